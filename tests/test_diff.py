"""The command that compares two workbooks, packets or records, on real files of the shipped packet."""

import json
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from briefgen.cli import main
from briefgen.language.messages.differing import MESSAGES
from tests.readers.making import inside, pdf_file, word_file, workbook
from tests.samples import ROOT, WORKBOOK

Capture = pytest.CaptureFixture[str]
CHANGED = {"F19": 651.2, "J11": 50}
"""高新技术产业产值 without its growth, and a 翻番 that is none any more."""


@cache
def changed_workbook() -> bytes:
    return workbook(**CHANGED)


@pytest.fixture(autouse=True)
def in_the_folder_of_the_packet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("BRIEFGEN_LANGUAGE", "zh")


@pytest.fixture
def changed(tmp_path: Path) -> str:
    path = tmp_path / "changed.xlsx"
    path.write_bytes(changed_workbook())
    return str(path)


def as_json(capsys: Capture, *words: str) -> dict[str, Any]:
    main(["diff", *words, "--output-format", "json"])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def cells(found: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(each["new"]["cells"][0], each["old"]["value"], each["new"]["value"]) for each in found["cells"]]


def test_two_workbooks_are_told_from_their_cells_to_the_claims_that_flip(changed: str, capsys: Capture) -> None:
    assert main(["diff", str(WORKBOOK), changed]) == 1
    out, err = capsys.readouterr()
    assert "高新技术产业产值 2024 值  644亿元 → 651.2亿元  指标!F19\n" in out
    assert "技术合同成交额 2024 增速  翻番 → 50%  指标!J11\n" in out
    before, after = "技术合同成交额超235亿元，较上年翻番。", "技术合同成交额超235亿元，较上年增长50%。"
    assert f"  正文 摘要  第 1 页\n    − {before}\n    + {after}\n" in out
    assert "  翻番  技术合同成交额  改说  载明 → 不成立：50 < 100  指标!J11  第 1 页\n" in out
    assert "  表1 科技创新主要指标  第 4 页\n" in out
    assert out.endswith("有改动的页：1、3、4\n")
    assert err.startswith(
        "指标!J19  错误  “高新技术产业产值”2024的值由644亿元改为651.2亿元，增速还是13.5%；照算应是14.8%"
    )
    assert err.count("错误") == 1


@pytest.mark.parametrize(("name", "content"), [("old.docx", word_file), ("old.pdf", pdf_file), ("record.json", inside)])
def test_a_packet_and_its_record_stand_for_the_workbook_of_their_day(
    tmp_path: Path, changed: str, capsys: Capture, name: str, content: Any
) -> None:
    old = tmp_path / name
    old.write_bytes(content())
    found = as_json(capsys, str(old), changed)
    assert cells(found) == [("指标!J11", "翻番", "50"), ("指标!F19", "644", "651.2")]
    assert [(each["phrase"], each["turn"]) for each in found["claims"]] == [("翻番", "reworded")]
    assert len(found["sentences"]) == 6
    assert [each["code"] for each in found["diagnostics"]] == ["V750"]


def test_without_a_second_file_the_packet_is_compared_with_what_a_build_would_give_now(
    packet: Path, capsys: Capture
) -> None:
    (packet / "old.docx").write_bytes(word_file())
    assert main(["diff", "old.docx"]) == 0
    assert "没有不同" in capsys.readouterr().out
    (packet / "data/jiangan-2024.xlsx").write_bytes(changed_workbook())
    assert main(["diff", "old.docx"]) == 1
    out = capsys.readouterr().out
    assert out.startswith("old.docx（")
    assert "→ jiangan-2024.xlsx（" in out
    assert "644亿元 → 651.2亿元" in out
    assert not (packet / "out").exists()


def test_two_packets_are_compared_without_any_workbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.docx").write_bytes(word_file())
    Path("b.json").write_bytes(inside().replace("644亿元".encode(), "651亿元".encode()))
    found = as_json(capsys, "a.docx", "b.json")
    assert [(each["old"], each["new"]) for each in found["figures"]] == [("644亿元", "651亿元")]
    assert found["diagnostics"] == []


def test_rows_and_sheets_that_moved_or_were_renamed_are_no_change(tmp_path: Path, capsys: Capture) -> None:
    book = openpyxl.load_workbook(WORKBOOK)
    sheet = book["指标"]
    sheet.title = "指标表"
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=12, max_row=13)]
    for row, values in zip((13, 12), rows, strict=True):
        for column, value in enumerate(values, 1):
            sheet.cell(row, column).value = value
    book.move_sheet("荣誉", -3)
    book.save(tmp_path / "moved.xlsx")
    assert main(["diff", str(WORKBOOK), str(tmp_path / "moved.xlsx")]) == 0
    out, err = capsys.readouterr()
    assert "数、带数的句子和论断没有不同" in out
    assert err == ""


def test_a_renamed_code_is_proposed_and_not_guessed(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "new.xlsx").write_bytes(workbook(B32="first_shops"))
    assert main(["diff", str(WORKBOOK), str(tmp_path / "new.xlsx")]) == 1
    out, err = capsys.readouterr()
    assert "first_stores 引进首店 → first_shops 引进首店  指标!F32" in out
    assert "引进首店 2024 值  117家 → —  指标!F32" in out
    assert "[V756]" in err


def test_a_new_workbook_that_would_be_refused_is_compared_and_says_why(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "new.xlsx").write_bytes(workbook(F25=200))
    assert main(["diff", str(WORKBOOK), str(tmp_path / "new.xlsx")]) == 1
    out, err = capsys.readouterr()
    assert "[T326]" in err
    assert "[V762]" in err
    assert "成立 → 不成立：200 > 110" in out


