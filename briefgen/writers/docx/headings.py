"""Write headings, numbered by Word's own list where that gives their number."""

from briefgen.document import Heading
from briefgen.theme import TextStyle
from briefgen.writers.docx.markup import NOTHING, Xml, joined, word
from briefgen.writers.docx.numbering import numbered
from briefgen.writers.docx.paragraphs import paragraph
from briefgen.writers.docx.properties import flag, indent, twips
from briefgen.writers.docx.runs import TAB, bookmarked, in_characters, in_paragraph, inlines, words
from briefgen.writers.docx.setting import HeadingPlace, Setting


def heading(block: Heading, setting: Setting) -> Xml:
    place = next(setting.headings)
    style = heading_style(block, setting)
    content = bookmarked(inlines(block.children, in_paragraph(style), setting), place.bookmark, setting)
    return paragraph(
        style,
        joined((_typed_number(block, place, setting), content)),
        *_placing(block, place, setting),
        flag("pageBreakBefore", True) if block.starts_page and block.level == 1 else NOTHING,
    )


def heading_style(block: Heading, setting: Setting) -> TextStyle:
    styles = setting.theme.styles
    if block.section:
        return styles.section_title
    return (styles.heading_1, styles.heading_2, styles.heading_3)[min(block.level, 3) - 1]


def _typed_number(block: Heading, place: HeadingPlace, setting: Setting) -> Xml:
    """A number that Word's count would not give (附) is typed, in the style that its list would use."""
    if not block.number or place.automatic:
        return NOTHING
    styles = setting.theme.styles
    match block.level:
        case 1:
            return joined((words(block.number, in_characters(styles.heading_1_number)), TAB))
        case 2:
            return joined((words(block.number, in_characters(styles.heading_2_number)), TAB))
        case _:
            return words(f"{block.number} ", in_paragraph(styles.heading_3))


def _placing(block: Heading, place: HeadingPlace, setting: Setting) -> tuple[Xml, ...]:
    above = 0 if block.starts_page or block.level > 1 else setting.theme.contents_above
    if block.section:
        return (_spacing(above, None),)
    unnumbered = block.level == 1 and not block.number
    return (
        NOTHING if place.automatic else numbered(0),
        _spacing(above, setting.theme.untitled_gap if unnumbered else None),
        indent() if unnumbered else NOTHING,
    )


def _spacing(before: float, after: float | None) -> Xml:
    if not before and after is None:
        return NOTHING
    return word("spacing", before=twips(before) if before else None, after=None if after is None else twips(after))
