"""Transform indicators into charts that tell no more than they say; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from briefgen import formats
from briefgen.document import Caption, Chart, Datum, Inlines, Panel, Point, State, Text
from briefgen.errors import Mistake
from briefgen.indicators import Entry, Indicator, Label, Observation, Status
from briefgen.language import Language
from briefgen.origins import Origin
from briefgen.quantities import Quantity
from briefgen.traversal import plain_text

Part = Literal["value", "change"]
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator at one period, as a chart is asked to show it; `name` replaces its own where given."""

    indicator: Indicator
    observation: Observation
    name: str = ""

    @property
    def label(self) -> Inlines:
        own: Label = self.indicator.name
        return (Text(self.name),) if self.name else (Text(own.text, own.origin),)


@dataclass(frozen=True, slots=True)
class Share:
    """A part and its whole; without a whole the part is a percentage of `whole_name`."""

    part: Measured
    whole: Measured | None
    whole_name: str


@dataclass(frozen=True, slots=True)
class Words:
    """The caption and the note of a chart."""

    title: Inlines
    note: Inlines = ()


def dots(shown: Sequence[Measured], part: Part, words: Words, language: Language, ordered: bool = False) -> Chart:
    """Dots on a common scale, for growth rates; the largest first unless the template orders."""
    return _points("dots", shown, part, words, language, ordered)


def bars(shown: Sequence[Measured], part: Part, words: Words, language: Language, ordered: bool = False) -> Chart:
    """Bars on a common scale, for counts and levels; the largest first unless the template orders."""
    return _points("bars", shown, part, words, language, ordered)


def _points(
    kind: Literal["dots", "bars"],
    shown: Sequence[Measured],
    part: Part,
    words: Words,
    language: Language,
    ordered: bool,
) -> Chart:
    points = [_point(each, part, language) for each in shown]
    _require_a_scale(shown, part, points)
    if not ordered:
        points.sort(key=lambda point: (point.number is None, -(point.number or 0)))
    alternative = _sentence([_told(point, language) for point in points], language)
    note = (*_legend(shown, points, language), *words.note)
    return Chart(kind, Caption("figure", words.title), tuple(points), (), note, alternative)


def _legend(shown: Sequence[Measured], points: Sequence[Point], language: Language) -> Inlines:
    """What filled and hollow marks are, as far as they are drawn; nothing where all are filled."""
    states = {point.state for point in points if point.number is not None}
    if not states & {"bounded", "expected"}:
        return ()
    words, statuses = language.chart_sentences, dict.fromkeys(each.observation.status for each in shown)
    named = [
        words["legend_status"].format(status=language.printed_statuses[status])
        for status in statuses
        if status is not Status.ACTUAL
    ]
    hollow = "legend_dashed" if "bounded" in states else "legend_hollow"
    kinds = (("actual", "legend_actual"), ("bounded", "legend_bounded"), ("expected", hollow))
    told = [words[key].format(statuses=language.list_separator.join(named)) for state, key in kinds if state in states]
    legend = words["legend_joint"].join(told) + words["end"]
    return (Text(legend[0].upper() + legend[1:] + (" " if language.spaced else "")),)


def _point(shown: Measured, part: Part, language: Language) -> Point:
    """A mark for a number; words such as 翻番 have no place on a scale: they are printed without a mark."""
    entry = _entry(shown, part)
    if entry is None:
        return Point(shown.label, "missing")
    if isinstance(entry.content, str):
        return Point(shown.label, "missing", _datum(shown, part, language))
    return Point(
        shown.label, _state(entry.content, shown.observation), _datum(shown, part, language), entry.content.number
    )


def _entry(shown: Measured, part: Part) -> Entry | None:
    return shown.observation.value if part == "value" else shown.observation.change


def _state(quantity: Quantity, observation: Observation) -> State:
    if observation.status is not Status.ACTUAL:
        return "expected"
    return "actual" if quantity.is_exact else "bounded"


