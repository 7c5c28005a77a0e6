"""Draw bars of counts as a bar chart; names are the labels of an unseen series left of zero."""

from collections.abc import Sequence
from decimal import Decimal

from briefgen.document import Chart, Point
from briefgen.traversal import plain_text
from briefgen.writers.docx.drawingml import (
    NO_FILL,
    NO_LINE,
    WHITE,
    Axis,
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
from briefgen.writers.docx.rows import Scale, name_labels, row_heights, scale, value_labels
from briefgen.writers.docx.setting import Setting
from briefgen.writers.docx.spreadsheet import Formula, Rows, cell, number_of

ROWS, VALUES = 1, 2
NAME, NUMBER, EDGE, ZERO, COVER = 0, 1, 2, 3, 4
"""Columns of the sheet: the name, the count, how far the name's series reaches, a zero where a count is missing, and
how far the paper reaches that lies over an open bar."""

UNSEEN = shape(NO_FILL, NO_LINE)

OPEN_OUTLINE = 2
"""An open bar is outlined twice as heavily: the paper over it hides its end and the inner half of its outline."""


def bars(block: Chart, setting: Setting) -> Drawn:
    metrics = setting.theme.charts
    height = max(row_heights(block, setting), default=metrics.row)
    measured = scale(block, setting)
    sheet = _sheet(block, measured, setting)
    plot = tag(
        "c:barChart",
        setting_of("barDir", "bar"),
        setting_of("grouping", "clustered"),
        setting_of("varyColors", 0),
        *_series(block, sheet, setting),
        setting_of("gapWidth", round((height - metrics.bar) / metrics.bar * 100)),
        setting_of("overlap", 100),
        setting_of("axId", ROWS),
        setting_of("axId", VALUES),
    )
    zero = line(metrics.zero_rule, setting.theme.palette.ink)
    axes = (Axis(ROWS, VALUES, "l", zero, downwards=True), Axis(VALUES, ROWS, "b", limits=measured.limits))
    return Drawn(plot, axes, sheet, (measured.width, height * len(block.points)))


def _sheet(block: Chart, measured: Scale, setting: Setting) -> Rows:
    beyond = measured.length(OPEN_OUTLINE * setting.theme.charts.bar_outline)
    rows = [
        (
            plain_text(point.label),
            point.number,
            measured.limits[0],
            Decimal(0) if point.number is None else None,
            cover(point, cell(NUMBER, row), beyond),
        )
        for row, point in enumerate(block.points)
    ]
    return (("", "value", "names", "missing", "cover"), *rows)


def cover(point: Point, number: str, beyond: Decimal) -> Formula | None:
    """How far the paper over an open bar reaches, from the cell of its number: so far as to hide its end."""
    if point.number is None or not point.is_open_ended:
        return None
    sign, end = ("+", point.number + beyond) if point.number >= 0 else ("-", point.number - beyond)
    return Formula(f"{number}{sign}{beyond:f}", end)


def _series(block: Chart, sheet: Rows, setting: Setting) -> tuple[Xml, ...]:
    styles, faces = setting.theme.styles, setting.faces
    known = [(index, point) for index, point in enumerate(block.points) if point.number is not None]
    missing = [(index, point) for index, point in enumerate(block.points) if point.number is None]
    counted = (
        *(look(index, point, setting) for index, point in known),
        labels(value_labels(known), "outEnd", styles.chart_value, faces),
    )
    named = (labels(name_labels(block, setting), "inEnd", styles.chart_name, faces),)
    dashes = value_labels(missing, setting.language.tables.missing)
    unknown = (labels(dashes, "outEnd", styles.chart_name, faces),)
    paper = shape(solid(WHITE), NO_LINE)
    return (
        _written(0, NUMBER, sheet, counted),
        _written(1, EDGE, sheet, named),
        *((_written(2, ZERO, sheet, unknown),) if missing else ()),
        *((_written(3, COVER, sheet, (), paper),) if any(point.is_open_ended for point in block.points) else ()),
    )


def look(index: int, point: Point, setting: Setting) -> Xml:
    """Filled is known, hollow is bounded, dashed is expected; an open one is outlined for its cover."""
    metrics, river = setting.theme.charts, setting.theme.palette.river
    if point.state == "actual":
        form = shape(solid(river), NO_LINE)
    else:
        weight = metrics.bar_outline * (OPEN_OUTLINE if point.is_open_ended else 1)
        form = shape(NO_FILL, line(weight, river, metrics.dash if point.state == "expected" else None))
    return tag("c:dPt", setting_of("idx", index), setting_of("invertIfNegative", 0), setting_of("bubble3D", 0), form)


def _written(number: int, column: int, sheet: Rows, form: Sequence[Xml], fill: Xml = UNSEEN) -> Xml:
    return tag(
        "c:ser",
        series_head(number, column, str(sheet[0][column])),
        fill,
        setting_of("invertIfNegative", 0),
        joined(form),
        words("cat", NAME, [str(row[NAME]) for row in sheet[1:]]),
        numbers("val", column, [number_of(row[column]) for row in sheet[1:]]),
    )
