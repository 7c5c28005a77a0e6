"""Read the numerals of English text: 170 billion, three hundred and twenty, two thirds, doubled, first, 8 January."""

import re
from decimal import Decimal

from briefgen.language.phrases_en import (
    FOLDS,
    MONTHS,
    NAMES,
    NOUNS_OF_ORDINALS,
    ONES,
    ORDINALS,
    SCALES,
    TENS,
    UNITS,
)
from briefgen.language.phrases_numerals import Grammar, Numeral, alternatives, arabic, dated, named, simple_share
from briefgen.quantities import Bound

SMALL = {**ONES, **TENS}
WORD = alternatives([*SMALL, "hundred", "thousand", "million", "billion", "trillion"])
ORDINAL = alternatives(list(ORDINALS))
MONTH = alternatives(MONTHS)
SCALE = "thousand|million|billion|trillion"
UNIT = alternatives(list(UNITS))
NUMBER = r"(?:(?<![\dA-Za-z–—-])[-−])?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
DIGIT = alternatives(list(ONES)[1:10])
PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fifth": 5,
    "fifths": 5,
    "tenth": 10,
}
BEHIND = (
    rf"(?P<{{0}}scale>(?:\s+|-)(?:{SCALE})\b)?(?P<{{0}}excess>(?:\s+|-)odd\b)?(?P<{{0}}unit>(?:\s+|-)(?:{UNIT})\b)?"
)
KINDS = {
    "name": rf"(?:{alternatives(NAMES)})\b"
    r"|top\s+(?:50|[1-9]\d\d)\b|(?:phase|line|plot)\s+\d+\b|\b[A-Za-z]{1,6}-?\d+(?!\d)\b|\d+[A-Z]\b|No\.\s*\d+",
    "date": rf"\d{{1,2}}\s+(?:{MONTH})(?:\s+\d{{4}})?|(?:{MONTH})\s+\d{{1,2}}(?:,\s*\d{{4}})?(?!\d)"
    rf"|(?:{MONTH})\s+\d{{4}}"
    rf"|(?:19|20)\d\d(?:[–—-](?:(?:19|20)\d\d|\d\d))?(?![\d,.]\d)(?!\s*(?:{SCALE}|%|{UNIT}))\b|Q[1-4]\b"
    rf"|(?:first|second|third|fourth)\s+(?:quarter|half|(?:{WORD})\s+months)\b",
    "fraction": rf"(?P<above>a|{DIGIT})[\s-]+(?P<below>{alternatives(PARTS)})\b(?!-)"
    rf"|half\b(?!-)|(?P<tenths>{DIGIT})\s+in\s+ten\b",
    "folds": rf"(?:{alternatives(FOLDS)})\b",
    "ordinal": rf"first\s+time\b|(?:(?P<place>{ORDINAL})|(?P<number_place>\d+)(?:st|nd|rd|th))\b"
    rf"(?P<noun>[\s-]+(?:(?:National|Yangtze)\s+)?(?:{alternatives(NOUNS_OF_ORDINALS)})\b)?"
    rf"|(?:the\s+)?top\s+(?P<top>{alternatives(SMALL)}|\d{{1,2}})\b",
    "figure": rf"(?P<number>{NUMBER})(?:(?P<percent>[%‰])|{BEHIND.format('')})(?![A-Za-z])",
    "words": rf"(?P<word_number>(?:a\s+(?=hundred|{SCALE}))?(?:{WORD})(?:(?:\s+and)?(?:\s+|-)(?:{WORD}))*)\b"
    rf"{BEHIND.format('word_')}",
}
PATTERN = r"(?:\b|(?=[-−]))(?:" + "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in KINDS.items()) + ")"


def word_number(words: str) -> Decimal:
    """three hundred and twenty, a thousand, twenty-five as a number."""
    total = section = 0
    for word in re.split(r"[\s-]+", words.lower()):
        if word in SMALL:
            section += SMALL[word]
        elif word == "hundred":
            section = (section or 1) * 100
        elif word in SCALES:
            total, section = total + (section or 1) * 10 ** SCALES[word], 0
    return Decimal(total + section)


def _figure(match: re.Match[str]) -> Numeral:
    number = arabic(match["number"])
    if match["percent"]:
        return _made(match, number, match["percent"], match.end())
    return _with_unit(match, number, "")


def _words(match: re.Match[str]) -> Numeral:
    return _with_unit(match, word_number(match["word_number"]), "word_")


def _with_unit(match: re.Match[str], number: Decimal, group: str) -> Numeral:
    scale = (match[f"{group}scale"] or "").strip(" -\t\n").lower()
    unit = UNITS.get(re.sub(r"\s+", " ", (match[f"{group}unit"] or "").strip(" -\t\n")).lower(), "")
    bound = Bound.SOME_OVER if match[f"{group}excess"] else Bound.EXACT
    end = max(match.end(f"{group}{part}") for part in ("number", "scale", "excess"))
    return _made(match, number.scaleb(SCALES[scale]) if scale else number, unit, end, bound)


def _made(match: re.Match[str], number: Decimal, unit: str, end: int, bound: Bound = Bound.EXACT) -> Numeral:
    start = match.start()
    return Numeral(match.string[start:end], start, end, "figure", number, unit, bound, match.end())


def _fraction(match: re.Match[str]) -> Numeral:
    above = (match["above"] or match["tenths"] or "one").lower()
    whole = PARTS[(match["below"] or ("half" if match["tenths"] is None else "tenth")).lower()]
    number = simple_share(Decimal(1 if above == "a" else ONES[above]), Decimal(whole))
    return Numeral(match[0], *match.span(), "figure", number, "%", unit_end=match.end(), share=True)


def _folds(match: re.Match[str]) -> Numeral:
    return _made(match, Decimal(FOLDS[match[0].lower()]), "倍", match.end())


def _ordinal(match: re.Match[str]) -> Numeral:
    if match["noun"]:
        return named(match)
    words = match["place"] or match["top"] or match["number_place"] or "first"
    number = {**SMALL, **ORDINALS}.get(words.lower()) or int(words)
    return Numeral(match[0], *match.span(), "ordinal", Decimal(number), unit_end=match.end())


GRAMMAR = Grammar(
    PATTERN,
    {
        "name": named,
        "date": dated,
        "fraction": _fraction,
        "folds": _folds,
        "ordinal": _ordinal,
        "figure": _figure,
        "words": _words,
    },
    re.IGNORECASE,
)
