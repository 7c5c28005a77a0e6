"""Find the rows of other areas that a value is ranked among, in an order that is made once for all packets."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from briefgen.claims.cases import interval, quantity
from briefgen.claims.intervals import Interval
from briefgen.claims.values import Subject
from briefgen.indicators import Direction, Observation
from briefgen.quantities import Quantity

INFINITE = Decimal("Infinity")
FEW = 30
"""So many peers are named as what a place rests on."""
NEXT = 3
"""Of more peers, those that stand so near on either side; all of them are counted."""
Made = TypeVar("Made")
End = tuple[Decimal, int]
"""An end of an interval, in an order in which 1 stands for what lies just above it."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The rows of every area at one period and on one basis, but those of areas that hold others."""

    rows: tuple[Observation, ...]
    areas: frozenset[str]

    def beside(self, area: str) -> int:
        """How many others an area has."""
        return len(self.rows) - (area in self.areas)


@dataclass(frozen=True, slots=True)
class Order:
    """What is listed, as intervals in one unit of which larger ones are better.

    Rows stand by their lower ends; `lows` and `highs` are sorted each for itself. A row without a number has none.
    """

    listed: Listed
    ranked: tuple[Observation, ...]
    lows: tuple[End, ...]
    highs: tuple[End, ...]
    numbers: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Peers:
    """The rows that a value is ranked among; `own` is the name of its area among them."""

    order: Order
    unit: str
    less: bool
    own: str

    @property
    def is_listed(self) -> bool:
        return self.own in self.order.listed.areas

    @property
    def count(self) -> int:
        return self.order.listed.beside(self.own)

    def better(self, value: Interval) -> tuple[int, int]:
        """How many are surely better, and how many may be."""
        low, high = _ends(value.negated() if self.less else value)
        sure = len(self.order.lows) - bisect_left(self.order.lows, high)
        possible = len(self.order.highs) - bisect_right(self.order.highs, (low[0], 1))
        itself = self.is_listed and high[0] > low[0]
        return sure, possible - itself + len(self.order.listed.rows) - len(self.order.ranked)

    def nearest(self, value: Quantity) -> tuple[Observation, ...]:
        """All peers in the workbook's order where there are few, else those whose values are next."""
        if self.count <= FEW:
            return tuple(each for each in self.order.listed.rows if each.area != self.own)
        place = bisect_left(self.order.lows, (-value.number if self.less else value.number, 0))
        around = self.order.ranked[max(0, place - NEXT) : place + NEXT + 1]
        return tuple(each for each in around if each.area != self.own)

    def gap(self, value: Quantity) -> Decimal | None:
        """How far the next peer with a number in the same unit lies."""
        numbers, number = self.order.numbers, value.number
        place = bisect_left(numbers, number)
        around = list(numbers[max(0, place - 1) : place + 2])
        if self.is_listed and number in around:
            around.remove(number)
        return min((abs(each - number) for each in around), default=None)


def count_of_peers(subject: Subject) -> int:
    """How many other areas have a row at the same period on the same basis."""
    subject.indicator.ask("rank", subject.observation.period.code, subject.observation.area)
    return _listed(subject).beside(_own_name(subject))


def peers_of(subject: Subject) -> Peers:
    """The peers of a subject that has a number. Raises Unproved where one is measured in units of another kind."""
    subject.indicator.ask("rank", subject.observation.period.code, subject.observation.area)
    unit, less = quantity(subject).unit, subject.indicator.direction is Direction.DOWN
    return Peers(_order(subject, unit, less=less), unit, less, _own_name(subject))


def _own_name(subject: Subject) -> str:
    return subject.observation.area or subject.indicator.own_area


def _listed(subject: Subject) -> Listed:
    """Of a survey that is shared it is made once; in any other the packet's own rows stand apart."""
    indicator, own, wholes = subject.indicator, subject.observation, subject.dataset.wholes

    def made() -> Listed:
        apart = () if indicator.own_area else (each for each in indicator.observations if each.period == own.period)
        every = (*apart, *indicator.survey.at(own.period))
        rows = tuple(each for each in every if each.area not in wholes and each.basis == own.basis)
        return Listed(rows, frozenset(each.area for each in rows))

    return _kept(subject, (Listed, own.period, own.basis, wholes), made)


def _order(subject: Subject, unit: str, *, less: bool) -> Order:
    """The same in order, made once for each unit too."""
    own, listed = subject.observation, _listed(subject)
    key = (Order, own.period, own.basis, subject.dataset.wholes, unit, less)
    return _kept(subject, key, lambda: _ordered(subject, listed, unit, less=less))


def _kept(subject: Subject, key: object, make: Callable[[], Made]) -> Made:
    """What was made of a survey that packets share; of any other it is made anew."""
    if not subject.indicator.own_area:
        return make()
    kept = subject.indicator.survey.kept
    if key not in kept:
        kept[key] = make()
    return kept[key]  # type: ignore[return-value]  # each key begins with the type of what is kept under it


def _ordered(subject: Subject, listed: Listed, unit: str, *, less: bool) -> Order:
    peers = (replace(subject, observation=each, part="value") for each in listed.rows)
    numbered = [each for each in peers if each.entry is not None and isinstance(each.entry.content, Quantity)]
    known = [(interval(each, unit), each) for each in numbered]
    ends = [_ends(found.negated() if less else found) for found, _ in known]
    ranked = sorted(zip(ends, (each.observation for _, each in known), strict=True), key=lambda pair: pair[0][0])
    same = (content for each in numbered if (content := quantity(each)).unit == unit)
    return Order(
        listed,
        tuple(each for _, each in ranked),
        tuple(low for (low, _), _ in ranked),
        tuple(sorted(high for _, high in ends)),
        tuple(sorted(each.number for each in same)),
    )


def _ends(interval_: Interval) -> tuple[End, End]:
    """What the lower end is compared by, and the upper one: an open lower end lies just above, a closed upper one too,
    so that a row is surely better from (upper end) on."""
    low = (-INFINITE if interval_.low is None else interval_.low, int(interval_.low_open))
    high = (INFINITE if interval_.high is None else interval_.high, int(not interval_.high_open))
    return low, high
