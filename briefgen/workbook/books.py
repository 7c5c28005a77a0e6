"""Open the bytes of a workbook of any kind: which sheets it has, and the cells of those that are wanted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefgen.limits import USUAL_LIMITS, Limits
from briefgen.workbook.archive import refusal, too_large
from briefgen.workbook.delimited import delimited
from briefgen.workbook.old_excel import old_excel
from briefgen.workbook.opendocument import open_document
from briefgen.workbook.package import Package
from briefgen.workbook.sheets import Listed, Sheet
from briefgen.workbook.signatures import Kind, is_lock_file, kind_of
from briefgen.workbook.spreadsheetml import SpreadsheetML

REFUSALS = {Kind.EMPTY: "W101", Kind.UNKNOWN: "W102", Kind.ENCRYPTED: "W103", Kind.WEB_PAGE: "W203"}


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook whose sheets are listed; `read` gives the cells of some of them."""

    name: str
    sheets: tuple[Listed, ...]
    read: Callable[[Sequence[Listed]], tuple[Sheet, ...]]


def opened(content: bytes, name: str, limits: Limits = USUAL_LIMITS) -> Book:
    """The workbook behind the bytes, whatever its name ends in. Raises CannotRun for what is none or asks too much."""
    if is_lock_file(name):
        raise refusal(name, "W200")
    if len(content) > limits.bytes:
        raise too_large(name, len(content), limits.bytes, "bytes")
    kind = kind_of(content, name)
    match kind:
        case Kind.PACKAGE:
            package = Package(content, name, limits)
            return Book(name, package.sheets, SpreadsheetML(package, limits).read)
        case Kind.OPENDOCUMENT:
            return _at_once(name, open_document(content, name, limits))
        case Kind.OLD_EXCEL:
            return _at_once(name, old_excel(content, name, limits))
        case Kind.TEXT:
            return _at_once(name, (delimited(content, name, limits),))
        case _:
            raise refusal(name, REFUSALS[kind])


def sheets_of(book: Book, wanted: Sequence[Listed], limits: Limits = USUAL_LIMITS) -> tuple[Sheet, ...]:
    """The cells of some sheets. Raises CannotRun where one is damaged, or has more than is allowed."""
    sheets = book.read(wanted)
    rows = max((len(sheet.lines) for sheet in sheets), default=0)
    if rows > limits.rows:
        raise too_large(book.name, rows, limits.rows, "rows")
    return sheets


def _at_once(name: str, sheets: Sequence[Sheet]) -> Book:
    """A workbook whose cells came with its list of sheets."""
    listed = tuple(Listed(sheet.name, sheet.hidden) for sheet in sheets)
    places = dict(zip(listed, sheets, strict=True))
    return Book(name, listed, lambda wanted: tuple(places[each] for each in wanted))
