"""Read the bytes of an office's document as its stationery; what cannot be taken is told, and never raises."""

from collections.abc import Iterable, Iterator

from lxml import etree

from briefgen.diagnostics import Warned, error, note, warning
from briefgen.errors import Mistake
from briefgen.origins import Where
from briefgen.stationery.package import Package, R, W
from briefgen.stationery.page import Sheet, is_on, sheet_of
from briefgen.stationery.running import A, Cleaning, cleaned
from briefgen.stationery.styles import given_styles, names_of, plain, rename, spelt
from briefgen.stationery.values import RunningPart, Stationery


def read_stationery(content: bytes, name: str, where: Where) -> Warned[Stationery | None]:
    """The stationery of a .docx or .dotx under the name of its file, or None with the error that stands in the way.

    Errors: S150 to S156, S163, S164. Warnings for what it does not have or what cannot come along: S157 to S159,
    S161, S162, S165; notes for protection and revisions, which stay behind: S166, S167.
    """
    try:
        made, found = _read(Package(content))
    except Mistake as mistake:
        return Warned(None, (error(mistake.code, where, name=name, **mistake.arguments),))
    told = {"error": error, "warning": warning, "note": note}
    return Warned(made, tuple(told[kind](code, where, name=name, **more) for kind, code, more in found))


Finding = tuple[str, str, dict[str, object]]
"""Kind, code and arguments of what is to be told."""


def _read(package: Package) -> tuple[Stationery, tuple[Finding, ...]]:
    sheet, styles = sheet_of(package.document), package.related("styles")
    root = package.tree(styles) if styles else etree.Element(f"{W}styles")
    names = names_of(root)
    found: list[Finding] = []
    running = tuple(_running(sheet, package, names, found))
    settings = package.related("settings")
    set_up = package.tree(settings) if settings else etree.Element(f"{W}settings")
    made = Stationery(
        sheet.page,
        sheet.grid,
        sheet.number_format,
        running,
        sheet.first_page_differs,
        is_on(set_up.find(f"{W}evenAndOddHeaders")),
        tuple(given_styles(root, names)),
        _part_of(root, "docDefaults"),
        _part_of(root, "latentStyles"),
        _colours(package),
    )
    return made, (*found, *_missing(made), *_protected(set_up))


def _missing(made: Stationery) -> Iterator[Finding]:
    if not made.styles:
        yield "warning", "S157", {}
    if not made.running:
        yield "warning", "S158", {}
    if made.page is None:
        yield "warning", "S159", {}


def _protected(set_up: etree._Element) -> Iterator[Finding]:
    if any(set_up.find(f"{W}{name}") is not None for name in ("documentProtection", "writeProtection")):
        yield "note", "S166", {}


def _running(sheet: Sheet, package: Package, names: dict[str, str], found: list[Finding]) -> Iterator[RunningPart]:
    links = package.links(package.main)
    made: dict[str, Cleaning] = {}
    for kind, pages, identifier in sheet.running:
        link = links.get(identifier)
        if link is None or link.outside or not package.has(link.target):
            raise Mistake("S153", part=f"{kind} {identifier}")
        if link.target not in made:
            made[link.target] = cleaned(link.target, package)
            rename(made[link.target].root, names)
        part = made[link.target]
        content = etree.tostring(part.root, xml_declaration=True, encoding="UTF-8", standalone=True)
        yield RunningPart(kind, pages, content, tuple(part.media.values()))
    found += _left_behind(made.values())


def _left_behind(parts: Iterable[Cleaning]) -> Iterator[Finding]:
    """One finding for each kind of thing; nothing is told by its path, which may name a person."""
    every = list(parts)
    outside = sum(len(each.outside) for each in every)
    fields = dict.fromkeys(name for each in every for name in each.fields)
    lost = sum(len(each.lost) for each in every)
    if outside:
        yield "warning", "S161", {"count": outside}
    if fields:
        yield "warning", "S162", {"fields": ", ".join(fields)}
    if lost:
        yield "warning", "S165", {"count": lost}
    if any(each.revised for each in every):
        yield "note", "S167", {}


def _part_of(root: etree._Element, name: str) -> str:
    element = root.find(f"{W}{name}")
    if element is None:
        return ""
    plain(element)
    return spelt(element)


def _colours(package: Package) -> bytes:
    """The theme part without extensions; pictures in its fills, which would be parts of their own, become plain."""
    path = package.related("theme")
    if not path:
        return b""
    root = package.tree(path)
    for each in [*root.iter(f"{A}extLst", f"{A}blipFill")]:
        parent = each.getparent()
        if parent is None:
            continue
        if each.tag == f"{A}blipFill":
            fill = etree.Element(f"{A}solidFill")
            etree.SubElement(fill, f"{A}schemeClr", val="phClr")
            each.addprevious(fill)
        parent.remove(each)
    if any(str(name).startswith(R) for each in root.iter() for name in each.attrib):
        return b""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
