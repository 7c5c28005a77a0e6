"""The command line: exit statuses, streams, languages, and a message for every mistake."""

import importlib
import json
import tomllib
from decimal import Decimal
from pathlib import Path
from pkgutil import iter_modules

import openpyxl
import pytest

from briefgen.cli import main
from briefgen.diagnostics import error
from briefgen.language import messages
from briefgen.language.messages import MESSAGES
from briefgen.reporting import as_github, as_text, worded
from tests.conftest import Run


def test_check_writes_no_packet_and_says_how_many_findings_there_are(
    packet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check"]) == 0
    told = capsys.readouterr().err.splitlines()
    assert told[-2] == "0 个错误，0 个提醒"
    assert told[-1].endswith("0 个没有出处（100%）")
    assert not (packet / "out").exists()


def test_check_finds_what_build_would_refuse(packet: Path) -> None:
    (packet / "templates/jiangan/honours.md").write_text("{{ 不存在的指标 }}", encoding="utf-8")
    assert main(["check"]) == 1
    assert main(["build"]) == 1


@pytest.mark.parametrize("typed", ["增长88%", "居前列"])
def test_check_finds_what_is_typed_where_nothing_is_printed_today(
    packet: Path, capsys: pytest.CaptureFixture[str], typed: str
) -> None:
    summary = packet / "templates/jiangan/summary.md"
    text = summary.read_text(encoding="utf-8")
    changed = text.replace("{% otherwise %}{{ 技术合同成交额 | movement }}", "{% otherwise %}" + typed)
    assert changed != text
    summary.write_text(changed, encoding="utf-8")
    assert main(["check"]) == 0
    told = capsys.readouterr().err
    assert typed in told.splitlines()[0]
    assert "1 个提醒" in told
    assert main(["build", "--to", "text"]) == 0
    assert capsys.readouterr().err.startswith("版本")


def test_a_sentence_that_somebody_answers_for_is_printed_counted_apart_and_listed(
    packet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sentence = "区里率先建成全国唯一的中心，服务企业88家。"
    workbook = openpyxl.load_workbook(packet / "data/jiangan-2024.xlsx")
    workbook["例外"].append([sentence, "区发改委确认函", "张三"])
    workbook.save(packet / "data/jiangan-2024.xlsx")
    wellbeing = packet / "templates/jiangan/wellbeing.md"
    wellbeing.write_text(wellbeing.read_text(encoding="utf-8") + f"\n{sentence}\n", encoding="utf-8")
    assert main(["check", "--strict"]) == 0
    assert capsys.readouterr().err.splitlines()[-1].endswith("（100%），另有 1 个由具名的人负责")
    assert main(["build", "--to", "text"]) == 0
    text = next((packet / "out").glob("*.txt")).read_text(encoding="utf-8")
    assert f"| {sentence[:-1]} |  |  | 例外!A2　张三 | ○ 例外 |" in text
    assert "例外1项，三类不合计" in text


def test_init_lays_down_a_packet_that_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["init", str(tmp_path / "新 简报")]) == 0
    monkeypatch.chdir(tmp_path / "新 简报")
    assert main(["build", "--to", "text"]) == 0


def test_init_overwrites_nothing(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (packet / "briefgen.toml").read_bytes()
    assert main(["init"]) == 2
    assert capsys.readouterr().err.count("U602") == 3
    assert (packet / "briefgen.toml").read_bytes() == before


def test_the_templates_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "list"]) == 0
    assert {"districts", "jiangan", "jiangan-en"} <= {
        line.partition("  ")[0] for line in capsys.readouterr().out.splitlines()
    }


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["bild"], "U614"),
        (["build", "--tempalte", "x"], "U611"),
        (["build", "--output-format", "xml"], "U613"),
        (["build", "a", "b"], "U615"),
        (["build", "--template"], "U612"),
        (["build", "--to", "docx,html5"], "S104"),
        (["build", "--template", "nowhere"], "S106"),
        (["build", "nix.xlsx"], "S105"),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.usefixtures("packet")
