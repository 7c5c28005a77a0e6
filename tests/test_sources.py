"""A packet whose figures stand in workbooks of other offices, from its settings to its files and back."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from briefgen.cli import main
from briefgen.pipeline.watched import files_of
from briefgen.settings import Settings
from tests.workbook.making import HEADER, Rows, Sheets, saved

YEARBOOK: Rows = [
    ["2024年主要经济指标"],
    ["指标", "单位", "2024年", None, "2023年"],
    [None, None, "总量", "增长（%）", "总量"],
    ["地区生产总值", "亿元", 1700, 4.8, 1622],
    ["技术合同成交额", "万元", "2,351,000", 102, 1163000],
    ["注：2024年为初步核算数。"],
]
SETTINGS = """\
workbook = "数据.xlsx"
template = "模板"
to = ["docx", "pdf", "text"]

[[source]]
workbook = "来源/年鉴*.xlsx"
sheet = "表3-1"
pillar = "trade"
unit = "亿元"
[source.indicators]
"地区生产总值" = "gdp"
"技术合同成交额" = "tech"
"""
NARRATIVE = """\
# 摘要

地区生产总值{{ gdp }}，较上年{{ gdp | movement }}。技术合同成交额{{ tech }}，上年为{{ figure("tech", period="2023") }}。

