"""Hold what a claim is about, the house rules it is measured by, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from briefgen.document import Source
from briefgen.indicators import Dataset, Entry, Indicator, Observation
from briefgen.quantities import Quantity, Rules


class Verdict(Enum):
    """What came of a claim: arithmetic gives holds, the workbook's own words give stated; the two are never mixed."""

    HOLDS = "holds"
    FAILS = "fails"
    ROUNDING = "rounding"
    STATED = "stated"
    UNPROVABLE = "unprovable"

    @property
    def prints(self) -> bool:
        return self not in (Verdict.FAILS, Verdict.UNPROVABLE)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a claim is about: one part of one observation."""

    dataset: Dataset
    indicator: Indicator
    observation: Observation
    part: str = "value"

    @property
    def entry(self) -> Entry | None:
        """What the workbook says in that part; nothing where the cell is empty."""
        found = getattr(self.observation, self.part, None)
        return found if isinstance(found, Entry) else None


Argument = Quantity | str | int | Subject


@dataclass(frozen=True, slots=True)
class Proof:
    """A verdict with everything it rests on.

    `margin` is the share of the value by which it may move before the verdict flips, `working` the arithmetic in
    digits, `reason` the code of a message (C3xx) that `details` fill.
    """

    test: str
    verdict: Verdict
    operands: tuple[Source, ...]
    margin: Decimal | None = None
    working: str = ""
    reason: str = ""
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TestForm:
    """How a test is called: its parameters (a question mark: may be left out) and what it needs in the workbook."""

    name: str
    parameters: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


Prover = Callable[[str, Subject, tuple[Argument, ...], Rules], Proof]
