"""Transform indicators and areas into one table, a row for each area; pure."""

from collections.abc import Sequence

from briefgen import formats
from briefgen.claims import computed_place
from briefgen.document import Caption, Cell, Column, Inlines, Reference, Row, Table, Text
from briefgen.errors import Mistake
from briefgen.indicators import PLACE, Dataset, Indicator, Label, Observation, Status
from briefgen.language import Language

MOST_COLUMNS = 8
"""So many indicators stand beside the names of areas on a sheet."""


def area_table(
    dataset: Dataset,
    language: Language,
    shown: Sequence[Indicator],
    areas: Sequence[Label],
    title: Inlines,
    ranked: bool,
) -> Table:
    """The values of some indicators in some areas; with `ranked` the place of each value beside it.

    Raises Mistake (T388, T389) for more indicators than a sheet is wide, and for none.
    """
    most = MOST_COLUMNS // 2 if ranked else MOST_COLUMNS
    if len(shown) > most:
        raise Mistake("T388", count=len(shown), most=most)
    if not shown or not areas:
        raise Mistake("T389")
    columns = (
        Column("stub", (Text(language.tables.area),)),
        *(column for each in shown for column in _columns(each, dataset, language, ranked)),
    )
    rows = tuple(Row((_named(area), *_cells(area, shown, dataset, language, ranked))) for area in areas)
    return Table(Caption("table", title), columns, rows, "plain", _note(shown, areas, dataset, language))


def _columns(indicator: Indicator, dataset: Dataset, language: Language, ranked: bool) -> tuple[Column, ...]:
    unit = formats.unit_in_table(indicator.unit, _any_value(indicator, dataset), language) if indicator.unit else ""
    note = (Text(language.tables.bracketed.format(unit=unit), indicator.unit.origin),) if indicator.unit else ()
    value = Column("value", (Text(indicator.name.text, indicator.name.origin),), note)
    return (value, Column("rank", (Text(language.tables.rank),))) if ranked else (value,)


def _any_value(indicator: Indicator, dataset: Dataset) -> formats.Content | None:
    """Whatever number tells in which unit the language prints the indicator."""
    rows = (*indicator.observations, *indicator.survey.at(dataset.period)[:1])
    return next((each.value.content for each in rows if each.value), None)


def _named(area: Label) -> Inlines:
    return (Text(area.text, area.origin),)


def _cells(
    area: Label, shown: Sequence[Indicator], dataset: Dataset, language: Language, ranked: bool
) -> tuple[Inlines, ...]:
    cells: list[Inlines] = []
    for indicator in shown:
        row = indicator.at(dataset.period, area.own)
        cells.append(_value(indicator, row, language))
        if ranked:
            cells.append(_place(indicator, row, dataset, language))
    return tuple(cells)


def _value(indicator: Indicator, row: Observation | None, language: Language) -> Inlines:
    if row is None or row.value is None:
        return (Text(language.tables.missing),)
    made = formats.number_only(row.value.content, formats.source_of(indicator, row, "value", row.value), language)
    return (formats.with_status(made, row.status, language) if row.status is not Status.ACTUAL else made,)


def _place(indicator: Indicator, row: Observation | None, dataset: Dataset, language: Language) -> Inlines:
    entry = computed_place(dataset, indicator, row) if row else None
    if entry is None or row is None:
        return (Text(language.tables.missing),)
    source = Cell(Reference(indicator.code, row.area, row.period.code, PLACE), entry.origins)
    return (formats.number_only(entry.content, source, language),)


def _note(shown: Sequence[Indicator], areas: Sequence[Label], dataset: Dataset, language: Language) -> Inlines:
    rows = (each.at(dataset.period, area.own) for each in shown for area in areas)
    missing = any(row is None or row.value is None for row in rows)
    return (Text(language.tables.missing_note.strip()),) if missing else ()
