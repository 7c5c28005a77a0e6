"""Hold what every part of the writer is given, and what it leaves for the parts that are written last."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from briefgen.document import Meta
from briefgen.faces import Faces
from briefgen.language import Language
from briefgen.stationery import OwnPaper
from briefgen.theme import Theme
from briefgen.writers.docx.markup import Xml
from briefgen.writers.docx.package import Part, Relationships


def _counted() -> Iterator[int]:
    return count(1)


@dataclass(frozen=True, slots=True)
class Numbers:
    """Running numbers of the file; each is used once. Figures and claims count in reading order of the Document."""

    figures: Iterator[int] = field(default_factory=_counted)
    claims: Iterator[int] = field(default_factory=_counted)
    bookmarks: Iterator[int] = field(default_factory=_counted)
    drawings: Iterator[int] = field(default_factory=_counted)
    charts: Iterator[int] = field(default_factory=_counted)
    images: Iterator[int] = field(default_factory=_counted)
    running_parts: Iterator[int] = field(default_factory=_counted)


@dataclass(frozen=True, slots=True)
class Collected:
    """What writing the body leaves behind: further parts, the footnotes, the first numbers of ordered lists."""

    parts: list[Part] = field(default_factory=list)
    footnotes: list[Xml] = field(default_factory=list)
    list_starts: list[int] = field(default_factory=list)
    footnote_links: Relationships = field(default_factory=Relationships)


@dataclass(frozen=True, slots=True)
class HeadingPlace:
    """The bookmark of a heading, and whether Word's own numbering gives its number."""

    bookmark: str
    automatic: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: the heading's number and words, its bookmark and the page that our layout gave."""

    number: str
    words: str
    bookmark: str
    page: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What all blocks and inlines are written with; `relationships` are those of the part that is being written."""

    theme: Theme
    faces: Faces
    language: Language
    meta: Meta
    entries: tuple[Entry, ...]
    headings: Iterator[HeadingPlace]
    bookmarks: Mapping[str, str]
    """Bookmarks of headings and captions by their identifier in the Document."""
    relationships: Relationships
    note_label: str
    """注, as it stands in the other file of the packet too."""
    paper: OwnPaper | None = None
    """An office's own stationery, where the packet is set on one; `theme` is then that on its page."""
    numbers: Numbers = field(default_factory=Numbers)
    collected: Collected = field(default_factory=Collected)
    in_note: bool = False
    control_titles: Mapping[str, str] = field(default_factory=dict)
    """What the control around each figure is called, by the figure's identifier; without a title there is none."""

    @property
    def given(self) -> frozenset[str]:
        """The identifiers of styles that the office's stationery gives."""
        return self.paper.stationery.given if self.paper else frozenset()
