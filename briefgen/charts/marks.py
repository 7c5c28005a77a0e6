"""Transform one figure of an indicator into a mark: where it stands, its state and its words; pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from briefgen import formats
from briefgen.document import Datum, Inlines, Opening, Point, State, Text
from briefgen.errors import Mistake
from briefgen.indicators import Entry, Indicator, Label, Observation, Status
from briefgen.language import Language
from briefgen.quantities import Quantity
from briefgen.traversal import plain_text

Part = Literal["value", "change"]


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator at one period and in one area, as a chart is asked to show it.

    `name` replaces its own where given; `apart` is what tells it from the others where its name does not.
    """

    indicator: Indicator
    observation: Observation
    name: str = ""
    apart: Inlines = ()

    @property
    def label(self) -> Inlines:
        own: Label = self.indicator.name
        return (Text(self.name),) if self.name else self.apart or (Text(own.text, own.origin),)


@dataclass(frozen=True, slots=True)
class Words:
    """The caption and the note of a chart."""

    title: Inlines
    note: Inlines = ()


def point(shown: Measured, part: Part, language: Language) -> Point:
    """A mark for a number; words such as 翻番 have no place on a scale: they are printed without a mark."""
    entry = entry_of(shown, part)
    if entry is None:
        return Point(shown.label, "missing")
    return figured(shown.label, datum(shown, part, language), entry, shown.observation.status)


def figured(label: Inlines, printed: Datum, entry: Entry, status: Status) -> Point:
    """The mark of an entry with the figure that is printed of it."""
    if isinstance(entry.content, str):
        return Point(label, "missing", printed)
    quantity = entry.content
    return Point(label, state_of(quantity, status), printed, quantity.number, opening_of(quantity))


def entry_of(shown: Measured, part: Part) -> Entry | None:
    return shown.observation.value if part == "value" else shown.observation.change


def state_of(quantity: Quantity, status: Status) -> State:
    if status is not Status.ACTUAL:
        return "expected"
    return "actual" if quantity.is_exact else "bounded"


def opening_of(quantity: Quantity) -> Opening:
    """The side on which the interval has no end: 超 and 突破 are open above, 以内 below."""
    if quantity.high is None:
        return "above"
    return "below" if quantity.low is None else ""


def datum(shown: Measured, part: Part, language: Language) -> Datum:
    """The figure worded as in the text: 预计11%左右."""
    entry = entry_of(shown, part)
    assert entry is not None
    source = formats.source_of(shown.indicator, shown.observation, part, entry)
    return formats.with_status(formats.datum(entry.content, source, language), shown.observation.status, language)


def require_a_unit(entries: Iterable[Entry | None]) -> None:
    """Two units have no common axis. Raises Mistake that names each with its first cell."""
    cells: dict[str, object] = {}
    for entry in entries:
        if entry is not None and isinstance(entry.content, Quantity):
            cells.setdefault(entry.content.unit or "—", entry.origins[0])
    if len(cells) > 1:
        raise Mistake("T323", units="、".join(f"{unit} {cell}" for unit, cell in sorted(cells.items())))


def require_marks(points: Sequence[Point]) -> None:
    """A chart of nothing or of one mark is not a chart. Raises Mistake."""
    numbers = [each for each in points if each.number is not None]
    if not numbers:
        raise Mistake("T321", names="、".join(plain_text(each.label) for each in points) or "—")
    if len(numbers) == 1:
        raise Mistake("T322", name=plain_text(numbers[0].label))
