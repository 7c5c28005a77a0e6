"""Hold what a template may name: figures, words and things of the workbook, each printed with its provenance."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from operator import eq, ge, gt, le, lt
from typing import ClassVar

from briefgen import formats
from briefgen.claims.intervals import Interval, Standing, above, below, from_, interval_of, point, up_to
from briefgen.document import Cell, Datum, Reference, Source, Text
from briefgen.errors import Mistake
from briefgen.indicators import Dataset, Honour, Label, PicturePlace, Pillar, Quote
from briefgen.language import Language
from briefgen.narrative.atoms import Session
from briefgen.narrative.nearest import nearest
from briefgen.origins import Origin
from briefgen.quantities import HOUSE_RULES, Quantity, Rules, UnitsDiffer, exact

Content = Quantity | str
Wording = Callable[[Content, Source, Language], Datum]
LINE_FEED = re.compile(r"\s*(?:\r\n|\n|\r)\s*")


@dataclass(frozen=True, slots=True)
class Reading:
    """What every value needs to print itself."""

    session: Session
    dataset: Dataset
    language: Language
    rules: Rules = HOUSE_RULES

    def words(self, label: Label) -> "Words":
        return Words(self, label.text, label.origin, label.cell)


@dataclass(frozen=True, slots=True, eq=False)
class Value:
    """Something of the workbook. Printing it gives one atom; a template reaches its declared parts only."""

    reading: Reading = field(repr=False)
    PARTS: ClassVar[tuple[str, ...]] = ()

    def part(self, name: str) -> object:
        """What `.name` is. Raises Mistake for a part that there is not."""
        raise Mistake("T211", name=name, nearest=nearest(name, self.PARTS))

    def meaning(self) -> Datum | Text:
        """What printing shows. Raises Mistake for what cannot be printed."""
        raise NotImplementedError

    def compared(self) -> Content:
        """What comparisons look at. Raises Mistake."""
        raise NotImplementedError

    @property
    def sources(self) -> tuple[Source, ...]:
        """The cells that it stands in, for counts and sums."""
        return ()

    @property
    def argument(self) -> object:
        """What a block function gets."""
        return self.meaning()

    @property
    def label(self) -> str:
        """What messages call it."""
        return self.meaning().text

    @property
    def is_given(self) -> bool:
        return True

    def __str__(self) -> str:
        return self.reading.session.atom(self.meaning())

    def __bool__(self) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        return _compared(self, "==", other)

    def __lt__(self, other: object) -> bool:
        return _compared(self, "<", other)

    def __le__(self, other: object) -> bool:
        return _compared(self, "<=", other)

    def __gt__(self, other: object) -> bool:
        return _compared(self, ">", other)

    def __ge__(self, other: object) -> bool:
        return _compared(self, ">=", other)

    def __hash__(self) -> int:
        return id(self)


@dataclass(frozen=True, slots=True, eq=False)
class Words(Value):
    """Words of the workbook, and their cell; `own` is the cell of those that a translation stands for."""

    text: str
    origin: Origin
    own: Origin | None = None

    def meaning(self) -> Text:
        gap = " " if self.reading.language.spaced else ""
        return Text(LINE_FEED.sub(gap, self.text.strip("\r\n")), self.origin)

    def compared(self) -> str:
        return self.text

    @property
    def sources(self) -> tuple[Source, ...]:
        return (Cell(Reference(self.text, "", "", "name"), (self.own or self.origin,)),)

    @property
    def argument(self) -> Label:
        return Label(self.text, self.origin)

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True, eq=False)
class Figure(Value):
    """A quantity, or words in its stead (翻番), with every cell that it comes from."""

    content: Content
    source: Source
    wording: Wording = formats.datum

    def meaning(self) -> Datum:
        return self.wording(self.content, self.source, self.reading.language)

    def compared(self) -> Content:
        return self.content

    @property
    def sources(self) -> tuple[Source, ...]:
        return (self.source,)

    @property
    def quantity(self) -> Quantity:
        """The quantity. Raises Mistake for words."""
        if isinstance(self.content, str):
            raise Mistake("T309", words=self.content)
        return self.content

    def __bool__(self) -> bool:
        raise Mistake("T308", shown=self.meaning().text)


@dataclass(frozen=True, slots=True, eq=False)
class Missing(Value):
    """What the workbook leaves empty: it can be asked for, and not printed."""

    owner: str
    name: str
    origin: Origin

    def mistake(self) -> Mistake:
        return Mistake("T301", name=self.owner, part=self.name, cell=self.origin)

    def meaning(self) -> Datum | Text:
        raise self.mistake()

    def compared(self) -> Content:
        raise self.mistake()

    def part(self, name: str) -> object:
        return Missing(self.reading, self.owner, f"{self.name}.{name}", self.origin)

    @property
    def label(self) -> str:
        return f"{self.owner}.{self.name}"

    @property
    def is_given(self) -> bool:
        return False

    def __bool__(self) -> bool:
        return False


@dataclass(frozen=True, slots=True, eq=False)
class Thing(Value):
    """A pillar, quote, honour or picture place, or the cover: named parts around some words."""

    subject: Pillar | Quote | Honour | PicturePlace | None
    parts: Mapping[str, object]
    shown: Words | Missing
    reference: str

    def part(self, name: str) -> object:
        if name not in self.parts:
            raise Mistake("T211", name=name, nearest=nearest(name, self.parts))
        return self.parts[name]

    def meaning(self) -> Datum | Text:
        return self.shown.meaning()

    def compared(self) -> Content:
        return self.shown.compared()

    @property
    def sources(self) -> tuple[Source, ...]:
        if isinstance(self.shown, Missing):
            return ()
        return (Cell(Reference(self.reference, "", "", "name"), (self.shown.own or self.shown.origin,)),)

    @property
    def argument(self) -> object:
        if self.subject is None:
            raise Mistake("T242", shown=self.reference)
        return self.subject


ZERO = Decimal(0)
LEADS: Mapping[str, Interval] = {
    "==": point(ZERO),
    "<": below(ZERO),
    "<=": up_to(ZERO),
    ">": above(ZERO),
    ">=": from_(ZERO),
}
"""Where one number less another lies if one is equal to the other, less than it …"""
WORDWISE: Mapping[str, Callable[[str, str], bool]] = {"==": eq, "<": lt, "<=": le, ">": gt, ">=": ge}


def _compared(one: Value, sign: str, other: object) -> bool:
    """What is sure of two operands; a figure is equal to itself, bounded or not.

    Raises Mistake for operands without a common measure, and where bounds leave it open: 超235 > 236.
    """
    left, right = _comparable(one, other)
    if isinstance(left, str) or isinstance(right, str):
        return WORDWISE[sign](str(left), str(right))
    if left == right and _cells(one) == _cells(other):
        return sign in ("==", "<=", ">=")
    match interval_of(left).minus(interval_of(right)).standing(LEADS[sign]):
        case Standing.INSIDE:
            return True
        case Standing.OUTSIDE:
            return False
        case Standing.ACROSS:
            cells = ", ".join(dict.fromkeys(map(str, (*_cells(one), *_cells(other)))))
            raise Mistake("T319", one=_printed(one), sign=sign, other=_printed(other), cells=cells)


def _cells(operand: object) -> tuple[Origin, ...]:
    """Where a number of the workbook stands; a number of the template stands nowhere."""
    return figure_of(operand).source.origins if isinstance(operand, Value) else ()


def _printed(operand: object) -> str:
    return figure_of(operand).meaning().text if isinstance(operand, Value) else shown(operand)


def _comparable(one: Value, other: object) -> tuple[Quantity, Quantity] | tuple[str, str]:
    """Two numbers in one unit, or two texts. Raises Mistake for those that have no common measure."""
    left = one.compared()
    right = other.compared() if isinstance(other, Value) else other
    match left, right:
        case Quantity(), Quantity():
            return left, in_unit(right, left.unit)
        case Quantity(), int() | float() | Decimal():
            return left, exact(Decimal(str(right)), left.unit)
        case str(), str():
            return left, right
        case _:
            raise Mistake("T302", one=named(left), other=named(right))


def named(operand: object) -> str:
    """What a message calls an operand."""
    return f"{operand.number}{operand.unit}" if isinstance(operand, Quantity) else shown(operand)


def shown(value: object) -> str:
    """What a message calls a value of a template."""
    match value:
        case Value():
            return value.label
        case str() | int() | float():
            return str(value)
        case list() | tuple():
            return f"[{'…' if value else ''}]"
        case _:
            return type(value).__name__


def in_unit(quantity: Quantity, unit: str) -> Quantity:
    """The quantity in another unit; exact. Raises Mistake where they measure different things."""
    try:
        return quantity.to(unit)
    except UnitsDiffer as differ:
        raise Mistake("T303", one=differ.units[0], other=differ.units[1]) from None


def figure_of(value: object) -> Figure:
    """The figure that a filter or an operation works on. Raises Mistake for anything else."""
    match value:
        case Figure():
            return value
        case Missing():
            raise value.mistake()
        case Value() if "value" in value.PARTS:
            return figure_of(value.part("value"))
        case _:
            raise Mistake("T305", shown=shown(value))
