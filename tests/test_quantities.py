"""Quantities are intervals: bounds, units and sums."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.quantities import Bound, Quantity, UnitsDiffer, bounded, exact, factor, grain, plain, rounded, step

numbers = st.decimals(min_value=1, max_value=10**9, places=2, allow_nan=False)


def interval(quantity: Quantity) -> str:
    """(235, ∞) in the usual notation."""
    left = "(" if quantity.low_open else "["
    right = ")" if quantity.high_open else "]"
    low = "-∞" if quantity.low is None else f"{plain(quantity.low):f}"
    high = "∞" if quantity.high is None else f"{plain(quantity.high):f}"
    return f"{left}{low}, {high}{right}"


@pytest.mark.parametrize(
    ("number", "unit", "bound", "means"),
    [
        ("235", "亿元", Bound.EXACT, "[235, 235]"),
        ("235", "亿元", Bound.OVER, "(235, ∞)"),
        ("1700", "亿元", Bound.CROSSED, "[1700, ∞)"),
        ("10", "个", Bound.NEARLY, "[9, 10)"),
        ("140", "名", Bound.SOME_OVER, "(140, 150)"),
        ("1.3", "万人", Bound.SOME_OVER, "(1.3, 1.4)"),
        ("11", "%", Bound.AROUND, "[10, 12]"),
        ("4.8", "%", Bound.AROUND, "[4.7, 4.9]"),
        ("450", "亿元", Bound.AROUND, "[427.5, 472.5]"),
        ("450", "亿元", Bound.ABOUT, "[441, 459]"),
        ("44", "个", Bound.AT_LEAST, "[44, ∞)"),
        ("44", "个", Bound.AT_MOST, "(-∞, 44]"),
        ("-5", "%", Bound.NEARLY, "(-5, -4.5]"),
        ("-5", "%", Bound.SOME_OVER, "(-6, -5)"),
        ("0", "%", Bound.NEARLY, "[0, 0)"),
    ],
)
def test_a_bound_makes_the_interval_that_its_word_means(number: str, unit: str, bound: Bound, means: str) -> None:
    assert interval(bounded(Decimal(number), unit, bound)) == means


@given(numbers, st.sampled_from(list(Bound)))
def test_the_number_as_written_never_lies_outside_its_closed_interval(number: Decimal, bound: Bound) -> None:
    quantity = bounded(number, "亿元", bound)
    assert quantity.low is None or quantity.low <= number
    assert quantity.high is None or quantity.high >= number


@given(numbers, st.sampled_from(list(Bound)))
def test_changing_the_unit_and_back_changes_nothing(number: Decimal, bound: Bound) -> None:
    quantity = bounded(number, "亿元", bound)
    there_and_back = quantity.to("万元").to("亿元")
    assert (there_and_back.number, there_and_back.low, there_and_back.high) == (
        quantity.number,
        quantity.low,
        quantity.high,
    )


def test_a_unit_of_another_dimension_is_refused_with_both_units() -> None:
    with pytest.raises(UnitsDiffer) as refused:
        exact(Decimal(5), "个").to("亿元")
    assert refused.value.units == ("个", "亿元")


def test_yuan_convert_exactly() -> None:
    assert factor("亿元", "万元") == 10_000
    assert exact(Decimal("0.235"), "亿元").to("元").number == 23_500_000


def test_a_sum_adds_the_ends_and_keeps_the_one_bound_there_is() -> None:
    total = bounded(Decimal(235), "亿元", Bound.OVER).plus(exact(Decimal(10_000), "万元"))
    assert interval(total) == "(236, ∞)"
    assert total.bound is Bound.OVER


def test_a_difference_turns_the_interval_of_what_is_taken_away() -> None:
    rest = exact(Decimal(100), "个").minus(bounded(Decimal(10), "个", Bound.NEARLY))
    assert interval(rest) == "(90, 91]"
    assert rest.bound is Bound.OVER
    less = exact(Decimal(100), "个").minus(bounded(Decimal(235), "个", Bound.OVER))
    assert (interval(less), less.bound) == ("(-∞, -135)", Bound.AT_MOST)


@pytest.mark.parametrize(("number", "digits", "shown"), [("2.5", 0, "3"), ("-2.5", 0, "-3"), ("4.45", 1, "4.5")])
def test_half_is_rounded_up_away_from_zero(number: str, digits: int, shown: str) -> None:
    assert str(rounded(Decimal(number), digits)) == shown


def test_grain_is_the_last_digit_that_is_no_padding_and_step_the_last_one_written() -> None:
    assert (grain(Decimal(140)), grain(Decimal("1.3"))) == (Decimal(10), Decimal("0.1"))
    assert (step(Decimal(140)), step(Decimal("1.30"))) == (Decimal(1), Decimal("0.01"))


def test_a_number_beyond_all_digits_is_still_converted() -> None:
    converted = exact(Decimal("1E+300"), "‰").to("%").number
    assert converted == Decimal("1E+299")
    assert converted.as_tuple().exponent == 0
