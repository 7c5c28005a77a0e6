"""Tell of figures that stand together and are given in two scales of one unit: 万元 in one row, 亿元 in the next."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from briefgen.diagnostics import Diagnostic, warning
from briefgen.indicators import Dataset, Indicator
from briefgen.quantities import RATE, dimension


def mixed_scales(dataset: Dataset) -> Iterator[Diagnostic]:
    """W310 for an indicator in another scale than the first one of its group, or than the whole that it is a part of.

    Rates are left out: % and ‰ are read apart.
    """
    told = set[str]()
    for first, other in _together(dataset):
        if first.unit and other.unit and _differ(first.unit.text, other.unit.text) and other.code not in told:
            told.add(other.code)
            units = {"one": first.unit, "other": other.unit, "first": first.name, "name": other.name}
            yield warning("W310", other.unit.cell, **units, place=first.unit.cell)


def _together(dataset: Dataset) -> Iterator[tuple[Indicator, Indicator]]:
    groups = defaultdict[tuple[str, str], list[Indicator]](list)
    for each in dataset.indicators:
        whole = dataset.indicator(each.parent) if each.parent else None
        if whole:
            yield whole, each
        if each.group:
            groups[each.pillar, each.group].append(each)
    yield from _with_first(groups.values())


def _with_first(groups: Iterable[Sequence[Indicator]]) -> Iterator[tuple[Indicator, Indicator]]:
    for group in groups:
        yield from ((group[0], other) for other in group[1:])


def _differ(one: str, other: str) -> bool:
    """Whether two units measure the same in other steps. 元 stands beside 亿元 where an amount is one a head."""
    return one != other and dimension(one) == dimension(other) != RATE and "元" not in (one, other)
