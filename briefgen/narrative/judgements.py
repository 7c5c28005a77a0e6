"""Weigh the condition of a claim: a proof for each test, and what and, or and not make of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from briefgen.claims import Argument, Proof, Subject, Verdict
from briefgen.claims.weighing import BEST_FIRST, OPPOSITE, asked
from briefgen.claims.weighing import of_all as weakest
from briefgen.document import WAIVED, Cell, Source, Text
from briefgen.errors import Mistake
from briefgen.indicators import Honour, Waiver
from briefgen.language import Language
from briefgen.origins import Place
from briefgen.sources import Condition, Denied, Joined, spelt


@dataclass(frozen=True, slots=True)
class Tested:
    """One test of one thing of the workbook; `names` are all indicators that it is about, as they are printed."""

    subject: Subject | Honour
    names: tuple[Text, ...]
    language: Language
    arguments: tuple[Argument, ...]
    proof: Proof
    negated: bool = False

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the indicators that it is about."""
        asked = (each for each in (self.subject, *self.arguments) if isinstance(each, Subject))
        return frozenset(each.indicator.code for each in asked) | codes_of(self.proof.operands)

    @property
    def verdict(self) -> Verdict:
        """What the words may say of it: of a test that is denied, the opposite of its proof."""
        return OPPOSITE[self.proof.verdict] if self.negated else self.proof.verdict


def codes_of(sources: Iterable[Source]) -> frozenset[str]:
    """The codes of the indicators that figures come from."""
    found: set[str] = set()
    for source in sources:
        found |= {source.reference.indicator} if isinstance(source, Cell) else codes_of(source.operands)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a condition came to: its verdict, what was asked, and the tests that it rests on.

    Of an `or` that is true only what makes it true is kept: the words are held to that.
    """

    verdict: Verdict
    condition: Condition
    tested: tuple[Tested, ...]

    def __bool__(self) -> bool:
        """Whether it prints: what `{% if X is doubled %}` asks."""
        return self.verdict.prints

    @property
    def test(self) -> str:
        """The tests in words."""
        return spelt(self.condition)

    @property
    def operands(self) -> tuple[Source, ...]:
        return tuple(dict.fromkeys(each for tested in self.tested for each in tested.proof.operands))

    @property
    def names(self) -> tuple[Text, ...]:
        return tuple(dict.fromkeys(name for tested in self.tested for name in tested.names))

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(code for tested in self.tested for code in tested.codes)

    @property
    def working(self) -> str:
        return "; ".join(dict.fromkeys(each.proof.working for each in self.tested if each.proof.working))

    @property
    def margin(self) -> Decimal | None:
        """How far the nearest of its operands may move."""
        known = [each.proof.margin for each in self.tested if each.proof.margin is not None]
        return min(known, default=None)


def one(tested: Tested) -> Judgement:
    return Judgement(tested.proof.verdict, asked(tested.proof.test, tested.subject, tested.arguments), (tested,))


def both(left: object, right: object) -> Judgement:
    """`left and right`: as weak as the weaker. Raises Mistake for what is no claim."""
    return of_all((_judgement(left), _judgement(right)))


def either(left: object, right: object) -> Judgement:
    """`left or right`: the stronger, and nothing of the other unless neither is true. Raises Mistake."""
    judged = (_judgement(left), _judgement(right))
    best = min(judged, key=lambda each: BEST_FIRST.index(each.verdict))
    if best:
        return best
    return Judgement(best.verdict, _joined("or", judged), judged[0].tested + judged[1].tested)


def opposite(judged: object) -> Judgement:
    """`not …`: what fails is now true; what cannot be proved still cannot. Raises Mistake."""
    known = _judgement(judged)
    tested = tuple(replace(each, negated=not each.negated) for each in known.tested)
    return Judgement(OPPOSITE[known.verdict], Denied(known.condition), tested)


def denied(value: object) -> bool:
    """`not …` of any condition of a template: of a claim, whether its opposite prints."""
    return bool(opposite(value)) if isinstance(value, Judgement) else not value


def of_all(judged: Sequence[Judgement]) -> Judgement:
    """All of several, at least one."""
    if len(judged) == 1:
        return judged[0]
    tested = tuple(tested for each in judged for tested in each.tested)
    return Judgement(weakest(each.verdict for each in judged), _joined("and", judged), tested)


def _joined(word: Literal["and", "or"], judged: Sequence[Judgement]) -> Joined:
    """Conditions side by side, those that were joined by the same word already among them."""
    sides = (each.condition for each in judged)
    parts = (side.conditions if isinstance(side, Joined) and side.word == word else (side,) for side in sides)
    return Joined(word, tuple(part for side in parts for part in side))


def _judgement(value: object) -> Judgement:
    if isinstance(value, Judgement):
        return value
    raise Mistake("T253")


Occurrence = tuple[Place, int]
"""A place of a template, and the how manieth time something is told there."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim of a template as it was told: its edges in the text and the tree behind them know it.

    Without a judgement its condition holds a mistake. An unprinted one is read for its mistakes only.
    """

    occurrence: Occurrence
    judgement: Judgement | None
    waiver: Waiver | None = None
    printed: bool = True

    @property
    def place(self) -> Place:
        return self.occurrence[0]

    @property
    def prints(self) -> bool:
        return bool(self.waiver or self.judgement)

    @property
    def verdict(self) -> str:
        if self.waiver:
            return WAIVED
        return (Verdict.UNPROVABLE if self.judgement is None else self.judgement.verdict).value
