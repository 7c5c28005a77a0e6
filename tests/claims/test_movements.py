"""How a value is said to have moved: growth, points, pace, multiples, other bases, other subjects."""

from decimal import Decimal
from typing import Any

import pytest

from briefgen.claims import Subject, prove
from briefgen.quantities import Rules
from tests.claims.scene import alone, dataset, indicator, observation, proved, said, series, subject, verdict


@pytest.mark.parametrize(
    ("value", "previous", "change", "phrase", "language", "expected"),
    [
        # the change cell governs; what it says exactly is stated, what follows from it holds
        ("121.9亿元", "", "4.8%", "增长4.8%", "zh-CN", "stated"),
        ("121.9亿元", "", "4.8%", "同比增长4.80%", "zh-CN", "stated"),
        ("121.9亿元", "100亿元", "4.8%", "增长4.8%", "zh-CN", "stated"),
        ("121.9亿元", "100亿元", "4.8%", "增长21.9%", "zh-CN", "fails"),
        ("", "", "13.54%", "增长13.5%", "zh-CN", "holds"),
        ("", "", "13.55%", "增长13.5%", "zh-CN", "fails"),
        ("", "", "11%左右", "增长11%左右", "zh-CN", "stated"),
        ("", "", "11%左右", "增长11%", "zh-CN", "unprovable"),
        ("", "", "11%左右", "增长超9%", "zh-CN", "holds"),
        ("", "", "翻番", "增长5%", "zh-CN", "fails"),
        ("", "", "扭亏为盈", "增长5%", "zh-CN", "unprovable"),
        ("", "", "4.8%", "rose by 4.8%", "en", "stated"),
        ("", "", "4.84%", "grew by 4.8 percent", "en", "holds"),
        ("", "", "4.8%", "grew by 4.9%", "en", "fails"),
        # without one, v/p − 1
        ("121.9亿元", "116.3亿元", "", "增长4.8%", "zh-CN", "holds"),
        ("121.9亿元", "116.3亿元", "", "增长4.9%", "zh-CN", "rounding"),
        ("121.9亿元", "116.3亿元", "", "增长5.0%", "zh-CN", "fails"),
        ("1219000万元", "116.3亿元", "", "增长4.8%", "zh-CN", "holds"),
        ("105家", "100家", "", "增长5%", "zh-CN", "holds"),
        ("105家", "100家", "", "增长6%", "zh-CN", "fails"),
        ("105家", "0家", "", "增长5%", "zh-CN", "unprovable"),
        ("105家", "-3家", "", "增长5%", "zh-CN", "unprovable"),
        ("105家", "", "", "增长5%", "zh-CN", "unprovable"),
        ("", "", "", "rose by 5%", "en", "unprovable"),
        ("115家", "100家", "", "增加15家", "zh-CN", "holds"),
        ("115家", "100家", "", "增加16家", "zh-CN", "fails"),
        ("115家", "100家", "", "同比增长", "zh-CN", "holds"),
        ("100家", "100家", "", "同比增长", "zh-CN", "fails"),
        ("超115家", "100家", "", "增长超10%", "zh-CN", "holds"),
        ("超115家", "100家", "", "增长超20%", "zh-CN", "unprovable"),
        # a fall is printed as a magnitude
        ("", "", "-2.1%", "下降2.1%", "zh-CN", "stated"),
        ("", "", "-2.14%", "下降2.1%", "zh-CN", "holds"),
        ("", "", "-2.1%", "下降-2.1%", "zh-CN", "fails"),
        ("", "", "2.1%", "下降2.1%", "zh-CN", "fails"),
        ("85家", "100家", "", "减少15%", "zh-CN", "holds"),
        ("85家", "100家", "", "减少15家", "zh-CN", "holds"),
        ("85家", "100家", "", "同比下降", "zh-CN", "holds"),
        ("", "", "-2.1%", "fell by 2.1%", "en", "stated"),
        ("", "", "-2.1%", "fell by 2.2%", "en", "fails"),
        # flat
        ("100亿元", "100亿元", "", "持平", "zh-CN", "holds"),
        ("100.5亿元", "100亿元", "", "基本持平", "zh-CN", "holds"),
        ("100.6亿元", "100亿元", "", "基本持平", "zh-CN", "fails"),
        ("13.5%", "13.0%", "", "较上年基本持平", "zh-CN", "holds"),
        ("13.6%", "13.0%", "", "与上年持平", "zh-CN", "fails"),
        ("", "", "0.5%", "基本持平", "zh-CN", "holds"),
        ("", "", "-0.6%", "基本持平", "zh-CN", "fails"),
        ("", "", "基本持平", "基本持平", "zh-CN", "stated"),
        ("", "", "持平", "unchanged", "en", "stated"),
        ("100亿元", "", "", "持平", "zh-CN", "unprovable"),
        ("100亿元", "100亿元", "", "was broadly flat", "en", "holds"),
        # points: the difference as the workbook holds it
        ("13.5%", "11.2%", "", "提高2.3个百分点", "zh-CN", "holds"),
        ("13.5%", "11.2%", "", "提高2.4个百分点", "zh-CN", "fails"),
        ("13.54%", "4.76%", "", "提高8.8个百分点", "zh-CN", "rounding"),
        ("13.54%", "4.76%", "", "提高8.7个百分点", "zh-CN", "rounding"),
        ("13.54%", "4.76%", "", "提高8.6个百分点", "zh-CN", "fails"),
        ("11.2%", "13.5%", "", "下降2.3个百分点", "zh-CN", "holds"),
        ("13.5%", "", "", "提高2.3个百分点", "zh-CN", "unprovable"),
        ("13.5%", "", "2.3个百分点", "提高2.3个百分点", "zh-CN", "stated"),
        ("135‰", "11.2%", "", "提高2.3个百分点", "zh-CN", "holds"),
        ("13.5%", "11.2%", "", "rose by 2.3 percentage points", "en", "holds"),
        ("13.5%", "11.2%", "", "rose by 2.2 percentage points", "en", "fails"),
        # double digits
        ("", "", "10%", "两位数增长", "zh-CN", "holds"),
        ("", "", "9.9%", "两位数增长", "zh-CN", "fails"),
        ("", "", "100%", "double-digit growth", "en", "fails"),
        ("", "", "99.9%", "double-digit growth", "en", "holds"),
        ("", "", "", "两位数增长", "zh-CN", "unprovable"),
        # doubled
        ("220亿元", "110亿元", "", "翻番", "zh-CN", "holds"),
        ("219.9亿元", "110亿元", "", "翻一番", "zh-CN", "fails"),
        ("", "", "翻番", "翻番", "zh-CN", "stated"),
        ("", "", "翻一番", "翻番", "zh-CN", "stated"),
        ("", "", "翻两番", "翻番", "zh-CN", "holds"),
        ("", "", "翻番", "翻两番", "zh-CN", "unprovable"),
        ("", "", "100%", "翻番", "zh-CN", "holds"),
        ("", "", "99.9%", "翻番", "zh-CN", "fails"),
        ("", "", "300%", "翻两番", "zh-CN", "holds"),
        ("440家", "110家", "", "翻两番", "zh-CN", "holds"),
        ("439家", "110家", "", "翻两番", "zh-CN", "fails"),
        ("超235亿元", "110亿元", "", "翻番", "zh-CN", "holds"),
        ("超215亿元", "110亿元", "", "翻番", "zh-CN", "unprovable"),
        ("235亿元", "0亿元", "", "翻番", "zh-CN", "unprovable"),
        ("235亿元", "", "", "翻番", "zh-CN", "unprovable"),
        ("220家", "110家", "", "doubled", "en", "holds"),
        ("220家", "110家", "", "more than doubled", "en", "fails"),
        ("221家", "110家", "", "more than doubled", "en", "holds"),
        ("440家", "110家", "", "quadrupled", "en", "holds"),
        ("", "", "翻番", "doubled", "en", "stated"),
        ("", "", "翻番", "more than doubled", "en", "unprovable"),
        # N times, N times over
        ("231家", "110家", "", "是上年的2.1倍", "zh-CN", "holds"),
        ("231家", "110家", "", "是2023年的2.2倍", "zh-CN", "fails"),
        ("231家", "110家", "", "增长1.1倍", "zh-CN", "holds"),
        ("231家", "110家", "", "增长2.1倍", "zh-CN", "fails"),
        ("", "", "110%", "是上年的2.1倍", "zh-CN", "holds"),
        ("", "", "110%", "增长1.1倍", "zh-CN", "holds"),
        ("231家", "", "", "增长1.1倍", "zh-CN", "unprovable"),
        ("231家", "110家", "", "was 2.1 times that of", "en", "holds"),
        ("330家", "110家", "", "rose threefold", "en", "holds"),
        ("330家", "110家", "", "three times more", "en", "fails"),
    ],
)
def test_a_movement(value: str, previous: str, change: str, phrase: str, language: str, expected: str) -> None:
    assert said(alone(value, previous, change), phrase, language) == expected


