"""List every printed figure: the 核数单 to tick and sign, and the small sheet that travels in a PDF; pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from briefgen.document import Block, Column, Document, Heading, Meta, Paragraph, Row, Table, Text
from briefgen.readers.recorded import Recorded, RecordedFigure, RecordedPlace
from briefgen.writers.sheet import Sheet, SheetColumn, Value

BOX, NONE = "□", "—"


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
        edition="版本 {edition}",
        count="共 {count} 处。逐处与单元格核对，无误打勾。",
        signature="核对人：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿＿＿＿＿",
        figures="印出的数字",
        figure_columns=("指标", "编码", "报告期", "值", "单位", "限定", "印出的文字", "单元格", "页"),
        joint="、",
    ),
    "en": ListWords(
        title="Figures to check",
        columns=("No.", "Page", "Sentence as printed", "Figure", "Cell", "Before", "OK"),
        edition="Edition {edition}",
        count="{count} places. Compare each with its cell, and tick what is right.",
        signature="Checked by: ____________________    Date: ____________",
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
    sheets = (None, *(cell.sheet for cell in cells))
    return tuple(cell.cell if cell.sheet == sheet else str(cell) for cell, sheet in zip(cells, sheets, strict=False))


def _rows(items: Iterable[Item], joint: str) -> Iterable[tuple[str, ...]]:
    for number, item in enumerate(items, 1):
        place = item.place
        yield str(number), place.page, place.sentence, place.text, joint.join(item.cells), item.previous, BOX


def checklist_sheet(items: Iterable[Item], record: Recorded) -> Sheet:
    """The 核数单 as a sheet, with a line to sign."""
    words = WORDS[record.language]
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (Decimal(number), *others) for number, *others in _rows(items, words.joint)
    )
    columns = tuple(SheetColumn(title, width) for title, width in zip(words.columns, WIDTHS, strict=True))
    closing = (words.edition.format(edition=record.edition), words.count.format(count=len(rows)), words.signature)
    return Sheet(words.title, columns, rows, closing)


def checklist_document(items: Iterable[Item], record: Recorded) -> Document:
    """The 核数单 as a document of one plain table."""
    words = WORDS[record.language]
    rows = tuple(Row(tuple((Text(cell),) if cell else () for cell in row)) for row in _rows(items, words.joint))
    columns = tuple(Column("text", (Text(title),)) for title in words.columns)
    blocks: tuple[Block, ...] = (
        Heading(1, (Text(words.title),), "checklist"),
        Paragraph((Text(words.count.format(count=len(rows))),), "source_note"),
        Table(None, columns, rows),
        Paragraph((Text(words.signature),)),
    )
    return Document(Meta(words.title, record.language, edition=record.edition), blocks)


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
