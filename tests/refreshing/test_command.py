"""`briefgen refresh` writes beside the edited file, says what it did, and loses nothing."""

import io
import json
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest

from briefgen.cli import main
from tests.readers.making import edited as with_part
from tests.readers.making import word_file, workbook
from tests.refreshing.scene import CHANGED, edited, opened, said
from tests.refreshing.test_hand_edits import add_paragraph, type_over

QUIET = {"F3": 123.4, "F19": 651.2}
BOOK = Path("data/jiangan-2024.xlsx")
EDITED, FRESH = Path("手改.docx"), Path("手改（已更新）.docx")


@pytest.fixture
def office_folder(packet: Path) -> Path:
    """A packet's folder with an edited document in it and a workbook in which two figures changed."""
    EDITED.write_bytes(edited(add_paragraph))
    BOOK.write_bytes(workbook(**QUIET))
    return packet


@pytest.mark.usefixtures("office_folder")
def test_the_new_file_stands_beside_the_edited_one(capsys: pytest.CaptureFixture[str]) -> None:
    before = EDITED.read_bytes()
    assert main(["refresh", "手改.docx"]) == 0
    told = capsys.readouterr()
    assert told.out == (
        "更新了 5 处\n"
        "  地方一般公共预算收入  指标!F3  121.9亿元 → 123.4亿元  ×2\n"
        "  高新技术产业产值  指标!F19  644亿元 → 651.2亿元  ×2\n"
        "  高新技术产业产值  指标!F19  644 → 651.2\n"
        "手改（已更新）.docx\n"
    )
    assert told.err == ""
    assert EDITED.read_bytes() == before
    words = said(opened(FRESH.read_bytes()).element)
    assert "会前增补" in words
    assert "123.4亿元" in words


@pytest.mark.usefixtures("office_folder")
def test_verify_finds_the_new_file_right() -> None:
    assert main(["verify", str(EDITED)]) == 1
    assert main(["refresh", str(EDITED)]) == 0
    assert main(["verify", str(FRESH)]) == 0


@pytest.mark.usefixtures("office_folder")
def test_a_file_that_needs_nothing_is_not_written_again(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["refresh", str(EDITED)]) == 0
    capsys.readouterr()
    assert main(["refresh", str(FRESH)]) == 0
    assert capsys.readouterr().out == "没有要更新的\n"
    assert not Path("手改（已更新）（已更新）.docx").exists()
    assert main(["refresh", str(FRESH), "-o", "也要.docx"]) == 0
    assert Path("也要.docx").read_bytes() == FRESH.read_bytes()


@pytest.mark.usefixtures("office_folder")
def test_a_dry_run_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["refresh", str(EDITED), "--dry-run"]) == 0
    assert "更新了 5 处" in capsys.readouterr().out
    assert [each.name for each in Path().glob("*.docx")] == ["手改.docx"]


@pytest.mark.usefixtures("office_folder")
def test_in_place_keeps_the_edited_file_each_time() -> None:
    first = EDITED.read_bytes()
    assert main(["refresh", str(EDITED), "--in-place"]) == 0
    second = EDITED.read_bytes()
    BOOK.write_bytes(workbook(**{**QUIET, "F3": 130}))
    assert main(["refresh", str(EDITED), "--in-place"]) == 0
    assert Path("手改.docx.bak").read_bytes() == first
    assert Path("手改.docx.bak2").read_bytes() == second
    assert "130亿元" in said(opened(EDITED.read_bytes()).element)


@pytest.mark.usefixtures("office_folder")
def test_what_stands_at_the_place_of_the_new_file_is_set_aside(capsys: pytest.CaptureFixture[str]) -> None:
    FRESH.write_bytes(b"somebody else's")
    assert main(["refresh", str(EDITED)]) == 0
    assert "O501" in capsys.readouterr().err
    assert Path("手改（已更新）（原有1）.docx").read_bytes() == b"somebody else's"


