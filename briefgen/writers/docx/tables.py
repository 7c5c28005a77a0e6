"""Write tables of fixed columns: hairlines between families, digits on one axis, headers that repeat."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from briefgen.document import Column, Datum, Inlines, Row, Table
from briefgen.layout.measures import axis_overhang, axis_position, column_widths
from briefgen.theme import TextStyle
from briefgen.traversal import plain_text
from briefgen.writers.docx.markup import NOTHING, Xml, clean, joined, tag, word
from briefgen.writers.docx.paragraphs import Blocks, caption, least_paragraph, note, paragraph
from briefgen.writers.docx.properties import border, flag, indent, no_border, properties, twips
from briefgen.writers.docx.runs import in_characters, in_paragraph, inlines, words
from briefgen.writers.docx.setting import Setting
from briefgen.writers.docx.styles import TABLE

NUMBER_ROLES = frozenset({"value", "change"})
ANNEX_STYLES = frozenset({"sources", "claims"})
TWIPS = 20
"""Twips in a point."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, the widths of its columns in twips, and what it is written with."""

    table: Table
    widths: tuple[int, ...]
    setting: Setting

    @property
    def is_annex(self) -> bool:
        return self.table.style in ANNEX_STYLES

    @property
    def cell_gap(self) -> float:
        """What words leave at the right edge of their cell."""
        metrics = self.setting.theme.tables
        return metrics.annex_cell_gap if self.is_annex else metrics.cell_gap

    def axis(self, index: int) -> float:
        """How far the digits of a number column end left of its right edge, in points."""
        theme, column = self.setting.theme, self.table.columns[index]
        if self.table.style == "indicators":
            return self.widths[index] / TWIPS - axis_position(column, theme)
        return theme.tables.axis(column.role)


def table(block: Table, setting: Setting) -> Blocks:
    grid = Grid(block, widths_in_twips(column_widths(block, setting.theme, setting.faces)), setting)
    gap = setting.theme.tables.annex_caption_gap if grid.is_annex else None
    apart = (least_paragraph(before=setting.theme.styles.caption.before),) if block.turned else ()
    above = (caption(block.caption, setting, after=gap),) if block.caption else apart
    rows = (_header(grid), *(_row(grid, index) for index in range(len(block.rows))))
    return (
        *above,
        framed(grid.widths, rows, _description(block, setting), setting.theme.tables.padding),
        *note(block.note, setting),
    )


def widths_in_twips(widths: Sequence[float]) -> tuple[int, ...]:
    """Widths whose sum is that of the table: each edge is rounded, not each width."""
    edges = [twips(edge) for edge in accumulate(widths, initial=0.0)]
    return tuple(right - left for left, right in pairwise(edges))


def framed(grid: Sequence[int], rows: Sequence[Xml], description: tuple[Xml, ...] = (), padding: float = 0) -> Xml:
    """A table of fixed columns at the left margin; rows bring their own rules."""
    kept = {"left": twips(padding), "right": twips(padding)}
    margins = (word(side, w=kept.get(side, 0), type="dxa") for side in ("top", "left", "bottom", "right"))
    form = properties(
        "tblPr",
        word("tblStyle", val=TABLE),
        word("tblW", w=sum(grid), type="dxa"),
        word("tblInd", w=0, type="dxa"),
        word("tblLayout", type="fixed"),
        word("tblCellMar", *margins),
        *description,
    )
    columns = word("tblGrid", *(word("gridCol", w=width) for width in grid))
    return word("tbl", form, columns, *rows)


def cell(width: int, content: Blocks, *direct: Xml) -> Xml:
    return word("tc", properties("tcPr", word("tcW", w=width, type="dxa"), *direct), *content)


def row(cells: Sequence[Xml], *direct: Xml) -> Xml:
    return word("tr", properties("trPr", flag("cantSplit", True), *direct), *cells)


def rules(top: float, bottom: float, colour: str, left: float = 0, right: float = 0) -> Xml:
    """The rules of a cell; a weight of 0 above or below is none, said so against the table's style."""
    return word(
        "tcBorders",
        border("top", top, colour) if top else no_border("top"),
        border("left", left, colour) if left else NOTHING,
        border("bottom", bottom, colour) if bottom else no_border("bottom"),
        border("right", right, colour) if right else NOTHING,
    )


def _description(block: Table, setting: Setting) -> tuple[Xml, ...]:
    """What a screen reader says of the table: its caption and its columns."""
    titles = setting.language.list_separator.join(plain_text(column.title) for column in block.columns)
    described = word("tblDescription", val=clean(titles))
    if not block.caption:
        return (described,)
    return word("tblCaption", val=clean(plain_text(block.caption.children))), described


