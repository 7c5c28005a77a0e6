"""Turn the box of key figures into flowables: large digits, their words on one baseline, never split."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefgen.document import KeyFigure, KeyFigures, Strip
from briefgen.layout.figure_lines import (
    FigureColumns,
    FigurePiece,
    figure_columns,
    figure_lines,
    figure_pieces,
    label_lines,
    strip_pieces,
)
from briefgen.layout.flowables import Flowable, Setting, glued, horizontal, line_items, one_line, with_label
from briefgen.layout.lines import Line, Shape, Span
from briefgen.layout.lines import Paragraph as Lines
from briefgen.layout.pages import Item
from briefgen.layout.provenance import FIGURE
from briefgen.layout.spans import spans
from briefgen.layout.structure import Element, Tag, linking


def key_figures(block: KeyFigures, setting: Setting) -> tuple[Flowable, ...]:
    """Rows of figures under hairlines, then a strip a line of large words, closed by a heavier rule.

    It is heard as a list of terms: each name a label, its figure the body.
    """
    setting = setting.within(setting.element("L"))
    columns = figure_columns(block, setting.theme, setting.faces)
    count = len(columns.widths)
    rows = [
        _figure_row(block.figures[start : start + count], columns, setting)
        for start in range(0, len(block.figures), count)
    ]
    strips = [_strip(strip, columns, setting) for strip in block.strips]
    made = [_ruled(flowable, setting, first=index == 0) for index, flowable in enumerate([*rows, *strips])]
    if made:
        heavy, ink = setting.theme.rules.block_heavy, setting.theme.palette.ink
        closing = horizontal(0, made[-1].height, setting.measure, heavy, ink)
        made[-1] = made[-1]._replace(items=(*made[-1].items, closing))
    return glued(made)


def _ruled(flowable: Flowable, setting: Setting, first: bool) -> Flowable:
    rules = setting.theme.rules
    weight = rules.block_heavy if first else rules.block
    rule = horizontal(0, 0, setting.measure, weight, setting.theme.palette.ink)
    return with_label(flowable, rule)


def _figure_row(figures: Sequence[KeyFigure], columns: FigureColumns, setting: Setting) -> Flowable:
    """Labels from the top, the numbers of a row on one baseline, below them what is said of them in further lines."""
    label, number = setting.theme.styles.figure_label, setting.theme.styles.figure_number
    listed = [setting.element("LI") for _ in figures]
    named = [Element("Lbl", each) for each in listed]
    labels = [
        label_lines(figure, columns, tag, setting.theme, setting.faces)
        for figure, tag in zip(figures, named, strict=True)
    ]
    numbers = [_number_lines(figure, columns, setting) for figure in figures]
    number_top = label.before + _labels_height(max(map(len, labels)), setting) + label.after
    items: list[Item] = []
    for index in range(len(figures)):
        x = sum(columns.widths[:index])
        items += _label(labels[index], x, setting)
        items += _lines(numbers[index], x, number_top, Element("LBody", listed[index]), setting)
    data = tuple(datum for figure in figures for datum in (figure.datum, figure.change) if datum is not None)
    below = (max(map(len, numbers)) - 1) * setting.theme.figures.note_line
    return Flowable(number_top + number.line + below + number.after, tuple(items), "paragraph", data=data)


def _number_lines(figure: KeyFigure, columns: FigureColumns, setting: Setting) -> tuple[tuple[FigurePiece, ...], ...]:
    pieces = figure_pieces(figure, columns.size, setting.theme, setting.faces)
    return figure_lines(pieces, columns.room, setting.theme, setting.faces)


def _labels_height(lines: int, setting: Setting) -> float:
    return setting.theme.styles.figure_label.line + (lines - 1) * setting.theme.figures.label_line


def _label(lines: Sequence[Line], x: float, setting: Setting) -> list[Item]:
    style, step = setting.theme.styles.figure_label, setting.theme.figures.label_line
    placed = (line_items(line, x, style.before + index * step, style) for index, line in enumerate(lines))
    return [item for items in placed for item in items]


def _lines(lines: Sequence[Sequence[FigurePiece]], x: float, top: float, tag: Tag, setting: Setting) -> list[Item]:
    """The line of the number, then lines of its qualifiers below; all pieces of one figure stand in one Link."""
    number, step = setting.theme.styles.figure_number, setting.theme.figures.note_line
    links = {id(piece.datum): linking(tag) for line in lines for piece in line}
    items = _pieces(lines[0], x, top, links, setting)
    for index, line in enumerate(lines[1:]):
        items += _note_line(line, x, top + number.line + index * step, links, setting)
    return items


Links = Mapping[int, Tag]
"""The Link of each figure, by the identity of its value."""


def _note_line(line: Sequence[FigurePiece], x: float, top: float, links: Links, setting: Setting) -> list[Item]:
    style = replace(setting.theme.styles.figure_qualifier, line=setting.theme.figures.note_line)
    return [item for piece in line for item in line_items(one_line((_span(piece, links),), setting), x, top, style)]


def _pieces(pieces: Sequence[FigurePiece], x: float, top: float, links: Links, setting: Setting) -> list[Item]:
    items: list[Item] = []
    for piece in pieces:
        x += piece.gap
        style = setting.theme.styles.figure_number
        lift = setting.theme.figures.baseline - style.baseline()
        items += line_items(one_line((_span(piece, links),), setting), x, top + lift, style)
        x += piece.width - piece.gap
    return items


def _span(piece: FigurePiece, links: Links) -> Span:
    target, tag = f"#{FIGURE}{piece.datum.identifier}", links[id(piece.datum)]
    return Span(piece.text, piece.style.face, piece.size, piece.style.colour, tag, link=target)


def _strip(strip: Strip, columns: FigureColumns, setting: Setting) -> Flowable:
    """The large words left, the items right of them in the second column, both centred in the strip."""
    styles, listed = setting.theme.styles, setting.element("LI")
    style, number = styles.strip_item, styles.figure_number
    pieces = strip_pieces(strip, columns.size, setting.theme, setting.faces)
    lines = figure_lines(pieces, columns.strip_room, setting.theme, setting.faces)
    left, body = _items_left(columns, setting), Element("LBody", listed)
    shape = Shape(setting.measure - left, autospace=setting.theme.autospace)
    told = [
        line
        for words in strip.items
        for line in Lines(spans(words, style, setting.theme, Element("P", body)), setting.faces, shape).lines()
    ]
    large = number.line + (len(lines) - 1) * setting.theme.figures.note_line
    height = style.before + max(style.line * len(told), large) + style.after
    top = (height - style.line * len(told)) / 2
    items = _lines(lines, 0, (height - large) / 2, Element("Lbl", listed), setting)
    for index, line in enumerate(told):
        items += line_items(line, left, top + index * style.line, style)
    return Flowable(height, tuple(items), "paragraph", data=(strip.headline,))


def _items_left(columns: FigureColumns, setting: Setting) -> float:
    """The second column; the middle of the measure where there is only one."""
    return columns.widths[0] if len(columns.widths) > 1 else setting.measure / 2
