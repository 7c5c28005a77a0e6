"""The measures of GB/T 9704-2012, read from pages: the grid, the head, the numbers of pages, the imprint."""

from dataclasses import replace
from itertools import pairwise

import pytest

from briefgen.document import List, Paragraph, Table
from briefgen.layout.pages import Pages
from briefgen.layout.titles import sense_lines
from briefgen.theme import THEMES
from briefgen.traversal import plain_text, query
from tests.official import (
    BOTTOM,
    BRIEF,
    LEFT,
    OFFICIAL,
    RIGHT,
    TOP,
    line_of,
    lines,
    official,
    pages_of,
    rules,
    runs,
    width,
)
from tests.samples import indicator

HAN = "江岸区聚力产业转型升级推动城区发展能级跃升全年新增金融总部机构" * 70
PITCH = OFFICIAL.pitch


def laid_out(source: str, cover: dict[str, str] | None = None) -> Pages:
    return pages_of(official(source, cover))


# --- the grid ---------------------------------------------------------------------------------------------


def test_a_page_has_22_lines_of_28_characters() -> None:
    pages = laid_out(HAN[:2000])
    texts = [[text for _, text in lines(page)] for page in pages.pages]
    assert [len(each) for each in texts] == [22, 22, 22, 6]
    whole = [text for page in texts for text in page]
    assert [len(text) for text in whole[:-1]] == [26] + [28] * (len(whole) - 2)
    assert sum(map(len, whole)) == 2000


def test_full_lines_are_flush_with_the_margins_and_stand_on_the_pitch_of_the_grid() -> None:
    page = laid_out(HAN[:2000]).pages[1]
    for run in runs(page):
        assert run.x == pytest.approx(LEFT, abs=0.05)
        assert run.x + width(run) == pytest.approx(RIGHT, abs=0.1)
        assert width(run) / 28 == pytest.approx(15.79, abs=0.01)
    baselines = [baseline for baseline, _ in lines(page)]
    assert baselines[0] == pytest.approx(TOP + PITCH / 2 + 0.38 * 16, abs=0.1)
    assert [upper - lower for lower, upper in pairwise(baselines)] == pytest.approx([28.99] * 21, abs=0.11)


def test_the_text_takes_156_by_225_millimetres() -> None:
    page = OFFICIAL.page
    assert (page.measure * 25.4 / 72, page.depth * 25.4 / 72) == pytest.approx((156, 225))
    assert (page.top * 25.4 / 72, page.left * 25.4 / 72) == pytest.approx((37, 28))


@pytest.mark.parametrize(
    "block",
    [
        '{{ table("p") }}',
        '{{ chart("a", "b", kind="bar", title="数") }}',
        '{{ chart({"whole": "a", "part": "b", "part_name": "其中"}, kind="parts", title="数", note="注") }}',
        '{{ chart("a", "b", kind="dots", part="change", title="增", note="注") }}',
    ],
)
def test_text_goes_on_on_the_grid_behind_tables_and_charts(block: str) -> None:
    rows = [indicator("a", "12", change="4.8", row=2), indicator("b", "5", change="3.1", row=3)]
    page = pages_of(official(f"文前\n\n{block}\n\n文后", {}, *rows)).pages[0]
    first, _ = line_of(page, "文前")
    behind, _ = line_of(page, "文后")
    assert (behind - first) / PITCH == pytest.approx(round((behind - first) / PITCH), abs=0.01)


# --- numbers of pages -------------------------------------------------------------------------------------


def test_page_numbers_stand_at_the_outer_edge_one_character_in() -> None:
    for page in laid_out(HAN[:2000]).pages:
        (run,) = runs(page, artifacts=True)
        assert run.text == f"— {page.label} —"
        assert run.size == 14
        if int(page.label) % 2:
            assert run.x + width(run) == pytest.approx(RIGHT - 14, abs=0.1)
        else:
            assert run.x == pytest.approx(LEFT + 14, abs=0.1)
        assert run.baseline - 0.38 * 14 == pytest.approx(BOTTOM + 7 * 72 / 25.4, abs=0.2)


def test_the_page_of_the_red_head_is_page_1() -> None:
    assert [page.label for page in laid_out("{{ cover() }}\n\n" + HAN[:600]).pages] == ["1", "2"]


