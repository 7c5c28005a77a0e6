"""A refreshed document has the figures of the new packet, an honest record, and all else byte for byte as it was."""

import io
import json
import re
from collections import Counter
from cProfile import Profile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

from docx.document import Document
from docx.oxml.ns import qn

from briefgen.faces import shipped_faces
from briefgen.pipeline.building import check, page_numbers
from briefgen.pipeline.verifying import verify
from briefgen.readers.docx import read
from briefgen.record import figure_titles, record
from briefgen.refreshing import Held, NewPacket, Reason, refreshed
from briefgen.settings import Settings
from briefgen.theme import THEMES
from briefgen.verifying import ClaimState, State
from briefgen.writers import docx
from tests.docx.test_docx_validator import errors
from tests.docx.test_docx_validator import pytestmark as needs_validator
from tests.readers.making import inside, shipped, word_file, word_of
from tests.refreshing.scene import (
    CHANGED,
    DATE,
    UPDATED,
    checked_again,
    edited,
    figure_runs,
    held,
    mark,
    new_packet,
    opened,
    paragraph,
    renewed,
    run,
    said,
)
from tests.refreshing.test_hand_edits import comment, type_over
from tests.samples import ROOT, WORKBOOK, dataset, indicator

QUIET = {**{cell: value for cell, value in CHANGED.items() if cell != "J11"}, "F11": 245}
"""The same changes, but contracts go on doubling."""


def lines(content: bytes) -> list[str]:
    """What each paragraph says, without the codes of editions and what is said behind them."""
    code = r"[0-9a-f]{4}(-[0-9a-f]{4}){3}(（已更新）| \(refreshed\))?"
    return [re.sub(code, "", said(each)) for each in opened(content).element.iter(qn("w:p"))]


def record_of(content: bytes) -> dict[str, object]:
    with ZipFile(io.BytesIO(content)) as archive:
        text = archive.read("customXml/item1.xml").decode()
    told = "".join(ElementTree.fromstring(text).itertext())
    found: dict[str, object] = json.loads(told)
    return found


def test_an_untouched_document_comes_to_say_what_a_build_would() -> None:
    assert lines(renewed(word_file(), **QUIET).output.content) == lines(new_packet(**QUIET).content)


def test_an_english_document_comes_to_say_what_a_build_would() -> None:
    before = written("jiangan-en")
    content = refreshed(before, read(before), held(**QUIET), new_packet("jiangan-en", **QUIET)).output.content
    assert lines(content) == lines(new_packet("jiangan-en", **QUIET).content)


def written(template: str) -> bytes:
    """The shipped packet by another template."""
    checked = check(ROOT, Settings(template=template))
    told = record(checked.document, checked.pages, checked.source.dataset, checked.source.inputs)
    return docx.write(checked.document, checked.look.theme, page_numbers(checked), checked.look.faces, told)


def test_it_is_right_when_it_is_verified_again() -> None:
    found = checked_again(renewed(word_file(), **QUIET).output.content, **QUIET)
    assert {each.state for each in found.places} == {State.SAME}
    assert {each.state for each in found.claims} <= {ClaimState.HOLDS, ClaimState.STATED, ClaimState.ROUNDING}


def test_what_was_left_is_stale_when_it_is_verified_again() -> None:
    found = checked_again(renewed(edited(type_over)).output.content)
    wrong = Counter(each.state for each in found.places if each.state is not State.SAME)
    assert wrong == {State.STALE: 4, State.ALTERED: 1}
    assert sum(each.state is ClaimState.FAILS for each in found.claims) == 2


def test_a_workbook_in_which_no_printed_figure_changed_changes_no_byte() -> None:
    content = edited(comment)
    assert renewed(content, F2=1700).output.content == content


