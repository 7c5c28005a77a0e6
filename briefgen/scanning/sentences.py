"""Cut a text into sentences and clauses by what ends them; pure."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from briefgen.lookup import Span

CLAUSE_END = re.compile(r"[，。！？；\n]|(?:[!?;]|(?<!\bNo)\.)(?=\s|$)|,(?!\d)")
"""What ends a clause; all of these but a comma end a sentence too."""
COMMAS = "，,"


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
    clauses = tuple([found.end() for found in CLAUSE_END.finditer(text)])
    return Cuts(text, tuple([end for end in clauses if text[end - 1] not in COMMAS]), clauses)


def _around(ends: tuple[int, ...], start: int, end: int | None, length: int) -> Span:
    first = bisect_right(ends, start)
    last = first if end is None else bisect_right(ends, max(end - 1, start))
    return ends[first - 1] if first else 0, ends[last] if last < len(ends) else length
