"""Prove shares, parts of a whole, totals, stocks, contributions and what comes to each head."""

from dataclasses import replace
from decimal import ROUND_FLOOR, Decimal
from functools import reduce

from briefgen.claims.cases import (
    Case,
    Unproved,
    before,
    conversion,
    given,
    measure,
    named,
    pair,
    part,
    positive,
    quantity,
    source,
)
from briefgen.claims.intervals import above, point
from briefgen.claims.measures import Measure, Outcome, compared, decided, measured, together
from briefgen.claims.regions import Region, is_count, last_place, region
from briefgen.claims.statements import says_number
from briefgen.claims.values import Proof, Subject, Verdict
from briefgen.quantities import RATES, UNITS, Bound, Quantity

HALF, HUNDRED = Decimal(50), Decimal(100)
SHARE_BOUNDS = {"over_share": Bound.OVER, "nearly_share": Bound.NEARLY}


def share(case: Case) -> Outcome:
    """Part in per cent of the whole, or a value that is itself a share."""
    printed = case.number
    bound = SHARE_BOUNDS.get(case.test, printed.bound)
    found = _share_of(case)
    if _is_share(case) and says_number(quantity(case.subject), bound, printed):
        return Outcome(Verdict.STATED, found.sources, found.working)
    outcome = decided(found, region(bound, printed, case.rules), rounds=bound is Bound.EXACT and not _is_share(case))
    if bound is Bound.EXACT and outcome.verdict is not Verdict.HOLDS and _is_forced(case, printed):
        return replace(outcome, verdict=Verdict.HOLDS, reason="", margin=None)
    return outcome


def over_half(case: Case) -> Outcome:
    return decided(_share_of(case), Region(above(HALF)))


def part_of(case: Case) -> Outcome:
    """Part ≤ whole."""
    return compared(*_in_one_unit(case.subject, "≤", case.whole()))


def parts(case: Case) -> Outcome:
    """As many values as names, in the same order, each what it is said to be and none larger than the whole."""
    names, numbers = tuple(case.others()), case.numbers
    if not numbers or len(names) != len(numbers):
        raise Unproved("C330", names=len(names), numbers=len(numbers))
    equal = (outcome_of(case.of(each, "equals", (number,))) for each, number in zip(names, numbers, strict=True))
    whole = case.subject.entry is not None
    within = (compared(*_in_one_unit(each, "≤", case.subject)) for each in names if whole)
    return together(*equal, *within)


def total(case: Case) -> Outcome:
    """Parts, named or the whole's children, add up to it within half a unit each; counts exactly."""
    addends = tuple(case.others()) or _children(case.subject)
    if not addends:
        raise Unproved("C331", indicator=case.subject.indicator.name)
    unit = quantity(case.subject).unit
    whole = measure(case.subject, unit)
    sum_ = reduce(Measure.plus, (measure(_same_basis(case.subject, each), unit) for each in addends))
    slack = sum((_half_unit(each, case.subject) for each in addends), Decimal(0))
    outcome = decided(sum_.minus(whole), Region(point(Decimal(0)).widened(slack)))
    sign = {Verdict.HOLDS: "=", Verdict.FAILS: "≠"}.get(outcome.verdict, "≷")
    outcome = replace(outcome, working=f"{sum_.shown} {sign} {whole.shown}")
    printed = case.number_or_none
    return together(outcome, outcome_of(case.of(case.subject, "equals", (printed,)))) if printed else outcome


def stock(case: Case) -> Outcome:
    """M = M before + N, and N ≤ M; N is an indicator or a printed number, a second number is M as printed."""
    unit = quantity(case.subject).unit
    added, printed = _added(case, unit)
    now, base = measure(case.subject, unit), measure(before(case.subject), unit)
    said = [outcome_of(case.of(case.subject, "equals", (printed,)))] if printed else []
    return together(compared(added, "≤", now), compared(now, "=", base.plus(added)), *said)


def net_added(case: Case) -> Outcome:
    """净增: M − M before."""
    printed = case.number
    unit = printed.unit or quantity(case.subject).unit
    grown = measure(case.subject, unit).minus(measure(before(case.subject), unit))
    return decided(grown, region(printed.bound, printed, case.rules, counted=is_count(quantity(case.subject))))


