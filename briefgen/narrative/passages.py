"""Hold what a narration takes and gives: template sources in, passages, branches and compiled templates out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from briefgen.document import Block, Claim, Source, Text
from briefgen.errors import Mistake
from briefgen.indicators import Waiver
from briefgen.origins import Place
from briefgen.quantities import HOUSE_RULES, Rules

NOWHERE = Place("")


@dataclass(frozen=True, slots=True)
class Deferred:
    """A block that only the whole document can make, such as the sources; composition replaces it.

    `where` is filled in by the narration: the place of the call in the template.
    """

    name: str
    arguments: tuple[tuple[str, object], ...] = ()
    where: Place = NOWHERE


Passage = Block | Deferred

BlockFunction = Callable[..., tuple[Passage, ...]]
"""A function of the template that makes blocks; it may raise Mistake.

It receives str, int, Decimal, bool and None as they are, lists and tuples as tuples, mappings as dict. Of the workbook
it receives an Indicator for an indicator at the packet's own period and area, `(Indicator, Observation)` for one that
`figure(…)` looked up elsewhere, a Pillar, Quote, Honour or PicturePlace for each of these, a Label for words, and a
Datum for a part of a figure and for what was computed.
"""


@dataclass(frozen=True, slots=True)
class Templates:
    """File name → source text; names are what `{% include "…" %}` says."""

    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Branch:
    """Which way a condition of the template went: the record keeps it."""

    where: Place
    outcome: bool


CompiledTemplates = Mapping[str, bytes]
"""File name → what compiling it gave, with its source: an entry whose source or program differs is not used."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a narration is made: names that may hold numerals, house rules, whether each `otherwise` is read too.

    `compiled` is that of an earlier narration, in any version.
    """

    literals: Sequence[str] = ()
    rules: Rules = HOUSE_RULES
    every_branch: bool = False
    compiled: CompiledTemplates = field(default_factory=dict)


USUAL = Manner()

ClaimKey = tuple[str, str, tuple[Source, ...], str]
"""What makes a claim another one: its phrase, test, operands and verdict."""


def claim_key(claim: Claim) -> ClaimKey:
    return claim.phrase, claim.test, claim.operands, claim.verdict


@dataclass(frozen=True, slots=True)
class Backing:
    """What stands behind a claim beyond what it says itself: whom it is about, its arithmetic, who answers for it."""

    names: tuple[Text, ...]
    working: str
    waiver: Waiver | None = None


@dataclass(frozen=True, slots=True)
class Narration:
    """What the templates say. `compiled` may be kept and handed to the next narration; it is code: keep it private."""

    passages: tuple[Passage, ...] = ()
    branches: tuple[Branch, ...] = ()
    compiled: CompiledTemplates = field(default_factory=dict, compare=False)
    backings: Mapping[ClaimKey, Backing] = field(default_factory=dict)
    rehearsal: tuple[Passage, ...] = ()
    """The same with the words of each `otherwise` too, where the manner asked for them: to be read for mistakes."""


def decoded(content: bytes) -> str:
    """The text of a template file: UTF-8 with or without a mark, else GB18030. Raises Mistake (T239) for others."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Mistake("T239")
