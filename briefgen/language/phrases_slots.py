"""Match a tree of phrases, slot by slot, at one place of a marked text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

from briefgen.language.phrases_forms import Phrase, Phrases
from briefgen.language.phrases_marking import FIGURES, PLAIN, WITH_BOUND, marks_of

FIGURE = marks_of(FIGURES)
MARKS = {"q": FIGURE, "b": marks_of(FIGURES, bounded_only=True), **{name: marks_of(name) for name in "PMYWOTD"}}
NO_GAP = frozenset((*PLAIN.values(), *WITH_BOUND.values())) - MARKS["D"]
CAPTURED = {"known": "peers", "peers": "peers", "other": "other"}

IN_NAMES = frozenset(" -'’()（）")
PLAIN_SHAPES = frozenset({"", "known", "list"})
SPACES = frozenset(" \t\u3000\xa0")

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Slot:
    """Words, marks or the name of something longer; `shape` is empty for words and marks."""

    words: frozenset[str]
    lengths: tuple[int, ...]
    firsts: frozenset[str]
    marks: frozenset[str]
    shape: str


@dataclass(frozen=True, slots=True)
class Node:
    """A place in the tree of all phrases: what may come next, and the phrase that may end here."""

    edges: tuple[tuple[Slot, "Node"], ...]
    phrase: Phrase | None
    order: int


@dataclass(frozen=True, slots=True)
class Match:
    """Where a phrase ends, which one it is, and the names that were said in it."""

    end: int
    order: int
    phrase: Phrase
    names: Names


Path = tuple[tuple[Slot, ...], int, Phrase]


@cache
def tree(phrases: Phrases) -> Mapping[str, Node]:
    """All phrases that may begin with a character, so that what they share is looked at once."""
    paths = [
        (slots, order, phrase) for order, phrase in enumerate(phrases.phrases) for slots in _filled(phrase, phrases)
    ]
    by_first = dict[str, list[Path]]()
    for path in paths:
        for first in path[0][0].firsts:
            by_first.setdefault(first, []).append(path)
    return {first: _node(same, 0) for first, same in sorted(by_first.items())}


def _filled(phrase: Phrase, phrases: Phrases) -> Iterator[tuple[Slot, ...]]:
    """The slots of a phrase with and without each that may be empty."""
    choices = [
        ((_slot(each.removesuffix("?"), phrases),), ()) if each.endswith("?") else ((_slot(each, phrases),),)
        for each in phrase.pattern.split()
    ]
    for chosen in product(*choices):
        yield tuple(slot for each in chosen for slot in each)


def _node(paths: list[Path], depth: int) -> Node:
    following = dict[Slot, list[Path]]()
    for path in paths:
        if len(path[0]) > depth:
            following.setdefault(path[0][depth], []).append(path)
    edges = tuple((slot, _node(same, depth + 1)) for slot, same in following.items())
    ended = min(((path[1], path[2]) for path in paths if len(path[0]) == depth), key=lambda each: each[0], default=None)
    return Node(edges, None, -1) if ended is None else Node(edges, ended[1], ended[0])


@cache
def _slot(written: str, phrases: Phrases) -> Slot:
    alternatives = written.split("|")
    names = [each[1:-1] for each in alternatives if each[:1] == "{"]
    shape = next((name for name in names if name not in MARKS and name != "known"), "")
    spelled = [each.replace("_", " ").lower() for each in alternatives if each[:1] != "{"]
    if "known" in names:
        spelled, shape = phrases.known.lower().split("|"), "known"
    marks = FIGURE if shape == "list" else frozenset().union(*(MARKS[name] for name in names if name in MARKS))
    lengths = tuple(sorted({len(word) for word in spelled}, reverse=True))
    return Slot(frozenset(spelled), lengths, marks.union(word[0] for word in spelled), marks, shape)


def longest(node: Node, text: str, at: int, phrases: Phrases) -> Match | None:
    """The longest phrase from here on in a text in small letters; of equals the one that the table has first."""
    best = None if node.phrase is None else Match(at, node.order, node.phrase, {})
    start = _past_spaces(text, at)
    character = text[start : start + 1]
    for slot, child in node.edges:
        if character not in slot.firsts and slot.shape in PLAIN_SHAPES:
            continue
        for end in _ends(slot, text, start, phrases, last=not child.edges):
            found = longest(child, text, end, phrases)
            if found is not None and (best is None or (-found.end, found.order) < (-best.end, best.order)):
                name = CAPTURED.get(slot.shape)
                best = replace(found, names={name: text[start:end].strip(), **found.names}) if name else found
    return best


def _past_spaces(text: str, at: int) -> int:
    while text[at : at + 1] in SPACES:
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
    for length in slot.lengths:
        end = at + length
        if end <= len(text) and text[at:end] in slot.words:
            inside = phrases.spaced and text[end : end + 1].isalnum() and text[end - 1].isalnum()
            if not inside:
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


def _in_gap(character: str, phrases: Phrases) -> bool:
    return character not in phrases.gap_stops and character not in NO_GAP


def _stretch(text: str, at: int, phrases: Phrases, *, least: int) -> range:
    """The places that a gap or a name may reach to, nearest first."""
    end, limit = at, min(len(text), at + phrases.longest_gap)
    while end < limit and (text[end].isalnum() or text[end] in IN_NAMES if least else _in_gap(text[end], phrases)):
        end += 1
    return range(at + least, end + 1)
