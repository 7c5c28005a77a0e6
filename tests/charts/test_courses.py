"""Lines and small multiples say what the workbook holds of each period, and nothing else."""

from decimal import Decimal

import pytest

from briefgen.document import Datum, Point
from briefgen.traversal import plain_text, query
from tests.charts.scene import chart, printed, refused


def numbers(points: tuple[Point, ...]) -> list[Decimal | None]:
    return [point.number for point in points]


def test_a_line_has_a_place_for_each_year_and_a_gap_where_the_workbook_has_none() -> None:
    made = chart('"retail", kind="line"')
    (line,) = made.series
    assert [period.name for period in made.periods] == [f"{year}年" for year in range(2018, 2025)]
    assert [period.place for period in made.periods] == list(range(7))
    assert numbers(line.points)[2] is None
    assert line.points[2].state == "missing"
    assert printed(made) == ["880", "910", "1010", "1250", "1350", "1420亿元"]


def test_what_is_expected_and_open_keeps_both_and_its_words() -> None:
    last = chart('"gdp", kind="line"').series[0].points[-1]
    assert (last.state, last.opening, last.number) == ("expected", "above", Decimal(1700))
    assert last.datum is not None
    assert last.datum.text == "预计突破1700亿元"


def test_at_most_is_open_below() -> None:
    second = chart('"tech", kind="line"').series[0].points[1]
    assert (second.state, second.opening) == ("bounded", "below")


def test_several_lines_print_their_ends_and_a_long_one_what_stands_out_of_it() -> None:
    assert printed(chart('"gdp", "retail", kind="line"')) == ["1225.6", "预计突破1700亿元", "880", "1420亿元"]
    people = chart('"people", kind="line"')
    assert len(printed(people)) == 4
    assert all(point.datum or point.unlabelled for point in people.series[0].points)


def test_figures_of_a_rate_keep_their_unit_everywhere() -> None:
    made = chart('"price", kind="line"')
    assert printed(made) == ["−3.2%", "8.1%", "−1.4%", "0%", "2.5%"]
    assert made.series[0].unit == ""


def test_the_value_of_the_year_before_in_its_own_column_is_a_year_of_the_line() -> None:
    made = chart('"tax", kind="line"')
    assert printed(made) == ["116.3", "121.9亿元"]
    first = made.series[0].points[0].datum
    assert first is not None
    assert first.identifier == "tax@2024.previous"


def test_nothing_is_computed_back_from_a_rate() -> None:
    assert refused('"digital", kind="line"') == "T373"
    assert [printed(chart('"gdp", "tax", part="change"'))] == [["预计5.1%左右", "4.8%"]]


@pytest.mark.parametrize("kind", ["line", "multiples"])
def test_words_in_place_of_a_change_get_no_mark_and_are_told_in_the_note(kind: str) -> None:
    assert refused(f'"tech", kind="{kind}", part="change"') == "T373"
    made = chart(f'"cars", kind="{kind}", part="change"')
    assert numbers(made.series[0].points) == [Decimal("4.1"), None, 8]
    assert plain_text(made.note) == "新能源汽车销售额2023年为“翻番”，没有数可画。"
    (told,) = query(made.note, Datum)
    assert told.identifier == "cars@2023.change"


def test_two_areas_of_one_indicator_are_called_by_their_areas() -> None:
    made = chart('"gdp", kind="line", areas=["江岸区", "武汉市"], periods=3')
    assert [plain_text(series.label) for series in made.series] == ["江岸区", "武汉市"]
    assert [series.points[0].number for series in made.series] == [1530, 18866]
    one = chart('figure("gdp", area="武汉市"), kind="line"')
    assert plain_text(one.series[0].label) == "武汉市"


def test_periods_are_those_asked_for_at_their_distances() -> None:
    made = chart('"gdp", kind="line", periods=["2018", "2023", "2021"]')
    assert [(period.name, period.place) for period in made.periods] == [("2018年", 0), ("2021年", 3), ("2023年", 5)]
    assert len(chart('"gdp", kind="line", periods=4').periods) == 4


