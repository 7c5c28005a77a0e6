"""A claim that a figure cannot bear gets its verdict or a message with the cell; it never prints in silence."""

from dataclasses import replace
from decimal import Decimal

import pytest

from briefgen.claims import TESTS
from briefgen.document import Claim
from briefgen.indicators import CoverItem, Dataset, Entry, Indicator, Observation, Pillar
from briefgen.periods import Period
from briefgen.quantities import exact
from briefgen.reporting import worded
from briefgen.traversal import query
from tests.narrative.claiming import text_of, told
from tests.narrative.scene import YEAR, cell, indicator, label


def with_areas(made: Indicator, *values: str) -> Indicator:
    """The indicator with the same figure of other areas."""
    others = (
        Observation(YEAR, cell(f"A{row}"), Entry(exact(Decimal(value), "亿元"), (cell(f"D{row}"),)), area=f"区{row}")
        for row, value in enumerate(values, 30)
    )
    return replace(made, observations=(*made.observations, *others))


def with_year_before(made: Indicator, value: str, basis: str = "") -> Indicator:
    earlier = Observation(Period(2023), cell("A40"), Entry(exact(Decimal(value), "亿元"), (cell("D40"),)), basis=basis)
    return replace(made, observations=(*made.observations, earlier))


ROWS = (
    indicator("gap", "空缺", "亿元", 2),
    indicator("words", "文字", "亿元", 3, value="前列", change="翻番", rank="前列"),
    indicator("over", "限定", "亿元", 4, value="235", bound="over", previous="110"),
    indicator("zero", "零基", "亿元", 5, value="5", previous="0"),
    indicator("minus", "负基", "亿元", 6, value="5", previous="-3"),
    indicator("once", "一期", "亿元", 7, value="5"),
    indicator("firms", "家数", "家", 8, value="5", previous="4"),
    indicator("rate", "比率", "%", 9, value="55", previous="50"),
    with_areas(indicator("tied", "并列", "亿元", 10, value="5"), "5", "7", "4"),
    with_areas(indicator("second", "第二", "亿元", 11, value="5", rank="1"), "5", "7", "4"),
    with_year_before(indicator("basis", "口径", "亿元", 12, value="5"), "4", basis="可比价"),
)
DATASET = Dataset(
    "book.xlsx",
    YEAR,
    cover=(CoverItem("area", label("江岸区", "封面3")),),
    pillars=(Pillar("p", label("科技", "支柱2"), indicators=ROWS),),
)

