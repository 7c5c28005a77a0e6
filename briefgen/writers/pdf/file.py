"""Transform the objects of a document into the bytes of a file: small objects packed together, one table of places.

Object streams and cross-reference streams: ISO 32000-1, 7.5.7 and 7.5.8.
"""

import hashlib
import zlib
from collections.abc import Iterator
from itertools import chain
from struct import Struct

from reportlab.pdfbase import pdfdoc

from briefgen.writers.pdf.objects import Document, Object

HEADER = b"%PDF-1.7\n%\xb2\xb3\xb4\xb5\n"
"""The second line holds bytes beyond ASCII, so that nobody takes the file for text (7.5.2)."""

PACKED = 200
"""Objects in one stream: a reader that wants one of them unpacks them all."""

PLACE = Struct(">BIH")
"""Where an object stands, as the table of places has it: 1 and its offset, or 2, its stream and its index there."""

FREE, ALONE, TOGETHER = 0, 1, 2


class _File:
    """The parts of the file so far, and for each number where its object stands."""

    def __init__(self) -> None:
        self.parts = [HEADER]
        self.length = len(HEADER)
        self.places: dict[int, bytes] = {0: PLACE.pack(FREE, 0, 0xFFFF)}

    def add(self, number: int, body: bytes) -> None:
        """An object that stands by itself."""
        self.places[number] = PLACE.pack(ALONE, self.length, 0)
        written = b"%d 0 obj\n%b\nendobj\n" % (number, body)
        self.parts.append(written)
        self.length += len(written)

    def pack(self, number: int, objects: list[tuple[int, bytes]]) -> None:
        """Objects that stand together in the stream of that number."""
        places: list[int] = []
        offset = 0
        for index, (each, body) in enumerate(objects):
            self.places[each] = PLACE.pack(TOGETHER, number, index)
            places += each, offset
            offset += len(body) + 1
        head = " ".join(map(str, places)).encode("ascii") + b"\n"
        content = head + b"\n".join([body for _, body in objects])
        entries = b"/Type/ObjStm/N %d/First %d" % (len(objects), len(head))
        self.add(number, _stream(entries, content))


def finished(document: Document, catalogue: Object, information: Object) -> bytes:
    """The file. Its identifier is the digest of all that stands before the table of places (ISO 32000-1, 14.4)."""
    root, about = document.Reference(catalogue), document.Reference(information)
    file, small = _File(), []
    for number, body, is_stream in chain(_formatted(document), ((n, b, False) for n, b in document.made.items())):
        if is_stream:
            file.add(number, body)
        else:
            small.append((number, body))
    last = document.objectcounter
    for start in range(0, len(small), PACKED):
        last += 1
        file.pack(last, small[start : start + PACKED])
    return _closed(file, last + 1, document.number(root), document.number(about))


def _formatted(document: Document) -> Iterator[tuple[int, bytes, bool]]:
    """Each object of reportlab's with its number, and whether it is a stream. Formatting may bring new ones."""
    number = 0
    while number < document.objectcounter:
        number += 1
        name = document.numberToId.get(number)
        if name is not None:
            found = document.idToObject[name]
            body: bytes = pdfdoc.format(found, document, toplevel=1)
            yield number, body.rstrip(b"\n"), isinstance(found, pdfdoc.PDFStream)


def _closed(file: _File, number: int, root: int, about: int) -> bytes:
    start = file.length
    body = b"".join(file.parts)
    identifier = hashlib.md5(body, usedforsecurity=False).hexdigest().upper().encode("ascii")
    file.places[number] = PLACE.pack(ALONE, start, 0)
    rows = b"".join([file.places[each] for each in range(number + 1)])
    entries = b"/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]" % (
        number + 1,
        root,
        about,
        identifier,
        identifier,
    )
    table = b"%d 0 obj\n%b\nendobj\n" % (number, _stream(entries, rows))
    return body + table + b"startxref\n%d\n%%%%EOF\n" % start


def _stream(entries: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (entries, len(packed), packed)
