"""Find the tables on a sheet: their titles, header rows, columns of labels and of figures, rows and notes; pure.

What is found is a proposal with how sure it is; nothing is bound to an indicator here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from briefgen.indicators import Label
from briefgen.periods import Period
from briefgen.workbook.cells import Cell
from briefgen.workbook.mapping.columns import LABEL, OF_ROWS, Column, columns_of
from briefgen.workbook.mapping.dating import in_title
from briefgen.workbook.mapping.grid import Grid, Habits, Kind, Row
from briefgen.workbook.mapping.headers import is_header, may_be_years
from briefgen.workbook.mapping.labels import Labelled, labelled
from briefgen.workbook.mapping.words import UNIT_NOTE
from briefgen.workbook.sheets import Sheet
from briefgen.workbook.vocabulary import folded, unit_from

USUAL = Habits()
GUESSED, DOUBTFUL = 0.9, 0.5
"""By how much less sure a header is whose cells were filled from the left, or that could be a row of figures."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it was found. `unit` and `period` are what its title says of all of it.

    `doubtful` are rows that may be a header of years or a row of figures; `sure` is between 0 and 1.
    """

    grid: Grid
    titles: tuple[Cell, ...]
    headers: tuple[Row, ...]
    columns: tuple[Column, ...]
    rows: tuple[Labelled, ...]
    notes: tuple[Cell, ...]
    unit: Label | None = None
    period: tuple[Period, Cell] | None = None
    doubtful: tuple[Cell, ...] = ()
    sure: float = 1.0

    @property
    def first(self) -> int:
        """The number of its first row, with its title."""
        tops = (self.titles[0].origin.row,) if self.titles else ()
        numbers: list[int] = [*tops, *(row.number for row in self.headers), *(row.row.number for row in self.rows)]
        return min(numbers)

    @property
    def last(self) -> int:
        numbers: list[int] = [row.number for row in self.headers] + [row.row.number for row in self.rows]
        return max(numbers)

    @property
    def figures(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if not column.role)


@dataclass(slots=True)
class _Block:
    """The rows of a table while they are sorted out."""

    habits: Habits
    titles: list[Row]
    headers: list[Row]
    body: list[Row]
    notes: list[Row]
    doubtful: list[Row] = field(default_factory=list)
    roles: frozenset[int] = frozenset()
    """The columns of labels, as far as their headers say so."""

    def __post_init__(self) -> None:
        self.roles = roles_in(self.habits, self.headers)


def roles_in(habits: Habits, headers: Sequence[Row]) -> frozenset[int]:
    """The columns of labels, as far as the words over them say so."""
    cells = ((column, row.cell(column).text) for row in headers for column in row.columns)
    return frozenset(column for column, text in cells if habits.role_of(text))


def tables_in(sheet: Sheet, habits: Habits = USUAL) -> tuple[Table, ...]:
    """Every table of a sheet, from the top; two that stand side by side are two."""
    grid = Grid(sheet, habits)
    blocks = _declared(grid) if habits.header_rows else _blocks(grid)
    return tuple(table for block in blocks for table in _side_by_side(grid, block))


# --- blocks of rows ---------------------------------------------------------------------------------------


def _declared(grid: Grid) -> list[_Block]:
    """The one table whose header rows are said in the settings."""
    numbers = grid.habits.header_rows
    above = [row for row in grid.rows if row.number < min(numbers)]
    headers = [row for row in grid.rows if row.number in numbers]
    below = [row for row in grid.rows if row.number > max(numbers)]
    notes = [row for row in below if row.kind is Kind.NOTE]
    return (
        [_Block(grid.habits, above, headers, [row for row in below if row.kind is not Kind.NOTE], notes)]
        if headers
        else []
    )


def _blocks(grid: Grid) -> list[_Block]:
    """Words between figures are the title and header of what follows, or a group within what goes on."""
    blocks, waiting = list[_Block](), list[Row]()
    for row in grid.rows:
        block = blocks[-1] if blocks else None
        if row.kind is Kind.NOTE and block and not _header_start(grid, waiting, block):
            block.notes.append(row)
        elif row.kind in (Kind.NOTE, Kind.TITLE) or is_header(grid, row, _roles(grid.habits, block, waiting)):
            waiting.append(row)
        else:
            _take(grid, row, blocks, waiting)
            waiting = []
    return [block for block in blocks if block.headers]


def _roles(habits: Habits, block: _Block | None, waiting: Sequence[Row]) -> frozenset[int] | None:
    """The columns of labels by the nearest header above; None where there is none yet."""
    headers = [row for row in waiting if row.kind is not Kind.TITLE]
    return (roles_in(habits, headers) if headers else None) or (block.roles if block else None)


def _take(grid: Grid, row: Row, blocks: list[_Block], waiting: Sequence[Row]) -> None:
    """A row of figures, after what was waiting for it."""
    block = blocks[-1] if blocks else None
    start = _header_start(grid, waiting, block)
    kept = [each for each in waiting if each.kind is not Kind.NOTE]
    if start is None and block:
        block.body += kept
    else:
        end = _header_end(grid, waiting) if start is not None else 0
        titles = [each for each in waiting[:start] if each in kept]
        groups = [each for each in waiting[end:] if each in kept] if end else []
        blocks.append(_Block(grid.habits, titles, list(waiting[start:end]) if end else [], groups, []))
    if row.kind is Kind.PERIODS and may_be_years(row, blocks[-1].roles):
        blocks[-1].doubtful.append(row)
    blocks[-1].body.append(row)


def _header_start(grid: Grid, waiting: Sequence[Row], block: _Block | None) -> int | None:
    """Where the header begins among rows without figures; None where there is none.

    A single cell above it belongs to it where it stands over figures: a period, merged over columns.
    """
    at = next((n for n, row in enumerate(waiting) if row.kind in (Kind.WORDS, Kind.PERIODS)), None)
    if at is None:
        is_last = bool(waiting) and not block and _is_beside_labels(grid, waiting[-1])
        return len(waiting) - 1 if is_last else None
    while at and _is_spanner(grid, waiting[at - 1]):
        at -= 1
    return at


def _header_end(grid: Grid, waiting: Sequence[Row]) -> int:
    """Where the header ends: a single label after it is the group of the rows below."""
    end = len(waiting)
    while end > 1 and waiting[end - 1].kind in (Kind.TITLE, Kind.NOTE) and waiting[end - 1].first <= grid.left:
        end -= 1
    return end


def _is_beside_labels(grid: Grid, row: Row) -> bool:
    return row.kind is Kind.TITLE and len(row.columns) == 1 and row.first > grid.left


def _is_spanner(grid: Grid, row: Row) -> bool:
    """A single cell over figures that names a period, or is merged with others to its right."""
    return _is_beside_labels(grid, row) and (
        grid.spans_columns(row.number, row.first) or grid.year_or_period(row.cell(row.first))
    )


# --- tables out of blocks ---------------------------------------------------------------------------------


def _side_by_side(grid: Grid, block: _Block) -> Iterator[Table]:
    yield from (_table(grid, block, span) for span in _spans(grid, block))


def _spans(grid: Grid, block: _Block) -> list[range]:
    """The columns of each table of a block: where the word over the labels comes again, another one begins."""
    header = block.headers[-1]
    words = {column: folded(header.cell(column).text) for column in header.columns}
    first = next((word for word in words.values() if grid.habits.role_of(word) in OF_ROWS), "")
    starts = [column for column, word in words.items() if first and word == first]
    if len(starts) < 2:
        return [range(1, grid.width + 1)]
    ends = [*(start - 1 for start in starts[1:]), grid.width]
    return [
        range(1 if number == 0 else start, end + 1)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]


def _table(grid: Grid, block: _Block, span: range) -> Table:
    titles = tuple(cell for row in block.titles for cell in row.cells)
    columns = columns_of(grid, block.headers, span)
    notes = tuple(row.cell(row.first) for row in block.notes)
    guessed = any(column.guessed for column in columns)
    sure = (GUESSED if guessed else 1.0) * (DOUBTFUL if block.doubtful else 1.0)
    return Table(
        grid,
        titles,
        tuple(block.headers),
        columns,
        labelled(grid, block.body, columns),
        notes,
        _title_unit((*titles, *(cell for row in block.headers for cell in row.cells))),
        _title_period((*titles, *_corner(columns))),
        tuple(row.cell(row.first) for row in block.doubtful),
        sure,
    )


def _title_unit(titles: Sequence[Cell]) -> Label | None:
    """The one unit that a note above the table gives; several are for the rows to tell apart."""
    for cell in reversed(titles):
        found = UNIT_NOTE.search(cell.text)
        words = (found["unit"] or found["english"]) if found else ""
        if words:
            several = any(mark in words for mark in "、，,；;")
            return None if several else Label(unit_from(words), cell.origin)
    return None


def _corner(columns: Sequence[Column]) -> tuple[Cell, ...]:
    """The headers over the labels: a period there is that of the whole table."""
    return next((column.header for column in columns if column.role == LABEL), ())


def _title_period(titles: Sequence[Cell]) -> tuple[Period, Cell] | None:
    for cell in reversed(titles):
        period = in_title(cell.text)
        if period:
            return period, cell
    return None


def within(table: Table, first: int, end: int) -> Table:
    """The same table with only the rows from one number up to another."""
    return replace(table, rows=tuple(row for row in table.rows if first <= row.row.number < end))
