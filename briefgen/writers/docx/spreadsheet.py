"""Write the small workbook that a chart carries, so that Word can open its figures and change them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefgen.writers.docx.markup import NOTHING, Xml, escaped, tag, whole
from briefgen.writers.docx.package import Part, Relationships, packed

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
SHEET = "Sheet1"


@dataclass(frozen=True, slots=True)
class Formula:
    """What a cell is computed by, and what that gave: it follows the figure that somebody changes in the sheet."""

    written: str
    value: Decimal


Value = str | Decimal | Formula | None
Rows = Sequence[Sequence[Value]]


def spreadsheet(rows: Rows) -> bytes:
    """An .xlsx file of one sheet; None leaves a cell empty (ECMA-376 18.3)."""
    package, book = Relationships(), Relationships()
    package.to("officeDocument", "xl/workbook.xml")
    sheet = tag("sheet", name=SHEET, sheetId=1, **{"r:id": book.to("worksheet", "worksheets/sheet1.xml")})
    book.to("styles", "styles.xml")
    lines = tag("sheetData", *(_row(number, row) for number, row in enumerate(rows, 1)))
    return packed(
        [
            package.part(""),
            _part("xl/workbook.xml", "sheet.main", "workbook", tag("sheets", sheet)),
            book.part("xl/workbook.xml"),
            _part("xl/worksheets/sheet1.xml", "worksheet", "worksheet", lines),
            _part("xl/styles.xml", "styles", "styleSheet", *_plain_styles()),
        ]
    )


def column(index: int) -> str:
    """The letters of a column, counted from 0: A to Z, then AA."""
    before, last = divmod(index, 26)
    return (column(before - 1) if before else "") + chr(ord("A") + last)


def cell(index: int, row: int) -> str:
    """The address of a cell of the chart's sheet; rows are counted from 0 below the header."""
    return f"{column(index)}{row + 2}"


def cells(index: int, count: int) -> str:
    """The cells below the header of a column, as a chart refers to them."""
    letter = column(index)
    return f"{SHEET}!${letter}$2:${letter}${count + 1}"


def _part(name: str, kind: str, root: str, *children: Xml) -> Part:
    relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    content = whole(tag(root, *children, xmlns=MAIN, **{"xmlns:r": relationships}))
    return Part(name, f"{TYPES}.{kind}+xml", content)


def _row(number: int, values: Sequence[Value]) -> Xml:
    return tag("row", *(_cell(f"{column(index)}{number}", value) for index, value in enumerate(values)), r=number)


def _cell(reference: str, value: Value) -> Xml:
    match value:
        case None:
            return NOTHING
        case Decimal():
            return tag("c", tag("v", plain_number(value)), r=reference)
        case Formula(written, number):
            return tag("c", tag("f", escaped(written)), tag("v", plain_number(number)), r=reference)
        case str():
            return tag("c", tag("is", tag("t", escaped(value))), r=reference, t="inlineStr")


def plain_number(value: Decimal) -> Xml:
    """Digits without an exponent, which no reader of cells has to know."""
    return Xml(f"{value:f}")


def number_of(value: Value) -> Decimal | None:
    """The number that a cell holds or shows; None for words and for an empty one."""
    match value:
        case Decimal():
            return value
        case Formula():
            return value.value
        case str() | None:
            return None


def _plain_styles() -> tuple[Xml, ...]:
    """The least that a spreadsheet program wants to find (ECMA-376 18.8)."""
    form = tag("xf", numFmtId=0, fontId=0, fillId=0, borderId=0)
    named = tag("xf", numFmtId=0, fontId=0, fillId=0, borderId=0, xfId=0)
    edges = (tag(side) for side in ("left", "right", "top", "bottom", "diagonal"))
    return (
        tag("fonts", tag("font", tag("sz", val=11), tag("name", val="Calibri")), count=1),
        tag("fills", *(tag("fill", tag("patternFill", patternType=kind)) for kind in ("none", "gray125")), count=2),
        tag("borders", tag("border", *edges), count=1),
        tag("cellStyleXfs", form, count=1),
        tag("cellXfs", named, count=1),
        tag("cellStyles", tag("cellStyle", name="Normal", xfId=0, builtinId=0), count=1),
    )
