"""Tell which part of a page drawn items fill: what a figure's frame is made of (ISO 32000-1, 14.8.5.4.3)."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from briefgen.layout.pages import Box, Disc, Item, LinkArea, PlacedImage, Rule, TextRun
from briefgen.writers.pdf.fonts import Fonts

Extent = tuple[float, float, float, float]
"""Left, top, right, bottom, in points from the top left corner of the page."""

ABOVE, BELOW = 0.88, 0.12
"""How far an ideograph reaches above and below its baseline, in em."""


def extent(items: Iterable[Item], fonts: Fonts) -> Extent | None:
    """The rectangle around all items; None where nothing is drawn."""
    found = [each for item in items for each in _extents(item, fonts)]
    if not found:
        return None
    lefts, tops, rights, bottoms = zip(*found, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _extents(item: Item, fonts: Fonts) -> Iterator[Extent]:
    match item:
        case TextRun():
            face = fonts.codes(item.face).face
            width = item.size * sum(map(face.advance, item.text)) + sum(item.gaps)
            yield item.x, item.baseline - ABOVE * item.size, item.x + width, item.baseline + BELOW * item.size
        case Rule(x=x, y=y, to_x=to_x, to_y=to_y):
            yield min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)
        case Box() | PlacedImage():
            yield item.x, item.y, item.x + item.width, item.y + item.height
        case Disc(x=x, y=y, radius=radius):
            yield x - radius, y - radius, x + radius, y + radius
        case LinkArea():
            return
        case _:
            assert_never(item)
