"""Cut a text into sentences and clauses by what ends them; pure."""

import re
from bisect import bisect_right
from dataclasses import dataclass

SENTENCE_END = re.compile(r"[。！？；\n]|(?:[!?;]|(?<!\bNo)\.)(?=\s|$)")
CLAUSE_END = re.compile(r"[，。！？；\n]|(?:[!?;]|(?<!\bNo)\.)(?=\s|$)|,(?!\d)")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cuts:
    """Where the sentences and the clauses of a text end."""

    text: str
    sentences: tuple[int, ...]
    clauses: tuple[int, ...]

    def sentence(self, start: int, end: int | None = None) -> Span:
        """The sentences that a span stands in."""
        return _around(self.sentences, start, end, len(self.text))

    def clause(self, start: int, end: int | None = None) -> Span:
        return _around(self.clauses, start, end, len(self.text))

    def told(self, start: int, end: int) -> str:
        """The sentence of a span as a message shows it."""
        first, last = self.sentence(start, end)
        return self.text[first:last].replace("\t", " ").strip()


def cuts(text: str) -> Cuts:
    return Cuts(text, _ends(SENTENCE_END, text), _ends(CLAUSE_END, text))


def _ends(pattern: re.Pattern[str], text: str) -> tuple[int, ...]:
    return tuple(found.end() for found in pattern.finditer(text))


def _around(ends: tuple[int, ...], start: int, end: int | None, length: int) -> Span:
    first = bisect_right(ends, start)
    last = first if end is None else bisect_right(ends, max(end - 1, start))
    return ends[first - 1] if first else 0, ends[last] if last < len(ends) else length
