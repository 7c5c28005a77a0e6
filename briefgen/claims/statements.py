"""Tell when the workbook itself says what a claim says: with a bound, with a word, with a number."""

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from briefgen.indicators import Entry
from briefgen.language.phrases import Asserted, asserted
from briefgen.quantities import Bound, Quantity, UnitsDiffer

LANGUAGES = ("zh-CN", "en")


def word_in(entry: Entry | None) -> Asserted | None:
    """What the words of a cell (翻番, 前列, unchanged) assert; nothing for numbers and unknown words."""
    if entry is None or not isinstance(entry.content, str):
        return None
    return _asserted_by(entry.content.strip())


@lru_cache(maxsize=256)
def _asserted_by(words: str) -> Asserted | None:
    """What these words assert when they stand alone."""
    found = (each for language in LANGUAGES for each in asserted(words, language))
    return next((each for each in found if each.text == words), None)


def numbers_of(arguments: Iterable[object]) -> tuple[Decimal, ...]:
    """The numbers among arguments that count something, without their units."""
    found = (each.number if isinstance(each, Quantity) else each for each in arguments)
    return tuple(Decimal(each) for each in found if isinstance(each, int | Decimal))


def says_so(entry: Entry | None, test: str, numbers: Iterable[Quantity] = ()) -> bool:
    """Whether the words of a cell assert the same test of the same numbers."""
    word = word_in(entry)
    return word is not None and word.test == test and numbers_of(word.arguments) == numbers_of(numbers)


def says_number(number: Quantity, bound: Bound, printed: Quantity) -> bool:
    """Whether a cell is bounded by that word at that number: 超235 says that it is over 235, and no more."""
    if bound is Bound.EXACT or number.bound is not bound:
        return False
    try:
        return number.number == (printed.to(number.unit).number if printed.unit else printed.number)
    except UnitsDiffer:
        return False
