"""Report claims that are not proved: whose they are, their cells, the arithmetic and why it does not come out."""

from collections.abc import Iterable, Iterator

from briefgen.claims import Verdict
from briefgen.diagnostics import Diagnostic, error, warning
from briefgen.document import Source
from briefgen.narrative.binding import in_words
from briefgen.narrative.judgements import Judgement, Tested
from briefgen.origins import Place

DASH = "—"


def refusals(judgement: Judgement, place: Place, words: str) -> Iterator[Diagnostic]:
    """An error for each test that keeps the claim from being printed."""
    for tested in judgement.tested:
        match tested.verdict:
            case Verdict.FAILS:
                yield error(_reason(tested, "C340"), place, **_arguments(tested, words))
            case Verdict.UNPROVABLE:
                yield error(_reason(tested, "C341"), place, **_arguments(tested, words))
            case _:
                pass


def reservations(judgement: Judgement, place: Place, words: str) -> Iterator[Diagnostic]:
    """A warning for each test that is true only within the rounding of what is printed."""
    for tested in judgement.tested:
        if tested.verdict is Verdict.ROUNDING:
            yield warning("C342", place, **_arguments(tested, words))


PLAIN_FAILURE = "C300"
"""The reason of a test that adds nothing to the arithmetic."""


def _reason(tested: Tested, usual: str) -> str:
    """The code of what stands in the way, where the test knows it."""
    reason = tested.proof.reason
    denied = tested.negated and tested.proof.verdict is not Verdict.UNPROVABLE
    return usual if denied or reason in ("", PLAIN_FAILURE) else reason


def _arguments(tested: Tested, words: str) -> dict[str, str]:
    """What fills any of the messages: that of the reason has more names, those of every claim are the same."""
    proof = tested.proof
    return {
        **dict(proof.details),
        "words": words.strip(),
        "name": ", ".join(dict.fromkeys(name.text for name in tested.names)),
        "test": f"not {proof.test}" if tested.negated else proof.test,
        "working": proof.working or DASH,
        "cells": ", ".join(cells(proof.operands)) or DASH,
        "actual": in_words(tested) or DASH,
    }


def cells(sources: Iterable[Source]) -> tuple[str, ...]:
    """Every cell that was used, once."""
    return tuple(dict.fromkeys(str(origin) for source in sources for origin in source.origins))
