"""What a value is said to be: each word true, false, at its edge and on a missing figure, in both languages."""

import pytest

from briefgen.claims import Subject, prove
from briefgen.language.phrases import asserted
from tests.claims.scene import alone, dataset, indicator, observation, proved, said, subject, verdict

GDP = ("1702亿元", "1650亿元")


@pytest.mark.parametrize(
    ("value", "previous", "phrase", "expected"),
    [
        # equals: v rounds to s in the same unit, a count is exact
        ("121.94亿元", "", "达121.9亿元", "holds"),
        ("121.95亿元", "", "达121.9亿元", "fails"),
        ("121.85亿元", "", "为121.9亿元", "holds"),
        ("121.84亿元", "", "完成121.9亿元", "fails"),
        ("1219400万元", "", "实现121.9亿元", "holds"),
        ("891家", "", "达891家", "holds"),
        ("891家", "", "达890家", "fails"),
        ("13245家", "", "达1.3万家", "fails"),
        ("", "", "达891家", "unprovable"),
        ("超235亿元", "", "达235亿元", "unprovable"),
        ("超235亿元", "", "达230亿元", "fails"),
        # over
        ("1702亿元", "", "超1700亿元", "holds"),
        ("1700亿元", "", "超1700亿元", "fails"),
        ("1700.01亿元", "", "超过1700亿元", "holds"),
        ("超235亿元", "", "超235亿元", "stated"),
        ("超235亿元", "", "超230亿元", "holds"),
        ("超235亿元", "", "超236亿元", "unprovable"),
        ("近240亿元", "", "超240亿元", "fails"),
        ("", "", "超1700亿元", "unprovable"),
        ("很多", "", "超1700亿元", "unprovable"),
        ("1702亿元", "", "超1700家", "unprovable"),
        ("17020000万元", "", "超1700亿元", "holds"),
        # crossed: it happened in this period
        (*GDP, "突破1700亿元", "holds"),
        ("1700亿元", "1650亿元", "突破1700亿元", "holds"),
        ("1699.9亿元", "1650亿元", "突破1700亿元", "fails"),
        ("1750亿元", "1700亿元", "突破1700亿元", "fails"),
        ("1750亿元", "1699.9亿元", "迈上1700亿元台阶", "holds"),
        ("1702亿元", "", "突破1700亿元", "unprovable"),
        ("超1700亿元", "", "突破1700亿元", "unprovable"),
        ("突破1700亿元", "", "突破1700亿元", "stated"),
        ("突破1700亿元", "", "突破1600亿元", "unprovable"),
        ("突破1700亿元", "1710亿元", "突破1700亿元", "fails"),
        ("突破1700亿元", "", "超1700亿元", "unprovable"),
        ("突破1700亿元", "", "1700亿元以上", "holds"),
        ("1699亿元", "", "突破1700亿元", "fails"),
        # stays over
        ("1750亿元", "1700亿元", "站稳1700亿元", "holds"),
        ("1700亿元", "1700亿元", "保持在1700亿元以上", "holds"),
        ("1750亿元", "1699亿元", "站稳1700亿元", "fails"),
        ("1699亿元", "1750亿元", "站稳1700亿元", "fails"),
        ("1750亿元", "", "站稳1700亿元", "unprovable"),
        # nearly: below, and at least nine tenths
        ("9.7个", "", "近10个", "holds"),
        ("9个", "", "接近10个", "holds"),
        ("8.9个", "", "将近10个", "fails"),
        ("10个", "", "近10个", "fails"),
        ("近10个", "", "近10个", "stated"),
        ("近10个", "", "近11个", "unprovable"),
        ("近10个", "", "不超过10个", "holds"),
        # about: rounds to it, or within a fiftieth
        ("441亿元", "", "约450亿元", "holds"),
        ("440.9亿元", "", "约450亿元", "fails"),
        ("459亿元", "", "大约450亿元", "holds"),
        ("459.1亿元", "", "约450亿元", "fails"),
        ("3.4家", "", "约3家", "holds"),
        ("左右450亿元", "", "约450亿元", "unprovable"),
        # around: a unit for a rate, a twentieth for a level
        ("427.5亿元", "", "450亿元左右", "holds"),
        ("427.4亿元", "", "450亿元左右", "fails"),
        ("472.5亿元", "", "达450亿元上下", "holds"),
        ("12%", "", "11%左右", "holds"),
        ("12.1%", "", "11%左右", "fails"),
        ("450亿元左右", "", "达450亿元左右", "stated"),
        ("450亿元左右", "", "超400亿元", "holds"),
        ("450亿元左右", "", "超450亿元", "unprovable"),
        # some over: less than one unit of the grain
        ("141名", "", "140余名", "holds"),
        ("149名", "", "140多名", "holds"),
        ("140名", "", "140余名", "fails"),
        ("150名", "", "140余名", "fails"),
        ("13999家", "", "1.3万余家", "holds"),
        ("14000家", "", "1.3万余家", "fails"),
        ("13000家", "", "1.3万余家", "fails"),
        ("140余名", "", "140余名", "stated"),
        ("140余名", "", "超140名", "holds"),
        ("140余名", "", "近150名", "holds"),
        # at least, at most
        ("100个", "", "100个以上", "holds"),
        ("99个", "", "100个以上", "fails"),
        ("100个", "", "至少100个", "holds"),
        ("3%", "", "3%以内", "holds"),
        ("3.1%", "", "不超过3%", "fails"),
        ("以内", "", "不超过3%", "unprovable"),
    ],
)
def test_a_level_in_chinese(value: str, previous: str, phrase: str, expected: str) -> None:
    assert said(alone(value, previous), phrase) == expected