def test_a_fall_with_a_minus_sign_says_why() -> None:
    assert proved(alone(change="-2.1%"), "fell", "-2.1%").reason == "C323"
    refused = proved(alone("330家", "110家"), "ambiguous")
    assert (refused.reason, len(refused.operands)) == ("C326", 1)


def over_years(now: str, then: str, part: str = "change") -> Subject:
    return series(now, then, part=part)


@pytest.mark.parametrize(
    ("now", "then", "phrase", "language", "expected"),
    [
        ("7%", "5%", "增速加快", "zh-CN", "holds"),
        ("7%", "5%", "增速加快2个百分点", "zh-CN", "holds"),
        ("7%", "5%", "增速加快3个百分点", "zh-CN", "fails"),
        ("5%", "5%", "增速加快", "zh-CN", "fails"),
        ("5%", "7%", "增速回落", "zh-CN", "holds"),
        ("5%", "7%", "增速回落2个百分点", "zh-CN", "holds"),
        ("7%", "5%", "增速回落", "zh-CN", "fails"),
        ("-2%", "-5%", "降幅收窄", "zh-CN", "holds"),
        ("-2%", "-5%", "降幅收窄3个百分点", "zh-CN", "holds"),
        ("-5%", "-2%", "降幅收窄", "zh-CN", "fails"),
        ("2%", "-5%", "降幅收窄", "zh-CN", "fails"),
        ("2%", "-5%", "由负转正", "zh-CN", "holds"),
        ("0%", "-5%", "由负转正", "zh-CN", "fails"),
        ("-2%", "5%", "由正转负", "zh-CN", "holds"),
        ("由负转正", "-5%", "由负转正", "zh-CN", "stated"),
        ("7%", "5%", "growth accelerated by 2 points", "en", "holds"),
        ("5%", "7%", "growth slowed", "en", "holds"),
        ("-2%", "-5%", "the decline narrowed", "en", "holds"),
        ("2%", "-5%", "turned positive", "en", "holds"),
    ],
)
def test_the_pace_of_a_movement(now: str, then: str, phrase: str, language: str, expected: str) -> None:
    assert said(over_years(now, then), phrase, language) == expected


