"""Note where a claim is about to flip and where it says less than it could; shown when `--margins` asks for it."""

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, InvalidOperation

from briefgen.diagnostics import Diagnostic, note
from briefgen.document import Claim, Document, Source, Text
from briefgen.indicators import PARTS, Dataset, Entry
from briefgen.language.phrases import numerals
from briefgen.origins import Where
from briefgen.quantities import Quantity, dimension, grain, plain
from briefgen.scanning.printed import cell_of
from briefgen.scanning.words import words_of
from briefgen.traversal import query

NARROW = Decimal("0.01")
HUNDRED = Decimal(100)


def margins(document: Document, dataset: Dataset) -> tuple[Diagnostic, ...]:
    """A note for each claim that a move of less than one per cent would flip (C368), and for each 超 that could say
    more: a larger number of the same grain lies below the value too (C369, `claims.md`)."""
    joint = words_of(document.meta.language).joint
    claims = tuple(query(document, Claim))
    narrow = (_narrow(claim, joint) for claim in claims)
    slack = (_slack(claim, dataset, document.meta.language) for claim in claims if claim.test == "over")
    return tuple(found for found in (*narrow, *slack) if found)


def _narrow(claim: Claim, joint: str) -> Diagnostic | None:
    margin = _share(claim.margin)
    if margin is None or abs(margin) >= NARROW:
        return None
    cells = joint.join(str(origin) for operand in claim.operands for origin in operand.origins[:1])
    percent = f"{plain(HUNDRED * abs(margin)):f}%"
    return note("C368", _where(claim), phrase=claim.phrase, margin=percent, cells=cells)


def _share(written: str) -> Decimal | None:
    try:
        return Decimal(written)
    except InvalidOperation:
        return None


def _slack(claim: Claim, dataset: Dataset, language: str) -> Diagnostic | None:
    """3600 below 4100: the largest number with the grain of what was said is 4000."""
    said = next((each.quantity for each in numerals(claim.phrase, language) if each.kind == "figure"), None)
    known = next(iter(_quantities(claim, dataset)), None)
    if said is None or known is None or dimension(said.unit) != dimension(known.unit) or known.low is None:
        return None
    closest = _largest_below(known.to(said.unit), grain(said.number))
    if closest is None or closest <= said.number:
        return None
    shown = f"{plain(closest):f}{said.unit}"
    cell = next(iter(claim.operands[0].origins), "")
    return note(
        "C369", _where(claim), phrase=claim.phrase, value=f"{known.number:f}{known.unit}", better=shown, cell=cell
    )


def _largest_below(known: Quantity, step: Decimal) -> Decimal | None:
    """The largest multiple of a step that all of an interval lies above."""
    if known.low is None:
        return None
    steps = known.low / step
    if known.low_open:
        return steps.to_integral_value(ROUND_FLOOR) * step
    return (steps.to_integral_value(ROUND_CEILING) - 1) * step


def _quantities(claim: Claim, dataset: Dataset) -> Iterator[Quantity]:
    for operand in claim.operands:
        content = _content(operand, dataset)
        if isinstance(content, Quantity):
            yield content


def _content(source: Source, dataset: Dataset) -> Quantity | str | None:
    cell = cell_of(source)
    indicator = dataset.indicator(cell.reference.indicator) if cell else None
    if cell is None or indicator is None or cell.reference.part not in PARTS:
        return None
    wanted = (cell.reference.period, cell.reference.area)
    found = next((each for each in indicator.observations if (each.period.code, each.area) == wanted), None)
    entry = getattr(found, cell.reference.part, None)
    return entry.content if isinstance(entry, Entry) else None


def _where(claim: Claim) -> Where | None:
    placed = (text.where for text in query(claim.children, Text) if text.where)
    return next(placed, next((origin for operand in claim.operands for origin in operand.origins), None))
