"""Hold what stands between two lines: headings, paragraphs, tables, charts and all that a page is made of."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from briefgen.document.inlines import Datum, Inlines, Text


@dataclass(frozen=True, slots=True)
class Heading:
    """`number` is what stands before the words (一, （二）, 附), given by composition.

    A section is a small heading of level 1 (目录, 摘要) that the contents do not list. An annex follows the text.
    """

    level: int
    children: Inlines
    identifier: str = ""
    number: str = ""
    starts_page: bool = True
    section: bool = False
    annex: bool = False


ParagraphStyle = Literal["body", "lead", "pillar_subtitle", "source_note"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text in one of the styles of the theme."""

    children: Inlines
    style: ParagraphStyle = "body"


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and what is said of it."""

    term: Inlines
    children: Inlines


@dataclass(frozen=True, slots=True)
class Definitions:
    """Terms that hang at the margin beside their text; with a `title` it is a reading note set in columns."""

    title: Inlines
    items: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class List:
    """Each item is a run of blocks; `start` counts for ordered lists only."""

    items: tuple[tuple["Block", ...], ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quotation:
    """A reported voice; without a speaker it is a plain block quotation."""

    speaker: Inlines
    children: Inlines
    attribution: Inlines = ()


CaptionKind = Literal["table", "figure"]


@dataclass(frozen=True, slots=True)
class Caption:
    """`number` is given by composition, one count for tables and one for figures; one `again` has that of the last."""

    kind: CaptionKind
    children: Inlines
    number: int = 0
    identifier: str = ""
    again: bool = False


ColumnRole = Literal["stub", "unit", "value", "change", "rank", "remark", "text", "state"]
TableStyle = Literal["indicators", "sources", "claims", "plain"]


@dataclass(frozen=True, slots=True)
class Column:
    """`role` decides width and alignment; value and change columns align on the decimal point."""

    role: ColumnRole
    title: Inlines
    note: Inlines = ()
    """What stands behind the title in regular weight: the unit of the column."""


@dataclass(frozen=True, slots=True)
class Row:
    """`indent` counts levels of 其中; a joined row belongs to the family of the row above: no rule between them."""

    cells: tuple[Inlines, ...]
    indent: int = 0
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below a header; a caption only where the table is counted. A turned one stands on a page on its side."""

    caption: Caption | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    style: TableStyle = "plain"
    note: Inlines = ()
    turned: bool = False


State = Literal["actual", "bounded", "expected", "missing"]
Opening = Literal["", "above", "below"]
"""On which side of the number what is meant has no limit: 超 and 突破 are open above, 以内 is open below."""


@dataclass(frozen=True, slots=True)
class Point:
    """One mark. `number` is where it stands on the scale; a missing one has no mark.

    `unlabelled` is the figure of a mark without words: it is told to those who cannot see it, and is not printed.
    """

    label: Inlines
    state: State
    datum: Datum | None = None
    number: Decimal | None = None
    opening: Opening = ""
    unlabelled: Datum | None = None

    @property
    def is_open_ended(self) -> bool:
        """Whether a bar from zero to the number may be longer without limit."""
        return self.number is not None and self.opening == ("above" if self.number >= 0 else "below")


