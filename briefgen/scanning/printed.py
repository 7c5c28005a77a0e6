"""Read a printed figure back as the quantity that a reader takes it for; pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import groupby
from typing import NamedTuple

from briefgen.document import Cell, Chart, Datum, Derived, Reference, Source, Table
from briefgen.formats import MINUS
from briefgen.indicators import PARTS, Dataset, Entry, Indicator, Observation
from briefgen.language import Language
from briefgen.quantities import Bound, Quantity, bounded, plain
from briefgen.scanning.runs import Piece, Run
from briefgen.scanning.sentences import Cuts, cuts

REWORDING = frozenset({"unit", "digits", "over", "nearly"})
"""Rules that say one figure in another way."""
OWN = REWORDING | {"same"}
"""Rules that compute nothing: one rank is told of several indicators."""
ONE = Decimal(1)
Heard = tuple[str, str, str]
"""What is heard before the digits, between digits and unit, and after the unit."""


class Known(NamedTuple):
    """What the workbook says at a reference."""

    indicator: Indicator
    observation: Observation
    entry: Entry | None


class Printed(NamedTuple):
    """A figure of a cell where it is printed; `quantity` is what a reader takes it for.

    Nothing for words, and for what was computed from several cells: each of them is printed with it.
    """

    run: Run
    piece: Piece
    datum: Datum
    known: Known
    reference: Reference
    quantity: Quantity | None

    @property
    def is_own(self) -> bool:
        """Whether it is the figure of that reference, and not computed from it."""
        return not isinstance(self.datum.source, Derived) or self.datum.source.rule.partition(":")[0] in OWN

    @property
    def is_amount(self) -> bool:
        """What may be an estimate: a value, its change or its rank."""
        return self.reference.part in ("value", "change", "rank")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A string of the document that has figures: these, in reading order, and where its sentences end."""

    run: Run
    cuts: Cuts
    figures: tuple[Printed, ...]


def by_run(figures: Iterable[Printed]) -> Iterator[Spoken]:
    """The figures of each string together."""
    for _, members in groupby(figures, key=lambda each: id(each.run)):
        found = tuple(members)
        yield Spoken(found[0].run, cuts(found[0].run.text), found)


def printed_figures(runs: Sequence[Run], dataset: Dataset, language: Language) -> Iterator[Printed]:
    """Every figure with each of its cells, and every claim that is made in words, in reading order."""
    reader = Reader(dataset, reading_of(language))
    for run in runs:
        for piece in run.shown:
            if isinstance(piece.node, Datum):
                yield from reader.read(run, piece, piece.node)


