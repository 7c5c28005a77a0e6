"""Each trap in a workbook that was read all the same is told at its cell; what only looks like one stays silent."""

from collections.abc import Callable, Mapping, Sequence

import pytest
from openpyxl import Workbook

from briefgen.diagnostics import Severity
from briefgen.errors import CannotRun
from briefgen.workbook import read, read_all
from tests.samples import WORKBOOK
from tests.workbook.making import HEADER, PERCENT_FORMAT, Sheets, saved, sheets

COLUMN = {name: number for number, name in enumerate(HEADER)}
Arrange = Callable[[Workbook], None]
YEARS = range(2015, 2025)


def found(contents: Sheets, arrange: Arrange | None = None) -> list[tuple[str, str]]:
    content = saved(contents, arrange)
    known = set(read(content, "book.xlsx").diagnostics)
    all_of_it = read_all(content, "book.xlsx", lint=True).diagnostics
    return [(each.code, str(each.where)) for each in all_of_it if each not in known]


def with_cell(row: int, column: str, value: object) -> Sheets:
    contents = sheets()
    contents["指标"][row - 1][COLUMN[column]] = value
    return contents


def with_rows(*rows: Mapping[str, object]) -> Sheets:
    """More rows of indicators, from row 5 on; what a row does not say is that of a count of things."""
    contents = sheets()
    usual = {"支柱": "trade", "编码": "n", "指标": "新指标", "单位": "亿元", "报告期": "2024年", "值": 1}
    contents["指标"] += [[{**usual, **row}.get(column) for column in HEADER] for row in rows]
    return contents


def with_series(values: Sequence[object], years: Sequence[int] = YEARS, **others: object) -> Sheets:
    """An indicator of one row a year; the first stands in row 5."""
    rows = [{"报告期": f"{year}年", "值": value, **others} for year, value in zip(years, values, strict=False)]
    return with_rows(*rows)


def with_columns(**columns: Sequence[object]) -> Sheets:
    """More columns, from N on, of the three rows of indicators."""
    contents = sheets()
    for name, values in columns.items():
        for row, value in zip(contents["指标"], (name, *values), strict=True):
            row.append(value)
    return contents


# --- numbers ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["1700", "1,700", " 1700 ", "-3.5"])
def test_a_number_that_is_text_is_told(text: str) -> None:
    assert found(with_cell(2, "值", text)) == [("W300", "指标!F2")]


@pytest.mark.parametrize("value", [1700, 1700.5, "超1700", "1,700亿元", "—", "..", None])
def test_a_number_that_is_one_or_has_words_around_it_is_not(value: object) -> None:
    contents = with_cell(2, "值", value)
    contents["指标"][1][COLUMN["限定"]] = None
    assert found(contents) == []


@pytest.mark.parametrize(("column", "cell"), [("上期值", "I2"), ("增速", "J2"), ("位次", "L2")])
def test_text_is_told_in_each_column_of_figures(column: str, cell: str) -> None:
    assert found(with_cell(2, column, "3")) == [("W300", f"指标!{cell}")]


def test_text_is_told_under_a_year() -> None:
    assert found(with_columns(**{"2023年": ("1600", 24, None)})) == [("W300", "指标!N2")]


def test_in_a_file_of_text_numbers_are_text() -> None:
    rows = "支柱,编码,指标,单位,报告期,值\ntrade,towers,亿元楼,栋,2024年,25\ntrade,others,别的楼,栋,2024年,２５\n"
    with pytest.raises(CannotRun) as stopped:  # it has no other sheets
        read_all(rows.encode(), "指标.csv", lint=True)
    told = {each.code: str(each.where) for each in stopped.value.diagnostics}
    assert "W300" not in told
    assert told["W301"] == "指标!F3"


@pytest.mark.parametrize("text", ["１７００", "超２３５", "1７00"])
def test_full_width_digits_are_told_once(text: str) -> None:
    contents = with_cell(2, "值", text)
    contents["指标"][1][COLUMN["限定"]] = None
    assert found(contents) == [("W301", "指标!F2")]


def test_full_width_digits_in_a_name_are_no_figure() -> None:
    assert found(with_cell(3, "指标", "５Ｇ基站")) == []


@pytest.mark.parametrize("text", ["235¹", "1,700①", "235 ²"])
def test_the_mark_of_a_footnote_is_never_the_last_digit_of_a_figure(text: str) -> None:
    told = read(saved(with_cell(3, "值", text)), "book.xlsx").diagnostics
    assert [(each.code, str(each.where)) for each in told] == [("W140", "指标!F3")]


