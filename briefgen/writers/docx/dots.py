"""Draw dots of growth as a scatter chart: stems are error bars, hollow dots a white one upon a coloured one."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from briefgen.document import Chart, State
from briefgen.traversal import plain_text
from briefgen.writers.docx.drawingml import WHITE, labels, line, setting_of, shape
from briefgen.writers.docx.embedding import Drawn
from briefgen.writers.docx.markup import NOTHING, Xml, tag
from briefgen.writers.docx.rows import (
    Scale,
    at_marks,
    beside_zero,
    name_labels,
    rounded,
    row_heights,
    scale,
    upper_parts,
    value_labels,
)
from briefgen.writers.docx.scatter import Trace, axes, marked, scatter, unmarked
from briefgen.writers.docx.setting import Setting
from briefgen.writers.docx.spreadsheet import Rows

VALUES, EDGE, ZERO, PLACES = 1, 2, 3, 4
"""Columns of the sheet behind the names: values, where names begin, the zero line, then each series' own places."""

HOLLOW: tuple[State, ...] = ("bounded", "expected")


@dataclass(frozen=True, slots=True)
class Series:
    """Which rows it marks and how; `across` is the column that says where its points stand on the scale."""

    title: str
    rows: frozenset[int]
    across: int
    form: tuple[Xml, ...]
    errors: Xml = NOTHING
    is_name: bool = False


def dots(block: Chart, setting: Setting) -> Drawn:
    heights = row_heights(block, setting)
    height = sum(heights)
    measured, series = scale(block, setting), _series(block, setting)
    sheet = _sheet(block, series, _places(heights, upper_parts(block, setting)), measured)
    traces = [Trace(each.title, each.across, PLACES + n, each.form, each.errors) for n, each in enumerate(series)]
    zero = line(setting.theme.charts.zero_rule, setting.theme.palette.ink)
    upwards = (Decimal(0), rounded(Decimal(str(height))))
    return Drawn(scatter(traces, sheet), axes(measured.limits, upwards, zero), sheet, (measured.width, height))


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
    marks = tuple(_mark(state, block, setting) for state in ("actual", *HOLLOW) if state in states)
    inner = _inner(block, setting) if states & set(HOLLOW) else None
    beside = [_beside(block, setting)] if beside_zero(block) else []
    words = (_names(block, setting), *beside)
    return (inner, *marks, inner, *words) if inner else (*marks, *words)


def _rows(block: Chart, *states: State) -> frozenset[int]:
    return frozenset(index for index, point in enumerate(block.points) if point.state in states)


def _mark(state: State, block: Chart, setting: Setting) -> Series:
    metrics, palette = setting.theme.charts, setting.theme.palette
    own = [(index, point) for index, point in at_marks(block) if point.state == state]
    words = labels(value_labels(own, setting), "r", setting.faces)
    stem = line(metrics.stem, palette.river, metrics.dash if state == "expected" else None)
    form = (*marked(metrics.dot, palette.river), words)
    return Series(state, _rows(block, state), VALUES, form, _stem(stem))


def _inner(block: Chart, setting: Setting) -> Series:
    metrics = setting.theme.charts
    return Series("hollow", _rows(block, *HOLLOW), VALUES, marked(metrics.dot - 2 * metrics.dot_outline, WHITE))


def _names(block: Chart, setting: Setting) -> Series:
    words = labels(name_labels(block, setting), "r", setting.faces)
    across = ZERO if setting.theme.charts.names_above else EDGE
    return Series("names", frozenset(range(len(block.points))), across, (*unmarked(), words), is_name=True)


def _beside(block: Chart, setting: Setting) -> Series:
    """Words right of the zero line: of what falls, and the dash of what is missing."""
    own = beside_zero(block)
    words = labels(value_labels(own, setting), "r", setting.faces)
    return Series("beside zero", frozenset(index for index, _ in own), ZERO, (*unmarked(), words))


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
            *((place.name if each.is_name else place.mark) if index in each.rows else None for each in series),
        )
        for index, (point, place) in enumerate(zip(block.points, places, strict=True))
    ]
    return (header, *rows)
