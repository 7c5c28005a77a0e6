"""Whatever kind of file a table comes in, the same cells are read from it, or it is said why they are not."""

import re
import subprocess
from collections.abc import Callable
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from briefgen.errors import CannotRun
from briefgen.limits import MEGABYTE, USUAL_LIMITS, Limits
from briefgen.workbook import read
from briefgen.workbook.books import opened, sheets_of
from briefgen.workbook.glance import glanced
from briefgen.workbook.markup import scanned
from briefgen.workbook.sheets import Sheet
from tests.office import MISSING, OFFICE, convert, once
from tests.workbook.making import PERCENT_FORMAT, saved, sheets, with_parts, with_sheet_markup

TABLE: list[list[object]] = [
    ["指标", "2023年", "2024年"],
    ["工业增加值增速", 0.048, "1,700亿元"],
    ["除以零", "=1/0", 19.99],
    ["日期", date(2024, 3, 1), "—"],
]


def arranged(book: Workbook) -> None:
    """A percent format, a hidden row, a hidden column, a hidden sheet, a merged range and a comment."""
    sheet = book.worksheets[0]
    sheet["B2"].number_format = PERCENT_FORMAT
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet.merge_cells("A6:B7")
    sheet["A6"] = "合并"
    sheet["A4"].comment = Comment("批注里的字", "甲")
    book.create_sheet("草稿").sheet_state = "hidden"


def book() -> bytes:
    return saved({"表一": TABLE}, arranged)


def only_sheet(content: bytes, name: str, limits: Limits = USUAL_LIMITS) -> Sheet:
    opened_book = opened(content, name, limits)
    return sheets_of(opened_book, opened_book.sheets[:1], limits)[0]


def texts(sheet: Sheet) -> dict[str, str]:
    return {cell.origin.cell: cell.text for line in sheet.lines for cell in line.cells if not cell.is_blank}


def refusal(content: bytes, name: str, limits: Limits = USUAL_LIMITS) -> str:
    with pytest.raises(CannotRun) as stopped:
        only_sheet(content, name, limits)
    return stopped.value.diagnostics[0].code


@pytest.fixture(scope="session")
def in_kind(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], bytes]:
    """The same workbook as LibreOffice saves it in another kind; saved once for all processes that test."""
    if OFFICE is None:
        pytest.skip(MISSING)
    folder = tmp_path_factory.getbasetemp().parent / "kinds of workbooks"
    with once(folder) as is_first:
        if is_first:
            (folder / "表.xlsx").write_bytes(book())
            for kind in ("xls", "ods"):
                convert(folder, kind, folder, "表.xlsx")
            convert(folder, "xlsx", folder / "saved", "表.xlsx")
    places = {"xlsx": folder / "saved" / "表.xlsx"}
    return lambda kind: places.get(kind, folder / f"表.{kind}").read_bytes()


InKind = Callable[[str], bytes]


# --- the same table in other kinds of files ---------------------------------------------------------------


@pytest.mark.parametrize(("kind", "reader"), [("xls", "xlrd"), ("ods", "opendocument"), ("xlsx", "calamine")])
def test_a_table_reads_alike_from_every_kind_of_workbook(kind: str, reader: str, in_kind: InKind) -> None:
    sheet = only_sheet(in_kind(kind), f"表.{kind}")
    assert sheet.reader == reader
    assert texts(sheet)["C2"] == "1,700亿元"
    assert texts(sheet)["B4"] == "2024年3月1日"
    assert texts(sheet)["A4"] == "日期"
    assert [cell.origin.cell for line in sheet.lines for cell in line.cells if cell.percent] == ["B2"]
    troubled = [(cell.origin.cell, cell.trouble.value) for line in sheet.lines for cell in line.cells if cell.trouble]
    assert troubled == [("B3", "error")]
    assert [line.number for line in sheet.lines if line.hidden] == [3]
    assert sheet.hidden_columns == {3}
    assert sheet.merges == ((6, 1, 7, 2),)


