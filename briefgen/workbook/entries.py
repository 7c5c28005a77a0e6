"""Turn the cells of a row of figures into entries: quantities with their bounds and units, or accepted words."""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from briefgen.indicators import Entry, Label
from briefgen.origins import Origin
from briefgen.quantities import Bound, Rules, bounded, exact, plain
from briefgen.workbook.cells import Cell
from briefgen.workbook.figures import MOST_DIGITS, TooManyDigits, Written, scaled, written, written_change, written_rank
from briefgen.workbook.findings import Findings, nearest
from briefgen.workbook.tables import Row
from briefgen.workbook.vocabulary import (
    BOUNDS,
    CHANGE_WORDS,
    MISSING,
    PERCENT,
    POINTS,
    RANK_WORDS,
    SCALES,
    folded,
    unit_from,
)

Meaning = TypeVar("Meaning")
HUNDRED = Decimal(100)
BOUNDED = {"bound": "value", "change_bound": "change"}
"""Which figure each column of bounds is for."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is needed to read one row's figures: its cells, its unit, the house rules, and where findings go."""

    row: Row
    unit: Label | None
    house: Rules
    findings: Findings

    def cell(self, column: str) -> Cell | None:
        """The cell of a figure; None where it is empty or says that there is no figure."""
        cell = self.row.cells.get(column)
        return None if cell is None or is_missing(cell) else cell


def unit_label(row: Row) -> Label | None:
    """The unit column in its one spelling; a dash says that there is none."""
    label = row.label("unit")
    return Label(unit_from(label.text), label.origin) if label else None


def is_missing(cell: Cell) -> bool:
    return isinstance(cell.content, str) and folded(cell.content) in MISSING


def level(reading: Reading, column: str, bound_column: str = "") -> Entry | None:
    """A value in the row's unit: its value of this period or the last, or its target."""
    cell = reading.cell(column)
    return level_of(reading, cell, _bound(reading, bound_column, cell))


def level_of(reading: Reading, cell: Cell | None, bound: tuple[Bound, Origin] | None = None) -> Entry | None:
    """The same for a cell that stands under a period of its own."""
    if cell is None:
        return None
    figure = _figure(reading, cell, written)
    if figure is None:
        return None
    unit, origins = _unit(reading, cell, figure)
    number = scaled(figure.number, figure.unit) if _is_scale(figure.unit, unit) else figure.number
    return _entry(reading, cell, Written(number, figure.bound, unit), bound, origins)


def change(reading: Reading) -> Entry | None:
    """The change on the year before, in percent; or words such as 翻番."""
    cell = reading.cell("change")
    bound = _bound(reading, "change_bound", cell)
    if cell is None or _says(cell, CHANGE_WORDS):
        return None if cell is None else Entry(cell.line, (cell.origin,))
    figure = _figure(reading, cell, written_change)
    if figure is None:
        return None
    unit = figure.unit or PERCENT
    if unit not in (PERCENT, POINTS):
        reading.findings.error("W144", cell.origin, written=unit, unit=PERCENT)
    return _entry(reading, cell, Written(figure.number, figure.bound, unit), bound, ())


def rank(reading: Reading, column: str) -> Entry | None:
    """A place among peers, from 1; or words such as 前列."""
    cell = reading.cell(column)
    if cell is None or _says(cell, RANK_WORDS):
        return None if cell is None else Entry(cell.line, (cell.origin,))
    ordinal = written_rank(cell.text)
    return Entry(exact(Decimal(ordinal), ""), (cell.origin,)) if ordinal else count(reading, column)


def count(reading: Reading, column: str) -> Entry | None:
    """A whole number from 1."""
    cell = reading.cell(column)
    figure = _figure(reading, cell, written) if cell else None
    if cell is None or figure is None:
        return None
    if figure.number < 1 or figure.number % 1 or figure.bound or figure.unit:
        reading.findings.error("W148", cell.origin, text=cell.text)
        return None
    return Entry(exact(plain(figure.number), ""), (cell.origin,))


def choice(reading: Reading, column: str, known: Mapping[str, Meaning], code: str) -> Meaning | None:
    """What a cell with a word out of a list means; an unknown word is a finding."""
    label = reading.row.label(column)
    if label is None:
        return None
    meaning = known.get(folded(label.text))
    if meaning is None:
        near = nearest(folded(label.text), known)
        reading.findings.error(code, label.origin, text=label.text, near=near or "、".join(list(known)[:8]))
    return meaning


def _figure(reading: Reading, cell: Cell, read: Callable[[str], Written | None]) -> Written | None:
    """The number of a cell, typed or stored; anything else is a finding."""
    if isinstance(cell.content, Decimal):
        return Written(plain(cell.content * HUNDRED), unit=PERCENT) if cell.percent else Written(cell.content)
    try:
        figure = read(cell.content) if isinstance(cell.content, str) else None
    except TooManyDigits:
        reading.findings.error("W150", cell.origin, text=cell.text, most=MOST_DIGITS)
        return None
    if figure is None:
        reading.findings.error("W140", cell.origin, text=cell.text)
    return figure


def _unit(reading: Reading, cell: Cell, figure: Written) -> tuple[str, tuple[Origin, ...]]:
    """The unit of a level, out of its column or its own cell, and the column's cell where it counts."""
    if reading.unit is None:
        if not figure.unit:
            reading.findings.warning("W145", cell.origin, text=cell.text)
        return figure.unit, ()
    unit = reading.unit.text
    if figure.unit not in SCALES and folded(figure.unit) not in ("", folded(unit)):
        reading.findings.error("W144", cell.origin, written=figure.unit, unit=unit)
    return unit, (reading.unit.origin,)


def _is_scale(typed: str, unit: str) -> bool:
    """5.5万 in a row of 平方米 is scaled; in a row of 万平方米 the 万 only repeats the unit."""
    return typed in SCALES and not unit.startswith(typed)


def _bound(reading: Reading, column: str, of: Cell | None) -> tuple[Bound, Origin] | None:
    """The word of a bound column; a finding where it is unknown, or where there is no number that it could bound."""
    cell = reading.row.cells.get(column)
    if cell is None or cell.text in ("", "="):
        return None
    meaning = choice(reading, column, BOUNDS, "W141")
    if meaning is None:
        return None
    if BOUNDED[column] in reading.row.unreadable:
        return None
    if of is None or _says(of, CHANGE_WORDS):
        reading.findings.warning("W143", cell.origin, text=cell.text)
        return None
    return meaning, cell.origin


def _entry(
    reading: Reading, cell: Cell, figure: Written, bound: tuple[Bound, Origin] | None, origins: tuple[Origin, ...]
) -> Entry:
    """A quantity with the bound of its own cell or of the column beside it; the two may not contradict each other."""
    word, place = (bound[0], (bound[1],)) if bound else (figure.bound or Bound.EXACT, ())
    if bound and figure.bound and figure.bound is not word:
        reading.findings.error("W142", cell.origin, text=cell.text, other=bound[1])
    return Entry(bounded(figure.number, figure.unit, word, reading.house), (cell.origin, *place, *origins))


def _says(cell: Cell, words: Container[str]) -> bool:
    return isinstance(cell.content, str) and folded(cell.content) in words
