"""Measure what dots and bars share: the scale, the heights of rows, names in one line or two, values in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefgen.document import Chart, Datum, Point
from briefgen.layout.measures import chart_scale, text_width
from briefgen.traversal import plain_text, query
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


def name_lines(point: Point, setting: Setting) -> tuple[str, ...]:
    """The name of a row, in two lines where it is too wide for one."""
    metrics, style = setting.theme.charts, setting.theme.styles.chart_name
    words = plain_text(point.label)

    def width(text: str) -> float:
        return text_width(text, style.face, style.size, setting.faces, setting.theme.autospace)

    if width(words) <= metrics.names:
        return (words,)
    cut = next(end for end in range(len(words), 0, -1) if width(words[:end]) <= metrics.names or end == 1)
    return words[:cut], words[cut:]


def row_heights(block: Chart, setting: Setting) -> tuple[float, ...]:
    metrics = setting.theme.charts
    counts = (len(name_lines(point, setting)) for point in block.points)
    return tuple(metrics.row if count == 1 else metrics.name_line * count + metrics.name_padding for count in counts)


def name_labels(block: Chart, setting: Setting) -> list[Label]:
    return [Label(index, name_lines(point, setting)) for index, point in enumerate(block.points)]


def value_labels(points: Sequence[tuple[int, Point]], missing: str = "") -> list[Label]:
    """The words of each figure, or those that stand for a missing one."""
    return [Label(index, (point.datum.text if point.datum else missing,)) for index, point in points]


def skipped(block: Chart, setting: Setting) -> None:
    """Figures within a chart bear no bookmark, yet count among the figures of the file."""
    for _ in query(block.points, Datum):
        next(setting.numbers.figures)
