"""A mapping is proposed for workbooks that it was not made for, and reads what it says that it reads."""

from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from briefgen.diagnostics import Diagnostic, Severity
from briefgen.errors import CannotRun
from briefgen.indicators import PARTS, Dataset
from briefgen.language.messages import MESSAGES
from briefgen.periods import Period, period_from
from briefgen.quantities import Quantity
from briefgen.settings import packet_settings
from briefgen.workbook import SourceFile, read_all
from briefgen.workbook.proposing import Proposal, Said, newest, proposed
from briefgen.workbook.proposing.own_book import own_workbook
from tests.workbook.making import Rows, Sheets, saved
from tests.workbook.mapping_scene import shown, workbook
from tests.workbook.test_mapping import LAYOUTS, formatted, merged

SAID = {"areas down, indicators across, a row of units": "2024年"}
"""Layouts that do not say of which period they are."""


def figures(dataset: Dataset) -> dict[str, str]:
    """2024.value 表!B2 → 1700亿元 · 表!B2: what stands in each cell that was read, and what it is of."""
    return {
        f"{row.period}{f'[{row.area}]' if row.area else ''}.{part} {entry.origins[0].cell}": shown(entry)
        for indicator in dataset.indicators
        for row in indicator.everywhere
        for part in PARTS
        if (entry := getattr(row, part))
    }


def used(found: Proposal, file: SourceFile) -> tuple[Dataset, list[str]]:
    """What the blocks read when somebody uses them, and what is wrong with that."""
    settings = packet_settings(found.text, "briefgen.toml")
    assert settings.diagnostics == ()
    sources = tuple((block, (file,)) for block in settings.output.sources)
    own = own_workbook([("标题", "测试"), ("报告期", newest(found.dataset).code)], found.pillars)
    read = read_all(own, "own.xlsx", sources=sources)
    wrong = [each.code for each in read.diagnostics if each.severity is Severity.ERROR]
    return read.output.dataset, wrong


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_proposed_blocks_read_every_figure_of_a_table_in_its_own_cell(name: str) -> None:
    layout = LAYOUTS[name]
    file = workbook(layout.rows, layout.arrange)
    found = proposed(file, said=Said(SAID.get(name, "")))
    read, wrong = used(found, file)
    assert wrong == []
    assert figures(read) == figures(found.dataset)
    assert sum(each.figures for each in found.readings) == len(figures(read))
    assert _places(layout.figures) <= set(_periods_and_cells(read))
    _equal_the_cells(read, file)


def _places(wanted: dict[str, str]) -> set[str]:
    """2024.value B2 for each figure that somebody has found in the same table by hand."""
    return {f"{_period(key)}.{key.rpartition('.')[2]} {cell.rpartition('!')[2]}" for key, cell in wanted.items()}


def _period(key: str) -> str:
    """2024 of gdp@2024[江汉区].value."""
    return key.partition("@")[2].partition("[")[0].partition(".")[0]


def _periods_and_cells(read: Dataset) -> list[str]:
    return [key if "[" not in key else key.partition("[")[0] + key.partition("]")[2] for key in figures(read)]


def _equal_the_cells(read: Dataset, file: SourceFile) -> None:
    """Numbers are held against what another library reads; shares by format and words with scales stand apart."""
    book = openpyxl.load_workbook(BytesIO(file.content))
    entries = (
        entry for each in read.indicators for row in each.everywhere for part in PARTS if (entry := getattr(row, part))
    )
    for entry in entries:
        cell = book[entry.origins[0].sheet][entry.origins[0].cell]
        if (
            isinstance(cell.value, int | float)
            and "%" not in cell.number_format
            and isinstance(entry.content, Quantity)
        ):
            assert entry.content.number == round(Decimal(str(cell.value)), 10)


# --- what it makes out ------------------------------------------------------------------------------------


def seen(rows: Rows, name: str = "年鉴.xlsx", sheet: str = "表", period: str = "", arrange: object = None) -> Proposal:
    return proposed(workbook(rows, arrange, name, sheet), said=Said(period))  # type: ignore[arg-type]  # a callable or None


