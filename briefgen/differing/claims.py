"""Tell which claims of one side the other does not make, or not truly; pure."""

from collections.abc import Iterator, Sequence

from briefgen.claims import Proven, Verdict, proved
from briefgen.differing.values import ClaimChange, LineChange, Side, Turn
from briefgen.readers.recorded import Recorded, RecordedClaim, RecordedPlace

UNTRUE = frozenset({Verdict.FAILS.value, Verdict.UNPROVABLE.value})
Meaning = tuple[str, tuple[str, ...]]


def claim_changes(old: Side, new: Side, changes: Sequence[LineChange]) -> tuple[ClaimChange, ...]:
    """Claims of the old side that flipped, and claims that only the new side makes.

    A claim of the same test and cells that is true on both sides has not flipped, whatever number its words hold.
    """
    if old.record is None:
        return ()
    claimed = _meanings(new.record)
    flipped = [_flipped(each, new, claimed, changes) for each in old.record.claims]
    known = _meanings(old.record)
    come = [_come(each, changes) for each in (new.record.claims if new.record else ()) if _meaning(each) not in known]
    return (*filter(None, flipped), *come)


def _meaning(claim: RecordedClaim) -> Meaning:
    return claim.test, claim.operands


def _meanings(record: Recorded | None) -> dict[Meaning, RecordedClaim]:
    """For each meaning the claim with the worst verdict."""
    found: dict[Meaning, RecordedClaim] = {}
    for each in record.claims if record else ():
        if _meaning(each) not in found or each.verdict in UNTRUE:
            found[_meaning(each)] = each
    return found


def _flipped(
    claim: RecordedClaim, new: Side, claimed: dict[Meaning, RecordedClaim], changes: Sequence[LineChange]
) -> ClaimChange | None:
    proven = proved(claim.condition, new.dataset, new.rules) if claim.condition and new.dataset else None
    again = claimed.get(_meaning(claim))
    verdict = again.verdict if again else proven.verdict.value if proven else ""
    if again is not None and (again.verdict not in UNTRUE or claim.verdict in UNTRUE):
        return None
    if new.record is None and verdict not in UNTRUE:
        return None
    after = _after(claim, changes)
    turn = _turn(again is not None, after, verdict, new)
    place = _place(claim)
    return ClaimChange(
        claim.phrase,
        claim.name,
        turn,
        claim.verdict,
        verdict,
        place.sentence if place else "",
        after,
        _working(proven),
        claim.cells,
        place.page if place else "",
    )


def _turn(is_said: bool, after: str, verdict: str, new: Side) -> Turn:
    if is_said or (new.record is None and verdict in UNTRUE):
        return Turn.REFUSED
    if after:
        return Turn.REWORDED
    return Turn.REFUSED if new.refused and verdict in UNTRUE else Turn.GONE


def _come(claim: RecordedClaim, changes: Sequence[LineChange]) -> ClaimChange:
    place = _place(claim)
    words = place.sentence if place else ""
    before = next((each.old.words for each in changes if each.new and each.old and each.new.words == words), "")
    page = place.page if place else ""
    turn = Turn.REFUSED if claim.verdict in UNTRUE else Turn.COME
    return ClaimChange(claim.phrase, claim.name, turn, "", claim.verdict, before, words, "", claim.cells, page)


def _place(claim: RecordedClaim) -> RecordedPlace | None:
    return next(iter(claim.places), None)


def _after(claim: RecordedClaim, changes: Sequence[LineChange]) -> str:
    """What stands now where the claim stood."""
    return next(_replaced(claim, changes), "")


def _replaced(claim: RecordedClaim, changes: Sequence[LineChange]) -> Iterator[str]:
    after = {each.old.words: each.new.words for each in changes if each.old and each.new}
    yield from (after[place.sentence] for place in claim.places if place.sentence in after)


def _working(proven: Proven | None) -> str:
    proofs = proven.proofs if proven else ()
    return "; ".join(dict.fromkeys(each.working for each in proofs if each.working))
