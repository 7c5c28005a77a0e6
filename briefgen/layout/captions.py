"""Turn captions and the notes below tables and charts into flowables."""

from briefgen.document import Caption, Inlines
from briefgen.language import Language
from briefgen.layout.flowables import Flowable, Setting, glued, line_items, one_line, paragraph, with_items
from briefgen.layout.labels import joint_behind, note_label
from briefgen.layout.lines import Span
from briefgen.layout.spans import label, spans
from briefgen.theme import TextStyle


def caption(block: Caption, style: TextStyle, setting: Setting, continued: bool = False) -> tuple[Flowable, ...]:
    """表 2 at the left margin, the words at x1; kept with what follows where the style says so."""
    words = spans(block.children, style, setting.theme)
    if continued:
        words = (*words, *label(setting.language.tables.continued, style))
    if not setting.theme.hangs_labels:
        made = paragraph((*_run_in(block, setting), *words), style, setting, "caption")
        return glued(made, with_next=style.keep_with_next)
    made = paragraph(words, style, setting, "caption") or (Flowable(style.line, (), "caption", before=style.before),)
    numbered = label(caption_label(block, setting.language), setting.theme.styles.caption_label)
    first = with_items(made[0], *line_items(one_line(numbered, setting), 0, 0, style))
    return glued((first, *made[1:]), with_next=style.keep_with_next)


def _run_in(block: Caption, setting: Setting) -> tuple[Span, ...]:
    """表1 and what parts it from the words."""
    number = caption_label(block, setting.language)
    joint = joint_behind(number, setting.theme, setting.language)
    return label(number + joint, setting.theme.styles.caption_label)


def caption_label(block: Caption, language: Language) -> str:
    """表1, 图3, Table 1."""
    words = language.tables.table if block.kind == "table" else language.tables.figure
    return f"{words}{block.number}"


def note(words: Inlines, setting: Setting) -> tuple[Flowable, ...]:
    """注 at the left margin, its words at x1."""
    if not words:
        return ()
    style = setting.theme.styles.table_note
    if not setting.theme.hangs_labels:
        run_in = label(note_label(setting.theme, setting.language), style)
        return glued(paragraph((*run_in, *spans(words, style, setting.theme)), style, setting, "note"))
    made = paragraph(spans(words, style, setting.theme), style, setting, "note")
    marked = one_line(label(setting.language.tables.note, style), setting)
    return glued((with_items(made[0], *line_items(marked, 0, 0, style)), *made[1:]))
