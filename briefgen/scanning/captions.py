"""Hold captions, notes and titles to what stands below them: 四项指标较上年增长, 江岸区2024年发展简报."""

import re
from collections.abc import Iterator, Sequence

from briefgen.claims import Subject, prove
from briefgen.diagnostics import Diagnostic, error, warning
from briefgen.document import Cell, Chart, Cover, Datum, Document, Heading, Inlines, Point, Table, Text
from briefgen.indicators import Dataset, Indicator, Observation
from briefgen.language import Language
from briefgen.language.phrases import asserted
from briefgen.origins import Origin
from briefgen.scanning.printed import Printed
from briefgen.traversal import plain_text, query

MOVING = frozenset({"grew", "fell"})
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def untrue_captions(
    document: Document, figures: Sequence[Printed], dataset: Dataset, language: Language
) -> Iterator[Diagnostic]:
    """C383 for each change in a chart or a table that did not go the way its caption or its note says of all."""
    changes: dict[int, list[Printed]] = {}
    for each in figures:
        if _is_change(each):
            changes.setdefault(id(each.run.block), []).append(each)
    for block in document.blocks:
        shown = changes.get(id(block))
        if shown and isinstance(block, Chart | Table) and block.caption:
            for text in (plain_text(block.caption.children), plain_text(block.note)):
                yield from _untrue(text, block, shown, dataset, language)


def _untrue(
    text: str, block: Chart | Table, shown: Sequence[Printed], dataset: Dataset, language: Language
) -> Iterator[Diagnostic]:
    said = [each for each in asserted(text, language.code) if each.test in MOVING and not each.arguments]
    for claim in said:
        told = {"caption": text, "words": claim.text}
        drawn = [(each.datum, each.known.indicator, each.known.observation) for each in shown]
        for datum, indicator, observation in (*drawn, *_without_words(block, dataset)):
            if not prove(claim.test, Subject(dataset, indicator, observation, "change")).verdict.prints:
                cell = next(iter(datum.source.origins), observation.origin)
                yield error("C383", cell, name=indicator.name.text, figure=datum.text, **told)
        for point in _unknown(block):
            yield error("C383", _where(point.label), name=plain_text(point.label), figure="—", **told)


def _is_change(figure: Printed) -> bool:
    return figure.reference.part == "change" and figure.is_own


def _without_words(block: Chart | Table, dataset: Dataset) -> Iterator[tuple[Datum, Indicator, Observation]]:
    """The changes of a chart that are marks only: its caption speaks of them all the same."""
    series = block.series if isinstance(block, Chart) else ()
    for datum in (point.unlabelled for each in series for point in each.points):
        if datum is None or not isinstance(datum.source, Cell) or datum.source.reference.part != "change":
            continue
        reference = datum.source.reference
        indicator = dataset.indicator(reference.indicator)
        observation = indicator.named(reference.period, reference.area) if indicator else None
        if indicator and observation:
            yield datum, indicator, observation


def _unknown(block: Chart | Table) -> Sequence[Point]:
    """The marks that a chart could not make."""
    if isinstance(block, Table):
        return []
    points = [*block.points, *(point for series in block.series for point in series.points)]
    return [point for point in points if point.datum is None and point.unlabelled is None]


def _where(inlines: Inlines) -> Origin | None:
    places = (text.where for text in query(inlines, Text))
    return next((place for place in places if isinstance(place, Origin)), None)


def foreign_years(document: Document, dataset: Dataset) -> Iterator[Diagnostic]:
    """C384 for a title of the workbook that names other years than that of the packet's period."""
    stated = dataset.cover_label("period")
    whole = {item.content.origin: item.content.text for item in dataset.cover}
    printed = {text.where: text.text for block in document.blocks for text in _titles(block)}
    for where, part in printed.items():
        words = whole.get(where, part) if isinstance(where, Origin) else ""
        years = YEAR.findall(words)
        if years and str(dataset.period.year) not in years:
            told = {"years": "、".join(years), "period": stated or dataset.period.code}
            yield warning("C384", where, words=words, cell=stated.origin if stated else dataset.workbook, **told)


def _titles(block: object) -> Iterator[Text]:
    match block:
        case Heading():
            yield from query(block.children, Text)
        case Cover():
            yield from query((*block.title, block.subtitle, block.period), Text)
        case _:
            pass
