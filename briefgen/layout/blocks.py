"""Turn the blocks of a Document into flowables, one function for each kind of block."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from briefgen.document import (
    Block,
    Chart,
    Colophon,
    Contents,
    Cover,
    Definition,
    Definitions,
    Document,
    Heading,
    Inlines,
    KeyFigures,
    List,
    Meta,
    PageBreak,
    Paragraph,
    Picture,
    Quotation,
    Table,
)
from briefgen.layout.captions import caption
from briefgen.layout.cover import cover
from briefgen.layout.drawing import chart
from briefgen.layout.figures import key_figures
from briefgen.layout.flowables import (
    Flowable,
    Setting,
    glued,
    horizontal,
    kept_ends,
    line_items,
    one_line,
    paragraph,
    shape_of,
    spaced,
    text_flowable,
    with_items,
)
from briefgen.layout.lines import Paragraph as Lines
from briefgen.layout.lines import Shape
from briefgen.layout.measures import hangs, styled_width, words_in_columns
from briefgen.layout.pages import Box, Item, PlacedImage
from briefgen.layout.spans import label, spans
from briefgen.layout.tabulation import table
from briefgen.theme import TextStyle
from briefgen.traversal import plain_text


def flow(document: Document, setting: Setting) -> tuple[Flowable, ...]:
    """All flowables of a document, top to bottom, each with the index of its block."""
    headings = tuple(block for block in document.blocks if isinstance(block, Heading) and is_listed(block))
    return tuple(
        replace(flowable, block=index)
        for index, block in enumerate(document.blocks)
        for flowable in _block(block, headings, document, setting)
    )


def is_listed(heading: Heading) -> bool:
    """Whether the contents list it: level 1 that is no section title."""
    return heading.level == 1 and not heading.section


def _block(block: Block, headings: Sequence[Heading], document: Document, setting: Setting) -> tuple[Flowable, ...]:
    match block:
        case Cover():
            return cover(block, setting)
        case Contents():
            return _contents(block, headings, setting)
        case Heading():
            return _heading(block, setting)
        case Paragraph():
            return _paragraph(block, setting)
        case Definitions():
            return _reading_note(block, setting) if block.title else _definitions(block, setting)
        case List():
            return _list(block, setting, setting.text_left)
        case Quotation():
            return _quotation(block, setting)
        case Table():
            return table(block, setting)
        case Chart():
            return chart(block, setting)
        case Picture():
            return _picture(block, setting)
        case KeyFigures():
            return key_figures(block, setting)
        case Colophon():
            return _colophon(block, document, setting)
        case PageBreak():
            return (Flowable(0, (), "artifact", starts_page=True),)
        case _:
            assert_never(block)


# --- headings and contents ----------------------------------------------------------------------------


def _heading(block: Heading, setting: Setting) -> tuple[Flowable, ...]:
    styles = setting.theme.styles
    match block.level:
        case 1 if block.section:
            return _ruled_heading(block, styles.section_title, setting)
        case 1:
            return _ruled_heading(block, styles.heading_1, setting)
        case 2:
            return _heading_lines(block, styles.heading_2, setting)
        case _:
            return _run_in_heading(block, styles.heading_3, setting)


def _ruled_heading(block: Heading, style: TextStyle, setting: Setting) -> tuple[Flowable, ...]:
    """A thick rule across the measure, then the words; the space of the style stands between the two."""
    theme = setting.theme
    left = setting.text_left if block.number else 0.0
    lines = Lines(spans(block.children, style, theme), setting.faces, shape_of(style, setting, setting.measure - left))
    made = [text_flowable(line, left, style, setting, "heading") for line in lines.lines()]
    number = one_line(label(block.number, theme.styles.heading_1_number), setting)
    first = with_items(made[0], *line_items(number, 0, 0, style)) if made else Flowable(style.line, (), "heading")
    rule = horizontal(0, 0, setting.measure, theme.rules.section, theme.palette.river)
    top = Flowable(
        style.before,
        (rule,),
        "artifact",
        before=theme.contents_above,
        glued=True,
        starts_page=block.starts_page,
        heading=block,
    )
    last_gap = style.after if block.section or block.number else theme.untitled_gap
    whole = (top, first, *made[1:])
    return glued((*whole[:-1], replace(whole[-1], after=last_gap)), with_next=True)


def _heading_lines(block: Heading, style: TextStyle, setting: Setting) -> tuple[Flowable, ...]:
    made = paragraph(spans(block.children, style, setting.theme), style, setting, "heading") or _blank(style)
    number = one_line(label(block.number, setting.theme.styles.heading_2_number), setting)
    first = with_items(replace(made[0], heading=block), *line_items(number, 0, 0, style))
    return glued((first, *made[1:]), with_next=True)


def _blank(style: TextStyle) -> tuple[Flowable, ...]:
    """The line of a heading without words: its number may stand on it."""
    return (Flowable(style.line, (), "heading", before=style.before, after=style.after),)


def _run_in_heading(block: Heading, style: TextStyle, setting: Setting) -> tuple[Flowable, ...]:
    number = label(block.number + " " if block.number else "", style)
    made = paragraph((*number, *spans(block.children, style, setting.theme)), style, setting, "heading") or _blank(
        style
    )
    return glued((replace(made[0], heading=block), *made[1:]), with_next=True)


def _contents(block: Contents, headings: Sequence[Heading], setting: Setting) -> tuple[Flowable, ...]:
    title = Heading(1, block.title, starts_page=True, section=True)
    entries = [_contents_entry(heading, setting) for heading in headings]
    if entries:
        entries[-1] = replace(entries[-1], items=(*entries[-1].items, _entry_rule(entries[-1].height, setting)))
    return (*_heading(title, setting), *entries)


def _contents_entry(heading: Heading, setting: Setting) -> Flowable:
    styles = setting.theme.styles
    style = styles.contents_1
    number = one_line(label(heading.number, styles.contents_number), setting)
    words = one_line(spans(heading.children, style, setting.theme), setting)
    items = (*line_items(number, 0, 0, style), *line_items(words, style.left, 0, style))
    rule = _entry_rule(0, setting)
    return Flowable(style.line, (rule, *items), "contents", page_of=heading.identifier)


def _entry_rule(y: float, setting: Setting) -> Item:
    return horizontal(0, y, setting.measure, setting.theme.rules.block, setting.theme.palette.ink)


# --- running text -----------------------------------------------------------------------------------------


def _paragraph(block: Paragraph, setting: Setting) -> tuple[Flowable, ...]:
    styles = setting.theme.styles
    style = {
        "body": styles.body,
        "lead": styles.lead,
        "pillar_subtitle": styles.pillar_subtitle,
        "source_note": styles.table_note,
    }[block.style]
    return paragraph(spans(block.children, style, setting.theme), style, setting)


def _definitions(block: Definitions, setting: Setting) -> tuple[Flowable, ...]:
    return tuple(flowable for item in block.items for flowable in _definition(item, setting))


def _definition(item: Definition, setting: Setting) -> tuple[Flowable, ...]:
    styles = setting.theme.styles
    text = paragraph(spans(item.children, styles.summary, setting.theme), styles.summary, setting)
    return _with_label(text, item.term, styles.summary_label, styles.summary, setting)


def _with_label(
    text: Sequence[Flowable], words: Inlines, style: TextStyle, text_style: TextStyle, setting: Setting
) -> tuple[Flowable, ...]:
    """A label that hangs at the left margin beside the first line, or above it where it is long."""
    line = one_line(spans(words, style, setting.theme), setting)
    if text and hangs(words, style, setting.theme, setting.faces):
        beside = replace(style, line=text_style.line)
        aligned = replace(beside, size=text_style.size)
        return (with_items(text[0], *line_items(line, 0, 0, aligned)), *text[1:])
    above = replace(text_flowable(line, 0, style, setting, "paragraph"), glued=True)
    if text:
        above = replace(above, before=text[0].before)
        return (above, replace(text[0], before=0), *text[1:])
    return (above,)


def _list(block: List, setting: Setting, left: float) -> tuple[Flowable, ...]:
    made: list[Flowable] = []
    for position, item in enumerate(block.items, block.start):
        mark = setting.language.item_number.format(number=position) if block.ordered else "•"
        made += _list_item(item, mark, setting, left)
    return tuple(made)


def _list_item(item: Sequence[Block], mark: str, setting: Setting, left: float) -> Iterator[Flowable]:
    style = setting.theme.styles.list
    text_left = left + style.hanging
    for index, child in enumerate(item):
        match child:
            case Paragraph():
                marked = mark if index == 0 else ""
                yield from _list_paragraph(child, marked, setting, text_left)
            case List():
                yield from _list(child, setting, text_left)
            case _:
                yield from flow(Document(NO_META, (child,)), setting)


NO_META = Meta("", "")


def _list_paragraph(child: Paragraph, mark: str, setting: Setting, left: float) -> tuple[Flowable, ...]:
    style = setting.theme.styles.list
    shape = Shape(
        setting.measure - left,
        alignment=shape_of(style, setting, 0).alignment,
        autospace=setting.theme.autospace,
    )
    lines = Lines(spans(child.children, style, setting.theme), setting.faces, shape).lines()
    made = [text_flowable(line, left, style, setting, "list") for line in lines]
    if mark and made:
        marked = one_line(label(mark, style), setting)
        made[0] = with_items(made[0], *line_items(marked, left - style.hanging, 0, style))
    return kept_ends(made)


def _quotation(block: Quotation, setting: Setting) -> tuple[Flowable, ...]:
    """A rule, the speaker at the left margin and the sentence beside, the office below, a rule; never split."""
    styles, theme = setting.theme.styles, setting.theme
    labelled = _voice(block, setting)
    office = paragraph(spans(block.attribution, styles.attribution, theme), styles.attribution, setting, "quotation")
    rule = horizontal(0, 0, setting.measure, theme.rules.block, theme.palette.ink)
    top = Flowable(0, (rule,), "artifact", glued=True)
    below = 0 if office else styles.attribution.after
    bottom = Flowable(0, (rule,), "artifact", before=below, after=theme.quotation_below)
    return (*glued((top, *labelled, *office), with_next=True), bottom)


def _voice(block: Quotation, setting: Setting) -> tuple[Flowable, ...]:
    """The sentence with the speaker's name hanging beside it, or with the name as its first words."""
    styles, theme = setting.theme.styles, setting.theme
    said = spans(block.children, styles.voice, theme)
    if block.speaker and theme.voices_run_in:
        said = (*spans(block.speaker, styles.voice_name, theme), *label(" ", styles.voice), *said)
    text = paragraph(said, styles.voice, setting, "quotation")
    if not block.speaker or theme.voices_run_in:
        return text
    return _with_label(text, block.speaker, styles.voice_name, styles.voice, setting)


