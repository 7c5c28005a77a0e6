"""Transform a Dataset of many areas into the Dataset that one of them has of itself and of the others; pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import TypeVar

from briefgen.diagnostics import Diagnostic, Warned, error, warning
from briefgen.document import Document, Text
from briefgen.errors import Mistake
from briefgen.indicators import (
    CoverItem,
    Dataset,
    Honour,
    Indicator,
    Label,
    Observation,
    PicturePlace,
    Pillar,
    Question,
    Quote,
    Survey,
)
from briefgen.origins import Origin
from briefgen.traversal import walk

AREA = re.compile(r"[{｛]\s*(?:地区|area)\s*[}｝]", re.IGNORECASE)
PARENT = re.compile(r"[{｛]\s*(?:上级地区|parent area)\s*[}｝]", re.IGNORECASE)
ALL = frozenset({"all", "全部", "所有"})
"""What stands for every area."""
NAMING = frozenset({"area", "parent_area"})
"""Lines of the cover that name an area, and are no words about one."""
Placed = TypeVar("Placed", Quote, Honour, PicturePlace)


def gathered(dataset: Dataset) -> Dataset:
    """The same dataset, ready to be seen from any of its areas: all rows of an indicator are in one survey, which every
    packet shares. A dataset whose rows name no area comes back as it is."""
    if not dataset.areas:
        return dataset
    base = base_area(dataset)
    pillars = tuple(
        replace(pillar, indicators=tuple(_gathered(each, base) for each in pillar.indicators))
        for pillar in dataset.pillars
    )
    return replace(dataset, pillars=pillars, areas=_with_base(dataset))


def _with_base(dataset: Dataset) -> tuple[Label, ...]:
    """The area of the cover is one of them also where its rows leave the name out."""
    label = dataset.cover_label("area")
    named = label is None or any(each.own == label.own for each in dataset.areas)
    return dataset.areas if named or label is None else (label, *dataset.areas)


def _gathered(indicator: Indicator, base: str) -> Indicator:
    every = (*indicator.observations, *indicator.survey.observations)
    rows = (replace(each, area=base) if base and not each.area else each for each in every)
    own = [each for each in indicator.observations if not base]
    return replace(indicator, observations=tuple(own), survey=Survey(tuple(rows)))


def about(dataset: Dataset, area: str) -> Dataset:
    """What a dataset as it was read says to a packet of that area; itself where the packet names none."""
    return seen_from(gathered(dataset), area).output if area else dataset


def base_area(dataset: Dataset) -> str:
    """The area that the cover names, as rows name it; empty where it names none."""
    label = dataset.cover_label("area")
    return label.own if label else ""


def packet_areas(dataset: Dataset) -> tuple[str, ...]:
    """Every area that can have a packet of its own, as rows name it: those that hold the others have none."""
    return tuple(each.own for each in area_labels(dataset))


def area_labels(dataset: Dataset) -> tuple[Label, ...]:
    """The same with the cells that name them, and in the words of the packet's language."""
    wholes = dataset.wholes
    return tuple(each for each in dataset.areas if each.own not in wholes)


def asked_areas(dataset: Dataset, asked: Iterable[str]) -> tuple[str, ...]:
    """The areas that are meant, by their names in either language; `all` are those that can have a packet.

    Raises Mistake (W282) for a name that no row has.
    """
    named = tuple(asked)
    if any(each.lower() in ALL for each in named):
        return packet_areas(dataset)
    known = {name: each.own for each in dataset.areas for name in (each.own, each.text)}
    return tuple(dict.fromkeys(_meant(each, known) for each in named))


def _meant(asked: str, known: dict[str, str]) -> str:
    if asked not in known:
        near = get_close_matches(asked, known, 3, 0.4)
        raise Mistake("W282", area=asked, near="、".join(near) or "、".join(list(known)[:5]) or "—", count=len(known))
    return known[asked]


def seen_from(dataset: Dataset, area: str, asked: set[Question] | None = None) -> Warned[Dataset]:
    """What a gathered dataset is for one of its areas: that area's rows are the packet's own, its name stands on the
    cover, and {地区} in words of the cover and of the pillars is its name. `asked` collects what is
    asked of the others.

    An error (W280) for words that name the area of the cover where another's packet is made.
    """
    base = base_area(dataset)
    label = _label(dataset, area)
    named = _Named(label, dataset.cover_label("parent_area"))
    cover = (*(each for each in named.cover(dataset.cover) if each.key != "area"), CoverItem("area", label))
    pillars = tuple(_seen(named.pillar(each), area, asked) for each in dataset.pillars)
    made = replace(
        dataset,
        cover=cover,
        pillars=pillars,
        quotes=_placed(dataset.quotes, area, base),
        honours=_placed(dataset.honours, area, base),
        pictures=_placed(dataset.pictures, area, base),
        cover_area=base,
    )
    return Warned(made, tuple(_of_another(made, base)) if base and area != base else ())


