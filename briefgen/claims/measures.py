"""Hold a number that a claim is measured by, with its cells, its arithmetic and how printing would round it."""

from dataclasses import dataclass, replace
from decimal import Decimal

from briefgen.claims.intervals import (
    FOUR_DIGITS,
    Interval,
    Standing,
    above,
    below,
    distance,
    from_,
    interval_of,
    point,
    up_to,
)
from briefgen.claims.regions import Region, is_count, last_place
from briefgen.claims.values import Verdict
from briefgen.document import Source
from briefgen.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Measure:
    """`widened` is what the printed operands allow; `reach` is the whole value in the measure's own scale.

    A move of the value by one hundredth moves the measure by one hundredth of `reach`.
    """

    interval: Interval
    widened: Interval
    shown: str
    sources: tuple[Source, ...]
    reach: Decimal

    def minus(self, other: "Measure") -> "Measure":
        return Measure(
            self.interval.minus(other.interval),
            self.widened.minus(other.widened),
            f"{self.shown} − {other.shown}",
            _joined(self, other),
            self.reach,
        )

    def plus(self, other: "Measure") -> "Measure":
        return Measure(
            self.interval.plus(other.interval),
            self.widened.plus(other.widened),
            f"{self.shown} + {other.shown}",
            _joined(self, other),
            max(self.reach, other.reach),
        )

    def divided(self, by: "Measure") -> "Measure":
        """The quotient; the divisor lies above zero."""
        quotient = self.interval.divided(by.interval)
        low = by.widened.low
        widened = self.widened.divided(by.widened) if low is not None and low > 0 else quotient
        reach = self.reach / by.reach if by.reach else Decimal(0)
        return Measure(
            quotient, widened, f"{_bracketed(self.shown)} ÷ {_bracketed(by.shown)}", _joined(self, by), reach
        )

    def percent(self, less: Decimal = Decimal(0)) -> "Measure":
        """A quotient in per cent, less 100 of them for a growth."""
        hundred = Decimal(100)
        base = Interval(less, less)
        shown = f"{self.shown} − {less / hundred:f}" if less else self.shown
        return Measure(
            self.interval.times(hundred).minus(base),
            self.widened.times(hundred).minus(base),
            shown,
            self.sources,
            self.reach * hundred,
        )

    def times(self, by: Decimal) -> "Measure":
        return replace(
            self, interval=self.interval.times(by), widened=self.widened.times(by), reach=self.reach * abs(by)
        )

    def negated(self) -> "Measure":
        return replace(self, interval=self.interval.negated(), widened=self.widened.negated())

    @property
    def working(self) -> str:
        """The arithmetic and what it comes to: 235 ÷ 110 = 2.13636."""
        result = str(self.interval)
        return self.shown if self.shown == result else f"{self.shown} = {result}"


def _bracketed(shown: str) -> str:
    return f"({shown})" if " " in shown and shown[0] not in "([" else shown


def _joined(one: Measure, other: Measure) -> tuple[Source, ...]:
    return tuple(dict.fromkeys((*one.sources, *other.sources)))


def measured(quantity: Quantity, *sources: Source) -> Measure:
    """A quantity of the workbook; a count and a bound are not rounded when they are printed."""
    interval = interval_of(quantity)
    rounded = quantity.is_exact and not is_count(quantity)
    widened = interval.widened(last_place(quantity.number) / 2) if rounded else interval
    return Measure(interval, widened, str(interval), sources, abs(quantity.number))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a test, before it has a name."""

    verdict: Verdict
    sources: tuple[Source, ...] = ()
    working: str = ""
    margin: Decimal | None = None
    reason: str = ""
    details: tuple[tuple[str, str], ...] = ()


VERDICTS = {
    Standing.INSIDE: Verdict.HOLDS,
    Standing.OUTSIDE: Verdict.FAILS,
    Standing.ACROSS: Verdict.UNPROVABLE,
}
COMPARISONS = {
    ">": above(Decimal(0)),
    "≥": from_(Decimal(0)),
    "<": below(Decimal(0)),
    "≤": up_to(Decimal(0)),
    "=": point(Decimal(0)),
}
REASONS = {Verdict.FAILS: "C300", Verdict.UNPROVABLE: "C306"}


def decided(measure: Measure, region: Region, *, rounds: bool = False) -> Outcome:
    """Whether the measure lies in the region; with `rounds`, perhaps only within the rounding of its operands."""
    standing = measure.interval.standing(region.interval)
    verdict = VERDICTS[standing]
    if rounds and verdict is Verdict.FAILS and measure.widened.standing(region.interval) is not Standing.OUTSIDE:
        verdict = Verdict.ROUNDING
    working = region.relation(measure.working, measure.interval, standing)
    return Outcome(verdict, measure.sources, working, _margin(measure, region), REASONS.get(verdict, ""))


REFUSED = {">": "≤", "≥": "<", "<": "≥", "≤": ">", "=": "≠"}


def compared(one: Measure, sign: str, other: Measure) -> Outcome:
    """Whether one measure is >, ≥, <, ≤ or = another."""
    apart = one.minus(other)
    made = decided(apart, Region(COMPARISONS[sign]))
    shown_sign = {Verdict.FAILS: REFUSED[sign], Verdict.UNPROVABLE: "≷"}.get(made.verdict, sign)
    return replace(made, working=f"{one.working} {shown_sign} {other.working}")


def _margin(measure: Measure, region: Region) -> Decimal | None:
    room = distance(measure.interval, region.interval)
    return None if room is None or not measure.reach else FOUR_DIGITS.plus(room / measure.reach)


SEVERITY = (Verdict.FAILS, Verdict.UNPROVABLE, Verdict.ROUNDING, Verdict.STATED, Verdict.HOLDS)


def together(*outcomes: Outcome) -> Outcome:
    """All of them: as good as the worst, with the reason of that one and the cells of all."""
    worst = min(outcomes, key=lambda each: SEVERITY.index(each.verdict))
    margins = [each.margin for each in outcomes if each.margin is not None and each.verdict is worst.verdict]
    sources = tuple(dict.fromkeys(source for each in outcomes for source in each.sources))
    working = "; ".join(dict.fromkeys(each.working for each in outcomes if each.working))
    return replace(worst, sources=sources, working=working, margin=min(margins) if margins else None)
