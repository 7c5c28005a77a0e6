"""`briefgen map` tells what a workbook is read as, and writes the blocks that read it so; nothing is lost."""

import json
from pathlib import Path

import pytest

from briefgen.cli import main
from briefgen.settings import packet_settings
from tests.samples import WORKBOOK
from tests.workbook.making import Rows, saved
from tests.workbook.mapping_scene import own_sheets

ROWS: Rows = [
    ["指标", "2023年", "2024年"],
    ["地区生产总值（亿元）", 1600, 1700],
    ["人口（万人）", 96, "12,x"],
    ["注：快报"],
]
Out = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "年鉴.xlsx").write_bytes(saved({"表": ROWS}))
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_the_blocks_go_to_stdout_and_the_reading_to_stderr(capsys: Out) -> None:
    assert main(["map", "年鉴.xlsx"]) == 0
    told = capsys.readouterr()
    assert packet_settings(told.out, "briefgen.toml").diagnostics == ()
    assert "表!A1:C3  名称在行，时期在列  地区生产总值、人口  2023…2024 (2)" in told.err
    assert "“12,x”读不成数" in told.err
    assert "表尾的注，不作数：注：快报" in told.err


def test_a_workbook_in_our_own_layout_needs_no_mapping(folder: Path, capsys: Out) -> None:
    """The shipped one is what a newcomer tries first."""
    (folder / "own.xlsx").write_bytes(WORKBOOK.read_bytes())
    for words in (["map", "own.xlsx"], ["init", "--from", "own.xlsx", "new"]):
        assert main(words) == 2
        assert "“own.xlsx”已经是本程序认得的样子" in capsys.readouterr().err
    assert not (folder / "new").exists()


def test_a_table_of_words_alone_is_left_out(folder: Path, capsys: Out) -> None:
    rows = [["人物", "内容", "年份"], ["张三", "说，好。", "2024年"], ["李四", "说，很好。", "2023年"]]
    (folder / "年鉴.xlsx").write_bytes(saved({"表": ROWS, "引语": rows}))
    assert main(["map", "年鉴.xlsx"]) == 0
    assert "引语" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_it_speaks_english(capsys: Out) -> None:
    assert main(["map", "年鉴.xlsx", "--language", "en"]) == 0
    told = capsys.readouterr()
    assert "periods across" in told.err
    assert "2 indicators, 3 figures, 100% sure" in told.out


@pytest.mark.usefixtures("folder")
def test_json_holds_the_tables_the_blocks_and_what_was_left_out(capsys: Out) -> None:
    assert main(["map", "年鉴.xlsx", "--output-format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    (table,) = told["tables"]
    assert (table["region"], table["periods"], table["figures"]) == ("A1:C3", ["2023", "2024"], 3)
    assert told["settings"].startswith("# 表!A1:C3")
    assert {each["code"] for each in told["diagnostics"]} == {"W360", "W368"}


@pytest.mark.parametrize(("encoding", "end"), [("utf-8", "\n"), ("utf-8-sig", "\r\n"), ("gb18030", "\n")])
def test_write_appends_and_leaves_every_byte_that_stood(folder: Path, encoding: str, end: str) -> None:
    before = f'# 我的设置{end}workbook = "data/a.xlsx"{end}[thresholds]{end}nearly = 0.8'.encode(encoding)
    (folder / "briefgen.toml").write_bytes(before)
    assert main(["map", "年鉴.xlsx", "--write"]) == 0
    after = (folder / "briefgen.toml").read_bytes()
    assert after.startswith(before)
    read = packet_settings(after.decode(encoding), "briefgen.toml")
    assert read.diagnostics == ()
    assert [each.workbook for each in read.output.sources] == ["年鉴.xlsx"]
    assert (after.count(b"\r\n") == after.count(b"\n")) is (end == "\r\n")


def test_write_refuses_a_workbook_that_is_read_already(folder: Path, capsys: Out) -> None:
    (folder / "briefgen.toml").write_text("", encoding="utf-8")
    assert main(["map", "年鉴.xlsx", "--write"]) == 0
    written = (folder / "briefgen.toml").read_bytes()
    assert main(["map", "年鉴.xlsx", "--write"]) == 2
    assert "W375" in capsys.readouterr().err
    assert (folder / "briefgen.toml").read_bytes() == written


@pytest.mark.parametrize(
    ("settings", "words", "code"),
    [
        (None, ["年鉴.xlsx", "--write"], "W376"),
        ("workbok = 1", ["年鉴.xlsx", "--write"], "S102"),
        (None, ["没有.xlsx"], "V717"),
        (None, ["年鉴.xlsx", "--period", "去年"], "W377"),
        (None, [], "U612"),
    ],
)
def test_what_cannot_be_done_is_told(
    folder: Path, capsys: Out, settings: str | None, words: list[str], code: str
) -> None:
    if settings is not None:
        (folder / "briefgen.toml").write_text(settings, encoding="utf-8")
    assert main(["map", *words]) == 2
    assert code in capsys.readouterr().err
    assert not settings or (folder / "briefgen.toml").read_text(encoding="utf-8") == settings


@pytest.mark.parametrize(("content", "code"), [(b"", "W101"), (b"PK\x03\x04x", "W104"), (b"\0\1\2", "W102")])
def test_files_that_are_no_workbooks_are_told(folder: Path, capsys: Out, content: bytes, code: str) -> None:
    (folder / "x.xlsx").write_bytes(content)
    assert main(["map", "x.xlsx"]) == 2
    assert code in capsys.readouterr().err


def test_in_the_folder_of_a_packet_its_own_codes_and_pillars_are_used_and_no_code_comes_twice(
    folder: Path, capsys: Out
) -> None:
    own = own_sheets(["trade", "gdp", "地区生产总值", "亿元", "2024年", 1700])
    (folder / "own.xlsx").write_bytes(saved(own))
    (folder / "briefgen.toml").write_text('workbook = "own.xlsx"\ntemplate = "jiangan"\n', encoding="utf-8")
    assert main(["map", "年鉴.xlsx", "--write", "-q"]) == 0
    (folder / "商贸.xlsx").write_bytes(
        saved({"商贸": [["指标", "2024年"], ["零售额（亿元）", 5], ["进口（亿元）", 5]]})
    )
    assert main(["map", "商贸.xlsx", "--write", "-q"]) == 0
    one, other = packet_settings((folder / "briefgen.toml").read_text(encoding="utf-8"), "briefgen.toml").output.sources
    assert [(each.name, each.code) for each in one.indicators] == [("地区生产总值", "gdp"), ("人口", "t1_02")]
    assert [(each.name, each.code) for each in other.indicators] == [("零售额", "t1_01"), ("进口", "t2_02")]
    assert (one.pillar, other.pillar) == ("p1", "trade")
    assert capsys.readouterr().err.count("错误") == 0


def test_where_all_names_are_the_packets_own_no_pillar_is_asked_for(folder: Path, capsys: Out) -> None:
    own = own_sheets(
        ["trade", "gdp", "地区生产总值", "亿元", "2024年"], ["trade", "people", "人口", "万人", "2024年", 1]
    )
    (folder / "own.xlsx").write_bytes(saved(own))
    (folder / "briefgen.toml").write_text('workbook = "own.xlsx"\n', encoding="utf-8")
    assert main(["map", "年鉴.xlsx"]) == 0
    assert "pillar" not in capsys.readouterr().out
