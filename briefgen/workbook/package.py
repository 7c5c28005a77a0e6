"""Find the parts of an .xlsx that hold its sheets, and pack those of them that a library is to read."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from posixpath import basename, dirname, join, normpath
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from briefgen.limits import Limits
from briefgen.workbook.archive import Archive
from briefgen.workbook.markup import Attributes, NotMarkup, attributes_of, utf_8
from briefgen.workbook.sheets import Listed

ROOT = ""
"""What the relationships of the package itself belong to."""
STRICT_NAMES = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
"""The namespaces of ISO/IEC 29500-1 and what ECMA-376's first edition calls them: openpyxl knows only these."""
CONTENT_TYPES = "[Content_Types].xml"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."


class Package:
    """The parts of one .xlsx. Each is unpacked when it is first asked for, and forgotten once it is packed again.

    Raises CannotRun, on making and in every method, for what is damaged, too large or no workbook.
    """

    def __init__(self, content: bytes, name: str, limits: Limits) -> None:
        self.name = name
        self._archive = Archive(content, name, limits)
        self.refusal = self._archive.refusal
        self.has = self._archive.has
        self._parts: dict[str, bytes] = {}
        self.main = self._main_part()
        self._related = self._attributes(relationships_of(self.main), "Relationship")
        self.styles = self._related_part("styles")
        self._strings = self._related_part("sharedStrings")
        self.sheets = self._sheets()

    def part(self, path: str) -> bytes:
        """The bytes of a part; names of parts do not distinguish case (ECMA-376-2 6.2.2.3)."""
        key = path.lower()
        if key not in self._parts:
            self._parts[key] = self._in_utf_8(path)
        return self._parts[key]

    def _in_utf_8(self, path: str) -> bytes:
        try:
            return utf_8(self._archive.unpacked(path))
        except NotMarkup as problem:
            raise self.refusal("W104", detail=path) from problem

    def repacked(self, sheet: str) -> BytesIO:
        """An archive of one sheet and what it needs, so that no library reads what was not checked."""
        shared = (path for path in (self.styles, self._strings) if self.has(path))
        paths = (relationships_of(ROOT), self.main, relationships_of(self.main), *shared, sheet)
        return _packed({path: self.part(path) for path in paths})

    def repacked_loosely(self, sheet: str) -> BytesIO:
        """The same for openpyxl, which needs a list of types and does not know the strict namespaces."""
        kinds = {self.main: "sheet.main", sheet: "worksheet", self.styles: "styles", self._strings: "sharedStrings"}
        known = {path: kind for path, kind in kinds.items() if self.has(path)}
        paths = (relationships_of(ROOT), relationships_of(self.main), *known)
        return _packed({CONTENT_TYPES: _types(known)} | {path: _transitional(self.part(path)) for path in paths})

    def forget(self, path: str) -> None:
        """Let go of the bytes of a sheet that has been read."""
        self._archive.give_back(len(self._parts.pop(path.lower(), b"")))

    def _attributes(self, path: str, element: str) -> tuple[Attributes, ...]:
        try:
            return attributes_of(self.part(path), element)
        except NotMarkup as problem:
            raise self.refusal("W104", detail=path) from problem

    def _main_part(self) -> str:
        if not self.has(relationships_of(ROOT)):
            raise self.refusal("W102")
        main = _target(ROOT, self._attributes(relationships_of(ROOT), "Relationship"), "officeDocument")
        if main.endswith(".bin"):
            raise self.refusal("W106", kind=".xlsb")
        if not (self.has(main) and self.has(relationships_of(main))):
            raise self.refusal("W102")
        return main

    def _related_part(self, kind: str) -> str:
        return _target(self.main, self._related, kind)

    def _sheets(self) -> tuple[Listed, ...]:
        """The sheets in the workbook's order; a document of another kind has none."""
        parts = {each.get("Id", ""): resolved(self.main, each.get("Target", "")) for each in self._related}
        listed = tuple(_listed(each, parts) for each in self._attributes(self.main, "sheet"))
        if not listed:
            raise self.refusal("W102")
        return listed


def _listed(sheet: Attributes, parts: Mapping[str, str]) -> Listed:
    hidden = sheet.get("state", "visible") != "visible"
    return Listed(sheet.get("name", ""), hidden, parts.get(sheet.get("id", ""), ""))


def _packed(parts: Mapping[str, bytes]) -> BytesIO:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_STORED) as archive:
        for path, content in parts.items():
            archive.writestr(ZipInfo(path), content)
    packed.seek(0)
    return packed


def _types(kinds: Mapping[str, str]) -> bytes:
    overrides = "".join(
        f'<Override PartName="/{path}" ContentType="{TYPE}{kind}+xml"/>' for path, kind in kinds.items()
    )
    head = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return f'{head}<Default Extension="rels" ContentType="{relations}"/>{overrides}</Types>'.encode()


def _transitional(part: bytes) -> bytes:
    for strict, transitional in STRICT_NAMES:
        part = part.replace(strict, transitional)
    return part


def _target(part: str, related: Iterable[Attributes], kind: str) -> str:
    """Where the first relationship of a kind leads, in the strict and in the transitional namespace; or nothing."""
    targets = (each.get("Target", "") for each in related if each.get("Type", "").endswith(f"/{kind}"))
    found = next(targets, "")
    return resolved(part, found) if found else ""


def relationships_of(part: str) -> str:
    """Where the relationships of a part stand (ECMA-376-2 6.5.2.2)."""
    return join(dirname(part), "_rels", f"{basename(part)}.rels")


def resolved(part: str, target: str) -> str:
    """A target, relative to the part that names it, as a path from the root of the package."""
    return normpath(join("/", dirname(part), target.replace("\\", "/"))).lstrip("/")
