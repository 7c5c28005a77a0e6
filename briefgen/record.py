"""Transform a Document into its record: every figure with its cell and all its places."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from briefgen.charts import read_together
from briefgen.diagnostics import Diagnostic
from briefgen.document import (
    Block,
    Cell,
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
    Source,
    Strong,
    Table,
    Text,
)
from briefgen.indicators import Dataset, Entry, Observation
from briefgen.layout.pages import Pages
from briefgen.origins import Origin, Place
from briefgen.quantities import Quantity
from briefgen.traversal import plain_text, query, walk

SCHEMA = 1
Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the packet: its name, digest and, for what has pages, how many."""

    path: str
    sha256: str
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Input:
    """A file that went into the packet: its name and digest."""

    path: str
    sha256: str


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


def record(
    document: Document,
    pages: Pages,
    dataset: Dataset,
    inputs: Sequence[Input],
    outputs: Sequence[Output] = (),
    diagnostics: Sequence[Diagnostic] = (),
    coverage: Mapping[str, object] = MappingProxyType({}),
) -> bytes:
    """The record as JSON in UTF-8, with the keys in a fixed order; without outputs it travels inside the files."""
    order = {(datum.identifier, datum.ordinal): number for number, datum in enumerate(query(document, Datum), 1)}
    found: Json = {
        "schema": SCHEMA,
        "edition": document.meta.edition,
        "inputs": [{"path": each.path, "sha256": each.sha256} for each in inputs],
        "outputs": [{"path": each.path, "sha256": each.sha256, "pages": each.pages} for each in outputs],
        "figures": [_figure(each, pages, dataset, order) for each in figures(document).values()],
        "claims": [_claim(each, pages) for each in claims(document)],
        "coverage": dict(coverage),
        "diagnostics": [diagnostic_json(each) for each in diagnostics],
    }
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def diagnostic_json(diagnostic: Diagnostic) -> Json:
    where = diagnostic.where
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "where": where_json(where) if where else None,
        "arguments": dict(diagnostic.arguments),
    }


def where_json(where: Origin | Place) -> Json:
    if isinstance(where, Origin):
        return {"workbook": where.workbook, "sheet": where.sheet, "cell": where.cell}
    return {"file": where.file, "line": where.line, "column": where.column}


# --- figures ----------------------------------------------------------------------------------------------


def figures(document: Document) -> dict[str, Figure]:
    """Every printed figure by its identifier, with its places in reading order."""
    found: dict[str, Figure] = {}
    for use in uses(document):
        found.setdefault(use.datum.identifier, Figure(use.datum)).uses.append(use)
    return found


def _figure(figure: Figure, pages: Pages, dataset: Dataset, order: Mapping[tuple[str, int], int]) -> Json:
    datum = figure.datum
    numbers = {(place.identifier, place.ordinal): place.page for place in pages.places}
    return {
        "id": datum.identifier,
        "name": _name(datum.source, dataset),
        **_reference(datum.source),
        **_value(datum, dataset),
        "text": datum.text,
        "origin": [where_json(origin) for origin in datum.source.origins],
        "places": [
            {
                "section": use.section,
                "sentence": use.sentence,
                "text": use.datum.text,
                "page": numbers.get((use.datum.identifier, use.datum.ordinal), ""),
                "number": order[use.datum.identifier, use.datum.ordinal],
            }
            for use in figure.uses
        ],
    }


def _name(source: Source, dataset: Dataset) -> str:
    """What the indicator is called; of a computed figure the names of all that it was computed from."""
    if isinstance(source, Cell):
        indicator = dataset.indicator(source.reference.indicator)
        return indicator.name.text if indicator else source.reference.indicator
    return "、".join(dict.fromkeys(_name(operand, dataset) for operand in source.operands))


def _reference(source: Source) -> Json:
    if isinstance(source, Cell):
        reference = source.reference
        return {
            "indicator": reference.indicator,
            "part": reference.part,
            "period": reference.period,
            "area": reference.area,
        }
    return {"rule": source.rule, "operands": [str(operand) for operand in source.operands]}


def _value(datum: Datum, dataset: Dataset) -> Json:
    """The number and unit as the workbook holds them, not as they are printed."""
    entry = _entry(datum.source, dataset)
    if entry is not None and isinstance(entry.content, Quantity):
        quantity = entry.content
        return {"value": f"{quantity.number:f}", "unit": quantity.unit, "bound": quantity.bound.value}
    return {"value": datum.digits, "unit": datum.unit, "bound": ""}


def _entry(source: Source, dataset: Dataset) -> Entry | None:
    if not isinstance(source, Cell):
        return None
    reference = source.reference
    indicator = dataset.indicator(reference.indicator)
    observations = indicator.observations if indicator else ()
    return next(
        (
            _part(each, reference.part)
            for each in observations
            if (each.period.code, each.area) == (reference.period, reference.area)
        ),
        None,
    )


def _part(observation: Observation, part: str) -> Entry | None:
    found = getattr(observation, part, None)
    return found if isinstance(found, Entry) else None