def contribution(case: Case) -> Outcome:
    """Δpart in per cent of Δwhole; as points of growth, Δpart in per cent of the whole before."""
    whole, printed = case.whole(), case.number
    unit = quantity(whole).unit
    base = measure(before(whole), unit)
    moved = measure(case.subject, unit).minus(measure(before(case.subject), unit))
    of_whole = base if case.test == "points_of_growth" else measure(whole, unit).minus(base)
    share_ = moved.divided(positive(of_whole, whole)).percent()
    return decided(share_, region(printed.bound, printed, case.rules), rounds=True)


def per(case: Case) -> Outcome:
    """What comes to one unit (人, 万人) of a named divisor."""
    divisor, printed = case.other(), case.number
    if divisor is None:
        raise Unproved("C316", other="—")
    each = next((text for text in case.texts if text in UNITS), quantity(divisor).unit)
    value = measure(case.subject, printed.unit or quantity(case.subject).unit)
    heads = positive(measure(_same_basis(case.subject, divisor), each), divisor)
    return decided(value.divided(heads), region(printed.bound, printed, case.rules), rounds=True)


def outcome_of(proof: Proof) -> Outcome:
    """What came of a claim within a claim."""
    return Outcome(proof.verdict, proof.operands, proof.working, proof.margin, proof.reason, proof.details)


def _is_share(case: Case) -> bool:
    entry = case.subject.entry
    is_rate = entry is not None and isinstance(entry.content, Quantity) and entry.content.unit in RATES
    return is_rate and case.other() is None


def _share_of(case: Case) -> Measure:
    if _is_share(case):
        return measure(case.subject, "%")
    whole = _same_basis(case.subject, case.whole())
    one, other = pair(case.subject, whole)
    return one.divided(positive(other, whole)).percent()


def _same_basis(subject: Subject, other: Subject) -> Subject:
    """The other one, if both are measured alike. Raises Unproved."""
    one, two = subject.observation, other.observation
    if (one.period, one.basis) != (two.period, two.basis) or subject.indicator.scope != other.indicator.scope:
        raise Unproved("C317", indicator=subject.indicator.name, other=other.indicator.name)
    return other


def _in_one_unit(part_: Subject, sign: str, whole: Subject) -> tuple[Measure, str, Measure]:
    _same_basis(part_, whole)
    one, other = pair(part_, whole)
    return one, sign, other


def _children(subject: Subject) -> tuple[Subject, ...]:
    codes = [each.code for each in subject.dataset.indicators if each.parent == subject.indicator.code]
    return tuple(part(named(subject, code), "value") for code in codes)


def _half_unit(addend: Subject, whole: Subject) -> Decimal:
    """Half a unit of the last digit, in the unit of the whole. Raises Unproved where the two have no common one."""
    number, sum_ = quantity(addend), quantity(whole)
    if is_count(number) or is_count(sum_):
        return Decimal(0)
    conversion(number.unit, sum_.unit, source(addend, given(addend)))
    return max(last_place(number.to(sum_.unit).number), last_place(sum_.number)) / 2


def _added(case: Case, unit: str) -> tuple[Measure, Quantity | None]:
    """N with its cells, or as printed; and M as printed."""
    other, numbers = case.other(), case.numbers
    if other is not None:
        return measure(other, unit), next(iter(numbers), None)
    number = case.number if case.number.unit else replace(case.number, unit=unit)
    return measured(number), numbers[1] if len(numbers) > 1 else None


def _is_forced(case: Case, printed: Quantity) -> bool:
    """Whether the printed share is the part's own when all parts' shares are made to add up to 100."""
    if _is_share(case) or case.other() is not None:
        return False
    whole = case.whole()
    family = _children(whole)
    sizes = [pair(each, whole)[0].interval for each in family]
    exact_ = [each.low for each in sizes if each.is_point and each.low is not None]
    limit = measure(whole).interval
    if len(exact_) < len(family) or not limit.is_point or sum(exact_) != limit.low or not sum(exact_):
        return False
    shares = [HUNDRED * each / sum(exact_) for each in exact_]
    here = [each.indicator.code for each in family].index(case.subject.indicator.code)
    return _apportioned(shares, last_place(printed.number))[here] == printed.number


def _apportioned(shares: list[Decimal], unit: Decimal) -> list[Decimal]:
    """Shares cut to the unit; the units that are left go to the largest remainders (Hamilton's method)."""
    cut = [(share_ / unit).to_integral_value(ROUND_FLOOR) for share_ in shares]
    left = int(HUNDRED / unit - sum(cut))
    by_remainder = sorted(range(len(shares)), key=lambda place: cut[place] - shares[place] / unit)
    return [(each + (place in by_remainder[:left])) * unit for place, each in enumerate(cut)]
