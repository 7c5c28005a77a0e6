"""Read the sheets of an .ods from its content part (OpenDocument 1.3, part 3), however many cells it declares."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from xml.parsers.expat import ExpatError, ParserCreate

from briefgen.limits import Limits
from briefgen.workbook.archive import Archive, too_large
from briefgen.workbook.markup import NotMarkup, Scan, Trouble, refuse_doctype
from briefgen.workbook.sheets import Listed, Sheet, Values, sheet_from

READER = "opendocument"
CONTENT, MANIFEST = "content.xml", "META-INF/manifest.xml"
SEPARATOR = " "
CALC_EXTENSION = "calcext"
"""Marks the attributes in which LibreOffice says more of a cell than the standard knows."""
ERRORS = ("#N/A", "#DIV/0!", "#REF!", "#NAME?", "#VALUE!", "#NUM!", "#NULL!", "Err:")
HIDDEN_ROWS = ("collapse", "filter")
CELLS = ("table-cell", "covered-table-cell")
Attributes = Mapping[str, str]
Value = str | float | bool | date


class TooMany(Exception):
    """More cells are filled than are allowed; carries how many."""


@dataclass(slots=True)
class _Table:
    """A sheet while it is read; rows and columns count from 1."""

    listed: Listed
    scan: Scan = field(default_factory=Scan)
    rows: list[tuple[int, Values]] = field(default_factory=list)
    row: int = 1
    column: int = 1
    heading: int = 1


@dataclass(slots=True)
class _Cell:
    """A cell while its words come in."""

    attributes: Attributes
    paragraphs: list[str] = field(default_factory=list)
    covered: bool = False


def open_document(content: bytes, name: str, limits: Limits) -> tuple[Sheet, ...]:
    """All sheets. Raises CannotRun for a file that is damaged, encrypted, too large, or no spreadsheet."""
    archive = Archive(content, name, limits)
    if archive.has(MANIFEST) and b"encryption-data" in archive.unpacked(MANIFEST):
        raise archive.refusal("W103")
    if not archive.has(CONTENT):
        raise archive.refusal("W102")
    reader = _ContentReader(limits.cells)
    try:
        reader.read(archive.unpacked(CONTENT))
    except (NotMarkup, ValueError) as problem:
        raise archive.refusal("W104", detail=f"{CONTENT}: {problem}") from problem
    except TooMany as problem:
        raise too_large(name, problem.args[0], limits.cells, "cells") from problem
    if not reader.tables:
        raise archive.refusal("W102")
    return tuple(sheet_from(name, each.listed, each.rows, each.scan, READER) for each in reader.tables)


class _ContentReader:
    """Follows tables, rows and cells. What is declared many times over and empty only moves the place onward."""

    def __init__(self, most: int) -> None:
        self.tables: list[_Table] = []
        self._left = self._most = most
        self._hidden_styles = set[str]()
        self._style = ""
        self._within: list[str] = []
        self._cell: _Cell | None = None
        self._paragraph = 0
        self._values: dict[int, Value] = {}
        self._row: Attributes = {}

    def read(self, markup: bytes) -> None:
        parser = ParserCreate(namespace_separator=SEPARATOR)
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = self._text, refuse_doctype
        try:
            parser.Parse(markup, True)
        except ExpatError as problem:
            raise NotMarkup(str(problem)) from problem

    def _start(self, name: str, raw: dict[str, str]) -> None:
        element = _local(name)
        attributes = {_local_attribute(key): value for key, value in raw.items()}
        above = self._within[-1] if self._within else ""
        self._within.append(element)
        match element:
            case "style":
                self._style = attributes.get("name", "")
            case "table-properties" if attributes.get("display") == "false":
                self._hidden_styles.add(self._style)
            case "table" if above == "spreadsheet":
                hidden = attributes.get("style-name", "") in self._hidden_styles
                self.tables.append(_Table(Listed(attributes.get("name", ""), hidden)))
            case "table-column" if self.tables:
                self._start_column(attributes)
            case "table-row" if self.tables:
                self._row, self._values, self.tables[-1].column = attributes, {}, 1
            case "table-cell" | "covered-table-cell" if self.tables:
                self._cell = _Cell(attributes, covered=element != "table-cell")
            case _ if self._cell is not None:
                self._start_words(element, attributes)

    def _start_column(self, attributes: Attributes) -> None:
        table, times = self.tables[-1], _times(attributes, "number-columns-repeated")
        if attributes.get("visibility") in HIDDEN_ROWS:
            table.scan.hidden_columns.append((table.heading, table.heading + times - 1))
        table.heading += times

    def _start_words(self, element: str, attributes: Attributes) -> None:
        """Only paragraphs of the cell itself are its words; those of a comment or a drawing are not."""
        assert self._cell is not None
        if element == "p" and self._within[-2] in CELLS:
            self._paragraph = len(self._within)
            self._cell.paragraphs.append("")
        elif element == "s":
            self._text(" " * min(_times(attributes, "c"), 1000))
        elif element in ("tab", "line-break"):
            self._text("\t" if element == "tab" else "\n")

    def _text(self, words: str) -> None:
        if self._cell is not None and self._paragraph and "annotation" not in self._within:
            self._cell.paragraphs[-1] += words

    def _end(self, name: str) -> None:
        if len(self._within) == self._paragraph:
            self._paragraph = 0
        self._within.pop()
        match _local(name):
            case "table-cell" | "covered-table-cell" if self.tables:
                self._end_cell()
            case "table-row" if self.tables:
                self._end_row()

    def _end_cell(self) -> None:
        cell, table = self._cell, self.tables[-1]
        assert cell is not None
        self._cell = None
        times = _times(cell.attributes, "number-columns-repeated")
        value, trouble = ("", None) if cell.covered else _content(cell)
        if value != "" or trouble:
            self._take((table.row, table.column), times, value, trouble, cell.attributes)
        self._merge(cell.attributes)
        table.column += times

    def _take(
        self, place: tuple[int, int], times: int, value: Value, trouble: Trouble | None, attributes: Attributes
    ) -> None:
        self._count(times)
        scan, (row, first) = self.tables[-1].scan, place
        for column in range(first, first + times):
            self._values[column] = value
            if trouble:
                scan.troubles[row, column] = trouble
            if attributes.get("value-type") == "percentage":
                scan.percents.add((row, column))

    def _merge(self, attributes: Attributes) -> None:
        table = self.tables[-1]
        rows, columns = _times(attributes, "number-rows-spanned"), _times(attributes, "number-columns-spanned")
        if rows > 1 or columns > 1:
            span = (table.row, table.column, table.row + rows - 1, table.column + columns - 1)
            table.scan.merges.append(span)

    def _end_row(self) -> None:
        table, times = self.tables[-1], _times(self._row, "number-rows-repeated")
        if self._values:
            width = max(self._values)
            self._count(width * times)
            values = tuple(self._values.get(column, "") for column in range(1, width + 1))
            table.rows += ((table.row + each, values) for each in range(times))
            self._repeat_marks(times)
            last = table.row + times - 1, max(width, table.scan.last[1])
            table.scan.last, table.scan.filled = last, table.scan.filled + len(self._values) * times
        if self._values and self._row.get("visibility") in HIDDEN_ROWS:
            table.scan.hidden_rows.update(range(table.row, table.row + times))
        table.row += times

    def _repeat_marks(self, times: int) -> None:
        """What is said of cells of a row holds for each row that repeats it."""
        table = self.tables[-1]
        marked = [column for column in self._values if (table.row, column) in table.scan.percents]
        troubled = {column: found for column in self._values if (found := table.scan.troubles.get((table.row, column)))}
        for row in range(table.row + 1, table.row + times):
            table.scan.percents.update((row, column) for column in marked)
            table.scan.troubles.update({(row, column): found for column, found in troubled.items()})

    def _count(self, cells: int) -> None:
        self._left -= cells
        if self._left < 0:
            raise TooMany(self._most - self._left)


def _content(cell: _Cell) -> tuple[Value, Trouble | None]:
    """What a cell holds (part 3, 19.385): its typed value where it has one, else its words."""
    attributes, words = cell.attributes, "\n".join(cell.paragraphs)
    is_error = attributes.get(f"{CALC_EXTENSION}:value-type") == "error"
    if is_error or ("formula" in attributes and words.startswith(ERRORS)):
        return words, Trouble.ERROR
    match attributes.get("value-type", ""):
        case "float" | "percentage" | "currency":
            return float(attributes["value"]) if "value" in attributes else words, None
        case "date":
            return date.fromisoformat(attributes.get("date-value", "")[:10]), None
        case "boolean":
            return attributes.get("boolean-value") == "true", None
        case "string":
            return words or attributes.get("string-value", ""), None
        case "" if "formula" in attributes and not words:
            return "", Trouble.NOT_CALCULATED
        case _:
            return words, None


def _times(attributes: Attributes, name: str) -> int:
    digits = attributes.get(name, "1")
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 16):
        raise NotMarkup(digits)
    return max(1, int(digits))


def _local(name: str) -> str:
    return name.rpartition(SEPARATOR)[2]


def _local_attribute(name: str) -> str:
    """The name without its namespace, but for those of the extension, which repeat names of the standard."""
    space, _, local = name.rpartition(SEPARATOR)
    return f"{CALC_EXTENSION}:{local}" if CALC_EXTENSION in space else local
