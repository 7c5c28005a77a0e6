"""Turn captions and the notes below tables and charts into flowables."""

from collections.abc import Sequence

from briefgen.document import Caption, Inlines, Note
from briefgen.language import Language
from briefgen.layout.flowables import Flowable, Setting, glued, hanging, paragraph, with_items, with_label
from briefgen.layout.lines import Span
from briefgen.layout.pages import LinkArea
from briefgen.layout.run_in import joint_behind, note_label
from briefgen.layout.spans import label, spans
from briefgen.layout.structure import LAYOUT, REPEATED, Element, Tag
from briefgen.theme import TextStyle
from briefgen.traversal import plain_text


def caption(block: Caption, style: TextStyle, setting: Setting, continued: bool = False) -> tuple[Flowable, ...]:
    """表 2 at the left margin, the words at x1; kept with what follows where the style says so.

    A continued one is not heard again, and its notes are not set again.
    """
    tag: Tag = REPEATED if continued else setting.element("Caption")
    words = spans(_without_notes(block.children) if continued else block.children, style, setting.theme, tag)
    if continued:
        words = (*words, *label(setting.language.tables.continued, style, tag))
    if not setting.theme.hangs_labels:
        made = paragraph((*_run_in(block, tag, setting), *words), style, setting, "caption")
        return glued(_found(made, block, continued), with_next=style.keep_with_next)
    made = paragraph(words, style, setting, "caption") or (Flowable(style.line, (), "caption", before=style.before),)
    number = caption_label(block, setting.language)
    first = with_label(made[0], *hanging(number, setting.theme.styles.caption_label, style, tag, setting))
    return glued(_found((first, *made[1:]), block, continued), with_next=style.keep_with_next)


def _found(made: Sequence[Flowable], block: Caption, continued: bool) -> tuple[Flowable, ...]:
    """With a spot to which references lead."""
    if continued or not block.identifier or not made:
        return tuple(made)
    return with_items(made[0], LinkArea(0, 0, 0, 0, block.identifier, True, "", LAYOUT)), *made[1:]


def _run_in(block: Caption, tag: Tag, setting: Setting) -> tuple[Span, ...]:
    """表1 and what parts it from the words."""
    number = caption_label(block, setting.language)
    joint = joint_behind(number, setting.theme, setting.language)
    return label(number + joint, setting.theme.styles.caption_label, tag)


def _without_notes(words: Inlines) -> Inlines:
    return tuple(each for each in words if not isinstance(each, Note))


def caption_label(block: Caption, language: Language) -> str:
    """表1, 图3, Table 1."""
    return language.tables.label(block.kind, block.number)


def note(words: Inlines, setting: Setting) -> tuple[Flowable, ...]:
    """注 at the left margin, its words at x1."""
    if not words:
        return ()
    style, tag = setting.theme.styles.table_note, setting.element("P")
    if not setting.theme.hangs_labels:
        run_in = label(note_label(setting.theme, setting.language), style, tag)
        return glued(paragraph((*run_in, *spans(words, style, setting.theme, tag)), style, setting, "note"))
    made = paragraph(spans(words, style, setting.theme, tag), style, setting, "note")
    marked = hanging(setting.language.tables.note, style, style, tag, setting)
    return glued((with_label(made[0], *marked), *made[1:]))


def figure(alternative: str, named: Caption, setting: Setting) -> Element:
    """A figure with what is said in its stead: without words of its own, those of its caption, or its number."""
    told = alternative or plain_text(named.children) or caption_label(named, setting.language)
    return Element("Figure", setting.parent, told)
