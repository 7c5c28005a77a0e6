"""Read a sheet as a table: its first row names the columns, in any order, and each row below gives cells by name."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefgen.indicators import Label
from briefgen.origins import Origin
from briefgen.periods import Period, period_from
from briefgen.workbook.cells import Cell
from briefgen.workbook.findings import Findings, nearest
from briefgen.workbook.markup import Trouble
from briefgen.workbook.sheets import Line, Sheet, column_letters, place_in
from briefgen.workbook.vocabulary import COLUMNS, DASHES, INDICATORS, REQUIRED_COLUMNS, folded

LONG_CELL, FULL_CELL = 5_000, 32_767
"""What a reader of a briefing may be asked to read, and what a cell of Excel can hold."""
TROUBLES = {Trouble.ERROR: "W130", Trouble.NOT_CALCULATED: "W131"}


@dataclass(frozen=True, slots=True)
class Places(Mapping[str, Origin]):
    """Where the cell of each column is in a row. Of many rows few are asked."""

    sheet: Origin
    row: int
    numbers: Mapping[str, int]

    def __getitem__(self, column: str) -> Origin:
        return self.of_column(self.numbers[column])

    def __iter__(self) -> Iterator[str]:
        return iter(self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)

    def of_column(self, number: int) -> Origin:
        return place_in(self.sheet, number, self.row)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row by the canonical names of their columns; only filled cells are in it."""

    origin: Origin
    cells: Mapping[str, Cell]
    places: Mapping[str, Origin]
    periods: Mapping[Period, Cell]
    """Cells under headers that are periods: a wide table."""
    unreadable: frozenset[str] = frozenset()
    """Columns whose cell could not be read, which has been told."""

    def label(self, column: str) -> Label | None:
        """The words of a cell on one line; a dash says that there are none."""
        cell = self.cells.get(column)
        if cell is None or cell.text in DASHES:
            return None
        return Label(cell.line, cell.origin)

    def words(self, column: str) -> str:
        label = self.label(column)
        return label.text if label else ""

    def prose(self, column: str) -> Label | None:
        """The words of a cell with its paragraphs as they are."""
        cell = self.cells.get(column)
        return None if cell is None else Label(cell.text, cell.origin)

    def required(self, column: str, name: str, findings: Findings) -> Label | None:
        """The words of a cell that may not be empty. A column that is missing has been told of."""
        label = self.label(column)
        if label is None and column in self.places and column not in self.unreadable:
            findings.error("W160", self.places[column], column=name)
        return label

    def place(self, column: str) -> Origin:
        """Where that column's cell is in this row, filled or not."""
        return self.places.get(column, self.origin)


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above one column: a known name or a period, and its number in the sheet."""

    number: int
    cell: Cell
    column: str = ""
    period: Period | None = None


def rows_of(sheet: Sheet, kind: str, findings: Findings) -> tuple[Row, ...]:
    """The rows of a sheet of that kind. What is unknown, hidden or unreadable in it goes to the findings."""
    if not sheet.lines:
        return ()
    headings = _headings(sheet, kind, findings)
    numbers = {each.column: each.number for each in headings}
    rows = tuple((line, _row(sheet, line, headings, numbers, findings)) for line in sheet.lines[1:])
    filled = [(line, row) for line, row in rows if row.cells or row.periods]
    _report_hidden(sheet, headings, [line for line, _ in filled if line.hidden], findings)
    return tuple(row for _, row in filled)


def headings_of(sheet: Sheet, kind: str) -> tuple[Heading, ...]:
    """The columns that are known, by what stands above them; nothing is told of the others."""
    return _headings(sheet, kind, Findings())


MOST_WITHOUT = 10


def look_forgotten(empty: int, rows: int) -> bool:
    """Whether so many empty cells of a column look forgotten among so many rows: one in ten may lack what the others
    have; where more do, empty says something."""
    return 0 < empty * MOST_WITHOUT <= rows


# --- headers ----------------------------------------------------------------------------------------


def _headings(sheet: Sheet, kind: str, findings: Findings) -> tuple[Heading, ...]:
    written = [_heading(number, cell, kind) for number, cell in enumerate(sheet.lines[0].cells, 1) if not cell.is_blank]
    known = tuple(_without_doubles([each for each in written if each.column or each.period], findings))
    columns = {each.column for each in known}
    missing = {column: name for column, name in REQUIRED_COLUMNS[kind].items() if column not in columns}
    for heading in written:
        if not (heading.column or heading.period):
            missing.pop(_report_unknown(heading, kind, columns, findings), None)
    for name in missing.values():
        findings.error("W120", sheet.origin, column=name)
    return known


def _heading(number: int, cell: Cell, kind: str) -> Heading:
    column = COLUMNS[kind].get(folded(cell.text), "")
    period = period_from(cell.text) if kind == INDICATORS and not column else None
    return Heading(number, cell, column, period)


def _without_doubles(headings: Iterable[Heading], findings: Findings) -> Iterable[Heading]:
    seen = dict[str | Period, Heading]()
    for heading in headings:
        key = heading.period or heading.column
        if key in seen:
            findings.error("W123", heading.cell.origin, column=heading.cell.line, other=seen[key].cell.origin)
        else:
            seen[key] = heading
            yield heading


def _report_unknown(heading: Heading, kind: str, present: Iterable[str], findings: Findings) -> str:
    """Tell of a column that is not known. A likeness to one that is not there is a mistake in writing, and the column
    that was meant is the answer; any other is the office's own column."""
    absent = {name: column for name, column in COLUMNS[kind].items() if column not in present}
    near = nearest(folded(heading.cell.text), absent)
    if near:
        findings.error("W121", heading.cell.origin, column=heading.cell.line, near=near)
        return absent[near]
    findings.warning("W122", heading.cell.origin, column=heading.cell.line)
    return ""


