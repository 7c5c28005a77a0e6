"""Find what a template names, and call it by what tells it from its neighbours; pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefgen.charts.kinds import near
from briefgen.charts.marks import Measured
from briefgen.document import Inlines, Text
from briefgen.errors import Mistake
from briefgen.formats import period as period_words
from briefgen.indicators import Dataset, Indicator, Observation
from briefgen.language import Language
from briefgen.origins import Origin
from briefgen.periods import Period

Named = str | Indicator | tuple[Indicator, Observation]
"""How a template names an indicator: by name, by code, by itself, or at another period or in another area."""


@dataclass(frozen=True, slots=True)
class Spot:
    """An indicator at one period and in one area, whether or not the workbook has a row for it."""

    indicator: Indicator
    period: Period
    area: str


def indicator_named(dataset: Dataset, named: object) -> Indicator:
    """Raises Mistake for a name that no indicator has."""
    found = dataset.indicator(named) if isinstance(named, str) else None
    if found is None:
        known = [name for each in dataset.indicators for name in (each.code, each.name.text)]
        raise Mistake("T331", name=named, near=near(str(named), known))
    return found


def spot(dataset: Dataset, named: object) -> Spot:
    """What is named, at the period and in the area of the packet unless it says otherwise."""
    match named:
        case Indicator():
            return Spot(named, dataset.period, "")
        case (Indicator() as indicator, Observation() as observation):
            return Spot(indicator, observation.period, observation.area)
        case _:
            return Spot(indicator_named(dataset, named), dataset.period, "")


def measured(dataset: Dataset, named: object) -> Measured:
    """What is named with its row. Raises Mistake where there is none."""
    found = spot(dataset, named)
    observation = found.indicator.at(found.period, found.area)
    if observation is None:
        raise Mistake("T333", name=found.indicator.name, period=found.period)
    return Measured(found.indicator, observation)


def area_of(dataset: Dataset, asked: object) -> str:
    """The area as rows name it: that of the packet has no name there. Raises Mistake for one that no row names."""
    own, named = dataset.cover_label("area"), str(asked)
    known = {each for indicator in dataset.indicators for each in indicator.areas}
    if own and named in (own.text, own.own):
        return ""
    words = {other.text: chinese.text for chinese, other in dataset.translations}
    found = words.get(named, named)
    if found not in known:
        raise Mistake("T377", area=named, near=near(named, [*known, *([own.text] if own else [])]))
    return found


def told_apart(dataset: Dataset, spots: Sequence[Spot], language: Language) -> list[Inlines]:
    """What each is called: its name where the names differ, its area and period where these differ or are not the
    packet's."""
    several = len({each.indicator.code for each in spots}) > 1
    areas = {each.area for each in spots} != {""}
    periods = {each.period for each in spots} != {dataset.period}
    return [_called(dataset, each, (several or not (areas or periods), areas, periods), language) for each in spots]


def _area_words(dataset: Dataset, area: str, origin: Origin, language: Language) -> Text:
    """Areas are compared, and so not translated with the dataset: here one is printed."""
    said = {chinese.text: other for chinese, other in dataset.translations} if language.translates else {}
    return Text(said[area].text, said[area].origin) if area in said else Text(area, origin)


def _called(dataset: Dataset, found: Spot, shown: tuple[bool, bool, bool], language: Language) -> Inlines:
    row = found.indicator.at(found.period, found.area)
    origin = row.origin if row else found.indicator.name.origin
    own = dataset.cover_label("area")
    home = Text(own.text, own.origin) if own else Text(language.chart_sentences["own area"])
    words = (
        Text(found.indicator.name.text, found.indicator.name.origin),
        _area_words(dataset, found.area, origin, language) if found.area else home,
        Text(period_words(found.period, language), origin),
    )
    name, area, period = (word if wanted else None for word, wanted in zip(words, shown, strict=True))
    ordered = (name, area, period) if language.spaced else (area, name, period)
    parts = [each for each in ordered if each is not None]
    return tuple(
        replace(each, text=each.text + (language.list_separator if index < len(parts) - 1 and language.spaced else ""))
        for index, each in enumerate(parts)
    )
