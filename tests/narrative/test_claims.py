"""A claim of a template is printed with its proof, replaced by what is true, or refused with its place and cells."""

from dataclasses import replace

import pytest

from briefgen.diagnostics import Severity
from briefgen.document import Claim, Datum, Definitions, Heading, Link, List, Note, Strong, Table, Text
from briefgen.language import ENGLISH
from briefgen.narrative import Branch, Manner
from briefgen.origins import Place
from briefgen.traversal import plain_text, query
from tests.narrative.claiming import (
    DATASET,
    claim,
    claims,
    errors,
    figures,
    findings,
    printed,
    rehearsed,
    text_of,
    told,
    words,
)

# --- words and test in one ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phrase", "test", "verdict"),
    [
        ("gdp | claim('突破1700亿元')", "crossed", "stated"),
        ("tech | claim('超235亿元')", "over", "stated"),
        ("tech | claim('超230亿元')", "over", "holds"),
        ("tech | claim('翻番')", "doubled", "stated"),
        ("tech | claim('实现翻番')", "doubled", "stated"),
        ("output | claim('翻一番')", "doubled", "holds"),
        ("output | claim('达240亿元')", "equals", "holds"),
        ("output | claim('超2000000万元')", "over", "holds"),
        ("trade | claim('居中心城区前列')", "front", "stated"),
        ("school | claim('中心城区第一')", "rank", "stated"),
        ("school.rank | claim('第一')", "rank", "stated"),
        ("rate | claim('超95%')", "over", "holds"),
        ("honours | claim('蝉联')", "held", "stated"),
        ("[school] | claim('第一')", "rank", "stated"),
    ],
)
def test_words_are_proved_by_the_test_that_they_name(phrase: str, test: str, verdict: str) -> None:
    made = claim(f"文{{{{ {phrase} }}}}字。")
    assert (made.test, made.verdict) == (test, verdict)
    assert plain_text((made,)) in phrase
    assert made.operands


def test_a_figure_that_the_cell_says_is_the_cell_itself() -> None:
    assert figures(claim("额{{ tech | claim('超235亿元') }}。")) == [("超235亿元", "tech@2024.value", "t.md:1:19")]


def test_a_round_number_of_the_claim_is_derived_from_the_cell() -> None:
    assert figures(claim("额{{ tech | claim('超230亿元') }}。")) == [
        ("超230亿元", "over(tech@2024.value)", "t.md:1:19")
    ]


def test_a_word_that_the_table_of_bounds_does_not_print_stays_typed_and_its_number_is_bound() -> None:
    made = claim("额{{ tech | claim('超过230亿元') }}。")
    assert words(made) == [("超过", "t.md:1:19")]
    assert figures(made) == [("230亿元", "over(tech@2024.value)", "t.md:1:21")]


def test_words_of_a_cell_are_bound_to_it() -> None:
    made = claim("{{ tech | claim('较上年实现翻番') }}")
    assert words(made) == [("较上年实现", "t.md:1:18")]
    assert figures(made) == [("翻番", "tech@2024.change", "t.md:1:23")]


def test_words_that_arithmetic_proves_are_no_figure() -> None:
    made = claim("{{ output | claim('翻一番') }}")
    assert figures(made) == []
    assert [str(each) for each in made.operands] == ["output@2024.change"]


def test_what_is_said_of_several_leads_to_all_of_them() -> None:
    made = claim("均为{{ honours | claim('蝉联') }}。")
    assert figures(made) == [("蝉联", "same(百强区.held, 创新区.held, 投资区.held)", "t.md:1:23")]
    assert [str(each) for each in made.operands] == ["百强区.held", "创新区.held", "投资区.held"]


def test_without_words_the_workbooks_own_are_claimed() -> None:
    assert claim("{{ gdp | claim }}").phrase == "突破1700亿元"
    assert claims("{{ firms | claim }}") == []
    assert printed("{{ firms | claim }}") == "25家"