def test_without_a_template_cells_alone_are_compared(
    tmp_path: Path, changed: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    found = as_json(capsys, str(WORKBOOK), changed)
    assert len(found["cells"]) == 2
    assert found["sentences"] == []
    assert [each["code"] for each in found["diagnostics"]] == ["V761", "V750"]


# --- forms ------------------------------------------------------------------------------------------------------


class Page(HTMLParser):
    """Which tags are open at the end, what was, is and is to be looked at, and what a page asks for from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: dict[str, list[str]] = {"del": [], "ins": [], "li": []}
        self.outside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta":
            self.open.append(tag)
        self.outside += [name for name, _ in attrs if name in ("src", "href")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in self.words:
            self.words[self.open[-1]].append(data)


def test_the_page_of_html_is_whole_and_needs_nothing_else(changed: str, capsys: Capture) -> None:
    assert main(["diff", str(WORKBOOK), changed, "--to", "html"]) == 1
    page = Page()
    page.feed(capsys.readouterr().out)
    assert page.open == []
    assert page.outside == []
    assert any("照算应是14.8%" in each for each in page.words["li"])
    assert "高新技术产业产值644亿元，增长13.5%。" in page.words["del"]
    assert "高新技术产业产值651.2亿元，增长13.5%。" in page.words["ins"]


def test_markdown_has_a_table_for_each_kind_and_every_row_four_cells(changed: str, capsys: Capture) -> None:
    assert main(["diff", str(WORKBOOK), changed, "--to", "markdown", "--language", "en"]) == 1
    out = capsys.readouterr().out
    kinds = ("Cells changed", "Printed figures", "Sentences and rows", "Claims that flipped")
    assert [each for each in kinds if f"## {each}\n" in out] == list(kinds)
    assert "\n- 指标!J19  “高新技术产业产值” 2024 went from 644亿元" in out
    rows = [line for line in out.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {5}
    assert "| 高新技术产业产值 2024 value | 644 亿元 | 651.2 亿元 | 指标!F19 |" in rows


def test_words_that_mean_something_to_html_are_only_words(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "new.xlsx").write_bytes(workbook(C19="<b>产值</b> | *"))
    main(["diff", str(WORKBOOK), str(tmp_path / "new.xlsx"), "--to", "html"])
    assert "<ins>&lt;b&gt;产值&lt;/b&gt; | *</ins>" in capsys.readouterr().out
    main(["diff", str(WORKBOOK), str(tmp_path / "new.xlsx"), "--to", "markdown"])
    assert r"\<b\>产值\</b\> \| \*" in capsys.readouterr().out


# --- what cannot be compared --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("words.txt", b"words", "V760"),
        ("old.docx", b"words", "V760"),
        ("old.docx", b"PK words", "V713"),
        ("old.xlsx", b"words", "W102"),
        ("newer.json", b'{"schema": 9}', "V712"),
        ("record.json", b"{}", "V711"),
        ("none.xlsx", None, "V717"),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_cannot_be_read_is_a_message(
    tmp_path: Path, capsys: Capture, name: str, content: bytes | None, code: str, language: str
) -> None:
    old = tmp_path / name
    if content is not None:
        old.write_bytes(content)
    assert main(["diff", str(old), "--language", language]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert f"[{code}]" in err
    assert ("提示" if language == "zh" else "hint") in err


def test_a_copy_that_has_lost_its_record_is_a_message(tmp_path: Path, capsys: Capture) -> None:
    from pikepdf import Pdf

    made = Pdf.new()
    made.add_blank_page()
    made.save(tmp_path / "copy.pdf")
    assert main(["diff", str(tmp_path / "copy.pdf")]) == 2
    assert "[V764]" in capsys.readouterr().err


def test_a_cell_that_does_not_read_stops_the_comparison_with_its_place(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "new.xlsx").write_bytes(workbook(F19="12,x"))
    assert main(["diff", str(WORKBOOK), str(tmp_path / "new.xlsx")]) == 2
    assert capsys.readouterr().err.startswith("指标!F19  错误  “12,x”不是数字  [W140]")


def test_the_same_file_twice_is_told_and_differs_in_nothing(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "a.json").write_bytes(inside())
    assert main(["diff", str(tmp_path / "a.json"), str(tmp_path / ".." / tmp_path.name / "a.json")]) == 0
    assert "[V759]" in capsys.readouterr().err


def test_packets_in_two_languages_are_not_compared(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "a.json").write_bytes(inside())
    assert main(["diff", str(tmp_path / "a.json"), str(WORKBOOK), "--template", "jiangan-en"]) == 2
    assert "[V758]" in capsys.readouterr().err


def test_a_form_that_there_is_not_is_a_message(capsys: Capture) -> None:
    assert main(["diff", str(WORKBOOK), "--to", "pdf"]) == 2
    assert "[V763]" in capsys.readouterr().err


def test_every_finding_has_a_remedy_in_both_languages() -> None:
    assert all(each.zh_hint and each.en_hint for each in MESSAGES.values())


def test_findings_that_the_settings_ignore_are_not_told(packet: Path, changed: str, capsys: Capture) -> None:
    told = {each["code"] for each in as_json(capsys, str(WORKBOOK), changed)["diagnostics"]}
    ignored = sorted(code for code in told if code.startswith("V75"))
    assert ignored
    with (packet / "briefgen.toml").open("a", encoding="utf-8") as file:
        file.write(f"ignore = {json.dumps(ignored)}\n")
    left = as_json(capsys, str(WORKBOOK), changed)["diagnostics"]
    assert {each["code"] for each in left} == {each for each in told if each not in ignored} | {
        each["code"] for each in left if each["severity"] == "error"
    }