def _reading_note(block: Definitions, setting: Setting) -> tuple[Flowable, ...]:
    """The title in the first column of the key figures, terms in the second, their text beside them."""
    styles = setting.theme.styles
    style = styles.reading_note
    left = setting.measure / setting.theme.figures.columns
    terms = words_in_columns([item.term for item in block.items], styles.reading_term, setting.theme, setting.faces)
    text_left = left + max(setting.theme.term_width, terms + style.size)
    made: list[Flowable] = []
    for item in block.items:
        made += _note_item(item, left, text_left, setting)
    title = one_line(spans(block.title, styles.reading_term, setting.theme), setting)
    made[0] = with_items(made[0], *line_items(title, 0, 0, style))
    return glued(spaced(made, style))


def _note_item(item: Definition, left: float, text_left: float, setting: Setting) -> tuple[Flowable, ...]:
    styles = setting.theme.styles
    style = styles.reading_note
    shape = Shape(setting.measure - text_left, autospace=setting.theme.autospace)
    lines = Lines(spans(item.children, style, setting.theme), setting.faces, shape).lines()
    made = [text_flowable(line, text_left, style, setting, "paragraph") for line in lines]
    term = one_line(spans(item.term, styles.reading_term, setting.theme), setting)
    if not made:
        return (text_flowable(term, left, style, setting, "paragraph"),)
    return (with_items(made[0], *line_items(term, left, 0, style)), *made[1:])


