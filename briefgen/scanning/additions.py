"""Add up what a text adds up: a figure behind 共 or 合计, a row 合计 of a table, a part behind 其中."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from briefgen.diagnostics import Diagnostic, error, warning
from briefgen.document import Datum, Reference, Table
from briefgen.language import Language
from briefgen.origins import Origin
from briefgen.quantities import RATES, Quantity, dimension, step
from briefgen.scanning.levels import are_apart, is_above, sum_of
from briefgen.scanning.naming import where_of
from briefgen.scanning.printed import Printed, Reading, reading_of
from briefgen.scanning.runs import Piece, Run
from briefgen.scanning.sentences import cuts
from briefgen.scanning.words import Words, words_of


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure as a reader takes it; what was computed has no reference of its own."""

    run: Run
    piece: Piece
    datum: Datum
    quantity: Quantity
    reference: Reference | None

    @property
    def cells(self) -> tuple[Origin, ...]:
        """The cell of the figure, or every cell that it was computed from."""
        return self.datum.source.origins[:1] if self.reference else self.datum.source.origins

    @property
    def sentence(self) -> str:
        return cuts(self.run.text).told(self.piece.start, self.piece.end)

    @property
    def column(self) -> int:
        """In which cell of a row it stands."""
        return self.run.text.count("\t", 0, self.piece.start)


def amounts(read: Iterable[Run], figures: Iterable[Printed], language: Language) -> tuple[tuple[Amount, ...], ...]:
    """The values of each string together, as numbers in their units; changes, ranks and words are none."""
    known = {(id(each.run), each.piece.start): each for each in figures}
    reading = reading_of(language)
    strings = (tuple(_amounts(run, known, reading)) for run in read)
    return tuple(each for each in strings if each)


def _amounts(run: Run, known: dict[tuple[int, int], Printed], reading: Reading) -> Iterator[Amount]:
    for piece in run.figures:
        printed = known.get((id(run), piece.start))
        if not isinstance(piece.node, Datum):
            continue
        if printed is None or not printed.is_own:
            quantity = reading.computed(piece.node)
            if quantity:
                yield Amount(run, piece, piece.node, quantity, None)
        elif printed.quantity and printed.reference.part == "value":
            yield Amount(run, piece, piece.node, printed.quantity, printed.reference)


# --- totals -------------------------------------------------------------------------------------------------

LEAST_PARTS = 2


@cache
def _total(language: str) -> re.Pattern[str]:
    """What stands right before a total: 共, 合计为; behind 合计 its name may stand too."""
    words = words_of(language)
    weak, strong, joints = ("|".join(map(re.escape, each)) for each in (words.totals, words.sums, words.comes_to))
    return re.compile(rf"(?:(?:{weak})\s*(?:{joints})?|(?:{strong})[^，。；、,;\t]{{0,10}}?)\s*\Z", re.I)


def untrue_totals(strings: Iterable[Sequence[Amount]], language: Language) -> Iterator[Diagnostic]:
    """C373 for a figure behind 共 or 合计, or in a row 合计, that is not the sum of the figures before it."""
    words = words_of(language.code)
    tables: dict[int, list[Sequence[Amount]]] = {}
    for members in strings:
        if isinstance(members[0].run.block, Table):
            tables.setdefault(id(members[0].run.block), []).append(members)
        yield from _of_sentences(members, language)
    for rows in tables.values():
        yield from _of_rows(rows, words)


def _of_sentences(members: Sequence[Amount], language: Language) -> Iterator[Diagnostic]:
    total, words = _total(language.code), words_of(language.code)
    for index in range(LEAST_PARTS, len(members)):
        amount, before = members[index], members[index - 1]
        if total.search(amount.run.text, before.piece.end, amount.piece.start):
            first, _ = cuts(amount.run.text).sentence(amount.piece.start)
            mine = [each for each in members[:index] if each.piece.start >= first and _adds_to(each, amount)]
            parts = [each for each in mine if not _is_said_a_part(each, members, words)]
            yield from _untrue_total(amount, parts, words)


def _of_rows(rows: Sequence[Sequence[Amount]], words: Words) -> Iterator[Diagnostic]:
    """A row that is headed 合计, against the rows above it, column by column."""
    above: list[Amount] = []
    for members in rows:
        stub = re.sub(r"\s", "", members[0].run.text.partition("\t")[0]).lower()
        if stub not in words.total_rows:
            above += [] if any(stub.startswith(each) for each in words.of_which) else members
            continue
        for amount in members:
            parts = [each for each in above if each.column == amount.column and _adds_to(each, amount)]
            yield from _untrue_total(amount, parts, words)
        above = []


def _is_said_a_part(amount: Amount, members: Sequence[Amount], words: Words) -> bool:
    """Whether 其中 stands before it: it is in the figure before already."""
    before = max((each.piece.end for each in members if each.piece.end <= amount.piece.start), default=0)
    said = amount.run.text[before : amount.piece.start].lower()
    return any(word in said for word in words.of_which)


def _adds_to(part: Amount, total: Amount) -> bool:
    same = dimension(part.quantity.unit) == dimension(total.quantity.unit)
    return same and (part.reference is None or part.reference != total.reference)


def _untrue_total(total: Amount, parts: Sequence[Amount], words: Words) -> Iterator[Diagnostic]:
    if len(parts) < LEAST_PARTS or total.quantity.unit in RATES:
        return
    added = sum_of([part.quantity for part in parts])
    slack = sum((step(each.quantity.number) / 2 for each in parts if each.quantity.decimals), Decimal(0))
    if are_apart(added, total.quantity) and abs(added.number - total.quantity.to(added.unit).number) > slack:
        cells = dict.fromkeys(str(cell) for each in (*parts, total) for cell in each.cells)
        yield warning(
            "C373",
            where_of(total.datum),
            total=total.datum.text,
            parts=words.joint.join(part.datum.text for part in parts),
            added=f"{added.number:f}{added.unit}",
            cells=words.joint.join(cells),
            sentence=total.sentence,
        )


# --- parts --------------------------------------------------------------------------------------------------


def larger_parts(strings: Iterable[Sequence[Amount]], language: Language) -> Iterator[Diagnostic]:
    """C385 for each figure behind 其中 that is larger than the figure of its measure before 其中 in its sentence."""
    words = words_of(language.code)
    for members in strings:
        whole: Amount | None = None
        for index, amount in enumerate(members):
            between = amount.run.text[members[index - 1].piece.end if index else 0 : amount.piece.start].lower()
            if any(word in between for word in words.of_which):
                whole = _whole(amount, members[:index])
            elif between.strip() and not _goes_on(between, words):
                whole = None
            if whole and not amount.quantity.is_rate and is_above(amount.quantity, whole.quantity):
                yield _larger_part(amount, whole)


def _whole(part: Amount, before: Sequence[Amount]) -> Amount | None:
    """The last figure of the same measure in the same sentence."""
    first, _ = cuts(part.run.text).sentence(part.piece.start)
    alike = (each for each in reversed(before) if each.piece.start >= first and _adds_to(part, each))
    return next(alike, None)


def _goes_on(between: str, words: Words) -> bool:
    """Whether figures are told in one breath: 甲10家、乙20家."""
    return between.strip().startswith(words.goes_on) and not re.search(r"[，。；,;\t\n]", between)


def _larger_part(part: Amount, whole: Amount) -> Diagnostic:
    cells = [", ".join(map(str, each.cells)) for each in (part, whole)]
    told = {"part": part.datum.text, "whole": whole.datum.text, "cell": cells[0], "whole_cell": cells[1]}
    return error("C385", where_of(part.datum), sentence=part.sentence, **told)
