"""Hold the filled rows of a sheet, whatever kind of file they were read from; a cell is made when it is asked for."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from operator import attrgetter
from typing import overload

from briefgen.origins import Origin
from briefgen.workbook.cells import Cell, cell_of
from briefgen.workbook.markup import Scan, Span, Spot

Values = Sequence[object]


@dataclass(frozen=True, slots=True)
class Listed:
    """A sheet as its workbook lists it; `part` is where its cells stand in an .xlsx (ECMA-376 18.2.19)."""

    name: str
    hidden: bool = False
    part: str = ""


@dataclass(frozen=True, slots=True)
class Cells(Sequence[Cell]):
    """The cells of a row from column A on. A large sheet has a million of them, of which few are looked at."""

    sheet: Origin
    row: int
    values: Values
    scan: Scan

    @overload
    def __getitem__(self, index: int) -> Cell: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Cell]: ...
    def __getitem__(self, index: int | slice) -> Cell | Sequence[Cell]:
        if isinstance(index, int) and 0 <= index < len(self.values):
            return self._cell(index)
        if isinstance(index, slice):
            return tuple(self._cell(each) for each in range(len(self))[index])
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        return self._cell(index % len(self))

    def __len__(self) -> int:
        return max(self.scan.last[1], len(self.values))

    def _cell(self, index: int) -> Cell:
        value = self.values[index] if index < len(self.values) else ""
        spot = (self.row, index + 1)
        origin = place_in(self.sheet, index + 1, self.row)
        return cell_of(value, origin, spot in self.scan.percents, self.scan.troubles.get(spot))


@dataclass(frozen=True, slots=True)
class Line:
    """A row that has something in it, by the number that Excel shows; `values` are its contents as they were read."""

    number: int
    cells: Sequence[Cell]
    hidden: bool = False
    values: Values = field(default=(), compare=False)

    def is_empty_at(self, index: int) -> bool:
        """Whether nothing was read there, as far as its contents are known; a cell that holds an error may look so."""
        return bool(self.values) and (index >= len(self.values) or self.values[index] in ("", None))


@dataclass(frozen=True, slots=True)
class Sheet:
    """The filled rows of a sheet, and the numbers of its hidden columns.

    `reader` names what read it. Where `knows_formats` is false, a number shown as 4.8% stands here as 0.048.
    """

    name: str
    origin: Origin
    lines: tuple[Line, ...]
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    merges: tuple[Span, ...] = ()
    reader: str = ""
    knows_formats: bool = True
    has_troubles: bool = False
    """Whether any cell has something in it that cannot be read."""


def sheet_from(workbook: str, listed: Listed, rows: Iterable[tuple[int, Values]], scan: Scan, reader: str) -> Sheet:
    """A sheet from rows by number, and from what else its file says of them."""
    origin = Origin(workbook, listed.name)
    return Sheet(
        listed.name,
        origin,
        tuple(sorted(_lines(origin, scan, rows), key=attrgetter("number"))),
        listed.hidden,
        frozenset(column for span in scan.hidden_columns for column in _within(span, scan.last[1])),
        tuple(scan.merges),
        reader,
        has_troubles=bool(scan.troubles),
    )


def _within(span: tuple[int, int], last: int) -> range:
    return range(span[0], min(span[1], last) + 1)


def _lines(sheet: Origin, scan: Scan, rows: Iterable[tuple[int, Values]]) -> Iterator[Line]:
    """The filled rows; a row of nothing but errors is filled, though libraries give nothing for it."""
    troubled = {row for row, _ in scan.troubles}
    given = set[int]()
    for row, values in rows:
        if row in troubled or any(map(_says_something, values)):
            given.add(row)
            yield Line(row, Cells(sheet, row, values, scan), row in scan.hidden_rows, values)
    for row in sorted(troubled - given):
        yield Line(row, Cells(sheet, row, (), scan), row in scan.hidden_rows)


def _says_something(value: object) -> bool:
    if not isinstance(value, str):
        return value is not None
    if value.isprintable():
        return bool(value) and not value.isspace()
    return not cell_of(value, NOWHERE).is_blank


NOWHERE = Origin("", "")


MOST_MERGED = 1_000_000
"""Merged ranges do not overlap (ECMA-376 18.3.1.55), so no sheet that a program wrote has more cells in them."""


def merged_from(sheet: Sheet) -> Mapping[Spot, Spot]:
    """The first cell of the merged range for each other cell of it, by row and column, within the filled rows."""
    return dict(islice(_merged(sheet), MOST_MERGED))


def _merged(sheet: Sheet) -> Iterator[tuple[Spot, Spot]]:
    filled = [line.number for line in sheet.lines]
    width = max((len(line.cells) for line in sheet.lines), default=0)
    for top, left, bottom, right in sheet.merges:
        for row in filled[bisect_left(filled, top) : bisect_right(filled, bottom)]:
            for column in range(left, min(right, width) + 1):
                if (row, column) != (top, left):
                    yield (row, column), (top, left)


def place_in(sheet: Origin, column: int, row: int) -> Origin:
    """A cell of a sheet by the numbers of its column and row, both counted from 1."""
    return Origin(sheet.workbook, sheet.sheet, f"{column_letters(column)}{row}", sheet.foreign)


@cache
def column_letters(number: int) -> str:
    """The name of a column, counted from 1: A, Z, AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
