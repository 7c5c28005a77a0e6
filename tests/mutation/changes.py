"""Change single cells of the shipped workbook, and read it as if somebody had typed them there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from io import BytesIO
from string import ascii_uppercase

import openpyxl
import pytest

from briefgen.diagnostics import Warned
from briefgen.indicators import Dataset
from briefgen.limits import Limits
from briefgen.workbook import books, read, reader, tables
from briefgen.workbook.findings import Findings
from briefgen.workbook.sheets import Line, Listed, Sheet
from tests.samples import WORKBOOK

Content = Decimal | str
Cells = Mapping[tuple[str, str], Content]
"""Sheet and cell → what stands there; an empty text for nothing."""
Row = Mapping[str, Content]
"""Header → what stands below it in one row; an empty text for nothing."""

FIGURES = "指标"
LETTERS = ascii_uppercase
BYTES = WORKBOOK.read_bytes()
UP, DOWN = Decimal("1.3"), Decimal("0.7")
OTHER_BOUND = {"超": "近", "突破": "近", "近": "超", "余": "左右", "左右": "超"}
OTHER_STATUS = {"实际": "预计", "预计": "实际"}


@dataclass(frozen=True)
class Change:
    """One cell with other contents, sometimes with a cell beside it that gives these a meaning."""

    what: str
    cells: Cells

    def __str__(self) -> str:
        told = ", ".join(f"{sheet}!{cell} = “{content}”" for (sheet, cell), content in self.cells.items())
        return f"{self.what}: {told}"

    @property
    def rows(self) -> tuple[tuple[str, int], ...]:
        """Sheet and number of each row that is changed."""
        return tuple((sheet, int(cell.lstrip(LETTERS))) for sheet, cell in self.cells)


# --- the workbook as a grid, read by nothing of the program ------------------------------------------------


class Grid:
    """Every sheet as rows under their headers, in the order of the sheet."""

    def __init__(self, cells: Cells | None = None) -> None:
        self.sheets: dict[str, dict[int, dict[str, Content]]] = {}
        self.places: dict[str, dict[str, str]] = {}
        book = openpyxl.load_workbook(BytesIO(BYTES))
        for sheet in book:
            headers = {cell.column_letter: str(cell.value) for cell in sheet[1] if cell.value is not None}
            self.places[sheet.title] = {header: column for column, header in headers.items()}
            self.sheets[sheet.title] = {
                number: {header: _content(sheet[f"{column}{number}"].value) for column, header in headers.items()}
                for number in range(2, sheet.max_row + 1)
            }
        self._write(cells or {})

    def _write(self, cells: Cells) -> None:
        for (sheet, cell), content in cells.items():
            column = cell.rstrip("0123456789")
            header = next(header for header, letter in self.places[sheet].items() if letter == column)
            self.sheets[sheet][int(cell.removeprefix(column))][header] = content

    def changed(self, cells: Cells) -> "Grid":
        made = Grid.__new__(Grid)
        made.places = self.places
        made.sheets = {name: {number: dict(row) for number, row in rows.items()} for name, rows in self.sheets.items()}
        made._write(cells)
        return made

    def rows(self, sheet: str) -> dict[int, dict[str, Content]]:
        return self.sheets[sheet]

    def cell(self, sheet: str, header: str, number: int) -> tuple[str, str]:
        return sheet, f"{self.places[sheet][header]}{number}"


def _content(value: object) -> Content:
    if isinstance(value, int | float):
        return Decimal(str(value))
    return "" if value is None else str(value)


# --- reading with cells changed ----------------------------------------------------------------------------


class Shipped:
    """The shipped workbook as the reader has it before it makes anything of its cells.

    What does not change is kept: the unpacked file, and the rows of the sheets in which no cell is another.
    """

    def __init__(self) -> None:
        self.package = books.opened(BYTES, WORKBOOK.name)
        self.sheets: tuple[Sheet, ...] = ()
        self.rows: dict[int, tuple[object, ...]] = {}
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(reader, "sheets_of", self._keeping)
            read(BYTES, WORKBOOK.name)

    def _keeping(self, book: books.Book, wanted: Sequence[Listed], limits: Limits) -> tuple[Sheet, ...]:
        self.sheets = books.sheets_of(book, wanted, limits)
        return self.sheets

    def read_with(self, cells: Cells) -> Warned[Dataset]:
        """What the reader makes of it with other contents in some cells. Raises CannotRun as it does."""
        changed = tuple(_changed(sheet, cells) for sheet in self.sheets)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(reader, "opened", lambda *_: self.package)
            patch.setattr(reader, "sheets_of", lambda *_: changed)
            patch.setattr(reader, "rows_of", self._rows_of)
            return read(BYTES, WORKBOOK.name)

    def _rows_of(self, sheet: Sheet, kind: str, findings: Findings) -> tuple[object, ...]:
        if not any(sheet is each for each in self.sheets):
            return tables.rows_of(sheet, kind, findings)
        if id(sheet) not in self.rows:
            self.rows[id(sheet)] = tables.rows_of(sheet, kind, findings)
        return self.rows[id(sheet)]


def _changed(sheet: Sheet, cells: Cells) -> Sheet:
    mine = {cell: content for (name, cell), content in cells.items() if name == sheet.name}
    numbers = {int(cell.lstrip(LETTERS)) for cell in mine}
    lines = (_with(line, mine) if line.number in numbers else line for line in sheet.lines)
    return replace(sheet, lines=tuple(lines)) if mine else sheet


def _with(line: Line, contents: Mapping[str, Content]) -> Line:
    cells = (replace(each, content=contents.get(each.origin.cell, each.content)) for each in line.cells)
    return replace(line, cells=tuple(cells))


def workbook_with(cells: Cells) -> bytes:
    """The workbook itself with other contents in some cells."""
    book = openpyxl.load_workbook(BytesIO(BYTES))
    for (sheet, cell), content in cells.items():
        book[sheet][cell] = float(content) if isinstance(content, Decimal) else content or None
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


# --- which cells, and how ----------------------------------------------------------------------------------


def changes(grid: Grid) -> Iterator[Change]:
    """Every cell that says something, upward and downward by 30 %, emptied, and with other words."""
    for number, row in grid.rows(FIGURES).items():
        for what, header, content in _of_row(number, row):
            yield Change(f"{row['指标']} {what}", {grid.cell(FIGURES, header, number): content})
    yield from _of_several(grid)
    yield from _of_words(grid)


CLAIMED = ("gdp", "governance_cases")
"""Rows that stand alone and of whose value a sentence says more than the figure."""


def stands_alone(change: Change, grid: Grid) -> bool:
    """Whether it is another value of a row of which no other row and no claim says anything."""
    ((sheet, number),) = change.rows if len(change.cells) == 1 else ((("", 0)),)
    row = grid.rows(sheet)[number] if sheet == FIGURES else {}
    is_value = change.what.endswith(" 值") and "" not in change.cells.values()
    return is_value and not (row["上级"] or row["组"] or row["编码"] in CLAIMED)


def together(some: Sequence[Change]) -> Iterator[list[Change]]:
    """The changes in as few lots as can be, none with two of one row."""
    lots: list[list[Change]] = []
    for change in some:
        lot = next((each for each in lots if not {*change.rows} & {row for other in each for row in other.rows}), None)
        if lot is None:
            lots.append([change])
        else:
            lot.append(change)
    yield from lots


def _of_row(number: int, row: Row) -> Iterator[tuple[str, str, Content]]:
    for header in ("值", "增速"):
        yield from ((header, header, content) for content in _other_numbers(row[header]))
    for header in ("限定", "增速限定"):
        if row[header]:
            yield from ((header, header, content) for content in ("", OTHER_BOUND[str(row[header])]))
    yield "状态", "状态", OTHER_STATUS[str(row["状态"])]
    if row["状态"] == "预计":
        yield from (("状态", "状态", content) for content in ("", "初步"))
    if row["位次"]:
        places = (Decimal(2), "前列") if isinstance(row["位次"], Decimal) else (Decimal(5), "中游")
        yield from (("位次", "位次", content) for content in ("", *places))
        yield from (("位次范围", "位次范围", content) for content in ("", "全省"))
    yield from (("备注", "备注", content) for content in ("", "另说") if row["备注"])
    if number % 6 == 0:
        yield from (("单位", "单位", content) for content in ("", "所") if row["单位"])
    if number % 15 == 0:
        yield from ((header, header, content) for header, content in (("指标", "某项指标"), ("报告期", "2023年")))


def _other_numbers(content: Content) -> Iterator[Content]:
    """30 % more, 30 % less (counts stay whole), nothing; of a change also the opposite; of words other words."""
    if isinstance(content, Decimal):
        whole = content == content.to_integral_value()
        for by, rounding in ((UP, ROUND_CEILING), (DOWN, ROUND_FLOOR)):
            yield (content * by).to_integral_value(rounding) if whole else (content * by).normalize()
        yield ""
    elif content:
        yield from ("", "持平", Decimal(30), Decimal(100))


def _of_several(grid: Grid) -> Iterator[Change]:
    """Cells that mean something beside others only: the year before, the number of peers, families of rows."""
    code = {str(row["编码"]): number for number, row in grid.rows(FIGURES).items()}

    def at(indicator: str, **contents: Content) -> Cells:
        return {grid.cell(FIGURES, header, code[indicator]): content for header, content in contents.items()}

    for change in ("hightech_output", "foreign_trade", "retail_sales", "budget_revenue"):
        row = grid.rows(FIGURES)[code[change]]
        opposite = -row["增速"] if isinstance(row["增速"], Decimal) else row["增速"]
        yield Change(f"{row['指标']} 下降", at(change, 增速=opposite))
        yield Change(f"{row['指标']} 持平", at(change, 增速=Decimal(0)))
    yield Change("上期值在突破的数之上", at("gdp", 上期值=Decimal(1800)))
    yield Change("上期值在突破的数之下", at("gdp", 上期值=Decimal(1650)))
    yield Change("增速与两期的数不合", at("hightech_output", 上期值=Decimal(600), 口径="现价"))
    yield Change("增速与两期的数相合", at("hightech_output", 上期值=Decimal("567.4"), 口径="现价"))
    yield Change("翻番与两期的数不合", at("nev_sales", 上期值=Decimal(40), 值=Decimal(50), 限定="", 口径="现价"))
    yield Change("总数不是上期加新增", at("financial_headquarters", 上期值=Decimal(95)))
    yield Change("位次在前三分之一之后", at("foreign_trade", 位次=Decimal(5), 参比数=Decimal(7)))
    yield Change("位次超出参比数", at("foreign_trade", 位次=Decimal(9), 参比数=Decimal(7)))
    yield Change("其中数大于总数", at("financial_headquarters_new", 值=Decimal(200)))
    yield Change("其中数大于总数", at("tax_buildings_billion", 值=Decimal(26)))
    yield Change("其中数大于总数", at("three_gorges_firms", 值=Decimal(1)))
    yield Change("不再有上级", at("tax_buildings_billion", 上级=""))
    yield Change("不再成组", at("financial_headquarters", 组=""))


def _of_words(grid: Grid) -> Iterator[Change]:
    for number in grid.rows("荣誉"):
        yield Change("荣誉 连续", {grid.cell("荣誉", "连续", number): ""})
    yield Change("荣誉 连续", {grid.cell("荣誉", "连续", 2): "首次入选"})
    lead, quote = grid.cell("支柱", "导语", 3), grid.cell("引语", "内容", 2)
    yield Change("导语", {lead: "江岸技术合同成交额超300亿元，推动科技成果转化。"})
    yield Change("导语", {lead: "江岸高新技术产业产值翻番，推动科技成果转化。"})
    yield Change("引语", {quote: "表示，武创院引育落地项目近20个，双方将继续合作。"})
    yield Change("引语", {quote: "表示，院士（专家）工作站总数居全市第一。"})
    yield Change("标题", {("封面", "B2"): "江岸区2025年发展简报"})
    yield Change("报告期文字", {("封面", "B7"): "2023年1—12月"})
    yield Change("报告期", {("封面", "B6"): "2023年"})
    yield Change("支柱名称", {grid.cell("支柱", "名称", 2): "数读江岸2023"})
