"""Decide what becomes of each place of a figure: updated, proposed, left for a reason, or as it should be; pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from briefgen.readers.packet import ClaimStanding, Standing
from briefgen.readers.searching import close
from briefgen.refreshing.charts import Labels
from briefgen.refreshing.pairing import Pairs
from briefgen.refreshing.spots import Spot
from briefgen.refreshing.values import LeftFigure, Reason, Refreshed
from briefgen.verifying import ClaimState, State, Verified, VerifiedClaim

Key = tuple[str, str]
"""A heading and a sentence below it."""

Action = Reason | Literal["update", "propose", ""]

WITHOUT_BOOKMARK: Mapping[State, Action] = {
    State.SAME: "",
    State.STALE: "propose",
    State.GONE: Reason.GONE,
    State.ALTERED: Reason.TYPED_OVER,
    State.REMOVED: Reason.REMOVED,
    State.UNTOLD: Reason.UNTOLD,
    State.UNSEEN: Reason.UNTOLD,
}

HELD = frozenset({ClaimState.HOLDS.value, ClaimState.STATED.value, ClaimState.ROUNDING.value})
REFUTED = frozenset({ClaimState.FAILS, ClaimState.UNPROVABLE, ClaimState.GONE})
UNTRUE_VERDICTS = frozenset({ClaimState.FAILS.value, ClaimState.UNPROVABLE.value})


def key(standing: Standing | ClaimStanding) -> Key:
    return standing.place.section, standing.place.sentence


def is_refuted(found: VerifiedClaim) -> bool:
    """Whether words that were true when they were printed are not any more; also where somebody has changed them."""
    if found.claim.verdict not in HELD or not found.standing.text:
        return False
    is_altered = found.state is ClaimState.ALTERED and found.verdict in UNTRUE_VERDICTS
    return found.state in REFUTED or is_altered


@dataclass(frozen=True, slots=True)
class Judging:
    """What is known of the document: its bookmarks, the words of labels in its charts before and what these say now,
    its sentences whose claim is refuted, and those that the new packet words otherwise."""

    spots: Mapping[int, Spot]
    in_charts: frozenset[str]
    said: Labels
    refuted: frozenset[Key]
    pairs: Pairs

    def judged(self, places: Iterable[Verified]) -> Refreshed:
        """Every place that is not as it should be, sorted by what becomes of it."""
        updated: list[Verified] = []
        proposed: list[Verified] = []
        left: list[LeftFigure] = []
        for found in places:
            match self._action(found):
                case "update":
                    updated.append(found)
                case "propose":
                    proposed.append(found)
                case Reason() as reason:
                    sentence = self.pairs.sentence(found) if reason is Reason.REWORDED else ""
                    left.append(LeftFigure(found, reason, self._text(found), sentence))
        return Refreshed(b"", tuple(updated), tuple(left), tuple(proposed))

    def _text(self, found: Verified) -> str:
        spot = self.spots.get(found.standing.place.number)
        return spot.text if spot else found.standing.text or ""

    def _action(self, found: Verified) -> Action:
        """What was done by hand counts more than what the workbook says."""
        place = found.standing.place
        spot = self.spots.get(place.number)
        if spot is not None:
            return self._at_bookmark(found, spot)
        if place.is_label and found.state is State.STALE and close(place.text) in self.in_charts:
            return "update" if (close(place.text), close(found.current or "")) in self.said else Reason.CHART
        return WITHOUT_BOOKMARK[found.state]

    def _at_bookmark(self, found: Verified, spot: Spot) -> Action:
        """The words in the bookmark tell, wherever their sentence has gone."""
        place = found.standing.place
        is_kept = close(spot.text) == close(place.text)
        if spot.is_tracked and not (is_kept and _is_same(found)):
            return Reason.TRACKED
        if not is_kept:
            return Reason.TYPED_OVER if close(spot.text) else Reason.REMOVED
        before, _, behind = place.parts
        if found.state is State.ALTERED and spot.is_touched(before, behind):
            return Reason.TOUCHED
        return "" if _is_same(found) else self._stale(found)

    def _stale(self, found: Verified) -> Action:
        """A figure as it was printed, where the workbook says something else."""
        if key(found.standing) in self.refuted:
            return Reason.CLAIM
        if not found.current:
            return Reason.GONE if found.state is State.GONE else Reason.UNTOLD
        return "update" if self.pairs.is_certain(found) else Reason.REWORDED


def _is_same(found: Verified) -> bool:
    return found.current is not None and close(found.current) == close(found.standing.place.text)
