"""Spell what all charts are made of: fills, lines, words, labels, references to cells, axes and the chart space."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from briefgen.faces import Faces
from briefgen.lengths import points
from briefgen.theme import TextStyle
from briefgen.writers.docx.markup import CHART, DRAWING, NOTHING, RELATIONSHIP, Xml, escaped, joined, tag, whole
from briefgen.writers.docx.spreadsheet import SHEET, cells, column, plain_number

WHITE = "FFFFFF"
"""The colour of the paper: what is hollow covers what lies below it."""

NO_FILL = tag("a:noFill")
NO_LINE = tag("a:ln", NO_FILL)

LabelPlace = Literal["l", "r", "ctr", "inEnd", "outEnd"]


Lettered = tuple[str, TextStyle]
"""Words and the style that they are set in."""


@dataclass(frozen=True, slots=True)
class Label:
    """Words at one point of a series: lines, each of them pieces of one style."""

    index: int
    lines: tuple[tuple[Lettered, ...], ...]


def setting_of(name: str, value: str | int) -> Xml:
    """An element that holds one value, as most elements of a chart do."""
    return tag(f"c:{name}", val=value)


def solid(colour: str) -> Xml:
    return tag("a:solidFill", tag("a:srgbClr", val=colour))


def line(weight: float, colour: str, dash: tuple[float, float] | None = None) -> Xml:
    """An outline or stem. A dash is lengths on and off in points; the format counts them in weights (20.1.8.21)."""
    pattern = NOTHING
    if dash:
        on, off = (round(length / weight * 100_000) for length in dash)
        pattern = tag("a:custDash", tag("a:ds", d=on, sp=off))
    return tag("a:ln", solid(colour), pattern, w=points(weight).emu, cap="flat")


def shape(fill: Xml, outline: Xml) -> Xml:
    return tag("c:spPr", fill, outline)


def letters(name: str, style: TextStyle, faces: Faces) -> Xml:
    """Run properties of the words of a chart (a:rPr, a:defRPr)."""
    family = faces.face(style.face).family
    fonts = (tag(f"a:{script}", typeface=family) for script in ("latin", "ea", "cs"))
    bold = int(style.face.endswith("-bold"))
    return tag(name, solid(style.colour), *fonts, sz=round(style.size * 100), b=bold, i=0)


def _frame() -> Xml:
    """Words keep to one line and to their own edge."""
    return tag("a:bodyPr", wrap="none", lIns=0, tIns=0, rIns=0, bIns=0, anchor="ctr")


def labels(entries: Sequence[Label], place: LabelPlace, faces: Faces) -> Xml:
    """Words of our own at the points of a series; points without an entry have none."""
    return placed_labels([(entry, place) for entry in entries], faces)


def placed_labels(entries: Sequence[tuple[Label, LabelPlace]], faces: Faces) -> Xml:
    """The same where each label stands on a side of its own."""
    return tag("c:dLbls", *(_label(entry, place, faces) for entry, place in entries), *_shown(on=False))


def _label(entry: Label, place: LabelPlace, faces: Faces) -> Xml:
    rich = tag("c:rich", _frame(), tag("a:lstStyle"), *(_paragraph(line, faces) for line in entry.lines))
    return tag(
        "c:dLbl",
        setting_of("idx", entry.index),
        tag("c:tx", rich),
        shape(NO_FILL, NO_LINE),
        setting_of("dLblPos", place),
        *_shown(on=True),
    )


def _paragraph(line: Sequence[Lettered], faces: Faces) -> Xml:
    """LibreOffice takes the letters of labels from their paragraph's defaults, Word from the run."""
    form = tag("a:pPr", letters("a:defRPr", line[-1][1], faces), algn="l")
    runs = (tag("a:r", letters("a:rPr", style, faces), tag("a:t", escaped(words))) for words, style in line)
    return tag("a:p", form, *runs)


def _default_paragraph(style: TextStyle, faces: Faces) -> Xml:
    return tag("a:p", tag("a:pPr", letters("a:defRPr", style, faces)), tag("a:endParaRPr", lang="zh-CN"))


def _shown(*, on: bool) -> tuple[Xml, ...]:
    others = ("showCatName", "showSerName", "showPercent", "showBubbleSize")
    shown = setting_of("showVal", int(on))
    return (setting_of("showLegendKey", 0), shown, *(setting_of(name, 0) for name in others))


