"""Gather the words of a file in close form, with where each character came from; then find the figures in them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from briefgen.readers.aligning import Found, Sought, Words, aligned, close
from briefgen.readers.packet import Box, ReadPacket, Standing
from briefgen.readers.recorded import Recorded, RecordedFigure, RecordedPlace


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
    places = record.places
    sought = [Sought(place.section, place.sentence, place.text, expecting(place)) for _, place in places]
    standings = _standings(places, aligned(words, sought), words, locating)
    return ReadPacket(kind, record, words.text, tuple(standings))


def _standings(
    places: Sequence[tuple[RecordedFigure, RecordedPlace]],
    found: Iterable[Found | None],
    words: Words,
    locating: Locating,
) -> Iterable[Standing]:
    for (figure, place), span in zip(places, found, strict=True):
        if span is None:
            yield Standing(figure, place, None, place.page)
            continue
        text = words.text[span.start : span.end]
        kept = text == close(place.text)
        page, boxes = locating(span)
        yield Standing(figure, place, place.text if kept else text, page or place.page, boxes, kept)
