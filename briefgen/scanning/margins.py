"""Note where a claim is about to flip and where it says less than it could; shown when `--margins` asks for it."""

from collections.abc import Iterator
from decimal import Decimal

from briefgen.claims import Margin, Verdict, margins
from briefgen.diagnostics import Diagnostic, note
from briefgen.document import Claim, Document
from briefgen.indicators import Dataset
from briefgen.origins import Place, Where
from briefgen.quantities import Quantity, Rules, plain
from briefgen.scanning.words import words_of
from briefgen.traversal import query, walk

HUNDRED = Decimal(100)
PRINTING = frozenset(each.value for each in Verdict if each.prints)
"""Verdicts of claims that nobody has to answer for."""


def close_claims(document: Document, dataset: Dataset, rules: Rules) -> tuple[Diagnostic, ...]:
    """A note for each claim that a small move would flip (C368), and for each 超 that could say more: a larger number
    of the same grain lies below the value too (C369, `claims.md`)."""
    return tuple(dict.fromkeys(found for _, found in notes_of_claims(document, dataset, rules)))


def notes_of_claims(document: Document, dataset: Dataset, rules: Rules) -> Iterator[tuple[int, Diagnostic]]:
    """The same notes, each with the number of its claim, which counts all claims in reading order from 1."""
    joint = words_of(document.meta.language).joint
    for number, claim in enumerate(query(document, Claim), 1):
        if claim.condition and claim.verdict in PRINTING:
            for each in margins(claim.condition, dataset, rules):
                yield from ((number, found) for found in _notes(claim, each, joint))


def _notes(claim: Claim, found: Margin, joint: str) -> Iterator[Diagnostic]:
    cells = joint.join(str(source.origins[0]) for source in found.proof.operands if source.origins)
    if found.is_near_miss and found.proof.margin is not None:
        percent = f"{plain(HUNDRED * found.proof.margin):f}%"
        yield note("C368", _where(claim), phrase=claim.phrase, margin=percent, cells=cells)
    if found.better is not None and found.value is not None:
        names = {"value": _shown(found.value), "better": _shown(found.better)}
        yield note("C369", _where(claim), phrase=claim.phrase, cell=cells, **names)


def _shown(quantity: Quantity) -> str:
    return f"{quantity.number:f}{quantity.unit}"


def _where(claim: Claim) -> Where | None:
    """The place in the template of its first word or figure, or the cell of what it rests on."""
    places = (getattr(each, "where", None) for each in walk(claim.children))
    placed = next((each for each in places if isinstance(each, Place)), None)
    return placed or next((origin for operand in claim.operands for origin in operand.origins), None)
