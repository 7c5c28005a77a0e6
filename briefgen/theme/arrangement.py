"""Say in which parts and forms a packet comes: what themes differ in beside faces, lengths and colours."""

from dataclasses import dataclass
from typing import Literal

Opening = Literal["cover", "letterhead"]
PageNumberPlace = Literal["right", "outer"]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How a document is put in order before it is laid out; the two files of a packet are made of the same one.

    As prose, a voice, the summary, the key figures (a list) and the notes on bounds are running text. Folded tables
    have rank and remark below the name. Where chapters are numbered, each heading of level 1 that is no section is.
    """

    opening: Opening = "cover"
    contents: bool = True
    chapters_start_pages: bool = True
    numbers_chapters: bool = False
    as_prose: bool = False
    folds_tables: bool = False


AS_COMPOSED = Arrangement()


@dataclass(frozen=True, slots=True)
class Running:
    """What every page bears: the running heads, if any, and its number in a pattern, at a place.

    `outer` is the right edge of odd pages and the left one of even pages; `inset` counts from that edge, in points.
    """

    heads: bool = True
    number: str = "{number}"
    place: PageNumberPlace = "right"
    inset: float = 0


HEADS_AND_NUMBER = Running()


@dataclass(frozen=True, slots=True)
class TextGrid:
    """So many lines a page and characters a line; each block begins on a line of the grid."""

    lines: int
    characters: int
