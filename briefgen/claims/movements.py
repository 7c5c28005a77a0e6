"""Prove how a value moved: rose, fell, stayed, faster, slower, by how many points."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from briefgen.claims.cases import Case, Unproved, before, earlier, measure, pair, part, positive, quantity, source
from briefgen.claims.intervals import Interval, above, below, from_, point
from briefgen.claims.measures import Measure, Outcome, compared, decided, together
from briefgen.claims.regions import Region, is_count, last_place, region
from briefgen.claims.statements import numbers_of, says_so, word_in
from briefgen.claims.values import Subject, Verdict
from briefgen.indicators import Entry
from briefgen.language.phrases import Asserted
from briefgen.periods import STEPS_A_YEAR, Frequency, Period
from briefgen.quantities import HOUSE_RULES, RATES, Quantity, Rules

ZERO, HUNDRED = Decimal(0), Decimal(100)
POINTS = "个百分点"


# --- the growth of a subject ------------------------------------------------------------------------


def growth(subject: Subject, rules: Rules, unit: str = "%") -> Measure:
    """The change that the workbook gives, in per cent; else v/p − 1 on one basis. Raises Unproved."""
    changed = part(subject, "change")
    if changed.entry is None:
        return _computed_growth(part(subject, "value"))
    if isinstance(changed.entry.content, str):
        return _worded_growth(changed, changed.entry, rules)
    return measure(changed, unit or "%")


def _computed_growth(subject: Subject) -> Measure:
    return ratio(subject, before(subject)).percent(HUNDRED)


def ratio(subject: Subject, base: Subject) -> Measure:
    """How many times the base. Raises Unproved for a base that is zero or negative."""
    value, divisor = pair(subject, base)
    return value.divided(positive(divisor, base))


def _worded_growth(subject: Subject, entry: Entry, rules: Rules) -> Measure:
    """What 翻番 or 持平 says of the change. Raises Unproved for words that say nothing of it."""
    interval = said_of_change(entry, rules)
    if interval is None:
        raise Unproved("C302", (source(subject, entry),), place=entry.origins[0], words=entry.content)
    return Measure(interval, interval, f"{interval}", (source(subject, entry),), HUNDRED)


def said_of_change(entry: Entry, rules: Rules = HOUSE_RULES) -> Interval | None:
    """What words such as 翻番 and 持平 say of a change in per cent; nothing for other words."""
    word = word_in(entry)
    return None if word is None else _change_in(word, rules)


def _change_in(word: Asserted, rules: Rules) -> Interval | None:
    match word.test:
        case "doubled":
            times = numbers_of(word.arguments)
            return from_(((times[0] if times else 2) - 1) * HUNDRED)
        case "more_than_doubled":
            return above(HUNDRED)
        case "flat":
            return point(ZERO).widened(rules.flat_rate)
        case "turned_positive":
            return above(ZERO)
        case "turned_negative":
            return below(ZERO)
        case _:
            return None


# --- rose, fell, stayed ------------------------------------------------------------------------------


def grew(case: Case) -> Outcome:
    """By a rate, by points, by an amount or N times over; without a number: that it rose at all."""
    return _moved(case, falls=False)


def fell(case: Case) -> Outcome:
    """As grew, printed as a magnitude: 下降-2.1% is a mistake."""
    printed = case.number_or_none
    if printed is not None and printed.number < 0:
        sources = tuple(growth(case.subject, case.rules).sources)
        return Outcome(Verdict.FAILS, sources, reason="C323", details=(("number", str(printed.number)),))
    return _moved(case, falls=True)


def _moved(case: Case, *, falls: bool) -> Outcome:
    printed = case.number_or_none
    if printed is None:
        return decided(_signed(growth(case.subject, case.rules), falls), Region(above(ZERO)))
    if printed.unit == "倍":
        return decided(_signed(growth(case.subject, case.rules), falls), times_over(printed, case.rules), rounds=True)
    if printed.unit in ("", "%", "‰") or (printed.unit == POINTS and _given_in_points(case.subject)):
        return by_rate(case, printed, falls=falls)
    return difference(case.subject, before(case.subject), printed, case.rules, falls=falls)


def by_rate(case: Case, printed: Quantity, *, falls: bool) -> Outcome:
    """The growth as printed; a change cell that says exactly this states it."""
    found = _signed(growth(case.subject, case.rules, printed.unit), falls)
    if _is_stated(part(case.subject, "change").entry, printed, falls=falls):
        return Outcome(Verdict.STATED, found.sources, found.working)
    computed = case.subject.observation.change is None
    return decided(found, region(printed.bound, printed, case.rules), rounds=computed and printed.is_exact)


def times_over(printed: Quantity, rules: Rules) -> Region:
    """N times over, as a region of growth in per cent."""
    limits = region(printed.bound, printed, rules)
    number = None if limits.printed is None else limits.printed * HUNDRED
    return Region(limits.interval.times(HUNDRED), number)


def _signed(found: Measure, falls: bool) -> Measure:
    return found.negated() if falls else found


def _given_in_points(subject: Subject) -> bool:
    entry = subject.observation.change
    return entry is not None and isinstance(entry.content, Quantity) and entry.content.unit == POINTS


def _is_stated(entry: Entry | None, printed: Quantity, *, falls: bool) -> bool:
    if entry is None or isinstance(entry.content, str):
        return False
    said = entry.content.negated() if falls else entry.content
    same_unit = printed.unit in ("", said.unit)
    return same_unit and (said.number, said.bound) == (printed.number, printed.bound)


def flat(case: Case) -> Outcome:
    """Printed values equal, or a change within the house's limits for a rate or a level."""
    entry = case.subject.observation.change
    if says_so(entry, "flat"):
        return Outcome(Verdict.STATED, growth(case.subject, case.rules).sources)
    if entry is not None:
        unit = entry.content.unit if isinstance(entry.content, Quantity) else "%"
        return decided(growth(case.subject, case.rules, unit), _flat_region(case, unit == POINTS))
    return _flat_values(case)


