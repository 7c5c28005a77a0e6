"""Unpack the parts of an .xlsx that hold its sheets, within bounds, and refuse what is damaged or too large."""

import struct
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from posixpath import basename, dirname, join, normpath
from typing import TypeVar
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from briefgen.diagnostics import error
from briefgen.errors import CannotRun
from briefgen.origins import Origin
from briefgen.workbook.markup import Attributes, NotMarkup, attributes_of

LARGEST_FILE = 64 * 2**20
LARGEST_PART = 64 * 2**20
MOST_ENTRIES = 10_000
BROKEN = (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, OverflowError, KeyError)
"""What `zipfile` raises for bytes that are no proper archive, by experiment with mutated files."""
ROOT = ""
"""What the relationships of the package itself belong to."""
Unpacked = TypeVar("Unpacked")


@dataclass(frozen=True, slots=True)
class Listed:
    """A sheet as the workbook part lists it (ECMA-376 18.2.19); `part` is where its cells stand."""

    name: str
    part: str
    hidden: bool


def refusal(workbook: str, code: str, **arguments: object) -> CannotRun:
    """The end of reading a file that cannot be read as a workbook."""
    return CannotRun([error(code, Origin(workbook, ""), name=workbook, **arguments)])


class Package:
    """The parts of one .xlsx. Each is unpacked when it is first asked for, and checked against its own sum.

    Raises CannotRun, on making and in every method, for what is damaged, too large or no workbook.
    """

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        if len(content) > LARGEST_FILE:
            raise self.refusal("W105", size=len(content), most=LARGEST_FILE)
        self._archive = self._attempt(lambda: ZipFile(BytesIO(content)))
        self._entries = self._listing()
        self._parts: dict[str, bytes] = {}
        self._main = self._main_part()
        self._related = self._attributes(relationships_of(self._main), "Relationship")
        self.styles = self._related_part("styles")
        self.sheets = self._sheets()

    def refusal(self, code: str, **arguments: object) -> CannotRun:
        return refusal(self.name, code, **arguments)

    def has(self, path: str) -> bool:
        return path.lower() in self._entries

    def part(self, path: str) -> bytes:
        """The bytes of a part; names of parts do not distinguish case (ECMA-376-2 6.2.2.3)."""
        key = path.lower()
        if key not in self._parts:
            if key not in self._entries:
                raise self.refusal("W104", detail=path)
            self._parts[key] = self._unpacked(self._entries[key])
        return self._parts[key]

    def repacked(self, sheets: Iterable[str]) -> BytesIO:
        """An archive of nothing but some sheets and what they need, so that no library reads what was not checked."""
        shared = (path for path in (self.styles, self._related_part("sharedStrings")) if self.has(path))
        paths = (relationships_of(ROOT), self._main, relationships_of(self._main), *shared, *sheets)
        packed = BytesIO()
        with ZipFile(packed, "w", ZIP_STORED) as archive:
            for path in dict.fromkeys(paths):
                archive.writestr(ZipInfo(path), self.part(path))
        packed.seek(0)
        return packed

    def _attributes(self, path: str, element: str) -> tuple[Attributes, ...]:
        try:
            return attributes_of(self.part(path), element)
        except NotMarkup as problem:
            raise self.refusal("W104", detail=path) from problem

    def _main_part(self) -> str:
        if not self.has(relationships_of(ROOT)):
            raise self.refusal("W102")
        main = _target(ROOT, self._attributes(relationships_of(ROOT), "Relationship"), "officeDocument")
        if main.endswith(".bin"):
            raise self.refusal("W106", kind=".xlsb")
        if not (self.has(main) and self.has(relationships_of(main))):
            raise self.refusal("W102")
        return main

    def _related_part(self, kind: str) -> str:
        return _target(self._main, self._related, kind)

    def _sheets(self) -> tuple[Listed, ...]:
        """The sheets in the workbook's order; a document of another kind has none."""
        parts = {each.get("Id", ""): resolved(self._main, each.get("Target", "")) for each in self._related}
        listed = tuple(_listed(each, parts) for each in self._attributes(self._main, "sheet"))
        if not listed:
            raise self.refusal("W102")
        return listed

    def _listing(self) -> dict[str, ZipInfo]:
        entries = self._archive.infolist()
        listing = {entry.filename.replace("\\", "/").lower(): entry for entry in entries}
        if len(entries) > MOST_ENTRIES:
            raise self.refusal("W105", size=len(entries), most=MOST_ENTRIES)
        if len(listing) < len(entries):
            raise self.refusal("W104", detail="zip")
        return listing

    def _unpacked(self, entry: ZipInfo) -> bytes:
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise self.refusal("W104", detail=entry.filename)
        if entry.file_size > LARGEST_PART:
            raise self.refusal("W105", size=entry.file_size, most=LARGEST_PART)
        return self._attempt(lambda: self._archive.read(entry))

    def _attempt(self, action: Callable[[], Unpacked]) -> Unpacked:
        try:
            return action()
        except (*BROKEN, struct.error, zlib.error) as problem:
            raise self.refusal("W104", detail="zip") from problem


def _listed(sheet: Attributes, parts: Mapping[str, str]) -> Listed:
    hidden = sheet.get("state", "visible") != "visible"
    return Listed(sheet.get("name", ""), parts.get(sheet.get("id", ""), ""), hidden)


def _target(part: str, related: Iterable[Attributes], kind: str) -> str:
    """Where the first relationship of a kind leads, in the strict and in the transitional namespace; or nothing."""
    targets = (each.get("Target", "") for each in related if each.get("Type", "").endswith(f"/{kind}"))
    found = next(targets, "")
    return resolved(part, found) if found else ""


def relationships_of(part: str) -> str:
    """Where the relationships of a part stand (ECMA-376-2 6.5.2.2)."""
    return join(dirname(part), "_rels", f"{basename(part)}.rels")


def resolved(part: str, target: str) -> str:
    """A target, relative to the part that names it, as a path from the root of the package."""
    return normpath(join("/", dirname(part), target.replace("\\", "/"))).lstrip("/")
