"""Compare two states of a packet: which cells changed, which sentences, which claims came out otherwise; pure."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from difflib import get_close_matches
from enum import Enum

from briefgen.document import Claim, Document
from briefgen.indicators import Dataset, Entry, Label
from briefgen.language import CHINESE
from briefgen.origins import Origin
from briefgen.places import ClaimUse, claims, sentences
from briefgen.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Written:
    """What one cell says, and where it stands."""

    words: str
    where: Origin | None


@dataclass(frozen=True, slots=True)
class Changed:
    """A cell that says something else than before; a cell that came or went was or is empty."""

    where: Origin | None
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Flipped:
    """Words that were proved of the same figures before and after; empty where there were, or are, none.

    `sentence` is the one in which they stood or stand; `instead` the one that now reads otherwise in its place.
    """

    old: str
    new: str
    sentence: str
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """What lies between two states of a packet; `sentences` counts sentences, rows and labels that read otherwise."""

    cells: tuple[Changed, ...] = ()
    sentences: int = 0
    flips: tuple[Flipped, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """What a packet says: its cells by what they stand for, its sentences as they read, its claims with their verdicts.

    A row that only moved still stands for the same; a figure with its bound and unit is one cell.
    """

    cells: Mapping[str, Written]
    sentences: Counter[str]
    claims: Mapping["Key", ClaimUse]


Key = tuple[str, str, str, str]
"""What makes a claim another one: its words but for their digits, its test, its figures, its verdict.

突破1690亿元 in place of 突破1700亿元 asserts the same of a new number; nothing has flipped.
"""
LIKE = 0.6
"""So like the old sentence (as difflib counts) the one must be that is shown in its place."""
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def state(dataset: Dataset, document: Document) -> State:
    """The state of a packet as it was composed."""
    return State(cells_of(dataset), Counter(sentences(document)), _proved(document))


def cells_of(dataset: Dataset) -> Mapping[str, Written]:
    """Every cell of a workbook by what it stands for; what the file is called is none of them."""
    return dict(_cells(replace(dataset, workbook=""), ""))


def changed_cells(before: Mapping[str, Written], after: Mapping[str, Written]) -> tuple[Changed, ...]:
    """The cells that say something else, in the order of the workbook."""
    keys = dict.fromkeys((*after, *before))
    return tuple(
        Changed((after.get(key) or before[key]).where, _words(before, key), _words(after, key))
        for key in keys
        if _words(before, key) != _words(after, key)
    )


def compared(old: State, new: State) -> Difference:
    """What changed between two packets that were both composed without errors."""
    touched = max((new.sentences - old.sentences).total(), (old.sentences - new.sentences).total())
    return Difference(changed_cells(old.cells, new.cells), touched, tuple(_flips(old, new)))


# --- cells ------------------------------------------------------------------------------------------------


def _words(cells: Mapping[str, Written], key: str) -> str:
    return cells[key].words if key in cells else ""


def _cells(node: object, path: str, near: Origin | None = None) -> Iterator[tuple[str, Written]]:
    """Each cell under what it stands for. Those without a place of their own (a code, a direction) have their row's."""
    match node:
        case Entry():
            yield path, Written(_spelt(node.content), node.origins[0] if node.origins else near)
        case Label():
            yield path, Written(node.text, node.origin)
            yield from _cells(node.translated, f"{path}/own")
        case Enum():
            yield path, Written(str(node.value), near)
        case str():
            yield path, Written(node, near)
        case tuple():
            for each, name in zip(node, _names(node), strict=True):
                yield from _cells(each, f"{path}/{name}", near)
        case _ if is_dataclass(node) and not isinstance(node, Origin):
            yield from _parts(node, path, near)


def _parts(node: object, path: str, near: Origin | None) -> Iterator[tuple[str, Written]]:
    where = getattr(node, "origin", None) or getattr(getattr(node, "name", None), "origin", None) or near
    for name in (each.name for each in fields(node) if each.compare):  # type: ignore[arg-type]  # it is a dataclass
        own = getattr(node, f"{name}_origin", None)
        yield from _cells(getattr(node, name), f"{path}/{name}", own or where)


def _names(nodes: tuple[object, ...]) -> Iterator[str]:
    """A code or a period with its area where there is one, so that order does not count; else the number."""
    met: Counter[str] = Counter()
    for each in nodes:
        code = getattr(each, "code", None) or getattr(each, "key", None)
        period = getattr(each, "period", None)
        name = str(code) if code else f"{period.code}@{getattr(each, 'area', '')}" if period else ""
        met[name] += 1
        yield f"{name}#{met[name]}"


def _spelt(content: Quantity | str) -> str:
    if isinstance(content, str):
        return content
    words = CHINESE.bounds[content.bound]
    return f"{words.before}{content.number:f}{words.excess}{content.unit}{words.after}"


# --- claims -----------------------------------------------------------------------------------------------


def _flips(old: State, new: State) -> Iterator[Flipped]:
    """Claims that are no longer made or are made with another verdict, each beside what is now said of its figures."""
    come = [use for key, use in new.claims.items() if key not in old.claims]
    fresh = tuple(new.sentences - old.sentences)
    for use in (use for key, use in old.claims.items() if key not in new.claims):
        same = next((each for each in come if _is_about_the_same(use.claim, each.claim)), None)
        if same is not None:
            come.remove(same)
        near = same.sentence if same else next(iter(get_close_matches(use.sentence, fresh, 1, LIKE)), "")
        yield Flipped(use.words, same.words if same else "", use.sentence, near)
    yield from (Flipped("", use.words, use.sentence, use.sentence) for use in come)


def _proved(document: Document) -> dict[Key, ClaimUse]:
    uses = (each[0] for each in claims(document))
    return {_key(each.claim): each for each in uses}


def _key(claim: Claim) -> Key:
    return DIGITS.sub("", claim.phrase), claim.test, ",".join(map(str, claim.operands)), claim.verdict


def _is_about_the_same(one: Claim, other: Claim) -> bool:
    return bool(set(map(str, one.operands)) & set(map(str, other.operands)))
