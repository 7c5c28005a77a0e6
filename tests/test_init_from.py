"""`briefgen init --from` makes a packet that builds at once out of workbooks that it was not made for; its tables equal
the cells."""

import json
import re
from decimal import Decimal
from pathlib import Path

import docx
import openpyxl
import pytest
from openpyxl.utils.cell import coordinate_to_tuple

from briefgen.cli import main
from briefgen.periods import period_from
from tests.workbook.making import Rows, Sheets, saved
from tests.workbook.mapping_scene import workbook
from tests.workbook.test_mapping import LAYOUTS

Out = pytest.CaptureFixture[str]
Table = list[list[str]]
OF_WHICH = re.compile(r"^\s*(?:其中：|of which:?)?\s*")
SAID = {"areas down, indicators across, a row of units": ["--period", "2024年"]}
WITH_FILES = ("parts of wholes, by indent", "years over levels and growth rates, in merged cells")
"""Layouts whose packets are made as Word and PDF too."""


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def started(content: bytes, monkeypatch: pytest.MonkeyPatch, *words: str, name: str = "年鉴.xlsx") -> None:
    """The packet of a workbook, in whose folder what follows is done."""
    Path(name).write_bytes(content)
    assert main(["init", "--from", name, "简报", "--quiet", *words]) == 0
    monkeypatch.chdir("简报")


