"""Read a printed figure back as the quantity that a reader takes it for; pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from briefgen.document import Cell, Datum, Derived, Reference, Source, Table
from briefgen.formats import MINUS
from briefgen.indicators import PARTS, Dataset, Entry, Indicator, Observation
from briefgen.language import Language
from briefgen.language.wording import BoundWords
from briefgen.quantities import Bound, Quantity, bounded, plain
from briefgen.scanning.runs import Piece, Run

REWORDING = frozenset({"unit", "digits", "over", "nearly"})
"""Rules that say one figure in another way."""
OWN = REWORDING | {"same"}
"""Rules that compute nothing: one rank is told of several indicators."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the workbook says at a reference."""

    indicator: Indicator
    observation: Observation
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class Printed:
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


Index = dict[tuple[str, str, str], tuple[Indicator, Observation]]


def printed_figures(runs: Sequence[Run], dataset: Dataset, language: Language) -> Iterator[Printed]:
    """Every figure with each of its cells, and every claim that is made in words, in reading order."""
    index: Index = {
        (indicator.code, each.area, each.period.code): (indicator, each)
        for indicator in dataset.indicators
        for each in indicator.observations
    }
    for run in runs:
        for piece in run.shown:
            if isinstance(piece.node, Datum):
                yield from _printed(run, piece, piece.node, index, language)


def _printed(run: Run, piece: Piece, datum: Datum, index: Index, language: Language) -> Iterator[Printed]:
    for reference in (cell.reference for cell in cells_of(datum.source)):
        at = index.get((reference.indicator, reference.area, reference.period))
        if at is not None and reference.part in PARTS:
            known = Known(*at, getattr(at[1], reference.part))
            yield Printed(run, piece, datum, known, reference, _read(run, datum, known, reference.part, language))


def _read(run: Run, datum: Datum, known: Known, part: str, language: Language) -> Quantity | None:
    unit = datum.unit.strip() or (unit_of_row(run, language) if part == "value" else "")
    is_one = cell_of(datum.source) is not None
    return _quantity(datum, unit, known.entry.content, language) if known.entry and is_one else None


def read_as_printed(datum: Datum, language: Language) -> Quantity | None:
    """The quantity that a reader takes a computed figure for; nothing for words."""
    number = _number(datum, language)
    if number is None:
        return None
    unit, by = _unit(datum.unit.strip(), "", language)
    return bounded(plain(number / by), unit, _bound(datum, language))


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


def _quantity(datum: Datum, words: str, own: Quantity | str, language: Language) -> Quantity | None:
    number = _number(datum, language)
    if number is None or isinstance(own, str):
        return None
    unit, by = _unit(words, own.unit, language)
    return bounded(plain(number / by), unit, _bound(datum, language))


def _number(datum: Datum, language: Language) -> Decimal | None:
    digits = datum.digits.replace(language.grouping, "") if language.grouping else datum.digits
    try:
        number = Decimal(digits.replace(MINUS, "-"))
    except InvalidOperation:
        return None
    return -number if language.fell.strip() in datum.before else number


def unit_of_row(run: Run, language: Language) -> str:
    """The unit that a row of a table states in its own column; a dash states none."""
    if not isinstance(run.block, Table):
        return ""
    roles = [column.role for column in run.block.columns]
    cells = run.text.split("\t")
    stated = cells[roles.index("unit")] if "unit" in roles and len(cells) == len(roles) else ""
    return "" if stated == language.tables.missing else stated


def _unit(words: str, own: str, language: Language) -> tuple[str, Decimal]:
    """The workbook's unit for printed words, and by what a number in it was multiplied to be printed."""
    if not words:
        return own, Decimal(1)
    meant = [unit for unit, said in language.units.items() if said.words == words]
    if meant:
        unit = own if own in meant else meant[0]
        return unit, language.units[unit].factor
    return words if not language.units else own, Decimal(1)


def _bound(datum: Datum, language: Language) -> Bound:
    return next((bound for bound, words in language.bounds.items() if _says(datum, words)), Bound.EXACT)


def _says(datum: Datum, words: BoundWords) -> bool:
    said = (words.before.strip(), words.excess.strip(), words.after.strip())
    if not any(said):
        return False
    heard = (datum.before.strip(), datum.excess.strip(), datum.after.strip())
    return heard[0].endswith(said[0]) and said[1:] == heard[1:]
