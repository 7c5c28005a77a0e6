"""Match a tree of phrases, slot by slot, at one place of a marked text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from typing import NamedTuple

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
    firsts: frozenset[str]
    marks: frozenset[str]
    shape: str


@dataclass(frozen=True, slots=True, eq=False)
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


class Step(NamedTuple):
    """A way on from a place in the tree: over a word or a mark, or over what a shape names."""

    shape: str
    word: str
    behind: Node


Path = tuple[tuple[Slot, ...], int, Phrase]


@cache
def tree(phrases: Phrases) -> Node:
    """The place where every phrase begins."""
    paths = [
        (slots, order, phrase) for order, phrase in enumerate(phrases.phrases) for slots in _filled(phrase, phrases)
    ]
    return _node(paths, 0)


HEAD = 2
"""So many characters, or the one of a word or mark that has no more, tell whether a phrase may begin."""


@cache
def heads(phrases: Phrases) -> frozenset[str]:
    """What a phrase may begin with."""
    slots = [slot for slot, _ in tree(phrases).edges]
    return frozenset(head for slot in slots for head in (*slot.marks, *(word[:HEAD] for word in slot.words)))


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
    return Slot(frozenset(spelled), marks.union(word[0] for word in spelled), marks, shape)


def longest(node: Node, text: str, at: int, phrases: Phrases) -> Match | None:
    """The longest phrase from here on in a text in small letters; of equals the one that the table has first."""
    best = None if node.phrase is None else Match(at, node.order, node.phrase, {})
    start = _past_spaces(text, at) if text[at : at + 1] in SPACES else at
    for step in _steps(node, text[start : start + 1]):
        for end in _ends(step, text, start, phrases) if text.startswith(step.word, start) else ():
            found = longest(step.behind, text, end, phrases)
            if found is not None and (best is None or (-found.end, found.order) < (-best.end, best.order)):
                name = CAPTURED.get(step.shape)
                best = replace(found, names={name: text[start:end].strip(), **found.names}) if name else found
    return best


@cache
def _steps(node: Node, character: str) -> tuple[Step, ...]:
    """The ways on where this character stands: most texts leave the tree here, at the cost of one look."""
    behind = dict[tuple[str, str], list[Node]]()
    for slot, child in node.edges:
        for word in _words(slot, character):
            behind.setdefault((slot.shape, word), []).append(child)
    return tuple(Step(shape, word, _together(nodes)) for (shape, word), nodes in behind.items())


def _together(nodes: Sequence[Node]) -> Node:
    """Several places that the same words lead to as one: what their phrases share is looked at once."""
    if len(nodes) == 1:
        return nodes[0]
    ended = min((each for each in nodes if each.phrase), key=lambda each: each.order, default=None)
    edges = tuple(edge for each in nodes for edge in each.edges)
    return Node(edges, ended.phrase, ended.order) if ended else Node(edges, None, -1)


def _words(slot: Slot, character: str) -> Iterator[str]:
    """The words of a slot that begin with a character; a mark is one by itself, and a shape needs none."""
    if slot.shape not in PLAIN_SHAPES:
        yield ""
    elif character in slot.marks:
        yield character
    elif character in slot.firsts:
        yield from (word for word in slot.words if word[0] == character)


def _past_spaces(text: str, at: int) -> int:
    while text[at : at + 1] in SPACES:
        at += 1
    return at


def _ends(step: Step, text: str, at: int, phrases: Phrases) -> Iterable[int]:
    """Where a step may end, the nearest first; its word stands there."""
    match step.shape:
        case "" | "known":
            end = at + len(step.word)
            return () if phrases.spaced and _is_inside_a_word(text, end) else (end,)
        case "list":
            return _list_end(text, at, phrases)
        case "ahead":
            return _ahead(text, at, phrases)
        case "gap":
            return _stretch(text, at, phrases, least=0)
        case _:
            return _stretch(text, at, phrases, least=2)


def _is_inside_a_word(text: str, end: int) -> bool:
    return text[end : end + 1].isalnum() and text[end - 1].isalnum()


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
