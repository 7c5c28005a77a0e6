"""Hold what differs between two sides: cells, figures, sentences, claims, and where they are printed."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from briefgen.diagnostics import Diagnostic
from briefgen.indicators import Dataset
from briefgen.origins import Origin
from briefgen.quantities import HOUSE_RULES, Quantity, Rules
from briefgen.readers.recorded import Recorded

Content = Quantity | str


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What finds the same thing in two workbooks, wherever it stands: an indicator's code, or the words that name a
    pillar, an honour, a quote; period and area are empty for what has none."""

    owner: str
    period: str = ""
    area: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """What one cell says, with the name of what it is about; a cell is None where a record does not tell it."""

    key: Key
    name: str
    content: Content
    cell: Origin | None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that a side is known to hold; a record holds only what was printed and is not `whole`."""

    held: Mapping[Key, Fact]
    whole: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One of two things that are compared: what it prints, and what its workbook says, where these are known.

    `refused` says that its packet has findings and would not be written.
    """

    name: str
    record: Recorded | None
    dataset: Dataset | None
    rules: Rules = HOUSE_RULES
    refused: bool = False


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell with other contents: None where a side has no such cell."""

    old: Fact | None
    new: Fact | None

    @property
    def fact(self) -> Fact:
        found = self.new or self.old
        assert found is not None
        return found


class Likeness(Enum):
    """Why one indicator may be another under a new code."""

    NAME = "name"
    VALUES = "values"


@dataclass(frozen=True, slots=True)
class Renaming:
    """An indicator whose code is gone, and a new one that may be the same: for people to decide."""

    old: Fact
    new: Fact
    why: Likeness


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that is printed otherwise; empty where a side does not print it."""

    identifier: str
    name: str
    old: str
    new: str
    cells: tuple[Origin, ...]


class Kind(Enum):
    """What holds the words: a sentence, the row of a table, the label of a chart or of a key figure."""

    SENTENCE = "sentence"
    TABLE = "table"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Line:
    """Words that hold figures or claims, with the heading above them, their page, and the figures in them."""

    section: str
    words: str
    page: str
    kind: Kind
    figures: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LineChange:
    """Words before and after: None where a side has nothing of the kind."""

    old: Line | None
    new: Line | None

    @property
    def line(self) -> Line:
        found = self.new or self.old
        assert found is not None
        return found


class Turn(Enum):
    """What became of a claim."""

    REWORDED = "reworded"
    """Something else is said in its place."""
    REFUSED = "refused"
    """It is still written, or its sentence cannot be composed, and does not hold: no packet is built."""
    GONE = "gone"
    """Nothing is said in its place."""
    COME = "come"
    """It is claimed now and was not before."""


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim that flipped: its verdicts before and now (empty where nothing could prove it), its sentence before and
    what stands there now, and the arithmetic in digits."""

    phrase: str
    name: str
    turn: Turn
    was: str
    now: str
    old: str
    new: str
    working: str
    cells: tuple[Origin, ...]
    page: str


@dataclass(frozen=True, slots=True)
class Touched:
    """What has changed words in it: running text, a table, or labels under one heading."""

    kind: Kind
    section: str
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that differs, in the order in which one thing follows from another; `findings` are for people to
    mend: rows half updated, proposed renamings."""

    old: Side
    new: Side
    cells: tuple[CellChange, ...] = ()
    renamings: tuple[Renaming, ...] = ()
    figures: tuple[FigureChange, ...] = ()
    lines: tuple[LineChange, ...] = ()
    claims: tuple[ClaimChange, ...] = ()
    touched: tuple[Touched, ...] = ()
    pages: tuple[str, ...] = ()
    findings: tuple[Diagnostic, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all differs."""
        return not (self.cells or self.figures or self.lines or self.claims)