def test_words_may_claim_several_things() -> None:
    made = claim("{{ tech | claim('超230亿元，实现翻番') }}")
    assert (made.test, made.verdict) == ("over and doubled", "stated")
    assert [text for text, _, _ in figures(made)] == ["超230亿元", "翻番"]


def test_a_margin_says_how_far_the_value_may_move() -> None:
    assert claim("{{ output | claim('超200亿元') }}").margin == "0.1667"
    assert claim("{{ tech | claim('翻番') }}").margin == ""


# --- tags ---------------------------------------------------------------------------------------------------

DOUBLED = "额{{% claim {0} is doubled %}}翻番{{% otherwise %}}{{{{ {0} | movement }}}}{{% endclaim %}}。"


def test_the_words_whose_test_holds_are_printed_with_their_proof() -> None:
    source = DOUBLED.format("tech")
    assert printed(source) == "额翻番。"
    assert claim(source).verdict == "stated"


def test_words_that_are_not_true_give_way() -> None:
    source = DOUBLED.format("trade")
    assert printed(source) == "额增长11%左右。"
    assert claims(source) == []


def test_every_branch_is_recorded_with_its_place() -> None:
    narrated = told("{% claim tech is over('240亿元') %}超240亿元{% otherwise tech is doubled %}翻番{% endclaim %}")
    assert narrated.output.branches == (Branch(Place("t.md", 1, 4), False), Branch(Place("t.md", 1, 43), True))


LADDER = """\
额{% claim X is over("300亿元") %}超300亿元
{%- otherwise X is over("230亿元") %}超230亿元
{%- otherwise X is over("200亿元") %}超200亿元
{%- otherwise %}有所增长{% endclaim %}。"""


@pytest.mark.parametrize(
    ("name", "text"), [("tech", "超230亿元"), ("output", "超230亿元"), ("cars", "有所增长"), ("gap", "有所增长")]
)
def test_alternatives_are_tried_in_order(name: str, text: str) -> None:
    assert text_of(told(LADDER.replace("X", name))) == f"额{text}。"


def test_claims_nest() -> None:
    source = (
        "{% claim tech is over('230亿元') %}超230亿元，"
        "{% claim tech is over('240亿元') %}超240亿元{% otherwise tech is doubled %}翻番{% endclaim %}"
        "{% endclaim %}。"
    )
    outer, inner = claims(source)
    assert (outer.phrase, outer.test) == ("超230亿元，翻番", "over")
    assert (inner.phrase, inner.test) == ("翻番", "doubled")
    assert [each for each in outer.children if isinstance(each, Claim)] == [inner]


@pytest.mark.parametrize(
    ("condition", "text", "test", "verdict"),
    [
        ("output is over('230亿元') and output is doubled", "超230亿元，翻番", "over and doubled", "holds"),
        ("output is over('230亿元') and tech is doubled", "超230亿元，翻番", "over and doubled", "stated"),
        ("output is over('300亿元') or output is doubled", "翻番", "doubled", "holds"),
        ("not cars is over('60亿元')", "未超60亿元", "not over", "holds"),
        ("cars is not over('60亿元')", "未超60亿元", "not over", "holds"),
        ("not (cars is over('60亿元') or output is over('300亿元'))", "不大", "not over", "holds"),
    ],
)
def test_tests_are_joined_with_a_verdict_for_each(condition: str, text: str, test: str, verdict: str) -> None:
    made = claim(f"{{% claim {condition} %}}{text}{{% endclaim %}}")
    assert (made.phrase, made.test, made.verdict) == (text, test, verdict)


def test_what_cannot_be_proved_is_not_proved_by_denying_it() -> None:
    assert errors("{% claim not tech is over('300亿元') %}不多{% endclaim %}") == ["C306"]


def test_a_test_may_be_asked_by_if_too() -> None:
    source = "{% if tech is doubled %}是{% endif %}{% if cars is over('60亿元') %}非{% endif %}"
    assert printed(source) == "是"