# --- pictures and the last line ---------------------------------------------------------------------------


def _picture(block: Picture, setting: Setting) -> tuple[Flowable, ...]:
    theme = setting.theme
    style = theme.styles.table_note
    place = _image(block, setting) if block.image else _empty_place(block, setting)
    below = replace(theme.styles.caption, before=6, after=0, keep_with_next=False)
    words = caption(block.caption, below, setting)
    credit_style = replace(style, before=0)
    credit = paragraph(spans(block.credit, credit_style, theme), credit_style, setting, "caption")
    return glued((replace(place, before=theme.pictures.before), *words, *credit))


def _image(block: Picture, setting: Setting) -> Flowable:
    """The whole width in the picture's own ratio; a tall one becomes narrower and stands at x1."""
    assert block.image is not None
    limit, ratio = setting.theme.pictures.height, block.image.height / block.image.width
    width, left = setting.measure, 0.0
    if width * ratio > limit:
        width, left = limit / ratio, setting.text_left
        width = min(width, setting.measure - left)
    placed = PlacedImage(left, 0, width, width * ratio, block.image)
    return Flowable(width * ratio, (placed,), "figure", glued=True, alternative=block.alternative)


def _empty_place(block: Picture, setting: Setting) -> Flowable:
    theme = setting.theme
    metrics, style = theme.pictures, theme.styles.frame_note
    frame = Box(
        0, 0, setting.measure, metrics.frame_height, theme.palette.frame, theme.palette.river, metrics.frame_rule
    )
    words = one_line(spans(block.wanted, style, theme), setting)
    top = metrics.frame_height - metrics.inset - style.line
    items = (frame, *line_items(words, metrics.inset, top, style))
    return Flowable(metrics.frame_height, items, "figure", glued=True, alternative=block.alternative)


def _colophon(block: Colophon, document: Document, setting: Setting) -> tuple[Flowable, ...]:
    theme, styles = setting.theme, setting.theme.styles
    style = styles.edition
    words = one_line(spans(block.label, styles.edition_label, theme), setting)
    code = one_line(label(document.meta.edition, styles.edition_code), setting)
    facts = one_line(spans(block.facts, style, theme), setting)
    width = styled_width(plain_text(block.facts), style, setting.faces, theme.autospace)
    rule = horizontal(0, 0, setting.measure, theme.rules.section, theme.palette.river)
    items = (
        *line_items(words, 0, 0, style),
        *line_items(code, setting.text_left, 0, style),
        *line_items(facts, setting.measure - width, 0, style),
    )
    top = Flowable(style.before, (rule,), "artifact", before=theme.colophon_above, glued=True)
    return (top, Flowable(style.line, items, "paragraph"))