# --- claims -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ClaimUse:
    """One place of a claim: the heading above it, its sentence, and the figures that lie next to it."""

    claim: Claim
    section: str
    sentence: str
    near: tuple[Datum, ...]


def claims(document: Document) -> tuple[tuple[ClaimUse, ...], ...]:
    """Every claim with all its places; two are the same if their identifiers are."""
    found: dict[str, list[ClaimUse]] = {}
    for section, block in _sections(document):
        for inlines in _runs_of_inlines(block):
            for use in _claim_uses(inlines, section):
                found.setdefault(claim_identifier(use.claim), []).append(use)
    return tuple(map(tuple, found.values()))


def claim_identifier(claim: Claim) -> str:
    """翻番=doubled(technology_contracts@2024.change): the same in all editions that claim it of these cells."""
    return f"{claim.phrase}={claim.test}({', '.join(map(str, claim.operands))})"


def _claim_uses(inlines: Inlines, section: str) -> Iterator[ClaimUse]:
    """Footnotes have sentences of their own."""
    text = plain_text(inlines)
    for claim, offset in _claims_in(inlines, 0):
        near = tuple(_data(claim.children)) or tuple(_data(inlines))
        yield ClaimUse(claim, section, _sentence_at(text, offset), near)
    for note in (each for each in walk(inlines) if isinstance(each, Note)):
        yield from _claim_uses(note.children, section)


def _claims_in(inlines: Inlines, start: int) -> Iterator[tuple[Claim, int]]:
    """Each claim with the offset of its first character in the plain text."""
    for inline in inlines:
        if isinstance(inline, Claim):
            yield inline, start
        if isinstance(inline, Claim | Emphasis | Strong | Link):
            yield from _claims_in(inline.children, start)
        start += len(plain_text((inline,)))


def _claim(uses_: tuple[ClaimUse, ...], pages: Pages) -> Json:
    claim = uses_[0].claim
    numbers = {(place.identifier, place.ordinal): place.page for place in pages.places}
    return {
        "id": claim_identifier(claim),
        "phrase": claim.phrase,
        "test": claim.test,
        "operands": [str(operand) for operand in claim.operands],
        "verdict": claim.verdict,
        "margin": claim.margin,
        "places": [
            {
                "section": use.section,
                "sentence": use.sentence,
                "page": _page_of(use.near, numbers),
                "where": _typed_where(use.claim),
            }
            for use in uses_
        ],
    }


def _page_of(near: tuple[Datum, ...], numbers: Mapping[tuple[str, int], str]) -> str:
    """The page of the claim's own figures, or of all figures of its paragraph; empty where these lie on two pages."""
    pages = {numbers.get((datum.identifier, datum.ordinal), "") for datum in near}
    return pages.pop() if len(pages) == 1 else ""


def _typed_where(claim: Claim) -> Json | None:
    """The place in the template of the first word or figure of a claim."""
    places = (getattr(each, "where", None) for each in walk(claim.children))
    return next((where_json(each) for each in places if isinstance(each, Place)), None)


# --- places -----------------------------------------------------------------------------------------------


def uses(document: Document) -> Iterator[FigureUse]:
    """Every printed figure where it stands, in reading order."""
    for section, block in _sections(document):
        for datum, sentence in _sentences(block):
            yield FigureUse(datum, section, sentence)


def _sections(document: Document) -> Iterator[tuple[str, Block]]:
    """Each block with the heading above it; a heading is in its own section."""
    section = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            section = f"{block.number} {plain_text(block.children)}".strip()
        yield section, block


def _sentences(block: Block) -> Iterator[tuple[Datum, str]]:
    match block:
        case Table():
            for row in block.rows:
                words = "｜".join(filter(None, map(plain_text, row.cells)))
                yield from ((datum, words) for datum in _data(row))
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


def _data(node: object) -> Iterator[Datum]:
    return (each for each in walk(node) if isinstance(each, Datum))


def _words(node: object) -> Iterator[str]:
    """The texts of a node's inlines, each once."""
    for each in walk(node):
        if isinstance(each, (Datum, Text)):
            yield each.text


SENTENCE_END = re.compile(r"(?<=[。！？；])|(?<=[.!?;])\s+")


def _in_prose(block: object) -> Iterator[tuple[Datum, str]]:
    """Figures of running text with their sentence; footnotes have sentences of their own."""
    for inlines in _runs_of_inlines(block):
        text = plain_text(inlines)
        for datum, offset in _offsets(inlines, 0):
            yield datum, _sentence_at(text, offset)
        for note in (each for each in walk(inlines) if isinstance(each, Note)):
            words = plain_text(note.children)
            yield from ((datum, words) for datum in _data(note.children))


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


def _sentence_at(text: str, offset: int) -> str:
    at = 0
    for sentence in SENTENCE_END.split(text):
        begin = text.index(sentence, at) if sentence else at
        at = begin + len(sentence)
        if offset < at:
            return sentence.strip()
    return text.strip()
