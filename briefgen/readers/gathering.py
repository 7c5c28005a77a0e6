"""Gather the words of a file in close form, with where each character came from; then find the figures in them."""

from collections.abc import Callable
from dataclasses import dataclass, field

from briefgen.readers.aligning import Found, Sought, Words, aligned, close
from briefgen.readers.packet import Box, ClaimStanding, ReadPacket, Standing
from briefgen.readers.recorded import Recorded, RecordedPlace


@dataclass(slots=True)
class Gathering:
    """Words as they are read, one piece after another. A piece is what one run or one drawn text holds."""

    text: list[str] = field(default_factory=list)
    pieces: list[int] = field(default_factory=list)
    """For each character of `text` the piece that it is from."""
    ends: list[int] = field(default_factory=list)
    joints: list[int] = field(default_factory=list)

    @property
    def length(self) -> int:
        return len(self.text)

    def add(self, words: str, piece: int = 0) -> None:
        closed = close(words)
        self.text.extend(closed)
        self.pieces.extend([piece] * len(closed))

    def end(self) -> None:
        """Here ends a cell, a paragraph or a line."""
        if not self.ends or self.ends[-1] != len(self.text):
            self.ends.append(len(self.text))

    def joint(self) -> None:
        """Here ends something smaller."""
        self.joints.append(len(self.text))

    def words(self) -> Words:
        return Words("".join(self.text), tuple(self.ends), tuple(self.joints))


Locating = Callable[[Found], tuple[str, tuple[Box, ...]]]
"""Tells of a span of words the page and the boxes where it stands."""


Expecting = Callable[[RecordedPlace], range]
"""Tells where in the words a recorded place is thought to be, or anywhere."""


def read_packet(
    kind: str, record: Recorded | None, words: Words, locating: Locating, expecting: Expecting
) -> ReadPacket:
    """What stands in each recorded place now."""
    if record is None:
        return ReadPacket(kind, None, words.text)
    figures, claims = record.places, [(claim, place) for claim in record.claims for place in claim.places]
    places = [*((place, False) for _, place in figures), *((place, True) for _, place in claims)]
    sought = [Sought(each.section, each.sentence, each.text, expecting(each), over) for each, over in places]
    found = aligned(words, sought)
    told = [_told(each, span, words, locating) for (each, _), span in zip(places, found, strict=True)]
    own, others = told[: len(figures)], told[len(figures) :]
    standings = (Standing(figure, place, *here) for (figure, place), here in zip(figures, own, strict=True))
    said = (ClaimStanding(claim, place, *here) for (claim, place), here in zip(claims, others, strict=True))
    return ReadPacket(kind, record, words.text, tuple(standings), tuple(said))


def _told(
    place: RecordedPlace, span: Found | None, words: Words, locating: Locating
) -> tuple[str | None, str, tuple[Box, ...], bool]:
    """What stands in a place, on which page, in which boxes, and whether it is as it was."""
    if span is None:
        return None, place.page, (), False
    text = words.text[span.start : span.end]
    kept = text == close(place.text)
    page, boxes = locating(span)
    return place.text if kept else text, page or place.page, boxes, kept
