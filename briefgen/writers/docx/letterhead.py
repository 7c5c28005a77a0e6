"""Write what stands above the text of an official document, each part on the lines that the theme gives it."""

from dataclasses import replace
from math import ceil, floor

from briefgen.document import Heading, Inlines, Letterhead
from briefgen.layout.letterhead import beside_style, name_style, serial_style
from briefgen.layout.measures import styled_width
from briefgen.layout.titles import title_lines
from briefgen.theme import Head, TextStyle
from briefgen.writers.docx.logo import anchored_logo
from briefgen.writers.docx.markup import NOTHING, Xml, joined, word
from briefgen.writers.docx.paragraphs import Blocks, paragraph, plain
from briefgen.writers.docx.properties import border, flag, sinks, tabs, whole_twips
from briefgen.writers.docx.runs import TAB, Look, bookmarked, in_characters, in_paragraph, inlines, words
from briefgen.writers.docx.setting import HeadingPlace, Setting

LINE_BREAK = Xml("<w:r><w:br/></w:r>")
TWIPS = 20


def letterhead(block: Letterhead, setting: Setting) -> Blocks:
    head = setting.theme.head
    if head is None:
        return ()
    return (
        *_marks(block, head, setting),
        _name(block, head, setting),
        *_above_rule(block, head, setting),
        *title(block.title, head.title_gap + head.rule_gap, setting, _ruled(head)),
        *_plain_lines(block, head, setting),
    )


def _marks(block: Letterhead, head: Head, setting: Setting) -> Blocks:
    """One a line; the first one holds the logo too, and stays free where there is none."""
    style, logo, top = head.styles.mark, setting.theme.logo, setting.theme.page.top
    shown = anchored_logo(logo, head.logo, "right", top + head.logo[1], setting) if logo else NOTHING
    marks = [inlines(mark, in_paragraph(style), setting) for mark in block.marks] or [NOTHING]
    return tuple(paragraph(style, joined((NOTHING if index else shown, mark))) for index, mark in enumerate(marks))


def on_grid(length: float, setting: Setting) -> int:
    """A length in twips that is so many lines of Word's grid as it is of the theme's."""
    pitch = setting.theme.pitch
    return round(length * whole_twips(pitch) / pitch)


def _exact(before: float, line: float, after: float, setting: Setting) -> tuple[Xml, ...]:
    """Space and lines that together fill as many lines of the grid as the theme's do; they keep to none themselves."""
    above, below = on_grid(before, setting), on_grid(after, setting)
    height = on_grid(before + line + after, setting) - above - below
    exact = word("spacing", before=above, after=below, line=height, lineRule="exact")
    return flag("snapToGrid", False), exact


def _name(block: Letterhead, head: Head, setting: Setting) -> Xml:
    """The name in its room; an empty line as high where the paper bears it already."""
    fitted = name_style(block.name, head, setting.faces)
    lower = sinks(fitted)
    place = _exact(head.around_name - lower, head.name_height, head.around_name + lower, setting)
    if not head.printed:
        return paragraph(head.styles.name, NOTHING, *place)
    return paragraph(head.styles.name, inlines(block.name, fitted_look(head.styles.name, fitted), setting), *place)


def fitted_look(style: TextStyle, fitted: TextStyle) -> Look:
    """Words of a paragraph that are set smaller and closer than its style says."""
    if fitted.size == style.size:
        return in_paragraph(style)
    height, tracking = floor(2 * fitted.size), word("spacing", val=whole_twips(fitted.tracking))
    form = joined((tracking, word("sz", val=height), word("szCs", val=height)))
    return replace(in_paragraph(style), direct=form)


def _above_rule(block: Letterhead, head: Head, setting: Setting) -> Blocks:
    """Number, then compiler and date; without these the number stands upon the rule, as far down."""
    ruled = _rule(head, setting)
    if block.compiler or block.date:
        return _serial(block, head, setting), _compiler(block, head, setting, ruled)
    line = head.styles.number.line
    return (_serial(block, head, setting, ruled, *_exact(head.above_compiler + line, line, 0, setting)),)


