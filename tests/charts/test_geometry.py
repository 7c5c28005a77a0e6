"""A mark is as long, as high and as open as its figure; words overlap nothing. Measured on the finished pages."""

from decimal import Decimal
from itertools import combinations, pairwise
from itertools import count as count_up

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.document import AxisPeriod, Caption, Cell, Chart, Datum, Point, Reference, Series, Text
from briefgen.layout.labels import line_plot
from briefgen.layout.measures import text_width
from briefgen.layout.pages import Box, Disc, Item, Rule, TextRun
from briefgen.layout.placing import Area
from briefgen.layout.structure import Element, Tag
from tests.charts.scene import FACES, GDP, LONG_NAME, PRICE, RETAIL, SETTING, THEME, figure_items, pages

METRICS = THEME.charts
RIGHT = THEME.page.width - THEME.page.right
LEFT = THEME.page.left + THEME.page.labels
INK = THEME.palette.ink
TOLERANCE = 0.05
"""Two panels and their gutter are so much wider than the measure, which is that of A4 in millimetres."""


def rules(items: tuple[Item, ...]) -> list[Rule]:
    return [item for item in items if isinstance(item, Rule)]


def boxes(items: tuple[Item, ...]) -> list[Box]:
    return [item for item in items if isinstance(item, Box)]


def discs(items: tuple[Item, ...]) -> list[Disc]:
    return [item for item in items if isinstance(item, Disc)]


def words(items: tuple[Item, ...]) -> dict[str, TextRun]:
    return {item.text: item for item in items if isinstance(item, TextRun)}


def area(run: TextRun) -> Area:
    """Where its ink may stand; runs of one line that follow one another do not overlap."""
    width = text_width(run.text, run.face, run.size, FACES, 0.25)
    return Area(run.x + 0.01, run.baseline - 0.72 * run.size, run.x + width - 0.01, run.baseline + 0.1 * run.size)


def zero_line(items: tuple[Item, ...]) -> Rule:
    return next(each for each in rules(items) if each.weight == METRICS.zero_rule and each.colour == INK)


# --- bars and dots ----------------------------------------------------------------------------------------

FIRMS = '"digital", "special", "gazelle", "listed", "closed", "fewer", "unicorn", "station"'


def test_bars_are_as_long_as_their_figures_to_a_hundredth() -> None:
    items = figure_items('"digital", "special", "gazelle", "closed"')
    zero = zero_line(items).x
    filled, hollow, fallen = boxes(items)
    unit = filled.width / 56
    assert filled.x == pytest.approx(zero)
    assert hollow.width == pytest.approx(16 * unit, abs=0.01)
    assert fallen.width == pytest.approx(12 * unit, abs=0.01)
    assert fallen.x + fallen.width == pytest.approx(zero)


def test_a_bar_over_a_figure_has_no_end_and_one_about_a_figure_is_closed() -> None:
    items = figure_items('"digital", "special", "gazelle"')
    zero, (filled, about) = zero_line(items).x, boxes(items)
    end = zero + filled.width / 56 * 26
    sides = [each for each in rules(items) if each.weight == METRICS.bar_outline and each.colour != INK]
    assert sorted((each.x, each.to_x) for each in sides) == [
        pytest.approx((zero, zero)),
        pytest.approx((zero, end)),
        pytest.approx((zero, end)),
    ]
    assert (filled.fill, about.fill, bool(about.outline), about.dash) == (THEME.palette.river, "", True, ())


def test_what_is_expected_is_dashed_and_open_where_it_is_over() -> None:
    sides = [each for each in rules(figure_items('"digital", "listed"')) if each.dash]
    assert {each.dash for each in sides} == {METRICS.dash}
    assert len(sides) == 3


def test_a_fall_of_at_least_so_much_is_open_on_its_left() -> None:
    items = figure_items('"digital", "fewer"')
    zero = zero_line(items).x
    sides = [each for each in rules(items) if each.colour != INK]
    assert [each for each in sides if each.x == each.to_x and each.x != pytest.approx(zero)] == []
    assert min(each.x for each in sides) < zero


