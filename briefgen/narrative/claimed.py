"""Offer `{{ X | claim("突破1700亿元") }}`: words that are a claim by themselves, with the test that they name."""

from dataclasses import dataclass

from briefgen.errors import Mistake
from briefgen.language.phrases import asserted
from briefgen.narrative.atoms import ATOM
from briefgen.narrative.judgements import Judgement, of_all
from briefgen.narrative.proving import judged, things
from briefgen.narrative.telling import told_words
from briefgen.narrative.values import Value, shown
from briefgen.origins import Place


@dataclass(frozen=True, slots=True, eq=False)
class Claimed(Value):
    """Words and what their tests came to; printing them reports a claim that does not hold."""

    words: str
    judgement: Judgement
    place: Place

    def compared(self) -> str:
        return self.words

    @property
    def argument(self) -> object:
        raise Mistake("T242", shown=self.words)

    @property
    def label(self) -> str:
        return self.words

    def __bool__(self) -> bool:
        return bool(self.judgement)

    def __str__(self) -> str:
        return told_words(self.reading.session, self.place, self.judgement, self.words)


def claim(value: object, words: object = None, *, _place: tuple[str, int, int] = ("", 0, 0)) -> Value:
    """The words, claimed of one thing of the workbook or of each of several; without words those of the workbook.

    A value whose own words claim nothing is printed as it is. Raises Mistake for other words that claim nothing, and
    for what no claim can be about.
    """
    about = things(value)
    text = about[0].meaning().text if words is None else words
    if not isinstance(text, str) or ATOM.search(text):
        raise Mistake("T257", shown=shown(words))
    phrases = asserted(text, about[0].reading.language.code)
    if not phrases and words is None:
        return about[0]
    if not phrases:
        raise Mistake("T258", words=text)
    judgement = of_all([judged(each.test, about, *each.arguments) for each in phrases])
    return Claimed(about[0].reading, text, judgement, Place(*_place))
