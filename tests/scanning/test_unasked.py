"""A number or a claim that somebody typed is found with its place and what to write instead; what is bound is not."""

from dataclasses import replace

import pytest

from briefgen.diagnostics import Severity
from briefgen.document import Definition, Definitions, Document, Link, Meta, Note, Quotation, Strong, Text
from briefgen.indicators import CoverItem, Dataset, PicturePlace, Quote
from briefgen.origins import Origin, Place
from briefgen.quantities import Bound
from briefgen.reporting import worded
from tests.samples import codes, composed, dataset, indicator, label
from tests.scanning.scene import (
    DATA,
    claim,
    document_of,
    figure,
    proposed,
    scanned,
    scanned_document,
    told,
    typed,
    written,
)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("高新技术产业产值644亿元。", "644亿元"),
        ("高新技术产业产值６４４亿元。", "６４４亿元"),
        ("新增企业三百二十家。", "三百二十家"),
        ("占两成。", "两成"),
        ("占四分之一。", "四分之一"),
        ("成交额实现翻番。", "翻番"),
        ("居全市第一。", "第一"),
        ("首次入选。", "首次"),
        ("实现零的突破。", "零的突破"),
        ("企业1,234家。", "1,234家"),
        ("上万名居民受益。", "万名"),
        ("满意率百分百。", "百分百"),
        ("进入全国TOP3。", "TOP3"),
        ("产值成倍增长。", "成倍增长"),
        ("产值双倍增长。", "双倍增长"),
        ("府河水质达Ⅲ类。", "Ⅲ类"),
        ("居民收入居中心城区之首。", "居中心城区之首"),
        ("先进典型名列前茅。", "名列前茅"),
        ("投资保持稳定增长。", "保持稳定增长"),
        ("产值大幅增长。", "大幅增长"),
        ("建成全省首家中心。", "全省首家"),
        ("全市最大的商业体。", "全市最大"),
        ("率先建成。", "率先"),
    ],
)
def test_each_way_of_writing_a_number_or_a_claim_is_found(source: str, found: str) -> None:
    (only,) = written(source)
    assert found in only


@pytest.mark.parametrize(
    "source",
    [
        "围绕“一老一小”扩大服务。",
        "“十五五”规划纲要编制完成。",
        "咸安坊二期开街。",
        "第三批名单公布。",
        "跻身“百强”行列。",
        "共建“一带一路”。",
        "2024年1月8日召开，2025年上半年完成。",
        "新增企业一批，一些项目落地，进一步优化。",
        "二十届三中全会召开，打好三大攻坚战，三阳路、一元路街道和百步亭更新，建九年一贯制学校。",
        "{{ 高新技术产业产值 }}，{{ 高新技术产业产值 | movement }}。",
        "较上年{{ 技术合同成交额 | movement }}。",
        "居{{ 居民收入.peers }}{{ 居民收入.rank }}。",
        "居民收入居{{ 居民收入.peers }}{{ 居民收入.rank }}。",
        "1. 甲\n2. 乙",
        "{% for each in pillars %}\n{{ loop.index }}. {{ each }}\n{% endfor %}",
        "{{ figure('创新街区（楼宇、园区）面积').name }}与十亿元楼。",
    ],
)
def test_names_dates_ordinals_and_what_is_bound_are_no_findings(source: str) -> None:
    assert written(source) == []


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("前言。\n\n产值达644亿元。", "t.md:3:4"),
        ("# 共12项\n", "t.md:1:4"),
        ("- 甲\n- 又12项", "t.md:2:4"),
        ("> 又12项\n> —— 某人", "t.md:1:4"),
        ("| 甲 |\n|---|\n| 12项 |", "t.md:3:3"),
        ("| 12项 |\n|---|\n| 甲 |", "t.md:1:3"),
        ("甲[^1]\n\n[^1]: 又12项", "t.md:3:8"),
        ("综合\n: 又12项", "t.md:2:4"),
        ("又**12项**", "t.md:1:4"),
        ("{{ GDP.name }}和12项", "t.md:1:16"),
        ("{{ '又12项' }}", "t.md:1:4"),
    ],
)
def test_the_place_is_exact_in_every_kind_of_text(source: str, place: str) -> None:
    _, (found,) = scanned(source)
    assert str(found.where).replace("packet.md", "t.md") == place


