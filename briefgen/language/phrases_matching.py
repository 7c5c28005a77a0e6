"""Find in a marked text every phrase that claims something, and read its arguments."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from briefgen.language.phrases_forms import BY_BOUND, Phrases
from briefgen.language.phrases_marking import FIGURES, Marked, class_of
from briefgen.language.phrases_numerals import Numeral, compiled
from briefgen.language.phrases_slots import HEAD, Match, Names, heads, longest, tree
from briefgen.lookup import small
from briefgen.quantities import Bound, Quantity, bounded, exact

Argument = Quantity | str | int
LINE_END = re.compile(r"(?<!\n)\n(?!\n)")
SHARE_TESTS = {Bound.EXACT: "share", Bound.OVER: "over_share", Bound.NEARLY: "nearly_share"}


@dataclass(frozen=True, slots=True)
class Asserted:
    """What a phrase says: the test it is proved by and that test's arguments; `text[start:end]` is the phrase."""

    test: str
    arguments: tuple[Argument, ...]
    text: str
    start: int
    end: int


@cache
def _starts(phrases: Phrases) -> str:
    return f"[{re.escape(''.join(sorted({head[0] for head in heads(phrases)})))}]"


def assertions(marks: Marked, phrases: Phrases) -> Iterator[Asserted]:
    """Every claim phrase, left to right, the longest at each place, none over another."""
    text, position, starts = _lowered(marks.text), 0, compiled(_starts(phrases))
    while candidate := starts.search(text, position):
        at = candidate.start()
        position = at + 1
        if phrases.spaced and at and text[at - 1].isalnum():
            continue
        made = _longest(marks, text, at, phrases)
        if made is not None:
            yield made[0]
            position = made[1]


def _lowered(text: str) -> str:
    """Small letters, and a space for the end of a line, each character in its place."""
    kept = small(text)
    return LINE_END.sub(" ", kept) if "\n" in kept else kept


def _longest(marks: Marked, text: str, at: int, phrases: Phrases) -> tuple[Asserted, int] | None:
    """The longest phrase that begins here, and where it ends among the marks."""
    known = heads(phrases)
    if text[at : at + HEAD] not in known and text[at : at + 1] not in known:
        return None
    match = longest(tree(phrases), text, at, phrases)
    return None if match is None else _read(marks, text, at, match, phrases)


def _read(marks: Marked, text: str, at: int, match: Match, phrases: Phrases) -> tuple[Asserted, int]:
    end, phrase = match.end, match.phrase
    figures = [marks.numerals[place] for place in range(at, end) if place in marks.numerals]
    test, arguments = phrase.test, tuple(_arguments(phrase.arguments.split(), figures, match.names))
    if test == BY_BOUND:
        test, arguments = _by_bound(figures[0])
    if "inner" in phrase.arguments:
        arguments, end = _with_inner(arguments, _inner(marks, text, end, phrases), end)
    start, stop = marks.starts[at], marks.starts[end]
    return Asserted(test, arguments, marks.source[start:stop], start, stop), end


def _inner(marks: Marked, text: str, at: int, phrases: Phrases) -> tuple[Asserted, int] | None:
    """The claim that stands here, or behind one filler."""
    filler = next((each for each in phrases.fillers if text.startswith(each, at)), "")
    found = _longest(marks, text, at, phrases)
    return found or (_longest(marks, text, at + len(filler), phrases) if filler else None)


def _with_inner(
    arguments: tuple[Argument, ...], inner: tuple[Asserted, int] | None, end: int
) -> tuple[tuple[Argument, ...], int]:
    """The claim that stands behind 首次 or 连续三年 becomes part of it."""
    if inner is None:
        return arguments, end
    return (*arguments, inner[0].test, *inner[0].arguments), inner[1]


def _by_bound(numeral: Numeral) -> tuple[str, tuple[Argument, ...]]:
    test = SHARE_TESTS.get(numeral.bound) if numeral.share else None
    test = test or ("equals" if numeral.bound is Bound.EXACT else numeral.bound.value)
    return test, () if numeral.number is None else (exact(numeral.number, numeral.unit),)


def _arguments(names: Sequence[str], numerals: Sequence[Numeral], said: Names) -> Iterator[Argument]:
    figures = [each for each in numerals if class_of(each) in tuple(FIGURES)]
    for name in names:
        match name.lstrip("-"):
            case "q":
                yield from (_signed(each, name) for each in figures[-1:])
            case "list":
                yield from (_quantity(each) for each in figures)
            case "y" | "o" | "t" | "w":
                yield from _counts(name, numerals)
            case "d":
                yield from (each.text[:4] for each in numerals if each.kind == "date")
            case "peers" | "other":
                yield from (said[each] for each in (name,) if each in said)
            case _ if name[0] == "=":
                yield name[1:]
            case _ if name.isdecimal():
                yield int(name)


def _counts(name: str, numerals: Sequence[Numeral]) -> Iterator[Argument]:
    """Years, places, an ordinal, the first so many, as a whole number; quarters and months keep their unit."""
    classes = {"y": "YO", "o": "O", "t": "T", "w": "W"}[name.lstrip("-")]
    numeral = next((each for each in numerals if class_of(each) in tuple(classes)), None)
    if numeral is None or numeral.number is None:
        return
    number = -int(numeral.number) if name[0] == "-" else int(numeral.number)
    yield number if numeral.unit in ("年", "位", "") else exact(numeral.number, numeral.unit)


def _signed(numeral: Numeral, name: str) -> Quantity:
    quantity = _quantity(numeral)
    return quantity.negated() if name[0] == "-" else quantity


def _quantity(numeral: Numeral) -> Quantity:
    return bounded(numeral.number or Decimal(0), numeral.unit, numeral.bound)