def built(capsys: Out, formats: str = "text") -> list[str]:
    """The codes of what a build has to say, and nothing of it an error."""
    capsys.readouterr()
    assert main(["build", "--to", formats, "--output-format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [each for each in told["diagnostics"] if each["severity"] == "error"] == []
    return [each["code"] for each in told["diagnostics"]]


def tables_of_text(path: Path) -> list[Table]:
    """Every table of a packet in words, without the last: it tells where figures come from."""
    tables, lines = list[Table](), path.read_text(encoding="utf-8").splitlines()
    for before, line in zip(["", *lines], lines, strict=False):
        if line.startswith("| ") and not line.startswith("| ---"):
            if not before.startswith("|"):
                tables.append([])
            tables[-1].append(
                [OF_WHICH.sub("", cell) for cell in line.removeprefix("| ").removesuffix(" |").split(" | ")]
            )
    return tables[:-1]


def hold_against_cells(tables: list[Table], home: Path) -> int:
    """Hold every value of tables of indicators against what another library reads in its cell; how many there were."""
    record = json.loads((home / "record.json").read_text(encoding="utf-8"))
    places = {(each["name"], each["part"], each["period"]): each["origin"][0] for each in record["figures"]}
    held = 0
    for head, *rows in (each for each in tables if each[0][1] in ("单位", "Unit")):
        period = period_from(head[2])
        assert period is not None
        change = next((n for n, word in enumerate(head) if "%" in word), 0)
        for row in rows:
            printed = {"value": row[2], "change": row[change] if change else ""}
            filled = [(part, text) for part, text in printed.items() if text not in ("", "—")]
            held += sum(_equals(text, places[row[0], part, period.code]) for part, text in filled)
    return held


def _equals(printed: str, place: dict[str, str]) -> bool:
    """Whether a number stands in a cell; then it is the one that was printed."""
    book = openpyxl.load_workbook(place["workbook"], data_only=True)
    cell = book[place["sheet"]].cell(*coordinate_to_tuple(place["cell"]))
    if not isinstance(cell.value, int | float):
        return False
    number = Decimal(re.sub(r"[^\d.−-]", "", printed).replace("−", "-"))
    assert number == round(Decimal(str(cell.value)) * (100 if "%" in cell.number_format else 1), 10)
    return True


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_packet_of_an_unseen_layout_builds_at_once_and_its_tables_equal_the_cells(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    layout = LAYOUTS[name]
    started(workbook(layout.rows, layout.arrange).content, monkeypatch, *SAID.get(name, []))
    assert set(built(capsys)) <= {"W145", "C378"}
    texts = list(Path("out").rglob("*.txt"))
    assert texts
    held = [hold_against_cells(tables_of_text(each), each.parent) for each in texts]
    assert all(held) or name == "numbers typed as words"


@pytest.mark.parametrize("name", WITH_FILES)
def test_word_and_pdf_are_made_and_the_tables_of_word_equal_the_cells(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    layout = LAYOUTS[name]
    started(workbook(layout.rows, layout.arrange).content, monkeypatch)
    built(capsys, "docx,pdf")
    (word,), (pdf,) = Path("out").glob("*.docx"), Path("out").glob("*.pdf")
    assert pdf.read_bytes().startswith(b"%PDF-")
    read = [[[cell.text for cell in row.cells] for row in table.rows] for table in docx.Document(str(word)).tables]
    tables = [[[OF_WHICH.sub("", cell) for cell in row] for row in table] for table in read]
    assert hold_against_cells(tables, Path("out")) > 1


def test_the_first_template_says_how_a_figure_moved_only_where_a_cell_does(
    monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    rows: Rows = [["指标", "2024年", "增速（%）"], ["产值（亿元）", 5, -2], ["进口（亿元）", 3, None]]
    started(saved({"表": rows}), monkeypatch, "--period", "2024年")
    template = Path("templates/packet/packet.md").read_text(encoding="utf-8")
    assert template.count("| movement") == 0  # nothing says of which year the growth is
    Path("briefgen.toml").unlink()
    rows = [["2024年主要指标"], *rows[:1], *rows[1:]]
    rows[1] = ["指标", "总量", "增速（%）"]
    monkeypatch.chdir("..")
    Path("二.xlsx").write_bytes(saved({"表": rows}))
    assert main(["init", "--from", "二.xlsx", "二", "-q"]) == 0
    monkeypatch.chdir("二")
    assert "产值{{ 产值 | status }}{{ 产值 }}，{{ 产值 | movement }}。" in Path("templates/packet/packet.md").read_text(
        "utf-8"
    )
    assert "进口{{ 进口 | status }}{{ 进口 }}。" in Path("templates/packet/packet.md").read_text("utf-8")
    assert built(capsys) == []


def test_a_line_is_drawn_where_there_are_years_enough(monkeypatch: pytest.MonkeyPatch, capsys: Out) -> None:
    years = [f"{each}年" for each in range(2018, 2025)]
    started(saved({"表": [["指标", *years], ["产值（亿元）", 1, 2, 4, 3, 5, 6, 7]]}), monkeypatch)
    assert 'chart("t1_01", kind="line"' in Path("templates/packet/packet.md").read_text(encoding="utf-8")
    assert built(capsys) == []


def test_a_workbook_of_areas_makes_a_packet_for_each(monkeypatch: pytest.MonkeyPatch, capsys: Out) -> None:
    rows: Rows = [["2024年武汉市各区主要指标"], ["地区", "产值（亿元）"], ["武汉市", 9], ["江岸区", 4], ["江汉区", 5]]
    started(saved({"表": rows}), monkeypatch)
    assert built(capsys) == []
    assert sorted(each.name for each in Path("out").rglob("*.txt")) == ["江岸区主要指标.txt", "江汉区主要指标.txt"]
    assert main(["build", "--template", "overview", "--output", "out/overview", "--to", "text", "-q"]) == 0


def test_figures_of_areas_beside_figures_of_none_make_one_packet(monkeypatch: pytest.MonkeyPatch, capsys: Out) -> None:
    sheets: Sheets = {
        "全区": [["指标", "2024年"], ["产值（亿元）", 9]],
        "街道": [["2024年"], ["地区", "企业（家）"], ["一元街道", 4], ["二七街道", 5]],
    }
    started(saved(sheets), monkeypatch)
    assert built(capsys) == []
    (text,) = Path("out").glob("*.txt")
    assert ["一元街道", "4", "2"] in [row for table in tables_of_text(text) for row in table]


def test_tables_of_different_years_are_all_printed(monkeypatch: pytest.MonkeyPatch, capsys: Out) -> None:
    sheets: Sheets = {
        "年报": [["指标", "2024年"], ["产值（亿元）", 9]],
        "普查": [["指标", "2020年"], ["人口（万人）", 97.5]],
    }
    started(saved(sheets), monkeypatch)
    assert built(capsys) == []
    (text,) = Path("out").glob("*.txt")
    assert "97.5万人" in text.read_text(encoding="utf-8")


def test_names_in_latin_letters_make_an_english_packet(monkeypatch: pytest.MonkeyPatch, capsys: Out) -> None:
    rows: Rows = [
        ["Indicator", "Unit", 2023, 2024],
        ["Gross output", "million yuan", 1, 2],
        ["Unemployment", "%", 5, 4],
    ]
    started(saved({"Table 1": rows}), monkeypatch, name="yearbook.xlsx")
    built(capsys)
    (text,) = Path("out").glob("*.txt")
    assert "Gross output: 2 million yuan. Unemployment: 4%." in text.read_text(encoding="utf-8")


@pytest.mark.parametrize("there", ["briefgen.toml", "data/封面.xlsx", "data/年鉴.xlsx", "templates/packet/a.md"])
def test_what_is_there_is_never_lost(place: Path, capsys: Out, there: str) -> None:
    (place / "年鉴.xlsx").write_bytes(saved({"表": [["指标", "2024年"], ["产值（亿元）", 1]]}))
    path = place / "简报" / there
    path.parent.mkdir(parents=True)
    path.write_bytes(b"mine")
    before = sorted(place.rglob("*"))
    assert main(["init", "--from", "年鉴.xlsx", "简报"]) == 2
    assert "U602" in capsys.readouterr().err
    assert path.read_bytes() == b"mine"
    assert sorted(place.rglob("*")) == before


@pytest.mark.parametrize(("rows", "code"), [([], "W369"), ([[5]], "W369"), ([["注：初步数"]], "W369")])
def test_a_workbook_without_tables_leaves_no_folder(place: Path, capsys: Out, rows: Rows, code: str) -> None:
    (place / "空.xlsx").write_bytes(saved({"表": rows}))
    assert main(["init", "--from", "空.xlsx", "简报"]) == 2
    assert code in capsys.readouterr().err
    assert not (place / "简报").exists()


def test_a_period_without_a_workbook_is_told(place: Path, capsys: Out) -> None:
    assert main(["init", "--period", "2024年", "简报"]) == 2
    assert "W379" in capsys.readouterr().err
    assert not (place / "简报").exists()


def test_what_was_left_out_is_told_with_the_files(place: Path, capsys: Out) -> None:
    (place / "年鉴.xlsx").write_bytes(saved({"表": [["指标", "2024年"], ["产值（亿元）", 1], ["注：快报"]]}))
    assert main(["init", "--from", "年鉴.xlsx", "简报", "--output-format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [each["code"] for each in told["diagnostics"]] == ["W360"]
    assert told["files"][-1] == "简报/briefgen.toml"
    assert told["tables"][0]["figures"] == 1
    assert not [each for each in (place / "简报").rglob("*") if each.name.startswith(".briefgen")]
