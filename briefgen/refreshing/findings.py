"""Turn what was left, proposed and flagged in a refreshed document into findings, each with what to do; pure."""

from collections.abc import Iterator, Sequence

from briefgen.diagnostics import Diagnostic, Severity, error, note
from briefgen.origins import Place
from briefgen.refreshing.values import ChartState, LeftFigure, Reason, Refreshed
from briefgen.verifying import Verified, VerifiedClaim

JOINT = "、"
NONE = "—"
CODES = {
    Reason.TYPED_OVER: "E623",
    Reason.TRACKED: "E624",
    Reason.GONE: "E625",
    Reason.UNTOLD: "E626",
    Reason.CLAIM: "E628",
    Reason.TOUCHED: "E630",
    Reason.CHART: "E633",
    Reason.REWORDED: "E645",
    Reason.REMOVED: "E639",
}
QUIET = frozenset({Reason.CLAIM, Reason.REMOVED, Reason.CHART})
"""What is told with a claim or a chart, or was taken out on purpose."""


def findings(made: Refreshed, where: Place, wordings: Sequence[str]) -> Iterator[Diagnostic]:
    """What asks for somebody's attention is an error, what only explains is a note. `wordings` are the sentences of
    the new packet in place of those of flagged claims; empty where they are not known."""
    for claim, wording in zip(made.flagged, wordings, strict=True):
        yield flag(claim, where, wording)
    yield from (_left(each, where) for each in made.left)
    yield from (_figure("E629", each, each.standing.text or "", where) for each in made.proposed)
    for chart in made.charts:
        if chart.state is not ChartState.UPDATED:
            yield error("E631" if chart.state is ChartState.EDITED else "E632", where, name=chart.name)
    for row in made.rows:
        yield (note if row.keeps else error)("E643", where, name=row.name)
    for sentence in made.copies:
        yield error("E644", where, sentence=sentence)
    if made.added:
        yield error("E634", where, count=len(made.added), sentences=JOINT.join(f"“{each}”" for each in made.added))
    if made.tracks and made.updated:
        yield note("E638", where)


def flag(found: VerifiedClaim, where: Place | None, wording: str) -> Diagnostic:
    """The claim, the arithmetic that refutes it, and what the new packet says instead."""
    claim, place = found.claim, found.standing.place
    told = {"words": place.text, "name": claim.name or NONE, "cells": JOINT.join(map(str, claim.cells)) or NONE}
    return error("E627", where, **told, working=found.working or NONE, sentence=place.sentence, new=wording or NONE)


def _left(left: LeftFigure, where: Place) -> Diagnostic:
    severity = Severity.NOTE if left.reason in QUIET else Severity.ERROR
    return _figure(CODES[left.reason], left.found, left.text, where, severity, left.sentence)


def _figure(
    code: str, found: Verified, text: str, where: Place, severity: Severity = Severity.ERROR, new: str = ""
) -> Diagnostic:
    figure, place = found.figure, found.standing.place
    told = {
        "was": place.text,
        "now": text or NONE,
        "current": found.current or NONE,
        "name": figure.name,
        "cell": JOINT.join(dict.fromkeys(map(str, figure.cells[: None if figure.rule else 1]))) or NONE,
        "sentence": f"{place.section}: {place.sentence}" if place.section else place.sentence,
        "new": new or NONE,
    }
    return Diagnostic(code, severity, where, tuple(told.items()))
