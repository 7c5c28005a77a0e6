"""Lay out what a side holds as facts that do not depend on the cells in which they stand; pure."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from briefgen.differing.values import Content, Fact, Facts, Key, Side
from briefgen.indicators import PARTS, Dataset, Entry, Indicator, Label, Observation
from briefgen.language import LANGUAGES
from briefgen.quantities import Bound, bounded
from briefgen.readers.recorded import Recorded, RecordedFigure

Held = Iterator[Fact]
BOUNDS = {each.value: each for each in Bound}


def facts_of(side: Side) -> Facts:
    """All that the workbook says, or what the record tells of the cells that were printed."""
    if side.dataset is not None:
        return Facts({each.key: each for each in _of_dataset(side.dataset)}, whole=True)
    found = _of_record(side.record) if side.record else iter(())
    return Facts({each.key: each for each in found}, whole=False)


def _of_dataset(dataset: Dataset) -> Held:
    for indicator in dataset.indicators:
        yield from _of_indicator(indicator)
    for pillar in dataset.pillars:
        labels = {"title": pillar.title, "subtitle": pillar.subtitle, "lead": pillar.lead, "agency": pillar.agency}
        yield from _labels(f"pillar:{pillar.code}", pillar.title.text, labels)
    for honour in dataset.honours:
        yield from _labels(honour.name.own, honour.name.text, {"name": honour.name, "held": honour.held})
    yield from _of_words(dataset)


def _of_words(dataset: Dataset) -> Held:
    """Words that belong to no indicator."""
    for quote in dataset.quotes:
        owner = f"quote:{quote.pillar}:{quote.speaker.own}"
        yield from _labels(owner, quote.speaker.text, {"content": quote.content, "office": quote.office})
    for place in dataset.pictures:
        labels = {
            "caption": place.caption,
            "file": place.file,
            "alternative": place.alternative,
            "credit": place.credit,
        }
        yield from _labels(f"picture:{place.code}", place.caption.text, labels)
    for item in dataset.cover:
        yield from _labels(f"cover:{item.key}", item.key, {"cover": item.content})
    for own, other in dataset.translations:
        yield from _labels(f"translation:{own.text}", own.text, {"translation": other})
    for waiver in dataset.waivers:
        yield from _labels(f"waiver:{waiver.sentence.text}", waiver.sentence.text, {"reason": waiver.reason})


def _labels(owner: str, name: str, labels: dict[str, Label | None]) -> Held:
    for part, label in labels.items():
        if label:
            yield Fact(Key(owner, part=part), name, label.text, (label.cell,))


def _of_indicator(indicator: Indicator) -> Held:
    name = indicator.name.text
    yield from _labels(indicator.code, name, {"name": indicator.name, "source": indicator.source})
    for each in indicator.everywhere:
        yield from _of_observation(indicator, each)


def _of_observation(indicator: Indicator, observation: Observation) -> Held:
    name = indicator.name.text

    def key(part: str) -> Key:
        return Key(indicator.code, observation.period.code, observation.area, part)

    for part in PARTS:
        entry = getattr(observation, part)
        if isinstance(entry, Entry):
            yield Fact(key(part), name, entry.content, entry.origins or (observation.origin,))
    yield Fact(key("status"), name, observation.status.value, (observation.status_origin or observation.origin,))
    for part, label in (("peers", observation.peers), ("note", observation.note)):
        if label:
            yield Fact(key(part), name, label.text, (label.cell,))
    if observation.basis:
        yield Fact(key("basis"), name, observation.basis, (observation.origin,))


# --- of a record ----------------------------------------------------------------------------------------------


def _of_record(record: Recorded) -> Held:
    """The figures that came from one cell; what was computed is told by its operands."""
    statuses = {words: status.value for status, words in LANGUAGES[record.language].statuses.items()}
    for figure in record.figures:
        if figure.indicator and not figure.rule:
            key = Key(figure.indicator, figure.period, figure.area, figure.part)
            content = statuses.get(figure.value, figure.value) if figure.part == "status" else _content(figure)
            yield Fact(key, figure.name, content, figure.cells)


def _content(figure: RecordedFigure) -> Content:
    """What the workbook held when the packet was made."""
    try:
        return bounded(Decimal(figure.value), figure.unit, BOUNDS[figure.bound])
    except (InvalidOperation, KeyError):
        return figure.value
