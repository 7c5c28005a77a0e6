"""Hold where a printed figure comes from, and what words were proved by: references into the workbook; pure values."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, assert_never

from briefgen.origins import Origin
from briefgen.quantities import Quantity

# --- figures ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reference:
    """Which figure it is, across editions: indicator code, area, period code and part (value, change, rank …)."""

    indicator: str
    area: str
    period: str
    part: str

    def __str__(self) -> str:
        owner = f"{self.area}/{self.indicator}" if self.area else self.indicator
        return f"{owner}@{self.period}.{self.part}" if self.period else f"{owner}.{self.part}"


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure that one entry of the workbook gives; the first origin is the cell of the figure itself."""

    reference: Reference
    origins: tuple[Origin, ...]

    def __str__(self) -> str:
        return str(self.reference)


@dataclass(frozen=True, slots=True)
class Derived:
    """A figure computed from others: a total, a share, a count; it keeps every cell that went into it."""

    rule: str
    operands: tuple["Source", ...]

    @property
    def origins(self) -> tuple[Origin, ...]:
        return tuple(dict.fromkeys(origin for operand in self.operands for origin in operand.origins))

    def __str__(self) -> str:
        return f"{self.rule}({', '.join(map(str, self.operands))})"


Source = Cell | Derived

# --- claims ----------------------------------------------------------------------------------------

Given = Quantity | str | int | Reference
"""What a test is given: a number, a word, a count, or another figure."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One test as it was asked: of which figure, and with which arguments."""

    test: str
    subject: Reference
    arguments: tuple[Given, ...] = ()


@dataclass(frozen=True, slots=True)
class Denied:
    """The opposite of a condition."""

    condition: "Condition"


@dataclass(frozen=True, slots=True)
class Joined:
    """Several conditions: all of them, or any."""

    word: Literal["and", "or"]
    conditions: tuple["Condition", ...]


Condition = Asked | Denied | Joined
"""What words were proved by, in a form that can be proved again against another workbook."""


def asked_in(condition: Condition, denied: bool = False) -> Iterator[tuple[Asked, bool]]:
    """Every test of a condition in the order in which it was asked, and whether its opposite was meant."""
    match condition:
        case Asked():
            yield condition, denied
        case Denied():
            yield from asked_in(condition.condition, not denied)
        case Joined():
            for each in condition.conditions:
                yield from asked_in(each, denied)
        case _:
            assert_never(condition)


def spelt(condition: Condition) -> str:
    """The names of the tests, each once: over and doubled; not over."""
    match condition:
        case Asked():
            return condition.test
        case Denied():
            return f"not {spelt(condition.condition)}"
        case Joined():
            return f" {condition.word} ".join(dict.fromkeys(map(spelt, condition.conditions)))
        case _:
            assert_never(condition)
