"""Hold the parts of an .xlsx that is to be changed in a few places; other entries of the archive keep their bytes."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from posixpath import dirname, relpath
from zipfile import ZipFile, ZipInfo

from briefgen.limits import Limits
from briefgen.workbook.archive import Archive
from briefgen.workbook.marking.edits import Edits, first, named, tags
from briefgen.workbook.markup import NotMarkup, attributes_of, utf_8
from briefgen.workbook.package import CONTENT_TYPES, Package, relationships_of, resolved

RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"


class Parts:
    """The entries of a workbook by path, of which some are changed or added; `package` is what it says of itself.

    Raises CannotRun, on making, for what is damaged, too large or no such workbook; NotMarkup for a part that is not
    well-formed.
    """

    def __init__(self, content: bytes, name: str, limits: Limits) -> None:
        self.package = Package(content, name, limits)
        archive = Archive(content, name, limits)
        with ZipFile(BytesIO(content)) as zipped:
            self._entries = zipped.infolist()
        self._parts = {each.filename: archive.unpacked(each.filename) for each in self._entries if not each.is_dir()}
        self._paths = {path.replace("\\", "/").lower(): path for path in self._parts}
        self._added: list[str] = []

    @property
    def paths(self) -> tuple[str, ...]:
        return tuple(self._parts)

    def has(self, path: str) -> bool:
        return path.lower() in self._paths

    def part(self, path: str) -> bytes:
        return utf_8(self._parts[self._paths[path.lower()]])

    def put(self, path: str, content: bytes) -> None:
        known = self._paths.setdefault(path.lower(), path)
        if known not in self._parts:
            self._added.append(known)
        self._parts[known] = content

    def is_strict(self, sheet: str) -> bool:
        """Whether a part is written in the namespaces of ISO/IEC 29500-1."""
        return STRICT_MAIN.encode() in self.part(sheet)

    def packed(self) -> bytes:
        """The archive in its old order, what was added at its end."""
        packed = BytesIO()
        with ZipFile(packed, "w") as zipped:
            for entry in self._entries:
                zipped.writestr(_like(entry), self._parts.get(entry.filename, b""))
            for path in self._added:
                new = ZipInfo(path)
                new.compress_type = self._entries[0].compress_type
                zipped.writestr(new, self._parts[path])
        return packed.getvalue()

    # --- what parts say of each other -----------------------------------------------------------------------

    def related(self, owner: str) -> Iterator[tuple[str, str, str]]:
        """The kind, path and identifier of each part that `owner` refers to."""
        path = relationships_of(owner)
        for each in attributes_of(self.part(path), "Relationship") if self.has(path) else ():
            if each.get("TargetMode") != "External":
                kind = each.get("Type", "").rpartition("/")[2]
                yield kind, resolved(owner, each.get("Target", "")), each.get("Id", "")

    def relate(self, owner: str, kind: str, target: str, *, strict: bool) -> str:
        """The identifier of a new relationship."""
        path = relationships_of(owner)
        if not self.has(path):
            head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            self.put(path, f'{head}<Relationships xmlns="{RELATIONSHIPS}"/>'.encode())
        part = self.part(path)
        taken = {each.get("Id", "").lower() for each in attributes_of(part, "Relationship")}
        free = next(
            name for name in (f"rId{number}" for number in range(1, len(taken) + 2)) if name.lower() not in taken
        )
        words = {"Id": free, "Type": f"{STRICT if strict else TRANSITIONAL}/{kind}", "Target": _shown(owner, target)}
        self._append(path, "Relationships", "Relationship", words)
        return free

    def declare(self, path: str, media_type: str) -> None:
        """Say of what type a new part is; of drawings in VML that all that end so are."""
        part = self.part(CONTENT_TYPES)
        if path.endswith(".vml"):
            known = {each.get("Extension", "").lower() for each in attributes_of(part, "Default")}
            if "vml" not in known:
                self._append(CONTENT_TYPES, "Types", "Default", {"Extension": "vml", "ContentType": media_type})
        else:
            self._append(CONTENT_TYPES, "Types", "Override", {"PartName": f"/{path}", "ContentType": media_type})

    def free(self, pattern: str) -> str:
        """The first path of that pattern which no part has."""
        return next(path for number in range(1, len(self._parts) + 2) if not self.has(path := pattern.format(number)))

    def _append(self, path: str, parent: str, name: str, words: Mapping[str, str]) -> None:
        part = self.part(path)
        root = first(tags(part, named(parent)), parent)
        if root is None:
            raise NotMarkup(parent)
        edits = Edits(part)
        written = "".join(f' {key}="{value}"' for key, value in words.items())
        edits.append_to(root, f"<{root.prefix}{name}{written}/>".encode())
        self.put(path, edits.done())


def _like(entry: ZipInfo) -> ZipInfo:
    """The same entry for another archive: its name, time and way of packing."""
    new = ZipInfo(entry.filename, entry.date_time)
    new.compress_type, new.create_system, new.external_attr = (
        entry.compress_type,
        entry.create_system,
        entry.external_attr,
    )
    return new


def _shown(owner: str, target: str) -> str:
    return relpath(target, dirname(owner) or ".")
