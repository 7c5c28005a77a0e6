"""Open the parts of a Word file, carry parts from one file into another, and pack them, each time into equal bytes."""

import posixpath
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from briefgen.redlining.markup import Element, R, shallow

BROKEN = (
    BadZipFile,
    zlib.error,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    StopIteration,
    AttributeError,
    etree.LxmlError,
)
"""What a file is met with that is no whole Word file: it may be locked, cut off, or packed in ways unknown."""
EPOCH = (1980, 1, 1, 0, 0, 0)
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
CONTENT_TYPES = "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(slots=True)
class Package:
    """The parts of a file by path, and the trees of those that were looked into."""

    parts: dict[str, bytes]
    trees: dict[str, Element] = field(default_factory=dict)

    @classmethod
    def opened(cls, content: bytes) -> "Package":
        with ZipFile(BytesIO(content)) as archive:
            return cls({each: archive.read(each) for each in archive.namelist() if not each.endswith("/")})

    def tree(self, path: str) -> Element:
        if path not in self.trees:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            self.trees[path] = etree.fromstring(self.parts[path], parser)
        return self.trees[path]

    @property
    def main(self) -> str:
        return next(path for kind, path, _ in self.related("") if kind.endswith("/officeDocument"))

    def has(self, path: str) -> bool:
        return path in self.parts or path in self.trees

    def content(self, path: str) -> bytes:
        return _whole(self.trees[path]) if path in self.trees else self.parts[path]

    def packed(self) -> bytes:
        """Every part, media types first, then in order of their paths."""
        paths = sorted({*self.parts, *self.trees} - {CONTENT_TYPES})
        buffer = BytesIO()
        with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
            for path in (CONTENT_TYPES, *paths):
                entry = ZipInfo(path, EPOCH)
                entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 3, 0o644 << 16
                archive.writestr(entry, self.content(path))
        return buffer.getvalue()

    # --- relationships ------------------------------------------------------------------------------------------

    def links(self, owner: str) -> Element | None:
        path = _links_path(owner)
        return self.tree(path) if self.has(path) else None

    def related(self, owner: str) -> Iterator[tuple[str, str, str]]:
        """Kind, path and identifier of every part that `owner` refers to."""
        for each in _each(self.links(owner)):
            if each.get("TargetMode") != "External":
                yield each.get("Type", ""), _path(owner, each.get("Target", "")), each.get("Id", "")

    def target(self, owner: str, identifier: str) -> str:
        """The path of the part that `owner` calls so; empty for what lies outside or is not there."""
        return next((path for _, path, known in self.related(owner) if known == identifier), "")

    def first(self, owner: str, kind: str) -> str:
        """The path of the first part of a kind; empty where there is none."""
        return next((path for known, path, _ in self.related(owner) if known.endswith(f"/{kind}")), "")

    def relate(self, owner: str, kind: str, target: str, *, outside: bool = False) -> str:
        """The identifier of a relationship, which is made if there is none yet."""
        links = self.links(owner)
        if links is None:
            links = etree.fromstring(f'<Relationships xmlns="{RELATIONSHIPS}"/>')
            self.trees[_links_path(owner)] = links
        shown = target if outside else posixpath.relpath(target, posixpath.dirname(owner) or ".")
        for each in links:
            if (each.get("Type"), each.get("Target"), each.get("TargetMode") == "External") == (kind, shown, outside):
                return str(each.get("Id"))
        taken = {each.get("Id") for each in links}
        free = next(name for name in (f"rId{number}" for number in range(1, len(taken) + 2)) if name not in taken)
        named = {"Id": free, "Type": kind, "Target": shown, **({"TargetMode": "External"} if outside else {})}
        etree.SubElement(links, f"{{{RELATIONSHIPS}}}Relationship", named)
        return free

    def unrelate(self, owner: str, identifier: str) -> None:
        for each in _each(self.links(owner)):
            if each.get("Id") == identifier:
                each.getparent().remove(each)

    def drop(self, path: str) -> None:
        """Take a part out, with its media type and its own relationships."""
        for each in (path, _links_path(path)):
            self.parts.pop(each, None)
            self.trees.pop(each, None)
        types = self.tree(CONTENT_TYPES)
        for each in [each for each in types if each.get("PartName") == f"/{path}"]:
            types.remove(each)

    # --- parts of other files -----------------------------------------------------------------------------------

    def carry(self, source: "Package", path: str, content: bytes | None = None) -> str:
        """Take a part in, with all that it refers to; its new path. Where `content` is given it says that instead."""
        free = self._free(path)
        self.parts[free] = source.content(path) if content is None else content
        self._give_type(free, source.media_type(path))
        for each in _each(source.links(path)):
            inside = each.get("TargetMode") != "External"
            target = self.carry(source, _path(path, each.get("Target", ""))) if inside else each.get("Target", "")
            self._relate_as(free, each.get("Id", ""), each.get("Type", ""), target, outside=not inside)
        return free

    def media_type(self, path: str) -> str:
        types = self.tree(CONTENT_TYPES)
        own = next((each.get("ContentType") for each in types if each.get("PartName") == f"/{path}"), None)
        ending = path.rpartition(".")[2].lower()
        usual = (each.get("ContentType") for each in types if each.get("Extension", "").lower() == ending)
        return own or next(usual, "application/octet-stream")

    def _relate_as(self, owner: str, identifier: str, kind: str, target: str, *, outside: bool) -> None:
        made = self.relate(owner, kind, target, outside=outside)
        links = self.links(owner)
        next(each for each in _each(links) if each.get("Id") == made).set("Id", identifier)

    def _give_type(self, path: str, media_type: str) -> None:
        if self.media_type(path) != media_type:
            types = self.tree(CONTENT_TYPES)
            etree.SubElement(types, f"{{{TYPES}}}Override", PartName=f"/{path}", ContentType=media_type)

    def _free(self, path: str) -> str:
        folder, _, name = path.rpartition("/")
        stem, _, ending = name.rpartition(".")
        number = 1
        while self.has(free := f"{folder}/redline{number}-{stem}.{ending}".lstrip("/")):
            number += 1
        return free