# --- head -------------------------------------------------------------------------------------------------


PLACES = [
    ("copy_number", "1", "000001", 0, "left"),
    ("classification", "秘密★1年", "秘密★1年", 0, "left"),
    ("urgency", "特急", "特急", 0, "left"),
    ("mark", "样例", "样例", 0, "left"),
    ("issue", "12", "第12期", 4, "centred"),
    ("issue", "增刊第2期", "增刊第2期", 4, "centred"),
    ("document_number", "岸政办〔2025〕1号", "岸政办〔2025〕1号", 5.6, "centred"),
    ("compiler", "区政府办公室", "区政府办公室编", 5.6, "inset"),
    ("date", "2025-01-08", "2025年1月8日", 5.6, "inset right"),
]
"""Key, content, what is printed, how many lines of the grid above it, and at which side it stands."""


@pytest.mark.parametrize(("key", "content", "printed", "above", "side"), PLACES)
def test_each_key_of_the_head_is_printed_in_its_place(
    key: str, content: str, printed: str, above: float, side: str
) -> None:
    others = {"compiler": "区政府办公室"} if key == "issue" else {}
    page = laid_out("{{ cover() }}\n\n文", {key: content, **others}).pages[0]
    baseline, found = line_of(page, printed)
    assert baseline == pytest.approx(TOP + (above + 0.5) * PITCH + 0.38 * 16, abs=0.1)
    left, right = found[0].x, found[-1].x + width(found[-1])
    expected = {
        "left": left == pytest.approx(LEFT, abs=0.1),
        "centred": (left + right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=3),
        "inset": left == pytest.approx(LEFT + 15.79, abs=0.1),
        "inset right": right == pytest.approx(RIGHT - 15.79, abs=0.4),
    }
    assert expected[side]


def test_the_name_stands_in_the_middle_of_its_room() -> None:
    page = laid_out("{{ cover() }}\n\n文", {"letterhead": "江岸要情"}).pages[0]
    baseline, (run,) = line_of(page, "江岸要情")
    assert baseline == pytest.approx(TOP + (1.4 + 1.1) * PITCH + 0.38 * 54, abs=0.1)
    assert (run.x + run.x + width(run) - 4) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=0.1)


def test_marks_stand_one_below_the_other_in_the_order_of_the_standard() -> None:
    page = laid_out("{{ cover() }}\n\n文", {"urgency": "加急", "copy_number": "12", "classification": "机密"}).pages[0]
    assert [text for _, text in lines(page)[:3]] == ["000012", "机密", "加急"]


def test_the_title_begins_nine_lines_down_and_the_text_on_the_thirteenth() -> None:
    page = laid_out("{{ cover() }}\n\n正文第一行", {"letterhead": "江岸简报", "mark": "样例", "issue": "1"}).pages[0]
    title, found = line_of(page, "产业转型升级")
    assert title == pytest.approx(TOP + 9 * PITCH + 17 + 0.38 * 22, abs=0.1)
    assert {run.face for run in found} == {"song-black"}
    text, _ = line_of(page, "正文第一行")
    assert text == pytest.approx(TOP + 12 * PITCH + PITCH / 2 + 0.38 * 16, abs=0.1)


def test_a_signer_stands_at_the_right_and_pushes_the_number_to_the_left() -> None:
    page = laid_out("{{ cover() }}\n\n文", {"issue": "3", "signer": "张三"}).pages[0]
    _, found = line_of(page, "第3期")
    assert found[0].x == pytest.approx(LEFT + 15.79, abs=0.1)
    assert "".join(run.text for run in found) == "第3期签发人：张三"
    assert found[-1].face == "kai"
    assert found[-1].x + width(found[-1]) == pytest.approx(RIGHT - 15.79, abs=0.3)


def test_the_number_of_a_document_stands_upon_the_rule() -> None:
    cover = {"document_number": "岸政办〔2025〕1号", "issuer": "江岸区人民政府办公室", "date": "2025年1月8日"}
    page = laid_out("{{ cover() }}\n\n文", cover).pages[0]
    number, _ = line_of(page, "岸政办")
    (rule,) = (rule for rule in rules(page) if rule.colour == "C00000")
    assert 0 < rule.y - number < PITCH
    title, _ = line_of(page, "产业转型升级")
    assert title == pytest.approx(TOP + 9 * PITCH + 17 + 0.38 * 22, abs=0.1)


