"""Tell which words and figures of a chart over time are read together, as they stand beside one another; pure."""

from collections.abc import Iterator
from typing import assert_never

from briefgen.document import Chart, Series, Text


def read_together(chart: Chart) -> Iterator[object]:
    """What is read together in a chart of series: a period and its figure, a name and the figure at its line's end."""
    for series in chart.series:
        told = [point for point in series.points if point.datum is not None]
        match chart.kind:
            case "multiples":
                yield from told
            case "lines" if len(chart.series) == 1:
                yield from _periods_of(chart, series)
                yield series.label, told[-1].datum
            case "lines":
                yield *(point.datum for point in told[:-1]), series.label, told[-1].datum
            case "dots" | "bars" | "parts":
                pass
            case _:
                assert_never(chart.kind)


def _periods_of(chart: Chart, series: Series) -> Iterator[object]:
    """Each figure of a line alone, but the last, with the name of its period as it stands below the chart."""
    pairs = zip(chart.periods, series.points, strict=True)
    told = [(Text(period.name), point.datum) for period, point in pairs if point.datum is not None]
    yield from told[:-1]
