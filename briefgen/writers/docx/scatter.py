"""Write scatter charts: traces of points that share a sheet, each with gaps where it has none."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from briefgen.writers.docx.drawingml import NO_LINE, Axis, numbers, series_head, setting_of, shape, solid
from briefgen.writers.docx.markup import NOTHING, Xml, tag
from briefgen.writers.docx.spreadsheet import Rows, number_of

ACROSS, UP = 1, 2
"""The numbers of the two axes."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A series: the columns of the sheet that say where its points stand, and how it is drawn, in schema order.

    All are equally long: LibreOffice takes the points of a shorter one for those of others.
    """

    title: str
    across: int
    up: int
    form: tuple[Xml, ...]
    errors: Xml = NOTHING


def scatter(traces: Sequence[Trace], sheet: Rows) -> Xml:
    return tag(
        "c:scatterChart",
        setting_of("scatterStyle", "lineMarker"),
        setting_of("varyColors", 0),
        *(_written(number, each, sheet) for number, each in enumerate(traces)),
        setting_of("axId", ACROSS),
        setting_of("axId", UP),
    )


def _written(number: int, trace: Trace, sheet: Rows) -> Xml:
    return tag(
        "c:ser",
        series_head(number, trace.up, trace.title),
        *trace.form,
        trace.errors,
        numbers("xVal", trace.across, column_of(sheet, trace.across)),
        numbers("yVal", trace.up, column_of(sheet, trace.up)),
        setting_of("smooth", 0),
    )


def column_of(sheet: Rows, index: int) -> list[Decimal | None]:
    return [number_of(row[index]) for row in sheet[1:]]


def axes(across: tuple[Decimal, Decimal], up: tuple[Decimal, Decimal], zero: Xml = NO_LINE) -> tuple[Axis, Axis]:
    """Both axes without words; `zero` is the line of the upward one, which stands at zero."""
    return (
        Axis(ACROSS, UP, "b", limits=across, between="midCat"),
        Axis(UP, ACROSS, "l", zero, up, between="midCat"),
    )


Symbol = Literal["circle", "square"]


def marked(size: float, colour: str, symbol: Symbol = "circle") -> tuple[Xml, Xml]:
    """Points without a line between them."""
    form = (setting_of("symbol", symbol), setting_of("size", max(2, round(size))), shape(solid(colour), NO_LINE))
    return shape(NOTHING, NO_LINE), tag("c:marker", *form)


def unmarked(outline: Xml = NO_LINE) -> tuple[Xml, Xml]:
    """A line without points, or nothing but labels."""
    return shape(NOTHING, outline), tag("c:marker", setting_of("symbol", "none"))