def test_who_is_addressed_stands_flush_left_before_the_text_and_ends_with_a_colon() -> None:
    page = laid_out("{{ cover() }}\n\n文", {"addressees": "各街道办事处，区直各部门"}).pages[0]
    _, found = line_of(page, "各街道办事处，区直各部门：")
    assert found[0].x == pytest.approx(LEFT, abs=0.1)


def test_the_note_ahead_is_set_in_kai_behind_a_label_in_hei_and_before_a_free_line() -> None:
    page = laid_out("{{ cover() }}\n\n正文", {"preface": "编者按：供参阅。"}).pages[0]
    note, found = line_of(page, "按：供参阅。")
    assert [(run.text, run.face) for run in found] == [("按：", "hei"), ("供参阅。", "kai")]
    text, _ = line_of(page, "正文")
    assert text - note == pytest.approx(2 * PITCH, abs=0.2)


def test_red_is_for_the_name_and_the_rule_and_nothing_else() -> None:
    pages = laid_out("{{ cover() }}\n\n# 章\n\n文")
    coloured = [run.text for page in pages.pages for run in runs(page) if run.colour != "000000"]
    assert coloured == ["江岸区发展简报"]
    assert [rule.weight for page in pages.pages for rule in rules(page) if rule.colour != "000000"] == [2]


def test_paper_that_bears_the_red_head_gets_a_blank_in_its_place_and_all_else_stays() -> None:
    assert OFFICIAL.head is not None
    blank = replace(OFFICIAL, head=replace(OFFICIAL.head, printed=False))
    document = official("{{ cover() }}\n\n文")
    whole, bare = lines(pages_of(document).pages[0]), lines(pages_of(document, blank).pages[0])
    assert [each for each in whole if each not in bare] == [each for each in whole if each[1] == "江岸区发展简报"]
    assert not [rule for rule in rules(pages_of(document, blank).pages[0]) if rule.colour == "C00000"]


def test_a_long_name_becomes_smaller() -> None:
    page = laid_out("{{ cover() }}\n\n文", {"letterhead": "武汉市江岸区人民政府办公室文件汇编"}).pages[0]
    _, (run,) = line_of(page, "文件汇编")
    assert run.size < 30
    assert width(run) <= 425


# --- titles by sense -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("江岸区2024年产业转型升级和城区发展情况", ["江岸区2024年产业转型升级", "和城区发展情况"]),
        ("江岸区2024年发展简报", ["江岸区2024年发展简报"]),
        ("关于2024年全区经济社会发展情况的报告", ["关于2024年全区经济社会", "发展情况的报告"]),
        ("江岸区人民政府关于2024年法治政府建设情况的报告", ["江岸区人民政府关于2024年", "法治政府建设情况的报告"]),
        ("2024年第三季度江岸区经济运行情况分析", ["2024年第三季度江岸区", "经济运行情况分析"]),
    ],
)
def test_a_title_is_broken_by_sense(title: str, expected: list[str]) -> None:
    assert list(sense_lines(title, lambda text: 22 * len(text), OFFICIAL.page.measure)) == expected


def test_a_title_of_any_length_is_set_whole() -> None:
    for title in ("江岸区" * 40, "A title of many words " * 12, "简"):
        broken = sense_lines(title, lambda text: 22 * len(text), OFFICIAL.page.measure)
        assert "".join(broken) == title
        assert all(22 * len(line) <= OFFICIAL.page.measure + 22 for line in broken)


# --- text ---------------------------------------------------------------------------------------------------


def test_levels_bear_the_numbers_and_faces_of_the_standard_and_are_indented_by_two_characters() -> None:
    page = laid_out("# 甲章\n\n## 乙节\n\n### 丙目\n\n#### 丁款\n\n文\n\n# 戊章\n\n文").pages[0]
    for words, face in (
        ("一、甲章", "hei"),
        ("（一）乙节", "kai"),
        ("1.丙目", "song"),
        ("（1）丁款", "song"),
        ("二、戊章", "hei"),
    ):
        _, found = line_of(page, words)
        assert {run.face for run in found} == {face}, words
        assert found[0].x == pytest.approx(LEFT + 2 * 15.79, abs=0.1), words
        assert {run.size for run in found} == {16}


