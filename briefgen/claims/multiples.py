"""Prove multiples: doubled, N times, N times over, an average rate over years."""

from dataclasses import replace
from decimal import Decimal

from briefgen.claims.cases import Case, Unproved, before, earlier, measure
from briefgen.claims.intervals import Interval, above, digits, from_
from briefgen.claims.measures import Measure, Outcome, decided
from briefgen.claims.movements import HUNDRED, growth, ratio, times_over
from briefgen.claims.regions import Region, region
from briefgen.claims.statements import says_so
from briefgen.claims.values import Verdict
from briefgen.quantities import RATES, Quantity

ONE, TWO = Decimal(1), Decimal(2)


def doubled(case: Case) -> Outcome:
    """v/p ≥ 2, or ≥ the number that was said; a change cell governs, and one that says 翻番 states it."""
    entry = case.subject.observation.change
    if says_so(entry, case.test, case.numbers):
        return Outcome(Verdict.STATED, growth(case.subject, case.rules).sources)
    number = case.number_or_none
    times = TWO if number is None else number.number
    limit = above if case.test == "more_than_doubled" else from_
    if entry is not None:
        return decided(growth(case.subject, case.rules), Region(limit((times - 1) * HUNDRED)))
    return decided(ratio(case.subject, before(case.subject)), Region(limit(times)))


def times(case: Case) -> Outcome:
    """是…的N倍: v over its base, or over another subject; from the change where the workbook holds no base."""
    return decided(_multiple(case), _times(case), rounds=case.number.is_exact)


def times_more(case: Case) -> Outcome:
    """增长N倍: the growth, N times the base."""
    return decided(growth(case.subject, case.rules), times_over(case.number, case.rules), rounds=case.number.is_exact)


def ambiguous(case: Case) -> Outcome:
    """English "N times more" is read both ways: refused."""
    sources = () if case.subject.entry is None else measure(case.subject).sources
    return Outcome(Verdict.FAILS, sources, reason="C326")


def unmeasured(case: Case) -> Outcome:
    """大幅, 首家, 唯一: words that no arithmetic decides; somebody may answer for them by name. Raises Unproved."""
    raise Unproved("C332", () if case.subject.entry is None else measure(case.subject).sources)


def annual_rate(case: Case) -> Outcome:
    """(last/first)^(1/n) − 1 over n years, the base year before the first of them. Raises Unproved."""
    rate, years = _rate_and_years(case)
    subject = case.subject
    period = replace(subject.observation.period, year=subject.observation.period.year - years)
    base = earlier(subject, subject.indicator.at(period, subject.observation.area))
    if base is None:
        raise Unproved("C304", indicator=subject.indicator.name, period=period)
    multiple = ratio(subject, base)
    grown = Region(_compounded(region(rate.bound, rate, case.rules).interval, years))
    outcome = decided(multiple, grown, rounds=rate.is_exact)
    return replace(outcome, working=_annual_working(multiple, years))


def _multiple(case: Case) -> Measure:
    other = case.other()
    if other is not None:
        return ratio(case.subject, other)
    try:
        return ratio(case.subject, before(case.subject))
    except Unproved as missing:
        if missing.code != "C304" or case.subject.observation.change is None:
            raise
    grown = growth(case.subject, case.rules)
    base = Interval(HUNDRED, HUNDRED)
    whole = replace(grown, interval=grown.interval.plus(base), widened=grown.widened.plus(base))
    return replace(whole.times(1 / HUNDRED), shown=f"1 + {grown.shown}%")


def _times(case: Case) -> Region:
    return region(case.number.bound, case.number, case.rules)


def _rate_and_years(case: Case) -> tuple[Quantity, int]:
    rates = [each for each in case.numbers if each.unit in RATES]
    counts = [each for each in case.numbers if each.unit not in RATES]
    if not rates or not counts or not 0 < counts[0].number < 100 or counts[0].number % 1:
        raise Unproved("C315", test=case.test)
    return rates[0], int(counts[0].number)


def _compounded(rate: Interval, years: int) -> Interval:
    """The region of an annual rate in per cent as a region of the whole multiple."""
    low = None if rate.low is None else max(Decimal(0), 1 + rate.low / HUNDRED) ** years
    high = None if rate.high is None else max(Decimal(0), 1 + rate.high / HUNDRED) ** years
    return replace(rate, low=low, high=high)


def _annual_working(multiple: Measure, years: int) -> str:
    low = multiple.interval.low
    shown = f"({multiple.shown})^(1/{years}) − 1"
    if low is None or low <= 0 or not multiple.interval.is_point:
        return shown
    return f"{shown} = {digits((low ** (ONE / years) - 1) * HUNDRED)}%"
