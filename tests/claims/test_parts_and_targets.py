"""Parts and wholes, totals, stocks, contributions, heads, targets and statuses."""

import pytest

from briefgen.claims import Subject, prove
from briefgen.indicators import Direction, Status
from tests.claims.scene import alone, dataset, indicator, observation, proved, said, subject, verdict


def family(whole: str, *values: str, previous: str = "") -> Subject:
    rows = (indicator(f"乙{n}", observation(row=3 + n, value=value), parent="甲") for n, value in enumerate(values))
    return subject(indicator("甲", observation(value=whole, previous=previous)), *rows)


def child(part: str, whole: str) -> Subject:
    return subject(
        indicator("甲", observation(value=part), parent="乙"), indicator("乙", observation(row=3, value=whole))
    )


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        ("3栋", "25栋", "holds"),
        ("25栋", "25栋", "holds"),
        ("26栋", "25栋", "fails"),
        ("超3栋", "25栋", "unprovable"),
        ("3栋", "", "unprovable"),
        ("3亿元", "25栋", "unprovable"),
    ],
)
def test_a_part_is_no_larger_than_its_whole(part: str, whole: str, expected: str) -> None:
    assert verdict(child(part, whole), "part_of") == expected


def test_the_working_is_arithmetic() -> None:
    assert proved(child("3栋", "25栋"), "part_of").working == "3 ≤ 25"
    assert proved(child("26栋", "25栋"), "part_of").working == "26 > 25"


@pytest.mark.parametrize(
    ("whole", "values", "expected"),
    [
        ("8家", ("3家", "5家"), "holds"),
        ("9家", ("3家", "5家"), "fails"),
        ("8.1亿元", ("3.0亿元", "5.0亿元"), "holds"),  # within two halves of a unit
        ("8.2亿元", ("3.0亿元", "5.0亿元"), "fails"),
        ("8亿元", ("30000万元", "5亿元"), "holds"),
        ("超7家", ("3家", "5家"), "unprovable"),
        ("超8家", ("3家", "5家"), "fails"),
        ("8家", ("3家", ""), "unprovable"),
        ("8家", (), "unprovable"),
    ],
)
def test_a_total(whole: str, values: tuple[str, ...], expected: str) -> None:
    assert verdict(family(whole, *values), "total") == expected


def test_the_working_of_a_total() -> None:
    assert proved(family("8家", "3家", "5家"), "total").working == "3 + 5 = 8"
    assert proved(family("9家", "3家", "5家"), "total").working == "3 + 5 ≠ 9"
    assert proved(family("超7家", "3家", "5家"), "total").working == "3 + 5 ≷ (7, ∞)"


def test_a_total_without_a_unit_has_no_sum_of_amounts_of_money() -> None:
    assert verdict(family("8.5", "3.5亿元", "5亿元"), "total") == "unprovable"


def test_a_total_as_printed() -> None:
    assert said(family("8家", "3家", "5家"), "合计8家") == "holds"
    assert said(family("8家", "3家", "5家"), "共9家") == "fails"
    assert said(family("8家", "3家", "5家"), "in total 8", "en") == "holds"
    assert verdict(family("8家", "3家", "5家"), "total", "乙0", "乙1") == "holds"
    assert verdict(family("8家", "3家", "5家"), "total", "乙0") == "fails"


def test_parts_are_as_many_as_their_names() -> None:
    about = family("20家", "3家", "5家")
    assert verdict(about, "parts", "乙0", "乙1", "3家", "5家") == "holds"
    assert verdict(about, "parts", "乙0", "乙1", "5家", "3家") == "fails"
    assert proved(about, "parts", "乙0", "乙1", "3家").reason == "C330"
    assert proved(about, "parts").reason == "C330"
    assert verdict(family("4家", "3家", "5家"), "parts", "乙0", "乙1", "3家", "5家") == "fails"


@pytest.mark.parametrize(
    ("now", "previous", "phrase", "expected"),
    [
        ("110家", "100家", "新增10家，总数达110家", "holds"),
        ("109家", "100家", "新增10家，总数达109家", "fails"),
        ("110家", "100家", "新增10家，总数达111家", "fails"),
        ("9家", "0家", "新增10家，总数达9家", "fails"),
        ("110家", "", "新增10家，总数达110家", "unprovable"),
        ("110家", "100家", "净增10家", "holds"),
        ("110家", "100家", "净增11家", "fails"),
        ("110家", "", "净增10家", "unprovable"),
    ],
)
def test_a_stock(now: str, previous: str, phrase: str, expected: str) -> None:
    assert said(alone(now, previous), phrase) == expected


def test_a_stock_with_the_row_of_what_was_added() -> None:
    about = subject(
        indicator("甲", observation(value="110家", previous="100家")), indicator("新增", observation(value="10家"))
    )
    assert verdict(about, "stock", "新增") == "holds"
    assert said(alone("110家", "100家"), "added 10 firms, bringing the total to 110", "en") == "holds"


def growing(part: tuple[str, str], whole: tuple[str, str]) -> Subject:
    child_ = indicator("甲", observation(value=part[0], previous=part[1]), parent="乙")
    return subject(child_, indicator("乙", observation(row=3, value=whole[0], previous=whole[1])))


