"""The words of a claim are tied to its test, to the indicator that the sentence names, and to who answers for them."""

import pytest

from briefgen.document import Claim, Text
from briefgen.language import ENGLISH
from briefgen.narrative import Manner, claim_key
from briefgen.traversal import query
from tests.narrative.claiming import (
    claim,
    errors,
    figures,
    findings,
    printed,
    text_of,
    told,
    waived,
)

# --- what is tested is what is said --------------------------------------------------------------------------

TIED = {
    "{% claim tech is doubled %}翻两番{% endclaim %}": [("C343", "t.md:1:28")],
    "{% claim tech is doubled %}实现翻番，居第一{% endclaim %}": [("C343", "t.md:1:33")],
    "{% claim tech is over('230亿元') %}超200亿元{% endclaim %}": [("C343", "t.md:1:34")],
    "{% claim tech is over('230亿元') %}突破230亿元{% endclaim %}": [("C343", "t.md:1:34")],
    "{% claim tech is over('230亿元') %}翻番{% endclaim %}": [("C343", "t.md:1:34")],
    "{% claim school is rank(1) %}全省第一{% endclaim %}": [("C343", "t.md:1:30")],
    "{% claim not cars is over('60亿元') %}超60亿元{% endclaim %}": [("C343", "t.md:1:37")],
    "{% claim tech is doubled %}未翻番{% endclaim %}": [("C343", "t.md:1:29")],
    "{% claim tech is doubled %}达{{ cars }}，超40亿元{% endclaim %}": [("C343", "t.md:1:40")],
    "{% claim tech is doubled %}超{{ cars }}{% endclaim %}": [("C343", "t.md:1:28")],
    "{% claim tech is doubled %}有5家{% endclaim %}": [("C344", "t.md:1:29")],
    "{% claim tech is doubled %}三个区县里的五家{% endclaim %}": [("C344", "t.md:1:28"), ("C344", "t.md:1:34")],
    "汽车销售额{% claim tech is doubled %}翻番{% endclaim %}": [("C345", "t.md:1:33")],
    "汽车销售额{{ cars }}，较上年{% claim tech is doubled %}翻番{% endclaim %}": [("C345", "t.md:1:47")],
    "汽车销售额{{ tech | claim('翻番') }}": [("C345", "t.md:1:23")],
    "{% claim tech is doubled %}汽车销售额达{{ tech }}，翻番{% endclaim %}": [("C346", "t.md:1:37")],
}


@pytest.mark.parametrize("source", TIED)
def test_words_that_the_test_does_not_prove_are_refused_where_they_stand(source: str) -> None:
    assert findings(source) == TIED[source]


@pytest.mark.parametrize(
    "source",
    [
        "技术合同成交额{% claim tech is doubled %}实现翻番{% endclaim %}。",
        "技术合同成交额{{ tech }}，较上年{% claim tech is doubled %}翻番{% endclaim %}。",
        "汽车销售额{{ cars }}。{% claim tech is doubled %}翻番{% endclaim %}。",
        "汽车销售额{{ cars }}，合同额较上年{% claim tech is doubled %}翻番{% endclaim %}。",
        "{% claim tech is doubled %}技术合同成交额达{{ tech }}，翻番{% endclaim %}。",
        "{% claim tech is doubled %}翻番，汽车销售额{{ cars }}{% endclaim %}。",
        "{% claim trade is front %}增长{{ trade.change }}，居{{ trade.peers }}前列{% endclaim %}。",
        "龙头企业{{ firms }}，{% claim top is part_of(firms) %}其中头部企业{{ top }}{% endclaim %}。",
        "{% claim top is part_of %}龙头企业中有{{ top }}{% endclaim %}。",
        "{% claim not cars is over('60亿元') %}未超60亿元{% endclaim %}。",
        "{% claim school is rank(1, '中心城区') %}居中心城区第一{% endclaim %}。",
        "{% claim tech is doubled %}第三批“一老一小”试点带动{% endclaim %}。",
        "{% claim output is over('230亿元') and output is doubled %}超230亿元，实现翻番{% endclaim %}。",
    ],
)
def test_words_that_the_test_proves_pass(source: str) -> None:
    assert findings(source) == []


