"""Hold the entries of a Word file: what changes is written again, all others keep bytes, order and compression."""

from dataclasses import dataclass, field
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import Any
from zipfile import ZipFile, ZipInfo

from lxml import etree

Element = Any
"""An element of lxml: its stubs know no mixed content."""


@dataclass(slots=True)
class Package:
    """The entries of a file, and the trees of those that were looked into."""

    entries: tuple[ZipInfo, ...]
    contents: dict[str, bytes]
    comment: bytes
    main: str
    _trees: dict[str, Element] = field(default_factory=dict)
    _changed: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def opened(cls, content: bytes) -> "Package":
        """The package of a file that `readers.docx` has read: it is whole and of no unreasonable size."""
        with ZipFile(BytesIO(content)) as archive:
            entries, comment = tuple(archive.infolist()), archive.comment
            contents = {each.filename: archive.read(each) for each in entries}
        made = cls(entries, contents, comment, "")
        links = made.tree("_rels/.rels")
        target = next(each.get("Target", "") for each in links if each.get("Type", "").endswith("/officeDocument"))
        made.main = target.lstrip("/")
        return made

    def tree(self, path: str) -> Element:
        """The root of a part; whoever changes it says so with `touch`."""
        if path not in self._trees:
            parser = etree.XMLParser(resolve_entities=False, huge_tree=True)
            self._trees[path] = etree.fromstring(self.contents[path], parser)
        return self._trees[path]

    def touch(self, path: str) -> None:
        self._changed[path] = b""

    @property
    def is_changed(self) -> bool:
        return bool(self._changed)

    def put(self, path: str, content: bytes) -> None:
        """Give a part other bytes; the same bytes are no change."""
        if self.contents.get(path) != content:
            self._changed[path] = self.contents[path] = content
            self._trees.pop(path, None)

    def stories(self) -> tuple[str, ...]:
        """The body, notes, heads and feet: every part that holds words."""
        kinds = ("footnotes", "endnotes", "header", "footer")
        found = (path for kind, path in self.related(self.main) if kind in kinds)
        return tuple(dict.fromkeys((self.main, *(each for each in found if each in self.contents))))

    def related(self, owner: str) -> tuple[tuple[str, str], ...]:
        """(last word of the type, path) of all parts within the file that a part refers to."""
        return tuple((each.get("Type", "").rpartition("/")[2], path) for each, path in self.links(owner))

    def links(self, owner: str) -> tuple[tuple[Element, str], ...]:
        """The relationships of a part to others within the file, each with the path that it leads to."""
        path = join(dirname(owner), "_rels", f"{owner.rpartition('/')[2]}.rels")
        found = self.tree(path) if path in self.contents else ()
        inside = (each for each in found if each.get("TargetMode") != "External")
        return tuple((each, _inside(owner, each.get("Target", ""))) for each in inside)

    def packed(self, original: bytes) -> bytes:
        """The file; `original` itself where nothing has changed. Parts that are new come last."""
        if not self._changed:
            return original
        buffer = BytesIO()
        with ZipFile(buffer, "w") as archive:
            archive.comment = self.comment
            for entry in (*self.entries, *self._new()):
                archive.writestr(_renewed(entry), self._content(entry.filename))
        return buffer.getvalue()

    def _new(self) -> list[ZipInfo]:
        known = {each.filename for each in self.entries}
        first = self.entries[0]
        found = [ZipInfo(path, first.date_time) for path in self.contents if path not in known]
        for each in found:
            each.compress_type, each.external_attr, each.create_system = (
                first.compress_type,
                first.external_attr,
                first.create_system,
            )
        return found

    def _content(self, path: str) -> bytes:
        if self._changed.get(path) == b"":
            tree = self._trees[path]
            return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))
        return self.contents[path]


def _renewed(entry: ZipInfo) -> ZipInfo:
    """The same entry without what belongs to the bytes that it had."""
    made = ZipInfo(entry.filename, entry.date_time)
    for name in ("compress_type", "comment", "create_system", "create_version", "external_attr", "internal_attr"):
        setattr(made, name, getattr(entry, name))
    return made


def _inside(owner: str, target: str) -> str:
    return normpath(join("/", dirname(owner), target)).lstrip("/")
