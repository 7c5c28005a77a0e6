"""Draw dots of growth as a scatter chart: stems are error bars, hollow dots a white one upon a coloured one."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from briefgen.document import Chart, State
from briefgen.traversal import plain_text
from briefgen.writers.docx.drawingml import (
    NO_LINE,
    Axis,
    labels,
    line,
    numbers,
    series_head,
    setting_of,
    shape,
    solid,
)
from briefgen.writers.docx.embedding import Drawn
from briefgen.writers.docx.markup import NOTHING, Xml, tag
from briefgen.writers.docx.rows import Scale, name_labels, rounded, row_heights, scale, upper_parts, value_labels
from briefgen.writers.docx.setting import Setting
from briefgen.writers.docx.spreadsheet import Rows

ACROSS, UP = 1, 2
VALUES, EDGE, ZERO, PLACES = 1, 2, 3, 4
"""Columns of the sheet behind the names: values, where names begin, the zero line, then each series' own places."""

WHITE = "FFFFFF"
"""The inside of a hollow dot covers the stem, so it has the colour of the paper."""


@dataclass(frozen=True, slots=True)
class Series:
    """Which points it marks and how; `across` is the column that says where they stand on the scale."""

    title: str
    states: tuple[State, ...]
    across: int
    form: tuple[Xml, ...]
    errors: Xml = NOTHING
    is_name: bool = False


def dots(block: Chart, setting: Setting) -> Drawn:
    heights = row_heights(block, setting)
    height = sum(heights)
    measured, series = scale(block, setting), _series(block, setting)
    sheet = _sheet(block, series, _places(heights, upper_parts(block, setting)), measured)
    plot = tag(
        "c:scatterChart",
        setting_of("scatterStyle", "lineMarker"),
        setting_of("varyColors", 0),
        *(_written(number, each, sheet) for number, each in enumerate(series)),
        setting_of("axId", ACROSS),
        setting_of("axId", UP),
    )
    zero = line(setting.theme.charts.zero_rule, setting.theme.palette.ink)
    upwards = Axis(UP, ACROSS, "l", zero, (Decimal(0), rounded(Decimal(str(height)))), between="midCat")
    axes = (Axis(ACROSS, UP, "b", limits=measured.limits, between="midCat"), upwards)
    return Drawn(plot, axes, sheet, (measured.width, height))


@dataclass(frozen=True, slots=True)
class Place:
    """Where the mark and the name of a row stand, counted from the bottom in points."""

    mark: Decimal
    name: Decimal


def _places(heights: Sequence[float], uppers: Sequence[float]) -> tuple[Place, ...]:
    """Both in the middle of the row, or each in the middle of its part of it."""
    bottoms = [sum(heights) - below for below in accumulate(heights)]
    return tuple(
        Place(
            rounded(Decimal(str(bottom + (height - upper) / 2))),
            rounded(Decimal(str(bottom + height - (upper or height) / 2))),
        )
        for bottom, height, upper in zip(bottoms, heights, uppers, strict=True)
    )


def _series(block: Chart, setting: Setting) -> tuple[Series, ...]:
    """The white dots stand first and last, since LibreOffice draws series in reverse and outlines no marker."""
    states = {point.state for point in block.points}
    marks = tuple(_mark(state, block, setting) for state in ("actual", "bounded", "expected") if state in states)
    inner = _inner(setting) if states & {"bounded", "expected"} else None
    words = (_names(block, setting), *([_missing(block, setting)] if "missing" in states else []))
    return (inner, *marks, inner, *words) if inner else (*marks, *words)


def _mark(state: State, block: Chart, setting: Setting) -> Series:
    metrics, palette = setting.theme.charts, setting.theme.palette
    own = [(index, point) for index, point in enumerate(block.points) if point.state == state]
    words = labels(value_labels(own), "r", setting.theme.styles.chart_value, setting.faces)
    stem = line(metrics.stem, palette.river, metrics.dash if state == "expected" else None)
    return Series(state, (state,), VALUES, (*_marker(metrics.dot, palette.river), words), _stem(stem))


def _inner(setting: Setting) -> Series:
    metrics = setting.theme.charts
    return Series("hollow", ("bounded", "expected"), VALUES, _marker(metrics.dot - 2 * metrics.dot_outline, WHITE))


def _names(block: Chart, setting: Setting) -> Series:
    words = labels(name_labels(block, setting), "r", setting.theme.styles.chart_name, setting.faces)
    across = ZERO if setting.theme.charts.names_above else EDGE
    every: tuple[State, ...] = ("actual", "bounded", "expected", "missing")
    return Series("names", every, across, (*_unmarked(), words), is_name=True)


def _missing(block: Chart, setting: Setting) -> Series:
    missing = [(index, point) for index, point in enumerate(block.points) if point.state == "missing"]
    dash = value_labels(missing, setting.language.tables.missing)
    return Series(
        "missing", ("missing",), ZERO, (*_unmarked(), labels(dash, "r", setting.theme.styles.chart_name, setting.faces))
    )


def _marker(size: float, colour: str) -> tuple[Xml, Xml]:
    symbol = (setting_of("symbol", "circle"), setting_of("size", round(size)), shape(solid(colour), NO_LINE))
    return shape(NOTHING, NO_LINE), tag("c:marker", *symbol)


def _unmarked() -> tuple[Xml, Xml]:
    return shape(NOTHING, NO_LINE), tag("c:marker", setting_of("symbol", "none"))


def _stem(outline: Xml) -> Xml:
    """From the dot back to zero: an error of the whole value (ECMA-376 21.2.2.55)."""
    kind = (setting_of("errDir", "x"), setting_of("errBarType", "minus"), setting_of("errValType", "percentage"))
    return tag("c:errBars", *kind, setting_of("noEndCap", 1), setting_of("val", 100), shape(NOTHING, outline))


def _sheet(block: Chart, series: Sequence[Series], places: Sequence[Place], measured: Scale) -> Rows:
    """A header, then a row for each point; a series has a place in the rows that it marks and gaps in all others."""
    header = ("", "value", "edge", "zero", *(each.title for each in series))
    rows = [
        (
            plain_text(point.label),
            point.number,
            measured.limits[0],
            Decimal(0),
            *((place.name if each.is_name else place.mark) if point.state in each.states else None for each in series),
        )
        for point, place in zip(block.points, places, strict=True)
    ]
    return (header, *rows)


def _written(number: int, series: Series, sheet: Rows) -> Xml:
    column = PLACES + number
    return tag(
        "c:ser",
        series_head(number, column, series.title),
        *series.form,
        series.errors,
        numbers("xVal", series.across, _column(sheet, series.across)),
        numbers("yVal", column, _column(sheet, column)),
        setting_of("smooth", 0),
    )


def _column(sheet: Rows, index: int) -> list[Decimal | None]:
    return [value if isinstance(value, Decimal) else None for value in (row[index] for row in sheet[1:])]
