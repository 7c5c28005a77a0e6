"""Write the contents as a field of Word whose entries are already there, each with a link and its page."""

from dataclasses import replace

from briefgen.document import Contents
from briefgen.layout.run_in import joint_behind
from briefgen.writers.docx.markup import NOTHING, Xml, joined, word
from briefgen.writers.docx.paragraphs import Blocks, paragraph, plain
from briefgen.writers.docx.properties import border, fitted_line, lettering
from briefgen.writers.docx.runs import TAB, field, field_mark, in_characters, in_paragraph, run, words
from briefgen.writers.docx.setting import Entry, Setting

INSTRUCTION = r"TOC \o 1-1 \h \z"
"""Headings of level 1 as links; without the switch u, so that section titles stay out (ECMA-376 17.16.5.68)."""


def contents(block: Contents, setting: Setting) -> Blocks:
    styles = setting.theme.styles
    title = plain(block.title, styles.section_title, setting)
    last = len(setting.entries) - 1
    lines = [
        paragraph(
            styles.contents_1,
            joined((_begin(setting) if index == 0 else NOTHING, _entry(entry, setting), _end(setting, index == last))),
            _closing_rule(setting) if index == last else NOTHING,
        )
        for index, entry in enumerate(setting.entries)
    ]
    return (title, *lines)


def _closing_rule(setting: Setting) -> Xml:
    """The last entry has a rule below it too; what the others have below their line stands between the two."""
    weight, ink = setting.theme.rules.block, setting.theme.palette.ink
    style = setting.theme.styles.contents_1
    below = style.line - fitted_line(style.size, style.baseline())
    return word(
        "pBdr", border("top", weight, ink), border("bottom", weight, ink, below), border("between", weight, ink)
    )


def _begin(setting: Setting) -> Xml:
    look = in_paragraph(setting.theme.styles.contents_1)
    opened = field(INSTRUCTION, NOTHING, look)
    return Xml(opened.removesuffix(field_mark("end", look)))


def _end(setting: Setting, is_last: bool) -> Xml:
    return field_mark("end", in_paragraph(setting.theme.styles.contents_1)) if is_last else NOTHING


def _entry(entry: Entry, setting: Setting) -> Xml:
    styles = setting.theme.styles
    look = in_paragraph(styles.contents_1)
    page = field(rf"PAGEREF {entry.bookmark} \h", words(entry.page, look), look)
    # LibreOffice forgets character styles within links, so the letters are set directly too.
    letters = joined(lettering(styles.contents_number, setting.faces))
    number = run(entry.number, replace(in_characters(styles.contents_number), direct=letters))
    joint = words(joint_behind(entry.number, setting.theme, setting.language), look)
    line = (number, TAB if setting.theme.hangs_labels else joint, words(entry.words, look), TAB, page)
    return word("hyperlink", *line, anchor=entry.bookmark, history=1)