def test_the_bytes_decide_what_a_file_is(in_kind: InKind) -> None:
    old = in_kind("xls")
    assert only_sheet(old, "表.xlsx").reader == "xlrd"
    assert only_sheet(book(), "表.xls").reader == "calamine"


def test_hidden_sheets_are_known_as_such(in_kind: InKind) -> None:
    for kind in ("xls", "ods"):
        listed = opened(in_kind(kind), f"表.{kind}").sheets
        assert [(each.name, each.hidden) for each in listed] == [("表一", False), ("草稿", True)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_text_is_read_in_the_encodings_that_spreadsheets_write(encoding: str, separator: str) -> None:
    rows = [["指标", "2023年", "2024年"], ["工业增加值", '"1,700"' if separator == "," else "1,700", "4.8%"]]
    sheet = only_sheet("\r\n".join(separator.join(row) for row in rows).encode(encoding), "月报.csv")
    assert (sheet.name, sheet.reader) == ("月报", "csv")
    assert texts(sheet)["B2"] == "1,700"
    assert texts(sheet)["C2"] == "4.8%"


def test_a_figure_whose_comma_moves_the_rest_is_refused_with_its_row() -> None:
    ragged = "指标,2023年,2024年\n工业,1,700,1800\n农业,5,6\n".encode()
    with pytest.raises(CannotRun) as stopped:
        only_sheet(ragged, "月报.csv")
    (found,) = stopped.value.diagnostics
    assert (found.code, str(found.where)) == ("W202", "月报!A2")


def test_text_in_another_encoding_is_refused_with_its_line() -> None:
    with pytest.raises(CannotRun) as stopped:
        only_sheet("指标\n".encode() + b"\xff\xff\n", "月报.csv")
    assert ("line", "2") in stopped.value.diagnostics[0].arguments


def test_formulas_in_text_are_nothing_but_words() -> None:
    sheet = only_sheet('指标,值\n"=HYPERLINK(""http://a.cn"")",1\n'.encode(), "a.csv")
    assert texts(sheet)["A2"] == '=HYPERLINK("http://a.cn")'


# --- which library reads ----------------------------------------------------------------------------------


def stood_in(change: Callable[[str], str]) -> Sheet:
    content = with_sheet_markup(saved({"表": [["指标", "值"], ["工业", 1700]]}), 1, change)
    return only_sheet(content, "表.xlsx")


@pytest.mark.parametrize(
    "spelt",
    ["<v> 1700 </v>", "<v>&#49;700</v>", "<v><![CDATA[1700]]></v>"],
    ids=["spaces", "character reference", "CDATA"],
)
def test_openpyxl_stands_in_for_what_calamine_cannot_read_or_takes_for_empty(spelt: str) -> None:
    sheet = stood_in(lambda markup: markup.replace("<v>1700</v>", spelt))
    assert (sheet.reader, texts(sheet)["B2"]) == ("openpyxl", "1700")


def test_strict_files_are_read_by_the_stand_in_too() -> None:
    def strict(_: str, part: bytes) -> bytes:
        spelt = part.replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        )
        return spelt.replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        ).replace(b"<v>1700</v>", b"<v> 1700 </v>")

    sheet = only_sheet(with_parts(saved({"表": [["指标", "值"], ["工业", 1700]]}), strict), "表.xlsx")
    assert (sheet.reader, texts(sheet)["B2"]) == ("openpyxl", "1700")


def test_two_cells_far_apart_are_read_without_the_box_between_them() -> None:
    far = '<row r="1000000"><c r="J1000000"><v>7</v></c></row>'
    sheet = stood_in(lambda markup: markup.replace("</sheetData>", far + "</sheetData>"))
    assert (sheet.reader, texts(sheet)["J1000000"]) == ("openpyxl", "7")


def large(arrange: Callable[[Workbook], None] | None = None) -> bytes:
    rows: list[list[object]] = [["指标", "年", "值", "单位"], *([f"指标{n}", 2024, n / 7, "亿元"] for n in range(9000))]
    return saved({"表": rows}, arrange)