def test_a_number_in_a_chart_note_or_title_is_found_too() -> None:
    data = dataset(indicator("a", "5", name="甲企业"), indicator("b", "6", name="乙企业", row=3))
    chart = '{{ chart("甲企业", "乙企业", kind="bar", title="两类企业共97家", note="另有88家未列。") }}'
    assert [words for _, _, words in told(scanned(chart, data)[1])] == ["97家", "88家"]


def test_a_number_typed_beside_a_figure_is_found_although_each_half_is_harmless() -> None:
    coverage, found = scanned_document(document_of(typed("产值"), typed("1", 3), figure("644", "亿元"), typed("。")))
    assert told(found) == [("C364", "t.md:1:3", "1644亿元")]
    assert (coverage.bound, coverage.unbound) == (1, 1)


@pytest.mark.parametrize("word", ["超", "近", "突破", "约"])
def test_a_bound_typed_before_a_figure_is_found(word: str) -> None:
    _, (found,) = scanned_document(document_of(typed("产值" + word), figure("644", "亿元")))
    assert (found.code, str(found.where), dict(found.arguments)["written"]) == ("C362", "t.md:1:3", word + "644亿元")
    assert dict(found.arguments)["proposal"] == f'{{{{ 高新技术产业产值 | claim("{word}644亿元") }}}}'


def test_a_verb_typed_before_a_change_is_answered_with_the_movement() -> None:
    assert proposed("高新技术产业产值增长{{ 高新技术产业产值.change }}。") == "{{ 高新技术产业产值 | movement }}"


def test_a_status_typed_before_a_figure_is_found_and_a_word_that_only_contains_it_is_not() -> None:
    assert proposed("GDP预计{{ GDP }}。") == "{{ GDP | status }}"
    assert written("预计数截至编印日。") == []


@pytest.mark.parametrize(
    ("source", "proposal"),
    [
        ("高新技术产业产值644亿元。", "{{ 高新技术产业产值 }}"),
        ("高新技术产业产值6440000万元。", '{{ 高新技术产业产值 | unit("万元") }}'),
        ("高新技术产业产值增长13.5%。", "{{ 高新技术产业产值 | movement }}"),
        ("技术合同成交额超235亿元。", "{{ 技术合同成交额 }}"),
        ("技术合同成交额实现翻番。", "{{ 技术合同成交额 | movement }}"),
        ("创新街区5.5万平方米。", '{{ figure("创新街区（楼宇、园区）面积") }}'),
        ("金融总部机构110家。", "{{ 金融总部机构总数 }}"),
        ("其中新增10家。", "{{ 新增金融总部机构 }}"),
        ("居民收入居全区第一。", "{{ 居民收入.rank }}"),
        ("外贸进出口总额位居前列。", "{{ 外贸进出口总额.rank }}"),
        ("高新技术产业产值超600亿元。", '{{ 高新技术产业产值 | claim("超600亿元") }}'),
    ],
)
def test_the_proposal_is_the_cell_that_says_the_same(source: str, proposal: str) -> None:
    assert proposed(source) == proposal


def test_of_two_cells_that_hold_the_same_number_the_one_that_is_named_is_proposed() -> None:
    data = dataset(indicator("a", "5", name="甲企业"), indicator("b", "5", name="乙企业", row=3))
    _, (found,) = scanned("乙企业5个。", data)
    assert dict(found.arguments)["proposal"] == "{{ 乙企业 }}"
    _, (found,) = scanned("共有5个。", data)
    assert dict(found.arguments)["proposal"] == "{{ 甲企业 }} / {{ 乙企业 }}"


