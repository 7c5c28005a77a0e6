"""A claim that is about to flip, and one that says less than it could, are noted; others are not."""

import pytest

from briefgen.diagnostics import Severity
from briefgen.document import Cell, Claim, Document, Meta, Paragraph, Reference
from briefgen.origins import Place
from briefgen.quantities import Bound
from briefgen.scanning import margins
from tests.samples import dataset, indicator, origin
from tests.scanning.scene import typed


def noted(phrase: str, value: str, margin: str = "", bound: Bound = Bound.EXACT, unit: str = "亿元") -> list[str]:
    cell = Cell(Reference("a", "", "2024", "value"), (origin("F2"),))
    made = Claim((typed(phrase),), phrase, "over", (cell,), "holds", margin)
    document = Document(Meta("", "zh-CN"), (Paragraph((made,)),))
    found = margins(document, dataset(indicator("a", value, unit, bound=bound)))
    assert all(each.severity is Severity.NOTE and each.where == Place("t.md", 1, 1) for each in found)
    return [f"{each.code} {dict(each.arguments).get('better') or dict(each.arguments)['margin']}" for each in found]


@pytest.mark.parametrize(
    ("phrase", "value", "bound", "found"),
    [
        ("超3600亿元", "4100", Bound.EXACT, ["C369 4000亿元"]),
        ("超3600亿元", "3700", Bound.EXACT, []),
        ("超3600亿元", "3700", Bound.OVER, ["C369 3700亿元"]),
        ("超3600亿元", "3650", Bound.EXACT, []),
        ("超230亿元", "235", Bound.OVER, []),
        ("超3600亿元", "3600", Bound.AT_MOST, []),
        ("超3600亿元", "翻番", Bound.EXACT, []),
    ],
)
def test_a_claim_that_could_say_more_is_noted(phrase: str, value: str, bound: Bound, found: list[str]) -> None:
    assert noted(phrase, value, bound=bound) == found


def test_a_claim_in_another_unit_is_converted_and_of_another_dimension_left_alone() -> None:
    assert noted("超3600万元", "0.41", unit="亿元") == ["C369 4000万元"]
    assert noted("超3600家", "4100") == []


@pytest.mark.parametrize(
    ("margin", "found"),
    [("0.004", ["C368 0.4%"]), ("-0.004", ["C368 0.4%"]), ("0.01", []), ("", []), ("words", [])],
)
def test_a_claim_with_a_margin_below_one_per_cent_is_noted(margin: str, found: list[str]) -> None:
    assert noted("超600亿元", "644", margin) == found
