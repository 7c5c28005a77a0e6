"""Tell header rows from rows of figures, also where years and figures look alike."""

from collections.abc import Set
from decimal import Decimal
from itertools import pairwise

from briefgen.workbook.mapping.grid import EARLIEST, LATEST, Grid, Kind, Row, is_year
from briefgen.workbook.mapping.words import said

MANY = 2
"""So many words over figures are a header; a single one may stand for a figure that is described."""


def is_header(grid: Grid, row: Row, roles: Set[int] | None) -> bool:
    """Whether a row is a header. `roles` are the columns of labels of the table that is open; None where none is."""
    if row.kind not in (Kind.WORDS, Kind.PERIODS):
        return False
    if roles is None or grid.habits.role_of(row.cell(row.first).text):
        return True
    beside = [row.cell(column) for column in row.columns[1:] if column not in roles]
    if row.kind is Kind.PERIODS:
        return _has_blank_label(grid, row, roles) or any(
            isinstance(cell.content, str) and grid.year_or_period(cell) for cell in beside
        )
    known = any(grid.habits.role_of(cell.text) or said(cell.text).is_known for cell in beside)
    return len(beside) >= MANY or (bool(beside) and known)


def _has_blank_label(grid: Grid, row: Row, roles: Set[int]) -> bool:
    """Whether years begin to the right of the labels: nothing names what they would be figures of."""
    return row.first > grid.left and row.first not in roles and is_year(row.cell(row.first))


def may_be_years(row: Row, roles: Set[int]) -> bool:
    """Whether a row of figures could be a header: whole numbers that follow each other like years."""
    numbers = [
        cell.content
        for column in row.columns[1:]
        if column not in roles and isinstance((cell := row.cell(column)).content, Decimal)
    ]
    steps = {after - before for before, after in pairwise(numbers)}
    return len(numbers) >= MANY and len(steps) == 1 and abs(steps.pop()) == 1 and all(map(_could_be_year, numbers))


def _could_be_year(number: Decimal) -> bool:
    return number == number.to_integral_value() and EARLIEST <= number <= LATEST
