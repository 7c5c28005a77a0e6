"""Prove what is said of a target and of how final a figure is."""

from decimal import Decimal

from briefgen.claims.cases import Case, Unproved, measure, part, positive, quantity
from briefgen.claims.intervals import above, point
from briefgen.claims.measures import Measure, Outcome, compared, decided
from briefgen.claims.regions import Region, region
from briefgen.claims.values import Verdict
from briefgen.formats import status_source
from briefgen.indicators import Direction, Status
from briefgen.language import LANGUAGES
from briefgen.periods import Frequency, Period

HUNDRED, MONTHS = Decimal(100), Decimal(12)


def completion(case: Case) -> Outcome:
    """v in per cent of its target, as printed."""
    return decided(_completed(case), region(case.number.bound, case.number, case.rules), rounds=case.number.is_exact)


def met(case: Case) -> Outcome:
    """v ≥ target, where less is better v ≤ target; exceeded leaves the target itself out."""
    value, target = _value_and_target(case)
    less = case.subject.indicator.direction is Direction.DOWN
    signs = {"met": ("≥", "≤"), "exceeded": (">", "<")}
    return compared(value, signs[case.test][less], target)


def ahead(case: Case) -> Outcome:
    """Completion − months/12, in points; without a number: that it is ahead at all."""
    months = _months(case.subject.observation.period)
    if months is None:
        raise Unproved("C329", period=case.subject.observation.period)
    plan = HUNDRED * months / MONTHS
    done = _completed(case)
    printed = case.number_or_none
    if printed is None:
        return decided(done, Region(above(plan)))
    limits = region(printed.bound, printed, case.rules)
    return decided(done, Region(limits.interval.plus(point(plan))), rounds=True)


def status(case: Case) -> Outcome:
    """The word is there if and only if the cell says so."""
    wanted = next((found for text in case.texts if (found := STATUSES.get(text.casefold()))), None)
    if wanted is None:
        raise Unproved("C315", test=case.test)
    observation = case.subject.observation
    cell = status_source(case.subject.indicator, observation)
    if observation.status is wanted:
        return Outcome(Verdict.STATED, (cell,))
    details = (("wanted", wanted.value), ("status", observation.status.value), ("place", str(cell.origins[0])))
    return Outcome(Verdict.FAILS, (cell,), reason="C324", details=details)


STATUSES = {
    word.casefold(): meaning
    for meaning in Status
    for words in (
        (meaning.value,),
        *((each.statuses[meaning], each.printed_statuses[meaning]) for each in LANGUAGES.values()),
    )
    for word in words
    if word
}
"""How a status is called: 预计, expected, 初步核算, provisional."""


def _value_and_target(case: Case) -> tuple[Measure, Measure]:
    value, target = part(case.subject, "value"), part(case.subject, "target")
    if target.entry is None:
        raise Unproved("C322", indicator=case.subject.indicator.name)
    unit = quantity(value).unit
    return measure(value, unit), measure(target, unit)


def _completed(case: Case) -> Measure:
    value, target = _value_and_target(case)
    return value.divided(positive(target, part(case.subject, "target"))).percent()


def _months(period: Period) -> Decimal | None:
    """How many months of its year the period covers from January; None where it does not begin there."""
    match period.frequency:
        case Frequency.YEAR | Frequency.FISCAL_YEAR:
            return MONTHS
        case Frequency.CUMULATIVE:
            return Decimal(period.number)
        case Frequency.QUARTER | Frequency.MONTH:
            return Decimal(3 if period.frequency is Frequency.QUARTER else 1) if period.number == 1 else None
