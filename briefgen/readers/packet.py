"""Hold what a file says now: its record, and what stands in each recorded place."""

from dataclasses import dataclass

from briefgen.readers.recorded import Recorded, RecordedClaim, RecordedFigure, RecordedPlace


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
class ReadPacket:
    """A file as it was read. Without a record there is nothing that its words could be held against."""

    kind: str
    record: Recorded | None
    words: str
    standings: tuple[Standing, ...] = ()
    claims: tuple[ClaimStanding, ...] = ()
