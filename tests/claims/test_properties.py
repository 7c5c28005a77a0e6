"""What never changes a verdict: rounding of digits that are not there, units, scale, order; and what is never both."""

from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.claims import TESTS, Argument, Proof, Subject, Verdict, is_near_miss, prove, slack
from briefgen.indicators import Entry, Indicator, Observation
from briefgen.language.messages.claims import MESSAGES
from briefgen.quantities import Bound, Quantity, bounded, exact
from tests.claims.scene import alone, dataset, indicator, observation, peers, proved, said, series, shuffled, subject

numbers = st.decimals(min_value=-5000, max_value=5000, places=2, allow_nan=False)
positive = st.decimals(min_value=Decimal("0.01"), max_value=5000, places=2, allow_nan=False)
LEVELS = ("over", "nearly", "about", "around", "some_over", "at_least", "at_most", "equals", "crossed", "stays_over")
RATIOS = ("doubled", "more_than_doubled", "grew", "fell", "flat", "record_high", "double_digit")


def with_values(value: Quantity, previous: Quantity | None = None) -> Subject:
    row = alone("1亿元", "1亿元")
    entries = {"value": value, "previous": previous}
    made: dict[str, Any] = {
        name: replace(getattr(row.observation, name), content=content) if content else None
        for name, content in entries.items()
    }
    observed = replace(row.observation, **made)
    owner = replace(row.indicator, observations=(observed,))
    return Subject(dataset(owner), owner, observed)


def verdicts(about: Subject, tests: tuple[str, ...], *arguments: Argument) -> dict[str, Verdict]:
    return {test: prove(test, about, arguments).verdict for test in tests}


@settings(max_examples=40)
@given(numbers, positive, numbers)
def test_yuan_and_hundred_millions_of_yuan_prove_the_same(value: Decimal, base: Decimal, said_: Decimal) -> None:
    """The same money in 万元: what is printed keeps its last place, so it is written with an exponent."""
    large = with_values(exact(value, "亿元"), exact(base, "亿元"))
    small = with_values(exact(value.scaleb(4), "万元"), exact(base.scaleb(4), "万元"))
    one, other = exact(said_, "亿元"), exact(said_.scaleb(4), "万元")
    for about in (large, small):
        for argument in (one, other):
            assert verdicts(about, LEVELS, argument) == verdicts(large, LEVELS, one)
    assert verdicts(large, RATIOS) == verdicts(small, RATIOS)


@given(positive, positive, positive, st.sampled_from([Decimal(3), Decimal(1000), Decimal("0.5"), Decimal(7)]))
def test_scaling_all_values_changes_no_ratio(value: Decimal, base: Decimal, whole: Decimal, by: Decimal) -> None:
    assert verdicts(with_values(exact(value, "亿元"), exact(base, "亿元")), RATIOS) == verdicts(
        with_values(exact(value * by, "亿元"), exact(base * by, "亿元")), RATIOS
    )
    rows = [observation(value=f"{number}亿元", row=row) for row, number in ((2, value), (3, whole))]
    scaled = [observation(value=f"{number * by}亿元", row=row) for row, number in ((2, value), (3, whole))]
    made, larger = (subject(indicator("甲", one, parent="乙"), indicator("乙", other)) for one, other in (rows, scaled))
    assert verdicts(made, ("part_of", "over_half")) == verdicts(larger, ("part_of", "over_half"))


@given(st.lists(positive, min_size=2, max_size=5), st.randoms())
def test_the_order_of_rows_changes_nothing(values: list[Decimal], random: Random) -> None:
    texts = [f"{value}亿元" for value in values]
    order = list(range(len(values)))
    random.shuffle(order)
    tests = ("record_high", "doubled", "grew", "first_time")
    about = series(*texts)
    assert verdicts(about, tests) == verdicts(shuffled(about, order), tests)
    among = peers(*texts)
    assert verdicts(among, ("rank", "front")) == verdicts(shuffled(among, order), ("rank", "front"))


