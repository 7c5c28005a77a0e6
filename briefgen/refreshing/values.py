"""Hold what became of a document that was edited by hand: what was updated, what was left and why; pure values."""

from dataclasses import dataclass
from enum import Enum

from briefgen.verifying import Verified, VerifiedClaim


class Reason(Enum):
    """Why a figure was left as it stands."""

    TYPED_OVER = "typed over"
    TOUCHED = "touched"
    """Digits were typed against it."""
    TRACKED = "tracked"
    """A tracked change of a person lies in it."""
    GONE = "gone"
    """The workbook does not have it any more."""
    UNTOLD = "untold"
    """Nothing can tell what it would be."""
    CLAIM = "claim"
    """Its sentence claims what the workbook refutes."""
    REWORDED = "reworded"
    """The new packet words its sentence otherwise, and what stands around it may be true no longer."""
    CHART = "chart"
    """Its chart was left."""
    REMOVED = "removed"
    """Somebody took it out."""


@dataclass(frozen=True, slots=True)
class LeftFigure:
    """A place of a figure that was left: what stands there now, and why; `sentence` is that of the new packet, where
    this is worded otherwise."""

    found: Verified
    reason: Reason
    text: str
    sentence: str = ""


class ChartState(Enum):
    """What became of a chart."""

    UPDATED = "updated"
    EDITED = "edited"
    """Its figures are not those that were written: somebody has changed them."""
    RESHAPED = "reshaped"
    """The new packet draws it otherwise: other rows, or marks of another kind."""
    UNMATCHED = "unmatched"
    """The new packet has no such chart."""


@dataclass(frozen=True, slots=True)
class RefreshedChart:
    """A chart whose figures differ from those of the new packet, by its alternative text, and what became of it."""

    name: str
    state: ChartState


@dataclass(frozen=True, slots=True)
class LeftRow:
    """A row of the annex that was left, by its name; `keeps` says that it goes with a figure that was left."""

    name: str
    keeps: bool


@dataclass(frozen=True, slots=True)
class Refreshed:
    """The bytes of the document, and what became of all that the new figures touch.

    `proposed` are figures that have lost their bookmark: they were found by their sentence and not replaced. `flagged`
    are claims that the new figures refute: each has a comment. `added` are figures that the new packet prints and this
    document does not have, each by the row or sentence in which it stands there.
    """

    content: bytes
    updated: tuple[Verified, ...] = ()
    left: tuple[LeftFigure, ...] = ()
    proposed: tuple[Verified, ...] = ()
    flagged: tuple[VerifiedClaim, ...] = ()
    charts: tuple[RefreshedChart, ...] = ()
    rows: tuple[LeftRow, ...] = ()
    copies: tuple[str, ...] = ()
    """Sentences of which a copy stands elsewhere in the document, with the old figures."""
    added: tuple[str, ...] = ()
    tracks: bool = False
    """Whether Word is told to track changes in it: what was updated is not tracked."""