def _label(dataset: Dataset, area: str) -> Label:
    labels = (*dataset.areas, *filter(None, (dataset.cover_label("area"), dataset.cover_label("parent_area"))))
    return next((each for each in labels if each.own == area), None) or Label(area, Origin(dataset.workbook, ""))


def _seen(pillar: Pillar, area: str, asked: set[Question] | None) -> Pillar:
    return replace(pillar, indicators=tuple(_from(each, area, asked) for each in pillar.indicators))


def _from(indicator: Indicator, area: str, asked: set[Question] | None) -> Indicator:
    own = tuple(map(_without_area, indicator.survey.of(area)))
    return replace(indicator, observations=own, own_area=area, asked=asked)


def _without_area(observation: Observation) -> Observation:
    return replace(observation, area="")


def _placed(things: tuple[Placed, ...], area: str, base: str) -> tuple[Placed, ...]:
    return tuple(each for each in things if (each.area or base or area) == area)


class _Named:
    """Puts the names of an area and of the one above it where words leave room for them."""

    def __init__(self, area: Label, parent: Label | None) -> None:
        self._area, self._parent = area, parent

    def cover(self, items: Iterable[CoverItem]) -> tuple[CoverItem, ...]:
        return tuple(replace(each, content=self.label(each.content)) for each in items)

    def pillar(self, pillar: Pillar) -> Pillar:
        lead = self.label(pillar.lead) if pillar.lead else None
        subtitle = self.label(pillar.subtitle) if pillar.subtitle else None
        return replace(pillar, title=self.label(pillar.title), subtitle=subtitle, lead=lead)

    def label(self, label: Label) -> Label:
        if "{" not in label.own + label.text and "｛" not in label.own + label.text:
            return label
        translated = self.label(label.translated) if label.translated else None
        own = label.translated is None
        return replace(label, text=self._words(label.text, own=own), translated=translated)

    def _words(self, text: str, *, own: bool) -> str:
        area, parent = (each.own if own else each.text for each in (self._area, self._parent or self._area))
        return PARENT.sub(parent, AREA.sub(area, text))


def _of_another(dataset: Dataset, base: str) -> Iterator[Diagnostic]:
    """Words that are about the area of the cover: in the packet of another they would be untrue."""
    lines = (each.content for each in dataset.cover if each.key not in NAMING)
    words = (each for pillar in dataset.pillars for each in (pillar.title, pillar.subtitle, pillar.lead) if each)
    for label in (*lines, *words):
        if base in label.own:
            yield error("W280", label.cell, words=label.own, area=base)


def of_no_area(dataset: Dataset) -> Iterator[Diagnostic]:
    """An error (W286) for each row that names no area where others do and the cover does not say whose it is: it would
    be ranked among them."""
    if not dataset.areas or base_area(dataset):
        return
    for indicator in dataset.indicators:
        for each in (*indicator.observations, *indicator.survey.of("")):
            yield error("W286", each.origin, name=indicator.name)


def in_rows_of(diagnostics: Iterable[Diagnostic], dataset: Dataset) -> Mapping[str, tuple[Diagnostic, ...]]:
    """What was found in a workbook by the area of the row; under no name what concerns every packet."""
    found: dict[str, list[Diagnostic]] = {}
    for each in diagnostics:
        is_own = isinstance(each.where, Origin) and not each.where.foreign
        place = (each.where.sheet, each.where.row) if is_own and isinstance(each.where, Origin) else ("", 0)
        found.setdefault(dataset.area_of_row.get(place, ""), []).append(each)
    return {area: tuple(those) for area, those in found.items()}


def told_of_another(document: Document, dataset: Dataset) -> Iterator[Diagnostic]:
    """A warning (W281) for each text of a template that names the area of the cover in the packet of another."""
    base = dataset.cover_area
    if not base or base == dataset.own_area:
        return
    for node in dict.fromkeys(each for each in walk(document) if isinstance(each, Text)):
        if base in node.text and node.where is not None and not isinstance(node.where, Origin):
            yield warning("W281", node.where, words=node.text.strip()[:40], area=base)
