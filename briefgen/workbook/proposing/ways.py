"""Make out how a table writes what its words alone do not say: dates, short years, columns under unusual words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from briefgen.workbook.cells import Cell
from briefgen.workbook.mapping.columns import LABEL, Column
from briefgen.workbook.mapping.dating import Calendar, spelt
from briefgen.workbook.mapping.grid import Habits, is_figure, is_year
from briefgen.workbook.mapping.tables import Table, tables_in
from briefgen.workbook.mapping.words import is_unit_like
from briefgen.workbook.proposing.looks import are_areas

SHORT_YEAR = re.compile(r"['’]?\d\d(?P<word>年度|年末|财年|年)")
QUARTERS = (frozenset({3, 6, 9, 12}), frozenset({1, 4, 7, 10}))
MOST_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Ways:
    """What settings must say for a table to be read."""

    frequency: str = ""
    patterns: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    glued: tuple[Cell, ...] = ()
    """Headers that are taken for years with the digit of a footnote."""

    def __bool__(self) -> bool:
        return any((self.frequency, self.patterns, self.columns))

    @property
    def habits(self) -> Habits:
        return Habits(Calendar(self.patterns, self.frequency), columns=self.columns)


def ways_of(tables: Sequence[Table]) -> Ways:
    """How the tables under one header are written; nothing where they are written in the usual ways."""
    headers = [cell for table in tables for column in table.figures for cell in column.header]
    days = [cell.content for cell in headers if isinstance(cell.content, date)]
    glued = tuple(dict.fromkeys(column.glued for table in tables for column in table.figures if column.glued))
    patterns = (*_patterns(headers), *dict.fromkeys(f"{{year}}{spelt(each.text)[4:]}" for each in glued))
    return Ways(_frequency(list(dict.fromkeys(days))), patterns, tuple(_columns(tables[0])), glued)


def read_again(tables: tuple[Table, ...], ways: Ways) -> tuple[Table, ...]:
    """The same tables, with what is known now of how they are written."""
    numbers = {each.headers[-1].number for each in tables}
    found = tables_in(tables[0].grid.sheet, ways.habits)
    return tuple(each for each in found if each.headers[-1].number in numbers) or tables


def _frequency(days: Sequence[date]) -> str:
    """What stretch dates stand for, where they can only stand for one."""
    months = {each.month for each in days}
    if len(days) < 2:
        return ""
    if len({each.year for each in days}) == len(days) and len(months) == 1:
        return "year"
    if len(months) > 2 and any(months <= quarters for quarters in QUARTERS):
        return "quarter"
    return "month" if len({(each.year, each.month) for each in days}) == len(days) else ""


def _patterns(headers: Sequence[Cell]) -> tuple[str, ...]:
    """Patterns for years of two digits: 24年度."""
    found = (SHORT_YEAR.fullmatch(cell.text.strip()) for cell in headers if isinstance(cell.content, str))
    return tuple(dict.fromkeys("{yy}" + each["word"] for each in found if each))


def _columns(table: Table) -> Iterator[tuple[str, str]]:
    """What columns hold whose headers do not say it, as far as their cells do."""
    roles = {column.role for column in table.columns}
    beside = {_held(table, column): column for column in reversed(table.figures) if _is_strange(column)}
    known = {
        role: column for role, column in beside.items() if role in ("period", "area", "unit") and role not in roles
    }
    first = next((column for column in table.columns if column.role in (LABEL, "name") and column.header), None)
    if first and _held(table, first) == "area" and "area" not in roles:
        yield "area", first.header[-1].text
    elif known and "period" in {*known, *roles} and first:
        yield "name", first.header[-1].text
        yield from ((role, column.header[-1].text) for role, column in known.items())
        if "value" in beside and not any(each.part for each in table.figures):
            yield "value", beside["value"].header[-1].text


def _is_strange(column: Column) -> bool:
    """Whether nothing is known of a column but the words over it."""
    return len(column.header) == 1 and bool(column.names) and not (column.period or column.part)


def _held(table: Table, column: Column) -> str:
    """What the cells of a column are: periods, units, areas or figures."""
    calendar = table.grid.habits.calendar
    cells = [cell for row in table.rows[:MOST_LOOKED_AT] if (cell := table.grid.cell(row.row.number, column.number))]
    days = [cell for cell in cells if is_year(cell) or not isinstance(cell.content, Decimal)]
    dated = [found for cell in days if (found := calendar.dated(cell)) and not found.rest]
    if not cells:
        return ""
    if len(dated) == len(cells):
        return "period"
    if all(isinstance(cell.content, str) and is_unit_like(cell.text) for cell in cells):
        return "unit"
    if all(isinstance(cell.content, str) for cell in cells) and are_areas(cell.line for cell in cells):
        return "area"
    return "value" if all(map(is_figure, cells)) else ""
