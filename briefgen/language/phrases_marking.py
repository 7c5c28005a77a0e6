"""Put one mark in the place of every numeral of a text, with its bound words, so that phrases can be matched."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from briefgen.language.phrases_forms import Phrases
from briefgen.language.phrases_numerals import Numeral, alternatives, compiled
from briefgen.quantities import Bound

CLASSES = "FRPSMWYOTD"
"""Level, rate, points, share, multiple, places, years, ordinal, the first so many, date."""
PLAIN = {name: chr(0xE000 + place) for place, name in enumerate(CLASSES)}
WITH_BOUND = {name: chr(0xE100 + place) for place, name in enumerate(CLASSES)}
TYPED = re.compile(f"[{''.join((*PLAIN.values(), *WITH_BOUND.values()))}]")
"""A private character that somebody has typed is no mark of ours."""
FIGURES = "FRPSMW"
UNIT_CLASSES = {"%": "R", "‰": "R", "个百分点": "P", "倍": "M", "位": "W", "年": "Y", "个月": "Y", "个季度": "Y"}


class Marked(NamedTuple):
    """A text with marks for its numerals. Character i stands for the text from starts[i] to starts[i + 1]."""

    source: str
    text: str
    starts: Sequence[int]
    numerals: Mapping[int, Numeral]


def marked(text: str, numerals: tuple[Numeral, ...], phrases: Phrases) -> Marked:
    pieces: list[str] = []
    starts: list[int] = []
    placed: dict[int, Numeral] = {}
    typed = TYPED.sub("\ufffd", text)
    at = 0
    for numeral in numerals:
        kind = class_of(numeral)
        if not kind:
            continue
        whole = _with_bound(text, at, numeral, phrases) if kind in FIGURES else numeral
        pieces.append(typed[at : whole.start])
        starts.extend(range(at, whole.start))
        placed[len(starts)] = whole
        pieces.append((PLAIN if whole.bound is Bound.EXACT else WITH_BOUND)[kind])
        starts.append(whole.start)
        at = whole.unit_end
    pieces.append(typed[at:])
    starts.extend(range(at, len(text) + 1))
    return Marked(text, "".join(pieces), starts, placed)


def class_of(numeral: Numeral) -> str:
    """The class of a numeral's mark; none for names, and for 首次, 双倍 and 翻番, which phrases spell out."""
    text = numeral.text.lower()
    if numeral.kind == "name" or text[:1] == "翻" or text in SPELLED_OUT:
        return ""
    if numeral.kind == "date":
        return "D"
    if numeral.kind == "ordinal":
        return "T" if text.startswith(FIRST_SO_MANY) else "O"
    if numeral.number is None:
        return ""
    return "S" if numeral.share else UNIT_CLASSES.get(numeral.unit, "F")


FIRST_SO_MANY = ("前", "top", "the top ")
SPELLED_OUT = frozenset({"首次", "双倍", "doubled", "tripled", "trebled", "quadrupled", "doubling", "first time"})


def _with_bound(text: str, from_: int, numeral: Numeral, phrases: Phrases) -> Numeral:
    """The numeral with the bound words around it, which govern what it means."""
    start, end, bound = numeral.start, numeral.unit_end, numeral.bound
    heads, tails, lasts, firsts = _bound_words(phrases)
    before, behind = text[start - 1 : start], text[end : end + 1]
    nears_head = before.isspace() or before.lower() in lasts
    nears_tail = behind.isspace() or behind.lower() in firsts
    head = heads.search(text, max(from_, start - LONGEST_HEAD), start) if nears_head else None
    tail = tails.match(text, end) if nears_tail else None
    if tail:
        end, bound = tail.end(), phrases.tails[tail[1].lower()]
    if head:
        start, bound = head.start(), phrases.heads[head[1].lower()]
    return numeral._replace(start=start, unit_end=end, bound=bound) if head or tail else numeral


LONGEST_HEAD = 20
SPACES = r"[^\S\n]*\n?[^\S\n]*"
"""Any spaces within a line, and the end of one, but no empty line."""


@cache
def _bound_words(phrases: Phrases) -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str], frozenset[str]]:
    """Those before a number and those behind it, and the characters that they have next to it.

    Most numbers have neither, which a look at one character tells.
    """
    edge = r"\b" if phrases.spaced else ""
    heads, tails = alternatives(list(phrases.heads)), alternatives(list(phrases.tails))
    return (
        compiled(rf"{edge}({heads}){SPACES}\Z", re.IGNORECASE),
        compiled(rf"{SPACES}({tails}){edge}", re.IGNORECASE),
        frozenset(head[-1] for head in phrases.heads),
        frozenset(tail[0] for tail in phrases.tails),
    )


def marks_of(classes: str, *, bounded_only: bool = False) -> frozenset[str]:
    """The characters that stand for numerals of these classes."""
    plain = () if bounded_only else (PLAIN[name] for name in classes)
    return frozenset((*plain, *(WITH_BOUND[name] for name in classes)))
