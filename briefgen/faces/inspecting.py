"""Look at the head of a font file: whether it is whole, whether it may be embedded, how heavy it is.

The layout of the file and of its tables is that of OpenType 1.9, "Font file" and "OS/2".
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

COLLECTION = b"ttcf"
SINGLE = frozenset((b"\x00\x01\x00\x00", b"true", b"OTTO"))
NEEDED = frozenset((b"cmap", b"head", b"hhea", b"hmtx", b"maxp"))
OUTLINES = (frozenset((b"glyf", b"loca")), frozenset((b"CFF ",)), frozenset((b"CFF2",)))

TRUNCATED, UNKNOWN_FORMAT, FORBIDDEN = "F902", "F903", "F904"

RESTRICTED, LESS_RESTRICTED = 0x0002, 0x000C
"""Of fsType: embedding needs the owner's leave, unless one of the more liberal bits is set too."""
NOT_IN_PART = 0x0300
"""Only whole fonts, or only their bitmaps, may be embedded; we embed a part, as outlines."""
SLANTED = 0x0001


class Unfit(ValueError):
    """A font file that cannot be used; `code` is that of the message which says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Inspected:
    """What a font says of itself (OS/2 usWeightClass, fsSelection)."""

    weight: int = 400
    slanted: bool = False


def inspected(path: Path, index: int = 0) -> Inspected:
    """The font at `index` of a file. Raises Unfit where it is damaged, of another format, or not to be embedded."""
    try:
        with path.open("rb") as file:
            tables = _tables(file, index, path.stat().st_size)
            return _judged(file, tables)
    except (OSError, struct.error) as problem:
        raise Unfit(TRUNCATED) from problem


def faces_in(path: Path) -> int:
    """How many faces a file holds; 0 for one that is no font."""
    try:
        with path.open("rb") as file:
            kind = file.read(4)
            if kind == COLLECTION:
                return int(struct.unpack(">4xI", file.read(8))[0])
            return 1 if kind in SINGLE else 0
    except (OSError, struct.error):
        return 0


def _tables(file: BinaryIO, index: int, size: int) -> Mapping[bytes, int]:
    """Where each table begins."""
    start = _start(file, index)
    file.seek(start)
    kind, count = struct.unpack(">4sH6x", file.read(12))
    if kind not in SINGLE:
        raise Unfit(UNKNOWN_FORMAT)
    entries = [struct.unpack(">4s4xII", file.read(16)) for _ in range(count)]
    if any(offset + length > size for _, offset, length in entries):
        raise Unfit(TRUNCATED)
    tables = {tag: offset for tag, offset, _ in entries}
    if not (tables.keys() >= NEEDED and any(tables.keys() >= each for each in OUTLINES)):
        raise Unfit(UNKNOWN_FORMAT)
    return tables


def _start(file: BinaryIO, index: int) -> int:
    """A collection says for each of its fonts where that begins; a single font begins at once."""
    if file.read(4) != COLLECTION:
        return 0
    (count,) = struct.unpack(">4xI", file.read(8))
    if index >= count:
        raise Unfit(UNKNOWN_FORMAT)
    file.seek(12 + 4 * index)
    return int(struct.unpack(">I", file.read(4))[0])


def _judged(file: BinaryIO, tables: Mapping[bytes, int]) -> Inspected:
    if b"OS/2" not in tables:
        return Inspected()
    file.seek(tables[b"OS/2"])
    weight, permission, selection = struct.unpack(">4xH2xH52xH", file.read(64))
    if permission & NOT_IN_PART or (permission & RESTRICTED and not permission & LESS_RESTRICTED):
        raise Unfit(FORBIDDEN)
    return Inspected(weight, bool(selection & SLANTED))
