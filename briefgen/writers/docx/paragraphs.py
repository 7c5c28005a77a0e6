"""Write paragraphs: plain ones, ones with a label that hangs at the margin, captions and notes."""

from briefgen.document import Caption, Inlines
from briefgen.layout.measures import hangs
from briefgen.layout.run_in import joint_behind
from briefgen.theme import TextStyle
from briefgen.writers.docx import styles
from briefgen.writers.docx.markup import NOTHING, Xml, joined, word
from briefgen.writers.docx.properties import flag, properties, spacing, twips
from briefgen.writers.docx.runs import TAB, Look, bookmarked, field, in_characters, in_paragraph, inlines, words
from briefgen.writers.docx.setting import Setting

Blocks = tuple[Xml, ...]
"""Paragraphs and tables, one element each, as the body of a document or a cell holds them."""


def paragraph(style: TextStyle, content: Xml, *direct: Xml) -> Xml:
    """A paragraph in a style; `direct` are properties of this one alone."""
    return word("p", properties("pPr", word("pStyle", val=styles.identifier(style)), *direct), content)


def plain(children: Inlines, style: TextStyle, setting: Setting, *direct: Xml) -> Xml:
    return paragraph(style, inlines(children, in_paragraph(style), setting), *direct)


def gap(height: float) -> Xml:
    """Empty space above a table, which can have none of its own; it vanishes at the top of a page."""
    return least_paragraph(flag("keepNext", True), before=height - LEAST)


LEAST = 1.0
"""The height of a paragraph that holds nothing, in points."""


def least_paragraph(*direct: Xml, before: float = 0, after: float = 0) -> Xml:
    """An empty line of one point; Word wants it where there is nothing else to hold a break or part two tables."""
    mark = properties("rPr", word("sz", val=2), word("szCs", val=2))
    return word("p", properties("pPr", *direct, spacing(before, after, LEAST), mark))


PAGE_BREAK = least_paragraph(flag("pageBreakBefore", True))
"""Begins a page where no paragraph follows that could do so itself."""


def labelled(
    label: tuple[Inlines, TextStyle], children: Inlines, style: TextStyle, setting: Setting, *, keep: bool = False
) -> Blocks:
    """A label at x0 and the words at x1; a long label takes a line of its own."""
    look = in_characters(label[1])
    marked = inlines(label[0], look, setting)
    content = inlines(children, in_paragraph(style), setting)
    kept = flag("keepNext", True) if keep else NOTHING
    if hangs(label[0], label[1], setting.theme, setting.faces):
        return (paragraph(style, joined((marked, TAB, content)), kept),)
    above = paragraph(style, marked, flag("keepNext", True), word("spacing", after=0))
    lead = TAB if setting.theme.hangs_labels else NOTHING
    return above, paragraph(style, joined((lead, content)), kept)


def caption(block: Caption, setting: Setting, after: float | None = None, before: float | None = None) -> Xml:
    """Label and running number at x0, words at x1; the number is a field that Word keeps up."""
    style, look = setting.theme.styles.caption, in_characters(setting.theme.styles.caption_label)
    kind = setting.language.tables.table if block.kind == "table" else setting.language.tables.figure
    count = "\\c " if block.again else ""
    number = field(f"SEQ {kind.strip()} {count}\\* ARABIC", words(str(block.number), look), look)
    label = joined((words(kind, look), number))
    name = setting.bookmarks.get(block.identifier)
    named = bookmarked(label, name, setting) if name else label
    joint = words(joint_behind(str(block.number), setting.theme, setting.language), look)
    lead = TAB if setting.theme.hangs_labels else joint
    content = joined((named, lead, inlines(block.children, in_paragraph(style), setting)))
    return paragraph(style, content, _distances(before, after))


def _distances(before: float | None, after: float | None) -> Xml:
    return word(
        "spacing",
        before=None if before is None else twips(before),
        after=None if after is None else twips(after),
    )


def note(children: Inlines, setting: Setting) -> Blocks:
    """What is to be said below a table or chart: 注 at x0, the words at x1."""
    if not children:
        return ()
    style = setting.theme.styles.table_note
    content = inlines(children, in_paragraph(style), setting)
    label = words(setting.note_label, Look(style.face))
    joint = words(joint_behind(setting.note_label, setting.theme, setting.language), Look(style.face))
    lead = TAB if setting.theme.hangs_labels else joint
    return (paragraph(style, joined((label, lead, content))),)
