"""Look for sentences in the words of a file: as they were, or what is left of them; pure."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from itertools import pairwise
from unicodedata import normalize

IGNORED = re.compile(r"[\s｜\u200b\u00ad\ufeff①-⑳]")
"""Spaces, the bars that part cells in a record, and marks of footnotes."""

HAN = re.compile(r"[\u3400-\u9fff“”《》]")
NARROW = re.compile(r"(?<=[\u3400-\u9fff”》])[,;:?!()]|[,;:?!()](?=[\u3400-\u9fff“《])")
WIDE = dict(zip(",;:?!()", "，；：？！（）", strict=True))
"""Signs as they stand in the close form → as they are printed between Han characters."""
BEHIND = frozenset(".,;:!?)%")
"""No space stands before these."""
ENDS = frozenset("。！？；.!?;")
MARGIN = 24
"""How many characters more than a sentence had are looked at on each side of where it seems to stand."""

LEAST_SHARED = 0.5
"""A sentence of whose other words fewer than this are left is another sentence."""

LONGEST = 40
"""No figure that was typed over is longer than this."""


Span = tuple[int, int]
ANYWHERE = range(2**31)
HIDDEN, BLOT = "\0", "\1"
"""Stand for characters of sentences that were found already, and for those of figures."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a figure stands: from `start` to `end`, which are equal where it was taken out.

    `undisturbed` says that the words of its sentence outside all figures are as they were.
    """

    start: int
    end: int
    undisturbed: bool = field(default=False, compare=False)


@dataclass(slots=True)
class Sentence:
    """A recorded sentence in close form, and where in it its figures and claims stand (by index of what is sought)."""

    text: str
    near: range = ANYWHERE
    figures: dict[int, Span] = field(default_factory=dict)
    claims: dict[int, Span] = field(default_factory=dict)
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """The close form of all words of a file, and indices in it.

    At `ends` a cell, a paragraph or a line ends; at `joints` something smaller, such as what stands before a tab.
    No figure is looked for in what is `hidden`: rows of the table of sources repeat figures and are no place of them.
    """

    text: str
    ends: tuple[int, ...] = ()
    joints: tuple[int, ...] = ()
    hidden: tuple[Span, ...] = ()
    gaps: frozenset[int] = frozenset()
    """Before which characters a space stood."""

    def shown(self, start: int, end: int) -> str:
        """A part as people write it: with the spaces between Latin letters, and wide signs between Han characters."""
        gaps = sorted(at for at in range(start + 1, end) if at in self.gaps and self._is_latin(at))
        pieces = (self.text[first:last] for first, last in pairwise((start, *gaps, end)))
        return NARROW.sub(lambda sign: WIDE[sign[0]], " ".join(pieces))

    def _is_latin(self, at: int) -> bool:
        return self.text[at] not in BEHIND and not any(map(HAN.match, self.text[at - 1 : at + 1]))


def close(text: str) -> str:
    """The text without spaces, full-width letters and digits as usual ones."""
    return normalize("NFKC", IGNORED.sub("", text))


def whole_number(text: str) -> str:
    """A pattern of these words where they cut no number."""
    before = r"(?<![\d.])" if text[:1].isdigit() else ""
    after = r"(?!\.?\d)" if text[-1:].isdigit() else ""
    return before + re.escape(text) + after


# --- the search -----------------------------------------------------------------------------------


class Search:
    """The words of a file while sentences are looked for in them; what is found exactly is taken."""

    def __init__(self, words: Words) -> None:
        self._text = words.text
        self._ends = words.ends
        self._borders = frozenset((0, len(words.text), *words.ends, *words.joints))
        self._taken = bytearray(len(words.text))
        for start, end in words.hidden:
            self._take(start, end)
        self._triples: Mapping[str, list[int]] | None = None

    def exact(self, sentence: Sentence, near: range) -> int:
        """Where the sentence stands as it was, or -1: the first free spot within the range."""
        start = next((at for at in self._occurrences(sentence.text) if at in near and self._is_free(at, sentence)), -1)
        if start >= 0:
            self._take(start, start + len(sentence.text))
        return start

    def _take(self, start: int, end: int) -> None:
        self._taken[start:end] = b"\1" * (end - start)

    def _is_free(self, at: int, sentence: Sentence) -> bool:
        end = at + len(sentence.text)
        return self._taken.find(1, at, end) < 0 and self._is_border(at) and self._is_border(end)

    def _is_border(self, at: int) -> bool:
        """Whether a sentence may begin or end here: otherwise more was typed before or behind it."""
        return at in self._borders or self._is_stop(at - 1)

    def _is_stop(self, at: int) -> bool:
        """Whether a sentence ends with this character; a point within a number ends none."""
        following = self._text[at + 1 : at + 2]
        return self._text[at] in ENDS and not (self._text[at] == "." and following.isdigit())

    def _occurrences(self, text: str, start: int = 0) -> Iterator[int]:
        at = self._text.find(text, start) if text else -1
        while at >= 0:
            yield at
            at = self._text.find(text, at + 1)

    def apart(self, sentence: Sentence) -> dict[int, Found | None]:
        """Where each figure of a label stands by itself."""
        return {index: self._alone(sentence.text[slice(*span)]) for index, span in sentence.figures.items()}

    def _alone(self, text: str) -> Found | None:
        start = self.exact(Sentence(text), ANYWHERE)
        return Found(start, start + len(text)) if start >= 0 else None

    def similar(self, sentence: Sentence) -> dict[int, Found | None]:
        """Where each figure and claim of a changed sentence stands now, or None for what is not like it at all."""
        for near in dict.fromkeys((sentence.near, ANYWHERE)):
            start = self._likely(sentence, near)
            if start is not None:
                left = self._left_of(sentence, start)
                if left.is_enough:
                    found = [(index, self._between(span, left)) for index, span in sentence.figures.items()]
                    found += [(index, self._said(span, left)) for index, span in sentence.claims.items()]
                    return dict(found)
        return dict.fromkeys((*sentence.figures, *sentence.claims))

    def _said(self, span: Span, left: "Left") -> Found:
        """The words of a claim as they were, or what stands between the words that used to be around them."""
        found = self._whole(span, left.matched) or self._between_words(span, left.matched)
        return replace(found, undisturbed=left.is_undisturbed)

    def _left_of(self, sentence: Sentence, start: int) -> "Left":
        low = max(0, start - MARGIN)
        high = min(len(self._text), start + len(sentence.text) + max(MARGIN, len(sentence.text) // 2))
        free = "".join(HIDDEN if self._taken[at] else self._text[at] for at in range(low, high))
        spans = tuple(sorted(sentence.figures.values()))
        others = _without(spans, sentence.text)
        matched, anchors = (_matched(each, free, low) for each in (sentence.text, others))
        return Left(spans, matched, anchors, len(others) - others.count(BLOT))

    def _likely(self, sentence: Sentence, near: range) -> int | None:
        """Where most triples of the sentence that are not taken say that it begins."""
        votes: Counter[int] = Counter()
        for offset, triple in enumerate(_triples(sentence.text)):
            for at in self._index.get(triple, ()):
                if not self._taken[at] and at - offset in near:
                    votes[(at - offset) // 8] += 1
        if not votes:
            return None
        best = max(votes, key=lambda bucket: (votes[bucket] + votes.get(bucket + 1, 0), -bucket))
        return max(0, best * 8)

    @property
    def _index(self) -> Mapping[str, list[int]]:
        if self._triples is None:
            index: dict[str, list[int]] = defaultdict(list)
            for at, triple in enumerate(_triples(self._text)):
                index[triple].append(at)
            self._triples = index
        return self._triples

    def _between(self, span: Span, left: "Left") -> Found:
        """What stands between the words around a figure; of several side by side, each up to the next border."""
        whole = self._whole(span, left.matched)
        if whole is not None:
            return whole
        neighbours = left.beside(span)
        if len(neighbours) == 1:
            return self._between_words(span, left.anchors)
        edges = self._edges(span, len(neighbours), left.anchors)
        if edges is None:
            return self._between_words(span, left.matched)
        position = neighbours.index(span)
        return Found(edges[position], edges[position + 1])

    def _edges(self, span: Span, count: int, anchors: Mapping[int, int]) -> list[int] | None:
        """Where each of several figures begins that stand side by side, and where the last ends; None if untold."""
        before, behind = _around(span, anchors)
        if behind is None:
            edges = [0 if before is None else before]
            for _ in range(count):
                edges.append(self._next_end(edges[-1]))
            return edges
        if before is None:
            edges = [behind]
            for _ in range(count):
                edges.insert(0, self._last_end(edges[0]))
            return edges
        inner = [at for at in range(before + 1, behind) if at in self._borders]
        return [before, *inner, behind] if len(inner) == count - 1 else None

    def _between_words(self, span: Span, matched: Mapping[int, int]) -> Found:
        """Where the words on one side are gone, as far as the cell or sentence goes."""
        before, behind = _around(span, matched)
        start = self._after(span, matched) if before is None else before
        end = self._next_end(start) if behind is None else behind
        if before is None and behind is not None:
            start = self._last_end(end)
        return Found(start, min(max(start, end), start + max(LONGEST, 2 * (span[1] - span[0]))))

    def _whole(self, span: Span, matched: Mapping[int, int]) -> Found | None:
        """The figure itself where it stands undivided, each side by its old neighbour or at a border."""
        spots = [matched.get(at) for at in range(*span)]
        start = spots[0] if spots else None
        if start is None or spots != list(range(start, start + len(spots))):
            return None
        end = start + len(spots)
        left = matched.get(span[0] - 1) == start - 1 or self._is_border(start)
        right = matched.get(span[1]) == end or self._is_border(end)
        return Found(start, end) if left and right else None

    def _after(self, span: Span, matched: Mapping[int, int]) -> int:
        return min((matched[at] for at in matched if at >= span[0]), default=0)

    def _next_end(self, start: int) -> int:
        """Where the cell or sentence ends, or another sentence begins that was found."""
        at = bisect_right(self._ends, start)
        limit = min(self._ends[at] if at < len(self._ends) else len(self._text), start + LONGEST)
        return next((index for index in range(start, limit) if self._is_stop(index) or self._taken[index]), limit)

    def _last_end(self, end: int) -> int:
        at = bisect_right(self._ends, end - 1) - 1
        limit = self._ends[at] if at >= 0 else 0
        limit = max(limit, end - LONGEST)
        before = range(end - 1, limit - 1, -1)
        return next((index + 1 for index in before if self._is_stop(index) or self._taken[index]), limit)


def _around(span: Span, matched: Mapping[int, int]) -> tuple[int | None, int | None]:
    """Where what is left before a figure ends in the file, and where what is left behind it begins."""
    before = max((at for at in matched if at < span[0]), default=None)
    behind = min((at for at in matched if at >= span[1]), default=None)
    return None if before is None else matched[before] + 1, None if behind is None else matched[behind]


def _triples(text: str) -> Iterator[str]:
    return (text[at : at + 3] for at in range(len(text) - 2))


def _matched(sentence: str, words: str, offset: int) -> dict[int, int]:
    """Characters of the sentence that are still there: their index in it → their index in the file."""
    blocks = SequenceMatcher(None, sentence, words, autojunk=False).get_matching_blocks()
    return {a + step: offset + b + step for a, b, size in blocks for step in range(size)}


def _without(spans: Iterable[Span], sentence: str) -> str:
    """The sentence with its figures blotted out: they are no landmarks for one another."""
    letters = list(sentence)
    for start, end in spans:
        letters[start:end] = BLOT * (end - start)
    return "".join(letters)


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a sentence: of all of its characters, and of those outside its figures (the anchors)."""

    spans: tuple[Span, ...]
    matched: Mapping[int, int]
    anchors: Mapping[int, int]
    others: int
    """How many characters of the sentence stand outside its figures."""

    @property
    def is_enough(self) -> bool:
        """Whether so much of the words around the figures is still there that it is the same sentence."""
        return self.others > 0 and len(self.anchors) >= LEAST_SHARED * self.others

    @property
    def is_undisturbed(self) -> bool:
        """Whether all of the words around the figures are still there, with nothing between them."""
        side_by_side = (pair for pair in pairwise(sorted(self.anchors)) if pair[1] == pair[0] + 1)
        are_still = (self.anchors[behind] == self.anchors[before] + 1 for before, behind in side_by_side)
        return len(self.anchors) == self.others and all(are_still)

    def beside(self, span: Span) -> list[Span]:
        """The figures between the same two anchors, this one among them."""
        before = max((at for at in self.anchors if at < span[0]), default=-1)
        behind = min((at for at in self.anchors if at >= span[1]), default=None)
        return [each for each in self.spans if each[0] > before and (behind is None or each[1] <= behind)]
