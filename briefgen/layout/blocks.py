"""Turn the blocks of a Document into flowables, one function for each kind of block."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from briefgen.document import (
    Attachments,
    Block,
    Chart,
    Colophon,
    Contents,
    Cover,
    Definition,
    Definitions,
    Document,
    Heading,
    Imprint,
    KeyFigures,
    Letterhead,
    List,
    Meta,
    PageBreak,
    Paragraph,
    Picture,
    Quotation,
    Signature,
    Table,
)
from briefgen.layout.captions import caption, figure
from briefgen.layout.cover import cover
from briefgen.layout.drawing import chart
from briefgen.layout.endings import attachments, imprint, signature
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
    with_label,
)
from briefgen.layout.headings import contents, heading
from briefgen.layout.letterhead import letterhead
from briefgen.layout.lines import Paragraph as Lines
from briefgen.layout.lines import Shape, Span
from briefgen.layout.measures import picture_place, styled_width, words_in_columns
from briefgen.layout.pages import Box, PlacedImage
from briefgen.layout.spans import label, spans
from briefgen.layout.structure import Element
from briefgen.layout.tabulation import table
from briefgen.theme import TextStyle
from briefgen.traversal import plain_text


def flow(document: Document, setting: Setting) -> tuple[Flowable, ...]:
    """All flowables of a document, top to bottom, each with the index of its block; elements in reading order."""
    headings = tuple(block for block in document.blocks if isinstance(block, Heading) and is_listed(block))
    grid = setting.theme.grid is not None
    return tuple(
        flowable._replace(block=index, on_grid=flowable.on_grid or (grid and position == 0))
        for index, block in enumerate(document.blocks)
        for position, flowable in enumerate(_block(block, headings, document, setting))
    )


def is_listed(heading: Heading) -> bool:
    """Whether the contents list it: level 1 that is no section title."""
    return heading.level == 1 and not heading.section


def _block(block: Block, headings: Sequence[Heading], document: Document, setting: Setting) -> tuple[Flowable, ...]:
    match block:
        case Cover():
            return cover(block, setting)
        case Letterhead():
            return letterhead(block, setting)
        case Attachments():
            return attachments(block, setting)
        case Signature():
            return signature(block, setting)
        case Imprint():
            return imprint(block, setting)
        case Contents():
            return contents(block, headings, setting)
        case Heading():
            return heading(block, setting)
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


# --- running text -----------------------------------------------------------------------------------------


def _paragraph(block: Paragraph, setting: Setting) -> tuple[Flowable, ...]:
    styles = setting.theme.styles
    style = {
        "body": styles.body,
        "lead": styles.lead,
        "pillar_subtitle": styles.pillar_subtitle,
        "source_note": styles.table_note,
    }[block.style]
    return paragraph(spans(block.children, style, setting.theme, setting.element("P")), style, setting)


def _definitions(block: Definitions, setting: Setting) -> tuple[Flowable, ...]:
    """A list of terms: each a label, and what is said of it a body (ISO 32000-1, table 336)."""
    listed = setting.within(setting.element("L"))
    return tuple(flowable for item in block.items for flowable in _definition(item, listed))


def _definition(item: Definition, setting: Setting) -> tuple[Flowable, ...]:
    styles, listed = setting.theme.styles, setting.element("LI")
    term, said = Element("Lbl", listed), Element("LBody", listed)
    text = paragraph(spans(item.children, styles.summary, setting.theme, said), styles.summary, setting)
    words = spans(item.term, styles.summary_label, setting.theme, term)
    return _with_label(text, words, styles.summary_label, styles.summary, setting)


def _with_label(
    text: Sequence[Flowable], words: Sequence[Span], style: TextStyle, text_style: TextStyle, setting: Setting
) -> tuple[Flowable, ...]:
    """A label that hangs at the left margin beside the first line, or above it where it is long."""
    line = one_line(words, setting)
    own = one_line([each for each in words if each.note is None], setting)
    if text and own.width <= setting.theme.page.labels - setting.theme.label_gap:
        beside = replace(style, line=text_style.line)
        aligned = replace(beside, size=text_style.size)
        return (with_label(text[0], *line_items(line, 0, 0, aligned)), *text[1:])
    above = text_flowable(line, 0, style, setting, "paragraph")._replace(glued=True)
    if text:
        above = above._replace(before=text[0].before)
        return (above, text[0]._replace(before=0), *text[1:])
    return (above,)


def _list(block: List, setting: Setting, left: float) -> tuple[Flowable, ...]:
    made: list[Flowable] = []
    listed = setting.within(Element("L", setting.parent, numbering="Decimal" if block.ordered else "Disc"))
    for position, item in enumerate(block.items, block.start):
        mark = setting.language.item_number.format(number=position) if block.ordered else setting.theme.bullet
        made += _list_item(item, mark, listed, left)
    return tuple(made)


def _list_item(item: Sequence[Block], mark: str, setting: Setting, left: float) -> Iterator[Flowable]:
    style, listed = setting.theme.styles.list, setting.element("LI")
    text_left = left + style.hanging
    body = setting.within(Element("LBody", listed))
    for index, child in enumerate(item):
        match child:
            case Paragraph():
                words = mark if style.hanging else f"{mark} "
                marked = label(words, style, Element("Lbl", listed)) if index == 0 else ()
                yield from _list_paragraph(child, marked, body, text_left)
            case List():
                yield from _list(child, body, text_left)
            case _:
                yield from flow(Document(NO_META, (child,)), body)


NO_META = Meta("", "")


def _list_paragraph(child: Paragraph, mark: Sequence[Span], setting: Setting, left: float) -> tuple[Flowable, ...]:
    style = setting.theme.styles.list
    words = spans(child.children, style, setting.theme, setting.element("P"))
    if not style.hanging:
        return paragraph((*mark, *words), replace(style, left=left), setting, "list")
    shape = Shape(
        setting.measure - left,
        alignment=shape_of(style, setting, 0).alignment,
        autospace=setting.theme.autospace,
    )
    lines = Lines(words, setting.faces, shape).lines()
    made = [text_flowable(line, left, style, setting, "list") for line in lines]
    if mark and made:
        made[0] = with_label(made[0], *line_items(one_line(mark, setting), left - style.hanging, 0, style))
    return kept_ends(made)


def _quotation(block: Quotation, setting: Setting) -> tuple[Flowable, ...]:
    """A rule, the speaker at the left margin and the sentence beside, the office below, a rule; never split."""
    styles, theme = setting.theme.styles, setting.theme
    quoted = setting.within(setting.element("BlockQuote"))
    labelled = _voice(block, quoted.element("P"), setting)
    said_by = spans(block.attribution, styles.attribution, theme, quoted.element("P"))
    office = paragraph(said_by, styles.attribution, setting, "quotation")
    rule = horizontal(0, 0, setting.measure, theme.rules.block, theme.palette.ink)
    top = Flowable(0, (rule,), "artifact", glued=True)
    below = 0 if office else styles.attribution.after
    bottom = Flowable(0, (rule,), "artifact", before=below, after=theme.quotation_below)
    return (*glued((top, *labelled, *office), with_next=True), bottom)


def _voice(block: Quotation, tag: Element, setting: Setting) -> tuple[Flowable, ...]:
    """The sentence with the speaker's name hanging beside it, or with the name as its first words."""
    styles, theme = setting.theme.styles, setting.theme
    said = spans(block.children, styles.voice, theme, tag)
    name = spans(block.speaker, styles.voice_name, theme, tag)
    if name and theme.voices_run_in:
        said = (*name, *label(" ", styles.voice, tag), *said)
    text = paragraph(said, styles.voice, setting, "quotation")
    if not name or theme.voices_run_in:
        return text
    return _with_label(text, name, styles.voice_name, styles.voice, setting)


