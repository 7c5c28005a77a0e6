"""Write the box of key figures as one table: large digits, their words on the same line, strips below."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, groupby, pairwise, zip_longest

from briefgen.document import Datum, Inlines, KeyFigure, KeyFigures, Strip
from briefgen.layout.figure_lines import (
    FigureColumns,
    FigurePiece,
    figure_columns,
    figure_lines,
    figure_pieces,
    label_lines,
    strip_pieces,
)
from briefgen.layout.measures import gap
from briefgen.layout.structure import LAYOUT
from briefgen.lengths import points
from briefgen.theme import TextStyle
from briefgen.writers.docx.markup import NOTHING, Xml, joined, word
from briefgen.writers.docx.paragraphs import Blocks, paragraph, plain
from briefgen.writers.docx.properties import fitted_line, flag, indent, spacing, tabs, twips
from briefgen.writers.docx.runs import TAB, Look, figure, in_characters, in_paragraph, words
from briefgen.writers.docx.setting import Setting
from briefgen.writers.docx.tables import cell, framed, row, rules, widths_in_twips

LINE_BREAK = Xml("<w:r><w:br/></w:r>")


def key_figures(block: KeyFigures, setting: Setting) -> Blocks:
    columns = figure_columns(block, setting.theme, setting.faces)
    grid = widths_in_twips(columns.widths)
    count = len(grid)
    figures = [block.figures[start : start + count] for start in range(0, len(block.figures), count)]
    edges = _edges(len(figures) + len(block.strips), setting)
    rows = [_row(each, columns, edges[index], setting) for index, each in enumerate(figures)]
    strips = [_strip(each, columns, edge, setting) for each, edge in zip(block.strips, edges[len(rows) :], strict=True)]
    return (framed(grid, [*rows, *strips]),)


def _edges(count: int, setting: Setting) -> list[Xml]:
    """Rules of the rows: a heavy one above and below all, hairlines between."""
    weights, ink = setting.theme.rules, setting.theme.palette.ink
    inner = [weights.block] * (count - 1)
    lines = [weights.block_heavy, *inner, weights.block_heavy]
    return [rules(lines[index], lines[index + 1], ink) for index in range(count)]


def _row(figures: Sequence[KeyFigure], columns: FigureColumns, edge: Xml, setting: Setting) -> Xml:
    grid = widths_in_twips(columns.widths)
    labels = [len(label_lines(each, columns, LAYOUT, setting.theme, setting.faces)) for each in figures]
    cells = [
        cell(width, _figure(each, columns, max(labels), setting) if each else _empty(setting), edge)
        for width, each in zip_longest(grid, figures)
    ]
    return row(cells)


def _empty(setting: Setting) -> Blocks:
    return (paragraph(setting.theme.styles.figure_label, NOTHING),)


def _figure(each: KeyFigure, columns: FigureColumns, labels: int, setting: Setting) -> Blocks:
    """The label, made as high as the highest of its row; the line of the number; what goes on below it."""
    pieces = figure_pieces(each, columns.size, setting.theme, setting.faces)
    lines = figure_lines(pieces, columns.room, setting.theme, setting.faces)
    return _label(each, columns, labels, setting), _number_lines(lines, setting, flag("keepNext", True))


def _label(each: KeyFigure, columns: FigureColumns, highest: int, setting: Setting) -> Xml:
    style, step = setting.theme.styles.figure_label, setting.theme.figures.label_line
    keep = flag("keepNext", True)
    if highest == 1:
        return plain(each.label, style, setting, keep)
    lower = highest - len(label_lines(each, columns, LAYOUT, setting.theme, setting.faces))
    right = columns.widths[0] - columns.room
    place = indent(right=right), spacing(style.before, style.after + style.line - step + lower * step, step)
    return plain(each.label, style, setting, keep, *place)


def _number_lines(lines: Sequence[Sequence[FigurePiece]], setting: Setting, *direct: Xml) -> Xml:
    """The line of the number and those below it, in one paragraph; lines are as high as what stands in them."""
    number = setting.theme.styles.figure_number
    form = (spacing(0, number.after),) if len(lines) > 1 else ()
    return paragraph(number, _line(lines, setting), *direct, _stops(lines[0]), *form)


def _stops(pieces: Sequence[FigurePiece]) -> Xml:
    """A tab stop where each piece begins that a tab leads to."""
    ends = accumulate(piece.width for piece in pieces)
    starts = (end - piece.width + piece.gap for end, piece in zip(ends, pieces, strict=True))
    stops = [
        ("left", start)
        for start, (left, right) in zip(starts, pairwise((None, *pieces)), strict=True)
        if _tabbed(left, right)
    ]
    return tabs(*stops) if stops else NOTHING


def _tabbed(left: FigurePiece | None, right: FigurePiece | None) -> bool:
    """Where Han meets digits Word and LibreOffice add a gap of their own, each another one; a tab leads over it."""
    return bool(left and right and gap(left.text[-1], right.text[0], 1) > 0)


def _line(lines: Sequence[Sequence[FigurePiece]], setting: Setting) -> Xml:
    """The pieces left to right, line by line; what belongs to one figure stands in its bookmark."""
    written: list[tuple[Datum, Xml]] = []
    for index, pieces in enumerate(lines):
        lead = LINE_BREAK if index else NOTHING
        for left, piece, right in zip((None, *pieces[:-1]), pieces, (*pieces[1:], None), strict=True):
            written.append((piece.datum, joined((lead, _piece(left, piece, right, setting)))))
            lead = NOTHING
    groups = (tuple(group) for _, group in groupby(written, key=lambda pair: id(pair[0])))
    return joined(figure(joined(xml for _, xml in group), group[0][0], setting) for group in groups)


def _piece(left: FigurePiece | None, piece: FigurePiece, right: FigurePiece | None, setting: Setting) -> Xml:
    """Words in one style; a gap behind them that no tab makes is that of their last character."""
    look = _look(piece, setting)
    lead = TAB if _tabbed(left, piece) else NOTHING
    if right is None or _tabbed(piece, right):
        return joined((lead, words(piece.text, look)))
    wide = replace(look, direct=joined((word("spacing", val=twips(right.gap)), look.direct)))
    return joined((lead, words(piece.text[:-1], look), words(piece.text[-1:], wide)))


def _look(piece: FigurePiece, setting: Setting) -> Look:
    number = setting.theme.styles.figure_number
    look = in_paragraph(number) if piece.style.name == number.name else in_characters(piece.style)
    return replace(look, direct=_size(piece.size)) if piece.size != piece.style.size else look


def _size(size: float) -> Xml:
    height = points(size).half_points
    return joined((word("sz", val=height), word("szCs", val=height)))


def _strip(strip: Strip, columns: FigureColumns, edge: Xml, setting: Setting) -> Xml:
    """Large words in the first column, what they hold for in the others, both centred in their cells."""
    grid = widths_in_twips(columns.widths)
    large = _large(strip, columns, setting)
    centred = word("vAlign", val="center")
    if len(grid) == 1:
        return row((cell(grid[0], (large, *_items(strip.items, setting)), edge, centred),))
    return row(
        (
            cell(grid[0], (large,), edge, centred),
            cell(sum(grid[1:]), _items(strip.items, setting), edge, centred, word("gridSpan", val=len(grid) - 1)),
        )
    )


def _large(strip: Strip, columns: FigureColumns, setting: Setting) -> Xml:
    number, metrics = setting.theme.styles.figure_number, setting.theme.figures
    pieces = strip_pieces(strip, columns.size, setting.theme, setting.faces)
    lines = figure_lines(pieces, columns.room, setting.theme, setting.faces)
    below = twips(number.line - fitted_line(number.size, metrics.baseline))
    form = spacing() if len(lines) > 1 else word("spacing", after=below)
    return paragraph(number, _line(lines, setting), form, _stops(lines[0]))


def _items(items: Sequence[Inlines], setting: Setting) -> Blocks:
    """One item a line, with the style's space above the first and below the last."""
    style = setting.theme.styles.strip_item
    last = len(items) - 1
    return tuple(
        plain(item, style, setting, _space(style, index == 0, index == last)) for index, item in enumerate(items)
    )


def _space(style: TextStyle, is_first: bool, is_last: bool) -> Xml:
    return spacing(style.before if is_first else 0, style.after if is_last else 0, style.line)
