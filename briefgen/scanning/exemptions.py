"""Tell what a numeral counts as, and which words that look like a claim are none; pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from briefgen.document import WAIVED, Block, Cell, Chart, Datum, Table, Text
from briefgen.language.phrases import Asserted, Numeral
from briefgen.lookup import Span
from briefgen.origins import Origin
from briefgen.scanning.literals import Literals, is_within
from briefgen.scanning.runs import Hand, Piece, Run
from briefgen.traversal import query

Standing = Literal["bound", "literal", "unbound", "waived", "dates", "uncounted"]
ARABIC = re.compile(r"[0-9０-９]")
LABELS = frozenset({"grew", "fell"})


@dataclass(frozen=True, slots=True)
class Exempt:
    """Which stretches of a run are names that were declared."""

    run: Run
    names: tuple[Span, ...]

    def is_name(self, numeral: Numeral) -> bool:
        return numeral.kind == "name" or is_within((numeral.start, numeral.end), self.names)

    def claims_nothing(self, claim: Asserted) -> bool:
        """Part of a declared name, or 较上年增长 over a column or a chart of changes, which `consistency` reads."""
        if is_within((claim.start, claim.end), self.names):
            return True
        return claim.test in LABELS and not claim.arguments and _shows_changes(self.run.block)


def _shows_changes(block: Block) -> bool:
    return isinstance(block, Chart | Table) and any(_is_change(each) for each in query(block, Datum))


def _is_change(figure: Datum) -> bool:
    """The change of an indicator, or what was computed: a difference."""
    return not isinstance(figure.source, Cell) or figure.source.reference.part == "change"


def exempt_in(run: Run, literals: Literals) -> Exempt:
    return Exempt(run, literals.covered(run.text))


def is_written(run: Run, numeral: Numeral) -> bool:
    """Whether a person wrote any of it. One within a printed figure is not counted: the figure is."""
    hands = _hands(run.touched(numeral.start, numeral.end))
    return Hand.TYPED in hands or Hand.WORKBOOK in hands


def standing(run: Run, numeral: Numeral, exempt: Exempt) -> Standing:
    """What a numeral counts as that a person wrote."""
    if numeral.kind == "date":
        return "dates"
    touched = run.touched(numeral.start, numeral.end)
    hands = _hands(touched)
    if Hand.TYPED not in hands or exempt.is_name(numeral) or _is_article(numeral, touched):
        return "literal"
    if any(piece.claim and piece.claim.verdict == WAIVED for piece in touched):
        return "waived"
    if not any(piece.is_bare for piece in touched) or _counts_its_block(run, numeral):
        return "bound"
    return "uncounted" if Hand.PROGRAM in hands else "unbound"


def _hands(touched: Sequence[Piece]) -> list[Hand]:
    return [piece.hand for piece in touched if not piece.text.isspace()]


def _is_article(numeral: Numeral, touched: Sequence[Piece]) -> bool:
    """一处 in what somebody said, which counts nothing; whoever writes a template can leave it out."""
    spoken = all(isinstance(piece.node, Text) and isinstance(piece.node.where, Origin) for piece in touched)
    return spoken and numeral.number == 1 and not ARABIC.search(numeral.text)


def _counts_its_block(run: Run, numeral: Numeral) -> bool:
    """四项 in the title of a chart that has four points: each build counts them again."""
    match run.block:
        case Chart():
            size = len(run.block.points or run.block.panels or run.block.series)
        case Table():
            size = len(run.block.rows)
        case _:
            return False
    return numeral.number == Decimal(size) and numeral.kind == "figure" and not ARABIC.search(numeral.text)
