"""Hold what a file says now: its record, and what stands in each recorded place."""

from bisect import bisect_right
from dataclasses import dataclass

from briefgen.readers.recorded import Recorded, RecordedClaim, RecordedFigure, RecordedPlace
from briefgen.readers.searching import Words


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from its lower left corner; `page` is an index."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in one place of a figure now.

    `text` is empty where the figure was taken out, None where its whole sentence is not in the file any more.
    """

    figure: RecordedFigure
    place: RecordedPlace
    text: str | None
    page: str
    boxes: tuple[Box, ...] = ()
    kept: bool = False
    """Whether the words are those of the record; spaces do not count."""


@dataclass(frozen=True, slots=True)
class ClaimStanding:
    """What stands in one place of a claim now, in the same way.

    `undisturbed` says that the words of its sentence outside all figures are as they were.
    """

    claim: RecordedClaim
    place: RecordedPlace
    text: str | None
    page: str
    boxes: tuple[Box, ...] = ()
    kept: bool = False
    undisturbed: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """How much of a file can be read: a copy that has lost its record is known by its words alone, and of pages that
    are `pictures` nothing is known. `edition` is the one that stands on its pages."""

    is_copy: bool = False
    pictures: tuple[str, ...] = ()
    edition: str = ""


WHOLE = Seen()


@dataclass(frozen=True, slots=True)
class Wording:
    """All words of a file in close form.

    `pages` tell where in them each page begins, with its number; a Word file has none. Apart from them stand the heads
    and feet of its pages: `running` all of them, `opening` those of its first section, the cover. `heads` are heads of
    tables. At `notes` footnotes begin that follow the body; None where each stands on its page.
    """

    words: Words
    pages: tuple[tuple[int, str], ...] = ()
    running: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    notes: int | None = None
    page_numbers: tuple[str, ...] = ()
    """Those of its words that are numbers of other pages, as in the contents."""

    def page_at(self, index: int) -> str:
        """The number of the page on which a word stands."""
        at = bisect_right(self.pages, index, key=lambda page: page[0]) - 1
        return self.pages[at][1] if at >= 0 else ""


@dataclass(frozen=True, slots=True)
class ReadPacket:
    """A file as it was read. Without a record there is nothing that its words could be held against."""

    kind: str
    record: Recorded | None
    wording: Wording
    standings: tuple[Standing, ...] = ()
    claims: tuple[ClaimStanding, ...] = ()
    seen: Seen = WHOLE

    def hides(self, place: RecordedPlace) -> bool:
        """Whether what is not found in a place may be there all the same: in a picture, or on a page left out."""
        if self.seen.pictures:
            return True
        return self.seen.is_copy and (place.is_label or not self._has_page(place.page))

    def _has_page(self, page: str) -> bool:
        """Whether most of what was on a page of the original is found; a few sentences stand on other pages too."""
        there = [each.text is not None for each in self.standings if each.place.page == page]
        return 2 * sum(there) >= len(there)
