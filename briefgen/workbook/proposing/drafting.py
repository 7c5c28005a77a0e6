"""Make drafts of `[[source]]` blocks for every table of a workbook, and tell what is left out before any is tried."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from pathlib import Path

from briefgen.diagnostics import Diagnostic, note, warning
from briefgen.limits import Limits
from briefgen.origins import Origin, Place
from briefgen.sourcing import SourceBlock
from briefgen.workbook.books import Book, sheets_of
from briefgen.workbook.findings import Findings
from briefgen.workbook.mapping.choosing import WILD, foreign, habits_of, tables_of
from briefgen.workbook.mapping.dating import in_title
from briefgen.workbook.mapping.grid import Kind
from briefgen.workbook.mapping.tables import Table, tables_in
from briefgen.workbook.mapping.words import NOTE, UNIT_ALONE, named, without_unit
from briefgen.workbook.proposing.looks import is_area, is_projection, says_nothing
from briefgen.workbook.proposing.shaping import Shaping
from briefgen.workbook.proposing.values import Draft
from briefgen.workbook.sheets import Listed, Sheet
from briefgen.workbook.vocabulary import folded

SURE_OF_FILE = 0.8
"""How sure a period is that only the name of the file or of the sheet gives."""
LONGEST_TITLE = 40
MOST_ANCHORS = 12
QUARTER_ENDS = frozenset({3, 6, 9, 12})


@dataclass(slots=True)
class Drafting:
    """A workbook while it is gone through. `period` is what the user says where the tables do not."""

    book: Book
    limits: Limits
    period: str = ""
    drafts: list[Draft] = field(default_factory=list)
    told: list[Diagnostic] = field(default_factory=list)

    def made(self) -> tuple[Draft, ...]:
        sheets = tuple(map(foreign, sheets_of(self.book, tuple(self._wanted()), self.limits)))
        for sheet in sheets:
            self._sheet(sheet)
        return self._with_areas_of_sheets()

    # --- sheets -------------------------------------------------------------------------------------------

    def _wanted(self) -> Iterator[Listed]:
        """The sheets that are shown, without look-alikes that hold projections, as long as there are others."""
        shown = [each for each in self.book.sheets if not each.hidden]
        actual = [each for each in shown if not is_projection([each.name])]
        for each in self.book.sheets:
            place = Origin(self.book.name, each.name, foreign=True)
            if each.hidden:
                self.told.append(note("W363", place, sheet=each.name))
            elif each not in actual and actual:
                self.told.append(warning("W362", place, sheet=each.name))
        yield from actual or shown

    def _sheet(self, sheet: Sheet) -> None:
        tables = [each for each in tables_in(sheet) if each.rows and each.figures]
        if not tables:
            self.told.append(note("W366", sheet.origin, sheet=sheet.name))
            return
        bands = [tuple(band) for _, band in groupby(tables, key=lambda each: each.headers[-1].number)]
        kept = [band for band in bands if not self._is_projected(band, bands)]
        for band in kept:
            self._band(sheet, band, alone=len(bands) == 1)

    def _is_projected(self, band: Sequence[Table], bands: Sequence[object]) -> bool:
        titles = [cell.text for cell in band[0].titles]
        if len(bands) < 2 or not is_projection(titles):
            return False
        self.told.append(warning("W362", band[0].titles[0].origin, sheet=titles[0]))
        return True

    # --- tables -------------------------------------------------------------------------------------------

    def _band(self, sheet: Sheet, band: tuple[Table, ...], *, alone: bool) -> None:
        """The tables under one header row: one block, or one for each scope."""
        shaping = Shaping(band)
        drafts = list(shaping.drafts(self.book.name, self._name_of(sheet)))
        self.told += (*shaping.told, *_notes(band))
        region = "" if alone else _anchor(sheet, band)
        if drafts and region is None:
            self.told.append(warning("W367", band[0].headers[0].cell(band[0].headers[0].first).origin))
            return
        for draft in drafts:
            whole = replace(draft, region=region or "", title=_title(band[0], sheet))
            self.drafts.append(replace(self._dated(_with_frequency(whole)), number=len(self.drafts) + 1))

    def _name_of(self, sheet: Sheet) -> str | int:
        """The name of a sheet, or its number where the name would mean others too."""
        names = [each.name for each in self.book.sheets]
        alike = [each for each in names if folded(each) == folded(sheet.name)]
        return names.index(sheet.name) + 1 if WILD & set(sheet.name) or len(alike) > 1 else sheet.name

    def _dated(self, draft: Draft) -> Draft:
        """The draft with a period for all of it, where its tables say none."""
        if self.period and not _says_period(draft):
            return replace(draft, period=self.period)
        if _says_period(draft):
            return draft
        for words in (draft.sheet_name, _preamble(draft), Path(self.book.name).stem):
            found = in_title(words)
            if found:
                self.told.append(note("W370", draft.tables[0].grid.sheet.origin, words=words, period=found))
                return replace(draft, period=found.code, sure=draft.sure * SURE_OF_FILE)
        return draft

    def _with_areas_of_sheets(self) -> tuple[Draft, ...]:
        """The drafts; where several sheets are called like areas, each is of its own."""
        named = {each.sheet_name for each in self.drafts if not each.layout.startswith("areas")}
        areas = {each for each in named if is_area(each)}
        if len(areas) < 2:
            return tuple(self.drafts)
        return tuple(replace(each, area=each.sheet_name) if each.sheet_name in areas else each for each in self.drafts)


def _notes(band: Iterable[Table]) -> Iterator[Diagnostic]:
    """The words at the foot; tables side by side have them in common."""
    found = {cell.origin: cell for table in band for cell in table.notes}
    return (note("W360", origin, text=cell.line[:LONGEST_TITLE]) for origin, cell in found.items())


def _title(table: Table, sheet: Sheet) -> str:
    """What a table is called: by its own title, the sheet's, or the first words on the sheet."""
    own = [cell.line for cell in reversed(table.titles) if _names_a_table(cell.line)]
    if own:
        return _plain(own[0])
    if not says_nothing(sheet.name):
        return sheet.name.strip()
    return ""