@dataclass(frozen=True, slots=True)
class Reading:
    """A language, and what it prints for bounds and units."""

    language: Language
    bounds: Sequence[tuple[Bound, Heard]]
    units: Mapping[str, Mapping[str, Decimal]]

    def computed(self, datum: Datum) -> Quantity | None:
        """The quantity that a reader takes a computed figure for; nothing for words."""
        return self.quantity(datum, datum.unit.strip(), "")

    def quantity(self, datum: Datum, words: str, own: str) -> Quantity | None:
        """The number of a figure in the workbook's unit for these words, or in its own."""
        number = _number(datum, self.language)
        if number is None:
            return None
        unit, by = self._unit(words, own)
        return bounded(plain(number if by is ONE else number / by), unit, self._bound(datum))

    def _unit(self, words: str, own: str) -> tuple[str, Decimal]:
        """The workbook's unit for printed words, and by what a number in it was multiplied to be printed."""
        if not words:
            return own, ONE
        meant = self.units.get(words, {})
        if meant:
            unit = own if own in meant else next(iter(meant))
            return unit, meant[unit]
        return words if not self.language.units else own, ONE

    def _bound(self, datum: Datum) -> Bound:
        heard = (datum.before.strip(), datum.excess.strip(), _without_status(datum.after, self.language).strip())
        if not any(heard):
            return Bound.EXACT
        return next((bound for bound, said in self.bounds if _is_said(said, heard)), Bound.EXACT)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads figures of a dataset back, with how a language prints figures."""

    dataset: Dataset
    reading: Reading

    def read(self, run: Run, piece: Piece, datum: Datum) -> Iterator[Printed]:
        """The figure with each of its cells."""
        is_one = cell_of(datum.source) is not None
        for reference in (cell.reference for cell in cells_of(datum.source)):
            indicator = self.dataset.indicator(reference.indicator)
            observation = indicator.named(reference.period, reference.area) if indicator else None
            if indicator and observation and reference.part in PARTS:
                known = Known(indicator, observation, getattr(observation, reference.part))
                quantity = self._quantity(run, datum, known, reference.part) if is_one else None
                yield Printed(run, piece, datum, known, reference, quantity)

    def _quantity(self, run: Run, datum: Datum, known: Known, part: str) -> Quantity | None:
        own = known.entry.content if known.entry else ""
        if isinstance(own, str):
            return None
        beside = unit_of_row(run, self.reading.language) if part == "value" else ""
        unit = datum.unit.strip() or beside or unit_of_series(run, datum)
        return self.reading.quantity(datum, unit, own.unit)


def reading_of(language: Language) -> Reading:
    return Reading(language, _bounds(language), _units(language))


def _bounds(language: Language) -> tuple[tuple[Bound, Heard], ...]:
    """Each bound that has words, with these."""
    words = ((bound, said.before, said.excess, said.after) for bound, said in language.bounds.items())
    heard = ((bound, (before.strip(), excess.strip(), after.strip())) for bound, before, excess, after in words)
    return tuple((bound, said) for bound, said in heard if any(said))


def _is_said(said: Heard, heard: Heard) -> bool:
    return heard[0].endswith(said[0]) and said[1:] == heard[1:]


def _without_status(after: str, language: Language) -> str:
    """What stands behind a figure beside its status, where the language has that there."""
    behind = language.with_status.partition("{figure}")[2]
    said = (behind.format(status=word) for word in language.statuses.values() if word and behind)
    return next((after.removesuffix(each) for each in said if after.endswith(each)), after)


def _units(language: Language) -> Mapping[str, Mapping[str, Decimal]]:
    """The workbook's units that are printed with the same words, and by what a number in each was multiplied."""
    units: dict[str, dict[str, Decimal]] = {}
    for unit, ways in language.units.items():
        for said in ways:
            for words in (said.words, said.column):
                units.setdefault(words, {}).setdefault(unit, said.factor)
    return units


def cells_of(source: Source) -> tuple[Cell, ...]:
    """Every cell that is printed with one figure."""
    if isinstance(source, Cell):
        return (source,)
    return tuple(cell for operand in source.operands for cell in cells_of(operand))


def cell_of(source: Source) -> Cell | None:
    """The one cell of a figure, also where it is printed in another unit, with fewer digits or as a bound."""
    while isinstance(source, Derived) and source.rule.partition(":")[0] in REWORDING:
        (source,) = source.operands
    return source if isinstance(source, Cell) else None


def _number(datum: Datum, language: Language) -> Decimal | None:
    digits = datum.digits.replace(language.grouping, "") if language.grouping else datum.digits
    try:
        number = Decimal(digits.replace(MINUS, "-"))
    except InvalidOperation:
        return None
    return -number if any(fell in datum.before for fell in language.falls) else number


def unit_of_series(run: Run, datum: Datum) -> str:
    """The unit that a chart states once for all figures of a line or a panel."""
    series = run.block.series if isinstance(run.block, Chart) else ()
    return next((each.unit for each in series if any(point.datum is datum for point in each.points)), "")


def unit_of_row(run: Run, language: Language) -> str:
    """The unit that a row of a table states in its own column; a dash states none."""
    if not isinstance(run.block, Table):
        return ""
    roles = [column.role for column in run.block.columns]
    cells = run.text.split("\t")
    stated = cells[roles.index("unit")] if "unit" in roles and len(cells) == len(roles) else ""
    return "" if stated == language.tables.missing else stated