@given(numbers, numbers, st.integers(min_value=0, max_value=3))
def test_zeros_behind_the_point_of_a_cell_prove_nothing_more(value: Decimal, said_: Decimal, zeros: int) -> None:
    longer = value.quantize(Decimal(1).scaleb(-2 - zeros))
    argument = exact(said_, "亿元")
    one, other = with_values(exact(value, "亿元")), with_values(exact(longer, "亿元"))
    assert verdicts(one, LEVELS, argument) == verdicts(other, LEVELS, argument)


@given(numbers, st.integers(min_value=0, max_value=2))
def test_what_a_value_rounds_to_is_what_it_is(value: Decimal, digits: int) -> None:
    printed = exact(value, "亿元").rounded(digits)
    assert prove("equals", with_values(exact(value, "亿元")), (printed,)).verdict is Verdict.HOLDS


OPPOSITES = (
    ("over", "at_most"),
    ("nearly", "at_least"),
    ("crossed", "nearly"),
    ("grew", "fell"),
    ("some_over", "nearly"),
)


@given(positive, positive, st.sampled_from(list(Bound)), st.sampled_from(list(Bound)), positive)
def test_a_claim_and_its_contrary_never_both_print(
    value: Decimal, base: Decimal, bound: Bound, other: Bound, said_: Decimal
) -> None:
    about = with_values(bounded(value, "亿元", bound), bounded(base, "亿元", other))
    for one, contrary in OPPOSITES:
        arguments = () if one == "grew" else (exact(said_, "亿元"),)
        both = [prove(test, about, arguments).verdict.prints for test in (one, contrary)]
        assert not all(both)


@given(positive, st.sampled_from([each for each in Bound if each is not Bound.EXACT]), positive, positive)
def test_a_bounded_cell_never_proves_more_than_its_interval(
    number: Decimal, bound: Bound, said_: Decimal, share: Decimal
) -> None:
    """Whatever lies in the interval satisfies what the cell proves, and fails what it disproves."""
    cell = bounded(number, "亿元", bound)
    low = cell.low if cell.low is not None else number - 5000
    high = cell.high if cell.high is not None else number + 5000
    inside = low + (high - low) * (share / 5001)
    for test in LEVELS[:8]:
        found = prove(test, with_values(cell), (exact(said_, "亿元"),)).verdict
        exactly = prove(test, with_values(exact(inside, "亿元")), (exact(said_, "亿元"),)).verdict
        if found in (Verdict.HOLDS, Verdict.FAILS) and low < inside < high:
            assert exactly is found


@given(numbers, numbers)
def test_the_margin_is_the_way_to_the_edge(value: Decimal, said_: Decimal) -> None:
    argument = (exact(said_, "亿元"),)
    found = prove("over", with_values(exact(value, "亿元")), argument)
    if value:
        assert found.margin is not None
        further = abs(value) * (found.margin * Decimal("1.001") + Decimal("0.0001"))
        moved = value - further if found.verdict is Verdict.HOLDS else value + further
        assert prove("over", with_values(exact(moved, "亿元")), argument).verdict is not found.verdict


# --- bad input -----------------------------------------------------------------------------------------

CELLS = st.one_of(
    st.none(),
    st.sampled_from(["翻番", "前列", "前三", "持平", "也许", "由负转正"]),
    st.builds(
        bounded,
        st.one_of(numbers, st.sampled_from([Decimal(0), Decimal("1E+300"), Decimal("1E-300"), Decimal(1)])),
        st.sampled_from(["亿元", "万元", "%", "‰", "家", "", "个百分点", "倍"]),
        st.sampled_from(list(Bound)),
    ),
)
ARGUMENTS = st.lists(
    st.one_of(
        st.integers(min_value=-3, max_value=3000),
        st.sampled_from(["grew", "乙", "甲", "中心城区", "1700亿元", "13.5%", "previous", "2倍", "区0", "预计", ""]),
        st.builds(bounded, numbers, st.sampled_from(["亿元", "%", "家", "倍"]), st.sampled_from(list(Bound))),
    ),
    max_size=3,
)


