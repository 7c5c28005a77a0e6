"""Transform a Dataset and a packet's template into a Document."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cache
from hashlib import sha256

from briefgen.annex import claims_table, sources_table
from briefgen.blocks import Blocks
from briefgen.diagnostics import Diagnostic, Warned, error, warning
from briefgen.document import Block, Caption, Colophon, Cover, Datum, Document, Heading, Image, Meta, Table, Text
from briefgen.formats import numeral
from briefgen.indicators import Dataset
from briefgen.language import LANGUAGES, Language
from briefgen.narrative import (
    Backing,
    BlockFunction,
    Branch,
    ClaimKey,
    Deferred,
    Manner,
    Narration,
    Passage,
    Templates,
    narrate,
)
from briefgen.origins import Place
from briefgen.quantities import HOUSE_RULES, Rules
from briefgen.reading import reading_note
from briefgen.referring import referred
from briefgen.traversal import Node, rebuilt


@dataclass(frozen=True, slots=True)
class Packet:
    """What a template folder says: its files, where to start, its language and the literals that it declares."""

    name: str
    templates: Templates
    start: str
    language: str = "zh-CN"
    literals: tuple[str, ...] = ()
    house: Rules = HOUSE_RULES
    compiled: Mapping[str, bytes] = field(default_factory=dict)
    """What an earlier composition gave back as `compiled`: it saves the time of compiling, and changes nothing."""


@dataclass(frozen=True, slots=True)
class Composition:
    """The document, and which branch each condition of the template took."""

    document: Document
    branches: tuple[Branch, ...] = ()
    compiled: Mapping[str, bytes] = field(default_factory=dict)
    backings: Mapping[ClaimKey, Backing] = field(default_factory=dict)
    rehearsal: Document | None = None
    """The words with those of each `otherwise`, where they were asked for: to be scanned, not to be printed."""


NO_FUNCTIONS: Mapping[str, BlockFunction] = {}


def compose(
    dataset: Dataset,
    packet: Packet,
    images: Mapping[str, Image],
    every_branch: bool = False,
    functions: Mapping[str, BlockFunction] = NO_FUNCTIONS,
) -> Warned[Composition]:
    """The document that the template makes of the dataset, numbered and complete but for its edition.

    The dataset is in the words of the packet's language (`translating`).

    With `every_branch` the words that each claim would print instead are read too; what is wrong there is a warning.
    `functions` are those that the template may call beside the usual ones.
    """
    language = LANGUAGES[packet.language]
    known = {
        **Blocks(dataset, language, images).functions(),
        "reading_note": _deferred("reading_note"),
        "sources": _deferred("sources"),
        "claims": _deferred("claims"),
        "annex": _annex,
        "edition": _deferred("edition"),
        **functions,
    }
    manner = Manner(packet.literals, packet.house, every_branch, packet.compiled)
    narrated = narrate(packet.templates, packet.start, dataset, language, known, manner)
    told = narrated.output
    resolved = _Last(told, dataset, packet.house, language).resolved()
    labelled = tuple(_indexed(resolved))
    referring = referred(labelled, numbered(labelled, language), language)
    document = Document(_meta(dataset, packet), referring.output)
    empty = _emptiness(document, packet) if not narrated.diagnostics else ()
    left_out = _left_out(told.passages, dataset) if told.passages else ()
    rehearsed = tuple(each for each in told.rehearsal if not isinstance(each, Deferred))
    rehearsal = replace(document, blocks=rehearsed) if rehearsed else None
    made = Composition(document, told.branches, told.compiled, told.backings, rehearsal)
    return Warned(made, (*narrated.diagnostics, *referring.diagnostics, *empty, *left_out))


def _emptiness(document: Document, packet: Packet) -> tuple[Diagnostic, ...]:
    return () if document.blocks else (error("T343", Place(packet.start)),)


def _left_out(passages: Sequence[Passage], dataset: Dataset) -> Iterator[Diagnostic]:
    """A warning for each numbered pillar that the template never opens, and for a cover sheet without a title."""
    opened = {passage.identifier for passage in passages if isinstance(passage, Heading)}
    if any(isinstance(passage, Heading) and passage.number for passage in passages):
        for pillar in dataset.numbered_pillars:
            if pillar.code not in opened:
                yield warning("T348", pillar.title.cell, pillar=pillar.title, code=pillar.code)
    if any(isinstance(passage, Cover) and not passage.title for passage in passages):
        yield warning("T349", Place(dataset.workbook))


def _indexed(blocks: Sequence[Block]) -> Iterator[Block]:
    """The cover with the numbered chapters that there are."""
    chapters = tuple(
        (block.number, block.children)
        for block in blocks
        if isinstance(block, Heading) and block.level == 1 and block.number and block.identifier != ANNEX
    )
    for block in blocks:
        yield replace(block, index=chapters) if isinstance(block, Cover) else block


ANNEX = "annex"


# --- blocks that only the whole document can make ----------------------------------------------------------


def _deferred(name: str) -> BlockFunction:
    def block() -> tuple[Passage, ...]:
        return (Deferred(name, (), Place("")),)

    return block


def _annex(claims: bool = False) -> tuple[Passage, ...]:
    """The sources of the figures, with `claims` also what the phrases were tested by, and the edition."""
    return (Deferred("annex", (("claims", claims),), Place("")),)


@dataclass(frozen=True, slots=True)
class _Last:
    """What is made last: tables of sources and claims and notes on bounds list what is printed outside of them."""

    narration: Narration
    dataset: Dataset
    house: Rules
    language: Language

    def resolved(self) -> tuple[Block, ...]:
        printed = tuple(passage for passage in self.narration.passages if not isinstance(passage, Deferred))
        return tuple(
            block
            for passage in self.narration.passages
            for block in (self._made(passage, printed) if isinstance(passage, Deferred) else (passage,))
        )

    def _made(self, asked: Deferred, printed: Sequence[Block]) -> Iterator[Block]:
        match asked.name:
            case "reading_note":
                note = reading_note(printed, self.house, self.language)
                yield from (note,) if note else ()
            case "annex":
                yield from self._annex(printed, bool(dict(asked.arguments)["claims"]))
            case "sources":
                yield sources_table(printed, self.dataset, self.language)
            case "claims":
                yield from self._claims(printed)
            case _:
                yield _colophon(self.dataset, self.language)

    def _annex(self, printed: Sequence[Block], with_claims: bool) -> Iterator[Block]:
        words = self.language.annex
        claims = self._claims(printed) if with_claims else ()
        title = self.language.claims.annex_title if claims else words.title
        yield Heading(1, (Text(title),), ANNEX, words.number, annex=True)
        yield sources_table(printed, self.dataset, self.language)
        yield from claims
        yield _colophon(self.dataset, self.language)

    def _claims(self, printed: Sequence[Block]) -> tuple[Table, ...]:
        table = claims_table(printed, self.narration.backings, self.dataset, self.language)
        return (table,) if table else ()


def _colophon(dataset: Dataset, language: Language) -> Colophon:
    date = dataset.cover_label("date")
    facts = [Text(dataset.workbook)]
    if date:
        facts += [Text(language.packet.joint), Text(date.text, date.origin)]
    return Colophon((Text(language.packet.edition),), tuple(facts))


# --- numbers ------------------------------------------------------------------------------------------------


def numbered(blocks: Sequence[Block], language: Language) -> tuple[Block, ...]:
    """Headings, captions and figures with their numbers, in reading order."""
    return with_counts(tuple(_with_headings(blocks, language)))


def _with_headings(blocks: Sequence[Block], language: Language) -> Iterator[Block]:
    """（一） below a heading of level 1, 1. below one of level 2, （1） below that; identifiers from the numbers."""
    patterns = ("", language.section_number, language.item_number, language.subitem_number)
    counts: tuple[int, ...] = ()
    for block in blocks:
        if not isinstance(block, Heading):
            yield block
            continue
        counts = counted(counts, min(block.level, len(patterns)))
        pattern, position = patterns[len(counts) - 1], counts[-1]
        number = pattern.format(numeral=numeral(position, language), number=position) if pattern else block.number
        yield replace(block, identifier="-".join(("heading", *map(str, counts))), number=number)


def counted(counts: Sequence[int], level: int) -> tuple[int, ...]:
    """The count of a heading of that level after one with these: (2, 1) and level 1 give (3,)."""
    padded = (*counts, *[0] * level)[:level]
    return (*padded[:-1], padded[-1] + 1)


def with_counts(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """One count for tables and one for figures, and each place of a printed figure counted from 1."""
    captions: Counter[str] = Counter()
    places: Counter[str] = Counter()

    def counted(node: Node) -> Node:
        if isinstance(node, Datum):
            places[node.identifier] += 1
            return replace(node, ordinal=places[node.identifier])
        if isinstance(node, Caption):
            captions[node.kind] += not node.again
            number = captions[node.kind]
            return replace(node, number=number, identifier="" if node.again else f"{node.kind}-{number}")
        return node

    return rebuilt(blocks, counted)  # type: ignore[return-value]  # a tuple of blocks gives a tuple of blocks


# --- what holds for the whole packet ---------------------------------------------------------------------------


def _meta(dataset: Dataset, packet: Packet) -> Meta:
    words = dataset.cover_words
    date = dataset.cover_label("date")
    return Meta(
        title=words("title"),
        language=packet.language,
        subject=words("subtitle"),
        issuer=words("issuer"),
        period=dataset.period.code,
        date=iso_date(date.own if date else ""),
    )


def iso_date(written: str) -> str:
    """2025-01-08 for 2025年1月8日 and for 2025/1/8; empty for anything else."""
    found = re.fullmatch(r"\s*(\d{4})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})\s*日?\s*", written)
    return "{}-{:0>2}-{:0>2}".format(*found.groups()) if found else ""


# --- edition ------------------------------------------------------------------------------------------------------


def with_edition(document: Document, *others: bytes) -> Document:
    """The document with the digest of all that is printed as its edition; `others` are theme and attachments."""
    parts: list[bytes] = []
    _append_printed(replace(document, meta=replace(document.meta, edition="")), parts)
    digest = sha256(b"".join(part + b"\0" for part in parts))
    for other in others:
        digest.update(other)
    code = digest.hexdigest()[:16]
    edition = "-".join(code[start : start + 4] for start in range(0, 16, 4))
    return replace(document, meta=replace(document.meta, edition=edition))


UNPRINTED = frozenset({"where", "ordinal", "margin"})
"""Fields that no reader sees: a template line that moved, and more or less room in a proof, make no new edition."""


def _append_printed(node: Node, parts: list[bytes]) -> None:
    if isinstance(node, bytes):
        parts.append(node)
    elif isinstance(node, tuple):
        parts.append(b"(")
        for child in node:
            _append_printed(child, parts)
        parts.append(b")")
    elif (names := _printed_fields(type(node))) is not None:  # type: ignore[arg-type]  # a class can be hashed
        parts.append(type(node).__name__.encode())
        for name in names:
            _append_printed(getattr(node, name), parts)
    else:
        parts.append(str(node).encode())


@cache
def _printed_fields(kind: type) -> tuple[str, ...] | None:
    """The fields of a kind of node that a reader sees; nothing for what is no node."""
    return tuple(each.name for each in fields(kind) if each.name not in UNPRINTED) if is_dataclass(kind) else None
