"""Look at the figures of one indicator and area over time: periods that are missing, figures that slipped by tens."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from briefgen.diagnostics import Diagnostic, warning
from briefgen.indicators import Dataset, Indicator, Observation
from briefgen.periods import Frequency, Period, period_from
from briefgen.quantities import Quantity
from briefgen.workbook.tables import Row

FEWEST = 4
"""So many periods make a series; of fewer nothing is expected."""
MOST_MISSING = 2
"""A longer gap is a series that was taken up again, or one of every fifth year."""
REGULAR = frozenset({Frequency.YEAR, Frequency.FISCAL_YEAR, Frequency.QUARTER})
"""Months are left out: many figures have none of their own for January and February."""
FEW_AREAS = 3

Series = Sequence[tuple[Observation, Decimal]]
Filled = Mapping[tuple[str, str], set[Period | None]]
"""The periods for which a code and area have a cell, be it one that says that there is no figure."""


def _apart(indicator: Indicator) -> Iterable[tuple[str, Sequence[Observation]]]:
    areas = defaultdict[tuple[str, Frequency, int], list[Observation]](list)
    for each in indicator.everywhere:
        within = each.period.number if each.period.frequency is Frequency.CUMULATIVE else 0
        areas[each.area, each.period.frequency, within].append(each)
    for (area, _, _), rows in areas.items():
        yield area, sorted(rows, key=lambda row: (row.period.year, row.period.number))


# --- missing periods --------------------------------------------------------------------------------------


def broken_series(dataset: Dataset, rows: Iterable[Row]) -> Iterator[Diagnostic]:
    """W330 where one or two periods are missing among at least four; a cell that says “—” is not missing."""
    filled: Filled | None = None
    for indicator in dataset.indicators:
        gaps = defaultdict[tuple[Period, ...], list[tuple[str, Observation]]](list)
        for area, observations in _apart(indicator):
            for missing, after in _gaps(observations):
                filled = _filled(rows) if filled is None else filled
                if not filled.get((indicator.code, area), set()) & set(missing):
                    gaps[missing].append((area, after))
        for periods, places in gaps.items():
            yield _broken(indicator, periods, places)


def _gaps(observations: Sequence[Observation]) -> Iterator[tuple[tuple[Period, ...], Observation]]:
    if len(observations) < FEWEST or observations[0].period.frequency not in REGULAR:
        return
    gaps = [
        (missing, later)
        for earlier, later in pairwise(observations)
        if (missing := _between(earlier.period, later.period))
    ]
    count = sum(len(missing) for missing, _ in gaps)
    if 2 * len(gaps) < len(observations) - 1 and count * 3 <= len(observations):
        yield from (gap for gap in gaps if len(gap[0]) <= MOST_MISSING)


def _between(earlier: Period, later: Period) -> tuple[Period, ...]:
    """The periods between two; more than a gap can have are counted no further."""
    found, period = list[Period](), later.one_before
    while period != earlier and len(found) <= MOST_MISSING and (period.year, period.number) > _at(earlier):
        found.append(period)
        period = period.one_before
    return tuple(reversed(found))


def _at(period: Period) -> tuple[int, int]:
    return period.year, period.number


def _filled(rows: Iterable[Row]) -> Filled:
    found, read = defaultdict[tuple[str, str], set[Period | None]](set), dict[str, Period | None]()
    for row in rows:
        code, area, period = (cell.text if (cell := row.cells.get(name)) else "" for name in ("code", "area", "period"))
        if period not in read:
            read[period] = period_from(period)
        found[code, area] |= {*row.periods, read[period]}
    return found


def _broken(indicator: Indicator, missing: Sequence[Period], places: Sequence[tuple[str, Observation]]) -> Diagnostic:
    areas = [area for area, _ in places if area]
    shown = "、".join(areas[:FEW_AREAS]) + (" …" if len(areas) > FEW_AREAS else "")
    name = f"{indicator.name.text}（{shown}）" if shown else indicator.name.text
    observation = places[0][1]
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
LEAST_ROOM, MORE_ROOM, LEAST_APART = Decimal("1.25"), Decimal("1.1"), 4
COUNTED = 20
"""Below this, whole numbers are counts of things, which may well come ten times over."""


def slipped_figures(dataset: Dataset) -> Iterator[Diagnostic]:
    """W331 for a figure that is a power of ten away from its neighbours, in a series that is steady without it.

    A last figure has one neighbour only, so its series must be steadier by what it has; young series that double from
    year to year are left alone.
    """
    for indicator in dataset.indicators:
        for area, observations in _apart(indicator):
            series = tuple(_numbers(observations))
            if len(series) >= FEWEST:
                yield from _slipped(indicator, area, series)


def _numbers(observations: Iterable[Observation]) -> Iterator[tuple[Observation, Decimal]]:
    for each in observations:
        content = each.value.content if each.value else None
        if isinstance(content, Quantity):
            yield each, content.number


def _slipped(indicator: Indicator, area: str, series: Series) -> Iterator[Diagnostic]:
    numbers = [number for _, number in series]
    if min(numbers) <= 0 or max(numbers) < LEAST_APART * min(numbers):
        return
    for at, (observation, number) in enumerate(series):
        slip = _slip_at(numbers, at)
        if slip and observation.value:
            name = f"{indicator.name.text}（{area}）" if area else indicator.name.text
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
    for slip in SLIPS:
        meant = numbers[at] / Decimal(10) ** slip.tens
        room = max(steadiness * MORE_ROOM, LEAST_ROOM)
        if steadiness <= slip.steady and all(each / room <= meant <= each * room for each in neighbours):
            return slip
    return None
