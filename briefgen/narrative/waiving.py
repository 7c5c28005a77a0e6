"""Wrap each sentence that somebody answers for by name, so that it is counted apart and listed; pure."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from briefgen.document import WAIVED, Claim, Inline, Inlines, Text
from briefgen.indicators import Waiver
from briefgen.narrative.flat import SENTENCE_END, part_of, runs
from briefgen.narrative.naming import SIGNS
from briefgen.narrative.telling import bare
from briefgen.traversal import plain_text, query

Span = tuple[int, int]


def waived_sentences(inlines: Inlines, waivers: tuple[Waiver, ...]) -> tuple[Inlines, Mapping[Claim, Waiver]]:
    """The inlines with a claim around each sentence of a waiver, and the waiver of each.

    A sentence in which a claim is waived already, or that begins or ends within emphasis, stays as it is.
    """
    wanted = {bare(each.sentence.text).rstrip(SIGNS): each for each in waivers}
    flat = "".join(run.node.text for run in runs(inlines))
    found: dict[Claim, Waiver] = {}
    for span in reversed(list(_sentences(flat))):
        waiver = wanted.get(bare(flat[slice(*span)]).rstrip(SIGNS))
        parts = _parted(inlines, span) if waiver else None
        if waiver and parts and not any(claim.verdict == WAIVED for claim in query(parts[1], Claim)):
            claim = Claim(parts[1], plain_text(parts[1]).strip(SIGNS), "", (), WAIVED)
            found[claim] = waiver
            inlines = (*parts[0], claim, *parts[2])
    return inlines, found


def _sentences(flat: str) -> Iterator[Span]:
    start = 0
    for end in (*(found.end() for found in SENTENCE_END.finditer(flat)), len(flat)):
        if flat[start:end].strip():
            yield start, end
        start = end


def _parted(inlines: Inlines, span: Span) -> tuple[Inlines, Inlines, Inlines] | None:
    """What stands before, in and behind a span; nothing where its ends lie within a node that is no text."""
    parts: tuple[list[Inline], list[Inline], list[Inline]] = ([], [], [])
    at = 0
    for inline in inlines:
        length = sum(len(run.node.text) for run in runs((inline,)))
        cuts = sorted({at, at + length, *(edge for edge in span if at < edge < at + length)})
        if len(cuts) > 2 and not isinstance(inline, Text):
            return None
        for begin, end in pairwise(cuts):
            piece = part_of(inline, begin - at, end - at) if isinstance(inline, Text) else inline
            parts[(begin >= span[0]) + (begin >= span[1])].append(piece)
        if not length:
            parts[(at > span[0]) + (at > span[1])].append(inline)
        at += length
    return tuple(parts[0]), tuple(parts[1]), tuple(parts[2])
