"""Read the sheets of an .xlsx: values by calamine, or by openpyxl where that is safer; formats and errors by markup.

Neither library tells all. calamine gives no formats and takes error cells for empty ones; openpyxl is ten times
slower, leaks the words of hyperlinks into empty cells and does not know strict files. So what values do not say is
read from the markup itself, and openpyxl stands in where calamine fails or would need memory for a vast empty box.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import python_calamine

from briefgen.limits import Limits
from briefgen.workbook.archive import too_large
from briefgen.workbook.glance import glanced
from briefgen.workbook.markup import NotMarkup, Scan, percent_styles, scanned
from briefgen.workbook.package import Package
from briefgen.workbook.sheets import Listed, Sheet, Values, sheet_from

CALAMINE, OPENPYXL = "calamine", "openpyxl"
SMALL_BOX, SPARSE = 1_000_000, 8
"""calamine takes 40 bytes for each cell of a box, empty or not; a larger one with few filled cells is for openpyxl."""
ESCAPED_NUMBER = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>[^<]*(?:&#|<!\[CDATA\[)")
"""A value that is spelt in a way that calamine takes for an empty cell."""


class Unreadable(Exception):
    """A library could not read a sheet; its words for it."""


@dataclass(frozen=True, slots=True)
class SpreadsheetML:
    """An opened .xlsx with what it may ask for."""

    package: Package
    limits: Limits

    def read(self, wanted: Sequence[Listed]) -> tuple[Sheet, ...]:
        """The cells of some sheets. Raises CannotRun where a part is damaged or spans too large a box."""
        percents = _percents(self.package)
        return tuple(self._sheet(listed, percents) for listed in wanted)

    def _sheet(self, listed: Listed, percents: frozenset[int]) -> Sheet:
        scan = self._scan(listed, percents)
        try:
            if _is_sparse(scan) or self._has_escaped_numbers(listed.part):
                return self._by(OPENPYXL, listed, scan)
            try:
                return self._by(CALAMINE, listed, scan)
            except Unreadable:
                return self._by(OPENPYXL, listed, scan)
        except Unreadable as problem:
            raise self.package.refusal("W104", detail=f"{listed.name}: {problem}") from problem
        finally:
            self.package.forget(listed.part)

    def _has_escaped_numbers(self, path: str) -> bool:
        part = self.package.part(path)
        return (b"&#" in part or b"<![" in part) and ESCAPED_NUMBER.search(part) is not None

    def _scan(self, listed: Listed, percents: frozenset[int]) -> Scan:
        part = self.package.part(listed.part)
        glance = glanced(part, percents)
        if glance and not _is_sparse(glance) and glance.last[0] * glance.last[1] <= self.limits.cells:
            return glance
        try:
            scan = scanned(part, percents)
        except NotMarkup as problem:
            raise self.package.refusal("W104", detail=listed.name) from problem
        box = scan.last[0] * scan.last[1]
        if box > self.limits.cells:
            raise too_large(self.package.name, box, self.limits.cells, "cells")
        return scan

    def _by(self, reader: str, listed: Listed, scan: Scan) -> Sheet:
        rows = _by_calamine if reader == CALAMINE else _by_openpyxl
        return sheet_from(self.package.name, listed, rows(self.package, listed), scan, reader)


def _percents(package: Package) -> frozenset[int]:
    try:
        return percent_styles(package.part(package.styles)) if package.has(package.styles) else frozenset()
    except NotMarkup as problem:
        raise package.refusal("W104", detail=package.styles) from problem


def _is_sparse(scan: Scan) -> bool:
    box = scan.last[0] * scan.last[1]
    return box > SMALL_BOX and scan.filled * SPARSE < box


def _by_calamine(package: Package, listed: Listed) -> Iterator[tuple[int, Values]]:
    """Its panics are no `Exception`, which the library behind it (PyO3) does on purpose."""
    try:
        packed = package.repacked(listed.part)
        package.forget(listed.part)
        book = python_calamine.load_workbook(packed)
        rows = book.get_sheet_by_name(listed.name).to_python(skip_empty_area=False)
    except BaseException as problem:
        if isinstance(problem, KeyboardInterrupt | SystemExit):
            raise
        raise Unreadable(str(problem)) from problem
    return enumerate(rows, 1)


def _by_openpyxl(package: Package, listed: Listed) -> Iterator[tuple[int, Values]]:
    import openpyxl  # 150 ms that few workbooks have to pay

    try:
        book = openpyxl.load_workbook(package.repacked_loosely(listed.part), read_only=True, data_only=True)
        sheet = book[listed.name]
        sheet.reset_dimensions()
        rows = sheet.iter_rows(values_only=True)
        yield from (
            (number, _blanks(row)) for number, row in enumerate(rows, 1) if any(each is not None for each in row)
        )
    except Exception as problem:
        raise Unreadable(str(problem)) from problem


def _blanks(row: Sequence[object]) -> Values:
    return tuple("" if value is None else value for value in row)
