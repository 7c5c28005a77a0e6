"""Look at a sheet by row and column, with merged ranges filled, and tell what kind of row each one is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from briefgen.workbook.cells import Cell
from briefgen.workbook.figures import TooManyDigits, written, written_change, written_rank
from briefgen.workbook.mapping.dating import USUAL, Calendar
from briefgen.workbook.mapping.words import BRACKET, NOTE, ROLES, UNIT_ALONE, is_unit_like
from briefgen.workbook.sheets import Line, Sheet, merged_from
from briefgen.workbook.vocabulary import CHANGE_WORDS, MISSING, RANK_WORDS, folded

EARLIEST, LATEST, GLUED = 1949, 2100, 21_009
"""A whole number between these over figures is a year; in other places it is a figure."""


NOT_READ = object()
MARKED = re.compile(r"[+-]?\d[\d,.]*\s*(?:[①-⑳¹²³⁰⁴-⁹*†‡]|[\[(（]\d{1,2}[\])）])+")
"""A figure with the mark of a footnote: it cannot be read, but it is no header either."""


FIGURES = frozenset({"value", "change", "rank", "previous", "target"})


class Kind(Enum):
    """What a row is by itself."""

    NOTE = "note"
    TITLE = "title"
    """Words in one cell, or a note of the unit."""
    WORDS = "words"
    PERIODS = "periods"
    """Periods and words, and no figure: a header."""
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class Habits:
    """What is known of how a table is written, before it is looked at."""

    calendar: Calendar = USUAL
    missing: frozenset[str] = frozenset()
    header_rows: tuple[int, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    """What columns hold, each with the words over it: (period, 统计年份)."""

    def role_of(self, text: str) -> str:
        """What the word over a column of labels says of it: 指标（单位：亿元） is a name. Figures have no role."""
        word = folded(BRACKET.sub("", text))
        declared = {folded(words): role for role, words in self.columns}
        role = declared.get(word) or ROLES.get(word, "")
        return "" if role in FIGURES else role

    def part_of(self, text: str) -> str:
        """Which part of an observation the settings say that a column holds."""
        return next((role for role, words in self.columns if role in FIGURES and folded(words) == folded(text)), "")


@dataclass(frozen=True, slots=True)
class Row:
    """A filled row: the columns of its cells that say something, without what merging repeats."""

    line: Line
    columns: tuple[int, ...]
    kind: Kind

    @property
    def number(self) -> int:
        return self.line.number

    @property
    def first(self) -> int:
        """The column of its first filled cell."""
        return self.columns[0] if self.columns else 0

    def cell(self, column: int) -> Cell:
        return self.line.cells[column - 1]

    @property
    def cells(self) -> Iterator[Cell]:
        return map(self.cell, self.columns)


class Grid:
    """A sheet that answers for each place, as people see it."""

    def __init__(self, sheet: Sheet, habits: Habits) -> None:
        self.sheet = sheet
        self.habits = habits
        self._lines = {line.number: line for line in sheet.lines}
        self._merged = merged_from(sheet) if sheet.merges else {}
        self._has_troubles = sheet.has_troubles
        self.width = max((len(line.cells) for line in sheet.lines), default=0)
        self.rows = tuple(self._row(line) for line in sheet.lines)
        beside = [row.first for row in self.rows if row.kind not in (Kind.TITLE, Kind.NOTE)]
        self.left = min(beside, default=1)
        """The column in which tables begin."""

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell that is seen there: of a merged range its first one; None where nothing is."""
        top, left = self._merged.get((row, column), (row, column))
        line = self._lines.get(top)
        if line is None or left > len(line.cells):
            return None
        cell = line.cells[left - 1]
        return None if cell.is_blank else cell

    def is_continued(self, row: int, column: int) -> bool:
        """Whether what is seen there stands in another cell of a merged range."""
        return (row, column) in self._merged

    def raw(self, row: int, column: int) -> str:
        """The words as they were typed, with the spaces before them."""
        top, left = self._merged.get((row, column), (row, column))
        values = self._lines[top].values
        value = values[left - 1] if left <= len(values) else ""
        return value if isinstance(value, str) else ""

    def spans_columns(self, row: int, column: int) -> bool:
        """Whether the cell is merged with others to its right."""
        return self._merged.get((row, column + 1)) == (row, column)

    def is_figure(self, cell: Cell) -> bool:
        """Whether a cell says a figure, or that there is none. A year is a figure too."""
        return is_figure(cell, self.habits.missing)

    def _row(self, line: Line) -> Row:
        columns = tuple(self._filled(line))
        kind = self._kind(line, columns)
        is_shared = kind is Kind.TITLE and self._merged and self._shares_figures(line)
        return Row(line, columns, Kind.FIGURES if is_shared else kind)

    def _shares_figures(self, line: Line) -> bool:
        """Whether a figure of a row above is merged into this one."""
        above = (self._merged.get((line.number, column)) for column in range(1, self.width + 1))
        cells = (self.cell(*place) for place in dict.fromkeys(above) if place and place[0] < line.number)
        return any(cell and self.is_figure(cell) and not self.year_or_period(cell) for cell in cells)

    def _filled(self, line: Line) -> Iterator[int]:
        for column, value in enumerate(line.values or (NOT_READ,) * len(line.cells), 1):
            if value == "" and not self._has_troubles:
                continue
            is_certain = isinstance(value, int | float) or (isinstance(value, str) and value.isalnum())
            if (line.number, column) not in self._merged and (is_certain or not line.cells[column - 1].is_blank):
                yield column

    def _kind(self, line: Line, columns: Sequence[int]) -> Kind:
        """Numbers that are no years tell at once; a large table has a hundred thousand rows of them."""
        values = [line.values[column - 1] if column <= len(line.values) else NOT_READ for column in columns]
        first = values[0] if values else ""
        if isinstance(first, str) and NOTE.search(first):
            return Kind.NOTE
        if any(isinstance(value, int | float) and not _may_be_year(value) for value in values):
            return Kind.FIGURES
        return self._kind_of_words([line.cells[column - 1] for column in columns])

    def _kind_of_words(self, cells: Sequence[Cell]) -> Kind:
        dated = [self.year_or_period(cell) for cell in cells]
        if any(self.is_figure(cell) for cell, is_date in zip(cells, dated, strict=True) if not is_date):
            return Kind.FIGURES
        has_unit = any(isinstance(cell.content, str) and UNIT_ALONE.match(cell.text) for cell in cells)
        if len(cells) == 1 or (has_unit and sum(dated) < 2 and len(cells) < 4):
            return Kind.TITLE
        return Kind.PERIODS if any(dated) else Kind.WORDS

    def year_or_period(self, cell: Cell) -> bool:
        """Whether a cell by itself may be a header of a period."""
        if isinstance(cell.content, Decimal):
            return _may_be_year(float(cell.content)) and not cell.percent
        if isinstance(cell.content, str):
            return not is_unit_like(cell.text) and self.habits.calendar.dated(cell) is not None
        return not isinstance(cell.content, bool)


def _may_be_year(value: float) -> bool:
    """Also with the digit of a footnote glued on, which is told where it stands in a header."""
    if not (EARLIEST <= value <= GLUED and value == int(value)):
        return False
    return value <= LATEST or EARLIEST <= value // 10 <= LATEST


def is_year(cell: Cell) -> bool:
    content = cell.content
    if not isinstance(content, Decimal):
        return False
    return content == content.to_integral_value() and EARLIEST <= content <= LATEST


def is_figure(cell: Cell, missing: frozenset[str] = frozenset()) -> bool:
    """Whether a cell says a figure in any of the ways that people type one, or a mark that there is none."""
    if cell.trouble or isinstance(cell.content, Decimal):
        return True
    if not isinstance(cell.content, str):
        return False
    if MARKED.fullmatch(cell.text):
        return True
    word = folded(cell.text)
    if word in MISSING or word in missing or word in CHANGE_WORDS or word in RANK_WORDS:
        return True
    try:
        return any((written(cell.text), written_change(cell.text), written_rank(cell.text)))
    except TooManyDigits:
        return True
