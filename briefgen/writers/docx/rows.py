"""Measure what dots and bars share: the scale, the heights of rows, names in one line or two, values in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefgen.document import Chart, Datum, Point
from briefgen.layout.drawing import chart_row_heights, name_lines
from briefgen.layout.flowables import Setting as Layout
from briefgen.layout.measures import chart_scale
from briefgen.traversal import query
from briefgen.writers.docx.drawingml import Label
from briefgen.writers.docx.setting import Setting

LABEL_OFFSET = 2.7
"""What Word and LibreOffice leave between a point and its label: the chart begins so far left of the names."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The value axis of dots and bars: its zero stands where the theme says, and names begin at x1."""

    unit: Decimal
    """What one point of the page stands for."""
    zero: float
    width: float

    @property
    def limits(self) -> tuple[Decimal, Decimal]:
        return self.at(0), self.at(self.width)

    def at(self, place: float) -> Decimal:
        """The value that stands so many points right of the chart's left edge."""
        return self.length(place - self.zero)

    def length(self, points: float) -> Decimal:
        """How much of the value so many points stand for."""
        return rounded(Decimal(str(points)) * self.unit)


def scale(block: Chart, setting: Setting) -> Scale:
    measured, page = chart_scale(block, setting.theme, setting.faces), setting.theme.page
    left = page.labels - LABEL_OFFSET
    return Scale(1 / Decimal(str(measured.points)), measured.zero - left, page.measure - left)


def rounded(value: Decimal) -> Decimal:
    """Six digits behind the point: places in a chart, not figures."""
    return value.quantize(Decimal("0.000001")).normalize() + 0


def laid_out(setting: Setting) -> Layout:
    """What the layout measures with: the words of charts are broken alike in all writers."""
    return Layout(setting.theme, setting.faces, setting.language)


def row_heights(block: Chart, setting: Setting) -> tuple[float, ...]:
    return chart_row_heights(block, laid_out(setting))


def upper_parts(block: Chart, setting: Setting) -> tuple[float, ...]:
    """How much of each row its name takes above its mark; nothing where both stand side by side."""
    metrics = setting.theme.charts
    line = setting.theme.styles.chart_name.line if metrics.names_above else 0.0
    return tuple(line * len(name_lines(point.label, laid_out(setting))) for point in block.points)


def name_labels(block: Chart, setting: Setting) -> list[Label]:
    """The name of each row, in as many lines as it needs."""
    style = setting.theme.styles.chart_name
    named = (name_lines(point.label, laid_out(setting)) for point in block.points)
    return [
        Label(index, tuple((("".join(run.text for run in line.runs), style),) for line in lines))
        for index, lines in enumerate(named)
    ]


Numbered = tuple[int, Point]
"""A point and the row that it stands in."""


def at_marks(block: Chart) -> list[Numbered]:
    """The points whose words stand at their marks."""
    return [(index, point) for index, point in enumerate(block.points) if not _is_beside_zero(point)]


def beside_zero(block: Chart) -> list[Numbered]:
    """The points whose words stand right of the zero line: what falls, and what has no mark."""
    return [(index, point) for index, point in enumerate(block.points) if _is_beside_zero(point)]


def _is_beside_zero(point: Point) -> bool:
    return point.number is None or point.number < 0


def value_labels(points: Sequence[Numbered], setting: Setting) -> list[Label]:
    """The words of each figure, or a dash for a missing one."""
    styles, missing = setting.theme.styles, (setting.language.tables.missing, setting.theme.styles.chart_name)
    return [
        Label(index, (((point.datum.text, styles.chart_value) if point.datum else missing,),))
        for index, point in points
    ]


def skipped(block: Chart, setting: Setting) -> None:
    """Figures within a chart bear no bookmark, yet count among the figures of the file."""
    for _ in query((block.points, block.series), Datum):
        next(setting.numbers.figures)
