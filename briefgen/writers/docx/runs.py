"""Write inlines as runs: figures and claims in hidden bookmarks, notes as real footnotes, links as links."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import assert_never

from briefgen.document import Claim, Datum, Emphasis, Inline, Inlines, Link, Mark, Note, Strong, Text
from briefgen.theme import FaceName, TextStyle
from briefgen.traversal import plain_text
from briefgen.writers.docx import styles
from briefgen.writers.docx.markup import NOTHING, Xml, clean, escaped, joined, tag, word
from briefgen.writers.docx.properties import REMEMBERED, properties, twips
from briefgen.writers.docx.setting import Setting

_QUOTATION_MARKS = re.compile("([“”‘’]+)")
"""Quotation marks, which Kai has at half width only and the other faces only at full width (house look, Faces)."""

TAB = Xml("<w:r><w:tab/></w:r>")


@dataclass(frozen=True, slots=True)
class Look:
    """The character style of the words, or none for that of their paragraph, and the face that it gives."""

    face: FaceName
    character: str = ""
    direct: Xml = NOTHING
    """Run properties beside those of the style, in the order of the schema: a gap behind, a size."""


def in_paragraph(style: TextStyle) -> Look:
    """Words that take everything from the style of their paragraph."""
    return Look(style.face)


def in_characters(style: TextStyle) -> Look:
    """Words in a character style."""
    return Look(style.face, styles.identifier(style))


def inlines(children: Inlines, look: Look, setting: Setting) -> Xml:
    return joined(_inline(child, look, setting) for child in children)


def with_gap(children: Inlines, look: Look, gap: float, setting: Setting) -> Xml:
    """Inlines whose last character is tracked, so that a gap follows it."""
    last = children[-1] if children else None
    if not isinstance(last, Text) or not last.text:
        return inlines(children, look, setting)
    wide = replace(look, direct=word("spacing", val=twips(gap)))
    ahead = (*children[:-1], replace(last, text=last.text[:-1]))
    return joined((inlines(ahead, look, setting), words(last.text[-1], wide)))


def _inline(inline: Inline, look: Look, setting: Setting) -> Xml:
    match inline:
        case Text(text=text):
            return _set(text, look, setting)
        case Strong(children=children):
            return inlines(children, replace(look, face=setting.theme.strong, character=styles.STRONG), setting)
        case Emphasis(children=children):
            return inlines(children, replace(look, face=setting.theme.emphasis, character=styles.EMPHASIS), setting)
        case Link():
            return _link(inline, look, setting)
        case Datum():
            return figure(_set(inline.text, look, setting), inline, setting)
        case Claim():
            return _claim(inline, look, setting)
        case Mark():
            return _mark(inline, setting)
        case Note():
            return _note(inline, look, setting)
        case _:
            assert_never(inline)


def words(text: str, look: Look) -> Xml:
    """Text as runs of one look; in Kai the quotation marks are set apart, in Song."""
    if look.face != "kai":
        return run(text, look)
    song = replace(look, face="song", character=styles.SONG)
    pieces = _QUOTATION_MARKS.split(text)
    return joined(run(piece, song if index % 2 else look) for index, piece in enumerate(pieces))


def _set(text: str, look: Look, setting: Setting) -> Xml:
    """Text of the packet; where spaces part words its quotation marks are the narrow ones, which only Kai has."""
    if not setting.language.spaced or look.face == "kai":
        return words(text, look)
    family = setting.faces.face("kai").family
    fonts = word("rFonts", ascii=family, hAnsi=family, eastAsia=family, cs=family)
    narrow = replace(look, direct=joined((fonts, look.direct)))
    pieces = _QUOTATION_MARKS.split(text)
    return joined(run(piece, narrow if index % 2 else look) for index, piece in enumerate(pieces))


def run(text: str, look: Look) -> Xml:
    if not text:
        return NOTHING
    return Xml(f'<w:r>{_run_properties(look)}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>')


def _run_properties(look: Look) -> Xml:
    return _looking(look.character, look.direct) if look.character or look.direct else NOTHING


@lru_cache(REMEMBERED)
def _looking(character: str, direct: Xml) -> Xml:
    return word("rPr", word("rStyle", val=character) if character else NOTHING, direct)


LONGEST_TITLE = 64
"""Characters that Word takes for the title of a control."""


def figure(content: Xml, datum: Datum, setting: Setting) -> Xml:
    """The runs of a printed figure in its hidden bookmark: _fig_0001 counts figures in reading order."""
    number = next(setting.numbers.figures)
    title = setting.control_titles.get(datum.identifier, "")
    held = _control(content, title, number) if title else content
    return bookmarked(held, f"_fig_{number:04d}", setting)


def _control(content: Xml, title: str, number: int) -> Xml:
    """A rich-text control that says whose figure it holds (ECMA-376 17.5.2); one for plain text would lose the runs in
    LibreOffice."""
    alias, mark = word("alias", val=clean(title)[:LONGEST_TITLE]), word("tag", val=f"figure-{number}")
    return word("sdt", word("sdtPr", alias, mark, word("id", val=number)), word("sdtContent", content))


def bookmarked(content: Xml, name: str, setting: Setting) -> Xml:
    number = next(setting.numbers.bookmarks)
    return joined((word("bookmarkStart", id=number, name=name), content, word("bookmarkEnd", id=number)))


def field(instruction: str, cached: Xml, look: Look) -> Xml:
    """A complex field with the words that it showed last (ECMA-376 17.16.18)."""
    code = tag("w:instrText", escaped(f" {instruction} "), **{"xml:space": "preserve"})
    return joined(
        (field_mark("begin", look), _bare(code, look), field_mark("separate", look), cached, field_mark("end", look))
    )


def field_mark(kind: str, look: Look) -> Xml:
    return _bare(word("fldChar", fldCharType=kind), look)


def _bare(content: Xml, look: Look) -> Xml:
    return word("r", _run_properties(look), content)


def _claim(claim: Claim, look: Look, setting: Setting) -> Xml:
    name = f"_claim_{next(setting.numbers.claims):04d}"
    return bookmarked(inlines(claim.children, look, setting), name, setting)


def _mark(mark: Mark, setting: Setting) -> Xml:
    return run(mark.text, in_characters(setting.theme.styles.annex_mark))


def _link(link: Link, look: Look, setting: Setting) -> Xml:
    plain = look
    look = look if look.character else replace(look, character=styles.LINK)
    content = inlines(link.children, look, setting)
    if link.target.startswith("#"):
        anchor = setting.bookmarks.get(link.target[1:])
        if anchor and _is_number(link, setting):
            return field(rf"REF {anchor} \h", inlines(link.children, plain, setting), plain)
        return word("hyperlink", content, anchor=anchor, history=1) if anchor else content
    target = setting.relationships.to("hyperlink", link.target, outside=True)
    return tag("w:hyperlink", content, **{"r:id": target, "w:history": "1"})


def _is_number(link: Link, setting: Setting) -> bool:
    """Whether it says no more than the number of a table or figure: Word keeps that up (ECMA-376 17.16.5.54)."""
    kind, _, number = link.target[1:].rpartition("-")
    known = kind in ("table", "figure") and number.isdecimal()
    return known and plain_text(link.children) == setting.language.tables.label(kind, int(number))


def _note(note: Note, look: Look, setting: Setting) -> Xml:
    """A footnote; within another one, where Word allows none, its words stand in brackets."""
    if setting.in_note:
        opening, closing = setting.language.packet.brackets
        return joined((words(opening, look), inlines(note.children, look, setting), words(closing, look)))
    number = len(setting.collected.footnotes) + 1
    setting.collected.footnotes.append(NOTHING)
    setting.collected.footnotes[number - 1] = _footnote(note, number, setting)
    mark = in_characters(setting.theme.styles.footnote_mark)
    return word("r", _run_properties(mark), word("footnoteReference", id=number))


def _footnote(note: Note, number: int, setting: Setting) -> Xml:
    style = setting.theme.styles.footnote
    inside = replace(setting, in_note=True, relationships=setting.collected.footnote_links)
    content = inlines(note.children, in_paragraph(style), inside)
    mark = word("r", tag("w:footnoteRef"))
    paragraph = word("p", properties("pPr", word("pStyle", val=styles.identifier(style))), mark, TAB, content)
    return word("footnote", paragraph, id=number)
