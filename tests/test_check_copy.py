"""`check --copy` and `--fix` write a copy that shows what was found; the workbook and whatever else is there stays."""

import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from briefgen.cli import main
from briefgen.workbook.marking import Level
from briefgen.workbook.sheets import column_letters
from tests.samples import WORKBOOK

BOOK = Path("data/jiangan-2024.xlsx")
SETTINGS = 'workbook = "{workbook}"\ntemplate = "jiangan"\n'
PARENT = f"{column_letters([cell.value for cell in openpyxl.load_workbook(WORKBOOK)['指标'][1]].index('上级') + 1)}23"
"""The cell that names the whole of the funds in row 23."""
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _packet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with the shipped packet, in which two cells are untidy."""
    monkeypatch.chdir(tmp_path)
    BOOK.parent.mkdir()
    shutil.copy(WORKBOOK, BOOK)
    Path("briefgen.toml").write_text(SETTINGS.format(workbook=BOOK.as_posix()), encoding="utf-8")
    change(F19="６４４", C20="引进培育高层次人才 ")


def change(**values: str | int) -> None:
    book = openpyxl.load_workbook(BOOK)
    for cell, value in values.items():
        book["指标"][cell] = value
    book.save(BOOK)


def shown(path: str, cell: str) -> tuple[object, str, str]:
    """What a cell of the copy holds, its colour and its comment."""
    found = openpyxl.load_workbook(path)["指标"][cell]
    return found.value, found.fill.fgColor.rgb, found.comment.text if found.comment else ""


def told(capsys: Capture) -> dict[str, object]:
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def codes(capsys: Capture) -> list[str]:
    found = told(capsys)["diagnostics"]
    assert isinstance(found, list)
    return [each["code"] for each in found]


def test_a_copy_shows_the_findings_and_the_workbook_stays(capsys: Capture) -> None:
    before = BOOK.read_bytes()
    assert main(["check", "--copy", "a.xlsx", "--language", "en"]) == 0
    said = capsys.readouterr()
    assert said.out == "a.xlsx\n"
    assert "指标!F19  warning  “６４４” has full-width digits" in said.err
    assert BOOK.read_bytes() == before
    value, colour, comment = shown("a.xlsx", "F19")
    assert (value, colour) == ("６４４", Level.WARNING.value)
    assert comment.startswith("warning: “６４４” has full-width digits; it was read all the same [W301]\n")
    assert shown("a.xlsx", "C20")[1] == Level.NOTE.value


def test_a_mended_copy_lists_each_mend_and_is_clean(capsys: Capture) -> None:
    before = BOOK.read_bytes()
    assert main(["check", "--fix", "b.xlsx"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines == ["指标!C20  “引进培育高层次人才 ” → “引进培育高层次人才”", "指标!F19  “６４４” → 644", "b.xlsx"]
    assert BOOK.read_bytes() == before
    value, colour, comment = shown("b.xlsx", "F19")
    assert (value, colour) == (644, Level.MENDED.value)
    assert "原来是“６４４”" in comment
    assert main(["check", "b.xlsx", "--template", "jiangan", "--strict"]) == 0


def test_mends_are_values_for_programs(capsys: Capture) -> None:
    main(["check", "--fix", "b.xlsx", "--output-format", "json"])
    found = told(capsys)
    assert found["copy"] == "b.xlsx"
    assert found["mends"] == [
        {"cell": "指标!C20", "before": "引进培育高层次人才 ", "after": "引进培育高层次人才"},
        {"cell": "指标!F19", "before": "６４４", "after": 644},
    ]


def test_an_error_is_shown_and_its_cell_is_not_mended(capsys: Capture) -> None:
    change(F20="12,x", F21="13.50")
    assert main(["check", "--fix", "b.xlsx"]) == 1
    assert shown("b.xlsx", "F20")[:2] == ("12,x", Level.ERROR.value)
    assert shown("b.xlsx", "F21")[:2] == ("13.50", Level.WARNING.value)
    assert "13.5" not in capsys.readouterr().out


def test_findings_of_the_narrative_are_shown_at_their_cells() -> None:
    change(K19="大概其")
    assert main(["check", "--copy", "a.xlsx"]) == 1
    assert "[W141]" in shown("a.xlsx", "K19")[2]


def test_strict_findings_are_errors_and_what_is_ignored_is_not_shown() -> None:
    Path("briefgen.toml").write_text(
        SETTINGS.format(workbook=BOOK.as_posix()) + 'ignore = ["W340"]\n', encoding="utf-8"
    )
    assert main(["check", "--copy", "a.xlsx", "--strict"]) == 1
    assert shown("a.xlsx", "F19")[1] == Level.ERROR.value
    assert shown("a.xlsx", "C20")[2] == ""


def test_a_check_without_a_copy_says_nothing_of_one(capsys: Capture) -> None:
    main(["check", "--output-format", "json"])
    assert not {"copy", "mends"} & told(capsys).keys()


# --- what is there already ------------------------------------------------------------------------------------


def test_a_copy_of_ours_makes_way_for_the_next_one(capsys: Capture) -> None:
    main(["check", "--copy", "a.xlsx"])
    change(F20="12,x")
    main(["check", "--copy", "a.xlsx"])
    assert "O501" not in capsys.readouterr().err
    assert sorted(path.name for path in Path().glob("*.xlsx")) == ["a.xlsx"]
    assert shown("a.xlsx", "F20")[1] == Level.ERROR.value


@pytest.mark.parametrize("ours", [True, False])
def test_a_file_of_somebody_or_a_copy_that_was_worked_on_is_set_aside(ours: bool, capsys: Capture) -> None:
    if ours:
        main(["check", "--copy", "a.xlsx"])
        with Path("a.xlsx").open("ab") as file:
            file.write(b"worked on")
    else:
        Path("a.xlsx").write_bytes(b"worked on")
    kept = Path("a.xlsx").read_bytes()
    assert main(["check", "--copy", "a.xlsx"]) == 0
    assert "O501" in capsys.readouterr().err
    assert Path("a（原有1）.xlsx").read_bytes() == kept
    assert shown("a.xlsx", "F19")[1] == Level.WARNING.value


def test_a_folder_of_the_copy_is_made() -> None:
    assert main(["check", "--copy", "for/us/a.xlsx"]) == 0
    assert Path("for/us/a.xlsx").is_file()


# --- what cannot be ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--copy", "a.xls"], "W351"),
        (["--copy", "a.xlsm"], "W351"),
        (["--fix", BOOK.as_posix()], "W352"),
        (["--copy", "a.xlsx", "--fix", "b.xlsx"], "W353"),
    ],
)
def test_a_copy_that_cannot_be_is_refused_with_a_remedy(words: list[str], code: str, capsys: Capture) -> None:
    before = BOOK.read_bytes()
    assert main(["check", *words, "--output-format", "json"]) == 2
    assert codes(capsys) == [code]
    assert BOOK.read_bytes() == before
    assert sorted(path.name for path in Path().iterdir()) == ["briefgen.toml", "data"]


def test_a_file_of_another_kind_is_refused_after_its_findings(capsys: Capture) -> None:
    Path("data/a.csv").write_text("支柱,编码,指标\ntrade,a,b\n", encoding="utf-8")
    assert main(["check", "data/a.csv", "--template", "jiangan", "--copy", "a.xlsx", "--output-format", "json"]) == 2
    assert codes(capsys)[-1] == "W350"


def test_a_file_that_is_no_workbook_is_told_once(capsys: Capture) -> None:
    BOOK.write_bytes(BOOK.read_bytes()[:2000])
    assert main(["check", "--copy", "a.xlsx", "--output-format", "json"]) == 2
    assert codes(capsys) == ["W104"]


def test_a_workbook_without_a_period_gets_its_copy_too(capsys: Capture) -> None:
    book = openpyxl.load_workbook(BOOK)
    for row in book["封面"].iter_rows():
        if row[0].value == "报告期":
            row[1].value = "去年"
            at = row[1].coordinate
    book.save(BOOK)
    assert main(["check", "--copy", "a.xlsx", "--output-format", "json"]) == 2
    assert {"W147", "W301", "W356"} <= set(codes(capsys))
    cell = openpyxl.load_workbook("a.xlsx")["封面"][at]
    assert (cell.fill.fgColor.rgb, "[W147]" in cell.comment.text) == (Level.ERROR.value, True)


def test_scales_that_meet_in_a_printed_table_are_told_once(capsys: Capture) -> None:
    change(F19=644, C20="引进培育高层次人才")
    change(D23="万元", F23=116_000, **{PARENT: "technology_contracts"})
    main(["check", "--output-format", "json"])
    assert codes(capsys) == ["C378"]