@dataclass(frozen=True, slots=True)
class Panel:
    """A whole and a part of it, each with its figure; the whole of a track is 100%."""

    whole_label: Inlines
    whole: Datum | Text
    whole_number: Decimal
    part_label: Inlines
    part: Datum
    part_number: Decimal
    part_state: State = "actual"
    part_opening: Opening = ""
    whole_state: State = "actual"


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator in one area over the periods of its chart: a point for each, whose label is the period."""

    label: Inlines
    unit: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class AxisPeriod:
    """A period below a chart: `place` counts steps of time from the first; `year` stands where a year begins."""

    name: str
    place: int
    year: str = ""


ChartKind = Literal["dots", "bars", "parts", "lines", "multiples"]


@dataclass(frozen=True, slots=True)
class Chart:
    """Dots and bars have points, parts (of a whole) have panels, lines and small multiples series over periods.

    `from_zero` and `common` tell of the scale of series: whether it holds zero, and whether all panels share it;
    `columns` are upright bars in place of lines. `alternative` tells what the marks tell.
    """

    kind: ChartKind
    caption: Caption
    points: tuple[Point, ...] = ()
    panels: tuple[Panel, ...] = ()
    series: tuple[Series, ...] = ()
    note: Inlines = ()
    alternative: str = ""
    periods: tuple[AxisPeriod, ...] = ()
    from_zero: bool = True
    common: bool = True
    columns: bool = False


@dataclass(frozen=True, slots=True)
class Image:
    """The bytes of a JPEG or PNG file and its size in pixels.

    Eight bits a sample, grey or red, green and blue as sRGB means them, upright; a PNG is not interlaced and has no
    palette, and may be transparent. `pictures` makes this of every file that it can read.
    """

    name: str
    content: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """Without an image it is an empty frame that says what is wanted."""

    caption: Caption
    credit: Inlines
    alternative: str
    wanted: Inlines = ()
    image: Image | None = None


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A label, a large number and perhaps its change."""

    label: Inlines
    datum: Datum
    change: Datum | None = None


@dataclass(frozen=True, slots=True)
class Strip:
    """Large words (第一, 蝉联) that hold for each of the items; `leads` if a sentence says them first (蝉联…)."""

    headline: Datum
    items: tuple[Inlines, ...]
    leads: bool = False


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """The box of key figures and the strips below it."""

    figures: tuple[KeyFigure, ...]
    strips: tuple[Strip, ...] = ()


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands above the text of an official document: the red head, the title, to whom it goes, the note ahead.

    `marks` stand one below the other (份号, 密级, 紧急程度); `serial` is 期号 or 发文字号. A brief names who compiled
    it and the day; a document has both at its end.
    """

    marks: tuple[Inlines, ...] = ()
    name: Inlines = ()
    serial: Inlines = ()
    signer: Inlines = ()
    compiler: Inlines = ()
    date: Inlines = ()
    title: Inlines = ()
    subtitle: Inlines = ()
    addressees: Inlines = ()
    preface: Inlines = ()


@dataclass(frozen=True, slots=True)
class Attachments:
    """附件说明: the names of what is attached, below the text."""

    names: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """Who issues a document, and the day of issue, below its text."""

    issuer: Inlines
    date: Inlines


@dataclass(frozen=True, slots=True)
class Imprint:
    """版记, at the foot of the last page: label and names of each kind of recipient, who printed it and when."""

    recipients: tuple[tuple[Inlines, Inlines], ...]
    printer: Inlines = ()
    date: Inlines = ()
    copies: Inlines = ()


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page. `title` is in reading order: before the year, the year's digits, after it; or one part.

    A packet that begins with a red head has the letterhead in its place, and the endings behind its text.
    """

    issuer: Inlines
    mark: Inlines
    title: tuple[Inlines, ...]
    subtitle: Inlines
    index: tuple[tuple[str, Inlines], ...]
    period: Inlines
    date: Inlines
    letterhead: Letterhead = Letterhead()
    endings: tuple[Attachments | Signature | Imprint, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """Lists the headings of level 1, with their pages; the writer or the layout finds them."""

    title: Inlines


@dataclass(frozen=True, slots=True)
class Colophon:
    """The last line: the edition code, then the workbook and the date of issue."""

    label: Inlines
    facts: Inlines


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


Block = (
    Cover
    | Letterhead
    | Attachments
    | Signature
    | Imprint
    | Contents
    | Heading
    | Paragraph
    | Definitions
    | List
    | Quotation
    | Table
    | Chart
    | Picture
    | KeyFigures
    | Colophon
    | PageBreak
)
