"""Draw lines over periods as a scatter chart, its words as the labels of an unseen trace where the layout puts them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from briefgen.document import Chart, Point, Series
from briefgen.layout.courses import base_ends
from briefgen.layout.labels import PlotLabel, line_plot
from briefgen.layout.plots import Leg, LineLook, Plot, legs, line_look, point_size
from briefgen.traversal import plain_text
from briefgen.writers.docx.drawingml import WHITE, Label, LabelPlace, Lettered, line, placed_labels
from briefgen.writers.docx.embedding import Drawn
from briefgen.writers.docx.markup import Xml
from briefgen.writers.docx.rows import LABEL_OFFSET, laid_out, rounded
from briefgen.writers.docx.scatter import Symbol, Trace, axes, marked, scatter, unmarked
from briefgen.writers.docx.setting import Setting
from briefgen.writers.docx.spreadsheet import Formula, Rows, Value, cell

PLACES: dict[str, LabelPlace] = {"start": "r", "middle": "ctr", "end": "l"}


@dataclass(frozen=True, slots=True)
class Ground:
    """The axes of a plot that fills its chart, as values of places in points."""

    plot: Plot
    width: float
    height: float

    def across(self, x: float) -> Decimal:
        return rounded(Decimal(str((x - self.plot.left) / self.plot.step)))

    def up(self, y: float) -> Decimal:
        return rounded(Decimal(str(self.plot.value(y))))

    @property
    def limits(self) -> tuple[tuple[Decimal, Decimal], tuple[Decimal, Decimal]]:
        return (self.across(0), self.across(self.width)), (self.up(self.height), self.up(0))

    def length(self, points: float) -> Decimal:
        """How much of the value so many points of height stand for."""
        return self.up(0) - self.up(points)


@dataclass(slots=True)
class Columns:
    """A sheet while its columns are being gathered; all become as long as the longest."""

    titles: list[str] = field(default_factory=list)
    values: list[Sequence[Value]] = field(default_factory=list)

    def add(self, title: str, values: Sequence[Value]) -> int:
        self.titles.append(title)
        self.values.append(values)
        return len(self.titles) - 1

    def rows(self) -> Rows:
        count = max(map(len, self.values))
        padded = [[*values, *[None] * (count - len(values))] for values in self.values]
        return (self.titles, *(list(row) for row in zip(*padded, strict=True)))


def lines(block: Chart, setting: Setting) -> Drawn:
    measured = line_plot(block, laid_out(setting))
    width = setting.theme.page.measure - setting.theme.page.labels
    return course(block, block.series, Ground(measured.plot, width, measured.height), measured.labels, setting)


def course(
    block: Chart, series: Sequence[Series], ground: Ground, words: Sequence[PlotLabel], setting: Setting
) -> Drawn:
    """Lines on one ground. White points stand first and last: LibreOffice draws series in reverse."""
    columns = Columns()
    columns.add("", [plain_text(point.label) for point in series[0].points])
    columns.add("place", [Decimal(period.place) for period in block.periods])
    drawn = [
        _Line(block, each, line_look(row, setting.theme), ground, columns, setting) for row, each in enumerate(series)
    ]
    values = [columns.add(plain_text(each.label), [point.number for point in each.points]) for each in series]
    found = list(zip(drawn, values, strict=True))
    inner = [trace for each, at in found for trace in each.inner(at)]
    base = _base(ground, columns, setting)
    marks = [trace for each, at in found for trace in (*each.strokes(at), *each.ticks(at), *each.outer(at))]
    labels = _labels(words, ground, columns, setting)
    sheet = columns.rows()
    traces = (*inner, base, *marks, *inner, *labels)
    return Drawn(scatter(traces, sheet), axes(*ground.limits), sheet, (ground.width, ground.height))


PERIOD, PLACE = 0, 1
"""The first columns of the sheet: the name of the period, and where it stands."""


@dataclass(frozen=True, slots=True)
class _Line:
    """The traces of one series; each has a column that follows that of the figures, with gaps."""

    block: Chart
    series: Series
    look: LineLook
    ground: Ground
    columns: Columns
    setting: Setting

    @property
    def symbol(self) -> Symbol:
        return "square" if self.look.square else "circle"

    @property
    def size(self) -> float:
        return point_size(self.ground.plot, self.setting.theme)

    def outer(self, figures: int) -> list[Trace]:
        """Every point, filled."""
        form = marked(self.size, self.setting.theme.palette.river, self.symbol)
        return [Trace(plain_text(self.series.label), PLACE, figures, form)]

    def inner(self, figures: int) -> list[Trace]:
        """The paper in points that are hollow."""
        hollow = [index for index, each in enumerate(self.series.points) if each.state in ("bounded", "expected")]
        inside = self.size - 2 * self.setting.theme.charts.point_outline
        return self._trace("hollow", hollow, figures, marked(inside, WHITE, self.symbol))

    def strokes(self, figures: int) -> list[Trace]:
        """The solid and the dashed pieces of the line, two traces: a gap in one is a piece of the other."""
        theme = self.setting.theme
        solid, dashed = (line(self.look.weight, theme.palette.river, dash) for dash in (None, theme.charts.dash))
        pieces = list(legs(self.series.points))
        return [
            *self._trace("solid", _ends(pieces, dashed=False), figures, unmarked(solid)),
            *self._trace("dashed", _ends(pieces, dashed=True), figures, unmarked(dashed)),
        ]

    def ticks(self, figures: int) -> list[Trace]:
        """What is open goes on beyond its point: a piece of line for each, parted by gaps."""
        theme = self.setting.theme
        length = self.ground.length(self.size / 2 + theme.charts.open_tick)
        across: list[Value] = []
        up: list[Value] = []
        for index, point in enumerate(self.series.points):
            if point.number is not None and point.opening:
                sign, end = ("+", point.number + length) if point.opening == "above" else ("-", point.number - length)
                figure = cell(figures, index)
                across += [Formula(cell(PLACE, index), self._place(index))] * 2 + [None]
                up += [Formula(figure, point.number), Formula(f"{figure}{sign}{length:f}", end), None]
        if not up:
            return []
        title = "open"
        columns = self.columns.add(title, across), self.columns.add(title, up)
        return [Trace(title, *columns, unmarked(line(theme.charts.stem, theme.palette.river)))]

    def _place(self, index: int) -> Decimal:
        return Decimal(self.block.periods[index].place)

    def _trace(self, title: str, own: Sequence[int], figures: int, form: tuple[Xml, ...]) -> list[Trace]:
        """A trace of some of the points, in a column that is computed from their figures; none without points."""
        if not own:
            return []
        values = [
            _followed(point, cell(figures, index)) if index in own else None
            for index, point in enumerate(self.series.points)
        ]
        return [Trace(title, PLACE, self.columns.add(title, values), form)]


def _ends(pieces: Sequence[Leg], *, dashed: bool) -> list[int]:
    """The points between which a line is solid, or dashed."""
    return sorted({index for each in pieces if each.dashed is dashed for index in (each.start, each.end)})


def _followed(point: Point, figure: str) -> Formula | None:
    return None if point.number is None else Formula(figure, point.number)


def _base(ground: Ground, columns: Columns, setting: Setting) -> Trace:
    """The zero line, or a hairline at the foot of a scale that does not hold zero."""
    metrics, plot = setting.theme.charts, ground.plot
    weight = metrics.zero_rule if plot.holds_zero else metrics.base_rule
    ends = [ground.across(x) for x in base_ends(plot, setting.theme)]
    across = columns.add("base from, to", ends)
    up = columns.add("base", [ground.up(plot.base)] * 2)
    return Trace("base", across, up, unmarked(line(weight, setting.theme.palette.ink)))


def _labels(words: Sequence[PlotLabel], ground: Ground, columns: Columns, setting: Setting) -> tuple[Trace, ...]:
    """Words in reading order, each line at a point of its own: LibreOffice centres the lines of a label, all alike."""
    found = [(each, *line) for each in words for line in _middles(each, setting)]
    if not found:
        return ()
    across = columns.add("words from left", [ground.across(_anchor(each)) for each, *_ in found])
    up = columns.add("words", [ground.up(y) for _, y, _ in found])
    written = [(Label(index, (lettered,)), PLACES[each.anchor]) for index, (each, _, lettered) in enumerate(found)]
    return (Trace("words", across, up, (*unmarked(), placed_labels(written, setting.faces))),)


def _middles(words: PlotLabel, setting: Setting) -> Iterator[tuple[float, tuple[Lettered, ...]]]:
    """The middle of each line of a label, and what stands on it: names, and figures in their own style."""
    name, value = setting.theme.styles.chart_name, setting.theme.styles.chart_value
    top = words.top
    for each, style in words.lines:
        yield top + style.line / 2, tuple((run.text, value if run.face == value.face else name) for run in each.runs)
        top += style.line


def _anchor(words: PlotLabel) -> float:
    """Where the point of a label stands, so that its words begin, end or have their middle where they should."""
    match words.anchor:
        case "start":
            return words.left - LABEL_OFFSET
        case "middle":
            return words.left + words.width / 2
        case "end":
            return words.left + words.width + LABEL_OFFSET
