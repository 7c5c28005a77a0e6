"""Read a table that is text: .csv, .tsv, in UTF-8, UTF-16 or GB18030; every cell is words, as they stand."""

import codecs
import csv
import re
from collections.abc import Iterable, Sequence
from itertools import takewhile
from pathlib import PurePath

from briefgen.diagnostics import error
from briefgen.errors import CannotRun
from briefgen.limits import Limits
from briefgen.origins import Origin
from briefgen.workbook.archive import refusal, too_large
from briefgen.workbook.markup import Scan
from briefgen.workbook.sheets import Listed, Sheet, sheet_from

READER = "csv"
SEPARATORS = ",;\t"
SAMPLE = 64
MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
MOST_TOLD = 10
FIGURE = re.compile(r"(?!(?:19|20)\d\d$)[+-]?\d[\d.]*%?")
Row = Sequence[str]


def delimited(content: bytes, name: str, limits: Limits) -> Sheet:
    """The only sheet of such a file, called like the file. Raises CannotRun for text in no known encoding, quotes that
    do not end, and rows that a comma within a figure has made too long."""
    text = _decoded(content, name)
    lines = text.splitlines(keepends=True)
    rows = _rows(lines, name, limits)
    _refuse_ragged(rows, name)
    width = max(map(len, rows), default=0)
    scan = Scan((len(rows), width))
    return sheet_from(name, Listed(PurePath(name).stem), enumerate(rows, 1), scan, READER)


def _decoded(content: bytes, name: str) -> str:
    """UTF-8 first: text in GB18030 almost never happens to be that, while the reverse is common."""
    encodings = ("utf-16",) if content.startswith(MARKS) else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError as problem:
            stopped = problem.start
    line = content.count(b"\n", 0, stopped) + 1
    raise refusal(name, "W201", line=line)


def _rows(lines: Sequence[str], name: str, limits: Limits) -> list[Row]:
    rows, cells = list[Row](), 0
    reader = csv.reader(lines, delimiter=_separator(lines), strict=True)
    try:
        for row in reader:
            rows.append(row)
            cells += len(row)
            if cells > limits.cells:
                raise too_large(name, cells, limits.cells, "cells")
    except csv.Error as problem:
        raise refusal(name, "W104", detail=f"{reader.line_num}: {problem}") from problem
    return rows


def _separator(lines: Iterable[str]) -> str:
    """The one that stands most often in the first lines."""
    sample = "".join(line for line, _ in zip(lines, range(SAMPLE), strict=False))
    return max(SEPARATORS, key=sample.count)


def _refuse_ragged(rows: Sequence[Row], name: str) -> None:
    """A figure such as 1,700 without quotes moves all that follows into the next column."""
    width = _width_of_headers(rows)
    long = [number for number, row in enumerate(rows, 1) if _length(row) > width]
    if long and width > 1:
        sheet = PurePath(name).stem
        raise CannotRun([error("W202", Origin(name, sheet, f"A{each}"), width=width) for each in long[:MOST_TOLD]])


def _width_of_headers(rows: Sequence[Row]) -> int:
    """How many columns the rows have that stand before the first figures; years are no figures."""
    before = takewhile(lambda row: not any(FIGURE.fullmatch(cell.strip()) for cell in row), rows)
    return max(map(_length, before), default=0)


def _length(row: Row) -> int:
    """Up to the last cell that says something."""
    return max((number for number, cell in enumerate(row, 1) if cell.strip()), default=0)
