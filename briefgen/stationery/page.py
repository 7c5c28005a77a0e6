"""Read the page of an office's document: its size, its margins, its grid, and which running parts its pages have."""

import re
from dataclasses import dataclass

from lxml import etree

from briefgen.errors import Mistake
from briefgen.lengths import millimetres
from briefgen.stationery.package import R, W
from briefgen.stationery.values import Grid, Pages, RunningKind
from briefgen.theme import PageGeometry

MEASURE = re.compile(r"(-?\d+(?:\.\d+)?)(mm|cm|in|pt|pc|pi)?")
UNITS = {"": 1 / 20, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "pi": 12.0}
"""Points of a unit; a bare number counts twips (ECMA-376 22.9.2.14)."""
LEAST_TEXT, LARGEST_SHEET = millimetres(60), millimetres(558)
"""A text area narrower or lower than the one holds no page; Word knows no sheet larger than the other."""
GRIDS = frozenset({"default", "lines", "linesAndChars", "snapToChars"})
KINDS: tuple[RunningKind, ...] = ("header", "footer")
PAGES: dict[str, Pages] = {"default": "default", "first": "first", "even": "even"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the last section of a document says of its pages, and the identifiers of its running parts."""

    page: PageGeometry | None
    grid: Grid | None
    number_format: str
    first_page_differs: bool
    running: tuple[tuple[RunningKind, Pages, str], ...]


def sheet_of(document: etree._Element) -> Sheet:
    """The last section, as pandoc has it: it holds for a document of one section, and ends one of several.

    A running part that it does not name is that of the section before (ECMA-376 17.10.5). Raises Mistake (S163) where
    page and margins leave no room for text.
    """
    every = document.iter(f"{W}sectPr")
    sections = [each for each in every if not any(True for _ in each.iterancestors(f"{W}sectPrChange"))]
    if not sections:
        return Sheet(None, None, "", False, ())
    last = sections[-1]
    numbers = last.find(f"{W}pgNumType")
    written = numbers.get(f"{W}fmt", "") if numbers is not None else ""
    return Sheet(
        _page(last),
        _grid(last.find(f"{W}docGrid")),
        written if written.isascii() and written.isalpha() else "",
        is_on(last.find(f"{W}titlePg")),
        tuple(_running(sections)),
    )


def _running(sections: list[etree._Element]) -> list[tuple[RunningKind, Pages, str]]:
    found: dict[tuple[RunningKind, Pages], str] = {}
    for section in sections:
        for kind in KINDS:
            for each in section.iterfind(f"{W}{kind}Reference"):
                found[kind, PAGES.get(each.get(f"{W}type", ""), "default")] = each.get(f"{R}id", "")
    return [(kind, pages, identifier) for (kind, pages), identifier in sorted(found.items())]


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch is there and not switched off (ECMA-376 17.17.4)."""
    return element is not None and element.get(f"{W}val", "true") not in ("0", "false", "off")


def _page(section: etree._Element) -> PageGeometry | None:
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    if size is None or margins is None:
        return None
    usual = PageGeometry()
    width, height = (_measure(size, name, whole) for name, whole in (("w", usual.width), ("h", usual.height)))
    gutter = _measure(margins, "gutter", 0)
    page = PageGeometry(
        width,
        height,
        left=_measure(margins, "left", usual.left) + gutter,
        right=_measure(margins, "right", usual.right),
        top=_measure(margins, "top", usual.top),
        bottom=_measure(margins, "bottom", usual.bottom),
        header=_measure(margins, "header", usual.header),
        footer=_measure(margins, "footer", usual.footer),
        labels=0,
    )
    if min(page.measure, page.depth) < LEAST_TEXT or max(width, height) > LARGEST_SHEET:
        in_millimetres = {name: round(value * 25.4 / 72) for name, value in (("width", width), ("height", height))}
        room = {"measure": round(page.measure * 25.4 / 72), "depth": round(page.depth * 25.4 / 72)}
        raise Mistake("S163", **in_millimetres, **room)
    return page


def _measure(element: etree._Element, name: str, usual: float) -> float:
    """A length in points; one below zero, by which a margin stays whatever its header takes, counts as it is wide."""
    found = MEASURE.fullmatch(element.get(f"{W}{name}", ""))
    return abs(float(found[1])) * UNITS[found[2] or ""] if found else usual


def _grid(element: etree._Element | None) -> Grid | None:
    if element is None or element.get(f"{W}type", "default") not in GRIDS:
        return None
    pitch, space = element.get(f"{W}linePitch", ""), element.get(f"{W}charSpace", "0")
    whole = re.compile(r"-?\d{1,6}")
    if not pitch.isdecimal() or not whole.fullmatch(space):
        return None
    return Grid(element.get(f"{W}type", "default"), int(pitch), int(space))
