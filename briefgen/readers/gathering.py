"""Gather the words of a file in close form, with where each character came from; then find the figures in them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

from briefgen.readers.aligning import Sought, aligned
from briefgen.readers.packet import WHOLE, Box, ClaimStanding, ReadPacket, Seen, Standing, Wording
from briefgen.readers.recorded import Recorded, RecordedClaim, RecordedFigure, RecordedPlace
from briefgen.readers.searching import Found, Span, Words, close


@dataclass(slots=True)
class Gathering:
    """Words as they are read, one piece after another. A piece is what one run or one drawn text holds."""

    text: list[str] = field(default_factory=list)
    pieces: list[int] = field(default_factory=list)
    """For each character of `text` the piece that it is from."""
    ends: list[int] = field(default_factory=list)
    joints: list[int] = field(default_factory=list)
    hidden: list[Span] = field(default_factory=list)
    gaps: list[int] = field(default_factory=list)

    @property
    def length(self) -> int:
        return len(self.text)

    def add(self, words: str, piece: int = 0) -> None:
        for number, part in enumerate(GAP.split(words)):
            if number:
                self.gaps.append(len(self.text))
            closed = close(part)
            self.text.extend(closed)
            self.pieces.extend([piece] * len(closed))

    def end(self) -> None:
        """Here ends a cell, a paragraph or a line."""
        if not self.ends or self.ends[-1] != len(self.text):
            self.ends.append(len(self.text))
            self.gaps.append(len(self.text))

    def joint(self) -> None:
        """Here ends something smaller."""
        self.joints.append(len(self.text))

    def hide(self, start: int) -> None:
        """What was read since then is no place of figures."""
        self.hidden.append((start, len(self.text)))

    def pieces_from(self, start: int) -> list[str]:
        """What was read since then, cut at every end and joint."""
        cuts = sorted({start, *(at for at in (*self.ends, *self.joints) if at > start), len(self.text)})
        return ["".join(self.text[first:last]) for first, last in pairwise(cuts)]

    def words(self) -> Words:
        text = "".join(self.text)
        return Words(text, tuple(self.ends), tuple(self.joints), tuple(self.hidden), frozenset(self.gaps))


Locating = Callable[[Found], tuple[str, tuple[Box, ...]]]
"""Tells of a span of words the page and the boxes where it stands."""


Expecting = Callable[[RecordedPlace], range]
"""Tells where in the words a recorded place is thought to be, or anywhere."""


GAP = re.compile(r"\s+")
EDITION = re.compile(r"[0-9a-f]{4}(?:-[0-9a-f]{4}){3}")


def edition_in(words: str) -> str:
    """The first code of an edition in the words of a file; empty where there is none."""
    found = EDITION.search(words)
    return found[0] if found else ""


def read_packet(
    kind: str,
    record: Recorded | None,
    wording: Wording,
    locating: Locating,
    expecting: Expecting,
    seen: Seen = WHOLE,
) -> ReadPacket:
    """What stands in each recorded place now."""
    if record is None:
        return ReadPacket(kind, None, wording, seen=seen)
    figures, claims = record.places, [(claim, place) for claim in record.claims for place in claim.places]
    places = [*((place, False) for _, place in figures), *((place, True) for _, place in claims)]
    apart = seen.is_copy and kind == "pdf"
    found = aligned(
        wording.words,
        [
            Sought(each.section, each.sentence, each.text, expecting(each), over, alone=apart and each.is_label)
            for each, over in places
        ],
    )
    here = _Here(wording.words, locating)
    standings = tuple(here.standing(*pair, span) for pair, span in zip(figures, found, strict=False))
    said = tuple(here.said(*pair, span) for pair, span in zip(claims, found[len(figures) :], strict=True))
    return ReadPacket(kind, record, wording, standings, said, seen)


@dataclass(frozen=True, slots=True)
class _Here:
    """The words of the file, and what tells where they stand."""

    words: Words
    locating: Locating

    def standing(self, figure: RecordedFigure, place: RecordedPlace, span: Found | None) -> Standing:
        return Standing(figure, place, *self._told(place, span))

    def said(self, claim: RecordedClaim, place: RecordedPlace, span: Found | None) -> ClaimStanding:
        is_undisturbed = span is not None and span.undisturbed
        return ClaimStanding(claim, place, *self._told(place, span), is_undisturbed)

    def _told(self, place: RecordedPlace, span: Found | None) -> tuple[str | None, str, tuple[Box, ...], bool]:
        """What stands in a place, on which page, in which boxes, and whether it is as it was."""
        if span is None:
            return None, place.page, (), False
        kept = self.words.text[span.start : span.end] == close(place.text)
        page, boxes = self.locating(span)
        text = place.text if kept else self.words.shown(span.start, span.end)
        return text, page or place.page, boxes, kept