def numbers(name: str, index: int, values: Sequence[Decimal | None]) -> Xml:
    """Figures of a column of the chart's sheet with their cached values; None is a gap."""
    known = [
        tag("c:pt", tag("c:v", plain_number(value)), idx=place)
        for place, value in enumerate(values)
        if value is not None
    ]
    cache = tag("c:numCache", tag("c:formatCode", Xml("General")), setting_of("ptCount", len(values)), *known)
    return tag(f"c:{name}", tag("c:numRef", tag("c:f", Xml(cells(index, len(values)))), cache))


def words(name: str, index: int, values: Sequence[str]) -> Xml:
    """Words of a column of the chart's sheet with their cached values."""
    known = (tag("c:pt", tag("c:v", escaped(value)), idx=place) for place, value in enumerate(values))
    cache = tag("c:strCache", setting_of("ptCount", len(values)), *known)
    return tag(f"c:{name}", tag("c:strRef", tag("c:f", Xml(cells(index, len(values)))), cache))


def series_head(number: int, index: int, title: str) -> Xml:
    """Number, order and title of a series; the title stands above its column of the chart's sheet."""
    cache = tag("c:strCache", setting_of("ptCount", 1), tag("c:pt", tag("c:v", escaped(title)), idx=0))
    reference = tag("c:strRef", tag("c:f", Xml(f"{SHEET}!${column(index)}$1")), cache)
    return joined((setting_of("idx", number), setting_of("order", number), tag("c:tx", reference)))


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis without words or ticks; `outline` is its line, and without limits it counts categories."""

    number: int
    across: int
    place: Literal["b", "l"]
    outline: Xml = NO_LINE
    limits: tuple[Decimal, Decimal] | None = None
    downwards: bool = False
    between: Literal["between", "midCat"] = "between"
    """Whether values stand between the marks of categories, as bars do, or on them (ECMA-376 21.2.3.10)."""


def axis(form: Axis) -> Xml:
    """ECMA-376 21.2.2.25 (catAx), 21.2.2.226 (valAx)."""
    orientation = setting_of("orientation", "maxMin" if form.downwards else "minMax")
    limits = (setting_of("max", str(form.limits[1])), setting_of("min", str(form.limits[0]))) if form.limits else ()
    return tag(
        "c:valAx" if form.limits else "c:catAx",
        setting_of("axId", form.number),
        tag("c:scaling", orientation, *limits),
        setting_of("delete", 0),
        setting_of("axPos", form.place),
        *(setting_of(name, "none") for name in ("majorTickMark", "minorTickMark", "tickLblPos")),
        shape(NOTHING, form.outline),
        setting_of("crossAx", form.across),
        setting_of("crosses", "autoZero"),
        *((setting_of("crossBetween", form.between),) if form.limits else ()),
    )


Placing = tuple[str, str, str, str]
"""Where a plot stands in its chart: left, top, width and height as shares of the whole."""


def chart_space(
    plot: Xml, axes: Sequence[Axis], placing: Placing, style: TextStyle, faces: Faces, workbook: str
) -> bytes:
    """A chart part: nothing but the plot; `workbook` is its relationship."""
    edges = (setting_of(name, "edge") for name in ("xMode", "yMode"))
    place = (tag(f"c:{name}", val=value) for name, value in zip("xywh", placing, strict=True))
    layout = tag("c:layout", tag("c:manualLayout", setting_of("layoutTarget", "inner"), *edges, *place))
    area = tag("c:plotArea", layout, plot, *map(axis, axes), shape(NO_FILL, NO_LINE))
    return whole(
        tag(
            "c:chartSpace",
            setting_of("date1904", 0),
            setting_of("roundedCorners", 0),
            tag(
                "c:chart",
                setting_of("autoTitleDeleted", 1),
                area,
                setting_of("plotVisOnly", 1),
                setting_of("dispBlanksAs", "gap"),
            ),
            shape(NO_FILL, NO_LINE),
            tag("c:txPr", tag("a:bodyPr"), tag("a:lstStyle"), _default_paragraph(style, faces)),
            tag("c:externalData", setting_of("autoUpdate", 0), **{"r:id": workbook}),
            **{"xmlns:c": CHART, "xmlns:a": DRAWING, "xmlns:r": RELATIONSHIP},
        )
    )
