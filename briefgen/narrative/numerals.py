"""Find the numerals that somebody typed: each is to be bound to a cell, or to be part of a declared name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeGuard, assert_never

from briefgen.diagnostics import Diagnostic, warning
from briefgen.document import Claim, Datum, Emphasis, Inline, Inlines, Link, Mark, Note, Strong, Text
from briefgen.narrative.passages import Deferred, Passage
from briefgen.origins import Place
from briefgen.traversal import BRANCHES

NUMERAL = re.compile(r"[0-9０-９]+(?:[.,．，][0-9０-９]+)*[%％‰]?")
SENTENCE_END = re.compile(r"[。！？；\n]|[.!?;](?=\s)")


Span = tuple[int, int]


def typed_numerals(passages: Sequence[Passage], literals: Sequence[str]) -> tuple[Diagnostic, ...]:
    """A warning (T240) for each Arabic or full-width numeral in typed text that no declared literal covers."""
    return tuple(found for inlines in inlines_in(tuple(passages)) for found in _typed_in(inlines, literals))


def inlines_in(node: object) -> Iterator[Inlines]:
    """Every outermost run of inlines below a node, and what each note in it says."""
    match node:
        case Deferred():
            pass
        case tuple() if _are_inlines(node):
            yield node
            yield from _notes(node)
        case tuple():
            for child in node:
                yield from inlines_in(child)
        case _:
            for name in reversed(BRANCHES.get(type(node), ())):
                yield from inlines_in(getattr(node, name))


def _are_inlines(nodes: tuple[object, ...]) -> TypeGuard[Inlines]:
    return bool(nodes) and isinstance(nodes[0], Inline)


def _notes(inlines: Inlines) -> Iterator[Inlines]:
    for inline in inlines:
        match inline:
            case Note():
                yield inline.children
                yield from _notes(inline.children)
            case Emphasis() | Strong() | Link() | Claim():
                yield from _notes(inline.children)
            case Text() | Datum() | Mark():
                pass
            case _:
                assert_never(inline)


def _runs(inlines: Inlines) -> Iterator[Text]:
    """The words in reading order; those that nobody typed have no place."""
    for inline in inlines:
        match inline:
            case Text(where=Place()):
                yield inline
            case Text() | Datum() | Mark():
                yield Text(inline.text)
            case Emphasis() | Strong() | Link():
                yield from _runs(inline.children)
            case Claim():
                # what its test does not prove is an error already
                yield from (Text(run.text) for run in _runs(inline.children))
            case Note():
                pass
            case _:
                assert_never(inline)


def _typed_in(inlines: Inlines, literals: Sequence[str]) -> Iterator[Diagnostic]:
    runs = tuple(_runs(inlines))
    flat = "".join(run.text for run in runs)
    covered: list[Span] | None = None
    start = 0
    for run in runs:
        for numeral in NUMERAL.finditer(run.text) if run.where else ():
            covered = _covered(flat, literals) if covered is None else covered
            begin, end = start + numeral.start(), start + numeral.end()
            if not any(first <= begin and end <= last for first, last in covered):
                where = _further(run, numeral.start())
                yield warning("T240", where, numeral=numeral[0], sentence=_sentence(flat, begin, end))
        start += len(run.text)


def _covered(flat: str, literals: Sequence[str]) -> list[Span]:
    return [found.span() for literal in literals if literal for found in re.finditer(re.escape(literal), flat)]


def _further(run: Text, characters: int) -> Place | None:
    return replace(run.where, column=run.where.column + characters) if isinstance(run.where, Place) else None


def _sentence(flat: str, begin: int, end: int) -> str:
    before = [found.end() for found in SENTENCE_END.finditer(flat, 0, begin)]
    after = SENTENCE_END.search(flat, end)
    return flat[before[-1] if before else 0 : after.end() if after else len(flat)].strip()