def test_zero_has_no_bar_and_neither_has_a_rank_but_both_have_their_words_beside_the_zero_line() -> None:
    items = figure_items('"digital", "special", "unicorn", "station"')
    assert len([each for each in boxes(items) if each.width > 0]) == 1
    zero, said = zero_line(items).x, words(items)
    assert said["0家"].x == pytest.approx(zero + METRICS.bar_label)
    assert said["—"].x == pytest.approx(zero + METRICS.missing_label)


def test_a_dot_at_zero_has_no_stem() -> None:
    items = figure_items('"price", "price", kind="dots", periods=["2023", "2024"], names=["a", "b", "c", "d"]')
    zero = zero_line(items).x
    at_zero = [each for each in discs(items) if each.x == pytest.approx(zero)]
    stems = [each for each in rules(items) if each.weight == METRICS.stem]
    assert len(at_zero) == 2
    assert all(each.y != pytest.approx(dot.y) for each in stems for dot in at_zero)


def test_rows_of_bars_are_equally_high_and_a_long_name_is_set_whole() -> None:
    items = figure_items(FIRMS)
    said = [item for item in items if isinstance(item, TextRun) and item.x < zero_line(items).x]
    assert LONG_NAME in "".join(run.text for run in said)
    assert all(area(run).right <= LEFT + METRICS.names + 0.01 for run in said)
    middles = sorted({round(run.baseline, 2) for run in words(items).values() if run.face == "hei-bold"})
    steps = {round(lower - upper, 2) for upper, lower in pairwise(middles)}
    assert len(steps) == 1


# --- lines ------------------------------------------------------------------------------------------------


def test_points_of_a_line_are_as_high_as_their_figures_to_a_hundredth() -> None:
    items = figure_items('"gdp", kind="line"')
    base = zero_line(items).y
    heights = [base - each.y for each in discs(items)]
    figures = [*GDP.values(), 1700]
    unit = heights[0] / figures[0]
    assert heights == [pytest.approx(figure * unit, abs=0.01) for figure in figures]
    steps = [later.x - earlier.x for earlier, later in pairwise(discs(items))]
    assert steps == [pytest.approx(steps[0])] * 6


def test_a_gap_is_no_line_and_stands_as_wide_as_the_period_that_is_missing() -> None:
    items = figure_items('"retail", kind="line"')
    legs = [each for each in rules(items) if each.weight == METRICS.line_weights[0] and each.colour != INK]
    spots = [each.x for each in discs(items)]
    assert len(spots) == len(RETAIL)
    assert len(legs) == len(RETAIL) - 2
    step = spots[1] - spots[0]
    assert spots[2] - spots[1] == pytest.approx(2 * step)
    assert not any(each.x == pytest.approx(spots[1]) for each in legs)
    dash = words(items)["—"]
    assert area(dash).left < spots[1] + step < area(dash).right
    assert area(dash).bottom < zero_line(items).y


def test_the_way_to_what_is_expected_is_dashed_its_point_hollow_and_open_upwards() -> None:
    items = figure_items('"gdp", kind="line"')
    *known, last = discs(items)
    assert {each.fill for each in known} == {THEME.palette.river}
    assert (last.fill, last.outline) == ("FFFFFF", THEME.palette.river)
    dashed = [each for each in rules(items) if each.dash]
    assert [(each.x, each.to_x) for each in dashed] == [pytest.approx((known[-1].x, last.x))]
    (tick,) = [each for each in rules(items) if each.x == each.to_x]
    assert tick.x == pytest.approx(last.x)
    assert tick.to_y < last.y - METRICS.open_tick


def test_at_most_is_open_downwards() -> None:
    items = figure_items('"tech", kind="line"')
    ticks = [each for each in rules(items) if each.x == each.to_x]
    assert [each.to_y > each.y for each in ticks] == [True, False]


