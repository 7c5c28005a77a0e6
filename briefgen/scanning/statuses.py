"""Compare the words 预计 and 初步 of each sentence with what the cells of its figures say."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefgen.diagnostics import Diagnostic, error, warning
from briefgen.document import Cell, Datum, Source, Table
from briefgen.indicators import Status
from briefgen.language import Language
from briefgen.lookup import small
from briefgen.scanning.mentions import label_of
from briefgen.scanning.naming import where_of
from briefgen.scanning.printed import Printed, Spoken
from briefgen.scanning.sentences import Cuts
from briefgen.scanning.words import words_of


@dataclass(frozen=True, slots=True)
class StatusWords:
    """How each status is told, and how any is."""

    each: dict[Status, re.Pattern[str]]
    any: re.Pattern[str]
    printed: dict[Status, str]


def status_words(language: Language) -> StatusWords:
    """The words of the language, and those by which people say the same."""
    said = words_of(language.code).statuses
    each = {status: any_of((*words, language.statuses[status].lower())) for status, words in said.items()}
    everything = [word for status, words in said.items() for word in (*words, language.statuses[status].lower())]
    return StatusWords(each, any_of(everything), {status: language.printed_statuses[status] for status in Status})


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in dict.fromkeys(words)))


def misstated(spoken: Iterable[Spoken], language: Language) -> Iterator[Diagnostic]:
    """C376 for an estimate in a sentence without its word, C377 for an actual figure behind such a word.

    The word counts that is the figure's own or typed, not one that is printed of another indicator. An estimate is
    an error where nothing around it says so either: the whole string, the heads of the table.
    """
    words = status_words(language)
    for each in spoken:
        says_any = words.any.search(each.run.text.lower())
        for figure in each.figures:
            is_told = says_any and figure.is_own
            if figure.is_amount and (is_told or figure.known.observation.status is not Status.ACTUAL):
                found = _misstated(figure, each.cuts, words)
                if found:
                    yield found


def _misstated(figure: Printed, where: Cuts, words: StatusWords) -> Diagnostic | None:
    status = figure.known.observation.status
    if status is Status.ACTUAL:
        word = _called_an_estimate(figure, where, words)
        return warning("C377", where_of(figure.datum), word=word, **_told(figure, where)) if word else None
    said, text = words.each[status], _without_others(figure)
    if _is_said(said, figure, where, text):
        return None
    made = warning if said.search(text + figure.run.context.lower()) else error
    return made("C376", where_of(figure.datum), word=words.printed[status], **_told(figure, where))


def _is_said(said: re.Pattern[str], figure: Printed, where: Cuts, text: str) -> bool:
    """Whether the word stands before the figure in its sentence, or beside it in its clause or its row of a table."""
    if isinstance(figure.run.block, Table):
        return bool(said.search(text))
    first, _ = where.sentence(figure.piece.start)
    begin, end = where.clause(figure.piece.start, figure.piece.end)
    return bool(said.search(text, first, end) or said.search(text, begin, end))


def _without_others(figure: Printed) -> str:
    """The text around a figure, in small letters, without what is printed of other indicators: 预计 may be theirs."""
    text = small(figure.run.text)
    for piece in figure.run.figures:
        if isinstance(piece.node, Datum) and figure.reference.indicator not in _owners(piece.node.source):
            text = text[: piece.start] + " " * (piece.end - piece.start) + text[piece.end :]
    return text


def _owners(source: Source) -> Iterator[str]:
    """The codes of the indicators that a figure comes from."""
    if isinstance(source, Cell):
        yield source.reference.indicator
        return
    for operand in source.operands:
        yield from _owners(operand)


def _called_an_estimate(figure: Printed, where: Cuts, words: StatusWords) -> str:
    """The word in the clause before an actual figure, if no other figure stands between: it would be said of that."""
    first, _ = where.clause(figure.piece.start)
    before = figure.run.text[first : figure.piece.start].lower()
    found = list(words.any.finditer(before))
    if not found:
        return ""
    start = first + found[-1].end()
    between = any(start <= piece.start and piece.end <= figure.piece.start for piece in figure.run.shown)
    return "" if between else found[-1][0]


def _told(figure: Printed, where: Cuts) -> dict[str, str]:
    observation = figure.known.observation
    return {
        "name": figure.known.indicator.name.text,
        "expression": label_of(figure.known.indicator),
        "figure": figure.datum.text,
        "cell": str(observation.status_origin or observation.origin),
        "sentence": where.told(figure.piece.start, figure.piece.end),
    }
