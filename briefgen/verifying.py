"""Hold what stands in a file now against what a workbook says now; pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from briefgen.indicators import Dataset
from briefgen.language import LANGUAGES, Language
from briefgen.readers.aligning import close
from briefgen.readers.packet import ReadPacket, Standing
from briefgen.readers.recorded import RecordedClaim, RecordedFigure
from briefgen.restating import Restated, restated
from briefgen.translating import translated


class State(Enum):
    """What became of a printed figure."""

    SAME = "same"
    STALE = "stale"
    """The workbook says something else now."""
    GONE = "gone"
    """The workbook does not have it any more."""
    ALTERED = "altered"
    """Somebody typed over it."""
    REMOVED = "removed"
    """Somebody took it, or its whole sentence, out of the file."""
    UNTOLD = "untold"
    """Nothing at hand can tell."""


WRONG = frozenset({State.STALE, State.GONE, State.ALTERED, State.REMOVED})


@dataclass(frozen=True, slots=True)
class Verified:
    """One place of a figure: what was printed, what stands there, and what the workbook would print there now.

    `current` is None where no workbook was at hand or where nothing can tell; empty where nothing would be printed.
    """

    standing: Standing
    state: State
    current: str | None = None

    @property
    def figure(self) -> RecordedFigure:
        return self.standing.figure


@dataclass(frozen=True, slots=True)
class Verification:
    """A whole file: every place of every figure in reading order, and the claims that rest on what has changed."""

    places: tuple[Verified, ...]
    unsettled: tuple[RecordedClaim, ...] = ()
    """Claims with an operand that is not the same any more: they have to be proved anew."""

    def count(self, state: State) -> int:
        return sum(each.state is state for each in self.places)

    @property
    def is_true(self) -> bool:
        return not any(each.state in WRONG for each in self.places)


def verified(packet: ReadPacket, dataset: Dataset | None, unchanged: bool = False) -> Verification:
    """What became of each figure; `unchanged` says that the workbook is, byte for byte, the one it was made from."""
    if packet.record is None:
        return Verification(())
    language = LANGUAGES[packet.record.language]
    dataset = translated(dataset, language) if dataset else None
    places = tuple(_verified(standing, _now(standing, dataset, unchanged, language)) for standing in packet.standings)
    changed = {each.figure.identifier for each in places if each.state in WRONG}
    return Verification(places, tuple(each for each in packet.record.claims if changed.intersection(each.operands)))


def _now(standing: Standing, dataset: Dataset | None, unchanged: bool, language: Language) -> Restated | None:
    if unchanged:
        return Restated(standing.place.text, known=True)
    return None if dataset is None else restated(standing, dataset, language)


def _verified(standing: Standing, now: Restated | None) -> Verified:
    """What was done by hand counts more than what the workbook says."""
    current = now.text if now is not None and now.known else None
    if not standing.text:
        return Verified(standing, State.REMOVED, current)
    if not standing.kept:
        return Verified(standing, State.ALTERED, current)
    if now is None or not now.known:
        return Verified(standing, State.UNTOLD)
    if now.text is None:
        return Verified(standing, State.GONE)
    same = close(now.text) == close(standing.place.text)
    return Verified(standing, State.SAME if same else State.STALE, current)


# --- two files of one packet --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Difference:
    """A place of a figure that two files of one packet print differently; None where it does not stand at all."""

    figure: RecordedFigure
    page: str
    one: str | None
    other: str | None


def differences(one: ReadPacket, other: ReadPacket) -> tuple[Difference, ...]:
    """Where two files of one edition differ in a figure, in reading order."""
    theirs = dict(_by_place(other.standings))
    return tuple(
        Difference(standing.figure, standing.place.page, standing.text, match.text if match else None)
        for key, standing in _by_place(one.standings)
        if (match := theirs.get(key)) is None or close(match.text or "") != close(standing.text or "")
    )


def _by_place(standings: Iterable[Standing]) -> Iterator[tuple[tuple[str, int], Standing]]:
    counts: dict[str, int] = {}
    for each in standings:
        identifier = each.figure.identifier
        counts[identifier] = counts.get(identifier, 0) + 1
        yield (identifier, counts[identifier]), each


def grouped(places: Sequence[Verified]) -> tuple[tuple[Verified, tuple[str, ...]], ...]:
    """Places of one figure that are wrong in one way, as the first of them with the pages of all."""
    found: dict[tuple[str, State, str | None], tuple[Verified, list[str]]] = {}
    for each in places:
        by_hand = each.state in (State.ALTERED, State.REMOVED)
        words = f"{each.standing.place}" if by_hand else None
        _, pages = found.setdefault((each.figure.identifier, each.state, words), (each, []))
        if each.standing.page not in pages:
            pages.append(each.standing.page)
    return tuple((each, tuple(pages)) for each, pages in found.values())