def test_of_two_cells_that_hold_the_same_number_the_one_with_the_typed_bound_is_proposed() -> None:
    over = indicator("b", "5", name="乙企业", bound=Bound.OVER, row=3)
    _, (found,) = scanned("共有超5个。", dataset(indicator("a", "5", name="甲企业"), over))
    assert dict(found.arguments)["proposal"] == "{{ 乙企业 }}"


def test_a_count_is_never_answered_with_a_rank_nor_a_rank_with_a_count() -> None:
    assert ".rank" not in proposed("居民收入为1。")
    assert "新增金融总部机构 }}" not in proposed("居民收入排名第10。")


def test_a_typed_name_of_the_workbook_may_hold_a_number() -> None:
    data = dataset(indicator("park", "5", name="长江88创意园产值"))
    assert scanned("长江88创意园产值另行公布。", data)[1] == ()
    assert [words for _, _, words in told(scanned("长江88创意园另行公布。", data)[1])] == ["88"]


def test_a_stale_number_is_told_together_with_what_the_cell_says_now() -> None:
    _, (found,) = scanned("高新技术产业产值640亿元。")
    assert found.code == "C367"
    assert dict(found.arguments) | {"value": "644亿元", "name": "高新技术产业产值", "cell": "指标!F3"} == dict(
        found.arguments
    )


def test_a_number_that_no_cell_holds_has_no_proposal() -> None:
    _, (found,) = scanned("志愿者88名。")
    assert (found.code, found.severity) == ("C361", Severity.WARNING)
    assert dict(found.arguments) == {"written": "88名", "sentence": "志愿者88名。"}


def test_the_sentence_is_told_without_its_neighbours() -> None:
    _, (found,) = scanned("前一句。产值{{ 高新技术产业产值 }}，用人**88名**。后一句。")
    assert dict(found.arguments)["sentence"] == "产值644亿元，用人88名。"


def test_declared_literals_and_names_of_the_workbook_cover_their_numerals() -> None:
    source = "长江88创意园和“零距离100”进十亿元楼，全区率先突破5关，又88处。"
    coverage, found = scanned(source, DATA, ("长江88创意园", "零距离100", "全区率先突破5关"))
    assert [words for _, _, words in told(found)] == ["88处"]
    assert coverage.unbound == 1
    assert coverage.literal >= 4
    assert len(scanned(source)[1]) == 5


def test_a_number_on_the_cover_sheet_covers_no_numeral_and_a_name_there_does() -> None:
    cover = (CoverItem("issue", label("88", "B3")), CoverItem("letterhead", label("长江88简报", "B4")))
    _, found = scanned("《长江88简报》载：用人88名。", replace(DATA, cover=(*DATA.cover, *cover)))
    assert [words for _, _, words in told(found)] == ["88名"]


def test_han_digits_in_a_short_name_between_quotation_marks_are_no_count_and_others_are() -> None:
    assert written("出台科技创新“岸九条”。") == []
    assert written("他说：“今年全区多方努力，先后建成九座大桥，明年继续推进桥梁建设。”") == ["九座"]
    assert written("“百亿88”") == ["88"]


def test_a_chart_may_say_how_many_marks_it_has_and_no_other_number() -> None:
    data = dataset(indicator("a", "5", name="甲企业"), indicator("b", "6", name="乙企业", row=3))
    chart = '{{{{ chart("甲企业", "乙企业", kind="bar", title="{}类企业") }}}}'
    coverage, found = scanned(chart.format("两"), data)
    assert (found, coverage.bound, coverage.unbound) == ((), 3, 0)
    assert [words for _, _, words in told(scanned(chart.format("三"), data)[1])] == ["三类"]


def test_what_a_chart_is_given_is_placed_in_the_file_of_the_words_before_it() -> None:
    data = dataset(indicator("a", "5", name="甲企业"), indicator("b", "6", name="乙企业", row=3))
    _, (found,) = scanned('前文。\n\n{{ chart("甲企业", "乙企业", kind="bar", title="共97家") }}', data)
    assert found.where == Place("packet.md")


