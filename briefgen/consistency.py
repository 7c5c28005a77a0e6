"""Compare what a document prints with itself and with the workbook: no two of its figures contradict each other."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefgen.diagnostics import Diagnostic, error, warning
from briefgen.document import ColumnRole, Datum, Document, Inlines, Reference, Table, Text
from briefgen.indicators import Dataset
from briefgen.language import LANGUAGES, Language
from briefgen.origins import Where
from briefgen.quantities import RATE, RATES, Quantity, dimension, step
from briefgen.scanning.levels import are_apart, outgrown, overfull, sum_of, unaccounted
from briefgen.scanning.naming import where_of
from briefgen.scanning.printed import Printed, Spoken, by_run, printed_figures
from briefgen.scanning.runs import Run, runs
from briefgen.scanning.sentences import cuts
from briefgen.scanning.statuses import misstated
from briefgen.scanning.words import Words, words_of
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
    """Every contradiction among printed figures (C370 to C379), each with the cells that it lies between.

    `aloud` are the runs of the document, where it has been read already.
    """
    language = LANGUAGES[document.meta.language]
    words = words_of(language.code)
    read = tuple(runs(document)) if aloud is None else aloud
    figures = tuple(printed_figures(read, dataset, language))
    spoken = tuple(by_run(figures))
    printed = frozenset((each.reference.indicator, each.reference.area, each.reference.period) for each in figures)
    return (
        *told_twice(figures),
        *untrue_totals(spoken, words),
        *misstated(spoken, language),
        *overfull(dataset, printed),
        *unaccounted(dataset, printed),
        *outgrown(dataset, printed),
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


# --- totals that are said -----------------------------------------------------------------------------------


LEAST_PARTS = 2


def untrue_totals(spoken: Iterable[Spoken], words: Words) -> Iterator[Diagnostic]:
    """C373 for a figure behind 共 or 合计 that is not the sum of the figures before it in its sentence."""
    total = re.compile(f"(?:{'|'.join(map(re.escape, words.totals))})\\s*$", re.I)
    for each in spoken:
        for index in range(LEAST_PARTS, len(each.figures)):
            figure, before = each.figures[index], each.figures[index - 1]
            if total.search(each.run.text, before.piece.end, figure.piece.start):
                first, _ = each.cuts.sentence(figure.piece.start)
                others = (part for part in each.figures[:index] if part.piece.start >= first)
                yield from _untrue_total(figure, [part for part in others if _adds_to(part, figure)], words)


def _adds_to(part: Printed, total: Printed) -> bool:
    one, other = part.quantity, total.quantity
    same = one is not None and other is not None and dimension(one.unit) == dimension(other.unit)
    return same and part.reference.part == "value" and part.reference != total.reference


def _untrue_total(total: Printed, parts: Sequence[Printed], words: Words) -> Iterator[Diagnostic]:
    quantities = [part.quantity for part in parts if part.quantity is not None]
    if len(quantities) < LEAST_PARTS or total.quantity is None or total.quantity.unit in RATES:
        return
    added = sum_of(quantities)
    slack = sum((_half_step(each) for each in quantities if each.decimals), Decimal(0))
    if are_apart(added, total.quantity) and abs(added.number - total.quantity.to(added.unit).number) > slack:
        yield warning(
            "C373",
            where_of(total.datum),
            total=total.datum.text,
            parts=words.joint.join(part.datum.text for part in parts),
            added=f"{added.number:f}{added.unit}",
            cells=words.joint.join(str(origin) for each in (*parts, total) for origin in each.datum.source.origins[:1]),
            sentence=_sentence(total),
        )


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
        title = plain_text(table.caption.children) if table.caption else ""
        yield warning("C378", use.where, table=title, one=other, other=use)


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
