"""Measure the characters of spans: face and advance of each, the gaps between them, and where a line may end."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

from briefgen.document import Datum, Note
from briefgen.faces import Faces
from briefgen.layout import characters
from briefgen.layout.measures import gap
from briefgen.layout.structure import Tag


class Span(NamedTuple):
    """Words of one look, and what they belong to.

    `rise` is above the baseline; `kept` spans hold (start, end) that no line end may cut.
    """

    text: str
    face: str
    size: float
    colour: str
    tag: Tag
    rise: float = 0
    tracking: float = 0
    link: str = ""
    datum: Datum | None = None
    note: Note | None = None
    kept: tuple[tuple[int, int], ...] = ()


class Neighbours(NamedTuple):
    """What holds between two characters: the space in em, where 1 is the gap between Han and Latin, and what may be."""

    space: float
    may_part: bool
    may_widen: bool


@lru_cache(maxsize=1 << 16)
def neighbours(left: str, right: str) -> Neighbours:
    """Asked once for each pair of characters: a packet has some thousand pairs, and each of them many times."""
    counts = left.isdecimal() and right in characters.COUNTED
    may_widen = left + right not in characters.UNBROKEN_PAIRS and not characters.joins_latin(left, right)
    return Neighbours(gap(left, right, 1.0), may_break(left, right) and not counts, may_widen)


def may_break(left: str, right: str) -> bool:
    """Whether a line may end between two characters."""
    if left == " ":
        return right != " "
    if right == " " or right in characters.NO_START or left in characters.NO_END:
        return False
    if left + right in characters.UNBROKEN_PAIRS:
        return False
    return (left == "-" and right.isalpha()) or not characters.joins_latin(left, right)


class Measured(NamedTuple):
    """The characters of a paragraph, and in lists beside one another what is known of each.

    `joints` are where a piece of another span or another face begins. Behind a `breakable` character a line may end,
    and behind one that `widens` space may be put. `sums` are where characters begin, `reach` is how far right anything
    up to a character comes.
    """

    text: str
    spans: list[Span]
    faces: list[str]
    advances: list[float]
    joints: list[int]
    gaps: list[float]
    breakable: list[bool]
    widens: tuple[bool, ...]
    sums: list[float]
    reach: list[float]

    def width(self, start: int, end: int) -> float:
        """The natural width of characters start..end (end excluded), without the gap behind the last."""
        return self.sums[end] - self.sums[start] - self.gaps[end - 1]

    def is_full(self, index: int) -> bool:
        """Whether a character stands on a whole square."""
        return self.advances[index] > 0.9 * self.spans[index].size

    def within(self, start: int, room: float) -> int:
        """Up to where characters from `start` on are within so many points in any case; at least `start`."""
        return bisect_right(self.reach, self.sums[start] + room, start)

    def pieces(self, start: int, end: int) -> Iterable[tuple[int, int]]:
        """Where each run of characters of one span and one face starts and ends."""
        if not self.joints:
            return ((start, end),)
        joints = self.joints[bisect_right(self.joints, start) : bisect_left(self.joints, end)]
        return pairwise((start, *joints, end))


EMPTY = Measured("", [], [], [], [], [], [], (), [0.0], [])


def measured(spans: Sequence[Span], faces: Faces, autospace: float) -> Measured:
    """All characters of the spans, each with the face that covers it, the gaps between them, and where to break.

    A character that no face covers is set as 〓: the layout has reported it as an error by then. Whole texts are looked
    up, unzipped and added up by what Python does without a loop of ours: a paragraph takes a third of the time.
    """
    text, joints, advances = "", list[int](), list[float]()
    owners: list[Span] = []
    names: list[str] = []
    for span in spans:
        if span.text:
            shown, covering, ems = zip(*map(faces.glyphs(span.face).__getitem__, span.text), strict=True)
            joints += _joints(owners, names, span, covering)
            text += "".join(shown)
            owners += [span] * len(shown)
            names += covering
            advances += [em * span.size + span.tracking for em in ems]
    if not text:
        return EMPTY
    spaces, parting, widens = zip(*map(neighbours, text, text[1:] + " "), strict=True)
    gaps = _gaps(spaces, text, owners, advances, autospace)
    sums, reach = _places(advances, gaps)
    return Measured(text, owners, names, advances, joints, gaps, _breakable(parting, spans), widens, sums, reach)


def _joints(before: Sequence[Span], faces: Sequence[str], span: Span, covering: Sequence[str]) -> list[int]:
    """Where pieces begin in one more span with these faces; a span that is set twice in a row goes on."""
    start = len(before)
    goes_on = not before or (before[-1] is span and faces[-1] == covering[0])
    joints = [] if goes_on else [start]
    if covering.count(covering[0]) < len(covering):
        joints += [start + index for index in range(1, len(covering)) if covering[index] != covering[index - 1]]
    return joints


def _gaps(
    spaces: Sequence[float], text: str, spans: Sequence[Span], advances: Sequence[float], autospace: float
) -> list[float]:
    """Marks are squeezed only where the face draws them on a whole square; the mark of a note keeps its distance."""
    gaps = [0.0] * len(text)
    if not any(spaces):
        return gaps
    for index, space in enumerate(spaces[:-1]):
        if space and spans[index].note is None and spans[index + 1].note is None:
            if space > 0:
                gaps[index] = space * autospace * min(spans[index].size, spans[index + 1].size)
            else:
                blank = index if text[index] in characters.CLOSING else index + 1
                if advances[blank] > 0.9 * spans[blank].size:
                    gaps[index] = space * spans[blank].size
    return gaps


def _places(advances: Sequence[float], gaps: Sequence[float]) -> tuple[list[float], list[float]]:
    """Where characters begin and the last one ends, and how far they reach."""
    if not any(gaps):
        sums = list(accumulate(advances, initial=0.0))
        return sums, sums[1:]
    steps = list(accumulate(chain.from_iterable(zip(advances, gaps, strict=True)), initial=0.0))
    ends = steps[1::2]
    return steps[::2], ends if min(gaps) >= 0 else list(accumulate(ends, max))


def _breakable(parting: Sequence[bool], spans: Sequence[Span]) -> list[bool]:
    """No line ends within what is kept together, nor before the mark of a note; one may end behind all."""
    found = list(parting)
    found[-1] = True
    at = 0
    for span in spans:
        bound = [(at - 1, at + len(span.text))] if span.note is not None else []
        bound += [(at + first, at + last) for first, last in span.kept]
        for first, last in bound:
            for index in range(max(first, 0), last - 1):
                found[index] = False
        at += len(span.text)
    return found
