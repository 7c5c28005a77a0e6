"""Whatever the bytes are, reading ends with a Dataset or with CannotRun, and never takes the process along."""

import re
import struct
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.errors import CannotRun
from briefgen.limits import MEGABYTE, USUAL_LIMITS, Limits
from briefgen.workbook import read
from tests.workbook.making import saved, sheets, with_parts, with_sheet_markup

SHIPPED = (Path(__file__).parents[2] / "data" / "jiangan-2024.xlsx").read_bytes()
SMALL = saved(sheets())
COMPOUND = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def refusal(content: bytes, name: str = "book.xlsx", limits: Limits = USUAL_LIMITS) -> str:
    """The one code with which a file is refused."""
    with pytest.raises(CannotRun) as stopped:
        read(content, name, limits=limits)
    (diagnostic,) = stopped.value.diagnostics
    assert str(diagnostic.where) == name
    return diagnostic.code


def zipped(**parts: bytes) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return packed.getvalue()


def word_document() -> bytes:
    packed = BytesIO()
    Document().save(packed)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "W101"),
        (b"%PDF-1.7", "W102"),
        (zipped(hello=b"world"), "W102"),
        (word_document(), "W102"),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "W103"),
        (SMALL[:2000], "W104"),
        (COMPOUND + "Workbook".encode("utf-16-le"), "W104"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "W102"),
    ],
    ids=["empty", "pdf", "zip", "docx", "encrypted", "truncated", "broken xls", "squeezed ods"],
)
def test_a_file_that_is_no_workbook_is_refused_by_its_bytes(content: bytes, code: str) -> None:
    assert refusal(content) == code


def test_strict_workbooks_are_read_like_others() -> None:
    def strict(_: str, part: bytes) -> bytes:
        spelled = part.replace(MAIN, b"http://purl.oclc.org/ooxml/spreadsheetml/main")
        return spelled.replace(RELATIONS, b"http://purl.oclc.org/ooxml/officeDocument/relationships")

    assert read(with_parts(SHIPPED, strict), "book.xlsx") == read(SHIPPED, "book.xlsx")


def test_markup_with_prefixes_is_read_like_other_markup() -> None:
    def prefixed(markup: str) -> str:
        named = re.sub(r"<(/?)(?=\w)", r"<\1x:", markup)
        return named.replace("xmlns=", "xmlns:x=")

    broken = with_sheet_markup(SMALL, 3, lambda markup: prefixed(markup.replace("<v>25</v>", "<f>5*5</f><v></v>")))
    assert [each.code for each in read(broken, "book.xlsx").diagnostics] == ["W131"]


@pytest.mark.parametrize(
    "stray",
    [
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t></t></is></c></row>',
        '<row a=">" r="1048576"><c a=">" r="XFD1048576"><v>1</v></c></row>',
        '<row r="200000"><c r="ALL200000"><v>1</v></c></row>',
        '<row r="9"><c r="XFD9"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>',
    ],
)
def test_a_cell_far_away_is_refused_before_it_can_end_the_process(stray: str) -> None:
    far = with_sheet_markup(SMALL, 3, lambda markup: markup.replace("</sheetData>", stray + "</sheetData>"))
    assert refusal(far) == "W105"


def test_blank_cells_far_away_do_no_harm() -> None:
    stray = '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    styled = with_sheet_markup(SMALL, 3, lambda markup: markup.replace("</sheetData>", stray + "</sheetData>"))
    assert read(styled, "book.xlsx") == read(SMALL, "book.xlsx")


def test_a_far_cell_in_a_sheet_that_is_not_read_does_no_harm() -> None:
    contents = sheets()
    contents["草稿"] = [["a"]]
    stray = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    content = with_sheet_markup(
        saved(contents), 4, lambda markup: markup.replace("</sheetData>", stray + "</sheetData>")
    )
    assert [each.code for each in read(content, "book.xlsx").diagnostics] == ["W111"]


