"""Compare levels of the workbook that must add up: parts and wholes, stocks and newcomers, growth and both its ends."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal

from briefgen.claims import Subject, said_of_change
from briefgen.diagnostics import Diagnostic, error, warning
from briefgen.indicators import Dataset, Entry, Indicator, Observation
from briefgen.origins import Origin
from briefgen.periods import Frequency, Period
from briefgen.quantities import Quantity, dimension, step
from briefgen.scanning.mentions import without_tail
from briefgen.scanning.words import CHINESE, ENGLISH, Words

Key = tuple[str, str, str]
"""Code, area and period code of an observation."""
HALF = Decimal("0.5")
HUNDRED = Decimal(100)
Ends = tuple[Decimal | None, Decimal | None]


@dataclass(frozen=True, slots=True)
class Level:
    """The value of an indicator at one period and in one area."""

    indicator: Indicator
    observation: Observation
    entry: Entry
    quantity: Quantity

    @property
    def key(self) -> Key:
        return self.indicator.code, self.observation.area, self.observation.period.code

    @property
    def cell(self) -> str:
        return str(self.entry.origins[0])

    def __str__(self) -> str:
        return f"{self.indicator.name.text} {self.quantity.number:f}{self.quantity.unit}（{self.cell}）"


def level(indicator: Indicator, observation: Observation | None, part: str = "value") -> Level | None:
    """The number of a part of an observation; nothing where it is empty or words."""
    entry = getattr(observation, part) if observation else None
    if observation is None or not isinstance(entry, Entry) or isinstance(entry.content, str):
        return None
    return Level(indicator, observation, entry, entry.content)


def is_above(one: Quantity, other: Quantity) -> bool:
    """Whether all that one may be lies above all that the other may be. Both in one dimension."""
    that = other.to(one.unit)
    if one.low is None or that.high is None:
        return False
    return one.low > that.high or (one.low == that.high and (one.low_open or that.high_open))


def are_apart(one: Quantity, other: Quantity) -> bool:
    return is_above(one, other) or is_above(other, one)


def _comparable(one: Level, other: Level) -> bool:
    return dimension(one.quantity.unit) == dimension(other.quantity.unit)


# --- parts and wholes ---------------------------------------------------------------------------------------


def _rows(indicator: Indicator, printed: Set[Key]) -> Iterator[Observation]:
    """The rows of the packet's own area, and of every other of which something is printed."""
    for area in dict.fromkeys(("", *sorted(area for _, area, _ in printed))):
        yield from indicator.rows(area)


def overfull(dataset: Dataset, printed: Set[Key]) -> Iterator[Diagnostic]:
    """C372 for a part above its whole, C371 for parts that together are above it, where any of them is printed.

    Rates are left out: shares of different wholes do not add up.
    """
    children: dict[str, list[Indicator]] = {}
    for indicator in dataset.indicators:
        if indicator.parent:
            children.setdefault(indicator.parent, []).append(indicator)
    for indicator in dataset.indicators:
        for observation in _rows(indicator, printed) if indicator.code in children else ():
            whole = level(indicator, observation)
            if whole and not whole.quantity.is_rate:
                yield from _overfull(whole, children[indicator.code], printed)


def _overfull(whole: Level, parts: Sequence[Indicator], printed: Set[Key]) -> Iterator[Diagnostic]:
    observation = whole.observation
    at = [level(part, part.at(observation.period, observation.area)) for part in parts]
    known = [each for each in at if each and _comparable(each, whole)]
    if not printed & {each.key for each in (whole, *known)}:
        return
    larger = [part for part in known if is_above(part.quantity, whole.quantity)]
    for part in larger:
        yield error("C372", part.entry.origins[0], part=part, whole=whole)
    if not larger and len(known) == len(parts) > 1:
        yield from _sum_above(whole, known)


def _sum_above(whole: Level, parts: Sequence[Level]) -> Iterator[Diagnostic]:
    total = sum_of([part.quantity for part in parts])
    if is_above(total, whole.quantity):
        told = "、".join(map(str, parts))
        yield error("C371", whole.entry.origins[0], whole=whole, parts=told, total=f"{total.number:f}{total.unit}")


