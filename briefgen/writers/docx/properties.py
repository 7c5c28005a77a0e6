"""Spell the properties of paragraphs, runs, tables and sections, their children always in the order of the schema."""

from functools import lru_cache
from math import floor

from briefgen.faces import Faces
from briefgen.lengths import points
from briefgen.theme import TextStyle
from briefgen.writers.docx.markup import Xml, tag, word


def _listed(names: str) -> tuple[str, ...]:
    return tuple(names.split())


ORDER = {
    "pPr": _listed(
        "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr tabs overflowPunct autoSpaceDE autoSpaceDN"
        " snapToGrid spacing ind jc outlineLvl rPr sectPr"
    ),
    "rPr": _listed("rStyle rFonts b bCs color spacing position sz szCs vertAlign lang"),
    "tblPr": _listed("tblStyle tblpPr tblOverlap tblW tblInd tblLayout tblCellMar tblCaption tblDescription"),
    "trPr": _listed("cantSplit trHeight tblHeader"),
    "tcPr": _listed("tcW gridSpan tcBorders shd tcMar vAlign"),
    "sectPr": _listed("headerReference footerReference footnotePr type pgSz pgMar pgNumType cols titlePg docGrid"),
}
"""The children that this writer uses, in the order of the schema (ECMA-376 17.3.1.26, 17.3.2.28, 17.4, 17.6.18)."""

ALIGNMENTS = {"left": "left", "justified": "both", "centred": "center", "right": "right"}

SINGLE_LINE = 240
"""One line as high as what stands in it (ECMA-376 17.18.48: 240ths of a line)."""

REMEMBERED = 4096
"""So many spellings are kept: rows and paragraphs of a packet are formed alike, and spelling them is half the work."""

MOST_BORDER_SPACE = 31
"""The largest distance between words and their border, in points (ECMA-376 17.18.68)."""


@lru_cache(REMEMBERED)
def properties(container: str, *children: Xml) -> Xml:
    """A container of properties (pPr, rPr, tblPr …); its children may come in any order."""
    order = ORDER[container]
    return word(container, *sorted((child for child in children if child), key=lambda child: order.index(_name(child))))


def _name(element: Xml) -> str:
    return element.removeprefix("<w:").split(">", 1)[0].split("/", 1)[0].split(" ", 1)[0]


@lru_cache(REMEMBERED)
def twips(length: float) -> int:
    return points(length).twips


def whole_twips(length: float) -> int:
    """Twips rounded down: lines and characters of a grid must never be more than the page holds."""
    return floor(length * 20 + 1e-6)


def eighths(weight: float) -> int:
    """The thickness of a rule, in eighths of a point (ECMA-376 17.18.24: 2 to 96)."""
    return max(2, round(weight * 8))


@lru_cache(REMEMBERED)
def border(side: str, weight: float, colour: str, space: float = 0) -> Xml:
    """A rule on one side of a paragraph, table or cell; `space` in points counts for paragraphs only."""
    distance = round(min(space, MOST_BORDER_SPACE))
    return word(side, val="single", sz=eighths(weight), space=distance, color=colour)


@lru_cache(REMEMBERED)
def no_border(side: str) -> Xml:
    return word(side, val="nil")


@lru_cache(REMEMBERED)
def indent(left: float = 0, hanging: float = 0, first_line: float = 0, right: float = 0, size: float = 0) -> Xml:
    """Indents in points: `left` is that of all lines but the first, which hangs or is indented.

    A first-line indent of a whole number of characters of `size` is written in characters too (ECMA-376 17.3.1.12).
    """
    characters = round(first_line / size * 100) if size and first_line else 0
    return word(
        "ind",
        left=twips(left),
        right=twips(right) if right else None,
        hanging=twips(hanging) if hanging else None,
        firstLineChars=characters or None,
        firstLine=twips(first_line) if first_line or not hanging else None,
    )


@lru_cache(REMEMBERED)
def spacing(before: float = 0, after: float = 0, line: float = 0) -> Xml:
    """Space before and after and the exact height of lines, in points; without a line, that of what stands in it.

    Space is never negative: LibreOffice leaves out all styles that follow one with such space.
    """
    rule = "exact" if line else "auto"
    height = whole_twips(line) if line else SINGLE_LINE
    above, below = twips(max(0.0, before)), twips(max(0.0, after))
    return word("spacing", before=above, after=below, line=height, lineRule=rule)


BASELINE_SHARE = 0.8
"""Word and LibreOffice put the baseline of a line of exact height at four fifths of it, whatever the face."""

INK_ABOVE = 0.88
"""How far an ideograph reaches above the baseline, in em; what is higher than its line is cut off."""

DIGITS_ABOVE = 0.76
"""How far digits do."""


def sinks(style: TextStyle) -> float:
    """How much lower than the theme's own the baseline of a line comes to stand."""
    return BASELINE_SHARE * style.line - style.baseline()


def fitted_line(size: float, baseline: float, ink: float = INK_ABOVE) -> float:
    """The exact height of a line whose baseline stands so far below its top, and which cuts no ink off."""
    return max(baseline, ink * size) / BASELINE_SHARE


@lru_cache(REMEMBERED)
def tabs(*stops: tuple[str, float]) -> Xml:
    """Tab stops: kind (left, center, right) and place in points from the left margin."""
    return word("tabs", *(word("tab", val=kind, pos=twips(place)) for kind, place in stops))


@lru_cache(REMEMBERED)
def face(name: str, faces: Faces) -> tuple[Xml, ...]:
    """One family for all scripts, so that digits and Han never part; the bold of a family is asked for as such."""
    family = faces.face(name).family
    fonts = word("rFonts", ascii=family, hAnsi=family, eastAsia=family, cs=family)
    weight = None if name.endswith("-bold") else "0"
    return fonts, word("b", val=weight), word("bCs", val=weight)


def lettering(style: TextStyle, faces: Faces, size: float = 0) -> tuple[Xml, ...]:
    """The run properties of a style: face, size, colour, tracking; `size` in points replaces that of the style."""
    height = points(size or style.size).half_points
    return (
        *face(style.face, faces),
        word("color", val=style.colour),
        word("spacing", val=whole_twips(style.tracking)),
        word("sz", val=height),
        word("szCs", val=height),
    )


def flag(name: str, on: bool) -> Xml:
    """A switch of its own; switched off it is said so, since a style may have it on."""
    return tag(f"w:{name}") if on else word(name, val="0")