def _flat_region(case: Case, rate: bool) -> Region:
    limit = case.rules.flat_rate if rate else case.rules.flat_level * HUNDRED
    return Region(point(ZERO).widened(limit))


def _flat_values(case: Case) -> Outcome:
    number, base = quantity(case.subject), before(case.subject)
    unit = number.unit
    now, then = measure(case.subject, unit), measure(base, unit)
    if now.interval.is_point and now.interval == then.interval:
        return decided(now, Region(then.interval, then.interval.low))
    if number.is_rate:
        return decided(now.minus(then), _flat_region(case, True))
    return decided(growth(case.subject, case.rules), _flat_region(case, False))


# --- differences: one rule for all of them ------------------------------------------------------------


def points(case: Case) -> Outcome:
    """The difference of two percentages as the workbook holds them, never the relative change."""
    printed = case.number
    if _given_in_points(case.subject):
        return by_rate(case, replace(printed, unit=POINTS), falls=False)
    return difference(case.subject, before(case.subject), replace(printed, unit=POINTS), case.rules)


def difference(one: Subject, other: Subject, printed: Quantity, rules: Rules, *, falls: bool = False) -> Outcome:
    """One less the other, as printed. Where the printed ends give another last digit it is true by rounding only."""
    number = quantity(one)
    unit = "%" if printed.unit == POINTS else printed.unit
    left, right = measure(one, unit), measure(other, unit)
    left, right = (right, left) if falls else (left, right)
    counted = is_count(number) and printed.unit in ("", number.unit)
    outcome = decided(left.minus(right), region(printed.bound, printed, rules, counted=counted))
    return _with_ends(outcome, left, right, printed)


def _with_ends(outcome: Outcome, left: Measure, right: Measure, printed: Quantity) -> Outcome:
    """The outcome, or rounding where the difference and that of its printed ends do not both come out as printed."""
    ends = (left.interval.low, right.interval.low)
    if not (printed.is_exact and left.interval.is_point and right.interval.is_point) or None in ends:
        return outcome
    unit = last_place(printed.number)
    shown = _to_unit(left.interval.low, unit) - _to_unit(right.interval.low, unit)
    if (shown == printed.number) == (outcome.verdict is Verdict.HOLDS):
        return outcome
    return replace(outcome, verdict=Verdict.ROUNDING, reason="")


def _to_unit(number: Decimal | None, unit: Decimal) -> Decimal:
    return ZERO if number is None else (number / unit).to_integral_value(ROUND_HALF_UP) * unit


# --- how the change itself moved ---------------------------------------------------------------------


def pace(case: Case) -> Outcome:
    """Of the change and the change before: faster or slower, perhaps by so many points."""
    now, then = _two_changes(case)
    if case.test == "slowed":
        now, then = then, now
    printed = case.number_or_none
    if printed is None:
        return compared(now, ">", then)
    outcome = decided(now.minus(then), region(printed.bound, printed, case.rules))
    return _with_ends(outcome, now, then, printed)