@pytest.mark.parametrize(
    ("part", "whole", "phrase", "expected"),
    [
        (("30亿元", "20亿元"), ("140亿元", "100亿元"), "贡献率25%", "holds"),
        (("30家", "20家"), ("140家", "100家"), "贡献率26%", "fails"),
        (("30家", "20家"), ("100家", "140家"), "贡献率25%", "unprovable"),
        (("30家", "20家"), ("140家", "100家"), "拉动增长10个百分点", "holds"),
        (("30家", "20家"), ("140家", "100家"), "拉动增长11个百分点", "fails"),
        (("30家", ""), ("140家", "100家"), "贡献率25%", "unprovable"),
        (("30家", "20家"), ("140家", "0家"), "拉动增长10个百分点", "unprovable"),
    ],
)
def test_a_contribution(part: tuple[str, str], whole: tuple[str, str], phrase: str, expected: str) -> None:
    assert said(growing(part, whole), phrase) == expected


def test_what_comes_to_each_head() -> None:
    rows = (indicator("甲", observation(value="500件")), indicator("常住人口", observation(row=3, value="96万人")))
    about = subject(*rows, indicator("面积", observation(row=4, value="0平方公里")))
    assert verdict(about, "per", "常住人口", "5.2件", "万人") == "holds"
    assert verdict(about, "per", "常住人口", "6件", "万人") == "fails"
    assert verdict(about, "per", "常住人口", "0.00052件", "人") == "holds"
    assert proved(about, "per", "5.2件").reason == "C316"
    assert proved(about, "per", "面积", "5件").reason == "C305"
    assert said(about, "人均5件") == "unprovable"


# --- targets -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "target", "phrase", "language", "expected"),
    [
        ("85亿元", "100亿元", "完成年度目标的85%", "zh-CN", "holds"),
        ("85家", "100家", "完成年度目标的86%", "zh-CN", "fails"),
        ("100家", "100家", "完成年度目标", "zh-CN", "holds"),
        ("99家", "100家", "完成年度目标", "zh-CN", "fails"),
        ("101家", "100家", "超额完成年度目标", "zh-CN", "holds"),
        ("100家", "100家", "超额完成年度目标", "zh-CN", "fails"),
        ("100家", "", "完成年度目标", "zh-CN", "unprovable"),
        ("85家", "0家", "完成年度目标的85%", "zh-CN", "unprovable"),
        ("100家", "100家", "met its annual target", "en", "holds"),
        ("101家", "100家", "exceeded the target", "en", "holds"),
    ],
)
def test_a_target(value: str, target: str, phrase: str, language: str, expected: str) -> None:
    assert said(alone(value, target=target), phrase, language) == expected


def test_where_less_is_better_a_target_is_a_ceiling() -> None:
    about = subject(indicator("甲", observation(value="9%", target="10%"), direction=Direction.DOWN))
    assert (verdict(about, "met"), verdict(about, "exceeded")) == ("holds", "holds")


@pytest.mark.parametrize(
    ("period", "value", "phrase", "expected"),
    [
        ("2024年1-9月", "80家", "快于序时进度", "holds"),
        ("2024年1-9月", "75家", "快于序时进度", "fails"),
        ("2024年1-9月", "80家", "快于序时进度5个百分点", "holds"),
        ("2024年1-9月", "80家", "快于序时进度6个百分点", "fails"),
        ("2024Q3", "80家", "快于序时进度", "unprovable"),
        ("2024Q1", "30家", "快于序时进度", "holds"),
        ("2024", "99家", "快于序时进度", "fails"),
    ],
)
def test_the_plan_of_the_year(period: str, value: str, phrase: str, expected: str) -> None:
    assert said(subject(indicator("甲", observation(period, value=value, target="100家"))), phrase) == expected


@pytest.mark.parametrize(
    ("status", "phrase", "language", "expected"),
    [
        (Status.EXPECTED, "预计", "zh-CN", "stated"),
        (Status.ACTUAL, "预计", "zh-CN", "fails"),
        (Status.PRELIMINARY, "初步核算", "zh-CN", "stated"),
        (Status.EXPECTED, "初步核算", "zh-CN", "fails"),
        (Status.EXPECTED, "is expected to", "en", "stated"),
        (Status.PRELIMINARY, "provisional", "en", "stated"),
        (Status.ACTUAL, "provisional", "en", "fails"),
    ],
)
def test_the_status(status: Status, phrase: str, language: str, expected: str) -> None:
    assert said(alone("5家", status=status), phrase, language) == expected


def test_a_status_as_templates_call_it() -> None:
    about = alone("5家", status=Status.EXPECTED)
    assert verdict(about, "status", "预计") == "stated"
    assert proved(about, "status", "actual").reason == "C324"
    assert proved(about, "status", "也许").reason == "C315"


def test_a_name_that_is_nowhere() -> None:
    made = dataset(indicator("甲", observation(value="5家")))
    about = Subject(made, next(made.indicators), next(made.indicators).observations[0])
    assert prove("part_of", about, ("丙",)).reason == "C316"
    assert prove("part_of", about).reason == "C316"
