"""Read a .pdf: the record attached to it, and every drawn word with its place, running heads and feet apart."""

import ctypes
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from briefgen.diagnostics import error
from briefgen.errors import CannotRun
from briefgen.origins import Place
from briefgen.readers.docx import CELL
from briefgen.readers.drawn import Drawn, continues, in_order, lines, touches, without_furniture
from briefgen.readers.gathering import Gathering, edition_in, read_packet
from briefgen.readers.packet import Box, ReadPacket, Seen, Wording
from briefgen.readers.recorded import Recorded, RecordedPlace, recorded
from briefgen.readers.searching import ANYWHERE, Found, close

RECORD = "record.json"
HYPHEN = "\x02"
"""What the library gives for a hyphen at the end of a line."""


@dataclass(slots=True)
class _Pages:
    """The drawn texts of a file in reading order, the printed numbers of its pages, which are only pictures, and the
    edition that stands on them."""

    labels: list[str] = field(default_factory=list)
    drawn: list[Drawn] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    edition: str = ""

    def seen(self, is_copy: bool) -> Seen:
        return Seen(is_copy, tuple(self.pictures), self.edition)


def read(content: bytes, name: str = "pdf", lost: Recorded | None = None) -> ReadPacket:
    """The file's record and what stands in each recorded place, with pages and boxes.

    `lost` is the record of a copy that has lost its own. Raises CannotRun for what is no readable .pdf, for one that
    only holds pictures of words, and where the library that reads it is not installed.
    """
    library = _library(name)
    try:
        document = library.PdfDocument(content)
    except (library.PdfiumError, ValueError) as problem:
        code = "V718" if getattr(problem, "err_code", None) == library.raw.FPDF_ERR_PASSWORD else "V714"
        raise CannotRun([error(code, Place(name), name=name)]) from problem
    try:
        record = _record(document, name)
        pages = _pages(document)
    except (library.PdfiumError, ValueError) as problem:
        raise CannotRun([error("V714", Place(name), name=name)]) from problem
    finally:
        document.close()
    if pages.pictures and not pages.drawn:
        raise CannotRun([error("V719", Place(name), name=name)])
    return _read(record, pages) if record or lost is None else _read_copy(lost, pages)


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
    words = _gathered(pages.drawn)

    def locating(found: Found) -> tuple[str, tuple[Box, ...]]:
        boxes = _boxes(found, words, pages.drawn)
        return (pages.labels[boxes[0].page] if boxes else ""), boxes

    def expecting(place: RecordedPlace) -> range:
        return _on_page(place.page, words, pages)

    return read_packet(
        "pdf", record, _wording(words, pages.drawn, pages.labels), locating, expecting, pages.seen(False)
    )


def _read_copy(record: Recorded, pages: _Pages) -> ReadPacket:
    """By the words alone: another program has numbered the pages anew, and marks no running heads."""
    drawn = without_furniture(pages.drawn)
    words = _gathered(drawn)

    def locating(found: Found) -> tuple[str, tuple[Box, ...]]:
        return "", _boxes(found, words, drawn)

    wording = _wording(words, drawn, pages.labels)
    return read_packet("pdf", record, wording, locating, lambda _: ANYWHERE, pages.seen(True))


def _wording(words: Gathering, drawn: Sequence[Drawn], labels: Sequence[str]) -> Wording:
    """The words with where each page begins."""
    firsts = {drawn[piece].box.page: start for start, piece in reversed(list(enumerate(words.pieces)))}
    return Wording(words.words(), tuple((start, labels[page]) for page, start in sorted(firsts.items())))


def _boxes(found: Found, words: Gathering, drawn: Sequence[Drawn]) -> tuple[Box, ...]:
    pieces = dict.fromkeys(words.pieces[found.start : found.end])
    return tuple(_cut(piece, found, words, drawn) for piece in pieces)


def _gathered(drawn: Sequence[Drawn]) -> Gathering:
    words, sources = Gathering(), _sources(drawn)
    for piece, each in enumerate(drawn):
        before = drawn[piece - 1] if piece else None
        if before is None or not continues(before, each):
            words.end()
        elif not touches(before, each):
            words.joint()
        start = words.length
        words.add(each.words, piece)
        if piece in sources:
            words.hide(start)
    return words


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
        made.edition = made.edition or edition_in(close(text.get_text_range()))
        drawn = list(_drawn(page, text, index))
        if not drawn and _has_picture(page):
            made.pictures.append(made.labels[-1])
        made.drawn += in_order(drawn)
        text.close()
        page.close()
    return made


def _has_picture(page: Any) -> bool:
    from pypdfium2 import raw

    return any(True for _ in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,)))


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


def _sources(drawn: Sequence[Drawn]) -> frozenset[int]:
    """The rows of the table of sources, by the indices of their texts."""
    found: set[int] = set()
    first = 0
    for line in lines(drawn):
        if CELL.search("".join(part.words for part in line)):
            found |= set(range(first, first + len(line)))
        first += len(line)
    return frozenset(found)
