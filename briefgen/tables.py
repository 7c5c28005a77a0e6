"""Transform a pillar into its table of indicators; pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen import formats
from briefgen.document import Caption, Column, ColumnRole, Datum, Inlines, Row, Table, Text
from briefgen.indicators import Entry, Indicator, Observation, Status
from briefgen.language import Language
from briefgen.periods import Period

EVERY_COLUMN: tuple[ColumnRole, ...] = ("stub", "unit", "value", "change", "rank", "remark")


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator with its observation at the period of the table."""

    indicator: Indicator
    observation: Observation


def indicator_table(indicators: Sequence[Indicator], period: Period, title: Inlines, language: Language) -> Table:
    """指标, 单位, 2024年, 较上年, 位次, 说明; a column that is empty throughout disappears."""
    lines = _lines(indicators, period)
    cells = [_cells(line, _indent(line, lines) > 0, language) for line in lines]
    kept = [index for index in range(len(EVERY_COLUMN)) if index < 3 or any(row[index] for row in cells)]
    rows = tuple(
        Row(tuple(row[index] for index in kept), _indent(line, lines), _is_joined(position, lines))
        for position, (line, row) in enumerate(zip(lines, cells, strict=True))
    )
    columns = tuple(_column(EVERY_COLUMN[index], period, language) for index in kept)
    return Table(Caption("table", title), columns, rows, "indicators", _note(lines, language))


def _lines(indicators: Sequence[Indicator], period: Period) -> tuple[Line, ...]:
    found = ((indicator, indicator.at(period)) for indicator in indicators)
    return tuple(Line(indicator, observation) for indicator, observation in found if observation is not None)


def _column(role: ColumnRole, period: Period, language: Language) -> Column:
    words = language.tables
    titles = {
        "stub": words.indicator,
        "unit": words.unit,
        "value": formats.period(period, language),
        "change": words.change,
        "rank": words.rank,
        "remark": words.remark,
    }
    note = (Text(words.percent),) if role == "change" else ()
    return Column(role, (Text(titles[role]),), note)


def _cells(line: Line, is_part: bool, language: Language) -> tuple[Inlines, ...]:
    return (
        _stub(line, is_part, language),
        _unit(line, language),
        _value(line, language),
        _change(line, language),
        _rank(line, language),
        _remark(line, language),
    )


def _stub(line: Line, is_part: bool, language: Language) -> Inlines:
    """The name; 其中 stands before a part whose whole is in the same table, and nowhere else."""
    name = line.indicator.name
    words = Text(name.text, name.origin)
    return (Text(language.tables.of_which), words) if is_part else (words,)


def _unit(line: Line, language: Language) -> Inlines:
    unit, entry = line.indicator.unit, line.observation.value
    if unit is None:
        return (Text(language.tables.missing),)
    return (Text(formats.unit_in_table(unit, entry.content if entry else None, language), unit.origin),)


def _value(line: Line, language: Language) -> Inlines:
    entry = line.observation.value
    if entry is None:
        return (Text(language.tables.missing),)
    return (_number(line, "value", entry, language),)


def _change(line: Line, language: Language) -> Inlines:
    entry = line.observation.change
    return (_number(line, "change", entry, language),) if entry else ()


def _number(line: Line, part: str, entry: Entry, language: Language) -> Datum:
    return formats.number_only(
        entry.content, formats.source_of(line.indicator, line.observation, part, entry), language
    )


def _rank(line: Line, language: Language) -> Inlines:
    entry, peers = line.observation.rank, line.observation.peers
    if entry is None:
        return ()
    source = formats.source_of(line.indicator, line.observation, "rank", entry)
    return (formats.rank_in_table(entry.content, peers.text if peers else "", source, language),)


def _remark(line: Line, language: Language) -> Inlines:
    """预计 or 初步核算; nothing for what is actual."""
    if line.observation.status is Status.ACTUAL:
        return ()
    source = formats.status_source(line.indicator, line.observation)
    return (formats.status(line.observation.status, source, language),)


def _indent(line: Line, lines: Sequence[Line]) -> int:
    """How many wholes above it the table holds; a cycle of parents counts once."""
    parents = {each.indicator.code: each.indicator.parent for each in lines}
    depth, at, seen = 0, line.indicator.parent, {line.indicator.code}
    while at in parents and at not in seen:
        seen.add(at)
        depth, at = depth + 1, parents[at]
    return depth


def _is_joined(position: int, lines: Sequence[Line]) -> bool:
    """Whether a row belongs to the family of the row above: one group, or a part under its whole."""
    if position == 0:
        return False
    above, here = lines[position - 1].indicator, lines[position].indicator
    same_group = bool(here.group) and here.group == above.group
    return same_group or (bool(here.parent) and here.parent in (above.code, above.parent))


def _note(lines: Sequence[Line], language: Language) -> Inlines:
    words = language.tables
    missing = any(line.observation.value is None for line in lines)
    parts = any(_indent(line, lines) for line in lines)
    text = (words.missing_note if missing else "") + (words.parts_note if parts else "")
    return (Text(text.strip()),) if text else ()
