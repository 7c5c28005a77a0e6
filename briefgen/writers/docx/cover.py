"""Write the cover: its title as body, issuer and index as header and footer, so that neither moves with the title."""

from dataclasses import replace

from briefgen.document import Cover, Inlines
from briefgen.layout.cover import head_styles
from briefgen.layout.measures import text_width
from briefgen.theme import TextStyle
from briefgen.traversal import plain_text
from briefgen.writers.docx.letterhead import fitted_look
from briefgen.writers.docx.logo import anchored_logo
from briefgen.writers.docx.markup import NOTHING, Xml, joined, word
from briefgen.writers.docx.paragraphs import Blocks, paragraph, plain
from briefgen.writers.docx.properties import BASELINE_SHARE, DIGITS_ABOVE, fitted_line, lettering, spacing, tabs, twips
from briefgen.writers.docx.runs import TAB, Look, in_characters, in_paragraph, inlines, run, words
from briefgen.writers.docx.setting import Setting

YEAR_UNIT = "年"

Parts = tuple[Blocks, Blocks, Blocks]
"""The paragraphs of header, body and footer."""


def cover(block: Cover, setting: Setting) -> Parts:
    head = (_issuer(block, setting),)
    title = with_logo(_title(block.title, setting), setting)
    body = (*title, plain(block.subtitle, setting.theme.styles.subtitle, setting))
    foot = (*_index(block, setting), _foot(block, setting))
    return head, body, foot


def with_logo(title: Blocks, setting: Setting) -> Blocks:
    """The first paragraph holds the logo, which stands above it."""
    logo, metrics = setting.theme.logo, setting.theme.cover
    if logo is None:
        return title
    shown = anchored_logo(logo, metrics.logo, "left", metrics.logo_end, setting)
    first, *others = title
    return (Xml(first.removesuffix("</w:p>") + shown + "</w:p>"), *others)


def _issuer(block: Cover, setting: Setting) -> Xml:
    styles = setting.theme.styles
    left, right = head_styles(block, setting.theme, setting.faces)
    issuer = inlines(block.issuer, fitted_look(styles.cover_issuer, left), setting)
    look = replace(in_characters(styles.cover_mark), direct=fitted_look(styles.cover_mark, right).direct)
    mark = inlines(block.mark, look, setting)
    return paragraph(styles.cover_issuer, joined((issuer, TAB, mark)))


def _title(parts: tuple[Inlines, ...], setting: Setting) -> Blocks:
    """Before the year, the year with its unit, the rest; a title without a year is one paragraph.

    The section's margin stands for the space before: whatever stands first begins where the theme says.
    """
    styles = setting.theme.styles
    if len(parts) != 3:
        whole = tuple(inline for part in parts for inline in part)
        return (plain(whole, styles.title_plain, setting, word("spacing", before=0)),)
    before, year, behind = parts
    return (
        plain(before, styles.title, setting, word("spacing", before=0)),
        _year(plain_text(year), setting),
        plain(behind, styles.title_last, setting, _behind(setting)),
    )


def _year(year: str, setting: Setting) -> Xml:
    """Large digits, then 年 as the title is set; a tab leads over the gap that Word would add between the two."""
    style, metrics = setting.theme.styles.cover_year, setting.theme.cover
    digits = year.rstrip(YEAR_UNIT)
    width = text_width(digits, style.face, style.size, setting.faces, setting.theme.autospace)
    unit = Look(setting.theme.styles.title.face, direct=_unit_letters(setting))
    content = (words(digits, in_paragraph(style)), TAB, words(year[len(digits) :], unit))
    stop = tabs(("left", width - metrics.year_overhang + metrics.year_gap))
    return paragraph(style, joined(content), stop, spacing(_above_year(style), 0, _year_line(style)))


def _year_line(style: TextStyle) -> float:
    """The lowest line that shows the digits whole."""
    return fitted_line(style.size, 0, DIGITS_ABOVE)


def _above_year(style: TextStyle) -> float:
    """The space above it, so that the digits stand where the theme has them."""
    return style.baseline() - BASELINE_SHARE * _year_line(style)


def _behind(setting: Setting) -> Xml:
    """The line behind the year makes up for what the year's own line reaches further down."""
    year, last = setting.theme.styles.cover_year, setting.theme.styles.title_last
    lower = _above_year(year) + _year_line(year) - year.line
    line = fitted_line(last.size, last.baseline() - lower)
    return spacing(0, max(0.0, last.line - line - lower), line)


def _unit_letters(setting: Setting) -> Xml:
    """The unit of the year is set as the title is, on the line of the digits."""
    return joined(lettering(setting.theme.styles.title, setting.faces))


def _index(block: Cover, setting: Setting) -> Blocks:
    columns = setting.theme.cover.columns
    rows = [block.index[start : start + columns] for start in range(0, len(block.index), columns)]
    style = setting.theme.styles.cover_index
    return tuple(paragraph(style, _row(row, setting)) for row in rows)


def _row(row: tuple[tuple[str, Inlines], ...], setting: Setting) -> Xml:
    styles = setting.theme.styles
    gap = word("spacing", val=twips(setting.theme.cover.index_gap))
    number = in_characters(styles.cover_index_number)
    cells = [
        joined(
            (
                TAB if column else NOTHING,
                run(text[:-1], number),
                run(text[-1:], replace(number, direct=gap)),
                inlines(children, in_paragraph(styles.cover_index), setting),
            )
        )
        for column, (text, children) in enumerate(row)
    ]
    return joined(cells)


def _foot(block: Cover, setting: Setting) -> Xml:
    style = setting.theme.styles.cover_foot
    look = in_paragraph(style)
    content = (inlines(block.period, look, setting), TAB, inlines(block.date, look, setting))
    return paragraph(style, joined(content), spacing(style.before, 0, style.line))
