"""Hold a proposed mapping while it is worked out: a draft for each `[[source]]` block, an item for each name in it."""

from dataclasses import dataclass
from glob import escape

from briefgen.diagnostics import Diagnostic
from briefgen.indicators import Dataset
from briefgen.origins import Origin
from briefgen.periods import Period
from briefgen.workbook.mapping.tables import Table

Lane = tuple[str, int]
"""A row or a column by its number: ("row", 5)."""
ROW, COLUMN = "row", "column"


@dataclass(frozen=True, slots=True)
class Item:
    """A name that is taken; `path` is the key that a block writes: 进出口总额 > 出口.

    `lanes` are the rows or columns of its figures; `whole` is the path of the indicator that it belongs to.
    """

    path: str
    name: str
    identity: tuple[str, ...]
    lanes: frozenset[Lane]
    place: Origin
    unit: str = ""
    group: str = ""
    whole: str = ""
    part: str = ""
    given_code: str = ""
    code: str = ""
    title: str = ""
    pillar: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """One block: where its tables are, how they are read, and what is taken of them.

    `sure` is between 0 and 1. `dropped` are names that cannot be taken, each with why.
    """

    workbook: str
    sheet: str | int
    tables: tuple[Table, ...]
    layout: str
    items: tuple[Item, ...]
    title: str = ""
    pillar: str = ""
    region: str = ""
    header_rows: tuple[int, ...] = ()
    period: str = ""
    area: str = ""
    frequency: str = ""
    patterns: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    leave: tuple[str, ...] = ()
    sure: float = 1.0
    dropped: tuple[tuple[Item, Diagnostic], ...] = ()
    number: int = 0
    """Which one it is of those that were drafted; it stays when others are given up."""

    @property
    def sheet_name(self) -> str:
        return self.tables[0].grid.sheet.name

    @property
    def rows(self) -> range:
        """The numbers of the rows of its tables, with titles and headers."""
        return range(min(each.first for each in self.tables), max(each.last for each in self.tables) + 1)

    def covers(self, place: Origin) -> bool:
        """Whether a cell stands in its tables."""
        return place.sheet == self.sheet_name and place.row in self.rows


@dataclass(frozen=True, slots=True)
class Pillar:
    """A part of the packet that is made of what a table, or a group in it, holds."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Known:
    """What the packet has already: codes by what identifies their names, all codes that mean something, pillars."""

    codes: tuple[tuple[str, str], ...] = ()
    taken: frozenset[str] = frozenset()
    pillars: tuple[Pillar, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a workbook beside it: the period of figures whose tables do not say it, where blocks find it,
    and what the packet that they are for has already."""

    period: str = ""
    path: str = ""
    known: Known = Known()


@dataclass(frozen=True, slots=True)
class Reading:
    """What one block takes, as it was counted after the block was used."""

    sheet: str
    region: str
    layout: str
    indicators: tuple[str, ...]
    periods: tuple[Period, ...]
    areas: tuple[str, ...]
    units: tuple[str, ...]
    figures: int
    sure: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """A mapping that was tried: its blocks as they are written, what they read, and what was left out."""

    text: str
    drafts: tuple[Draft, ...]
    pillars: tuple[Pillar, ...]
    readings: tuple[Reading, ...]
    dataset: Dataset
    diagnostics: tuple[Diagnostic, ...]

    @property
    def workbook_pattern(self) -> str:
        """How settings write the path of the workbook: a [ in it stands for itself."""
        return escape(self.drafts[0].workbook)