@pytest.mark.parametrize("reference", ["A0", "XFE1", "A1048577", "AAAA1", "a1", "1", "A-1"])
def test_a_cell_that_cannot_be_is_damage(reference: str) -> None:
    assert refusal(with_sheet_markup(SMALL, 3, lambda markup: markup.replace('"F3"', f'"{reference}"'))) == "W104"


def test_a_document_type_is_refused_before_its_entities_grow() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>'
    assert refusal(with_sheet_markup(SMALL, 3, lambda markup: bomb + markup)) == "W104"


def test_a_part_that_unpacks_without_end_is_refused_by_its_size() -> None:
    def grown(name: str, part: bytes) -> bytes:
        return part + b" " * (9 * MEGABYTE) if name == "xl/worksheets/sheet3.xml" else part

    assert refusal(with_parts(SMALL, grown), limits=Limits(bytes=8 * MEGABYTE)) == "W105"


def test_a_part_that_is_all_repetition_is_refused_before_it_is_unpacked() -> None:
    def grown(name: str, part: bytes) -> bytes:
        return part + b" " * (17 * MEGABYTE) if name == "xl/worksheets/sheet3.xml" else part

    assert refusal(with_parts(SMALL, grown)) == "W207"


def test_a_part_larger_than_it_says_is_damage() -> None:
    """The size that the archive's directory states is made smaller than what the part unpacks to."""
    content = bytearray(SMALL)
    place = content.rindex(b"PK\x01\x02", 0, content.rindex(b"xl/worksheets/sheet3.xml"))
    struct.pack_into("<L", content, place + 24, 10)
    assert refusal(bytes(content)) == "W104"


def test_two_entries_of_one_name_are_damage() -> None:
    packed = BytesIO(SMALL)
    with ZipFile(packed, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("xl/workbook.xml", b"<workbook/>")
    assert refusal(packed.getvalue()) == "W104"


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet2.xml", "_rels/.rels"])
def test_a_part_that_breaks_off_is_damage(part: str) -> None:
    assert refusal(with_parts(SMALL, lambda name, whole: whole[: len(whole) // 2] if name == part else whole)) == "W104"


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_bytes_changed_anywhere_give_a_result_or_a_refusal(data: st.DataObject) -> None:
    content = bytearray(SMALL)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    length = data.draw(st.sampled_from([len(content), len(content), data.draw(st.integers(0, len(content)))]))
    _read_or_refuse(bytes(content[:length]))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_markup_changed_anywhere_gives_a_result_or_a_refusal(data: st.DataObject) -> None:
    """Here the archive is sound, so that the change reaches whoever reads the parts."""
    part = data.draw(
        st.sampled_from(["xl/worksheets/sheet3.xml", "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"])
    )

    def change(name: str, whole: bytes) -> bytes:
        if name != part:
            return whole
        place, length = data.draw(st.integers(0, len(whole))), data.draw(st.integers(0, 8))
        return whole[:place] + data.draw(st.sampled_from(FRAGMENTS)) + whole[place + length :]

    _read_or_refuse(with_parts(SMALL, change))


FRAGMENTS = [
    b"",
    b"<",
    b">",
    b"<c/>",
    b"<row>",
    b'r="A9"',
    b"&amp;",
    b"&#0;",
    b"\x00",
    b"\xff",
    b"<v>",
    b"9" * 40,
    b"-1",
    b"nan",
    b't="s"',
    b't="e"',
    b"A",
    b"<!-- -->",
    b"<![CDATA[1]]>",
]


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", COMPOUND[:8]]))
def test_random_bytes_are_refused(content: bytes, start: bytes) -> None:
    with pytest.raises(CannotRun):
        read(start + content, "book.xlsx")


def _read_or_refuse(content: bytes) -> None:
    with suppress(CannotRun):
        read(content, "book.xlsx")
