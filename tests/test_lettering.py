"""Faces and odd characters through the whole program: a good page, or one clear message at the cell."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import openpyxl
import pypdfium2
import pytest
from lxml import etree

from briefgen.characters import visible
from briefgen.cli import main
from briefgen.pipeline.lettering import lettering, named_faces
from briefgen.theme import THEMES, FaceName, Theme, briefing
from tests.faces.making import drawn_face, put

STEM = "江岸区2024年发展简报"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RARE = "李𬭎、王䶮、赵㛃、钱𫖯、孙𬀩、周𣸣"


def add_to_cells(folder: Path, **odd: str) -> None:
    """Write something behind what stands in cells: 引语_D2="…"."""
    path = folder / "data/jiangan-2024.xlsx"
    book = openpyxl.load_workbook(path)
    for place, text in odd.items():
        sheet, _, cell = place.partition("_")
        book[sheet][cell].value += text
    book.save(path)


def told(capsys: pytest.CaptureFixture[str]) -> str:
    text = capsys.readouterr().err
    assert "Traceback" not in text
    return text


def printed(folder: Path) -> Iterator[str]:
    """The words of the PDF by two readers, and of the Word file, without spaces."""
    pdf = folder / "out" / f"{STEM}.pdf"
    yield "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf.read_bytes()))
    if shutil.which("pdftotext"):
        yield subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    with zipfile.ZipFile(folder / "out" / f"{STEM}.docx") as parts:
        tree = etree.fromstring(parts.read("word/document.xml"))
    yield "".join(node.text or "" for node in tree.iter(f"{W}t"))


def in_fangsong() -> Theme:
    """The theme of the house with its text in 仿宋."""
    theme = briefing()
    body = replace(theme.styles.body, face=cast("FaceName", "fangsong"))
    return replace(theme, styles=replace(theme.styles, body=body))


# --- faces of a theme -------------------------------------------------------------------------------------------


def test_the_faces_that_a_theme_names_are_those_of_its_styles() -> None:
    assert set(named_faces(briefing())) == {"song", "song-black", "hei", "hei-bold", "kai"}
    assert set(named_faces(in_fangsong())) == {"song", "song-black", "hei", "hei-bold", "kai", "fangsong"}


def test_a_theme_in_fangsong_is_printed_in_song_with_one_warning_where_there_is_none(
    packet: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(THEMES, "briefing", in_fangsong)
    assert main(["build"]) == 0
    found = told(capsys)
    assert found.count("提醒") == 1
    assert re.search(r"^briefing  提醒  这台电脑上没有“仿宋”字体", found)
    assert {STEM + ".docx", STEM + ".pdf"} <= {path.name for path in (packet / "out").iterdir()}


def test_a_theme_in_fangsong_takes_that_of_the_machine(
    packet: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    put(packet, "simfang.ttf", drawn_face("仿宋"))
    monkeypatch.setenv("BRIEFGEN_FACES", str(packet))
    monkeypatch.setitem(THEMES, "briefing", in_fangsong)
    assert main(["build"]) == 0
    assert "提醒" not in told(capsys)
    assert lettering(in_fangsong()).output.face("fangsong").file.path == packet / "simfang.ttf"
    with zipfile.ZipFile(packet / "out" / f"{STEM}.docx") as parts:
        styles = etree.fromstring(parts.read("word/styles.xml"))
    style = "//w:style[w:name/@w:val='Body Text']"
    assert styles.xpath(f"{style}//w:rFonts/@w:eastAsia", namespaces={"w": W[1:-1]}) == ["仿宋"]


# --- characters -------------------------------------------------------------------------------------------------


def test_rare_characters_of_names_are_printed_and_copied_out(packet: Path) -> None:
    add_to_cells(packet, 引语_D2=f"{RARE}参加。")
    assert main(["build"]) == 0
    for words in printed(packet):
        assert RARE in "".join(words.split())


CELLS = (
    *("封面_B2", "封面_B3", "封面_B8", "支柱_B3", "支柱_C3", "支柱_D3", "指标_F19"),
    *("引语_B2", "引语_C2", "引语_D2", "荣誉_B2", "图片_C3", "图片_E3"),
)


def test_each_character_that_no_face_has_is_told_with_its_code_at_its_cell(
    packet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = {cell: chr(0xE100 + number) for number, cell in enumerate(CELLS)}
    in_unit = odd.pop("指标_F19")
    add_to_cells(packet, **odd, 指标_D19=in_unit)
    assert main(["build"]) == 1
    found = told(capsys).splitlines()
    for number, place in enumerate(CELLS):
        (line,) = (each for each in found if f"U+{0xE100 + number:X}" in each)
        assert line.startswith(place.replace("_", "!") + "  错误")
        assert "[L401]" in line


def test_a_character_of_the_template_is_told_at_its_line(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (packet / "templates/jiangan/honours.md").open("a", encoding="utf-8") as file:
        file.write("\n又一段😀。\n")
    assert main(["build"]) == 1
    assert re.search(r"^honours\.md:\d+:\d+  错误  字符“😀”（U\+1F600）", told(capsys))


ODD = {
    "引语_B2": ("שלום", "“ש、ל、ו、ם”（U+05E9、U+05DC、U+05D5、U+05DD）"),
    "引语_C2": ("مرحبا بالعالم", "U+0645、U+0631、U+062D、U+0628、U+0627、U+0644、U+0639）"),
    "引语_D2": ("नमस्ते दुनिया भारत", "U+0928、U+092E、U+0938、U+094D、U+0924、U+0947、U+0926、U+0941…）"),
    "引语_B3": ("x\u0332", "“COMBINING LOW LINE”（U+0332）"),
    "引语_C3": ("👨‍👩‍👧", "“👨、👩、👧”"),
    "引语_D3": ("\ue000", "“?”（U+E000）"),
    "引语_B4": ("乱\ufffd码", "“\ufffd”（U+FFFD）"),
}


def test_what_cannot_be_set_is_one_message_a_cell(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_to_cells(packet, **{cell: text for cell, (text, _) in ODD.items()})
    assert main(["build"]) == 1
    errors = [line for line in told(capsys).splitlines() if "错误" in line]
    for cell, (_, shown) in ODD.items():
        (line,) = (each for each in errors if each.startswith(cell.replace("_", "!")))
        assert shown in line
    assert len(errors) == len(ODD)


SEEN = {
    "引语_B2": ("葛\U000e0100城", "葛城"),
    "引语_C2": ("☎\ufe0f热线", "☎热线"),
    "引语_D2": ("从右\u202e到左", "从右到左"),
    "引语_B3": ("零\u200b宽\ufeff字\u00ad符", "零宽字符"),
    "引语_C3": ("Wu\u030cha\u0300n", "Wǔhàn"),
    "引语_D3": ("か\u3099", "が"),
}


def test_what_nobody_sees_is_left_out_and_letters_are_in_one_piece(
    packet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_to_cells(packet, **{cell: text for cell, (text, _) in SEEN.items()})
    assert main(["build"]) == 0
    assert told(capsys).count("[W132]") == 4
    for words in printed(packet):
        for written, seen in SEEN.values():
            assert seen in "".join(words.split())
            assert written not in words


def test_ideographs_are_never_exchanged_for_others_that_mean_the_same() -> None:
    assert visible("神\ufa19") == ("神\ufa19", 0)
    assert visible("Å\u212b") == ("Å\u212b", 0)


def test_invisible_characters_in_a_template_are_told_at_its_file(
    packet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (packet / "templates/jiangan/honours.md").open("a", encoding="utf-8", newline="") as file:
        file.write("\r\n又一\u200b段\u202e。\r\n")
    assert main(["build"]) == 0
    found = told(capsys)
    assert re.search(r"^honours\.md  提醒  模板里去掉了 2 个", found)
    for words in printed(packet):
        assert "又一段。" in "".join(words.split())


def test_a_face_of_the_machine_is_told_of_at_the_cell_that_needs_it(
    packet: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    put(packet, "own.ttf", drawn_face("本机宋", "𪚲a"))
    monkeypatch.setenv("BRIEFGEN_FACES", str(packet))
    add_to_cells(packet, 引语_B2="𪚲")
    assert main(["build"]) == 0
    assert "引语!B2  提醒  字符“𪚲”（U+2A6B2）随带的字体没有，用这台电脑上的“本机宋" in told(capsys)
    for words in printed(packet):
        assert "𪚲" in "".join(words.split())
