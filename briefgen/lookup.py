"""Look many words up in a text at once; made in no time, which a pattern of hundreds of words is not."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Span = tuple[int, int]
NOWHERE = re.compile("(?!)")
HEAD = 2
"""So many characters, or the one of a word that has no more, tell which words may stand at a place."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """Words, the characters that they begin with, and for each head of words how long these may be, longest first."""

    words: frozenset[str]
    firsts: re.Pattern[str]
    lengths: Mapping[str, tuple[int, ...]]

    def everywhere(self, text: str) -> list[Span]:
        """The longest word at each place, also where it overlaps the one before."""
        spans: list[Span] = []
        for found in self.firsts.finditer(text):
            start = found.start()
            lengths = self.lengths.get(text[start : start + HEAD]) or self.lengths.get(found[0], ())
            for length in lengths:
                word = text[start : start + length]
                if word in self.words:
                    spans.append((start, start + len(word)))
                    break
        return spans

    def apart(self, text: str) -> list[Span]:
        """The longest word at each place, from left to right, none over another."""
        spans: list[Span] = []
        at = 0
        for start, end in self.everywhere(text):
            if start >= at:
                at = end
                spans.append((start, end))
        return spans


def small(text: str) -> str:
    """The text in small letters, each character in its place."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(each.lower()[:1] for each in text)


def lookup(words: Iterable[str]) -> Lookup:
    """Empty words are left out."""
    known = frozenset(filter(None, words))
    lengths: dict[str, set[int]] = {}
    for word in known:
        lengths.setdefault(word[:HEAD], set()).add(len(word))
        lengths[word[:HEAD]].update(len(first) for first in known & {word[0]})
    firsts = re.compile(f"[{re.escape(''.join(sorted({word[0] for word in known})))}]") if known else NOWHERE
    return Lookup(known, firsts, {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()})
