"""Set what stands below the text of an official document: 附件说明, who signs it, and the imprint.

GB/T 9704-2012, 7.3.3, 7.3.5.1 and 7.4.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.document import Attachments, Imprint, Inlines, Signature
from briefgen.faces import Faces
from briefgen.formalities import attachment_lines
from briefgen.language import Language
from briefgen.layout.fitting import fitted
from briefgen.layout.flowables import (
    Flowable,
    Setting,
    glued,
    horizontal,
    line_items,
    moved,
    one_line,
    text_flowable,
    with_label,
)
from briefgen.layout.lines import Line, Paragraph, Shape
from briefgen.layout.measures import styled_width
from briefgen.layout.pages import Item
from briefgen.layout.spans import label, spans
from briefgen.layout.structure import Element
from briefgen.theme import Head, TextStyle, Theme
from briefgen.traversal import plain_text


def attachments(block: Attachments, setting: Setting) -> tuple[Flowable, ...]:
    """A free line, then 附件： and the names; what goes on stands below the first character of its name."""
    head = setting.theme.head
    if head is None:
        return ()
    made: list[Flowable] = []
    listed = setting.within(setting.element("L"))
    for place in attachment_places(block, head.styles.attachments, setting.faces, setting.language):
        made += _hanging(place, listed)
    return glued([each._replace(before=each.height if index == 0 else 0) for index, each in enumerate(made)])


@dataclass(frozen=True, slots=True)
class AttachmentPlace:
    """A name with what stands before it, and where both begin, in points from the left margin."""

    label: str
    name: Inlines
    left: float
    words: float
    style: TextStyle


BEYOND_LABEL = 1.0
"""A name begins so far behind its label, in points: the tab that leads to it in Word must lead onward."""


def attachment_places(
    block: Attachments, style: TextStyle, faces: Faces, language: Language
) -> Iterator[AttachmentPlace]:
    """The numbers stand below one another, and so do the names."""
    indent = styled_width(language.official.attachments, style, faces, 0)
    named = tuple(attachment_lines(block, language))
    lefts = [style.left + (indent if index else 0) for index in range(len(named))]
    ends = [left + styled_width(before, style, faces, 0) for left, (before, _) in zip(lefts, named, strict=True)]
    for left, (before, name) in zip(lefts, named, strict=True):
        yield AttachmentPlace(before, name, left, max(ends) + BEYOND_LABEL, style)


def _hanging(place: AttachmentPlace, setting: Setting) -> tuple[Flowable, ...]:
    shape, item = Shape(setting.measure - place.words, autospace=setting.theme.autospace), setting.element("LI")
    words = spans(place.name, place.style, setting.theme, Element("LBody", item))
    lines = Paragraph(words, setting.faces, shape).lines()
    made = [text_flowable(line, place.words, place.style, setting, "paragraph") for line in lines]
    before = one_line(label(place.label, place.style, Element("Lbl", item)), setting)
    return with_label(made[0], *line_items(before, place.left, 0, place.style)), *made[1:]


# --- who signs ------------------------------------------------------------------------------------------------


def signature(block: Signature, setting: Setting) -> tuple[Flowable, ...]:
    """A free line, the issuer, the day below; neither nearer than two characters to the right margin (7.3.5.1)."""
    head = setting.theme.head
    if head is None:
        return ()
    style = signature_style(block, head, setting.theme, setting.faces)
    issuer, date = (_line(words, style, setting) for words in (block.issuer, block.date))
    lefts = signature_lefts(issuer.width, date.width, setting.measure, head)
    made = [
        Flowable(style.line, line_items(line, left, 0, style), "paragraph", before=0 if index else style.line)
        for index, (line, left) in enumerate(zip((issuer, date), lefts, strict=True))
    ]
    return glued(made)


def _line(words: Inlines, style: TextStyle, setting: Setting) -> Line:
    """A paragraph of its own, on one line."""
    return one_line(spans(words, style, setting.theme, setting.element("P")), setting)


def signature_style(block: Signature, head: Head, theme: Theme, faces: Faces) -> TextStyle:
    """The style of issuer and date, smaller where one of them would be too wide."""
    room = theme.page.measure - 4 * head.inset
    return fitted(fitted(head.styles.signature, (block.issuer,), room, faces), (block.date,), room, faces)


def signature_lefts(issuer: float, date: float, measure: float, head: Head) -> tuple[float, float]:
    """Where issuer and date begin: the date two characters further right, or, if it is longer, as far as it can."""
    two = 2 * head.inset
    if date > issuer:
        return max(0.0, measure - date - 2 * two), max(0.0, measure - date - two)
    return max(0.0, measure - two - issuer), max(0.0, measure - issuer)


# --- the imprint ------------------------------------------------------------------------------------------------


def imprint(block: Imprint, setting: Setting) -> tuple[Flowable, ...]:
    """Rows between rules, ending where the text of the page ends; one that fits on no page flows like text."""
    head = setting.theme.head
    if head is None:
        return ()
    rows = [*(_recipients(label_, names, head, setting) for label_, names in block.recipients)]
    rows += [row for row in (_printed(block, head, setting),) if row]
    lines = list(_ruled(rows, head, setting))
    height = sum(line.height for line in lines)
    if height > setting.theme.page.depth:
        return tuple(lines)
    items: list[Item] = []
    top = 0.0
    for line in lines:
        items += (moved(item, 0, top) for item in line.items)
        top += line.height
    return (Flowable(height, tuple(items), "paragraph", at_foot=True),)


Row = list[Flowable]


def _ruled(rows: Sequence[Row], head: Head, setting: Setting) -> Iterator[Flowable]:
    """Heavier rules above and below all, finer ones between (7.4.1)."""
    measure, ink, pad = setting.measure, setting.theme.palette.ink, head.imprint_padding
    for index, row in enumerate(rows):
        weight = head.imprint_rule if index else head.imprint_edge
        yield Flowable(pad, (horizontal(0, 0, measure, weight, ink),), "artifact", glued=True)
        yield from row
        last = index == len(rows) - 1
        edge = (horizontal(0, pad, measure, head.imprint_edge, ink),) if last else ()
        yield Flowable(pad, edge, "artifact")


def _recipients(said: Inlines, names: Inlines, head: Head, setting: Setting) -> Row:
    """报： and the names; what goes on stands below the first of them."""
    style, tag = head.styles.imprint, setting.element("P")
    marked = one_line(spans(said, style, setting.theme, tag), setting)
    left = head.imprint_inset + styled_width(plain_text(said), style, setting.faces, setting.theme.autospace)
    shape = Shape(setting.measure - left - head.imprint_inset, 0, 0, "justified", setting.theme.autospace)
    lines = Paragraph(spans(names, style, setting.theme, tag), setting.faces, shape).lines() or (Line((), 0),)
    made = [text_flowable(line, left, style, setting, "paragraph") for line in lines]
    return [with_label(made[0], *line_items(marked, head.imprint_inset, 0, style)), *made[1:]]


def printed_style(block: Imprint, head: Head, theme: Theme, faces: Faces) -> TextStyle:
    """The style of printer and date, smaller where the two would meet."""
    room = theme.page.measure - 3 * head.imprint_inset
    return fitted(fitted(head.styles.imprint, (block.printer, block.date), room, faces), (block.copies,), room, faces)


def _printed(block: Imprint, head: Head, setting: Setting) -> Row:
    """Who printed it at the left, the day at the right; the number of copies below the day."""
    style = printed_style(block, head, setting.theme, setting.faces)
    printer, date, copies = (_line(words, style, setting) for words in (block.printer, block.date, block.copies))
    right = setting.measure - head.imprint_inset
    made: Row = []
    if block.printer or block.date:
        items = (
            *line_items(printer, head.imprint_inset, 0, style),
            *line_items(date, right - date.width, 0, style),
        )
        made.append(Flowable(style.line, items, "paragraph"))
    if block.copies:
        made.append(Flowable(style.line, line_items(copies, right - copies.width, 0, style), "paragraph"))
    return made
