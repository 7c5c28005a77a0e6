"""Unpack entries of a zip file within bounds, and refuse what is damaged or too large."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import TypeVar
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from briefgen.diagnostics import error
from briefgen.errors import CannotRun
from briefgen.limits import MEGABYTE, Limits
from briefgen.origins import Origin

MOST_ENTRIES = 10_000
LARGE, DENSEST = 16 * MEGABYTE, 200
"""Sheets that programs write shrink to a tenth or a thirtieth, since no two cells have one name. What shrinks to less
than a two hundredth repeats itself without end."""
BROKEN = (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, OverflowError, KeyError)
"""What `zipfile` raises for bytes that are no proper archive, by experiment with mutated files."""
Unpacked = TypeVar("Unpacked")


def refusal(workbook: str, code: str, **arguments: object) -> CannotRun:
    """The end of reading a file that cannot be read as a workbook."""
    return CannotRun([error(code, Origin(workbook, ""), name=workbook, **arguments)])


def too_large(workbook: str, size: int, most: int, key: str) -> CannotRun:
    """The end of reading a file that asks for more than a limit allows; `key` is the setting that could be raised."""
    return refusal(workbook, "W105", size=size, most=most, key=key)


class Archive:
    """The entries of one zip file, by names that do not distinguish case; together they unpack to what is allowed.

    Raises CannotRun, on making and in every method, for what is damaged or too large.
    """

    def __init__(self, content: bytes, name: str, limits: Limits) -> None:
        self.name = name
        self._most = self._left = limits.bytes
        if len(content) > self._most:
            raise too_large(name, len(content), self._most, "bytes")
        self._archive = self._attempt(lambda: ZipFile(BytesIO(content)))
        self._entries = self._listing()

    def refusal(self, code: str, **arguments: object) -> CannotRun:
        return refusal(self.name, code, **arguments)

    def has(self, path: str) -> bool:
        return path.lower() in self._entries

    def unpacked(self, path: str) -> bytes:
        """The bytes of an entry, checked against its own sum."""
        if not self.has(path):
            raise self.refusal("W104", detail=path)
        entry = self._entries[path.lower()]
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise self.refusal("W104", detail=entry.filename)
        if entry.file_size > self._left:
            raise too_large(self.name, entry.file_size, self._most, "bytes")
        if entry.file_size > LARGE and entry.file_size > DENSEST * entry.compress_size:
            times = entry.file_size // max(entry.compress_size, 1)
            raise self.refusal("W207", part=entry.filename, times=times)
        self._left -= entry.file_size
        return self._attempt(lambda: self._archive.read(entry))

    def give_back(self, size: int) -> None:
        """What was unpacked has been let go of."""
        self._left += size

    def _listing(self) -> dict[str, ZipInfo]:
        entries = self._archive.infolist()
        listing = {entry.filename.replace("\\", "/").lower(): entry for entry in entries}
        if len(entries) > MOST_ENTRIES:
            raise self.refusal("W104", detail=f"zip ({len(entries)})")
        if len(listing) < len(entries):
            raise self.refusal("W104", detail="zip")
        return listing

    def _attempt(self, action: Callable[[], Unpacked]) -> Unpacked:
        try:
            return action()
        except (*BROKEN, struct.error, zlib.error) as problem:
            raise self.refusal("W104", detail="zip") from problem
