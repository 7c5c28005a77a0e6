"""Transform the bounds that a document prints into the note that says how they are to be read; pure."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefgen.document import Block, Datum, Definition, Definitions, Text
from briefgen.formats import numeral
from briefgen.language import Language
from briefgen.quantities import Bound, Rules
from briefgen.traversal import query


def reading_note(blocks: Sequence[Block], house: Rules, language: Language) -> Definitions | None:
    """A term for each bound and status that is printed, in the language's order; None where there is none."""
    printed = tuple(query(tuple(blocks), Datum))
    items = (*_statuses(printed, language), *_bounds(printed, house, language))
    return Definitions((Text(language.reading.title),), items) if items else None


def _statuses(printed: Sequence[Datum], language: Language) -> Iterator[Definition]:
    for status, words in language.reading.statuses.items():
        if any(language.statuses[status] in (datum.before + datum.digits + datum.after) for datum in printed):
            yield _definition(language.statuses[status], words)


def _bounds(printed: Sequence[Datum], house: Rules, language: Language) -> Iterator[Definition]:
    values = {
        "nearly": _fraction(house.nearly, language),
        "about": _fraction(house.about, language),
        "level": _fraction(house.around_level, language),
    }
    for bound, words in language.reading.bounds.items():
        if any(_has(datum, bound, language) for datum in printed):
            yield _definition(_word(bound, language), words.format(**values))


def _word(bound: Bound, language: Language) -> str:
    words = language.bounds[bound]
    return (words.before or words.excess or words.after).strip()


def _has(datum: Datum, bound: Bound, language: Language) -> bool:
    """Whether the word of the bound stands where it belongs, on a number."""
    words = language.bounds[bound]
    if not datum.digits[:1].isdigit():
        return False
    pairs = ((words.before, datum.before), (words.excess, datum.excess), (words.after, datum.after))
    return any(word and here.rstrip().endswith(word.strip()) for word, here in pairs)


def _definition(term: str, words: str) -> Definition:
    return Definition((Text(term),), (Text(words),))


def _fraction(value: Decimal, language: Language) -> str:
    """九成 for 0.9, 百分之五 for 0.05, in the language's own way."""
    tenths, percent = value * 10, value * 100
    if tenths == tenths.to_integral_value() and tenths < 10:
        return language.reading.tenths.format(numeral=numeral(int(tenths), language), percent=_plain(percent))
    whole = percent == percent.to_integral_value() and percent <= 10
    word = numeral(int(percent), language) if whole else _plain(percent)
    return language.reading.percent.format(numeral=word, percent=_plain(percent))


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
