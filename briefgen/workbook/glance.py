"""Glance over the bytes of a large sheet: one that is certainly plain needs no scan of its every cell."""

import re

from briefgen.workbook.markup import NotMarkup, Scan, column_number, span_of

LARGE = 2**20
"""A part smaller than this is scanned cell by cell at once; that takes less than a tenth of a second."""
TELLING = (b"<f>", b"<f ", b"<f/", b"hidden", b"<!", b":sheetData", b't="e"', b"='", b"= ", b" =", b"\0")
"""What stands in no plain sheet: formulas, hidden rows, errors, comments, and markup written in an unusual way."""
COLUMN = re.compile(rb'<c r="([A-Z]{1,3})')
ROW_OF_CELL = re.compile(rb'<c r="[A-Z]{1,3}([1-9][0-9]{0,6})"')
ROW = re.compile(rb'<row r="([1-9][0-9]{0,6})"')
MERGE = re.compile(rb'<mergeCell ref="([A-Z0-9:]+)"')
UTF_8 = re.compile(
    rb'\s*(?:<\?xml[^>]*encoding="(?:utf|UTF)-8"[^>]*\?>|<\?xml version="1.0"( standalone="\w+")?\?>)?\s*<'
)
END = b"</worksheet>"


def glanced(part: bytes, percent_formats: frozenset[int]) -> Scan | None:
    """What a scan would say of a plain sheet, taking every cell as filled; None where it is not certain to be plain."""
    if len(part) < LARGE or not _is_plain(part) or _has_percents(part, percent_formats):
        return None
    columns = set(COLUMN.findall(part))
    of_cells = ROW_OF_CELL.findall(part)
    rows = ROW.findall(part)
    if part.count(b"<c") != len(of_cells) + part.count(b"<col") or part.count(b"<row") != len(rows):
        return None
    try:
        merges = [span_of(each.decode()) for each in MERGE.findall(part)]
    except NotMarkup:
        return None
    if part.count(b"<mergeCell ") != len(merges) or not columns:
        return None
    last = max(map(int, set(of_cells))), max(column_number(each.decode()) for each in columns)
    return Scan(last, len(of_cells), merges=merges)


def _is_plain(part: bytes) -> bool:
    """Whether no mark of anything else stands in the bytes; that they are whole, the archive's own sum has shown."""
    return bool(UTF_8.match(part)) and part.rstrip().endswith(END) and not any(mark in part for mark in TELLING)


def _has_percents(part: bytes, formats: frozenset[int]) -> bool:
    numbers = "|".join(map(str, sorted(formats))).encode()
    return bool(formats) and re.search(rb'\ss="(?:' + numbers + rb')"', part) is not None