def test_the_two_of_a_square_metre_is_none() -> None:
    contents = with_cell(3, "值", "350m²")
    contents["指标"][2][COLUMN["单位"]] = "平方米"
    assert read(saved(contents), "book.xlsx").diagnostics == ()


# --- percentages --------------------------------------------------------------------------------------------


def with_changes(*changes: object) -> Sheets:
    return with_rows(*[{"编码": f"n{at}", "指标": f"某某{at}率", "增速": each} for at, each in enumerate(changes)])


def test_a_share_among_percentages_is_told() -> None:
    assert found(with_changes(5.1, 6.2, 0.048, 7.5)) == [("W302", "指标!J7")]


@pytest.mark.parametrize("small", [0.5, 0.05, -0.3, 0.001, 0])
def test_a_small_percentage_is_not(small: float) -> None:
    assert found(with_changes(5.1, 6.2, small, 7.5)) == []


def test_shares_throughout_are_not() -> None:
    assert found(with_changes(0.051, 0.062, 0.048, 0.075, 0.033)) == []


def test_a_share_with_a_percent_format_is_read_as_it_is_shown_and_not_told() -> None:
    def percent(book: Workbook) -> None:
        book["指标"]["J7"].number_format = PERCENT_FORMAT

    assert found(with_changes(5.1, 6.2, 0.048, 7.5), percent) == []


def test_a_percentage_with_a_percent_format_is_told() -> None:
    def percent(book: Workbook) -> None:
        book["指标"]["J7"].number_format = PERCENT_FORMAT

    assert found(with_changes(5.1, 6.2, 5.8, 7.5), percent) == [("W303", "指标!J7")]


def test_a_rate_that_is_a_share_in_one_year_is_told() -> None:
    assert found(with_series([48.2, 48.9, 0.4951, 50.1], 单位="%")) == [("W302", "指标!F7"), ("W332", "指标!F7")]


# --- units, merged cells, rows --------------------------------------------------------------------------------


def test_a_part_in_another_scale_than_its_whole_is_told() -> None:
    parts = ({"编码": "whole", "指标": "总额"}, {"编码": "part", "指标": "其中", "单位": "万元", "上级": "whole"})
    assert found(with_rows(*parts)) == [("W310", "指标!D6")]


@pytest.mark.parametrize("unit", ["亿元", "%", "家", "元"])
def test_a_part_in_the_same_or_in_no_comparable_unit_is_not(unit: str) -> None:
    parts = ({"编码": "whole", "指标": "总额"}, {"编码": "part", "指标": "其中", "单位": unit, "上级": "whole"})
    assert found(with_rows(*parts)) == []


def test_a_group_in_two_scales_is_told() -> None:
    contents = with_rows({"编码": "a", "指标": "甲额"}, {"编码": "b", "指标": "乙额", "单位": "万元"})
    for row, group in zip(contents["指标"], ("组", None, None, None, "外贸", "外贸"), strict=True):
        row.append(group)
    assert found(contents) == [("W310", "指标!D6")]


def merge(cells: str) -> Arrange:
    return lambda book: book["指标"].merge_cells(cells)


def test_merged_figures_are_told() -> None:
    assert found(sheets(), merge("F3:F4")) == [("W320", "指标!F3")]


@pytest.mark.parametrize("cells", ["O2:P3", "F8:F9"])
def test_merged_cells_beside_and_below_the_table_are_not(cells: str) -> None:
    assert found(sheets(), merge(cells)) == []


def test_merged_names_are_told_as_empty_cells_only() -> None:
    assert found(sheets(), merge("A3:A4")) == []


def test_an_honour_that_stands_there_twice_is_told() -> None:
    honours: list[list[object]] = [["支柱", "荣誉"], ["trade", "百强区"], ["trade", "十强区"], ["trade", "百强区"]]
    assert found(sheets() | {"荣誉": honours}) == [("W321", "荣誉!A4")]


def test_an_honour_of_two_pillars_is_not() -> None:
    honours: list[list[object]] = [["支柱", "荣誉"], ["trade", "百强区"], ["headline", "百强区"]]
    assert found(sheets() | {"荣誉": honours}) == []


# --- series -------------------------------------------------------------------------------------------------


def test_a_year_that_is_missing_is_told_at_the_next_one() -> None:
    contents = with_series([10, 11, 12, 13, 14], [2019, 2020, 2022, 2023, 2024])
    assert found(contents) == [("W330", "指标!F7")]


def test_a_year_that_says_that_there_is_no_figure_is_not() -> None:
    contents = with_series([10, 11, "—", 12, 13, 14], [2019, 2020, 2021, 2022, 2023, 2024])
    assert found(contents) == []