@pytest.mark.parametrize("phrase", ["增速加快", "增速回落", "降幅收窄", "由负转正"])
def test_the_pace_needs_two_changes(phrase: str) -> None:
    assert said(alone(change="5%"), phrase) == "unprovable"


def test_narrowing_needs_two_falls() -> None:
    assert proved(over_years("2%", "-5%"), "narrowed").reason == "C327"


def test_the_base_is_the_row_of_the_year_before_on_the_same_basis() -> None:
    assert verdict(series("220家", "110家"), "doubled") == "holds"
    assert verdict(series("220家", ""), "doubled") == "unprovable"
    rows = (observation(value="220亿元", basis="现价"), observation("2023", 3, value="110亿元", basis="不变价"))
    assert proved(subject(indicator("甲", *rows)), "doubled").reason == "C308"
    same = (observation(value="220亿元", basis="现价"), observation("2023", 3, value="110亿元", basis="现价"))
    assert verdict(subject(indicator("甲", *same)), "doubled") == "holds"
    other_area = (observation(value="220亿元"), observation("2023", 3, value="110亿元", area="甲区"))
    assert proved(subject(indicator("甲", *other_area)), "doubled").reason == "C304"


@pytest.mark.parametrize(
    ("values", "rate", "years", "expected"),
    [
        (("110.25亿元", "105亿元", "100亿元"), "5%", 2, "holds"),
        (("110亿元", "105亿元", "100亿元"), "4.9%", 2, "holds"),
        (("110亿元", "105亿元", "100亿元"), "5.5%", 2, "fails"),
        (("110.25亿元", "105亿元"), "5%", 2, "unprovable"),
        (("110.25亿元", "105亿元", "0亿元"), "5%", 2, "unprovable"),
        (("2亿元", "", "", "", "", "", "", "", "", "", "1亿元"), "7.2%", 10, "holds"),
    ],
)
def test_an_average_annual_rate(values: tuple[str, ...], rate: str, years: int, expected: str) -> None:
    assert verdict(series(*values), "annual_rate", rate, years) == expected
    assert said(series(*values), f"{years}年平均增长{rate}") == expected


