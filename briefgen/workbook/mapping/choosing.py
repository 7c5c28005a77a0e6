"""Choose the sheets and the tables that a source names; what is not there is an error with the nearest that is."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase

from briefgen.origins import Origin
from briefgen.sourcing import SourceBlock
from briefgen.workbook.books import Book
from briefgen.workbook.cells import Cell
from briefgen.workbook.findings import Findings, nearest
from briefgen.workbook.mapping.dating import Calendar
from briefgen.workbook.mapping.grid import Habits
from briefgen.workbook.mapping.tables import Table, tables_in, within
from briefgen.workbook.mapping.words import named
from briefgen.workbook.sheets import Cells, Line, Listed, Sheet
from briefgen.workbook.vocabulary import folded

WILD = frozenset("*?[")
MOST_NAMED = 12


def habits_of(block: SourceBlock) -> Habits:
    """How the tables of a source are written, as far as its block says so."""
    calendar = Calendar(block.patterns, block.frequency)
    return Habits(calendar, frozenset(map(folded, block.missing)), block.header_rows, block.columns)


# --- sheets -----------------------------------------------------------------------------------------------


def chosen(book: Book, block: SourceBlock, findings: Findings) -> tuple[Listed, ...]:
    """The sheets by number, name or pattern; where the block names none, the only one that is not hidden."""
    names = [each.name for each in book.sheets]
    shown = "、".join(names[:MOST_NAMED])
    wanted = block.sheet
    if isinstance(wanted, int):
        found = book.sheets[wanted - 1 : wanted]
    elif wanted:
        found = tuple(each for each in book.sheets if _is_called(each.name, wanted))
    else:
        visible = tuple(each for each in book.sheets if not each.hidden)
        if len(visible) != 1:
            findings.error("S182", block.place, workbook=book.name, known=shown)
            return ()
        found = visible
    if not found:
        near = nearest(str(wanted), names)
        findings.error("S173", block.at("sheet"), workbook=book.name, sheet=wanted, near=near or shown)
    return tuple(found)


def _is_called(name: str, wanted: str) -> bool:
    is_pattern = bool(WILD & set(wanted)) and folded(name) != folded(wanted)
    return fnmatchcase(folded(name), folded(wanted)) if is_pattern else folded(name) == folded(wanted)


def foreign(sheet: Sheet) -> Sheet:
    """The same sheet, whose cells say of which workbook they are."""
    origin = replace(sheet.origin, foreign=True)
    return replace(sheet, origin=origin, lines=tuple(_moved(line, origin) for line in sheet.lines))


def _moved(line: Line, origin: Origin) -> Line:
    cells = line.cells
    return replace(line, cells=replace(cells, sheet=origin)) if isinstance(cells, Cells) else line


# --- tables -----------------------------------------------------------------------------------------------


def tables_of(sheet: Sheet, block: SourceBlock, findings: Findings) -> tuple[Table, ...]:
    """The tables of a sheet that the block means: all of them, or the one at its anchor."""
    tables = tables_in(sheet, habits_of(block))
    if not tables:
        findings.error("S178", block.at("sheet"), sheet=sheet.name)
        return ()
    if not block.region:
        return tables
    anchor = _found(sheet, block.region, 0)
    if anchor is None:
        _report_missing(sheet, block, "region", findings)
        return ()
    end = _found(sheet, block.until, anchor[0]) if block.until else None
    if block.until and end is None:
        _report_missing(sheet, block, "until", findings)
    return _at(tables, anchor, end[0] if end else None)


def _found(sheet: Sheet, text: str, after: int) -> tuple[int, Cell] | None:
    """The first row below another with a cell that says, or else that holds, these words."""
    wanted, holding = folded(text), None
    for number, cell in _words(sheet, after):
        said = folded(cell.text)
        if said == wanted:
            return number, cell
        if holding is None and wanted in said:
            holding = (number, cell)
    return holding


def _words(sheet: Sheet, after: int) -> Iterator[tuple[int, Cell]]:
    for line in sheet.lines:
        if line.number > after:
            strings = (column for column, value in enumerate(line.values) if isinstance(value, str) and value)
            yield from ((line.number, line.cells[column]) for column in strings)


def _at(tables: Sequence[Table], anchor: tuple[int, Cell], end: int | None) -> tuple[Table, ...]:
    """The table around the anchor, or the next one below it; rows that a group within it holds, or up to the end."""
    row, cell = anchor
    table = next((each for each in tables if each.last >= row), tables[-1])
    bodies = [each.row.number for each in table.rows]
    last = end or table.last + 1
    if not bodies or row < min(bodies):
        group = named(cell.text).identity
        in_group = [each for each in table.rows if each.above[:1] == (group,)]
        is_group = bool(in_group) and end is None and not any(each is cell or each == cell for each in table.titles)
        return (replace(table, rows=tuple(in_group)),) if is_group else (within(table, 0, last),)
    if end is None and row not in bodies:
        group = named(cell.text).identity
        return (replace(table, rows=tuple(each for each in table.rows if each.above[:1] == (group,))),)
    return (within(table, row, last),)


def _report_missing(sheet: Sheet, block: SourceBlock, key: str, findings: Findings) -> None:
    labels = (cell.line for _, cell in _words(sheet, 0) if len(cell.text) < 60)
    text = getattr(block, key)
    near = nearest(text, dict.fromkeys(labels))
    findings.error("S174", block.at(key), sheet=sheet.name, text=text, near=near or "—")
