"""Turn the box of key figures into flowables: large digits, their words on one baseline, never split."""

from collections.abc import Sequence
from dataclasses import replace

from briefgen.document import KeyFigure, KeyFigures, Strip
from briefgen.layout.flowables import Flowable, Setting, glued, horizontal, line_items, one_line, with_label
from briefgen.layout.lines import Span
from briefgen.layout.measures import FigureColumns, FigurePiece, figure_columns, figure_pieces, strip_pieces
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
        made[-1] = replace(made[-1], items=(*made[-1].items, closing))
    return glued(made)


def _ruled(flowable: Flowable, setting: Setting, first: bool) -> Flowable:
    rules = setting.theme.rules
    weight = rules.block_heavy if first else rules.block
    rule = horizontal(0, 0, setting.measure, weight, setting.theme.palette.ink)
    return with_label(flowable, rule)


def _figure_row(figures: Sequence[KeyFigure], columns: FigureColumns, setting: Setting) -> Flowable:
    styles = setting.theme.styles
    label, number = styles.figure_label, styles.figure_number
    number_top = label.before + label.line + label.after
    items: list[Item] = []
    for index, figure in enumerate(figures):
        x = sum(columns.widths[:index])
        listed = setting.element("LI")
        words = one_line(spans(figure.label, label, setting.theme, Element("Lbl", listed)), setting)
        items += line_items(words, x, label.before, label)
        pieces = figure_pieces(figure, columns.size, setting.theme, setting.faces)
        items += _pieces(pieces, x, number_top, Element("LBody", listed), setting)
    data = tuple(datum for figure in figures for datum in (figure.datum, figure.change) if datum is not None)
    height = number_top + number.line + number.after
    return Flowable(height, tuple(items), "paragraph", data=data)


def _pieces(pieces: Sequence[FigurePiece], x: float, top: float, tag: Tag, setting: Setting) -> list[Item]:
    """All pieces of one figure stand in one Link."""
    items: list[Item] = []
    links = {id(piece.datum): linking(tag) for piece in pieces}
    for piece in pieces:
        x += piece.gap
        target, link = f"#{FIGURE}{piece.datum.identifier}", links[id(piece.datum)]
        span = Span(piece.text, piece.style.face, piece.size, piece.style.colour, link, link=target)
        style = setting.theme.styles.figure_number
        lift = setting.theme.figures.baseline - style.baseline()
        items += line_items(one_line((span,), setting), x, top + lift, style)
        x += piece.width - piece.gap
    return items


def _strip(strip: Strip, columns: FigureColumns, setting: Setting) -> Flowable:
    """The large words left, the items right of them in the second column, both centred in the strip."""
    styles, listed = setting.theme.styles, setting.element("LI")
    style, number = styles.strip_item, styles.figure_number
    inner = max(style.line * len(strip.items), number.line)
    height = style.before + inner + style.after
    pieces = strip_pieces(strip, columns.size, setting.theme, setting.faces)
    items = _pieces(pieces, 0, (height - number.line) / 2, Element("Lbl", listed), setting)
    top, body = (height - style.line * len(strip.items)) / 2, Element("LBody", listed)
    for index, words in enumerate(strip.items):
        line = one_line(spans(words, style, setting.theme, Element("P", body)), setting)
        items += line_items(line, _items_left(columns, setting), top + index * style.line, style)
    return Flowable(height, tuple(items), "paragraph", data=(strip.headline,))


def _items_left(columns: FigureColumns, setting: Setting) -> float:
    """The second column; the middle of the measure where there is only one."""
    return columns.widths[0] if len(columns.widths) > 1 else setting.measure / 2