def test_full_width_tags_and_signs_are_read() -> None:
    tags = "额｛％ claim tech is over（“230亿元”） ％｝超230亿元｛％ otherwise ％｝无｛％ endclaim ％｝"
    assert printed(tags + "，｛｛ tech ｜ claim（“翻番”） ｝｝。") == "额超230亿元，翻番。"


def test_arguments_are_numbers_indicators_and_words() -> None:
    for condition, text in (
        ("output is over(230)", "超230亿元"),
        ("output is over(230.5)", "超230.5亿元"),
        ("top is part_of(firms)", "其中{{ top }}"),
        ("top is part_of", "其中{{ top }}"),
        ("school is rank(1, '中心城区')", "中心城区第一"),
        ("output is streak(1, 'grew')", "增势不减"),
    ):
        assert claim(f"{{% claim {condition} %}}{text}{{% endclaim %}}").phrase == text.replace("{{ top }}", "3家")


def test_claims_stand_in_loops_and_macros_and_includes() -> None:
    source = (
        "{% macro m(x) %}{% claim x is doubled %}翻番{% otherwise %}未翻番{% endclaim %}{% endmacro %}"
        "{% for each in [tech, cars] %}{{ each }}{{ m(each) }}{% if not loop.last %}、{% endif %}{% endfor %}。"
        "{% include 'u.md' %}"
    )
    narrated = told({"t.md": source, "u.md": "{{ tech | claim('翻番') }}"})
    assert text_of(narrated) == "超235亿元翻番、50亿元翻番。翻番"
    assert len(list(query(narrated.output.passages, Claim))) == 3


def test_names_set_in_a_claim_stay_in_it() -> None:
    source = "{% set a = '一' %}{% claim tech is doubled %}{% set a = '二' %}{{ a }}{% endclaim %}{{ a }}"
    assert printed(source) == "二一"


def test_loop_counters_are_known_in_a_claim() -> None:
    source = "{% for a in [tech, cars] %}{% claim a is doubled %}{{ loop.index }}翻番{% endclaim %}{% endfor %}"
    assert printed(source) == "1翻番2翻番"


# --- where claims stand ---------------------------------------------------------------------------------------

CLAIMED = "{% claim tech is doubled %}翻番{% endclaim %}"


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        (f"# 甲{CLAIMED}", Heading),
        (f"- 甲{CLAIMED}\n- 乙", List),
        (f"|甲|乙|\n|-|-|\n|丙|{CLAIMED}|", Table),
        (f"综合\n: 甲{CLAIMED}", Definitions),
        (f"**甲{CLAIMED}乙**", Strong),
        (f"[甲{CLAIMED}](https://example.org)", Link),
        (f"甲[^1]\n\n[^1]: 注{CLAIMED}", Note),
    ],
)
def test_claims_stand_wherever_words_stand(source: str, kind: type) -> None:
    (holder,) = query(told(source).output.passages, kind)
    assert [each.phrase for each in query(holder, Claim)] == ["翻番"]
    assert claim(source).verdict == "stated"


@pytest.mark.parametrize(
    "source",
    [
        "甲{% claim tech is doubled %}乙\n\n丙翻番{% endclaim %}丁",
        "**甲{% claim tech is doubled %}乙**翻番{% endclaim %}丁",
        "甲{% claim tech is doubled %}翻番**乙{% endclaim %}丁**",
        "- 甲{% claim tech is doubled %}翻番\n- 乙{% endclaim %}丁",
        "|甲|乙|\n|-|-|\n|丙{% claim tech is doubled %}翻番|丁{% endclaim %}|",
        "[甲{% claim tech is doubled %}翻番](https://example.org)丁{% endclaim %}",
        "[甲](https://example.org/{% claim tech is doubled %}翻番{% endclaim %})",
        "[甲](https://example.org/{{ tech | claim('翻番') }})",
    ],
)
def test_a_claim_that_is_split_or_hidden_is_refused_once(source: str) -> None:
    assert [code for code, _ in findings(source)] == ["C347"]


