"""Hold what stands in a file now against what a workbook says now; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from briefgen.claims import Proven, Verdict, proved
from briefgen.indicators import Dataset
from briefgen.language import LANGUAGES, Language
from briefgen.quantities import Rules
from briefgen.readers.packet import ClaimStanding, ReadPacket, Standing
from briefgen.readers.recorded import RecordedClaim, RecordedFigure
from briefgen.readers.searching import close
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
    UNSEEN = "unseen"
    """It may stand in a picture, or where a copy cannot be read."""


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


class ClaimState(Enum):
    """What became of words that assert something."""

    HOLDS = "holds"
    STATED = "stated"
    ROUNDING = "rounding"
    WAIVED = "waived"
    """Nothing proved them when they were printed either: somebody answers for them by name."""
    FAILS = "fails"
    UNPROVABLE = "unprovable"
    GONE = "gone"
    """The workbook does not have what they rest on any more."""
    ALTERED = "altered"
    """Somebody changed the words: what was proved is not what stands there."""
    REMOVED = "removed"
    UNTOLD = "untold"
    UNSEEN = "unseen"


UNTRUE = frozenset({ClaimState.FAILS, ClaimState.UNPROVABLE, ClaimState.GONE, ClaimState.ALTERED, ClaimState.REMOVED})


@dataclass(frozen=True, slots=True)
class VerifiedClaim:
    """One place of a claim: what stands there, what became of it, and its proof made anew; None where none was made."""

    standing: ClaimStanding
    state: ClaimState
    proven: Proven | None = None

    @property
    def claim(self) -> RecordedClaim:
        return self.standing.claim

    @property
    def verdict(self) -> str | None:
        """What the workbook makes of it now, whatever was done to its words."""
        return self.proven.verdict.value if self.proven else None

    @property
    def working(self) -> str:
        """The arithmetic in digits."""
        proofs = self.proven.proofs if self.proven else ()
        return "; ".join(dict.fromkeys(each.working for each in proofs if each.working))


@dataclass(frozen=True, slots=True)
class Verification:
    """A whole file: every place of every figure in reading order, and every place of every claim."""

    places: tuple[Verified, ...]
    claims: tuple[VerifiedClaim, ...] = ()

    def count(self, state: State) -> int:
        return sum(each.state is state for each in self.places)

    def count_claims(self, state: ClaimState) -> int:
        return sum(each.state is state for each in self.claims)

    @property
    def is_true(self) -> bool:
        return not any(each.state in WRONG for each in self.places) and not any(
            each.state in UNTRUE for each in self.claims
        )


def verified(packet: ReadPacket, dataset: Dataset | None, unchanged: bool = False) -> Verification:
    """What became of each figure; `unchanged` says that the workbook is, byte for byte, the one it was made from.

    Claims are proved anew in any case, by the house rules of the record.
    """
    record = packet.record
    if record is None:
        return Verification(())
    language = LANGUAGES[record.language]
    dataset = translated(dataset, language) if dataset else None
    places = (_verified(each, _now(each, dataset, unchanged, language), packet) for each in packet.standings)
    proven = {each: _proven(each, dataset, record.rules) for each in record.claims}
    claims = (_verified_claim(each, proven[each.claim], packet) for each in packet.claims)
    return Verification(tuple(places), tuple(claims))


def _now(standing: Standing, dataset: Dataset | None, unchanged: bool, language: Language) -> Restated | None:
    if unchanged:
        return Restated(standing.place.text, known=True)
    return None if dataset is None else restated(standing, dataset, language)


def _verified(standing: Standing, now: Restated | None, packet: ReadPacket) -> Verified:
    """What was done by hand counts more than what the workbook says."""
    current = now.text if now is not None and now.known else None
    if standing.text is None and packet.hides(standing.place):
        return Verified(standing, State.UNSEEN, current)
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


def _proven(claim: RecordedClaim, dataset: Dataset | None, rules: Rules) -> Proven | None:
    return proved(claim.condition, dataset, rules) if claim.condition and dataset is not None else None


LACKING = frozenset({"C301", "C304", "C309", "C311", "C312", "C313", "C314", "C322"})
"""Reasons that say that the workbook does not have what a test needs."""


def _verified_claim(standing: ClaimStanding, proven: Proven | None, packet: ReadPacket) -> VerifiedClaim:
    """What was done by hand counts more than what the workbook says."""
    if standing.text is None and packet.hides(standing.place):
        return VerifiedClaim(standing, ClaimState.UNSEEN, proven)
    if not standing.text:
        return VerifiedClaim(standing, ClaimState.REMOVED, proven)
    if not standing.kept:
        return VerifiedClaim(standing, ClaimState.ALTERED, proven)
    if standing.claim.verdict == ClaimState.WAIVED.value:
        return VerifiedClaim(standing, ClaimState.WAIVED, proven)
    if proven is None:
        return VerifiedClaim(standing, ClaimState.UNTOLD)
    lacks = bool(proven.missing) or any(each.reason in LACKING for each in proven.proofs)
    is_gone = proven.verdict is Verdict.UNPROVABLE and lacks
    return VerifiedClaim(standing, ClaimState.GONE if is_gone else ClaimState(proven.verdict.value), proven)


# --- places together ------------------------------------------------------------------------------------------


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


def grouped_claims(places: Sequence[VerifiedClaim]) -> tuple[tuple[VerifiedClaim, tuple[str, ...]], ...]:
    """Places of one claim of which the same became, as the first of them with the pages of all."""
    found: dict[tuple[str, ClaimState, str | None], tuple[VerifiedClaim, list[str]]] = {}
    for each in places:
        _, pages = found.setdefault((each.claim.identifier, each.state, each.standing.text), (each, []))
        if each.standing.page not in pages:
            pages.append(each.standing.page)
    return tuple((each, tuple(pages)) for each, pages in found.values())
