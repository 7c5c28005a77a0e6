"""Tie the words of a claim to its test: what they assert is what was proved, of the indicator that is named."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from briefgen.claims import Argument, Subject, prove, same_peers, subject_at
from briefgen.diagnostics import Diagnostic, error
from briefgen.document import Cell, Claim, Datum, Inlines
from briefgen.indicators import Waiver
from briefgen.language import Language
from briefgen.language.phrases import Asserted, asserted, numerals
from briefgen.narrative.atoms import Session
from briefgen.narrative.binding import Pair, figures_in
from briefgen.narrative.flat import Laid, place_at, runs, spliced
from briefgen.narrative.judgements import Judgement, Telling, Tested, codes_of
from briefgen.narrative.naming import SIGNS, IndicatorNames, beside, leaning
from briefgen.narrative.passages import Backing, claim_key
from briefgen.narrative.telling import bare
from briefgen.origins import Place
from briefgen.quantities import Quantity, Rules, UnitsDiffer
from briefgen.traversal import plain_text

NEGATION = re.compile(r"(?:[未没非不]|没有|不再|\b(?:not|never|no longer)\b|n[’']t)\s*\Z", re.I)
CLAIMING = ("figure", "ordinal")
"""Kinds of numerals that say something of a figure; dates and names do not."""


@dataclass(frozen=True, slots=True)
class Ties:
    """What the words of claims are held to, and where findings go."""

    language: Language
    names: IndicatorNames
    rules: Rules
    session: Session

    def claim(self, children: Inlines, telling: Telling) -> Claim:
        """The claim whose words these are, with its figures bound; words that its test does not prove are reported."""
        judgement = telling.judgement
        if judgement is not None:
            words = Words(children, judgement, self)
            for finding in words.findings():
                self.session.report(finding)
            children = spliced(children, figures_in(words.flat, words.pairs, self.language))
        return _claim(children, telling)

    def check(self, inlines: Inlines, claims: Sequence[tuple[Claim, Telling]]) -> None:
        """Hold claims to the sentences in which they stand, once these are complete."""
        laid = Laid(inlines)
        for claim, telling in claims:
            stands = _standing(laid, claim)
            if telling.judgement is None or stands is None:
                continue
            if telling.waiver:
                self._check_waiver(stands, telling.waiver, telling)
            self._check_subject(stands, claim, telling.judgement)
            if telling.printed:
                backing = Backing(telling.judgement.names, telling.judgement.working, telling.waiver)
                self.session.backings.setdefault(claim_key(claim), backing)

    def _check_waiver(self, stands: "Standing", waiver: Waiver, telling: Telling) -> None:
        """A waiver is for the whole sentence, or for words of it together with the indicator that they are about."""
        waived = bare(waiver.sentence.text)
        names = (bare(name.text) for name in telling.judgement.names) if telling.judgement is not None else ()
        if waived.rstrip(SIGNS) == bare(stands.sentence).rstrip(SIGNS) or any(name in waived for name in names):
            self.session.waivers_used.add(waiver.sentence.origin)
        else:
            self.session.waivers_missed.add(telling.occurrence)

    def _check_subject(self, stands: "Standing", claim: Claim, judgement: Judgement) -> None:
        """Report (C345) where the words before a claim name another indicator than the claim is about."""
        if self.names.last_in(stands.words):
            return
        named = self.names.last_in(leaning(stands.before))
        if named and named[0] not in judgement.codes:
            names = self.language.list_separator.join(name.text for name in judgement.names)
            self.session.report(error("C345", stands.place, words=claim.phrase, named=named[1], name=names))


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a claim stands: its sentence, what of the sentence is before it, its own words, its first character."""

    sentence: str
    before: str
    words: str
    place: Place | None


def _standing(laid: Laid, claim: Claim) -> Standing | None:
    """The sentence around a claim of a text; nothing for a claim without words."""
    span = laid.span(claim)
    if span is None:
        return None
    begin, end = span
    first, last = laid.sentence(begin, end)
    flat = laid.flat
    return Standing(flat[first:last], flat[first:begin], flat[begin:end], laid.place(begin))


def _claim(children: Inlines, telling: Telling) -> Claim:
    judgement = telling.judgement
    margin = None if judgement is None else judgement.margin
    return Claim(
        children,
        plain_text(children).strip(SIGNS),
        "" if judgement is None else judgement.test,
        () if judgement is None else judgement.operands,
        telling.verdict,
        "" if margin is None else f"{margin:f}",
        None if judgement is None else judgement.condition,
    )


