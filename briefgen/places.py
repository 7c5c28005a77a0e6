"""Find in a Document every printed figure and every claim with the heading above it and its sentence; pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from briefgen.charts import read_together
from briefgen.document import (
    Block,
    Chart,
    Claim,
    Datum,
    Document,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    KeyFigures,
    Link,
    Note,
    Row,
    Strong,
    Table,
    Text,
)
from briefgen.narrative.naming import SIGNS
from briefgen.sources import Condition
from briefgen.traversal import heading_words, plain_text, walk

SENTENCE_END = re.compile(r"(?<=[。！？；])|(?<=[.!?;])(?<!\bNo\.)\s+")
BAR = "｜"
"""Parts the cells of a row that stands for a sentence."""
Span = tuple[int, int]

# --- figures ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FigureUse:
    """One place of a figure: the heading above it and the sentence, cell row or label in which it stands."""

    datum: Datum
    section: str
    sentence: str


@dataclass(slots=True)
class Figure:
    """A figure and every place where it is printed."""

    datum: Datum
    uses: list[FigureUse] = field(default_factory=list)


def figures(document: Document) -> dict[str, Figure]:
    """Every printed figure by its identifier, with its places in reading order."""
    found: dict[str, Figure] = {}
    for section, block in _sections(document):
        for datum, sentence in _figures(block):
            use = FigureUse(datum, section, sentence)
            found.setdefault(datum.identifier, Figure(datum)).uses.append(use)
    return found


def _figures(block: Block) -> Iterator[tuple[Datum, str]]:
    match block:
        case Table():
            for row in block.rows:
                yield from ((datum, _row_words(row)) for datum in _data(row))
        case Chart():
            for part in (*block.points, *block.panels, *read_together(block)):
                words = " ".join(_words(part))
                yield from ((datum, words) for datum in _data(part))
            yield from _in_prose(block.note)
        case KeyFigures():
            for part in (*block.figures, *block.strips):
                words = " ".join(_words(part))
                yield from ((datum, words) for datum in _data(part))
        case _:
            yield from _in_prose(block)


def _in_prose(block: object) -> Iterator[tuple[Datum, str]]:
    """Figures of running text with their sentence; footnotes have sentences of their own."""
    for inlines in _runs_of_inlines(block):
        text = plain_text(inlines)
        for datum, offset in _offsets(inlines, 0):
            yield datum, _sentence_at(text, offset)
        for note in (each for each in walk(inlines) if isinstance(each, Note)):
            words = plain_text(note.children)
            yield from ((datum, words) for datum in _data(note.children))


def _offsets(inlines: Inlines, start: int) -> Iterator[tuple[Datum, int]]:
    """Each figure with the offset of its first character in the plain text."""
    for inline in inlines:
        match inline:
            case Datum():
                yield inline, start
            case Emphasis() | Strong() | Link() | Claim():
                yield from _offsets(inline.children, start)
            case _:
                pass
        start += len(plain_text((inline,)))


# --- claims -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ClaimUse:
    """One place of a claim: the heading above it, its sentence, the words of it that stand in that sentence, and the
    figures that lie next to it."""

    claim: Claim
    section: str
    sentence: str
    words: str
    near: tuple[Datum, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Inlines that begin at an offset of a text; a row of a table is one sentence whatever stands in it."""

    inlines: Inlines
    text: str
    start: int = 0
    is_row: bool = False

    @property
    def sentences(self) -> tuple[Span, ...]:
        return ((0, len(self.text)),) if self.is_row else _sentences(self.text)


def claims(document: Document) -> tuple[tuple[ClaimUse, ...], ...]:
    """Every claim with all its places; two are the same if their identifiers and conditions are."""
    found: dict[tuple[str, Condition | None], list[ClaimUse]] = {}
    for section, block in _sections(document):
        for passage in _passages(block):
            for use in _claim_uses(passage, section):
                found.setdefault((claim_identifier(use.claim), use.claim.condition), []).append(use)
    return tuple(map(tuple, found.values()))


def claim_identifier(claim: Claim) -> str:
    """翻番=doubled(technology_contracts@2024.change): the same in all editions that claim it of these cells."""
    return f"{claim.phrase}={claim.test}({', '.join(map(str, claim.operands))})"


