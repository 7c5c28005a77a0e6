"""Draw bars of counts as a bar chart; names are the labels of an unseen series left of zero."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from briefgen.document import Chart, Point
from briefgen.traversal import plain_text
from briefgen.writers.docx.drawingml import (
    NO_FILL,
    NO_LINE,
    WHITE,
    Axis,
    Label,
    labels,
    line,
    numbers,
    series_head,
    setting_of,
    shape,
    solid,
    words,
)
from briefgen.writers.docx.embedding import Drawn
from briefgen.writers.docx.markup import Xml, joined, tag
from briefgen.writers.docx.rows import (
    Numbered,
    Scale,
    at_marks,
    beside_zero,
    name_labels,
    row_heights,
    scale,
    value_labels,
)
from briefgen.writers.docx.setting import Setting
from briefgen.writers.docx.spreadsheet import Formula, Rows, cell, number_of

CATEGORIES, VALUES = 1, 2
"""The numbers of the two axes."""

NAME, NUMBER, EDGE, ZERO, COVER = 0, 1, 2, 3, 4
"""Columns of the sheet: the name, the count, how far the name's series reaches, a zero where words stand beside it,
and how far the paper reaches that lies over an open bar."""

UNSEEN = shape(NO_FILL, NO_LINE)
PAPER = shape(solid(WHITE), NO_LINE)

OPEN_OUTLINE = 2
"""An open bar is outlined twice as heavily: the paper over it hides its end and the inner half of its outline."""

MOST_GAP = 500
"""The widest gap between bars, in hundredths of their own width (ECMA-376 21.2.3.17)."""


@dataclass(frozen=True, slots=True)
class Bars:
    """A series: the column of its figures, how single bars look and are labelled, and what the others are filled by."""

    column: int
    form: tuple[Xml, ...] = ()
    fill: Xml = UNSEEN


def bars(block: Chart, setting: Setting) -> Drawn:
    metrics = setting.theme.charts
    height = row_heights(block, setting)[0] / _lines(setting)
    measured = scale(block, setting)
    sheet = _sheet(block, measured, setting)
    plot = bar_chart("bar", _series(block, setting), sheet, height, metrics.bar)
    zero = line(metrics.zero_rule, setting.theme.palette.ink)
    axes = (Axis(CATEGORIES, VALUES, "l", zero, downwards=True), Axis(VALUES, CATEGORIES, "b", limits=measured.limits))
    return Drawn(plot, axes, sheet, (measured.width, height * (len(sheet) - 1)))


def bar_chart(direction: Literal["bar", "col"], series: Sequence[Bars], sheet: Rows, room: float, bar: float) -> Xml:
    """Bars `bar` wide in rooms of one width, those of all series one upon the other, the last on top."""
    return tag(
        "c:barChart",
        setting_of("barDir", direction),
        setting_of("grouping", "clustered"),
        setting_of("varyColors", 0),
        *(_written(number, each, sheet) for number, each in enumerate(series)),
        setting_of("gapWidth", min(MOST_GAP, round((room - bar) / bar * 100))),
        setting_of("overlap", 100),
        setting_of("axId", CATEGORIES),
        setting_of("axId", VALUES),
    )


def _lines(setting: Setting) -> int:
    """How many rows of the sheet an entry takes: its name may have one of its own, above its bar."""
    return 2 if setting.theme.charts.names_above else 1


def _sheet(block: Chart, measured: Scale, setting: Setting) -> Rows:
    """A header, then a row for each bar; where names stand above bars, a row for the name before it."""
    lines, edge = _lines(setting), measured.limits[0]
    beyond = measured.length(OPEN_OUTLINE * setting.theme.charts.bar_outline)
    beside = {index for index, _ in beside_zero(block)}
    rows: list[tuple[str | Decimal | Formula | None, ...]] = []
    for row, point in enumerate(block.points):
        name, zero = plain_text(point.label), Decimal(0)
        if lines > 1:
            rows.append((name, None, zero, None, None))
        paper = cover(point, cell(NUMBER, len(rows)), beyond)
        rows.append((name, point.number, edge if lines == 1 else None, zero if row in beside else None, paper))
    return (("", "value", "names", "beside zero", "cover"), *rows)


def cover(point: Point, number: str, beyond: Decimal) -> Formula | None:
    """How far the paper over an open bar reaches, from the cell of its number: so far as to hide its end."""
    if point.number is None or not point.is_open_ended:
        return None
    sign, end = ("+", point.number + beyond) if point.number >= 0 else ("-", point.number - beyond)
    return Formula(f"{number}{sign}{beyond:f}", end)


def _series(block: Chart, setting: Setting) -> tuple[Bars, ...]:
    faces, beside, lines = setting.faces, beside_zero(block), _lines(setting)
    values = labels(_at_bars(at_marks(block), setting), "outEnd", faces)
    told = labels(_at_bars(beside, setting), "outEnd", faces)
    names = [replace(each, index=lines * each.index) for each in name_labels(block, setting)]
    points = [each for point in block.points for each in (*[None] * (lines - 1), point)]
    return (
        Bars(NUMBER, (*looks(points, setting), values)),
        Bars(EDGE, (labels(names, "inEnd" if lines == 1 else "outEnd", faces),)),
        *((Bars(ZERO, (told,)),) if beside else ()),
        *covers(COVER, block.points),
    )


def _at_bars(points: Sequence[Numbered], setting: Setting) -> list[Label]:
    """The words of figures, by the rows of the sheet that hold their bars."""
    lines = _lines(setting)
    return [replace(each, index=lines * each.index + lines - 1) for each in value_labels(points, setting)]


def covers(column: int, points: Sequence[Point | None]) -> tuple[Bars, ...]:
    """The paper over open bars, if there are any."""
    is_open = any(point is not None and point.is_open_ended for point in points)
    return (Bars(column, fill=PAPER),) if is_open else ()


def looks(points: Sequence[Point | None], setting: Setting) -> tuple[Xml, ...]:
    """What each bar looks like: filled is known, hollow is bounded, dashed is expected."""
    shown = [(index, point) for index, point in enumerate(points) if point and point.number is not None]
    return tuple(_look(index, point, setting) for index, point in shown)


def _look(index: int, point: Point, setting: Setting) -> Xml:
    if point.state == "actual":
        form = shape(solid(setting.theme.palette.river), NO_LINE)
    else:
        form = shape(NO_FILL, outline(point, setting))
    return tag("c:dPt", setting_of("idx", index), setting_of("invertIfNegative", 0), setting_of("bubble3D", 0), form)


def outline(point: Point, setting: Setting) -> Xml:
    """Dashed where the figure is expected, heavier where its cover hides half of it."""
    metrics = setting.theme.charts
    weight = metrics.bar_outline * (OPEN_OUTLINE if point.is_open_ended else 1)
    return line(weight, setting.theme.palette.river, metrics.dash if point.state == "expected" else None)


def _written(number: int, series: Bars, sheet: Rows) -> Xml:
    return tag(
        "c:ser",
        series_head(number, series.column, str(sheet[0][series.column])),
        series.fill,
        setting_of("invertIfNegative", 0),
        joined(series.form),
        words("cat", NAME, [str(row[NAME]) for row in sheet[1:]]),
        numbers("val", series.column, [number_of(row[series.column]) for row in sheet[1:]]),
    )
