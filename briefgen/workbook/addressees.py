"""Read the rows of a list of recipients, a workbook or a table in text, with the cell of each of their words."""

import csv
import io
from collections.abc import Mapping, Sequence

from briefgen.diagnostics import Warned, error
from briefgen.errors import CannotRun, Mistake
from briefgen.indicators import Label
from briefgen.narrative import decoded
from briefgen.origins import Origin
from briefgen.workbook.cells import Cell, cell_of
from briefgen.workbook.findings import Findings
from briefgen.workbook.package import Listed
from briefgen.workbook.sheets import Line, Sheet, column_letters, opened, sheets_of
from briefgen.workbook.signatures import Kind, kind_of
from briefgen.workbook.tables import Row, rows_of
from briefgen.workbook.vocabulary import RECIPIENTS, SHEETS, folded

DELIMITERS = (",", ";", "\t")
"""What parts the columns: a comma, in some countries Excel's semicolon, or a tab."""

Entry = Mapping[str, Label]
"""A row by the canonical names of its columns (name, address, office, area, pillars, way, files, language); an empty
cell is an empty label with its place. Line feeds stand as they were typed."""


def entries(content: bytes, name: str) -> Warned[tuple[Entry, ...]]:
    """The rows of a list of recipients. `name` is what messages call the file.

    In a workbook it is the sheet 收件人 or Recipients, else the first one. Raises CannotRun where it cannot be read.
    """
    findings = Findings()
    sheet = _text_sheet(content, name) if kind_of(content, name) is Kind.TEXT else _sheet(content, name)
    rows = rows_of(sheet, RECIPIENTS, findings)
    return Warned(tuple(map(_entry, rows)), findings.diagnostics)


def _entry(row: Row) -> Entry:
    return {column: _label(row.cells.get(column), place) for column, place in row.places.items() if column}


def _label(cell: Cell | None, place: Origin) -> Label:
    return Label(cell.text if cell else "", place)


def _sheet(content: bytes, name: str) -> Sheet:
    package = opened(content, name)
    return sheets_of(package, (_listed(package.sheets),))[0]


def _listed(sheets: Sequence[Listed]) -> Listed:
    return next((each for each in sheets if SHEETS.get(folded(each.name)) == RECIPIENTS), sheets[0])


def _text_sheet(content: bytes, name: str) -> Sheet:
    """A table in text as a sheet: its cells are named as a spreadsheet would name them."""
    try:
        text = decoded(content)
    except Mistake as mistake:
        raise CannotRun([error(mistake.code, Origin(name, ""), **mistake.arguments)]) from mistake
    first = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(DELIMITERS, key=first.count))
    lines = (_line(number, row, Origin(name, name)) for number, row in enumerate(rows, 1))
    return Sheet(name, Origin(name, name), _even([line for line in lines if line.cells]))


def _line(number: int, row: Sequence[str], sheet: Origin) -> Line:
    places = (Origin(sheet.workbook, sheet.sheet, f"{column_letters(at)}{number}") for at in range(1, len(row) + 1))
    return Line(number, tuple(cell_of(text, place) for text, place in zip(row, places, strict=True)))


def _even(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines filled up to the same number of cells: rows of text may end early."""
    width = max((len(each.cells) for each in lines), default=0)
    return tuple(Line(each.number, (*each.cells, *_blanks(each, width))) for each in lines)


def _blanks(line: Line, width: int) -> tuple[Cell, ...]:
    first = line.cells[0].origin
    rest = range(len(line.cells) + 1, width + 1)
    return tuple(cell_of("", Origin(first.workbook, first.sheet, f"{column_letters(at)}{line.number}")) for at in rest)
