"""Give the shape of a printed language: its words for bounds, movements, ranks and labels, as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from briefgen.indicators import Status
from briefgen.periods import Frequency
from briefgen.quantities import Bound


@dataclass(frozen=True, slots=True)
class BoundWords:
    """What stands before the digits, between digits and unit, and after the unit."""

    before: str = ""
    excess: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """How a unit of measure is printed: by what the number is multiplied, and the words behind it.

    `column` is how the column of units in a table has it, where that is shorter. `least` is the smallest number, in
    the workbook's unit, that is printed so.
    """

    words: str
    factor: Decimal = Decimal(1)
    column: str = ""
    least: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class MovementWords:
    """How a change is told: what stands before a rise and before a fall, and the words for neither."""

    rose: str
    fell: str
    flat: str


@dataclass(frozen=True, slots=True)
class LevelWords:
    """How a value is told in a sentence: a verb before its bound word, or one in its stead: reached, surpassed."""

    verb: str
    instead: Mapping[Bound, str]


@dataclass(frozen=True, slots=True)
class TableWords:
    """Headers of the columns, labels of captions and notes, and the words that tables print by themselves."""

    table: str
    figure: str
    indicator: str
    area: str
    unit: str
    change: str
    percent: str
    rank: str
    remark: str
    note: str
    source: str
    of_which: str
    continued: str
    part: str
    """Behind the caption of a part of a table."""
    bracketed: str
    """A unit behind the name of what it measures."""
    missing: str
    missing_note: str
    parts_note: str
    main_indicators: str

    def label(self, kind: str, number: int) -> str:
        """What stands before a caption of a table or a figure: 表1, 图3, Table 1."""
        return f"{self.table if kind == 'table' else self.figure}{number}"


@dataclass(frozen=True, slots=True)
class AnnexWords:
    """What the annex of sources says."""

    number: str
    title: str
    table: str
    printed: str
    cell: str
    status: str
    joint: str
    sheets: str


@dataclass(frozen=True, slots=True)
class ClaimsWords:
    """What the table of claims says; `tests` are short names of the tests of `claims.md`."""

    annex_title: str
    table: str
    phrase: str
    test: str
    about: str
    basis: str
    verdict: str
    verdicts: Mapping[str, str]
    tests: Mapping[str, str]
    opposite: str
    several: str
    joint: str
    note: str


@dataclass(frozen=True, slots=True)
class PacketWords:
    """Fixed words of cover, contents, running heads, picture places and last line."""

    contents: str
    edition: str
    edition_prefix: str
    draft: str
    large_print: str
    annotated: str
    """Behind the name of the Word file that has comments."""
    refreshed: str
    """Behind the name of a Word file that somebody edited and that has new figures since, and behind its edition."""
    brackets: tuple[str, str]
    picture: str
    picture_wanted: str
    photographer: str
    period: str
    printed_on: str
    joint: str


@dataclass(frozen=True, slots=True)
class OfficialWords:
    """Fixed words of official documents and briefs (GB/T 9704-2012, 7.2 to 7.4), and how packets are told as prose.

    `headings` are the patterns of numbers by level. What is in braces is filled in; words around a figure of a list
    begin with its label.
    """

    headings: tuple[str, str, str, str]
    issue: str
    document_of: str
    compiled_by: str
    signer: str
    addressees_end: str
    preface: str
    attachments: str
    attachment_number: str
    annex: str
    date: str
    printed: str
    copies: str
    reported_to: str
    sent_to: str
    issued_to: str
    copied_to: str
    sentence_end: str
    label_joint: str
    voice: str
    voice_alone: str
    figure: str
    figure_with_change: str
    ranked: str
    held: str
    term: str
    terms_joint: str
    column_note: str


@dataclass(frozen=True, slots=True)
class ReadingWords:
    """How bounds and statuses are to be read; {nearly}, {about} and {level} are the house's thresholds in words."""

    title: str
    statuses: Mapping[Status, str]
    bounds: Mapping[Bound, str]
    tenths: str
    percent: str


@dataclass(frozen=True, slots=True)
class Language:
    """One printed language. `code` is its tag (BCP 47), `locale` the one that spelling goes by.

    `spaced` languages part words by spaces. One that `translates` prints the words of the sheet of translations.
    `units` holds for a unit of the workbook how it is printed, larger numbers first. `moved` and `level` tell a change
    and a value in a sentence, `moves` and `levels` those of a figure with such a status: of one thing and of several;
    `moved_label` tells a change beside a number. The patterns `with_status`, `peers_in_table` and `rank_among` say in
    what order the parts stand.
    """

    code: str
    locale: str
    spaced: bool
    translates: bool
    grouping: str
    bounds: Mapping[Bound, BoundWords]
    statuses: Mapping[Status, str]
    printed_statuses: Mapping[Status, str]
    with_status: str
    units: Mapping[str, tuple[Unit, ...]]
    periods: Mapping[Frequency, str]
    moved: MovementWords
    moves: Mapping[Status, tuple[MovementWords, MovementWords]]
    moved_label: MovementWords
    level: LevelWords
    levels: Mapping[Status, tuple[LevelWords, LevelWords]]
    rank: str
    rank_in_table: str
    rank_beyond: str
    peers_in_table: str
    rank_among: str
    numerals: tuple[str, ...]
    chapter_number: str
    list_separator: str
    tables: TableWords
    annex: AnnexWords
    claims: ClaimsWords
    packet: PacketWords
    section_number: str
    item_number: str
    subitem_number: str
    official: OfficialWords
    reading: ReadingWords
    chart_sentences: Mapping[str, str]
    axis_periods: Mapping[Frequency, str]
    """Periods as they stand below a chart, their year apart from them."""
    months: tuple[str, ...] = ()

    def unit(self, name: str, number: Decimal) -> Unit | None:
        """How a number in a unit of the workbook is printed; None where the unit is printed as it is."""
        known = self.units.get(name, ())
        return next((each for each in known if abs(number) >= each.least), known[-1] if known else None)

    def measures(self, name: str) -> bool:
        """Whether it has words of its own for a unit; words that only count (个) it leaves to the noun."""
        return any(each.words for each in self.units.get(name, ()))

    def movement(self, status: Status, several: bool = False) -> MovementWords:
        """How a change of a figure with such a status is told in a sentence."""
        of_one, of_several = self.moves.get(status, (self.moved, self.moved))
        return of_several if several else of_one

    def level_of(self, status: Status, several: bool = False) -> LevelWords:
        """How a value with such a status is told in a sentence."""
        of_one, of_several = self.levels.get(status, (self.level, self.level))
        return of_several if several else of_one

    @property
    def unit_of_words(self) -> dict[str, str]:
        """The workbook's unit for each way in which one is printed."""
        printed = ((unit, each) for unit, known in self.units.items() for each in known)
        return {words: unit for unit, each in printed for words in (each.words, each.column) if words}

    @property
    def movements(self) -> tuple[MovementWords, ...]:
        """Every way in which a change is told."""
        return (self.moved, self.moved_label, *(each for pair in self.moves.values() for each in pair))

    @property
    def level_words(self) -> tuple[LevelWords, ...]:
        """Every way in which a sentence tells a value."""
        return (self.level, *(each for pair in self.levels.values() for each in pair))

    @property
    def falls(self) -> frozenset[str]:
        """What stands before a magnitude that is a fall."""
        return frozenset(each.fell.strip() for each in self.movements)
