"""Tell how much room a claim leaves: what nearly fails, and what could say more than it does."""

from decimal import Decimal

from briefgen.claims.cases import Unproved, measure, number_in, quantity
from briefgen.claims.values import Argument, Proof, Subject
from briefgen.quantities import Bound, Quantity, bounded, grain, plain

NEAR = Decimal("0.01")


def is_near_miss(proof: Proof, limit: Decimal = NEAR) -> bool:
    """Whether a claim that prints would flip if its value moved by less than this share of it."""
    return proof.verdict.prints and proof.margin is not None and proof.margin < limit


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
