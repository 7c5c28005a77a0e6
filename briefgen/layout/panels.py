"""Lay panels two by two: parts of a whole and small multiples, with their words above and below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefgen.document import Chart, Datum, Inlines, Panel, Point, Series, Text
from briefgen.layout.courses import base, columns, label_items, line_marks
from briefgen.layout.flowables import Flowable, Setting, line_items, moved, one_line
from briefgen.layout.labels import missing_labels
from briefgen.layout.lines import Line, Paragraph, Shape
from briefgen.layout.pages import Box, Item, Rule
from briefgen.layout.plots import panel_plot
from briefgen.layout.spans import label, spans
from briefgen.layout.structure import LAYOUT, Element, Tag
from briefgen.theme import TextStyle, Theme
from briefgen.traversal import plain_text, query

BESIDE = 2
"""Panels a row."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Words, and behind them a figure."""

    words: str = ""
    figure: Datum | Text | None = None


NOTHING = Cell()


@dataclass(frozen=True, slots=True)
class PanelLine:
    """What stands at the left and at the right edge of a panel on one line."""

    left: Cell
    right: Cell = NOTHING


@dataclass(frozen=True, slots=True)
class PanelWords:
    """The lines above and below what a panel shows."""

    above: tuple[PanelLine, ...]
    below: tuple[PanelLine, ...]


@dataclass(frozen=True, slots=True)
class PanelRow:
    """Panels side by side: the indices of the first and behind the last, their words, as many lines for each."""

    start: int
    words: tuple[PanelWords, ...]

    @property
    def above(self) -> int:
        return len(self.words[0].above)

    @property
    def below(self) -> int:
        return len(self.words[0].below)


def panel_rows(block: Chart, setting: Setting) -> tuple[PanelRow, ...]:
    """All panels of a chart in rows; where names take more lines, those beside them stand lower."""
    wording = _Wording(setting)
    if block.panels:
        words = [wording.part(each) for each in block.panels]
    else:
        words = [wording.course(each) for each in block.series]
    return tuple(PanelRow(start, _levelled(words[start : start + BESIDE])) for start in range(0, len(words), BESIDE))


def _levelled(words: Sequence[PanelWords]) -> tuple[PanelWords, ...]:
    above, below = (
        max(len(lines) for lines in each) for each in zip(*((w.above, w.below) for w in words), strict=True)
    )
    blank = PanelLine(NOTHING)
    return tuple(
        PanelWords(
            (*[blank] * (above - len(each.above)), *each.above), (*each.below, *[blank] * (below - len(each.below)))
        )
        for each in words
    )


def line_height(count: int, theme: Theme) -> float:
    """Lines stand closer where there are several."""
    return theme.charts.panel_line if count == 1 else theme.charts.panel_line_close


def graphic_height(block: Chart, theme: Theme) -> float:
    """The height of what a panel shows between its words."""
    metrics = theme.charts
    return metrics.part_bar if block.panels else metrics.panel_head + metrics.panel_plot + metrics.panel_foot


def row_gap(block: Chart, theme: Theme) -> float:
    """What parts rows of panels, so that no words seem to belong to the bar below them."""
    return theme.charts.panel_rows / 2 if block.panels else theme.charts.panel_rows


# --- words ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Wording:
    """Divides the words of panels into lines that fit."""

    setting: Setting

    @property
    def room(self) -> float:
        return self.setting.theme.charts.panel

    @property
    def gap(self) -> float:
        return self.setting.theme.charts.part_gap

    def part(self, panel: Panel) -> PanelWords:
        """The name and its whole at the right; below, the name of the part and the part."""
        *names, last = self._lines(panel.whole_label)
        above = [PanelLine(Cell(each)) for each in names]
        if self._width(Cell(last)) + self.gap + self._width(Cell("", panel.whole)) <= self.room:
            above.append(PanelLine(Cell(last), Cell("", panel.whole)))
        else:
            above += (PanelLine(Cell(last)), PanelLine(NOTHING, Cell("", panel.whole)))
        return PanelWords(tuple(above), self._followed(panel.part_label, panel.part))

    def _followed(self, name: Inlines, figure: Datum) -> tuple[PanelLine, ...]:
        *names, last = self._lines(name)
        lines = [PanelLine(Cell(each)) for each in names]
        if self._width(Cell(last, figure)) <= self.room:
            return (*lines, PanelLine(Cell(last, figure)))
        return (*lines, PanelLine(Cell(last)), PanelLine(Cell("", figure)))

    def course(self, series: Series) -> PanelWords:
        """The name and its unit; below, the first figure at the left and the last at the right."""
        unit = (Text(self.setting.language.packet.joint + series.unit),) if series.unit else ()
        above = tuple(PanelLine(Cell(each)) for each in self._lines((*series.label, *unit)))
        told = [point for point in series.points if point.datum is not None]
        first, last = _cell(told[0]), _cell(told[-1])
        if self._width(first) + self.gap + self._width(last) <= self.room:
            return PanelWords(above, (PanelLine(first, last),))
        return PanelWords(above, (PanelLine(first), PanelLine(NOTHING, last)))

    def _lines(self, words: Inlines) -> list[str]:
        theme = self.setting.theme
        shape = Shape(self.room, autospace=theme.autospace)
        lines = Paragraph(spans(words, theme.styles.chart_name, theme, LAYOUT), self.setting.faces, shape).lines()
        return ["".join(run.text for run in line.runs) for line in lines] or [""]

    def _width(self, cell: Cell) -> float:
        name, figure = set_cell(cell, self.setting)
        return name.width + figure.width + (self.gap if name.width and figure.width else 0)