@pytest.mark.usefixtures("office_folder")
def test_what_was_left_is_a_finding_with_a_remedy(capsys: pytest.CaptureFixture[str]) -> None:
    EDITED.write_bytes(edited(type_over))
    BOOK.write_bytes(workbook(**CHANGED))
    assert main(["refresh", str(EDITED), "--output-format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["output"] == FRESH.as_posix()
    (typed,) = [each for each in told["left"] if each["reason"] == "typed_over"]
    assert (typed["was"], typed["stands"], typed["now"]) == ("121.9亿元", "122亿元", "123.4亿元")
    assert [(each["words"], each["working"]) for each in told["flagged"]] == [("翻番", "50 < 100")] * 2
    assert [each["state"] for each in told["charts"]] == ["updated"] * 3
    assert len(told["updated"]) >= 20
    assert {"E623", "E627", "E628", "E643"} == {each["code"] for each in told["diagnostics"]}


@pytest.mark.usefixtures("office_folder")
def test_words_are_english_where_that_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    EDITED.write_bytes(edited(type_over))
    assert main(["refresh", str(EDITED), "--language", "en"]) == 1
    told = capsys.readouterr()
    assert told.out.startswith("updated: 4\n")
    assert "“121.9亿元” was typed over with “122亿元” and left; the workbook has “123.4亿元”" in told.err


def test_an_english_packet_is_refreshed_in_english(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert packet
    assert main(["build", "--to", "docx", "--template", "jiangan-en"]) == 0
    made = Path(capsys.readouterr().out.strip())
    BOOK.write_bytes(workbook(**{**QUIET, "F11": 180, "J11": 50}))
    assert main(["refresh", str(made)]) == 1
    target = made.with_name(f"{made.stem} (refreshed).docx")
    document = opened(target.read_bytes())
    assert "12.34 billion yuan" in said(document.element)
    assert [each.text[:1] for each in document.comments] == ["“", "“"]
    assert "does not hold any more" in next(iter(document.comments)).text
    assert " (refreshed)" in said(document.element)


# --- what cannot be refreshed -----------------------------------------------------------------------------------


def code(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """The code of the one message with which a refresh ends that cannot run."""
    assert main(["refresh", *words, "--output-format", "json"]) == 2
    (told,) = json.loads(capsys.readouterr().out)["diagnostics"]
    return str(told["code"])


def without_record() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file())) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            if not name.startswith("customXml"):
                new.writestr(name, old.read(name))
    return made.getvalue()


@pytest.mark.usefixtures("office_folder")
def test_files_that_are_no_edited_packet_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    refused = {
        "V717": None,
        "V710": b"plain words",
        "E620": b"%PDF-1.7\n",
        "V713": b"PK\x03\x04 cut off",
        "V718": locked,
        "E640": without_record(),
        "V711": with_part(word_file(), lambda text: text.replace("{", "", 1), "customXml/item1.xml"),
    }
    for expected, content in refused.items():
        if content is None:
            assert code(capsys, "没有.docx") == expected
        else:
            EDITED.write_bytes(content)
            assert code(capsys, str(EDITED)) == expected
            assert EDITED.read_bytes() == content
    assert not FRESH.exists()


@pytest.mark.usefixtures("office_folder")
def test_a_workbook_of_another_packet_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    other = Path("other.xlsx")
    book = openpyxl.load_workbook(BOOK)
    sheet = book["指标"]
    parent = next(cell.column for cell in sheet[1] if cell.value == "上级")
    for row in range(2, 46):
        for column, value in ((2, f"other_{row}"), (3, f"别的指标{row}"), (parent, None)):
            sheet.cell(row, column).value = value
    book.save(other)
    assert code(capsys, str(EDITED), "--workbook", "other.xlsx") == "E622"
    BOOK.unlink()
    assert code(capsys, str(EDITED)) == "E621"


@pytest.mark.usefixtures("office_folder")
def test_the_edited_file_is_never_the_new_one(capsys: pytest.CaptureFixture[str]) -> None:
    before = EDITED.read_bytes()
    assert code(capsys, str(EDITED), "-o", "./手改.docx") == "E637"
    assert EDITED.read_bytes() == before


@pytest.mark.usefixtures("office_folder")
def test_a_place_that_cannot_be_written_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("堵").write_bytes(b"")
    assert code(capsys, str(EDITED), "-o", "堵/新.docx") == "O502"


@pytest.mark.usefixtures("office_folder")
@pytest.mark.parametrize("lock", ["~$手改.docx", "~$改.docx", ".~lock.手改.docx#"])
def test_a_file_that_is_open_elsewhere_is_not_written(lock: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path(lock).write_bytes(b"")
    before = EDITED.read_bytes()
    assert code(capsys, str(EDITED), "--in-place") == "E636"
    assert EDITED.read_bytes() == before
    assert main(["refresh", str(EDITED)]) == 0
    assert "E635" in capsys.readouterr().err


@pytest.mark.usefixtures("office_folder")
def test_without_its_template_words_are_new_and_charts_are_said_to_be_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = tmp_path / "别处"
    elsewhere.mkdir()
    shutil.copy(EDITED, elsewhere)
    shutil.copy(BOOK, elsewhere / "新.xlsx")
    monkeypatch.chdir(elsewhere)
    assert main(["refresh", str(EDITED), "--workbook", "新.xlsx"]) == 1
    told = capsys.readouterr()
    assert "E641" in told.err
    assert "更新了 5 处" in told.out
