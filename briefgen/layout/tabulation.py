"""Turn tables into flowables: repeated headers, families that are never torn, digits aligned on the point."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from briefgen.document import Datum, Inlines, Row, Table
from briefgen.layout.captions import caption, note
from briefgen.layout.flowables import (
    Flowable,
    Footnote,
    Setting,
    footnotes,
    horizontal,
    line_items,
    moved,
    one_line,
    shape_of,
    with_items,
    with_label,
)
from briefgen.layout.lines import Line, Paragraph, Shape
from briefgen.layout.measures import axis_overhang, axis_position, column_widths
from briefgen.layout.pages import Item, LinkArea, Rule
from briefgen.layout.provenance import ROW
from briefgen.layout.spans import label, spans
from briefgen.layout.structure import LAYOUT, REPEATED, Element, Tag, linking
from briefgen.theme import Alignment, TextStyle

UNSPLIT_LINES = 12
"""A row of more lines than this may be split over pages: it could be taller than a page."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its place in the structure, the left edges and widths of its columns and the styles of its kind."""

    table: Table
    setting: Setting
    tag: Element
    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    header: TextStyle
    body: TextStyle
    number: TextStyle
    number_shape: Shape
    padding: float
    row_padding: float

    @property
    def is_annex(self) -> bool:
        return self.table.style in ("sources", "claims")


def table(block: Table, setting: Setting) -> tuple[Flowable, ...]:
    """Caption, header, rows and note; over a page break caption and header are set again."""
    grid = _grid(block, setting.on_its_side if block.turned else setting)
    made = _whole(grid)
    return tuple(each._replace(turned=True) for each in made) if block.turned else made


def _whole(grid: Grid) -> tuple[Flowable, ...]:
    block, setting = grid.table, grid.setting
    body = Element("TBody", grid.tag)
    header = _first_header(grid, body)
    repeated = (*_caption(grid, continued=True), _header(grid, [REPEATED] * len(block.columns)))
    rows = _kept(_rows(grid, body, repeated), bool(block.note))
    return (*_caption(grid, continued=False), header, *rows, *note(block.note, setting))


def _kept(lines: list[Flowable], has_note: bool) -> list[Flowable]:
    """Two lines at least at each end of a table, and the note with the last one."""
    last = len(lines) - 1
    ends = {0, last - 1, *((last,) if has_note else ())}
    return [
        line._replace(glued=True) if index in ends and (index < last or has_note) else line
        for index, line in enumerate(lines)
    ]


def _grid(block: Table, setting: Setting) -> Grid:
    theme, tag = setting.theme, setting.element("Table")
    widths = column_widths(block, theme, setting.faces)
    lefts = tuple(sum(widths[:index]) for index in range(len(widths)))
    styles, metrics = theme.styles, theme.tables
    if block.style in ("sources", "claims"):
        header, body = styles.annex_header, styles.annex_body
        paddings = metrics.annex_padding, metrics.annex_row_padding
    else:
        header, body = styles.table_header, styles.table_body
        paddings = metrics.header_padding, metrics.row_padding
    number = replace(styles.table_number, line=body.line)
    shape = shape_of(number, setting, 1e6)._replace(autospace=metrics.gap / number.size)
    return Grid(block, setting, tag, lefts, widths, header, body, number, shape, *paddings)


def _caption(grid: Grid, continued: bool) -> tuple[Flowable, ...]:
    if grid.table.caption is None:
        return ()
    style = grid.setting.theme.styles.caption
    if grid.is_annex:
        style = replace(style, after=grid.setting.theme.tables.annex_caption_gap)
    return caption(grid.table.caption, style, grid.setting.within(grid.tag), continued)


def _first_header(grid: Grid, body: Element) -> Flowable:
    """The header that is heard; where it is set again it is an artifact. A body follows, if only an empty one."""
    row = Element("TR", Element("THead", grid.tag))
    cells = tuple(Element("TH", row, scope="Column") for _ in grid.table.columns)
    return _header(grid, cells)._replace(elements=(*cells, body))


def _header(grid: Grid, tags: Sequence[Tag]) -> Flowable:
    """Titles in as many lines as the longest needs, their last lines side by side above the rule."""
    rules, ink = grid.setting.theme.rules, grid.setting.theme.palette.ink
    titles = [_title(grid, index, tag) for index, tag in enumerate(tags)]
    count = max(1, *map(len, titles))
    height = count * grid.header.line + 2 * grid.padding
    words = [item for index, lines in enumerate(titles) for item in _placed_title(grid, index, lines, count)]
    measure = grid.setting.measure
    top = horizontal(0, 0, measure, rules.table_top, ink)
    bottom = horizontal(0, height, measure, rules.table_header, ink)
    # Parts of one table that bears no caption stand apart all the same.
    before = grid.setting.theme.styles.caption.before if grid.table.turned and grid.table.caption is None else 0
    items = (top, *_verticals(grid, height), *words, bottom)
    return Flowable(height, items, "table header", before=before, glued=True)