def anything(cells: list[Quantity | str | None], area: str = "") -> Observation:
    names = ("value", "previous", "change", "rank", "previous_rank", "target", "peer_count")
    base = observation(area=area)
    entries: dict[str, Any] = {
        name: Entry(content, (base.origin,)) for name, content in zip(names, cells, strict=True) if content
    }
    return replace(base, **entries)


@settings(max_examples=300)
@given(st.lists(CELLS, min_size=7, max_size=7), st.lists(CELLS, min_size=7, max_size=7), ARGUMENTS)
def test_no_claim_about_any_cells_ever_raises(
    cells: list[Quantity | str | None], others: list[Quantity | str | None], arguments: list[Argument]
) -> None:
    own = Indicator("甲", indicator("甲").name, "p", None, (anything(cells), anything(others, "区0")), "乙")
    other = Indicator("乙", indicator("乙").name, "p", None, (anything(others),))
    about = Subject(dataset(own, other), own, own.observations[0])
    for test in TESTS:
        _complete(prove(test, about, tuple(arguments)))


def _complete(found: Proof) -> None:
    if found.verdict.prints:
        assert found.operands
        assert not found.reason
    else:
        message, details = MESSAGES[found.reason], dict(found.details)
        for sentence in (message.zh, message.zh_hint, message.en, message.en_hint):
            assert sentence.format(**details)


def test_an_unknown_test_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        prove("unheard_of", alone("5家"), ())


# --- margins -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "printed", "proposed"),
    [
        ("4100家", "3600家", "4000"),
        ("4150家", "3600家", "4100"),
        ("4100家", "4000家", None),
        ("3650家", "3600家", None),
        ("4100家", "3000家", "4000"),
        ("17020000万元", "1600亿元", "1700"),
        ("超235亿元", "200亿元", None),
        ("超335亿元", "200亿元", "300"),
        ("超300亿元", "200亿元", "300"),
        ("3500家", "3600家", None),
        ("翻番", "3600家", None),
        ("", "3600家", None),
    ],
)
def test_slack_proposes_the_largest_round_number(value: str, printed: str, proposed: str | None) -> None:
    found = slack("over", alone(value), (printed,))
    assert (None if found is None else f"{found.number:f}") == proposed
    assert found is None or (found.bound, prove("over", alone(value), (found,)).verdict.prints) == (Bound.OVER, True)


def test_slack_is_a_matter_of_over_only() -> None:
    assert slack("at_least", alone("4100家"), ("3600家",)) is None
    assert slack("over", alone("4100家"), ()) is None


def test_a_near_miss_prints_and_is_within_a_hundredth() -> None:
    assert is_near_miss(proved(alone("1702亿元"), "over", "1700亿元"))
    assert not is_near_miss(proved(alone("1802亿元"), "over", "1700亿元"))
    assert not is_near_miss(proved(alone("1699亿元"), "over", "1700亿元"))
    assert not is_near_miss(proved(alone("超1700亿元"), "over", "1700亿元"))


def test_margins_and_workings_in_figures() -> None:
    doubled = proved(alone("235亿元", "110亿元"), "doubled")
    assert (doubled.margin, doubled.working) == (Decimal("0.06383"), "235 ÷ 110 = 2.13636 ≥ 2")
    nearly = proved(alone("9.7个"), "nearly", "10个")
    assert (nearly.margin, nearly.working) == (Decimal("0.03093"), "9 ≤ 9.7 < 10")
    assert proved(alone("超235亿元"), "over", "236亿元").working == "(235, ∞) ≷ 236"
    assert proved(alone("121.9亿元"), "equals", "121.9亿元").working == "121.9 = 121.9"
    assert said(alone("0亿元"), "超1700亿元") == "fails"
    assert proved(alone("0亿元"), "over", "1700亿元").margin is None


def test_every_message_is_used_and_every_hint_is_there() -> None:
    assert all(message.zh_hint and message.en_hint for message in MESSAGES.values())
    assert all(code.startswith("C3") for code in MESSAGES)