def test_a_line_that_breaks_inside_a_claim_is_no_break() -> None:
    assert (
        printed("甲\n{% claim tech is doubled %}\n实现\n翻番\n{% otherwise %}\n无\n{% endclaim %}\n乙。")
        == "甲实现翻番乙。"
    )
    english = "Sales\n{% claim tech is doubled %}\nhave doubled\n{% endclaim %}\nthis year."
    assert printed(english, language=ENGLISH) == "Sales have doubled this year."


def test_typed_words_of_claims_keep_their_places() -> None:
    source = "额\n较上年{% claim tech is doubled %}**实现**翻番{% otherwise %}无{% endclaim %}，好。"
    narrated = told(source)
    placed = {each.text: str(each.where) for each in query(narrated.output.passages, Datum)}
    assert placed == {"翻番": "t.md:2:37"}
    assert words(claim(source)) == [("实现", "t.md:2:33")]
    assert ("，好。", "t.md:2:69") in [(each.text, str(each.where)) for each in query(narrated.output.passages, Text)]


# --- what is refused --------------------------------------------------------------------------------------------

REFUSED = {
    "{{ cars | claim('超60亿元') }}": [("C340", "t.md:1:18")],
    "{% claim cars is over('60亿元') %}多{% endclaim %}": [("C340", "t.md:1:4")],
    "{% claim cars is over('60亿元') %}多{% otherwise cars is over('55亿元') %}也多{% endclaim %}": [
        ("C340", "t.md:1:4"),
        ("C340", "t.md:1:37"),
    ],
    "{{ tech | claim('超240亿元') }}": [("C306", "t.md:1:18")],
    "{{ gap | claim('超1亿元') }}": [("C301", "t.md:1:17")],
    "{{ tech.change | claim('超10%') }}": [("C302", "t.md:1:25")],
    "{{ cars | claim('超60%') }}": [("C303", "t.md:1:18")],
    "{{ health | claim('中心城区第一') }}": [("C340", "t.md:1:20")],
    "{{ health | claim('全省第二') }}": [("C318", "t.md:1:20")],
    "{{ gap.previous | claim('超1亿元') }}": [("T301", "t.md:1:4")],
    "{{ (tech + cars) | claim('超1亿元') }}": [("T256", "t.md:1:5")],
    "{{ area | claim('第一') }}": [("T301", "t.md:1:4")],
    "{{ [] | claim('第一') }}": [("T316", "t.md:1:4")],
    "{{ 3 | claim('第一') }}": [("T256", "t.md:1:4")],
    "{{ tech | claim('很好') }}": [("T258", "t.md:1:4")],
    "{{ tech | claim(3) }}": [("T257", "t.md:1:4")],
    "{{ tech | claim('超' ~ cars) }}": [("T257", "t.md:1:4")],
    "{{ honours | claim('超3') }}": [("T255", "t.md:1:4")],
    "{% claim cars is ovr('60亿元') %}多{% endclaim %}": [("T213", "t.md:1:15")],
    "{% claim cars is over %}多{% endclaim %}": [("T254", "t.md:1:4")],
    "{% claim cars is doubled(2, 3) %}多{% endclaim %}": [("T254", "t.md:1:4")],
    "{% claim cars is over(none) %}多{% endclaim %}": [("T242", "t.md:1:4")],
    "{% claim cras is doubled %}多{% endclaim %}": [("T210", "t.md:1:10")],
    "{% claim cars > 3 %}多{% endclaim %}": [("T253", "t.md:1:4")],
    "{% claim cars is given and cars is doubled %}多{% endclaim %}": [("T253", "t.md:1:4")],
    "{% claim cars is doubled %}{% endclaim %}": [("T259", "t.md:1:4")],
    "{% claim %}多{% endclaim %}": [("T251", "t.md:1:4")],
    "{% claim cars is doubled %}多": [("T204", "t.md:1:28")],
    "{% claim cars is doubled %}多{% otherwise %}少{% otherwise %}无{% endclaim %}": [("T250", "t.md:1:48")],
    "多{% otherwise %}少": [("T252", "t.md:1:5")],
    "多{% endclaim %}": [("T252", "t.md:1:5")],
    "{% if true %}{% otherwise %}{% endif %}": [("T203", "t.md:1:17")],
    "{% claim cars is doubled %}{{ table('a') }}{% endclaim %}": [("T226", "t.md:1:31")],
}


