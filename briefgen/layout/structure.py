"""Hold what the parts of a page are to somebody who hears them: elements of a structure tree, and artifacts.

The roles are the standard ones of PDF 1.7 (ISO 32000-1, 14.8.4), but for two: H is a heading, whose level the writer
settles, and Title is the title of the document, which older readers take as a paragraph.
"""

from dataclasses import dataclass
from typing import Literal

StructureRole = Literal[
    "Title",
    "H",
    "P",
    "BlockQuote",
    "Caption",
    "Div",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Table",
    "THead",
    "TBody",
    "TR",
    "TH",
    "TD",
    "Figure",
    "TOC",
    "TOCI",
    "Reference",
    "Link",
    "Note",
    "Span",
]


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """A node of the structure tree; each is one of its own, even beside another with the same words.

    It stands below its parent, or directly below the document, where it is first met in reading order: the order of
    regions, of the elements that a region names and of its items. `level` is that of a heading, `scope` tells of what
    a header cell is the header, `numbering` how the items of a list are marked, `alternative` what a figure shows.
    A Link whose area is not on the pages leaves its words to its parent. A Note comes last in its parent.
    """

    role: StructureRole
    parent: "Element | None" = None
    alternative: str = ""
    level: int = 0
    scope: Literal["", "Column", "Row"] = ""
    numbering: Literal["", "Disc", "Decimal"] = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Artifact:
    """What is on a page and is not read: drawn for the eye, or for turning pages (ISO 32000-1, 14.8.2.2)."""

    kind: Literal["layout", "repeated", "header", "footer"]


LAYOUT, REPEATED = Artifact("layout"), Artifact("repeated")
HEADER, FOOTER = Artifact("header"), Artifact("footer")

Tag = Element | Artifact
"""What a drawn item belongs to."""


def linking(tag: Tag) -> Tag:
    """The Link in which words that lead somewhere stand; an artifact leads nowhere, and links do not nest."""
    return tag if isinstance(tag, Artifact) or tag.role == "Link" else Element("Link", tag)
