"""Pack parts and their relationships into an Open Packaging file whose bytes depend on nothing but the parts."""

import io
import zipfile
from dataclasses import dataclass, field

from briefgen.writers.docx.markup import RELATIONSHIP, tag, whole

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip file can hold: parts bear no time of their own."""

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT_TYPES = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the package: its path, its media type, its bytes."""

    name: str
    content_type: str
    content: bytes


@dataclass(slots=True)
class Relationships:
    """What one part refers to. Identifiers count from rId1; the same target asked for twice keeps its identifier."""

    targets: dict[tuple[str, str, bool], str] = field(default_factory=dict)

    def to(self, kind: str, target: str, *, outside: bool = False) -> str:
        """The identifier of a relationship; `kind` is the last word of its type (image, chart, hyperlink)."""
        full = kind if "://" in kind else f"{RELATIONSHIP}/{kind}"
        return self.targets.setdefault((full, target, outside), f"rId{len(self.targets) + 1}")

    def part(self, owner: str) -> Part:
        """The part that holds the relationships of `owner` (ECMA-376-2, 9.3)."""
        folder, _, file = owner.rpartition("/")
        entries = [
            tag("Relationship", Id=identifier, Type=kind, Target=target, TargetMode="External" if outside else None)
            for (kind, target, outside), identifier in self.targets.items()
        ]
        content = whole(tag("Relationships", *entries, xmlns=f"{PACKAGE}/relationships"))
        return Part(f"{folder}/_rels/{file}.rels".lstrip("/"), "", content)


def packed(parts: list[Part]) -> bytes:
    """The zip file: media types first, then the parts by name; the same parts give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in [_content_types(parts), *sorted(parts, key=lambda part: part.name)]:
            archive.writestr(_entry(part.name), part.content)
    return buffer.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3  # otherwise it names the system that it was written on
    entry.external_attr = 0o644 << 16
    return entry


def _content_types(parts: list[Part]) -> Part:
    overrides = [
        tag("Override", PartName=f"/{part.name}", ContentType=part.content_type)
        for part in sorted(parts, key=lambda part: part.name)
        if part.content_type
    ]
    defaults = [
        tag("Default", Extension="rels", ContentType="application/vnd.openxmlformats-package.relationships+xml"),
        tag("Default", Extension="xml", ContentType="application/xml"),
    ]
    content = whole(tag("Types", *defaults, *overrides, xmlns=f"{PACKAGE}/content-types"))
    return Part(CONTENT_TYPES, "", content)
