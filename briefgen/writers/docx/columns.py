"""Draw upright bars over periods as a bar chart: a panel of small multiples."""

from decimal import Decimal

from briefgen.document import Chart, Point, Series
from briefgen.layout.labels import missing_labels
from briefgen.layout.panels import graphic_height
from briefgen.layout.plots import column_width, panel_plot
from briefgen.traversal import plain_text
from briefgen.writers.docx.bars import (
    CATEGORIES,
    OPEN_OUTLINE,
    VALUES,
    Bars,
    bar_chart,
    cover,
    covers,
    looks,
)
from briefgen.writers.docx.drawingml import Axis, Label, labels, line
from briefgen.writers.docx.embedding import Drawn
from briefgen.writers.docx.lines import Ground
from briefgen.writers.docx.rows import laid_out
from briefgen.writers.docx.setting import Setting
from briefgen.writers.docx.spreadsheet import Rows, cell

NUMBER, ZERO, COVER = 1, 2, 3
"""Columns of the sheet behind the periods: figures, zeros where there is none, the paper over open bars."""


def columns(block: Chart, series: Series, setting: Setting) -> Drawn:
    theme = setting.theme
    plot = panel_plot(block, series, theme)
    ground = Ground(plot, theme.charts.panel, graphic_height(block, theme))
    points = _by_place(block, series)
    sheet = _sheet(points, ground, setting)
    drawn = (
        Bars(NUMBER, looks(points, setting)),
        *_dashes(block, series, setting),
        *covers(COVER, points),
    )
    zero = line(theme.charts.zero_rule, theme.palette.ink)
    axes = (Axis(CATEGORIES, VALUES, "b", zero), Axis(VALUES, CATEGORIES, "l", limits=ground.limits[1]))
    chart = bar_chart("col", drawn, sheet, theme.charts.panel / len(points), column_width(plot, theme))
    return Drawn(chart, axes, sheet, (ground.width, ground.height))


def _by_place(block: Chart, series: Series) -> tuple[Point | None, ...]:
    """A place for each step of time: the format knows no other distances."""
    found = {period.place: point for period, point in zip(block.periods, series.points, strict=True)}
    return tuple(found.get(place) for place in range(block.periods[-1].place + 1))


def _sheet(points: tuple[Point | None, ...], ground: Ground, setting: Setting) -> Rows:
    beyond = ground.length(OPEN_OUTLINE * setting.theme.charts.bar_outline)
    rows = [
        (
            plain_text(point.label) if point else "",
            point.number if point else None,
            Decimal(0) if point and point.number is None else None,
            cover(point, cell(NUMBER, place), beyond) if point else None,
        )
        for place, point in enumerate(points)
    ]
    return (("", "value", "not given", "cover"), *rows)


def _dashes(block: Chart, series: Series, setting: Setting) -> tuple[Bars, ...]:
    """A dash upon the zero line where there is no figure."""
    missing = setting.language.tables.missing, setting.theme.styles.chart_name
    found = missing_labels(block, series, laid_out(setting))
    written = labels([Label(place, ((missing,),)) for place in found], "outEnd", setting.faces)
    return (Bars(ZERO, (written,)),) if found else ()
