"""Set what stands above the text of an official document: red head, title, to whom it goes, the note ahead of it.

The measures are those of the house look; the order is that of GB/T 9704-2012, 7.2 and 7.3.
"""

from collections.abc import Sequence
from dataclasses import replace

from briefgen.document import Heading, Inlines, Letterhead, Text
from briefgen.faces import Faces
from briefgen.language import Language
from briefgen.layout.fitting import fitted
from briefgen.layout.flowables import Flowable, Setting, glued, horizontal, line_items, one_line, paragraph, with_items
from briefgen.layout.lines import Line, Span
from briefgen.layout.logo import placed_logo
from briefgen.layout.measures import styled_width
from briefgen.layout.spans import label, spans
from briefgen.layout.structure import Element, Tag
from briefgen.layout.titles import title_lines
from briefgen.theme import Head, TextStyle, Theme


def letterhead(block: Letterhead, setting: Setting) -> tuple[Flowable, ...]:
    """From the marks on the first line to the note ahead of the text, never split."""
    head = setting.theme.head
    if head is None:
        return ()
    made = (
        *_marks(block, head, setting),
        _name(block, head, setting),
        *_above_rule(block, head, setting),
        _rule(head, setting),
        *_title(block.title, head.title_gap, setting.element("Title"), setting),
        *_subtitle(block, setting),
    )
    return (*glued(made), *_addressees(block, head, setting), *_preface(block, head, setting))


def _line(words: Inlines, style: TextStyle, tag: Tag, setting: Setting) -> Line:
    return one_line(spans(words, style, setting.theme, tag), setting)


def _spans(words: Inlines, style: TextStyle, setting: Setting) -> tuple[Span, ...]:
    """A paragraph of its own."""
    return spans(words, style, setting.theme, setting.element("P"))


def _marks(block: Letterhead, head: Head, setting: Setting) -> list[Flowable]:
    """份号, 密级, 紧急程度, one a line from the first line on; that line stays free where there is none."""
    style = head.styles.mark
    set_marks = [paragraph(_spans(mark, style, setting), style, setting, "cover") for mark in block.marks]
    lines = [line for mark in set_marks for line in mark] or [Flowable(style.line, (), "cover")]
    first, *others = lines
    logo = setting.theme.logo
    if logo is None:
        return [first, *others]
    return [with_items(first, placed_logo(logo, setting.measure, head.logo[1], head.logo)), *others]


def name_style(name: Inlines, head: Head, faces: Faces) -> TextStyle:
    """The style of the name, smaller where it would be too wide; its line is as high as its room."""
    return replace(fitted(head.styles.name, (name,), head.name_width, faces), line=head.name_height)


def _name(block: Letterhead, head: Head, setting: Setting) -> Flowable:
    style = name_style(block.name, head, setting.faces)
    line = _line(block.name, style, setting.element("P"), setting)
    left = (setting.measure - line.width + style.tracking) / 2
    items = line_items(line, left, head.around_name, style) if head.printed else ()
    return Flowable(style.line + 2 * head.around_name, items, "cover")


def _above_rule(block: Letterhead, head: Head, setting: Setting) -> tuple[Flowable, ...]:
    """Number, then compiler and date; without these the number stands upon the rule, as far down (7.2.5)."""
    serial = _serial(block, head, setting)
    if block.compiler or block.date:
        return serial, _compiler(block, head, setting)
    return Flowable(head.above_compiler + serial.height, (), "artifact"), serial


def _serial(block: Letterhead, head: Head, setting: Setting) -> Flowable:
    """期号 or 发文字号 in the middle; beside 签发人 it stands at the left (7.2.5, 7.2.6)."""
    style = serial_style(block, head, setting.theme, setting.faces, setting.language)
    line = _line(block.serial, style, setting.element("P"), setting)
    if not block.signer:
        return Flowable(style.line, line_items(line, (setting.measure - line.width) / 2, 0, style), "cover")
    name = replace(head.styles.signer, size=style.size, tracking=style.tracking)
    tag = setting.element("P")
    said = label(setting.language.official.signer, style, tag)
    signer = one_line((*said, *spans(block.signer, name, setting.theme, tag)), setting)
    right = setting.measure - head.inset - signer.width
    items = (*line_items(line, head.inset, 0, style), *line_items(signer, right, 0, style))
    return Flowable(style.line, items, "cover")


