"""Transform a Document into its record: every figure with its cell and all its places."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields

from briefgen.conditions import condition_json
from briefgen.diagnostics import Diagnostic
from briefgen.document import Cell, Claim, Datum, Document, Source
from briefgen.indicators import Dataset, Entry, Observation
from briefgen.language import LANGUAGES
from briefgen.layout.pages import Pages
from briefgen.origins import Origin, Place
from briefgen.places import ClaimUse, Figure, claim_identifier, claims, figures
from briefgen.quantities import HOUSE_RULES, Quantity, Rules
from briefgen.traversal import query, walk

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
    """A file that went into the packet: its name and digest, and of a workbook what read each of its sheets."""

    path: str
    sha256: str
    readers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Checks:
    """How a packet was checked: the house rules of its claims, how much of it is covered, what was noticed."""

    rules: Rules = HOUSE_RULES
    coverage: Mapping[str, object] = field(default_factory=dict)
    diagnostics: Sequence[Diagnostic] = ()


UNCHECKED = Checks()


@dataclass(frozen=True, slots=True)
class Contents:
    """The figures and the claims of a document, as its record tells them."""

    figures: Sequence[Json]
    claims: Sequence[Json]


def contents(document: Document, pages: Pages, dataset: Dataset) -> Contents:
    """What both records of a packet tell alike: that beside its files, and that within them."""
    order = {(datum.identifier, datum.ordinal): number for number, datum in enumerate(query(document, Datum), 1)}
    joint = LANGUAGES[document.meta.language].list_separator
    return Contents(
        [_figure(each, pages, dataset, order, joint) for each in figures(document).values()],
        [_claim(each, pages, dataset, joint) for each in claims(document)],
    )


def record(
    document: Document,
    pages: Pages,
    dataset: Dataset,
    inputs: Sequence[Input],
    outputs: Sequence[Output] = (),
    checks: Checks = UNCHECKED,
    told: Contents | None = None,
) -> bytes:
    """The record as JSON in UTF-8, with the keys in a fixed order; without outputs it travels inside the files.

    It holds all that it takes to prove its claims again; of the house rules those that differ from the usual ones.
    `told` are the contents of the document, where they are at hand.
    """
    holds = told or contents(document, pages, dataset)
    found: Json = {
        "schema": SCHEMA,
        "edition": document.meta.edition,
        "title": document.meta.title,
        "language": document.meta.language,
        **({"area": dataset.own_area} if dataset.own_area else {}),
        "inputs": [_input(each) for each in inputs],
        "outputs": [{"path": each.path, "sha256": each.sha256, "pages": each.pages} for each in outputs],
        "figures": holds.figures,
        "claims": holds.claims,
        "rules": _own_rules(checks.rules),
        "coverage": dict(checks.coverage),
        "diagnostics": [diagnostic_json(each) for each in checks.diagnostics],
    }
    return (_in_lines(found) + "\n").encode()


def _in_lines(found: Json) -> str:
    """JSON with a line for each figure, claim and file: to be read by people and compared line by line, and written by
    the fast half of the library, which knows no indents."""
    return "{\n" + ",\n".join(f" {json.dumps(key)}: {_in_line(value)}" for key, value in found.items()) + "\n}"


def _in_line(value: object) -> str:
    if isinstance(value, list | tuple) and value:
        return "[\n" + ",\n".join(f"  {json.dumps(each, ensure_ascii=False)}" for each in value) + "\n ]"
    return json.dumps(value, ensure_ascii=False)


def _input(each: Input) -> Json:
    told: Json = {"path": each.path, "sha256": each.sha256}
    return told | ({"read_by": dict(each.readers)} if each.readers else {})


def _own_rules(rules: Rules) -> Json:
    """The thresholds that the office has set for itself."""
    values = ((each.name, getattr(rules, each.name)) for each in fields(Rules))
    return {name: f"{value}" for name, value in values if value != getattr(HOUSE_RULES, name)}


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
        told: Json = {"workbook": where.workbook, "sheet": where.sheet, "cell": where.cell}
        return told | ({"foreign": True} if where.foreign else {})
    return {"file": where.file, "line": where.line, "column": where.column}


# --- figures ----------------------------------------------------------------------------------------------


def _figure(figure: Figure, pages: Pages, dataset: Dataset, order: Mapping[tuple[str, int], int], joint: str) -> Json:
    datum = figure.datum
    numbers = {(place.identifier, place.ordinal): place.page for place in pages.places}
    return {
        "id": datum.identifier,
        "name": _name(datum.source, dataset, joint),
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


def _name(source: Source, dataset: Dataset, joint: str) -> str:
    """What the indicator is called; of a computed figure the names of all that it was computed from."""
    if isinstance(source, Cell):
        return dataset.name_of(source.reference.indicator)
    return joint.join(dict.fromkeys(_name(operand, dataset, joint) for operand in source.operands))


def figure_titles(document: Document, dataset: Dataset) -> dict[str, str]:
    """技术合同成交额 · 2024 · 指标!G14 for each printed figure, by its identifier."""
    joint = LANGUAGES[document.meta.language].list_separator
    return {each.identifier: _title(each, dataset, joint) for each in query(document, Datum)}


def _title(datum: Datum, dataset: Dataset, joint: str) -> str:
    source = datum.source
    period = source.reference.period if isinstance(source, Cell) else ""
    cells = joint.join(dict.fromkeys(map(str, _own_cells(source))))
    return " · ".join(filter(None, (_name(source, dataset, joint), period, cells)))


def _own_cells(source: Source) -> Iterator[Origin]:
    """The cell of each figure that it was computed from, without those of units and bounds."""
    if isinstance(source, Cell):
        yield from source.origins[:1]
        return
    for operand in source.operands:
        yield from _own_cells(operand)


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
    observation = indicator.named(reference.period, reference.area) if indicator else None
    return _part(observation, reference.part) if observation else None


def _part(observation: Observation, part: str) -> Entry | None:
    found = getattr(observation, part, None)
    return found if isinstance(found, Entry) else None


# --- claims -----------------------------------------------------------------------------------------------


def _claim(uses: tuple[ClaimUse, ...], pages: Pages, dataset: Dataset, joint: str) -> Json:
    claim = uses[0].claim
    numbers = {(place.identifier, place.ordinal): place.page for place in pages.places}
    origins = dict.fromkeys(origin for operand in claim.operands for origin in operand.origins)
    return {
        "id": claim_identifier(claim),
        "phrase": claim.phrase,
        "name": joint.join(dict.fromkeys(_name(operand, dataset, joint) for operand in claim.operands)),
        "test": claim.test,
        "proof": condition_json(claim.condition) if claim.condition else None,
        "operands": [str(operand) for operand in claim.operands],
        "origin": [where_json(origin) for origin in origins],
        "verdict": claim.verdict,
        "margin": claim.margin,
        "places": [
            {
                "section": use.section,
                "sentence": use.sentence,
                "text": use.words,
                "page": _page_of(use.near, numbers),
                "where": _typed_where(use.claim),
            }
            for use in uses
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
