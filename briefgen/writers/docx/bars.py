"""Draw bars of counts as a bar chart; names are the labels of an unseen series left of zero."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from briefgen.document import Chart, Point
from briefgen.traversal import plain_text
from briefgen.writers.docx.drawingml import (
    NO_FILL,
    NO_LINE,
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
from briefgen.writers.docx.rows import name_labels, row_heights, scale, value_labels
from briefgen.writers.docx.setting import Setting
from briefgen.writers.docx.spreadsheet import Rows

ROWS, VALUES = 1, 2
NAME, NUMBER, EDGE, ZERO = 0, 1, 2, 3
"""Columns of the sheet: the name, the count, how far the name's series reaches, a zero where a count is missing."""


def bars(block: Chart, setting: Setting) -> Drawn:
    metrics = setting.theme.charts
    height = max(row_heights(block, setting), default=metrics.row) / _lines(setting)
    measured = scale(block, setting)
    sheet = _sheet(block, measured.limits[0], setting)
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
    return Drawn(plot, axes, sheet, (measured.width, height * (len(sheet) - 1)))


def _lines(setting: Setting) -> int:
    """How many rows of the sheet an entry takes: its name may have one of its own, above its bar."""
    return 2 if setting.theme.charts.names_above else 1


def _sheet(block: Chart, edge: Decimal, setting: Setting) -> Rows:
    rows: list[tuple[str | Decimal | None, ...]] = []
    for point in block.points:
        name, zero = plain_text(point.label), Decimal(0)
        missing = zero if point.number is None else None
        if setting.theme.charts.names_above:
            rows += [(name, None, zero, None), (name, point.number, None, missing)]
        else:
            rows.append((name, point.number, edge, missing))
    return (("", "value", "names", "missing"), *rows)


def _series(block: Chart, sheet: Rows, setting: Setting) -> tuple[Xml, ...]:
    styles, faces = setting.theme.styles, setting.faces
    lines = _lines(setting)
    placed = [(lines * index + lines - 1, point) for index, point in enumerate(block.points)]
    known = [(index, point) for index, point in placed if point.number is not None]
    missing = [(index, point) for index, point in placed if point.number is None]
    names = [replace(each, index=lines * each.index) for each in name_labels(block, setting)]
    counted = (
        *(_look(index, point, setting) for index, point in known),
        labels(value_labels(known), "outEnd", styles.chart_value, faces),
    )
    named = (labels(names, "inEnd" if lines == 1 else "outEnd", styles.chart_name, faces),)
    dashes = value_labels(missing, setting.language.tables.missing)
    unknown = (labels(dashes, "outEnd", styles.chart_name, faces),)
    return (
        _written(0, NUMBER, sheet, counted),
        _written(1, EDGE, sheet, named),
        *((_written(2, ZERO, sheet, unknown),) if missing else ()),
    )


def _look(index: int, point: Point, setting: Setting) -> Xml:
    """Filled is known, hollow is bounded, dashed is expected."""
    metrics, river = setting.theme.charts, setting.theme.palette.river
    if point.state == "actual":
        form = shape(solid(river), NO_LINE)
    else:
        form = shape(NO_FILL, line(metrics.bar_outline, river, metrics.dash if point.state == "expected" else None))
    return tag("c:dPt", setting_of("idx", index), setting_of("invertIfNegative", 0), setting_of("bubble3D", 0), form)


def _written(number: int, column: int, sheet: Rows, form: Sequence[Xml]) -> Xml:
    names = [str(row[NAME]) for row in sheet[1:]]
    values = [value if isinstance(value, Decimal) else None for value in (row[column] for row in sheet[1:])]
    return tag(
        "c:ser",
        series_head(number, column, str(sheet[0][column])),
        shape(NO_FILL, NO_LINE),
        setting_of("invertIfNegative", 0),
        joined(form),
        words("cat", NAME, names),
        numbers("val", column, values),
    )
