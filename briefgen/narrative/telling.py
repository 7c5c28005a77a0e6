"""Tell a claim: print the first words that are proved or that a waiver answers for, or report why none are."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from briefgen.diagnostics import error
from briefgen.document import Datum, Text
from briefgen.indicators import Waiver
from briefgen.narrative.atoms import ATOM, ClaimedWords, Edge, Session
from briefgen.narrative.judgements import Judgement, Telling
from briefgen.narrative.passages import Branch
from briefgen.narrative.refusals import refusals, reservations
from briefgen.narrative.rope import Piece, Rope, joined, rope
from briefgen.origins import Place

APART = rope(Piece(" "))
"""Between words of which only one will be printed: numerals must not run into one another."""
MARKUP = re.compile(r"[\s*\\]+")


@dataclass(frozen=True, slots=True)
class Alternative:
    """Words, and the condition for them; the condition of bare ones is None, one with a mistake judges nothing."""

    place: Place
    judge: Callable[[], Judgement | None] | None
    tell: Callable[[], Rope]


@dataclass(frozen=True, slots=True)
class Attempt:
    """An alternative that was weighed; a bare one has no telling."""

    alternative: Alternative
    telling: Telling | None

    @property
    def prints(self) -> bool:
        return self.telling is None or self.telling.prints


def told(session: Session, alternatives: Sequence[Alternative]) -> Rope:
    """What one claim puts out; in a rehearsal all that it could put out, one after the other."""
    attempts: list[Attempt] = []
    for alternative in alternatives:
        attempts.append(_attempt(session, alternative))
        if attempts[-1].prints:
            break
    shown = attempts[-1] if attempts[-1].prints else attempts[0]
    if not shown.prints:
        _refuse(session, attempts)
    parts = [_printed(session, shown)]
    if session.rehearses:
        others = (each for each in alternatives if each is not shown.alternative)
        parts += [part for each in others for part in (APART, _rehearsed(session, each))]
    return joined(parts)


def told_words(session: Session, place: Place, judgement: Judgement, words: str) -> str:
    """The atom of words that are a claim by themselves."""
    telling = _telling(session, place, judgement, lambda: words)
    if telling.prints:
        _warn(session, telling, words)
    else:
        _report(session, telling, words)
    return session.atom(ClaimedWords(telling, words))


# --- weighing ---------------------------------------------------------------------------------------------


def _attempt(session: Session, alternative: Alternative) -> Attempt:
    if alternative.judge is None:
        return Attempt(alternative, None)
    judgement = alternative.judge()
    if judgement is not None:
        session.branches.append(Branch(alternative.place, bool(judgement)))
    return Attempt(alternative, _telling(session, alternative.place, judgement, lambda: _tried(session, alternative)))


def _telling(session: Session, place: Place, judgement: Judgement | None, words: Callable[[], str]) -> Telling:
    session.told[place] += 1
    occurrence = (place, session.told[place])
    waiver = None
    if judgement is not None and not judgement and session.waivers and occurrence not in session.unwaivable:
        waiver = _waiver(session.waivers, words())
    return Telling(occurrence, judgement, waiver)


def _waiver(waivers: Sequence[Waiver], words: str) -> Waiver | None:
    """The first waiver whose sentence holds the words; whether it is for their sentence is seen when it is complete."""
    wanted = bare(words)
    return next((each for each in waivers if wanted and wanted in bare(each.sentence.text)), None)


def bare(text: str) -> str:
    """A text without spaces and marks of emphasis, for comparing."""
    return MARKUP.sub("", text)


def _tried(session: Session, alternative: Alternative) -> str:
    """The words of an alternative that may not be printed; nothing of the trial is kept."""
    known = len(session.branches)
    with _unprinted(session):
        words = said(session, alternative.tell())
    del session.branches[known:]
    return words


def said(session: Session, text: str) -> str:
    """A text as it will be printed, as far as that is known before Markdown is read."""
    return ATOM.sub(lambda atom: _words(session, atom[0]), text)


def _words(session: Session, atom: str) -> str:
    match session.meanings.get(atom):
        case Datum(text=text) | Text(text=text) | ClaimedWords(words=text):
            return text
        case _:
            return ""


# --- printing ---------------------------------------------------------------------------------------------


def _printed(session: Session, attempt: Attempt) -> Rope:
    words = attempt.alternative.tell()
    if attempt.telling is None:
        return words
    _warn(session, attempt.telling, said(session, words))
    return _between_edges(session, attempt.telling, words)


def _between_edges(session: Session, telling: Telling, words: Rope) -> Rope:
    if not words.strip():
        session.report(error("T259", telling.place))
    edges = [rope(Piece(session.atom(Edge(telling, opens)), telling.place)) for opens in (True, False)]
    return joined((edges[0], words, edges[1]))


@contextmanager
def _unprinted(session: Session) -> Iterator[None]:
    session.unprinted += 1
    try:
        yield
    finally:
        session.unprinted -= 1


def _rehearsed(session: Session, alternative: Alternative) -> Rope:
    """Words that are not printed today, put out to be read for mistakes."""
    judgement = alternative.judge() if alternative.judge else None
    with _unprinted(session):
        words = alternative.tell()
    if alternative.judge is None:
        return words
    session.told[alternative.place] += 1
    telling = Telling((alternative.place, session.told[alternative.place]), judgement, printed=False)
    return _between_edges(session, telling, words)


# --- reporting --------------------------------------------------------------------------------------------


def _refuse(session: Session, attempts: Sequence[Attempt]) -> None:
    """Each condition that failed is told, so that whoever reads it sees which way is the nearest."""
    for attempt in attempts:
        if attempt.telling:
            _report(session, attempt.telling, _tried(session, attempt.alternative))


def _report(session: Session, telling: Telling, words: str) -> None:
    if session.unprinted or telling.judgement is None:
        return
    for finding in refusals(telling.judgement, telling.place, words):
        session.report(finding)


def _warn(session: Session, telling: Telling, words: str) -> None:
    if session.unprinted or telling.judgement is None or telling.waiver:
        return
    for finding in reservations(telling.judgement, telling.place, words):
        session.report(finding)
