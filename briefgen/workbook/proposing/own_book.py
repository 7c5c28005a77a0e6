"""Make the workbook that a proposed packet has of its own: a cover and its pillars; the figures stay where they are."""

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from briefgen.workbook.proposing.values import Pillar

Lines = Sequence[tuple[str, str]]
WIDTHS = (16, 60)


def own_workbook(cover: Lines, pillars: Sequence[Pillar]) -> bytes:
    """The bytes of a workbook with the sheets 封面 and 支柱."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = "封面"
    _fill(first, [("项目", "内容"), *cover])
    _fill(book.create_sheet("支柱"), [("编码", "名称"), *((each.code, each.title) for each in pillars)])
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def _fill(sheet: Worksheet, rows: Lines) -> None:
    """The rows as words: a name that begins with = is no formula."""
    for number, row in enumerate(rows, 1):
        for column, words in enumerate(row, 1):
            cell = sheet.cell(number, column, words)
            cell.data_type = "s"
            cell.font = Font(bold=number == 1)
    for letter, width in zip("AB", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
