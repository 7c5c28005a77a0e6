"""What stands between and around the words of a redline: links, lists, styles, controls, comments, earlier changes."""

import io
import re
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from briefgen.redlining import Group, Summary, is_redline, redlined
from briefgen.settings import Settings
from briefgen.writers.docx.comments import Remark, commented
from tests.docx.test_docx_validator import VALIDATOR, errors
from tests.readers.making import edited
from tests.redlining.reading import W, accepted, rejected, stories
from tests.redlining.scene import edition, shipped
from tests.redlining.small import Small, figure, paragraph, run, said, section, table
from tests.redlining.test_laws import flipped_claim, footnote_removed, one_value, other_columns, pillar_removed

LEADING = (pillar_removed, other_columns, footnote_removed)
SUMMARY = Summary("修订一览", "甲 → 乙", "请删去本页。", tuple("甲乙丙丁"), (Group("数", (tuple("甲乙丙丁"),)),))


def part(content: bytes, name: str = "word/document.xml") -> Any:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def changes(content: bytes) -> list[tuple[str, str]]:
    """Every change of words: ins or del, and what."""
    found = (each for each in part(content).iter(f"{W}ins", f"{W}del") if len(each))
    return [(etree.QName(each).localname, "".join(t.text for t in each.iter(f"{W}t", f"{W}delText"))) for each in found]


def file_of(*blocks: str) -> bytes:
    return Small().file([*blocks, said("完")])


