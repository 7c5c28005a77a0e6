"""Compare what a document prints with itself and with the workbook: no two of its figures contradict each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefgen.claims import Subject, prove
from briefgen.diagnostics import Diagnostic, error, warning
from briefgen.document import ColumnRole, Datum, Document, Inlines, Reference, Table, Text
from briefgen.indicators import Dataset
from briefgen.language import LANGUAGES, Language
from briefgen.origins import Where
from briefgen.quantities import RATE, Quantity, dimension, step
from briefgen.scanning.additions import amounts, larger_parts, untrue_totals
from briefgen.scanning.captions import foreign_years, untrue_captions
from briefgen.scanning.levels import are_apart, outgrown, overfull, revised, unaccounted
from briefgen.scanning.naming import where_of
from briefgen.scanning.printed import Printed, by_run, printed_figures
from briefgen.scanning.runs import Run, runs
from briefgen.scanning.sentences import cuts
from briefgen.scanning.statuses import misstated
from briefgen.scanning.words import words_of
from briefgen.traversal import plain_text, query


@dataclass(frozen=True, slots=True)
class UnitUse:
    """A unit in a row of a table."""

    unit: str
    stub: str
    where: Where | None

    def __str__(self) -> str:
        cell = f"，{self.where}" if self.where else ""
        return f"{self.unit}（{self.stub}{cell}）"


def consistent(document: Document, dataset: Dataset, aloud: Sequence[Run] | None = None) -> tuple[Diagnostic, ...]:
    """Every contradiction among printed figures (C310, C370 to C379, C383 to C386), each with all its cells.

    `aloud` are the runs of the document, where it has been read already.
    """
    language = LANGUAGES[document.meta.language]
    read = tuple(runs(document)) if aloud is None else aloud
    figures = tuple(printed_figures(read, dataset, language))
    strings = amounts(read, figures, language)
    printed = frozenset((each.reference.indicator, each.reference.area, each.reference.period) for each in figures)
    return (
        *told_twice(figures),
        *untrue_totals(strings, language),
        *larger_parts(strings, language),
        *untrue_captions(document, figures, dataset, language),
        *foreign_years(document, dataset),
        *contradicted_ranks(figures, dataset),
        *misstated(by_run(figures), language),
        *overfull(dataset, printed),
        *unaccounted(dataset, printed),
        *outgrown(dataset, printed),
        *revised(dataset, printed),
        *mixed_scales(read, language),
    )


# --- one figure, two values ---------------------------------------------------------------------------------


def told_twice(figures: Sequence[Printed]) -> Iterator[Diagnostic]:
    """C370 for each value of a figure that its first one contradicts; a warning where rounding explains it."""
    seen: dict[Reference, list[Printed]] = {}
    for figure in figures:
        if figure.quantity is None:
            continue
        others = seen.setdefault(figure.reference, [])
        if not any(each.quantity == figure.quantity for each in others):
            contradicted = next((each for each in others if _contradict(each, figure)), None)
            if contradicted:
                yield _told_twice(contradicted, figure)
            others.append(figure)


def _contradict(one: Printed, other: Printed) -> bool:
    if one.quantity is None or other.quantity is None:
        return False
    return dimension(one.quantity.unit) != dimension(other.quantity.unit) or are_apart(one.quantity, other.quantity)


def _told_twice(one: Printed, other: Printed) -> Diagnostic:
    made = warning if _is_rounding(one.quantity, other.quantity) else error
    return made(
        "C370",
        where_of(other.datum),
        name=other.known.indicator.name.text,
        one=one.datum.text,
        other=other.datum.text,
        one_sentence=_sentence(one),
        other_sentence=_sentence(other),
        cell=next(iter(other.datum.source.origins), ""),
    )


def _is_rounding(one: Quantity | None, other: Quantity | None) -> bool:
    """Whether the two are one number with more and with fewer digits."""
    if one is None or other is None or dimension(one.unit) != dimension(other.unit):
        return False
    that = other.to(one.unit)
    return abs(one.number - that.number) <= max(_half_step(one), _half_step(that))


def _half_step(quantity: Quantity) -> Decimal:
    return step(quantity.number) / 2


def _sentence(figure: Printed) -> str:
    return cuts(figure.run.text).told(figure.piece.start, figure.piece.end)


# --- ranks --------------------------------------------------------------------------------------------------


def contradicted_ranks(figures: Sequence[Printed], dataset: Dataset) -> Iterator[Diagnostic]:
    """C310 for a printed rank that the rows of the other areas do not bear out."""
    ranks = {each.reference: each for each in figures if each.reference.part == "rank"}
    for figure in ranks.values():
        content = figure.known.entry.content if figure.known.entry else ""
        if isinstance(content, Quantity):
            subject = Subject(dataset, figure.known.indicator, figure.known.observation, "rank")
            proof = prove("rank", subject, (int(content.number),))
            if proof.reason == "C310":
                yield error("C310", where_of(figure.datum), **dict(proof.details))


# --- scales of a table --------------------------------------------------------------------------------------


def mixed_scales(read: Sequence[Run], language: Language) -> Iterator[Diagnostic]:
    """C378 for a table in which two scales of one dimension meet: 万元 and 亿元.

    Rates are left out (% and ‰ are read apart), and so are amounts a head: they are in 元 everywhere.
    """
    tables = {id(run.block): run.block for run in read if isinstance(run.block, Table)}
    for table in tables.values():
        yield from _mixed_scales(table, language)


def _mixed_scales(table: Table, language: Language) -> Iterator[Diagnostic]:
    first: dict[str, UnitUse] = {}
    told: set[tuple[str, str]] = set()
    for use in _units(table, language):
        measured = dimension(use.unit)
        other = first.setdefault(measured, use)
        if other.unit == use.unit or (other.unit, use.unit) in told or measured in (RATE, use.unit):
            continue
        told.add((other.unit, use.unit))
        title = plain_text(table.caption.children) if table.caption else _heads(table)
        yield warning("C378", use.where, table=title, one=other, other=use)


def _heads(table: Table) -> str:
    """What a table without a caption is called."""
    return "｜".join(plain_text(column.title) for column in table.columns)


def _units(table: Table, language: Language) -> Iterator[UnitUse]:
    """The units that the rows of a table state or print; printed words lead back to the workbook's unit."""
    names = language.unit_of_words
    by_head = words_of(language.code).by_head
    for row in table.rows:
        stub = plain_text(row.cells[0]) if row.cells else ""
        if any(word in stub.lower() for word in by_head):
            continue
        for column, cell in zip(table.columns, row.cells, strict=False):
            for words, where in _unit_words(column.role, cell) if cell else ():
                yield UnitUse(names.get(words, words), stub, where)


def _unit_words(role: ColumnRole, cell: Inlines) -> Iterator[tuple[str, Where | None]]:
    if role == "unit":
        yield from ((text.text, text.where) for text in query(cell, Text))
    yield from ((datum.unit.strip(), where_of(datum)) for datum in query(cell, Datum) if datum.unit)