@dataclass(slots=True)
class Carrier:
    """What takes elements of a part of the old file into a part of the new one, with the parts that they show."""

    old: Package
    new: Package
    source: str
    target: str
    carried: dict[str, str] = field(default_factory=dict)
    links: dict[Element, Element] = field(default_factory=dict)

    def adopt(self, held: Element) -> None:
        """Give the references in an old element the identifiers that their targets have in the new file."""
        for each in held.iter(etree.Element):
            for name, identifier in each.attrib.items():
                if name.startswith(R):
                    each.set(name, self._identifier(identifier))

    def link(self, held: Element) -> Element:
        """An old link without what stands in it; each time the same."""
        if held not in self.links:
            self.links[held] = shallow(held)
            self.adopt(self.links[held])
        return self.links[held]

    def _identifier(self, identifier: str) -> str:
        if identifier not in self.carried:
            self.carried[identifier] = self._carried(identifier)
        return self.carried[identifier]

    def _carried(self, identifier: str) -> str:
        link = next((each for each in _each(self.old.links(self.source)) if each.get("Id") == identifier), None)
        if link is None:
            return identifier
        kind, target = link.get("Type", ""), link.get("Target", "")
        if link.get("TargetMode") == "External":
            return self.new.relate(self.target, kind, target, outside=True)
        return self.new.relate(self.target, kind, self.new.carry(self.old, _path(self.source, target)))


def _each(links: Element | None) -> list[Element]:
    return list(links) if links is not None else []


def _path(owner: str, target: str) -> str:
    joined = target if target.startswith("/") else posixpath.join(posixpath.dirname(owner), target)
    return posixpath.normpath(joined).lstrip("/")


def _links_path(owner: str) -> str:
    folder, _, name = owner.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/")


def _whole(tree: Element) -> bytes:
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))
