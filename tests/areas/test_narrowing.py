"""Rows that stand as they stood are left out of a reading, and nobody can tell by what is read."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.areas import gathered, seen_from
from briefgen.diagnostics import Diagnostic, Warned
from briefgen.indicators import NOWHERE, Dataset, Partial
from briefgen.limits import USUAL_LIMITS
from briefgen.pipeline import packets, sources
from briefgen.pipeline.packets import Wanted, build_areas
from briefgen.quantities import HOUSE_RULES
from briefgen.settings import Settings
from briefgen.workbook import Read, read_again
from briefgen.workbook.narrowing import Earlier
from tests.areas.scene import Row, figures, folder, three, workbook

AREAS = ("甲区", "乙区", "丙区", "丁区")
ROWS = tuple(row for area in AREAS for row in figures(area, gdp=100, firms=5))
COLUMN = {"unit": 3, "value": 6, "change": 7, "name": 2, "area": 5, "code": 1, "pillar": 0, "period": 4}


def again(content: bytes, earlier: Earlier | None = None) -> Warned[Read]:
    return read_again(content, "w.xlsx", HOUSE_RULES, USUAL_LIMITS, earlier)


def after(before: bytes, now: bytes, codes: frozenset[str] = frozenset()) -> Warned[Read]:
    """What is read of a workbook after another reading of it."""
    told = again(before).output.digests
    assert told is not None
    return again(now, Earlier(told, frozenset(), codes))


def own(dataset: Dataset, area: str) -> Dataset:
    """What the area says of itself, without the rows of others."""
    made = seen_from(gathered(dataset), area).output
    pillars = tuple(
        replace(pillar, indicators=tuple(replace(each, survey=NOWHERE) for each in pillar.indicators))
        for pillar in made.pillars
    )
    return replace(made, pillars=pillars)


def of_area(found: Warned[Read], area: str) -> list[Diagnostic]:
    places = found.output.dataset.area_of_row
    return [each for each in found.diagnostics if places.get((each.where.sheet, each.where.row)) == area]  # type: ignore[union-attr]  # cells


EDITS = st.tuples(
    st.integers(0, len(ROWS) - 1),
    st.sampled_from(list(COLUMN)),
    st.sampled_from([7, "超30亿元", "12,x", None, "家", "乙区", "戊区", "firms", "2023年", "main", "其他"]),
)


BLANKS = st.lists(st.tuples(st.integers(0, len(ROWS) - 1), st.sampled_from(["unit", "name", "pillar"])), max_size=6)
"""Cells that a row need not repeat: the first row of its indicator that has them says it for all."""


def edited(rows: Iterable[Row], edits: Iterable[tuple[int, str, object]]) -> list[Row]:
    made = [list(row) for row in rows]
    for at, column, content in edits:
        made[at][COLUMN[column]] = content
    return [tuple(row) for row in made]


@settings(max_examples=150)
@given(BLANKS, st.lists(EDITS, min_size=1, max_size=3), st.booleans())
def test_what_is_read_of_a_changed_area_is_what_a_whole_reading_gives(
    blanks: list[tuple[int, str]], edits: list[tuple[int, str, object]], shifts: bool
) -> None:
    before = edited(ROWS, [(at, column, None) for at, column in blanks])
    now = edited(before, edits)
    changed = {
        str(area) for old, new in zip(before, now, strict=True) if old != new for area in (old[5], new[5]) if area
    }
    if shifts:
        now, changed = [*figures("甲区", "2022年", gdp=90), *now], {*AREAS}
    less, whole = after(workbook(before, quotes=()), workbook(now, quotes=())), again(workbook(now, quotes=()))
    for area in changed & {label.own for label in whole.output.dataset.areas}:
        assert own(less.output.dataset, area) == own(whole.output.dataset, area)
        assert of_area(less, area) == of_area(whole, area)
    assert less.output.dataset.areas == whole.output.dataset.areas
    assert all(each in whole.diagnostics for each in less.diagnostics)
    left_out = [each for each in whole.diagnostics if each not in less.diagnostics]
    assert all(_in_an_area(each, whole) for each in left_out)


def _in_an_area(found: Diagnostic, read: Warned[Read]) -> bool:
    where = found.where
    return (where.sheet, where.row) in read.output.dataset.area_of_row  # type: ignore[union-attr]  # cells


def test_only_the_rows_that_changed_are_read() -> None:
    rows = [*three(), *(row for number in range(50) for row in figures(f"{number}区", gdp=number + 1, firms=3))]
    changed = list(rows)
    changed[60] = (*changed[60][:6], 999, *changed[60][7:])
    less = after(workbook(rows, quotes=()), workbook(changed, quotes=())).output
    assert less.is_narrowed
    gdp, firms = (less.dataset.indicator(code) for code in ("gdp", "firms"))
    assert gdp is not None
    assert firms is not None
    assert len(gdp.survey.observations) == len({*less.dataset.areas})
    assert len(firms.survey.observations) < 5


def test_of_indicators_that_are_asked_about_all_rows_are_read() -> None:
    now = workbook(three({"甲区": 150}), quotes=())
    less = after(workbook(three(), quotes=()), now, frozenset({"gdp"})).output
    gdp = less.dataset.indicator("gdp")
    assert gdp is not None
    assert {each.area for each in gdp.everywhere} == {"甲区", "乙区", "丙区"}


def test_asking_for_what_was_left_out_is_no_wrong_answer() -> None:
    less = after(workbook(three(), quotes=()), workbook(three({"甲区": 150}), quotes=())).output
    firms = less.dataset.indicator("firms")
    assert firms is not None
    with pytest.raises(Partial):
        _ = firms.everywhere


@pytest.mark.parametrize(
    ("cover", "lead", "rows"),
    [
        ({"标题": "{地区}简报", "报告期": "2023年"}, "{地区}向前。", three()),
        (None, "{地区}向上。", three()),
        (
            None,
            "{地区}向前。",
            (*three(), ("main", "gdp", "地区生产总值", "亿元", "2024年", None, 5, None, None, None)),
        ),
    ],
)
def test_where_anything_beside_the_rows_changed_all_are_read(
    cover: dict[str, str] | None, lead: str, rows: tuple[Row, ...]
) -> None:
    now = workbook(rows, cover, quotes=(), lead=lead)
    less = after(workbook(three(), quotes=()), now).output
    assert not less.is_narrowed or len(rows) > 6


def test_a_packet_that_begins_to_ask_others_is_made_from_all_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its figure crosses a line, and it says a rank that it did not say before."""
    claimed = "{% claim 地区生产总值 is rank(1) %}，居第一{% otherwise %}，不是最多{% endclaim %}"
    words = f"# 概况 {{.section}}\n\n{{{{ 地区生产总值 }}}}{{% if 地区生产总值 > 250 %}}{claimed}{{% endif %}}。\n"
    place = folder(tmp_path, workbook(three({"丙区": 200}), quotes=()), words)
    build_areas(place, Settings(areas=("all",)), Wanted())
    readings: list[bool] = []
    read = sources.shared_source

    def watched(*arguments: object) -> object:
        found = read(*arguments)  # type: ignore[arg-type]  # as given
        readings.append(found.output.is_narrowed)
        return found

    monkeypatch.setattr(packets, "shared_source", watched)
    (place / "w.xlsx").write_bytes(workbook(three({"丙区": 300}), quotes=()))
    outcomes = {
        each.area: each for each in build_areas(place, Settings(areas=("all",), to=("text",)), Wanted()).outcomes
    }
    assert "300亿元，居第一。" in outcomes["丙区"].outputs[0].read_text(encoding="utf-8")
    assert readings[0]
    assert not readings[-1]