def _cell(point: Point) -> Cell:
    return Cell(plain_text(point.label), point.datum)


def set_cell(cell: Cell, setting: Setting, tag: Tag = LAYOUT) -> tuple[Line, Line]:
    """The words and the figure of a cell, each on a line of its own."""
    styles, theme = setting.theme.styles, setting.theme
    figure = spans((cell.figure,), styles.chart_value, theme, tag) if cell.figure else ()
    return one_line(label(cell.words, styles.chart_name, tag), setting), one_line(figure, setting)


# --- drawing ----------------------------------------------------------------------------------------------


def panels(block: Chart, tag: Element, setting: Setting) -> Flowable:
    """All rows in one flowable: together they are one figure."""
    theme, items, top = setting.theme, list[Item](), 0.0
    metrics = theme.charts
    for row in panel_rows(block, setting):
        for index, words in enumerate(row.words):
            left = setting.text_left + index * (metrics.panel + metrics.gutter)
            items += (moved(each, left, top) for each in _panel(block, row.start + index, words, tag, setting))
        top += _row_height(block, row, theme) + row_gap(block, theme)
    data: tuple[Datum, ...] = tuple(query((block.panels, block.series), Datum))
    return Flowable(top - row_gap(block, theme), tuple(items), "figure", data=data, tag=tag)


def _row_height(block: Chart, row: PanelRow, theme: Theme) -> float:
    words = row.above * line_height(row.above, theme) + row.below * line_height(row.below, theme)
    return words + theme.charts.part_above + graphic_height(block, theme) + theme.charts.part_below


def _panel(block: Chart, index: int, words: PanelWords, tag: Tag, setting: Setting) -> Iterator[Item]:
    theme = setting.theme
    yield from _words(words.above, 0, tag, setting)
    top = len(words.above) * line_height(len(words.above), theme) + theme.charts.part_above
    shown = _share(block.panels[index], theme) if block.panels else _course(block, block.series[index], tag, setting)
    yield from (moved(each, 0, top) for each in shown)
    yield from _words(words.below, top + graphic_height(block, theme) + theme.charts.part_below, tag, setting)


def _words(lines: Sequence[PanelLine], top: float, tag: Tag, setting: Setting) -> Iterator[Item]:
    styles, theme = setting.theme.styles, setting.theme
    line = line_height(len(lines), theme)
    name, value = replace(styles.chart_name, line=line), replace(styles.chart_value, line=line)
    for index, each in enumerate(lines):
        y = top + index * line
        left = set_cell(each.left, setting, tag)
        yield from _cell_items(left, 0, y, (name, value), theme)
        right = set_cell(each.right, setting, tag)
        width = _cell_width(right, theme)
        yield from _cell_items(right, theme.charts.panel - width, y, (name, value), theme)


def _cell_width(cell: tuple[Line, Line], theme: Theme) -> float:
    name, figure = cell
    return name.width + figure.width + (theme.charts.part_gap if name.width and figure.width else 0)


def _cell_items(
    cell: tuple[Line, Line], x: float, top: float, styles: tuple[TextStyle, TextStyle], theme: Theme
) -> Iterator[Item]:
    name, figure = cell
    yield from line_items(name, x, top, styles[0])
    yield from line_items(figure, x + _cell_width(cell, theme) - figure.width, top, styles[1])


def _share(panel: Panel, theme: Theme) -> Iterator[Item]:
    """The whole with its part from the left; a part within bounds is hollow, and open where its figure is."""
    metrics, palette = theme.charts, theme.palette
    width = metrics.panel * (float(panel.part_number / panel.whole_number) if panel.whole_number else 0.0)
    dash = metrics.dash if panel.whole_state == "expected" else ()
    yield Box(0, 0, metrics.panel, metrics.part_bar, palette.mist, palette.river, metrics.bar_outline, dash)
    if panel.part_state == "actual":
        yield Box(0, 0, width, metrics.part_bar, palette.river)
        return
    dash = metrics.dash if panel.part_state == "expected" else ()
    if panel.part_opening != "above":
        yield Box(0, 0, width, metrics.part_bar, PAPER, palette.river, metrics.bar_outline, dash)
        return
    yield Box(0, 0, width, metrics.part_bar, PAPER)
    half = metrics.part_open / 2
    top, bottom = -half, metrics.part_bar + half
    for sides in ((-half, top, width, top), (-half, bottom, width, bottom), (-half, top, -half, bottom)):
        yield Rule(*sides, metrics.part_open, palette.river, dash)


PAPER = "FFFFFF"
"""The inside of a hollow part hides the rest of its whole."""


def _course(block: Chart, series: Series, tag: Tag, setting: Setting) -> Iterator[Item]:
    theme = setting.theme
    plot = panel_plot(block, series, theme)
    yield base(plot, theme)
    yield from columns(block, series, plot, theme) if block.columns else line_marks(block, series, plot, theme)
    yield from (item for each in missing_labels(block, series, setting, tag).values() for item in label_items(each))
