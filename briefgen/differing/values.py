"""Hold what differs between two sides: cells, figures, sentences, claims, and where they are printed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
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
    """What one cell says, with the name of what it is about.

    The first cell is that of the content; those of its bound and, last, its unit follow. A record may tell none.
    """

    key: Key
    name: str
    content: Content
    cells: tuple[Origin, ...]

    @property
    def cell(self) -> Origin | None:
        return next(iter(self.cells), None)


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
    holders: Mapping[str, str] = field(default_factory=dict)
    """Rows of tables and labels of charts → the caption above them, where the document is at hand."""


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

    @property
    def cells(self) -> tuple[Origin, ...]:
        """The cells that say something else: of a quantity those of its number, bound and unit that differ."""
        both = (each.content if each else None for each in (self.old, self.new))
        one, other = both
        found: list[Origin] = []
        for fact in filter(None, (self.old, self.new)):
            if isinstance(one, Quantity) and isinstance(other, Quantity):
                found += _differing_cells(fact, one, other)
        return tuple(dict.fromkeys(found)) or self.fact.cells[:1]


def _differing_cells(fact: Fact, one: Quantity, other: Quantity) -> Iterator[Origin]:
    """Of the cells of one side: number, bound, unit."""
    content = fact.content
    if one.number != other.number:
        yield from fact.cells[:1]
    if one.bound is not other.bound and isinstance(content, Quantity) and not content.is_exact:
        yield from fact.cells[1:2]
    if one.unit != other.unit and len(fact.cells) > 1:
        yield fact.cells[-1]


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

    @property
    def page(self) -> str:
        """The page of the new words, or where these have none that of the old ones."""
        return (self.new.page if self.new else "") or (self.old.page if self.old else "")


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
    """A table, a chart or a box of key figures that has changed words in it, by its caption or the heading above it."""

    kind: Kind
    title: str
    pages: tuple[str, ...]
    has_caption: bool = False


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
        """Whether nothing that can be told differs."""
        return not (self.cells or self.figures or self.lines or self.claims)

    @property
    def differs_untold(self) -> bool:
        """Whether they are two editions all the same: by words without figures, by looks, by cells that moved."""
        editions = {side.record.edition for side in (self.old, self.new) if side.record}
        return self.is_empty and len(editions) > 1
