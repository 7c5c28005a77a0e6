"""Builds note their editions; whatever is wrong with the ledger, the packet is made."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import openpyxl
import pytest

from briefgen.cli import main
from briefgen.editions import ledger, store
from briefgen.pipeline.building import build as build_packet
from briefgen.pipeline.starting import init
from briefgen.settings import Settings
from tests.editions.scene import MORNING, edition
from tests.samples import ROOT

TEXT = Path("out/江岸区2024年发展简报.txt")
SIDECAR = Path("out/江岸区2024年发展简报（已签发）.json")
Capture = pytest.CaptureFixture[str]


def build(capsys: Capture) -> tuple[str, str]:
    """The edition and everything that was said."""
    assert main(["build", "--to", "text"]) == 0
    said = capsys.readouterr().err
    assert "Traceback" not in said
    return said.splitlines()[-1].removeprefix("版本 "), said


def change(value: float, folder: Path = Path()) -> None:
    path = folder / "data/jiangan-2024.xlsx"
    book = openpyxl.load_workbook(path)
    book["指标"]["F19"] = value
    book.save(path)


def told(capsys: Capture, *words: str, status: int = 0) -> str:
    capsys.readouterr()
    assert main(list(words)) == status
    streams = capsys.readouterr()
    assert "U604" not in streams.err
    return streams.out + streams.err


@dataclass(frozen=True)
class Made:
    """Folders with one and with two editions, and the codes of both."""

    once: Path
    twice: Path
    first: str
    second: str


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Built once for all tests, which work in copies."""
    once, twice = tmp_path_factory.mktemp("once"), tmp_path_factory.mktemp("twice")
    init(once)
    asked = Settings(to=("text",))
    first = build_packet(once, asked).edition
    shutil.copytree(once, twice, dirs_exist_ok=True)
    change(651.2, twice)
    return Made(once, twice, first, build_packet(twice, asked).edition)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder of a test that finds a packet there."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BRIEFGEN_LANGUAGE", "zh")
    return tmp_path


@pytest.fixture
def built(here: Path, made: Made) -> str:
    """The edition of a packet that was built once."""
    shutil.copytree(made.once, here, dirs_exist_ok=True)
    return made.first


@pytest.fixture
def twice(here: Path, made: Made) -> tuple[str, str]:
    """The newer and the older edition of a packet that was built again with a changed cell."""
    shutil.copytree(made.twice, here, dirs_exist_ok=True)
    return made.second, made.first


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "PATIENCE", 0.05)


# --- noting -------------------------------------------------------------------------------------------------


def test_a_build_notes_what_went_in_what_came_out_and_every_figure(built: str) -> None:
    (noted,) = ledger.editions(Path())
    made, record = noted.edition, json.loads(Path("out/record.json").read_bytes())
    assert (made.code, made.title, made.template) == (built, "江岸区2024年发展简报", "jiangan")
    assert (made.theme, made.language, made.folder) == ("briefing", "zh-CN", "out")
    assert [(each.name, each.sha256) for each in made.inputs] == [
        (each["path"], each["sha256"]) for each in record["inputs"]
    ]
    assert {each.name for each in made.outputs} == {TEXT.name, "record.json"}
    for each in made.outputs:
        assert store.kept(Path(), each.sha256) == (Path("out") / each.name).read_bytes()
    for each in made.inputs:
        assert store.kept(Path(), each.sha256), each.name
    figures = {each.identifier: each for each in made.figures}
    assert len(figures) == len(record["figures"])
    output = figures["hightech_output@2024.value"]
    assert (output.text, output.value, output.unit, output.cells[0]) == ("644亿元", "644", "亿元", "指标!F19")


def test_building_again_adds_no_edition_and_no_file(built: str, capsys: Capture) -> None:
    before = sorted(Path(".briefgen/store").rglob("*"))
    assert build(capsys)[0] == built
    assert sorted(Path(".briefgen/store").rglob("*")) == before
    assert len(ledger.editions(Path())) == 1


def test_a_refused_build_and_a_draft_are_no_editions(packet: Path, capsys: Capture) -> None:
    (packet / "templates/jiangan/honours.md").write_text("{{ 不存在的指标 }}", encoding="utf-8")
    told(capsys, "build", "--to", "text", status=1)
    told(capsys, "build", "--to", "text", "--allow-failing", status=1)
    assert TEXT.is_file()
    assert not ledger.is_kept(packet)


@pytest.mark.usefixtures("built")
def test_two_builds_at_once_are_both_noted(here: Path) -> None:
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "briefgen", "build", "--to", "text"]
    asked: tuple[list[str], ...] = ([], ["--template", "jiangan-en", "--output", "en"])
    both = [
        subprocess.Popen([*command, *more], cwd=here, env=surroundings, stderr=subprocess.PIPE, text=True)
        for more in asked
    ]
    said = [each.communicate(timeout=120)[1] for each in both]
    assert [each.returncode for each in both] == [0, 0]
    assert not any("E60" in each for each in said)
    assert {each.edition.template for each in ledger.editions(here)} == {"jiangan", "jiangan-en"}


