"""Bind the figure in a claimed phrase: 超235亿元 of a cell that says so is that cell, 超230亿元 is derived from it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefgen import formats
from briefgen.claims import Subject
from briefgen.document import Cell, Datum, Derived, Source
from briefgen.indicators import Entry
from briefgen.language import Language
from briefgen.language.phrases import Asserted, Numeral, numerals
from briefgen.narrative.judgements import Tested
from briefgen.quantities import Quantity

Figure = tuple[int, Datum]
"""Where a figure stands in a text, and the figure."""
Pair = tuple[Asserted, tuple[Tested, ...]]
"""A phrase, and the test that proves it, of each thing that it is about."""
COUNTED = re.compile(r"[\d〇零一二两三四五六七八九十百千半]")
"""How a number begins; 翻番 and doubled are words."""


def figures_in(text: str, pairs: Sequence[Pair], language: Language) -> tuple[Figure, ...]:
    """The figures that the phrases of a text hold, each with its offset; words that are no figure have none."""
    return tuple(figure for pair in pairs for figure in _figures(text, pair, language))


def _figures(text: str, pair: Pair, language: Language) -> Iterator[Figure]:
    phrase, tested = pair
    printed = [_as_printed(text, phrase, each) for each in tested]
    figures = [each for each in printed if each]
    if figures and len(figures) == len(printed) and len({(at, datum.text) for at, datum in figures}) == 1:
        yield figures[0][0], _of_all([datum for _, datum in figures])
        return
    sources = tuple(dict.fromkeys(source for each in tested for source in each.proof.operands))
    for numeral in numerals(text, language.code):
        inside = phrase.start <= numeral.start and numeral.end <= phrase.end
        if inside and numeral.kind == "figure" and sources and COUNTED.match(numeral.text):
            yield _derived(text, numeral, phrase, Derived(phrase.test, sources), language)


def _of_all(data: Sequence[Datum]) -> Datum:
    """What is said of several things at once leads to all of them."""
    sources = tuple(dict.fromkeys(datum.source for datum in data))
    return data[0] if len(sources) == 1 else replace(data[0], source=Derived("same", sources))


def _as_printed(text: str, phrase: Asserted, tested: Tested) -> Figure | None:
    """The longest wording of a cell of the proof that stands where the phrase stands."""
    found = [
        (at, datum)
        for datum in _wordings(tested)
        if (at := text.find(datum.text, max(0, phrase.start - len(datum.text) + 1))) >= 0
        and at < phrase.end
        and not _splits_number(text, at, at + len(datum.text))
    ]
    return max(found, key=lambda each: len(each[1].text), default=None)


def in_words(tested: Tested) -> str:
    """What the cells of a test say, which can be printed in place of words that are not true."""
    said: dict[Source, str] = {}
    for datum in _wordings(tested):
        said.setdefault(datum.source, datum.text)
    return tested.language.list_separator.join(said.values())


def _wordings(tested: Tested) -> Iterator[Datum]:
    """How the cells that prove it are printed; the wording of a sentence before that of a table."""
    if not isinstance(tested.subject, Subject):
        yield from (Datum(held.text, cell) for cell in tested.proof.operands if (held := tested.subject.held))
        return
    for cell in _cells(tested.proof.operands):
        entry = _entry(tested.subject, cell)
        if entry:
            yield from _worded(entry.content, cell, tested.language)


def _worded(content: Quantity | str, cell: Cell, language: Language) -> Iterator[Datum]:
    match cell.reference.part:
        case "change":
            yield from (formats.movement(content, cell, language, words=words) for words in language.movements)
            yield formats.datum(content, cell, language)
        case "rank" | "previous_rank":
            yield formats.rank(content, cell, language)
        case "value":
            yield formats.datum(content, cell, language)
            yield from (formats.level(content, cell, language, words) for words in language.level_words)
        case "previous" | "target":
            yield formats.datum(content, cell, language)


def _cells(sources: Sequence[Source]) -> Iterator[Cell]:
    for source in sources:
        if isinstance(source, Cell):
            yield source
        else:
            yield from _cells(source.operands)


def _entry(subject: Subject, cell: Cell) -> Entry | None:
    """The entry of the subject's own observation that a cell is."""
    reference, observation = cell.reference, subject.observation
    own = (subject.indicator.code, observation.area, observation.period.code)
    if (reference.indicator, reference.area, reference.period) != own:
        return None
    found = getattr(observation, reference.part, None)
    return found if isinstance(found, Entry) else None


def _splits_number(text: str, begin: int, end: int) -> bool:
    """Whether a number goes on on either side: 35亿元 in 235亿元, 超23 in 超235."""
    goes_on_before = text[begin].isdigit() and re.search(r"[\d.,]\Z", text[:begin])
    goes_on_behind = text[end - 1].isdigit() and re.match(r"[.,]?\d", text[end:])
    return bool(goes_on_before or goes_on_behind)


def _derived(text: str, numeral: Numeral, phrase: Asserted, source: Source, language: Language) -> Figure:
    """A number of the claim's own, with the bound word beside it, as `| over` would print it."""
    end = max(numeral.end, numeral.unit_end)
    spelt = text[numeral.start : end]
    unit = numeral.unit if numeral.unit and spelt.endswith(numeral.unit) else text[numeral.end : end]
    digits = spelt.removesuffix(unit)
    bounds = language.bounds.values()
    before = _longest(each.before for each in bounds if text[phrase.start : numeral.start].endswith(each.before))
    excess = _longest(each.excess for each in bounds if digits.endswith(each.excess))
    after = _longest(each.after for each in bounds if text[end : phrase.end].startswith(each.after))
    return numeral.start - len(before), Datum(digits.removesuffix(excess), source, before, excess, unit, after)


def _longest(words: Iterable[str]) -> str:
    return max(words, key=len, default="")
