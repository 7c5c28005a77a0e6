"""Break a title by sense into lines that grow shorter: GB/T 9704-2012, 7.3.1 (a trapezoid or a lozenge).

Nothing here knows words. A line ends where Chinese most likely ends one: behind a mark, a year or the name of a place,
before 和 and its kin; else so that even numbers of characters stay together, since most words have two.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, pairwise

from briefgen.document import Inlines, Text
from briefgen.layout.characters import COUNTED, is_han
from briefgen.layout.measured import may_break
from briefgen.traversal import plain_text

Width = Callable[[str], float]

FULLEST = 0.9
"""A title that fills more of the line than this looks better on two."""
MOST_LINES = 4
"""A title of more lines is no title: its lines are filled."""
BEHIND_MARK, BEFORE_JOINER, BEHIND_NAME, WITHIN_PAIRS, WITHIN_WORD = 0.0, 1.0, 3.0, 5.0, 14.0
JOINERS = ("和", "与", "及", "暨", "以及", "并")
NAMES_END = frozenset("省市区县镇乡街局委办厅部会院")
CLINGING = frozenset("的之等")
"""No line begins with these."""
BEHIND_UNIT = re.compile(r"\d[年月日号期]\Z")


def sense_lines(text: str, width: Width, measure: float) -> tuple[str, ...]:
    """The lines of a title: one where it fits well on one, else as few as can be, the longest first if possible."""
    places = tuple(_places(text))
    for count in range(1, MOST_LINES + 1):
        room = measure if count > 1 else FULLEST * measure
        fitting = [cuts for cuts in _divisions(text, places, count) if all(width(line) <= room for line in cuts)]
        if fitting:
            return min(fitting, key=lambda lines: _badness(lines, text, width))
    return tuple(_filled(text, width, measure))


def title_lines(content: Inlines, width: Width, measure: float) -> tuple[Inlines, ...]:
    """The lines of a title as inlines."""
    lines = sense_lines(plain_text(content), width, measure)
    made: list[Inlines] = []
    rest = content
    for line in lines:
        taken, rest = _split(rest, len(line))
        made.append(taken)
    return tuple(made)


def _split(content: Inlines, length: int) -> tuple[Inlines, Inlines]:
    """So many characters, and what is behind them; only texts are cut."""
    for index, inline in enumerate(content):
        size = len(plain_text((inline,)))
        if size > length:
            if not isinstance(inline, Text) or not length:
                return content[:index], content[index:]
            head, tail = Text(inline.text[:length], inline.where), Text(inline.text[length:], inline.where)
            return (*content[:index], head), (tail, *content[index + 1 :])
        length -= size
    return content, ()


def _divisions(text: str, places: Sequence[int], count: int) -> Iterator[tuple[str, ...]]:
    """Every way to cut at places into so many lines; of very long titles only near the even ones."""
    step = len(text) / count
    near = [at for at in places if count < 3 or min(abs(at - step * line) for line in range(1, count)) <= 3]
    for cuts in combinations(near, count - 1):
        yield tuple(text[start:end] for start, end in pairwise((0, *cuts, len(text))))


def _places(text: str) -> Iterator[int]:
    """Where a line may end: before which character."""
    for at in range(1, len(text)):
        if may_break(text[at - 1], text[at]) and text[at] not in CLINGING and not _is_counted(text, at):
            yield at


def _is_counted(text: str, at: int) -> bool:
    return text[at - 1].isdigit() and text[at] in COUNTED


def _badness(lines: Sequence[str], text: str, width: Width) -> float:
    """How much the lines cut words apart, and how far their shape is from a trapezoid."""
    widths = [width(line) for line in lines]
    widest = max(widths)
    grows = sum(max(0.0, below - above) for above, below in pairwise(widths)) / widest
    short = sum(1 for each in widths if each < 0.3 * widest)
    uneven = (widest - min(widths)) / widest
    ends = [sum(len(line) for line in lines[: index + 1]) for index in range(len(lines) - 1)]
    return sum(_cost(text, at) for at in ends) + 12 * grows + 10 * short + 3 * uneven


def _cost(text: str, at: int) -> float:
    if not is_han(text[at - 1]) and not text[at - 1].isalnum():
        return BEHIND_MARK
    if text.startswith(JOINERS, at) or text.startswith("关于", at):
        return BEFORE_JOINER
    if text[at - 1] in CLINGING:
        return BEFORE_JOINER
    if text[at - 1] in NAMES_END or BEHIND_UNIT.search(text, 0, at):
        return BEHIND_NAME
    return WITHIN_PAIRS if _pairs_before(text, at) and _pairs_behind(text, at) else WITHIN_WORD


def _pairs_before(text: str, at: int) -> bool:
    start = next((index for index in range(at, 0, -1) if index < at and _is_edge(text, index)), 0)
    return (at - start) % 2 == 0


def _pairs_behind(text: str, at: int) -> bool:
    end = next((index for index in range(at + 1, len(text)) if _is_edge(text, index)), len(text))
    return (end - at) % 2 == 0


def _is_edge(text: str, at: int) -> bool:
    """Whether a word surely ends here: at a mark, a digit, a name, a joiner."""
    left, right = text[at - 1], text[at]
    return not is_han(left) or not is_han(right) or left in NAMES_END or right in "和与及暨的"


def _filled(text: str, width: Width, measure: float) -> Iterator[str]:
    """A title of many lines, each as full as can be."""
    places = {*_places(text), len(text)}
    start = 0
    while start < len(text):
        fits = [end for end in range(start + 1, len(text) + 1) if width(text[start:end]) <= measure]
        end = max([end for end in fits if end in places] or fits or [start + 1])
        yield text[start:end]
        start = end