def test_a_second_refresh_changes_no_byte_and_a_third_workbook_goes_on_from_there() -> None:
    once = renewed(word_file()).output.content
    assert renewed(once).output.content == once
    again = renewed(once, **{**CHANGED, "F19": 660}).output
    assert {each.current for each in again.updated} == {"660亿元", "660"}
    assert len(list(opened(again.content).comments)) == 2


def test_figures_go_back_with_the_workbook() -> None:
    there = renewed(word_file(), **QUIET).output.content
    back = renewed(there, F2=1700).output.content
    assert lines(back) == lines(word_file())


def test_entries_that_do_not_change_keep_bytes_order_dates_and_compression() -> None:
    made = io.BytesIO()
    with ZipFile(io.BytesIO(word_file())) as old, ZipFile(made, "w") as new:
        for entry in reversed(old.infolist()):
            entry.date_time = (2025, 1, 9, 8, 30, 0)
            new.writestr(entry, old.read(entry.filename), ZIP_STORED if entry.filename.endswith("styles.xml") else None)
    with ZipFile(made) as old, ZipFile(io.BytesIO(renewed(made.getvalue(), **QUIET).output.content)) as new:
        before, after = old.infolist(), new.infolist()
        one, other = ([(e.filename, e.date_time, e.compress_type) for e in each] for each in (before, after))
        assert one == other
        changed = {each.filename for each in before if old.read(each) != new.read(each.filename)}
    charts = {f"word/charts/chart{number}.xml" for number in (1, 2, 3)}
    sheets = {f"word/embeddings/workbook{number}.xlsx" for number in (1, 2, 3)}
    told = {"word/document.xml", "word/footer1.xml", "docProps/core.xml", "customXml/item1.xml"}
    assert changed == told | charts | sheets


def test_the_edition_is_said_to_be_updated_wherever_it_stands() -> None:
    content = renewed(word_file()).output.content
    with ZipFile(io.BytesIO(content)) as archive:
        told = ("word/document.xml", "word/footer1.xml", "docProps/core.xml")
        words = "".join(archive.read(each).decode() for each in told)
    edition = shipped().document.meta.edition
    assert words.count(f"{edition}（已更新）") == words.count(edition) == 3


def test_the_record_tells_the_workbook_of_the_new_figures_and_what_it_was_made_from() -> None:
    before, after = json.loads(inside()), record_of(renewed(word_file()).output.content)
    assert after["edition"] == before["edition"]
    assert after["inputs"] == before["inputs"]
    assert after["refreshed"] == {"workbook": "data/jiangan-2024.xlsx", "sha256": held(**CHANGED).sha256}


def test_a_figure_that_was_updated_in_part_is_recorded_as_both() -> None:
    after = record_of(renewed(edited(type_over)).output.content)
    figures = after["figures"]
    assert isinstance(figures, list)
    found = [each for each in figures if each["id"] == "budget_revenue@2024.value"]
    assert [(each["value"], [place["text"] for place in each["places"]]) for each in found] == [
        ("121.9", ["121.9亿元"]),
        ("123.4", ["123.4亿元"]),
    ]


def test_words_of_a_claim_that_holds_follow_its_figures() -> None:
    content = renewed(word_file(), F25=12, F26=112).output.content
    assert "金融总部机构112家，其中新增12家。" in said(opened(content).element)
    found = checked_again(content, F25=12, F26=112)
    assert {each.state for each in found.places} == {State.SAME}
    said_now = [each.standing.text or "" for each in found.claims]
    assert [each for each in said_now if "12家" in each] == ["其中新增12家", "其中12家为本年新增"]


