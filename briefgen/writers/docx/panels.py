"""Draw panels two by two: a chart for each, their words as paragraphs with tabs above and below."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefgen.document import Chart, Panel, Series, Text
from briefgen.layout.labels import missing_labels
from briefgen.layout.measures import gap as adjoining_gap
from briefgen.layout.panels import BESIDE, Cell, PanelLine, PanelRow, graphic_height, line_height, panel_rows, row_gap
from briefgen.layout.plots import panel_plot
from briefgen.traversal import plain_text
from briefgen.writers.docx.bars import CATEGORIES, PAPER, VALUES, Bars, bar_chart
from briefgen.writers.docx.columns import columns
from briefgen.writers.docx.drawingml import NO_FILL, NO_LINE, WHITE, Axis, line, shape, solid
from briefgen.writers.docx.embedding import Drawn, drawing_paragraph, embedded
from briefgen.writers.docx.lines import Ground, course
from briefgen.writers.docx.markup import Xml, joined
from briefgen.writers.docx.paragraphs import Blocks, paragraph
from briefgen.writers.docx.properties import flag, indent, spacing, tabs
from briefgen.writers.docx.rows import laid_out, rounded
from briefgen.writers.docx.runs import TAB, in_characters, in_paragraph, inlines, with_gap
from briefgen.writers.docx.runs import words as run_of
from briefgen.writers.docx.setting import Setting
from briefgen.writers.docx.spreadsheet import Formula, Rows, cell

WHOLE, PART, COVER = 1, 2, 3
"""Columns of the sheet behind the name: the whole, the part, how far paper lies over an open part."""


def panels(block: Chart, setting: Setting) -> Blocks:
    """The first panel of a chart carries its alternative text, so that it is read once."""
    rows = panel_rows(block, laid_out(setting))
    return tuple(each for row in rows for each in _row(block, row, row is not rows[-1] or bool(block.note), setting))


def _row(block: Chart, row: PanelRow, keep: bool, setting: Setting) -> Blocks:
    """Words, charts and words again, perhaps kept with what follows; in each paragraph tabs lead to the next panel."""
    metrics = setting.theme.charts
    inset = metrics.part_inset if block.panels else 0.0
    written = [_written(each.above, each.below, setting) for each in row.words]
    above, below = zip(*written, strict=True)
    before = row_gap(block, setting.theme) if row.start else 0.0
    charts = [_chart(block, row.start + index, setting) for index in range(len(row.words))]
    starts = [start - inset for start in _starts(setting)]
    stops = tabs(*(("left", start) for start in starts[1:]))
    return (
        *_lines(above, (before, metrics.part_above - inset), True, setting),
        drawing_paragraph(joined(_tabbed(charts)), starts[0], setting, stops, overhang=inset),
        *_lines(below, (metrics.part_below - inset, 0), keep, setting),
    )


def _starts(setting: Setting) -> list[float]:
    """Where panels begin, counted from x0."""
    metrics, labels = setting.theme.charts, setting.theme.page.labels
    return [labels + index * (metrics.panel + metrics.gutter) for index in range(BESIDE)]


def _tabbed(cells: Sequence[Xml]) -> Iterator[Xml]:
    return (Xml(TAB + each) if index else each for index, each in enumerate(cells))


Lines = tuple[Xml, ...]


def _written(above: Sequence[PanelLine], below: Sequence[PanelLine], setting: Setting) -> tuple[Lines, Lines]:
    """The words of a panel, in the order in which figures are counted."""
    upper = tuple(_line(each, setting) for each in above)
    return upper, tuple(_line(each, setting) for each in below)


def _line(words: PanelLine, setting: Setting) -> Xml:
    return joined((_cell(words.left, setting), TAB, _cell(words.right, setting)))


def _cell(content: Cell, setting: Setting) -> Xml:
    """Words and, after a gap, a figure; Word and LibreOffice add the gap between Han and digits by themselves."""
    styles, metrics = setting.theme.styles, setting.theme.charts
    name, value = in_paragraph(styles.chart_name), in_characters(styles.chart_value)
    if content.figure is None:
        return run_of(content.words, name)
    ours = adjoining_gap(content.words[-1:], content.figure.text[:1], setting.theme.autospace)
    gap = metrics.part_gap - (setting.theme.tables.gap if ours else 0)
    ahead = with_gap((Text(content.words),), name, gap, setting)
    return joined((ahead, inlines((content.figure,), value, setting)))


def _lines(cells: Sequence[Lines], around: tuple[float, float], keep: bool, setting: Setting) -> Iterator[Xml]:
    """The lines of words of a row; `around` is the space above the first and below the last."""
    style, count = setting.theme.styles.chart_name, len(cells[0])
    starts = _starts(setting)
    ends = [start + setting.theme.charts.panel for start in starts]
    stops = tabs(("right", ends[0]), ("left", starts[1]), ("right", ends[1]))
    for index in range(count):
        last = index == count - 1
        height = spacing(0 if index else around[0], around[1] if last else 0, line_height(count, setting.theme))
        content = Xml(joined(_tabbed([each[index] for each in cells])).removesuffix(TAB))
        yield paragraph(
            style, content, flag("keepNext", keep or not last), height, stops, indent(setting.theme.page.labels)
        )


# --- charts -----------------------------------------------------------------------------------------------


def _chart(block: Chart, index: int, setting: Setting) -> Xml:
    if block.panels:
        drawn, said = _share(block.panels[index], setting), _said(block.panels[index], setting)
    else:
        drawn, said = _course(block, block.series[index], setting), _followed(block.series[index])
    return embedded(drawn, said if index else block.alternative, setting)


def _said(panel: Panel, setting: Setting) -> str:
    whole, part = plain_text((panel.whole,)), panel.part.text
    gap = " " if setting.language.spaced else ""
    return f"{plain_text(panel.whole_label)}{gap}{whole} {plain_text(panel.part_label)}{gap}{part}"


def _followed(series: Series) -> str:
    told = (f"{plain_text(each.label)} {each.datum.text}" for each in series.points if each.datum)
    return " ".join((plain_text(series.label), *told, series.unit)).strip()


def _course(block: Chart, series: Series, setting: Setting) -> Drawn:
    if block.columns:
        return columns(block, series, setting)
    metrics = setting.theme.charts
    plot = panel_plot(block, series, setting.theme)
    dashes = tuple(missing_labels(block, series, laid_out(setting)).values())
    ground = Ground(plot, metrics.panel, graphic_height(block, setting.theme))
    return course(block, (series,), ground, dashes, setting)


def _share(panel: Panel, setting: Setting) -> Drawn:
    """The whole with its part upon it; a part within bounds is hollow, an open one is outlined for its cover."""
    metrics, palette = setting.theme.charts, setting.theme.palette
    name = plain_text(panel.whole_label)
    beyond = rounded(panel.whole_number * Decimal(str(2 * metrics.part_open / metrics.panel)))
    is_open = panel.part_opening == "above"
    paper = Formula(f"{cell(PART, 0)}+{beyond:f}", panel.part_number + beyond) if is_open else None
    sheet: Rows = (
        ("", name, plain_text(panel.part_label), "cover"),
        (name, panel.whole_number, panel.part_number, paper),
    )
    edge = line(metrics.bar_outline, palette.river, metrics.dash if panel.whole_state == "expected" else None)
    series = (
        Bars(WHOLE, fill=shape(solid(palette.mist), edge)),
        Bars(PART, fill=_part(panel, setting)),
        *((Bars(COVER, fill=PAPER),) if is_open else ()),
    )
    size = metrics.panel + 2 * metrics.part_inset, metrics.part_bar + 2 * metrics.part_inset
    axes = (Axis(CATEGORIES, VALUES, "l"), Axis(VALUES, CATEGORIES, "b", limits=(Decimal(0), panel.whole_number)))
    return Drawn(bar_chart("bar", series, sheet, 1, 1), axes, sheet, size, metrics.part_inset)


def _part(panel: Panel, setting: Setting) -> Xml:
    metrics, river = setting.theme.charts, setting.theme.palette.river
    if panel.part_state == "actual":
        return shape(solid(river), NO_LINE)
    dash = metrics.dash if panel.part_state == "expected" else None
    if panel.part_opening == "above":
        return shape(NO_FILL, line(2 * metrics.part_open, river, dash))
    return shape(solid(WHITE), line(metrics.bar_outline, river, dash))
