"""Read the header over each column: a period, a part of an observation, a unit, names; or which labels it holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefgen.indicators import Label
from briefgen.periods import Frequency, Period
from briefgen.workbook.cells import Cell
from briefgen.workbook.mapping.dating import Calendar, Dated, cumulative, joined, looks_glued
from briefgen.workbook.mapping.grid import Grid, Habits, Row
from briefgen.workbook.mapping.words import Said, named, said

LABEL = "label"
"""A column of labels whose header does not say what they are."""
OF_ROWS = ("name", "area", "period", LABEL)


@dataclass(frozen=True, slots=True)
class Name:
    """Words that name an indicator or an area, or that nobody knows yet; `identity` is how they are compared."""

    text: str
    identity: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class Column:
    """What stands over a column. With a `role` it holds labels of rows, else figures.

    `guessed` says that a header was taken from the left, where cells are not merged.
    """

    number: int
    role: str = ""
    header: tuple[Cell, ...] = ()
    period: Period | None = None
    period_cell: Cell | None = None
    part: str = ""
    unit: Label | None = None
    basis: str = ""
    status: str = ""
    span: str = ""
    names: tuple[Name, ...] = ()
    guessed: bool = False
    glued: Cell | None = None
    """A header that looks like a year with the digit of a footnote."""


def columns_of(grid: Grid, headers: Sequence[Row], span: Sequence[int]) -> tuple[Column, ...]:
    """The columns of a table that say anything, from the left."""
    found = tuple(_columns(grid, headers, span))
    if any(column.role in OF_ROWS for column in found):
        return found
    first = max(span[0], grid.left)
    at = next((n for n, column in enumerate(found) if not column.role), None)
    if at is None or found[0].number > first:
        return (Column(first, LABEL), *found)
    return (*found[:at], Column(found[at].number, LABEL, found[at].header), *found[at + 1 :])


def _columns(grid: Grid, headers: Sequence[Row], span: Sequence[int]) -> Iterator[Column]:
    for number in span:
        path = tuple(_path(grid, headers, number))
        if path:
            yield _column(grid.habits, number, path)


@dataclass(frozen=True, slots=True)
class _Header:
    """A header cell over a column, and whether it was taken from the left."""

    cell: Cell
    guessed: bool = False


def _path(grid: Grid, headers: Sequence[Row], column: int) -> Iterator[_Header]:
    """The header cells over a column from the top, each once."""
    seen = set[str]()
    for at, row in enumerate(headers):
        cell = grid.cell(row.number, column)
        below = any(grid.cell(each.number, column) for each in headers[at + 1 :])
        left = _left(grid, row, column) if cell is None and below else None
        found = cell or left
        if found and found.origin.cell not in seen:
            seen.add(found.origin.cell)
            yield _Header(found, left is not None)


def _left(grid: Grid, row: Row, column: int) -> Cell | None:
    """The nearest header to the left in the same row, unless it stands over labels."""
    before = [each for each in row.columns if each < column]
    if not before:
        return None
    cell = row.cell(before[-1])
    return None if grid.habits.role_of(cell.text) or before[-1] <= grid.left else cell


@dataclass(slots=True)
class _Reading:
    """What the cells over a column say, while they are read from the top."""

    dated: Dated | None = None
    period_cell: Cell | None = None
    heard: list[Said] = field(default_factory=list)
    units: list[Label] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    glued: Cell | None = None


def _column(habits: Habits, number: int, path: Sequence[_Header]) -> Column:
    cells = tuple(each.cell for each in path)
    role = habits.role_of(cells[-1].text)
    if role:
        return Column(number, role, cells)
    reading = _Reading()
    rest = _read_periods(habits.calendar, cells, reading)
    for cell, text in rest:
        _read_words(habits, cell, text, reading)
    return _made(number, cells, reading, any(each.guessed for each in path))


def _read_periods(calendar: Calendar, cells: Sequence[Cell], reading: _Reading) -> list[tuple[Cell, str]]:
    """The cells, and what of them is not the period. A year over a quarter is one period."""
    for end in range(len(cells), 1, -1):
        together = joined(cells[end - 2 : end], calendar)
        if together:
            reading.dated, reading.period_cell = together, cells[end - 1]
            return [(cell, cell.text) for cell in (*cells[: end - 2], *cells[end:])]
    rest = list[tuple[Cell, str]]()
    for cell in cells:
        found = calendar.dated(cell)
        if found and reading.dated is None:
            reading.dated, reading.period_cell = found, cell
            rest += [(cell, found.rest)] if found.rest else []
        else:
            reading.glued = cell if looks_glued(cell) else reading.glued
            rest.append((cell, cell.text))
    return rest


def _read_words(habits: Habits, cell: Cell, text: str, reading: _Reading) -> None:
    if habits.role_of(text):
        return
    declared = habits.part_of(text)
    told = Said(part=declared) if declared else said(text)
    reading.heard.append(told)
    if told.unit:
        reading.units.append(Label(told.unit, cell.origin))
    if told.name:
        label = named(text)
        reading.names.append(Name(label.name, label.identity, cell))


def _made(number: int, cells: tuple[Cell, ...], reading: _Reading, guessed: bool) -> Column:
    def heard(part: str) -> str:
        return next((found for each in reversed(reading.heard) if (found := getattr(each, part))), "")

    return Column(
        number,
        "",
        cells,
        spanned(reading.dated.period, heard("span")) if reading.dated else None,
        reading.period_cell,
        heard("part"),
        reading.units[-1] if reading.units else None,
        heard("basis"),
        heard("status"),
        heard("span"),
        tuple(reading.names),
        guessed,
        reading.glued,
    )


def spanned(period: Period, span: str) -> Period:
    """A month or quarter under 累计 is all of the year up to its end."""
    is_short = period.frequency in (Frequency.MONTH, Frequency.QUARTER)
    return cumulative(period) if span == "cumulative" and is_short else period
