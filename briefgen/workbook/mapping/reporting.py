"""Make rows of indicators out of figures that were taken from foreign tables, in the units that are asked for; pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from briefgen.indicators import Entry, Label, Observation
from briefgen.origins import Origin
from briefgen.quantities import Quantity, Rules, UnitsDiffer, plain
from briefgen.sourcing import EVERY, SourceBlock, Wanted
from briefgen.workbook.cells import Cell
from briefgen.workbook.findings import Findings
from briefgen.workbook.mapping.taking import Taken
from briefgen.workbook.mapping.words import named
from briefgen.workbook.observations import Reported, reported
from briefgen.workbook.tables import Row, is_readable
from briefgen.workbook.vocabulary import unit_from

FACTORS = {"千": Decimal(1000), "万": Decimal(10_000), "百万": Decimal(1_000_000), "亿": Decimal(100_000_000)}
LEVELS = ("value", "previous", "target")
Key = tuple[str, str, str]
"""Code of the indicator, code of the period, area."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How figures are to be read: what the packet's own workbook measures each indicator in, and the house rules."""

    units: Mapping[str, Label]
    house: Rules
    known: frozenset[str]
    """The codes of the packet's own indicators: they have their names and pillars there."""


def reports(taken: Iterable[Taken], block: SourceBlock, wish: Wish, findings: Findings) -> Iterator[Reported]:
    """A row for each indicator, period and area. Two cells for one figure are an error unless they say the same."""
    groups = dict[Key, dict[str, Taken]]()
    for each in taken:
        parts = groups.setdefault((each.wanted.code, each.period.code, each.area), {})
        first = parts.setdefault(each.part, each)
        if first is not each and first.cell.origin != each.cell.origin and not _says_the_same(first, each):
            told = {"name": each.wanted.name, "period": each.period, "other": first.cell.origin}
            findings.error("W220", each.cell.origin, **told)
    for parts in groups.values():
        yield _report(parts, block, wish, findings)


def _says_the_same(one: Taken, other: Taken) -> bool:
    return (one.cell.content, one.cell.percent, _text(one.unit)) == (
        other.cell.content,
        other.cell.percent,
        _text(other.unit),
    )


def _text(label: Label | None) -> str:
    return label.text if label else ""


def _report(parts: Mapping[str, Taken], block: SourceBlock, wish: Wish, findings: Findings) -> Reported:
    first = next(iter(parts.values()))
    row = _row(parts, first, block, wish, findings)
    read = reported(row, {}, None, wish.house, findings)
    asked = _asked_unit(first.wanted, block, wish)
    return _in_unit(read, asked, first, block, findings)


def _row(parts: Mapping[str, Taken], first: Taken, block: SourceBlock, wish: Wish, findings: Findings) -> Row:
    readable = {part: each for part, each in parts.items() if is_readable(each.cell, findings)}
    cells = {part: each.cell for part, each in readable.items()}
    beside = {name: cell for name, cell in _words(parts, first, block, wish) if cell.text}
    places = {part: each.cell.origin for part, each in parts.items()}
    unreadable = frozenset(parts) - frozenset(readable)
    return Row(first.cell.origin, {**beside, **cells}, places, {}, unreadable)


def _words(parts: Mapping[str, Taken], first: Taken, block: SourceBlock, wish: Wish) -> Iterator[tuple[str, Cell]]:
    """What stands beside the figures, each with the cell that it was read from, or else with that of the name."""
    wanted, at = first.wanted, first.name_cell.origin
    yield "code", Cell(wanted.code, at)
    yield "period", Cell(first.period.code, first.period_cell.origin if first.period_cell else at)
    yield "area", Cell(first.area, at)
    unit = next((each.unit for part, each in parts.items() if part in LEVELS and each.unit), None)
    if unit:
        yield "unit", Cell(unit.text, unit.origin)
    elif any(part in LEVELS for part in parts):
        yield "unit", Cell(wanted.unit or block.unit, Origin(wanted.place.file, ""))
    yield "basis", Cell(next((each.basis for each in parts.values() if each.basis), ""), at)
    yield "status", Cell(next((each.status for each in parts.values() if each.status), ""), at)
    if wanted.code not in wish.known:
        yield "name", Cell(wanted.title or _title(first), at)
        yield "pillar", Cell(first.pillar, at)
        for name in ("scope", "parent", "direction"):
            yield name, Cell(getattr(wanted, name), at)


def _title(taken: Taken) -> str:
    """The name as the table writes it, without its unit and marks; of one that only a title names, its code."""
    if taken.wanted.name == EVERY:
        return taken.wanted.code
    return named(taken.name_cell.line).name


# --- units ------------------------------------------------------------------------------------------------


def _asked_unit(wanted: Wanted, block: SourceBlock, wish: Wish) -> Label | None:
    own = wish.units.get(wanted.code)
    declared = wanted.unit or block.unit
    return own or (Label(unit_from(declared), Origin(wanted.place.file, "")) if declared else None)


def _in_unit(read: Reported, asked: Label | None, first: Taken, block: SourceBlock, findings: Findings) -> Reported:
    by = FACTORS.get(first.wanted.scale or block.scale, Decimal(1))
    observations = tuple(_converted(each, asked, by, findings) for each in read.observations)
    return replace(read, unit=asked or read.unit, observations=observations)


def _converted(observation: Observation, asked: Label | None, by: Decimal, findings: Findings) -> Observation:
    changed = {
        part: _converted_entry(entry, asked, by, findings)
        for part in LEVELS
        if isinstance(entry := getattr(observation, part), Entry)
    }
    return replace(observation, **changed)  # type: ignore[arg-type]  # each part stays an entry


def _converted_entry(entry: Entry, asked: Label | None, by: Decimal, findings: Findings) -> Entry:
    if not isinstance(entry.content, Quantity):
        return entry
    quantity = scaled(entry.content, by)
    if asked is None or quantity.unit == asked.text:
        return replace(entry, content=quantity)
    if not quantity.unit:
        findings.error("W228", entry.origins[0], unit=asked)
        return replace(entry, content=replace(quantity, unit=asked.text))
    try:
        return replace(entry, content=quantity.to(asked.text))
    except UnitsDiffer:
        findings.error("W229", entry.origins[0], one=quantity.unit, other=asked)
        return entry


def scaled(quantity: Quantity, by: Decimal) -> Quantity:
    """The quantity so many times; exact."""
    if by == 1:
        return quantity
    return replace(
        quantity,
        number=plain(quantity.number * by),
        low=None if quantity.low is None else plain(quantity.low * by),
        high=None if quantity.high is None else plain(quantity.high * by),
    )