# --- a ledger that cannot be used ---------------------------------------------------------------------------


@pytest.mark.usefixtures("impatient")
def test_a_locked_ledger_is_a_warning_and_the_packet_is_made(built: str, capsys: Capture) -> None:
    change(651.2)
    with sqlite3.connect(ledger.LEDGER) as other:
        other.execute("BEGIN EXCLUSIVE")
        newer, said = build(capsys)
        assert "E603" in told(capsys, "history", status=2)
    other.close()
    assert newer != built
    assert said.startswith(".briefgen/ledger.db  提醒  ")
    assert said.count("E603") == 1
    assert "651.2亿元" in TEXT.read_text(encoding="utf-8")
    assert [each.edition.code for each in ledger.editions(Path())] == [built]
    build(capsys)
    assert [each.edition.code for each in ledger.editions(Path())] == [newer, built]


def test_even_strict_builds_with_a_ledger_that_cannot_be_noted_in(packet: Path, capsys: Capture) -> None:
    (packet / ".briefgen").write_text("a file where a folder is to be", encoding="utf-8")
    assert "E602" in told(capsys, "build", "--to", "text", "--strict")
    assert TEXT.is_file()


def test_a_damaged_ledger_is_set_aside_and_a_new_one_begun(built: str, capsys: Capture) -> None:
    wreck = b"no database at all, but somebody's bytes" * 100
    ledger.LEDGER.write_bytes(wreck)
    assert "E605" in told(capsys, "history", status=2)
    assert ledger.LEDGER.read_bytes() == wreck
    said = build(capsys)[1]
    assert "ledger（损坏1）.db" in said
    assert said.count("E604") == 1
    assert Path(".briefgen/ledger（损坏1）.db").read_bytes() == wreck
    assert [each.edition.code for each in ledger.editions(Path())] == [built]
    assert "E60" not in build(capsys)[1]


def test_a_ledger_of_a_newer_program_is_left_as_it_is(built: str, capsys: Capture) -> None:
    assert built
    with sqlite3.connect(ledger.LEDGER) as other:
        other.execute("PRAGMA user_version = 99")
    other.close()
    before = ledger.LEDGER.read_bytes()
    assert build(capsys)[1].count("E606") == 1
    assert "第 99 式" in told(capsys, "history", status=2)
    assert ledger.LEDGER.read_bytes() == before


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="nothing is read-only for this user")
def test_a_read_only_folder_is_a_warning(built: str, capsys: Capture) -> None:
    assert built
    change(651.2)
    for each in (ledger.LEDGER, Path(".briefgen")):
        each.chmod(0o555)
    try:
        assert "E602" in build(capsys)[1]
    finally:
        Path(".briefgen").chmod(0o755)


def test_a_ledger_on_a_medium_that_takes_no_writing_is_a_warning_and_can_still_be_read(
    built: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = sqlite3.connect

    def read_only(path: Path, **options: object) -> sqlite3.Connection:
        return connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, **options)  # type: ignore[call-overload,no-any-return]  # passed on

    monkeypatch.setattr(sqlite3, "connect", read_only)
    assert "E602" in build(capsys)[1]
    assert built in told(capsys, "history")


# --- what is asked of it ------------------------------------------------------------------------------------


def test_without_a_ledger_each_command_says_what_to_do(packet: Path, capsys: Capture) -> None:
    for words in (
        ["history"],
        ["history", "644"],
        ["restore", "50d4"],
        ["approve", "--by", "张三"],
        ["verify", "50d4"],
    ):
        assert "E601" in told(capsys, *words, status=2)
    assert not (packet / ".briefgen").exists()


def test_history_lists_editions_newest_first_with_what_each_changed(twice: tuple[str, str], capsys: Capture) -> None:
    second, first = twice
    lines = told(capsys, "history").splitlines()
    assert [line.split()[0] for line in lines] == [second, first]
    assert "1 个数不同" in lines[0]
    assert "第一版" in lines[1]
    listed = json.loads(told(capsys, "history", "--output-format", "json"))["editions"]
    assert [(each["edition"], each["changed"]) for each in listed] == [(second, 1), (first, None)]


@pytest.mark.parametrize("asked", ["644", "651.2亿元", "高新技术产业产值", "hightech_output", "指标!F19", "f19"])
def test_history_follows_a_figure_through_all_editions(twice: tuple[str, str], capsys: Capture, asked: str) -> None:
    second, first = twice
    head, *lines = told(capsys, "history", asked).splitlines()
    assert head.startswith("高新技术产业产值  指标!F19")
    assert [(line.split()[0], line.split()[3:]) for line in lines[:2]] == [
        (second, ["651.2亿元", "651.2亿元"]),
        (first, ["644亿元", "644亿元"]),
    ]