def test_names_that_the_template_declares_claim_nothing() -> None:
    source = "{% claim tech is doubled %}18号地块上翻番{% endclaim %}"
    assert told(source, manner=Manner(literals=("18号地块",))).diagnostics == ()


def test_a_message_says_what_the_words_say_and_what_is_tested() -> None:
    (found,) = told("{% claim tech is over('230亿元') %}超200亿元{% endclaim %}").diagnostics
    assert dict(found.arguments) == {"words": "超200亿元", "says": "over(200亿元)", "proved": "over(230亿元)"}


def test_a_typed_number_that_the_test_proves_is_bound() -> None:
    made = claim("{% claim tech is over('230亿元') %}**超230亿元**{% endclaim %}")
    assert figures(made) == [("超230亿元", "over(tech@2024.value)", "t.md:1:36")]


def test_a_bound_word_that_the_cell_does_not_have_stays_typed_beside_the_cells_figure() -> None:
    made = claim("{% claim cars is at_least('50亿元') %}50亿元以上{% endclaim %}")
    assert figures(made) == [("50亿元", "cars@2024.value", "t.md:1:37")]
    assert made.phrase == "50亿元以上"


def test_a_number_within_another_is_not_taken_for_it() -> None:
    made = claim("{% claim not cars is over('250亿元') %}未超250亿元{% endclaim %}")
    assert figures(made) == [("超250亿元", "over(cars@2024.value)", "t.md:1:39")]


# --- English ---------------------------------------------------------------------------------------------------


def test_english_words_are_claims_too() -> None:
    source = (
        "Contracts {{ tech | claim('more than doubled') }}." if False else "Contracts {{ tech | claim('doubled') }}."
    )
    assert claim(source, language=ENGLISH).test == "doubled"
    made = claim("Contracts were {{ tech | claim('over 23 billion yuan') }}.", language=ENGLISH)
    assert (made.test, made.verdict) == ("over", "holds")
    assert [text for text, _, _ in figures(made)] == ["over 23 billion yuan"]


def test_english_words_are_tied_to_their_test() -> None:
    narrated = told("Sales {% claim tech is over('23 billion yuan') %}doubled{% endclaim %}.", language=ENGLISH)
    assert [each.code for each in narrated.diagnostics] == ["C343"]


# --- waivers -----------------------------------------------------------------------------------------------------

SENTENCE = "汽车销售额{{ cars | claim('超60亿元') }}，全市领先。"


def test_a_waiver_of_the_whole_sentence_prints_what_fails() -> None:
    narrated = told(SENTENCE, waived("汽车销售额超60亿元，全市领先。"))
    assert narrated.diagnostics == ()
    (made,) = query(narrated.output.passages, Claim)
    assert made.verdict == "waived"
    (backing,) = narrated.output.backings.values()
    assert backing.waiver is not None
    assert backing.waiver.name.text == "张三"


@pytest.mark.parametrize(
    "sentence",
    [
        "汽车销售额超60亿元，全市领先",
        "汽车销售额 超60亿元，全市领先。",
        "汽车销售额超60亿元",
        "全年汽车销售额达到并超60亿元",
    ],
)
def test_a_waiver_may_hold_the_words_with_their_indicator(sentence: str) -> None:
    assert told(SENTENCE, waived(sentence)).diagnostics == ()


def test_a_waiver_of_a_sentence_that_names_nothing_is_for_that_sentence_only() -> None:
    named = waived("销量超60亿元。")
    assert told("销量{{ cars | claim('超60亿元') }}。", named).diagnostics == ()
    assert errors("销量今年{{ cars | claim('超60亿元') }}。", named) == ["C340"]