def test_a_claim_that_fails_has_a_dated_comment_with_the_arithmetic_and_its_sentence_stays() -> None:
    made = renewed(word_file())
    document = opened(made.output.content)
    found = [each for each in document.comments if each.author == "briefgen"]
    assert [each.text for each in found] == [
        "“翻番”不再成立：技术合同成交额（指标!J11）50 < 100。整句没有动：技术合同成交额超235亿元，较上年翻番。"
        "现在的简报写作：技术合同成交额超180亿元，较上年增长50%。 [E627]"
    ] * 2
    assert {each._comment_elm.get(qn("w:date")) for each in found} == {DATE}
    assert said(paragraph(document, "入库科技型中小企业902家")._p).count("技术合同成交额超235亿元，较上年翻番。") == 1
    assert "全年技术合同成交额超180亿元" in said(document.element)


def test_a_comment_hangs_on_the_claim_where_its_sentence_was_changed_by_hand() -> None:
    before = edited(lambda document: mark(document, 7).addprevious(run("（市口径）")))
    document = opened(renewed(before).output.content)
    start = next(document.element.iter(qn("w:commentRangeStart")))
    assert "（市口径）超235亿元" in said(start.getparent())


def test_a_figure_that_is_gone_is_left() -> None:
    made = renewed(word_file(), F19=None)
    gone = [each for each in made.output.left if each.found.figure.identifier == "hightech_output@2024.value"]
    assert {(each.reason.value, each.text) for each in gone} == {("gone", "644亿元"), ("gone", "644")}
    assert "E625" in {each.code for each in made.diagnostics}


def test_rows_that_the_packet_has_now_are_told_and_not_inserted() -> None:
    new = new_packet(**QUIET)
    more = replace(new.record.figures[0], identifier="new@2024.value")
    packet = NewPacket(new.content, replace(new.record, figures=(*new.record.figures, more)))
    made = refreshed(word_file(), read(word_file()), held(**QUIET), packet)
    assert made.output.added == (more.places[0].sentence,)
    assert [each.code for each in made.diagnostics] == ["E634"]


def test_without_a_new_packet_charts_stay_and_words_are_new() -> None:
    made = refreshed(word_file(), read(word_file()), held(**CHANGED)).output
    assert made.charts == ()
    assert "61家" in said(opened(made.content).element)


def test_a_chart_that_is_drawn_otherwise_now_is_left() -> None:
    made = renewed(word_file(), H16="预计", F16=61)
    assert "E632" in {each.code for each in made.diagnostics}
    assert [each.reason.value for each in made.output.left if each.reason.value == "chart"] == ["chart"]


def test_a_bar_that_would_be_hollow_now_is_no_matter_of_numbers() -> None:
    made = renewed(word_file(), F36=2.7, G36="左右")
    assert [each.state.value for each in made.output.charts] == ["reshaped"]
    assert "其中十亿元楼2.7栋左右" in said(opened(made.output.content).element)
    assert [each.name for each in made.output.rows] == ["其中十亿元楼3栋"]  # its proof reads otherwise


def test_figures_in_controls_are_updated_within_them() -> None:
    checked = shipped()
    titles = figure_titles(checked.document, checked.source.dataset)
    before = docx.write(checked.document, checked.look.theme, {}, shipped_faces(), inside(), None, titles)
    content = refreshed(before, read(before), held(**CHANGED), new_packet(**CHANGED)).output.content
    document = opened(content)
    controls = {said(each) for each in document.element.iter(qn("w:sdtContent"))}
    assert set(UPDATED) <= controls
    assert len(list(document.element.iter(qn("w:sdt")))) == len(list(opened(before).element.iter(qn("w:sdt"))))


def test_digits_keep_the_form_that_they_have_in_the_box_of_figures() -> None:
    document = opened(renewed(word_file()).output.content)
    pieces = [said(each) for each in figure_runs(document, 28)]
    assert [each for each in pieces if each] == ["123.4", "亿", "元"]


def test_the_official_theme_is_no_exception() -> None:
    checked = shipped()
    before = docx.write(checked.document, THEMES["official"], {}, shipped_faces(), inside())
    content = refreshed(before, read(before), held(**CHANGED), new_packet(**CHANGED)).output.content
    words = said(opened(content).element)
    assert [each for each in UPDATED if each not in words] == []


