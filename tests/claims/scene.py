"""Make workbooks of a few rows for claims, written as people type them: row("GDP", "超235亿元", previous="110亿元")."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from briefgen.claims import Argument, Proof, Subject, prove
from briefgen.indicators import (
    CoverItem,
    Dataset,
    Direction,
    Entry,
    Indicator,
    Label,
    Observation,
    Pillar,
    Status,
)
from briefgen.language.phrases import argument_from, asserted
from briefgen.origins import Origin
from briefgen.periods import period_from
from briefgen.quantities import Quantity, exact

COLUMNS = {"value": "F", "previous": "I", "change": "J", "rank": "L", "previous_rank": "M", "target": "O"}


def origin(cell: str) -> Origin:
    return Origin("w.xlsx", "指标", cell)


def label(text: str, cell: str) -> Label:
    return Label(text, origin(cell))


def entry(written: str, column: str, row: int) -> Entry:
    """A quantity where the text is one number with its bound and unit, else words; ranks have no unit."""
    unit = "%" if column == "change" else ""
    number = argument_from(written, unit)
    cell = origin(f"{COLUMNS.get(column, 'N')}{row}")
    content: Quantity | str = written if number is None or written.startswith("翻") else number
    return Entry(content, (cell,))


def observation(
    period: str = "2024",
    row: int = 2,
    *,
    peers: str = "",
    basis: str = "",
    area: str = "",
    status: Status = Status.ACTUAL,
    peer_count: int = 0,
    **cells: Any,
) -> Observation:
    """One row; value, previous, change, rank, previous_rank and target are written as in a workbook."""
    when = period_from(period)
    assert when is not None
    figures: dict[str, Any] = {column: entry(text, column, row) for column, text in cells.items() if text}
    return Observation(
        when,
        origin(f"A{row}"),
        status=status,
        status_origin=origin(f"H{row}"),
        peers=label(peers, f"N{row}") if peers else None,
        peer_count=Entry(exact(Decimal(peer_count), ""), (origin(f"P{row}"),)) if peer_count else None,
        basis=basis,
        area=area,
        **figures,
    )


def indicator(
    name: str,
    *observations: Observation,
    parent: str = "",
    scope: str = "",
    direction: Direction = Direction.UP,
) -> Indicator:
    return Indicator(
        name,
        label(name, "C2"),
        "p",
        None,
        observations,
        parent=parent,
        scope=scope,
        direction=direction,
    )


def dataset(*indicators: Indicator, parent_area: str = "") -> Dataset:
    pillar = Pillar("p", label("科技创新", "B2"), indicators=indicators)
    period = period_from("2024")
    assert period is not None
    cover = (CoverItem("parent_area", label(parent_area, "B9")),) if parent_area else ()
    return Dataset("w.xlsx", period, cover, (pillar,))


def subject(*indicators: Indicator, part: str = "value", parent_area: str = "") -> Subject:
    """The first observation of the first indicator."""
    made = dataset(*indicators, parent_area=parent_area)
    return Subject(made, indicators[0], indicators[0].observations[0], part)


def alone(value: str = "", previous: str = "", change: str = "", **others: Any) -> Subject:
    """One indicator with one row."""
    return subject(indicator("甲", observation(value=value, previous=previous, change=change, **others)))


def series(*values: str, first: int = 2024, part: str = "value") -> Subject:
    """One indicator over years, the latest first; `part` names the column that the values stand in."""
    cells: list[dict[str, Any]] = [{part: value} for value in values]
    rows = [observation(str(first - back), 2 + back, **each) for back, each in enumerate(cells)]
    return subject(indicator("甲", *rows))


def peers(own: str, *others: str, direction: Direction = Direction.UP, **cells: Any) -> Subject:
    """One row and those of other areas at the same period."""
    rows = [observation(row=3 + place, area=f"区{place}", value=value) for place, value in enumerate(others)]
    return subject(indicator("甲", observation(value=own, **cells), *rows, direction=direction))


def proved(about: Subject, test: str, *arguments: Argument) -> Proof:
    return prove(test, about, arguments)


def verdict(about: Subject, test: str, *arguments: Argument) -> str:
    return proved(about, test, *arguments).verdict.value


def said(about: Subject, phrase: str, language: str = "zh-CN") -> str:
    """The verdict on what a phrase asserts; the phrase is all that the text says."""
    (found,) = asserted(phrase, language)
    assert found.text == phrase, f"{phrase} was read as {found.text}"
    return prove(found.test, about, found.arguments).verdict.value


def shuffled(about: Subject, order: Iterable[int]) -> Subject:
    """The same subject with the rows of its indicator in another order."""
    rows = about.indicator.everywhere
    mixed = replace(about.indicator, observations=tuple(rows[place] for place in order))
    return Subject(dataset(mixed), mixed, about.observation, about.part)