def markup_of(content: bytes) -> bytes:
    with ZipFile(BytesIO(content)) as archive:
        return archive.read("xl/worksheets/sheet1.xml")


def test_a_glance_says_the_same_of_a_plain_sheet_as_a_scan() -> None:
    markup = markup_of(large(lambda book: book.worksheets[0].merge_cells("F1:G2")))
    glance, scan = glanced(markup, frozenset({7})), scanned(markup, frozenset({7}))
    assert glance is not None
    assert (glance.last, glance.merges) == (scan.last, scan.merges)
    assert [scan.percents, scan.troubles, scan.hidden_rows, scan.hidden_columns] == [set(), {}, set(), []]


TELLING: list[Callable[[str], str]] = [
    lambda markup: markup.replace("<v>2024</v>", "<f>1+1</f><v></v>", 1),
    lambda markup: markup.replace('t="n"><v>2024', 't="e"><v>#N/A', 1),
    lambda markup: markup.replace('<c r="C5"', '<c r="C5" s="7"'),
    lambda markup: markup.replace('<row r="5"', '<row r="5" hidden="1"'),
    lambda markup: markup.replace('<c r="C5"', "<c r='C5'"),
    lambda markup: markup.replace('<c r="C5"', "<c"),
    lambda markup: markup.replace("<sheetData>", "<!-- x --><sheetData>"),
    lambda markup: markup.replace('<c r="C5" t="n"', '<c t="n" r="C5"'),
    lambda markup: markup[: len(markup) // 2],
]


@pytest.mark.parametrize("change", TELLING)
def test_a_glance_leaves_every_sheet_that_may_not_be_plain_to_the_scan(change: Callable[[str], str]) -> None:
    markup = markup_of(large()).decode()
    assert change(markup) != markup
    assert glanced(change(markup).encode(), frozenset({7})) is None


def test_a_formula_without_a_value_in_a_large_sheet_is_an_error() -> None:
    content = with_sheet_markup(large(), 1, lambda markup: markup.replace("<v>2024</v>", "<f>1+1</f><v></v>", 1))
    assert only_sheet(content, "表.xlsx").lines[1].cells[1].trouble is not None


# --- bad input --------------------------------------------------------------------------------------------


def open_document(rows: str, **parts: bytes) -> bytes:
    names = "".join(
        f' xmlns:{each}="urn:oasis:names:tc:opendocument:xmlns:{each}:1.0"' for each in ("office", "table", "text")
    )
    body = f'<table:table table:name="表">{rows}</table:table>'
    content = f"<office:body{names}><office:spreadsheet>{body}</office:spreadsheet></office:body>"
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content, ZIP_DEFLATED)
        for name, part in parts.items():
            archive.writestr(name.replace("__", "/"), part)
    return packed.getvalue()


FIGURE = '<table:table-cell office:value-type="float" office:value="7"{}/>'
ROW = "<table:table-row{}>{}</table:table-row>"


def test_an_ods_may_declare_ten_thousand_million_empty_cells() -> None:
    empty = ROW.format(
        ' table:number-rows-repeated="1048576"', '<table:table-cell table:number-columns-repeated="16384"/>'
    )
    sheet = only_sheet(open_document(ROW.format("", FIGURE.format("")) + empty), "表.ods")
    assert texts(sheet) == {"A1": "7"}


def test_an_ods_that_fills_ten_thousand_million_cells_is_refused() -> None:
    filled = FIGURE.format(' table:number-columns-repeated="16384"')
    rows = ROW.format(' table:number-rows-repeated="1048576"', filled)
    assert refusal(open_document(rows), "表.ods") == "W105"


def test_repeated_cells_of_an_ods_are_read_each_in_its_place() -> None:
    shared = '<table:table-cell office:value-type="percentage" office:value="0.048" table:number-columns-repeated="2"/>'
    sheet = only_sheet(open_document(ROW.format(' table:number-rows-repeated="2"', shared)), "表.ods")
    assert [(c.origin.cell, c.percent) for line in sheet.lines for c in line.cells] == [
        ("A1", True),
        ("B1", True),
        ("A2", True),
        ("B2", True),
    ]