@pytest.mark.parametrize(
    "years",
    [
        [2010, 2015, 2020, 2024],
        [2005, 2010, 2015, 2020, 2021, 2022, 2023, 2024],
        [2022, 2024],
        [2016, 2018, 2020, 2022, 2024],
        [2021, 2022, 2023, 2024],
    ],
)
def test_a_series_of_every_fifth_or_second_year_or_a_short_one_lacks_none(years: list[int]) -> None:
    assert found(with_series([10.5] * len(years), years)) == []


def test_an_empty_cell_in_a_row_of_years_is_told_and_a_dash_is_not() -> None:
    years = {f"{year}年": (None, 20, None) for year in range(2018, 2024)}
    assert found(with_columns(**years)) == []
    assert found(with_columns(**(years | {"2021年": (None, None, None)}))) == [("W330", "指标!R3")]
    assert found(with_columns(**(years | {"2021年": (None, "—", None)}))) == []


def test_a_month_or_a_cumulative_figure_is_not_expected() -> None:
    months = [{"报告期": f"2024年{month}月", "值": 10 + month} for month in (3, 4, 5, 6, 8, 9, 10)]
    so_far = [{"编码": "m", "指标": "累计", "报告期": f"2024年1-{month}月", "值": month} for month in (3, 6, 9)]
    assert found(with_rows(*months, *so_far)) == []


def test_each_area_has_its_own_series_and_one_gap_is_told_once() -> None:
    years = [2019, 2020, 2021, 2022, 2024]
    areas = ["江岸区", "江汉区", "硚口区", "汉阳区"]
    contents = sheets()
    contents["封面"].append(["地区", "江岸区"])
    for row, area in zip(contents["指标"], ("地区", None, None, None), strict=True):
        row.append(area)
    for area in areas:
        for year in years:
            cells = {"支柱": "trade", "编码": "n", "指标": "新", "单位": "亿元", "报告期": f"{year}年", "值": 12}
            contents["指标"].append([*(cells.get(column) for column in HEADER), area])
    told = [each for each in read_all(saved(contents), "b.xlsx", lint=True).diagnostics if each.code == "W330"]
    assert [str(each.where) for each in told] == ["指标!F9"]
    assert dict(told[0].arguments) == {"name": "新（江岸区、江汉区、硚口区 …）", "periods": "2023"}


@pytest.mark.parametrize(
    ("values", "cell", "code"),
    [
        ([10.5, 11.2, 118, 12.4, 13.1], "F7", "W331"),
        ([10.5, 11.2, 1.18, 12.4, 13.1], "F7", "W332"),
        ([10.5, 11.2, 11.8, 12.4, 131], "F9", "W331"),
        ([105, 11.2, 11.8, 12.4, 13.1], "F5", "W331"),
        ([0.00105, 11.2, 11.8, 12.4, 13.1], "F5", "W332"),
        ([10.5, 11.2, 118000, 12.4, 13.1], "F7", "W331"),
        ([10.5, 15.2, 22.8, 0.352, 55.1], "F8", "W332"),
    ],
)
def test_a_slipped_figure_is_told(values: list[float], cell: str, code: str) -> None:
    assert found(with_series(values)) == [(code, f"指标!{cell}")]


@pytest.mark.parametrize(
    "values",
    [
        [10.5, 11.2, 118],
        [0.3, 1.1, 4.2, 15, 160.5],
        [1, 2, 1, 2, 18],
        [1.2, 1.5, 3.1, 6.4, 60.3],
        [10.5, 11.2, 118, 124, 131],
        [10.5, 11.2, 52.1, 12.4, 13.1],
        [10.5, -1.2, 118, 12.4, 13.1],
        [10.5, 11.2, 0, 12.4, 13.1],
        [100, 10, 100, 10, 100],
        [0.51, 5.2, 5.9, 6.4, 6.6],
    ],
    ids=["short", "young", "counts", "doubling", "step", "no ten", "negative", "nought", "see-saw", "first months"],
)
def test_growth_and_change_are_no_slips(values: list[float]) -> None:
    assert found(with_series(values)) == []


# --- names --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["亿元楼 ", "亿元楼\u3000", "亿元楼\xa0"])
def test_a_space_behind_a_name_is_noted(text: str) -> None:
    assert found(with_cell(3, "指标", text)) == [("W340", "指标!C3")]