def test_key_figures_are_a_list_and_say_the_same_figures() -> None:
    rows = [
        indicator("a", "1700", "亿元", name="地区生产总值", change="4.8", row=2),
        indicator("b", name="收入", rank="1", peers="中心城区", row=3),
    ]
    source = '{{ key_figures("a", ranked=["b"]) }}'
    document = official(source, {}, *rows)
    (block,) = query(document, List)
    told = [plain_text(child.children) for item in block.items for child in item if isinstance(child, Paragraph)]
    assert told == ["地区生产总值1700亿元，增长4.8%", "收入居中心城区第一"]
    texts = [text for _, text in lines(pages_of(document).pages[0])]
    assert texts == [f"◆ {text}" for text in told]


def test_a_table_has_rules_between_columns_and_open_sides() -> None:
    rows = [indicator("a", "12", change="4.8", row=2), indicator("b", "5", row=3)]
    document = official('{{ table("p") }}', {}, *rows)
    (block,) = query(document, Table)
    assert plain_text(block.columns[-1].note) == "（%）"
    page = pages_of(document).pages[0]
    verticals = {round(rule.x, 1) for rule in rules(page) if rule.x == rule.to_x}
    assert len(verticals) == len(block.columns) - 1
    assert all(LEFT + 1 < x < RIGHT - 1 for x in verticals)


# --- below the text ------------------------------------------------------------------------------------------


def test_attachments_are_named_two_characters_in_below_a_free_line() -> None:
    page = laid_out("{{ cover() }}\n\n正文", {"attachments": "1. 主要指标表\n2. 数据来源。"}).pages[0]
    text, _ = line_of(page, "正文")
    first, found = line_of(page, "附件：1.主要指标表")
    second, below = line_of(page, "2.数据来源")
    assert found[0].x == pytest.approx(LEFT + 2 * 15.79, abs=0.1)
    assert (first - text, second - first) == pytest.approx((2 * PITCH, PITCH), abs=0.2)
    named = next(run for run in found if run.text == "主要指标表")
    assert next(run for run in below if run.text == "数据来源").x == pytest.approx(named.x, abs=0.1)


def test_the_annex_is_named_where_the_cover_names_none_and_opens_with_its_label() -> None:
    pages = pages_of(official("{{ cover() }}\n\n数{{ a }}\n\n{{ annex() }}", {}, indicator("a", "12")))
    assert "附件：数据来源" in [text for _, text in lines(pages.pages[0])]
    first, third = lines(pages.pages[1])[:2]
    assert first[1] == "附件"
    assert first[0] == pytest.approx(TOP + PITCH / 2 + 0.38 * 16, abs=0.1)
    assert third[1] == "数据来源"
    assert third[0] == pytest.approx(TOP + 2 * PITCH + 17 + 0.38 * 22, abs=0.1)


def test_a_document_with_a_number_of_its_own_is_signed_at_its_end() -> None:
    cover = {"letterhead": "江岸", "document_number": "岸政办〔2025〕1号", "issuer": "武汉市江岸区人民政府办公室"}
    cover |= {"date": "2025年01月08日", "printed": "2025年1月9日"}
    page = laid_out("{{ cover() }}\n\n正文", cover).pages[0]
    issuer, found = line_of(page, "武汉市江岸区人民政府办公室")
    date, below = line_of(page, "2025年1月8日")
    assert date - issuer == pytest.approx(PITCH, abs=0.1)
    assert found[0].x + width(found[0]) == pytest.approx(RIGHT - 2 * 15.79, abs=0.4)
    assert below[0].x - found[0].x == pytest.approx(2 * 15.79, abs=0.1)


def imprint_of(pages: Pages) -> list[str]:
    page = pages.pages[-1]
    top = min(rule.y for rule in rules(page) if rule.weight == 1)
    return [text for baseline, text in lines(page) if baseline > top]


