"""Last edition's files, as they come back: saved again, printed, distilled, scanned, edited by hand."""

import io
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from briefgen.cli import main
from briefgen.readers.recorded import recorded
from tests.readers.hands import ADDED, edited_by_hand
from tests.readers.making import edited, inside, pdf_file, word_file, workbook

NEW: dict[str, str | float | None] = {"F19": 651.2, "J11": "增长50%", "L21": 2}
"""What somebody changed in the workbook since the files went out."""
STALE = {
    ("stale", "644亿元", "651.2亿元"),
    ("stale", "644", "651.2"),
    ("stale", "翻番", "50%"),
    ("stale", "第一", "第二"),
    ("stale", "中心城区第1", "中心城区第2"),
}
UNTRUE = {("翻番", "fails"), ("中心城区第一", "fails")}
BY_HAND = {("altered", "超235亿元", "超236亿元"), ("removed", "891家", ""), ("altered", "117家", "118家")}


@cache
def distilled() -> bytes:
    """The PDF as a program that keeps pages and nothing else leaves it."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_file())) as document:
        for name in list(document.attachments):
            del document.attachments[name]
        document.save(made)
    return made.getvalue()


def pages(*numbers: int) -> bytes:
    """Some pages of the PDF in a file of their own, counted from 0."""
    made = io.BytesIO()
    with pypdfium2.PdfDocument(pdf_file()) as document, pypdfium2.PdfDocument.new() as copy:
        copy.import_pages(document, list(numbers))
        copy.save(made)
    return made.getvalue()


@cache
def scanned() -> bytes:
    """Pictures of the first pages."""
    made = io.BytesIO()
    with pypdfium2.PdfDocument(pdf_file()) as document:
        first, *others = (document[number].render(scale=0.5).to_pil().convert("L") for number in range(3))
    first.save(made, "PDF", save_all=True, append_images=others)
    return made.getvalue()


def with_a_scanned_page() -> bytes:
    made = io.BytesIO()
    with pypdfium2.PdfDocument(pages(0, 1, 2)) as document, pypdfium2.PdfDocument(scanned()) as pictures:
        document.import_pages(pictures, [2])
        document.save(made)
    return made.getvalue()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two workbooks and nothing of the packet: no settings, no record, no template."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BRIEFGEN_LANGUAGE", "zh")
    (tmp_path / "旧.xlsx").write_bytes(workbook())
    (tmp_path / "新.xlsx").write_bytes(workbook(**NEW))
    return tmp_path


@pytest.fixture
def record(desk: Path) -> Path:
    """The record of the edition, which the office has kept."""
    (desk / "record.json").write_bytes(inside())
    return desk / "record.json"


class Verified:
    """What verifying one file said."""

    def __init__(self, content: bytes, capsys: pytest.CaptureFixture[str], *words: str, name: str = "来件") -> None:
        kind = "pdf" if content.startswith(b"%PDF") else "docx"
        Path(f"{name}.{kind}").write_bytes(content)
        self.status = main(["verify", f"{name}.{kind}", *words, "--output-format", "json"])
        told = json.loads(capsys.readouterr().out)
        self.codes = [each["code"] for each in told["diagnostics"]]
        self.told = told["diagnostics"]
        self.file = told.get("files", [{}])[0]

    @property
    def figures(self) -> set[tuple[str, str, str]]:
        """(state, printed, what the workbook has for what is stale and what stands there for the rest)."""
        return {
            (each["state"], each["printed"], each["current"] if each["state"] == "stale" else each["stands"] or "")
            for each in self.file["figures"]
            if each["state"] != "same"
        }

    @property
    def claims(self) -> set[tuple[str, str]]:
        true = ("holds", "stated")
        return {(each["printed"], each["state"]) for each in self.file["claims"] if each["state"] not in true}


# --- nothing was done to them -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.usefixtures("desk")
def test_as_built_they_are_held_against_the_workbook_alone(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    content = word_file() if kind == "docx" else pdf_file()
    new = Verified(content, capsys, "--workbook", "新.xlsx")
    assert (new.status, new.figures, new.claims) == (1, STALE, UNTRUE)
    assert not new.file["by_words_only"]
    old = Verified(content, capsys, "--workbook", "旧.xlsx")
    assert (old.status, old.figures, old.claims) == (0, set(), set())


@pytest.mark.usefixtures("desk")
def test_saved_again_by_libreoffice_they_say_the_same(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    again = (office / "docx/plain.docx").read_bytes()
    new = Verified(again, capsys, "--workbook", "新.xlsx")
    assert (new.status, new.figures, new.claims) == (1, STALE, UNTRUE)
    old = Verified(again, capsys, "--workbook", "旧.xlsx")
    assert (old.status, old.figures, old.claims) == (0, set(), set())


# --- edited by hand ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("again", [False, True], ids=["as edited", "saved again"])
@pytest.mark.usefixtures("desk")
def test_edits_by_hand_are_told_beside_what_is_stale(
    again: bool, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    content = edited_by_hand()
    if again:
        content = (request.getfixturevalue("office") / "docx/edited.docx").read_bytes()
    new = Verified(content, capsys, "--workbook", "新.xlsx")
    assert (new.status, new.figures, new.claims) == (1, STALE | BY_HAND, UNTRUE | {("其中新增2家", "altered")})
    old = Verified(content, capsys, "--workbook", "旧.xlsx")
    assert (old.status, old.figures, old.claims) == (1, BY_HAND, {("其中新增2家", "altered")})


DIFFERENCES = {
    "…引进首店118家。保元里、…": "…引进首店117家。保元里、…",
    "…企业15家，又新增2家。长…": "…企业15家，其中新增2家。长…",
    "…成交额超236亿元，数字经…": "…成交额超235亿元，数字经…",
    ADDED: "",
    "": "入库科技型中小企业891家。",
}


@pytest.mark.parametrize("again", [False, True], ids=["as edited", "saved again"])
@pytest.mark.usefixtures("desk")
def test_beside_its_pdf_every_word_that_differs_is_told_and_what_was_moved(
    again: bool, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    content = edited_by_hand()
    if again:
        content = (request.getfixturevalue("office") / "docx/edited.docx").read_bytes()
    Path("件.docx").write_bytes(content)
    Path("件.pdf").write_bytes(pdf_file())
    for words in (["件.docx", "件.pdf"], ["件.pdf", "件.docx"]):
        assert main(["verify", *words, "--workbook", "旧.xlsx", "--output-format", "json"]) == 1
        told = json.loads(capsys.readouterr().out)["differences"]
        sides = ("one", "other") if words[0] == "件.docx" else ("other", "one")
        assert {each[sides[0]]: each[sides[1]] for each in told if not each["moved"]} == DIFFERENCES
        assert [each["one"][:9] for each in told if each["moved"]] == ["引进培育高层次人才"]
        assert {each["page"] for each in told} == {"3", "5", "8"}


@pytest.mark.usefixtures("desk")
def test_differences_are_worded_with_page_and_words(capsys: pytest.CaptureFixture[str]) -> None:
    Path("件.docx").write_bytes(edited(word_file(), lambda text: text.replace("经济开发区加快", "经济开发区稳步", 1)))
    Path("件.pdf").write_bytes(pdf_file())
    assert main(["verify", "件.docx", "件.pdf", "--workbook", "旧.xlsx"]) == 1
    told = capsys.readouterr().err
    here, there = "…，经济开发区稳步转型。武创院…", "…，经济开发区加快转型。武创院…"
    assert f"件.docx  错误  两个文件不一样：第 3 页，这里是“{here}”，件.pdf 里是“{there}”" in told
    assert main(["verify", "件.pdf", "件.docx", "--workbook", "旧.xlsx", "--language", "en"]) == 1
    assert f"the two files differ: page 3 reads “{there}” here" in capsys.readouterr().err


@pytest.mark.usefixtures("desk")
def test_the_two_files_of_a_packet_have_the_same_words_also_when_one_was_saved_again_or_printed(
    office: Path, record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    again, printed = office / "docx/plain.docx", office / "pdf/plain.pdf"
    Path("件.docx").write_bytes(word_file())
    Path("件.pdf").write_bytes(pdf_file())
    for one, other in (("件.docx", "件.pdf"), (str(again), "件.pdf"), ("件.docx", str(printed))):
        words = ["verify", one, other, "--workbook", "旧.xlsx", "--record", str(record), "--output-format", "json"]
        assert main(words) == 0
        assert json.loads(capsys.readouterr().out)["differences"] == []


# --- copies that have lost their record -----------------------------------------------------------------------------


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize("copy", ["distilled", "printed", "saved elsewhere"])
def test_a_copy_is_verified_by_its_words_with_the_record_that_lies_near(
    copy: str, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    if copy == "printed":
        content = (request.getfixturevalue("office") / "pdf/plain.pdf").read_bytes()
    else:
        content = distilled() if copy == "distilled" else without_record()
    new = Verified(content, capsys, "--workbook", "新.xlsx")
    assert (new.status, new.figures, new.claims) == (1, STALE, UNTRUE)
    assert new.codes[0] == "V741"
    assert new.file["by_words_only"]
    old = Verified(content, capsys, "--workbook", "旧.xlsx")
    assert (old.status, old.figures, old.claims, old.codes) == (0, set(), set(), ["V741"])


def without_record() -> bytes:
    return edited(word_file(), lambda text: text.replace("urn:briefgen:record:1", "urn:other"), "customXml/item1.xml")


@pytest.mark.usefixtures("record")
def test_edits_by_hand_are_seen_on_paper_too(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The printed copy shows a tracked change as both its words."""
    old = Verified((office / "pdf/edited.pdf").read_bytes(), capsys, "--workbook", "旧.xlsx")
    assert (old.status, old.claims) == (1, {("其中新增2家", "altered")})
    assert {each[:2] for each in old.figures} == {each[:2] for each in BY_HAND}


