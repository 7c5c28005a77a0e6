"""Bad input through the whole program: one message each with place and remedy, all in one run, nothing half written."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl.utils.exceptions import IllegalCharacterError
from openpyxl.workbook import Workbook

from briefgen.cli import main

STEM = "江岸区2024年发展简报"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WILD = 'A<&>"*_|[x](y)`#1'


def edit(folder: Path, change: Callable[[Workbook], None]) -> None:
    path = folder / "data/jiangan-2024.xlsx"
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)


def put(folder: Path, sheet: str, **cells: object) -> None:
    def change(book: Workbook) -> None:
        for cell, value in cells.items():
            book[sheet][cell].value = value

    edit(folder, change)


def told(capsys: pytest.CaptureFixture[str]) -> str:
    text = capsys.readouterr().err
    assert "Traceback" not in text
    return text


def words_of_both(folder: Path) -> list[str]:
    parts = zipfile.ZipFile(folder / "out" / f"{STEM}.docx")
    tree = etree.fromstring(parts.read("word/document.xml"))
    word = "".join(node.text or "" for node in tree.iter(f"{W}t"))
    document = pypdfium2.PdfDocument((folder / "out" / f"{STEM}.pdf").read_bytes())
    pdf = "".join(page.get_textpage().get_text_range() for page in document)
    return ["".join(text.split()) for text in (word, pdf)]


def test_mistakes_of_workbook_and_template_are_told_in_one_run(
    packet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(packet, "指标", F3="12,x", A7=None, B9="gdp", G2="大约莫")
    (packet / "templates/jiangan/honours.md").write_text("{{ 不存在 }}{{ table(也不存在) }}\n", encoding="utf-8")
    assert main(["build"]) == 1
    found = told(capsys)
    for place in ("指标!F3", "指标!A7", "指标!C9", "指标!G2", "honours.md:1:4", "honours.md:1:19"):
        assert place in found, place
    assert found.count("错误") == found.count("提示") == 6
    assert not (packet / "out").exists()


def test_a_missing_sheet_and_a_misspelt_column_are_named(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def change(book: Workbook) -> None:
        del book["支柱"]
        book["指标"]["D1"] = "单味"

    edit(packet, change)
    assert main(["build"]) == 2
    found = told(capsys)
    assert "支柱" in found
    assert "指标!D1" in found
    assert "单位" in found


def test_a_name_full_of_marks_is_printed_as_it_is(packet: Path) -> None:
    put(packet, "指标", C31=WILD)
    template = packet / "templates/jiangan/finance.md"
    source = template.read_text(encoding="utf-8").replace("{{ 新增商业面积 }}", "{{ commercial_area_new.name }}")
    template.write_text(source, encoding="utf-8")
    assert main(["build"]) == 0
    for words in words_of_both(packet):
        assert words.count(WILD) >= 3


def test_a_name_with_a_rare_character_of_the_astral_planes_is_printed(packet: Path) -> None:
    put(packet, "引语", B2="李𬭎䶮")
    assert main(["build"]) == 0
    for words in words_of_both(packet):
        assert "李𬭎䶮" in words


def test_a_character_that_no_face_has_is_named_with_its_code_and_cell(
    packet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(packet, "引语", B2="李😀")
    assert main(["build"]) == 1
    found = told(capsys)
    assert "引语!B2" in found
    assert "U+1F600" in found


def test_a_cell_of_five_thousand_characters_is_printed_whole(packet: Path) -> None:
    put(packet, "引语", D2="表示，" + "江岸区创新发展，" * 700)
    assert main(["build"]) == 0
    for words in words_of_both(packet):
        assert words.count("创") >= 700


def test_an_empty_pillar_is_a_message_where_its_table_is_called_for(
    packet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(packet, lambda book: book["支柱"].append(["extra", "新支柱"]))
    assert main(["build"]) == 0
    assert "支柱!B7" in told(capsys)
    with (packet / "templates/jiangan/honours.md").open("a", encoding="utf-8") as file:
        file.write('\n{{ table("extra") }}\n')
    assert main(["build"]) == 1
    assert "[T335]" in told(capsys)


def test_a_table_that_no_page_can_hold_is_parted_with_a_warning_of_its_place(
    packet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = "|" + "甲|" * 80
    text = f"{row}\n|{'-|' * 80}\n{row}\n"
    (packet / "templates/jiangan/honours.md").write_text(text, encoding="utf-8")
    assert main(["build"]) == 0
    found = told(capsys)
    assert "[L405]" in found
    assert found.startswith("honours.md:1")


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04rubbish", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_a_file_that_is_no_workbook_is_a_message(
    packet: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    (packet / "data/jiangan-2024.xlsx").write_bytes(content)
    assert main(["build"]) == 2
    assert told(capsys).count("错误") == 1


def test_a_missing_value_in_prose_is_an_error_that_names_its_cell(
    packet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(packet, "指标", F19=None)
    assert main(["build"]) == 1
    found = told(capsys)
    assert "高新技术产业产值" in found
    assert "innovation.md" in found


def test_a_folder_in_place_of_a_template_file_is_a_message(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (packet / "templates/jiangan/extra.md").mkdir()
    assert main(["build"]) in (0, 2)
    told(capsys)


@given(
    sheet=st.sampled_from(["封面", "支柱", "指标", "引语", "荣誉", "图片"]),
    row=st.integers(1, 12),
    column=st.integers(1, 8),
    value=st.one_of(
        st.none(),
        st.text(max_size=20),
        st.integers(-(10**20), 10**20),
        st.floats(allow_nan=False, allow_infinity=False),
        st.booleans(),
        st.sampled_from(["=1/0", "超超235", "—", "２３５", "1e999", WILD, "{{ x }}", "第三", "\u202e反", "\u0301"]),
    ),
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_cell_whatever_ends_in_a_traceback(
    packet: Path, capsys: pytest.CaptureFixture[str], sheet: str, row: int, column: int, value: object
) -> None:
    original = SHIPPED
    book = openpyxl.load_workbook(BytesIO(original))
    try:
        book[sheet].cell(row, column).value = value  # type: ignore[assignment]  # whatever openpyxl takes
    except (ValueError, IllegalCharacterError):
        return
    book.save(packet / "data/jiangan-2024.xlsx")
    status = main(["build", "--quiet"])
    found = told(capsys)
    assert status in (0, 1, 2)
    assert "U604" not in found, found


SHIPPED = (Path(__file__).resolve().parent.parent / "data" / "jiangan-2024.xlsx").read_bytes()
