"""Say what a cell should hold in place of what it holds, where that is safe: the same is read from it as before.

Units, the marks of footnotes and rows that are there twice are not mended: which is meant only a person can tell, and
formulas and charts may lead to a row.
"""

from dataclasses import dataclass
from decimal import Decimal

from briefgen.diagnostics import Diagnostic
from briefgen.workbook.cells import decimal_of
from briefgen.workbook.linting.cells import plain_number

NUMBERS, SPACES = frozenset({"W300", "W301"}), "W340"


@dataclass(frozen=True, slots=True)
class Mending:
    """What a cell holds, and what it should hold."""

    before: str
    after: Decimal | str


def mended(found: Diagnostic) -> Mending | None:
    """What mends a finding; None where nothing does safely."""
    told = dict(found.arguments)
    if found.code == SPACES:
        return Mending(told["before"], told["after"])
    number = plain_number(told["text"]) if found.code in NUMBERS else None
    return Mending(told["text"], number) if number is not None and _is_kept(number) else None


def _is_kept(number: Decimal) -> bool:
    """Whether a cell would give this number back digit by digit: 25.0 comes back as 25 and would be printed so."""
    return f"{decimal_of(float(number))}" == f"{number:f}"