@pytest.mark.usefixtures("record")
def test_pages_that_a_copy_leaves_out_are_not_called_deleted(capsys: pytest.CaptureFixture[str]) -> None:
    found = Verified(pages(2, 4), capsys, "--workbook", "旧.xlsx")
    assert (found.status, found.codes) == (0, ["V741", "V740"])
    assert {each[0] for each in found.figures} == {"unseen"}
    assert found.file["counts"]["same"] > 20


@pytest.mark.usefixtures("record")
def test_pages_that_are_pictures_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    found = Verified(with_a_scanned_page(), capsys, "--workbook", "旧.xlsx")
    assert (found.status, found.codes) == (0, ["V741", "V743", "V740"])


def test_the_packets_own_folder_is_looked_in(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (packet / "out").mkdir()
    (packet / "out/record.json").write_bytes(inside())
    assert Verified(distilled(), capsys).codes == ["V741"]


def test_a_record_or_a_file_that_holds_one_may_be_named(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "kept").mkdir()
    (desk / "kept/原件.docx").write_bytes(word_file())
    found = Verified(distilled(), capsys, "--record", "kept/原件.docx", "--workbook", "旧.xlsx")
    assert (found.status, found.codes) == (0, ["V741"])


@pytest.mark.usefixtures("desk")
def test_the_record_of_another_edition_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    edition = recorded(inside(), "r").edition
    Path("别的.json").write_bytes(inside().replace(edition.encode(), b"0000-0000-0000-0000"))
    found = Verified(distilled(), capsys, "--record", "别的.json")
    assert (found.status, found.codes) == (2, ["V742"])
    assert f"上印的版本是 {edition}，“别的.json”是 0000-0000-0000-0000 的记录" in found.told[0]["zh"]["message"]
    Path("record.json").write_bytes(Path("别的.json").read_bytes())
    assert Verified(distilled(), capsys).codes == ["V716"]


# --- what cannot be known, and what is no packet ------------------------------------------------------------------


def locked_pdf() -> bytes:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_file())) as document:
        document.save(made, encryption=pikepdf.Encryption(owner="a", user="b"))
    return made.getvalue()


COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def of_a_newer_program() -> bytes:
    old, new = ('"schema": 1'.replace('"', "&quot;"), '"schema": 9'.replace('"', "&quot;"))
    return edited(word_file(), lambda text: text.replace(old, new, 1), "customXml/item1.xml")


CANNOT: dict[str, tuple[Callable[[], bytes], str]] = {
    "scanned": (scanned, "V719"),
    "printed, without any record": (distilled, "V716"),
    "a Word file of somebody else's": (without_record, "V716"),
    "locked PDF": (locked_pdf, "V718"),
    "locked Word file": (lambda: COMPOUND + "EncryptedPackage".encode("utf-16-le"), "V718"),
    "old Word file": (lambda: COMPOUND, "V710"),
    "Word file cut off": (lambda: word_file()[:30_000], "V713"),
    "PDF cut off": (lambda: pdf_file()[:2_000], "V714"),
    "record of a newer program": (of_a_newer_program, "V712"),
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("what", CANNOT)
@pytest.mark.usefixtures("desk")
def test_what_cannot_be_verified_is_one_message_with_place_and_remedy(
    what: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    made, code = CANNOT[what]
    Path("来件.docx").write_bytes(made())
    assert main(["verify", "来件.docx", "--workbook", "旧.xlsx", "--language", language]) == 2
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("来件.docx  ")
    assert first.endswith(f"[{code}]")
    assert second.strip().startswith("提示" if language == "zh" else "hint")


@pytest.mark.parametrize(("old", "new"), [('"number": "1700"', '"number": "x"'), ('"test": "crossed", "of"', '"of"')])
def test_a_proof_that_was_tampered_with_is_one_message(old: str, new: str) -> None:
    from briefgen.errors import CannotRun

    told = json.loads(inside())
    told["claims"][0]["proof"]["arguments"] = [{"number": "1700", "unit": "亿元", "bound": "exact"}]
    text = json.dumps(told, ensure_ascii=False)
    assert old in text
    with pytest.raises(CannotRun) as problem:
        recorded(text.replace(old, new, 1).encode(), "record.json")
    assert [each.code for each in problem.value.diagnostics] == ["V711"]
