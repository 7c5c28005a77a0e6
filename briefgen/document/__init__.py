"""Hold what is said: a Document of blocks and inlines, in which no printed number is plain text."""

from dataclasses import dataclass

from briefgen.document.blocks import (
    Attachments,
    AxisPeriod,
    Block,
    Caption,
    CaptionKind,
    Chart,
    ChartKind,
    Colophon,
    Column,
    ColumnRole,
    Contents,
    Cover,
    Definition,
    Definitions,
    Heading,
    Image,
    Imprint,
    KeyFigure,
    KeyFigures,
    Letterhead,
    List,
    Opening,
    PageBreak,
    Panel,
    Paragraph,
    ParagraphStyle,
    Picture,
    Point,
    Quotation,
    Row,
    Series,
    Signature,
    State,
    Strip,
    Table,
    TableStyle,
)
from briefgen.document.inlines import WAIVED, Claim, Datum, Emphasis, Inline, Inlines, Link, Mark, Note, Strong, Text
from briefgen.sources import Cell, Derived, Reference, Source

__all__ = [
    "WAIVED",
    "Attachments",
    "AxisPeriod",
    "Block",
    "Caption",
    "CaptionKind",
    "Cell",
    "Chart",
    "ChartKind",
    "Claim",
    "Colophon",
    "Column",
    "ColumnRole",
    "Contents",
    "Cover",
    "Datum",
    "Definition",
    "Definitions",
    "Derived",
    "Document",
    "Emphasis",
    "Heading",
    "Image",
    "Imprint",
    "Inline",
    "Inlines",
    "KeyFigure",
    "KeyFigures",
    "Letterhead",
    "Link",
    "List",
    "Mark",
    "Meta",
    "Note",
    "Opening",
    "PageBreak",
    "Panel",
    "Paragraph",
    "ParagraphStyle",
    "Picture",
    "Point",
    "Quotation",
    "Reference",
    "Row",
    "Series",
    "Signature",
    "Source",
    "State",
    "Strip",
    "Strong",
    "Table",
    "TableStyle",
    "Text",
]


@dataclass(frozen=True, slots=True)
class Meta:
    """What holds for the whole packet; `edition` is empty until the document is composed."""

    title: str
    language: str
    subject: str = ""
    issuer: str = ""
    period: str = ""
    date: str = ""
    edition: str = ""
    draft: tuple[str, ...] = ()
    """Why the packet is a draft, one sentence a reason; empty for a packet that passed its checks."""


@dataclass(frozen=True, slots=True)
class Document:
    """All that is said, in reading order."""

    meta: Meta
    blocks: tuple[Block, ...]
