"""Look at the figures of one indicator and area over time: periods that are missing, figures that slipped by tens."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from unicodedata import normalize

from briefgen.diagnostics import Diagnostic, warning
from briefgen.indicators import Dataset, Indicator, Observation
from briefgen.periods import STEPS_A_YEAR, Frequency, Period, period_from
from briefgen.quantities import Quantity
from briefgen.workbook.tables import Row

FEWEST = 4
"""So many periods make a series; of fewer nothing is expected."""
MOST_MISSING = 2
"""A longer gap is a series that was taken up again, or one of every fifth year."""
REGULAR = frozenset({Frequency.YEAR, Frequency.FISCAL_YEAR, Frequency.QUARTER})
"""Months are left out: many figures have none of their own for January and February."""
FEW_AREAS = 3


@dataclass(frozen=True, slots=True)
class AreaSeries:
    """The rows of an indicator in one area and of one kind of period, in the order of time."""

    indicator: Indicator
    area: str
    observations: Sequence[Observation]

    @property
    def is_foreign(self) -> bool:
        """Whether it comes from another workbook, of whose cells that say that there is no figure nothing is kept."""
        return any(each.origin.foreign for each in self.observations)


Filled = Mapping[tuple[str, str], set[Period | None]]
"""The periods for which a code and area have a cell, be it one that says that there is no figure."""


def series_findings(dataset: Dataset, rows: Iterable[Row]) -> Iterator[Diagnostic]:
    """W330 where one or two periods are missing among at least four; a cell that says “—” is not missing.

    W331 and W332 for a figure that is a power of ten away from its neighbours, in a series that is steady without it.
    The first and the last figure have one neighbour each; young series that double from year to year are left alone.
    """
    series = [each for indicator in dataset.indicators for each in _apart(indicator)]
    yield from _broken_ones(series, rows)
    for each in series:
        yield from _slipped(each)


def _apart(indicator: Indicator) -> Iterator[AreaSeries]:
    areas = defaultdict[tuple[str, Frequency, int], list[Observation]](list)
    for each in indicator.everywhere:
        within = each.period.number if each.period.frequency is Frequency.CUMULATIVE else 0
        areas[each.area, each.period.frequency, within].append(each)
    for (area, _, _), rows in areas.items():
        if len(rows) >= FEWEST:
            yield AreaSeries(indicator, area, sorted(rows, key=lambda row: (row.period.year, row.period.number)))


# --- missing periods --------------------------------------------------------------------------------------


def _broken_ones(series: Sequence[AreaSeries], rows: Iterable[Row]) -> Iterator[Diagnostic]:
    gaps = defaultdict[tuple[str, tuple[Period, ...]], list[tuple[AreaSeries, Observation]]](list)
    for each in series:
        for missing, after in () if each.is_foreign else _gaps(each.observations):
            gaps[each.indicator.code, missing].append((each, after))
    filled = _filled(rows) if gaps else {}
    for (code, missing), places in gaps.items():
        open_ones = [place for place in places if not filled.get((code, place[0].area), set()) & set(missing)]
        if open_ones:
            yield _broken(missing, open_ones)


def _gaps(observations: Sequence[Observation]) -> Iterator[tuple[tuple[Period, ...], Observation]]:
    if observations[0].period.frequency not in REGULAR:
        return
    gaps = [
        (missing, later)
        for earlier, later in pairwise(observations)
        if _number(later.period) - _number(earlier.period) > 1 and (missing := _between(earlier.period, later.period))
    ]
    count = sum(len(missing) for missing, _ in gaps)
    if 2 * len(gaps) < len(observations) - 1 and count * 3 <= len(observations):
        yield from (gap for gap in gaps if len(gap[0]) <= MOST_MISSING)


def _between(earlier: Period, later: Period) -> tuple[Period, ...]:
    """The periods between two; more than a gap can have are counted no further."""
    found, period = list[Period](), later.one_before
    while period != earlier and len(found) <= MOST_MISSING:
        found.append(period)
        period = period.one_before
    return tuple(reversed(found))


def _number(period: Period) -> int:
    """Periods of a kind by numbers that count on from one to the next."""
    return period.year * STEPS_A_YEAR.get(period.frequency, 1) + period.number


def _filled(rows: Iterable[Row]) -> Filled:
    found, read = defaultdict[tuple[str, str], set[Period | None]](set), dict[str, Period | None]()
    for row in rows:
        code, area, period = (cell.text if (cell := row.cells.get(name)) else "" for name in ("code", "area", "period"))
        if period not in read:
            read[period] = period_from(period)
        found[normalize("NFKC", code), area] |= {*row.periods, read[period]}
    return found


def _broken(missing: Sequence[Period], places: Sequence[tuple[AreaSeries, Observation]]) -> Diagnostic:
    areas = [each.area for each, _ in places if each.area]
    shown = "、".join(areas[:FEW_AREAS]) + (" …" if len(areas) > FEW_AREAS else "")
    series, observation = places[0]
    name = f"{series.indicator.name.text}（{shown}）" if shown else series.indicator.name.text
    place = observation.value.origins[0] if observation.value else observation.origin
    return warning("W330", place, name=name, periods="、".join(map(str, missing)))


# --- slips ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Slip:
    """By how many tens a figure is out, and how uneven a series may be for that to be told."""

    tens: int
    steady: Decimal


SLIPS = tuple(
    Slip(sign * tens, Decimal(steady))
    for tens, steady in ((1, "1.6"), (2, "2"), (3, "2.5"), (4, "3"), (8, "3"))
    for sign in (1, -1)
)
"""A decimal point that slipped, 千 for 万, 万 for 亿, 元 for 亿."""
FIRST_SLIPS = tuple(slip for slip in SLIPS if slip.tens > 0 or slip.tens <= -4)
"""What begins small may only be young: a first year of a few months, and full ones after it."""
LEAST_ROOM, MORE_ROOM, LEAST_APART = Decimal("1.25"), Decimal("1.1"), 4
COUNTED = 20
"""Below this, whole numbers are counts of things, which may well come ten times over."""


def _numbers(observations: Iterable[Observation]) -> Iterator[tuple[Observation, Decimal]]:
    for each in observations:
        content = each.value.content if each.value else None
        if isinstance(content, Quantity):
            yield each, content.number


def _slipped(series: AreaSeries) -> Iterator[Diagnostic]:
    figures = tuple(_numbers(series.observations))
    numbers = [number for _, number in figures]
    if len(numbers) < FEWEST or min(numbers) <= 0 or max(numbers) < LEAST_APART * min(numbers):
        return
    for at, (observation, number) in enumerate(figures):
        slip = _slip_at(numbers, at)
        if slip and observation.value:
            title = series.indicator.name.text
            name = f"{title}（{series.area}）" if series.area else title
            beside = numbers[at - 1] if at else numbers[1]
            words = {"name": name, "period": observation.period, "number": f"{number:f}", "beside": f"{beside:f}"}
            times = f"{10 ** abs(slip.tens):,}"
            yield warning("W331" if slip.tens > 0 else "W332", observation.value.origins[0], **words, times=times)


def _steadiness(numbers: Sequence[Decimal], without: int) -> Decimal:
    """The largest step from one of the others to the next; over the one that is left out it is two steps."""
    before, after = pairwise(numbers[:without]), pairwise(numbers[without + 1 :])
    steps = [max(pair) / min(pair) for pair in (*before, *after)]
    if 0 < without < len(numbers) - 1:
        ends = numbers[without - 1], numbers[without + 1]
        steps.append((max(ends) / min(ends)).sqrt())
    return max(steps)


def _slip_at(numbers: list[Decimal], at: int) -> Slip | None:
    steadiness = _steadiness(numbers, at)
    neighbours = numbers[max(at - 1, 0) : at] + numbers[at + 1 : at + 2]
    if all(each == each.to_integral() for each in numbers) and min(numbers) < COUNTED:
        return None
    for slip in SLIPS if at else FIRST_SLIPS:
        meant = numbers[at] / Decimal(10) ** slip.tens
        room = max(steadiness * MORE_ROOM, LEAST_ROOM)
        if steadiness <= slip.steady and all(each / room <= meant <= each * room for each in neighbours):
            return slip
    return None
