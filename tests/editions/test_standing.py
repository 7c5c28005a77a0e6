"""A build of what stands already makes nothing; whatever was changed since then is named and made again."""

import os
from pathlib import Path

import openpyxl
import pytest

from briefgen.cli import main

UNCHANGED = "没有变化"


@pytest.fixture
def built(packet: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    for path in packet.rglob("*"):
        os.utime(path, (0, 0))
    assert main(["build", "--to", "text"]) == 0
    assert UNCHANGED not in capsys.readouterr().err
    return packet


def again(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[str, str]:
    """What a build says now: the files, and the lines beside them."""
    assert main(["build", "--to", "text", *options]) == 0
    told = capsys.readouterr()
    return told.out, told.err


def test_nothing_is_made_where_nothing_changed(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.stat().st_mtime_ns for path in (built / "out").iterdir()}
    out, err = again(capsys)
    assert err.endswith(f"，{UNCHANGED}\n")
    assert out == "out/江岸区2024年发展简报.txt\n"
    assert {path: path.stat().st_mtime_ns for path in (built / "out").iterdir()} == before


@pytest.mark.usefixtures("built")
def test_the_answer_is_the_same_from_anywhere_and_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--to", "text", "--output-format", "json"]) == 0
    assert '"unchanged": true' in capsys.readouterr().out


@pytest.mark.usefixtures("built")
def test_it_can_be_asked_for_all_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert UNCHANGED not in again(capsys, "--rebuild")[1]


def change_workbook(packet: Path) -> str:
    workbook = openpyxl.load_workbook(packet / "data/jiangan-2024.xlsx")
    workbook["指标"]["F19"] = 651.2
    workbook.save(packet / "data/jiangan-2024.xlsx")
    return "data/jiangan-2024.xlsx"


def change_template(packet: Path) -> str:
    path = packet / "templates/jiangan/honours.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n又一句话。\n", encoding="utf-8")
    return "templates/jiangan/honours.md"


def change_settings(packet: Path) -> str:
    path = packet / "briefgen.toml"
    path.write_text(path.read_text(encoding="utf-8") + "\ngrey = true\n", encoding="utf-8")
    return "briefgen.toml"


def add_a_picture(packet: Path) -> str:
    (packet / "data/pictures").mkdir()
    (packet / "data/pictures/new.png").write_bytes(b"not looked at")
    return "data/pictures/new.png"


def take_a_file_away(packet: Path) -> str:
    next((packet / "out").glob("*.txt")).unlink()
    return "out/江岸区2024年发展简报.txt"


def edit_a_file(packet: Path) -> str:
    next((packet / "out").glob("*.txt")).write_text("改过", encoding="utf-8")
    return "out/江岸区2024年发展简报.txt"


def take_the_record_away(packet: Path) -> str:
    (packet / "out/record.json").unlink()
    return "out/record.json"


@pytest.mark.parametrize(
    "change",
    [
        change_workbook,
        change_template,
        change_settings,
        add_a_picture,
        take_a_file_away,
        edit_a_file,
        take_the_record_away,
    ],
)
def test_what_changed_is_named_and_the_packet_made_again(
    built: Path, capsys: pytest.CaptureFixture[str], change: object
) -> None:
    assert callable(change)
    name = change(built)
    _, err = again(capsys)
    assert err.splitlines()[0] == f"变了：{name}"
    assert UNCHANGED not in err
    assert (built / "out/record.json").exists()
    assert next((built / "out").glob("江岸区2024年发展简报.txt")).read_text(encoding="utf-8") != "改过"


@pytest.mark.usefixtures("built")
def test_another_wish_is_another_build(capsys: pytest.CaptureFixture[str]) -> None:
    assert UNCHANGED not in again(capsys, "--grey")[1]
    assert UNCHANGED not in again(capsys, "--output", "anderswo")[1]


def test_files_that_excel_keeps_while_it_is_open_are_no_change(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (built / "data/~$jiangan-2024.xlsx").write_bytes(b"owner")
    assert UNCHANGED in again(capsys)[1]


def test_a_build_that_had_something_to_say_says_it_again(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wellbeing = built / "templates/jiangan/wellbeing.md"
    text = wellbeing.read_text(encoding="utf-8") + "\n预计高新技术产业产值{{ 高新技术产业产值 }}。\n"
    wellbeing.write_text(text, encoding="utf-8")
    assert "[C377]" in again(capsys)[1]
    assert "[C377]" in again(capsys)[1]


def test_a_file_that_changes_while_it_is_read_is_read_again(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Files that are as young as the build may have been read before they were written."""
    (packet / "briefgen.toml").touch()
    ahead = (packet / "briefgen.toml").stat().st_mtime + 3600
    os.utime(packet / "briefgen.toml", (ahead, ahead))
    again(capsys)
    assert UNCHANGED not in again(capsys)[1]


@pytest.mark.parametrize("memory", ["", "{", "[]", '{"x": 1}', "\x00"])
def test_a_damaged_memory_is_no_mistake(built: Path, capsys: pytest.CaptureFixture[str], memory: str) -> None:
    (built / ".briefgen/built.json").write_text(memory, encoding="utf-8")
    assert UNCHANGED not in again(capsys)[1]
    assert UNCHANGED in again(capsys)[1]


def test_other_surroundings_are_another_build(
    built: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFGEN_FACES", str(built))
    assert UNCHANGED not in again(capsys)[1]


def test_a_change_in_a_template_that_stands_elsewhere_is_seen(
    packet: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = tmp_path_factory.mktemp("shared") / "jiangan"
    (packet / "templates/jiangan").rename(elsewhere)
    for path in (*packet.rglob("*"), *elsewhere.rglob("*")):
        os.utime(path, (0, 0))
    options = ("--template", str(elsewhere))
    assert UNCHANGED not in again(capsys, *options)[1]
    assert UNCHANGED in again(capsys, *options)[1]
    honours = elsewhere / "honours.md"
    honours.write_text(honours.read_text(encoding="utf-8") + "\n又一句话。\n", encoding="utf-8")
    out, err = again(capsys, *options)
    assert UNCHANGED not in err
    assert "又一句话。" in (packet / out.strip()).read_text(encoding="utf-8")
