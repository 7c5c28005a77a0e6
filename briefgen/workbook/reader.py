"""Read the bytes of a workbook into a Dataset, and tell everything that is wrong with it in one run."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefgen.diagnostics import Warned
from briefgen.errors import CannotRun
from briefgen.indicators import CoverItem, Dataset, Label, Pillar, with_partial_surveys
from briefgen.limits import USUAL_LIMITS, Limits
from briefgen.origins import Origin
from briefgen.periods import Period, period_from
from briefgen.quantities import HOUSE_RULES, Rules
from briefgen.workbook.books import Book, opened, sheets_of
from briefgen.workbook.findings import Findings, nearest
from briefgen.workbook.gathering import indicators_of
from briefgen.workbook.linting import linted
from briefgen.workbook.mapping.merging import Account, merged
from briefgen.workbook.mapping.own import check_pillars, own_names
from briefgen.workbook.mapping.reading import Mapped, Sources, mapped
from briefgen.workbook.mapping.reporting import Wish
from briefgen.workbook.narrowing import Earlier, RowDigests, digests, narrowed
from briefgen.workbook.observations import reported, units_of
from briefgen.workbook.sheets import Listed, Sheet
from briefgen.workbook.tables import Row, look_forgotten, rows_of
from briefgen.workbook.vocabulary import (
    COLUMNS,
    COVER,
    HONOURS,
    INDICATORS,
    MANUAL,
    PICTURES,
    PILLARS,
    QUOTES,
    RECIPIENTS,
    REQUIRED_SHEETS,
    SHEETS,
    TRANSLATIONS,
    WAIVERS,
    folded,
)
from briefgen.workbook.wordsheets import (
    check_cover_keys,
    cover_of,
    honours_of,
    pictures_of,
    pillars_of,
    quotes_of,
    translations_of,
    waivers_of,
)

Tables = Mapping[str, Sequence[Row]]
UNKNOWN = Period(0)
"""Stands in while the rest is read for its mistakes; no Dataset with it leaves this module."""


Readers = tuple[tuple[str, str], ...]
"""The names of sheets, each with what read it."""


@dataclass(frozen=True, slots=True)
class Read:
    """What workbooks say, and what read each sheet of the packet's own, and of each of the others by its name."""

    dataset: Dataset
    readers: Readers
    others: Mapping[str, Readers] = field(default_factory=dict)
    digests: RowDigests | None = None
    is_narrowed: bool = False
    """Whether rows were left out that stand as they stood."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What is read before the pillars and what depends on them; `accounts` are what sources say."""

    workbook: str
    cover: tuple[CoverItem, ...]
    tables: Tables
    accounts: Sequence[Account]

    @property
    def area(self) -> str:
        """The area that the cover names."""
        return next((item.content.text for item in self.cover if item.key == "area"), "")


def read(content: bytes, name: str, house: Rules = HOUSE_RULES, limits: Limits = USUAL_LIMITS) -> Warned[Dataset]:
    """The Dataset of a workbook in our own layout, as `read_all` reads it."""
    found = read_all(content, name, house, limits)
    return Warned(found.output.dataset, found.diagnostics)


def read_all(
    content: bytes,
    name: str,
    house: Rules = HOUSE_RULES,
    limits: Limits = USUAL_LIMITS,
    sources: Sources = (),
    *,
    lint: bool = False,
) -> Warned[Read]:
    """What a workbook in our own layout says, with the figures that sources have for it.

    `name` is what origins and messages call the file. With `lint`, traps that reading got round are told too.
    Mistakes in cells are diagnostics beside a Dataset of everything else. Raises CannotRun, with every diagnostic,
    where the bytes are no workbook, a sheet that must be there is missing, or the period of the packet is not known.
    """
    findings = Findings()
    required = {kind: title for kind, title in REQUIRED_SHEETS.items() if kind != INDICATORS or not sources}
    sheets = _known_sheets(opened(content, name, limits), limits, required, findings)
    return _told(_Asked(name, house, limits, sources, required, lint), sheets, findings)