def _verticals(grid: Grid, height: float) -> tuple[Item, ...]:
    """Rules between columns, where the theme has them; the sides stay open."""
    weight, ink = grid.setting.theme.tables.verticals, grid.setting.theme.palette.ink
    return tuple(Rule(x, 0, x, height, weight, ink, tag=LAYOUT) for x in grid.lefts[1:]) if weight else ()


def _title(grid: Grid, index: int, tag: Tag) -> tuple[Line, ...]:
    """On one line where the column has room for it."""
    setting, theme, column = grid.setting, grid.setting.theme, grid.table.columns[index]
    unit = theme.styles.table_header_note
    apart = label(" ", unit, tag) if column.note and setting.language.spaced else ()
    content = (*spans(column.title, grid.header, theme, tag), *apart, *spans(column.note, unit, theme, tag))
    line = one_line(content, setting)
    room = grid.widths[index] - theme.tables.padding - max(theme.tables.padding, theme.tables.cell_gap)
    if line.width <= room:
        return (line,)
    return Paragraph(content, setting.faces, Shape(room, autospace=theme.autospace)).lines()


def _placed_title(grid: Grid, index: int, lines: Sequence[Line], count: int) -> Iterator[Item]:
    theme, column = grid.setting.theme, grid.table.columns[index]
    for number, line in enumerate(lines, count - len(lines)):
        x = grid.lefts[index] + theme.tables.padding
        if theme.tables.header_centred:
            x = grid.lefts[index] + (grid.widths[index] - line.width) / 2
        elif column.role in ("value", "change"):
            x = max(grid.lefts[index], grid.lefts[index] + _axis(grid, index) - line.width)
        yield from line_items(line, x, grid.padding + number * grid.header.line, grid.header)


def _rows(grid: Grid, body: Element, repeated: tuple[Flowable, ...]) -> list[Flowable]:
    made: list[Flowable] = []
    rows = grid.table.rows
    for position, row in enumerate(rows):
        joined_below = position + 1 < len(rows) and rows[position + 1].joined
        cells = _cells_of_row(grid, body)
        lead = linking(cells[0]) if grid.table.style == "sources" else cells[0]
        lines = _row(grid, row, (lead, *cells[1:]), repeated, joined_below)
        lines[0] = _begun(lines[0], grid, cells, ruled=position > 0 and not row.joined)
        made += [_named(line, position, lead, grid) for line in lines] if lead is not cells[0] else lines
    if made:
        rules, ink = grid.setting.theme.rules, grid.setting.theme.palette.ink
        bottom = horizontal(0, made[-1].height, grid.setting.measure, rules.table_bottom, ink)
        made[-1] = made[-1]._replace(items=(*made[-1].items, bottom), closing=())
    return made


def _cells_of_row(grid: Grid, body: Element) -> tuple[Element, ...]:
    """The first cell names what the others tell of, unless it is a number itself."""
    row = Element("TR", body)
    named = grid.table.columns[0].role not in ("value", "change")
    first = Element("TH", row, scope="Row") if named else Element("TD", row)
    return (first, *(Element("TD", row) for _ in grid.table.columns[1:]))


def _begun(line: Flowable, grid: Grid, cells: tuple[Element, ...], ruled: bool) -> Flowable:
    """The first line of a row, in which all its cells begin, below its rule."""
    begun = line._replace(elements=cells)
    if not ruled:
        return begun
    rules, ink = grid.setting.theme.rules, grid.setting.theme.palette.ink
    return with_label(begun, horizontal(0, 0, grid.setting.measure, rules.table_row, ink))


def _named(line: Flowable, position: int, tag: Tag, grid: Grid) -> Flowable:
    """A line of a row of sources, with the area by which links find it."""
    return with_items(line, LinkArea(0, 0, grid.setting.measure, line.height, f"{ROW}{position}", True, "", tag))