def codes(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return [each.code for each in diagnostics]


def refused(rows: Rows, **others: str) -> list[str]:
    with pytest.raises(CannotRun) as problem:
        seen(rows, **others)
    return [each.code for each in problem.value.diagnostics]


def test_three_tables_on_a_sheet_are_three_blocks_each_at_words_of_its_own() -> None:
    rows: Rows = [
        ["表1 人口"],
        ["指标", "2024年"],
        ["常住人口（万人）", 97],
        ["注：抽样"],
        [],
        ["表2 经济"],
        ["指标", "2024年"],
        ["地区生产总值（亿元）", 1700],
        [],
        ["表3 工业"],
        ["指标", "2024年"],
        ["工业增加值（亿元）", 110],
        ["增长（%）", 6],
    ]
    found = seen(rows)
    assert [(each.region, each.figures) for each in found.readings] == [("A1:B3", 1), ("A6:B8", 1), ("A10:B13", 2)]
    assert [each.region for each in found.drafts] == ["表1 人口", "表2 经济", "表3 工业"]
    assert [each.title for each in found.pillars] == ["人口", "经济", "工业"]
    assert codes(found.diagnostics) == ["W360"]


def test_tables_that_no_words_tell_apart_are_read_together_or_told() -> None:
    head: list[object] = ["指标", "2024年"]
    one: list[object] = ["甲（亿元）", 1]
    other: list[object] = ["乙（亿元）", 2]
    assert [each.figures for each in seen([head, one, [], head, other]).readings] == [2]
    assert codes(seen([head, one, [], head, ["甲（亿元）", 2]]).diagnostics) == ["W367"]


def test_sixty_years_are_sixty_periods() -> None:
    years = range(1965, 2025)
    found = seen(
        [["指标", "单位", *[f"{each}年" for each in years]], ["地区生产总值", "亿元", *(each + 0.5 for each in years)]]
    )
    assert (found.readings[0].figures, newest(found.dataset)) == (60, Period(2024))


def test_names_that_come_twice_are_told_apart_by_what_stands_above_them() -> None:
    rows: Rows = [["指标", "2024年"], ["一、农业"], ["增加值（亿元）", 1], ["二、工业"], ["增加值（亿元）", 2]]
    found = seen(rows)
    assert [each.name.text for each in found.dataset.indicators] == ["增加值（农业）", "增加值（工业）"]
    assert [each.title for each in found.pillars] == ["农业", "工业"]


def test_codes_are_those_of_the_workbook_or_latin_names_or_numbers_of_tables() -> None:
    rows: Rows = [
        ["编码", "指标", "单位", "2024年"],
        ["A01", "地区生产总值", "亿元", 1],
        [None, "Total exports", "亿元", 2],
        [None, "进口", "亿元", 3],
    ]
    assert [each.code for each in seen(rows).dataset.indicators] == ["A01", "total_exports", "t1_03"]


def test_a_sheet_of_projections_and_hidden_sheets_are_left_out_and_told() -> None:
    def hide(book: openpyxl.Workbook) -> None:
        book["底稿"].sheet_state = "veryHidden"

    head: list[object] = ["指标", "2024年"]
    sheets: Sheets = {
        "实际": [head, ["产值（亿元）", 1]],
        "底稿": [head, ["甲", 2]],
        "2025年预测": [head, ["产值（亿元）", 3]],
    }
    found = proposed(SourceFile("年鉴.xlsx", saved(sheets, hide)))
    assert sorted(codes(found.diagnostics)) == ["W362", "W363"]
    assert [each.sheet for each in found.readings] == ["实际"]


def test_totals_of_areas_are_areas_that_hold_the_others_and_totals_of_names_are_left_out() -> None:
    found = seen([["2024年"], ["地区", "产值（亿元）"], ["甲区", 1], ["乙区", 2], ["合计", 3], ["平均", 1.5]])
    assert found.readings[0].areas == ("甲区", "乙区", "合计")
    assert "W361" in codes(seen([["指标（亿元）", "2024年"], ["甲", 1], ["合计", 1]]).diagnostics)


def test_what_cannot_be_read_is_taken_out_and_told_at_its_cell() -> None:
    rows: Rows = [
        ["指标", "2023年", "2024年"],
        ["产值（亿元）", "12,x", 2],
        ["进口（亿元）", "#N/A", 3],
        ["人口（万人）", "=1+1", 4],
        ["重复（亿元）", 1, 2],
        ["重复（亿元）", 3, 4],
    ]
    found = seen(rows)
    assert sorted(codes(found.diagnostics)) == ["W130", "W131", "W220", "W368"]
    assert figures(found.dataset) == {"2024.value C2": "2亿元 · 表!C2"}
    assert "# 没有读（W220 [年鉴.xlsx]表!B6）：重复" in found.text


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["指标", 20231, 2024], ["产值（亿元）", 1, 2]], "W374"),
        ([["指标", 2022, 2023], ["企业", 2021, 2022], ["产值（亿元）", 1, 2]], "W373"),
        ([["指标", "2023年", "2024年", "增长（%）"], ["产值（亿元）", 1, 2, 3]], "W365"),
        ([["指标", "2024年", "2024年占比"], ["产值（亿元）", 1, 2]], "W364"),
    ],
)
def test_what_is_doubtful_is_said(rows: Rows, said: str) -> None:
    assert said in codes(seen(rows).diagnostics)