# --- how changes read -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("产值超235亿元。", "产值超240亿元。", [("del", "超235亿元"), ("ins", "超240亿元")]),
        ("增长13.5%，居第一。", "增长14.8%，居第一。", [("del", "13.5%"), ("ins", "14.8%")]),
        ("收入1,700万元左右", "收入1,800万元左右", [("del", "1,700万元左右"), ("ins", "1,800万元左右")]),
        ("worth over 23 billion yuan.", "worth over 24 billion yuan.",
         [("del", "over 23 billion yuan"), ("ins", "over 24 billion yuan")]),
        ("2024年1—12月完成", "2025年1—12月完成", [("del", "2024年"), ("ins", "2025年")]),
        ("较上年翻番。", "较上年增长50%。", [("del", "翻番"), ("ins", "增长50%")]),
        ("版本 50d4-ce0f", "版本 1cfd-9868", [("del", "50d4-ce0f"), ("ins", "1cfd-9868")]),
        ("甲乙丙", "甲乙丙丁", [("ins", "丁")]),
        ("大幅上升趋势明显", "小步回落没有改变", [("del", "大幅上升趋势明显"), ("ins", "小步回落没有改变")]),
        ("5家，10个", "6家，11个", [("del", "5家"), ("ins", "6家"), ("del", "10个"), ("ins", "11个")]),
    ],
)  # fmt: skip
def test_words_change_as_a_reader_would_mark_them(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert changes(redlined(file_of(said(old)), file_of(said(new)))) == expected


def test_a_figure_in_several_runs_is_one() -> None:
    old, new = (
        file_of(paragraph(figure(1, run("突破"), run(number, "<w:b/>"), run("亿元")))) for number in ("1700", "1800")
    )
    assert changes(redlined(old, new)) == [("del", "突破1700亿元"), ("ins", "突破1800亿元")]


def test_runs_keep_their_looks_and_new_bookmarks_their_names() -> None:
    old, new = (file_of(paragraph(run("甲", "<w:b/>"), figure(1, run(number)))) for number in ("5家", "6家"))
    body = part(redlined(old, new))
    assert body.find(f".//{W}r/{W}rPr/{W}b") is not None
    assert [each.get(f"{W}name") for each in body.iter(f"{W}bookmarkStart")] == ["_fig_0001"]


def test_rows_that_came_and_went_are_tracked_as_rows() -> None:
    old = file_of(table([["甲"], ["1"]], [["乙"], ["2"]]))
    new = file_of(table([["甲"], ["1"]], [["丙丁"], ["30"]]))
    rows = part(redlined(old, new)).findall(f".//{W}tr")
    kinds = [[etree.QName(each).localname for each in row.findall(f"{W}trPr/*")] for row in rows]
    assert kinds == [[], ["del"], ["ins"]]


def test_columns_of_both_tables_have_their_edges() -> None:
    old = file_of(table([["甲"], ["乙"]], widths=(3000, 3000)))
    new = file_of(table([["甲"], ["乙"], ["丙"]], widths=(2000, 2000, 2000)))
    body = part(redlined(old, new))
    assert [each.get(f"{W}w") for each in body.iter(f"{W}gridCol")] == ["2000", "1000", "1000", "2000"]
    spans = [
        [each.find(f"{W}tcPr/{W}gridSpan").get(f"{W}val") if each.find(f"{W}tcPr/{W}gridSpan") is not None else "1"
         for each in row.iter(f"{W}tc")]
        for row in body.iter(f"{W}tr")
    ]  # fmt: skip
    assert spans == [["2", "2"], ["1", "2", "1"]]


def marks(content: bytes) -> list[str]:
    """What becomes of the mark of each paragraph of the body and of cells."""
    found = (each.find(f"{W}pPr/{W}rPr") for each in part(content).iter(f"{W}p"))
    return [etree.QName(each[0]).localname if each is not None and len(each) else "" for each in found]


@pytest.mark.parametrize(("old", "new", "change"), [("甲 乙", "甲", "del"), ("甲", "甲 乙", "ins")])
def test_at_the_end_of_a_cell_the_mark_before_comes_and_goes(old: str, new: str, change: str) -> None:
    redline = redlined(file_of(table([old.split()])), file_of(table([new.split()])))
    assert changes(redline) == [(change, "乙")]
    assert marks(redline) == [change, "", ""]


def test_before_a_table_the_mark_before_goes_and_its_looks_stay() -> None:
    big = '<w:jc w:val="center"/>'
    old = file_of(paragraph(run("标题"), form=big), said("导语"), table([["甲"]]))
    new = file_of(paragraph(run("标题"), form=big), table([["甲"]]))
    redline = redlined(old, new)
    assert changes(redline) == [("del", "导语")]
    assert marks(redline) == ["del", "", "", ""]
    looks = [each.find(f"{W}pPr/{W}jc") is not None for each in part(redline).iter(f"{W}p")]
    assert looks == [True, True, False, False]


def test_before_a_table_what_went_and_what_came_are_one_paragraph() -> None:
    old, new = (file_of(said(words), table([["甲"]])) for words in ("一二三四", "五六七八"))
    redline = redlined(old, new)
    assert changes(redline) == [("del", "一二三四"), ("ins", "五六七八")]
    assert marks(redline) == ["", "", ""]


def test_a_table_in_the_place_of_another_is_one_table() -> None:
    old, new = (file_of(said("前"), table([[words]])) for words in ("一二三四", "五六七八"))
    redline = redlined(old, new)
    assert len(part(redline).findall(f".//{W}tbl")) == 1
    assert (accepted(redline), rejected(redline)) == (stories(new), stories(old))


def test_a_story_that_ended_with_a_table_ends_well() -> None:
    old, new = Small().file([said("甲"), table([["乙"]]), said("")]), Small().file([said("甲")])
    for one, other in ((old, new), (new, old)):
        redline = redlined(one, other)
        assert (accepted(redline), rejected(redline)) == (stories(other), stories(one))


def test_sentences_that_share_a_word_or_two_are_not_mixed() -> None:
    old, new = (file_of(said(words), table([["甲"]])) for words in ("全区增加产值", "全市减少税收"))
    assert changes(redlined(old, new)) == [("del", "全区增加产值"), ("ins", "全市减少税收")]


# --- what words lead to -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", LEADING, ids=lambda case: case.__name__)
def test_every_link_and_reference_leads_to_a_bookmark_and_every_number_is_there_once(case: Any) -> None:
    body = part(redlined(*case()))
    names = [each.get(f"{W}name") for each in body.iter(f"{W}bookmarkStart")]
    assert max(Counter(names).values()) == 1
    numbers = [each.get(f"{W}id") for each in body.iter(f"{W}bookmarkStart", f"{W}ins", f"{W}del")]
    assert max(Counter(numbers).values()) == 1
    codes = "".join(each.text for each in body.iter(f"{W}instrText", f"{W}delInstrText"))
    wanted = {*re.findall(r"REF (\w+)", codes), *(each.get(f"{W}anchor") for each in body.iter(f"{W}hyperlink"))}
    assert wanted - set(names) == set()


def test_a_note_that_changed_keeps_its_mark_and_tells_its_change_itself() -> None:
    old, new = Small(), Small()
    before = old.file([paragraph(run("甲"), old.note("全年数"))])
    redline = redlined(before, new.file([paragraph(run("甲"), new.note("全年总数"))]))
    assert changes(redline) == []
    notes = part(redline, "word/footnotes.xml")
    assert ["".join(each.itertext()) for each in notes.iter(f"{W}ins")] == ["总"]


def test_an_old_chart_stands_beside_the_new_one_with_a_number_of_its_own() -> None:
    old, new = one_value()
    body = part(redlined(old, new))
    numbers = [each.get("id") for each in body.iter() if str(each.tag).endswith("}docPr")]
    assert len(numbers) == len(set(numbers)) > len(list(part(shipped()).iter(f"{W}drawing")))


def test_a_link_that_went_leads_where_it_led() -> None:
    old = edition(None, ("jiangan/innovation.md", "专利转化", "[旧专利](https://example.org/a)转化"))
    redline = redlined(old, shipped())
    links = {each.get("Id"): each.get("Target") for each in part(redline, "word/_rels/document.xml.rels")}
    body = part(redline)
    identifiers = [each.get(f"{{{body.nsmap['r']}}}id") for each in body.iter(f"{W}hyperlink")]
    assert [links[each] for each in identifiers if each] == ["https://example.org/a"]
    assert rejected(redline) == stories(old)


def test_styles_that_only_the_old_file_has_come_along() -> None:
    old, new = pillar_removed()
    for name in ("word/document.xml", "word/styles.xml"):
        old = edited(old, lambda text: text.replace('"Lead"', '"FormerLead"'), name)
    redline = redlined(old, new)
    styles = part(redline, "word/styles.xml")
    used = {each.get(f"{W}val") for each in part(redline).iter(f"{W}pStyle")}
    assert "FormerLead" in used
    assert used - {each.get(f"{W}styleId") for each in styles.iter(f"{W}style")} == set()
    usual = [each.get(f"{W}type") for each in styles.iter(f"{W}style") if each.get(f"{W}default")]
    assert max(Counter(usual).values()) == 1


def test_lists_of_the_old_file_keep_their_numbers_beside_those_of_the_new_one() -> None:
    listed = "经济开发区加快转型。\n\n1. 甲\n2. 乙\n\n接着说。"
    old = edition(None, ("jiangan/innovation.md", "经济开发区加快转型。", listed))
    new = edition(None, ("jiangan/finance.md", "\n## ", "\n- 丙\n- 丁\n\n## "))
    redline = redlined(old, new)
    numbers = {each.get(f"{W}numId") for each in part(redline, "word/numbering.xml").iter(f"{W}num")}
    used = {each.get(f"{W}val") for each in part(redline).iter(f"{W}numId")} - {"0"}
    assert used - numbers == set()
    assert rejected(redline) == stories(old)


def test_an_old_figure_stands_in_the_control_of_the_new_one() -> None:
    asked = Settings(controls=True)
    old, new = edition(asked=asked), edition({"F19": 651.2, "J19": 14.8}, asked=asked)
    redline = redlined(old, new)
    assert (accepted(redline), rejected(redline)) == (stories(new), stories(old))
    held = [each for each in part(redline).iter(f"{W}sdtContent") if each.find(f".//{W}ins") is not None]
    assert held
    assert all(each.find(f".//{W}del") is not None for each in held)


# --- files that people had in hand ------------------------------------------------------------------------------


def test_changes_that_somebody_tracked_in_the_old_file_are_taken_as_accepted() -> None:
    inserted = '<w:ins w:id="1" w:author="甲">' + run("增") + "</w:ins>"
    gone = '<w:del w:id="2" w:author="甲"><w:r><w:delText>减</w:delText></w:r></w:del>'
    old = file_of(paragraph(run("一"), inserted, gone), said("二"))
    new = file_of(said("一增了"), said("二"))
    redline = redlined(old, new)
    assert changes(redline) == [("ins", "了")]
    assert rejected(redline).body == ["一增", "二", "完"]
    assert {each.get(f"{W}author") for each in part(redline).iter(f"{W}ins", f"{W}del")} == {"briefgen"}


def test_comments_of_the_new_file_stay_and_those_of_the_old_one_go() -> None:
    old, new = (commented(each, [Remark("看这里", "_fig_0003")]) for each in flipped_claim())
    redline = redlined(old, new)
    assert len(part(redline, "word/comments.xml")) == 1
    assert len(list(part(redline).iter(f"{W}commentReference"))) == 1
    assert (accepted(redline).body, rejected(redline).body) == (stories(new).body, stories(old).body)


def test_a_header_that_only_one_side_has_comes_or_goes() -> None:
    old, new = (
        Small().file([said("一"), section(), said("完")]),
        Small().file([said("一"), section(), said("完")], "页眉"),
    )
    for one, other in ((old, new), (new, old)):
        redline = redlined(one, other)
        assert (accepted(redline), rejected(redline)) == (stories(other), stories(one))


def test_a_redline_is_known_by_its_summary() -> None:
    old, new = flipped_claim()
    assert is_redline(redlined(old, new, SUMMARY))
    assert not is_redline(new)
    assert not is_redline(b"words")


@pytest.mark.skipif(VALIDATOR is None, reason="ooxml-validator is not on the path")
@pytest.mark.parametrize("case", [flipped_claim, *LEADING], ids=lambda case: case.__name__)
def test_the_validator_finds_nothing_in_it(case: Any, tmp_path: Path) -> None:
    old, new = case()
    assert errors(redlined(old, new, SUMMARY), tmp_path) == []
