"""Charts over time and open ends are native charts: their sheets can be edited, and they look as the pages do."""

import io
import re
from decimal import Decimal
from functools import cache

import openpyxl
import pytest
from lxml import etree
from openpyxl.utils import column_index_from_string

from briefgen.document import Chart
from briefgen.layout.pages import TextRun
from briefgen.writers import docx
from briefgen.writers.docx.spreadsheet import cell, column
from tests.charts.scene import FACES, THEME, asked, chart, figure_items
from tests.docx.reading import C, W, found, parts, tree, words
from tests.docx.test_docx_charts import ORDERED

CALLS = {
    "line": '"gdp", kind="line"',
    "off zero": '"gdp", kind="line", from_zero=false',
    "lines": '"gdp", "retail", "tech", "tax", kind="line"',
    "falls": '"price", kind="line"',
    "forty years": '"people", kind="line"',
    "panels": '"gdp", "sme", "price", kind="multiples"',
    "columns": '"gdp", "tech", "price", kind="multiples", marks="bar"',
    "bars": '"digital", "special", "gazelle", "listed", "closed", "fewer", "unicorn", "station"',
    "dots": '"price", kind="dots", periods=["2020", "2021", "2022", "2023", "2019"]',
    "parts": '{"part": "share", "whole_name": "外贸"}, {"part": "about", "whole_name": "全区"}, kind="parts"',
}

EVERY = pytest.mark.parametrize("name", CALLS)


@cache
def written(name: str) -> bytes:
    document, diagnostics = asked(CALLS[name])
    assert diagnostics == ()
    return docx.write(document, THEME, {}, FACES)


def charts(name: str) -> list[etree._Element]:
    content = parts(written(name))
    count = sum(part.startswith("word/charts/chart") for part in content)
    return [etree.fromstring(content[f"word/charts/chart{number}.xml"]) for number in range(1, count + 1)]


def sheets(name: str, *, computed: bool) -> list[list[tuple[object, ...]]]:
    """The rows of each chart's sheet; what is computed as its formula or as its value."""
    content = parts(written(name))
    books = sorted(part for part in content if part.endswith(".xlsx"))
    loaded = [openpyxl.load_workbook(io.BytesIO(content[book]), data_only=computed) for book in books]
    return [list(book["Sheet1"].iter_rows(values_only=True)) for book in loaded]


def series(root: etree._Element) -> list[etree._Element]:
    return list(root.iter(f"{C}ser"))


def title(each: etree._Element) -> str:
    return "".join(part.text or "" for part in found(each, "./c:tx//c:v"))


def values(each: etree._Element, axis: str) -> dict[int, float]:
    """The cached numbers of a series by their row."""
    points = found(each, f"./c:{axis}//c:pt")
    return {int(point.get("idx", "")): float(found(point, "./c:v")[0].text or "") for point in points}


# --- sheets -----------------------------------------------------------------------------------------------


@EVERY
def test_cached_values_are_those_of_the_sheet_in_the_cells_that_are_named(name: str) -> None:
    for root, rows in zip(charts(name), sheets(name, computed=True), strict=True):
        for reference in found(root, "//c:numRef | //c:strRef"):
            letters, first, last = _cells(found(reference, "./c:f")[0].text or "")
            held = [row[letters] for row in rows[first - 1 : last]]
            points = {int(each.get("idx", "")): found(each, "./c:v")[0].text for each in found(reference, ".//c:pt")}
            for index, cell_ in enumerate(held):
                if isinstance(cell_, int | float):
                    assert float(str(points[index])) == pytest.approx(float(cell_))
                else:
                    assert (points.get(index) or None) == (cell_ or None)


def _cells(formula: str) -> tuple[int, int, int]:
    """Sheet1!$AB$2:$AB$5 as column from 0, first and last row."""
    match = re.fullmatch(r"Sheet1!\$([A-Z]+)\$(\d+)(?::\$\1\$(\d+))?", formula)
    assert match is not None, formula
    letters = column_index_from_string(match[1]) - 1
    return letters, int(match[2]), int(match[3] or match[2])


FORMULA = re.compile(r"=([A-Z]+)(\d+)([+-][\d.]+)?")