def test_falls_stand_below_the_zero_line() -> None:
    items = figure_items('"price", kind="line"')
    base, spots = zero_line(items).y, discs(items)
    unit = (base - spots[1].y) / 8.1
    assert [base - each.y for each in spots] == [pytest.approx(figure * unit, abs=0.01) for figure in PRICE.values()]


def test_a_scale_that_does_not_begin_at_zero_has_no_zero_line() -> None:
    items = figure_items('"gdp", kind="line", from_zero=false')
    (foot,) = [each for each in rules(items) if each.colour == INK]
    assert foot.weight == METRICS.base_rule
    assert foot.y > max(each.y for each in discs(items))


def test_several_lines_differ_in_points_and_weight() -> None:
    items = figure_items('"gdp", "retail", "tech", "tax", kind="line"')
    weights = {each.weight for each in rules(items) if each.colour != INK and each.x != each.to_x}
    assert weights == set(METRICS.line_weights)
    assert discs(items)
    assert boxes(items)


CHARTS = {
    "line": '"gdp", kind="line"',
    "off zero": '"gdp", kind="line", from_zero=false',
    "lines": '"gdp", "retail", "tech", kind="line"',
    "falls": '"price", kind="line"',
    "forty years": '"people", kind="line"',
    "areas": '"gdp", kind="line", areas=["江岸区", "武汉市"]',
    "ends early": '"sme", kind="line", periods=["2021", "2022", "2025"]',
    "panels": '"gdp", "retail", "sme", "price", kind="multiples"',
    "columns": '"gdp", "retail", "price", kind="multiples", marks="bar"',
    "one panel": '"gdp", kind="multiples"',
    "bars": FIRMS,
    "dots": '"gdp", "tax", kind="dots", part="change"',
    "parts": '{"part": "share", "whole_name": "外贸总规模"}, {"part": "offices_new", "whole": "offices"}, kind="parts"',
    "long part": f'{{"part": "offices_new", "part_name": "{LONG_NAME}", "whole": "offices"}}, kind="parts"',
    "long whole": f'{{"part": "offices_new", "whole_name": "{LONG_NAME}", "whole": "offices"}}, kind="parts"',
}


@pytest.mark.parametrize("call", CHARTS.values(), ids=CHARTS.keys())
def test_words_overlap_nothing_and_stay_on_the_page(call: str) -> None:
    items = figure_items(call)
    runs = [area(item) for item in items if isinstance(item, TextRun)]
    marks = [_around(each) for each in discs(items)]
    assert [(one, other) for one, other in combinations(runs, 2) if one.meets(other)] == []
    assert [(word, mark) for word in runs for mark in marks if word.meets(mark)] == []
    assert min(each.left for each in runs) >= LEFT - TOLERANCE
    assert max(each.right for each in runs) <= RIGHT + TOLERANCE


def _around(disc: Disc) -> Area:
    return Area(disc.x - disc.radius, disc.y - disc.radius, disc.x + disc.radius, disc.y + disc.radius)


# --- panels -----------------------------------------------------------------------------------------------


def test_panels_of_one_unit_share_a_scale_and_others_do_not() -> None:
    shared = boxes(figure_items('"retail", "tax", kind="multiples", marks="bar", periods=["2023", "2024"]'))
    assert shared[3].height / shared[1].height == pytest.approx(121.9 / 1420, abs=0.0001)
    own = boxes(figure_items('"retail", "tax", kind="multiples", marks="bar", scale="own", periods=["2023", "2024"]'))
    assert own[3].height > 0.5 * own[1].height


def test_upright_bars_stand_on_zero_and_are_open_above() -> None:
    items = figure_items('"tech", kind="multiples", marks="bar"')
    base = zero_line(items).y
    assert all(each.y + each.height == pytest.approx(base) for each in boxes(items))
    heights = [each.height for each in boxes(items)]
    assert heights == [pytest.approx(figure * heights[0] / 120, abs=0.01) for figure in (120, 150, 190)]
    upright = [each for each in rules(items) if each.x == each.to_x]
    assert [abs(each.to_y - each.y) for each in upright] == [pytest.approx(235 * heights[0] / 120, abs=0.01)] * 2


