"""Hold what stands within a line: words, printed numbers with their sources, words that are proved."""

from dataclasses import dataclass

from briefgen.origins import Where
from briefgen.sources import Condition, Source


@dataclass(frozen=True, slots=True)
class Text:
    """Words; `where` is the place in the template or the cell that they were taken from."""

    text: str
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words set apart by their face."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that weigh more: labels, never running emphasis."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address, or with # to a heading, table or figure of the packet.

    Without words of its own it is a cross-reference: composition gives it the number of the table or figure that its
    target names; until then it tells where it stands.
    """

    children: tuple["Inline", ...]
    target: str
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, at the spot of its mark. Its number is given by the page, not by the document."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Datum:
    """A printed figure in its parts: 预计超|235|余|亿元|左右, so that tables can align and writers can space them.

    `digits` holds words where the workbook gives words (翻番). `ordinal` counts the places of one figure from 1.
    """

    digits: str
    source: Source
    before: str = ""
    excess: str = ""
    unit: str = ""
    after: str = ""
    where: Where | None = None
    ordinal: int = 0

    @property
    def text(self) -> str:
        return self.before + self.digits + self.excess + self.unit + self.after

    @property
    def identifier(self) -> str:
        return str(self.source)


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that assert something, with the test that they passed and what it was computed from.

    `condition` is all that it takes to prove them again; None where their test could not be asked.
    """

    children: tuple["Inline", ...]
    phrase: str
    test: str
    operands: tuple[Source, ...]
    verdict: str
    margin: str = ""
    condition: Condition | None = None


WAIVED = "waived"
"""The verdict of words that nothing proves and that somebody answers for by name."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A dot that tells a state: filled is known or computed, hollow is expected or stated."""

    filled: bool

    @property
    def text(self) -> str:
        return "●" if self.filled else "○"


Inline = Text | Emphasis | Strong | Link | Note | Datum | Claim | Mark
Inlines = tuple[Inline, ...]