@EVERY
def test_what_follows_a_figure_is_computed_from_its_cell(name: str) -> None:
    """Whoever changes a figure in the sheet moves its point, its line and the paper over an open bar with it."""
    for formulas, rows in zip(sheets(name, computed=False), sheets(name, computed=True), strict=True):
        for written_row, row in zip(formulas, rows, strict=True):
            for formula, held in zip(written_row, row, strict=True):
                if isinstance(formula, str) and (match := FORMULA.fullmatch(formula)):
                    operand = rows[int(match[2]) - 1][column_index_from_string(match[1]) - 1]
                    assert Decimal(str(held)) == pytest.approx(Decimal(str(operand)) + Decimal(match[3] or 0))


def test_columns_beyond_the_alphabet_have_two_letters() -> None:
    assert [column(index) for index in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]
    assert cell(26, 0) == "AA2"
    assert len(sheets("lines", computed=True)[0][0]) > 15


@EVERY
def test_figures_stand_in_the_sheet_as_the_workbook_has_them(name: str) -> None:
    made = chart(CALLS[name])
    held = [entry for rows in sheets(name, computed=True) for row in rows for entry in row]
    for point in (*made.points, *(each for one in made.series for each in one.points)):
        if point.number is not None:
            assert float(point.number) in held


# --- the schema ---------------------------------------------------------------------------------------------


@EVERY
def test_elements_stand_in_the_order_of_the_schema(name: str) -> None:
    for root in charts(name):
        for container, names in ORDERED.items():
            order = names.split()
            for element in root.iter(f"{C}{container}"):
                children = [str(child.tag).removeprefix(C) for child in element]
                assert children == sorted(children, key=order.index), container


@EVERY
def test_series_are_counted_from_zero_and_equally_long(name: str) -> None:
    for root in charts(name):
        numbers = [int(found(each, "./c:idx")[0].get("val", "")) for each in series(root)]
        assert numbers == list(range(len(numbers)))
        lengths = "//c:val//c:ptCount | //c:xVal//c:ptCount | //c:yVal//c:ptCount"
        counts = {each.get("val") for each in found(root, lengths)}
        assert len(counts) == 1
        gaps = [int(each.get("val", "")) for each in found(root, "//c:gapWidth")]
        assert all(0 <= each <= 500 for each in gaps)


@EVERY
def test_the_same_packet_gives_the_same_bytes(name: str) -> None:
    again, _ = asked(CALLS[name])
    assert docx.write(again, THEME, {}, FACES) == written(name)


# --- lines ------------------------------------------------------------------------------------------------


def test_a_line_is_solid_dashed_hollow_and_open_as_its_figures_are() -> None:
    (root,) = charts("line")
    traces = {title(each): each for each in series(root)}
    assert [title(each) for each in series(root)] == [
        *("hollow", "base", "solid", "dashed", "open", "地区生产总值", "hollow", "words")
    ]
    assert list(values(traces["solid"], "yVal")) == [0, 1, 2, 3, 4, 5]
    assert values(traces["dashed"], "yVal") == {5: 1622, 6: 1700}
    assert values(traces["hollow"], "yVal") == {6: 1700}
    assert values(traces["open"], "yVal")[0] == 1700
    assert values(traces["open"], "yVal")[1] > 1700
    assert [bool(found(traces[name], "./c:spPr/a:ln/a:custDash")) for name in ("solid", "dashed")] == [False, True]
    assert values(traces["地区生产总值"], "xVal") == {index: index for index in range(7)}


def test_a_gap_is_no_line() -> None:
    traces = {title(each): each for each in series(charts("lines")[0])}
    assert 2 not in values(traces["社会消费品零售总额"], "yVal")
    assert [each.get("val") for each in found(charts("lines")[0], "//c:dispBlanksAs")] == ["gap"]


@pytest.mark.parametrize("name", ["line", "off zero", "falls"])
def test_points_stand_where_they_stand_on_the_page(name: str) -> None:
    """The share of the chart's height at which the axis puts each figure is that of the drawn page."""
    (root,) = charts(name)
    least, most = (float(found(root, f"//c:valAx[2]/c:scaling/c:{end}")[0].get("val", "")) for end in ("min", "max"))
    made, items = chart(CALLS[name]), figure_items(CALLS[name])
    height = int(tree(written(name)).xpath("//*[local-name()='extent']/@cy")[0]) / 12700  # type: ignore[index,arg-type]
    discs = [item for item in items if type(item).__name__ == "Disc"]
    figures = [float(each.number) for each in made.series[0].points if each.number is not None]
    top = _top(made)
    for disc, figure in zip(discs, figures, strict=True):
        assert (most - figure) / (most - least) * height == pytest.approx(disc.y - top, abs=0.05)  # type: ignore[union-attr]


