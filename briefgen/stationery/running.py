"""Clean a header or footer of an office's document: its words, pages and pictures stay, whatever tells of people goes.

Insertions are taken as accepted and deletions as done; comments, bookmarks, content controls (but not their words),
marks of revisions, names of authors, paths of files and whatever leads out of the file or to another part do not come
along.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from briefgen.stationery.fields import settle_fields
from briefgen.stationery.media import media_of
from briefgen.stationery.package import Link, Package, R, W
from briefgen.stationery.values import Media

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
PLACING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
SHAPES = "{urn:schemas-microsoft-com:office:office}"


def _named(names: str) -> frozenset[str]:
    return frozenset(f"{W}{name}" for name in names.split())


UNWRAPPED = _named("ins moveTo sdt sdtContent smartTag customXml hyperlink")
"""Elements whose content stays without them."""
DROPPED = _named(
    "del moveFrom sdtPr sdtEndPr smartTagPr customXmlPr bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd"
    " commentReference moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd customXmlInsRangeStart"
    " customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd proofErr permStart permEnd numPr rPrChange"
    " pPrChange tblPrChange tblPrExChange tcPrChange trPrChange tblGridChange sectPrChange numberingChange"
    " lastRenderedPageBreak footnoteReference endnoteReference annotationRef altChunk subDoc ffData cellIns cellMerge"
) | {f"{A}hlinkClick", f"{A}hlinkHover", f"{A}hlinkMouseOver"}
REVISIONS = _named("ins del moveFrom moveTo rPrChange pPrChange commentReference")
HOLDERS = frozenset({f"{W}drawing", f"{W}pict", f"{W}object", f"{MC}AlternateContent"})
PROGRAMS = frozenset({f"{W}object", f"{W}control"})
NAMED = frozenset({f"{PLACING}docPr", f"{PICTURE}cNvPr"})
LEADING_OUT = frozenset({"href", "src", "target", f"{SHAPES}href", f"{SHAPES}title", f"{SHAPES}gfxdata"})
"""Attributes of shapes that name a place beside the file, the file that a picture came from, or hold a packed copy."""
PATH = re.compile(r"\b[A-Za-z]:(?:\\|/(?!/))|\\\\|file:|^/(?:Users|home|tmp|var|mnt|media)/", re.I)
REVISION_MARK = re.compile(r"rsid|paraId$|textId$|^(?:author|initials|date)$", re.I)
FIRST_DRAWING = 100_001
"""Drawings of running parts are numbered from here, behind all those of the text."""


@dataclass(slots=True)
class Cleaning:
    """A part as it is cleaned, and what of it could not come along."""

    root: etree._Element
    links: dict[str, Link]
    package: Package
    fields: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    revised: bool = False
    media: dict[str, Media] = field(default_factory=dict)
    """Pictures by the names of their parts."""


def cleaned(path: str, package: Package) -> Cleaning:
    """The part without what must not come along; its pictures are then related by rId1, rId2, …"""
    made = Cleaning(package.tree(path), package.links(path), package)
    made.revised = any(each.tag in REVISIONS for each in made.root.iter())
    _settle_revisions(made.root)
    made.outside += (each.target for each in made.links.values() if each.outside and each.kind == "hyperlink")
    _unwrap(made.root)
    made.fields += settle_fields(made.root)
    _relate(made)
    _forget(made.root)
    _complete(made.root)
    return made


def _settle_revisions(root: etree._Element) -> None:
    """Rows and paragraphs that were deleted whole go with their marks; an accepted insertion needs none."""
    for mark in [*root.iter(f"{W}del", f"{W}moveFrom")]:
        parent = mark.getparent()
        holder = parent.getparent() if parent is not None else None
        if parent is not None and parent.tag == f"{W}trPr" and holder is not None:
            _drop(holder)
    for row in [*root.iter(f"{W}p")]:
        was_deleted = row.find(f"{W}pPr/{W}rPr/{W}del") is not None
        for deleted in [*row.iter(f"{W}del", f"{W}moveFrom")]:
            _drop(deleted)
        if was_deleted and not any(True for _ in row.iter(f"{W}r")):
            _drop(row)


def _unwrap(root: etree._Element) -> None:
    for element in [*root.iter()]:
        if element.tag in DROPPED:
            _drop(element)
        elif element.tag in UNWRAPPED:
            _put_children_in_place(element)
    for blip in [*root.iter(f"{A}blip")]:
        for extension in blip.findall(f"{A}extLst"):
            _drop(extension)


def _put_children_in_place(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    children = list(element)
    parent.remove(element)
    for number, child in enumerate(children):
        parent.insert(at + number, child)


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


# --- what leads to other parts -----------------------------------------------------------------------------------


def _relate(made: Cleaning) -> None:
    """Pictures of the package stay; whatever leads elsewhere goes with all that is drawn with it."""
    for element in [each for each in made.root.iter() if each.tag in PROGRAMS]:
        made.lost.append(etree.QName(element).localname)
        _drop(_holder(element))
    for element in [each for each in made.root.iter() if any(True for _ in _references(each))]:
        if element.getroottree().getroot() is made.root:
            _relate_element(element, made)


def _references(element: etree._Element) -> Iterator[str]:
    return (str(name) for name in element.attrib if str(name).startswith(R))


def _relate_element(element: etree._Element, made: Cleaning) -> None:
    for name in [*_references(element)]:
        link = made.links.get(element.get(name, ""))
        number = _number_of(link, made)
        if number:
            element.set(name, f"rId{number}")
            continue
        (made.outside if link and link.outside else made.lost).append(link.target if link else name)
        _drop(_holder(element))
        return


def _number_of(link: Link | None, made: Cleaning) -> int:
    """Which of the part's pictures it is; 0 for what is none that can come along."""
    if link is None or link.outside or link.kind != "image" or not made.package.has(link.target):
        return 0
    if link.target not in made.media:
        media = media_of(made.package.content(link.target))
        if media is None:
            return 0
        made.media[link.target] = media
    return [*made.media].index(link.target) + 1


def _holder(element: etree._Element) -> etree._Element:
    """The outermost drawing that an element is part of; or itself."""
    held = element
    for ancestor in element.iterancestors():
        if ancestor.tag in HOLDERS:
            held = ancestor
    return held


# --- what tells of people and machines ----------------------------------------------------------------------------


def _forget(root: etree._Element) -> None:
    number = FIRST_DRAWING
    for element in root.iter():
        for name in [str(each) for each in element.attrib]:
            is_mark = REVISION_MARK.search(etree.QName(name).localname)
            if is_mark or name in LEADING_OUT or PATH.search(element.get(name, "")):
                del element.attrib[name]
        if element.tag in NAMED:
            element.set("name", f"Picture {number}")
            if element.tag == f"{PLACING}docPr":
                element.set("id", str(number))
                number += 1


def _complete(root: etree._Element) -> None:
    """Runs that hold nothing any more go; every cell, box and part ends with a paragraph, as Word wants it."""
    for run in [*root.iter(f"{W}r")]:
        if all(child.tag == f"{W}rPr" for child in run):
            _drop(run)
    for holder in [root, *root.iter(f"{W}tc", f"{W}txbxContent")]:
        if len(holder) == 0 or holder[-1].tag != f"{W}p":
            etree.SubElement(holder, f"{W}p")
