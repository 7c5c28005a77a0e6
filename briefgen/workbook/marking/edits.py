"""Find the tags of a part by their bytes and put others into their places; whatever is between stays as it is."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from xml.parsers.expat import ExpatError, ParserCreate

from briefgen.workbook.markup import NotMarkup, refuse_doctype

TAG = re.compile(rb"""<[^\s/>"']+(?:[^>"']|"[^"]*"|'[^']*')*>""")
NAME = re.compile(rb"<[^\s/>]+")


@dataclass(slots=True)
class Tag:
    """An element by its offsets: its start tag is [start, stop), its end tag [close, after); both may be one."""

    name: str
    attributes: Mapping[str, str]
    start: int
    stop: int
    close: int = 0
    after: int = 0
    depth: int = 0

    @property
    def prefix(self) -> str:
        """What stands before the local name of this element and its likes: `x:`, or nothing."""
        head, mark, _ = self.name.rpartition(":")
        return head + mark

    @property
    def local(self) -> str:
        return self.name.rpartition(":")[2]

    @property
    def is_empty(self) -> bool:
        """Whether one tag is start and end."""
        return self.close == self.stop == self.after


@dataclass(slots=True)
class Edits:
    """Changes of one part, by offsets of the part as it is; several at one place stand in the order of making."""

    part: bytes
    changes: list[tuple[int, int, bytes]] = field(default_factory=list)

    def replace(self, start: int, end: int, by: bytes) -> None:
        self.changes.append((start, end, by))

    def insert(self, at: int, new: bytes) -> None:
        self.changes.append((at, at, new))

    def append_to(self, tag: Tag, new: bytes, start: bytes | None = None) -> None:
        """Put something at the end of an element, once; `start` is a start tag in place of the one that it has."""
        head = self.part[tag.start : tag.stop] if start is None else start
        if tag.is_empty:
            self.replace(tag.start, tag.stop, head.rstrip(b"/>") + b">" + new + f"</{tag.name}>".encode())
            return
        if start is not None:
            self.replace(tag.start, tag.stop, start)
        self.insert(tag.close, new)

    def done(self) -> bytes:
        pieces, at = list[bytes](), 0
        for start, end, by in sorted(self.changes, key=lambda change: change[:2]):
            pieces += (self.part[at:start], by)
            at = end
        return b"".join((*pieces, self.part[at:]))


def tags(part: bytes, wanted: Callable[[str, Mapping[str, str], int], bool]) -> list[Tag]:
    """The elements that are wanted by local name, attributes and depth (the root has 0), in the order of their starts.

    The part is UTF-8. Raises NotMarkup.
    """
    found, open_ones = list[Tag](), list[Tag | None]()
    parser = ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        depth = len(open_ones)
        if not wanted(name.rpartition(":")[2], attributes, depth):
            open_ones.append(None)
            return
        at = parser.CurrentByteIndex
        match = TAG.match(part, at)
        if match is None:
            raise NotMarkup(name)
        tag = Tag(name, attributes, at, match.end(), depth=depth)
        found.append(tag)
        open_ones.append(tag)

    def end(_: str) -> None:
        tag = open_ones.pop()
        if tag is None:
            return
        is_empty = part.startswith(b"/>", tag.stop - 2)
        tag.close = tag.stop if is_empty else parser.CurrentByteIndex
        tag.after = tag.stop if is_empty else part.index(b">", tag.close) + 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = refuse_doctype
    try:
        parser.Parse(part, True)
    except (ExpatError, ValueError) as problem:
        raise NotMarkup(str(problem)) from problem
    return found


def named(*names: str) -> Callable[[str, Mapping[str, str], int], bool]:
    """Elements of these local names."""
    return lambda name, _, __: name in names


def with_attributes(tag: bytes, values: Mapping[str, str | None]) -> bytes:
    """A start tag with some attributes set, or taken out where the value is None."""
    for name, value in values.items():
        pattern = re.compile(rb"\s" + name.encode() + rb"""\s*=\s*("[^"]*"|'[^']*')""")
        tag = pattern.sub(b"", tag)
        if value is not None:
            head = NAME.match(tag)
            at = head.end() if head else 0
            tag = tag[:at] + f' {name}="{escaped(value)}"'.encode() + tag[at:]
    return tag


UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write."""


def escaped(text: str) -> str:
    return escape(UNPRINTABLE.sub("", text))


def first(found: Iterable[Tag], name: str) -> Tag | None:
    return next((tag for tag in found if tag.local == name), None)