def sum_of(quantities: Sequence[Quantity]) -> Quantity:
    """The sum of several quantities of one dimension, at least one."""
    total = quantities[0]
    for each in quantities[1:]:
        total = total.plus(each)
    return total


# --- stocks and newcomers -----------------------------------------------------------------------------------


def unaccounted(dataset: Dataset, printed: Set[Key]) -> Iterator[Diagnostic]:
    """C379 for newcomers above their stock, C374 for a stock that is not the one before and the newcomers.

    A pair is told by its group, or by its names alone: 新增X beside X or X总数, in either language.
    """
    for newcomer, stock in (*_pairs(dataset, CHINESE), *_pairs(dataset, ENGLISH)):
        for observation in _rows(newcomer, printed):
            new = level(newcomer, observation)
            now = level(stock, stock.at(observation.period, observation.area))
            if new and now and _comparable(new, now) and printed & {new.key, now.key}:
                yield from _unaccounted(new, now)


def _unaccounted(new: Level, now: Level) -> Iterator[Diagnostic]:
    if is_above(new.quantity, now.quantity):
        yield error("C379", new.entry.origins[0], new=new, stock=now)
        return
    before = level_before(now.indicator, now.observation, _base(now.observation.period))
    if before and _comparable(before, now) and are_apart(now.quantity, before.quantity.plus(new.quantity)):
        yield warning("C374", now.entry.origins[0], stock=now, before=before, new=new)


def _base(period: Period) -> Period:
    """The period whose end is the start of this one; the first months of a year start from the year before."""
    return Period(period.year - 1) if period.frequency is Frequency.CUMULATIVE else period.one_before


def level_before(indicator: Indicator, observation: Observation, base: Period) -> Level | None:
    """The value of an earlier period: its own row, or else the cell 上期值 where that means the year before."""
    own = level(indicator, indicator.at(base, observation.area))
    if own or base != observation.period.year_before:
        return own
    return level(indicator, observation, "previous")


def _pairs(dataset: Dataset, words: Words) -> Iterator[tuple[Indicator, Indicator]]:
    groups: dict[str, list[Indicator]] = {}
    for indicator in dataset.indicators:
        if indicator.group:
            groups.setdefault(indicator.group, []).append(indicator)
    yield from _named_pairs([each for each in dataset.indicators if not each.group], words)
    for members in groups.values():
        newcomers = [each for each in members if each.name.text.lower().startswith(words.new)]
        stocks = [each for each in members if each not in newcomers and not each.parent]
        for newcomer in newcomers:
            stock = _stock_of(newcomer, stocks, words, len(newcomers) == 1)
            if stock:
                yield newcomer, stock


def _named_pairs(indicators: Sequence[Indicator], words: Words) -> Iterator[tuple[Indicator, Indicator]]:
    """Those of one name and one unit."""
    stocks = {(without_tail(each.name.text.lower(), words), _unit(each)): each for each in indicators}
    for newcomer in indicators:
        named = _without_head(newcomer, words)
        stock = stocks.get((named, _unit(newcomer))) if named else None
        if stock and stock is not newcomer:
            yield newcomer, stock


def _without_head(newcomer: Indicator, words: Words) -> str:
    """金融总部机构 for 新增金融总部机构; nothing for a name that tells of no newcomers."""
    name = newcomer.name.text.lower()
    head = next((head for head in words.new if name.startswith(head)), "")
    return without_tail(name.removeprefix(head).strip(), words) if head else ""


def _stock_of(newcomer: Indicator, stocks: Sequence[Indicator], words: Words, is_only: bool) -> Indicator | None:
    """The stock of the same name, or the one stock of the same unit where the group has one newcomer."""
    named = _without_head(newcomer, words)
    same = next((each for each in stocks if without_tail(each.name.text.lower(), words) == named), None)
    alike = [each for each in stocks if _unit(each) == _unit(newcomer)]
    return same or (alike[0] if is_only and len(alike) == 1 else None)


def _unit(indicator: Indicator) -> str:
    return indicator.unit.text if indicator.unit else ""


# --- two cells for one year ---------------------------------------------------------------------------------

BESIDE = {"previous": "value", "previous_rank": "rank"}
"""Cells of a row that tell of the year before, and where a row of that year tells the same."""


