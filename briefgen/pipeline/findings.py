"""Turn what became of a file's figures and claims into findings: one for each and all its pages."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from briefgen.diagnostics import Diagnostic, error, note, warning
from briefgen.origins import Place
from briefgen.parity import unlike
from briefgen.pipeline.verified import Difference, VerifiedFile
from briefgen.readers.packet import ReadPacket
from briefgen.verifying import (
    UNTRUE,
    WRONG,
    ClaimState,
    State,
    Verification,
    Verified,
    VerifiedClaim,
    grouped,
    grouped_claims,
)

JOINT = "、"
NONE = "—"
MOST = 20
"""So many differences between two files are told one by one."""
FEW = 6
"""So many of the things that cannot be read are named."""


def findings(file: VerifiedFile) -> Iterator[Diagnostic]:
    """What is to be said of one file: what cannot be known of it, then its figures, then its claims."""
    where = Place(file.path.name)
    yield from _unknown(file, where)
    yield from _unseen(file.result, where)
    yield from _figures(file, where)
    yield from _claims(file, where)


def _unknown(file: VerifiedFile, where: Place) -> Iterator[Diagnostic]:
    record, seen = file.packet.record, file.packet.seen
    if record and seen.is_copy:
        yield warning("V741", where, name=file.path.name, edition=record.edition)
    if seen.pictures:
        yield warning("V743", where, pages=JOINT.join(seen.pictures))
    if file.workbook is None:
        path = record.workbook.path if record and record.workbook else NONE
        yield warning("V720", where, path=path, name=file.path.name)


def _figures(file: VerifiedFile, where: Place) -> Iterator[Diagnostic]:
    for state in FIGURE_CODES:
        if state is not State.UNTOLD or file.workbook is not None:
            places = [each for each in file.result.places if each.state is state]
            yield from (_figure(each, pages, where) for each, pages in grouped(places))


def _claims(file: VerifiedFile, where: Place) -> Iterator[Diagnostic]:
    for state in CLAIM_CODES:
        claims = [each for each in file.result.claims if each.state is state and _is_news(each, file)]
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


# --- files side by side -------------------------------------------------------------------------------------


def differences(files: Sequence[VerifiedFile]) -> tuple[Difference, ...]:
    """What the words of a packet's Word file and PDF differ in. Two PDFs break their lines as they like."""
    return tuple(
        Difference(one.path, other.path, each)
        for one, other in _same_edition(files)
        if "docx" in (one.packet.kind, other.packet.kind)
        for each in unlike(one.packet, other.packet)
    )


def unlike_findings(files: Sequence[VerifiedFile], found: Sequence[Difference]) -> Iterator[Diagnostic]:
    """Where files of one packet differ: in their edition, or in their words."""
    same = list(_same_edition(files))
    for one, other in pairwise(files):
        if (one, other) not in same and _of_one_area(one, other):
            editions = {"one": _edition(one), "other": _edition(other)}
            yield error("V728", Place(one.path.name), other_file=other.path.name, **editions)
    yield from _differences(found)


def _of_one_area(one: VerifiedFile, other: VerifiedFile) -> bool:
    """Packets of two areas are no two files of one packet."""
    records = [each.packet.record for each in (one, other)]
    return len({each.area for each in records if each}) < 2


def findings_of_pair(one: tuple[Path, ReadPacket], other: tuple[Path, ReadPacket]) -> tuple[Diagnostic, ...]:
    """Where the words of a Word file and a PDF that were just made differ: a fault of this program."""
    found = [Difference(one[0], other[0], each) for each in unlike(one[1], other[1])]
    return tuple(_differences(found))


def _differences(found: Sequence[Difference]) -> Iterator[Diagnostic]:
    yield from map(_difference, found[:MOST])
    if len(found) > MOST:
        yield error("V745", Place(found[MOST].one.name), count=len(found) - MOST, other_file=found[MOST].other.name)


def _same_edition(files: Sequence[VerifiedFile]) -> Iterator[tuple[VerifiedFile, VerifiedFile]]:
    return ((one, other) for one, other in pairwise(files) if _edition(one) == _edition(other))


def _edition(file: VerifiedFile) -> str:
    return file.packet.record.edition if file.packet.record else ""


def _difference(found: Difference) -> Diagnostic:
    words = {"one": found.words.one or NONE, "other": found.words.other or NONE, "other_file": found.other.name}
    code = "V739" if found.words.moved else "V727"
    return error(code, Place(found.one.name), pages=found.words.page or NONE, **words)
