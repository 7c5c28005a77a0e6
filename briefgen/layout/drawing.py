"""Turn charts into flowables: dots, bars and parts of a whole, drawn as vectors with direct labels."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefgen.document import Chart, Datum, Inlines, Panel, Point
from briefgen.faces import Faces
from briefgen.layout.captions import caption, figure, note
from briefgen.layout.fitting import fitted
from briefgen.layout.flowables import Flowable, Setting, glued, line_items, one_line
from briefgen.layout.lines import Line, Paragraph, Shape, Span
from briefgen.layout.measures import ChartScale, chart_scale, styled_width
from briefgen.layout.pages import Box, Disc, Item, Rule
from briefgen.layout.spans import label, spans
from briefgen.layout.structure import Element
from briefgen.theme import TextStyle, Theme
from briefgen.traversal import plain_text


def chart(block: Chart, setting: Setting) -> tuple[Flowable, ...]:
    """Caption above, the marks, the note below; never split."""
    style = setting.theme.styles.caption
    if block.kind == "parts":
        style = replace(style, after=style.after / 2)
    group = setting.within(setting.element("Div"))
    tag = figure(block.alternative, block.caption, group)
    words = caption(block.caption, style, group)
    drawn = _panels(block, tag, setting) if block.kind == "parts" else _rows(block, tag, setting)
    return glued((*words, *drawn, *note(block.note, group)))


# --- dots and bars -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Frame:
    """A chart with what its rows are drawn with."""

    block: Chart
    tag: Element
    setting: Setting
    scale: ChartScale

    @property
    def zero(self) -> float:
        return self.scale.zero

    def position(self, point: Point) -> float:
        return self.scale.position(float(point.number or 0))


def _rows(block: Chart, tag: Element, setting: Setting) -> tuple[Flowable, ...]:
    """One flowable for all rows, so that the zero line is drawn once."""
    frame = Frame(block, tag, setting, chart_scale(block, setting.theme, setting.faces))
    items: list[Item] = []
    top = 0.0
    for point in block.points:
        height = _row_height(point, frame)
        items += _row(frame, point, top, height)
        top += height
    metrics = setting.theme.charts
    zero = Rule(frame.zero, 0, frame.zero, top, metrics.zero_rule, setting.theme.palette.ink)
    data = tuple(point.datum for point in block.points if point.datum is not None)
    return (Flowable(top, (zero, *items), "figure", data=data, tag=tag),)


def _row_height(point: Point, frame: Frame) -> float:
    lines, metrics = len(_names(point.label, frame)), frame.setting.theme.charts
    if metrics.names_above:
        return metrics.row + metrics.name_line * (lines - 1)
    return metrics.row if lines <= 1 else metrics.name_line * lines + metrics.name_padding


def _names(words: Inlines, frame: Frame) -> tuple[Line, ...]:
    theme = frame.setting.theme
    shape = Shape(theme.charts.names, autospace=theme.autospace)
    return Paragraph(spans(words, theme.styles.chart_name, theme, frame.tag), frame.setting.faces, shape).lines()


def _row(frame: Frame, point: Point, top: float, height: float) -> list[Item]:
    setting = frame.setting
    style = setting.theme.styles.chart_name
    names = _names(point.label, frame)
    used = style if len(names) <= 1 else replace(style, line=setting.theme.charts.name_line)
    above = used.line * len(names) if setting.theme.charts.names_above else 0.0
    inset = setting.theme.charts.name_inset
    first = top if above else top + (height - used.line * len(names)) / 2
    items: list[Item] = []
    for index, line in enumerate(names):
        items += line_items(line, setting.text_left + inset, first + index * used.line, used)
    top, height = top + above, height - above
    middle = top + height / 2
    marks = _dot(frame, point, middle) if frame.block.kind == "dots" else _bar(frame, point, middle)
    return [*items, *marks, *_value(frame, point, top, height)]


def _dot(frame: Frame, point: Point, middle: float) -> list[Item]:
    if point.number is None:
        return []
    metrics, palette = frame.setting.theme.charts, frame.setting.theme.palette
    x = frame.position(point)
    hollow = point.state != "actual"
    dash = metrics.dash if point.state == "expected" else ()
    edge = x - metrics.dot / 2 if x >= frame.zero else x + metrics.dot / 2
    stem = Rule(frame.zero, middle, edge, middle, metrics.stem, palette.river, dash)
    if not hollow:
        return [stem, Disc(x, middle, metrics.dot / 2, palette.river)]
    radius = (metrics.dot - metrics.dot_outline) / 2
    return [stem, Disc(x, middle, radius, "", palette.river, metrics.dot_outline)]


def _bar(frame: Frame, point: Point, middle: float) -> list[Item]:
    if point.number is None:
        return []
    metrics, palette = frame.setting.theme.charts, frame.setting.theme.palette
    end = frame.position(point)
    left, width = min(frame.zero, end), abs(end - frame.zero)
    top = middle - metrics.bar / 2
    if point.state == "actual":
        return [Box(left, top, width, metrics.bar, palette.river)]
    dash = metrics.dash if point.state == "expected" else ()
    return [Box(left, top, width, metrics.bar, "", palette.river, metrics.bar_outline, dash)]


def _value(frame: Frame, point: Point, top: float, height: float) -> tuple[Item, ...]:
    """The value in words right of its mark; a dash beside the zero line where there is no number."""
    setting = frame.setting
    metrics, styles = setting.theme.charts, setting.theme.styles
    gap = metrics.dot_label if frame.block.kind == "dots" else metrics.bar_label
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


# --- parts of a whole ----------------------------------------------------------------------------------


def _panels(block: Chart, tag: Element, setting: Setting) -> tuple[Flowable, ...]:
    """Two panels a row, each with its own whole as full length."""
    pairs = [block.panels[start : start + 2] for start in range(0, len(block.panels), 2)]
    return tuple(_panel_row(pair, tag, setting) for pair in pairs)


def _panel_row(pair: Sequence[Panel], tag: Element, setting: Setting) -> Flowable:
    metrics, style = setting.theme.charts, _panel_style(setting.theme.styles.chart_name, setting.theme)
    step = metrics.panel + metrics.gutter
    items = [
        item
        for index, panel in enumerate(pair)
        for item in _panel(panel, setting.text_left + index * step, tag, setting)
    ]
    height = 2 * style.line + metrics.part_above + metrics.part_bar + metrics.part_below
    data = [datum for panel in pair for datum in (panel.whole, panel.part) if isinstance(datum, Datum)]
    return Flowable(height, tuple(items), "figure", data=tuple(data), tag=tag)


def _panel_style(style: TextStyle, theme: Theme) -> TextStyle:
    return replace(style, line=theme.charts.panel_line)


def panel_name_style(panel: Panel, theme: Theme, faces: Faces) -> TextStyle:
    """The style of the name of a whole, smaller where it would run into the value at the other end."""
    value = styled_width(plain_text((panel.whole,)), theme.styles.chart_value, faces, theme.autospace)
    room = theme.charts.panel - value - theme.charts.part_gap
    return fitted(theme.styles.chart_name, (panel.whole_label,), room, faces)


def _panel(panel: Panel, x: float, tag: Element, setting: Setting) -> list[Item]:
    theme = setting.theme
    metrics, palette = theme.charts, theme.palette
    name, value = _panel_style(theme.styles.chart_name, theme), _panel_style(theme.styles.chart_value, theme)
    whole_name = _panel_style(panel_name_style(panel, theme, setting.faces), theme)
    whole_label = one_line(spans(panel.whole_label, whole_name, theme, tag), setting)
    whole = one_line(spans((panel.whole,), value, theme, tag), setting)
    top = name.line + metrics.part_above
    share = float(panel.part_number / panel.whole_number) if panel.whole_number else 0.0
    below = top + metrics.part_bar + metrics.part_below
    part_label = one_line(spans(panel.part_label, name, theme, tag), setting)
    part = one_line(spans((panel.part,), value, theme, tag), setting)
    return [
        *line_items(whole_label, x, 0, whole_name),
        *line_items(whole, x + metrics.panel - whole.width, 0, value),
        Box(x, top, metrics.panel, metrics.part_bar, palette.mist, palette.river, metrics.bar_outline),
        Box(x, top, metrics.panel * share, metrics.part_bar, palette.river),
        *line_items(part_label, x, below, name),
        *line_items(part, x + part_label.width + metrics.part_gap, below, value),
    ]
