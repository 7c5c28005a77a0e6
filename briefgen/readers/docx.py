"""Read a .docx: the record in its custom XML, and every word that it shows, also after another program saved it."""

import re
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import TypeVar
from xml.etree.ElementTree import Element, ParseError, fromstring
from zipfile import BadZipFile, ZipFile

from briefgen.diagnostics import error
from briefgen.errors import CannotRun
from briefgen.origins import Place
from briefgen.readers.gathering import Gathering, edition_in, read_packet
from briefgen.readers.packet import Box, ReadPacket, Seen, Wording
from briefgen.readers.recorded import Recorded, RecordedPlace, recorded
from briefgen.readers.searching import ANYWHERE, Found, close

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
RECORD = "{urn:briefgen:record:1}record"
FIGURE = re.compile(r"_fig_(\d+)")

LARGEST = 64 * 2**20
"""No part of a packet is larger, unpacked; what is may be meant to fill the memory."""

BESIDE = 24
"""How many characters away from its bookmark a figure may stand: more may have been typed between."""

BROKEN = (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, KeyError, ParseError)
SKIPPED = frozenset({f"{W}del", f"{W}moveFrom", f"{MC}Fallback", f"{W}pPr", f"{W}rPr", f"{W}delText"})
"""What is not shown, or is shown elsewhere already: deletions, the old place of moved words, stand-ins of drawings."""
GAPS = frozenset({f"{W}tab", f"{W}br", f"{W}cr"})
CELL = re.compile(r"[^\s!]![A-Z]{1,3}\d+(?:\D|$)")
"""A cell reference: rows of the table of sources repeat figures and are no place of them."""

RUNNING = re.compile(r"/(?:header|footer)\d*\.xml$")

Read = TypeVar("Read")
Story = tuple[str, Element]
"""A part that holds words: its path and its root."""


def read(content: bytes, name: str = "docx", lost: Recorded | None = None) -> ReadPacket:
    """The file's record and what stands in each recorded place. Raises CannotRun for what is no readable .docx.

    `lost` is the record of a copy that has lost its own.
    """
    package = _Package(content, name)
    gathering = _Reading(package)
    try:
        gathering.story(package.body())
        notes = gathering.words.length
        for part in package.notes():
            gathering.story(part)
        running, opening = _pieces(package, package.running()), _pieces(package, package.opening())
    except RecursionError as problem:
        raise CannotRun([error("V713", Place(name), name=name)]) from problem
    own, words = package.record(), gathering.words.words()
    wording = Wording(words, (), running, opening, tuple(gathering.heads), notes, tuple(gathering.page_numbers))
    seen = Seen(is_copy=own is None and lost is not None, edition=edition_in(words.text))
    return read_packet("docx", own or lost, wording, _nowhere, gathering.expected, seen)


def _pieces(package: "_Package", parts: Iterable[Story]) -> tuple[str, ...]:
    """What stands in heads or feet, cut where tabs part it."""
    reading = _Reading(package)
    for part in parts:
        reading.story(part)
    return tuple(reading.words.pieces_from(0))


def _nowhere(_: Found) -> tuple[str, tuple[Box, ...]]:
    """A Word file has no pages until it is set."""
    return "", ()


class _Package:
    """The parts of the file."""

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        self._archive = self._attempt(lambda: ZipFile(BytesIO(content)))
        self._main = self._attempt(self._main_part)

    def body(self) -> Story:
        return self._main, self.part(self._main)

    def notes(self) -> Iterator[Story]:
        """Footnotes and endnotes."""
        for path in (join(dirname(self._main), each) for each in ("footnotes.xml", "endnotes.xml")):
            if path in self._archive.namelist():
                yield path, self.part(path)

    def running(self) -> Iterator[Story]:
        """Heads and feet of pages."""
        return self._running(self.related(self._main))

    def opening(self) -> Iterator[Story]:
        """Those of the first section."""
        section = next(self.part(self._main).iter(f"{W}sectPr"), None)
        return self._running([each.get(f"{R}id", "") for each in section] if section is not None else ())

    def _running(self, identifiers: Iterable[str]) -> Iterator[Story]:
        links = self.related(self._main)
        for path in dict.fromkeys(links.get(each, "") for each in identifiers):
            if RUNNING.search(path) and path in self._archive.namelist():
                yield path, self.part(path)

    def part(self, path: str) -> Element:
        return self._attempt(lambda: fromstring(self._bytes(path)))

    def related(self, owner: str) -> dict[str, str]:
        """The parts that a part refers to, by the identifiers of relationships."""
        path = join(dirname(owner), "_rels", f"{owner.rpartition('/')[2]}.rels")
        if path not in self._archive.namelist():
            return {}
        return {
            each.get("Id", ""): normpath(join("/", dirname(owner), each.get("Target", ""))).lstrip("/")
            for each in self.part(path)
            if each.get("TargetMode") != "External"
        }

    def record(self) -> Recorded | None:
        for path in sorted(self._archive.namelist()):
            if path.startswith("customXml/") and "/" not in path[len("customXml/") :]:
                root = self.part(path)
                if root.tag == RECORD:
                    return recorded("".join(root.itertext()).encode(), self.name)
        return None

    def _main_part(self) -> str:
        links = self.part("_rels/.rels")
        target = next(each.get("Target", "") for each in links if each.get("Type", "").endswith("/officeDocument"))
        main = target.lstrip("/")
        if self.part(main).tag != f"{W}document":
            raise KeyError(main)
        return main

    def _bytes(self, path: str) -> bytes:
        if self._archive.getinfo(path).file_size > LARGEST:
            raise ValueError(path)
        content = self._archive.read(path)
        if b"<!DOCTYPE" in content[:1024]:
            raise ValueError(path)
        return content

    def _attempt(self, action: Callable[[], Read]) -> Read:
        try:
            return action()
        except (*BROKEN, StopIteration, struct.error, zlib.error) as problem:
            raise CannotRun([error("V713", Place(self.name), name=self.name)]) from problem