def _rule(head: Head, setting: Setting) -> Xml:
    below = border("bottom", head.rule, setting.theme.palette.red, head.rule_gap)
    return word("pBdr", below) if head.printed else NOTHING


def _serial(block: Letterhead, head: Head, setting: Setting, *direct: Xml) -> Xml:
    """期号 or 发文字号 in the middle; beside 签发人 it stands at the left."""
    style = head.styles.number
    look = fitted_look(style, serial_style(block, head, setting.theme, setting.faces, setting.language))
    serial = inlines(block.serial, look, setting)
    if not block.signer:
        return paragraph(style, serial, *direct)
    said = words(setting.language.official.signer, look)
    name = inlines(block.signer, replace(in_characters(head.styles.signer), direct=look.direct), setting)
    content = joined((TAB, serial, TAB, said, name))
    return paragraph(style, content, _both_ends(head, setting), word("jc", val="left"), *direct)


def _both_ends(head: Head, setting: Setting) -> Xml:
    """Tabs lead to one character from both sides: an indent would draw in the rule below."""
    return tabs(("left", head.inset), ("right", setting.theme.page.measure - head.inset))


def _compiler(block: Letterhead, head: Head, setting: Setting, ruled: Xml) -> Xml:
    style = head.styles.compiler
    beside = beside_style(style, (block.compiler, block.date), head, setting.theme, setting.faces)
    look = fitted_look(style, beside)
    content = (TAB, inlines(block.compiler, look, setting), TAB, inlines(block.date, look, setting))
    return paragraph(
        style, joined(content), _both_ends(head, setting), ruled, *_exact(head.above_compiler, style.line, 0, setting)
    )


def _ruled(head: Head) -> float:
    """What the rule and the space above it take below the line."""
    return round(head.rule_gap) + head.rule if head.printed else 0


def title(content: Inlines, before: float, setting: Setting, taken: float = 0, *direct: Xml) -> Blocks:
    """Lines broken as our own layout breaks them; the space below makes up whole lines of the grid."""
    style, pitch = setting.theme.styles.title, setting.theme.pitch

    def width(text: str) -> float:
        return styled_width(text, style, setting.faces, setting.theme.autospace)

    lines = title_lines(content, width, setting.theme.page.measure)
    if not lines:
        return ()
    height = style.line * len(lines)
    below = ceil(height / pitch - 0.01) * pitch - height
    broken = [inlines(line, in_paragraph(style), setting) for line in lines]
    written = joined(joined((LINE_BREAK if index else NOTHING, line)) for index, line in enumerate(broken))
    above = on_grid(before, setting) - round(taken * TWIPS)
    place = word("spacing", before=above, after=on_grid(below, setting))
    return (paragraph(style, written, place, *direct),)


def _plain_lines(block: Letterhead, head: Head, setting: Setting) -> Blocks:
    """Subtitle, to whom it goes, and the note ahead of the text."""
    made: list[Xml] = []
    if block.subtitle:
        made.append(plain(block.subtitle, setting.theme.styles.subtitle, setting))
    if block.addressees:
        made.append(plain(block.addressees, head.styles.addressees, setting))
    if block.preface:
        said = words(setting.language.official.preface, in_characters(head.styles.preface_label))
        style = head.styles.preface
        made.append(paragraph(style, joined((said, inlines(block.preface, in_paragraph(style), setting)))))
    return tuple(made)


def annex_heading(block: Heading, place: HeadingPlace, head: Head, setting: Setting) -> Blocks:
    """附件 on the first line of a page, a free line, then the title, which is a heading of level 1."""
    label = words(block.number, in_paragraph(head.styles.annex))
    first = paragraph(head.styles.annex, label, flag("pageBreakBefore", True))
    named = title(block.children, head.styles.annex.line, setting, 0, word("outlineLvl", val=0))
    return (first, *(_with_bookmark(each, place, setting) for each in named))


def _with_bookmark(written: Xml, place: HeadingPlace, setting: Setting) -> Xml:
    form, _, content = written.removesuffix("</w:p>").partition("</w:pPr>")
    return Xml(f"{form}</w:pPr>{bookmarked(Xml(content), place.bookmark, setting)}</w:p>")