def _reading_note(block: Definitions, setting: Setting) -> tuple[Flowable, ...]:
    """The title in the first column of the key figures, terms in the second, their text beside them."""
    styles, listed = setting.theme.styles, setting.element("L")
    style = styles.reading_note
    left = setting.measure / setting.theme.figures.columns if setting.theme.hangs_labels else 0.0
    terms = words_in_columns([item.term for item in block.items], styles.reading_term, setting.theme, setting.faces)
    text_left = left + max(setting.theme.term_width, terms + style.size)
    made: list[Flowable] = []
    for item in block.items:
        made += _note_item(item, left, text_left, setting.within(listed))
    title = one_line(spans(block.title, styles.reading_term, setting.theme, Element("Caption", listed)), setting)
    if left:
        made[0] = with_label(made[0], *line_items(title, 0, 0, style))
    else:
        made.insert(0, text_flowable(title, 0, style, setting, "paragraph"))
    return glued(spaced(made, style))


def _note_item(item: Definition, left: float, text_left: float, setting: Setting) -> tuple[Flowable, ...]:
    styles, listed = setting.theme.styles, setting.element("LI")
    style = styles.reading_note
    shape = Shape(setting.measure - text_left, autospace=setting.theme.autospace)
    words = spans(item.children, style, setting.theme, Element("LBody", listed))
    made = [
        text_flowable(line, text_left, style, setting, "paragraph")
        for line in Lines(words, setting.faces, shape).lines()
    ]
    term = one_line(spans(item.term, styles.reading_term, setting.theme, Element("Lbl", listed)), setting)
    if not made:
        return (text_flowable(term, left, style, setting, "paragraph"),)
    return (with_label(made[0], *line_items(term, left, 0, style)), *made[1:])