# what is claimed, and the code and the cell of what is told of it; nothing for a claim that is true
CASES = {
    # a missing value
    "gap is over('1亿元')": ("C301", "指标!A2"),
    "gap is grew": ("C304", "指标!A2"),
    "gap is doubled": ("C304", "指标!A2"),
    "gap is rank(1)": ("C309", "指标!A2"),
    "gap is part_of(once)": ("C301", "指标!A2"),
    "once is part_of(gap)": ("C301", "指标!A2"),
    "gap is crossed('1亿元')": ("C301", "指标!A2"),
    "once is target('100%')": ("C322", "指标!A7"),
    # a text
    "words is over('1亿元')": ("C302", "指标!D3"),
    "words is share('5%', once)": ("C302", "指标!D3"),
    "words is rank(1)": ("C306", "指标!G3"),
    "words is total(once, zero)": ("C302", "指标!D3"),
    "words is doubled": None,
    "words is doubled(4)": ("C306", "指标!F3"),
    "words is fell": ("C340", "指标!F3"),
    # mixed units
    "firms is over('1亿元')": ("C303", "指标!D8"),
    "firms is part_of(once)": ("C307", "指标!D8"),
    "once is share('5%', firms)": ("C307", "指标!D8"),
    "rate is over('5亿元')": ("C303", "指标!D9"),
    "once is total(firms, zero)": ("C303", "指标!D8"),
    "once is over('40000万元')": None,
    # a bound
    "over is over('235亿元')": None,
    "over is over('230亿元')": None,
    "over is over('236亿元')": ("C306", "指标!D4"),
    "over is equals('235亿元')": ("C306", "指标!D4"),
    "over is nearly('300亿元')": ("C306", "指标!D4"),
    "over is at_most('235亿元')": ("C340", "指标!D4"),
    "over is doubled": None,
    "over is doubled(4)": ("C306", "指标!D4"),
    "over is crossed('235亿元')": None,
    "over is crossed('240亿元')": ("C306", "指标!D4"),
    # a base of zero, a negative base
    "zero is doubled": ("C305", "指标!E5"),
    "zero is grew('10%')": ("C305", "指标!E5"),
    "minus is grew": ("C305", "指标!E6"),
    "minus is times_more('2倍')": ("C305", "指标!E6"),
    "zero is first_time": None,
    # one period only
    "once is grew": ("C304", "指标!A7"),
    "once is record_high": ("C313", "指标!A7"),
    "once is first_time": ("C313", "指标!A7"),
    "once is streak(3, 'grew')": ("C314", "指标!A7"),
    "once is stays_over('1亿元')": ("C304", "指标!A7"),
    "once is crossed('1亿元')": ("C304", "指标!A7"),
    "once is annual_rate('5%', 3)": ("C304", "指标!A7"),
    "once is held": ("C311", "指标!A7"),
    # another basis
    "basis is doubled": ("C308", "指标!A12"),
    "basis is record_high": ("C308", "指标!A12"),
    # ties: 7, 5, 5, 4 are 1, 2, 2, 4
    "tied is rank(2)": None,
    "tied is rank(1)": ("C340", "指标!D10"),
    "tied is rank(3)": ("C340", "指标!D10"),
    "tied is front(2)": None,
    "second is rank(1)": ("C310", "指标!G11"),
}


@pytest.mark.parametrize("condition", CASES)
def test_a_claim_that_a_figure_does_not_bear_is_told_with_its_cell(condition: str) -> None:
    narrated = told(f"额{{% claim {condition} %}}某话{{% endclaim %}}。", DATASET)
    expected = CASES[condition]
    if expected is None:
        assert narrated.diagnostics == ()
        return
    code, place = expected
    assert [each.code for each in narrated.diagnostics] == [code]
    for language in ("zh", "en"):
        assert place in worded(narrated.diagnostics[0], language).message


@pytest.mark.parametrize("condition", [each for each, found in CASES.items() if found])
def test_what_stands_behind_otherwise_is_printed_instead(condition: str) -> None:
    narrated = told(f"额{{% claim {condition} %}}某话{{% otherwise %}}别话{{% endclaim %}}。", DATASET)
    assert (narrated.diagnostics, text_of(narrated)) == ((), "额别话。")


GIVEN = {
    "number": "'236亿元'",
    "numbers": "'3家'",
    "share": "'50%'",
    "word": "'预计'",
    "unit": "'人'",
    "whole": "firms",
    "other": "firms",
    "others": "firms",
    "added": "firms",
    "divisor": "firms",
    "base": "'previous'",
    "test": "'grew'",
    "arguments": "'3%'",
    "peers": "'中心城区'",
    "length": "3",
    "years": "5",
    "times": "2",
    "since": "2019",
    "place": "1",
    "last": "3",
    "places": "2",
}


def called(name: str, *, fully: bool) -> str:
    """A test as a template calls it, with and without what may be left out."""
    parameters = [each for each in TESTS[name].parameters if fully or not each.endswith("?")]
    return f"{name}({', '.join(GIVEN[each.rstrip('?')] for each in parameters)})" if parameters else name


@pytest.mark.parametrize("name", TESTS)
def test_no_test_of_any_figure_raises_or_passes_in_silence(name: str) -> None:
    for row in ROWS:
        for fully in (True, False):
            source = f"额{{% claim {row.code} is {called(name, fully=fully)} %}}某话{{% endclaim %}}。"
            narrated = told(source, DATASET)
            (claim,) = query(narrated.output.passages, Claim)
            assert bool(narrated.diagnostics) == (claim.verdict not in ("holds", "stated")), source
            for found in narrated.diagnostics:
                assert "指标!" in worded(found, "zh").message, source
                assert "指标!" in worded(found, "en").message, source
