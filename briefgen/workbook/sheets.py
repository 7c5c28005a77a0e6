"""Open a workbook and give the cells of its sheets, row by row, each with its place."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import python_calamine

from briefgen.origins import Origin
from briefgen.workbook.cells import Cell, cell_of
from briefgen.workbook.markup import NotMarkup, Scan, percent_styles, scanned
from briefgen.workbook.package import Listed, Package, refusal
from briefgen.workbook.signatures import Kind, kind_of

MOST_CELLS = 1_000_000
"""The largest box of cells that is read: the library behind takes 40 bytes a cell, empty ones too, and a box of
1,048,576 × 16,384 ends the process."""
REFUSALS = {Kind.EMPTY: "W101", Kind.UNKNOWN: "W102", Kind.ENCRYPTED: "W103"}
Value = TypeVar("Value")
Grid = Sequence[Sequence[object]]


@dataclass(frozen=True, slots=True)
class Line:
    """A row that has something in it, by the number that Excel shows."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """The filled rows of a sheet, and the numbers of its hidden columns."""

    name: str
    origin: Origin
    lines: tuple[Line, ...]
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()


def opened(content: bytes, name: str) -> Package:
    """The workbook behind the bytes. Raises CannotRun for anything that is no .xlsx."""
    kind = kind_of(content, name)
    if kind is not Kind.PACKAGE:
        raise refusal(name, REFUSALS.get(kind, "W106"), kind=kind.value)
    return Package(content, name)


def sheets_of(package: Package, wanted: Sequence[Listed]) -> tuple[Sheet, ...]:
    """The cells of some sheets. Raises CannotRun where a part is damaged or spans too large a box."""
    scans = _scans(package, wanted)
    grids = _grids(package, wanted)
    return tuple(_sheet(package, *each) for each in zip(wanted, scans, grids, strict=True))


def _scans(package: Package, wanted: Iterable[Listed]) -> tuple[Scan, ...]:
    """What the markup says, before any library touches it."""
    percents = _percents(package)
    return tuple(_scan(package, listed, percents) for listed in wanted)


def _percents(package: Package) -> frozenset[int]:
    try:
        return percent_styles(package.part(package.styles)) if package.has(package.styles) else frozenset()
    except NotMarkup as problem:
        raise package.refusal("W104", detail=package.styles) from problem


def _scan(package: Package, listed: Listed, percents: frozenset[int]) -> Scan:
    try:
        scan = scanned(package.part(listed.part), percents)
    except NotMarkup as problem:
        raise package.refusal("W104", detail=listed.name) from problem
    box = scan.last[0] * scan.last[1]
    if box > MOST_CELLS:
        raise package.refusal("W105", size=box, most=MOST_CELLS)
    return scan


def _grids(package: Package, wanted: Sequence[Listed]) -> tuple[Grid, ...]:
    packed = package.repacked(listed.part for listed in wanted)
    try:
        book = python_calamine.load_workbook(packed)
        return tuple(book.get_sheet_by_name(each.name).to_python(skip_empty_area=False) for each in wanted)
    except python_calamine.CalamineError as problem:
        raise package.refusal("W104", detail=problem) from problem


def _sheet(package: Package, listed: Listed, scan: Scan, grid: Grid) -> Sheet:
    origin = Origin(package.name, listed.name)
    filled = (line for line in _lines(origin, scan, grid) if any(not cell.is_blank for cell in line.cells))
    hidden = frozenset(column for span in scan.hidden_columns for column in _within(span, scan.last[1]))
    return Sheet(listed.name, origin, tuple(filled), listed.hidden, hidden)


def _within(span: tuple[int, int], last: int) -> range:
    return range(span[0], min(span[1], last) + 1)


def _lines(sheet: Origin, scan: Scan, grid: Grid) -> Iterator[Line]:
    """The rows as far as the markup has cells: the library gives fewer where the last ones hold errors."""
    troubled = {row for row, _ in scan.troubles}
    for row, values in enumerate(_padded(grid, scan.last[0], []), 1):
        if row in troubled or any(value != "" for value in values):
            yield Line(row, tuple(_cells(sheet, scan, row, values)), row in scan.hidden_rows)


def _cells(sheet: Origin, scan: Scan, row: int, values: Sequence[object]) -> Iterator[Cell]:
    for column, value in enumerate(_padded(values, scan.last[1], ""), 1):
        origin = Origin(sheet.workbook, sheet.sheet, f"{column_letters(column)}{row}")
        spot = (row, column)
        yield cell_of(value, origin, spot in scan.percents, scan.troubles.get(spot))


def _padded(values: Sequence[Value], length: int, filler: Value) -> Sequence[Value]:
    return [*values, *[filler] * (length - len(values))]


def column_letters(number: int) -> str:
    """The name of a column, counted from 1: A, Z, AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