def test_a_verb_typed_before_an_amount_is_answered_with_a_claim() -> None:
    assert proposed("高新技术产业产值增加{{ 高新技术产业产值 }}。") == '{{ 高新技术产业产值 | claim("增加644亿元") }}'


def test_a_literal_split_by_emphasis_is_still_one_name() -> None:
    assert written("**18**号地块", ("18号地块",)) == []


def test_words_of_the_workbook_are_literals_and_words_of_the_program_are_not_counted() -> None:
    workbook = Text("本年完成5项", Origin("w.xlsx", "支柱", "D2"))
    coverage, found = scanned_document(document_of(workbook, Text("第7部分")))
    assert found == ()
    assert (coverage.numbers, coverage.literal) == (1, 1)


def test_what_stands_in_a_claim_is_bound_and_counted_by_its_verdict() -> None:
    inside = claim(typed("产值超600亿元"), Strong((figure("644", "亿元"),)))
    coverage, found = scanned_document(document_of(inside, typed("，"), claim(typed("翻番"), verdict="stated")))
    assert found == ()
    assert coverage.unbound == 0
    assert coverage.bound >= 2
    assert coverage.claims == (("holds", 1), ("stated", 1))


def test_the_edge_of_a_claim_protects_nothing_outside_of_it() -> None:
    _, found = scanned_document(document_of(typed("近"), claim(typed("600亿元", 2))))
    assert [(each.code, dict(each.arguments)["written"]) for each in found] == [("C363", "近600亿元")]


def test_links_notes_and_quotations_are_read() -> None:
    note = Note((typed("注77家", 50),))
    blocks = (
        Quotation((typed("某人"),), (typed("称66家"),)),
        Definitions((Text("读法"),), (Definition((typed("甲"),), (Link((typed("见55家"),), "#a"), note)),)),
    )
    _, found = scanned_document(Document(Meta("", "zh-CN"), blocks))
    assert [words for _, _, words in told(found)] == ["66家", "55家", "77家"]
    assert found[2].where == Place("t.md", 1, 51)


def test_coverage_is_a_hundred_only_where_nothing_is_unbound() -> None:
    clean, _ = scanned("产值{{ 高新技术产业产值 }}，2024年。")
    assert clean.as_json() == {"numbers": 1, "bound": 1, "literal": 0, "unbound": 0, "waived": 0, "percent": 100.0}
    assert clean.dates == 1
    nearly, _ = scanned("{{ 高新技术产业产值 }}，" * 2000 + "又88名。")
    assert nearly.unbound == 1
    assert nearly.as_json()["percent"] == 99.9


def test_an_empty_document_is_covered() -> None:
    coverage, found = scanned("甲。")
    assert (coverage.numbers, coverage.as_json()["percent"], found) == (0, 100.0, ())


def test_english_text_is_read_as_english() -> None:
    assert written("Output was 644 units, and contracts doubled.", language="en") != []
    assert written("Output was {{ 高新技术产业产值 }} in 2024.", language="en") == []


def test_what_no_cell_can_measure_is_told_without_a_claim_to_write() -> None:
    _, (found,) = scanned("高新技术产业产值大幅增长。")
    assert (found.code, dict(found.arguments)["written"]) == ("C380", "大幅增长")
    assert "proposal" not in dict(found.arguments)


def test_a_claim_of_what_no_cell_can_measure_is_refused() -> None:
    _, found = composed("高新技术产业产值{{ 高新技术产业产值 | claim('大幅增长') }}。", DATA)
    assert codes(found) == ["C332"]


# --- sentences of the workbook ---------------------------------------------------------------------------------


