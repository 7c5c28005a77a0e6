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
    """How a unit of measure is printed: by what the number is multiplied, and the words behind it."""

    words: str
    factor: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class TableWords:
    """Headers of the columns, labels of captions and notes, and the words that tables print by themselves."""

    table: str
    figure: str
    indicator: str
    unit: str
    change: str
    percent: str
    rank: str
    remark: str
    note: str
    source: str
    of_which: str
    continued: str
    missing: str
    missing_note: str
    parts_note: str
    main_indicators: str


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
    picture: str
    picture_wanted: str
    photographer: str
    period: str
    printed_on: str
    joint: str


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
    """One printed language. `code` is its tag (BCP 47); `spaced` languages part words by spaces."""

    code: str
    spaced: bool
    grouping: str
    bounds: Mapping[Bound, BoundWords]
    statuses: Mapping[Status, str]
    printed_statuses: Mapping[Status, str]
    units: Mapping[str, Unit]
    periods: Mapping[Frequency, str]
    rose: str
    fell: str
    flat: str
    rank: str
    rank_in_table: str
    numerals: tuple[str, ...]
    list_separator: str
    tables: TableWords
    annex: AnnexWords
    claims: ClaimsWords
    packet: PacketWords
    section_number: str
    item_number: str
    reading: ReadingWords
    chart_sentences: Mapping[str, str]
    axis_periods: Mapping[Frequency, str]
    """Periods as they stand below a chart, their year apart from them."""
    months: tuple[str, ...] = ()
