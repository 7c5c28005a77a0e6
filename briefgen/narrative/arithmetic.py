"""Compute with figures so that each result keeps every cell that went into it."""

from dataclasses import replace
from decimal import Decimal
from functools import partial

from briefgen import formats
from briefgen.document import Derived, Source
from briefgen.errors import Mistake
from briefgen.narrative.numbers import with_digits
from briefgen.narrative.values import Figure, Value, figure_of, in_unit, shown
from briefgen.quantities import Quantity, exact, plain, rounded


def combined(sign: str, left: object, right: object) -> Figure:
    """The sum or difference of two figures of one dimension. Raises Mistake for whatever would lose a cell."""
    if sign not in ("+", "-") or not (isinstance(left, Value) and isinstance(right, Value)):
        raise Mistake("T304", sign=sign)
    return total(left, right) if sign == "+" else difference(left, right)


def total(left: Value, right: Value) -> Figure:
    one, other = figure_of(left), figure_of(right)
    quantity = one.quantity.plus(in_unit(other.quantity, one.quantity.unit))
    return Figure(one.reading, quantity, Derived("sum", (*_summands(one.source), *_summands(other.source))))


def _summands(source: Source) -> tuple[Source, ...]:
    return source.operands if isinstance(source, Derived) and source.rule == "sum" else (source,)


def difference(left: Value, right: Value) -> Figure:
    """One less the other; two percentages differ by percentage points."""
    one, other = figure_of(left), figure_of(right)
    quantity = one.quantity.minus(in_unit(other.quantity, one.quantity.unit))
    unit = "个百分点" if quantity.unit == "%" else quantity.unit
    return Figure(one.reading, replace(quantity, unit=unit), Derived("difference", (one.source, other.source)))


def share(part: object, whole: object) -> Figure:
    """The part in per cent of the whole, printed with one digit after the point unless it comes out even.

    Raises Mistake for a whole that is zero, negative or no exact number.
    """
    one, other = figure_of(part), figure_of(whole)
    divisor = in_unit(other.quantity, one.quantity.unit)
    if not divisor.is_exact or divisor.number <= 0:
        raise Mistake("T315", shown=other.meaning().text)
    source = Derived("share", (one.source, other.source))
    quotient = _percent(one.quantity, divisor.number)
    wording = formats.datum if is_even(quotient.number) else partial(with_digits, formats.datum, 1)
    return Figure(one.reading, quotient, source, wording)


def is_even(number: Decimal) -> bool:
    """Whether one digit after the point says all of it."""
    return number == rounded(number, 1)


def _percent(part: Quantity, whole: Decimal) -> Quantity:
    low = None if part.low is None else part.low * 100 / whole
    high = None if part.high is None else part.high * 100 / whole
    return replace(part, number=plain(part.number * 100 / whole), unit="%", low=low, high=high)


def count(values: object, unit: str = "") -> Figure | int:
    """How many there are, in a unit such as 项: of the workbook's things a figure that keeps their cells."""
    if isinstance(values, Value | str) or not hasattr(values, "__iter__"):
        raise Mistake("T305", shown=shown(values))
    if not isinstance(unit, str):
        raise Mistake("T305", shown=shown(unit))
    items = tuple(values)
    known = [item for item in items if isinstance(item, Value)]
    if not known or len(known) < len(items):
        return len(items)
    sources = tuple(source for item in known for source in item.sources)
    return Figure(known[0].reading, exact(Decimal(len(items)), unit), Derived("count", sources))
