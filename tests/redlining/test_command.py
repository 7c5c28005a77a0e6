"""The option that writes a redline, on real packets, editions and workbooks."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest

from briefgen.cli import main
from briefgen.language.messages.redlining import MESSAGES
from tests.readers.making import inside, pdf_file, word_file, workbook
from tests.redlining.reading import SUMMARY, accepted, rejected, stories

Capture = pytest.CaptureFixture[str]
CHANGED = {"F19": 651.2, "J19": 14.8, "J11": 50}


@pytest.fixture
def editions(packet: Path, capsys: Capture) -> tuple[Path, str]:
    """A folder with two editions, and the code of the first."""
    assert main(["build", "--to", "docx"]) == 0
    code = capsys.readouterr().err.split()[-1]
    (packet / "old.docx").write_bytes(built(packet))
    (packet / "data/jiangan-2024.xlsx").write_bytes(workbook(**CHANGED))
    assert main(["build", "--to", "docx"]) == 0
    capsys.readouterr()
    return packet, code


def built(packet: Path) -> bytes:
    return next((packet / "out").glob("*.docx")).read_bytes()


def told(held: Any) -> str:
    return "".join(each.text for each in held.xpath(".//w:t"))


def test_the_redline_of_a_packet_and_what_a_build_would_give_now(editions: tuple[Path, str], capsys: Capture) -> None:
    packet, _ = editions
    assert main(["diff", "old.docx", "--redline", "修订/修订.docx"]) == 1
    out, err = capsys.readouterr()
    assert out.endswith("有改动的页：1、3、4\n修订/修订.docx\n")
    assert err == ""
    content = (packet / "修订/修订.docx").read_bytes()
    assert accepted(content) == stories(built(packet))
    assert rejected(content) == stories((packet / "old.docx").read_bytes())


def test_workbooks_editions_records_and_pdfs_stand_for_the_same_word_file(editions: tuple[Path, str]) -> None:
    packet, code = editions
    (packet / "then").mkdir()
    (packet / "then/jiangan-2024.xlsx").write_bytes(workbook())
    assert main(["restore", code[:4], "--output", "restored"]) == 0
    olds = ("old.docx", "then/jiangan-2024.xlsx", code[:4], "restored/record.json")
    read = set()
    for number, old in enumerate(olds):
        assert main(["diff", old, "data/jiangan-2024.xlsx", "--redline", f"{number}.docx"]) == 1
        content = (packet / f"{number}.docx").read_bytes()
        assert rejected(content) == stories((packet / "old.docx").read_bytes())
        read.add(repr(accepted(content)))
    assert len(read) == 1


def test_the_summary_lists_figures_and_claims_and_is_one_control_in_a_section_of_its_own(
    editions: tuple[Path, str],
) -> None:
    packet, code = editions
    main(["diff", "old.docx", "--redline", "r.docx"])
    made = docx.Document(io.BytesIO((packet / "r.docx").read_bytes()))
    body = made.element.body
    assert body.xpath("w:sdt[1]/w:sdtPr/w:tag/@w:val") == [SUMMARY]
    words = [told(cell) for cell in body.xpath("w:sdt[1]//w:tc")]
    assert words[:8] == ["什么", "原来", "现在", "在哪里", "印出的数  3", "技术合同成交额", "翻番", "增长50%"]
    assert "论断翻了  1" in words
    assert code in "".join(map(told, body.xpath("w:sdt[1]//w:p")))
    assert len(made.sections) == len(docx.Document(io.BytesIO(built(packet))).sections) + 1


def test_the_record_in_it_is_that_of_the_new_edition_and_its_author_and_date_are_fixed(
    editions: tuple[Path, str],
) -> None:
    packet, _ = editions
    main(["diff", "old.docx", "--redline", "r.docx"])
    with zipfile.ZipFile(packet / "r.docx") as made, zipfile.ZipFile(io.BytesIO(built(packet))) as new:
        assert made.read("customXml/item1.xml") == new.read("customXml/item1.xml")
        body = docx.Document(io.BytesIO((packet / "r.docx").read_bytes())).element.body
    changes = body.xpath(".//w:ins | .//w:del")
    assert {each.get(f"{{{body.nsmap['w']}}}author") for each in changes} == {"briefgen"}
    assert {each.get(f"{{{body.nsmap['w']}}}date") for each in changes} == {"2025-01-08T00:00:00Z"}
    numbers = [each.get(f"{{{body.nsmap['w']}}}id") for each in changes]
    assert len(set(numbers)) == len(numbers)


def test_an_english_packet_has_an_english_summary(packet: Path) -> None:
    (packet / "new.xlsx").write_bytes(workbook(**CHANGED))
    words = ["diff", "data/jiangan-2024.xlsx", "new.xlsx", "--template", "jiangan-en", "--redline", "r.docx"]
    assert main(words) == 1
    body = docx.Document(str(packet / "r.docx")).element.body
    text = [told(each) for each in body.xpath("w:sdt[1]//w:p")]
    assert text[0] == "Summary of changes"
    assert "Claims that flipped  1" in text


# --- what stands in the way -------------------------------------------------------------------------------------


def test_our_own_redline_is_written_anew_and_anything_else_is_set_aside(
    editions: tuple[Path, str], capsys: Capture
) -> None:
    packet, _ = editions
    for _ in range(2):
        assert main(["diff", "old.docx", "--redline", "r.docx"]) == 1
    (packet / "data/jiangan-2024.xlsx").write_bytes(workbook(**CHANGED, F14=6))
    assert main(["diff", "old.docx", "--redline", "r.docx"]) == 1
    assert not list(packet.glob("r（*"))
    (packet / "r.docx").write_bytes(b"of somebody else")
    capsys.readouterr()
    assert main(["diff", "old.docx", "--redline", "r.docx"]) == 1
    assert "[O501]" in capsys.readouterr().err
    assert (packet / "r（原有1）.docx").read_bytes() == b"of somebody else"


def test_the_packet_itself_is_set_aside_too(editions: tuple[Path, str], capsys: Capture) -> None:
    packet, _ = editions
    content, name = built(packet), next((packet / "out").glob("*.docx")).name
    assert main(["diff", "old.docx", "--redline", f"out/{name}"]) == 1
    assert "[O501]" in capsys.readouterr().err
    assert content in [each.read_bytes() for each in (packet / "out").glob("*（原有1）.docx")]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["old.docx", "--redline", "old.docx"], "V784"),
        (["old.docx", "new.docx", "--redline", "../一个 文件夹/new.docx"], "V784"),
        (["old.docx", "--redline", "r.pdf"], "V785"),
        (["old.pdf", "--redline", "r.docx"], "V781"),
        (["old.json", "--redline", "r.docx"], "V781"),
        (["broken.docx", "--redline", "r.docx"], "V713"),
        (["locked.docx", "--redline", "r.docx"], "V718"),
        (["none.docx", "--redline", "r.docx"], "V717"),
        (["old.docx", "failing.xlsx", "--redline", "r.docx"], "V783"),
        (["abcd", "--redline", "r.docx"], "E601"),
        (["old.docx", "--redline", "old.json/r.docx"], "O502"),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_stands_in_the_way_is_a_message_and_nothing_is_written(
    packet: Path, capsys: Capture, words: list[str], code: str, language: str
) -> None:
    contents = {
        "old.docx": word_file(),
        "new.docx": word_file(),
        "old.pdf": pdf_file(),
        "old.json": inside(),
        "broken.docx": word_file()[:-400],
        "locked.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "failing.xlsx": workbook(F25=200),
    }
    for name, content in contents.items():
        (packet / name).write_bytes(content)
    assert main(["diff", *words, "--language", language]) == 2
    told = capsys.readouterr().err
    assert f"[{code}]" in told
    assert ("提示" if language == "zh" else "hint") in told
    assert {name: (packet / name).read_bytes() for name in contents} == contents
    assert not (packet / "r.docx").exists()


def test_without_a_template_there_is_no_redline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.xlsx").write_bytes(workbook())
    Path("b.xlsx").write_bytes(workbook(**CHANGED))
    assert main(["diff", "a.xlsx", "b.xlsx", "--redline", "r.docx"]) == 2
    assert "[V782]" in capsys.readouterr().err


@pytest.mark.usefixtures("packet")
def test_an_edition_without_a_word_file_is_a_message(capsys: Capture) -> None:
    assert main(["build", "--to", "text"]) == 0
    code = capsys.readouterr().err.split()[-1]
    assert main(["diff", code, "--redline", "r.docx"]) == 2
    assert "[V780]" in capsys.readouterr().err


def test_a_record_in_a_file_that_is_no_whole_word_file_is_a_message(packet: Path, capsys: Capture) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file())) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, b"words" if name == "docProps/core.xml" else content)
    (packet / "new.docx").write_bytes(made.getvalue())
    assert main(["diff", "data/jiangan-2024.xlsx", "new.docx", "--redline", "r.docx"]) == 2
    assert "[V786]" in capsys.readouterr().err
    assert not (packet / "r.docx").exists()


@pytest.mark.usefixtures("editions")
def test_programs_get_the_place_of_the_redline(capsys: Capture) -> None:
    main(["diff", "old.docx", "--redline", "r.docx", "--output-format", "json"])
    assert json.loads(capsys.readouterr().out)["redline"] == "r.docx"
    main(["diff", "old.docx", "--output-format", "json"])
    assert json.loads(capsys.readouterr().out)["redline"] is None


def test_every_message_has_a_remedy_in_both_languages() -> None:
    assert all(each.zh_hint and each.en_hint for each in MESSAGES.values())
