"""Write headings, numbered by Word's own list where that gives their number."""

from briefgen.document import Heading
from briefgen.layout.run_in import heading_styles, joint_behind
from briefgen.writers.docx.letterhead import annex_heading
from briefgen.writers.docx.markup import NOTHING, Xml, joined, word
from briefgen.writers.docx.numbering import numbered
from briefgen.writers.docx.paragraphs import Blocks, paragraph
from briefgen.writers.docx.properties import flag, indent, twips
from briefgen.writers.docx.runs import TAB, bookmarked, in_characters, in_paragraph, inlines, words
from briefgen.writers.docx.setting import HeadingPlace, Setting


def heading(block: Heading, setting: Setting) -> Blocks:
    """One paragraph; the label of an annex stands above its title where an official document has one."""
    place = next(setting.headings)
    if block.annex and setting.theme.head:
        return annex_heading(block, place, setting.theme.head, setting)
    return (_heading(block, place, setting),)


def _heading(block: Heading, place: HeadingPlace, setting: Setting) -> Xml:
    style, _ = heading_styles(block, setting.theme)
    content = bookmarked(inlines(block.children, in_paragraph(style), setting), place.bookmark, setting)
    return paragraph(
        style,
        joined((_typed_number(block, place, setting), content)),
        *_placing(block, place, setting),
        flag("pageBreakBefore", True) if block.starts_page and block.level == 1 else NOTHING,
    )


def _typed_number(block: Heading, place: HeadingPlace, setting: Setting) -> Xml:
    """A number that Word's count would not give (附) is typed, in the style that its list would use."""
    if not block.number or place.automatic:
        return NOTHING
    style, number = heading_styles(block, setting.theme)
    if setting.theme.hangs_labels and block.level < 3:
        return joined((words(block.number, in_characters(number)), TAB))
    look = in_paragraph(style) if number is style else in_characters(number)
    return words(block.number + joint_behind(block.number, setting.theme, setting.language), look)


def _placing(block: Heading, place: HeadingPlace, setting: Setting) -> tuple[Xml, ...]:
    above = 0 if block.starts_page or block.level > 1 else setting.theme.contents_above
    if block.section:
        return (_spacing(above, None),)
    unnumbered = block.level == 1 and not block.number
    return (
        NOTHING if place.automatic else numbered(0),
        _spacing(above, setting.theme.untitled_gap if unnumbered and setting.theme.untitled_gap else None),
        indent() if unnumbered and setting.theme.hangs_labels else NOTHING,
    )


def _spacing(before: float, after: float | None) -> Xml:
    if not before and after is None:
        return NOTHING
    return word("spacing", before=twips(before) if before else None, after=None if after is None else twips(after))
