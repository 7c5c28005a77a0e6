"""A condition that was written into a record is read back as it was, and is proved again as it was asked."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.claims import TESTS, Verdict, proved
from briefgen.conditions import condition_from, condition_json
from briefgen.quantities import HOUSE_RULES, Bound, Quantity, Rules, bounded
from briefgen.sources import Asked, Condition, Denied, Joined, Reference, spelt
from tests.samples import dataset, indicator

WORDS = st.text(max_size=8)
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=2)
REFERENCES = st.builds(Reference, WORDS, WORDS, WORDS, WORDS)
QUANTITIES = st.builds(bounded, NUMBERS, WORDS, st.sampled_from(Bound), st.just(HOUSE_RULES))
ELSEWHERE = st.builds(bounded, NUMBERS, WORDS, st.sampled_from(Bound), st.just(Rules(nearly=Decimal("0.5"))))
GIVEN = st.one_of(QUANTITIES, ELSEWHERE, WORDS, st.integers(-100, 100), REFERENCES)
ASKED = st.builds(Asked, st.sampled_from(sorted(TESTS)), REFERENCES, st.lists(GIVEN, max_size=3).map(tuple))


def joined(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    several = st.lists(inner, min_size=1, max_size=3).map(tuple)
    return st.one_of(st.builds(Denied, inner), st.builds(Joined, st.sampled_from(["and", "or"]), several))


@given(st.recursive(ASKED, joined, max_leaves=6))
def test_what_is_written_is_read_back(condition: Condition) -> None:
    assert condition_from(json.loads(json.dumps(condition_json(condition)))) == condition


@given(st.recursive(ASKED, joined, max_leaves=6))
def test_what_a_workbook_does_not_have_is_missing_and_proves_nothing(condition: Condition) -> None:
    found = proved(condition, dataset(indicator("a", "5")), HOUSE_RULES)
    assert found.verdict is Verdict.UNPROVABLE
    assert found.missing


def test_an_interval_of_another_house_keeps_its_ends() -> None:
    near = bounded(Decimal(10), "个", Bound.NEARLY, Rules(nearly=Decimal("0.5")))
    condition = Asked("over", Reference("gdp", "", "2024", "value"), (near,))
    assert condition_from(condition_json(condition)) == condition
    assert near != bounded(Decimal(10), "个", Bound.NEARLY)


def test_it_reads_as_people_would_write_it() -> None:
    over = Asked("over", Reference("gdp", "", "2024", "value"), (bounded(Decimal(1700), "亿元", Bound.EXACT),))
    part = Asked("part_of", Reference("new", "武汉市", "2024", "value"), (Reference("all", "武汉市", "2024", "value"),))
    condition = Joined("and", (over, Denied(Joined("or", (part, Asked("streak", part.subject, (3, "grew")))))))
    assert spelt(condition) == "over and not part_of or streak"
    assert condition_json(condition) == {
        "and": [
            {
                "test": "over",
                "of": {"indicator": "gdp", "period": "2024", "part": "value"},
                "arguments": [{"number": "1700", "unit": "亿元", "bound": "exact"}],
            },
            {
                "not": {
                    "or": [
                        {
                            "test": "part_of",
                            "of": {"indicator": "new", "area": "武汉市", "period": "2024", "part": "value"},
                            "arguments": [{"indicator": "all", "area": "武汉市", "period": "2024", "part": "value"}],
                        },
                        {
                            "test": "streak",
                            "of": {"indicator": "new", "area": "武汉市", "period": "2024", "part": "value"},
                            "arguments": [3, "grew"],
                        },
                    ]
                }
            },
        ]
    }


A, B = (Asked("over", Reference(code, "", "2024", "value"), (10,)) for code in "ab")


@pytest.mark.parametrize(
    ("condition", "verdict"),
    [
        (A, "holds"),
        (B, "fails"),
        (Denied(A), "fails"),
        (Denied(B), "holds"),
        (Joined("and", (A, B)), "fails"),
        (Joined("or", (A, B)), "holds"),
        (Denied(Joined("or", (B, B))), "holds"),
        (Denied(Joined("and", (A, B))), "holds"),
        (Joined("and", (A, Denied(B))), "holds"),
    ],
)
def test_and_or_and_not_weigh_verdicts(condition: Condition, verdict: str) -> None:
    found = proved(condition, dataset(indicator("a", "11"), indicator("b", "9")), HOUSE_RULES)
    assert found.verdict.value == verdict
    assert found.missing == ()


OF = {"indicator": "a", "part": "value"}


@pytest.mark.parametrize(
    "written",
    [
        {},
        {"test": "over"},
        {"and": []},
        {"test": "over", "of": {"indicator": "a"}, "arguments": []},
        {"test": "over", "of": OF, "arguments": [True]},
        {"test": "over", "of": OF, "arguments": [1.5]},
        {"test": "over", "of": OF, "arguments": [{"number": "NaN", "unit": "", "bound": "exact"}]},
        {"test": "over", "of": OF, "arguments": [{"number": "1", "unit": "", "bound": "odd"}]},
    ],
)
def test_what_is_no_condition_is_refused(written: dict[str, object]) -> None:
    with pytest.raises((KeyError, ValueError, TypeError)):
        condition_from(written)


def test_a_number_keeps_its_last_place() -> None:
    number = bounded(Decimal("1.3E+4"), "家", Bound.SOME_OVER)
    (read,) = condition_from(condition_json(Asked("some_over", A.subject, (number,)))).arguments  # type: ignore[union-attr]  # it is Asked
    assert isinstance(read, Quantity)
    assert read.number.as_tuple() == number.number.as_tuple()