def revised(dataset: Dataset, printed: Set[Key]) -> Iterator[Diagnostic]:
    """C386 for a cell of the year before that the row of that year contradicts, where either is printed."""
    for indicator in dataset.indicators:
        for observation in _rows(indicator, printed):
            before = indicator.at(observation.period.year_before, observation.area)
            for beside, own in BESIDE.items() if before and before.basis == observation.basis else ():
                one, other = level(indicator, observation, beside), level(indicator, before, own)
                if one and other and printed & {one.key, other.key} and _comparable(one, other):
                    yield from _revised(one, other)


def _revised(one: Level, other: Level) -> Iterator[Diagnostic]:
    if are_apart(one.quantity, other.quantity):
        period = other.observation.period
        yield warning("C386", one.entry.origins[0], period=period, one=one, other=other)


# --- growth and its ends ------------------------------------------------------------------------------------


def outgrown(dataset: Dataset, printed: Set[Key]) -> Iterator[Diagnostic]:
    """C375 for a change cell that the levels of both years contradict on one stated price basis."""
    for indicator in dataset.indicators:
        for observation in (each for each in _rows(indicator, printed) if each.basis):
            now, change = level(indicator, observation), changed(Subject(dataset, indicator, observation, "change"))
            if now and change and now.key in printed:
                before = level_before(indicator, observation, observation.period.year_before)
                if before and before.observation.basis == observation.basis:
                    yield from _outgrown(now, before, change)


@dataclass(frozen=True, slots=True)
class Change:
    """What a change cell says in per cent, with room for its rounding: 13.5 is 13.45 to 13.55, 翻番 100 and more."""

    ends: Ends
    told: str
    origin: Origin
    decimals: int = 1

    def __str__(self) -> str:
        return f"{self.told}（{self.origin}）"


def changed(subject: Subject) -> Change | None:
    """The change cell of an observation; nothing where it is empty, in points, or words that say no rate."""
    entry = subject.entry
    if entry is None:
        return None
    name, origin = subject.indicator.name.text, entry.origins[0]
    if isinstance(entry.content, Quantity):
        told = f"{name} {entry.content.number:f}{entry.content.unit}"
        is_rate = entry.content.unit == "%"
        return Change(_ends(entry.content), told, origin, max(entry.content.decimals, 1)) if is_rate else None
    said = said_of_change(entry)
    return Change((said.low, said.high), f"{name} {entry.content}", origin) if said else None


def _outgrown(now: Level, before: Level, change: Change) -> Iterator[Diagnostic]:
    grown = growth(now.quantity, before.quantity) if _comparable(now, before) else None
    if grown and _apart(grown, change.ends) and not _is_in_points(now, before, change):
        exact = now.quantity.number / before.quantity.to(now.quantity.unit).number * HUNDRED - HUNDRED
        shown = f"{exact:.{change.decimals}f}%"
        yield warning("C375", change.origin, change=change, now=now, before=before, computed=shown)


def _is_in_points(now: Level, before: Level, change: Change) -> bool:
    """Whether the change of a percentage is its difference: 55 % after 50 % is entered as 5."""
    return now.quantity.is_rate and not _apart(_ends(now.quantity.minus(before.quantity)), change.ends)


def growth(now: Quantity, before: Quantity) -> Ends | None:
    """Between which rates of growth the levels allow, with their rounding; nothing where the base may be zero."""
    (now_low, now_high), (low, high) = _ends(now), _ends(before.to(now.unit))
    if low is None or low <= 0:
        return None
    least = None if now_low is None or high is None else now_low / high * HUNDRED - HUNDRED
    most = None if now_high is None else now_high / low * HUNDRED - HUNDRED
    return least, most


def _ends(quantity: Quantity) -> Ends:
    """The ends of a quantity, each further by half a unit of its last digit: published numbers are rounded."""
    half = step(quantity.number) * HALF
    low = None if quantity.low is None else quantity.low - half
    return low, None if quantity.high is None else quantity.high + half


def _apart(one: Ends, other: Ends) -> bool:
    return _before(one, other) or _before(other, one)


def _before(one: Ends, other: Ends) -> bool:
    return one[1] is not None and other[0] is not None and one[1] < other[0]