def test_it_is_a_note_as_the_name_is_read_without_it() -> None:
    told = read_all(saved(with_cell(3, "指标", "亿元楼 ")), "book.xlsx", lint=True).diagnostics
    assert [each.severity for each in told] == [Severity.NOTE]


def test_spaces_around_codes_units_and_keys_of_the_cover_are_noted() -> None:
    contents = with_cell(3, "编码", " towers")
    contents["指标"][2][COLUMN["单位"]] = "栋 "
    contents["封面"][1][0] = "标题 "
    assert found(contents) == [("W340", "封面!A2"), ("W340", "指标!B3"), ("W340", "指标!D3")]


@pytest.mark.parametrize("text", ["\u3000\u3000亿元楼", "亿元楼（5A 级）"])
def test_a_name_that_is_set_in_or_has_a_plain_space_is_not(text: str) -> None:
    assert found(with_cell(3, "指标", text)) == []


def test_a_wide_space_inside_a_name_is_told_and_inside_words_is_not() -> None:
    assert found(with_cell(3, "指标", "亿元\u3000楼")) == [("W341", "指标!C3")]
    quotes: list[list[object]] = [["支柱", "人物", "内容"], ["trade", "张\u3000三", "表示，\u3000好。"]]
    assert found(sheets() | {"引语": quotes}) == []


def with_names(one: str, other: str) -> Sheets:
    return with_rows({"编码": "a", "指标": one}, {"编码": "b", "指标": other})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("地区生产总值", "地区生产总値"),
        ("财政收入", "财政收人"),
        ("技术合同成交额", "技术合同交成额"),
        ("技术合同成交额", "技术合同成交额额"),
        ("研发投入（规上）", "研发投入【规上】"),
        ("R&D经费", "r&d经费"),
    ],
)
def test_names_that_look_alike_are_told_at_the_later_one(one: str, other: str) -> None:
    assert found(with_names(one, other)) == [("W342", "指标!C6")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("进口总额", "出口总额"),
        ("第一产业增加值", "第二产业增加值"),
        ("工业增加值", "农业增加值"),
        ("新增企业12家", "新增企业21家"),
        ("江岸", "江汉"),
    ],
)
def test_names_that_differ_in_a_character_that_says_something_are_not(one: str, other: str) -> None:
    assert found(with_names(one, other)) == []


def test_one_code_with_brackets_of_two_widths_is_told_at_the_rarer_spelling() -> None:
    years = [{"报告期": f"{year}年", "指标": "规上企业（四上）", "值": 20.5} for year in (2021, 2022, 2023)]
    assert found(with_rows({"指标": "规上企业(四上)", "值": 20.5}, *years)) == [("W342", "指标!C5")]


def test_what_contradicts_itself_or_is_there_twice_is_told_once() -> None:
    twice = with_rows({"编码": "a", "指标": "ＧＤＰ"}, {"编码": "b", "指标": "GDP"})
    apart = with_rows({"报告期": "2023年", "指标": "总值"}, {"指标": "总値"})
    assert found(twice) == []
    assert found(apart) == []


def test_an_area_in_two_spellings_is_told() -> None:
    rows = ("地区", "江岸区", "江岸 区", "江汉区")
    contents = sheets()
    contents["封面"].append(["地区", "江岸区"])
    for row, area in zip(contents["指标"], rows, strict=True):
        row.append(area)
    assert ("W342", "指标!N3") in found(contents)


@pytest.mark.parametrize(
    "name", ["研发经费投入1", "研发经费投入²", "研发经费投入①", "研发经费（内部）1", "研发经费投入*"]
)
def test_the_mark_of_a_footnote_on_a_name_is_told(name: str) -> None:
    assert found(with_rows({"指标": name})) == [("W343", "指标!C5")]


@pytest.mark.parametrize("name", ["PM2.5", "A股2", "前100", "世界500强2024", "CO2"])
def test_a_name_that_ends_in_a_number_of_its_own_is_not(name: str) -> None:
    told = found(with_rows({"指标": name}))
    assert told == ([("W343", "指标!C5")] if name == "A股2" else [])


def test_names_that_are_numbered_have_no_footnotes() -> None:
    assert found(with_rows({"编码": "a", "指标": "重点项目1"}, {"编码": "b", "指标": "重点项目2"})) == []


# --- all of it ------------------------------------------------------------------------------------------------


def test_the_shipped_workbook_has_no_trap() -> None:
    assert read_all(WORKBOOK.read_bytes(), WORKBOOK.name, lint=True).diagnostics == ()


def test_reading_for_a_build_tells_of_none() -> None:
    assert read(saved(with_cell(2, "值", "1700")), "book.xlsx").diagnostics == ()
