"""Write a small workbook of one sheet, ready to print: equal arguments give equal bytes (ECMA-376 18).

Its parts are spelt here: openpyxl takes 110 ms to import and 30 ms to write what takes 2 ms, and stamps the time.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefgen.writers.docx.markup import NOTHING, Xml, escaped, tag, whole
from briefgen.writers.docx.package import Part, Relationships, packed

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
MEDIA_TYPE = f"{TYPES}.sheet"

PLAIN, HEADER, BODY = 0, 1, 2
"""Indices of the cell formats below."""

Value = str | Decimal


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its title and its width in characters."""

    title: str
    width: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with its columns and rows; `closing` are lines below the last row, for a signature."""

    name: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Value, ...], ...]
    closing: tuple[str, ...] = ()


def write(sheet: Sheet) -> bytes:
    """An .xlsx file: the header frozen and repeated on every printed page, the width that of one page across."""
    package, book = Relationships(), Relationships()
    package.to("officeDocument", "xl/workbook.xml")
    listed = tag("sheet", name=sheet.name, sheetId=1, **{"r:id": book.to("worksheet", "worksheets/sheet1.xml")})
    book.to("styles", "styles.xml")
    titles = tag("definedName", escaped(f"'{sheet.name}'!$1:$1"), name="_xlnm.Print_Titles", localSheetId=0)
    return packed(
        [
            package.part(""),
            _part("xl/workbook.xml", "sheet.main", "workbook", tag("sheets", listed), tag("definedNames", titles)),
            book.part("xl/workbook.xml"),
            _part("xl/worksheets/sheet1.xml", "worksheet", "worksheet", *_sheet(sheet)),
            _part("xl/styles.xml", "styles", "styleSheet", *_styles()),
        ]
    )


def _part(name: str, kind: str, root: str, *children: Xml) -> Part:
    content = whole(tag(root, *children, xmlns=MAIN, **{"xmlns:r": RELATIONS}))
    return Part(name, f"{TYPES}.{kind}+xml", content)


def _sheet(sheet: Sheet) -> tuple[Xml, ...]:
    """The elements in the order of the schema (ECMA-376 18.3.1.99)."""
    pane = tag("pane", ySplit=1, topLeftCell="A2", activePane="bottomLeft", state="frozen")
    widths = (
        tag("col", min=number, max=number, width=column.width, customWidth=1)
        for number, column in enumerate(sheet.columns, 1)
    )
    return (
        tag("sheetPr", tag("pageSetUpPr", fitToPage=1)),
        tag("sheetViews", tag("sheetView", pane, workbookViewId=0)),
        tag("cols", *widths),
        tag("sheetData", *_rows(sheet)),
        tag("pageMargins", left="0.5", right="0.5", top="0.6", bottom="0.6", header="0.3", footer="0.3"),
        tag("pageSetup", paperSize=9, orientation="landscape", fitToWidth=1, fitToHeight=0),
        tag("headerFooter", tag("oddFooter", escaped("&C&P / &N"))),
    )


def _rows(sheet: Sheet) -> Iterable[Xml]:
    yield _row(1, [column.title for column in sheet.columns], HEADER)
    for number, values in enumerate(sheet.rows, 2):
        yield _row(number, values, BODY)
    for number, words in enumerate(sheet.closing, len(sheet.rows) + 3):
        yield _row(number, [words], PLAIN)


def _row(number: int, values: Sequence[Value], form: int) -> Xml:
    return tag("row", *(_cell(f"{_letters(at)}{number}", value, form) for at, value in enumerate(values)), r=number)


def _cell(reference: str, value: Value, form: int) -> Xml:
    match value:
        case Decimal():
            return tag("c", tag("v", Xml(f"{value:f}")), r=reference, s=form)
        case "":
            return tag("c", r=reference, s=form)
        case str():
            words = tag("t", escaped(value), **{"xml:space": "preserve"})
            return tag("c", tag("is", words), r=reference, s=form, t="inlineStr")


def _letters(index: int) -> str:
    """The name of a column, counted from 0: A, Z, AA."""
    before, last = divmod(index, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)


def _styles() -> tuple[Xml, ...]:
    """Three formats: plain, header (bold), body; both of the table wrap and are ruled (ECMA-376 18.8)."""
    fonts = (_font(NOTHING), _font(tag("b")))
    thin = (tag(side, tag("color", auto=1), style="thin") for side in ("left", "right", "top", "bottom"))
    none = (tag(side) for side in ("left", "right", "top", "bottom", "diagonal"))
    wrapped = tag("alignment", vertical="top", wrapText=1)
    plain = tag("xf", numFmtId=0, fontId=0, fillId=0, borderId=0)
    ruled = (
        tag("xf", wrapped, numFmtId=0, fontId=font, fillId=0, borderId=1, xfId=0, applyAlignment=1, applyBorder=1)
        for font in (1, 0)
    )
    named = tag("xf", numFmtId=0, fontId=0, fillId=0, borderId=0, xfId=0)
    return (
        tag("fonts", *fonts, count=2),
        tag("fills", *(tag("fill", tag("patternFill", patternType=kind)) for kind in ("none", "gray125")), count=2),
        tag("borders", tag("border", *none), tag("border", *thin, tag("diagonal")), count=2),
        tag("cellStyleXfs", plain, count=1),
        tag("cellXfs", named, *ruled, count=3),
        tag("cellStyles", tag("cellStyle", name="Normal", xfId=0, builtinId=0), count=1),
    )


def _font(weight: Xml) -> Xml:
    return tag("font", weight, tag("sz", val=10), tag("name", val="宋体"))
