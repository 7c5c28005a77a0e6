"""List every printed figure: the 核数单 to tick and sign, and the small sheet that travels in a PDF; pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from briefgen.document import (
    Block,
    Column,
    Document,
    Heading,
    Inlines,
    Meta,
    Paragraph,
    Row,
    Strong,
    Table,
    Text,
)
from briefgen.origins import Origin
from briefgen.readers.recorded import Recorded, RecordedFigure, RecordedPlace
from briefgen.writers.sheet import Sheet, SheetColumn, Value

BOX, NONE = "□", "—"
CELL = re.compile(r"([A-Z]+)(\d+)")


@dataclass(frozen=True, slots=True)
class ListWords:
    """The words of both lists in one language."""

    title: str
    columns: tuple[str, ...]
    edition: str
    count: str
    signature: str
    figures: str
    figure_columns: tuple[str, ...]
    joint: str


WORDS: Mapping[str, ListWords] = {
    "zh-CN": ListWords(
        title="核数单",
        columns=("序", "页", "印出的句子", "数字", "单元格", "上次", "核"),
        edition="版本 {edition}，工作簿 {workbook}。",
        count="共 {count} 处，按印出的次序。逐处打开单元格，核对“数字”一栏，无误在末栏打勾。",
        signature="核对人：＿＿＿＿＿＿　复核人：＿＿＿＿＿＿　日期：＿＿＿＿＿＿",
        figures="印出的数字",
        figure_columns=("指标", "编码", "报告期", "值", "单位", "限定", "印出的文字", "单元格", "页"),
        joint="、",
    ),
    "en": ListWords(
        title="Figures to check",
        columns=("No.", "Page", "Sentence as printed", "Figure", "Cell", "Before", "OK"),
        edition="Edition {edition}, workbook {workbook}. ",
        count="{count} places as printed. Open each cell, compare it with the figure, and tick what is right.",
        signature="Checked by: ______________  Reviewed by: ______________  Date: __________",
        figures="Printed figures",
        figure_columns=("Indicator", "Code", "Period", "Value", "Unit", "Bound", "As printed", "Cell", "Page"),
        joint=", ",
    ),
}
WIDTHS = (5, 5, 60, 16, 18, 14, 5)
FIGURE_WIDTHS = (28, 26, 10, 12, 10, 10, 18, 22, 10)


@dataclass(frozen=True, slots=True)
class Item:
    """One place to check, with what the last edition printed there."""

    place: RecordedPlace
    cells: tuple[str, ...]
    previous: str


def checklist(record: Recorded, earlier: Recorded | None = None) -> tuple[Item, ...]:
    """Every place of every figure in reading order; `earlier` is the record of the last edition."""
    before = _Earlier(earlier or record, only_named=earlier is None)
    return tuple(Item(place, _cells(figure), before.text(figure)) for figure, place in record.places)


class _Earlier:
    """What was printed of a figure before: under its own identifier, or of the same indicator and part in another
    period. Without an earlier edition it is what this one prints as the previous value."""

    def __init__(self, record: Recorded, only_named: bool) -> None:
        self._texts = {figure.identifier: figure.text for figure in record.figures}
        self._parts = {(each.indicator, each.area, each.part): each.text for each in record.figures if each.indicator}
        self._only_named = only_named

    def text(self, figure: RecordedFigure) -> str:
        if self._only_named:
            wanted = "previous_rank" if figure.part == "rank" else "previous" if figure.part == "value" else ""
            return self._parts.get((figure.indicator, figure.area, wanted), NONE)
        own = self._texts.get(figure.identifier)
        return own or self._parts.get((figure.indicator, figure.area, figure.part), NONE)


def _cells(figure: RecordedFigure) -> tuple[str, ...]:
    """The cell of the figure itself; of a computed one all its cells, the sheet named where it changes."""
    cells = tuple(dict.fromkeys(figure.cells if figure.rule else figure.cells[:1]))
    block = _block(cells)
    if block:
        return (block,)
    sheets = (None, *(cell.sheet for cell in cells))
    return tuple(cell.cell if cell.sheet == sheet else str(cell) for cell, sheet in zip(cells, sheets, strict=False))


def _block(cells: Sequence[Origin]) -> str:
    """荣誉!B2:C4 for cells that fill a rectangle of one sheet; empty for others."""
    found = [CELL.fullmatch(cell.cell) for cell in cells]
    spots = {(parts[1], int(parts[2])) for parts in found if parts}
    columns, rows = sorted({column for column, _ in spots}), sorted({row for _, row in spots})
    filled = bool(spots) and len(spots) == len(columns) * (rows[-1] - rows[0] + 1)
    if len(cells) < 2 or len(spots) < len(cells) or len({cell.sheet for cell in cells}) > 1 or not filled:
        return ""
    return f"{cells[0].sheet}!{columns[0]}{rows[0]}:{columns[-1]}{rows[-1]}"


def _told(record: Recorded) -> str:
    """Of which edition it is, and of which workbook."""
    workbook = record.workbook.path.rpartition("/")[2] if record.workbook else NONE
    return WORDS[record.language].edition.format(edition=record.edition, workbook=workbook)


def checklist_sheet(items: Iterable[Item], record: Recorded) -> Sheet:
    """The 核数单 as a sheet, with a line to sign."""
    words = WORDS[record.language]
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            Decimal(number),
            item.place.page,
            item.place.sentence,
            item.place.text,
            words.joint.join(item.cells),
            item.previous,
            BOX,
        )
        for number, item in enumerate(items, 1)
    )
    columns = tuple(SheetColumn(title, width) for title, width in zip(words.columns, WIDTHS, strict=True))
    closing = (f"{record.title} {_told(record)}".strip(), words.count.format(count=len(rows)), words.signature)
    return Sheet(words.title, columns, rows, closing)


def checklist_document(items: Iterable[Item], record: Recorded) -> Document:
    """The 核数单 as a document of one plain table, the figure in bold within its sentence."""
    words = WORDS[record.language]
    rows = tuple(_row(number, item, words.joint) for number, item in enumerate(items, 1))
    columns = tuple(Column("text", (Text(title),)) for title in words.columns if title)
    blocks: tuple[Block, ...] = (
        Heading(1, (Text(words.title),), "checklist"),
        *((Paragraph((Text(record.title),), "lead"),) if record.title else ()),
        Paragraph((Text(_told(record) + words.count.format(count=len(rows))),)),
        Table(None, columns, rows),
        *(Paragraph((Text(line),)) for line in ("\u3000", words.signature)),
    )
    return Document(Meta(words.title, record.language, edition=record.edition), blocks)


def _row(number: int, item: Item, joint: str) -> Row:
    place = item.place
    before, figure, behind = place.parts
    sentence = (Text(before), Strong((Text(figure),)), Text(behind))
    plain = (joint.join(item.cells), item.previous, BOX)
    shown = tuple(each for each in sentence if not isinstance(each, Text) or each.text)
    return Row(((Text(str(number)),), _cell(place.page), shown, _cell(place.text), *map(_cell, plain)))


def _cell(words: str) -> Inlines:
    return (Text(words),) if words else ()


# --- the sheet that travels in a PDF ----------------------------------------------------------------------------


def figures_sheet(record: Recorded) -> Sheet:
    """Exactly the printed figures, one a row: nothing of the workbook that is not printed."""
    words = WORDS[record.language]
    columns = tuple(SheetColumn(title, width) for title, width in zip(words.figure_columns, FIGURE_WIDTHS, strict=True))
    return Sheet(words.figures, columns, tuple(_figure_row(each, words.joint) for each in record.figures))


def _figure_row(figure: RecordedFigure, joint: str) -> tuple[Value, ...]:
    pages = dict.fromkeys(place.page for place in figure.places if place.page)
    return (
        figure.name,
        figure.identifier,
        figure.period,
        _number_or_words(figure.value),
        figure.unit,
        figure.bound,
        figure.text,
        joint.join(_cells(figure)),
        joint.join(pages),
    )


def _number_or_words(value: str) -> Value:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    return number if number.is_finite() else value
