"""Build the objects of a PDF file out of reportlab's, with nothing left to its settings or to the clock."""

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from reportlab.pdfbase import pdfdoc

Object = Any
"""An object of reportlab's, or what it takes for one: a number, or text that is written as it stands."""

VERSION = (1, 7)


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


def new_document() -> Object:
    return pdfdoc.PDFDocument(invariant=1, pdfVersion=VERSION)


def font_resources(document: Object, fonts: Mapping[str, Object]) -> Object:
    """The font dictionary of every page; reportlab makes one in each document, which would stay empty otherwise."""
    document.idToObject[pdfdoc.BasicFonts].dict.update(fonts)
    return pdfdoc.PDFObjectReference(pdfdoc.BasicFonts)


def page_reference(index: int) -> Object:
    """A page by its index, before or after it was added: reportlab counts from 1."""
    return pdfdoc.PDFObjectReference(f"Page{index + 1}")


def finished(document: Object, catalogue: Object, information: Object) -> bytes:
    """The file. Its identifier is the digest of all that stands before the trailer (ISO 32000-1, 14.4)."""
    document.Catalog, document.info = catalogue, information
    placeholder = document.signature.hexdigest().encode("ascii")
    body, trailer, end = document.format().rpartition(b"trailer")
    identifier = hashlib.md5(body, usedforsecurity=False).hexdigest().encode("ascii")
    return bytes(body + trailer + end.replace(placeholder, identifier))
