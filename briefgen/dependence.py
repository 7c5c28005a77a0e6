"""Tell by digests what a packet depends on: its own rows, and the answers to what it asked of other areas; pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256

from briefgen.claims import place_among_peers
from briefgen.indicators import PARTS, Dataset, Entry, Indicator, Label, Observation, Question
from briefgen.origins import Origin
from briefgen.quantities import Quantity


def digest(parts: Iterable[str]) -> str:
    """The digest of several texts in their order; no two lists of texts have the same."""
    return sha256("\0".join(each.replace("\0", "\0\0") for each in parts).encode()).hexdigest()


# --- what a workbook says -------------------------------------------------------------------------------------


def words_of(dataset: Dataset) -> Iterator[str]:
    """All that every area's packet takes from the workbook beside rows: cover, pillars, names, quotes, translations."""
    plain = (dataset.period, dataset.cover, dataset.quotes, dataset.honours, dataset.pictures, dataset.waivers)
    yield from map(repr, (*plain, dataset.translations, dataset.areas, dataset.cover_area, sorted(dataset.wholes)))
    for pillar in dataset.pillars:
        yield repr((pillar.code, pillar.title, pillar.subtitle, pillar.lead, pillar.agency))
        for each in pillar.indicators:
            named = (each.code, each.name, each.unit, each.parent, each.group, each.scope, each.direction, each.source)
            yield repr(named)


def figures_of(dataset: Dataset, area: str) -> Iterator[str]:
    """The rows of one area of a gathered dataset, with their cells: a packet prints both."""
    for indicator in dataset.indicators:
        yield indicator.code
        for each in indicator.survey.of(area):
            yield from _row(each)


def _row(row: Observation) -> Iterator[str]:
    yield row.period.code
    yield _place(row.origin)
    yield row.status.value
    yield row.basis
    for name in PARTS:
        entry = getattr(row, name)
        if entry is not None:
            yield name
            yield from _entry(entry)
    for label in (row.peers, row.note):
        yield from _label(label) if label else ("",)


def _entry(entry: Entry) -> Iterator[str]:
    content = entry.content
    yield f"{content.number:f} {content.bound.value} {content.decimals}" if isinstance(content, Quantity) else content
    yield content.unit if isinstance(content, Quantity) else ""
    yield from map(_place, entry.origins)


def _label(label: Label) -> tuple[str, ...]:
    return label.text, label.own, _place(label.origin)


def _place(origin: Origin) -> str:
    """A cell with its sheet and its file: a file that is called otherwise is cited otherwise."""
    return f"{origin.workbook}\n{origin.sheet}\n{origin.cell}"


# --- what other areas answer ----------------------------------------------------------------------------------


def answers(dataset: Dataset, questions: Iterable[Question]) -> str:
    """The digest of what other areas answer to these questions, by the dataset that the packet's own area sees."""
    return digest(part for each in sorted(questions) for part in (*each, *_answer(dataset, each)))


def _answer(dataset: Dataset, question: Question) -> Iterable[str]:
    kind, code, *about = question
    indicator = dataset.indicator(code)
    if indicator is None:
        return ("gone",)
    return ANSWERS[kind](dataset, indicator, *about)


def _rows_answer(_: Dataset, indicator: Indicator, area: str) -> Iterable[str]:
    return [part for each in indicator.survey.of(area) for part in _row(each)]


def _rank_answer(dataset: Dataset, indicator: Indicator, period: str, area: str) -> Iterable[str]:
    """The place, the room beside it and the cells that it rests on."""
    observation = indicator.named(period, area)
    return place_among_peers(dataset, indicator, observation) if observation else ("gone",)


def _everywhere_answer(_: Dataset, indicator: Indicator) -> Iterable[str]:
    """Worked out once for all packets that share a survey."""
    kept = indicator.survey.kept
    found = kept.get("everywhere")
    if not isinstance(found, str):
        found = kept["everywhere"] = digest(
            part for each in indicator.survey.observations for part in (each.area, *_row(each))
        )
    return (found,)


def _areas_answer(_: Dataset, indicator: Indicator) -> Iterable[str]:
    return indicator.survey.areas


ANSWERS: Mapping[str, Callable[..., Iterable[str]]] = {
    "rows": _rows_answer,
    "rank": _rank_answer,
    "everywhere": _everywhere_answer,
    "areas": _areas_answer,
}
"""How each kind of question is answered again."""
