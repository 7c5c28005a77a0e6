"""Figures are understood as people type them, and never become another number."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from briefgen.indicators import Observation
from briefgen.quantities import Bound, Quantity, Rules
from briefgen.workbook import read
from briefgen.workbook.cells import decimal_of
from briefgen.workbook.figures import Written, written, written_change, written_rank
from tests.workbook.making import HEADER, PERCENT_FORMAT, saved, sheets, with_sheet_markup


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,700亿元", Written(Decimal(1700), unit="亿元")),
        ("１７００", Written(Decimal(1700))),
        ("1，700.5", Written(Decimal("1700.5"))),
        ("超235亿元", Written(Decimal(235), Bound.OVER, "亿元")),
        ("超过 235 亿元", Written(Decimal(235), Bound.OVER, "亿元")),
        ("突破1700亿元", Written(Decimal(1700), Bound.CROSSED, "亿元")),
        ("近10个", Written(Decimal(10), Bound.NEARLY, "个")),
        ("140余名", Written(Decimal(140), Bound.SOME_OVER, "名")),
        ("100多家", Written(Decimal(100), Bound.SOME_OVER, "家")),
        ("1.3万余人", Written(Decimal("1.3"), Bound.SOME_OVER, "万人")),
        ("11左右", Written(Decimal(11), Bound.AROUND)),
        ("450亿元左右", Written(Decimal(450), Bound.AROUND, "亿元")),
        ("约11%", Written(Decimal(11), Bound.ABOUT, "%")),
        ("11％左右", Written(Decimal(11), Bound.AROUND, "%")),
        ("500亿元以上", Written(Decimal(500), Bound.AT_LEAST, "亿元")),
        ("不超过3.5%", Written(Decimal("3.5"), Bound.AT_MOST, "%")),
        ("5.5万平方米", Written(Decimal("5.5"), unit="万平方米")),
        ("5.5 万 ㎡", Written(Decimal("5.5"), unit="万平方米")),
        ("5.5万", Written(Decimal("5.5"), unit="万")),
        ("-2.1", Written(Decimal("-2.1"))),
        ("−2.1%", Written(Decimal("-2.1"), unit="%")),
        ("1.2个百分点", Written(Decimal("1.2"), unit="个百分点")),
        ("over 235", Written(Decimal(235), Bound.OVER)),
        ("about 11%", Written(Decimal(11), Bound.ABOUT, "%")),
        ("11 or so", Written(Decimal(11), Bound.AROUND)),
        ("at least 5", Written(Decimal(5), Bound.AT_LEAST)),
        ("140-odd", Written(Decimal(140), Bound.SOME_OVER)),
        ("5.50", Written(Decimal("5.50"))),
    ],
)
def test_a_typed_figure_is_a_number_with_its_bound_and_unit(text: str, expected: Written) -> None:
    assert written(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "12,x",
        "1700①",
        "1700²",
        "1700₁",
        "1700*",
        "1700(1)",
        "1,70",
        "12x",
        "1-2",
        "10%-12%",
        "1.2.3",
        "(5)",
        "1e5",
        "一千",
        "超",
        "约11左右",
        "11 12",
        "3成",
        "5/8",
        "٣",
    ],
)
def test_what_is_no_figure_is_not_made_one(text: str) -> None:
    assert written(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [("增长4.8%", "4.8"), ("同比下降2.1%", "-2.1"), ("+4.8", "4.8"), ("-4.8", "-4.8"), ("增长超10%", "10")],
)
def test_a_change_may_say_which_way_it_went(text: str, number: str) -> None:
    figure = written_change(text)
    assert figure
    assert figure.number == Decimal(number)


@pytest.mark.parametrize("text", ["下降-2.1%", "增长-3%", "下降超2%", "增长", "下降很多"])
def test_a_change_that_contradicts_itself_is_no_figure(text: str) -> None:
    assert written_change(text) is None


@pytest.mark.parametrize(("text", "place"), [("第一", 1), ("第3位", 3), ("3位", 3), ("首位", 1), ("第十名", 10)])
def test_a_rank_may_be_an_ordinal(text: str, place: int) -> None:
    assert written_rank(text) == place


@given(st.decimals(-(10**9), 10**9, places=4))
def test_a_stored_number_is_the_decimal_that_was_typed(number: Decimal) -> None:
    assert decimal_of(float(number)) == number


@pytest.mark.parametrize(
    ("stored", "meant"), [(19.989999999999998, "19.99"), (0.1 + 0.2, "0.3"), (1e-17, "0"), (1e14, "1" + "0" * 14)]
)
def test_the_noise_of_binary_fractions_is_dropped(stored: float, meant: str) -> None:
    assert str(decimal_of(stored)) == meant


@pytest.mark.parametrize("stored", [float("nan"), float("inf"), 1e15, 1e300])
def test_what_a_spreadsheet_cannot_hold_exactly_is_no_number(stored: float) -> None:
    assert isinstance(decimal_of(stored), str)


@given(st.text(max_size=12))
def test_no_text_makes_the_reader_of_figures_stumble(text: str) -> None:
    for understood in (written, written_change):
        figure = understood(text)
        assert figure is None or figure.number.is_finite()


# --- in the sheet -------------------------------------------------------------------------------------


def observed(column: str, value: object, unit: str = "栋", number_format: str = "General") -> Observation:
    """What reading makes of a value in the row of 亿元楼; nothing may be noticed."""
    contents = sheets()
    contents["指标"][2][HEADER.index(column)] = value
    contents["指标"][2][HEADER.index("单位")] = unit
    cell = f"{'ABCDEFGHIJKLM'[HEADER.index(column)]}3"

    def arrange(book: Workbook) -> None:
        book["指标"][cell].number_format = number_format

    result = read(saved(contents, arrange), "book.xlsx")
    assert result.diagnostics == ()
    indicator = result.output.indicator("towers")
    assert indicator
    return indicator.observations[0]


def quantity(observation: Observation, part: str) -> Quantity:
    entry = getattr(observation, part)
    assert isinstance(entry.content, Quantity)
    return entry.content


@pytest.mark.parametrize("unit", ["%", None])
def test_a_percentage_stored_as_a_fraction_is_read_as_it_is_shown(unit: str) -> None:
    value = quantity(observed("值", 0.048, unit, PERCENT_FORMAT), "value")
    assert (value.number, value.unit) == (Decimal("4.8"), "%")


def test_a_change_stored_as_a_fraction_is_read_as_it_is_shown() -> None:
    assert quantity(observed("增速", 0.135, number_format="0.0%"), "change").number == Decimal("13.5")


def test_a_percent_sign_in_quotes_is_no_percent_format() -> None:
    assert quantity(observed("增速", 4.8, number_format='0.0"%"'), "change").number == Decimal("4.8")


@pytest.mark.parametrize("mark", ["—", "–", "-", "..", "…", "NA", "n/a", "N/A", "x", "　", "＃N/A", "无"])
@pytest.mark.parametrize(
    ("column", "part"), [("值", "value"), ("增速", "change"), ("位次", "rank"), ("上期值", "previous")]
)
def test_marks_for_a_missing_figure_are_no_figure_and_no_mistake(mark: str, column: str, part: str) -> None:
    assert getattr(observed(column, mark), part) is None


@pytest.mark.parametrize(
    ("column", "part", "words"), [("增速", "change", "翻一番"), ("增速", "change", "持平"), ("位次", "rank", "前列")]
)
def test_accepted_words_stand_where_a_figure_would(column: str, part: str, words: str) -> None:
    assert getattr(observed(column, words), part).content == words


def test_a_typed_bound_and_unit_are_read_beside_their_number() -> None:
    value = quantity(observed("值", "超２５栋"), "value")
    assert (value.number, value.bound, value.unit) == (Decimal(25), Bound.OVER, "栋")


@pytest.mark.parametrize(
    ("typed", "unit", "number"),
    [("5.5万", "平方米", "55000"), ("5.5万", "万平方米", "5.5"), ("1700亿", "亿元", "1700")],
)
def test_a_typed_scale_multiplies_unless_it_repeats_the_unit(typed: str, unit: str, number: str) -> None:
    value = quantity(observed("值", typed, unit), "value")
    assert (str(value.number), value.unit) == (number, unit)


def test_a_unit_typed_with_the_value_serves_where_the_column_is_empty() -> None:
    value = observed("值", "超235亿元", "").value
    assert value
    assert isinstance(value.content, Quantity)
    assert value.content.unit == "亿元"
    assert [str(origin) for origin in value.origins] == ["指标!F3"]


def test_the_house_rules_decide_how_far_a_bound_reaches() -> None:
    contents = sheets()
    contents["指标"][2][HEADER.index("限定")] = "近"
    strict = Rules(nearly=Decimal("0.96"))
    indicator = read(saved(contents), "book.xlsx", strict).output.indicator("towers")
    assert indicator
    assert quantity(indicator.observations[0], "value").low == Decimal("24.00")


@pytest.mark.parametrize("typed", [2024, "２０２４年", "2024 年度", "二〇二四年"])
def test_a_period_may_be_a_number_or_words(typed: object) -> None:
    assert observed("报告期", typed).period.code == "2024"


def test_a_month_that_the_spreadsheet_made_a_date_is_still_a_month() -> None:
    contents = sheets()
    contents["指标"][2][HEADER.index("报告期")] = 45352

    def dated(book: Workbook) -> None:
        book["指标"]["E3"].number_format = 'yyyy"年"m"月"'

    indicator = read(saved(contents, dated), "book.xlsx").output.indicator("towers")
    assert indicator
    assert indicator.observations[0].period.code == "2024-03"


def test_names_lose_the_spaces_and_line_breaks_around_and_inside_them() -> None:
    contents = sheets()
    contents["指标"][2][HEADER.index("指标")] = "　亿元\n楼 "
    assert read(saved(contents), "book.xlsx").output.indicator("亿元楼")


def test_rich_text_is_its_words() -> None:
    runs = "<is><r><t>亿</t></r><r><rPr><b/></rPr><t>元楼</t></r></is>"
    content = with_sheet_markup(saved(sheets()), 3, lambda markup: markup.replace("<is><t>亿元楼</t></is>", runs))
    assert read(content, "book.xlsx").output.indicator("亿元楼")


def test_years_may_stand_side_by_side() -> None:
    contents = sheets()
    contents["指标"][0] += ["2023年", "2022年"]
    contents["指标"][2] += ["超20", 18]
    indicator = read(saved(contents), "book.xlsx").output.indicator("towers")
    assert indicator
    read_back = {each.period.code: quantity(each, "value") for each in indicator.observations}
    assert {period: (value.number, value.bound) for period, value in read_back.items()} == {
        "2024": (Decimal(25), Bound.EXACT),
        "2023": (Decimal(20), Bound.OVER),
        "2022": (Decimal(18), Bound.EXACT),
    }


def test_the_year_of_the_packet_may_have_a_column_of_its_own() -> None:
    contents = sheets()
    contents["指标"][0] += ["2024年", "2023年"]
    contents["指标"][2][HEADER.index("值")] = None
    contents["指标"][2][HEADER.index("增速")] = 12.5
    contents["指标"][2] += [25, 20]
    indicator = read(saved(contents), "book.xlsx").output.indicator("towers")
    assert indicator
    now, before = indicator.observations
    assert (now.period.code, quantity(now, "value").number, quantity(now, "change").number) == (
        "2024",
        Decimal(25),
        Decimal("12.5"),
    )
    assert (before.period.code, quantity(before, "value").number, before.change) == ("2023", Decimal(20), None)


def test_years_may_stand_one_below_the_other() -> None:
    contents = sheets()
    contents["指标"].append([None, "towers", None, None, "2023年", 20, *[None] * 7])
    result = read(saved(contents), "book.xlsx")
    indicator = result.output.indicator("towers")
    assert result.diagnostics == ()
    assert indicator
    assert [each.period.code for each in indicator.observations] == ["2024", "2023"]
