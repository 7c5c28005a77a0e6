"""Write the blocks of a Document, one function for each kind of block."""

from typing import assert_never

from briefgen.document import (
    Block,
    Chart,
    Colophon,
    Contents,
    Cover,
    Definition,
    Definitions,
    Heading,
    KeyFigures,
    List,
    PageBreak,
    Paragraph,
    Picture,
    Quotation,
    Table,
)
from briefgen.layout.measures import words_in_columns
from briefgen.writers.docx.charts import chart
from briefgen.writers.docx.contents import contents
from briefgen.writers.docx.figures import key_figures
from briefgen.writers.docx.headings import heading
from briefgen.writers.docx.markup import NOTHING, Xml, joined, word
from briefgen.writers.docx.numbering import BULLETS, ORDERED, list_indent, numbered
from briefgen.writers.docx.paragraphs import PAGE_BREAK, Blocks, labelled, least_paragraph, paragraph, plain
from briefgen.writers.docx.pictures import picture
from briefgen.writers.docx.properties import flag, indent, spacing, tabs, twips
from briefgen.writers.docx.runs import TAB, in_characters, in_paragraph, inlines, words
from briefgen.writers.docx.setting import Setting
from briefgen.writers.docx.styles import identifier
from briefgen.writers.docx.tables import table


def block(node: Block, setting: Setting) -> Blocks:
    """The paragraphs and tables of one block; the cover stands in a section of its own and is none of the body."""
    match node:
        case Cover():
            return ()
        case Contents():
            return contents(node, setting)
        case Heading():
            return (heading(node, setting),)
        case Paragraph():
            return (_paragraph(node, setting),)
        case Definitions():
            return _reading_note(node, setting) if node.title else _summary(node, setting)
        case List():
            return _list(node, setting)
        case Quotation():
            return _quotation(node, setting)
        case Table():
            return table(node, setting)
        case Chart():
            return chart(node, setting)
        case Picture():
            return picture(node, setting)
        case KeyFigures():
            return key_figures(node, setting)
        case Colophon():
            return (_colophon(node, setting),)
        case PageBreak():
            return (PAGE_BREAK,)
        case _:
            assert_never(node)


def _paragraph(node: Paragraph, setting: Setting) -> Xml:
    styles = setting.theme.styles
    match node.style:
        case "body":
            return plain(node.children, styles.body, setting)
        case "lead":
            return plain(node.children, styles.lead, setting)
        case "pillar_subtitle":
            return plain(node.children, styles.pillar_subtitle, setting)
        case "source_note":
            return plain(node.children, styles.table_note, setting, indent(styles.table_note.left))
        case _:
            assert_never(node.style)


# --- terms and their text -----------------------------------------------------------------------------


def _summary(node: Definitions, setting: Setting) -> Blocks:
    styles = setting.theme.styles
    items = (labelled((item.term, styles.summary_label), item.children, styles.summary, setting) for item in node.items)
    return tuple(each for item in items for each in item)


def _reading_note(node: Definitions, setting: Setting) -> Blocks:
    """The title in the first column of the key figures, terms in the second, their text beside them."""
    theme = setting.theme
    styles = theme.styles
    terms = words_in_columns([item.term for item in node.items], styles.reading_term, theme, setting.faces)
    left = theme.page.measure / theme.figures.columns
    text_left = left + max(theme.term_width, terms + styles.reading_note.size)
    form = (tabs(("left", left), ("left", text_left)), indent(text_left, text_left))
    title = inlines(node.title, in_characters(styles.reading_term), setting)
    last = len(node.items) - 1
    return tuple(
        paragraph(
            styles.reading_note,
            joined((NOTHING if index else title, TAB, _term(item, setting))),
            *form,
            spacing(0 if index else styles.reading_note.before, 0, styles.reading_note.line),
            flag("keepNext", True) if index < last else NOTHING,
        )
        for index, item in enumerate(node.items)
    )


def _term(item: Definition, setting: Setting) -> Xml:
    styles = setting.theme.styles
    term = inlines(item.term, in_characters(styles.reading_term), setting)
    return joined((term, TAB, inlines(item.children, in_paragraph(styles.reading_note), setting)))


# --- lists --------------------------------------------------------------------------------------------


def _list(node: List, setting: Setting, level: int = 0) -> Blocks:
    """Items as paragraphs of a list of Word; an ordered one is a list of its own and begins with its own number."""
    number = BULLETS
    if node.ordered:
        setting.collected.list_starts.append(node.start)
        number = ORDERED + len(setting.collected.list_starts) - 1
    depth = min(level, 2)
    return tuple(
        each
        for item in node.items
        for index, child in enumerate(item)
        for each in _list_block(child, (number, depth, index == 0), setting)
    )


def _list_block(child: Block, place: tuple[int, int, bool], setting: Setting) -> Blocks:
    number, level, is_first = place
    match child:
        case Paragraph():
            return (_list_paragraph(child, number if is_first else 0, level, setting),)
        case List():
            return _list(child, setting, level + 1)
        case _:
            return block(child, setting)


def _list_paragraph(child: Paragraph, number: int, level: int, setting: Setting) -> Xml:
    """The first paragraph of an item bears its mark, further ones stand below its words."""
    style = setting.theme.styles.list
    left = list_indent(level, setting.theme)
    place = (numbered(number, level), indent(left, style.hanging)) if number else (indent(left),)
    return plain(child.children, style, setting, *place)


# --- voices -------------------------------------------------------------------------------------------


def _quotation(node: Quotation, setting: Setting) -> Blocks:
    """A rule, the speaker at the margin with the sentence beside, the office below, a rule."""
    styles = setting.theme.styles
    style = styles.voice
    said: Blocks
    if node.speaker and setting.theme.voices_run_in:
        name = inlines(node.speaker, in_characters(styles.voice_name), setting)
        sentence = inlines(node.children, in_paragraph(style), setting)
        said = (
            paragraph(style, joined((TAB, name, words(" ", in_paragraph(style)), sentence)), flag("keepNext", True)),
        )
    elif node.speaker:
        said = labelled((node.speaker, styles.voice_name), node.children, style, setting, keep=True)
    else:
        words_at_x1 = joined((TAB, inlines(node.children, in_paragraph(style), setting)))
        said = (paragraph(style, words_at_x1, flag("keepNext", True)),)
    below = word("spacing", after=twips(setting.theme.quotation_below))
    if not node.attribution:
        return (
            *said,
            least_paragraph(word("pStyle", val=identifier(styles.attribution)), after=setting.theme.quotation_below),
        )
    office = inlines(node.attribution, in_paragraph(styles.attribution), setting)
    return (*said, paragraph(styles.attribution, joined((TAB, office)), below))


def _colophon(node: Colophon, setting: Setting) -> Xml:
    """版本 at x0, the code at x1, workbook and date flush right."""
    styles = setting.theme.styles
    label = inlines(node.label, in_characters(styles.edition_label), setting)
    code = words(setting.meta.edition, in_characters(styles.edition_code))
    facts = inlines(node.facts, in_paragraph(styles.edition), setting)
    above = word("spacing", before=twips(setting.theme.colophon_above))
    return paragraph(styles.edition, joined((label, TAB, code, TAB, facts)), above)