# --- rows ---------------------------------------------------------------------------------------------


def _row(sheet: Sheet, line: Line, headings: Iterable[Heading], numbers: Mapping[str, int], findings: Findings) -> Row:
    cells, periods = dict[str, Cell](), dict[Period, Cell]()
    unreadable = set[str]()
    for heading in headings:
        if not sheet.has_troubles and line.is_empty_at(heading.number - 1):
            continue
        cell = line.cells[heading.number - 1]
        if cell.is_blank:
            continue
        if not is_readable(cell, findings):
            unreadable.add(heading.column)
        elif heading.period:
            periods[heading.period] = cell
        else:
            cells[heading.column] = cell
    places = Places(sheet.origin, line.number, numbers)
    return Row(places.of_column(1), cells, places, periods, frozenset(unreadable))


def is_readable(cell: Cell, findings: Findings) -> bool:
    if cell.trouble:
        findings.error(TROUBLES[cell.trouble], cell.origin)
        return False
    if cell.removed:
        findings.warning("W132", cell.origin, count=cell.removed)
    if not isinstance(cell.content, str):
        return True
    if len(cell.text) > FULL_CELL:
        findings.warning("W134", cell.origin, count=len(cell.text), most=FULL_CELL)
    elif len(cell.text) > LONG_CELL:
        findings.warning("W133", cell.origin, count=len(cell.text), most=LONG_CELL)
    return True


def _report_hidden(sheet: Sheet, headings: Iterable[Heading], lines: Iterable[Line], findings: Findings) -> None:
    rows = [str(line.number) for line in lines]
    if rows:
        findings.warning("W124", sheet.origin, rows="、".join(rows))
    columns = [column_letters(each.number) for each in headings if each.number in sheet.hidden_columns]
    if columns:
        findings.warning("W125", sheet.origin, columns="、".join(columns))
    if sheet.hidden:
        findings.warning("W114", sheet.origin, sheet=sheet.name)
