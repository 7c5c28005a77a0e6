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
    large_print: str
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
    subitem_number: str
    official: OfficialWords
    reading: ReadingWords
    chart_sentences: Mapping[str, str]
