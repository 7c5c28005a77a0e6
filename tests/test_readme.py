"""Everything that the README says to type works as it says."""

import re
import shlex
import shutil
import subprocess
from dataclasses import fields
from pathlib import Path

import openpyxl
import pytest

from briefgen.areas import gathered, seen_from
from briefgen.blocks import Blocks
from briefgen.cli import cli, main
from briefgen.commands.delivery import mail
from briefgen.commands.printing import print_packet
from briefgen.indicators import Dataset
from briefgen.language import CHINESE
from briefgen.language.messages import MESSAGES
from briefgen.limits import Limits
from briefgen.quantities import HOUSE_RULES, Rules
from briefgen.settings import MAIL_KEYS, PRINT_KEYS, SWITCHES, MailSettings, PrintSettings, packet_settings
from briefgen.theme_settings import COLOURS, FACES, theme_settings, themed
from briefgen.workbook import read
from briefgen.workbook.vocabulary import COVER_KEYS
from tests.areas.scene import three, workbook
from tests.samples import ROOT, WORKBOOK, codes, composed

README = (ROOT / "README.md").read_text(encoding="utf-8")
SHELL = [line.strip() for block in re.findall(r"```sh\n(.*?)```", README, re.S) for line in block.strip().splitlines()]
SNIPPETS = re.findall(r"```jinja\n(.*?)```", README, re.S)
IN_TABLE = [each.replace(r"\|", "|") for each in re.findall(r"`(\{\{ .+? \}\})`", README)]


PILLAR_NOT_OPENED = "T348"
"""A piece opens one pillar; that the others are left out is rightly told."""


def test_the_five_minutes_go_as_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    editions: list[str] = []
    for line in (each for each in SHELL if not each.startswith("make")):
        words = shlex.split(line)
        if words[0] == "cd":
            monkeypatch.chdir(words[1])
            continue
        if words == ["briefgen", "build"] and editions:
            _change_the_cell(Path("data/jiangan-2024.xlsx"))
        assert words[0] == "briefgen"
        assert main(words[1:]) == 0
        if words[1:] == ["build"]:
            editions.append(capsys.readouterr().err)
    assert len(editions) == 2
    assert editions[0] != editions[1]


