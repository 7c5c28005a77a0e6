"""Read a .pdf: the record attached to it, and every drawn word with its place, running heads and feet apart."""

import ctypes
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from briefgen.diagnostics import error
from briefgen.errors import CannotRun
from briefgen.origins import Place
from briefgen.readers.aligning import ANYWHERE, Found, close
from briefgen.readers.docx import CELL
from briefgen.readers.gathering import Gathering, read_packet
from briefgen.readers.packet import Box, ReadPacket
from briefgen.readers.recorded import Recorded, RecordedPlace, recorded

RECORD = "record.json"
SAME_LINE = 1.0
"""Points by which the lower edges of two drawn texts may differ that stand on one line."""
BETWEEN_LETTERS = 0.4
"""Parts of their height by which letters of a justified line may lie apart."""
HYPHEN = "\x02"
"""What the library gives for a hyphen at the end of a line."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawn text: its words and the rectangle that it fills."""

    words: str
    box: Box


@dataclass(slots=True)
class _Pages:
    """The drawn texts of a file in reading order, and the printed numbers of its pages."""

    labels: list[str] = field(default_factory=list)
    drawn: list[Drawn] = field(default_factory=list)


def read(content: bytes, name: str = "pdf") -> ReadPacket:
    """The file's record and what stands in each recorded place, with pages and boxes.

    Raises CannotRun for what is no readable .pdf, and where the library that reads it is not installed.
    """
    library = _library(name)
    try:
        document = library.PdfDocument(content)
    except (library.PdfiumError, ValueError) as problem:
        raise CannotRun([error("V714", Place(name), name=name)]) from problem
    try:
        record = _record(document, name)
        pages = _pages(document)
    except (library.PdfiumError, ValueError) as problem:
        raise CannotRun([error("V714", Place(name), name=name)]) from problem
    finally:
        document.close()
    return _read(record, pages)


def _library(name: str) -> Any:
    """30 ms, and only what reads a PDF back needs it."""
    try:
        import pypdfium2
    except ImportError as problem:
        raise CannotRun([error("V715", Place(name), library="pypdfium2")]) from problem
    return pypdfium2


def _record(document: Any, name: str) -> Recorded | None:
    attachments = (document.get_attachment(index) for index in range(document.count_attachments()))
    content = next((bytes(each.get_data()) for each in attachments if each.get_name() == RECORD), None)
    return None if content is None else recorded(content, name)


def _read(record: Recorded | None, pages: _Pages) -> ReadPacket:
    words = Gathering()
    for piece, drawn in enumerate(pages.drawn):
        before = pages.drawn[piece - 1] if piece else None
        if before is None or not _continues(before, drawn):
            words.end()
        elif not _touches(before, drawn):
            words.joint()
        words.add(drawn.words, piece)

    def locating(found: Found) -> tuple[str, tuple[Box, ...]]:
        pieces = dict.fromkeys(words.pieces[found.start : found.end])
        boxes = tuple(_cut(piece, found, words, pages.drawn) for piece in pieces)
        return (pages.labels[boxes[0].page] if boxes else ""), boxes

    def expecting(place: RecordedPlace) -> range:
        return _on_page(place.page, words, pages)

    return read_packet("pdf", record, words.words(), locating, expecting)


def _on_page(label: str, words: Gathering, pages: _Pages) -> range:
    """The words of the pages of that number."""
    if label not in pages.labels:
        return ANYWHERE
    index = pages.labels.index(label)
    first, last = (bisect_left(pages.drawn, page, key=lambda drawn: drawn.box.page) for page in (index, index + 1))
    return range(bisect_left(words.pieces, first), bisect_left(words.pieces, last))


def _cut(piece: int, found: Found, words: Gathering, drawn: Sequence[Drawn]) -> Box:
    """The part of a drawn text that the span takes, its characters taken as equally wide."""
    box = drawn[piece].box
    first = bisect_left(words.pieces, piece)
    count = len(close(drawn[piece].words))
    step = (box.right - box.left) / count
    left, right = max(found.start - first, 0), min(found.end - first, count)
    return Box(box.page, box.left + left * step, box.bottom, box.left + right * step, box.top)


# --- what the library knows of a page -------------------------------------------------------------------------


def _pages(document: Any) -> _Pages:
    made = _Pages()
    for index in range(len(document)):
        made.labels.append(document.get_page_label(index) or str(index + 1))
        page = document[index]
        text = page.get_textpage()
        made.drawn += _without_sources(_in_order(list(_drawn(page, text, index))))
        text.close()
        page.close()
    return made


def _drawn(page: Any, text: Any, index: int) -> Iterator[Drawn]:
    from pypdfium2 import raw

    for each in page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,), textpage=text):
        if not _is_artifact(each, raw):
            words = str(each.extract()).replace(HYPHEN, "-")
            left, bottom, right, top = each.get_bounds()
            if close(words):
                yield Drawn(words, Box(index, left, bottom, right, top))


def _is_artifact(drawn: Any, raw: Any) -> bool:
    """Whether it is marked as no part of what is read: running heads, page numbers (ISO 32000-1, 14.8.2.2)."""
    marks = (raw.FPDFPageObj_GetMark(drawn, index) for index in range(raw.FPDFPageObj_CountMarks(drawn)))
    return any(_mark_name(mark, raw) == "Artifact" for mark in marks)


def _mark_name(mark: Any, raw: Any) -> str:
    buffer = (ctypes.c_ushort * 64)()
    length = ctypes.c_ulong()
    raw.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), length)
    return bytes(buffer)[: max(0, length.value - 2)].decode("utf-16-le", "replace")


def _in_order(drawn: list[Drawn]) -> list[Drawn]:
    """As drawn, but what stands left of others on its line goes before them: labels are drawn behind their text."""
    ordered: list[Drawn] = []
    for each in drawn:
        at = len(ordered)
        while at and _is_left(each, ordered[at - 1]):
            at -= 1
        ordered.insert(at, each)
    return ordered


def _is_left(one: Drawn, other: Drawn) -> bool:
    return abs(one.box.bottom - other.box.bottom) < SAME_LINE + _height(one) / 2 and one.box.right <= other.box.left


def _continues(one: Drawn, other: Drawn) -> bool:
    """Whether the other goes on right behind the one; a larger gap parts columns."""
    gap = other.box.left - one.box.right
    return _is_left(one, other) and gap < min(_height(one), _height(other)) and one.box.page == other.box.page


def _touches(one: Drawn, other: Drawn) -> bool:
    """Whether no more lies between the two than between letters: some programs draw each letter by itself."""
    return other.box.left - one.box.right < min(_height(one), _height(other)) * BETWEEN_LETTERS


def _height(drawn: Drawn) -> float:
    return drawn.box.top - drawn.box.bottom


def _without_sources(drawn: list[Drawn]) -> list[Drawn]:
    """Without the rows of the table of sources, which repeat figures and are no place of them."""
    lines: list[list[Drawn]] = []
    for each in drawn:
        same = lines and abs(lines[-1][-1].box.bottom - each.box.bottom) < SAME_LINE + _height(each) / 2
        if same:
            lines[-1].append(each)
        else:
            lines.append([each])
    kept = (line for line in lines if not CELL.search("".join(part.words for part in line)))
    return [each for line in kept for each in line]