def with_sentences(lead: str = "", quote: str = "", caption: str = "") -> Dataset:
    """The dataset with a lead, a voice and a picture."""
    pillar = replace(DATA.pillars[0], lead=label(lead, "D2"))
    quotes = (Quote("p", label("李某", "B2"), None, label(quote, "D5")),) if quote else ()
    pictures = (PicturePlace("mall", label(caption, "C6")),) if caption else ()
    return replace(DATA, pillars=(pillar,), quotes=quotes, pictures=pictures)


LEAD = '{{ pillar("p").lead }}'


@pytest.mark.parametrize(
    ("lead", "found"),
    [
        ("江岸以创新为主导战略。", []),
        ("2024年，江岸实施“十四五”规划，建成一处国际性地标。", []),
        ("技术合同成交额超235亿元。", [("C387", "指标!D2", "超235亿元")]),
        ("技术合同成交额实现翻番。", [("C387", "指标!D2", "实现翻番")]),
        ("高新技术产业产值600亿元。", [("C382", "指标!D2", "600亿元")]),
        ("全年引进外资88亿元。", [("C381", "指标!D2", "88亿元")]),
        ("全区面貌首次改变。", [("C381", "指标!D2", "首次")]),
    ],
)
def test_what_a_lead_says_of_figures_is_found_in_its_cell(lead: str, found: list[tuple[str, str, str]]) -> None:
    assert told(scanned(LEAD, with_sentences(lead))[1]) == found


def test_a_lead_with_a_number_is_not_covered() -> None:
    coverage, _ = scanned(LEAD, with_sentences("全年引进外资88亿元。"))
    assert (coverage.unbound, coverage.as_json()["percent"]) == (1, 0.0)


def test_a_voice_and_the_words_below_a_picture_are_read_too() -> None:
    data = with_sentences("好。", "表示，已有12个项目落地。", "在建的5个项目")
    source = '{{ quote("p") }}\n\n{{ picture("mall") }}'
    assert told(scanned(source, data)[1]) == [("C381", "指标!D5", "12个"), ("C381", "指标!C6", "5个")]


def test_the_finding_says_where_the_sentence_belongs() -> None:
    _, (found,) = scanned(LEAD, with_sentences("技术合同成交额超235亿元。"))
    assert "模板" in worded(found, "zh").hint
    assert "{{ 技术合同成交额 }}" in worded(found, "zh").hint
    assert "template" in worded(found, "en").hint


def test_a_name_that_is_declared_may_stand_in_a_lead() -> None:
    data = with_sentences("加入5000亿元俱乐部。")
    assert told(scanned(LEAD, data)[1]) == [("C381", "指标!D2", "5000亿元")]
    assert scanned(LEAD, data, ("5000亿元俱乐部",))[1] == ()


# --- words that a claim has proved already ---------------------------------------------------------------------


def test_words_before_a_claim_that_only_lead_up_to_it_are_its_own() -> None:
    row = indicator("cars", "50", "亿元", name="汽车销售额", change="130")
    source = "汽车销售额较上年{% claim 汽车销售额 is doubled %}翻番{% endclaim %}。"
    assert scanned(source, dataset(row))[1] == ()


def test_words_before_a_claim_that_make_more_of_it_are_found() -> None:
    row = indicator("cars", "50", "亿元", name="汽车销售额", change="13")
    source = "汽车销售额连续三年{% claim 汽车销售额 is grew %}保持增长{% endclaim %}。"
    (found,) = told(scanned(source, dataset(row))[1])
    assert found[2].startswith("连续三年")


def test_a_chart_of_levels_does_not_say_that_they_grew() -> None:
    data = dataset(
        indicator("a", "5", name="甲企业", change="3"), indicator("b", "6", name="乙企业", change="4", row=3)
    )
    chart = '{{{{ chart("甲企业", "乙企业", kind="bar", part="{}", title="两类企业较上年增长") }}}}'
    assert [words for _, _, words in told(scanned(chart.format("value"), data)[1])] == ["较上年增长"]
    assert scanned(chart.format("change"), data)[1] == ()