def _plain(text: str) -> str:
    return without_unit(named(text).name)[0] or text


def _names_a_table(text: str) -> bool:
    return not (UNIT_ALONE.match(text) or NOTE.search(text)) and 1 < len(text) <= LONGEST_TITLE


def _says_period(draft: Draft) -> bool:
    """Whether rows, columns or the title say a period."""
    table = draft.tables[0]
    roles = {column.role for column in table.columns}
    dated = any(column.period or column.glued or _is_date(column.header) for each in draft.tables for column in each.figures)
    return dated or "period" in roles or draft.layout == "periods down" or table.period is not None


def _is_date(header: Sequence[object]) -> bool:
    return any(isinstance(getattr(cell, "content", None), date) for cell in header)


def _preamble(draft: Draft) -> str:
    """The words above the first table of the sheet."""
    first = draft.tables[0].grid.rows[:1]
    return first[0].cell(first[0].first).text if first and first[0].kind is Kind.TITLE else ""


def _with_frequency(draft: Draft) -> Draft:
    """The draft with what dates over its columns stand for, where they can only stand for one thing."""
    days = [
        cell.content
        for table in draft.tables
        for column in table.figures
        for cell in column.header
        if isinstance(cell.content, date)
    ]
    frequency = _frequency(list(dict.fromkeys(days)))
    return _read_again(replace(draft, frequency=frequency)) if frequency else draft


def _frequency(days: Sequence[date]) -> str:
    years, months = {each.year for each in days}, {each.month for each in days}
    if len(days) > 1 and len(years) == len(days) and len(months) == 1:
        return "year"
    if len(days) > 2 and months <= QUARTER_ENDS:
        return "quarter"
    return "month" if len(days) > 2 and len({(each.year, each.month) for each in days}) == len(days) else ""


def _read_again(draft: Draft) -> Draft:
    """The same tables, with what is known now of how they are written."""
    habits = habits_of(block_of(draft))
    numbers = {each.headers[-1].number for each in draft.tables}
    tables = tables_in(draft.tables[0].grid.sheet, habits)
    return replace(draft, tables=tuple(each for each in tables if each.headers[-1].number in numbers) or draft.tables)


def block_of(draft: Draft) -> SourceBlock:
    """The block that a draft stands for, without its names."""
    return SourceBlock(
        draft.workbook,
        Place(""),
        sheet=draft.sheet,
        region=draft.region,
        header_rows=draft.header_rows,
        frequency=draft.frequency,
        patterns=draft.patterns,
    )


def _anchor(sheet: Sheet, band: Sequence[Table]) -> str | None:
    """Words that point at a table and at no other on its sheet; None where there are none."""
    for words in _candidates(band[0]):
        findings = Findings()
        found = tables_of(sheet, SourceBlock("", Place(""), region=words), findings)
        if not findings.diagnostics and [*map(_extent, found)] == [*map(_extent, band)]:
            return words
    return None


def _extent(table: Table) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return tuple(each.row.number for each in table.rows), tuple(each.number for each in table.columns)


def _candidates(table: Table) -> list[str]:
    titles = [cell.text for cell in reversed(table.titles) if not UNIT_ALONE.match(cell.text)]
    headers = [row.cell(column).text for row in table.headers for column in row.columns]
    words = (each for each in (*titles, *headers) if len(each) > 1 and "\n" not in each)
    return list(dict.fromkeys(words))[:MOST_ANCHORS]
