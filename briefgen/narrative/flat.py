"""Lay inlines out as one text in which every character still knows its node."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from briefgen.document import Claim, Datum, Emphasis, Inline, Inlines, Link, Mark, Note, Strong, Text
from briefgen.origins import Place, Where

SENTENCE_END = re.compile(r"[。！？；\n]|[.!?;](?=\s)")


@dataclass(frozen=True, slots=True)
class Run:
    """A node that holds characters, where they begin, and the claims around it, the outermost first."""

    start: int
    node: Text | Datum | Mark
    claims: tuple[Claim, ...] = ()

    @property
    def end(self) -> int:
        return self.start + len(self.node.text)

    @property
    def is_typed(self) -> bool:
        return isinstance(self.node, Text) and isinstance(self.node.where, Place)


def runs(inlines: Inlines) -> tuple[Run, ...]:
    """The nodes with characters in reading order; footnotes are texts of their own."""
    found: list[Run] = []
    at = 0
    for node, claims in _nodes(inlines, ()):
        found.append(Run(at, node, claims))
        at = found[-1].end
    return tuple(found)


def _nodes(inlines: Inlines, claims: tuple[Claim, ...]) -> Iterator[tuple[Text | Datum | Mark, tuple[Claim, ...]]]:
    for inline in inlines:
        match inline:
            case Text() | Datum() | Mark():
                yield inline, claims
            case Claim():
                yield from _nodes(inline.children, (*claims, inline))
            case Emphasis() | Strong() | Link():
                yield from _nodes(inline.children, claims)
            case Note():
                pass
            case _:
                assert_never(inline)


def place_at(found: tuple[Run, ...], offset: int) -> Place | None:
    """Where the character at an offset was typed; where its expression stands if it was printed."""
    at = bisect_right(found, offset, key=lambda each: each.start) - 1
    run = found[at] if at >= 0 and offset < found[at].end else None
    where = run.node.where if run and not isinstance(run.node, Mark) else None
    if not isinstance(where, Place) or run is None:
        return None
    return replace(where, column=where.column + offset - run.start) if run.is_typed else where


class Laid:
    """A whole text of inlines: its runs, its characters, where its claims stand and where its sentences end."""

    def __init__(self, inlines: Inlines) -> None:
        self.runs = runs(inlines)
        self.flat = "".join(run.node.text for run in self.runs)
        self._ends = [0, *(found.end() for found in SENTENCE_END.finditer(self.flat))]
        self._spans: dict[int, tuple[int, int]] = {}
        for run in self.runs:
            for claim in run.claims:
                begin, _ = self._spans.get(id(claim), (run.start, 0))
                self._spans[id(claim)] = begin, run.end

    def span(self, claim: Claim) -> tuple[int, int] | None:
        """Where a claim of this very text begins and ends; nothing for one without words."""
        return self._spans.get(id(claim))

    def sentence(self, begin: int, end: int) -> tuple[int, int]:
        """The span of the sentence that holds a span, with the sign that ends it."""
        first = bisect_right(self._ends, begin) - 1
        last = bisect_left(self._ends, end, lo=first + 1)
        return self._ends[first], self._ends[last] if last < len(self._ends) else len(self.flat)

    def place(self, offset: int) -> Place | None:
        return place_at(self.runs, offset)


Figures = tuple[tuple[int, Datum], ...]
"""Figures, each with the offset of its first character in a text."""


def spliced(inlines: Inlines, figures: Figures) -> Inlines:
    """The inlines with figures in place of the typed characters that spell them.

    A figure whose characters lie in more than one node, or were not typed, is left as it is.
    """
    made, _ = _spliced(inlines, figures, 0)
    return made


def _spliced(inlines: Inlines, figures: Figures, at: int) -> tuple[Inlines, int]:
    made: list[Inline] = []
    for inline in inlines:
        match inline:
            case Text():
                made += _cut(inline, tuple((offset - at, datum) for offset, datum in figures))
                at += len(inline.text)
            case Datum() | Mark():
                made.append(inline)
                at += len(inline.text)
            case Emphasis() | Strong() | Link():
                children, at = _spliced(inline.children, figures, at)
                made.append(replace(inline, children=children))
            case Claim():
                made.append(inline)
                at += sum(len(run.node.text) for run in runs(inline.children))
            case Note():
                made.append(inline)
            case _:
                assert_never(inline)
    return tuple(made), at


def _cut(text: Text, figures: Figures) -> Iterator[Inline]:
    done = 0
    typed = figures if isinstance(text.where, Place) else ()
    for offset, datum in sorted(typed, key=lambda each: each[0]):
        if offset >= done and text.text[offset : offset + len(datum.text)] == datum.text:
            if done < offset:
                yield part_of(text, done, offset)
            yield replace(datum, where=_further(text.where, offset))
            done = offset + len(datum.text)
    if done < len(text.text):
        yield part_of(text, done, len(text.text))


def part_of(text: Text, begin: int, end: int) -> Text:
    """Some of the characters, which know where they stand."""
    return Text(text.text[begin:end], _further(text.where, begin))


def _further(where: Where | None, characters: int) -> Where | None:
    return replace(where, column=where.column + characters) if isinstance(where, Place) else where
