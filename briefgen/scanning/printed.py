"""Read a printed figure back as the quantity that a reader takes it for; pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import groupby
from typing import NamedTuple

from briefgen.document import Cell, Datum, Derived, Reference, Source, Table
from briefgen.formats import MINUS
from briefgen.indicators import PARTS, Dataset, Entry, Indicator, Observation
from briefgen.language import Language
from briefgen.quantities import Bound, Quantity, bounded, plain
from briefgen.scanning.runs import Piece, Run
from briefgen.scanning.sentences import Cuts, cuts

REWORDING = frozenset({"unit", "digits", "over", "nearly"})
"""Rules that say one figure in another way."""
ONE = Decimal(1)
Heard = tuple[str, str, str]
"""What is heard before the digits, between digits and unit, and after the unit."""


class Known(NamedTuple):
    """What the workbook says at a reference."""

    indicator: Indicator
    observation: Observation
    entry: Entry | None


class Printed(NamedTuple):
    """A figure of one cell where it is printed; `quantity` is what a reader takes it for, nothing for words."""

    run: Run
    piece: Piece
    datum: Datum
    known: Known
    reference: Reference
    quantity: Quantity | None

    @property
    def is_amount(self) -> bool:
        """A value or a change; a rank or a status is none."""
        return self.reference.part in ("value", "change")


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


Key = tuple[str, str, str]
"""Code, area and period code of an observation."""


def printed_figures(runs: Sequence[Run], dataset: Dataset, language: Language) -> Iterator[Printed]:
    """Every figure of one cell, and every claim about one that is made in words, in reading order."""
    known = {
        (indicator.code, each.area, each.period.code): (indicator, each)
        for indicator in dataset.indicators
        for each in indicator.observations
    }
    reader = Reader(known, language, _bounds(language), _units(language))
    for run in runs:
        for piece in run.shown:
            found = reader.read(run, piece)
            if found:
                yield found


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads figures of a dataset back: every observation, and what a language prints for bounds and units."""

    known: Mapping[Key, tuple[Indicator, Observation]]
    language: Language
    bounds: Sequence[tuple[Bound, Heard]]
    units: Mapping[str, Sequence[str]]

    def read(self, run: Run, piece: Piece) -> Printed | None:
        datum = piece.node
        cell = cell_of(datum.source) if isinstance(datum, Datum) else None
        if not isinstance(datum, Datum) or cell is None:
            return None
        reference = cell.reference
        at = self.known.get((reference.indicator, reference.area, reference.period))
        if at is None or reference.part not in PARTS:
            return None
        entry: Entry | None = getattr(at[1], reference.part)
        unit = datum.unit.strip() or (unit_of_row(run) if reference.part == "value" else "")
        quantity = self._quantity(datum, unit, entry.content) if entry else None
        return Printed(run, piece, datum, Known(*at, entry), reference, quantity)

    def _quantity(self, datum: Datum, words: str, own: Quantity | str) -> Quantity | None:
        number = _number(datum, self.language)
        if number is None or isinstance(own, str):
            return None
        unit, by = self._unit(words, own.unit)
        return bounded(plain(number if by is ONE else number / by), unit, self._bound(datum))

    def _unit(self, words: str, own: str) -> tuple[str, Decimal]:
        """The workbook's unit for printed words, and by what a number in it was multiplied to be printed."""
        if not words:
            return own, ONE
        meant = self.units.get(words, ())
        if meant:
            unit = own if own in meant else meant[0]
            return unit, self.language.units[unit].factor
        return words if not self.language.units else own, ONE

    def _bound(self, datum: Datum) -> Bound:
        heard = (datum.before.strip(), datum.excess.strip(), datum.after.strip())
        if not any(heard):
            return Bound.EXACT
        return next((bound for bound, said in self.bounds if _is_said(said, heard)), Bound.EXACT)


def _bounds(language: Language) -> tuple[tuple[Bound, Heard], ...]:
    """Each bound that has words, with these."""
    words = ((bound, said.before, said.excess, said.after) for bound, said in language.bounds.items())
    heard = ((bound, (before.strip(), excess.strip(), after.strip())) for bound, before, excess, after in words)
    return tuple((bound, said) for bound, said in heard if any(said))


def _is_said(said: Heard, heard: Heard) -> bool:
    return heard[0].endswith(said[0]) and said[1:] == heard[1:]


def _units(language: Language) -> Mapping[str, Sequence[str]]:
    """The workbook's units that are printed with the same words."""
    units: dict[str, list[str]] = {}
    for unit, said in language.units.items():
        units.setdefault(said.words, []).append(unit)
    return units


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
    return -number if language.fell.strip() in datum.before else number


def unit_of_row(run: Run) -> str:
    """The unit that a row of a table states in its own column."""
    if not isinstance(run.block, Table):
        return ""
    roles = [column.role for column in run.block.columns]
    cells = run.text.split("\t")
    return cells[roles.index("unit")] if "unit" in roles and len(cells) == len(roles) else ""
