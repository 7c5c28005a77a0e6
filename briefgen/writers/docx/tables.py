"""Write tables of fixed columns: hairlines between families, digits on one axis, headers that repeat."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

from briefgen.document import Column, Datum, Inlines, Row, Table, plain_text
from briefgen.layout.measures import axis_overhang, column_widths
from briefgen.theme import TextStyle
from briefgen.writers.docx.markup import NOTHING, Xml, clean, joined, tag, word
from briefgen.writers.docx.paragraphs import Blocks, caption, note, paragraph
from briefgen.writers.docx.properties import border, flag, indent, no_border, properties, twips
from briefgen.writers.docx.runs import Look, in_characters, in_paragraph, inlines, words
from briefgen.writers.docx.setting import Setting
from briefgen.writers.docx.styles import TABLE

NUMBER_ROLES = frozenset({"value", "change"})
ANNEX_STYLES = frozenset({"sources", "claims"})


def table(block: Table, setting: Setting) -> Blocks:
    gap = setting.theme.tables.annex_caption_gap if block.style in ANNEX_STYLES else None
    above = (caption(block.caption, setting, after=gap),) if block.caption else ()
    grid = widths_in_twips(column_widths(block, setting.theme, setting.faces))
    rows = (_header(block, grid, setting), *_rows(block, grid, setting))
    return (*above, framed(grid, rows, _description(block)), *note(block.note, setting))


def widths_in_twips(widths: Sequence[float]) -> tuple[int, ...]:
    """Widths whose sum is that of the table: each edge is rounded, not each width."""
    edges = [twips(edge) for edge in accumulate(widths, initial=0.0)]
    return tuple(right - left for left, right in pairwise(edges))


def framed(grid: Sequence[int], rows: Sequence[Xml], description: tuple[Xml, ...] = ()) -> Xml:
    """A table of fixed columns at the left margin; rows bring their own rules."""
    margins = (word(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right"))
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


def rules(top: float, bottom: float, colour: str) -> Xml:
    """The rules above and below a cell; a weight of 0 is none, said so against the table's style."""
    return word(
        "tcBorders",
        border("top", top, colour) if top else no_border("top"),
        border("bottom", bottom, colour) if bottom else no_border("bottom"),
    )


def _description(block: Table) -> tuple[Xml, ...]:
    """What a screen reader says of the table: its caption and its columns."""
    titles = "、".join(plain_text(column.title) for column in block.columns)
    described = word("tblDescription", val=clean(titles))
    if not block.caption:
        return (described,)
    return word("tblCaption", val=clean(plain_text(block.caption.children))), described


def _header(block: Table, grid: Sequence[int], setting: Setting) -> Xml:
    weights = setting.theme.rules
    edge = rules(weights.table_top, weights.table_header, setting.theme.palette.ink)
    cells = [
        cell(width, (_title(column, block, setting),), edge) for width, column in zip(grid, block.columns, strict=True)
    ]
    return row(cells, tag("w:tblHeader"))


def _title(column: Column, block: Table, setting: Setting) -> Xml:
    styles = setting.theme.styles
    style = styles.annex_header if block.style in ANNEX_STYLES else styles.table_header
    title = inlines(column.title, in_paragraph(style), setting)
    behind = in_characters(styles.table_header_note)
    unit = joined((words(" ", behind), inlines(column.note, behind, setting))) if column.note else NOTHING
    return paragraph(style, joined((title, unit)), flag("keepNext", True), *_aligned(column, 0, setting))


def _aligned(column: Column, overhang: float, setting: Setting) -> tuple[Xml, ...]:
    """Flush left, or ending on the axis of a number column; `overhang` is the width of what stands right of it."""
    if column.role not in NUMBER_ROLES:
        return ()
    right = max(0.0, setting.theme.tables.axis(column.role) - overhang)
    return indent(right=right), word("jc", val="right")


def _rows(block: Table, grid: Sequence[int], setting: Setting) -> list[Xml]:
    following = (*block.rows[1:], None)
    written = []
    for index, (each, behind) in enumerate(zip(block.rows, following, strict=True)):
        edge = _edges(block, index, behind, setting)
        keeps = bool(behind and behind.joined) or (behind is None and bool(block.note))
        written.append(_row(block, each, (grid, edge, keeps), setting))
    return written


def _edges(block: Table, index: int, behind: Row | None, setting: Setting) -> Xml:
    weights = setting.theme.rules
    above = weights.table_header if index == 0 else 0 if block.rows[index].joined else weights.table_row
    below = weights.table_row if behind is None or not behind.joined else 0
    return rules(above, weights.table_bottom if behind is None else below, setting.theme.palette.ink)


def _row(block: Table, content: Row, frame: tuple[Sequence[int], Xml, bool], setting: Setting) -> Xml:
    grid, edge, keeps = frame
    keep = flag("keepNext", True) if keeps else NOTHING
    places = zip(grid, block.columns, content.cells, strict=True)
    return row(
        [
            cell(width, (_entry(block, column, children, (content.indent, keep), setting),), edge)
            for width, column, children in places
        ]
    )


def _entry(block: Table, column: Column, children: Inlines, place: tuple[int, Xml], setting: Setting) -> Xml:
    style = _style(block, column, setting)
    content = inlines(children, Look(style.face), setting)
    depth, keep = place
    metrics = setting.theme.tables
    if column.role == "stub":
        return paragraph(style, content, keep, indent(metrics.indent * depth + metrics.hanging, metrics.hanging))
    if column.role in NUMBER_ROLES:
        return paragraph(style, content, keep, *_aligned(column, _overhang(children, setting), setting))
    return paragraph(style, content, keep, indent(right=metrics.cell_gap))


def _style(block: Table, column: Column, setting: Setting) -> TextStyle:
    styles = setting.theme.styles
    if block.style in ANNEX_STYLES:
        return styles.annex_body
    return styles.table_number if column.role in NUMBER_ROLES else styles.table_body


def _overhang(children: Inlines, setting: Setting) -> float:
    data = [child for child in children if isinstance(child, Datum)]
    return axis_overhang(data[0], setting.theme, setting.faces) if len(data) == 1 else 0