def test_ten_times_the_figures_take_ten_times_the_work() -> None:
    few, many = calls(200), calls(2000)
    assert many < 20 * few  # patterns of two hundred figures are remembered, those of two thousand are not


def calls(count: int) -> int:
    """How many calls it takes to refresh a document of so many figures, of which each third is new."""
    before, after = (
        dataset(*(indicator(f"i{each}", str(each + 7 + step * (each % 3 == 0)), row=each) for each in range(count)))
        for step in (0, 1)
    )
    source = "\n\n".join(f"第甲乙丙{name(each)}项有{{{{ i{each} }}}}。" for each in range(count))
    content = word_of(source, before)
    packet = read(content)
    profile = Profile()
    made = profile.runcall(refreshed, content, packet, Held("w.xlsx", "1", after, DATE)).output
    assert len(made.updated) == -(-count // 3)
    return int(sum(each.callcount for each in profile.getstats()))


def name(number: int) -> str:
    """A name in letters, so that no digit is unbound."""
    return "".join(chr(ord("子") + int(digit)) for digit in str(number))


@needs_validator
def test_microsofts_validator_finds_nothing(tmp_path: Path) -> None:
    assert errors(renewed(edited(comment)).output.content, tmp_path) == []


def test_a_figure_whose_sentence_the_packet_words_otherwise_is_left() -> None:
    """An expected growth that was confirmed is told without 预计, which is no part of the figure."""
    made = renewed(word_file(), J30=7.2, H30="实际")
    left = {(each.reason, each.text, each.found.current) for each in made.output.left if each.sentence}
    assert left == {(Reason.REWORDED, "增长7%左右", "增长7.2%左右")}
    assert "社会消费品零售总额增长7.2%左右。" in {each.sentence for each in made.output.left}
    assert "社会消费品零售总额预计增长7%左右。" in said(opened(made.output.content).element)
    assert "E645" in {each.code for each in made.diagnostics}


def test_words_that_the_packet_still_has_stay_words() -> None:
    """Contracts doubled, in words; a number in that cell proves it, and the claim goes on saying so."""
    made = renewed(word_file(), J11=120).output
    words = said(opened(made.content).element)
    assert words.count("较上年翻番") == 2
    assert {each.current for each in made.updated} == {"120"}
    assert "较上年120%" not in words


def test_words_do_not_become_digits_in_a_sentence_where_no_packet_tells_how() -> None:
    made = refreshed(word_file(), read(word_file()), held(J11=120)).output
    assert {(each.reason, each.text) for each in made.left} == {(Reason.REWORDED, "翻番")}


def test_a_status_that_is_new_goes_along_where_the_packet_prints_it() -> None:
    made = renewed(word_file(), F3=123.4, H3="预计").output
    assert "预计123.4亿元" in [each.current for each in made.updated]


def paste_copy(document: Document) -> None:
    """A sentence pasted as text into a paragraph of somebody's own."""
    paragraph(document, "引进培育高层次人才").insert_paragraph_before("又及：入库科技型中小企业891家。")


def test_a_pasted_copy_of_a_sentence_is_told_and_not_changed() -> None:
    made = renewed(edited(paste_copy))
    assert made.output.copies == ("入库科技型中小企业891家。",)
    assert "又及：入库科技型中小企业891家。" in said(opened(made.output.content).element)
    assert "E644" in {each.code for each in made.diagnostics}


def test_a_refreshed_file_is_held_against_the_first_workbook_again(tmp_path: Path) -> None:
    """Its inputs are those of the first workbook, but not all of its figures."""
    (tmp_path / "简报.docx").write_bytes(renewed(word_file()).output.content)
    found = verify([tmp_path / "简报.docx"], str(WORKBOOK)).files[0]
    assert not found.unchanged
    assert "651.2亿元" in {each.standing.text for each in found.result.places if each.state is State.STALE}
