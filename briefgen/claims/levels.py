"""Prove what a value is said to be, to be over, to be nearly, to have crossed."""

from dataclasses import replace

from briefgen.claims.cases import Case, Unproved, before, measure, quantity
from briefgen.claims.intervals import below, from_
from briefgen.claims.measures import Outcome, decided, together
from briefgen.claims.regions import Region, is_count, region
from briefgen.claims.statements import says_number
from briefgen.claims.values import Subject, Verdict
from briefgen.quantities import Bound, Quantity, Rules

BOUNDS = {
    "over": Bound.OVER,
    "nearly": Bound.NEARLY,
    "about": Bound.ABOUT,
    "around": Bound.AROUND,
    "some_over": Bound.SOME_OVER,
    "at_least": Bound.AT_LEAST,
    "at_most": Bound.AT_MOST,
}


def level(case: Case) -> Outcome:
    """The value with a bound word; what is said to equal 超1700亿元 is said to be over 1700."""
    printed = case.number
    return bounded_level(case.subject, BOUNDS.get(case.test, printed.bound), printed, case.rules)


def crossed(case: Case) -> Outcome:
    """v ≥ s and p < s. Without p only a cell that is itself bounded by 突破 at s says so."""
    printed = _with_unit(case.subject, case.number)
    now = bounded_level(case.subject, Bound.CROSSED, printed, case.rules)
    try:
        base = measure(before(case.subject), printed.unit)
    except Unproved:
        if now.verdict in (Verdict.STATED, Verdict.FAILS):
            return now
        raise
    return together(now, decided(base, Region(below(printed.number))))


def stays_over(case: Case) -> Outcome:
    """v ≥ s and p ≥ s."""
    printed = _with_unit(case.subject, case.number)
    now = bounded_level(case.subject, Bound.AT_LEAST, printed, case.rules)
    if now.verdict is Verdict.FAILS:
        return now
    return together(now, decided(measure(before(case.subject), printed.unit), Region(from_(printed.number))))


def bounded_level(subject: Subject, bound: Bound, printed: Quantity, rules: Rules) -> Outcome:
    """One value against one printed number with its bound word."""
    number = quantity(subject)
    printed = _with_unit(subject, printed)
    value = measure(subject, printed.unit)
    if says_number(number, bound, printed):
        return Outcome(Verdict.STATED, value.sources, value.working)
    return decided(value, region(bound, printed, rules, counted=is_count(number)))


def _with_unit(subject: Subject, printed: Quantity) -> Quantity:
    """The printed number in the value's own unit where none was said."""
    return printed if printed.unit else replace(printed, unit=quantity(subject).unit)
