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


@dataclass(frozen=True, slots=True)
class Known:
    """What the workbook says at a reference."""

    indicator: Indicator
    observation: Observation
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class Printed:
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


Index = dict[tuple[str, str, str], tuple[Indicator, Observation]]


def printed_figures(runs: Sequence[Run], dataset: Dataset, language: Language) -> Iterator[Printed]:
    """Every figure of one cell, and every claim about one that is made in words, in reading order."""
    index: Index = {
        (indicator.code, each.area, each.period.code): (indicator, each)
        for indicator in dataset.indicators
        for each in indicator.observations
    }
    for run in runs:
        for piece in run.shown:
            found = _printed(run, piece, index, language)
            if found:
                yield found


def _printed(run: Run, piece: Piece, index: Index, language: Language) -> Printed | None:
    datum = piece.node
    cell = cell_of(datum.source) if isinstance(datum, Datum) else None
    if not isinstance(datum, Datum) or cell is None:
        return None
    reference = cell.reference
    at = index.get((reference.indicator, reference.area, reference.period))
    if at is None or reference.part not in PARTS:
        return None
    entry: Entry | None = getattr(at[1], reference.part)
    unit = datum.unit.strip() or (unit_of_row(run) if reference.part == "value" else "")
    quantity = _quantity(datum, unit, entry.content, language) if entry else None
    return Printed(run, piece, datum, Known(*at, entry), reference, quantity)


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
    return -number if any(fell in datum.before for fell in language.falls) else number


def unit_of_row(run: Run) -> str:
    """The unit that a row of a table states in its own column."""
    if not isinstance(run.block, Table):
        return ""
    roles = [column.role for column in run.block.columns]
    cells = run.text.split("\t")
    return cells[roles.index("unit")] if "unit" in roles and len(cells) == len(roles) else ""


def _unit(words: str, own: str, language: Language) -> tuple[str, Decimal]:
    """The workbook's unit for printed words, and by what a number in it was multiplied to be printed."""
    if not words:
        return own, Decimal(1)
    meant = [
        (unit, each) for unit, said in language.units.items() for each in said if words in (each.words, each.column)
    ]
    if meant:
        unit, said = next((pair for pair in meant if pair[0] == own), meant[0])
        return unit, said.factor
    return words if not language.units else own, Decimal(1)


def _bound(datum: Datum, language: Language) -> Bound:
    after = _without_status(datum.after, language)
    return next((bound for bound, words in language.bounds.items() if _says(datum, after, words)), Bound.EXACT)


def _without_status(after: str, language: Language) -> str:
    """What stands behind a figure beside its status, where the language has that there."""
    behind = language.with_status.partition("{figure}")[2]
    said = (behind.format(status=word) for word in language.statuses.values() if word and behind)
    return next((after.removesuffix(each) for each in said if after.endswith(each)), after)


def _says(datum: Datum, after: str, words: BoundWords) -> bool:
    said = (words.before.strip(), words.excess.strip(), words.after.strip())
    if not any(said):
        return False
    heard = (datum.before.strip(), datum.excess.strip(), after.strip())
    return heard[0].endswith(said[0]) and said[1:] == heard[1:]
