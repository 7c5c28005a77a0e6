"""A Word file is read as it stands now: after edits by hand, and after another program has saved it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.errors import CannotRun
from briefgen.readers.docx import read
from briefgen.readers.packet import ReadPacket
from tests.readers.making import edited, inside, replaced, typed_over, without_bookmarks, word_file

TECHNOLOGY = "technology_contracts@2024.value"


def changes(packet: ReadPacket) -> list[tuple[str, str, str | None]]:
    """(identifier, recorded words, words now) of each place that is not as it was."""
    return [(each.figure.identifier, each.place.text, each.text) for each in packet.standings if not each.kept]


@pytest.mark.parametrize("with_numbers", [True, False], ids=["numbers", "no numbers"])
def test_every_figure_of_an_untouched_file_stands_as_recorded(with_numbers: bool) -> None:
    packet = read(word_file(with_numbers))
    assert packet.record is not None
    assert len(packet.standings) > 130
    assert changes(packet) == []


def test_the_record_inside_is_the_one_that_was_put_there() -> None:
    packet = read(word_file())
    assert packet.record is not None
    assert packet.record.edition.encode() in inside()
    assert packet.record.places[0][1].number == 1


CONTROL = "<w:sdt><w:sdtPr><w:tag w:val='x'/></w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>"
INSERTED = '<w:ins w:id="900" w:author="a">{run}</w:ins>'
BOX = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>旁注</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>{run}"
DELETED = '<w:del w:id="901" w:author="a"><w:r><w:delText>超999亿元</w:delText></w:r></w:del>{run}'
MOVED = '<w:moveFrom w:id="902" w:author="a"><w:r><w:t>超999亿元</w:t></w:r></w:moveFrom>{run}'
SPLIT = "<w:r><w:t>超2</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>35亿元</w:t></w:r>"


@pytest.mark.parametrize("markup", [CONTROL, INSERTED, BOX, DELETED, MOVED, SPLIT])
def test_what_stands_around_a_figure_or_within_it_is_no_change(markup: str) -> None:
    assert changes(read(edited(word_file(), replaced("超235亿元", markup)))) == []


@pytest.mark.parametrize("nth", [0, 1, 2])
@pytest.mark.parametrize("lost", [False, True], ids=["bookmark kept", "bookmark lost"])
@pytest.mark.parametrize("now", ["超236亿元", "235亿元", "超235亿元以上", "约三百亿元"])
def test_a_figure_that_was_typed_over_is_told_with_what_stands_there_now(nth: int, lost: bool, now: str) -> None:
    def change(text: str) -> str:
        made = typed_over("超235亿元", now, nth)(text)
        return without_bookmarks(made) if lost else made

    assert changes(read(edited(word_file(), change))) == [(TECHNOLOGY, "超235亿元", now)]


TRACKED = (
    '<w:del w:id="901" w:author="a"><w:r><w:delText>超235亿元</w:delText></w:r></w:del>'
    '<w:ins w:id="900" w:author="a"><w:r><w:t>超240亿元</w:t></w:r></w:ins>'
)


def test_a_tracked_change_counts_as_if_it_were_accepted() -> None:
    assert changes(read(edited(word_file(), replaced("超235亿元", TRACKED)))) == [
        (TECHNOLOGY, "超235亿元", "超240亿元")
    ]


@pytest.mark.parametrize("with_numbers", [True, False], ids=["numbers", "no numbers"])
def test_a_figure_that_was_taken_out_is_told(with_numbers: bool) -> None:
    found = changes(read(edited(word_file(with_numbers), replaced("超235亿元", ""))))
    assert found == [(TECHNOLOGY, "超235亿元", "")]


def paragraph_with(words: str, text: str) -> str:
    at = text.index(words)
    return text[text.rindex("<w:p>", 0, at) : text.index("</w:p>", at) + len("</w:p>")]


def test_a_paragraph_that_was_moved_keeps_its_figures() -> None:
    def move(text: str) -> str:
        moved = paragraph_with("引进培育高层次人才", text)
        return text.replace(moved, "", 1).replace("<w:body>", "<w:body>" + moved, 1)

    assert changes(read(edited(word_file(), move))) == []


def test_a_paragraph_that_was_deleted_takes_its_figures_along() -> None:
    def delete(text: str) -> str:
        return text.replace(paragraph_with("引进培育高层次人才", text), "", 1)

    found = changes(read(edited(word_file(), delete)))
    assert {text for _, _, text in found} <= {None, ""}
    assert "talent_recruited@2024.value" in {identifier for identifier, _, _ in found}


def test_a_cell_of_a_table_that_was_changed_is_told() -> None:
    found = changes(read(edited(word_file(), typed_over("891", "8910"))))
    assert found == [("technology_sme@2024.value", "891", "8910")]


def test_a_label_of_a_chart_that_was_changed_is_told() -> None:
    part = "word/charts/chart1.xml"
    found = changes(read(edited(word_file(), lambda text: text.replace(">13.5%<", ">14.5%<"), part)))
    assert found == [("hightech_output@2024.change", "13.5%", "14.5%")]


def test_a_key_figure_that_was_changed_is_told() -> None:
    found = changes(read(edited(word_file(), typed_over("1700", "1800"))))
    assert found == [("gdp@2024.value", "预计突破1700亿元", "预计突破1800亿元")]


def several(*changes: Callable[[str], str]) -> Callable[[str], str]:
    def change(text: str) -> str:
        for each in changes:
            text = each(text)
        return text

    return change


def test_many_edits_at_once_are_each_told() -> None:
    change = several(
        typed_over("超235亿元", "超240亿元", 1),
        typed_over("增长4.8%", "增长5.8%"),
        typed_over("644亿元", "达到644亿元", 1),
        lambda text: re.sub("新增商业面积", "新增的商业面积", text, count=1),
        without_bookmarks,
    )
    assert changes(read(edited(word_file(), change))) == [
        ("budget_revenue@2024.change", "增长4.8%", "增长5.8%"),
        (TECHNOLOGY, "超235亿元", "超240亿元"),
        ("hightech_output@2024.value", "644亿元", "达到644亿元"),
    ]


# --- saved again by another program ---------------------------------------------------------------------------


def test_saved_again_the_record_and_every_figure_are_still_there(office: Path) -> None:
    packet = read((office / "docx/plain.docx").read_bytes())
    assert packet.record == read(word_file()).record
    assert changes(packet) == []


def test_saved_again_edits_by_hand_are_still_told(office: Path) -> None:
    assert changes(read((office / "docx/edited.docx").read_bytes())) == [
        (TECHNOLOGY, "超235亿元", "超236亿元"),
        ("technology_sme@2024.value", "891家", None),
        ("first_stores@2024.value", "117家", "118家"),
    ]


# --- what is no packet -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("keep", [0, 4, 100, 20_000, 50_000])
def test_a_file_that_was_cut_off_is_one_message(keep: int) -> None:
    with pytest.raises(CannotRun) as told:
        read(word_file()[:keep], "a.docx")
    assert [(each.code, str(each.where)) for each in told.value.diagnostics] == [("V713", "a.docx")]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [('"schema": 1', '"schema": 7', "V712"), ('"figures"', '"figurs"', "V711"), ('"schema"', "schema", "V711")],
)
def test_a_record_that_is_newer_or_damaged_is_one_message(old: str, new: str, code: str) -> None:
    def change(text: str) -> str:
        return text.replace(old.replace('"', "&quot;"), new.replace('"', "&quot;"), 1)

    with pytest.raises(CannotRun) as told:
        read(edited(word_file(), change, "customXml/item1.xml"), "a.docx")
    assert [each.code for each in told.value.diagnostics] == [code]


def test_a_document_type_declaration_is_refused() -> None:
    def change(text: str) -> str:
        return text.replace("<w:document", '<!DOCTYPE a [<!ENTITY b "c">]><w:document', 1)

    with pytest.raises(CannotRun):
        read(edited(word_file(), change))


def test_markup_that_is_nested_beyond_measure_is_one_message() -> None:
    def change(text: str) -> str:
        return text.replace("<w:body>", "<w:body>" + "<w:sdt>" * 5000).replace(
            "</w:body>", "</w:sdt>" * 5000 + "</w:body>"
        )

    with pytest.raises(CannotRun) as told:
        read(edited(word_file(), change))
    assert [each.code for each in told.value.diagnostics] == ["V713"]


def test_a_word_file_of_somebody_elses_has_no_record() -> None:
    def change(text: str) -> str:
        return text.replace("urn:briefgen:record:1", "urn:other")

    assert read(edited(word_file(), change, "customXml/item1.xml")).record is None
