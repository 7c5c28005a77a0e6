"""Read the styles of an office's document under names and identifiers that ours can be matched with."""

import re
from collections.abc import Iterator

from lxml import etree

from briefgen.stationery.package import W
from briefgen.stationery.values import GivenStyle

NORMAL_TABLE = "Normal Table"
IDENTIFIERS = {NORMAL_TABLE: "TableNormal"}
"""Identifiers that do not follow from the name."""

KINDS = frozenset({"paragraph", "character", "table"})
PLAIN = re.compile(r"[A-Za-z0-9 ]+")
REFERRING = frozenset(f"{W}{name}" for name in ("basedOn", "next", "link", "pStyle", "rStyle", "tblStyle"))
REMOVED = frozenset(f"{W}{name}" for name in ("rsid", "rPrChange", "pPrChange", "aliases"))

ORDERS = {
    f"{W}style": "name basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked"
    " personal personalCompose personalReply pPr rPr tblPr trPr tcPr tblStylePr",
    f"{W}pPr": "keepNext keepLines pageBreakBefore framePr widowControl suppressLineNumbers pBdr shd tabs"
    " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
    " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl",
    f"{W}rPr": "rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid"
    " vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em"
    " lang eastAsianLayout specVanish oMath",
}
"""The children of styles and of their properties in the order of the schema (ECMA-376 17.7.4.17, 17.3.1.26, 17.3.2.28):
an office's program may have written them in another one, which Word refuses. numPr is none
of them, because its lists stay behind."""


def names_of(root: etree._Element) -> dict[str, str]:
    """The identifiers that the styles have in our file, by those that they have in theirs."""
    made: dict[str, str] = {}
    for style in root.iterfind(f"{W}style"):
        own = _identifier(_name(style))
        taken = not own or own in made.values()
        made.setdefault(style.get(f"{W}styleId", ""), f"Office{len(made) + 1}" if taken else own)
    return made


def _identifier(name: str) -> str:
    """As our writer makes it of a name; empty for a name that has other characters than those of built-in ones."""
    if not PLAIN.fullmatch(name):
        return ""
    return IDENTIFIERS.get(name, "".join(each[0].upper() + each[1:] for each in name.split()))


def _name(style: etree._Element) -> str:
    element = style.find(f"{W}name")
    return element.get(f"{W}val", "") if element is not None else ""


def given_styles(root: etree._Element, names: dict[str, str]) -> Iterator[GivenStyle]:
    """Every style that is no list; numbers of headings are ours, so that none has two."""
    seen: set[str] = set()
    for style in root.iterfind(f"{W}style"):
        identifier, kind = names[style.get(f"{W}styleId", "")], style.get(f"{W}type", "paragraph")
        if kind not in KINDS or identifier in seen:
            continue
        seen.add(identifier)
        style.set(f"{W}styleId", identifier)
        plain(style)
        rename(style, names)
        _order(style)
        yield GivenStyle(_name(style), identifier, kind, spelt(style))


def plain(element: etree._Element) -> None:
    """Leave out what is not of WordprocessingML and what tells of revisions."""
    for child in [*element.iter()]:
        parent = child.getparent()
        if parent is not None and (not _is_word(child) or child.tag in REMOVED):
            parent.remove(child)
    for each in element.iter():
        for name in [str(key) for key in each.attrib]:
            if not name.startswith(W) or "rsid" in name.lower():
                del each.attrib[name]


def _is_word(element: etree._Element) -> bool:
    return isinstance(element.tag, str) and element.tag.startswith(W)


def rename(element: etree._Element, names: dict[str, str]) -> None:
    """Let every reference to a style follow the new identifiers; one that leads nowhere goes."""
    for each in [*element.iter()]:
        if each.tag not in REFERRING:
            continue
        target, parent = names.get(each.get(f"{W}val", "")), each.getparent()
        if target:
            each.set(f"{W}val", target)
        elif parent is not None:
            parent.remove(each)


def _order(style: etree._Element) -> None:
    for element in [each for each in style.iter() if each.tag in ORDERS]:
        order = [f"{W}{name}" for name in ORDERS[str(element.tag)].split()]
        known: dict[str, list[etree._Element]] = {}
        for child in element:
            known.setdefault(str(child.tag), []).append(child)
        kept = [each for name in order for each in known.get(name, [])[: None if name.endswith("tblStylePr") else 1]]
        element[:] = kept
    if style.get(f"{W}type", "paragraph") == "paragraph" and style.find(f"{W}pPr") is None:
        form = etree.Element(f"{W}pPr")
        at = next((number for number, each in enumerate(style) if each.tag == f"{W}rPr"), len(style))
        style.insert(at, form)


def spelt(element: etree._Element) -> str:
    """The element as XML with no other namespace than that of WordprocessingML, which our part declares."""
    bare = etree.Element(element.tag, nsmap={"w": W[1:-1]})
    for name, value in element.attrib.items():
        bare.set(name, value)
    bare[:] = list(element)
    etree.cleanup_namespaces(bare, top_nsmap={"w": W[1:-1]}, keep_ns_prefixes=["w"])
    written = etree.tostring(bare, encoding="unicode", with_tail=False)
    return written.replace(f' xmlns:w="{W[1:-1]}"', "", 1)
