"""A figure is put into words once, for prose and tables alike."""

from decimal import Decimal

import pytest

from briefgen import formats
from briefgen.document import Cell, Reference
from briefgen.errors import Mistake
from briefgen.indicators import Status
from briefgen.language import CHINESE, ENGLISH
from briefgen.origins import Origin
from briefgen.periods import Frequency, Period
from briefgen.quantities import Bound, Quantity, bounded

CELL = Cell(Reference("gdp", "", "2024", "value"), (Origin("a.xlsx", "指标", "F2"),))


def quantity(number: str, unit: str, bound: Bound = Bound.EXACT) -> Quantity:
    return bounded(Decimal(number), unit, bound)


@pytest.mark.parametrize(
    ("number", "unit", "bound", "zh", "en"),
    [
        ("235", "亿元", Bound.OVER, "超235亿元", "over 23.5 billion yuan"),
        ("1700", "亿元", Bound.CROSSED, "突破1700亿元", "surpassing 170 billion yuan"),
        ("10", "个", Bound.NEARLY, "近10个", "nearly 10"),
        ("140", "名", Bound.SOME_OVER, "140余名", "some 140"),
        ("450", "亿元", Bound.AROUND, "450亿元左右", "around 45 billion yuan"),
        ("121.9", "亿元", Bound.EXACT, "121.9亿元", "12.19 billion yuan"),
        ("5.5", "万平方米", Bound.EXACT, "5.5万平方米", "55,000 square metres"),
        ("100", "%", Bound.EXACT, "100%", "100%"),
        ("3", "家", Bound.AT_LEAST, "3家以上", "at least 3"),
    ],
)
def test_a_bound_prints_as_its_word(number: str, unit: str, bound: Bound, zh: str, en: str) -> None:
    assert formats.datum(quantity(number, unit, bound), CELL, CHINESE).text == zh
    assert formats.datum(quantity(number, unit, bound), CELL, ENGLISH).text == en


def test_a_figure_keeps_its_parts_and_its_cell() -> None:
    datum = formats.datum(quantity("140", "名", Bound.SOME_OVER), CELL, CHINESE)
    assert (datum.before, datum.digits, datum.excess, datum.unit, datum.after) == ("", "140", "余", "名", "")
    assert datum.source is CELL


def test_words_of_the_workbook_stay_words() -> None:
    assert formats.datum("翻番", CELL, CHINESE).text == "翻番"
    assert formats.movement("翻一番", CELL, CHINESE).text == "翻一番"
    assert formats.rank("前列", CELL, CHINESE).text == "前列"


@pytest.mark.parametrize(
    ("number", "bound", "text"),
    [
        ("4.8", Bound.EXACT, "增长4.8%"),
        ("-2.1", Bound.EXACT, "下降2.1%"),
        ("0", Bound.EXACT, "持平"),
        ("11", Bound.AROUND, "增长11%左右"),
        ("0", Bound.AROUND, "增长0%左右"),
        ("0", Bound.OVER, "增长超0%"),
        ("-3", Bound.AROUND, "下降3%左右"),
        ("-3", Bound.NEARLY, "下降近3%"),
        ("-3", Bound.SOME_OVER, "下降3余%"),
        ("-3", Bound.AT_MOST, "下降3%以上"),
        ("-3", Bound.OVER, "超−3%"),
        ("3", Bound.AT_MOST, "3%以内"),
    ],
)
def test_a_movement_is_worded_by_its_sign(number: str, bound: Bound, text: str) -> None:
    assert formats.movement(quantity(number, "%", bound), CELL, CHINESE).text == text


def test_a_rank_is_a_numeral_in_prose_and_a_number_in_tables() -> None:
    assert formats.rank(quantity("1", ""), CELL, CHINESE).text == "第一"
    assert formats.rank(quantity("12", ""), CELL, CHINESE).text == "第十二"
    assert formats.rank_in_table(quantity("1", ""), "中心城区", CELL, CHINESE).text == "中心城区第1"
    assert formats.rank_in_table("前列", "全市", CELL, CHINESE).text == "全市前列"


def test_expected_figures_say_so_before_their_bound() -> None:
    datum = formats.datum(quantity("1700", "亿元", Bound.CROSSED), CELL, CHINESE)
    assert formats.with_status(datum, Status.EXPECTED, CHINESE).text == "预计突破1700亿元"
    assert formats.with_status(datum, Status.ACTUAL, CHINESE).text == "突破1700亿元"


@pytest.mark.parametrize(
    ("number", "bound", "over"),
    [("237.4", Bound.EXACT, "超230亿元"), ("230", Bound.EXACT, "超220亿元"), ("230", Bound.OVER, "超230亿元")],
)
def test_over_takes_the_largest_round_number_that_is_surely_below(number: str, bound: Bound, over: str) -> None:
    assert formats.datum(formats.over(quantity(number, "亿元", bound)), CELL, CHINESE).text == over


@pytest.mark.parametrize(
    ("number", "bound", "nearly"),
    [
        ("644", Bound.EXACT, "近650个"),
        ("237.4", Bound.EXACT, "近240个"),
        ("9.7", Bound.EXACT, "近9.8个"),
        ("97", Bound.EXACT, "近98个"),
        ("10", Bound.NEARLY, "近10个"),
    ],
)
def test_nearly_takes_the_smallest_round_number_that_is_surely_above(number: str, bound: Bound, nearly: str) -> None:
    assert formats.datum(formats.nearly(quantity(number, "个", bound)), CELL, CHINESE).text == nearly


def test_an_open_end_has_no_round_number_beyond_it() -> None:
    with pytest.raises(Mistake):
        formats.nearly(quantity("235", "亿元", Bound.OVER))


def test_periods_are_written_out() -> None:
    assert formats.period(Period(2024), CHINESE) == "2024年"
    assert formats.period(Period(2024, 9, Frequency.CUMULATIVE), CHINESE) == "2024年1—9月"