class Words:
    """The words of one claim, with what they assert; words of a claim within it are that one's."""

    def __init__(self, children: Inlines, judgement: Judgement, ties: Ties) -> None:
        self.judgement = judgement
        self.ties = ties
        self.runs = runs(children)
        self.flat = "".join(run.node.text for run in self.runs)
        self.numerals = numerals(self.flat, ties.language.code, ties.names.unclaiming)
        self.names = [*ties.names.spans_in(self.flat), *ties.names.declared.everywhere(self.flat)]
        self.matched = [(phrase, self._proved(phrase)) for phrase in self._phrases()]

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The phrases that a test proves, each with that test."""
        return tuple((phrase, tested) for phrase, tested in self.matched if tested)

    def findings(self) -> Iterator[Diagnostic]:
        for phrase, tested in self.matched:
            if not tested and not self._is_bound(phrase):
                proved = ", ".join(_spelt(each.proof.test, each.arguments) for each in self.judgement.tested)
                says = _spelt(phrase.test, phrase.arguments)
                yield error("C343", self._place(phrase.start), words=phrase.text, says=says, proved=proved)
        yield from self._stray_numerals()
        yield from self._misplaced_figures()

    # --- what the words assert ---

    def _phrases(self) -> Iterator[Asserted]:
        for phrase in asserted(self.flat, self.ties.language.code, known=self.numerals):
            if self._is_typed(phrase.start, phrase.end) and not _within(phrase.start, phrase.end, self.names):
                yield phrase

    def _proved(self, phrase: Asserted) -> tuple[Tested, ...]:
        """The tests that prove a phrase; one that is denied is proved by the opposite of its test."""
        denied = bool(NEGATION.search(self.flat, max(0, phrase.start - 10), phrase.start))
        return tuple(each for each in self.judgement.tested if each.negated is denied and _proves(each, phrase))

    def _is_bound(self, phrase: Asserted) -> bool:
        """Whether it says of a printed figure what is true of that figure: 达{{ X }}, 增长{{ X.change }}."""
        numbers = [each for each in self.numerals if phrase.start <= each.start and each.end <= phrase.end]
        figures = [self._figure_at(each.start) for each in numbers if each.kind in CLAIMING]
        subjects = [self._subject(each) for each in figures if each]
        if len(figures) != 1 or len(subjects) != 1 or subjects[0] is None:
            return False
        return prove(phrase.test, subjects[0], phrase.arguments, self.ties.rules).verdict.prints

    def _figure_at(self, offset: int) -> Datum | None:
        printed = (run for run in self.runs if run.start <= offset < run.end)
        return next((run.node for run in printed if isinstance(run.node, Datum)), None)

    def _subject(self, figure: Datum) -> Subject | None:
        """What a figure is about; a change is told of the value that changed."""
        if not isinstance(figure.source, Cell):
            return None
        found = subject_at(self.ties.names.dataset, figure.source.reference)
        return replace(found, part="value") if found and found.part == "change" else found

    def _stray_numerals(self) -> Iterator[Diagnostic]:
        known = [*self.names, *((phrase.start, phrase.end) for phrase, _ in self.matched)]
        for numeral in self.numerals:
            claims = numeral.kind in CLAIMING and self._is_typed(numeral.start, numeral.end)
            if claims and not _within(numeral.start, numeral.end, known):
                yield error("C344", self._place(numeral.start), numeral=numeral.text, words=self.flat.strip())

    # --- whose figures they hold ---

    def _misplaced_figures(self) -> Iterator[Diagnostic]:
        after = 0
        for run in self.runs:
            if not isinstance(run.node, Datum) or run.claims:
                continue
            named = self.ties.names.last_in(beside(self.flat[after : run.start]))
            codes = codes_of((run.node.source,))
            if named and codes and not codes & {named[0], *self.ties.names.parts.get(named[0], ())}:
                yield error("C346", self._place(run.start), figure=run.node.text, named=named[1])
            after = run.end

    # --- places ---

    def _is_typed(self, begin: int, end: int) -> bool:
        return any(run.is_typed and not run.claims and run.start < end and begin < run.end for run in self.runs)

    def _place(self, offset: int) -> Place | None:
        return place_at(self.runs, offset)


def _within(begin: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(first <= begin and end <= last for first, last in spans)


# --- whether a test proves a phrase ---------------------------------------------------------------------------


def _proves(tested: Tested, phrase: Asserted) -> bool:
    """Whether the phrase says no more, and nothing else, than the test: its words and numbers are the test's own."""
    if tested.proof.test != phrase.test:
        return False
    numbers = (each for each in tested.arguments if isinstance(each, Quantity | int))
    says_more = _beyond(phrase.arguments, (*tested.arguments, *_values(tested)))
    says_less = _beyond(numbers, phrase.arguments)
    return not (says_more or says_less)


def _beyond(arguments: Iterable[Argument], known: Sequence[Argument]) -> bool:
    return any(all(not _same(each, other) for other in known) for each in arguments)


def _values(tested: Tested) -> Iterator[Argument]:
    """What its words may name without being asked to: the peers of its row, and the values of several indicators."""
    if not isinstance(tested.subject, Subject):
        return
    if tested.subject.observation.peers:
        yield tested.subject.observation.peers.text
    others = [each for each in tested.arguments if isinstance(each, Subject)]
    for each in (tested.subject, *others) if others else ():
        if each.entry and isinstance(each.entry.content, Quantity):
            yield each.entry.content


def _same(one: Argument, other: Argument) -> bool:
    match one, other:
        case str(), str():
            return same_peers(one, other)
        case ((Quantity() | int()), (Quantity() | int())):
            return _equal(one, other)
        case _:
            return False


def _equal(one: Quantity | int, other: Quantity | int) -> bool:
    if isinstance(one, int) or isinstance(other, int) or not (one.unit and other.unit):
        return _number(one) == _number(other)
    try:
        return one.number == other.to(one.unit).number
    except UnitsDiffer:
        return False


def _number(argument: Quantity | int) -> object:
    return argument if isinstance(argument, int) else argument.number


def _spelt(test: str, arguments: Sequence[Argument]) -> str:
    """A test as a template writes it: over(1700亿元)."""
    return f"{test}({', '.join(map(_argument, arguments))})" if arguments else test


def _argument(argument: Argument) -> str:
    match argument:
        case Quantity():
            return f"{argument.number:f}{argument.unit}"
        case Subject():
            return argument.indicator.name.text
        case _:
            return str(argument)
