"""Draw lines and upright bars over time as vectors; hollow, dashed and open as their figures are."""

from collections.abc import Iterator

from briefgen.document import Chart, Point, Series
from briefgen.layout.flowables import Flowable, Setting, line_items, moved
from briefgen.layout.labels import PlotLabel, line_plot
from briefgen.layout.pages import Box, Disc, Item, Rule
from briefgen.layout.plots import LineLook, Plot, column_width, line_look, point_size, segments, spots
from briefgen.layout.structure import Element
from briefgen.theme import Theme

PAPER = "FFFFFF"
"""A hollow point covers the line that it stands on."""


def lines(block: Chart, tag: Element, setting: Setting) -> Flowable:
    """One flowable: the lines with their words at both ends, and the periods below."""
    measured = line_plot(block, setting, tag)
    items: list[Item] = [base(measured.plot, setting.theme)]
    for row, series in enumerate(block.series):
        items += line_marks(block, series, measured.plot, setting.theme, row)
    items += (item for each in measured.labels for item in label_items(each))
    data = tuple(datum for each in measured.labels for line, _ in each.lines for datum in line.data)
    placed = tuple(moved(item, setting.text_left, 0) for item in items)
    return Flowable(measured.height, placed, "figure", data=data, tag=tag)


def base(plot: Plot, theme: Theme) -> Rule:
    """The zero line, or a hairline at the foot of a scale that does not hold zero."""
    weight = theme.charts.zero_rule if plot.holds_zero else theme.charts.base_rule
    left, right = base_ends(plot, theme)
    return Rule(left, plot.base, right, plot.base, weight, theme.palette.ink)


def base_ends(plot: Plot, theme: Theme) -> tuple[float, float]:
    """From where to where it leads: under half a point at each end, or under whole bars."""
    beyond = max(theme.charts.point / 2, plot.margin)
    return plot.left - beyond, plot.right + beyond


def label_items(words: PlotLabel) -> Iterator[Item]:
    top = words.top
    for line, style in words.lines:
        yield from line_items(line, words.left + words.offset(line), top, style)
        top += style.line


def line_marks(block: Chart, series: Series, plot: Plot, theme: Theme, row: int = 0) -> Iterator[Item]:
    """The line of a series and the points on it; `row` counts the lines before it in one plot."""
    river, look = theme.palette.river, line_look(row, theme)
    for piece, leg in segments(series, block, plot):
        dash = theme.charts.dash if leg.dashed else ()
        yield Rule(piece.x, piece.y, piece.to_x, piece.to_y, look.weight, river, dash)
    for point, spot in zip(series.points, spots(series, block, plot), strict=True):
        if spot:
            size = point_size(plot, theme)
            yield from _tick(point, *spot, size, theme)
            yield _point(point, *spot, size, theme, look)


def _tick(point: Point, x: float, y: float, size: float, theme: Theme) -> Iterator[Rule]:
    """What is open goes on beyond its point."""
    if point.opening:
        reach = (size / 2 + theme.charts.open_tick) * (-1 if point.opening == "above" else 1)
        yield Rule(x, y, x, y + reach, theme.charts.stem, theme.palette.river)


def _point(point: Point, x: float, y: float, size: float, theme: Theme, look: LineLook) -> Box | Disc:
    river = theme.palette.river
    weight = 0.0 if point.state == "actual" else theme.charts.point_outline
    fill, outline = (river, "") if point.state == "actual" else (PAPER, river)
    if not look.square:
        return Disc(x, y, (size - weight) / 2, fill, outline, weight)
    side = size - weight
    return Box(x - side / 2, y - side / 2, side, side, fill, outline, weight)


# --- upright bars -----------------------------------------------------------------------------------------


def columns(block: Chart, series: Series, plot: Plot, theme: Theme) -> Iterator[Item]:
    """A bar for each period from zero up or down; open at its end where its figure is."""
    width = column_width(plot, theme)
    for point, spot in zip(series.points, spots(series, block, plot), strict=True):
        if spot:
            x, y = spot
            yield from bar(point, Box(x - width / 2, min(y, plot.base), width, abs(y - plot.base)), theme, upright=True)


def bar(point: Point, area: Box, theme: Theme, *, upright: bool) -> Iterator[Item]:
    """A bar in its area: filled is known, hollow is bounded, dashed is expected; without its end it is open."""
    metrics, river = theme.charts, theme.palette.river
    if point.state == "actual":
        yield Box(area.x, area.y, area.width, area.height, river)
        return
    dash = metrics.dash if point.state == "expected" else ()
    if not point.is_open_ended:
        yield Box(area.x, area.y, area.width, area.height, "", river, metrics.bar_outline, dash)
        return
    for x, y, to_x, to_y in _open_sides(area, upright, is_negative=(point.number or 0) < 0):
        yield Rule(x, y, to_x, to_y, metrics.bar_outline, river, dash)


def _open_sides(area: Box, upright: bool, is_negative: bool) -> tuple[tuple[float, float, float, float], ...]:
    """Both long sides, and the short one on the zero line."""
    left, top, right, bottom = area.x, area.y, area.x + area.width, area.y + area.height
    if upright:
        foot = top if is_negative else bottom
        return (left, top, left, bottom), (right, top, right, bottom), (left, foot, right, foot)
    foot = right if is_negative else left
    return (left, top, right, top), (left, bottom, right, bottom), (foot, top, foot, bottom)
