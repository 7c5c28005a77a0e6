"""Phrases are read as the tests that they claim; numerals as what they are."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.claims import TESTS
from briefgen.language.phrases import argument_from, asserted, numerals
from briefgen.language.phrases_en import ENGLISH_PHRASES
from briefgen.language.phrases_zh import CHINESE_PHRASES
from briefgen.quantities import Bound, Quantity

Read = tuple[str, str, str | None, str]


def read(text: str, language: str = "zh-CN", names: tuple[str, ...] = ()) -> list[Read]:
    return [
        (each.text, each.kind, None if each.number is None else f"{each.number:f}", each.unit)
        for each in numerals(text, language, names)
    ]


def claims(text: str, language: str = "zh-CN") -> list[tuple[str, str]]:
    return [(each.test, each.text) for each in asserted(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,234.5亿元", [("1,234.5亿", "figure", "1234.5", "亿元")]),
        ("１２项", [("１２", "figure", "12", "项")]),
        ("增长13.5％", [("13.5％", "figure", "13.5", "%")]),
        ("下降-2.1%", [("-2.1%", "figure", "-2.1", "%")]),
        ("3‰", [("3‰", "figure", "3", "‰")]),
        ("2.3个百分点", [("2.3", "figure", "2.3", "个百分点")]),
        ("5.5万平方米", [("5.5万", "figure", "5.5", "万平方米")]),
        ("1.3万余家", [("1.3万余", "figure", "13000", "家")]),
        ("30多个", [("30多", "figure", "30", "个")]),
        ("2万亿元", [("2万亿", "figure", "2000000000000", "元")]),
        ("三百二十", [("三百二十", "figure", "320", "")]),
        ("一千七百亿元", [("一千七百亿", "figure", "1700", "亿元")]),
        ("一亿二千万元", [("一亿二千万", "figure", "120000000", "元")]),
        ("三千零五家", [("三千零五", "figure", "3005", "家")]),
        ("二十三个", [("二十三", "figure", "23", "个")]),
        ("百余家", [("百余", "figure", "100", "家")]),
        ("近百家", [("百", "figure", "100", "家")]),
        ("三家企业", [("三", "figure", "3", "家")]),
        ("两大项目", [("两", "figure", "2", "大")]),
        ("四个方面", [("四", "figure", "4", "个")]),
        ("三五家", [("三五", "figure", None, "家")]),
        ("两成", [("两成", "figure", "20", "%")]),
        ("四成五", [("四成五", "figure", "45", "%")]),
        ("四分之一", [("四分之一", "figure", "25", "%")]),
        ("三分之二", [("三分之二", "figure", "67", "%")]),
        ("百分之五", [("百分之五", "figure", "5", "%")]),
        ("百分之五点三", [("百分之五点三", "figure", "5.3", "%")]),
        ("千分之三", [("千分之三", "figure", "3", "‰")]),
        ("一半", [("一半", "figure", "50", "%")]),
        ("翻番", [("翻番", "figure", "2", "倍")]),
        ("翻两番", [("翻两番", "figure", "4", "倍")]),
        ("双倍", [("双倍", "figure", "2", "倍")]),
        ("双百行动", []),
        ("水质达Ⅲ类", [("Ⅲ", "figure", "3", "类")]),
        ("IV类水体", [("IV", "figure", "4", "类")]),
        ("AI类应用", []),
        ("两倍", [("两", "figure", "2", "倍")]),
        ("第一", [("第一", "ordinal", "1", "")]),
        ("第三位", [("第三位", "ordinal", "3", "")]),
        ("第12名", [("第12名", "ordinal", "12", "")]),
        ("首位", [("首位", "ordinal", "1", "")]),
        ("首次", [("首次", "ordinal", "1", "")]),
        ("前三", [("前三", "ordinal", "3", "")]),
        ("2024年", [("2024年", "date", None, "")]),
        ("2024年1—12月", [("2024年1—12月", "date", None, "")]),
        ("2024年1月8日", [("2024年1月8日", "date", None, "")]),
        ("1月8日", [("1月8日", "date", None, "")]),
        ("2021—2024年", [("2021—2024年", "date", None, "")]),
        ("二〇二四年", [("二〇二四年", "date", None, "")]),
        ("第三季度", [("第三季度", "date", None, "")]),
        ("2024中国服务业企业500强", [("2024", "date", None, ""), ("500强", "name", None, "")]),
        ("2024家企业", [("2024", "figure", "2024", "家")]),
        ("第三批", [("第三批", "name", None, "")]),
        ("第一产业", [("第一产业", "name", None, "")]),
        ("二期", [("二期", "name", None, "")]),
        ("18号地块", [("18号", "name", None, "")]),
        ("一带一路", [("一带一路", "name", None, "")]),
        ("“一老一小”", [("一老一小", "name", None, "")]),
        ("十五五", [("十五五", "name", None, "")]),
        ("“百强”", [("百强", "name", None, "")]),
        ("三峡", [("三峡", "name", None, "")]),
        ("十佳案例", [("十佳", "name", None, "")]),
        ("二三级", [("二三级", "name", None, "")]),
        ("5G基站", [("5G", "name", None, "")]),
        ("“岸九条”", [("九条", "name", None, "")]),
        ("十亿元楼", [("十亿元楼", "name", None, "")]),
        ("一批企业、一些人", []),
        ("进一步统一", [("进一步", "name", None, ""), ("统一", "name", None, "")]),
        ("税收亿元楼", []),
        ("", []),
    ],
)
def test_a_chinese_numeral(text: str, expected: list[Read]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("170 billion yuan", [("170 billion", "figure", "170000000000", "元")]),
        ("1,700", [("1,700", "figure", "1700", "")]),
        ("13.5%", [("13.5%", "figure", "13.5", "%")]),
        ("2.1 per cent", [("2.1", "figure", "2.1", "%")]),
        ("2.3 percentage points", [("2.3", "figure", "2.3", "个百分点")]),
        ("three firms", [("three", "figure", "3", "")]),
        ("three hundred and twenty", [("three hundred and twenty", "figure", "320", "")]),
        ("twenty-five", [("twenty-five", "figure", "25", "")]),
        ("two thirds", [("two thirds", "figure", "67", "%")]),
        ("four in ten", [("four in ten", "figure", "40", "%")]),
        ("half", [("half", "figure", "50", "%")]),
        ("doubled", [("doubled", "figure", "2", "倍")]),
        ("first", [("first", "ordinal", "1", "")]),
        ("third", [("third", "ordinal", "3", "")]),
        ("12th", [("12th", "ordinal", "12", "")]),
        ("the third batch", [("third batch", "name", None, "")]),
        ("8 January 2025", [("8 January 2025", "date", None, "")]),
        ("in 2024", [("2024", "date", None, "")]),
        ("140 odd", [("140 odd", "figure", "140", "")]),
        ("5G", [("5G", "name", None, "")]),
        ("one of", [("one of", "name", None, "")]),
        ("top 500", [("top 500", "name", None, "")]),
        ("someone tenfold often", []),
    ],
)
def test_an_english_numeral(text: str, expected: list[Read]) -> None:
    assert read(text, "en") == expected


def test_a_caller_may_add_names() -> None:
    text = "入选“四个一批”人才，又三家"
    assert read(text, names=("四个一批",)) == [("四个一批", "name", None, ""), ("三", "figure", "3", "家")]


def test_spans_lie_in_the_text_that_was_read() -> None:
    text = "全年技术合同成交额 超２３５亿元，近1.3万余家；增长13.5 %。"
    for each in numerals(text, "zh-CN"):
        assert text[each.start : each.end] == each.text
        assert each.unit_end >= each.end
    for claim in asserted(text, "zh-CN"):
        assert text[claim.start : claim.end] == claim.text
    assert claims(text)[0] == ("over", "超２３５亿元")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("经济总量突破1700亿元，增长5%。", "zh-CN", [("crossed", "突破1700亿元"), ("grew", "增长5%")]),
        ("首次突破1000亿元", "zh-CN", [("first_time", "首次突破1000亿元")]),
        ("连续三年保持第一", "zh-CN", [("streak", "连续三年保持第一")]),
        ("首次实现超1000亿元", "zh-CN", [("first_time", "首次实现超1000亿元")]),
        ("首次获得超1000亿元", "zh-CN", [("first_time", "首次获得超1000亿元")]),
        ("增长 13.5%", "zh-CN", [("grew", "增长 13.5%")]),
        ("增长7%\n\n左右", "zh-CN", [("grew", "增长7%")]),
        ("稳居中心城区**第一", "zh-CN", [("rank", "第一")]),
        ("其中有几家企业。共3家", "zh-CN", [("total", "共3家")]),
        ("近三年来超额布局", "zh-CN", []),
        ("提高服务质量，促进经济增长点", "zh-CN", []),
        ("Overall 5 firms", "en", []),
        (
            "It grew by 5% and was over 3 billion yuan",
            "en",
            [("grew", "grew by 5%"), ("over", "was over 3 billion yuan")],
        ),
        ("MORE THAN DOUBLED", "en", [("more_than_doubled", "MORE THAN DOUBLED")]),
        ("", "en", []),
    ],
)
def test_phrases_in_running_text(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert claims(text, language) == expected


@pytest.mark.parametrize(
    ("text", "numbers", "said"),
    [
        ("Contracts were worth over 23.5 billion yuan.", ["23.5 billion"], ["over"]),
        ("More than 100 firms moved in.", ["100"], ["over"]),
        ("The institute settled nearly 10 projects, almost 12.", ["10", "12"], ["nearly", "nearly"]),
        ("Trade rose by about 7%, roughly 3,000 yuan each.", ["7%", "3,000"], ["grew", "about"]),
        ("Investment was around 45 billion yuan.", ["45 billion"], ["around"]),
        ("It recruited some 140 professionals.", ["140"], ["some_over"]),
        ("At least five took part, no fewer than 5.", ["five", "5"], ["at_least", "at_least"]),
        ("Sales doubled on the year before.", ["doubled"], ["doubled"]),
        ("Sales more than doubled; exports trebled.", ["doubled", "trebled"], ["more_than_doubled", "doubled"]),
        ("It ranks first among the central urban districts.", ["first"], ["rank"]),
        ("It stands in the front rank of the central urban districts.", [], ["front"]),
        ("It added 10 firms, bringing the total to 110.", ["10", "110"], ["stock"]),
        ("There are 110, of which 10 are new.", ["110", "10"], ["equals", "part_of"]),
        ("Output rose by 13.5 per cent and fell 2.1%.", ["13.5", "2.1%"], ["grew", "fell"]),
        ("Revenue was up 4.8%.", ["4.8%"], ["grew"]),
        ("Output reached a record high.", [], ["record_high"]),
        ("Sales were 3 times as much as before.", ["3"], ["times"]),
        ("The district is expected to surpass 170 billion yuan.", ["170 billion"], ["status", "crossed"]),
        ("It passed the 170 billion yuan mark.", ["170 billion"], ["crossed"]),
        ("All three titles were held again.", ["three"], ["held"]),
        ("Fifteen firms, two-thirds of them new, a third and half.", ["Fifteen", "two-thirds", "a third", "half"], []),
        ("Three hundred and twenty people in two thousand homes.", ["Three hundred and twenty", "two thousand"], []),
        ("It set up 4 funds.", ["4"], ["equals"]),
    ],
)
def test_what_english_sentences_say(text: str, numbers: list[str], said: list[str]) -> None:
    assert [each.text for each in numerals(text, "en") if each.kind in ("figure", "ordinal")] == numbers
    assert [test for test, _ in claims(text, "en")] == said


@pytest.mark.parametrize(
    "name",
    [
        *("14th Five-Year Plan", "15th Five-Year Plan", "Top 500", "Phase II", "Phase 2", "Line 3", "third batch"),
        *("one-stop", "first phase", "first-class", "Three Gorges", "Ten Best", "first stores", "two-way", "5G"),
        *("20th National Congress", "Second Yangtze Bridge", "No. 3 Middle School", "one of the firms", "COVID-19"),
    ],
)
def test_english_names_claim_nothing(name: str) -> None:
    text = f"The {name} helped."
    assert [each.text for each in numerals(text, "en") if each.kind in ("figure", "ordinal")] == []
    assert claims(text, "en") == []


def test_a_bound_within_a_growth_goes_with_the_number() -> None:
    (found,) = asserted("增长近两成", "zh-CN")
    (number,) = found.arguments
    assert isinstance(number, Quantity)
    assert (found.test, number.number, number.unit, number.bound) == ("grew", Decimal(20), "%", Bound.NEARLY)


@pytest.mark.parametrize("phrases", [CHINESE_PHRASES, ENGLISH_PHRASES])
def test_every_phrase_names_a_test(phrases: object) -> None:
    rows = CHINESE_PHRASES.phrases if phrases is CHINESE_PHRASES else ENGLISH_PHRASES.phrases
    assert {row.test for row in rows} - {""} <= set(TESTS)


def test_every_test_but_the_named_ones_has_a_phrase_in_each_language() -> None:
    bounds = {bound.value for bound in Bound} | {"equals", "share", "over_share", "nearly_share"}
    for phrases in (CHINESE_PHRASES, ENGLISH_PHRASES):
        spoken = {row.test for row in phrases.phrases} | bounds
        assert set(TESTS) - spoken <= {"ambiguous", "over_half", "times_more"}


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("1700亿元", "", ("1700", "亿元", Bound.EXACT)),
        ("1700", "亿元", ("1700", "亿元", Bound.EXACT)),
        ("两倍", "", ("2", "倍", Bound.EXACT)),
        ("13.5%", "", ("13.5", "%", Bound.EXACT)),
        ("四成", "", ("40", "%", Bound.EXACT)),
        ("超235亿元", "", ("235", "亿元", Bound.OVER)),
        ("140余名", "", ("140", "名", Bound.SOME_OVER)),
        ("第一", "", ("1", "", Bound.EXACT)),
        ("170 billion yuan", "", ("170000000000", "元", Bound.EXACT)),
        ("-3家", "", ("-3", "家", Bound.EXACT)),
    ],
)
def test_a_text_as_an_argument(text: str, unit: str, expected: tuple[str, str, Bound]) -> None:
    found = argument_from(text, unit)
    assert found is not None
    assert (f"{found.number:f}", found.unit, found.bound) == expected


@pytest.mark.parametrize("text", ["中心城区", "", "2024年", "grew", "5家和6家", "前三", "翻两", "甲5家"])
def test_a_text_that_is_no_argument(text: str) -> None:
    assert argument_from(text) is None


@given(st.text(alphabet="0123456789一二三十百万亿元个家%％.,，超近突破左右余成分之增长第前年月翻番 \n“”", max_size=40))
def test_any_text_can_be_read(text: str) -> None:
    for language in ("zh-CN", "en"):
        found = numerals(text, language)
        assert all(text[each.start : each.end] == each.text for each in found)
        assert all(one.unit_end <= other.start for one, other in pairwise(found))
        said = asserted(text, language)
        assert all(text[each.start : each.end] == each.text for each in said)
        assert all(one.end <= other.start for one, other in pairwise(said))


@given(st.integers(min_value=1, max_value=99_999_999))
def test_a_number_in_han_digits_is_read_back(number: int) -> None:
    (found,) = numerals(in_han(number) + "家", "zh-CN")
    assert found.number == Decimal(number)


def in_han(number: int) -> str:
    if number >= 10_000:
        rest = number % 10_000
        between = "零" if 0 < rest < 1000 else ""
        return in_han(number // 10_000) + "万" + between + (in_han(rest) if rest else "")
    written, pending = "", False
    for place in (1000, 100, 10, 1):
        digit = number // place % 10
        if digit:
            written += ("零" if pending and written else "") + "零一二三四五六七八九"[digit]
            written += {1000: "千", 100: "百", 10: "十", 1: ""}[place]
        pending = not digit
    return written


@pytest.mark.parametrize("character", [chr(point) for start in (0xE000, 0xE100) for point in range(start, start + 10)])
def test_a_private_character_is_no_numeral(character: str) -> None:
    for language in ("zh-CN", "en"):
        assert claims(f"{character} 增长{character}，占{character}，growth of {character}", language) == []