def test_a_wrong_word_on_the_command_line_is_a_message_in_either_language(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str], code: str, language: str
) -> None:
    monkeypatch.setenv("BRIEFGEN_LANGUAGE", language)
    assert main(words) == 2
    told = capsys.readouterr().err
    assert f"[{code}]" in told
    assert ("提示" if language == "zh" else "hint") in told
    assert "Traceback" not in told


@pytest.mark.parametrize(("name", "words"), [("没有.docx", "没有这个文件"), (".", "文件夹，不是文件")])
def test_what_the_system_says_of_a_file_is_said_in_chinese(
    capsys: pytest.CaptureFixture[str], name: str, words: str
) -> None:
    assert main(["verify", name, "--language", "zh"]) == 2
    assert words in capsys.readouterr().err


def test_the_language_follows_the_environment(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("BRIEFGEN_LANGUAGE", raising=False)
    for name, word in (("zh_CN.UTF-8", "错误"), ("C.UTF-8", "错误"), ("en_GB.UTF-8", "error")):
        monkeypatch.setenv("LC_ALL", name)
        main(["bild"])
        assert word in capsys.readouterr().err


def test_results_go_to_stdout_and_findings_to_stderr(packet: Path, run: Run) -> None:
    done = run(packet, "build", "--to", "text")
    assert done.stdout == "out/江岸区2024年发展简报.txt\n"
    assert done.stderr.startswith("版本 ")
    assert run(packet, "build", "--to", "text", "--quiet").stderr == ""


def test_json_is_one_object_on_stdout(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["build", "--to", "text", "--output-format", "json"])
    made = json.loads(capsys.readouterr().out)
    assert made["outputs"] == ["out/江岸区2024年发展简报.txt"]
    assert made["diagnostics"] == []
    (packet / "templates/jiangan/honours.md").write_text("{{ 不存在的指标 }}", encoding="utf-8")
    assert main(["check", "--output-format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)["diagnostics"][0]
    assert found["where"] == "honours.md:1:4"
    assert found["zh"]["message"]
    assert found["en"]["message"]


def test_a_checks_page_of_a_code_host_can_place_a_finding(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (packet / "templates/jiangan/honours.md").write_text("{{ 不存在的指标 }}", encoding="utf-8")
    assert main(["check", "--output-format", "github"]) == 1
    assert capsys.readouterr().out.startswith("::error file=honours.md,line=1,col=4::")


def test_no_settings_and_no_arguments_is_a_message(tmp_path: Path, run: Run) -> None:
    done = run(tmp_path, "build")
    assert done.returncode == 2
    assert "S108" in done.stderr


def test_help_is_there_for_every_command(run: Run, tmp_path: Path) -> None:
    for words in (["--help"], ["build", "--help"], ["check", "-h"], ["init", "-h"], ["template", "list", "-h"]):
        done = run(tmp_path, *words)
        assert done.returncode == 0
        assert "Usage" in done.stdout


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ('worbook = "x"', "S102", "briefgen.toml:1:1"),
        ('workbook = "data/jiangan-2024.xlsx"\nstrict = "yes"', "S103", "briefgen.toml:2:1"),
        ('workbook = "x"\nto = ["docx", "html5"]', "S104", "briefgen.toml:2:1"),
        ('workbook = "x"\ntemplate = ', "S101", "briefgen.toml:2"),
        ("[thresholds]\nnerly = 0.8", "S102", "briefgen.toml:2:1"),
        ("[thresholds]\nnearly = 90", "S113", "briefgen.toml:2:1"),
        ("[thresholds]\nfront = -0.1", "S113", "briefgen.toml:2:1"),
        ("[thresholds]\nflat_rate = nan", "S113", "briefgen.toml:2:1"),
        ('[thresholds]\nabout = "2%"', "S103", "briefgen.toml:2:1"),
        ("[limits]\nsecond = 9", "S102", "briefgen.toml:2:1"),
        ("[limits]\ncells = 0", "S103", "briefgen.toml:2:1"),
        ("[limits]\nrows = 1.5", "S103", "briefgen.toml:2:1"),
        ('template = "jiangan"', "S110", "briefgen.toml"),
        ('workbook = "x"', "S110", "briefgen.toml"),
        ('workbook = "x"\ntemplate = "y"', "S106", "briefgen.toml"),
    ],
)
def test_a_wrong_setting_is_named_with_its_line(
    packet: Path, capsys: pytest.CaptureFixture[str], text: str, code: str, place: str
) -> None:
    (packet / "briefgen.toml").write_text(text, encoding="utf-8")
    assert main(["build"]) == 2
    told = capsys.readouterr().err
    assert f"[{code}]" in told
    assert told.startswith(place)


THRESHOLDS = """
[thresholds]
nearly = 0.95
about = 0.01
around_level = 0.1
flat_rate = 1
flat_level = 0.01
front = 0.25
near_miss = 0.02
"""


def test_every_threshold_of_the_house_may_be_set_and_stands_in_the_record(
    packet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (packet / "briefgen.toml").open("a", encoding="utf-8") as settings:
        settings.write(THRESHOLDS)
    assert main(["build", "--to", "text"]) == 0
    capsys.readouterr()
    rules = json.loads((packet / "out/record.json").read_bytes())["rules"]
    assert {name: Decimal(value) for name, value in rules.items()} == {
        name: Decimal(str(value)) for name, value in tomllib.loads(THRESHOLDS)["thresholds"].items()
    }


def test_what_a_workbook_may_ask_for_is_a_setting(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (packet / "briefgen.toml").open("a", encoding="utf-8") as settings:
        settings.write("\n[limits]\nrows = 20\n")
    assert main(["check"]) == 2
    assert "[W105]" in capsys.readouterr().err


def test_the_record_says_what_read_each_sheet(packet: Path) -> None:
    assert main(["build", "--to", "text", "--quiet"]) == 0
    workbook, *others = json.loads((packet / "out/record.json").read_bytes())["inputs"]
    assert workbook["read_by"]["指标"] == "calamine"
    assert not any("read_by" in each for each in others)


@pytest.mark.usefixtures("packet")
def test_an_unexpected_failure_is_a_message_and_never_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("briefgen.pipeline.building.compose", broken)
    monkeypatch.delenv("BRIEFGEN_DEBUG", raising=False)
    assert main(["build"]) == 2
    told = capsys.readouterr().err
    assert "U604" in told
    assert "Traceback" not in told


def test_every_message_is_there_in_both_languages_with_the_same_names_to_fill() -> None:
    from string import Formatter

    for code, message in MESSAGES.items():
        assert message.zh, code
        assert message.en, code
        assert bool(message.zh_hint) == bool(message.en_hint), code
        names = [
            {name for _, name, _, _ in Formatter().parse(zh + zh_hint) if name}
            for zh, zh_hint in ((message.zh, message.zh_hint), (message.en, message.en_hint))
        ]
        assert names[0] == names[1], code


def test_no_two_rooms_word_the_same_code() -> None:
    modules = [importlib.import_module(f"{messages.__name__}.{each.name}") for each in iter_modules(messages.__path__)]
    codes = [code for module in modules for code in getattr(module, "MESSAGES", ())]
    assert sorted(codes) == sorted(MESSAGES)


def test_a_message_tells_where_how_bad_what_and_what_to_do() -> None:
    diagnostic = error("S102", None, key="a.b", near="ab")
    assert as_text([diagnostic], "zh").splitlines() == [
        "briefgen  错误  没有“a.b”这个设置  [S102]",
        "          提示  最接近的是“ab”",
    ]
    assert worded(diagnostic, "en").hint == "the nearest is “ab”"
    assert as_github([diagnostic], "en").startswith("::error::there is no setting")