def _top(made: Chart) -> float:
    """Where the chart begins on its page, below the caption at the page's top."""
    style = THEME.styles.caption
    assert made.caption.children
    return THEME.page.top + style.line + style.after


@pytest.mark.parametrize("name", ["line", "lines", "falls", "forty years", "off zero"])
def test_words_are_those_of_the_page_in_their_order(name: str) -> None:
    (root,) = charts(name)
    labels = "".join(each.text or "" for each in found(root, "//c:dLbl//a:t"))
    drawn = "".join(item.text for item in figure_items(CALLS[name]) if isinstance(item, TextRun))
    assert labels.replace(" ", "") == drawn.replace(" ", "")


# --- panels -----------------------------------------------------------------------------------------------


def test_each_panel_is_a_chart_and_its_words_are_paragraphs() -> None:
    assert len(charts("panels")) == 3
    spoken = [words(each) for each in found(tree(written("panels")), "//w:body/w:p")]
    assert [each for each in spoken if each][1:5] == [
        "地区生产总值　亿元入库科技型中小企业　家",
        "2018年1225.62024年预计突破17002021年7202024年891",
        "工业品价格涨幅",
        "2020年−3.2%2024年2.5%",
    ]


def test_a_panel_without_a_figure_says_so_upon_its_zero_line() -> None:
    said = ["".join(each.text or "" for each in found(root, "//c:dLbl//a:t")) for root in charts("panels")]
    assert said == ["", "———" + "—", "——"]


def test_upright_bars_have_the_scale_of_all_panels_only_where_units_agree() -> None:
    limits = [found(root, "//c:valAx/c:scaling/c:max")[0].get("val") for root in charts("columns")]
    assert len(set(limits)) == 3


def test_paper_lies_over_the_end_of_an_open_bar_alone() -> None:
    (root,) = charts("bars")
    paper = next(each for each in series(root) if title(each) == "cover")
    rows = [point.datum.text if point.datum else "" for point in chart(CALLS["bars"]).points]
    assert [rows[index] for index in values(paper, "val")] == ["预计突破30家", "超26家", "−9家以内"]
    figures = values(series(root)[0], "val")
    for index, reach in values(paper, "val").items():
        assert abs(reach) > abs(figures[index])
    assert [each.get("val") for each in found(paper, "./c:spPr//a:srgbClr")] == ["FFFFFF"]
    assert series(root)[-1] is paper


def test_words_of_what_falls_stand_right_of_the_zero_line() -> None:
    for name in ("bars", "dots"):
        (root,) = charts(name)
        beside = next(each for each in series(root) if title(each) == "beside zero")
        said = [each.text or "" for each in found(beside, "./c:dLbls/c:dLbl//a:t")]
        assert [each for each in said if each[0] not in "−—"] == []
        assert "—" in said
        assert len(said) == 3


def test_a_part_within_bounds_is_hollow_and_an_open_one_has_paper_over_its_end() -> None:
    over, about = charts("parts")
    assert [title(each) for each in series(over)] == ["外贸", "外贸龙头企业规模贡献度", "cover"]
    assert [title(each) for each in series(about)] == ["全区", "数字经济规模占比"]
    assert found(series(about)[1], "./c:spPr/a:solidFill/a:srgbClr")[0].get("val") == "FFFFFF"
    (left,) = found(over, "//c:plotArea/c:layout/c:manualLayout/c:x")
    assert float(left.get("val", "")) == pytest.approx(2 / 190, abs=1e-5)


@EVERY
def test_drawings_tell_what_their_marks_tell(name: str) -> None:
    described = tree(written(name)).xpath("//*[local-name()='docPr']/@descr")
    assert isinstance(described, list)
    assert described[0] == chart(CALLS[name]).alternative
    assert all(map(str, described))


def test_figures_of_panels_bear_their_bookmarks_in_the_order_of_the_document() -> None:
    starts = found(tree(written("panels")), "//w:bookmarkStart[starts-with(@w:name, '_fig_')]")
    told = {each.get(f"{W}name"): words(following) for each in starts if (following := each.getnext()) is not None}
    assert list(told.values()) == ["1225.6", "预计突破1700", "720", "891", "−3.2%", "2.5%"]
    assert list(told) == [f"_fig_{number:04d}" for number in range(1, 7)]