def test_an_average_rate_needs_its_years() -> None:
    assert proved(series("110亿元", "100亿元"), "annual_rate", "5%").reason == "C315"


def quarters(*values: str) -> Subject:
    periods = ("2024Q2", "2024Q1", "2023Q4", "2023Q2")
    rows = [
        observation(period, 2 + n, value=value) for n, (period, value) in enumerate(zip(periods, values, strict=True))
    ]
    return subject(indicator("甲", *rows))


@pytest.mark.parametrize(
    ("phrase", "language", "expected"),
    [
        ("环比增长10%", "zh-CN", "holds"),
        ("较上季度增长10%", "zh-CN", "holds"),
        ("环比增长11%", "zh-CN", "fails"),
        ("环比下降10%", "zh-CN", "fails"),
        ("环比增长", "zh-CN", "holds"),
        ("较年初增长37.5%", "zh-CN", "holds"),
        ("较年初增加30家", "zh-CN", "holds"),
        ("较年初下降", "zh-CN", "fails"),
        ("rose by 10% on the previous quarter", "en", "holds"),
        ("rose by 37.5% since January", "en", "holds"),
    ],
)
def test_growth_on_another_base(phrase: str, language: str, expected: str) -> None:
    assert said(quarters("110家", "100家", "80家", "70家"), phrase, language) == expected


def test_the_base_before_may_be_missing() -> None:
    assert said(quarters("110家", "", "80家", "70家"), "环比增长10%") == "unprovable"
    cumulative = subject(
        indicator("甲", observation("2024年1-9月", value="110家"), observation("2023年1-9月", 3, value="100家"))
    )
    assert proved(cumulative, "from_previous", "previous", "10%").reason == "C319"


def against(own: str, other: str, part: str = "value") -> Subject:
    here: dict[str, Any] = {part: own}
    there: dict[str, Any] = {part: other}
    return subject(indicator("甲", observation(**here), observation(row=3, area="全省", **there)), part=part)


@pytest.mark.parametrize(
    ("own", "other", "phrase", "expected"),
    [
        ("7.3%", "5%", "高于全省2.3个百分点", "holds"),
        ("7.3%", "5%", "高于全省平均水平2.3个百分点", "holds"),
        ("7.3%", "5%", "高于全省2.2个百分点", "fails"),
        ("7.34%", "5.06%", "高于全省2.3个百分点", "rounding"),
        ("7.3%", "5%", "高于全省", "holds"),
        ("5%", "5%", "高于全省", "fails"),
        ("4%", "5%", "低于全省1个百分点", "holds"),
        ("7.3%", "", "高于全省2.3个百分点", "unprovable"),
        ("7.3%", "超5%", "高于全省2.3个百分点", "unprovable"),
    ],
)
def test_above_another_area(own: str, other: str, phrase: str, expected: str) -> None:
    assert said(against(own, other), phrase) == expected


def test_a_change_may_be_compared_with_that_of_another_area_or_indicator() -> None:
    assert said(against("7.3%", "5%", "change"), "高于全省2.3个百分点") == "holds"
    made = dataset(indicator("甲", observation(change="8%")), indicator("乙", observation(change="5%")))
    about = Subject(made, next(made.indicators), next(made.indicators).observations[0])
    assert prove("outpaced", about, ("乙",)).verdict.value == "holds"
    assert said(about, "跑赢乙乙") == "unprovable"
    assert prove("outpaced", about, ()).reason == "C316"


def test_the_house_rules_may_be_set() -> None:
    about = alone("101亿元", "100亿元")
    assert verdict(about, "flat") == "fails"
    assert prove("flat", about, (), Rules(flat_level=Decimal("0.01"))).verdict.value == "holds"
    assert prove("nearly", about, ("120亿元",), Rules(nearly=Decimal("0.8"))).verdict.value == "holds"
    assert prove("about", about, ("95亿元",), Rules(about=Decimal("0.1"))).verdict.value == "holds"
    assert prove("around", about, ("95亿元",), Rules(around_level=Decimal("0.1"))).verdict.value == "holds"
