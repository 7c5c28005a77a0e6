"""Make the parts of an indicator at one period and in one area: `X.change`, `X.rank`, `X.unit` and the like."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from briefgen import formats
from briefgen.claims import computed_place
from briefgen.document import Cell, Datum, Reference, Source, Text
from briefgen.errors import Mistake
from briefgen.indicators import PLACE, Entry, Indicator, Label, Observation
from briefgen.narrative.nearest import nearest
from briefgen.narrative.values import Content, Figure, Missing, Value, Wording, Words, figure_of
from briefgen.origins import Origin
from briefgen.periods import Period
from briefgen.quantities import Quantity

FIGURES: dict[str, Wording] = {
    "value": formats.datum,
    "previous": formats.datum,
    "change": formats.datum,
    "rank": formats.rank,
    "previous_rank": formats.rank,
    PLACE: formats.rank,
    "target": formats.datum,
    "peer_count": formats.datum,
}
WORDS = ("unit", "bound", "period", "status", "origin", "name", "peers", "note", "source", "basis", "code")


@dataclass(frozen=True, slots=True, eq=False)
class Observed(Value):
    """An indicator of the dataset at one period and in one area; it prints its value.

    Without an observation there every figure of it is missing.
    """

    indicator: Indicator
    period_: Period
    area: str = ""
    PARTS: ClassVar[tuple[str, ...]] = (*FIGURES, *WORDS)

    @property
    def observation(self) -> Observation | None:
        return self.indicator.at(self.period_, self.area)

    def part(self, name: str) -> object:
        if name in FIGURES:
            return self._figure(name)
        if name in WORDS:
            return _WORDS[name](self)
        raise Mistake("T211", name=name, nearest=nearest(name, self.PARTS))

    def cell(self, part: str, origins: tuple[Origin, ...]) -> Cell:
        return Cell(Reference(self.indicator.code, self.area, self.period_.code, part), origins)

    def missing(self, part: str) -> Missing:
        observation = self.observation
        origin = observation.origin if observation else self.indicator.name.origin
        return Missing(self.reading, self.indicator.name.text, part, origin)

    def _figure(self, name: str) -> Figure | Missing:
        entry = self._entry(name)
        if entry is None:
            return self.missing(name)
        return Figure(self.reading, entry.content, self.cell(name, entry.origins), FIGURES[name])

    def _entry(self, name: str) -> Entry | None:
        observation = self.observation
        if name == PLACE and observation:
            return computed_place(self.reading.dataset, self.indicator, observation)
        found = getattr(observation, name, None)
        return found if isinstance(found, Entry) else None

    def meaning(self) -> Datum | Text:
        return figure_of(self).meaning()

    def compared(self) -> Content:
        return figure_of(self).compared()

    @property
    def sources(self) -> tuple[Source, ...]:
        return (self.cell("name", (self.indicator.name.origin,)),)

    @property
    def argument(self) -> object:
        if (self.period_, self.area) == (self.reading.dataset.period, ""):
            return self.indicator
        if self.observation is None:
            raise self.missing("value").mistake()
        return self.indicator, self.observation

    @property
    def label(self) -> str:
        return self.indicator.name.text

    @property
    def is_given(self) -> bool:
        return getattr(self.observation, "value", None) is not None

    def __bool__(self) -> bool:
        raise Mistake("T308", shown=self.indicator.name.text)


def _label(observed: Observed, label: Label | None, part: str) -> Words | Missing:
    return observed.reading.words(label) if label and label.text else observed.missing(part)


def _of_row(observed: Observed, text: str, part: str) -> Words | Missing:
    """Words that belong to a row and have no cell of their own: they lead to the row."""
    observation = observed.observation
    if not text or observation is None:
        return observed.missing(part)
    return Words(observed.reading, text, observation.origin)


def _unit(observed: Observed) -> Words | Missing:
    label = observed.indicator.unit
    if label is None:
        return _unit_of_value(observed)
    entry = observed.observation.value if observed.observation else None
    words = formats.unit_in_table(label, entry.content if entry else None, observed.reading.language)
    return Words(observed.reading, words, label.origin)


def _unit_of_value(observed: Observed) -> Words | Missing:
    """The unit that stands in the cell of the value itself."""
    entry = observed.observation.value if observed.observation else None
    if entry is None or isinstance(entry.content, str) or not entry.content.unit:
        return observed.missing("unit")
    known = observed.reading.language.unit(entry.content.unit, entry.content.number)
    return Words(observed.reading, known.words if known else entry.content.unit, entry.origins[0])


def _bound(observed: Observed) -> Figure | str:
    figure = figure_of(observed)
    if not isinstance(figure.content, Quantity):
        return ""
    words = observed.reading.language.bounds[figure.content.bound]
    said = (words.before + words.excess + words.after).strip()
    return Figure(observed.reading, said, observed.cell("bound", figure.source.origins)) if said else ""


def _status(observed: Observed) -> Figure | Missing:
    observation = observed.observation
    if observation is None:
        return observed.missing("status")
    said = observed.reading.language.printed_statuses[observation.status]
    return Figure(observed.reading, said, formats.status_source(observed.indicator, observation))


def _period(observed: Observed) -> Words | Missing:
    return _of_row(observed, formats.period(observed.period_, observed.reading.language), "period")


def _origin(observed: Observed) -> Words | Missing:
    return _of_row(observed, str(observed.observation.origin) if observed.observation else "", "origin")


_WORDS: dict[str, Callable[[Observed], Value | str]] = {
    "unit": _unit,
    "bound": _bound,
    "status": _status,
    "period": _period,
    "origin": _origin,
    "name": lambda observed: observed.reading.words(observed.indicator.name),
    "code": lambda observed: Words(observed.reading, observed.indicator.code, observed.indicator.name.origin),
    "peers": lambda observed: _label(observed, getattr(observed.observation, "peers", None), "peers"),
    "note": lambda observed: _label(observed, getattr(observed.observation, "note", None), "note"),
    "source": lambda observed: _label(observed, observed.indicator.source, "source"),
    "basis": lambda observed: _of_row(observed, getattr(observed.observation, "basis", ""), "basis"),
}
