"""Weigh conditions: prove each test against a workbook, and tell what and, or and not make of the verdicts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from briefgen.claims.registry import DECIDED_BY, prove
from briefgen.claims.values import Argument, Proof, Subject, Verdict
from briefgen.document import Cell, Reference
from briefgen.indicators import Dataset, Honour
from briefgen.quantities import Rules
from briefgen.sources import Asked, Condition, Denied, Given, Joined

HELD = "held"
"""The test of an honour and the part of it that states it: it was given again."""
WORST_FIRST = (Verdict.FAILS, Verdict.UNPROVABLE, Verdict.ROUNDING, Verdict.STATED, Verdict.HOLDS)
BEST_FIRST = (Verdict.HOLDS, Verdict.STATED, Verdict.ROUNDING, Verdict.UNPROVABLE, Verdict.FAILS)
OPPOSITE = {
    Verdict.HOLDS: Verdict.FAILS,
    Verdict.STATED: Verdict.FAILS,
    Verdict.ROUNDING: Verdict.ROUNDING,
    Verdict.UNPROVABLE: Verdict.UNPROVABLE,
    Verdict.FAILS: Verdict.HOLDS,
}


def of_all(verdicts: Iterable[Verdict]) -> Verdict:
    """Of several things that must all be so: as weak as the weakest."""
    return min(verdicts, key=WORST_FIRST.index)


def of_any(verdicts: Iterable[Verdict]) -> Verdict:
    """Of several things one of which must be so: as strong as the strongest."""
    return min(verdicts, key=BEST_FIRST.index)


# --- things of the workbook and references to them -----------------------------------------------------------


def subject_at(dataset: Dataset, reference: Reference) -> Subject | None:
    """The part of an observation that a reference names; nothing for words and honours."""
    indicator = dataset.indicator(reference.indicator)
    observation = indicator.named(reference.period, reference.area) if indicator else None
    return Subject(dataset, indicator, observation, reference.part) if indicator and observation else None


def reference_to(thing: Subject | Honour) -> Reference:
    """What finds the same part of the same observation, or the same honour, in another workbook."""
    if isinstance(thing, Honour):
        return Reference(thing.name.own, "", "", HELD)
    observation = thing.observation
    return Reference(thing.indicator.code, observation.area, observation.period.code, thing.part)


def asked(test: str, thing: Subject | Honour, arguments: tuple[Argument, ...] = ()) -> Asked:
    """A test as it can be asked again."""
    given = tuple(reference_to(each) if isinstance(each, Subject) else each for each in arguments)
    return Asked(test, reference_to(thing), given)


def held_again(honour: Honour) -> Proof:
    """The proof that an honour was held before: the workbook says so in words, or nothing does."""
    origins = (honour.name.cell, *((honour.held.cell,) if honour.held else ()))
    cell = Cell(reference_to(honour), origins)
    return Proof(HELD, Verdict.STATED if honour.held else Verdict.UNPROVABLE, (cell,))


# --- proved again ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Proven:
    """What a condition comes to. `missing` are the figures that the workbook does not have at all."""

    verdict: Verdict
    proofs: tuple[Proof, ...] = ()
    missing: tuple[Reference, ...] = ()


def proved(condition: Condition, dataset: Dataset, rules: Rules) -> Proven:
    """What a condition comes to in a workbook. Never raises; a test that is not known proves nothing."""
    match condition:
        case Asked():
            return _proved(condition, dataset, rules)
        case Denied():
            made = proved(condition.condition, dataset, rules)
            return Proven(OPPOSITE[made.verdict], made.proofs, made.missing)
        case Joined():
            each = [proved(one, dataset, rules) for one in condition.conditions]
            weigh = of_all if condition.word == "and" else of_any
            proofs = tuple(proof for one in each for proof in one.proofs)
            missing = tuple(dict.fromkeys(reference for one in each for reference in one.missing))
            return Proven(weigh(one.verdict for one in each), proofs, missing)
        case _:
            assert_never(condition)


def _proved(condition: Asked, dataset: Dataset, rules: Rules) -> Proven:
    honour = next((each for each in dataset.honours if reference_to(each) == condition.subject), None)
    if honour is not None and condition.test == HELD:
        proof = held_again(honour)
        return Proven(proof.verdict, (proof,))
    subject, arguments, missing = found(condition, dataset)
    if subject is None or missing or condition.test not in DECIDED_BY:
        return Proven(Verdict.UNPROVABLE, (), missing)
    proof = prove(condition.test, subject, arguments, rules)
    return Proven(proof.verdict, (proof,))


def found(condition: Asked, dataset: Dataset) -> tuple[Subject | None, tuple[Argument, ...], tuple[Reference, ...]]:
    """What a test is about and what it is given, and which of these the workbook does not have."""
    things = [_thing(each, dataset) for each in (condition.subject, *condition.arguments)]
    missing = tuple(each for each in things if isinstance(each, Reference))
    subject, *arguments = things
    known = tuple(each for each in arguments if not isinstance(each, Reference))
    return subject if isinstance(subject, Subject) else None, known, missing


def _thing(given: Given, dataset: Dataset) -> Argument | Reference:
    """A figure of the workbook for a reference, or the reference where there is none; all else is itself."""
    return subject_at(dataset, given) or given if isinstance(given, Reference) else given
