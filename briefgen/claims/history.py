"""Prove what looks back over earlier periods: record highs, first times, streaks."""

from dataclasses import replace
from decimal import Decimal

from briefgen.claims.cases import Case, Unproved, earlier, measure, part
from briefgen.claims.intervals import above, point
from briefgen.claims.levels import BOUNDS as LEVEL_BOUNDS
from briefgen.claims.measures import Outcome, compared, decided, together
from briefgen.claims.parts import outcome_of
from briefgen.claims.regions import Region
from briefgen.claims.values import Argument, Subject, Verdict
from briefgen.indicators import Observation
from briefgen.periods import Frequency, Period
from briefgen.quantities import Quantity

ZERO = Decimal(0)
LEVEL_TESTS = frozenset({*LEVEL_BOUNDS, "equals", "over_half", "over_share", "nearly_share"})
MEANT_EARLIER = {"crossed": "at_least", "stays_over": "at_least"}
"""What an earlier period must not meet: 首次突破s says that none had reached s."""
SHORT_STEPS = ("季", "月", "quarter", "month")


def record_high(case: Case) -> Outcome:
    """v > every earlier period of the workbook, or every one since a year that is named."""
    since = _year(case)
    past = [each for each in _past(case.subject) if since is None or each.observation.period.year >= since]
    if not past:
        raise _one_period_only(case.subject)
    value = measure(case.subject)
    outcomes = [compared(value, ">", measure(each)) for each in past]
    made = together(*outcomes)
    return replace(made, working=f"{made.working} ({_reach(past)})")


def first_time(case: Case) -> Outcome:
    """No earlier period meets the condition that this one meets; without a condition: all were zero."""
    test, arguments = _inner(case.arguments)
    past = _past(case.subject) if test in ("", *LEVEL_TESTS, *MEANT_EARLIER) else _rows(case.subject)
    if not past:
        raise _one_period_only(case.subject)
    if not test:
        zeros = (decided(measure(each), Region(point(ZERO), ZERO)) for each in past)
        return together(decided(measure(case.subject), Region(above(ZERO))), *zeros)
    meant = MEANT_EARLIER.get(test, test)
    now = outcome_of(case.of(case.subject, meant, arguments))
    return together(now, *(_not_met(case, each, meant, arguments) for each in past))


def streak(case: Case) -> Outcome:
    """True in each of the last N periods, no gap. Raises Unproved."""
    length = case.whole_number()
    test, arguments = _inner(case.arguments[1:])
    if not test:
        raise Unproved("C315", test=case.test)
    subjects = _last(case.subject, length, short=_is_short(case))
    return together(*(outcome_of(case.of(each, test, arguments)) for each in subjects))


# --- earlier periods ----------------------------------------------------------------------------------


def _rows(subject: Subject) -> tuple[Subject, ...]:
    """The rows of earlier periods of the same kind, latest first. Raises Unproved for one on another basis."""
    own = subject.observation
    rows = (each for each in subject.indicator.rows(own.area) if each.period.frequency is own.period.frequency)
    past = sorted((each for each in rows if _when(each.period) < _when(own.period)), key=_of, reverse=True)
    return tuple(found for each in past if (found := earlier(subject, each)) is not None)


def _past(subject: Subject) -> tuple[Subject, ...]:
    """The same, and the cell for the year before, which must not say otherwise than its row."""
    beside = subject.part == "value" and subject.observation.previous is not None
    return (part(subject, "previous"), *_rows(subject)) if beside else _rows(subject)


def _when(period: Period) -> tuple[int, int]:
    return period.year, period.number


def _of(observation: Observation) -> tuple[int, int]:
    return _when(observation.period)


def _period_of(subject: Subject) -> Period:
    period = subject.observation.period
    return period.year_before if subject.part == "previous" else period


def _reach(past: list[Subject]) -> str:
    """How far back the workbook goes: 2019–2023."""
    periods = sorted((_period_of(each) for each in past), key=_when)
    first, last = periods[0].code, periods[-1].code
    return first if first == last else f"{first}–{last}"


def _one_period_only(subject: Subject) -> Unproved:
    return Unproved("C313", indicator=subject.indicator.name, period=subject.observation.period)


def _not_met(case: Case, subject: Subject, test: str, arguments: tuple[Argument, ...]) -> Outcome:
    """An earlier period, which fails the claim if it meets the condition."""
    made = outcome_of(case.of(subject, test, arguments))
    match made.verdict:
        case Verdict.FAILS:
            return replace(made, verdict=Verdict.HOLDS, reason="", details=())
        case Verdict.UNPROVABLE:
            return made
        case _:
            details = (("period", _period_of(subject).code), ("place", str(subject.observation.origin)))
            return replace(made, verdict=Verdict.FAILS, reason="C328", details=details)


def _last(subject: Subject, length: int, *, short: bool) -> tuple[Subject, ...]:
    """The last so many periods, this one first. Raises Unproved for a gap."""
    found, current = [subject], subject
    while len(found) < length:
        period = current.observation.period.one_before if short else current.observation.period.year_before
        before = earlier(subject, subject.indicator.at(period, subject.observation.area))
        if before is None:
            raise Unproved("C314", indicator=subject.indicator.name, period=period, length=length)
        found.append(before)
        current = before
    return tuple(found)


# --- what was said ------------------------------------------------------------------------------------


def _inner(arguments: tuple[Argument, ...]) -> tuple[str, tuple[Argument, ...]]:
    """The test within the claim, and its arguments."""
    return (arguments[0], arguments[1:]) if arguments and isinstance(arguments[0], str) else ("", ())


def _is_short(case: Case) -> bool:
    """Whether the streak counts quarters or months."""
    first = case.arguments[0]
    unit = first.unit if isinstance(first, Quantity) else ""
    short = case.subject.observation.period.frequency in (Frequency.QUARTER, Frequency.MONTH)
    return short and any(word in unit for word in SHORT_STEPS)


def _year(case: Case) -> int | None:
    number = case.number_or_none
    return None if number is None else int(number.number)