def test_quarters_stand_beside_quarters_with_their_years_apart() -> None:
    made = chart('"trade_", kind="line"', period="2024年第4季度")
    assert [(period.name, period.year) for period in made.periods][3:5] == [("4季度", "2023年"), ("1季度", "2024年")]
    assert plain_text(made.series[0].points[4].label) == "2024年第1季度"


def test_an_english_chart_has_english_periods_and_units() -> None:
    made = chart('"gdp", "retail", kind="line"', "en")
    assert [period.name for period in made.periods][-1] == "2024"
    assert printed(made)[1] == "surpassing 170 billion yuan (expected)"
    assert made.series[0].unit == "billion yuan"


def test_figures_of_one_line_in_several_units_keep_theirs() -> None:
    made = chart('"savings", kind="multiples"', "en")
    assert (printed(made), made.series[0].unit) == (["900 million yuan", "1.2 trillion yuan"], "")
    made = chart('"savings", kind="multiples"')
    assert (printed(made), made.series[0].unit) == (["9", "12000"], "亿元")


def test_lines_in_several_units_have_one_with_each_figure() -> None:
    made = chart('"gdp", kind="line", areas=["江岸区", "武汉市"], periods=2', "en")
    assert printed(made) == [
        *("162.2 billion yuan", "surpassing 170 billion yuan (expected)"),
        *("2.0012 trillion yuan", "2.1106 trillion yuan"),
    ]


def test_an_area_is_named_and_asked_for_in_either_language() -> None:
    for areas in ('["江岸区", "武汉市"]', '["Jiang’an", "Wuhan"]'):
        made = chart(f'"gdp", kind="line", areas={areas}, periods=3', "en")
        assert [plain_text(series.label) for series in made.series] == ["Jiang’an", "Wuhan"]


def test_panels_print_their_first_and_last_figure_and_their_unit_once() -> None:
    made = chart('"tech", "sme", kind="multiples"')
    assert printed(made) == ["120", "超235", "720", "891"]
    assert [series.unit for series in made.series] == ["亿元", "家"]
    assert [period.name for period in made.periods] == ["2021年", "2022年", "2023年", "2024年"]


LEGEND = "实心为实际数，空心为预计数。"
"""This year's product is expected, and drawn hollow."""


@pytest.mark.parametrize(
    ("call", "common", "note"),
    [
        ('"gdp", "retail", kind="multiples"', True, LEGEND),
        ('"gdp", "retail", kind="multiples", scale="own"', False, f"{LEGEND}各图纵轴尺度不同，彼此不可比高低。"),
        ('"gdp", "sme", kind="multiples"', False, f"{LEGEND}各图纵轴尺度不同，彼此不可比高低。"),
        ('"gdp", "sme", kind="multiples", note="注。"', False, f"{LEGEND}注。各图纵轴尺度不同，彼此不可比高低。"),
        ('"gdp", kind="line", from_zero=false', True, f"{LEGEND}纵轴不从零起。"),
        ('"price", kind="line", from_zero=false', True, ""),
    ],
)
def test_what_the_scale_leaves_open_is_said_below_the_chart(call: str, common: bool, note: str) -> None:
    made = chart(call)
    assert (made.common, plain_text(made.note)) == (common, note)


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (
            '"retail", kind="line", periods=["2019", "2020", "2021"]',
            "社会消费品零售总额：2019年910亿元，2020年未给出，2021年1010亿元。",
        ),
        (
            '"people", kind="line"',
            "常住人口：1985年64万人，2024年96.1万人，其间最高2022年99.3万人，其间最低1988年62.7万人。",
        ),
        (
            '"gdp", "retail", kind="multiples"',
            "地区生产总值：2018年1225.6亿元，2024年预计突破1700亿元；"
            "社会消费品零售总额：2018年880亿元，2024年1420亿元，1期未给出。",
        ),
    ],
)
def test_those_who_cannot_see_are_told_what_the_marks_tell(call: str, told: str) -> None:
    assert chart(call).alternative == told


def test_the_same_is_told_in_english() -> None:
    made = chart('"retail", kind="line", periods=["2019", "2020", "2021"]', "en")
    assert made.alternative == ("Retail sales: 91 billion yuan in 2019, not given for 2020, 101 billion yuan in 2021.")
