"""Say which numbers a printed number with its bound word is true of."""

from dataclasses import dataclass
from decimal import Decimal

from briefgen.claims.intervals import Interval, Standing, above, digits, from_, point, up_to
from briefgen.quantities import RATES, UNITS, Bound, Quantity, Rules, grain, step

NO_COUNTERS = frozenset("元吨天岁倍")


@dataclass(frozen=True, slots=True)
class Region:
    """The numbers of which a claim is true; `printed` is the number itself where the claim says what something is."""

    interval: Interval
    printed: Decimal | None = None

    def relation(self, shown: str, value: Interval, standing: Standing) -> str:
        """The claim in digits: 1702 > 1700, 9 ≤ 9.7 < 10, 121.94 ≈ 121.9."""
        if self.printed is not None:
            return f"{shown} {_likeness(value, self.printed, standing)} {digits(self.printed)}"
        if standing is Standing.ACROSS:
            return f"{shown} ≷ {self._limits()}"
        if standing is Standing.OUTSIDE:
            return self._refused(shown, value)
        return self._kept(shown)

    def _limits(self) -> str:
        ends = [end for end in (self.interval.low, self.interval.high) if end is not None]
        return digits(ends[0]) if len(ends) == 1 else str(self.interval)

    def _kept(self, shown: str) -> str:
        low, high = self.interval.low, self.interval.high
        below = "<" if self.interval.high_open else "≤"
        if low is None:
            return shown if high is None else f"{shown} {below} {digits(high)}"
        if high is None:
            return f"{shown} {'>' if self.interval.low_open else '≥'} {digits(low)}"
        return f"{digits(low)} {'<' if self.interval.low_open else '≤'} {shown} {below} {digits(high)}"

    def _refused(self, shown: str, value: Interval) -> str:
        low, high = self.interval.low, self.interval.high
        if low is not None and value.high is not None and value.high <= low:
            return f"{shown} {'≤' if self.interval.low_open else '<'} {digits(low)}"
        return shown if high is None else f"{shown} {'≥' if self.interval.high_open else '>'} {digits(high)}"


def _likeness(value: Interval, printed: Decimal, standing: Standing) -> str:
    if standing is Standing.INSIDE:
        return "=" if value.is_point and value.low == printed else "≈"
    return "≠" if standing is Standing.OUTSIDE else "≷"


def last_place(number: Decimal) -> Decimal:
    """One unit of the last digit as written; of 1.3万, which is written 1.3E+4, a thousand."""
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent > 0 else step(number)


def rounding(number: Decimal) -> Interval:
    """All numbers that round to this one, half up: away from zero on either side of it."""
    half = last_place(number) / 2
    if number == 0:
        return Interval(-half, half, low_open=True, high_open=True)
    return Interval(number - half, number + half, low_open=number < 0, high_open=number > 0)


def is_count(quantity: Quantity) -> bool:
    """Whether it counts things one by one (家, 个, 人), so that rounding is no excuse."""
    unit = quantity.unit
    counter = unit == "人" or (len(unit) == 1 and unit not in UNITS and unit not in NO_COUNTERS)
    return counter and quantity.number == quantity.number.to_integral_value()


def equal_to(number: Decimal, *, counted: bool = False) -> Region:
    """What rounds to the number as printed; a count is exact (claims.md, row 1)."""
    return Region(point(number) if counted else rounding(number), number)


def region(bound: Bound, printed: Quantity, rules: Rules, *, counted: bool = False) -> Region:
    """What the printed number is true of with that bound word (claims.md, one row a word)."""
    number = printed.number
    match bound:
        case Bound.EXACT:
            return equal_to(number, counted=counted)
        case Bound.OVER:
            return Region(above(number))
        case Bound.CROSSED | Bound.AT_LEAST:
            return Region(from_(number))
        case Bound.AT_MOST:
            return Region(up_to(number))
        case Bound.NEARLY:
            return Region(Interval(min(number, number * rules.nearly), number, high_open=True))
        case Bound.SOME_OVER:
            room = grain(number) if number else Decimal(0)
            return Region(Interval(number, number + room, low_open=True, high_open=True))
        case Bound.ABOUT:
            return Region(_about(number, rules))
        case Bound.AROUND:
            rate = printed.unit in RATES
            return Region(point(number).widened(last_place(number) if rate else abs(number) * rules.around_level))


def _about(number: Decimal, rules: Rules) -> Interval:
    """What rounds to the number, or lies within a share of it: the wider of the two."""
    reach = abs(number) * rules.about
    return rounding(number) if last_place(number) / 2 > reach else point(number).widened(reach)
