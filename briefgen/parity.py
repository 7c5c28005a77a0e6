"""Hold the words of two files of one packet against one another, block by block; pure.

A Word file knows its paragraphs and cells, a PDF only lines: so each block of the one is looked for in the other, and
what is left over there is told too. What pages repeat, and what programs number by themselves, is no difference.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from briefgen.readers.counterpart import Counterpart
from briefgen.readers.packet import ReadPacket, Wording
from briefgen.readers.searching import Span, Words

SENTENCE_LIKE = 12
"""So many characters are not in the same words elsewhere by chance: their order counts."""
ALIKE = 0.5
"""What has less in common is not told as one difference."""
AROUND = 6
"""Characters that are told on each side of a difference."""


@dataclass(frozen=True, slots=True)
class Unlike:
    """Words that two files have differently, with a little around them; empty where a file has nothing there.

    A block that is `moved` stands in both, in another order.
    """

    page: str
    one: str
    other: str
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or cell: where it begins in its file, and where in it a tab parts its words."""

    start: int
    text: str
    tabs: tuple[int, ...] = ()

    @property
    def span(self) -> Span:
        return self.start, self.start + len(self.text)

    @property
    def parts(self) -> Iterator["Block"]:
        cuts = (0, *self.tabs, len(self.text))
        return (Block(self.start + first, self.text[first:last]) for first, last in pairwise(cuts) if first < last)


@dataclass(frozen=True, slots=True)
class Placed:
    """A block that both files have: where it begins in each."""

    start: int
    at: int
    text: str


Place = Callable[[str, int], int]
"""Finds words that are free, behind a spot if there are any, and takes them; -1 where there are none."""


def unlike(one: ReadPacket, other: ReadPacket) -> tuple[Unlike, ...]:
    """Every difference between the words of two files, as they stand in the first and in the second."""
    if one.kind == "pdf" and other.kind != "pdf":
        return tuple(Unlike(each.page, each.other, each.one, each.moved) for each in unlike(other, one))
    repeated = Counter(dict.fromkeys(one.wording.running, len(other.wording.pages) if other.seen.is_copy else 0))
    repeated += Counter(one.wording.opening)
    found = tuple(_differences(one.wording, Counterpart(other.wording), repeated))
    return _without_page_numbers(found, Counter(one.wording.page_numbers))


def _without_page_numbers(found: Iterable[Unlike], own: Counter[str]) -> tuple[Unlike, ...]:
    """Numbers of pages in the contents are each program's own: one that only the Word file has, and one that only the
    other has in its stead, are no differences."""
    kept: list[Unlike] = []
    instead = 0
    for each in found:
        if own[each.one] and (not each.other or each.other.isdecimal()):
            own[each.one] -= 1
            instead += not each.other
        elif not each.one and each.other.isdecimal() and instead:
            instead -= 1
        else:
            kept.append(each)
    return tuple(kept)


def _differences(wording: Wording, other: Counterpart, repeated: Counter[str]) -> Iterator[Unlike]:
    blocks = _blocks(wording.words)
    found, missing = _placed(blocks, other.whole)
    in_parts, missing = _placed([part for each in missing for part in each.parts], other.whole)
    over_lines, missing = _placed(missing, other.over_lines)
    likely = [(block, other.resembling(block.text)) for block in missing]
    for block, there in likely:
        if there is not None and other.text_of(there) != block.text:
            yield Unlike(other.page_at(there[0]), *_cores((wording.words, block.span), (other.words, there)))
    inside, missing = _placed([block for block, there in likely if there is None], other.inside)
    placed = sorted((*found, *in_parts, *over_lines, *inside), key=lambda each: each.start)
    left = other.left(repeated, {*wording.heads, *(each.text for each in blocks)})
    yield from _one_sided(missing, left, placed, (wording.words, other))
    end = len(wording.words.text) if wording.notes is None else wording.notes
    for each in _moved(found, other.words.text, end):
        words = wording.words.shown(each.start, each.start + len(each.text))
        yield Unlike(other.page_at(each.at), words, words, moved=True)


