"""Unpack the parts of an office's .docx, within bounds, and refuse what is no such file or may not be taken."""

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from posixpath import basename, dirname, join, normpath
from typing import TypeVar
from zipfile import BadZipFile, ZipFile

from lxml import etree

from briefgen.errors import Mistake

LARGEST_FILE = 64 * 2**20
LARGEST_PART = 16 * 2**20
LARGEST_TOTAL = 128 * 2**20
"""A document whose parts are larger unpacked may be meant to fill the memory."""
MOST_ENTRIES = 5_000
BROKEN = (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, OverflowError, KeyError)
MEGABYTE = 2**20

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
OLE, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK"
ENCRYPTED, OLD_WORD = "EncryptedPackage".encode("utf-16-le"), "WordDocument".encode("utf-16-le")

Unpacked = TypeVar("Unpacked")


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship of a part: the last word of its type, and where it leads, inside the package or out of it."""

    kind: str
    target: str
    outside: bool


class Package:
    """The parts of one document. Raises Mistake, on making and in every method, for what cannot be taken."""

    def __init__(self, content: bytes) -> None:
        _refuse_others(content)
        if len(content) > LARGEST_FILE:
            raise Mistake("S155", size=len(content) // MEGABYTE, most=LARGEST_FILE // MEGABYTE)
        self._archive = _attempt(lambda: ZipFile(BytesIO(content)))
        self._entries = {each.filename.replace("\\", "/").lower(): each for each in self._archive.infolist()}
        self._refuse_unfit()
        main = next((each.target for each in self.links("").values() if each.kind == "officeDocument"), "")
        if not self.has(main):
            raise Mistake("S150", kind="zip")
        self.main = main
        self.document = self.tree(main)
        if self.document.tag == f"{STRICT}document":
            raise Mistake("S164")
        if self.document.tag != f"{W}document":
            raise Mistake("S150", kind="Excel / PowerPoint")

    def _refuse_unfit(self) -> None:
        """What could fill the memory, and what holds programs."""
        entries = self._archive.infolist()
        total = sum(each.file_size for each in entries)
        if total > LARGEST_TOTAL or len(entries) > MOST_ENTRIES:
            raise Mistake("S155", size=total // MEGABYTE, most=LARGEST_TOTAL // MEGABYTE)
        if len(self._entries) < len(entries):
            raise Mistake("S153", part="zip")
        types = self._bytes("[Content_Types].xml").lower() if self.has("[Content_Types].xml") else b""
        if b"macroenabled" in types or any(name.endswith("vbaproject.bin") for name in self._entries):
            raise Mistake("S154")

    def has(self, path: str) -> bool:
        return path.lower() in self._entries

    def content(self, path: str) -> bytes:
        """The bytes of a part; names of parts do not distinguish case (ECMA-376-2 6.2.2.3)."""
        if not self.has(path):
            raise Mistake("S153", part=path)
        return self._bytes(path)

    def _bytes(self, path: str) -> bytes:
        entry = self._entries[path.lower()]
        if entry.file_size > LARGEST_PART:
            raise Mistake("S155", size=entry.file_size // MEGABYTE, most=LARGEST_PART // MEGABYTE)
        return _attempt(lambda: self._archive.read(entry), path)

    def tree(self, path: str) -> etree._Element:
        """The root of a part of XML. No entity is resolved, nothing is fetched; a part that declares any is refused."""
        content = self.content(path)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        try:
            root = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError) as problem:
            raise Mistake("S153", part=path) from problem
        if root.getroottree().docinfo.internalDTD is not None:
            raise Mistake("S156", part=path)
        return root

    def links(self, owner: str) -> dict[str, Link]:
        """The relationships of a part by their identifiers; of the package itself for an empty name."""
        path = join(dirname(owner), "_rels", f"{basename(owner)}.rels")
        if not self.has(path):
            return {}
        return {each.get("Id", ""): _link(owner, each) for each in self.tree(path) if isinstance(each.tag, str)}

    def related(self, kind: str) -> str:
        """The part of that kind that the document refers to; empty where there is none."""
        found = (each.target for each in self.links(self.main).values() if each.kind == kind and not each.outside)
        return next((target for target in found if self.has(target)), "")


def _link(owner: str, element: etree._Element) -> Link:
    outside = element.get("TargetMode") == "External"
    written = element.get("Target", "")
    target = written if outside else normpath(join("/", dirname(owner), written.replace("\\", "/"))).lstrip("/")
    return Link(element.get("Type", "").rpartition("/")[2], target, outside)


def _refuse_others(content: bytes) -> None:
    """What is told by its first bytes: old Word files, locked ones, and whatever else is no .docx."""
    if content.startswith(OLE):
        if ENCRYPTED in content:
            raise Mistake("S152")
        raise Mistake("S151" if OLD_WORD in content else "S150", kind="OLE")
    if not content.startswith(ZIP):
        kinds = ((b"%PDF", "PDF"), (b"{\\rtf", "RTF"), (b"", "TXT" if content else "0 KB"))
        raise Mistake("S150", kind=next(kind for start, kind in kinds if content.startswith(start)))


def _attempt(action: Callable[[], Unpacked], part: str = "zip") -> Unpacked:
    try:
        return action()
    except (*BROKEN, struct.error, zlib.error) as problem:
        raise Mistake("S153", part=part) from problem
