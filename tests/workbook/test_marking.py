"""A copy shows marks in their cells, in files of many kinds; everything else of the file is as it was."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
from PIL import Image as Pixels

from briefgen.diagnostics import Diagnostic
from briefgen.errors import CannotRun
from briefgen.limits import USUAL_LIMITS
from briefgen.origins import Origin
from briefgen.workbook import read, read_all
from briefgen.workbook.linting.mending import mended
from briefgen.workbook.marking import Copy, Level, Mark, Mend
from tests import office
from tests.samples import WORKBOOK
from tests.workbook.making import saved, sheets, with_parts, with_sheet_markup

ERROR, WARNING, NOTE, MENDED = Level.ERROR, Level.WARNING, Level.NOTE, Level.MENDED
SHEET = "xl/worksheets/sheet3.xml"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Change = Callable[[str, bytes], bytes]


def marked(content: bytes, *marks: Mark) -> bytes:
    copy = Copy(content, "book.xlsx", USUAL_LIMITS)
    copy.mark(marks)
    return copy.packed()


def mend(content: bytes, *mends: Mend) -> tuple[bytes, tuple[Mend, ...]]:
    copy = Copy(content, "book.xlsx", USUAL_LIMITS)
    done = copy.mend(mends)
    return copy.packed(), done


def at(cell: str, level: Level = ERROR, words: str = "不对", sheet: str = "指标") -> Mark:
    return Mark(sheet, cell, level, words)


def opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(BytesIO(content))


def shown(content: bytes, cell: str, sheet: str = "指标") -> tuple[str, str]:
    """The colour of a cell and the words of its comment."""
    found = opened(content)[sheet][cell]
    return found.fill.fgColor.rgb, found.comment.text if found.comment else ""


def entries(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def rich(book: Workbook) -> None:
    """What people put around their tables."""
    sheet = sheet_of(book)
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=6, min_row=1, max_row=4))
    sheet.add_chart(chart, "P2")
    picture = BytesIO()
    Pixels.new("RGB", (8, 8), "red").save(picture, "PNG")
    sheet.add_image(Image(picture), "P20")
    choices = DataValidation(type="list", formula1='"超,近"')
    choices.add("G2:G9")
    sheet.add_data_validation(choices)
    rule = Rule(type="cellIs", operator="lessThan", formula=["0"], dxf=DifferentialStyle(font=Font(bold=True)))
    sheet.conditional_formatting.add("F2:F4", rule)
    sheet.add_table(Table(displayName="figures", ref="A1:M4"))
    sheet["F2"].font, sheet["F2"].number_format = Font(bold=True, color="FF112233"), "0.00"
    sheet["C2"].comment = Comment("请核对", "王")
    sheet.freeze_panes = "D2"
    book.defined_names["总值"] = DefinedName("总值", attr_text="指标!$F$2")


def sheet_of(book: Workbook) -> Any:
    """The sheet of indicators; the types of openpyxl do not know what hangs on it."""
    return book["指标"]


RICH = saved(sheets(), rich)


# --- marks ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("level", Level)
def test_a_mark_is_a_fill_and_a_comment(level: Level) -> None:
    assert shown(marked(RICH, at("F3", level, "不是数字\n<写成> 12 & 3")), "F3") == (
        level.value,
        "不是数字\n<写成> 12 & 3",
    )


def test_the_comment_is_by_this_program() -> None:
    assert opened(marked(RICH, at("F3")))["指标"]["F3"].comment.author == "briefgen"


def test_several_marks_of_a_cell_are_one_comment_in_the_colour_of_the_worst() -> None:
    copy = marked(RICH, at("F3", NOTE, "一"), at("F3", ERROR, "二"), at("F3", MENDED, "三"))
    assert shown(copy, "F3") == (ERROR.value, "一\n\n二\n\n三")


def test_everything_else_of_a_format_stays() -> None:
    found = opened(marked(RICH, at("F2")))["指标"]["F2"]
    assert (found.number_format, found.font.b, found.font.color.rgb, found.value) == ("0.00", True, "FF112233", 1700)


def test_cells_around_are_not_coloured() -> None:
    copy = opened(marked(RICH, at("F3")))["指标"]
    coloured = [cell.coordinate for row in copy.iter_rows() for cell in row if cell.fill.fill_type]
    assert coloured == ["F3"]


@pytest.mark.parametrize("cell", ["A3", "M4", "Z3", "I3", "C9", "B1", "AA300", "XFD1048576"])
def test_a_cell_that_is_not_there_is_made_in_its_place(cell: str) -> None:
    copy = marked(RICH, at(cell), at("F3"), at("I2"))
    assert shown(copy, cell) == (ERROR.value, "不对")
    markup = entries(copy)[SHEET].decode()
    rows = [int(number) for number in re.findall(r'<row [^>]*?r="(\d+)"', markup)]
    assert rows == sorted(set(rows))
    for row in re.findall(r"<row .*?</row>", markup):
        columns = [(len(name), name) for name in re.findall(r'<c [^>]*?r="([A-Z]+)', row)]
        assert columns == sorted(set(columns))


def test_a_row_and_a_table_that_are_empty_take_cells() -> None:
    content = with_sheet_markup(
        saved(sheets()), 3, lambda markup: re.sub(r"<sheetData>.*</sheetData>", "<sheetData/>", markup)
    )
    assert shown(marked(content, at("B7")), "B7") == (ERROR.value, "不对")
    row = with_sheet_markup(
        saved(sheets()),
        3,
        lambda text: re.sub(r"<sheetData>.*</sheetData>", '<sheetData><row r="7"/></sheetData>', text),
    )
    assert shown(marked(row, at("B7")), "B7") == (ERROR.value, "不对")


def test_an_empty_cell_takes_the_format_of_its_column() -> None:
    def bold(book: Workbook) -> None:
        book["指标"].column_dimensions["T"].font = Font(bold=True)

    assert opened(marked(saved(sheets(), bold), at("T3")))["指标"]["T3"].font.b


def test_a_cell_that_a_merged_one_hides_is_shown_at_the_first() -> None:
    copy = marked(saved(sheets(), lambda book: book["指标"].merge_cells("F3:F4")), at("F4"))
    assert shown(copy, "F3") == (ERROR.value, "不对")


# --- comments of others -----------------------------------------------------------------------------------------


def test_the_comment_of_a_person_stays_and_ours_follows_it() -> None:
    copy = marked(RICH, at("C2"), at("C3"))
    assert shown(copy, "C2") == (ERROR.value, "请核对\nbriefgen: 不对")
    found = opened(copy)["指标"]
    assert (found["C2"].comment.author, found["C3"].comment.author) == ("王", "briefgen")


def test_a_copy_of_a_copy_says_it_once() -> None:
    copy = marked(marked(RICH, at("F3", words="旧")), at("F3", WARNING, "新"))
    assert shown(copy, "F3") == (WARNING.value, "新")


def test_each_box_has_a_number_of_its_own() -> None:
    drawing = next(part for name, part in entries(marked(RICH, at("C2"), at("C3"), at("D3"))).items() if "vml" in name)
    numbers = re.findall(rb'\bid="_x0000_s(\d+)"', drawing)
    assert len(numbers) == len(set(numbers)) == 3


def test_boxes_go_beside_controls_whose_drawing_is_not_well_formed() -> None:
    def control(part: bytes) -> bytes:
        return part.replace(b"</xml>", b"<v:shape id='_x0000_s1030'><div>a<br>b</div></v:shape></xml>")

    content = with_parts(RICH, lambda name, part: control(part) if name.endswith(".vml") else part)
    copy = entries(marked(content, at("F3")))
    drawing = next(part for name, part in copy.items() if name.endswith(".vml"))
    assert b"a<br>b" in drawing
    assert b"_x0000_s1031" in drawing


def test_a_cell_in_whose_comment_people_talk_is_only_coloured() -> None:
    thread = b'<threadedComment ref="C2" id="{1}"><text>ok</text></threadedComment>'
    threads = b'<ThreadedComments xmlns="t">' + thread + b"</ThreadedComments>"
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    link = f'<Relationship Id="rId99" Type="{kind}" Target="/xl/threadedComments/t1.xml"/></Relationships>'.encode()

    def talk(name: str, part: bytes) -> bytes:
        return part.replace(b"</Relationships>", link) if name.endswith("sheet3.xml.rels") else part

    packed = BytesIO(with_parts(RICH, talk))
    with ZipFile(packed, "a") as archive:
        archive.writestr("xl/threadedComments/t1.xml", threads)
    copy = marked(packed.getvalue(), at("C2"), at("C3"))
    assert shown(copy, "C2") == (ERROR.value, "请核对")
    assert shown(copy, "C3") == (ERROR.value, "不对")
    assert entries(copy)["xl/threadedComments/t1.xml"] == threads


# --- everything else ----------------------------------------------------------------------------------------------


def test_all_other_parts_keep_their_bytes() -> None:
    before, after = entries(RICH), entries(marked(RICH, at("F3"), at("C2")))
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"xl/styles.xml", SHEET, "xl/comments/comment1.xml", "xl/drawings/commentsDrawing1.vml"}
    assert set(after) == set(before)


def test_a_sheet_without_comments_gets_them_and_nothing_else_changes() -> None:
    content = saved(sheets())
    before, after = entries(content), entries(marked(content, at("F3")))
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"xl/styles.xml", SHEET, "[Content_Types].xml"}
    assert set(after) - set(before) == {
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
        "xl/worksheets/_rels/sheet3.xml.rels",
    }


def test_without_a_mark_nothing_changes() -> None:
    assert entries(marked(RICH)) == entries(RICH)


def test_the_markup_of_a_sheet_changes_only_at_its_cells() -> None:
    before, after = (entries(content)[SHEET].decode() for content in (RICH, marked(RICH, at("F3"))))
    assert re.sub(r'(<c )(?:s="\d+" )?(r="F3")(?: s="\d+")?', r"\1\2", after) == before


def test_charts_pictures_choices_formats_and_names_are_still_there() -> None:
    book = opened(marked(RICH, at("F3"), at("P40")))
    sheet = sheet_of(book)
    assert len(sheet._charts) == len(sheet._images) == len(sheet.data_validations.dataValidation) == 1
    assert (len(sheet.conditional_formatting), list(sheet.tables)) == (1, ["figures"])
    assert (sheet.freeze_panes, book.defined_names["总值"].attr_text) == ("D2", "指标!$F$2")


def test_the_drawing_of_comments_is_named_where_the_standard_wants_it() -> None:
    def table(book: Workbook) -> None:
        book["指标"].add_table(Table(displayName="figures", ref="A1:M4"))

    markup = entries(marked(saved(sheets(), table), at("F3")))[SHEET].decode()
    assert re.search(r"<pageMargins[^>]*/><legacyDrawing [^>]*/><tableParts", markup)


def test_macros_stay() -> None:
    macro = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    plain = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    packed = BytesIO(with_parts(RICH, lambda _, part: part.replace(plain, macro)))
    with ZipFile(packed, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0macro")
    copy = Copy(packed.getvalue(), "book.xlsm", USUAL_LIMITS)
    copy.mark([at("F3")])
    after = entries(copy.packed())
    assert copy.suffix == ".xlsm"
    assert after["xl/vbaProject.bin"] == b"\xd0\xcf\x11\xe0macro"
    assert macro in after["[Content_Types].xml"]


def strict(_: str, part: bytes) -> bytes:
    return part.replace(
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    ).replace(RELATIONSHIPS.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships")


def prefixed(name: str, part: bytes) -> bytes:
    if not re.fullmatch(r"xl/(worksheets/.*|styles|comments/.*)\.xml", name):
        return part
    named = re.sub(rb"<(/?)(\w)", rb"<\1x:\2", part).replace(b"<?x:xml", b"<?xml")
    return named.replace(b"xmlns=", b"xmlns:x=")


def utf_16(name: str, part: bytes) -> bytes:
    if name != SHEET:
        return part
    return ('<?xml version="1.0" encoding="UTF-16"?>' + part.decode().removeprefix("<?xml version='1.0'?>")).encode(
        "utf-16"
    )


@pytest.mark.parametrize("change", [strict, prefixed, utf_16], ids=["strict", "with prefixes", "UTF-16"])
def test_files_of_other_programs_are_marked_too(change: Change) -> None:
    content = with_parts(saved(sheets()), change)
    copy = marked(content, at("F3"), at("N9"))
    parts = entries(copy)
    assert read(copy, "book.xlsx").output == read(content, "book.xlsx").output
    assert b'ref="F3"' in parts["xl/comments1.xml"]
    markup = parts[SHEET].decode()
    assert re.search(r'<(x:)?c s="1" r="F3"', markup)
    assert re.search(r'<(x:)?c r="N9" s="1"/>', markup)
    if change is strict:
        assert b"purl.oclc.org/ooxml/officeDocument/relationships/comments" in b"".join(parts.values())
        assert b"http://purl.oclc.org/ooxml/spreadsheetml/main" in parts["xl/comments1.xml"]


def test_a_sheet_in_utf_16_is_not_read_as_an_empty_one() -> None:
    content = saved(sheets())
    assert read(with_parts(content, utf_16), "book.xlsx").output == read(content, "book.xlsx").output


@pytest.mark.parametrize("path", ["xl/styles.xml", SHEET])
def test_a_part_that_is_damaged_is_refused(path: str) -> None:
    content = with_parts(RICH, lambda name, part: part[: len(part) // 2] if name == path else part)
    with pytest.raises(CannotRun) as stopped:
        marked(content, at("F3"))
    assert [each.code for each in stopped.value.diagnostics] == ["W354"]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(entries(RICH))), st.integers(0, 10_000), st.binary(max_size=4), st.integers(0, 30))
def test_a_damaged_file_is_marked_or_refused(path: str, place: int, new: bytes, gone: int) -> None:
    def change(name: str, part: bytes) -> bytes:
        return part[: place % len(part)] + new + part[place % len(part) + gone :] if name == path else part

    with suppress(CannotRun):
        copy = Copy(with_parts(RICH, change), "book.xlsx", USUAL_LIMITS)
        copy.mend([Mend("指标", "C3", "名"), Mend("指标", "F3", Decimal(1))])
        copy.mark([at("F3"), at("C2"), at("Z9")])
        assert copy.packed()


def test_a_row_says_no_more_which_columns_it_has() -> None:
    content = with_sheet_markup(saved(sheets()), 3, lambda text: text.replace('<row r="3"', '<row r="3" spans="1:13"'))
    markup = entries(marked(content, at("Z3")))[SHEET].decode()
    assert "spans" in entries(content)[SHEET].decode()
    assert "spans" not in markup


def test_thousands_of_marks_are_all_there() -> None:
    contents = sheets()
    contents["指标"] += [["trade", f"n{row}", "名", "个", None, "1"] for row in range(4_000)]
    marks = [at(f"{column}{row}") for row in range(5, 4_000) for column in "FZ"]
    assert len(opened(marked(saved(contents), *marks))["指标"]["Z3999"].comment.text) == 2


def test_libreoffice_shows_colours_and_comments_and_keeps_the_rest(tmp_path: Path) -> None:
    if office.OFFICE is None:
        pytest.skip(office.MISSING)
    (tmp_path / "copy.xlsx").write_bytes(marked(RICH, at("F3"), at("C2", WARNING), at("K9", NOTE)))
    office.convert(tmp_path, "xlsx", tmp_path / "out", "copy.xlsx")
    content = (tmp_path / "out/copy.xlsx").read_bytes()
    assert shown(content, "F3") == (ERROR.value, "不对")
    assert shown(content, "C2") == (WARNING.value, "请核对\nbriefgen: 不对")
    assert shown(content, "K9") == (NOTE.value, "不对")
    sheet = sheet_of(opened(content))
    assert len(sheet._charts) == len(sheet.data_validations.dataValidation) == 1


# --- mends --------------------------------------------------------------------------------------------------------


def put(cell: str, value: object, number_format: str = "General") -> Callable[[Workbook], None]:
    def arrange(book: Workbook) -> None:
        found = sheet_of(book)[cell]
        found.value, found.number_format = value, number_format

    return arrange


@pytest.mark.parametrize(
    ("number_format", "kept"),
    [("General", "General"), ("#,##0", "#,##0"), ("@", "General"), ("0.0%", "General"), ("yyyy-mm-dd", "General")],
)
def test_a_text_becomes_a_number_that_shows_as_it_is(number_format: str, kept: str) -> None:
    content, done = mend(saved(sheets(), put("F3", "25", number_format)), Mend("指标", "F3", Decimal(25)))
    cell = opened(content)["指标"]["F3"]
    assert (cell.value, cell.data_type, cell.number_format) == (25, "n", kept)
    assert len(done) == 1


def test_a_text_keeps_its_format_and_loses_its_spaces() -> None:
    arrange = put("C3", "亿元楼 ")
    content, _ = mend(saved(sheets(), arrange), Mend("指标", "C3", "亿元楼"))
    assert opened(content)["指标"]["C3"].value == "亿元楼"


def test_a_formula_is_never_written_over() -> None:
    content, done = mend(saved(sheets(), put("F3", '="25"')), Mend("指标", "F3", Decimal(25)))
    assert done == ()
    assert opened(content)["指标"]["F3"].value == '="25"'


PLAIN = '<t xml:space="preserve">亿元楼 </t>'
SEVERAL = '<r><t>亿元</t></r><r><rPr><b/></rPr><t xml:space="preserve">楼 </t></r>'


def in_line(words: str) -> bytes:
    """A workbook with these words in a cell."""
    cell = re.compile(r'<c r="C3" t="inlineStr"><is>.*?</is>')
    return with_sheet_markup(
        saved(sheets()), 3, lambda text: cell.sub(f'<c r="C3" t="inlineStr"><is>{words}</is>', text)
    )


def shared(words: str) -> bytes:
    """A workbook with these words as the second of its shared strings."""
    strings = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>一</t></si><si>'
    link = f'<Relationship Id="rId77" Type="{RELATIONSHIPS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    cell = re.compile(r'<c r="C3" t="inlineStr">.*?</c>')

    def change(name: str, part: bytes) -> bytes:
        if name == "xl/_rels/workbook.xml.rels":
            return part.replace(b"</Relationships>", link.encode())
        return cell.sub('<c r="C3" t="s"><v>1</v></c>', part.decode()).encode() if name == SHEET else part

    packed = BytesIO(with_parts(saved(sheets()), change))
    with ZipFile(packed, "a") as archive:
        archive.writestr("xl/sharedStrings.xml", f"{strings}{words}</si></sst>")
    return packed.getvalue()


@pytest.mark.parametrize("workbook", [in_line, shared])
def test_words_in_several_formats_are_left_alone(workbook: Callable[[str], bytes]) -> None:
    content = workbook(SEVERAL)
    assert read(content, "book.xlsx").output.indicator("亿元楼")
    copy, done = mend(content, Mend("指标", "C3", "亿元楼"))
    assert (done, entries(copy)) == ((), entries(content))


@pytest.mark.parametrize("workbook", [in_line, shared])
def test_plain_words_are_not(workbook: Callable[[str], bytes]) -> None:
    copy, done = mend(workbook(PLAIN), Mend("指标", "C3", "亿元楼"))
    assert len(done) == 1
    assert '<is><t xml:space="preserve">亿元楼</t></is>' in entries(copy)[SHEET].decode()


def mends_of(found: Sequence[Diagnostic]) -> list[Mend]:
    cells = ((each, each.where) for each in found if isinstance(each.where, Origin))
    return [Mend(where.sheet, where.cell, done.after) for each, where in cells if (done := mended(each))]


SPACES = st.sampled_from(["", " ", "\u3000", "\xa0", "  "])
FULL = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")
NUMBERS = st.decimals(-10_000_000, 10_000_000, places=2) | st.integers(-99, 99_999).map(Decimal)
TYPED = st.builds(
    lambda number, spec, full, before, after: (
        before + (f"{number:{spec}}".translate(FULL) if full else f"{number:{spec}}") + after
    ),
    NUMBERS,
    st.sampled_from(["f", ",f", ".1f", "+f"]),
    st.booleans(),
    SPACES,
    SPACES,
)
FORMATS = st.sampled_from(["General", "@", "0.0%", "#,##0.00", "yyyy-mm-dd"])


@settings(max_examples=40, deadline=None)
@given(
    figures=st.lists(TYPED, min_size=3, max_size=3),
    changes=st.lists(TYPED, min_size=3, max_size=3),
    formats=st.lists(FORMATS, min_size=6, max_size=6),
    spaces=st.lists(SPACES, min_size=12, max_size=12),
)
def test_a_mended_copy_says_what_the_workbook_says(
    figures: list[str], changes: list[str], formats: list[str], spaces: list[str]
) -> None:
    def untidy(book: Workbook) -> None:
        sheet = book["指标"]
        for at, (figure, change) in enumerate(zip(figures, changes, strict=True)):
            sheet[f"F{at + 2}"], sheet[f"J{at + 2}"] = figure, change
            sheet[f"F{at + 2}"].number_format, sheet[f"J{at + 2}"].number_format = formats[2 * at : 2 * at + 2]
        for cell, before, after in zip(("B3", "C3", "D3", "C4", "A4", "M4"), spaces[::2], spaces[1::2], strict=True):
            sheet[cell] = f"{before}{sheet[cell].value}{after}"

    content = saved(sheets(), untidy)
    before = read_all(content, "book.xlsx", lint=True)
    mends = mends_of(before.diagnostics)
    copy, done = mend(content, *mends)
    after = read_all(copy, "book.xlsx", lint=True)
    assert done == tuple(mends)
    assert repr(after.output.dataset) == repr(before.output.dataset), "25.0 is no 25: it would be printed otherwise"
    assert mends_of(after.diagnostics) == []
    left = [each for each in before.diagnostics if not mended(each)]
    assert sorted(map(str, left)) == sorted(map(str, after.diagnostics))


def test_the_shipped_workbook_can_be_marked() -> None:
    content = WORKBOOK.read_bytes()
    copy = marked(content, at("F5"), at("B2", NOTE, sheet="封面"))
    assert shown(copy, "F5")[0] == ERROR.value
    assert read(copy, WORKBOOK.name).output == read(content, WORKBOOK.name).output
