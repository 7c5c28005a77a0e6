"""Tell how much room a claim leaves: what nearly fails, and what could say more than it does."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from briefgen.claims.cases import Unproved, measure, number_in, quantity
from briefgen.claims.values import Argument, Proof, Subject, Verdict
from briefgen.claims.weighing import found, proved
from briefgen.indicators import Dataset
from briefgen.quantities import HOUSE_RULES, Bound, Quantity, Rules, bounded, grain, plain
from briefgen.sources import Condition, asked_in


@dataclass(frozen=True, slots=True)
class Margin:
    """One test of a claim that prints: its proof, whether it is about to flip, and the number that could be said."""

    proof: Proof
    is_near_miss: bool
    better: Quantity | None
    value: Quantity | None = None
    """What the workbook says there, where something better could be said of it."""


def margins(condition: Condition, dataset: Dataset, rules: Rules) -> Iterator[Margin]:
    """How much room each test of a condition leaves that came out as it was claimed."""
    for asked, denied in asked_in(condition):
        for proof in proved(asked, dataset, rules).proofs:
            subject, arguments, _ = found(asked, dataset)
            better = None if subject is None or denied else slack(asked.test, subject, arguments)
            value = quantity(subject) if subject and better else None
            yield Margin(proof, is_near_miss(proof, rules.near_miss, denied=denied), better, value)


def is_near_miss(proof: Proof, limit: Decimal = HOUSE_RULES.near_miss, *, denied: bool = False) -> bool:
    """Whether a claim that prints would flip if its value moved by less than this share of it.

    A test that is denied prints where it fails.
    """
    came_out = proof.verdict is Verdict.FAILS if denied else proof.verdict.prints
    return came_out and proof.margin is not None and proof.margin < limit


def slack(test: str, subject: Subject, arguments: tuple[Argument, ...]) -> Quantity | None:
    """The largest round number below the value, of the grain that was printed, where 超 could say more: 超3600 of 4100.

    None where the claim says all it can, and for every other test.
    """
    printed = next((number for each in arguments if (number := number_in(each)) is not None), None)
    if test != "over" or printed is None or printed.number <= 0:
        return None
    try:
        low, is_open = _low_end(subject, printed)
    except Unproved:
        return None
    if low is None or low <= printed.number:
        return None
    unit = grain(printed.number)
    largest = low // unit * unit
    if largest == low and not is_open:
        largest -= unit
    return bounded(plain(largest), printed.unit, Bound.OVER) if largest > printed.number else None


def _low_end(subject: Subject, printed: Quantity) -> tuple[Decimal | None, bool]:
    unit = printed.unit or quantity(subject).unit
    interval = measure(subject, unit).interval
    return interval.low, interval.low_open