def _change_the_cell(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    assert book["指标"]["C19"].value == "高新技术产业产值"
    assert book["指标"]["F19"].value == 644
    book["指标"]["F19"] = 651.2
    book.save(path)


@pytest.mark.parametrize("line", [line for line in SHELL if line.startswith("make")])
def test_each_make_target_is_there(line: str) -> None:
    if shutil.which("make") is None:
        pytest.skip("make is not installed")
    done = subprocess.run([*shlex.split(line), "--dry-run"], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0


@pytest.mark.parametrize("source", SNIPPETS + IN_TABLE)
def test_each_piece_of_template_prints(source: str) -> None:
    dataset = _of_areas() if "area" in source else read(WORKBOOK.read_bytes(), WORKBOOK.name).output
    document, found = composed(f"{source}\n\n导语。\n", dataset)
    assert [code for code in codes(found) if code != PILLAR_NOT_OPENED] == []
    assert len(document.blocks) >= 1


def _of_areas() -> Dataset:
    """What one of three areas sees."""
    return seen_from(gathered(read(workbook(three()), "w.xlsx").output), "甲区").output


@pytest.mark.parametrize("word", re.findall(r"`?\\\| ([a-z]+)", README))
def test_each_filter_of_the_table_is_there(word: str) -> None:
    dataset = read(WORKBOOK.read_bytes(), WORKBOOK.name).output
    arguments = {"unit": '("万元")', "digits": "(1)"}.get(word, "")
    name = "新增金融总部机构" if word == "words" else "高新技术产业产值"
    _, found = composed(f"文{{{{ {name} | {word}{arguments} }}}}", dataset)
    assert codes(found) == []


@pytest.mark.parametrize("part", re.search(r"`(\.value [^`]*)`", README)[1].split())  # type: ignore[index]  # it is there
def test_each_part_of_the_table_is_there(part: str) -> None:
    dataset = read(WORKBOOK.read_bytes(), WORKBOOK.name).output
    _, found = composed(f"文{{{{ 外贸进出口总额{part} is defined }}}}", dataset)
    assert not [code for code in codes(found) if code.startswith("T21")]


def test_every_block_that_a_template_can_call_is_told() -> None:
    dataset = read(WORKBOOK.read_bytes(), WORKBOOK.name).output
    for name in Blocks(dataset, CHINESE, {}).functions():
        assert f"{name}(" in README, name


def test_every_command_is_told() -> None:
    for name in cli.commands:
        assert f"briefgen {name}" in README, name


def test_the_theme_that_it_shows_is_understood() -> None:
    shown, _, _ = re.findall(r"```toml\n(.*?)```", README, re.S)
    written = theme_settings(shown, "theme.toml")
    assert written.diagnostics == ()
    assert themed(written.output).diagnostics == ()
    for name in (*FACES, *COLOURS):
        assert name in shown


def test_the_settings_of_mail_that_it_shows_are_understood_and_are_the_usual_ones() -> None:
    _, shown, _ = re.findall(r"```toml\n(.*?)```", README, re.S)
    written = packet_settings(shown, "briefgen.toml")
    assert written.diagnostics == ()
    usual = MailSettings()
    mail = written.output.mail
    assert (mail.security, mail.rate, mail.limit) == (usual.security, usual.rate, usual.limit)
    assert set(MAIL_KEYS) - set(re.findall(r"^(\w+) =", shown, re.M)) == {"port", "reply_to", "recipients", "password"}


def test_the_settings_of_printing_that_it_shows_are_understood_and_are_the_usual_ones() -> None:
    _, _, shown = re.findall(r"```toml\n(.*?)```", README, re.S)
    written = packet_settings(shown, "briefgen.toml")
    assert written.diagnostics == ()
    usual = PrintSettings(printer="文印室", sides="one", paper="A4")
    assert written.output.print == usual
    assert set(re.findall(r"^(\w+) =", shown, re.M)) == set(PRINT_KEYS)


def test_every_option_of_printing_is_told() -> None:
    own = {name for each in print_packet.params for name in each.opts if name.startswith("--")}
    for name in own - {name for each in mail.params for name in each.opts}:
        assert name in README, name


def test_every_line_of_the_cover_that_it_names_is_known_and_every_switch_is_one() -> None:
    section = README[README.index("## 公文") : README.index("## 代码")]
    keys = re.findall(r"`([一-龥]+)`", section)
    assert len(keys) >= 18
    assert [key for key in keys if key not in COVER_KEYS] == []
    for name in SWITCHES:
        assert f"`{name}`" in section


def test_every_rule_of_the_house_is_told_with_its_usual_value() -> None:
    told = dict(re.findall(r"^\| `(\w+) = [\d.]+` \|.*\| (.+) \|$", README, re.M))
    usual = {each.name: f"{getattr(HOUSE_RULES, each.name)}" for each in fields(Rules)}
    assert told == usual | {"front": "三分之一"}
    written = "[thresholds]\n" + "\n".join(re.findall(r"^\| `(\w+ = [\d.]+)` \|", README, re.M))
    assert packet_settings(written, "briefgen.toml").diagnostics == ()


def test_the_source_that_it_shows_is_understood() -> None:
    (shown,) = re.findall(r"```\n(\[\[source\]\].*?)```", README, re.S)
    found = packet_settings(shown, "briefgen.toml")
    assert found.diagnostics == ()
    (block,) = found.output.sources
    assert [each.code for each in block.indicators] == ["gdp", "exports", "investment"]


def test_every_limit_is_told() -> None:
    for each in fields(Limits):
        assert README.count(f"`{each.name}`") >= 2, each.name


def test_the_message_is_one_that_the_program_gives() -> None:
    shown = re.search(r"指标!F19.*?\[(W\d+)\]\n +提示  (.*)", README)
    assert shown is not None
    assert MESSAGES[shown[1]].zh_hint == shown[2]


def test_the_places_that_it_names_are_there() -> None:
    for path in re.findall(r"`(briefgen/[\w/.]+|templates/[\w/]+|data/[\w.-]*)`", README):
        assert (ROOT / path).exists(), path
    assert (ROOT / "tests/goldens/pages.png").exists()
