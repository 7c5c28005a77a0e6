"""Measure what dots and bars share: the scale, the heights of rows, names in one line or two, values in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefgen.document import Chart, Datum, Point
from briefgen.layout.lines import Paragraph, Shape
from briefgen.layout.measures import chart_scale
from briefgen.layout.spans import spans
from briefgen.layout.structure import LAYOUT
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
        return rounded(Decimal(str(place - self.zero)) * self.unit)


def scale(block: Chart, setting: Setting) -> Scale:
    measured, page = chart_scale(block, setting.theme, setting.faces), setting.theme.page
    left = page.labels - LABEL_OFFSET
    return Scale(1 / Decimal(str(measured.points)), measured.zero - left, page.measure - left)


def rounded(value: Decimal) -> Decimal:
    """Six digits behind the point: places in a chart, not figures."""
    return value.quantize(Decimal("0.000001")).normalize() + 0


def name_lines(point: Point, setting: Setting) -> tuple[str, ...]:
    """The name of a row, in the lines that it takes on our own pages."""
    style = setting.theme.styles.chart_name
    shape = Shape(setting.theme.charts.names, autospace=setting.theme.autospace)
    lines = Paragraph(spans(point.label, style, setting.theme, LAYOUT), setting.faces, shape).lines()
    return tuple("".join(run.text for run in line.runs) for line in lines) or ("",)


def row_heights(block: Chart, setting: Setting) -> tuple[float, ...]:
    metrics = setting.theme.charts
    counts = [len(name_lines(point, setting)) for point in block.points]
    if metrics.names_above:
        return tuple(metrics.row + metrics.name_line * (count - 1) for count in counts)
    return tuple(metrics.row if count == 1 else metrics.name_line * count + metrics.name_padding for count in counts)


def upper_parts(block: Chart, setting: Setting) -> tuple[float, ...]:
    """How much of each row its name takes above its mark; nothing where both stand side by side."""
    metrics = setting.theme.charts
    line = setting.theme.styles.chart_name.line if metrics.names_above else 0.0
    return tuple(line * len(name_lines(point, setting)) for point in block.points)


def name_labels(block: Chart, setting: Setting) -> list[Label]:
    return [Label(index, name_lines(point, setting)) for index, point in enumerate(block.points)]


def value_labels(points: Sequence[tuple[int, Point]], missing: str = "") -> list[Label]:
    """The words of each figure, or those that stand for a missing one."""
    return [Label(index, (point.datum.text if point.datum else missing,)) for index, point in points]


def skipped(block: Chart, setting: Setting) -> None:
    """Figures within a chart bear no bookmark, yet count among the figures of the file."""
    for _ in query(block.points, Datum):
        next(setting.numbers.figures)
