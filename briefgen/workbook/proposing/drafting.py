"""Make drafts of `[[source]]` blocks for every table of a workbook, and tell what is left out before any is tried."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from pathlib import Path

from briefgen.diagnostics import Diagnostic, note, warning
from briefgen.limits import Limits
from briefgen.origins import Origin, Place
from briefgen.periods import period_from
from briefgen.sourcing import EVERY, SourceBlock
from briefgen.workbook.books import Book, sheets_of
from briefgen.workbook.findings import Findings
from briefgen.workbook.mapping.choosing import WILD, foreign, tables_of
from briefgen.workbook.mapping.columns import LABEL
from briefgen.workbook.mapping.dating import USUAL, in_title
from briefgen.workbook.mapping.grid import Kind
from briefgen.workbook.mapping.labels import Labelled
from briefgen.workbook.mapping.tables import Table, tables_in
from briefgen.workbook.mapping.words import NOTE, UNIT_ALONE, named, without_unit
from briefgen.workbook.proposing.looks import heading_of, is_area, is_projection, says_nothing
from briefgen.workbook.proposing.shaping import Shaping
from briefgen.workbook.proposing.values import Draft, Said
from briefgen.workbook.proposing.ways import Ways, read_again, ways_of
from briefgen.workbook.sheets import Listed, Sheet
from briefgen.workbook.vocabulary import folded

SURE_OF_FILE, SURE_OF_GLUED = 0.8, 0.5
"""How sure a period is that only the name of the file or of the sheet gives, or a year with one digit more."""
LONGEST_TITLE = 40
UNIT_IN_TITLE = re.compile(r"[（(]\s*(?:计量)?(?:单位|unit)\s*[:：][^）)]*[）)]", re.IGNORECASE)
MOST_ANCHORS = 12


NOTHING_SAID = Said()


@dataclass(slots=True)
class Drafting:
    """A workbook while it is gone through."""

    book: Book
    limits: Limits
    said: Said = NOTHING_SAID
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
        places = [_Placed(sheet, band, len(bands) == 1) for band in kept]
        if len(kept) == len(bands) and any(each.region is None for each in places) and _can_be_one(bands):
            places = [_Placed(sheet, tuple(tables), True)]
        for place in places:
            self._band(place)

    def _is_projected(self, band: Sequence[Table], bands: Sequence[object]) -> bool:
        titles = [cell.text for cell in band[0].titles]
        if len(bands) < 2 or not is_projection(titles):
            return False
        self.told.append(warning("W362", band[0].titles[0].origin, sheet=titles[0]))
        return True

    # --- tables -------------------------------------------------------------------------------------------

    def _band(self, place: "_Placed") -> None:
        """The tables under one header row: one block, or one for each scope."""
        band, ways = place.read, place.ways
        shaping = Shaping(band)
        shaped = shaping.drafts(self.said.path or self.book.name, self._name_of(place.sheet))
        drafts = [each for each in shaped if each.items]
        self.told += (*shaping.told, *_notes(band))
        self.told += (warning("W374", each.origin, text=each.text, year=each.text[:4]) for each in ways.glued)
        if drafts and place.region is None:
            self.told.append(warning("W367", band[0].headers[0].cell(band[0].headers[0].first).origin))
            return
        for draft in drafts:
            known = replace(draft, frequency=ways.frequency, patterns=ways.patterns, columns=ways.columns)
            sure = draft.sure * (SURE_OF_GLUED if ways.glued else 1)
            title = "" if draft.items[0].path == EVERY else _title(band[0], place.sheet)
            named = replace(known, region=place.region or "", title=title, sure=sure)
            self.drafts.append(self._dated(replace(named, number=len(self.drafts) + 1)))

    def _name_of(self, sheet: Sheet) -> str | int:
        """The name of a sheet, or its number where the name would mean others too."""
        names = [each.name for each in self.book.sheets]
        alike = [each for each in names if folded(each) == folded(sheet.name)]
        return names.index(sheet.name) + 1 if WILD & set(sheet.name) or len(alike) > 1 else sheet.name

    def _dated(self, draft: Draft) -> Draft:
        """The draft with a period for all of it, where its tables say none."""
        if self.said.period and not _says_period(draft):
            return replace(draft, period=self.said.period)
        if _says_period(draft):
            return draft
        for words in (*_group_over_all(draft), draft.sheet_name, _preamble(draft), Path(self.book.name).stem):
            found = in_title(words) or period_from(words)
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


class _Placed:
    """Tables under one header row, as they are read once it is known how they are written, and what points at them."""

    def __init__(self, sheet: Sheet, band: tuple[Table, ...], alone: bool) -> None:
        self.sheet = sheet
        self.ways = ways_of(band)
        self.read = read_again(band, self.ways) if self.ways else band
        self.region = "" if alone else _anchor(sheet, self.read, self.ways)


def _can_be_one(bands: Sequence[tuple[Table, ...]]) -> bool:
    """Whether all tables of a sheet may be read by one block: alike, and no name in two of them."""
    shapings = [Shaping(band) for band in bands]
    drafts = [draft for shaping in shapings for draft in shaping.drafts("", "")]
    paths = [item.path for draft in drafts for item in draft.items]
    return len({(each.layout, each.only) for each in drafts}) == 1 and len(paths) == len(set(paths))


def _notes(band: Iterable[Table]) -> Iterator[Diagnostic]:
    """The words at the foot; tables side by side have them in common."""
    found = {cell.origin: cell for table in band for cell in table.notes}
    return (note("W360", origin, text=cell.line[:LONGEST_TITLE]) for origin, cell in found.items())


def _title(table: Table, sheet: Sheet) -> str:
    """What a table is called: by its own title, the sheet's, or the first words on the sheet."""
    own = [cell.line for cell in reversed(table.titles) if _names_a_table(cell.line)]
    if own:
        return _plain(own[0])
    if says_nothing(sheet.name) or is_area(sheet.name) or in_title(sheet.name) or period_from(sheet.name):
        return ""
    return heading_of(sheet.name)


