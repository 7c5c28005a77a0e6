"""From a number, a name or a cell to every place and back; the list of figures to check and sign."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from briefgen.checklist import checklist, checklist_document, checklist_sheet, figures_sheet
from briefgen.cli import main
from briefgen.document import Strong, Table
from briefgen.readers.recorded import Recorded, recorded
from briefgen.tracing import traced
from briefgen.traversal import plain_text, query
from tests.conftest import Run
from tests.readers.making import inside, pdf_file, word_file, word_of
from tests.samples import dataset, entry, indicator

TECHNOLOGY = "technology_contracts@2024.value"


@pytest.fixture(scope="module")
def record() -> Recorded:
    return recorded(inside(), "record.json")


def found(asked: str, record: Recorded) -> list[str]:
    return [each.figure.identifier for each in traced(asked, record)]


@pytest.mark.parametrize(
    "asked",
    [
        "超235亿元",
        "超 235 亿元",
        "超２３５亿元",
        "235",
        "235亿元",
        "指标!F11",
        "指标！F11",
        "F11",
        "$f$11",
        "超235",
        TECHNOLOGY,
    ],
)
def test_a_figure_is_found_by_what_is_printed_by_its_number_and_by_its_cell(asked: str, record: Recorded) -> None:
    assert found(asked, record) == [TECHNOLOGY]


@pytest.mark.parametrize("asked", ["技术合同成交额", "technology_contracts", "合同成交"])
def test_an_indicator_is_found_with_all_its_figures_by_name_code_or_part_of_its_name(
    asked: str, record: Recorded
) -> None:
    assert found(asked, record) == [TECHNOLOGY, "technology_contracts@2024.change"]


@pytest.mark.parametrize(
    ("asked", "count"), [("翻番", 1), ("1,700", 1), ("10家", 1), ("10", 2), ("0", 0), ("35", 0), ("不", 0)]
)
def test_a_number_is_found_whole_and_never_as_part_of_another(asked: str, count: int, record: Recorded) -> None:
    assert len(found(asked, record)) == count


def test_a_cell_that_bounds_a_figure_reaches_it_too(record: Recorded) -> None:
    assert found("指标!G11", record) == [TECHNOLOGY]
    assert found("荣誉!G11", record) == []


def test_the_status_printed_beside_a_figure_is_told(record: Recorded) -> None:
    assert [each.status for each in traced("1700", record)] == ["预计"]


def test_claims_that_rest_on_a_figure_are_told() -> None:
    told = json.loads(inside())
    claim = {"id": "c1", "phrase": "翻番", "test": "doubled", "verdict": "stated", "operands": [TECHNOLOGY]}
    told["claims"] = [claim, {**claim, "id": "c2", "operands": ["gdp@2024.value"]}]
    claims = traced("235", recorded(json.dumps(told).encode(), "record.json"))[0].claims
    assert [each.identifier for each in claims] == ["c1"]


def computed() -> bytes:
    """A packet whose 翻番 is computed from a cell that is printed nowhere."""
    row = indicator("tech", "235", "亿元", name="技术合同额", row=11)
    observation = replace(row.observations[0], previous=entry("100", "亿元", "I11"))
    data = dataset(replace(row, observations=(observation,)))
    return word_of("技术合同额{{ tech }}，较上年{{ tech | claim('翻番') }}。", data)


def test_a_cell_that_is_printed_nowhere_leads_to_the_claims_that_rest_on_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.docx").write_bytes(computed())
    assert main(["trace", "指标!I11", str(tmp_path / "a.docx"), "--language", "zh"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "论断  翻番  不低于上年两倍：成立  技术合同额  指标!F11、指标!I11",
        "  第 1 页  技术合同额235亿元，较上年【翻番】。",
    ]
    assert main(["trace", "I11", str(tmp_path / "a.docx"), "--output-format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["figures"] == []
    (claim,) = told["claims"]
    assert (claim["verdict"], claim["cells"], claim["places"][0]["text"]) == ("holds", ["指标!F11", "指标!I11"], "翻番")


# --- the command ------------------------------------------------------------------------------------------------


@pytest.fixture
def built(packet: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert main(["build", "--quiet"]) == 0
    capsys.readouterr()
    return packet


@pytest.mark.usefixtures("built")
def test_the_packet_of_this_folder_is_traced(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", "超235亿元"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "指标!F11" in lines[0]
    assert lines[1] == "  第 1 页  摘要  技术合同成交额【超235亿元】，较上年翻番。"
    assert len(lines) == 5


@pytest.mark.usefixtures("built")
def test_claims_are_told_in_words_below_the_figures_that_they_rest_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", "指标!J11"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "  论断  翻番  不低于上年两倍：载明  技术合同成交额  指标!J11"
    assert main(["trace", "10家", "--language", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "  page 1  摘要  金融总部机构110家，其中新增【10家】。"
    assert [line.split("  ")[1:4] for line in lines[-2:]] == [
        ["claim", "其中新增10家", "no larger than its whole: holds"],
        ["claim", "其中10家为本年新增", "no larger than its whole: holds"],
    ]


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("asked", ["指标!I11", "I11", "荣誉!B9"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_cell_from_which_nothing_comes_is_said_to_be_so(
    asked: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["trace", asked, "--language", language]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    words = "没有数来自 {}" if language == "zh" else "no figure of the packet comes from {}"
    assert words.format(asked) in told.err
    assert "[V705]" in told.err


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    ("asked", "nearest"), [("技术合同额成交", "技术合同成交额"), ("指表!F11", "指标"), ("超325亿元", "超235亿元")]
)
def test_a_misspelt_word_is_told_with_the_nearest(asked: str, nearest: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", asked]) == 2
    assert f"最接近的：{nearest}" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["a.docx", "a.pdf"])
def test_a_file_is_traced_without_the_workbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(word_file() if name.endswith("docx") else pdf_file())
    assert main(["trace", "指标!F11", name, "--output-format", "json"]) == 0
    (figure,) = json.loads(capsys.readouterr().out)["figures"]
    assert (figure["id"], figure["name"], figure["value"], figure["bound"]) == (
        TECHNOLOGY,
        "技术合同成交额",
        "235",
        "over",
    )
    assert [each["page"] for each in figure["places"]] == ["1", "3", "3", "4"]


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["trace", "不存在的指标"], "V701"),
        (["trace"], "V704"),
        (["trace", "235", "无.docx"], "V717"),
        (["trace", "235", "data/jiangan-2024.xlsx"], "V713"),
        (["trace", "235", "briefgen.toml"], "V710"),
        (["trace", "--all", "--to", "xlsx,doc"], "V703"),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_cannot_be_traced_is_a_message(
    capsys: pytest.CaptureFixture[str], words: list[str], code: str, language: str
) -> None:
    assert main([*words, "--language", language]) == 2
    told = capsys.readouterr().err
    assert f"[{code}]" in told
    assert ("提示" if language == "zh" else "hint") in told


def test_without_a_packet_it_says_so(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", "235"]) == 2
    assert capsys.readouterr().err.startswith("out/record.json  错误")
    (packet / "out").mkdir()
    (packet / "out/record.json").write_text("{}", encoding="utf-8")
    assert main(["trace", "235"]) == 2
    assert "V711" in capsys.readouterr().err


# --- the list to check and sign -----------------------------------------------------------------------------------


def test_the_list_has_every_figure_in_reading_order_with_page_sentence_and_cell(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word_file())
    assert main(["trace", "--all", str(tmp_path / "a.docx"), "--to", "xlsx,pdf", "--output", str(tmp_path)]) == 0
    (sheet_path,), (pdf_path,) = tmp_path.glob("核数单*.xlsx"), tmp_path.glob("核数单*.pdf")
    sheet = openpyxl.load_workbook(sheet_path).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    places = recorded(inside(), "record.json").places
    assert rows[0] == ("序", "页", "印出的句子", "数字", "单元格", "上次", "核")
    assert rows[2] == (2, "1", "地区生产总值预计突破1700亿元。", "突破1700亿元", "指标!F2", "—", "□")
    assert [row[3] for row in rows[1 : len(places) + 1]] == [place.text for _, place in places]
    assert str(rows[-1][0]).startswith("核对人：")
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A2", "$1:$1")
    document = pypdfium2.PdfDocument(pdf_path.read_bytes())
    words = "".join("".join(page.get_textpage().get_text_bounded().split()) for page in document)
    document.close()
    assert words.count("□") == len(places)
    assert "核对人：" in words
    assert "江岸区2024年发展简报版本" in words
    assert "工作簿jiangan-2024.xlsx" in words


def test_in_the_list_the_figure_is_in_bold_within_its_sentence_and_no_number_is_cut(record: Recorded) -> None:
    document = checklist_document(checklist(record), record)
    rows = next(each for each in document.blocks if isinstance(each, Table)).rows
    bold = [plain_text(strong.children) for row in rows for strong in query(row, Strong)]
    assert bold == [place.text for _, place in record.places]
    row = next(
        row
        for row in rows
        if plain_text(row.cells[2]) == "金融总部机构110家，其中新增10家。" and plain_text(row.cells[3]) == "10家"
    )
    assert plain_text(row.cells[2][:1]) == "金融总部机构110家，其中新增"


def test_many_cells_are_told_as_a_block(record: Recorded) -> None:
    cells = {item.place.text: item.cells for item in checklist(record)}
    assert (cells["3项"], cells["蝉联"], cells["超235亿元"]) == (("荣誉!B2:B4",), ("荣誉!B2:C4",), ("指标!F11",))


def test_the_list_tells_what_the_last_edition_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "new.docx").write_bytes(word_file())
    old = json.loads(inside())
    for figure in old["figures"]:
        figure["id"] = figure["id"].replace("@2024", "@2023")
        figure["text"] = figure["text"].replace("超235", "超117")
    (tmp_path / "old.json").write_text(json.dumps(old), encoding="utf-8")
    words = ["trace", "--all", str(tmp_path / "new.docx"), "--to", "xlsx", "--output", str(tmp_path)]
    assert main([*words, "--last", str(tmp_path / "old.json")]) == 0
    sheet = openpyxl.load_workbook(capsys.readouterr().out.strip()).worksheets[0]
    previous = {row[3]: row[5] for row in sheet.iter_rows(min_row=2, values_only=True) if len(row) > 5}
    assert previous["超235亿元"] == "超117亿元"
    assert previous["644亿元"] == "644亿元"


def test_a_list_that_somebody_has_filled_in_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.docx").write_bytes(word_file())
    words = ["trace", "--all", str(tmp_path / "a.docx"), "--to", "xlsx", "--output", str(tmp_path)]
    assert main(words) == 0
    (made,) = tmp_path.glob("核数单*.xlsx")
    first = made.read_bytes()
    assert main(words) == 0
    assert list(tmp_path.glob("核数单*.xlsx")) == [made]
    made.write_bytes(b"ticked")
    assert main(words) == 0
    assert "O501" in capsys.readouterr().err
    assert made.read_bytes() == first
    assert b"ticked" in [path.read_bytes() for path in tmp_path.glob("核数单*.xlsx")]


def test_numbers_in_the_list_are_numbers(record: Recorded) -> None:
    assert checklist_sheet(checklist(record), record).rows[0][0] == Decimal(1)
    assert Decimal(235) in {value for row in figures_sheet(record).rows for value in row}


def test_help_is_there(run: Run, tmp_path: Path) -> None:
    for words in (["trace", "--help"], ["verify", "--help"]):
        done = run(tmp_path, *words)
        assert done.returncode == 0
        assert "Usage" in done.stdout
