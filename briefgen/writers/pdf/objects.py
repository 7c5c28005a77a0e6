"""Build the objects of a PDF file out of reportlab's, with nothing left to its settings or to the clock."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from reportlab.pdfbase import pdfdoc

Object = Any
"""An object of reportlab's, or what it takes for one: a number, or text that is written as it stands."""

ESCAPED = re.compile(r"[()\\]")


class Document(pdfdoc.PDFDocument):  # type: ignore[misc]  # the base class carries no types
    """A document, some of whose objects are made as bytes: there are many of them, and reportlab takes its time."""

    def __init__(self) -> None:
        super().__init__(invariant=1)
        self.made: dict[int, bytes] = {}
        """The bytes of objects by their number."""

    def reserve(self, count: int) -> int:
        """The first of `count` numbers in a row, for objects that are made as bytes."""
        first = int(self.objectcounter) + 1
        self.objectcounter += count
        return first

    def number(self, reference: Object) -> int:
        """The number of an object that a reference names."""
        return int(self.idToObjectNumberAndVersion[reference.name][0])


class Stream(pdfdoc.PDFStream):  # type: ignore[misc]  # the base class carries no types
    """A stream whose end stands on a line of its own, as PDF/A wants it (ISO 19005-2, 6.1.7.1)."""

    def format(self, document: Object) -> bytes:
        written: bytes = super().format(document)
        return written.removesuffix(b"endstream\n") + b"\nendstream\n"


@lru_cache(maxsize=1024)
def name(text: str) -> str:
    return str(pdfdoc.PDFName(text))


def text(words: str) -> Object:
    """A text string: PDFDocEncoding where that suffices, UTF-16 otherwise (ISO 32000-1, 7.9.2.2)."""
    return pdfdoc.PDFString(words)


def string(words: str) -> str:
    """A text string as it is written in an object that is made as bytes."""
    if words.isascii() and words.isprintable():
        return f"({ESCAPED.sub(_escaped, words)})"
    return f"<FEFF{words.encode('utf-16-be').hex().upper()}>"


def _escaped(found: re.Match[str]) -> str:
    return "\\" + found[0]


def array(*items: Object) -> Object:
    return pdfdoc.PDFArray(items)


def dictionary(**entries: Object) -> Object:
    """A dictionary; entries that are None are left out."""
    return pdfdoc.PDFDictionary({key: value for key, value in entries.items() if value is not None})


def compressed(content: bytes, **entries: Object) -> Object:
    return Stream(dictionary(**entries), content, [pdfdoc.PDFZCompress])


def encoded(content: bytes, **entries: Object) -> Object:
    """A stream that is encoded already, as its entry Filter says."""
    return Stream(dictionary(**entries), content, None)


def font_resources(document: Document, fonts: Mapping[str, Object]) -> Object:
    """The font dictionary of every page; reportlab makes one in each document, which would stay empty otherwise."""
    document.idToObject[pdfdoc.BasicFonts].dict.update(fonts)
    return pdfdoc.PDFObjectReference(pdfdoc.BasicFonts)


def page_reference(index: int) -> Object:
    """A page by its index, before or after it was added: reportlab counts from 1."""
    return pdfdoc.PDFObjectReference(f"Page{index + 1}")
