"""Hold a number as what is known of it: an interval with a unit of measure; arithmetic keeps to intervals."""

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from functools import total_ordering


class Bound(Enum):
    """How the number that is written limits the number that is meant."""

    EXACT = "exact"
    OVER = "over"
    CROSSED = "crossed"
    NEARLY = "nearly"
    ABOUT = "about"
    AROUND = "around"
    SOME_OVER = "some_over"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class Rules:
    """The house rules of `claims.md`, which an office may set for itself: how far 近, 约 and 左右 reach, what 持平 and
    前列 mean. They are shares of a number, but `flat_rate`, which counts percentage points.

    What holds by less than `near_miss` of its value is noted where margins are asked for.
    """

    nearly: Decimal = Decimal("0.9")
    about: Decimal = Decimal("0.02")
    around_level: Decimal = Decimal("0.05")
    flat_rate: Decimal = Decimal("0.5")
    flat_level: Decimal = Decimal("0.005")
    front: Decimal = Decimal(1) / 3
    near_miss: Decimal = Decimal("0.01")


HOUSE_RULES = Rules()

MONEY, PEOPLE, AREA, MASS, RATE = "money", "people", "area", "mass", "rate"
UNITS: dict[str, tuple[str, Decimal]] = {
    "元": (MONEY, Decimal(1)),
    "千元": (MONEY, Decimal(1000)),
    "万元": (MONEY, Decimal(10_000)),
    "百万元": (MONEY, Decimal(1_000_000)),
    "亿元": (MONEY, Decimal(100_000_000)),
    "人": (PEOPLE, Decimal(1)),
    "万人": (PEOPLE, Decimal(10_000)),
    "平方米": (AREA, Decimal(1)),
    "公顷": (AREA, Decimal(10_000)),
    "万平方米": (AREA, Decimal(10_000)),
    "平方公里": (AREA, Decimal(1_000_000)),
    "吨": (MASS, Decimal(1)),
    "万吨": (MASS, Decimal(10_000)),
    "‰": (RATE, Decimal("0.1")),
    "%": (RATE, Decimal(1)),
}
RATES = frozenset({"%", "‰", "个百分点"})


class UnitsDiffer(ValueError):
    """Two units of measure have no common dimension; carries both."""

    def __init__(self, one: str, other: str) -> None:
        self.units = (one, other)
        super().__init__(one, other)


def dimension(unit: str) -> str:
    """What a unit measures; a unit that the table does not know is a dimension of its own."""
    return UNITS[unit][0] if unit in UNITS else unit


def factor(unit: str, other: str) -> Decimal:
    """By what a number in `unit` is multiplied to stand in `other`; exact. Raises UnitsDiffer."""
    if unit == other:
        return Decimal(1)
    if unit not in UNITS or other not in UNITS or dimension(unit) != dimension(other):
        raise UnitsDiffer(unit, other)
    return UNITS[unit][1] / UNITS[other][1]


@total_ordering
@dataclass(frozen=True, slots=True, eq=True)
class Quantity:
    """`number` as written, and the interval that it stands for with its bound; None is an open end without limit.

    235 is [235, 235]; 超235 is (235, ∞); 近10 is [9, 10); 140余 is (140, 150).
    """

    number: Decimal
    unit: str
    bound: Bound
    low: Decimal | None
    high: Decimal | None
    low_open: bool
    high_open: bool

    @property
    def decimals(self) -> int:
        """Digits after the point, as written."""
        return decimals(self.number)

    @property
    def is_exact(self) -> bool:
        return self.bound is Bound.EXACT

    @property
    def is_rate(self) -> bool:
        return self.unit in RATES

    def __lt__(self, other: "Quantity") -> bool:
        """Order by the number as written, in one unit. Raises UnitsDiffer."""
        return self.number < other.to(self.unit).number

    def to(self, unit: str) -> "Quantity":
        """The same quantity in another unit; exact. Raises UnitsDiffer."""
        by = factor(self.unit, unit)
        if by == 1:
            return replace(self, unit=unit)
        return replace(
            self,
            number=plain(self.number * by),
            unit=unit,
            low=None if self.low is None else plain(self.low * by),
            high=None if self.high is None else plain(self.high * by),
        )

    def negated(self) -> "Quantity":
        return Quantity(
            -self.number,
            self.unit,
            MIRRORED.get(self.bound, self.bound),
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.high_open,
            self.low_open,
        )

    def plus(self, other: "Quantity") -> "Quantity":
        """The sum of two intervals, in this quantity's unit. Raises UnitsDiffer."""
        that = other.to(self.unit)
        return Quantity(
            self.number + that.number,
            self.unit,
            joint_bound(self.bound, that.bound),
            None if self.low is None or that.low is None else self.low + that.low,
            None if self.high is None or that.high is None else self.high + that.high,
            self.low_open or that.low_open,
            self.high_open or that.high_open,
        )

    def minus(self, other: "Quantity") -> "Quantity":
        """The difference of two intervals, in this quantity's unit. Raises UnitsDiffer."""
        return self.plus(other.negated())

    def rounded(self, digits: int) -> "Quantity":
        """The number as printed with so many digits after the point; half goes up (claims.md)."""
        return replace(self, number=rounded(self.number, digits))