def _datum(shown: Measured, part: Part, language: Language) -> Datum:
    """The figure worded as in the text: 预计11%左右."""
    entry = _entry(shown, part)
    assert entry is not None
    made = formats.datum(entry.content, formats.source_of(shown.indicator, shown.observation, part, entry), language)
    return formats.with_status(made, shown.observation.status, language)


def _require_a_scale(shown: Sequence[Measured], part: Part, points: Sequence[Point]) -> None:
    """A chart of nothing or of one mark is not a chart; two units have no common axis."""
    numbers = [point for point in points if point.number is not None]
    if not numbers:
        raise Mistake("T321", names="、".join(plain_text(each.label) for each in shown) or "—")
    if len(numbers) == 1:
        raise Mistake("T322", name=plain_text(numbers[0].label))
    _require_one_unit([entry for each in shown if (entry := _entry(each, part))])


def _require_one_unit(entries: Sequence[Entry]) -> None:
    """Raises Mistake with a cell for each unit there is."""
    found: dict[str, Origin] = {}
    for entry in entries:
        if isinstance(entry.content, Quantity):
            found.setdefault(entry.content.unit, entry.origins[0])
    if len(found) > 1:
        raise Mistake("T323", units="、".join(f"{unit or '—'} {cell}" for unit, cell in sorted(found.items())))


def _told(point: Point, language: Language) -> str:
    sentences = language.chart_sentences
    label = plain_text(point.label)
    if point.datum is None:
        return sentences["missing"].format(label=label)
    return sentences["point"].format(label=label, value=point.datum.text)


def _sentence(parts: Sequence[str], language: Language) -> str:
    sentences = language.chart_sentences
    return sentences["joint"].join(parts) + sentences["end"]


def parts_of_wholes(shares: Sequence[Share], words: Words, language: Language) -> Chart:
    """Panels, each with its own whole as full length; the remainder is never printed."""
    if not shares:
        raise Mistake("T321", names="—")
    panels = tuple(_panel(share, language) for share in shares)
    alternative = _sentence([_panel_told(panel, language) for panel in panels], language)
    return Chart("parts", Caption("figure", words.title), (), panels, words.note, alternative)


def _panel(share: Share, language: Language) -> Panel:
    part = _quantity(share.part)
    part_datum = _datum(share.part, "value", language)
    if share.whole is None:
        if part.unit != "%":
            raise Mistake("T325", name=plain_text(share.part.label), unit=part.unit or "—", cell=_cell(share.part))
        _require_part(part.number, HUNDRED, share)
        whole = Text("100%")
        return Panel((Text(share.whole_name),), whole, HUNDRED, share.part.label, part_datum, part.number)
    total = _quantity(share.whole)
    _require_one_unit([entry for each in (share.part, share.whole) if (entry := _entry(each, "value"))])
    _require_part(part.number, total.number, share)
    label = (Text(share.whole_name),) if share.whole_name else share.whole.label
    whole_datum = _datum(share.whole, "value", language)
    return Panel(label, whole_datum, total.number, share.part.label, part_datum, part.number)


def _require_part(part: Decimal, whole: Decimal, share: Share) -> None:
    if part < 0 or part > whole or whole <= 0:
        cells = {"cell": _cell(share.part), "whole_cell": _cell(share.whole) if share.whole else "100%"}
        raise Mistake("T326", name=plain_text(share.part.label), part=part, whole=whole, **cells)


def _cell(shown: Measured) -> Origin:
    value = shown.observation.value
    return value.origins[0] if value else shown.observation.origin


def _quantity(shown: Measured) -> Quantity:
    entry = shown.observation.value
    if entry is None or isinstance(entry.content, str):
        raise Mistake("T324", name=plain_text(shown.label), cell=shown.observation.origin)
    return entry.content


def _panel_told(panel: Panel, language: Language) -> str:
    return language.chart_sentences["panel"].format(
        whole_label=plain_text(panel.whole_label),
        whole=panel.whole.text,
        part_label=plain_text(panel.part_label),
        part=panel.part.text,
    )
