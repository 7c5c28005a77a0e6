"""Count how much of a document's numbers leads back to a cell."""

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

HUNDRED = Decimal(100)
TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Coverage:
    """Numbers by what covers them; dates stand apart. `claims` counts claims by verdict."""

    bound: int = 0
    literal: int = 0
    unbound: int = 0
    dates: int = 0
    claims: tuple[tuple[str, int], ...] = ()
    waived: int = 0
    """Numbers in words that nothing proves and that somebody answers for by name."""

    @property
    def numbers(self) -> int:
        return self.bound + self.literal + self.unbound + self.waived

    @property
    def percent(self) -> Decimal:
        """The share of numbers that are not unbound, rounded down: 100 is said of all and of nothing less."""
        if not self.unbound:
            return HUNDRED
        share = HUNDRED * (self.numbers - self.unbound) / self.numbers
        return share.quantize(TENTH, rounding=ROUND_DOWN)

    def as_json(self) -> dict[str, object]:
        """The `coverage` of the record, and the claims by verdict."""
        return {
            "numbers": self.numbers,
            "bound": self.bound,
            "literal": self.literal,
            "unbound": self.unbound,
            "waived": self.waived,
            "percent": float(self.percent),
        }