@pytest.mark.parametrize(
    ("value", "previous", "phrase", "expected"),
    [
        ("121.94亿元", "", "reached 12.19 billion yuan", "holds"),
        ("121.96亿元", "", "reached 12.19 billion yuan", "fails"),
        ("1702亿元", "", "over 170 billion yuan", "holds"),
        ("1700亿元", "", "more than 170 billion yuan", "fails"),
        (*GDP, "surpassed 170 billion yuan", "holds"),
        (*GDP, "passed the 160 billion yuan mark", "fails"),
        ("1702亿元", "", "surpassed 170 billion yuan", "unprovable"),
        (*GDP, "remained above 160 billion yuan", "holds"),
        (*GDP, "remained above 170 billion yuan", "fails"),
        ("9个", "", "nearly 10", "holds"),
        ("10个", "", "almost 10", "fails"),
        ("441亿元", "", "about 45 billion yuan", "holds"),
        ("440亿元", "", "roughly 45 billion yuan", "fails"),
        ("427.5亿元", "", "45 billion yuan or so", "holds"),
        ("427亿元", "", "45 billion yuan or so", "fails"),
        ("141名", "", "some 140", "holds"),
        ("150名", "", "140 odd", "fails"),
        ("100个", "", "at least 100", "holds"),
        ("101个", "", "at most 100", "fails"),
        ("", "", "over 170 billion yuan", "unprovable"),
        ("超1700亿元", "", "over 170 billion yuan", "stated"),
        ("13245家", "", "some 13 thousand", "holds"),
    ],
)
def test_a_level_in_english(value: str, previous: str, phrase: str, expected: str) -> None:
    assert said(alone(value, previous), phrase, "en") == expected


@pytest.mark.parametrize(
    ("value", "phrase", "language", "expected"),
    [
        ("50.1%", "过半", "zh-CN", "holds"),
        ("50%", "过半", "zh-CN", "fails"),
        ("", "过半", "zh-CN", "unprovable"),
        ("43%", "超四成", "zh-CN", "holds"),
        ("40%", "超四成", "zh-CN", "fails"),
        ("超40%", "超四成", "zh-CN", "stated"),
        ("超70%", "超四成", "zh-CN", "holds"),
        ("79%", "近八成", "zh-CN", "holds"),
        ("72%", "近八成", "zh-CN", "holds"),
        ("71.9%", "近八成", "zh-CN", "fails"),
        ("80%", "近八成", "zh-CN", "fails"),
        ("50%", "占比50%", "zh-CN", "holds"),
        ("50.4%", "占比50%", "zh-CN", "holds"),
        ("50.5%", "占比50%", "zh-CN", "fails"),
        ("超70%", "占比超70%", "zh-CN", "stated"),
        ("25.3%", "占比四分之一", "zh-CN", "holds"),
        ("500‰", "占比50%", "zh-CN", "holds"),
        ("5家", "占比50%", "zh-CN", "unprovable"),
        ("51%", "more than half", "en", "holds"),
        ("50%", "more than half", "en", "fails"),
        ("43%", "over four in ten", "en", "holds"),
        ("19%", "accounted for 19%", "en", "holds"),
        ("66.7%", "about two thirds", "en", "holds"),
    ],
)
def test_a_share_that_the_workbook_holds(value: str, phrase: str, language: str, expected: str) -> None:
    assert said(alone(value), phrase, language) == expected


