"""Read one row of the indicators: what it says of its indicator, and its observations."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefgen.indicators import PARTS, Direction, Entry, Label, Observation, Status
from briefgen.origins import Origin
from briefgen.periods import Period, period_from
from briefgen.quantities import Quantity, Rules
from briefgen.workbook.entries import Reading, change, choice, count, level, level_of, rank, unit_label
from briefgen.workbook.findings import Findings
from briefgen.workbook.tables import Row
from briefgen.workbook.vocabulary import DIRECTIONS, STATUSES


@dataclass(frozen=True, slots=True)
class Reported:
    """A row of the indicators: several may report one indicator, one row a period or area."""

    row: Row
    code: Label | None
    name: Label | None
    pillar: Label | None
    unit: Label | None
    parent: Label | None
    direction: Direction | None
    observations: tuple[Observation, ...]

    @property
    def origin(self) -> Origin:
        return self.row.origin


def units_of(rows: Iterable[Row]) -> Mapping[str, Label]:
    """The first unit under each code: the rows of earlier periods need not repeat it."""
    units = dict[str, Label]()
    for row in rows:
        unit = unit_label(row)
        if unit:
            units.setdefault(row.words("code"), unit)
    return units


def reported(row: Row, units: Mapping[str, Label], packet: Period | None, house: Rules, findings: Findings) -> Reported:
    """One row read. `packet` is the period of the packet, which rows without one are of."""
    unit = unit_label(row) or units.get(row.words("code"))
    reading = Reading(row, unit, house, findings)
    return Reported(
        row,
        row.label("code"),
        row.label("name"),
        row.label("pillar"),
        unit,
        row.label("parent"),
        choice(reading, "direction", DIRECTIONS, "W151"),
        tuple(_observations(reading, packet)),
    )


def _observations(reading: Reading, packet: Period | None) -> Iterator[Observation]:
    """The row's own observation, and one for each filled cell under another period."""
    period = _period(reading, packet)
    wide = dict(reading.row.periods)
    beside = wide.pop(period, None) if period else None
    value = _value(reading)
    if value and beside:
        reading.findings.error("W164", beside.origin, name=reading.row.words("name"), period=period)
    own = _observation(reading, period, value or level_of(reading, beside))
    if own and (_has_figures(own) or not wide):
        yield own
    for other, cell in wide.items():
        entry = level_of(reading, cell)
        if entry:
            yield Observation(other, cell.origin, entry, area=reading.row.words("area"))


def _period(reading: Reading, packet: Period | None) -> Period | None:
    label = reading.row.label("period")
    if label is None:
        return packet
    period = period_from(label.text) or _month_of_date(reading.row, label.text)
    if period is None:
        reading.findings.error("W147", label.origin, text=label.text)
    return period


def _month_of_date(row: Row, text: str) -> Period | None:
    """Excel turns a typed 2024年3月 into the first day of that month."""
    is_text = isinstance(row.cells["period"].content, str)
    return period_from(text.removesuffix("1日")) if not is_text and text.endswith("月1日") else None


def _value(reading: Reading) -> Entry | None:
    return level(reading, "value", "bound")


def _observation(reading: Reading, period: Period | None, value: Entry | None) -> Observation | None:
    """Every cell of the row is read, so that its mistakes are found, even where the period is not known."""
    row, status = reading.row, choice(reading, "status", STATUSES, "W146")
    previous, target = level(reading, "previous"), level(reading, "target")
    moved, place, place_before = change(reading), rank(reading, "rank"), rank(reading, "previous_rank")
    peers = _peer_count(reading, place)
    if period is None:
        return None
    return Observation(
        period,
        row.origin,
        value,
        previous,
        moved,
        place,
        place_before,
        target,
        status or Status.ACTUAL,
        row.place("status") if status else None,
        row.label("peers"),
        peers,
        row.words("basis"),
        row.label("note"),
        row.words("area"),
    )


def _peer_count(reading: Reading, place: Entry | None) -> Entry | None:
    peers = count(reading, "peer_count")
    if peers and place and isinstance(place.content, Quantity) and isinstance(peers.content, Quantity):
        position, number = place.content.number, peers.content.number
        if position > number:
            reading.findings.error("W149", place.origins[0], rank=position, count=number)
    return peers


def _has_figures(observation: Observation) -> bool:
    return any(getattr(observation, part) for part in PARTS)
