"""Turn charts into flowables: vectors with direct labels; dots and bars here, what has panels or lines elsewhere."""

from dataclasses import dataclass, replace
from typing import assert_never

from briefgen.document import Chart, Inlines, Point
from briefgen.layout.captions import caption, figure, note
from briefgen.layout.courses import bar, lines
from briefgen.layout.flowables import Flowable, Setting, glued, line_items, one_line
from briefgen.layout.lines import Line, Paragraph, Shape, Span
from briefgen.layout.measures import ChartScale, chart_scale
from briefgen.layout.pages import Box, Disc, Item, Rule
from briefgen.layout.panels import panels
from briefgen.layout.spans import label, spans
from briefgen.layout.structure import LAYOUT, Element, Tag


def chart(block: Chart, setting: Setting) -> tuple[Flowable, ...]:
    """Caption above, the marks, the note below; never split."""
    style = setting.theme.styles.caption
    nearer = replace(style, after=style.after / 2)
    group = setting.within(setting.element("Div"))
    tag = figure(block.alternative, block.caption, group)
    match block.kind:
        case "dots" | "bars":
            above, drawn = style, _rows(block, tag, setting)
        case "lines":
            above, drawn = style, lines(block, tag, setting)
        case "parts" | "multiples":
            above, drawn = nearer, panels(block, tag, setting)
        case _:
            assert_never(block.kind)
    return glued((*caption(block.caption, above, group), drawn, *note(block.note, group)))


@dataclass(frozen=True, slots=True)
class Frame:
    """A chart with what its rows are drawn with."""

    block: Chart
    tag: Element
    setting: Setting
    scale: ChartScale

    @property
    def has_dots(self) -> bool:
        """Whether rows hold dots; they hold bars otherwise."""
        return self.block.kind == "dots"

    @property
    def zero(self) -> float:
        return self.scale.zero

    def position(self, point: Point) -> float:
        return self.scale.position(float(point.number or 0))


def _rows(block: Chart, tag: Element, setting: Setting) -> Flowable:
    """One flowable for all rows, so that the zero line is drawn once."""
    frame = Frame(block, tag, setting, chart_scale(block, setting.theme, setting.faces))
    items: list[Item] = []
    top = 0.0
    for point, height in zip(block.points, chart_row_heights(block, setting), strict=True):
        items += _row(frame, point, top, height)
        top += height
    metrics = setting.theme.charts
    zero = Rule(frame.zero, 0, frame.zero, top, metrics.zero_rule, setting.theme.palette.ink)
    data = tuple(point.datum for point in block.points if point.datum is not None)
    return Flowable(top, (zero, *items), "figure", data=data, tag=tag)


def chart_row_heights(block: Chart, setting: Setting) -> tuple[float, ...]:
    """The heights of rows; bars stand at equal distances, so the longest name counts for all."""
    metrics = setting.theme.charts
    counts = [len(name_lines(point.label, setting)) for point in block.points]
    if metrics.names_above:
        heights = [metrics.row + metrics.name_line * (max(1, count) - 1) for count in counts]
    else:
        heights = [metrics.row if count <= 1 else metrics.name_line * count + metrics.name_padding for count in counts]
    return (max(heights),) * len(heights) if block.kind == "bars" else tuple(heights)


def name_lines(words: Inlines, setting: Setting, tag: Tag = LAYOUT) -> tuple[Line, ...]:
    """The name of a row, in as many lines as it needs; to measure it, nothing needs to be said of its place."""
    theme = setting.theme
    shape = Shape(theme.charts.names, autospace=theme.autospace)
    return Paragraph(spans(words, theme.styles.chart_name, theme, tag), setting.faces, shape).lines()


def _row(frame: Frame, point: Point, top: float, height: float) -> list[Item]:
    setting = frame.setting
    style = setting.theme.styles.chart_name
    names = name_lines(point.label, setting, frame.tag)
    used = style if len(names) <= 1 else replace(style, line=setting.theme.charts.name_line)
    above = used.line * len(names) if setting.theme.charts.names_above else 0.0
    inset = setting.theme.charts.name_inset
    first = top if above else top + (height - used.line * len(names)) / 2
    items: list[Item] = []
    for index, line in enumerate(names):
        items += line_items(line, setting.text_left + inset, first + index * used.line, used)
    top, height = top + above, height - above
    middle = top + height / 2
    marks = _dot(frame, point, middle) if frame.has_dots else _bar(frame, point, middle)
    return [*items, *marks, *_value(frame, point, top, height)]


def _dot(frame: Frame, point: Point, middle: float) -> list[Item]:
    """A dot at the end of its stem; a stem that is shorter than the dot is within it."""
    if point.number is None:
        return []
    metrics, palette = frame.setting.theme.charts, frame.setting.theme.palette
    x, half = frame.position(point), metrics.dot / 2
    dash = metrics.dash if point.state == "expected" else ()
    edge = x - half if x >= frame.zero else x + half
    stem = (
        [Rule(frame.zero, middle, edge, middle, metrics.stem, palette.river, dash)]
        if abs(x - frame.zero) > half
        else []
    )
    if point.state == "actual":
        return [*stem, Disc(x, middle, half, palette.river)]
    return [*stem, Disc(x, middle, half - metrics.dot_outline / 2, "", palette.river, metrics.dot_outline)]


def _bar(frame: Frame, point: Point, middle: float) -> list[Item]:
    if point.number is None:
        return []
    metrics, end = frame.setting.theme.charts, frame.position(point)
    area = Box(min(frame.zero, end), middle - metrics.bar / 2, abs(end - frame.zero), metrics.bar)
    return list(bar(point, area, frame.setting.theme, upright=False))


def _value(frame: Frame, point: Point, top: float, height: float) -> tuple[Item, ...]:
    """The value in words right of its mark, of a fall right of the zero line; a dash there for what is missing."""
    setting = frame.setting
    metrics, styles = setting.theme.charts, setting.theme.styles
    gap = metrics.dot_label if frame.has_dots else metrics.bar_label
    if point.number is None:
        gap, x = metrics.missing_label, frame.zero
    else:
        x = max(frame.position(point), frame.zero)
    line = one_line(_value_spans(point, frame), setting)
    return line_items(line, x + gap, top + (height - styles.chart_value.line) / 2, styles.chart_value)


def _value_spans(point: Point, frame: Frame) -> tuple[Span, ...]:
    styles, setting = frame.setting.theme.styles, frame.setting
    if point.datum is None:
        return label(setting.language.tables.missing, styles.chart_name, frame.tag)
    return spans((point.datum,), styles.chart_value, setting.theme, frame.tag)