def test_history_of_what_no_edition_has_names_the_nearest(built: str, capsys: Capture) -> None:
    assert built
    said = told(capsys, "history", "高新技术产业的产出", status=2)
    assert "E615" in said
    assert "高新技术产业产值" in said


def test_an_edition_is_restored_byte_for_byte_and_nothing_is_overwritten(
    twice: tuple[str, str], made: Made, capsys: Capture
) -> None:
    first, before = twice[1], (made.once / TEXT).read_bytes()
    now = {each.name: each.read_bytes() for each in Path("out").iterdir()}
    told(capsys, "restore", first[:6])
    restored = Path("out") / first
    assert (restored / TEXT.name).read_bytes() == before
    assert {each.name: each.read_bytes() for each in Path("out").iterdir() if each.is_file()} == now
    assert "E610" not in told(capsys, "restore", first)
    assert len(list(restored.iterdir())) == 2
    assert told(capsys, "restore", first, "--output", "out").count("E610") == 2
    assert TEXT.read_bytes() == before
    assert TEXT.with_name("江岸区2024年发展简报（原有1）.txt").read_bytes() == now[TEXT.name]


def test_an_edition_whose_files_are_not_whole_is_neither_restored_nor_approved(built: str, capsys: Capture) -> None:
    digest = sha256(TEXT.read_bytes()).hexdigest()
    (Path(".briefgen/store") / digest[:2] / digest[2:]).write_bytes(b"something else")
    assert "E609" in told(capsys, "restore", built, status=2)
    assert not (Path("out") / built).exists()
    assert "E609" in told(capsys, "approve", "--by", "张三", status=2)
    assert not SIDECAR.exists()


def test_a_code_that_means_none_or_several_is_told(built: str, capsys: Capture) -> None:
    said = told(capsys, "restore", "ffffffff", status=2)
    assert "E607" in said
    assert built in said
    assert "E607" in told(capsys, "restore", " ", status=2)
    for code in ("abcd-0001", "abcd-0002"):
        ledger.note(Path(), edition(code), MORNING)
    said = told(capsys, "restore", "abcd", status=2)
    assert "E608" in said
    assert "abcd-0001" in said


# --- sign-off -----------------------------------------------------------------------------------------------


def test_an_approval_freezes_an_edition_and_puts_a_file_beside_the_packet(built: str, capsys: Capture) -> None:
    assert SIDECAR.as_posix() in told(capsys, "approve", "--by", "张三")
    signed = json.loads(SIDECAR.read_bytes())
    assert (signed["edition"], signed["approved_by"]) == (built, "张三")
    digests = {each["path"]: each["sha256"] for each in signed["outputs"]}
    assert digests[TEXT.name] == sha256(TEXT.read_bytes()).hexdigest()
    assert "张三签发于" in told(capsys, "history")
    assert "E611" in told(capsys, "approve", "--by", "李四", status=2)
    before = SIDECAR.read_bytes()
    SIDECAR.unlink()
    assert "E612" in told(capsys, "approve", "--by", "张三")
    assert SIDECAR.read_bytes() == before
    assert "E617" in told(capsys, "approve", "--by", " ", status=2)


def test_building_over_an_approved_edition_makes_a_new_one_and_says_what_differs(
    twice: tuple[str, str], made: Made, capsys: Capture
) -> None:
    second, first = twice
    told(capsys, "approve", "--by", "张三", first)
    signed, text = SIDECAR.read_bytes(), (made.once / TEXT).read_bytes()
    _, said = build(capsys)
    assert said.count("E613") == 1
    assert f"张三签发的是版本 {first}" in said
    assert "有 1 个数不同" in said
    told(capsys, "restore", first)
    assert (Path("out") / first / TEXT.name).read_bytes() == text
    assert (Path("out") / first / SIDECAR.name).read_bytes() == signed
    told(capsys, "approve", "--by", "李四", second)
    assert "E613" not in build(capsys)[1]


def test_approving_what_does_not_lie_in_the_folder_is_told(built: str, capsys: Capture) -> None:
    assert built
    TEXT.write_text("有人改过", encoding="utf-8")
    said = told(capsys, "approve", "--by", "张三")
    assert said.count("E614") == 1
    assert TEXT.name in said


# --- paper --------------------------------------------------------------------------------------------------


def test_the_code_on_paper_tells_which_edition_it_is_and_which_figures_are_stale(
    twice: tuple[str, str], capsys: Capture
) -> None:
    second, first = twice
    said = told(capsys, "verify", second)
    assert "E616" in said
    assert "处一致；" in said
    told(capsys, "approve", "--by", "张三", first)
    said = told(capsys, "verify", first[:9].upper(), status=1)
    assert "张三于" in said
    assert "“644亿元”已过时：高新技术产业产值现在是“651.2亿元”（指标!F19）" in said
    assert "3 处过时" in said


def test_a_file_that_is_called_like_a_code_is_a_file(built: str, capsys: Capture) -> None:
    assert built
    Path("50d4").write_bytes(b"no packet")
    assert "V710" in told(capsys, "verify", "50d4", status=2)
