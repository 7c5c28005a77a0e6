"""Tell of cells and rows that Excel holds otherwise than they look: numbers as text, merged cells, rows twice."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from briefgen.diagnostics import Diagnostic, warning
from briefgen.origins import Origin
from briefgen.workbook.cells import Cell
from briefgen.workbook.figures import NUMBER, TWO_NUMBERS, compact
from briefgen.workbook.markup import Span
from briefgen.workbook.sheets import Sheet, column_letters
from briefgen.workbook.tables import Row
from briefgen.workbook.vocabulary import REQUIRED_COLUMNS

FIGURES = ("value", "previous", "change", "rank", "previous_rank", "peer_count", "target")
FULL_WIDTH = re.compile("[０-９]")
PLAIN = re.compile(NUMBER)


def plain_number(text: str) -> Decimal | None:
    """The number of a text that is a number and nothing else; None for any other."""
    digits = compact(text)
    if not PLAIN.fullmatch(digits) or TWO_NUMBERS.search(text):
        return None
    return Decimal(digits.replace(",", ""))


def typed_numbers(rows: Iterable[Row], *, text_is_usual: bool = False) -> Iterator[Diagnostic]:
    """W300 for a number that is stored as text, W301 for one in full-width digits, whatever is typed around it."""
    for cell in texts_for_figures(rows):
        yield from _typed_number(cell, text_is_usual)


def texts_for_figures(rows: Iterable[Row]) -> Iterator[Cell]:
    """The cells of figures that hold text."""
    for row in rows:
        cells = [cell for column in FIGURES if (cell := row.cells.get(column))]
        for cell in (*cells, *row.periods.values()) if row.periods else cells:
            if isinstance(cell.content, str):
                yield cell


def _typed_number(cell: Cell, text_is_usual: bool) -> Iterator[Diagnostic]:
    if FULL_WIDTH.search(cell.text):
        yield warning("W301", cell.origin, text=cell.text)
    elif not text_is_usual and plain_number(cell.text) is not None:
        yield warning("W300", cell.origin, text=cell.text)


# --- merged cells -------------------------------------------------------------------------------------------


def merged_figures(sheet: Sheet, kind: str, rows: Sequence[Row]) -> Iterator[Diagnostic]:
    """W320 for a merged range that hides an empty cell of a known column: only its first cell has a content.

    Columns that every row must fill are left out: their empty cells have been told of (W160).
    """
    if not rows or not sheet.merges:
        return
    required = REQUIRED_COLUMNS[kind]
    headed = {column_letters(number) for number, cell in enumerate(sheet.lines[0].cells, 1) if not cell.is_blank}
    known = headed - {_column_of(place) for column, place in rows[0].places.items() if column in required}
    first, last = sheet.lines[0].number, rows[-1].origin.row
    for span in sheet.merges:
        if span[0] <= last and span[2] > first and known & _hidden_columns(span):
            cell = f"{column_letters(span[1])}{span[0]}"
            through = f"{column_letters(span[3])}{span[2]}"
            yield warning("W320", Origin(sheet.origin.workbook, sheet.name, cell), cells=f"{cell}:{through}")


def _hidden_columns(span: Span) -> set[str]:
    """The columns in which a merged range has a cell that is not its first."""
    top, left, bottom, right = span
    return {column_letters(each) for each in range(left if bottom > top else left + 1, right + 1)}


def _column_of(place: Origin) -> str:
    return place.cell.rstrip("0123456789")


# --- rows -------------------------------------------------------------------------------------------------


def repeated_rows(rows: Iterable[Row]) -> Iterator[Diagnostic]:
    """W321 for a row that says the same as an earlier one in every cell: it would be printed twice."""
    seen = dict[tuple[tuple[str, str], ...], Row]()
    for row in rows:
        said = tuple((column, cell.text) for column, cell in row.cells.items())
        first = seen.setdefault(said, row)
        if first is not row and said:
            yield warning("W321", _first_cell(row), first=_first_cell(first))


def _first_cell(row: Row) -> Origin:
    return next(iter(row.cells.values())).origin
