"""Tell of two names that look like one: a confusable character, brackets of another width, two swapped characters."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from operator import attrgetter
from unicodedata import normalize

from briefgen.diagnostics import Diagnostic, warning
from briefgen.origins import Origin
from briefgen.workbook.tables import Row
from briefgen.workbook.vocabulary import folded

CONFUSABLE = (
    "值値",
    "产産產",
    "总総總",
    "区區",
    "业業",
    "内內",
    "户戶戸",
    "银銀",
    "车車",
    "国國囯",
    "强強",
    "收収",
    "增増",
    "减減",
    "额額",
    "经経經",
    "济済濟",
    "实実實",
    "关関關",
    "气気氣",
    "清淸",
    "教敎",
    "未末",
    "己已巳",
    "日曰",
    "入人",
    "土士",
    "千干",
    "天夭",
    "口囗",
    "个亇",
    "aаα",
    "eе",
    "oоο",
    "cс",
    "pр",
    "xх",
    "yу",
    "iі",
    "-‐‑‒–—―−",
    "·•・‧∙",
    "(〔【[",
    ")〕】]",
    "\"“”「」『』'‘’",
    ",、",
)
"""Characters that are taken for one another on a screen: old and Japanese forms, near shapes, Cyrillic and Greek."""
SHAPES = str.maketrans({other: line[0] for line in CONFUSABLE for other in line[1:] if other != line[0]})
DOUBLED = re.compile(r"([\u4e00-\u9fff])\1+")
LOOKED_AT = ("name", "area", "group", "peers")
SHORTEST_SWAPPED = 5
"""Short names may well be made of the same characters in another order."""
MOST_OF_THE_SAME = 20
"""So many names of the same characters are compared each with each."""


@dataclass(frozen=True, slots=True)
class _Spelling:
    """One way to write a name: its first cell, and how many cells have it."""

    text: str
    origin: Origin
    count: int


def look_alikes(rows: Sequence[Row]) -> Iterator[Diagnostic]:
    """W342 for each spelling that looks like a more frequent or an earlier one of the same column.

    What other checks tell is left out: two names of one code (W162), one name of two codes (W163).
    """
    for column, spellings in _spellings(rows).items():
        for one, other in _alike(spellings):
            if column != "name" or _is_news(one, other, rows):
                usual, odd = sorted((one, other), key=lambda each: -each.count)
                yield warning("W342", odd.origin, text=odd.text, other=usual.text, first=usual.origin)


def _spellings(rows: Iterable[Row]) -> Mapping[str, Sequence[_Spelling]]:
    return {column: _spellings_of(column, rows) for column in LOOKED_AT}


def _spellings_of(column: str, rows: Iterable[Row]) -> Sequence[_Spelling]:
    cells = [cell for row in rows if (cell := row.cells.get(column))]
    first = {cell.content: cell for cell in reversed(cells)}
    counts = Counter(map(attrgetter("content"), cells))
    return tuple(
        _Spelling(first[content].line, first[content].origin, count)
        for content, count in counts.items()
        if isinstance(content, str)
    )


def _codes(rows: Iterable[Row], name: str) -> set[str]:
    """The codes of the rows that have this name."""
    return {row.words("code") for row in rows if (cell := row.cells.get("name")) and cell.line == name}


def _is_news(one: _Spelling, other: _Spelling, rows: Sequence[Row]) -> bool:
    if _codes(rows, one.text) & _codes(rows, other.text):
        return folded(one.text) == folded(other.text)
    return normalize("NFKC", one.text) != normalize("NFKC", other.text)


def _alike(spellings: Iterable[_Spelling]) -> Iterator[tuple[_Spelling, _Spelling]]:
    by_shape, by_characters = defaultdict[str, list[_Spelling]](list), defaultdict[str, list[_Spelling]](list)
    for each in spellings:
        shape = _shape(each.text)
        by_shape[shape].append(each)
        if len(shape) >= SHORTEST_SWAPPED:
            by_characters["".join(sorted(shape))].append(each)
    for those in by_shape.values():
        yield from ((those[0], other) for other in those[1:])
    for those in by_characters.values():
        pairs = combinations(those[:MOST_OF_THE_SAME], 2)
        yield from ((one, other) for one, other in pairs if _is_swapped(_shape(one.text), _shape(other.text)))


def _shape(text: str) -> str:
    """A name as it looks from afar."""
    return DOUBLED.sub(r"\1", folded(text).translate(SHAPES))


def _is_swapped(one: str, other: str) -> bool:
    """Whether the two differ in one pair of neighbours, which are no digits."""
    unlike = [at for at, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    if len(unlike) != 2 or unlike[1] != unlike[0] + 1:
        return False
    first, second = unlike
    swapped = (one[first], one[second]) == (other[second], other[first])
    return swapped and not (one[first].isdecimal() or one[second].isdecimal())
