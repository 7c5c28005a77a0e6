"""Hang comments on places of a finished Word file; nothing else of the file changes."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import dirname, join
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from briefgen.writers.docx.markup import RELATIONSHIP
from briefgen.writers.docx.package import EPOCH, PACKAGE

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
TYPES = "[Content_Types].xml"
SPACES = re.compile(r"\s+")
AUTHOR, INITIALS = "briefgen", "bg"

Element = Any
"""An element of lxml: its stubs know no mixed content."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of a place: its hidden bookmark, or the words of it in a sentence where the bookmark is unknown."""

    comment: str
    bookmark: str = ""
    sentence: str = ""
    words: str = ""


def commented(content: bytes, remarks: Sequence[Remark]) -> bytes:
    """The file with its comments (ECMA-376 17.13.4); the same arguments give the same bytes.

    A remark whose place is not found stands at the first paragraph and quotes its sentence. A place in a footnote
    gets its comment at the mark of the note, since Word has none in notes.
    """
    return _hung(content, remarks).packed()


def comment_parts(content: bytes, remarks: Sequence[Remark], date: str = "") -> Mapping[str, bytes]:
    """The parts of the file that its comments change or add, by path; `date` (W3CDTF) is that of the comments."""
    return _hung(content, remarks, date).changed()


def _hung(content: bytes, remarks: Sequence[Remark], date: str = "") -> "_File":
    file = _File.opened(content)
    places = _Places(file.tree(file.main), file.note_trees())
    comments = file.comments()
    for number, remark in enumerate(remarks, _first_free(comments)):
        found = places.of(remark)
        quoted = "" if found else remark.sentence
        _hang(found or places.opening(), number)
        comments.append(_comment(number, remark.comment, quoted, date))
    return file


# --- the package --------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _File:
    """The entries of a file in their order, and the trees of those that were looked into."""

    entries: dict[str, bytes]
    main: str
    trees: dict[str, Element] = field(default_factory=dict)

    @classmethod
    def opened(cls, content: bytes) -> "_File":
        with ZipFile(BytesIO(content)) as archive:
            entries = {each: archive.read(each) for each in archive.namelist()}
        links = etree.fromstring(entries["_rels/.rels"])
        main = next(each.get("Target", "") for each in links if each.get("Type", "").endswith("/officeDocument"))
        return cls(entries, main.lstrip("/"))

    def tree(self, path: str) -> Element:
        if path not in self.trees:
            self.trees[path] = etree.fromstring(self.entries[path])
        return self.trees[path]

    def note_trees(self) -> Mapping[str, Element]:
        """The trees of footnotes and endnotes, by the element that refers to one of them."""
        paths = {kind: join(dirname(self.main), f"{kind}s.xml") for kind in ("footnote", "endnote")}
        return {f"{WORD}{kind}Reference": self.tree(path) for kind, path in paths.items() if path in self.entries}

    def comments(self) -> Element:
        """The root of all comments; a file that has none gets the part, its media type and its relationship."""
        links = self.tree(join(dirname(self.main), "_rels", f"{self.main.rpartition('/')[2]}.rels"))
        known = next((each for each in links if each.get("Type", "").endswith("/comments")), None)
        if known is not None:
            return self.tree(_target(self.main, known.get("Target", "")))
        path = join(dirname(self.main), "comments.xml")
        self.trees[path] = etree.Element(f"{WORD}comments", nsmap={"w": WORD[1:-1]})
        etree.SubElement(
            self.tree(TYPES), f"{{{PACKAGE}/content-types}}Override", PartName=f"/{path}", ContentType=MEDIA
        )
        _relate(links, "comments.xml")
        return self.trees[path]

    def changed(self) -> dict[str, bytes]:
        """The parts that are not as they were."""
        made = {path: _whole(tree) for path, tree in self.trees.items()}
        as_they_were = {path: _whole(etree.fromstring(self.entries[path])) for path in made if path in self.entries}
        return {path: content for path, content in made.items() if as_they_were.get(path) != content}

    def packed(self) -> bytes:
        """Every entry in its order; those that are new come last."""
        changed = {path: _whole(tree) for path, tree in self.trees.items()}
        buffer = BytesIO()
        with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
            for path, content in {**self.entries, **changed}.items():
                entry = ZipInfo(path, EPOCH)
                entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 3, 0o644 << 16
                archive.writestr(entry, content)
        return buffer.getvalue()


