"""Turn headings and the contents that list them into flowables."""

from collections.abc import Sequence

from briefgen.document import Contents, Heading
from briefgen.layout.flowables import (
    Flowable,
    Setting,
    glued,
    hanging,
    horizontal,
    line_items,
    one_line,
    paragraph,
    shape_of,
    text_flowable,
    with_label,
)
from briefgen.layout.letterhead import annex_heading
from briefgen.layout.lines import Paragraph, Span
from briefgen.layout.measures import styled_width
from briefgen.layout.pages import Item
from briefgen.layout.run_in import heading_styles, joint_behind
from briefgen.layout.spans import label, spans
from briefgen.layout.structure import Element, Tag
from briefgen.theme import TextStyle


def heading(block: Heading, setting: Setting) -> tuple[Flowable, ...]:
    theme = setting.theme
    style, _ = heading_styles(block, theme)
    match block.level:
        case 1 if block.annex and theme.head:
            return annex_heading(block, theme.head, setting)
        case 1 if theme.rules.section:
            return _ruled_heading(block, style, setting)
        case 2 if theme.hangs_labels:
            return _heading_lines(block, style, setting)
        case _:
            return _run_in_heading(block, style, setting)


def _ruled_heading(block: Heading, style: TextStyle, setting: Setting) -> tuple[Flowable, ...]:
    """A thick rule across the measure, then the words; the space of the style stands between the two."""
    theme = setting.theme
    left = setting.text_left if block.number else 0.0
    tag = _heading_tag(block, setting)
    shape = shape_of(style, setting, setting.measure - left)
    lines = Paragraph(_heading_words(block, style, tag, setting), setting.faces, shape).lines()
    made = [text_flowable(line, left, style, setting, "heading") for line in lines]
    number = hanging(block.number if theme.hangs_labels else "", theme.styles.heading_1_number, style, tag, setting)
    first = with_label(made[0], *number) if made else Flowable(style.line, (), "heading")
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
    return glued((*whole[:-1], whole[-1]._replace(after=last_gap)), with_next=True)


def _heading_tag(block: Heading, setting: Setting) -> Element:
    return Element("H", setting.parent, level=block.level)


def _heading_lines(block: Heading, style: TextStyle, setting: Setting) -> tuple[Flowable, ...]:
    tag = _heading_tag(block, setting)
    made = paragraph(spans(block.children, style, setting.theme, tag), style, setting, "heading") or _blank(style)
    number = hanging(block.number, setting.theme.styles.heading_2_number, style, tag, setting)
    first = with_label(made[0]._replace(heading=block), *number)
    return glued((first, *made[1:]), with_next=True)


def _blank(style: TextStyle) -> tuple[Flowable, ...]:
    """The line of a heading without words: its number may stand on it."""
    return (Flowable(style.line, (), "heading", before=style.before, after=style.after),)


def _run_in_heading(block: Heading, style: TextStyle, setting: Setting) -> tuple[Flowable, ...]:
    words = _heading_words(block, style, _heading_tag(block, setting), setting)
    made = paragraph(words, style, setting, "heading") or _blank(style)
    first = made[0]._replace(heading=block, starts_page=block.starts_page and block.level == 1)
    return glued((first, *made[1:]), with_next=True)


def _heading_words(block: Heading, style: TextStyle, tag: Tag, setting: Setting) -> tuple[Span, ...]:
    """The words, with their number where it runs in: 一、科技创新, 1. 三级标题."""
    words = spans(block.children, style, setting.theme, tag)
    if setting.theme.hangs_labels and block.level < 3:
        return words
    number_style = heading_styles(block, setting.theme)[1]
    joint = joint_behind(block.number, setting.theme, setting.language)
    return (*label(block.number + joint, number_style, tag), *words)


def contents(block: Contents, headings: Sequence[Heading], setting: Setting) -> tuple[Flowable, ...]:
    title = Heading(1, block.title, starts_page=True, section=True)
    listed = setting.within(setting.element("TOC"))
    entries = [_contents_entry(heading, listed) for heading in headings]
    if entries:
        entries[-1] = entries[-1]._replace(items=(*entries[-1].items, _entry_rule(entries[-1].height, setting)))
    return (*heading(title, setting), *entries)


def _contents_entry(heading: Heading, setting: Setting) -> Flowable:
    """The whole entry leads to its heading; the page number is added where pages are known."""
    styles = setting.theme.styles
    style, tag = styles.contents_1, Element("Link", Element("Reference", setting.element("TOCI")))
    number = hanging(heading.number, styles.contents_number, style, tag, setting)
    left = style.left or _beyond(heading.number, styles.contents_number, style, setting)
    words = one_line((*spans(heading.children, style, setting.theme, tag), *label(" ", style, tag)), setting)
    items = (_entry_rule(0, setting), *number, *line_items(words, left, 0, style))
    return Flowable(style.line, items, "contents", page_of=heading.identifier, tag=tag)


def _beyond(number: str, look: TextStyle, style: TextStyle, setting: Setting) -> float:
    """Where words begin that stand one character behind their number."""
    return styled_width(number, look, setting.faces, setting.theme.autospace) + style.size if number else 0.0


def _entry_rule(y: float, setting: Setting) -> Item:
    return horizontal(0, y, setting.measure, setting.theme.rules.block, setting.theme.palette.ink)