MIRRORED = {
    Bound.OVER: Bound.AT_MOST,
    Bound.CROSSED: Bound.AT_MOST,
    Bound.NEARLY: Bound.OVER,
    Bound.SOME_OVER: Bound.AT_MOST,
    Bound.AT_LEAST: Bound.AT_MOST,
    Bound.AT_MOST: Bound.AT_LEAST,
}
"""The strongest word that is true of a number with its sign turned round."""


def joint_bound(one: Bound, other: Bound) -> Bound:
    """The word for a sum: the one bound there is, or 左右 where two differ and no single word is true of both."""
    if one is other or other is Bound.EXACT:
        return one
    return other if one is Bound.EXACT else Bound.AROUND


def exact(number: Decimal, unit: str) -> Quantity:
    return Quantity(number, unit, Bound.EXACT, number, number, low_open=False, high_open=False)


def bounded(number: Decimal, unit: str, bound: Bound, house: Rules = HOUSE_RULES) -> Quantity:
    """The interval that a number means with its bound word (`claims.md`, one row a word)."""
    low: Decimal | None = number
    high: Decimal | None = number
    low_open = high_open = False
    match bound:
        case Bound.EXACT:
            pass
        case Bound.OVER:
            high, low_open, high_open = None, True, True
        case Bound.CROSSED | Bound.AT_LEAST:
            high, high_open = None, True
        case Bound.AT_MOST:
            low, low_open = None, True
        case Bound.NEARLY:
            low, high = sorted((number, number * house.nearly))
            low_open, high_open = number < 0, number >= 0
        case Bound.SOME_OVER:
            low, high = sorted((number, number + grain(number).copy_sign(number)))
            low_open = high_open = True
        case Bound.ABOUT:
            low, high = _around(number, max(step(number) / 2, abs(number) * house.about))
        case Bound.AROUND:
            reach = step(number) if unit in RATES else abs(number) * house.around_level
            low, high = _around(number, reach)
    return Quantity(number, unit, bound, low, high, low_open, high_open)


def _around(number: Decimal, reach: Decimal) -> tuple[Decimal, Decimal]:
    return number - reach, number + reach


def decimals(number: Decimal) -> int:
    """Digits after the point, as written: 5.50 has two."""
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def step(number: Decimal) -> Decimal:
    """One unit of the last digit written after the point, or 1: the u of `claims.md`."""
    return Decimal(1).scaleb(-decimals(number))


def grain(number: Decimal) -> Decimal:
    """One unit of the last digit that is not a padding zero: 10 for 140, 0.1 for 1.3."""
    if not number:
        return Decimal(1)
    exponent = number.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def rounded(number: Decimal, digits: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)


def plain(number: Decimal) -> Decimal:
    """The number without padding zeros and without an exponent: 1.70E+5 becomes 170000."""
    normalized = number.normalize()
    exponent = normalized.as_tuple().exponent
    return Decimal(f"{normalized:f}") if isinstance(exponent, int) and exponent > 0 else normalized