# --- pictures and the last line ---------------------------------------------------------------------------


def _picture(block: Picture, setting: Setting) -> tuple[Flowable, ...]:
    theme = setting.theme
    style = theme.styles.table_note
    group = setting.within(setting.element("Div"))
    tag = figure(block.alternative, block.caption, group)
    place = _image(block, tag, setting) if block.image else _empty_place(block, tag, setting)
    below = replace(theme.styles.caption, before=style.before, after=0, keep_with_next=False)
    words = caption(block.caption, below, group)
    credit_style = replace(style, before=0, alignment="centred" if below.alignment == "centred" else style.alignment)
    credit = paragraph(spans(block.credit, credit_style, theme, group.element("P")), credit_style, setting, "caption")
    return glued((place._replace(before=theme.pictures.before), *words, *credit))


def _image(block: Picture, tag: Element, setting: Setting) -> Flowable:
    """The whole width in the picture's own ratio; a tall one becomes narrower and stands at x1, or in the middle."""
    assert block.image is not None
    left, width = picture_place(block.image, setting.theme)
    height = width * block.image.height / block.image.width
    placed = PlacedImage(left, 0, width, height, block.image)
    return Flowable(height, (placed,), "figure", glued=True, tag=tag)


def _empty_place(block: Picture, tag: Element, setting: Setting) -> Flowable:
    theme = setting.theme
    metrics, style = theme.pictures, theme.styles.frame_note
    frame = Box(
        0, 0, setting.measure, metrics.frame_height, theme.palette.frame, theme.palette.river, metrics.frame_rule
    )
    words = one_line(spans(block.wanted, style, theme, tag), setting)
    top = metrics.frame_height - metrics.inset - style.line
    items = (frame, *line_items(words, metrics.inset, top, style))
    return Flowable(metrics.frame_height, items, "figure", glued=True, tag=tag)


def _colophon(block: Colophon, document: Document, setting: Setting) -> tuple[Flowable, ...]:
    theme, styles = setting.theme, setting.theme.styles
    style, tag = styles.edition, setting.element("P")
    words = one_line((*spans(block.label, styles.edition_label, theme, tag), *label(" ", style, tag)), setting)
    code = one_line(label(document.meta.edition, styles.edition_code, tag), setting)
    facts = one_line(spans(block.facts, style, theme, setting.element("P")), setting)
    width = styled_width(plain_text(block.facts), style, setting.faces, theme.autospace)
    rule = horizontal(0, 0, setting.measure, theme.rules.section, theme.palette.river)
    items = (
        *line_items(words, 0, 0, style),
        *line_items(code, setting.text_left or words.width + style.size, 0, style),
        *line_items(facts, setting.measure - width, 0, style),
    )
    ruled = (rule,) if theme.rules.section else ()
    top = Flowable(style.before, ruled, "artifact", before=theme.colophon_above, glued=True)
    return (top, Flowable(style.line, items, "paragraph"))