# --- the header ---------------------------------------------------------------------------------------


def _header(grid: Grid) -> Xml:
    weights = grid.setting.theme.rules
    edges = _with_verticals(grid, weights.table_top, weights.table_header)
    low = word("vAlign", val="bottom")
    cells = [cell(width, (_title(grid, index),), edges[index], low) for index, width in enumerate(grid.widths)]
    return row(cells, tag("w:tblHeader"))


def _with_verticals(grid: Grid, top: float, bottom: float) -> list[Xml]:
    """The rules of each cell of a row: those between columns too, where the theme has them; the sides stay open."""
    weight, ink = grid.setting.theme.tables.verticals, grid.setting.theme.palette.ink
    last = len(grid.widths) - 1
    return [rules(top, bottom, ink, weight if index else 0, weight if index < last else 0) for index in range(last + 1)]


def _title(grid: Grid, index: int) -> Xml:
    setting, styles = grid.setting, grid.setting.theme.styles
    column = grid.table.columns[index]
    style = styles.annex_header if grid.is_annex else styles.table_header
    title = inlines(column.title, in_paragraph(style), setting)
    behind = in_characters(styles.table_header_note)
    apart = words(" ", behind) if setting.theme.autospace or setting.language.spaced else NOTHING
    unit = joined((apart, inlines(column.note, behind, setting))) if column.note else NOTHING
    metrics = setting.theme.tables
    aligned = _aligned(grid.axis(index) - metrics.padding) if column.role in NUMBER_ROLES else ()
    aligned = (word("jc", val="center"),) if metrics.header_centred else aligned
    return paragraph(style, joined((title, unit)), flag("keepNext", True), *aligned)


# --- rows -----------------------------------------------------------------------------------------------


def _row(grid: Grid, index: int) -> Xml:
    edges, keep = _edges(grid, index), _kept(grid, index)
    cells = [
        cell(width, (_entry(grid, index, position, keep),), edges[position])
        for position, width in enumerate(grid.widths)
    ]
    return row(cells)


def _below(grid: Grid, index: int) -> Row | None:
    return grid.table.rows[index + 1] if index + 1 < len(grid.table.rows) else None


def _edges(grid: Grid, index: int) -> list[Xml]:
    """Hairlines between families, none within; heavier rules below the header and at the end."""
    weights, below = grid.setting.theme.rules, _below(grid, index)
    upper = weights.table_header if index == 0 else _between(grid, grid.table.rows[index])
    lower = _between(grid, below) if below else weights.table_bottom
    return _with_verticals(grid, upper, lower)


def _between(grid: Grid, lower: Row) -> float:
    return 0 if lower.joined else grid.setting.theme.rules.table_row


def _kept(grid: Grid, index: int) -> Xml:
    """A family stays on one page, two rows at each end of a table, and the note with the last row."""
    below = _below(grid, index)
    ends = index in (0, len(grid.table.rows) - 2)
    keeps = (below.joined or ends) if below else bool(grid.table.note)
    return flag("keepNext", True) if keeps else NOTHING


def _entry(grid: Grid, index: int, position: int, keep: Xml) -> Xml:
    setting, metrics = grid.setting, grid.setting.theme.tables
    content, column = grid.table.rows[index], grid.table.columns[position]
    children, style = content.cells[position], _style(grid, column)
    written = inlines(children, in_paragraph(style), setting)
    right = 0.0 if position == len(grid.widths) - 1 else max(0.0, grid.cell_gap - metrics.padding)
    place: tuple[Xml, ...]
    if column.role == "stub":
        place = (indent(metrics.indent * content.indent + metrics.hanging, metrics.hanging, right=right),)
    elif column.role in NUMBER_ROLES:
        place = _aligned(grid.axis(position) - metrics.padding - _overhang(children, setting))
    elif column.role in metrics.centred:
        place = (word("jc", val="center"),)
    else:
        place = (indent(right=right),)
    return paragraph(style, written, keep, *place)


def _style(grid: Grid, column: Column) -> TextStyle:
    styles = grid.setting.theme.styles
    if grid.is_annex:
        return styles.annex_body
    return styles.table_number if column.role in NUMBER_ROLES else styles.table_body


def _aligned(right: float) -> tuple[Xml, ...]:
    """Flush right, so many points left of the cell's edge."""
    return indent(right=max(0.0, right)), word("jc", val="right")


def _overhang(children: Inlines, setting: Setting) -> float:
    """What stands right of the axis; words and a dash end on it."""
    first = children[0] if children else None
    return axis_overhang(first, setting.theme, setting.faces) if isinstance(first, Datum) else 0.0
