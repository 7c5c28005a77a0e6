"""Make a draft of a `[[source]]` block out of tables under one header: where their names and areas stand; pure."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefgen.diagnostics import Diagnostic, note, warning
from briefgen.indicators import WHOLE_AREAS
from briefgen.sourcing import EVERY
from briefgen.workbook.cells import Cell
from briefgen.workbook.mapping.columns import LABEL, Column
from briefgen.workbook.mapping.grid import Kind
from briefgen.workbook.mapping.labels import Labelled, is_part
from briefgen.workbook.mapping.tables import Table
from briefgen.workbook.mapping.words import UNIT_ALONE, named, said, without_unit
from briefgen.workbook.proposing.looks import (
    are_areas,
    indicator_in,
    is_area,
    is_scope,
    is_total,
    says_no_more,
    says_nothing,
)
from briefgen.workbook.proposing.values import COLUMN, ROW, Draft, Item
from briefgen.workbook.vocabulary import folded, unit_from

LOOKS = 0.9
"""How sure it is that words are areas because they look like it."""
BETWEEN = " > "
NOTE_OF_UNIT = re.compile(r"(?<=[（(])\s*(?:计量)?(?:单位|unit)\s*[:：]\s*", re.IGNORECASE)


@dataclass(slots=True)
class Shaping:
    """The tables of one header row, while what they hold is made out."""

    tables: tuple[Table, ...]
    told: list[Diagnostic] = field(default_factory=list)

    @property
    def table(self) -> Table:
        return self.tables[0]

    def drafts(self, workbook: str, sheet: str | int) -> Iterator[Draft]:
        """The block for these tables; one more for each scope that columns are under."""
        draft = Draft(workbook, sheet, self.tables, "", (), sure=min(each.sure for each in self.tables))
        if not self._names_in_rows:
            yield from self._of_columns(draft)
        elif self._areas_across:
            yield replace(
                draft, layout="areas across", items=self._row_items(), leave=self._totals(), sure=draft.sure * LOOKS
            )
        else:
            yield from self._of_rows(draft)

    # --- what stands where --------------------------------------------------------------------------------

    @property
    def _roles(self) -> set[str]:
        return {column.role for column in self.table.columns if column.role}

    @property
    def _names_in_rows(self) -> bool:
        roles = self._roles
        if "name" in roles:
            return True
        return LABEL in roles and not (self._labels_are_periods or self._labels_are_areas)

    @property
    def _labels(self) -> list[tuple[Labelled, Cell]]:
        return [(row, row.labels[LABEL]) for row in self.table.rows if LABEL in row.labels]

    @property
    def _labels_are_periods(self) -> bool:
        calendar = self.table.grid.habits.calendar
        dated = [
            calendar.dated(cell) or calendar.dated_text("".join(row.above[-1:]) + cell.text)
            for row, cell in self._labels
        ]
        return bool(dated) and sum(each is not None and not each.rest for each in dated) * 2 > len(dated)

    @property
    def _labels_are_areas(self) -> bool:
        return are_areas(cell.line for _, cell in self._labels)

    @property
    def _areas_across(self) -> bool:
        names = [name.text for column in self.table.figures for name in column.names[-1:]]
        return are_areas(names)

    def _totals(self) -> tuple[str, ...]:
        """Words over columns that add areas up and that are no area which a packet may name."""
        names = (name.text for column in self.table.figures for name in column.names)
        return tuple(dict.fromkeys(each for each in names if is_total(each) and folded(each) not in WHOLE_AREAS))

    # --- names in rows ------------------------------------------------------------------------------------

    def _of_rows(self, draft: Draft) -> Iterator[Draft]:
        """One block; where all columns stand under scopes, one for each of them."""
        layout = "tidy" if "period" in self._roles or "area" in self._roles else "periods across"
        items = self._row_items()
        over_all = self._words_over_all()
        if over_all:
            yield replace(draft, layout=layout, items=items, only=over_all)
            return
        strange = [column for table in self.tables for column in table.figures if column.names]
        scopes = list(dict.fromkeys(name.text for column in strange for name in column.names if is_scope(name.text)))
        self._tell_strange(column for column in strange if not any(is_scope(name.text) for name in column.names))
        if not scopes:
            yield replace(draft, layout=layout, items=items)
        for scope in scopes:
            limited = (replace(each, identity=(folded(scope), *each.identity)) for each in items)
            titled = tuple(replace(each, title=f"{each.name}（{scope}）") for each in limited)
            yield replace(draft, layout=layout, items=titled, only=(scope,), sure=draft.sure * LOOKS)

    def _words_over_all(self) -> tuple[str, ...]:
        """Words that stand over every column of figures and say nothing more of them."""
        names = [{name.text for name in column.names} for table in self.tables for column in table.figures]
        shared = set.intersection(*names) if names else set()
        is_alone = all(each == shared for each in names) and all(map(says_no_more, shared))
        return tuple(sorted(shared)) if is_alone else ()

    def _tell_strange(self, columns: Iterable[Column]) -> None:
        for column in columns:
            words = "、".join(name.text for name in column.names)
            self.told.append(warning("W364", column.header[-1].origin, words=words))

    def _row_items(self) -> tuple[Item, ...]:
        return tuple(item for table in self.tables for item in _Rows(table, self.told).items())

    # --- names over columns -------------------------------------------------------------------------------

    def _of_columns(self, draft: Draft) -> Iterator[Draft]:
        across = self._areas_across
        down = not across and (self._labels_are_areas or "area" in self._roles)
        items = () if across else tuple(item for table in self.tables for item in self._column_items(table))
        items = items or self._title_items()
        if not items:
            self.told.append(warning("W372", self.table.headers[-1].cell(self.table.headers[-1].first).origin))
            return
        leave = self._area_totals() if down else self._totals() if across else ()
        layout = "areas across" if across else "areas down" if down else "periods down"
        sure = draft.sure * (LOOKS if across or self._labels_are_areas or items[0].path == EVERY else 1)
        yield replace(draft, layout=layout, items=items, leave=leave, sure=sure)

    def _title_items(self) -> tuple[Item, ...]:
        """The one indicator that the title of the table names, or else the sheet."""
        table = self.table
        titles = [(cell.line, cell.origin) for cell in reversed(table.titles) if not UNIT_ALONE.match(cell.text)]
        sheet = table.grid.sheet
        for text, place in (*titles, *([] if says_nothing(sheet.name) else [(sheet.name, sheet.origin)])):
            bare, unit = without_unit(NOTE_OF_UNIT.sub("", text))
            name = indicator_in(bare)
            if name and not is_area(name):
                lanes = frozenset((COLUMN, each.number) for each in table.figures)
                return (Item(EVERY, name, (folded(name),), lanes, place, unit or _text(table), title=name),)
        return ()

    def _area_totals(self) -> tuple[str, ...]:
        cells = (row.labels.get("area") or row.labels.get(LABEL) for row in self.table.rows)
        words = (cell.line for cell in cells if cell)
        return tuple(dict.fromkeys(each for each in words if is_total(each) and folded(each) not in WHOLE_AREAS))

    def _column_items(self, table: Table) -> Iterator[Item]:
        found = dict[str, list[Column]]()
        for column in table.figures:
            names = [each for each in column.names if not is_total(each.text)]
            if names:
                found.setdefault(BETWEEN.join(each.text for each in names), []).append(column)
        for path, columns in found.items():
            last = columns[0].names[-1]
            unit = next((each.unit.text for each in columns if each.unit and each.part != "change"), "")
            lanes = frozenset((COLUMN, each.number) for each in columns)
            identity = tuple(each.identity for each in columns[0].names)
            yield Item(path, last.text, identity, lanes, last.cell.origin, unit or _text(table))


def _text(table: Table) -> str:
    return table.unit.text if table.unit else ""


@dataclass(slots=True)
class _Rows:
    """The names in the rows of one table, each with its rows; those that come more than once are told apart by what
    stands above them."""

    table: Table
    told: list[Diagnostic]
    groups: Mapping[str, str] = field(init=False)
    """The rows of a single label among those of figures: what identifies them, and how they are written."""

    def __post_init__(self) -> None:
        inside = range(self.table.headers[-1].number + 1, self.table.last)
        titles = (row for row in self.table.grid.rows if row.kind is Kind.TITLE and row.number in inside)
        names = (named(row.cell(row.first).line) for row in titles)
        self.groups = {each.identity: each.name for each in names}

    def items(self) -> Iterator[Item]:
        rows = dict[tuple[str, ...], list[Labelled]]()
        for row in filter(self._is_wanted, self.table.rows):
            assert row.name is not None
            rows.setdefault((*row.above, row.name.identity), []).append(row)
        written = self._written()
        last = Counter(identity[-1] for identity in rows)
        for identity, those in rows.items():
            is_alone = last[identity[-1]] == 1 and not is_part_row(those[0])
            path = identity[-1:] if is_alone else identity
            yield self._item(identity, [written.get(each, each) for each in path], those)

    def _is_wanted(self, row: Labelled) -> bool:
        if row.name is None or not row.name.name or not self._has_figures(row):
            return False
        if is_total(row.name.name):
            self.told.append(note("W361", self._cell(row).origin, name=row.name.name))
            return False
        return True

    def _has_figures(self, row: Labelled) -> bool:
        grid, number = self.table.grid, row.row.number
        return any(grid.cell(number, column.number) for column in self.table.figures)

    def _item(self, identity: tuple[str, ...], path: Sequence[str], rows: Sequence[Labelled]) -> Item:
        first = rows[0]
        assert first.name is not None
        above = [each for each in first.above if each not in self.groups]
        return Item(
            BETWEEN.join(path),
            first.name.name,
            identity,
            frozenset((ROW, each.row.number) for each in rows),
            self._cell(first).origin,
            self._unit(first),
            next((self.groups[each] for each in first.above if each in self.groups), ""),
            above[-1] if above else "",
            said(first.name.name).part,
            _code(first),
        )

    def _cell(self, row: Labelled) -> Cell:
        return row.labels.get("name") or row.labels.get(LABEL) or next(iter(row.labels.values()))

    def _unit(self, row: Labelled) -> str:
        cell = row.labels.get("unit")
        by_row = unit_from(cell.text) if cell else row.name.unit if row.name else ""
        by_column = next((each.unit.text for each in self.table.figures if each.unit and each.part != "change"), "")
        return by_row or by_column or _text(self.table)

    def _written(self) -> Mapping[str, str]:
        """How each name is written, by what identifies it."""
        rows = {row.name.identity: row.name.name for row in reversed(self.table.rows) if row.name}
        return {**rows, **self.groups}


def is_part_row(row: Labelled) -> bool:
    return row.name is not None and is_part(row.name)


def _code(row: Labelled) -> str:
    cell = row.labels.get("code")
    return cell.text if cell and cell.text.isascii() and cell.text.isidentifier() else ""