@dataclass(slots=True)
class _Fields:
    """The fields that are open where a file is read (ECMA-376 17.16.18), innermost last."""

    codes: list[str] = field(default_factory=list)
    shown: list[bool] = field(default_factory=list)

    def turn(self, kind: str) -> None:
        """A field begins, goes on to its result, or ends."""
        if kind == "begin":
            self.codes.append("")
            self.shown.append(False)
        elif kind == "separate" and self.shown:
            self.shown[-1] = True
        elif kind == "end" and self.codes:
            self.codes.pop()
            self.shown.pop()

    def read(self, code: str) -> None:
        if self.codes:
            self.codes[-1] += code

    @property
    def tells_page(self) -> bool:
        """Whether the result of a PAGEREF is read."""
        return any(
            shown and code.split()[:1] == ["PAGEREF"] for code, shown in zip(self.codes, self.shown, strict=True)
        )


@dataclass(slots=True)
class _Reading:
    """The words of all stories as they are gathered, and where the bookmarks of figures begin."""

    package: _Package
    words: Gathering = field(default_factory=Gathering)
    marks: dict[int, int] = field(default_factory=dict)
    heads: list[str] = field(default_factory=list)
    """What stands in heads of tables, which are repeated on each page."""
    page_numbers: list[str] = field(default_factory=list)
    """Numbers of pages that are told of other places, as in the contents."""
    _fields: "_Fields" = field(default_factory=lambda: _Fields())
    _charts: dict[str, str] = field(default_factory=dict)
    _boxes: list[Element] = field(default_factory=list)

    def expected(self, place: RecordedPlace) -> range:
        """Around its bookmark, where it still has one."""
        at = self.marks.get(place.number)
        return ANYWHERE if at is None else range(at - BESIDE, at + BESIDE)

    def story(self, part: Story) -> None:
        path, root = part
        self._charts = self.package.related(path)
        self._element(root)

    def _element(self, element: Element) -> None:
        """Read what an element shows, and go on below it; what is nested beyond measure is no packet."""
        match element.tag:
            case tag if tag in SKIPPED:
                return
            case tag if tag == f"{W}fldChar":
                self._fields.turn(element.get(f"{W}fldCharType", ""))
            case tag if tag == f"{W}instrText":
                self._fields.read(element.text or "")
            case tag if tag == f"{W}t":
                self._text(element.text or "")
            case tag if tag == f"{W}noBreakHyphen":
                self.words.add("-")
            case tag if tag in GAPS:
                self.words.joint()
            case tag if tag == f"{W}bookmarkStart":
                self._mark(element.get(f"{W}name", ""))
            case tag if tag == f"{W}txbxContent":
                self._boxes.append(element)
            case tag if tag == f"{C}chart":
                self._chart(element.get(f"{R}id", ""))
            case tag if tag == f"{W}tr" and _names_cells(element):
                start = self.words.length
                self._children(element)
                self.words.hide(start)
            case tag if tag == f"{W}tr" and element.find(f"{W}trPr/{W}tblHeader") is not None:
                start = self.words.length
                self._children(element)
                self.heads += self.words.pieces_from(start)
            case tag if tag in (f"{W}p", f"{W}tc"):
                self._closed(element)
            case _:
                self._children(element)

    def _text(self, text: str) -> None:
        """Words; the number of a page that Word writes itself is noted, for it may part its pages elsewhere."""
        self.words.add(text)
        if self._fields.tells_page:
            self.page_numbers.append(close(text))

    def _children(self, element: Element) -> None:
        for child in element:
            self._element(child)

    def _closed(self, element: Element) -> None:
        """A paragraph or cell; the text boxes that hang on it are read behind it, so that they part no sentence."""
        self.words.end()
        self._children(element)
        self.words.end()
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._children(box)

    def _mark(self, name: str) -> None:
        found = FIGURE.fullmatch(name)
        if found:
            self.marks.setdefault(int(found[1]), self.words.length)

    def _chart(self, identifier: str) -> None:
        """The labels of a chart, each name before its value."""
        target = self._charts.get(identifier)
        for label in _labels(self.package.part(target)) if target else ():
            self.words.add(label)
            self.words.end()


def _names_cells(row: Element) -> bool:
    return bool(CELL.search("".join(each.text or "" for each in row.iter(f"{W}t"))))


def _labels(chart: Element) -> list[str]:
    """The labels of all series by the index of their point; names come from the series that is called so."""
    found = [
        (_number(label), _series_name(series) != "names", words)
        for series in chart.iter(f"{C}ser")
        for label in series.iter(f"{C}dLbl")
        if (words := "".join(each.text or "" for each in label.iter(f"{A}t")))
    ]
    return [words for _, _, words in sorted(found, key=lambda each: each[:2])]


def _number(label: Element) -> int:
    index = label.find(f"{C}idx")
    written = index.get("val", "0") if index is not None else "0"
    return int(written) if written.isdecimal() else 0


def _series_name(series: Element) -> str:
    name = series.find(f"{C}tx")
    return "".join(each.text or "" for each in name.iter(f"{C}v")) if name is not None else ""
