"""A build makes whole files or none, and loses nothing that was there."""

import errno
import json
import os
import zipfile
from hashlib import sha256
from pathlib import Path

import pypdfium2
import pytest

from briefgen.cli import main
from tests.conftest import Run

WORD, PDF = "江岸区2024年发展简报.docx", "江岸区2024年发展简报.pdf"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def spoil(folder: Path) -> None:
    """A mistake in the template: the next build is refused."""
    with (folder / "templates/jiangan/honours.md").open("a", encoding="utf-8") as file:
        file.write("\n{{ 地区生产总直 }}\n")


def test_a_build_makes_both_files_and_their_record(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build"]) == 0
    out = contents(packet / "out")
    assert sorted(out) == sorted([WORD, PDF, "record.json"])
    assert capsys.readouterr().out.split() == [f"out/{WORD}", f"out/{PDF}"]
    recorded = json.loads(out["record.json"])
    assert {each["path"]: each["sha256"] for each in recorded["outputs"]} == {
        name: sha256(out[name]).hexdigest() for name in (WORD, PDF)
    }
    assert [each["path"] for each in recorded["inputs"]][:2] == ["data/jiangan-2024.xlsx", "jiangan/template.toml"]


def test_the_same_packet_has_the_same_bytes_in_every_zone_and_with_every_hash_seed(packet: Path, run: Run) -> None:
    assert run(packet, "build", env={"TZ": "Asia/Shanghai", "PYTHONHASHSEED": "1"}).returncode == 0
    first = contents(packet / "out")
    assert run(packet, "build", env={"TZ": "America/New_York", "PYTHONHASHSEED": "2"}).returncode == 0
    assert contents(packet / "out") == first


def test_a_refused_build_leaves_the_last_packet_whole_and_its_record_elsewhere(packet: Path) -> None:
    main(["build"])
    before = contents(packet / "out")
    spoil(packet)
    assert main(["build"]) == 1
    assert contents(packet / "out") == before
    failed = json.loads((packet / ".briefgen/record.json").read_text(encoding="utf-8"))
    assert [each["code"] for each in failed["diagnostics"]] == ["T210"]


def test_a_file_that_somebody_edited_is_set_aside_and_told(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["build"])
    (packet / "out" / WORD).write_bytes(b"edited by hand")
    assert main(["build"]) == 0
    kept = packet / "out" / "江岸区2024年发展简报（原有1）.docx"
    assert kept.read_bytes() == b"edited by hand"
    assert "O501" in capsys.readouterr().err
    assert main(["build"]) == 0
    assert sorted(contents(packet / "out")) == sorted([WORD, PDF, "record.json", kept.name])


def test_a_file_of_the_same_name_that_was_there_before_the_first_build_is_set_aside(packet: Path) -> None:
    (packet / "out").mkdir()
    for name in (PDF, "record.json"):
        (packet / "out" / name).write_bytes(b"mine")
    assert main(["build"]) == 0
    kept = [path for path in (packet / "out").iterdir() if path.read_bytes() == b"mine"]
    assert sorted(path.name for path in kept) == ["record（原有1）.json", "江岸区2024年发展简报（原有1）.pdf"]


@pytest.mark.parametrize("problem", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_a_disk_that_takes_no_more_is_one_message_and_the_last_packet_stays(
    packet: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], problem: int
) -> None:
    main(["build"])
    before = contents(packet / "out")
    capsys.readouterr()

    def full(_: int) -> None:
        raise OSError(problem, os.strerror(problem))

    monkeypatch.setattr(os, "fsync", full)
    (packet / "data/jiangan-2024.xlsx").touch()
    assert main(["build", "--rebuild"]) == 2
    assert contents(packet / "out") == before
    told = capsys.readouterr().err
    assert "O502" in told
    assert told.count("错误") == 1


def test_a_file_that_another_program_holds_keeps_the_whole_packet_as_it_was(
    packet: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Word locks the file that it has open: moving onto it fails on Windows, after the first file has moved."""
    main(["build"])
    before = contents(packet / "out")
    template = packet / "templates/jiangan/honours.md"
    template.write_text(template.read_text(encoding="utf-8") + "\n补充一句。\n", encoding="utf-8")
    move = os.replace

    def held(source: str, target: Path) -> None:
        if str(target).endswith(".pdf"):
            raise PermissionError(errno.EACCES, "in use", str(target))
        move(source, target)

    monkeypatch.setattr(os, "replace", held)
    capsys.readouterr()
    assert main(["build"]) == 2
    assert PDF in capsys.readouterr().err
    assert contents(packet / "out") == before


def test_a_folder_of_outputs_that_is_a_file_is_one_message(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (packet / "out").write_text("no folder")
    assert main(["build"]) == 2
    assert "O502" in capsys.readouterr().err
    assert (packet / "out").read_text() == "no folder"


@pytest.mark.parametrize("moment", ["fsync", "replace"])
def test_an_interrupted_build_leaves_no_half_written_file(
    packet: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    main(["build"])
    before = contents(packet / "out")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, moment, interrupted)
    assert main(["build", "--rebuild"]) == 130
    assert contents(packet / "out") == before


def test_what_fails_is_written_as_a_draft_only_when_that_is_asked_for(packet: Path) -> None:
    spoil(packet)
    assert main(["build", "--to", "text,pdf,docx"]) == 1
    assert not (packet / "out").exists()
    assert main(["build", "--to", "text,pdf,docx", "--allow-failing"]) == 1
    text = (packet / "out" / "江岸区2024年发展简报.txt").read_text(encoding="utf-8")
    assert "草稿 DRAFT" in text
    assert "honours.md:5:4  没有“地区生产总直”这个名称 [T210]" in text
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(packet / "out" / PDF)]
    assert all("草稿 DRAFT" in page for page in pages)
    headers = zipfile.ZipFile(packet / "out" / WORD)
    assert any("草稿" in headers.read(name).decode() for name in headers.namelist() if "header" in name)


def test_a_clean_packet_is_no_draft_even_when_failing_is_allowed(packet: Path) -> None:
    assert main(["build", "--to", "text", "--allow-failing"]) == 0
    text = (packet / "out" / "江岸区2024年发展简报.txt").read_text(encoding="utf-8")
    assert "草稿" not in text


def test_only_the_files_that_are_asked_for_are_made(packet: Path) -> None:
    assert main(["build", "--to", "pdf，text", "--output", "成品"]) == 0
    assert sorted(contents(packet / "成品")) == sorted([PDF, "江岸区2024年发展简报.txt", "record.json"])


def test_a_build_without_settings_names_workbook_and_template(packet: Path) -> None:
    (packet / "briefgen.toml").unlink()
    assert main(["build", "data/jiangan-2024.xlsx", "--template", "jiangan"]) == 0
    assert (packet / "out" / PDF).exists()


def test_strict_turns_a_warning_into_a_finding(packet: Path) -> None:
    with (packet / "templates/jiangan/honours.md").open("a", encoding="utf-8") as file:
        file.write("\n另有99项。\n")
    assert main(["build"]) == 0
    assert main(["build", "--strict"]) == 1


def test_a_warning_that_the_settings_ignore_is_not_told(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (packet / "templates/jiangan/honours.md").open("a", encoding="utf-8") as file:
        file.write("\n另有99项。\n")
    with (packet / "briefgen.toml").open("a", encoding="utf-8") as file:
        file.write('ignore = ["C361"]\n')
    assert main(["build", "--strict"]) == 0
    assert "C361" not in capsys.readouterr().err


def test_a_photograph_takes_the_place_of_its_empty_frame(packet: Path) -> None:
    import openpyxl
    from PIL import Image

    Image.new("RGB", (1900, 1069), "#557788").save(packet / "data" / "mixc.jpg")
    book = openpyxl.load_workbook(packet / "data/jiangan-2024.xlsx")
    book["图片"]["F3"] = "mixc.jpg"
    book.save(packet / "data/jiangan-2024.xlsx")
    assert main(["build"]) == 0
    assert len((packet / "out" / PDF).read_bytes()) > 200_000
    book["图片"]["F3"] = "missing.jpg"
    book.save(packet / "data/jiangan-2024.xlsx")
    assert main(["build"]) == 1