def test_a_waiver_of_another_sentence_leaves_the_otherwise_its_turn() -> None:
    source = "销量今年{% claim cars is over('60亿元') %}超60亿元{% otherwise %}平稳{% endclaim %}。"
    narrated = told(source, waived("销量超60亿元。"))
    assert text_of(narrated) == "销量今年平稳。"
    assert [(each.code, str(each.where)) for each in narrated.diagnostics] == [("C348", "指标!A2")]


def test_a_waived_alternative_is_printed_before_its_otherwise() -> None:
    source = "汽车销售额{% claim cars is over('60亿元') %}超60亿元{% otherwise %}{{ cars }}{% endclaim %}。"
    assert printed(source, waived("汽车销售额超60亿元。")) == "汽车销售额超60亿元。"
    assert printed(source) == "汽车销售额50亿元。"


def test_what_is_proved_needs_no_waiver() -> None:
    narrated = told("技术合同成交额{{ tech | claim('翻番') }}，好。", waived("技术合同成交额翻番，很好。"))
    (made,) = query(narrated.output.passages, Claim)
    assert made.verdict == "stated"
    assert [(each.code, str(each.where)) for each in narrated.diagnostics] == [("C348", "指标!A2")]


def test_a_waiver_whose_sentence_is_printed_without_a_claim_is_used() -> None:
    assert printed("空气质量全省最好。", waived("空气质量全省最好。")) == "空气质量全省最好。"


def test_a_waiver_that_matches_nothing_is_found_at_its_cell() -> None:
    narrated = told("好。", waived("从未印出的句子。", "好。"))
    assert [(each.code, each.severity.value, str(each.where)) for each in narrated.diagnostics] == [
        ("C348", "warning", "指标!A2")
    ]


def test_waivers_are_for_claims_and_not_for_mistakes() -> None:
    assert errors("汽车销售额{{ cars | claim('很好') }}。", waived("汽车销售额很好。")) == ["T258"]


def test_claims_inside_words_that_are_waived_are_judged_by_themselves() -> None:
    source = "汽车销售额{% claim cars is over('60亿元') %}超60亿元，合同{{ tech | claim('超300亿元') }}{% endclaim %}。"
    assert errors(source, waived("汽车销售额超60亿元，合同超300亿元。")) == []
    assert errors(source, waived("汽车销售额超60亿元，合同超300亿元，好。")) == ["C306"]
    assert errors(source) == ["C340", "C306"]


def test_a_typed_sentence_that_somebody_answers_for_is_counted_as_waived() -> None:
    source = "前一句。建成{{ firms }}，其中**全省首家**在江岸[^1]。后一句。\n\n[^1]: 注。"
    narrated = told(source, waived("建成25家，其中全省首家在江岸。"))
    assert narrated.diagnostics == ()
    (made,) = query(narrated.output.passages, Claim)
    assert (made.phrase, made.verdict, made.test) == ("建成25家，其中全省首家在江岸", "waived", "")
    waiver = narrated.output.backings[claim_key(made)].waiver
    assert waiver is not None
    assert waiver.name.text == "张三"
    assert text_of(narrated).startswith("前一句。建成25家，其中全省首家在江岸。后一句。")


def test_words_before_and_behind_a_waived_sentence_know_their_places() -> None:
    narrated = told("甲。全省首家。乙。", waived("全省首家。"))
    assert [(text.text, str(text.where)) for text in query(narrated.output.passages, Text)] == [
        ("甲。", "t.md:1:1"),
        ("全省首家。", "t.md:1:3"),
        ("乙。", "t.md:1:8"),
    ]


def test_a_waived_sentence_that_ends_within_emphasis_stays_as_it_is() -> None:
    narrated = told("**全省首家。又是**一句。", waived("全省首家。"))
    assert list(query(narrated.output.passages, Claim)) == []
