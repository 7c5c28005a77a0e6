"""Tables as offices have them: each with the settings that map it, and every figure that must come out of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from openpyxl import Workbook

from briefgen.workbook import SourceFile
from briefgen.workbook.books import opened, sheets_of
from briefgen.workbook.mapping import Table, tables_in
from tests.workbook.making import PERCENT_FORMAT, Rows, saved
from tests.workbook.mapping_scene import Figures, Scene, mapped, own_sheets, workbook

GDP = 'pillar = "trade"\nindicators = { "地区生产总值" = "gdp" }\n'
TWO = 'pillar = "trade"\nindicators = { "地区生产总值" = "gdp", "常住人口" = "people" }\n'


def merged(*ranges: str) -> Callable[[Workbook], None]:
    def arrange(book: Workbook) -> None:
        for each in ranges:
            book.worksheets[0].merge_cells(each)

    return arrange


def formatted(*cells: str, how: str = PERCENT_FORMAT) -> Callable[[Workbook], None]:
    def arrange(book: Workbook) -> None:
        for each in cells:
            book.worksheets[0][each].number_format = how

    return arrange


@dataclass(frozen=True, slots=True)
class Layout:
    """A foreign table, what maps it, and what it must give."""

    settings: str
    rows: Rows
    figures: Figures
    arrange: Callable[[Workbook], None] | None = None
    codes: tuple[str, ...] = ()


LAYOUTS = {
    "years across, newest last": Layout(
        TWO,
        [["指标", "2023年", "2024年"], ["地区生产总值（亿元）", 1600, 1700], ["常住人口（万人）", 96, 97.5]],
        {
            "gdp@2023.value": "1600亿元 · 表!B2",
            "gdp@2024.value": "1700亿元 · 表!C2",
            "people@2023.value": "96万人 · 表!B3",
            "people@2024.value": "97.5万人 · 表!C3",
        },
    ),
    "years across, newest first and still empty": Layout(
        GDP,
        [["指标", 2025, 2024, 2023], ["地区生产总值（亿元）", None, 1700, 1600]],
        {"gdp@2024.value": "1700亿元 · 表!C2", "gdp@2023.value": "1600亿元 · 表!D2"},
    ),
    "a preamble, blank rows, and notes at the foot": Layout(
        GDP,
        [
            ["测试区2024年统计公报附表"],
            ["单位：亿元"],
            [],
            ["项目", "2023年", "2024年"],
            [],
            ["地区生产总值", 1600, 1700],
            [],
            ["注：2024年为初步核算数，2023年为 1600 亿元。"],
            ["资料来源：统计局"],
        ],
        {"gdp@2023.value": "1600亿元 · 表!B6", "gdp@2024.value": "1700亿元 · 表!C6"},
    ),
    "years over levels and growth rates, in merged cells": Layout(
        GDP,
        [
            ["指标", "单位", "2024年", None, "2023年", None],
            [None, None, "总量", "增速（%）", "总量", "增速（%）"],
            ["地区生产总值", "亿元", 1700, 4.8, 1600, 5.5],
        ],
        {
            "gdp@2024.value": "1700亿元 · 表!C3",
            "gdp@2024.change": "4.8% · 表!D3",
            "gdp@2023.value": "1600亿元 · 表!E3",
            "gdp@2023.change": "5.5% · 表!F3",
        },
        merged("A1:A2", "B1:B2", "C1:D1", "E1:F1"),
    ),
    "the same header without merging": Layout(
        GDP,
        [["指标", "2024年", None, None], [None, "绝对量", "同比增长%", "位次"], ["地区生产总值（亿元）", 1700, 4.8, 2]],
        {"gdp@2024.value": "1700亿元 · 表!B3", "gdp@2024.change": "4.8% · 表!C3", "gdp@2024.rank": "2 · 表!D3"},
    ),
    "five header rows": Layout(
        GDP + 'areas = { "测试区" = "" }',
        [
            ["指标", "测试区", None],
            [None, "主要指标", None],
            [None, "2024年", None],
            [None, "绝对量", "增长"],
            [None, "亿元", "%"],
            ["地区生产总值", 1700, 4.8],
        ],
        {"gdp@2024.value": "1700亿元 · 表!B6", "gdp@2024.change": "4.8% · 表!C6"},
        merged("A1:A5", "B1:C1", "B2:C2", "B3:C3"),
    ),
    "areas across": Layout(
        TWO + 'areas = { "测试区" = "", "江汉" = "江汉区" }',
        [["2024年各区主要指标"], [None, "测试区", "江汉", "合计"], ["地区生产总值（亿元）", 17, 18, 35]],
        {"gdp@2024.value": "17亿元 · 表!B3", "gdp@2024[江汉区].value": "18亿元 · 表!C3"},
        codes=("S175",),
    ),
    "areas down, indicators across, a row of units": Layout(
        TWO + 'layout = "areas down"\nperiod = "2024年"\nareas = { "测试区" = "" }',
        [["地区", "地区生产总值", "常住人口"], [None, "亿元", "万人"], ["测试区", 17, 9], ["江汉区", 18, 8]],
        {
            "gdp@2024.value": "17亿元 · 表!B3",
            "gdp@2024[江汉区].value": "18亿元 · 表!B4",
            "people@2024.value": "9万人 · 表!C3",
            "people@2024[江汉区].value": "8万人 · 表!C4",
        },
    ),
    "years down, indicators across": Layout(
        TWO,
        [["年份", "地区生产总值（亿元）", "常住人口（万人）"], [2023, 1600, 96], [2024, 1700, 97]],
        {
            "gdp@2023.value": "1600亿元 · 表!B2",
            "gdp@2024.value": "1700亿元 · 表!B3",
            "people@2023.value": "96万人 · 表!C2",
            "people@2024.value": "97万人 · 表!C3",
        },
    ),
    "tidy": Layout(
        TWO + 'areas = { "测试区" = "", "江汉区" = "江汉区" }',
        [
            ["地区", "指标", "年份", "数值", "单位"],
            ["测试区", "地区生产总值", 2024, 2023, "亿元"],
            ["测试区", "地区生产总值", 2023, 2022, "亿元"],
            ["江汉区", "地区生产总值", 2024, 18, "亿元"],
            ["测试区", "常住人口", 2024, 9, "万人"],
        ],
        {
            "gdp@2024.value": "2023亿元 · 表!D2",
            "gdp@2023.value": "2022亿元 · 表!D3",
            "gdp@2024[江汉区].value": "18亿元 · 表!D4",
            "people@2024.value": "9万人 · 表!D5",
        },
    ),
    "tidy, with headers of its own": Layout(
        GDP + 'columns = { name = "统计项", period = "统计时点", value = "观测值", unit = "量纲" }',
        [["统计项", "统计时点", "观测值", "量纲"], ["地区生产总值", "2024年1-9月", 1200, "亿元"]],
        {"gdp@2024-01/09.value": "1200亿元 · 表!C2"},
    ),
    "several tables on a sheet": Layout(
        GDP + 'region = "二、全区"',
        [
            ["一、中心城区"],
            ["指标", "2024年"],
            ["地区生产总值（亿元）", 1],
            ["注：不含新区。"],
            ["二、全区"],
            ["指标", "2024年"],
            ["地区生产总值（亿元）", 2],
        ],
        {"gdp@2024.value": "2亿元 · 表!B7"},
    ),
    "two tables side by side": Layout(
        TWO,
        [
            ["指标", 2023, 2024, None, "指标", 2023, 2024],
            ["地区生产总值（亿元）", 1, 2, None, "常住人口（万人）", 3, 4],
        ],
        {
            "gdp@2023.value": "1亿元 · 表!B2",
            "gdp@2024.value": "2亿元 · 表!C2",
            "people@2023.value": "3万人 · 表!F2",
            "people@2024.value": "4万人 · 表!G2",
        },
    ),
    "a group within a table": Layout(
        'pillar = "trade"\nregion = "二、工业"\nindicators = { "增加值" = "industry" }',
        [["指标", "2024年"], ["一、农业"], ["增加值（亿元）", 1], ["二、工业"], ["增加值（亿元）", 2]],
        {"industry@2024.value": "2亿元 · 表!B5"},
    ),
    "parts of wholes, by indent": Layout(
        'pillar = "trade"\n[source.indicators]\n"进出口总额" = "trade_total"\n'
        '"进出口总额 > 出口" = { code = "exports", parent = "trade_total" }\n'
        '"服务贸易 > 出口" = { code = "services_out", title = "服务出口" }\n',
        [
            ["指标（单位：亿元）", "2024年"],
            ["进出口总额", 100],
            ["\u3000其中：出口", 60],
            ["\u3000\u3000\u3000\u3000进口", 40],
            ["服务贸易", 30],
            ["\u3000出口", 20],
        ],
        {
            "trade_total@2024.value": "100亿元 · 表!B2",
            "exports@2024.value": "60亿元 · 表!B3",
            "services_out@2024.value": "20亿元 · 表!B6",
        },
    ),
    "其中 in a row of its own, and units behind names": Layout(
        'pillar = "trade"\nindicators = { "进出口总额 > 出口" = "exports", "粮食产量" = "grain" }',
        [["指标", "2024年"], ["进出口总额 亿元", 100], ["其中："], ["\u3000出口 亿元", 60], ["粮食产量（万斤）", 5]],
        {"exports@2024.value": "60亿元 · 表!B4", "grain@2024.value": "5万斤 · 表!B5"},
    ),
    "growth in a row of its own": Layout(
        'pillar = "trade"\n[source.indicators]\n"地区生产总值" = "gdp"\n'
        '"地区生产总值 > 比上年增长" = { code = "gdp", part = "change" }',
        [
            ["指标", "2024年"],
            ["地区生产总值（亿元）", 1700],
            ["比上年增长（%）", 4.8],
            ["常住人口", 9],
            ["比上年增长（%）", 1],
        ],
        {"gdp@2024.value": "1700亿元 · 表!B2", "gdp@2024.change": "4.8% · 表!B3"},
    ),
    "scope in brackets is part of a name": Layout(
        'pillar = "trade"\nindicators = { "固定资产投资（含市直管项目）" = "wide", "固定资产投资" = "narrow" }',
        [["指标", "2024年"], ["固定资产投资（含市直管项目）（亿元）", 5], ["固定资产投资（亿元）", 4]],
        {"wide@2024.value": "5亿元 · 表!B2", "narrow@2024.value": "4亿元 · 表!B3"},
    ),
    "numbers typed as words": Layout(
        'pillar = "trade"\nindicators = { "地区生产总值" = "gdp", "建筑面积" = "space", "企业" = "firms" }',
        [
            ["指标", "2024年", "2023年", "2022年"],
            ["地区生产总值", "1,700亿元", "超235亿元", "—"],
            ["建筑面积（平方米）", "5.5万", "…", "x"],
            ["企业（家）", "１７００", "NA", "140余"],
        ],
        {
            "gdp@2024.value": "1700亿元 · 表!B2",
            "gdp@2023.value": "over 235亿元 · 表!C2",
            "space@2024.value": "55000平方米 · 表!B3",
            "firms@2024.value": "1700家 · 表!B4",
            "firms@2022.value": "some_over 140家 · 表!D4",
        },
    ),
    "marks of the office for what is missing": Layout(
        GDP + 'missing = ["待定", "▲"]',
        [["指标", "2024年", "2023年", "2022年"], ["地区生产总值（亿元）", "待定", "▲", 3]],
        {"gdp@2022.value": "3亿元 · 表!D2"},
    ),
    "percentages by format beside typed ones": Layout(
        'pillar = "trade"\nindicators = { "失业率" = "jobless" }',
        [["指标", "2023年", "2024年"], ["失业率（%）", 5.1, 0.048]],
        {"jobless@2023.value": "5.1% · 表!B2", "jobless@2024.value": "4.8% · 表!C2"},
        formatted("C2"),
    ),
    "units that differ from row to row, into one": Layout(
        'pillar = "trade"\nunit = "亿元"\nindicators = { "税收" = "tax", "零售额" = "retail" }',
        [["指标", "单位", "2024年"], ["税收", "万元", 123456.7], ["零售额", "亿元", 19.989999999999998]],
        {"tax@2024.value": "12.34567亿元 · 表!C2", "retail@2024.value": "19.99亿元 · 表!C3"},
    ),
    "a scale that the table has": Layout(
        'pillar = "trade"\nunit = "人"\nscale = "万"\nindicators = { "常住人口" = "people" }',
        [["指标", "2024年"], ["常住人口", 97.5]],
        {"people@2024.value": "975000人 · 表!B2"},
    ),
    "Chinese numerals and marks of footnotes": Layout(
        GDP,
        [["指　标", "二零二四年", "2023年①"], ["一、地区生产总值②（亿元）", 1700, 1600]],
        {"gdp@2024.value": "1700亿元 · 表!B2", "gdp@2023.value": "1600亿元 · 表!C2"},
    ),
    "quarters and first months": Layout(
        GDP,
        [["指标", "2024年一季度", "2024年上半年", "2024年前三季度", "2024年"], ["地区生产总值（亿元）", 1, 2, 3, 4]],
        {
            "gdp@2024-Q1.value": "1亿元 · 表!B2",
            "gdp@2024-01/06.value": "2亿元 · 表!C2",
            "gdp@2024-01/09.value": "3亿元 · 表!D2",
            "gdp@2024.value": "4亿元 · 表!E2",
        },
    ),
    "the month beside the months so far": Layout(
        GDP,
        [["指标", "2024年9月", None], [None, "当月", "累计"], ["地区生产总值（亿元）", 150, 1200]],
        {"gdp@2024-09.value": "150亿元 · 表!B3", "gdp@2024-01/09.value": "1200亿元 · 表!C3"},
        merged("B1:C1"),
    ),
    "quarters under a year, years in the rows": Layout(
        GDP + 'unit = "亿元"',
        [["年份", "季度", "地区生产总值"], ["2024年", None, 4], ["2023年", None, 3]],
        {"gdp@2024.value": "4亿元 · 表!C2", "gdp@2023.value": "3亿元 · 表!C3"},
    ),
    "quarters in the rows, under their year": Layout(
        GDP + 'unit = "亿元"',
        [["时间", "地区生产总值"], ["2024年"], ["一季度", 1], ["上半年", 2]],
        {"gdp@2024-Q1.value": "1亿元 · 表!B3", "gdp@2024-01/06.value": "2亿元 · 表!B4"},
    ),
    "a period in the corner, a footnote in brackets": Layout(
        GDP + 'layout = "areas across"',
        [["2024年", "甲区", "乙区"], ["地区生产总值（亿元）[注1]", 1, 2]],
        {"gdp@2024[甲区].value": "1亿元 · 表!B2", "gdp@2024[乙区].value": "2亿元 · 表!C2"},
    ),
    "areas down, years across, the indicator in the title": Layout(
        'pillar = "trade"\nareas = { "测试区" = "" }\nindicators = { "*" = { code = "gdp", unit = "亿元" } }',
        [
            ["各区地区生产总值（亿元）"],
            ["地区", "2023年", "2024年"],
            ["测试区", 1, 2],
            ["江汉区", 3, 4],
            [None, 5, 6],
            ["注：5 是合计"],
        ],
        {
            "gdp@2023.value": "1亿元 · 表!B3",
            "gdp@2024.value": "2亿元 · 表!C3",
            "gdp@2023[江汉区].value": "3亿元 · 表!B4",
            "gdp@2024[江汉区].value": "4亿元 · 表!C4",
        },
    ),
    "years down, areas across, the indicator in the title": Layout(
        'pillar = "trade"\nlayout = "areas across"\nindicators = { "*" = { code = "people", title = "人口" } }',
        [["各区人口"], ["单位：万人"], ["年份", "甲区", "乙区"], [2023, 1, 2], [2024, 3, 4]],
        {
            "people@2023[甲区].value": "1万人 · 表!B4",
            "people@2024[甲区].value": "3万人 · 表!B5",
            "people@2023[乙区].value": "2万人 · 表!C4",
            "people@2024[乙区].value": "4万人 · 表!C5",
        },
    ),
    "fiscal years by a pattern": Layout(
        GDP + 'patterns = ["{yy}年度"]',
        [["指标", "23年度", "24年度"], ["地区生产总值（亿元）", 1, 2]],
        {"gdp@2023.value": "1亿元 · 表!B2", "gdp@2024.value": "2亿元 · 表!C2"},
    ),
    "dates as headers": Layout(
        GDP + 'frequency = "month"',
        [["指标", date(2024, 1, 1), date(2024, 2, 1)], ["地区生产总值（亿元）", 1, 2]],
        {"gdp@2024-01.value": "1亿元 · 表!B2", "gdp@2024-02.value": "2亿元 · 表!C2"},
    ),
    "figures that look like years": Layout(
        'pillar = "trade"\nindicators = { "企业" = "firms" }',
        [["指标", 2023, 2024], ["地区生产总值（亿元）", 1, 2], ["企业（家）", 2011, 2023]],
        {"firms@2023.value": "2011家 · 表!B3", "firms@2024.value": "2023家 · 表!C3"},
    ),
    "estimates in the header": Layout(
        GDP, [["指标", "2024年预计"], ["地区生产总值（亿元）", 1700]], {"gdp@2024.value": "1700亿元 · 表!B2"}
    ),
    "header rows that are said": Layout(
        GDP + "header_rows = [2]",
        [["说明", "甲", "乙"], ["指标", 2023, 2024], ["企业（家）", 2023, 2024], ["地区生产总值（亿元）", 1, 2]],
        {"gdp@2023.value": "1亿元 · 表!B4", "gdp@2024.value": "2亿元 · 表!C4"},
    ),
    "only some periods": Layout(
        GDP + 'periods = ["2024年"]',
        [["指标", "2023年", "2024年"], ["地区生产总值（亿元）", 1, 2]],
        {"gdp@2024.value": "2亿元 · 表!C2"},
    ),
    "columns that are left out, and the only ones": Layout(
        GDP + 'only = ["不含新区"]\nleave = ["占比"]',
        [["指标", "2024年", None, None], [None, "含新区", "不含新区", "占比"], ["地区生产总值（亿元）", 3, 2, 9]],
        {"gdp@2024.value": "2亿元 · 表!C3"},
        merged("B1:D1"),
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_table_gives_every_figure_with_its_cell(name: str) -> None:
    layout = LAYOUTS[name]
    scene = mapped(layout.settings, workbook(layout.rows, layout.arrange))
    assert scene.figures == layout.figures, scene.told
    assert scene.codes == list(layout.codes), scene.told


# --- what must not become a figure ------------------------------------------------------------------------


def refused(settings: str, rows: Rows, arrange: Callable[[Workbook], None] | None = None) -> list[str]:
    """What is told of a table out of which nothing is taken."""
    scene = mapped(settings, workbook(rows, arrange))
    assert scene.figures == {}, scene.told
    return scene.codes


def test_a_column_under_words_that_are_not_known_is_not_read() -> None:
    assert refused(GDP, [["指标", "2024年占比"], ["地区生产总值（亿元）", 12]]) == ["S184"]
    assert refused(GDP, [["指标", "2024年净增"], ["地区生产总值（亿元）", 12]]) == ["S184"]
    assert refused(GDP, [["指标", "2024年不含新区"], ["地区生产总值（亿元）", 12]]) == ["S184"]


def test_a_name_with_another_scope_is_another_indicator() -> None:
    assert refused(GDP, [["指标", "2024年"], ["地区生产总值（含新区）（亿元）", 12]]) == ["S175"]


def test_a_name_that_is_not_there_is_told_with_the_nearest_at_its_line() -> None:
    scene = mapped(
        'pillar = "trade"\n[source.indicators]\n"地区生产总直" = "gdp"',
        workbook([["指标", "2024年"], ["地区生产总值（亿元）", 1]]),
    )
    (found,) = scene.diagnostics
    assert (found.code, str(found.where)) == ("S175", "briefgen.toml:5:1")
    assert ("near", "地区生产总值") in found.arguments


def test_a_figure_without_a_period_is_not_read() -> None:
    assert refused(GDP, [["指标", "总量"], ["地区生产总值（亿元）", 12]]) == ["S185"]


def test_a_growth_column_is_of_no_year_by_its_place_alone() -> None:
    rows: Rows = [["指标", "2023年", "2024年", "增长（%）"], ["地区生产总值（亿元）", 1, 2, 3]]
    scene = mapped(GDP, workbook(rows))
    assert [(each.code, str(each.where)) for each in scene.diagnostics] == [("W232", "[年鉴.xlsx]表!D1")]
    assert mapped(GDP + 'period = "2024年"', workbook(rows)).figures["gdp@2024.change"] == "3% · 表!D2"


def test_the_months_so_far_of_a_year_are_not_the_year() -> None:
    rows: Rows = [["指标", "2024年"], [None, "累计"], ["地区生产总值（亿元）", 12]]
    assert refused(GDP, rows) == ["S185"]
    assert mapped(GDP + 'only = ["累计"]', workbook(rows)).figures == {"gdp@2024.value": "12亿元 · 表!B3"}


def test_formulas_that_were_never_calculated_and_errors_are_told_at_their_cells() -> None:
    scene = mapped(GDP, workbook([["指标", "2024年", "2023年"], ["地区生产总值（亿元）", "=1+1", "#N/A"]]))
    assert scene.figures == {}
    assert [(each.code, str(each.where)) for each in scene.diagnostics] == [
        ("W131", "[年鉴.xlsx]表!B2"),
        ("W130", "[年鉴.xlsx]表!C2"),
    ]


def test_a_figure_with_a_footnote_glued_on_is_no_other_figure() -> None:
    rows: Rows = [["指标", "2024年", "2023年"], ["地区生产总值（亿元）", "1700①", "1600②"], ["常住人口（万人）", 9, 8]]
    scene = mapped(TWO, workbook(rows))
    assert scene.codes == ["W140", "W140"]
    assert scene.figures == {"people@2024.value": "9万人 · 表!B3", "people@2023.value": "8万人 · 表!C3"}


def test_a_yearbook_is_older_than_its_title() -> None:
    rows: Rows = [["测试区2024年统计年鉴 表3-1"], ["指标", "总量"], ["地区生产总值（亿元）", 12]]
    assert refused(GDP, rows) == ["S185"]


def test_two_figures_for_one_are_told_with_both_cells() -> None:
    rows: Rows = [["指标", "2024年"], ["地区生产总值（亿元）", 1], ["地区生产总值（亿元）", 2]]
    scene = mapped(GDP, workbook(rows))
    (found,) = scene.diagnostics
    assert (found.code, str(found.where)) == ("W220", "[年鉴.xlsx]表!B3")
    assert ("other", "[年鉴.xlsx]表!B2") in found.arguments


def test_prices_of_two_kinds_are_never_mixed() -> None:
    rows: Rows = [["指标", "2024年", None], [None, "现价", "不变价"], ["地区生产总值（亿元）", 3, 2]]
    assert mapped(GDP, workbook(rows, merged("B1:C1"))).codes == ["W220"]
    chosen = mapped(GDP + 'leave = ["不变价"]', workbook(rows, merged("B1:C1")))
    (indicator,) = [each for each in chosen.dataset.indicators if each.code == "gdp"]
    assert indicator.observations[0].basis == "现价"


def test_a_row_that_may_be_a_header_of_years_is_not_guessed() -> None:
    rows: Rows = [["指标", 2022, 2023], ["企业", 2021, 2022], ["地区生产总值（亿元）", 1, 2]]
    assert "W223" in mapped(GDP, workbook(rows)).codes


def test_a_year_with_a_footnote_glued_on_is_told_and_left_out() -> None:
    scene = mapped(GDP, workbook([["指标", 20231, 2024], ["地区生产总值（亿元）", 1, 2]]))
    assert (scene.codes, scene.figures) == (["W224"], {"gdp@2024.value": "2亿元 · 表!C2"})


def test_a_label_with_a_footnote_glued_on_is_read_with_a_warning() -> None:
    scene = mapped(GDP, workbook([["指标", "2024年"], ["地区生产总值1（亿元）", 2]]))
    assert (scene.codes, scene.figures) == (["W225"], {"gdp@2024.value": "2亿元 · 表!B2"})
    rows: Rows = [["指标", "2024年"], ["地区生产总值1（亿元）", 2], ["地区生产总值2（亿元）", 3]]
    assert refused(GDP, rows) == ["S175"]


def test_a_merged_figure_is_of_no_row() -> None:
    rows: Rows = [["指标", "2024年"], ["常住人口（万人）", 1], ["地区生产总值（亿元）", None]]
    assert refused(GDP, rows, merged("B2:B3")) == ["W226"]


def test_units_that_disagree_or_cannot_be_converted_are_told() -> None:
    two: Rows = [["指标", "2024年（万元）"], ["地区生产总值（亿元）", 1]]
    assert "W227" in mapped(GDP, workbook(two)).codes
    other: Rows = [["指标", "2024年"], ["地区生产总值（万人）", 1]]
    assert "W229" in mapped(GDP + 'unit = "亿元"', workbook(other)).codes


def test_a_unit_that_is_nowhere_is_not_taken_from_the_packet() -> None:
    own = own_sheets(["trade", "gdp", "地区生产总值", "亿元", "2024年"])
    assert "W228" in mapped("", workbook([["指标", "2024年"], ["地区生产总值", 1]]), own=own).codes


def test_a_date_as_header_needs_to_be_explained() -> None:
    assert "W230" in mapped(GDP, workbook([["指标", date(2024, 1, 1)], ["地区生产总值（亿元）", 1]])).codes


def test_hidden_rows_columns_and_sheets_in_use_are_told() -> None:
    def hide(book: Workbook) -> None:
        book.worksheets[0].row_dimensions[2].hidden = True
        book.worksheets[0].column_dimensions["B"].hidden = True
        book.create_sheet("另一张")
        book.worksheets[0].sheet_state = "hidden"

    scene = mapped(GDP + 'sheet = "表"', workbook([["指标", "2024年"], ["地区生产总值（亿元）", 1]], hide))
    assert scene.codes == ["W124", "W125", "W114"]


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ('sheet = "表三"', "S173"),
        ("sheet = 9", "S173"),
        ('region = "三、工业"', "S174"),
        ('region = "指标"\nuntil = "完"', "S174"),
        ('periods = ["2031年"]', "S176"),
        ('areas = { "江岸" = "江岸区" }', "S180"),
    ],
)
def test_what_the_settings_name_and_the_workbook_lacks_is_told_at_its_line(settings: str, code: str) -> None:
    scene = mapped(settings + "\n" + GDP, workbook([["指标", "2024年"], ["地区生产总值（亿元）", 1]]))
    found = next(each for each in scene.diagnostics if each.code == code)
    assert str(found.where).startswith("briefgen.toml:3" if "until" not in settings else "briefgen.toml:4")


def test_an_indicator_that_the_packet_lacks_needs_a_pillar() -> None:
    rows: Rows = [["指标", "2024年"], ["地区生产总值（亿元）", 1]]
    assert "S179" in mapped('indicators = { "地区生产总值" = "gdp" }', workbook(rows)).codes
    assert "S179" in mapped(GDP.replace("trade", "tarde"), workbook(rows)).codes


@pytest.mark.parametrize("sheet", ['"表*"', '"表3-1"', "2", '" 表３-1 "'])
def test_a_sheet_is_named_by_name_pattern_or_number(sheet: str) -> None:
    file = SourceFile(
        "年鉴.xlsx", saved({"说明": [["见表"]], "表3-1": [["指标", "2024年"], ["地区生产总值（亿元）", 1]]})
    )
    assert mapped(f"sheet = {sheet}\n{GDP}", file).figures == {"gdp@2024.value": "1亿元 · 表3-1!B2"}


def test_of_several_sheets_none_is_guessed() -> None:
    file = SourceFile("年鉴.xlsx", saved({"一": [["指标", "2024年"]], "二": [["指标", "2024年"]]}))
    assert mapped(GDP, file).codes == ["S182"]


def found(rows: Rows, arrange: Callable[[Workbook], None] | None = None) -> list[Table]:
    book = opened(workbook(rows, arrange).content, "年鉴.xlsx")
    return [table for sheet in sheets_of(book, book.sheets) for table in tables_in(sheet)]


def test_tables_are_found_without_any_settings_and_with_how_sure_that_is() -> None:
    (table,) = found([["单位：亿元"], ["指标", "2024年"], ["地区生产总值", 1], ["注：快报数"]])
    assert ([str(each.period) for each in table.figures], table.sure) == (["2024"], 1.0)
    assert (table.unit and table.unit.text, [each.text for each in table.notes]) == ("亿元", ["注：快报数"])
    assert [each.name.name for each in table.rows if each.name] == ["地区生产总值"]
    (guessed,) = found([["指标", "2024年", None], [None, "总量", "增速"], ["地区生产总值", 1, 2]])
    (doubtful,) = found([["指标", 2022, 2023], ["企业", 2021, 2022], ["人口", 1, 2]])
    assert 1 > guessed.sure > doubtful.sure > 0


# --- several sources --------------------------------------------------------------------------------------

ONE = workbook([["指标", "2024年"], ["地区生产总值（亿元）", 1700]], name="一.xlsx")
OTHER = workbook([["指标", "2024年"], ["地区生产总值（万元）", 17010000]], name="二.xlsx")


def both(one: str = "", other: str = "") -> Scene:
    blocks = (f'[[source]]\nworkbook = "{name}.xlsx"\n{GDP}{rule}\n' for name, rule in (("一", one), ("二", other)))
    return mapped("".join(blocks), ONE, OTHER)


def test_two_sources_that_differ_are_a_finding_with_both_cells() -> None:
    (found,) = both().diagnostics
    assert (found.code, str(found.where)) == ("W221", "[二.xlsx]表!B2")
    assert ("place", "[一.xlsx]表!B2") in found.arguments


@pytest.mark.parametrize(
    ("one", "other"), [("", "rules = true"), ("rules = false", ""), ("rules = false", "rules = true")]
)
def test_one_of_two_sources_may_be_declared_to_rule(one: str, other: str) -> None:
    scene = both(one, other + '\nunit = "亿元"')
    assert (scene.codes, scene.figures) == ([], {"gdp@2024.value": "1701亿元 · 表!B2"}), scene.told
    scene = both(other, one)
    assert (scene.codes, scene.figures) == ([], {"gdp@2024.value": "1700亿元 · 表!B2"}), scene.told


def test_sources_that_agree_in_different_units_are_one() -> None:
    same = workbook([["指标", "2024年"], ["地区生产总值（万元）", 17000000]], name="二.xlsx")
    blocks = "".join(f'[[source]]\nworkbook = "{name}.xlsx"\n{GDP}unit = "亿元"\n' for name in ("一", "二"))
    scene = mapped(blocks, ONE, same)
    assert (scene.codes, scene.figures) == ([], {"gdp@2024.value": "1700亿元 · 表!B2"})


def test_a_source_fills_what_the_packets_own_row_leaves_open() -> None:
    own = own_sheets(["trade", "gdp", "地区生产总值", "亿元", "2024年", None, None, "预计", 1600, None, None, 2])
    rows: Rows = [["指标", "2024年", "增速（%）"], ["地区生产总值（万元）", 17000000, None]]
    scene = mapped("", workbook(rows), own=own)
    assert scene.diagnostics == (), scene.told
    assert scene.figures == {
        "gdp@2024.value": "1700亿元 · 表!B2",
        "gdp@2024.previous": "1600亿元 · 指标!I2",
        "gdp@2024.rank": "2 · 指标!L2",
    }


def test_a_source_that_differs_from_the_packets_own_row_is_a_finding_unless_it_rules() -> None:
    own = own_sheets(["trade", "gdp", "地区生产总值", "亿元", "2024年", 1699])
    assert mapped("", ONE, own=own).codes == ["W221"]
    assert mapped("rules = true", ONE, own=own).figures == {"gdp@2024.value": "1700亿元 · 表!B2"}
    assert mapped("rules = false", ONE, own=own).figures == {"gdp@2024.value": "1699亿元 · 指标!F2"}


def test_figures_may_all_come_from_sources() -> None:
    own = own_sheets()
    del own["指标"]
    assert mapped(GDP, ONE, own=own).figures == {"gdp@2024.value": "1700亿元 · 表!B2"}


def test_every_other_kind_of_table_is_mapped_alike() -> None:
    text = '指标,2024年,2023年\n地区生产总值（亿元）,"1,700",x\n'.encode("gb18030")
    scene = mapped(GDP, SourceFile("月报.csv", text))
    assert scene.figures == {"gdp@2024.value": "1700亿元 · 月报!B2"}
