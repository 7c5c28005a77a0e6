"""Read the rows of a list of recipients, a workbook or a table in text, with the cell of each of their words."""

from collections.abc import Mapping, Sequence

from briefgen.diagnostics import Warned
from briefgen.indicators import Label
from briefgen.limits import USUAL_LIMITS, Limits
from briefgen.origins import Origin
from briefgen.workbook.books import opened, sheets_of
from briefgen.workbook.cells import Cell
from briefgen.workbook.findings import Findings
from briefgen.workbook.sheets import Listed
from briefgen.workbook.tables import Row, rows_of
from briefgen.workbook.vocabulary import RECIPIENTS, SHEETS, folded

Entry = Mapping[str, Label]
"""A row by the canonical names of its columns (name, address, office, area, pillars, way, files, language); an empty
cell is an empty label with its place. Line feeds stand as they were typed."""


def entries(content: bytes, name: str, limits: Limits = USUAL_LIMITS) -> Warned[tuple[Entry, ...]]:
    """The rows of a list of recipients. `name` is what messages call the file.

    In a workbook it is the sheet 收件人 or Recipients, else the first one. Raises CannotRun where it cannot be read.
    """
    findings = Findings()
    book = opened(content, name, limits)
    (sheet,) = sheets_of(book, (_listed(book.sheets),), limits)
    rows = rows_of(sheet, RECIPIENTS, findings)
    return Warned(tuple(map(_entry, rows)), findings.diagnostics)


def _listed(sheets: Sequence[Listed]) -> Listed:
    return next((each for each in sheets if SHEETS.get(folded(each.name)) == RECIPIENTS), sheets[0])


def _entry(row: Row) -> Entry:
    return {column: _label(row.cells.get(column), place) for column, place in row.places.items() if column}


def _label(cell: Cell | None, place: Origin) -> Label:
    return Label(cell.text if cell else "", place)
