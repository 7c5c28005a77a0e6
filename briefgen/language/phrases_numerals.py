"""Find every numeral of a text and tell what it is: a figure, an ordinal, a date, or part of a name."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple
from unicodedata import normalize

from briefgen.lookup import Lookup
from briefgen.quantities import UNITS, Bound, Quantity, bounded

NumeralKind = Literal["figure", "ordinal", "date", "name"]
HUNDRED = Decimal(100)


class Numeral(NamedTuple):
    """A numeral of a text: `text` is its digits with scale, excess and percent sign (1.3万余, 13.5%).

    It stands at [start, end) and its unit ends at `unit_end`. `number` is None where it has no value (一老一小).
    A number with a scale that its unit has not keeps its last place in its exponent: 1.3万家 is 1.3E+4.
    A text may have a numeral for every ten characters: a tuple is made in a third of the time of a dataclass.
    """

    text: str
    start: int
    end: int
    kind: NumeralKind
    number: Decimal | None = None
    unit: str = ""
    bound: Bound = Bound.EXACT
    unit_end: int = 0
    share: bool = False
    """Whether it is written as a share: 四成, 四分之一, half."""

    @property
    def quantity(self) -> Quantity | None:
        return None if self.number is None else bounded(self.number, self.unit, self.bound)


@dataclass(frozen=True, slots=True)
class Grammar:
    """How one language writes numerals: a pattern whose groups are kinds, and how each kind is read."""

    pattern: str
    readers: Mapping[str, Callable[[re.Match[str]], Numeral | None]]
    flags: int = 0


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(pattern, flags)


def alternatives(words: Iterable[str]) -> str:
    """The words as a pattern, longer ones first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def found(text: str, grammar: Grammar, names: Lookup | None) -> tuple[Numeral, ...]:
    """Every numeral, left to right. A name that the caller gives goes before everything else."""
    own = _own_names(text, names) if names else []
    search = compiled(grammar.pattern, grammar.flags).search
    numerals: list[Numeral] = []
    position = 0
    while match := search(text, position):
        start = match.start()
        read = (_around(start, own) if own else None) or grammar.readers[match.lastgroup or ""](match)
        position = max(match.end() if read is None else read.unit_end, start + 1)
        if read is not None:
            numerals.append(read)
    return tuple(numerals)


def _own_names(text: str, names: Lookup) -> list[Numeral]:
    return [Numeral(text[start:end], start, end, "name", unit_end=end) for start, end in names.apart(text)]


def _around(at: int, names: Sequence[Numeral]) -> Numeral | None:
    """The name that a place of the text stands in."""
    index = bisect_right(names, at, key=lambda each: each.start) - 1
    return names[index] if index >= 0 and at < names[index].end else None


def named(match: re.Match[str]) -> Numeral:
    """A numeral that belongs to a name."""
    return Numeral(match[0], *match.span(), "name", unit_end=match.end())


def dated(match: re.Match[str]) -> Numeral:
    return Numeral(match[0], *match.span(), "date", unit_end=match.end())


def arabic(digits: str) -> Decimal:
    """1,234.5, １２ or −3 as a number."""
    plain = digits if digits.isascii() else normalize("NFKC", digits).replace("−", "-")
    return Decimal(plain.replace(",", ""))


def in_unit(number: Decimal, scale: int, unit: str, scaled_unit: str) -> tuple[Decimal, str]:
    """3600 万 元 stays 3600 of 万元, which is a unit of its own; 1.3 万 家 is 1.3E+4 of 家."""
    return (number, scaled_unit) if scaled_unit in UNITS else (number.scaleb(scale), unit)


def simple_share(part: Decimal, whole: Decimal) -> Decimal:
    """A fraction in per cent, exact where one digit after the point says it, else in whole per cent."""
    percent = part * HUNDRED / whole
    exact = percent.quantize(Decimal("0.1"))
    return exact.normalize() + 0 if exact == percent else percent.quantize(Decimal(1))
