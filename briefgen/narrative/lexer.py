"""Read template source into Jinja's tokens with columns; lines of nothing but tags leave no trace."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from unicodedata import normalize

from jinja2 import nodes
from jinja2.lexer import Lexer

from briefgen.narrative.keyboard import ascii_tags

NEWLINE = re.compile(r"\r\n?")
TAG = r"(?:\{%(?:[^%]|%(?!\}))*%\}|\{#(?:[^#]|#(?!\}))*#\})"
TAG_LINE = re.compile(rf"^[ \t]*{TAG}(?:[ \t]*{TAG})*[ \t]*(?:\n|\Z)", re.M)
"""Jinja's own trim_blocks would also join paragraphs after a tag in mid-line."""


class Spot(int):
    """A line number that knows its column: Jinja hands it on from token to node to error untouched."""

    column = 0


def leftmost(node: nodes.Node) -> Spot:
    """Where an expression begins; its own line number may be that of an operator."""
    spots = [each.lineno for each in (node, *node.find_all(nodes.Expr)) if isinstance(each.lineno, Spot)]
    return min(spots, key=lambda spot: (spot, spot.column), default=Spot(node.lineno or 1))


class PlacedLexer(Lexer):
    """Jinja's lexer, whose line numbers are Spots and whose names are folded (NFKC) as Python folds identifiers.

    Without folding here `{{ ＧＤＰ }}` would pass the check of names and print the value of `GDP`.
    """

    def tokeniter(
        self, source: str, name: str | None, filename: str | None = None, state: str | None = None
    ) -> Iterator[tuple[int, str, str]]:
        text = ascii_tags(normalized(source))
        silence = _Silence(text)
        spots = _Spots(text)
        end = 0
        for _, kind, value in super().tokeniter(text, name, filename, state):
            start = text.index(value, end)
            end = start + len(value)
            begin, stop = silence.trimmed(start, end) if kind == "data" else (start, end)
            yield spots.at(begin), kind, normalize("NFKC", value) if kind == "name" else text[begin:stop]


def normalized(source: str) -> str:
    """The source with line feeds only, and one at its end: what follows an `include` begins a line of its own."""
    text = NEWLINE.sub("\n", source)
    return text if not text or text.endswith("\n") else text + "\n"


class _Spots:
    def __init__(self, text: str) -> None:
        self._lines = [0, *(newline.end() for newline in re.finditer("\n", text))]

    def at(self, offset: int) -> Spot:
        spot = Spot(bisect_right(self._lines, offset))
        spot.column = offset - self._lines[spot - 1] + 1
        return spot


class _Silence:
    """The lines of nothing but tags, as spans of offsets."""

    def __init__(self, text: str) -> None:
        self._spans = [line.span() for line in TAG_LINE.finditer(text)]
        self._starts = [start for start, _ in self._spans]

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """A run of typed text without what belongs to such lines before and after it."""
        while start < end and (span := self._around(start)):
            start = min(span[1], end)
        while start < end and (span := self._around(end - 1)):
            end = max(span[0], start)
        return start, end

    def _around(self, offset: int) -> tuple[int, int] | None:
        index = bisect_right(self._starts, offset) - 1
        return self._spans[index] if index >= 0 and offset < self._spans[index][1] else None
