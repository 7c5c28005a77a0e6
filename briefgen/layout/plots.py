"""Measure charts over time: where periods and values stand, and which of them a line joins; for all writers alike."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil, floor, log10
from typing import NamedTuple

from briefgen.document import Chart, Point, Series
from briefgen.layout.measures import round_end
from briefgen.layout.placing import Segment
from briefgen.theme import Theme


@dataclass(frozen=True, slots=True)
class Plot:
    """A rectangle in which time runs right and value upwards; in points from the top left corner of its chart."""

    left: float
    right: float
    top: float
    bottom: float
    steps: int
    low: float
    high: float
    margin: float = 0
    """What of a panel lies left of the first period and right of the last."""

    def x(self, place: int) -> float:
        return self.left + (self.right - self.left) * place / max(self.steps, 1)

    def y(self, number: float) -> float:
        return self.bottom - (self.bottom - self.top) * (number - self.low) / (self.high - self.low)

    def value(self, y: float) -> float:
        """The value that stands at a height."""
        return self.low + (self.bottom - y) * (self.high - self.low) / (self.bottom - self.top)

    @property
    def step(self) -> float:
        return (self.right - self.left) / max(self.steps, 1)

    @property
    def holds_zero(self) -> bool:
        return self.low <= 0 <= self.high

    @property
    def base(self) -> float:
        """Where the zero line stands, or the foot of a scale that does not hold zero."""
        return self.y(0) if self.holds_zero else self.bottom

    def lowered(self, by: float) -> "Plot":
        return replace(self, top=self.top + by, bottom=self.bottom + by)


# --- scales ---------------------------------------------------------------------------------------------------


def scale(series: Sequence[Series], from_zero: bool, theme: Theme) -> tuple[float, float]:
    """The lowest and the highest value of an axis: zero and the next round number, or round numbers on both sides."""
    numbers = [float(each.number) for one in series for each in one.points if each.number is not None]
    low, high = min(numbers), max(numbers)
    if from_zero or low <= 0 <= high:
        below, above = round_end(max(0.0, -low), theme), round_end(max(0.0, high), theme)
        return (-below, above) if above + below else (0.0, 1.0)
    grain = _grain(high - low or abs(high))
    return (ceil(low / grain) - 1) * grain, (floor(high / grain) + 1) * grain


def _grain(span: float) -> float:
    """A round number of which the span holds five to fifty."""
    return 10.0 ** (ceil(log10(span)) - 1) / 2


# --- lines and what stands on them ------------------------------------------------------------------------------


class Leg(NamedTuple):
    """The piece of a line between two neighbouring periods that both have a number."""

    start: int
    end: int
    dashed: bool


def legs(points: Sequence[Point]) -> Iterator[Leg]:
    """No line leads over a period without a number; one from or to an expected figure is dashed."""
    for start, end in pairwise(range(len(points))):
        one, other = points[start], points[end]
        if one.number is not None and other.number is not None:
            yield Leg(start, end, "expected" in (one.state, other.state))


def point_size(plot: Plot, theme: Theme) -> float:
    metrics = theme.charts
    return metrics.point if plot.step >= metrics.close else metrics.point_close


def spots(series: Series, chart: Chart, plot: Plot) -> tuple[tuple[float, float] | None, ...]:
    """Where the points of a series stand; None for one without a number."""
    return tuple(
        None if point.number is None else (plot.x(period.place), plot.y(float(point.number)))
        for period, point in zip(chart.periods, series.points, strict=True)
    )


def segments(series: Series, chart: Chart, plot: Plot) -> Iterator[tuple[Segment, Leg]]:
    """The pieces of the line of a series, each with what it joins."""
    found = spots(series, chart, plot)
    for leg in legs(series.points):
        start, end = found[leg.start], found[leg.end]
        if start and end:
            yield Segment(*start, *end), leg


def panel_plot(chart: Chart, series: Series, theme: Theme) -> Plot:
    """The plot of a panel of small multiples, from its left edge; bars stand in the middle of equal shares of it."""
    metrics, steps = theme.charts, chart.periods[-1].place
    inset = metrics.panel / (steps + 1) / 2 if chart.columns else metrics.point / 2
    head = metrics.panel_head
    low, high = scale(chart.series if chart.common else (series,), chart.from_zero or chart.columns, theme)
    return Plot(inset, metrics.panel - inset, head, head + metrics.panel_plot, steps, low, high, inset)


def unmarked_places(chart: Chart, series: Sequence[Series], plot: Plot, dash: float, theme: Theme) -> tuple[int, ...]:
    """The places of the periods in which none of the series has a number; none where dashes would run together."""
    if plot.step < dash + theme.charts.period_gap:
        return ()
    return tuple(
        period.place
        for index, period in enumerate(chart.periods)
        if all(each.points[index].number is None for each in series)
    )


def column_width(plot: Plot, theme: Theme) -> float:
    return min(theme.charts.bar, 0.6 * plot.step)


class LineLook(NamedTuple):
    """Lines are told apart by weight and by the form of their points, never by colour."""

    weight: float
    square: bool


def line_look(row: int, theme: Theme) -> LineLook:
    """Of the line of so many before it."""
    weights = theme.charts.line_weights
    return LineLook(weights[min(row // 2, len(weights) - 1)], row % 2 == 1)
