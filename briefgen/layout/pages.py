"""Hold what stands where: pages of text runs, rules, shapes and images, in points from the top left corner."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from briefgen.document import Image
from briefgen.layout.structure import Element, Tag

Role = Literal[
    "artifact",
    "cover",
    "heading",
    "paragraph",
    "list",
    "quotation",
    "caption",
    "contents",
    "table header",
    "table row",
    "note",
    "figure",
    "footnote",
]


class TextRun(NamedTuple):
    """Characters of one face, size and colour on one baseline.

    `gaps[i]` is what is added after character i beside its own advance, in points: justification, squeezed marks,
    the gap between Han and Latin. Its length is that of the text. `face` names a shipped or found face.

    Every drawn item has a `tag`: the element that it belongs to, or the kind of artifact that it is. Only while a
    flowable is made it may be None: it is then of what the flowable is.
    """

    x: float
    baseline: float
    text: str
    face: str
    size: float
    colour: str
    gaps: tuple[float, ...]
    tag: Tag | None = None


class Rule(NamedTuple):
    """A straight line; `dash` is (on, off), or () for a solid one."""

    x: float
    y: float
    to_x: float
    to_y: float
    weight: float
    colour: str
    dash: tuple[float, ...] = ()
    tag: Tag | None = None


class Box(NamedTuple):
    """A rectangle from its top left corner, filled, outlined or both; an empty colour is none."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    outline: str = ""
    weight: float = 0
    dash: tuple[float, ...] = ()
    tag: Tag | None = None


class Disc(NamedTuple):
    """A circle around its centre."""

    x: float
    y: float
    radius: float
    fill: str = ""
    outline: str = ""
    weight: float = 0
    tag: Tag | None = None


class PlacedImage(NamedTuple):
    """A picture from its top left corner."""

    x: float
    y: float
    width: float
    height: float
    image: Image
    tag: Tag | None = None


class LinkArea(NamedTuple):
    """A rectangle that leads to a destination of the packet (by identifier) or to an address.

    Its tag is the Link in which the words stand that it covers; several areas may belong to one.
    """

    x: float
    y: float
    width: float
    height: float
    target: str
    inside: bool
    contents: str
    tag: Tag | None = None


Item = TextRun | Rule | Box | Disc | PlacedImage | LinkArea


class Region(NamedTuple):
    """What one piece of one block leaves on a page, in reading order; `block` is its index in the Document.

    `elements` begin here, in this order, whether or not anything of them is drawn: the cells of a row.
    """

    role: Role
    block: int
    items: tuple[Item, ...]
    elements: tuple[Element, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """`label` is the printed page number; the cover has none."""

    label: str
    width: float
    height: float
    regions: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline; `level` counts from 1 and never skips one; `page` is an index into the pages."""

    title: str
    level: int
    page: int
    y: float
    identifier: str


@dataclass(frozen=True, slots=True)
class FigurePlace:
    """Where a figure is printed: which occurrence of which figure, under which heading, in which sentence."""

    identifier: str
    ordinal: int
    page: str


@dataclass(frozen=True, slots=True)
class Pages:
    """All pages, and what can be found again on them."""

    pages: tuple[Page, ...]
    bookmarks: tuple[Bookmark, ...] = ()
    places: tuple[FigurePlace, ...] = ()
    two_sided: bool = False