def test_years_by_sheet_and_areas_by_sheet_are_one_indicator() -> None:
    rows: Rows = [["指标", "数值"], ["产值（亿元）", 1]]
    years = proposed(SourceFile("年鉴.xlsx", saved({"2023年": rows, "2024年": rows})))
    assert set(figures(years.dataset)) == {"2023.value B2", "2024.value B2"}
    rows = [["指标", "2024年"], ["产值（亿元）", 1]]
    areas = proposed(SourceFile("年鉴.xlsx", saved({"甲区": rows, "乙区": rows})))
    assert set(figures(areas.dataset)) == {"2024[甲区].value B2", "2024[乙区].value B2"}
    assert len({each.code for each in areas.dataset.indicators}) == 1


def test_a_name_with_other_figures_elsewhere_is_an_indicator_of_its_own() -> None:
    sheets: Sheets = {
        "快报": [["指标", "2024年"], ["产值（亿元）", 1]],
        "年报": [["指标", "2024年"], ["产值（亿元）", 2]],
    }
    found = proposed(SourceFile("年鉴.xlsx", saved(sheets)))
    assert [each.name.text for each in found.dataset.indicators] == ["产值（快报）", "产值（年报）"]
    assert codes(found.diagnostics) == ["W371"]


def test_a_period_comes_from_the_file_where_the_tables_say_none_and_from_the_user_before_that() -> None:
    rows: Rows = [["指标", "单位", "数值"], ["产值", "亿元", 1]]
    assert newest(seen(rows, name="各区2023年.xlsx").dataset) == Period(2023)
    assert newest(seen(rows, name="各区2023年.xlsx", period="2024年一季度").dataset) == period_from("2024年第一季度")
    assert refused(rows) == ["W365", "W369"]


def test_a_title_over_all_columns_says_nothing_and_units_in_a_title_hold() -> None:
    rows: Rows = [
        ["测试区二〇二四年主要指标完成情况（单位：亿元）"],
        ["指标", "全年实绩", None],
        [None, "绝对额", "同比±%"],
        ["产值", 1700.5, 5.2],
    ]
    found = seen(rows, arrange=merged("A1:C1", "A2:A3", "B2:C2"))
    assert figures(found.dataset) == {"2024.value B4": "1700.5亿元 · 表!B4", "2024.change C4": "5.2% · 表!C4"}


def test_columns_under_unusual_words_are_made_out_by_what_they_hold() -> None:
    rows: Rows = [
        ["统计项", "统计时点", "观测值", "量纲"],
        ["产值", "2023年", 1, "亿元"],
        ["产值", "2024年", 2, "亿元"],
    ]
    assert figures(seen(rows).dataset) == {"2023.value C2": "1亿元 · 表!C2", "2024.value C3": "2亿元 · 表!C3"}


def test_percentages_by_format_stay_percentages() -> None:
    found = seen([["指标", "2024年"], ["失业率（%）", 0.048]], arrange=formatted("B2"))
    assert figures(found.dataset) == {"2024.value B2": "4.8% · 表!B2"}


@pytest.mark.parametrize("rows", [[], [["注：初步数"], ["资料来源：统计局"]], [[5]], [["地区", "2024年"], ["甲区", 1]]])
def test_a_workbook_without_a_table_is_refused_with_the_reason(rows: Rows) -> None:
    assert refused(rows)[-1] == "W369"


def test_names_with_marks_of_settings_in_them_are_written_so_that_they_are_read() -> None:
    file = workbook([["指标", "2024年"], ['甲"乙\\（亿元）', 1], ["[x]*（亿元）", 2]], name="[1] 年鉴.xlsx")
    found = proposed(file)
    assert figures(used(found, file)[0]) == figures(found.dataset)
    assert len(figures(found.dataset)) == 2
    assert 'workbook = "[[]1] 年鉴.xlsx"' in found.text


def test_comments_are_in_the_language_of_the_messages() -> None:
    file = workbook([["指标", "2024年"], ["产值（亿元）", 1]])
    assert "1 个指标，1 个数" in proposed(file).text
    assert "1 indicators, 1 figures" in proposed(file, language="en").text
    assert not [each for each in MESSAGES["W369"].en if ord(each) > 0x2E80]


def test_other_kinds_of_files_are_proposed_alike() -> None:
    text = '指标,2023年,2024年\n产值（亿元）,"1,600","1,700"\n'.encode("gb18030")
    found = proposed(SourceFile("月报.csv", text))
    assert figures(found.dataset) == {"2023.value B2": "1600亿元 · 月报!B2", "2024.value C2": "1700亿元 · 月报!C2"}
