"""Read the labels of the rows of a foreign table: names with what they are a part of, codes, units, areas, periods."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefgen.workbook.cells import Cell
from briefgen.workbook.mapping.columns import LABEL, Column
from briefgen.workbook.mapping.grid import Grid, Kind, Row
from briefgen.workbook.mapping.words import Named, named, said


@dataclass(frozen=True, slots=True)
class Labels(Mapping[str, Cell]):
    """The labels of a row by their roles, each read when it is asked for."""

    grid: Grid
    row: int
    roles: Mapping[str, int]

    def __getitem__(self, role: str) -> Cell:
        cell = self.grid.cell(self.row, self.roles[role])
        if cell is None:
            raise KeyError(role)
        return cell

    def __iter__(self) -> Iterator[str]:
        return (role for role, column in self.roles.items() if self.grid.cell(self.row, column))

    def __len__(self) -> int:
        return sum(1 for _ in self)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A row with its labels by their roles; `above` are what its name is a part of, outermost first."""

    row: Row
    labels: Mapping[str, Cell]
    name: Named | None = None
    above: tuple[str, ...] = ()


@dataclass(slots=True)
class _Outline:
    """Which names stand over the next one: the group, the wholes by their indent, the last indicator of its own."""

    group: str = ""
    wholes: tuple[tuple[int, str], ...] = ()
    last: str = ""

    def above(self, name: Named) -> tuple[str, ...]:
        wholes = tuple(each for indent, each in self.wholes if indent < name.indent)
        last = (self.last,) if is_part(name) and self.last not in wholes else ()
        return tuple(filter(None, (self.group, *wholes, *last)))

    def alone(self) -> tuple[str, ...]:
        """What stands above a row without a name."""
        return tuple(filter(None, (self.group,)))

    def pass_by(self, name: Named) -> None:
        if is_part(name):
            return
        self.wholes = (
            *((indent, each) for indent, each in self.wholes if indent < name.indent),
            (name.indent, name.identity),
        )
        self.last = name.identity


def labelled(grid: Grid, rows: Iterable[Row], columns: Sequence[Column]) -> tuple[Labelled, ...]:
    """The rows of a table that have figures; a row of a single label is the group of those that follow."""
    return tuple(_labelled(grid, rows, columns))


def _labelled(grid: Grid, rows: Iterable[Row], columns: Sequence[Column]) -> Iterator[Labelled]:
    roles = {column.role: column.number for column in reversed(columns) if column.role}
    figures = [column.number for column in columns if not column.role]
    at = roles.get("name") or roles.get(LABEL, 0)
    outline = _Outline()
    for row in rows:
        name = _name(grid, row, at)
        if row.kind is Kind.TITLE and not any(column in figures for column in row.columns):
            group = named(row.cell(row.first).text).identity
            outline = _Outline(group) if group else outline
            continue
        yield Labelled(row, Labels(grid, row.number, roles), name, outline.above(name) if name else outline.alone())
        if name:
            outline.pass_by(name)


def _name(grid: Grid, row: Row, column: int) -> Named | None:
    raw = grid.raw(row.number, column) if column else ""
    if raw:
        return None if raw.isspace() else named(raw)
    cell = grid.cell(row.number, column) if column else None
    return None if cell is None or cell.trouble else named(cell.text)


def is_part(name: Named) -> bool:
    """Whether a row's label names no indicator but a part of the one above it: 增长, 位次."""
    return bool(said(name.name).part)