@pytest.mark.parametrize("source", REFUSED)
def test_each_mistake_is_told_once_at_its_place(source: str) -> None:
    assert findings(source) == REFUSED[source]


def test_a_refusal_names_the_indicator_its_cells_the_working_and_what_the_workbook_says() -> None:
    (found,) = told("{{ cars | claim('超60亿元') }}").diagnostics
    told_of = dict(found.arguments)
    assert {key: told_of[key] for key in ("words", "name", "cells", "working", "actual")} == {
        "words": "超60亿元",
        "name": "汽车销售额",
        "cells": "指标!D5",
        "working": "50 ≤ 60",
        "actual": "50亿元",
    }


def test_what_is_refused_stands_in_the_text_as_it_was_written_for_a_draft_to_show() -> None:
    narrated = told("额{% claim cars is over('60亿元') %}超60亿元{% endclaim %}。")
    assert text_of(narrated) == "额超60亿元。"
    (made,) = query(narrated.output.passages, Claim)
    assert made.verdict == "fails"


def test_a_claim_within_rounding_prints_with_a_warning() -> None:
    row = replace(DATASET.pillars[0].indicators[1].observations[0], change=None)
    rows = (replace(DATASET.pillars[0].indicators[1], observations=(row,)),)
    data = replace(DATASET, pillars=(replace(DATASET.pillars[0], indicators=rows),))
    narrated = told("额{{ output | claim('增长139.7%') }}。", data)
    assert [(each.code, each.severity) for each in narrated.diagnostics] == [("C342", Severity.WARNING)]
    (made,) = query(narrated.output.passages, Claim)
    assert made.verdict == "rounding"


# --- words that wait ------------------------------------------------------------------------------------------------


def test_words_that_are_not_printed_today_are_read_for_their_mistakes() -> None:
    source = "额{% claim tech is doubled %}翻番{% otherwise %}{{ gap }}<b>{% endclaim %}。"
    assert told(source).diagnostics == ()
    assert [(each.code, each.severity.value) for each in rehearsed(source)] == [
        ("T301", "warning"),
        ("T223", "warning"),
    ]


def test_every_alternative_is_read_whichever_is_printed() -> None:
    source = (
        "额{% claim tech is over('300亿元') %}翻两番{% otherwise tech is doubled %}翻番"
        "{% otherwise tech is over %}无{% otherwise %}{{ 5 }}{% endclaim %}。"
    )
    assert told(source).diagnostics == ()
    assert [each.code for each in rehearsed(source)] == ["C343", "T254"]


def test_a_claim_that_fails_within_words_that_wait_is_no_mistake() -> None:
    source = "额{% claim tech is doubled %}翻番{% otherwise %}{{ cars | claim('超60亿元') }}{% endclaim %}。"
    assert rehearsed(source) == ()


def test_reading_what_waits_changes_nothing_that_is_printed() -> None:
    source = LADDER.replace("X", "cars") + "\n\n" + DOUBLED.format("tech")
    plain, read = told(source), told(source, manner=Manner(every_branch=True))
    assert plain.output == replace(read.output, rehearsal=())
    assert "有所增长" in [text.text for text in query(read.output.rehearsal, Text)]


def test_what_is_wrong_today_is_told_once() -> None:
    source = "{{ cars | claim('超60亿元') }}{{ nothing }}"
    assert [(each.code, each.severity.value) for each in rehearsed(source)] == [("C340", "error"), ("T210", "error")]
