"""Use a proposed mapping as a build would, and take out of it what cannot be read, until what is left reads cleanly."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from briefgen.diagnostics import Diagnostic, Severity, error, note, warning
from briefgen.errors import CannotRun
from briefgen.indicators import PARTS, Dataset, Entry, Indicator, Observation
from briefgen.limits import USUAL_LIMITS, Limits
from briefgen.origins import Origin, Place
from briefgen.periods import Frequency, Period
from briefgen.settings import packet_settings
from briefgen.workbook.books import opened
from briefgen.workbook.cells import Cell
from briefgen.workbook.mapping import SourceFile
from briefgen.workbook.markup import column_number
from briefgen.workbook.proposing.drafting import NOTHING_SAID, Drafting
from briefgen.workbook.proposing.naming import Naming
from briefgen.workbook.proposing.own_book import own_workbook
from briefgen.workbook.proposing.values import COLUMN, ROW, Draft, Item, Known, Pillar, Proposal, Reading, Said
from briefgen.workbook.proposing.writing import Language, written
from briefgen.workbook.reader import Read, read_all
from briefgen.workbook.sheets import column_letters
from briefgen.workbook.vocabulary import folded, is_own_layout

MOST_TRIALS = 40
MOST_MARKS = 12
"""So many different words that are no numbers are taken for marks of what is missing; more are a column of words."""
OF_A_TRIAL = frozenset({"W173", "W166"})
"""What is told of the workbook of a trial, which has no period yet, and pillars for what is taken out."""
TRIAL = "briefgen.toml"


def proposed(
    file: SourceFile, limits: Limits = USUAL_LIMITS, said: Said = NOTHING_SAID, language: Language = "zh"
) -> Proposal:
    """A mapping of a workbook that reads cleanly, with all that it leaves out.

    Raises CannotRun (W369) where nothing can be taken, W380 where the workbook is in our own layout, and as opening
    does.
    """
    book = opened(file.content, file.name, limits)
    if is_own_layout(each.name for each in book.sheets):
        raise CannotRun([error("W380", Origin(file.name, ""), workbook=file.name)])
    drafting = Drafting(book, limits, said)
    trial = _Trial(file, limits, list(drafting.made()), list(drafting.told), said.known)
    dataset = trial.settled()
    if dataset is None:
        raise CannotRun([*trial.told, error("W369", Origin(file.name, ""), workbook=file.name)])
    drafts = tuple(_at_home(each, {code for _, code in said.known.codes}) for each in trial.named)
    readings = tuple(_readings(drafts, dataset))
    pillars = tuple(_used(drafts, trial.pillars))
    return Proposal(written(drafts, pillars, language, readings), drafts, pillars, readings, dataset, tuple(trial.told))


def _at_home(draft: Draft, own: Container[str]) -> Draft:
    """The draft for a packet that has some of its indicators already: these have their pillars there."""
    items = tuple(replace(each, pillar="") if each.code in own else each for each in draft.items)
    return replace(draft, items=items, pillar=next((each.pillar for each in items if each.pillar), ""))


@dataclass(slots=True)
class _Trial:
    """Drafts while they are tried. What is taken out of them is told once, at the cell of its name."""

    file: SourceFile
    limits: Limits
    drafts: list[Draft]
    told: list[Diagnostic]
    known: Known
    apart: set[tuple[int, str]] = field(default_factory=set)
    pillars: Sequence[Pillar] = ()
    named: tuple[Draft, ...] = ()
    starts: tuple[int, ...] = ()
    """The lines on which the blocks begin."""
    is_amended: bool = False

    def settled(self) -> Dataset | None:
        """What the drafts read once nothing is wrong with them any more; None where nothing is left of them."""
        for _ in range(MOST_TRIALS):
            self.drafts = [each for each in self.drafts if each.items]
            if not self.drafts:
                return None
            read, found = self._tried()
            self.is_amended = False
            for each in found:
                self._amend(each)
            if not self.is_amended:
                self.told += (each for each in found if each.severity is Severity.WARNING)
                return read.dataset
        return None

    def _tried(self) -> tuple[Read, tuple[Diagnostic, ...]]:
        naming = Naming(self.known, frozenset(self.apart))
        self.named = naming.named(self.drafts)
        self.pillars = tuple(naming.pillars.values())
        blocks = packet_settings(written(self.named, self.pillars), TRIAL).output.sources
        self.starts = tuple(block.place.line for block in blocks)
        own = own_workbook([("标题", self.file.name), ("报告期", "2024年")], self.pillars)
        read = read_all(own, "", limits=self.limits, sources=tuple((block, (self.file,)) for block in blocks))
        return read.output, tuple(each for each in read.diagnostics if each.code not in OF_A_TRIAL)

    # --- mending ------------------------------------------------------------------------------------------

    def _amend(self, found: Diagnostic) -> None:
        if found.severity is not Severity.ERROR and found.code not in ASKED:
            return
        for at in self._concerned(found):
            self._change(at, self._mended(self.drafts[at], found))

    def _concerned(self, found: Diagnostic) -> list[int]:
        """The drafts whose lines or cells something was found at."""
        match found.where:
            case Origin() as place:
                return [at for at, each in enumerate(self.drafts) if each.covers(place)]
            case Place() as place:
                before = [at for at, start in enumerate(self.starts) if start <= place.line]
                return before[-1:]
            case _:
                return []

    def _change(self, at: int, draft: Draft) -> None:
        if draft is not self.drafts[at]:
            self.drafts[at] = draft
            self.is_amended = True

    def _mended(self, draft: Draft, found: Diagnostic) -> Draft:
        cell = _cell_at(draft, found.where)
        match found.code:
            case "W140" if cell and isinstance(cell.content, str) and self._may_be_mark(draft, cell):
                self.told.append(warning("W368", cell.origin, text=cell.line))
                return replace(draft, missing=(*draft.missing, cell.text))
            case "W232" | "W230" if cell:
                return self._without_column(draft, cell, found)
            case "W223" if not draft.header_rows and len(draft.tables[0].grid.sheet.lines) and not draft.region:
                self.told.append(
                    warning("W373", draft.tables[0].doubtful[0].origin, text=draft.tables[0].doubtful[0].line)
                )
                return replace(draft, header_rows=tuple(each.number for each in draft.tables[0].headers))
            case "W221" | "W162":
                return self._set_apart(draft, found)
            case _:
                return self._without(draft, self._items_at(draft, found), found)

    def _may_be_mark(self, draft: Draft, cell: Cell) -> bool:
        return len(draft.missing) < MOST_MARKS and folded(cell.text) not in map(folded, draft.missing)

    def _without_column(self, draft: Draft, cell: Cell, found: Diagnostic) -> Draft:
        """The draft without the columns under a header, unless that stands over others too."""
        headers = [column.header for table in draft.tables for column in table.figures]
        over = [header for header in headers if any(folded(each.text) == folded(cell.text) for each in header)]
        if len(over) != 1 or cell.text in draft.leave:
            is_warning = found.severity is Severity.WARNING
            return draft if is_warning else self._without(draft, draft.items, found)
        self.told.append(warning("W364" if found.code != "W232" else "W365", cell.origin, words=cell.line))
        return replace(draft, leave=(*draft.leave, cell.text))

    def _set_apart(self, draft: Draft, found: Diagnostic) -> Draft:
        """A name whose figures differ from those of the same name elsewhere is an indicator of its own."""
        items = self._items_at(draft, found)
        new = {(draft.number, each.path) for each in items} - self.apart
        if not new or draft is self._first_with(items):
            return self._without(draft, items, found)
        self.apart |= new
        self.is_amended = True
        self.told += (note("W371", each.place, name=each.name) for each in items)
        return draft

    def _first_with(self, items: Iterable[Item]) -> Draft | None:
        wanted = {(each.identity, each.unit) for each in items}
        return next(
            (each for each in self.drafts if wanted & {(item.identity, item.unit) for item in each.items}), None
        )

    def _items_at(self, draft: Draft, found: Diagnostic) -> tuple[Item, ...]:
        """The names that something was found about; all of them where it is about none in particular."""
        known = (*draft.items, *(each for each, _ in draft.dropped))
        meant = tuple(each for each in known if _is_about(each, found))
        return tuple(each for each in meant if each in draft.items) if meant else draft.items

    def _without(self, draft: Draft, items: Sequence[Item], found: Diagnostic) -> Draft:
        told = [_about(each, found) for each in items]
        self.told += told[:1] if found.code == "S185" else told
        dropped = tuple(zip(items, told, strict=True))
        left = tuple(each for each in draft.items if each not in items)
        return replace(draft, items=left, dropped=(*draft.dropped, *dropped))


ASKED = frozenset({"W231", "W232"})
"""Warnings that a proposal does without."""


def _is_about(item: Item, found: Diagnostic) -> bool:
    """Whether something was found about a name: at its line of the settings, or in one of its rows or columns."""
    if isinstance(found.where, Origin):
        return bool(item.lanes & {(ROW, found.where.row), (COLUMN, _column_of(found.where))})
    return item.path == dict(found.arguments).get("name", "")


def _about(item: Item, found: Diagnostic) -> Diagnostic:
    """Why a name is not taken, at its cell."""
    where = found.where if isinstance(found.where, Origin) else item.place
    if found.code == "S185":
        return warning("W365", item.place, words=item.name)
    return replace(found, severity=Severity.WARNING, where=where)


def _cell_at(draft: Draft, where: object) -> Cell | None:
    if not isinstance(where, Origin) or not where.row:
        return None
    return draft.tables[0].grid.cell(where.row, _column_of(where))


def _column_of(place: Origin) -> int:
    return column_number(place.cell.rstrip("0123456789"))


# --- what was read ----------------------------------------------------------------------------------------


def _readings(drafts: Iterable[Draft], dataset: Dataset) -> Iterator[Reading]:
    """What each block reads, counted in the dataset that it gave."""
    figures = list(_figures(dataset))
    for draft in drafts:
        codes, rows = {each.code for each in draft.items}, draft.rows
        places = ((each, each[2].origins[0]) for each in figures if each[0].code in codes)
        own = [each for each, place in places if place.sheet == draft.sheet_name and place.row in rows]
        indicators = tuple(dict.fromkeys(indicator.name.text for indicator, _, _ in own))
        periods = tuple(sorted({row.period for _, row, _ in own}, key=_end_of))
        areas = tuple(dict.fromkeys(row.area for _, row, _ in own if row.area))
        units = tuple(dict.fromkeys(each.unit.text for each, _, _ in own if each.unit))
        yield Reading(
            draft.sheet_name, _range(draft), draft.layout, indicators, periods, areas, units, len(own), draft.sure
        )


def _figures(dataset: Dataset) -> Iterator[tuple[Indicator, Observation, Entry]]:
    for indicator in dataset.indicators:
        for row in indicator.everywhere:
            yield from ((indicator, row, entry) for part in PARTS if (entry := getattr(row, part)))


def _range(draft: Draft) -> str:
    columns = [each.number for table in draft.tables for each in table.columns]
    return f"{column_letters(min(columns))}{draft.rows[0]}:{column_letters(max(columns))}{draft.rows[-1]}"


def _end_of(period: Period) -> tuple[int, int, int]:
    """When a period ends, the longer of two that end together last."""
    months = {Frequency.QUARTER: period.number * 3, Frequency.MONTH: period.number, Frequency.CUMULATIVE: period.number}
    length = {Frequency.MONTH: 1, Frequency.QUARTER: 3}.get(period.frequency, 12)
    return period.year, months.get(period.frequency, 12), length


def newest(dataset: Dataset) -> Period:
    """The last period of which there are figures; of two that end together the longer one."""
    return max((row.period for _, row, _ in _figures(dataset)), key=_end_of)


def _used(drafts: Iterable[Draft], pillars: Iterable[Pillar]) -> Iterator[Pillar]:
    codes = {item.pillar for draft in drafts for item in draft.items} | {draft.pillar for draft in drafts}
    return (each for each in pillars if each.code in codes)