{{ table("trade") }}
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a packet's settings, workbook and template, and a yearbook that somebody else made."""
    monkeypatch.chdir(tmp_path)
    cover: Rows = [["项目", "内容"], ["标题", "测试区2024年简报"], ["报告期", "2024年"], ["日期", "2025年3月1日"]]
    own: Sheets = {
        "封面": cover,
        "支柱": [["编码", "名称"], ["trade", "商贸"]],
        "指标": [list(HEADER), ["trade", "gdp", "地区生产总值", "亿元", "2024年"]],
    }
    (tmp_path / "数据.xlsx").write_bytes(saved(own))
    (tmp_path / "来源").mkdir()
    write(tmp_path, YEARBOOK)
    (tmp_path / "来源/~$年鉴2024.xlsx").write_bytes(b"\x01")
    (tmp_path / "模板").mkdir()
    (tmp_path / "模板/template.toml").write_text('start = "packet.md"\n', encoding="utf-8")
    (tmp_path / "模板/packet.md").write_text(NARRATIVE, encoding="utf-8")
    (tmp_path / "briefgen.toml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


def write(folder: Path, rows: Rows) -> None:
    (folder / "来源/年鉴2024.xlsx").write_bytes(saved({"说明": [["见表"]], "表3-1": rows}))


def built(capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["build", "--quiet"]) == 0, capsys.readouterr().err
    capsys.readouterr()
    (text,) = Path("out").glob("*.txt")
    return text.read_text(encoding="utf-8")


@pytest.mark.usefixtures("office")
def test_a_packet_is_made_of_workbooks_that_look_otherwise(capsys: pytest.CaptureFixture[str]) -> None:
    text = built(capsys)
    assert "地区生产总值1700亿元，较上年增长4.8%。技术合同成交额235.1亿元，上年为116.3亿元。" in text
    assert {path.suffix for path in Path("out").iterdir()} == {".docx", ".pdf", ".txt", ".json"}
    (word,) = Path("out").glob("*.docx")
    with ZipFile(word) as archive:
        assert "235.1" in archive.read("word/document.xml").decode()


@pytest.mark.usefixtures("office")
def test_the_record_names_every_workbook_what_read_it_and_each_real_cell(capsys: pytest.CaptureFixture[str]) -> None:
    built(capsys)
    record = json.loads(Path("out/record.json").read_bytes())
    own, yearbook, *_ = record["inputs"]
    assert own["path"] == "数据.xlsx"
    assert (yearbook["path"], yearbook["read_by"]) == ("来源/年鉴2024.xlsx", {"表3-1": "calamine"})
    tech = next(each for each in record["figures"] if each["id"] == "tech@2024.value")
    assert tech["origin"][0] == {"workbook": "来源/年鉴2024.xlsx", "sheet": "表3-1", "cell": "C5", "foreign": True}


@pytest.mark.usefixtures("office")
def test_trace_names_the_cell_in_the_workbook_that_it_stands_in(capsys: pytest.CaptureFixture[str]) -> None:
    built(capsys)
    assert main(["trace", "技术合同成交额"]) == 0
    assert "[来源/年鉴2024.xlsx]表3-1!C5" in capsys.readouterr().out
    assert main(["trace", "表3-1!C5"]) == 0
    assert "235.1" in capsys.readouterr().out


def test_verify_sees_that_a_source_has_changed(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built(capsys)
    (word,) = Path("out").glob("*.docx")
    assert main(["verify", str(word)]) == 0, capsys.readouterr().out
    changed = [list(row) for row in YEARBOOK]
    changed[4][2] = "2,361,000"
    write(office, changed)
    capsys.readouterr()
    assert main(["verify", str(word)]) == 1
    assert "现在是“236.1亿元”（[来源/年鉴2024.xlsx]表3-1!C5）" in capsys.readouterr().err


def test_a_changed_source_makes_another_packet(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built(capsys)
    changed = [list(row) for row in YEARBOOK]
    changed[3][2] = 1702
    write(office, changed)
    assert "地区生产总值1702亿元" in built(capsys)


def test_a_packet_is_watched_with_its_sources(office: Path) -> None:
    assert office / "来源/年鉴2024.xlsx" in files_of(office, Settings())


def test_a_source_that_is_not_there_is_told_at_its_line(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (office / "briefgen.toml").write_text(SETTINGS.replace("年鉴*", "年签2024"), encoding="utf-8")
    assert main(["check"]) == 2
    told = capsys.readouterr().err
    assert "briefgen.toml:6:1" in told
    assert "年鉴2024.xlsx" in told


@pytest.mark.parametrize(
    ("line", "code", "place"),
    [
        ('sheets = "表3-1"', "S102", "briefgen.toml:6:1"),
        ('layout = "sideways"', "S104", "briefgen.toml:6:1"),
        ("header_rows = 3", "S103", "briefgen.toml:6:1"),
        ("rules = 1", "S103", "briefgen.toml:6:1"),
        ('until = "完"', "S172", "briefgen.toml:6:1"),
        ('indicators = { "地区生产总值" = { cod = "gdp" } }', "S102", "briefgen.toml"),
        ('indicators = { "地区生产总值" = {} }', "S171", "briefgen.toml:6:1"),
        ('columns = { names = "指标" }', "S102", "briefgen.toml"),
    ],
)
def test_a_wrong_word_in_a_source_is_named_with_its_line(
    office: Path, capsys: pytest.CaptureFixture[str], line: str, code: str, place: str
) -> None:
    text = f'workbook = "数据.xlsx"\ntemplate = "模板"\n\n[[source]]\nworkbook = "来源/年鉴2024.xlsx"\n{line}\n'
    (office / "briefgen.toml").write_text(text, encoding="utf-8")
    assert main(["check"]) == 2
    told = capsys.readouterr().err
    assert f"[{code}]" in told
    assert told.startswith(place)


def test_a_source_without_a_workbook_is_told(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = 'workbook = "数据.xlsx"\ntemplate = "模板"\n\n[[source]]\nsheet = "表3-1"\n'
    (office / "briefgen.toml").write_text(text, encoding="utf-8")
    assert main(["check"]) == 2
    assert capsys.readouterr().err.startswith("briefgen.toml:4")


def test_words_of_a_source_reach_no_file_as_something_active(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (office / "briefgen.toml").write_text(
        SETTINGS.replace('"技术合同成交额" = "tech"', '"=cmd" = "tech"'), encoding="utf-8"
    )
    (office / "来源/年鉴2024.xlsx").unlink()
    (office / "来源/年鉴2024.csv").write_text(
        "指标,2024年（亿元）,2023年（亿元）\n地区生产总值,1700,1622\n=cmd,235.1,116.3\n", encoding="utf-8"
    )
    settings = (office / "briefgen.toml").read_text(encoding="utf-8").replace("年鉴*.xlsx", "年鉴2024.csv")
    (office / "briefgen.toml").write_text(settings.replace('sheet = "表3-1"\n', ""), encoding="utf-8")
    (office / "模板/packet.md").write_text('# 摘要\n\n{{ table("trade") }}\n', encoding="utf-8")
    assert "=cmd" in built(capsys)
    assert main(["trace", "--all", "--to", "xlsx"]) == 0, capsys.readouterr().err
    (sheet,) = Path().rglob("*核数单*.xlsx")
    with ZipFile(sheet) as archive:
        parts = [archive.read(name) for name in archive.namelist() if "sheet" in name]
    assert not any(b"<f" in part for part in parts)


def test_a_table_of_areas_makes_a_packet_for_each(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cover: Rows = [
        ["项目", "内容"],
        ["标题", "{地区}2024年简报"],
        ["地区", "甲区"],
        ["报告期", "2024年"],
        ["日期", "2025年3月1日"],
    ]
    own: Sheets = {"封面": cover, "支柱": [["编码", "名称"], ["trade", "商贸"]]}
    (office / "数据.xlsx").write_bytes(saved(own))
    write(
        office,
        [
            ["2024年各区主要指标"],
            ["指标", "甲区", "乙区", "全市"],
            ["地区生产总值（亿元）", 17, 18, 35],
            ["技术合同成交额（万元）", 5, 6, 11],
        ],
    )
    settings = SETTINGS.replace("[source.indicators]", 'layout = "areas across"\n[source.indicators]')
    (office / "briefgen.toml").write_text(settings, encoding="utf-8")
    (office / "模板/packet.md").write_text("# 摘要\n\n地区生产总值{{ gdp }}。\n", encoding="utf-8")
    assert "地区生产总值17亿元" in built(capsys)
    assert main(["build", "--area", "all", "--to", "text", "--quiet"]) == 0, capsys.readouterr().err
    texts = {path.parent.name: path.read_text(encoding="utf-8") for path in Path("out").glob("*/*.txt")}
    assert {area: "地区生产总值18亿元" in text for area, text in texts.items()} == {"甲区": False, "乙区": True}
    record = json.loads(Path("out/乙区/record.json").read_bytes())
    assert record["figures"][0]["origin"][0]["cell"] == "C3"
