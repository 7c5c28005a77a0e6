"""Intervals: what lies inside, outside and across, and how ends behave in arithmetic."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.claims.intervals import NO_LIMIT, Interval, Standing, above, below, digits, distance, from_, point, up_to
from briefgen.claims.regions import is_count, last_place, rounding
from briefgen.quantities import exact

TEN, TWENTY = Decimal(10), Decimal(20)
INSIDE, OUTSIDE, ACROSS = Standing.INSIDE, Standing.OUTSIDE, Standing.ACROSS
numbers = st.decimals(min_value=-100, max_value=100, places=1, allow_nan=False)


@st.composite
def intervals(draw: st.DrawFn, least: int = -100) -> tuple[Interval, Decimal]:
    """An interval and a number in it."""
    low, inside, high = sorted(draw(st.lists(numbers.filter(lambda each: each > least), min_size=3, max_size=3)))
    low_open = draw(st.booleans()) and low < inside
    high_open = draw(st.booleans()) and inside < high
    unlimited = draw(st.booleans())
    return Interval(low, None if unlimited else high, low_open, high_open), inside


@pytest.mark.parametrize(
    ("interval", "region", "standing"),
    [
        (point(TEN), from_(TEN), INSIDE),
        (point(TEN), above(TEN), OUTSIDE),
        (above(TEN), above(TEN), INSIDE),
        (from_(TEN), above(TEN), ACROSS),
        (above(TEN), up_to(TEN), OUTSIDE),
        (below(TEN), from_(TEN), OUTSIDE),
        (up_to(TEN), from_(TEN), ACROSS),
        (Interval(TEN, TWENTY), Interval(TEN, TWENTY, high_open=True), ACROSS),
        (Interval(TEN, TWENTY, high_open=True), Interval(TEN, TWENTY), INSIDE),
        (NO_LIMIT, from_(TEN), ACROSS),
        (point(TEN), NO_LIMIT, INSIDE),
        (point(TEN), Interval(TEN, TEN, high_open=True), OUTSIDE),
    ],
)
def test_how_an_interval_stands_to_a_region(interval: Interval, region: Interval, standing: Standing) -> None:
    assert interval.standing(region) is standing


@given(intervals(), intervals())
def test_what_lies_in_both_keeps_them_from_being_apart(
    one: tuple[Interval, Decimal], other: tuple[Interval, Decimal]
) -> None:
    standing = one[0].standing(other[0])
    if point(one[1]).standing(other[0]) is INSIDE:
        assert standing is not OUTSIDE
    else:
        assert standing is not INSIDE


@given(intervals(), intervals(), intervals(least=0))
def test_arithmetic_keeps_every_number_inside(
    one: tuple[Interval, Decimal], other: tuple[Interval, Decimal], divisor: tuple[Interval, Decimal]
) -> None:
    assert point(one[1] + other[1]).standing(one[0].plus(other[0])) is INSIDE
    assert point(one[1] - other[1]).standing(one[0].minus(other[0])) is INSIDE
    assert point(one[1] * 3).standing(one[0].times(Decimal(3))) is INSIDE
    assert point(one[1] / divisor[1]).standing(one[0].divided(divisor[0])) is INSIDE


@pytest.mark.parametrize(
    ("number", "by", "quotient"),
    [
        (point(TWENTY), point(TEN), point(Decimal(2))),
        (above(TWENTY), point(TEN), above(Decimal(2))),
        (point(TWENTY), above(TEN), Interval(Decimal(0), Decimal(2), low_open=True, high_open=True)),
        (point(TWENTY), from_(TEN), Interval(Decimal(0), Decimal(2), low_open=True)),
        (point(TWENTY), Interval(TEN, TWENTY, low_open=True), Interval(Decimal(1), Decimal(2), high_open=True)),
        (point(TWENTY), Interval(TEN, TWENTY, high_open=True), Interval(Decimal(1), Decimal(2), low_open=True)),
        (point(-TWENTY), Interval(TEN, TWENTY, high_open=True), Interval(Decimal(-2), Decimal(-1), high_open=True)),
        (point(Decimal(0)), above(TEN), point(Decimal(0))),
        (point(TWENTY), Interval(Decimal(0), TEN, low_open=True), Interval(Decimal(2), None)),
        (NO_LIMIT, point(TEN), NO_LIMIT),
    ],
)
def test_the_ends_of_a_quotient(number: Interval, by: Interval, quotient: Interval) -> None:
    found = number.divided(by)
    assert (found.low, found.high) == (quotient.low, quotient.high)
    assert found.standing(quotient) is INSIDE
    assert quotient.standing(found) is INSIDE


def test_the_way_to_the_edge() -> None:
    assert distance(point(Decimal(12)), Interval(TEN, TWENTY)) == 2
    assert distance(point(Decimal(19)), Interval(TEN, TWENTY)) == 1
    assert distance(point(Decimal(8)), Interval(TEN, TWENTY)) == 2
    assert distance(point(Decimal(23)), Interval(TEN, TWENTY)) == 3
    assert distance(above(Decimal(5)), above(TEN)) is None
    assert distance(point(TEN), NO_LIMIT) is None


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (point(Decimal("235.0")), "235"),
        (above(Decimal(235)), "(235, ∞)"),
        (up_to(Decimal(3)), "(−∞, 3]"),
        (Interval(Decimal("-1.5"), TEN, high_open=True), "[−1.5, 10)"),
    ],
)
def test_an_interval_in_figures(interval: Interval, text: str) -> None:
    assert str(interval) == text


def test_long_numbers_are_cut_to_six_digits() -> None:
    assert digits(Decimal(235) / 110) == "2.13636"
    assert digits(Decimal("1.70E+5")) == "170000"


@pytest.mark.parametrize(
    ("number", "low", "high"), [("121.9", "121.85", "121.95"), ("-2.5", "-2.55", "-2.45"), ("0.0", "-0.05", "0.05")]
)
def test_half_goes_away_from_zero(number: str, low: str, high: str) -> None:
    region = rounding(Decimal(number))
    assert (region.low, region.high) == (Decimal(low), Decimal(high))
    for end in (Decimal(low), Decimal(high)):
        rounds_to = exact(end, "%").rounded(1).number == Decimal(number)
        assert (point(end).standing(region) is INSIDE) == rounds_to


def test_the_last_place_as_written() -> None:
    assert last_place(Decimal("1.50")) == Decimal("0.01")
    assert last_place(Decimal(1700)) == 1
    assert last_place(Decimal("1.3E+4")) == 1000


@pytest.mark.parametrize(
    ("number", "unit", "counted"),
    [
        ("5", "家", True),
        ("5", "人", True),
        ("5.5", "家", False),
        ("5", "亿元", False),
        ("5", "%", False),
        ("5", "", False),
    ],
)
def test_what_is_counted_one_by_one(number: str, unit: str, counted: bool) -> None:
    assert is_count(exact(Decimal(number), unit)) is counted