def _one_sided(
    missing: Iterable[Block], left: Sequence[Span], placed: Sequence[Placed], words: tuple[Words, Counterpart]
) -> Iterator[Unlike]:
    """Blocks that the other file has not, and what it has that no block is; together where both stand in one spot."""
    own, other = words
    told: set[Span] = set()
    for block in sorted(missing, key=lambda each: each.start):
        index = bisect_left(placed, block.start, key=lambda each: each.start)
        before = placed[index - 1].at if index else 0
        behind = placed[index].at if index < len(placed) else len(other.words.text)
        between = [span for span in left if before < span[0] < behind and span not in told]
        same = next((span for span in between if _are_alike(block.text, other.text_of(span))), None)
        if same:
            told.add(same)
        yield Unlike(other.page_at(before), own.shown(*block.span), other.words.shown(*same) if same else "")
    yield from (Unlike(other.page_at(span[0]), "", other.words.shown(*span)) for span in left if span not in told)


# --- blocks -------------------------------------------------------------------------------------------------


def _blocks(words: Words) -> list[Block]:
    """In reading order."""
    made = []
    for start, end in pairwise((0, *words.ends, len(words.text))):
        tabs = words.joints[bisect_left(words.joints, start + 1) : bisect_left(words.joints, end)]
        if start < end:
            made.append(Block(start, words.text[start:end], tuple(each - start for each in tabs)))
    return made


def _placed(blocks: Iterable[Block], place: Place) -> tuple[list[Placed], list[Block]]:
    """Where each block begins in both files, and blocks that are not found. The longest choose first, and of several
    spots the one behind the block before."""
    found: list[Placed] = []
    missing: list[Block] = []
    for block in sorted(blocks, key=lambda each: (-len(each.text), each.start)):
        index = bisect_left(found, block.start, key=lambda each: each.start)
        at = place(block.text, found[index - 1].at if index else 0)
        if at < 0:
            missing.append(block)
        else:
            found.insert(index, Placed(block.start, at, block.text))
    return found, missing


def _moved(found: Iterable[Placed], there: str, end: int) -> Iterator[Placed]:
    """Blocks of the body that stand in another order: all but the longest run that has kept its order.

    Words that stand in several places there, as a title on the cover, in the contents and above its chapter, say
    nothing of order: which of them was found cannot be seen.
    """
    body = [each for each in found if len(each.text) >= SENTENCE_LIKE and each.start < end]
    kept = _rising([each.at for each in body])
    yield from (each for index, each in enumerate(body) if index not in kept and there.count(each.text) == 1)


def _rising(numbers: Sequence[int]) -> frozenset[int]:
    """The indices of the longest rising run (patience sorting, with links back)."""
    tops: list[int] = []
    before: list[int | None] = []
    for index, number in enumerate(numbers):
        pile = bisect_left(tops, number, key=lambda top: numbers[top])
        before.append(tops[pile - 1] if pile else None)
        tops[pile : pile + 1] = [index]
    kept: set[int] = set()
    last = tops[-1] if tops else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return frozenset(kept)


def _are_alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


Part = tuple[Words, Span]
"""A stretch of the words of a file."""


def _cores(one: Part, other: Part) -> tuple[str, str]:
    """What differs in each, with a few characters around it."""
    ours, theirs = (words.text[slice(*span)] for words, span in (one, other))
    changed = [each for each in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes() if each[0] != "equal"]
    (_, first, _, other_first, _), (_, _, last, _, other_last) = changed[0], changed[-1]
    return _excerpt(one, first, last), _excerpt(other, other_first, other_last)


def _excerpt(part: Part, first: int, last: int) -> str:
    words, (start, end) = part
    begin, stop = max(start, start + first - AROUND), min(end, start + last + AROUND)
    return ("…" if begin > start else "") + words.shown(begin, stop) + ("…" if stop < end else "")
