"""A chart of any kind comes to be exactly the chart that a build would draw, or it is left and that is said."""

import io
from dataclasses import replace
from decimal import Decimal
from functools import cache
from zipfile import ZipFile

import pytest

from briefgen.indicators import Dataset, Entry, Observation
from briefgen.quantities import Quantity
from briefgen.readers.docx import read
from briefgen.refreshing import ChartState, Held, NewPacket, Refreshed, refreshed
from tests.charts.scene import data
from tests.docx.test_docx_courses import CALLS
from tests.readers.making import word_of
from tests.refreshing.scene import DATE


def moved(dataset: Dataset, share: Decimal) -> Dataset:
    """The same with every number a little larger, in as many digits."""
    indicators = (
        replace(each, observations=tuple(_moved(one, share) for one in each.observations))
        for pillar in dataset.pillars
        for each in pillar.indicators
    )
    return replace(dataset, pillars=(replace(dataset.pillars[0], indicators=tuple(indicators)),))


def _moved(observation: Observation, share: Decimal) -> Observation:
    value = observation.value
    if value is None or not isinstance(value.content, Quantity):
        return observation
    number = (value.content.number * share).quantize(Decimal("0.01"))
    return replace(observation, value=Entry(replace(value.content, number=number), value.origins))


@cache
def written(name: str, share: Decimal) -> bytes:
    return word_of(f'{{{{ chart({CALLS[name]}, title="图") }}}}', moved(data(), share))


def with_figures(name: str, before: Decimal, after: Decimal) -> Refreshed:
    content, built = written(name, before), written(name, after)
    told = read(built).record
    assert told is not None
    return refreshed(
        content, read(content), Held("w.xlsx", "1", moved(data(), after), DATE), NewPacket(built, told)
    ).output


def charts(content: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(content)) as archive:
        names = (each for each in archive.namelist() if each.startswith(("word/charts/chart", "word/embeddings/")))
        return {each: archive.read(each).partition(b"?>\n")[2] or archive.read(each) for each in names}


@pytest.mark.parametrize("name", CALLS)
def test_it_is_the_chart_of_a_build(name: str) -> None:
    before, after = Decimal("1.1"), Decimal("1.21")
    made = with_figures(name, before, after)
    assert {each.state for each in made.charts} == {ChartState.UPDATED}
    assert charts(made.content) == charts(written(name, after))
    assert (made.left, made.proposed) == ((), ())