def _plain(text: str) -> str:
    bare = named(heading_of(text)).name
    return UNIT_IN_TITLE.sub("", without_unit(bare)[0]).strip() or text


def _names_a_table(text: str) -> bool:
    return not (UNIT_ALONE.match(text) or NOTE.search(text)) and 1 < len(text) <= LONGEST_TITLE


def _says_period(draft: Draft) -> bool:
    """Whether rows, columns or the title say a period."""
    table = draft.tables[0]
    roles = {column.role for column in table.columns}
    dated = any(
        column.period or column.glued or _is_date(column.header) for each in draft.tables for column in each.figures
    )
    return dated or "period" in roles or table.period is not None or any(map(_is_dated, table.rows))


def _is_dated(row: Labelled) -> bool:
    """Whether the label of a row is a period, by itself or under the group above it."""
    cell = row.labels.get(LABEL)
    found = cell and (USUAL.dated(cell) or USUAL.dated_text("".join(row.above[-1:]) + cell.text))
    return bool(found and not found.rest)


def _group_over_all(draft: Draft) -> tuple[str, ...]:
    """The one group that all rows stand under."""
    groups = {row.above[:1] for table in draft.tables for row in table.rows}
    return groups.pop() if len(groups) == 1 else ()


def _is_date(header: Sequence[object]) -> bool:
    return any(isinstance(getattr(cell, "content", None), date) for cell in header)


def _preamble(draft: Draft) -> str:
    """The words above the first table of the sheet."""
    first = draft.tables[0].grid.rows[:1]
    return first[0].cell(first[0].first).text if first and first[0].kind is Kind.TITLE else ""


def _anchor(sheet: Sheet, band: Sequence[Table], ways: Ways) -> str | None:
    """Words that point at a table and at no other on its sheet; None where there are none."""
    block = SourceBlock("", Place(""), frequency=ways.frequency, patterns=ways.patterns, columns=ways.columns)
    for words in _candidates(band[0]):
        findings = Findings()
        found = tables_of(sheet, replace(block, region=words), findings)
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
