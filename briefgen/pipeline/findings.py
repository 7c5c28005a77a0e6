"""Turn what became of a file's figures and claims into findings: one for each and all its pages."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from briefgen.diagnostics import Diagnostic, error, note, warning
from briefgen.origins import Place
from briefgen.pipeline.verified import VerifiedFile
from briefgen.verifying import (
    UNTRUE,
    WRONG,
    ClaimState,
    State,
    Verification,
    Verified,
    VerifiedClaim,
    differences,
    grouped,
    grouped_claims,
)

JOINT = "、"
NONE = "—"
FEW = 6
"""So many of the things that cannot be read are named."""


def findings(file: VerifiedFile) -> Iterator[Diagnostic]:
    """What is to be said of one file: its figures first, then its claims."""
    where = Place(file.path.name)
    record = file.packet.record
    if record and file.packet.seen.is_copy:
        yield warning("V741", where, name=file.path.name, edition=record.edition)
    if file.packet.seen.pictures:
        yield warning("V743", where, pages=JOINT.join(file.packet.seen.pictures))
    yield from _unseen(file.result, where)
    if file.workbook is None:
        path = record.workbook.path if record and record.workbook else NONE
        yield warning("V720", where, path=path, name=file.path.name)
    for state in FIGURE_CODES:
        if state is not State.UNTOLD or file.workbook is not None:
            places = [each for each in file.result.places if each.state is state]
            yield from (_figure(each, pages, where) for each, pages in grouped(places))
    for claim_state in CLAIM_CODES:
        claims = [each for each in file.result.claims if each.state is claim_state and _is_news(each, file)]
        for claim, pages in grouped_claims(claims):
            yield from _claim(claim, pages, where)
    around = [each for each in file.result.claims if each.standing.kept and not each.standing.undisturbed]
    for claim, pages in grouped_claims(around):
        yield warning("V738", where, **_told(claim, pages))


def _unseen(result: Verification, where: Place) -> Iterator[Diagnostic]:
    """One finding for all that cannot be read."""
    unseen = [each.standing.place for each in result.places if each.state is State.UNSEEN]
    unseen += [each.standing.place for each in result.claims if each.state is ClaimState.UNSEEN]
    if unseen:
        pages = dict.fromkeys(each.page for each in unseen if each.page)
        words = dict.fromkeys(f"“{each.text}”" for each in unseen)
        told = "".join(list(words)[:FEW]) + ("…" if len(words) > FEW else "")
        yield warning("V740", where, pages=JOINT.join(pages) or NONE, count=len(unseen), words=told)


def _is_news(found: VerifiedClaim, file: VerifiedFile) -> bool:
    """Whether it is told: not that nothing is known without a workbook, nor what was told when it was built."""
    if found.state is ClaimState.UNTOLD:
        return file.workbook is not None
    return found.state is not ClaimState.ROUNDING or found.claim.verdict != ClaimState.ROUNDING.value


FIGURE_CODES = {
    State.STALE: "V721",
    State.GONE: "V724",
    State.ALTERED: "V722",
    State.REMOVED: "V723",
    State.UNTOLD: "V725",
}
CLAIM_CODES = {
    ClaimState.FAILS: "V731",
    ClaimState.UNPROVABLE: "V732",
    ClaimState.GONE: "V733",
    ClaimState.ALTERED: "V734",
    ClaimState.REMOVED: "V735",
    ClaimState.ROUNDING: "V736",
    ClaimState.UNTOLD: "V737",
}


def _figure(found: Verified, pages: Iterable[str], where: Place) -> Diagnostic:
    told = {
        "was": found.standing.place.text,
        "now": found.current or NONE if found.state is State.STALE else found.standing.text or NONE,
        "current": found.current or NONE,
        "indicator": found.figure.name,
        "cell": JOINT.join(dict.fromkeys(str(cell) for cell in found.figure.cells[: None if found.figure.rule else 1])),
        "pages": JOINT.join(filter(None, pages)) or NONE,
        "sentence": found.standing.place.sentence,
    }
    make = error if found.state in WRONG else warning
    return make(FIGURE_CODES[found.state], where, **told)


REASONED = frozenset({ClaimState.UNPROVABLE, ClaimState.GONE})
UNREASONED = frozenset({"", "C300", "C306"})
"""Reasons that say no more than the arithmetic does."""


def _claim(found: VerifiedClaim, pages: Iterable[str], where: Place) -> Iterator[Diagnostic]:
    """The finding, and what the workbook lacks where that is known."""
    make = error if found.state in UNTRUE else warning
    yield make(CLAIM_CODES[found.state], where, **_told(found, pages))
    for proof in found.proven.proofs if found.proven and found.state in REASONED else ():
        if proof.reason not in UNREASONED:
            yield note(proof.reason, where, **dict(proof.details))


def _told(found: VerifiedClaim, pages: Iterable[str]) -> dict[str, str]:
    claim, place = found.claim, found.standing.place
    return {
        "words": place.text,
        "now": found.standing.text or NONE,
        "name": claim.name or NONE,
        "cells": JOINT.join(map(str, claim.cells)) or NONE,
        "working": found.working or NONE,
        "pages": JOINT.join(filter(None, pages)) or NONE,
        "sentence": place.sentence,
    }


def unlike(files: Sequence[VerifiedFile]) -> Iterator[Diagnostic]:
    """Where files of one packet differ: in their edition, or in a figure."""
    for one, other in pairwise(files):
        ours, theirs = one.packet.record, other.packet.record
        assert ours is not None
        assert theirs is not None
        where = Place(one.path.name)
        if ours.edition != theirs.edition:
            editions = {"one": ours.edition, "other": theirs.edition}
            yield error("V728", where, other_file=other.path.name, **editions)
            continue
        for each in differences(one.packet, other.packet):
            texts = {"one": each.one or NONE, "other": each.other or NONE}
            names = {"indicator": each.figure.name, "other_file": other.path.name}
            yield error("V727", where, pages=each.page or NONE, **names, **texts)
