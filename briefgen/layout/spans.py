"""Turn inlines into spans of one look, in a style of the theme; figures keep their digits and unit together."""

from collections.abc import Iterator
from typing import NamedTuple, assert_never

from briefgen.document import Claim, Datum, Emphasis, Inline, Inlines, Link, Mark, Note, Strong, Text
from briefgen.layout.lines import Span
from briefgen.layout.provenance import FIGURE
from briefgen.layout.structure import Element, Tag, linking
from briefgen.theme import TextStyle, Theme

IDEOGRAPH_CENTRE = 0.38
"""How far the middle of an ideograph stands above the baseline, in em."""

CIRCLED_PLACEHOLDER, PLAIN_PLACEHOLDER = "①", "1"
"""Stand for a note's mark until its page is known; all digits, circled or not, are of one width."""


class Look(NamedTuple):
    """What a span takes from its style and from the inlines around it."""

    style: TextStyle
    theme: Theme
    face: str
    tag: Tag
    link: str = ""


def spans(inlines: Inlines, style: TextStyle, theme: Theme, tag: Tag) -> tuple[Span, ...]:
    """The inlines in reading order, each in the face, size and colour of the style.

    They belong to `tag`; links, figures and marks of notes to elements of their own below it.
    """
    look = Look(style, theme, style.face, tag)
    return tuple([span for inline in inlines for span in _spans(inline, look) if span.text])


def label(text: str, style: TextStyle, tag: Tag) -> tuple[Span, ...]:
    """Words of the program's own in one style."""
    return (Span(text, style.face, style.size, style.colour, tag, tracking=style.tracking),) if text else ()


def _spans(inline: Inline, look: Look) -> Iterator[Span]:
    match inline:
        case Text(text=text):
            yield _plain(text, look)
        case Strong(children=children):
            yield from _all(children, look._replace(face=look.theme.strong))
        case Emphasis(children=children):
            yield from _all(children, look._replace(face=look.theme.emphasis))
        case Link(children=children, target=target):
            tag = linking(look.tag)
            yield from _all(children, look if tag is look.tag else look._replace(tag=tag, link=target))
        case Claim(children=children):
            yield from _all(children, look)
        case Datum():
            yield _datum(inline, look)
        case Mark():
            yield _mark(inline, look)
        case Note():
            yield _note(inline, look)
        case _:
            assert_never(inline)


def _all(children: Inlines, look: Look) -> Iterator[Span]:
    return (span for child in children for span in _spans(child, look))


def _plain(text: str, look: Look) -> Span:
    style = look.style
    return Span(text, look.face, style.size, style.colour, look.tag, tracking=style.tracking, link=look.link)


def _datum(datum: Datum, look: Look) -> Span:
    start = len(datum.before)
    bound = start - 1 if start == 1 else start
    end = start + len(datum.digits + datum.excess + datum.unit)
    style, tag = look.style, linking(look.tag)
    link = look.link if tag is look.tag else f"#{FIGURE}{datum.identifier}"
    kept = ((bound, end),)
    return Span(datum.text, look.face, style.size, style.colour, tag, 0, style.tracking, link, datum, kept=kept)


def _mark(mark: Mark, look: Look) -> Span:
    style = look.theme.styles.annex_mark
    rise = IDEOGRAPH_CENTRE * (look.style.size - style.size)
    return _plain(mark.text, look)._replace(size=style.size, colour=style.colour, rise=rise)


def _note(note: Note, look: Look) -> Span:
    style = look.theme.styles.footnote_mark
    rise = look.theme.note_raise * look.style.size
    tag = Element("Reference", look.tag) if isinstance(look.tag, Element) else look.tag
    placeholder = CIRCLED_PLACEHOLDER if look.theme.circled_notes else PLAIN_PLACEHOLDER
    return Span(placeholder, style.face, style.size, style.colour, tag, rise, note=note)
