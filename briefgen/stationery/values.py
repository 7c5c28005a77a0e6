"""Hold what is taken from an office's own document: a value that the writer of Word files lays over its theme."""

from dataclasses import dataclass
from typing import Literal

from briefgen.theme import PageGeometry, Theme

RunningKind = Literal["header", "footer"]
Pages = Literal["default", "first", "even"]


@dataclass(frozen=True, slots=True)
class Media:
    """A picture of a running part: the ending of its name, its media type, its bytes."""

    ending: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class RunningPart:
    """A header or footer as a whole part of XML; `media` are its pictures, in the order of rId1, rId2, …"""

    kind: RunningKind
    pages: Pages
    content: bytes
    media: tuple[Media, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenStyle:
    """A style: its name in Word, the identifier that it has in our file, and its whole element as XML.

    The identifier follows from the name as those of our own styles do (heading 1 → Heading1).
    """

    name: str
    identifier: str
    kind: str
    element: str


@dataclass(frozen=True, slots=True)
class Grid:
    """The grid of lines of a page (ECMA-376 17.6.5); distances in twips, that of characters in 4096ths of a point."""

    kind: str
    line_pitch: int
    character_space: int


@dataclass(frozen=True, slots=True)
class Stationery:
    """What an office's document gives; what it does not have is None or empty, and our own stands for it.

    `defaults`, `latent` and `colours` are XML: the defaults of paragraphs and words, what Word knows of styles that the
    file does not hold, and the theme part to which styles may refer for faces and colours.
    """

    page: PageGeometry | None = None
    grid: Grid | None = None
    number_format: str = ""
    running: tuple[RunningPart, ...] = ()
    first_page_differs: bool = False
    sides_differ: bool = False
    styles: tuple[GivenStyle, ...] = ()
    defaults: str = ""
    latent: str = ""
    colours: bytes = b""

    @property
    def given(self) -> frozenset[str]:
        """The identifiers of its styles."""
        return frozenset(style.identifier for style in self.styles)

    def has(self, kind: RunningKind) -> bool:
        """Whether it has any header, or any footer."""
        return any(part.kind == kind for part in self.running)


@dataclass(frozen=True, slots=True)
class OwnPaper:
    """An office's stationery under the name of its file, and the packet's theme as it is set on its page."""

    file: str
    stationery: Stationery
    theme: Theme
