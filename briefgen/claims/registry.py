"""Name every test, and prove a claim by its name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Context, localcontext
from types import MappingProxyType

from briefgen.claims import history, levels, movements, multiples, parts, ranks, targets
from briefgen.claims.cases import Case, Unproved
from briefgen.claims.measures import REASONS, Outcome
from briefgen.claims.values import Argument, Proof, Subject, TestForm, Verdict
from briefgen.quantities import HOUSE_RULES, Rules

Decide = Callable[[Case], Outcome]
PRECISE = Context(prec=60)
"""Digits of a calculation: enough for ten years of compounding without a rounding that could turn a verdict."""

FORMS: tuple[tuple[Decide, str, str, str], ...] = (
    # what decides · names · parameters (? may be left out) · what it needs of the workbook
    (levels.level, "equals over nearly about around some_over at_least at_most", "number", "value"),
    (levels.crossed, "crossed", "number", "value previous"),
    (levels.stays_over, "stays_over", "number", "value previous"),
    (parts.over_half, "over_half", "whole?", "value"),
    (parts.share, "share over_share nearly_share", "number whole?", "value"),
    (movements.grew, "grew", "number?", "change"),
    (movements.fell, "fell", "number?", "change"),
    (movements.flat, "flat", "", "change"),
    (movements.points, "points", "number", "value previous"),
    (movements.pace, "accelerated slowed", "number?", "change"),
    (movements.narrowed, "narrowed", "number?", "change"),
    (movements.turned, "turned_positive turned_negative", "", "change"),
    (movements.double_digit, "double_digit", "", "change"),
    (movements.from_previous, "from_previous", "base number?", "value"),
    (movements.versus, "versus behind", "other number?", "value"),
    (movements.outpaced, "outpaced", "other", "change"),
    (multiples.doubled, "doubled", "times?", "value previous"),
    (multiples.doubled, "more_than_doubled", "times?", "value previous"),
    (multiples.times, "times", "number other?", "value previous"),
    (multiples.times_more, "times_more", "number", "change"),
    (multiples.ambiguous, "ambiguous", "number?", ""),
    (multiples.unmeasured, "unmeasured", "", ""),
    (multiples.annual_rate, "annual_rate", "number years", "value"),
    (history.record_high, "record_high", "since?", "value"),
    (history.first_time, "first_time", "test? arguments?", "value"),
    (history.streak, "streak", "length test arguments?", "value"),
    (parts.part_of, "part_of", "whole?", "value"),
    (parts.parts, "parts", "others numbers", "value"),
    (parts.total, "total", "others? number?", "value"),
    (parts.stock, "stock", "added number?", "value previous"),
    (parts.net_added, "net_added", "number", "value previous"),
    (parts.contribution, "contribution points_of_growth", "whole? number", "value previous"),
    (parts.per, "per", "divisor number unit?", "value"),
    (targets.completion, "target", "number", "value target"),
    (targets.met, "met exceeded", "", "value target"),
    (targets.ahead, "ahead", "number?", "value target"),
    (targets.status, "status", "word", "status"),
    (ranks.rank, "rank", "place? peers?", "rank"),
    (ranks.held, "held", "place? peers?", "rank previous_rank"),
    (ranks.front, "front", "last? peers?", "rank"),
    (ranks.rank_change, "rank_change", "places?", "rank previous_rank"),
)


@dataclass(frozen=True, slots=True)
class Test:
    """A form and what decides it."""

    form: TestForm
    decide: Decide


DECIDED_BY: Mapping[str, Test] = MappingProxyType(
    {
        name: Test(TestForm(name, tuple(parameters.split()), tuple(needs.split())), decide)
        for decide, names, parameters, needs in FORMS
        for name in names.split()
    }
)
TESTS: Mapping[str, TestForm] = MappingProxyType({name: test.form for name, test in DECIDED_BY.items()})


def prove(test: str, subject: Subject, arguments: tuple[Argument, ...] = (), rules: Rules = HOUSE_RULES) -> Proof:
    """Prove a claim. Never raises for what a workbook or a template says; KeyError for a name that is no test."""
    decide = DECIDED_BY[test].decide
    with localcontext(PRECISE):
        try:
            outcome = decide(Case(test, subject, arguments, rules, prove))
        except Unproved as missing:
            outcome = Outcome(Verdict.UNPROVABLE, missing.sources, reason=missing.code, details=missing.details)
    reason = outcome.reason or REASONS.get(outcome.verdict, "")
    details = _details(test, subject, outcome) if reason else ()
    return Proof(test, outcome.verdict, outcome.sources, outcome.margin, outcome.working, reason, details)


def _details(test: str, subject: Subject, outcome: Outcome) -> tuple[tuple[str, str], ...]:
    """What every reason may name, and what this one names beside it."""
    origins = [origin for source in outcome.sources for origin in source.origins]
    place = next(iter(origins), subject.observation.origin)
    common = {
        "test": test,
        "indicator": subject.indicator.name.text,
        "cell": str(place),
        "working": outcome.working,
    }
    return tuple({**common, **dict(outcome.details)}.items())
