"""Tags typed on a Chinese keyboard are understood, and nothing outside of tags is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.narrative.keyboard import ascii_tags
from tests.narrative.scene import data, datum, findings, texts

SIGNS = "｛｝{}％%＃#（）()“”‘’\"'，、：；＝=［］｜|．.－-＋+　 \n甲a1１\\"


@pytest.mark.parametrize(
    "expression",
    [
        "｛｛ tech ｝｝",
        "｛｛tech｝｝",
        "{｛ tech ｝}",
        "｛｛－ tech －｝｝",
        "{{ figure（“技术合同成交额”） }}",
        "{{ figure(‘技术合同成交额’) }}",
        "{{ figure（”技术合同成交额”，　period＝“2024”） }}",
        "｛％ if gdp ＞ 1 ％｝{{ tech }}｛％－ endif ％｝",
        "｛％ set 甲 ＝ [tech，gdp] ％｝{{ 甲［０］ }}",
        "{{ [tech、gdp]｜first }}",
        "｛＃ 注 ＃｝{{ tech }}",
        "｛％ for 甲 in [tech] ％｝{{ 甲 }}｛％ endfor ％｝",
    ],
)
def test_full_width_signs_in_tags_are_understood(expression: str) -> None:
    assert texts(expression) == []
    assert [printed.source for printed in data(expression)] == [datum("tech").source]


def test_string_literals_keep_their_signs() -> None:
    assert datum('figure("创新街区（楼宇、园区）面积")').text == "5.5万平方米"
    assert datum("figure(“创新街区（楼宇、园区）面积”)").text == "5.5万平方米"
    assert [text.text for text in texts("""{{ "“三峡系”企业（甲），" }}{{ “乙“丙”"丁" ” }}{{ ‘戊}}’ }}""")] == [
        "“三峡系”企业（甲），",
        '乙“丙”"丁" ',
        "戊}}",
    ]


def test_places_do_not_move() -> None:
    assert findings("一｛｛ figure（“甲，乙”） ｝｝{{ GPD }}") == [("T306", "t.md:1:5"), ("T210", "t.md:1:24")]


def test_comments_raw_text_and_prose_stay_as_typed() -> None:
    source = "（甲），“乙”：{# （丙） #}{% raw %}｛｛（丁）｝｝{% endraw %}"
    assert ascii_tags(source) == source
    assert [text.text for text in texts(source)] == ["（甲），“乙”：", "｛｛（丁）｝｝"]


def test_a_tag_that_is_never_closed_is_left_to_the_parser() -> None:
    assert ascii_tags("甲｛｛ （乙） {% if %}") == "甲｛｛ （乙） {% if %}"


@given(st.text(st.sampled_from(SIGNS)))
def test_no_character_moves(source: str) -> None:
    made = ascii_tags(source)
    assert len(made) == len(source)
    assert made.count("\n") == source.count("\n")
    assert [sign for sign in made if sign in "甲a"] == [sign for sign in source if sign in "甲a"]