def part_and_whole(part: str, whole: str, *siblings: str, basis: str = "", scope: str = "") -> Subject:
    rest = (indicator(f"丙{place}", observation(value=value), parent="乙") for place, value in enumerate(siblings))
    part_ = indicator("甲", observation(value=part, basis=basis), parent="乙", scope=scope)
    return subject(part_, indicator("乙", observation(value=whole)), *rest)


@pytest.mark.parametrize(
    ("part", "whole", "phrase", "expected"),
    [
        ("12亿元", "60亿元", "占比20%", "holds"),
        ("120000万元", "60亿元", "占比20%", "holds"),
        ("12亿元", "60亿元", "占比21%", "rounding"),
        ("12亿元", "60亿元", "占比22%", "fails"),
        ("12家", "60家", "占比21%", "fails"),
        ("31亿元", "60亿元", "过半", "holds"),
        ("30亿元", "60亿元", "过半", "fails"),
        ("12.3亿元", "60亿元", "占比20%", "rounding"),
        ("超12亿元", "60亿元", "占比超20%", "holds"),
        ("12亿元", "0亿元", "占比20%", "unprovable"),
        ("12亿元", "-1亿元", "占比20%", "unprovable"),
        ("12亿元", "60家", "占比20%", "unprovable"),
        ("12亿元", "", "占比20%", "unprovable"),
    ],
)
def test_a_share_of_a_whole(part: str, whole: str, phrase: str, expected: str) -> None:
    assert said(part_and_whole(part, whole), phrase) == expected


def test_units_that_differ_are_told_with_both_cells() -> None:
    found = proved(part_and_whole("12亿元", "60家"), "share", "20%")
    assert found.reason == "C307"
    assert len(found.operands) == 2
    assert dict(found.details)["unit"] == "亿元"


def test_three_shares_that_are_made_to_add_up() -> None:
    """1/3 each: 33, 33 and 34; the unit that is left goes to the largest remainder, here the first."""
    assert verdict(part_and_whole("1家", "3家", "1家", "1家"), "share", "34%") == "holds"
    assert verdict(part_and_whole("1家", "3家", "1家", "1家"), "share", "33%") == "holds"
    assert verdict(part_and_whole("1家", "3家", "1家", "1家"), "share", "35%") == "fails"
    assert verdict(part_and_whole("1家", "3家", "1家"), "share", "34%") == "fails"


@pytest.mark.parametrize(("basis", "scope"), [("现价", ""), ("", "含市直管项目")])
def test_a_share_needs_one_basis_and_scope(basis: str, scope: str) -> None:
    assert proved(part_and_whole("12亿元", "60亿元", basis=basis, scope=scope), "share", "20%").reason == "C317"


def test_a_whole_may_be_named() -> None:
    made = dataset(indicator("甲", observation(value="12亿元")), indicator("乙", observation(value="60亿元")))
    about = Subject(made, next(made.indicators), next(made.indicators).observations[0])
    assert prove("share", about, ("乙", "20%")).verdict.value == "holds"
    assert prove("share", about, ("丁", "20%")).reason == "C316"
    assert prove("share", about, ("20%",)).reason == "C316"


def test_stacked_words_are_governed_by_the_bound() -> None:
    (found,) = asserted("达450亿元左右", "zh-CN")
    assert found.test == "around"