def test_a_part_is_hollow_within_bounds_dashed_where_expected_and_open_where_over() -> None:
    call = ", ".join(f'{{"part": "{code}", "whole_name": "全部"}}' for code in ("share", "about", "hoped"))
    items = figure_items(f'{call}, kind="parts"')
    wholes = [each for each in boxes(items) if each.fill == THEME.palette.mist]
    parts = [each for each in boxes(items) if each.fill == "FFFFFF"]
    assert [each.width / wholes[0].width for each in parts] == [pytest.approx(share) for share in (0.7, 0.5, 0.35)]
    assert [(bool(each.outline), each.dash) for each in parts] == [(False, ()), (True, ()), (True, METRICS.dash)]
    brackets = [each for each in rules(items) if each.weight == METRICS.part_open]
    end = parts[0].x + parts[0].width
    assert len(brackets) == 3
    assert not any(each.x == each.to_x == pytest.approx(end) for each in brackets)


# --- extremes ---------------------------------------------------------------------------------------------


def test_a_thousand_and_a_million_keep_their_proportion() -> None:
    items = figure_items('"gdp", areas=["江岸区", "武汉市"]')
    (large,) = boxes(items)
    small = max(each.to_x - each.x for each in rules(items) if each.dash)
    assert small / large.width == pytest.approx(1700 / 21106, abs=0.0001)


def test_a_chart_is_one_region_with_its_text_equivalent() -> None:
    regions = [each for page in pages('"gdp", "sme", "price", kind="multiples"').pages for each in page.regions]
    (found,) = [each for each in regions if each.role == "figure"]
    (element,) = {id(each.tag): each.tag for each in found.items if is_figure(each.tag)}.values()
    assert isinstance(element, Element)
    assert element.alternative.startswith("地区生产总值：2018年1225.6亿元")


def is_figure(tag: Tag | None) -> bool:
    return isinstance(tag, Element) and tag.role == "Figure"


@pytest.mark.parametrize("kind", ["line", "multiples"])
def test_all_that_a_chart_draws_belongs_to_its_figure(kind: str) -> None:
    for page in pages(f'"gdp", "retail", kind="{kind}"').pages:
        for region in page.regions:
            if region.role == "figure":
                assert all(is_figure(root_below_group(each.tag)) for each in region.items)


def root_below_group(tag: Tag | None) -> Tag | None:
    """The figure that a drawn item is of: links within it stand below it."""
    while isinstance(tag, Element) and tag.role != "Figure":
        tag = tag.parent
    return tag


@st.composite
def courses(draw: st.DrawFn) -> Chart:
    """Any chart of up to four lines over up to twelve years, all of whose figures are printed."""
    count = draw(st.integers(2, 12))
    least, most = draw(st.sampled_from([(0, 10), (-9, 9), (-(10**6), 10**9)]))
    figures = st.lists(st.integers(least, most), min_size=count, max_size=count)
    lines = draw(st.lists(figures, min_size=1, max_size=4))
    series = tuple(Series((Text("一条线的名称"),), "", tuple(map(_point, count_up(2000), each))) for each in lines)
    periods = tuple(AxisPeriod(f"{2000 + index}年", index) for index in range(count))
    return Chart("lines", Caption("figure", ()), series=series, periods=periods)


def _point(year: int, number: int) -> Point:
    printed = Datum(str(number), Cell(Reference("a", "", str(year), "value"), ()), unit="亿元")
    return Point((Text(f"{year}年"),), "actual", printed, Decimal(number))


@given(courses())
def test_labels_of_any_lines_never_overlap_and_stay_in_their_room(made: Chart) -> None:
    measured = line_plot(made, SETTING)
    areas = [each.area for each in measured.labels]
    assert [(one, other) for one, other in combinations(areas, 2) if one.meets(other)] == []
    assert all(each.left >= -0.01 and each.right <= RIGHT - LEFT + 0.01 and each.top >= -0.01 for each in areas)
    assert max(each.bottom for each in areas) <= measured.height + 0.01
