"""Tell what a numeral counts as, and which words that look like a claim are none; pure."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from briefgen.document import WAIVED, Chart, Table
from briefgen.language.phrases import Asserted, Numeral
from briefgen.scanning.literals import Literals, is_within
from briefgen.scanning.runs import Hand, Run
from briefgen.scanning.sentences import Span

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
        """Part of a declared name, or 较上年增长 in a caption, which tells what is shown."""
        if is_within((claim.start, claim.end), self.names):
            return True
        return claim.test in LABELS and not claim.arguments and isinstance(self.run.block, Chart | Table)


def exempt_in(run: Run, literals: Literals) -> Exempt:
    return Exempt(run, literals.covered(run.text))


def standing(run: Run, numeral: Numeral, exempt: Exempt) -> Standing:
    """What a numeral counts as. One within a printed figure is not counted: the figure is."""
    touched = run.touched(numeral.start, numeral.end)
    hands = {piece.hand for piece in touched if piece.node.text.strip()}
    written = hands & {Hand.TYPED, Hand.WORKBOOK}
    if not written:
        return "uncounted"
    if numeral.kind == "date":
        return "dates"
    if Hand.TYPED not in hands or exempt.is_name(numeral):
        return "literal"
    if any(piece.claim and piece.claim.verdict == WAIVED for piece in touched):
        return "waived"
    if not any(piece.is_bare for piece in touched) or _counts_its_block(run, numeral):
        return "bound"
    return "uncounted" if Hand.PROGRAM in hands else "unbound"


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