def _row(
    grid: Grid, row: Row, tags: Sequence[Tag], repeated: tuple[Flowable, ...], joined_below: bool
) -> list[Flowable]:
    """A row as one flowable, its words cell by cell; one of very many lines may be split, and is a flowable a line."""
    cells = [_cell(grid, index, row, tag) for index, tag in enumerate(tags)]
    count = max(1, *(len(cell) for cell in cells))
    whole = count <= UNSPLIT_LINES
    parts = [cells] if whole else [[cell[line : line + 1] for cell in cells] for line in range(count)]
    made = _padded([_row_part(grid, part, count if whole else 1, repeated) for part in parts], grid)
    made = [with_label(part, *_verticals(grid, part.height)) for part in made]
    return [part._replace(glued=True) for part in made] if whole and joined_below else made


def _padded(parts: Sequence[Flowable], grid: Grid) -> list[Flowable]:
    """The parts of a row with the space of a row above the first and below the last."""
    made, padding = list(parts), grid.row_padding
    if padding:
        made[0] = _lowered(made[0], padding)
        below = tuple(moved(item, 0, padding) for item in made[-1].closing)
        made[-1] = made[-1]._replace(height=made[-1].height + padding, closing=below)
    return made


def _lowered(part: Flowable, by: float) -> Flowable:
    return part._replace(
        height=part.height + by,
        items=tuple(moved(item, 0, by) for item in part.items),
        closing=tuple(moved(item, 0, by) for item in part.closing),
    )


class PlacedLine(NamedTuple):
    """A line of a cell and where it begins."""

    line: Line
    x: float


def _row_part(
    grid: Grid, cells: Sequence[Sequence[PlacedLine]], lines: int, repeated: tuple[Flowable, ...]
) -> Flowable:
    """So many lines of a row: what is read first is drawn first, the whole of each cell before the next one."""
    items: list[Item] = []
    data: list[Datum] = []
    notes: list[Footnote] = []
    for cell in cells:
        for number, placed in enumerate(cell):
            notes += footnotes(placed.line, grid.setting, len(items))
            items += line_items(placed.line, placed.x, number * grid.body.line, grid.body)
            data += placed.line.data
    rules, theme = grid.setting.theme.rules, grid.setting.theme
    height = lines * grid.body.line
    closing = horizontal(0, height, grid.setting.measure, rules.table_bottom, theme.palette.ink)
    return Flowable(
        height,
        tuple(items),
        "table row",
        data=tuple(data),
        footnotes=tuple(notes),
        repeated=repeated,
        closing=(closing,),
    )


def _cell(grid: Grid, index: int, row: Row, tag: Tag) -> tuple[PlacedLine, ...]:
    column, content = grid.table.columns[index], row.cells[index]
    if not content:
        return ()
    if column.role in ("value", "change"):
        return (_aligned(grid, index, content, tag),)
    return _words(grid, index, row, tag)


def _words(grid: Grid, index: int, row: Row, tag: Tag) -> tuple[PlacedLine, ...]:
    """Words flush left; a stub that is longer than its column wraps with a hanging indent."""
    metrics, role = grid.setting.theme.tables, grid.table.columns[index].role
    words = spans(row.cells[index], grid.body, grid.setting.theme, tag)
    is_stub = role == "stub"
    indent = metrics.padding + (metrics.indent * row.indent if is_stub else 0)
    last = index == len(grid.widths) - 1
    gap = metrics.annex_cell_gap if grid.is_annex else metrics.cell_gap
    width = grid.widths[index] - indent - max(metrics.padding, 0 if last else gap)
    alignment: Alignment = "centred" if role in metrics.centred else "left"
    shape = Shape(width, 0, metrics.hanging if is_stub else 0, alignment, grid.setting.theme.autospace)
    lines = Paragraph(words, grid.setting.faces, shape).lines()
    return tuple(PlacedLine(line, grid.lefts[index] + indent) for line in lines)


def _axis(grid: Grid, index: int) -> float:
    """Where the digits of a column end; columns of a plain table end their digits at their right edge."""
    if grid.table.style == "indicators":
        return axis_position(grid.table.columns[index], grid.setting.theme)
    return grid.widths[index] - grid.setting.theme.tables.axis(grid.table.columns[index].role)


def _aligned(grid: Grid, index: int, content: Inlines, tag: Tag) -> PlacedLine:
    """A number with its point on the axis; words and the dash end on it; 余 and 左右 stand right of it."""
    theme, faces = grid.setting.theme, grid.setting.faces
    axis = grid.lefts[index] + _axis(grid, index)
    lines = Paragraph(spans(content, grid.number, theme, tag), faces, grid.number_shape).lines()
    if not lines:
        return PlacedLine(Line((), 0), axis)
    overhang = axis_overhang(content[0], theme, faces) if isinstance(content[0], Datum) else 0.0
    return PlacedLine(lines[0], axis - lines[0].width + overhang)
