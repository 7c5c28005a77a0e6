"""Draw parts of a whole: a stacked bar for each panel, its words as paragraphs with tabs above and below."""

from collections.abc import Sequence
from decimal import Decimal

from briefgen.document import Chart, Panel
from briefgen.layout.drawing import panel_name_style
from briefgen.traversal import plain_text
from briefgen.writers.docx.drawingml import (
    Axis,
    line,
    numbers,
    series_head,
    setting_of,
    shape,
    solid,
    words,
)
from briefgen.writers.docx.embedding import Drawn, drawing_paragraph, embedded
from briefgen.writers.docx.letterhead import fitted_look
from briefgen.writers.docx.markup import Xml, joined, tag
from briefgen.writers.docx.paragraphs import Blocks, paragraph
from briefgen.writers.docx.properties import flag, indent, spacing, tabs
from briefgen.writers.docx.runs import TAB, in_characters, in_paragraph, inlines, with_gap
from briefgen.writers.docx.setting import Setting

ROWS, VALUES = 1, 2
NAME, PART, REST = 0, 1, 2
BESIDE = 2
"""Panels a row."""


def panels(block: Chart, setting: Setting) -> Blocks:
    """The first panels of a chart carry its alternative text, so that it is read once."""
    rows = [block.panels[start : start + BESIDE] for start in range(0, len(block.panels), BESIDE)]
    return tuple(
        each for index, row in enumerate(rows) for each in _row(row, block.alternative if index == 0 else "", setting)
    )


def _row(row: Sequence[Panel], alternative: str, setting: Setting) -> Blocks:
    """Words above the bars, the bars, words below; each paragraph leads from panel to panel by tabs."""
    metrics, style = setting.theme.charts, setting.theme.styles.chart_name
    above, below = zip(*(_words(panel, setting) for panel in row), strict=True)
    charts = [
        embedded(_drawn(panel, setting), alternative if index == 0 else _said(panel, setting), setting)
        for index, panel in enumerate(row)
    ]
    place, stops = indent(setting.theme.page.labels), _stops(setting)
    heights = spacing(0, metrics.part_above, metrics.panel_line), spacing(metrics.part_below, 0, metrics.panel_line)
    return (
        paragraph(style, _tabbed(above), flag("keepNext", True), heights[0], _stops(setting, values=True), place),
        drawing_paragraph(_tabbed(charts), setting.theme.page.labels, setting, stops),
        paragraph(style, _tabbed(below), heights[1], stops, place),
    )


def _tabbed(cells: Sequence[Xml]) -> Xml:
    return joined(Xml(TAB + cell) if index else cell for index, cell in enumerate(cells))


def _stops(setting: Setting, *, values: bool = False) -> Xml:
    """Where panels begin and, for the words above them, where the whole ends; counted from x0."""
    metrics, labels = setting.theme.charts, setting.theme.page.labels
    starts = [labels + index * (metrics.panel + metrics.gutter) for index in range(BESIDE)]
    ends = [("right", start + metrics.panel) for start in starts] if values else []
    stops = [*ends, *(("left", start) for start in starts[1:])]
    return tabs(*sorted(stops, key=lambda stop: stop[1]))


def _words(panel: Panel, setting: Setting) -> tuple[Xml, Xml]:
    """What stands above and below the bar, in the order in which figures are counted."""
    styles = setting.theme.styles
    name, value = in_paragraph(styles.chart_name), in_characters(styles.chart_value)
    # Word and LibreOffice add the gap between Han and digits by themselves.
    gap = setting.theme.charts.part_gap - (0 if setting.language.spaced else setting.theme.tables.gap)
    whole_name = fitted_look(styles.chart_name, panel_name_style(panel, setting.theme, setting.faces))
    above = (inlines(panel.whole_label, whole_name, setting), TAB, inlines((panel.whole,), value, setting))
    below = (with_gap(panel.part_label, name, gap, setting), inlines((panel.part,), value, setting))
    return joined(above), joined(below)


def _said(panel: Panel, setting: Setting) -> str:
    whole, part = plain_text((panel.whole,)), panel.part.text
    gap = " " if setting.language.spaced else ""
    return f"{plain_text(panel.whole_label)}{gap}{whole} {plain_text(panel.part_label)}{gap}{part}"


def _drawn(panel: Panel, setting: Setting) -> Drawn:
    """One bar as long as the panel: the part filled, the rest of the whole outlined."""
    metrics = setting.theme.charts
    name = plain_text(panel.whole_label)
    rest = panel.whole_number - panel.part_number
    sheet = (("", plain_text(panel.part_label), name), (name, panel.part_number, rest))
    plot = tag(
        "c:barChart",
        setting_of("barDir", "bar"),
        setting_of("grouping", "stacked"),
        setting_of("varyColors", 0),
        _written(PART, sheet, setting.theme.palette.river, setting),
        _written(REST, sheet, setting.theme.palette.mist, setting),
        setting_of("gapWidth", 0),
        setting_of("overlap", 100),
        setting_of("axId", ROWS),
        setting_of("axId", VALUES),
    )
    axes = (Axis(ROWS, VALUES, "l"), Axis(VALUES, ROWS, "b", limits=(Decimal(0), panel.whole_number)))
    return Drawn(plot, axes, sheet, (metrics.panel, metrics.part_bar))


def _written(
    column: int, sheet: tuple[tuple[str, str, str], tuple[str, Decimal, Decimal]], fill: str, setting: Setting
) -> Xml:
    value = sheet[1][column]
    outline = line(setting.theme.charts.bar_outline, setting.theme.palette.river)
    return tag(
        "c:ser",
        series_head(column - PART, column, sheet[0][column]),
        shape(solid(fill), outline),
        setting_of("invertIfNegative", 0),
        words("cat", NAME, [sheet[1][0]]),
        numbers("val", column, [value if isinstance(value, Decimal) else None]),
    )
