"""Make small workbooks for tests, and files around them that no program should have written."""

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

Rows = list[list[object]]
Sheets = dict[str, Rows]
HEADER = ["支柱", "编码", "指标", "单位", "报告期", "值", "限定", "状态", "上期值", "增速", "增速限定", "位次", "上级"]
PERCENT_FORMAT = "0.0%"


def sheets() -> Sheets:
    """A workbook without a mistake, as rows: two pillars, an indicator each, and a part of one of them."""
    return {
        "封面": [["项目", "内容"], ["标题", "测试区2024年简报"], ["报告期", "2024年"]],
        "支柱": [["编码", "名称"], ["headline", "数读"], ["trade", "商贸"]],
        "指标": [
            list(HEADER),
            ["headline", "gdp", "地区生产总值", "亿元", "2024年", 1700, "突破", "预计", None, 4.8, None, 1, None],
            ["trade", "towers", "亿元楼", "栋", "2024年", 25, None, None, None, None, None, None, None],
            ["trade", "big_towers", "十亿元楼", "栋", "2024年", 3, None, None, None, None, None, None, "towers"],
        ],
    }


def saved(
    contents: Mapping[str, Sequence[Sequence[object]]], arrange: Callable[[Workbook], None] | None = None
) -> bytes:
    """The bytes of a workbook with these sheets, after `arrange` has had its way with it."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in contents.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    if arrange:
        arrange(book)
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def with_parts(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """The same archive with each part changed."""
    packed = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(packed, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, change(name, before.read(name)))
    return packed.getvalue()


def with_sheet_markup(content: bytes, number: int, change: Callable[[str], str]) -> bytes:
    """The same archive with the markup of one sheet, counted from 1, changed."""
    path = f"xl/worksheets/sheet{number}.xml"
    return with_parts(content, lambda name, part: change(part.decode()).encode() if name == path else part)
