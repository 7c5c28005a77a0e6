"""Compute with intervals and compare them: all of one inside another, none of it, or something between."""

from dataclasses import dataclass
from decimal import Context, Decimal
from enum import Enum

from briefgen.quantities import Quantity

SIX_DIGITS, FOUR_DIGITS = Context(prec=6), Context(prec=4)


class Standing(Enum):
    """How an interval stands to a region."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    ACROSS = "across"


@dataclass(frozen=True, slots=True)
class Interval:
    """Numbers between two ends; an end of None is without limit."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    @property
    def is_point(self) -> bool:
        return self.low is not None and self.low == self.high and not (self.low_open or self.high_open)

    @property
    def is_empty(self) -> bool:
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    def __str__(self) -> str:
        """A number, or the ends, with round brackets where they are open: (235, ∞)."""
        if self.is_point and self.low is not None:
            return digits(self.low)
        low = "(−∞" if self.low is None else ("(" if self.low_open else "[") + digits(self.low)
        high = "∞)" if self.high is None else digits(self.high) + (")" if self.high_open else "]")
        return f"{low}, {high}"

    def plus(self, other: "Interval") -> "Interval":
        return Interval(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def negated(self) -> "Interval":
        low = None if self.high is None else -self.high
        high = None if self.low is None else -self.low
        return Interval(low, high, self.high_open, self.low_open)

    def minus(self, other: "Interval") -> "Interval":
        return self.plus(other.negated())

    def times(self, by: Decimal) -> "Interval":
        """Each number times a positive one."""
        low = None if self.low is None else self.low * by
        high = None if self.high is None else self.high * by
        return Interval(low, high, self.low_open, self.high_open)

    def widened(self, by: Decimal) -> "Interval":
        """Further by so much at each end that has a limit."""
        low = None if self.low is None else self.low - by
        high = None if self.high is None else self.high + by
        return Interval(low, high, self.low_open, self.high_open)

    def divided(self, by: "Interval") -> "Interval":
        """All quotients. The divisor lies above zero; it may come as near to zero as an open end lets it."""
        low, low_open = _low_quotient(self, by)
        negative = _low_quotient(self.negated(), by)
        return Interval(low, None if negative[0] is None else -negative[0], low_open, negative[1])

    def standing(self, region: "Interval") -> Standing:
        if self.is_empty or region.is_empty or _ends_before(self, region) or _ends_before(region, self):
            return Standing.OUTSIDE
        starts_inside = _low_end(self) >= _low_end(region)
        return Standing.INSIDE if starts_inside and _high_end(self) <= _high_end(region) else Standing.ACROSS


NO_LIMIT = Interval(None, None)


def point(number: Decimal) -> Interval:
    return Interval(number, number)


def interval_of(quantity: Quantity) -> Interval:
    return Interval(quantity.low, quantity.high, quantity.low_open, quantity.high_open)


def above(number: Decimal) -> Interval:
    return Interval(number, None, low_open=True)


def from_(number: Decimal) -> Interval:
    return Interval(number, None)


def below(number: Decimal) -> Interval:
    return Interval(None, number, high_open=True)


def up_to(number: Decimal) -> Interval:
    return Interval(None, number)


def distance(interval: Interval, region: Interval) -> Decimal | None:
    """How far the interval may move before its standing to the region changes; None where it never does."""
    match interval.standing(region):
        case Standing.INSIDE:
            gaps = (_gap(region.low, interval.low), _gap(interval.high, region.high))
        case Standing.OUTSIDE:
            gaps = (_gap(interval.high, region.low), _gap(region.high, interval.low))
        case Standing.ACROSS:
            return None
    known = [gap for gap in gaps if gap is not None and gap >= 0]
    return min(known) if known else None


def digits(number: Decimal) -> str:
    """The number without an exponent and without padding zeros, with at most six digits that count."""
    shown = number if len(number.as_tuple().digits) <= 15 else SIX_DIGITS.plus(number)
    text = f"{shown:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-", "−")


def _gap(lower: Decimal | None, upper: Decimal | None) -> Decimal | None:
    return None if lower is None or upper is None else upper - lower


def _low_end(interval: Interval) -> tuple[bool, Decimal, bool]:
    """What orders lower ends: one without limit comes first, an open one after a closed one."""
    return (False, Decimal(0), False) if interval.low is None else (True, interval.low, interval.low_open)


def _high_end(interval: Interval) -> tuple[bool, Decimal, bool]:
    if interval.high is None:
        return (True, Decimal(0), False)
    return (False, interval.high, not interval.high_open)


def _ends_before(one: Interval, other: Interval) -> bool:
    if one.high is None or other.low is None:
        return False
    return one.high < other.low or (one.high == other.low and (one.high_open or other.low_open))


def _low_quotient(number: Interval, by: Interval) -> tuple[Decimal | None, bool]:
    """The lower end of all quotients, and whether it is open."""
    if number.low is None:
        return None, False
    if number.low == 0:
        return number.low, number.low_open
    divisor, is_open = (by.high, by.high_open) if number.low > 0 else (by.low, by.low_open)
    if divisor is None:
        return Decimal(0), True
    return (number.low / divisor, number.low_open or is_open) if divisor else (None, False)
