"""Match one phrase, slot by slot, at one place of a marked text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from briefgen.language.phrases_forms import Phrase, Phrases
from briefgen.language.phrases_marking import FIGURES, PLAIN, WITH_BOUND, marks_of

FIGURE = marks_of(FIGURES)
MARKS = {"q": FIGURE, "b": marks_of(FIGURES, bounded_only=True), **{name: marks_of(name) for name in "PMYWOTD"}}
NO_GAP = frozenset((*PLAIN.values(), *WITH_BOUND.values())) - MARKS["D"]
CAPTURED = {"known": "peers", "peers": "peers", "other": "other"}

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Slot:
    """Words, marks or the name of something longer; `shape` is empty for words and marks."""

    words: tuple[str, ...]
    marks: frozenset[str]
    shape: str
    optional: bool

    @property
    def firsts(self) -> Iterator[str]:
        """What it may begin with."""
        yield from self.marks
        yield from (word[0] for word in self.words)


@cache
def slots_of(phrase: Phrase, phrases: Phrases) -> tuple[Slot, ...]:
    return tuple(_slot(each, phrases) for each in phrase.pattern.split())


def _slot(written: str, phrases: Phrases) -> Slot:
    alternatives = written.removesuffix("?").split("|")
    names = [each[1:-1] for each in alternatives if each[:1] == "{"]
    shape = next((name for name in names if name not in MARKS), "")
    words = phrases.known.split("|") if shape == "known" else [each for each in alternatives if each[:1] != "{"]
    spelled = sorted((word.replace("_", " ").lower() for word in words), key=len, reverse=True)
    marks = FIGURE if shape == "list" else frozenset().union(*(MARKS[name] for name in names if name in MARKS))
    return Slot(tuple(spelled), marks, shape, written.endswith("?"))


@dataclass(frozen=True, slots=True)
class Match:
    """Where a phrase ends, and the names that were said in it."""

    end: int
    names: Names


def matched(slots: tuple[Slot, ...], text: str, at: int, phrases: Phrases) -> Match | None:
    """The phrase at this place of a text in small letters; a slot that may be empty is filled where it can be."""
    for place, slot in enumerate(slots):
        if slot.shape or text[at : at + 1] in slot.marks or text.startswith(slot.words, at):
            found = _filled(slot, slots[place + 1 :], text, at, phrases)
            if found is not None:
                return found
        if not slot.optional:
            return None
    return Match(at, {})


def _filled(slot: Slot, rest: tuple[Slot, ...], text: str, at: int, phrases: Phrases) -> Match | None:
    """The phrase with this slot filled, and the rest behind it."""
    for end in _ends(slot, text, at, phrases, last=not rest):
        found = matched(rest, text, _past_spaces(text, end) if rest else end, phrases)
        if found is not None:
            name = CAPTURED.get(slot.shape)
            return Match(found.end, {name: text[at:end].strip(), **found.names}) if name else found
    return None


def _past_spaces(text: str, at: int) -> int:
    while text[at : at + 1].isspace():
        at += 1
    return at


def _ends(slot: Slot, text: str, at: int, phrases: Phrases, *, last: bool) -> Iterator[int]:
    """Where this slot may end, the likeliest first."""
    character = text[at : at + 1]
    if slot.shape in ("", "known"):
        if character in slot.marks:
            yield at + 1
        else:
            yield from _word_ends(slot, text, at, phrases)
    elif slot.shape == "list":
        yield from _list_end(text, at, phrases)
    elif slot.shape == "ahead":
        yield from _ahead(text, at, phrases)
    else:
        lengths = _stretch(text, at, phrases, least=0 if slot.shape == "gap" else 2)
        yield from reversed(lengths) if last else lengths


def _word_ends(slot: Slot, text: str, at: int, phrases: Phrases) -> Iterator[int]:
    for word in slot.words:
        if text.startswith(word, at):
            end = at + len(word)
            if not (phrases.spaced and text[end : end + 1].isalnum() and word[-1].isalnum()):
                yield end


def _list_end(text: str, at: int, phrases: Phrases) -> Iterator[int]:
    """Two figures or more with joints between them."""
    end, count = at, 0
    while text[end : end + 1] in FIGURE:
        end, count = end + 1, count + 1
        joint = next((each for each in phrases.joints if text.startswith(each, end)), None)
        if joint is None or text[end + len(joint) : end + len(joint) + 1] not in FIGURE:
            break
        end += len(joint)
    if count > 1:
        yield end


def _ahead(text: str, at: int, phrases: Phrases) -> Iterator[int]:
    """Nothing, where a figure follows within the clause."""
    for end in _stretch(text, at, phrases, least=0):
        if text[end : end + 1] in FIGURE:
            yield at
            return


def _stretch(text: str, at: int, phrases: Phrases, *, least: int) -> range:
    """The places that a gap or a name may reach to, nearest first."""
    end, limit = at, min(len(text), at + phrases.longest_gap)
    while end < limit and text[end] not in phrases.gap_stops and text[end] not in NO_GAP:
        end += 1
    return range(at + least, end + 1)