def test_the_imprint_ends_where_the_text_of_the_last_page_ends() -> None:
    pages = laid_out("{{ cover() }}\n\n" + HAN[:900])
    assert imprint_of(pages) == [
        f"报：{BRIEF['reported_to']}。",
        f"送：{BRIEF['sent_to']}。",
        f"发：{BRIEF['issued_to']}。",
        "武汉市江岸区人民政府办公室2025年1月8日印发",
        "共印40份",
    ]
    across = [rule for rule in rules(pages.pages[-1]) if rule.to_x - rule.x == pytest.approx(OFFICIAL.page.measure)]
    assert [rule.weight for rule in across] == [1.0, 0.7, 0.7, 0.7, 1.0]
    assert across[-1].y == pytest.approx(BOTTOM, abs=0.05)
    assert not any(rule.weight == 1 for page in pages.pages[:-1] for rule in rules(page))


@pytest.mark.parametrize(
    ("key", "content", "printed"),
    [
        ("reported_to", "区委", "报：区委。"),
        ("sent_to", "市统计局。", "送：市统计局。"),
        ("issued_to", "各街道", "发：各街道。"),
        ("copied_to", "区人大办", "抄送：区人大办。"),
        ("printer", "区政府办公室", "区政府办公室"),
        ("issuer", "区政府", "区政府"),
        ("copies", "50", "共印50份"),
        ("copies", "共印五十份", "共印五十份"),
    ],
)
def test_each_key_of_the_imprint_is_printed_in_it(key: str, content: str, printed: str) -> None:
    assert imprint_of(laid_out("{{ cover() }}\n\n文", {key: content})) == [printed]


def test_the_day_of_printing_may_be_another_than_that_of_issue() -> None:
    pages = laid_out("{{ cover() }}\n\n文", {"issuer": "区政府", "date": "2025年1月8日", "printed": "2025/01/09"})
    assert imprint_of(pages) == ["区政府2025年1月9日印发"]
    assert line_of(pages.pages[0], "区政府编2025年1月8日")


@pytest.mark.parametrize("characters", range(200, 460, 26))
def test_the_imprint_never_meets_the_text(characters: int) -> None:
    pages = laid_out("{{ cover() }}\n\n" + HAN[:characters])
    page = pages.pages[-1]
    top = min(rule.y for rule in rules(page) if rule.weight == 1)
    above = [baseline for baseline, text in lines(page) if baseline < top]
    assert not above or max(above) < top - 5
    assert max(rule.y for rule in rules(page)) == pytest.approx(BOTTOM, abs=0.05)


def test_an_imprint_that_no_page_can_hold_loses_nothing() -> None:
    names = "、".join(f"第{number}处" for number in range(900))
    pages = laid_out("{{ cover() }}\n\n文", {"issued_to": names})
    printed = "".join(text for page in pages.pages for _, text in lines(page))
    assert all(f"第{number}处" in printed for number in range(900))


# --- what a theme leaves out -----------------------------------------------------------------------------------


def test_the_house_theme_prints_nothing_of_head_and_imprint() -> None:
    document = official("{{ cover() }}\n\n文", theme=THEMES["briefing"])
    printed = "".join(text for page in pages_of(document, THEMES["briefing"]).pages for _, text in lines(page))
    for words in ("第1期", "报：", "共印", "按："):
        assert words not in printed


@pytest.mark.parametrize(
    ("cover", "name"),
    [
        ({"title": "江岸区2024年发展简报"}, "江岸区发展简报"),
        ({"title": "江岸区2024年产业转型升级和城区发展情况", "issuer": "江岸区统计局"}, "江岸区统计局"),
        ({"document_number": "岸政〔2025〕1号", "issuer": "江岸区人民政府"}, "江岸区人民政府文件"),
    ],
)
def test_the_red_head_names_what_there_is_where_the_cover_names_nothing(cover: dict[str, str], name: str) -> None:
    page = laid_out("{{ cover() }}\n\n文", cover).pages[0]
    assert "".join(run.text for run in runs(page) if run.colour == "C00000") == name


def test_a_brief_of_an_empty_cover_sheet_is_made_all_the_same() -> None:
    assert [text for _, text in lines(laid_out("{{ cover() }}\n\n文", {}).pages[0])][-1] == "文"
