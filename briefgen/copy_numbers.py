"""Draw the 份号 of one copy as a page that is laid over its first one: six digits at the upper left; pure.

GB/T 9704-2012, 7.2.1: the first line of the text area, from its left edge, in Arabic digits as large as the text. On a
cover that has no such line it stands above the rule.
"""

from dataclasses import dataclass, replace

from briefgen.deliveries import numbered
from briefgen.document import Meta
from briefgen.faces import Faces
from briefgen.layout.measures import styled_width
from briefgen.layout.pages import Page, Pages, Region, TextRun
from briefgen.layout.structure import LAYOUT
from briefgen.theme import TextStyle, Theme
from briefgen.writers import pdf

COVER_SIZE, COVER_LINE = 12.0, 20.0
"""Of the number on a cover, in points."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the number stands: its left edge, the top of its line, how wide it is, and its style."""

    x: float
    top: float
    width: float
    style: TextStyle


def spot(theme: Theme, faces: Faces) -> Spot:
    """Where the first page of a packet in this theme has its number."""
    style, top = _style(theme)
    width = styled_width(numbered(0), style, faces, theme.autospace)
    return Spot(theme.page.left, top, width, style)


def _style(theme: Theme) -> tuple[TextStyle, float]:
    if theme.head is not None:
        return theme.head.styles.mark, theme.page.top
    style = replace(theme.styles.cover_issuer, name="Copy Number", size=COVER_SIZE, line=COVER_LINE)
    return style, theme.cover.rule - style.line


def mark(number: int, page: Page, theme: Theme, faces: Faces) -> bytes:
    """The page as a PDF, with nothing on it but the number. It is an artifact: the copy has it, not the packet."""
    place = spot(theme, faces)
    text, style = numbered(number), place.style
    gaps = (style.tracking,) * len(text)
    run = TextRun(place.x, place.top + style.baseline(), text, style.face, style.size, style.colour, gaps, LAYOUT)
    drawn = Page("", page.width, page.height, (Region("artifact", 0, (run,)),))
    return pdf.write(Pages((drawn,)), Meta(text, "zh-CN"), faces)


def in_the_way(content: bytes, page: Page, theme: Theme, faces: Faces) -> str:
    """The words that stand where the number would; empty where the place is free."""
    import pypdfium2  # 30 ms, and only what reads a PDF back needs it

    place = spot(theme, faces)
    document = pypdfium2.PdfDocument(content)
    try:
        top, bottom = page.height - place.top, page.height - place.top - place.style.line
        text = document[0].get_textpage().get_text_bounded(place.x, bottom, place.x + place.width, top)
    finally:
        document.close()
    return " ".join(text.split())
