"""Find recorded figures in the words of a file, by aligning each recorded sentence with what stands there now; pure.

Spaces never count: writers and readers of files put them between Han and Latin as they like. Sentences that stand
unchanged are found first; for each other one the most similar words are looked for by the triples of characters that
both share, and the figure is what stands between the words that used to be left and right of it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefgen.readers.searching import ANYWHERE, Found, Search, Sentence, Span, Words, close, whole_number


@dataclass(frozen=True, slots=True)
class Sought:
    """A figure in its sentence; `near` is a range of indices within which it is thought to stand.

    Words of a claim are `over` figures and other claims: they may hold them. One that may stand `alone` is a label
    that another program has drawn apart from the name beside it.
    """

    section: str
    sentence: str
    text: str
    near: range = ANYWHERE
    over: bool = False
    alone: bool = False


def aligned(words: Words, sought: Sequence[Sought]) -> tuple[Found | None, ...]:
    """For each figure and claim where it stands now, or None where its sentence is gone. Figures come first."""
    search = Search(words)
    found: dict[int, Found | None] = {}
    sentences = sorted(_sentences(sought), key=lambda each: -len(each.text))
    moved = [each for each in sentences if not _exactly(each, search, found, each.near)]
    missing = [each for each in moved if not _exactly(each, search, found, ANYWHERE)]
    for each in missing:
        found |= search.apart(each) if each.alone else search.similar(each)
    return tuple(found.get(index) for index in range(len(sought)))


def _exactly(sentence: Sentence, search: Search, found: dict[int, Found | None], near: range) -> bool:
    start = search.exact(sentence, near)
    if start < 0:
        return False
    spans = (sentence.figures | sentence.claims).items()
    found |= {index: Found(start + left, start + right, undisturbed=True) for index, (left, right) in spans}
    return True


# --- sentences of the record --------------------------------------------------------------------------------


def _sentences(sought: Sequence[Sought]) -> list[Sentence]:
    """Figures of one sentence together; where a figure has no place left in it, the sentence stands there again."""
    made: dict[tuple[str, str], list[Sentence]] = defaultdict(list)
    for index, each in enumerate(sought):
        same = made[each.section, each.sentence]
        sentence, span = _claimed(each, same) if each.over else _latest(each, same)
        if sentence is None or span is None:
            sentence = Sentence(close(each.sentence), alone=each.alone)
            same.append(sentence)
            span = _place_in(each, ()) or (0, len(sentence.text))
        (sentence.claims if each.over else sentence.figures)[index] = span
        if each.near is not ANYWHERE:
            sentence.near = range(each.near.start - span[0], each.near.stop - span[0])
    return [each for same in made.values() for each in same]


def _latest(sought: Sought, same: Sequence[Sentence]) -> tuple[Sentence | None, Span | None]:
    """The last of several equal sentences, and a place that is left for a figure in it."""
    return (same[-1], _place_in(sought, same[-1].figures.values())) if same else (None, None)


def _claimed(sought: Sought, same: Sequence[Sentence]) -> tuple[Sentence | None, Span | None]:
    """The first of several equal sentences that has a place left for these words of a claim."""
    for each in same:
        words = close(sought.text)
        taken = [(start, end) for start, end in each.claims.values() if each.text[start:end] == words]
        span = _place_in(sought, taken)
        if span is not None:
            return each, span
    return None, None


def _place_in(sought: Sought, taken: Iterable[Span]) -> Span | None:
    """Where the figure stands in the close form of its sentence: the first spot that is free and cuts no number."""
    occupied = list(taken)
    pattern = re.compile(whole_number(sought.text))
    for match in pattern.finditer(sought.sentence):
        start = len(close(sought.sentence[: match.start()]))
        end = start + len(close(match[0]))
        if all(end <= left or start >= right for left, right in occupied):
            return start, end
    return None
