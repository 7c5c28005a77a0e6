"""Match two sequences of words, blocks or rows: what is the same, what took the place of what, what came and went."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

Thing = TypeVar("Thing")
Pair = tuple[Thing | None, Thing | None]
"""The old and the new; None where a side has nothing in its place."""
NUMBER = re.compile(r"\d[\d.,，]*")
MOST = 40_000
"""So many pairs are compared within one stretch; a longer one is all old and all new."""
LIKE = 0.5
"""From this share of equal characters on, two texts are taken for one that was changed."""


def matched(
    old: Sequence[Thing],
    new: Sequence[Thing],
    keys: Sequence[Callable[[Thing], object]],
    likeness: Callable[[Thing, Thing], float],
) -> list[Pair[Thing]]:
    """Pairs in an order that is that of both sides; where neither side tells, the old comes before the new.

    Things are paired by the first key, what is left between them by the next one, and what no key pairs by `likeness`,
    which is nothing or less for things that are not alike.
    """
    if not keys or not old or not new:
        return _likest(old, new, likeness)
    key, *others = keys
    ones, rest = [key(each) for each in old], [key(each) for each in new]
    found: list[Pair[Thing]] = []
    for kind, start, end, first, last in SequenceMatcher(None, ones, rest, autojunk=False).get_opcodes():
        if kind == "equal":
            found += zip(old[start:end], new[first:last], strict=True)
        else:
            between = matched(old[start:end], new[first:last], others, likeness)
            found += between
    return found


def _likest(old: Sequence[Thing], new: Sequence[Thing], likeness: Callable[[Thing, Thing], float]) -> list[Pair[Thing]]:
    """The pairs that keep the order and are alike most in all."""
    if not old or not new or len(old) * len(new) > MOST:
        return [*((each, None) for each in old), *((None, each) for each in new)]
    alike = [[likeness(one, other) for other in new] for one in old]
    best = _sums(alike)
    return list(_walked(old, new, alike, best))


def _sums(alike: Sequence[Sequence[float]]) -> list[list[float]]:
    """The highest sum of likeness from each place to the end."""
    rows, columns = len(alike), len(alike[0])
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            both = alike[row][column] + best[row + 1][column + 1] if alike[row][column] > 0 else 0.0
            best[row][column] = max(best[row + 1][column], best[row][column + 1], both)
    return best


def _walked(
    old: Sequence[Thing], new: Sequence[Thing], alike: Sequence[Sequence[float]], best: Sequence[Sequence[float]]
) -> Iterator[Pair[Thing]]:
    row = column = 0
    while row < len(old) and column < len(new):
        is_pair = alike[row][column] > 0 and best[row][column] == alike[row][column] + best[row + 1][column + 1]
        if is_pair:
            yield old[row], new[column]
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            yield old[row], None
            row += 1
        else:
            yield None, new[column]
            column += 1
    yield from ((each, None) for each in old[row:])
    yield from ((None, each) for each in new[column:])


def without_digits(words: str) -> str:
    """What words say beside their numbers: last year's sentence with this year's figures is the same sentence."""
    return NUMBER.sub("0", words)


def share(old: Sequence[str], new: Sequence[str]) -> float:
    """The share of tokens that both have, wherever they stand."""
    if not old or not new:
        return 0.0
    both = sum((Counter(old) & Counter(new)).values())
    return 2 * both / (len(old) + len(new))
