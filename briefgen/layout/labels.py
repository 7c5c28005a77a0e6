"""Set the words of a chart of lines: at line ends, at points and below the plot, where they find room."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from briefgen.document import Chart, Datum, Inlines, Series
from briefgen.layout.flowables import Setting, one_line
from briefgen.layout.lines import Line, Paragraph, Shape
from briefgen.layout.measures import styled_width
from briefgen.layout.placing import Area, Room, Segment, placed, spread
from briefgen.layout.plots import Plot, panel_plot, point_size, scale, segments, spots, unmarked_places
from briefgen.layout.spans import label, spans
from briefgen.layout.structure import LAYOUT, Tag
from briefgen.theme import TextStyle

Anchor = Literal["start", "middle", "end"]

Set = tuple[Line, TextStyle]
"""A line of words and the style that it is set in."""


@dataclass(frozen=True, slots=True)
class PlotLabel:
    """Lines of words below one another; at `anchor` they stand fast if a writer sets them wider."""

    lines: tuple[Set, ...]
    anchor: Anchor
    left: float = 0
    top: float = 0

    @property
    def width(self) -> float:
        return max((line.width for line, _ in self.lines), default=0.0)

    @property
    def height(self) -> float:
        return sum(style.line for _, style in self.lines)

    @property
    def size(self) -> tuple[float, float]:
        return self.width, self.height

    @property
    def area(self) -> Area:
        return Area(self.left, self.top, self.left + self.width, self.top + self.height)

    def at(self, left: float, top: float) -> "PlotLabel":
        return replace(self, left=left, top=top)

    def offset(self, line: Line) -> float:
        """How far right in its area a line begins."""
        spare = self.width - line.width
        return {"start": 0.0, "middle": spare / 2, "end": spare}[self.anchor]


@dataclass(frozen=True, slots=True)
class LinePlot:
    """A chart of lines: its plot, its labels in reading order, and the height of it all."""

    plot: Plot
    labels: tuple[PlotLabel, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Wording:
    """Sets the words of a chart, in lines that are closer than those of its rows; they belong to `tag`."""

    chart: Chart
    setting: Setting
    name: TextStyle
    value: TextStyle
    tag: Tag

    def words(self, text: str) -> Set:
        return one_line(label(text, self.name, self.tag), self.setting), self.name

    def figure(self, datum: Datum) -> Set:
        return one_line(spans((datum,), self.value, self.setting.theme, self.tag), self.setting), self.value

    def end(self, series: Series) -> PlotLabel:
        """The name, the last figure and, where that is not of the last period, its period."""
        last = last_told(series)
        point = series.points[last]
        figure = (point.datum,) if point.datum else ()
        period = point.label if last < len(series.points) - 1 else ()
        named = ((series.label, self.name), (figure, self.value), (period, self.name))
        return PlotLabel(tuple(each for words, style in named for each in self._broken(words, style)), "start")

    def _broken(self, words: Inlines, style: TextStyle) -> Iterator[Set]:
        theme = self.setting.theme
        shape = Shape(theme.charts.names, autospace=theme.autospace)
        for line in Paragraph(spans(words, style, theme, self.tag), self.setting.faces, shape).lines():
            yield line, style

    def name_alone(self, text: str) -> PlotLabel:
        """A period or a year below the plot, a dash upon it."""
        return PlotLabel((self.words(text),), "middle")

    def period_width(self, index: int) -> float:
        """How wide the words of a period are, without setting them."""
        period, faces = self.chart.periods[index], self.setting.faces
        each = (period.name, period.year)
        return max(styled_width(words, self.name, faces, self.setting.theme.autospace) for words in each)

    def missing(self) -> PlotLabel:
        return self.name_alone(self.setting.language.tables.missing)

    def point(self, series: Series, index: int, ticks: Sequence[int]) -> PlotLabel:
        """The figure of a point; before it its period, where that does not stand below the plot."""
        point, theme = series.points[index], self.setting.theme
        if point.datum is None or index in ticks:
            return PlotLabel((self.figure(point.datum),) if point.datum else (), "middle")
        period = spans(point.label, self.name, theme, self.tag)
        gap = label(" ", self.name, self.tag)
        line = one_line((*period, *gap, *spans((point.datum,), self.value, theme, self.tag)), self.setting)
        return PlotLabel(((line, self.value),), "middle")


def wording_of(chart: Chart, setting: Setting, tag: Tag) -> Wording:
    styles, line = setting.theme.styles, setting.theme.charts.name_line
    name, value = replace(styles.chart_name, line=line), replace(styles.chart_value, line=line)
    return Wording(chart, setting, name, value, tag)


def last_told(series: Series) -> int:
    """The point whose figure stands at the end of the line."""
    return max(index for index, each in enumerate(series.points) if each.datum is not None)


def line_plot(chart: Chart, setting: Setting, tag: Tag = LAYOUT) -> LinePlot:
    """The plot of a chart of lines with all its labels; none overlaps another."""
    wording = wording_of(chart, setting, tag)
    plot = _plot(wording)
    ticks = _ticks(wording, plot)
    arrangement = _Arrangement(wording, plot, ticks)
    labels = tuple(arrangement.in_reading_order())
    metrics = setting.theme.charts
    head = point_size(plot, setting.theme) / 2 + metrics.open_tick
    lift = max(head, *(-each.top for each in labels))
    lowered = tuple(each.at(each.left, each.top + lift) for each in labels)
    return LinePlot(plot.lowered(lift), lowered, max(each.top + each.height for each in lowered))


# --- widths -----------------------------------------------------------------------------------------------


def _plot(wording: Wording) -> Plot:
    """The plot between the first figures, where several lines have theirs left of it, and the labels at line ends."""
    chart, metrics = wording.chart, wording.setting.theme.charts
    ends = max(wording.end(each).width for each in chart.series)
    right = wording.setting.measure - wording.setting.text_left - ends - metrics.line_label - metrics.point / 2
    low, high = scale(chart.series, chart.from_zero, wording.setting.theme)
    return Plot(min(_left(wording), right / 2), right, 0, metrics.plot, chart.periods[-1].place, low, high)


def _left(wording: Wording) -> float:
    """Room left of the first period: for half of its words, or for the first figure of each of several lines."""
    chart, metrics = wording.chart, wording.setting.theme.charts
    half = wording.period_width(0) / 2
    firsts = [wording.point(each, 0, (0,)).width for each in chart.series]
    if len(chart.series) == 1:
        return max(half, metrics.point / 2, firsts[0] / 2)
    return max(half, max(firsts) + metrics.point_label + metrics.point / 2)


def _ticks(wording: Wording, plot: Plot) -> tuple[int, ...]:
    """The periods that are named below the plot: all, or every second, third … of them, and both ends in any case."""
    periods = wording.chart.periods
    gap = wording.setting.theme.charts.period_gap
    widths = [wording.period_width(index) + gap for index in range(len(periods))]
    last = len(periods) - 1
    for stride in range(1, last + 1):
        named = [index for index in range(last, -1, -stride) if index != 0]
        if _apart(named, widths, plot, wording.chart):
            while named and not _apart([*named[-1:], 0], widths, plot, wording.chart) and len(named) > 1:
                named.pop()
            return (0, *reversed(named))
    return (0, last)


def _apart(named: Sequence[int], widths: Sequence[float], plot: Plot, chart: Chart) -> bool:
    """Whether the words of periods, the later first, do not touch."""
    places = [plot.x(chart.periods[index].place) for index in named]
    return all(
        later - earlier >= (widths[one] + widths[other]) / 2
        for later, earlier, one, other in zip(places, places[1:], named, named[1:], strict=False)
    )


# --- places -----------------------------------------------------------------------------------------------

Spot = tuple[int, int]
"""A point: the number of its series, and its own in that."""


@dataclass(frozen=True, slots=True)
class _Arrangement:
    """Gives each label its place; the top of the plot is 0, and labels may stand above it."""

    wording: Wording
    plot: Plot
    ticks: tuple[int, ...]

    @property
    def series(self) -> tuple[Series, ...]:
        return self.wording.chart.series

    @property
    def size(self) -> float:
        return point_size(self.plot, self.wording.setting.theme)

    @property
    def floor(self) -> float:
        """Where figures end and periods begin: below what falls, a figure may stand under its point."""
        metrics = self.wording.setting.theme.charts
        return self.plot.bottom + (metrics.name_line + metrics.point_label if self.plot.low < 0 else 0)

    def in_reading_order(self) -> Iterator[PlotLabel]:
        """Of a line alone each period with its figure, of several first and last figures with the name between."""
        ends, periods = self._ends(), self._periods()
        beside = self._beside(ends)
        missing = self._missing()
        if len(self.series) > 1:
            for row, end in enumerate(ends):
                yield from (each for spot, each in beside.items() if spot[0] == row)
                yield end
        for index in range(len(self.wording.chart.periods)):
            yield from (each[index] for each in (periods, missing) if index in each)
            if len(self.series) == 1 and (0, index) in beside:
                yield beside[0, index]
        if len(self.series) == 1:
            yield ends[0]
        yield from self._years()

    def _point(self, spot: Spot) -> tuple[float, float]:
        row, index = spot
        found = spots(self.series[row], self.wording.chart, self.plot)[index]
        assert found is not None
        return found

    def _ends(self) -> list[PlotLabel]:
        """Right of the plot, each as near to the end of its line as the others let it."""
        metrics = self.wording.setting.theme.charts
        labels = [self.wording.end(each) for each in self.series]
        wanted = [self._point((row, last_told(each)))[1] for row, each in enumerate(self.series)]
        left = self.plot.right + metrics.point / 2 + metrics.line_label
        if len(labels) == 1 and (beside := self._beside_its_end(labels[0])):
            return [beside]
        tops = spread(wanted, [each.height + metrics.line_label_gap for each in labels], self.floor)
        return [each.at(left, top + metrics.line_label_gap / 2) for each, top in zip(labels, tops, strict=True)]

    def _beside_its_end(self, words: PlotLabel) -> PlotLabel | None:
        """The words of a line alone that ends before the last period, if no dash stands in their way."""
        metrics = self.wording.setting.theme.charts
        x, y = self._point((0, last_told(self.series[0])))
        top = min(y - words.height / 2, self.floor - words.height)
        placed_ = words.at(x + metrics.point / 2 + metrics.line_label, top)
        return None if any(placed_.area.meets(each.area) for each in self._missing().values()) else placed_

    def _starts(self) -> dict[Spot, PlotLabel]:
        """The first figures of several lines, left of the plot."""
        metrics = self.wording.setting.theme.charts
        found = {
            (row, 0): replace(self.wording.point(each, 0, (0,)), anchor="end")
            for row, each in enumerate(self.series)
            if len(self.series) > 1 and each.points[0].datum is not None
        }
        right = self.plot.left - metrics.point / 2 - metrics.point_label
        heights = [each.height for each in found.values()]
        tops = spread([self._point(spot)[1] for spot in found], heights, self.floor)
        return {spot: each.at(right - each.width, top) for (spot, each), top in zip(found.items(), tops, strict=True)}

    def _beside(self, ends: Sequence[PlotLabel]) -> dict[Spot, PlotLabel]:
        """Every other figure at its point."""
        starts = self._starts()
        spots_ = [
            (row, index)
            for row, each in enumerate(self.series)
            for index in range(last_told(each))
            if each.points[index].datum is not None and (row, index) not in starts
        ]
        labels = [self.wording.point(self.series[row], index, self.ticks) for row, index in spots_]
        gap = self.size / 2 + self.wording.setting.theme.charts.point_label
        room = self._room((*ends, *starts.values()))
        areas = placed([self._point(each) for each in spots_], [each.size for each in labels], gap, room)
        made = {spot: each.at(area.left, area.top) for spot, each, area in zip(spots_, labels, areas, strict=True)}
        return starts | made

    def _room(self, labels: Sequence[PlotLabel]) -> Room:
        """What figures at points keep clear of: other labels, points and dashes; they cross lines at need."""
        measure = self.wording.setting.measure - self.wording.setting.text_left
        pieces = [each for one in self.series for each, _ in segments(one, self.wording.chart, self.plot)]
        taken = [each.area for each in (*labels, *self._missing().values())]
        foot = Segment(self.plot.left, self.plot.base, self.plot.right, self.plot.base)
        return Room(0, measure, self.floor, (foot, *pieces, *self._open_ticks()), (*taken, *self._marks()))

    def _open_ticks(self) -> Iterator[Segment]:
        """The ticks of open points."""
        reach = self.size / 2 + self.wording.setting.theme.charts.open_tick
        for row, each in enumerate(self.series):
            for index, point in enumerate(each.points):
                if point.number is not None and point.opening:
                    x, y = self._point((row, index))
                    yield Segment(x, y, x, y - reach if point.opening == "above" else y + reach)

    def _marks(self) -> Iterator[Area]:
        half = self.size / 2
        for each in self.series:
            for found in spots(each, self.wording.chart, self.plot):
                if found:
                    x, y = found
                    yield Area(x - half, y - half, x + half, y + half)

    def _periods(self) -> dict[int, PlotLabel]:
        """Names of periods below the plot."""
        top = self.floor + self.wording.setting.theme.charts.period_above
        return {index: self._below(index, self.wording.chart.periods[index].name, top) for index in self.ticks}

    def _years(self) -> Iterator[PlotLabel]:
        """The year below the first period that is named of it."""
        metrics = self.wording.setting.theme.charts
        year, top = "", self.floor + metrics.period_above + metrics.name_line
        for index in self.ticks:
            period = self.wording.chart.periods[index]
            if period.year != year:
                yield self._below(index, period.year, top)
            year = period.year

    def _below(self, index: int, words: str, top: float) -> PlotLabel:
        each = self.wording.name_alone(words)
        return each.at(self.plot.x(self.wording.chart.periods[index].place) - each.width / 2, top)

    def _missing(self) -> dict[int, PlotLabel]:
        return _dashes(self.wording, self.series, self.plot)


def missing_labels(chart: Chart, series: Series, setting: Setting, tag: Tag = LAYOUT) -> dict[int, PlotLabel]:
    """The dashes of a panel of small multiples where it has no number, by the places of their periods."""
    found = _dashes(wording_of(chart, setting, tag), (series,), panel_plot(chart, series, setting.theme))
    return {chart.periods[index].place: each for index, each in found.items()}


def _dashes(wording: Wording, series: Sequence[Series], plot: Plot) -> dict[int, PlotLabel]:
    """A dash upon the zero line at each period of which none of the series has a number."""
    each, theme = wording.missing(), wording.setting.theme
    places = unmarked_places(wording.chart, series, plot, each.width, theme)
    beyond = plot.margin or each.width / 2
    left, right = plot.left - beyond, plot.right + beyond - each.width
    return {
        index: each.at(min(max(plot.x(period.place) - each.width / 2, left), right), plot.base - each.height)
        for index, period in enumerate(wording.chart.periods)
        if period.place in places
    }