def test_an_ods_formula_that_was_never_calculated_is_an_error() -> None:
    never = '<table:table-cell table:formula="of:=1+1"/>'
    assert only_sheet(open_document(ROW.format("", never)), "表.ods").lines[0].cells[0].trouble is not None


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"\x01user" + b" " * 160, "~$表.xlsx", "W200"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "表.xls", "W203"),
        (open_document("", **{"META-INF__manifest.xml": b"<x><encryption-data/></x>"}), "表.ods", "W103"),
        (open_document("")[:300], "表.ods", "W104"),
        (open_document("<table:table-row>"), "表.ods", "W104"),
    ],
    ids=["lock file", "web page", "encrypted ods", "truncated ods", "broken ods"],
)
def test_a_file_that_cannot_be_read_is_refused_by_one_message(content: bytes, name: str, code: str) -> None:
    assert refusal(content, name) == code


@pytest.mark.parametrize("length", [600, 3000, 5000])
def test_an_xls_that_breaks_off_is_refused(length: int, in_kind: InKind) -> None:
    assert refusal(in_kind("xls")[:length], "表.xls") == "W104"


@pytest.mark.parametrize(
    ("limits", "code"), [(Limits(memory=1), "W205"), (Limits(cells=3), "W105")], ids=["memory", "cells"]
)
def test_an_xls_may_use_no_more_than_the_limits(limits: Limits, code: str, in_kind: InKind) -> None:
    assert refusal(in_kind("xls"), "表.xls", limits) == code


def test_an_xls_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(asked: list[str], **kwargs: float) -> None:
        raise subprocess.TimeoutExpired(asked, kwargs["timeout"])

    monkeypatch.setattr(subprocess, "run", endless)
    assert refusal(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(512), "表.xls") == "W204"


def test_a_million_empty_declared_rows_and_fifty_thousand_merges_are_nothing_special() -> None:
    rows = "".join(f'<row r="{number}"/>' for number in range(3, 1_048_577))
    ranges = "".join(f'<mergeCell ref="A{number}:B{number}"/>' for number in range(1, 50_001))
    sheet = stood_in(
        lambda markup: markup.replace("</sheetData>", f"{rows}</sheetData><mergeCells>{ranges}</mergeCells>")
    )
    assert len(sheet.lines) == 2
    assert len(sheet.merges) == 50_000


def test_more_rows_than_allowed_are_refused() -> None:
    assert refusal(saved({"表": [["a"], ["b"], ["c"]]}), "表.xlsx", Limits(rows=2)) == "W105"


def test_a_file_larger_than_allowed_is_refused_before_it_is_looked_at() -> None:
    assert refusal(b"a,b\n" * MEGABYTE, "表.csv", Limits(bytes=MEGABYTE)) == "W105"


def test_macros_and_links_to_other_files_are_left_alone() -> None:
    packed = BytesIO(saved(sheets()))
    with ZipFile(packed, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf macros")
        archive.writestr("xl/externalLinks/externalLink1.xml", b"<not even markup")
    assert read(packed.getvalue(), "book.xlsm") == read(saved(sheets()), "book.xlsm")


def test_dates_count_from_1904_where_the_workbook_says_so() -> None:
    def of_1904(name: str, part: bytes) -> bytes:
        is_main = name == "xl/workbook.xml"
        return re.sub(rb"<workbookPr[^>]*/>", b'<workbookPr date1904="1"/>', part) if is_main else part

    content = with_parts(saved({"表": [["日期"], [date(2024, 3, 1)]]}), of_1904)
    assert texts(only_sheet(content, "表.xlsx"))["A2"] == "2028年3月2日"


def test_numbers_that_binary_fractions_miss_are_those_that_were_typed() -> None:
    assert texts(only_sheet(saved({"表": [["值"], [19.989999999999998]]}), "表.xlsx"))["A2"] == "19.99"