def _passages(block: Block) -> Iterator[Passage]:
    if not isinstance(block, Table):
        yield from (Passage(inlines, plain_text(inlines)) for inlines in _runs_of_inlines(block))
        return
    for row in block.rows:
        words, start = _row_words(row), 0
        for cell in row.cells:
            yield Passage(cell, words, start, is_row=True)
            start += len(plain_text(cell)) + len(BAR) * bool(plain_text(cell))


def _claim_uses(passage: Passage, section: str) -> Iterator[ClaimUse]:
    """Footnotes have sentences of their own; a claim over several sentences has a place in each."""
    for claim, offset in _claims_in(passage.inlines, passage.start):
        near = tuple(_data(claim.children)) or tuple(_data(passage.inlines))
        for sentence, words in _shares(passage, offset, offset + len(plain_text(claim.children))):
            yield ClaimUse(claim, section, sentence, words, near)
    for note in (each for each in walk(passage.inlines) if isinstance(each, Note)):
        yield from _claim_uses(Passage(note.children, plain_text(note.children)), section)


def _shares(passage: Passage, begin: int, end: int) -> Iterator[tuple[str, str]]:
    """Each sentence that a span touches, with the words of the span in it."""
    for first, last in passage.sentences:
        words = passage.text[max(first, begin) : min(last, end)].strip(SIGNS)
        if words:
            yield passage.text[first:last].strip(), words


def _claims_in(inlines: Inlines, start: int) -> Iterator[tuple[Claim, int]]:
    """Each claim with the offset of its first character in the plain text."""
    for inline in inlines:
        if isinstance(inline, Claim):
            yield inline, start
        if isinstance(inline, Claim | Emphasis | Strong | Link):
            yield from _claims_in(inline.children, start)
        start += len(plain_text((inline,)))


# --- sentences --------------------------------------------------------------------------------------------


def sentences(document: Document) -> Iterator[str]:
    """Every sentence of the running text and of footnotes, every row of a table, every label of a chart, in order."""
    for block in document.blocks:
        if isinstance(block, Table):
            yield from map(_row_words, block.rows)
        for inlines in _runs_of_inlines(replace(block, rows=()) if isinstance(block, Table) else block):
            yield from _sentences_of(inlines)


def _sentences_of(inlines: Inlines) -> Iterator[str]:
    text = plain_text(inlines)
    yield from filter(None, (text[first:last].strip() for first, last in _sentences(text)))
    for note in (each for each in walk(inlines) if isinstance(each, Note)):
        yield from _sentences_of(note.children)


# --- what stands where ------------------------------------------------------------------------------------


def _sections(document: Document) -> Iterator[tuple[str, Block]]:
    """Each block with the heading above it; a heading is in its own section."""
    section = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            section = heading_words(block)
        yield section, block


def _row_words(row: Row) -> str:
    return BAR.join(filter(None, map(plain_text, row.cells)))


def _data(node: object) -> Iterator[Datum]:
    return (each for each in walk(node) if isinstance(each, Datum))


def _words(node: object) -> Iterator[str]:
    """The texts of a node's inlines, each once."""
    for each in walk(node):
        if isinstance(each, (Datum, Text)):
            yield each.text


def _runs_of_inlines(node: object) -> Iterator[Inlines]:
    """The outermost tuples of inlines below a node."""
    if isinstance(node, tuple):
        if node and all(isinstance(each, Inline) for each in node):
            yield node
            return
        for each in node:
            yield from _runs_of_inlines(each)
    elif hasattr(node, "__dataclass_fields__"):
        for name in node.__dataclass_fields__:
            value = getattr(node, name)
            if isinstance(value, tuple) or hasattr(value, "__dataclass_fields__"):
                yield from _runs_of_inlines(value)


def _sentences(text: str) -> tuple[Span, ...]:
    """Where each sentence begins and ends, the spaces between them left out."""
    cuts = [(0, 0), *(found.span() for found in SENTENCE_END.finditer(text)), (len(text), len(text))]
    return tuple((before[1], behind[0]) for before, behind in pairwise(cuts))


def _sentence_at(text: str, offset: int) -> str:
    found = next(((first, last) for first, last in _sentences(text) if offset < last), (0, len(text)))
    return text[slice(*found)].strip()