def narrowed(case: Case) -> Outcome:
    """Two falls, the later one smaller."""
    now, then = _two_changes(case)
    falls = together(decided(now, Region(below(ZERO))), decided(then, Region(below(ZERO))))
    if falls.verdict is Verdict.FAILS:
        return replace(falls, reason="C327")
    return together(falls, pace(case))


def turned(case: Case) -> Outcome:
    """From a fall to a rise, or the other way round."""
    if says_so(case.subject.observation.change, case.test):
        return Outcome(Verdict.STATED, growth(case.subject, case.rules).sources)
    now, then = _two_changes(case)
    if case.test == "turned_negative":
        now, then = then, now
    return together(decided(now, Region(above(ZERO))), decided(then, Region(below(ZERO))))


def double_digit(case: Case) -> Outcome:
    """10 ≤ change < 100."""
    limits = Interval(Decimal(10), HUNDRED, high_open=True)
    return decided(growth(case.subject, case.rules), Region(limits))


def _two_changes(case: Case) -> tuple[Measure, Measure]:
    subject = case.subject
    period = subject.observation.period
    for before_ in (period.one_before, period.year_before):
        found = earlier(subject, subject.indicator.at(before_, subject.observation.area))
        if found is not None:
            return _change(case, subject), _change(case, found)
    raise Unproved("C304", indicator=subject.indicator.name, period=period.one_before)


def _change(case: Case, subject: Subject) -> Measure:
    """The change given or computed; a row whose value is itself a rate of growth gives that."""
    value = part(subject, "value").entry
    is_rate = value is not None and isinstance(value.content, Quantity) and value.content.unit in RATES
    if subject.observation.change is None and is_rate:
        return measure(part(subject, "value"), "%")
    return growth(subject, case.rules)


# --- against another base, against another subject ----------------------------------------------------


def from_previous(case: Case) -> Outcome:
    """Grew on the period before (previous) or on the last one of the year before (year_start)."""
    base = _base(case)
    falls, printed = "fell" in case.texts, case.number_or_none
    if printed is not None and printed.unit not in ("", "%"):
        return difference(case.subject, base, printed, case.rules, falls=falls)
    found = _signed(ratio(case.subject, base).percent(HUNDRED), falls)
    if printed is None:
        return decided(found, Region(above(ZERO)))
    return decided(found, region(printed.bound, printed, case.rules), rounds=printed.is_exact)


def _base(case: Case) -> Subject:
    subject = case.subject
    period = subject.observation.period
    if period.frequency in (Frequency.YEAR, Frequency.FISCAL_YEAR):
        return before(subject)
    wanted = _year_start(period) if "year_start" in case.texts else _one_before(period)
    found = (subject.indicator.at(each, subject.observation.area) for each in wanted)
    base = earlier(subject, next((each for each in found if each), None))
    if base is None:
        raise Unproved("C304" if wanted else "C319", period=wanted[0] if wanted else period)
    return base


def _one_before(period: Period) -> tuple[Period, ...]:
    """Nothing for a cumulative period: what ends where it begins is another year."""
    return () if period.frequency is Frequency.CUMULATIVE else (period.one_before,)


def _year_start(period: Period) -> tuple[Period, ...]:
    whole = Period(period.year - 1)
    last = replace(period.year_before, number=STEPS_A_YEAR.get(period.frequency, 0))
    return (last, whole) if last.number else (whole,)


def versus(case: Case) -> Outcome:
    """The difference of two rates, both in the workbook; behind is the other way round."""
    other, printed = case.other(), case.number_or_none
    if other is None:
        raise Unproved("C316", other="—")
    left, right = _rate(case, case.subject), _rate(case, other)
    if case.test == "behind":
        left, right = right, left
    if printed is None:
        return compared(left, ">", right)
    outcome = decided(left.minus(right), region(printed.bound, printed, case.rules))
    return _with_ends(outcome, left, right, printed)


def outpaced(case: Case) -> Outcome:
    """Grew faster than another."""
    other = case.other()
    if other is None:
        raise Unproved("C316", other="—")
    return compared(growth(case.subject, case.rules), ">", growth(other, case.rules))


def _rate(case: Case, subject: Subject) -> Measure:
    return growth(subject, case.rules) if case.subject.part == "change" else _change(case, part(subject, "value"))