def serial_style(block: Letterhead, head: Head, theme: Theme, faces: Faces, language: Language) -> TextStyle:
    """The style of the line of the number and of who signs."""
    signer = ((Text(language.official.signer),), block.signer) if block.signer else ()
    return beside_style(head.styles.number, (block.serial, *signer), head, theme, faces)


def beside_style(style: TextStyle, contents: Sequence[Inlines], head: Head, theme: Theme, faces: Faces) -> TextStyle:
    """The style of a line with words at both ends, smaller where these would meet."""
    return fitted(style, contents, theme.page.measure - 3 * head.inset, faces)


def _compiler(block: Letterhead, head: Head, setting: Setting) -> Flowable:
    both = (block.compiler, block.date)
    style = beside_style(head.styles.compiler, both, head, setting.theme, setting.faces)
    compiler, date = (_line(words, style, setting.element("P"), setting) for words in both)
    items = (
        *line_items(compiler, head.inset, head.above_compiler, style),
        *line_items(date, setting.measure - head.inset - date.width, head.above_compiler, style),
    )
    return Flowable(head.above_compiler + style.line, items, "cover")


def _rule(head: Head, setting: Setting) -> Flowable:
    rule = horizontal(0, head.rule_gap, setting.measure, head.rule, setting.theme.palette.red)
    return Flowable(head.rule_gap, (rule,) if head.printed else (), "artifact")


def _title(words: Inlines, before: float, tag: Tag, setting: Setting) -> list[Flowable]:
    """Centred lines, broken by sense."""
    style = setting.theme.styles.title

    def width(text: str) -> float:
        return styled_width(text, style, setting.faces, setting.theme.autospace)

    lines = [_line(line, style, tag, setting) for line in title_lines(words, width, setting.measure)]
    made = [
        Flowable(style.line, line_items(line, (setting.measure - line.width) / 2, 0, style), "cover") for line in lines
    ]
    return [each._replace(before=before if index == 0 else 0) for index, each in enumerate(made)]


def _subtitle(block: Letterhead, setting: Setting) -> tuple[Flowable, ...]:
    style = setting.theme.styles.subtitle
    return _on_grid(paragraph(_spans(block.subtitle, style, setting), style, setting, "cover"))


def _addressees(block: Letterhead, head: Head, setting: Setting) -> tuple[Flowable, ...]:
    style = head.styles.addressees
    return _on_grid(paragraph(_spans(block.addressees, style, setting), style, setting))


def _preface(block: Letterhead, head: Head, setting: Setting) -> tuple[Flowable, ...]:
    """按： and the note, then a free line."""
    if not block.preface:
        return ()
    style, tag = head.styles.preface, setting.element("P")
    said = label(setting.language.official.preface, head.styles.preface_label, tag)
    return _on_grid(paragraph((*said, *spans(block.preface, style, setting.theme, tag)), style, setting))


def _on_grid(flowables: Sequence[Flowable]) -> tuple[Flowable, ...]:
    return tuple(each._replace(on_grid=index == 0) for index, each in enumerate(flowables))


def annex_heading(block: Heading, head: Head, setting: Setting) -> tuple[Flowable, ...]:
    """附件 on the first line of a page, a free line, then the title (7.3.7)."""
    style, tag = head.styles.annex, Element("H", setting.parent, level=block.level)
    words = one_line(label(block.number, style, tag), setting)
    first = Flowable(style.line, line_items(words, 0, 0, style), "heading", starts_page=True, heading=block)
    return glued((first, *_title(block.children, style.line, tag, setting)), with_next=True)
