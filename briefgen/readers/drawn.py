"""Put the drawn texts of pages into reading order, and tell what is furniture of the page; pure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from briefgen.readers.packet import Box
from briefgen.readers.searching import close

SAME_LINE = 1.0
"""Points by which the lower edges of two drawn texts may differ that stand on one line."""
BETWEEN_LETTERS = 0.4
"""Parts of the height of the higher one by which letters of a line, or Han and digits, may lie apart."""
FEWEST_PAGES = 3
"""On fewer pages nothing repeats often enough to be furniture."""
DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawn text: its words and the rectangle that it fills."""

    words: str
    box: Box

    @property
    def height(self) -> float:
        return self.box.top - self.box.bottom


Line = list[Drawn]


def in_order(drawn: Sequence[Drawn]) -> list[Drawn]:
    """As drawn, but what stands left of others on its line goes before them: labels are drawn behind their text."""
    ordered: list[Drawn] = []
    for each in drawn:
        at = len(ordered)
        while at and _is_left(each, ordered[at - 1]):
            at -= 1
        ordered.insert(at, each)
    return ordered


def continues(one: Drawn, other: Drawn) -> bool:
    """Whether the other goes on right behind the one; a larger gap parts columns."""
    return _is_left(one, other) and _gap(one, other) < min(one.height, other.height)


def touches(one: Drawn, other: Drawn) -> bool:
    """Whether no more lies between the two than between letters: some programs draw each letter by itself."""
    return _gap(one, other) < max(one.height, other.height) * BETWEEN_LETTERS


def lines(drawn: Sequence[Drawn]) -> list[Line]:
    """The texts of one page, those together that stand side by side in the order given."""
    found: list[Line] = []
    for each in drawn:
        if found and _is_beside(found[-1][-1], each):
            found[-1].append(each)
        else:
            found.append([each])
    return found


def _is_left(one: Drawn, other: Drawn) -> bool:
    return _is_beside(other, one) and one.box.right <= other.box.left


def _is_beside(one: Drawn, other: Drawn) -> bool:
    return one.box.page == other.box.page and abs(one.box.bottom - other.box.bottom) < SAME_LINE + other.height / 2


def _gap(one: Drawn, other: Drawn) -> float:
    return other.box.left - one.box.right


# --- running heads and feet ---------------------------------------------------------------------------------


def without_furniture(drawn: Sequence[Drawn]) -> list[Drawn]:
    """The texts without the first and last lines of pages that are alike on at least half of them.

    A file of ours marks its furniture; a copy that was printed to PDF does not say what it is.
    """
    pages = [_from_above(list(page)) for _, page in groupby(drawn, key=lambda each: each.box.page)]
    furniture: set[int] = set()
    for edge in (_first, _last):
        common = _common([edge(page) for page in pages])
        furniture |= {id(each) for page in pages for each in edge(page) if common & set(_segments(edge(page)))}
    return [each for each in drawn if id(each) not in furniture]


def _from_above(page: list[Drawn]) -> list[Line]:
    return lines(in_order(sorted(page, key=lambda each: -each.box.bottom)))


def _first(page: list[Line]) -> Line:
    return page[0]


def _last(page: list[Line]) -> Line:
    return page[-1]


def _common(edges: Sequence[Line]) -> frozenset[str]:
    """What stands in at least half of the lines, whatever its digits."""
    counted = Counter(segment for line in edges for segment in set(_segments(line)))
    least = max(FEWEST_PAGES, (len(edges) + 1) // 2)
    return frozenset(segment for segment, count in counted.items() if count >= least)


def _segments(line: Line) -> Iterator[str]:
    """The words of a line as far as no wide gap parts them, their digits blotted out."""
    words = line[0].words
    for before, each in pairwise(line):
        if continues(before, each):
            words += each.words
        else:
            yield DIGITS.sub("#", close(words))
            words = each.words
    yield DIGITS.sub("#", close(words))