def read_again(content: bytes, name: str, house: Rules, limits: Limits, earlier: Earlier | None) -> Warned[Read]:
    """The same without sources, and with the digests of its rows. Rows that stand since an earlier reading, which found
    nothing wrong with them, are left out; where anything is wrong that is in no row of an area, all are read."""
    findings = Findings()
    sheets = dict(_known_sheets(opened(content, name, limits), limits, REQUIRED_SHEETS, findings))
    asked, now = _Asked(name, house, limits, (), REQUIRED_SHEETS), digests(sheets, house)
    less = narrowed(sheets[INDICATORS], now, earlier) if now and earlier and not findings.diagnostics else None
    if less is not None and earlier is not None:
        found = _told(asked, {**sheets, INDICATORS: less}, Findings())
        if _is_all_of_areas(found):
            dataset = with_partial_surveys(found.output.dataset, earlier.codes)
            return Warned(replace(found.output, dataset=dataset, digests=now, is_narrowed=True), found.diagnostics)
    found = _told(asked, sheets, findings)
    return Warned(replace(found.output, digests=now), found.diagnostics)


def _is_all_of_areas(found: Warned[Read]) -> bool:
    """Whether all that is wrong stands in rows of areas: of these none was left out that has anything wrong."""
    places = found.output.dataset.area_of_row
    return all(
        isinstance(each.where, Origin) and (each.where.sheet, each.where.row) in places for each in found.diagnostics
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """How sheets are to be read."""

    name: str
    house: Rules
    limits: Limits
    sources: Sources
    required: Mapping[str, str]
    lint: bool = False


def _told(asked: _Asked, sheets: Mapping[str, Sheet], findings: Findings) -> Warned[Read]:
    """What the sheets say. Raises CannotRun as `read_all` does."""
    name, house, limits, sources, required = asked.name, asked.house, asked.limits, asked.sources, asked.required
    tables = {kind: rows_of(sheet, kind, findings) for kind, sheet in sheets.items()}
    _check_filled(sheets, tables, required, findings)
    cover = cover_of(tables.get(COVER, ()), findings)
    check_cover_keys(tables.get(COVER, ()), findings)
    period = _packet_period(cover, sheets, findings)
    taken = _taken(tables, sources, house, limits, findings)
    said = _Said(name, cover, tables, taken.accounts)
    pillars = _pillars(said, period, house, findings)
    dataset = _dataset(said, pillars, period or UNKNOWN, findings)
    if period is not None:
        _report_empty_period(dataset, findings)
    if asked.lint:
        findings.extend(linted(sheets, tables, dataset))
    if period is None or not required.keys() <= sheets.keys():
        raise CannotRun(findings.diagnostics)
    return Warned(Read(dataset, readers_of(sheets.values()), taken.readers), findings.diagnostics)


def readers_of(sheets: Iterable[Sheet]) -> Readers:
    return tuple((sheet.name, sheet.reader) for sheet in sheets)


# --- sheets -------------------------------------------------------------------------------------------


def _known_sheets(book: Book, limits: Limits, required: Mapping[str, str], findings: Findings) -> Mapping[str, Sheet]:
    chosen = dict[str, Listed]()
    for listed in book.sheets:
        kind = SHEETS.get(folded(listed.name), "")
        place = Origin(book.name, listed.name)
        if kind == RECIPIENTS:
            findings.warning("W115", place, sheet=listed.name)
        elif kind in chosen:
            findings.error("W112", place, sheet=listed.name, first=chosen[kind].name)
        elif kind in COLUMNS:
            chosen[kind] = listed
    _report_others(book, chosen, required, findings)
    sheets = sheets_of(book, tuple(chosen.values()), limits)
    report_formats(sheets, findings)
    return dict(zip(chosen, sheets, strict=True))


def report_formats(sheets: Iterable[Sheet], findings: Findings) -> None:
    """A warning for each sheet in which a percentage cannot be told from a share."""
    for sheet in sheets:
        if not sheet.knows_formats:
            findings.warning("W206", sheet.origin, sheet=sheet.name)


def _report_others(book: Book, chosen: Mapping[str, Listed], required: Mapping[str, str], findings: Findings) -> None:
    """Sheets that are not known, and those that must be there and are not."""
    absent = [word for word, kind in SHEETS.items() if kind not in chosen and kind not in (MANUAL, RECIPIENTS)]
    for listed in book.sheets:
        if folded(listed.name) not in SHEETS:
            near = nearest(folded(listed.name), absent)
            findings.warning("W111", Origin(book.name, listed.name), sheet=listed.name, near=near or "—")
    for kind, title in required.items():
        if kind not in chosen:
            findings.error("W110", Origin(book.name, ""), sheet=title)


def _check_filled(sheets: Mapping[str, Sheet], tables: Tables, required: Iterable[str], findings: Findings) -> None:
    for kind in required:
        if kind in sheets and not tables[kind]:
            findings.error("W113", sheets[kind].origin, sheet=sheets[kind].name)


# --- contents -----------------------------------------------------------------------------------------


def _packet_period(cover: Iterable[CoverItem], sheets: Mapping[str, Sheet], findings: Findings) -> Period | None:
    label = next((item.content for item in cover if item.key == "period"), None)
    if label is None:
        if COVER in sheets:
            findings.error("W171", sheets[COVER].origin)
        return None
    period = period_from(label.text)
    if period is None:
        findings.error("W147", label.origin, text=label.text)
    return period


def _taken(tables: Tables, sources: Sources, house: Rules, limits: Limits, findings: Findings) -> Mapped:
    """What the sources have, in the units of the packet's own rows."""
    if not sources:
        return Mapped()
    table = tables.get(INDICATORS, ())
    codes = frozenset(row.words("code") for row in table)
    pillars = {
        folded(each): each for row in tables.get(PILLARS, ()) for each in (row.words("code"), row.words("title"))
    }
    check_pillars(sources, codes, pillars, findings)
    return mapped(sources, own_names(table), Wish(units_of(table), house, codes), limits, findings)


def _pillars(said: _Said, period: Period | None, house: Rules, findings: Findings) -> tuple[Pillar, ...]:
    pillars = pillars_of(said.tables.get(PILLARS, ()), findings)
    table = said.tables.get(INDICATORS, ())
    units = units_of(table)
    own = [reported(row, units, period, house, findings) for row in table]
    rows = merged(own, said.accounts, said.area, findings) if said.accounts else own
    _report_statuses(table, findings)
    indicators = indicators_of(rows, pillars, findings)
    for pillar in pillars:
        if not indicators[pillar.code]:
            findings.warning("W166", pillar.title.origin, title=pillar.title)
    return tuple(replace(pillar, indicators=indicators[pillar.code]) for pillar in pillars)


def _report_empty_period(dataset: Dataset, findings: Findings) -> None:
    """An error where no indicator at all has a row for the period of the packet."""
    label, indicators = dataset.cover_label("period"), tuple(dataset.indicators)
    rows = (row for each in indicators for row in (*each.observations, *each.survey.observations))
    if label and indicators and not any(row.period == dataset.period for row in rows):
        findings.error("W173", label.origin, period=label)


def _report_statuses(rows: Sequence[Row], findings: Findings) -> None:
    """A warning for the few rows without a status among many that have one: an estimate would pass for actual."""
    empty = [row for row in rows if "status" not in row.cells and "status" not in row.unreadable]
    if look_forgotten(len(empty), len(rows)):
        for row in empty:
            findings.warning("W152", row.place("status"))


def _dataset(said: _Said, pillars: tuple[Pillar, ...], period: Period, findings: Findings) -> Dataset:
    """All of it, with the sheets that may be missing."""
    tables = said.tables
    foreign = (report.row for account in said.accounts for report in account.rows)
    return Dataset(
        said.workbook,
        period,
        said.cover,
        pillars,
        tuple(quotes_of(tables.get(QUOTES, ()), pillars, findings)),
        tuple(honours_of(tables.get(HONOURS, ()), pillars, findings)),
        tuple(pictures_of(tables.get(PICTURES, ()), pillars, findings)),
        tuple(translations_of(tables.get(TRANSLATIONS, ()), findings)),
        tuple(waivers_of(tables.get(WAIVERS, ()), findings)),
        _areas((*tables.get(INDICATORS, ()), *foreign)),
        _area_of_row(tables),
    )


def _area_of_row(tables: Tables) -> Mapping[tuple[str, int], str]:
    every = ((row, row.words("area")) for rows in tables.values() for row in rows)
    return {(row.origin.sheet, row.origin.row): area for row, area in every if area}


def _areas(rows: Iterable[Row]) -> tuple[Label, ...]:
    """Every area with the first cell that names it."""
    found = dict[str, Label]()
    for row in rows:
        area = row.words("area")
        if area and area not in found and (label := row.label("area")):
            found[area] = label
    return tuple(found.values())