def _target(owner: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else join(dirname(owner), target)


def _relate(links: Element, target: str) -> None:
    taken = {each.get("Id") for each in links}
    free = next(name for name in (f"rId{number}" for number in range(1, len(taken) + 2)) if name not in taken)
    named = f"{{{PACKAGE}/relationships}}Relationship"
    etree.SubElement(links, named, Id=free, Type=f"{RELATIONSHIP}/comments", Target=target)


def _whole(tree: Element) -> bytes:
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


# --- where a remark belongs ---------------------------------------------------------------------------------

Span = tuple[Element, Element]
"""The first and last element of a place; both are children of one paragraph, or of one element within it."""


class _Places:
    """Places of a file by bookmark and by words."""

    def __init__(self, main: Element, notes: Mapping[str, Element]) -> None:
        self._main = main
        self._bookmarks = dict(bookmarks(main))
        self._in_notes = {
            name: (mark, mark)
            for reference, tree in notes.items()
            for mark in main.iter(reference)
            for name in _bookmarks_of_note(tree, mark.get(f"{WORD}id"))
        }
        self._paragraphs = [(each, _bare(_words(each))) for each in main.iter(f"{WORD}p")]
        self._told: Counter[tuple[str, str]] = Counter()

    def of(self, remark: Remark) -> Span | None:
        known = self._bookmarks.get(remark.bookmark)
        if known:
            return known
        mark = self._in_notes.get(remark.bookmark)
        return (mark[0].getparent(), mark[1].getparent()) if mark else self._by_words(remark)

    def opening(self) -> Span:
        """The first paragraph that has words, or any."""
        first = next((each for each, words in self._paragraphs if words), self._paragraphs[0][0])
        return _inside(first)

    def _by_words(self, remark: Remark) -> Span | None:
        """Where the sentence stands; the second remark on the same words is for their second place."""
        sentence, said = _bare(remark.sentence), _bare(remark.words)
        found = [each for each, words in self._paragraphs if sentence and sentence in words]
        if not found:
            return None
        paragraph = found[min(self._told[sentence, said], len(found) - 1)]
        self._told[sentence, said] += 1
        spans = (span for _, span in bookmarks(paragraph) if _bare(words_between(span)) == said)
        return next(spans, _inside(paragraph))


def bookmarks(tree: Element) -> Iterator[tuple[str, Span]]:
    """Each bookmark that begins and ends in one element."""
    ends = {each.get(f"{WORD}id"): each for each in tree.iter(f"{WORD}bookmarkEnd")}
    for start in tree.iter(f"{WORD}bookmarkStart"):
        end = ends.get(start.get(f"{WORD}id"))
        if end is not None and end.getparent() is start.getparent():
            yield start.get(f"{WORD}name", ""), (start, end)


def _bookmarks_of_note(tree: Element, identifier: str) -> Iterator[str]:
    for note in tree:
        if note.get(f"{WORD}id") == identifier:
            yield from (each.get(f"{WORD}name", "") for each in note.iter(f"{WORD}bookmarkStart"))


def _inside(paragraph: Element) -> Span:
    """All that a paragraph holds behind its properties; an empty one gets an empty run to hold a comment."""
    held = [each for each in paragraph if each.tag != f"{WORD}pPr"]
    if not held:
        held = [etree.SubElement(paragraph, f"{WORD}r")]
    return held[0], held[-1]


def _words(element: Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{WORD}t"))


def words_between(span: Span) -> str:
    """What stands in a place."""
    words, each = "", span[0]
    while each is not None and each is not span[1]:
        words += _words(each)
        each = each.getnext()
    return words


def _bare(words: str) -> str:
    return SPACES.sub("", words)


# --- comments -----------------------------------------------------------------------------------------------


def _first_free(comments: Element) -> int:
    return 1 + max((int(each.get(f"{WORD}id", "0")) for each in comments), default=-1)


def _hang(span: Span, number: int) -> None:
    """The ends of the range around a place, and behind them the mark of the comment."""
    start, end = span
    identifier = {f"{WORD}id": str(number)}
    start.addprevious(etree.Element(f"{WORD}commentRangeStart", identifier))
    mark = etree.Element(f"{WORD}r")
    etree.SubElement(mark, f"{WORD}commentReference", identifier)
    end.addnext(mark)
    end.addnext(etree.Element(f"{WORD}commentRangeEnd", identifier))


def _comment(number: int, words: str, quoted: str, date: str) -> Element:
    """A comment bears no date but one that is given: the same findings give the same file."""
    named = {f"{WORD}id": str(number), f"{WORD}author": AUTHOR, f"{WORD}initials": INITIALS}
    named |= {f"{WORD}date": date} if date else {}
    comment = etree.Element(f"{WORD}comment", named)
    for line in _lines(words, quoted):
        paragraph = etree.SubElement(comment, f"{WORD}p")
        run = etree.SubElement(paragraph, f"{WORD}r")
        etree.SubElement(run, f"{WORD}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}).text = line
    return comment


def _lines(words: str, quoted: str) -> Iterable[str]:
    yield from words.splitlines() or ("",)
    if quoted:
        yield f"“{quoted}”"
