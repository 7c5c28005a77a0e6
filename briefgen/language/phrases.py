"""Find in a text the phrases that claim something and the numerals, each with its span and what it says."""

from functools import lru_cache

from briefgen.language.phrases_en import ENGLISH_PHRASES
from briefgen.language.phrases_forms import Phrases
from briefgen.language.phrases_marking import class_of, marked
from briefgen.language.phrases_matching import Asserted, assertions
from briefgen.language.phrases_numerals import Grammar, Numeral, NumeralKind, found
from briefgen.language.phrases_numerals_en import GRAMMAR as ENGLISH_NUMERALS
from briefgen.language.phrases_numerals_zh import GRAMMAR as CHINESE_NUMERALS
from briefgen.language.phrases_zh import CHINESE_PHRASES
from briefgen.lookup import Lookup, lookup
from briefgen.quantities import Quantity, bounded

__all__ = ["Asserted", "Numeral", "NumeralKind", "argument_from", "asserted", "numerals"]


Names = tuple[str, ...] | Lookup
"""Words that hold numerals and claim nothing; whoever asks for many texts makes a lookup of them once."""


def asserted(
    text: str, language: str, names: Names = (), known: tuple[Numeral, ...] | None = None
) -> tuple[Asserted, ...]:
    """Every claim phrase of a text, left to right, longest first, not overlapping.

    `language` is zh-CN or en; `names` are words with numerals in them that claim nothing; `known` are the numerals of
    the text with these names, where they have been found already.
    """
    phrases = _phrases(language)
    found_before = numerals(text, language, names) if known is None else known
    return tuple(assertions(marked(text, found_before, phrases), phrases))


def numerals(text: str, language: str, names: Names = ()) -> tuple[Numeral, ...]:
    """Every numeral of a text, left to right. `names` are words with numerals in them that are no figures."""
    known = names if isinstance(names, Lookup) else lookup(names) if names else None
    return found(text, _grammar(language), known)


@lru_cache(maxsize=1024)
def argument_from(text: str, unit: str = "") -> Quantity | None:
    """1700亿元, 两倍, 13.5%, 四成, 超235亿元, 170 billion yuan as a quantity; `unit` is taken where none is written.

    None where the text is anything else than one number with its bound and unit.
    """
    written = text.strip()
    for language in ("zh-CN", "en"):
        phrases = _phrases(language)
        marks = marked(written, numerals(written, language), phrases)
        numeral = marks.numerals.get(0)
        known = numeral is not None and len(marks.text) == 1 and class_of(numeral) not in ("T", "D")
        if numeral is not None and numeral.number is not None and known:
            return bounded(numeral.number, numeral.unit or unit, numeral.bound)
    return None


def _phrases(language: str) -> Phrases:
    return ENGLISH_PHRASES if language.startswith("en") else CHINESE_PHRASES


def _grammar(language: str) -> Grammar:
    return ENGLISH_NUMERALS if language.startswith("en") else CHINESE_NUMERALS
