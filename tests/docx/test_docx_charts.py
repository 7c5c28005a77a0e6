"""Charts: native parts with cached values and a workbook that spreadsheets open; what they draw is what is said."""

import io

import openpyxl
import pytest

from briefgen.document import Chart
from briefgen.traversal import query
from tests.docx.reading import C, chart, found, parts, sample, tree, value, words, written
from tests.sample_document import BARS, DOTS, PARTS, SAMPLE, STATES

NUMBERS = range(1, 7)


def cached(series: object) -> list[str]:
    return [each.text or "" for each in found(series, ".//c:pt/c:v")]  # type: ignore[arg-type]  # an element


def sheet(content: bytes, number: int) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(parts(content)[f"word/embeddings/workbook{number}.xlsx"]))
    return list(book["Sheet1"].iter_rows(values_only=True))


@pytest.mark.parametrize("number", NUMBERS)
def test_cached_values_are_those_of_the_workbook(number: int) -> None:
    rows = sheet(sample(), number)
    for reference in found(chart(sample(), number), "//c:numRef | //c:strRef"):
        formula = found(reference, "./c:f")[0].text or ""
        column, first, last = _cells(formula)
        held = [row[column] for row in rows[first - 1 : last]]
        points = {int(each.get("idx", "")): found(each, "./c:v")[0].text for each in found(reference, ".//c:pt")}
        count = int(found(reference, "./*/c:ptCount")[0].get("val", ""))
        assert count == len(held)
        for index, cell in enumerate(held):
            written_cell = points.get(index)
            assert (cell is None) == (written_cell is None), (formula, index)
            if isinstance(cell, int | float):
                assert float(str(written_cell)) == pytest.approx(float(cell))
            elif cell is not None:
                assert written_cell == cell


def _cells(formula: str) -> tuple[int, int, int]:
    """Sheet1!$B$2:$B$5 as column from 0, first and last row."""
    places = [each.split("$") for each in formula.partition("!")[2].split(":")]
    return ord(places[0][1]) - ord("A"), int(places[0][2]), int(places[-1][2])


def test_the_workbook_of_dots_holds_names_and_values() -> None:
    header, *rows = sheet(sample(), 1)
    assert header[1] == "value"
    assert [(row[0], row[1]) for row in rows] == [
        ("高新技术产业产值", 13.5),
        ("外贸进出口总额", 11),
        ("社会消费品零售总额", 7),
        ("地方一般公共预算收入", 4.8),
    ]


def test_series_are_equally_long_and_gaps_stay_gaps() -> None:
    root = chart(written(STATES), 1)
    assert {each.get("val") for each in found(root, "//c:yVal//c:ptCount | //c:xVal//c:ptCount")} == {"4"}
    assert [each.get("val") for each in found(root, "//c:dispBlanksAs")] == ["gap"]
    placed = [[each.get("idx") for each in found(series, "./c:yVal//c:pt")] for series in root.iter(f"{C}ser")]
    assert placed == [["1", "2"], ["0"], ["1"], ["2"], ["1", "2"], ["0", "1", "2", "3"], ["3"]]


def test_hollow_dots_are_covered_by_white_ones_first_and_last() -> None:
    markers = [found(each, "./c:marker")[0] for each in chart(written(DOTS), 1).iter(f"{C}ser")]
    colours = [[each.get("val") for each in found(marker, ".//a:srgbClr")] for marker in markers]
    assert colours == [["FFFFFF"], ["0B4A5E"], ["0B4A5E"], ["FFFFFF"], []]


def test_stems_lead_back_to_zero_and_expected_ones_are_dashed() -> None:
    root = chart(written(STATES), 1)
    stems = found(root, "//c:errBars")
    assert [bool(found(each, ".//a:custDash")) for each in stems] == [False, False, True]
    assert {each.get("val") for each in found(root, "//c:errBars/c:val")} == {"100"}


def test_the_scale_begins_so_that_zero_stands_where_the_theme_says() -> None:
    axis = found(chart(written(DOTS), 1), "//c:valAx[1]/c:scaling")[0]
    least, most = (float(found(axis, f"./c:{name}")[0].get("val", "")) for name in ("min", "max"))
    zero = -least / (most - least) * (396 + 2.7)
    assert zero == pytest.approx(112 + 2.7, abs=0.01)


@pytest.mark.parametrize("block", [DOTS, BARS, STATES], ids=["dots", "bars", "states"])
def test_labels_say_what_the_figures_say(block: Chart) -> None:
    labels = [each.text for each in found(chart(written(block), 1), "//c:dLbl//a:t")]
    for point in block.points:
        assert (point.datum.text if point.datum else "—") in labels


def test_bars_are_filled_hollow_or_dashed_by_state() -> None:
    first = next(chart(written(BARS), 1).iter(f"{C}ser"))
    looks = [
        (bool(found(each, "./c:spPr/a:solidFill")), bool(found(each, ".//a:custDash")))
        for each in found(first, "./c:dPt")
    ]
    assert looks == [(True, False), (False, False), (False, True)]


def test_each_panel_is_a_chart_of_its_own_whole() -> None:
    content = written(PARTS)
    assert [cached(each)[-1] for each in chart(content, 1).iter(f"{C}ser")] == ["110", "10"]
    assert [cached(each)[-1] for each in chart(content, 2).iter(f"{C}ser")] == ["25", "3"]
    spoken = [words(each) for each in found(tree(content), "//w:body/w:p")]
    assert spoken[1:4] == ["金融总部机构110家税收亿元楼25栋", "", "其中新增10家其中十亿元楼3栋"]


def test_alternative_texts_tell_what_the_marks_tell() -> None:
    described = tree(sample()).xpath("//*[local-name()='docPr']/@descr")
    for block in query(SAMPLE, Chart):
        assert block.alternative in list(described)  # type: ignore[arg-type]  # a list of attributes


def test_drawings_have_numbers_of_their_own() -> None:
    numbers = tree(sample()).xpath("//*[local-name()='docPr']/@id")
    assert isinstance(numbers, list)
    assert len(set(map(str, numbers))) == len(numbers) == 8


def test_a_chart_is_kept_with_its_caption_and_its_note() -> None:
    first, second, third = found(tree(written(DOTS)), "//w:body/w:p")[:3]
    assert value(first, "./w:pPr/w:pStyle") == "Caption"
    assert found(second, "./w:pPr/w:keepNext")
    assert words(third).startswith("注")


ORDERED = {
    "ser": "idx order tx spPr invertIfNegative marker dPt dLbls errBars cat xVal val yVal smooth",
    "dLbl": "idx delete layout tx numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent"
    " showBubbleSize",
    "dLbls": "dLbl delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent"
    " showBubbleSize",
    "errBars": "errDir errBarType errValType noEndCap plus minus val spPr",
    "scaling": "logBase orientation max min",
    "valAx": "axId scaling delete axPos majorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr"
    " crossAx crosses crossBetween",
    "catAx": "axId scaling delete axPos majorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr"
    " crossAx crosses auto lblAlgn lblOffset noMultiLvlLbl",
    "barChart": "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId",
    "scatterChart": "scatterStyle varyColors ser dLbls axId",
    "plotArea": "layout scatterChart barChart catAx valAx spPr",
    "chart": "title autoTitleDeleted plotArea legend plotVisOnly dispBlanksAs",
    "chartSpace": "date1904 lang roundedCorners chart spPr txPr externalData",
    "dPt": "idx invertIfNegative marker bubble3D explosion spPr",
}


@pytest.mark.parametrize("number", NUMBERS)
def test_elements_of_charts_stand_in_the_order_of_the_schema(number: int) -> None:
    for container, names in ORDERED.items():
        order = names.split()
        for element in chart(sample(), number).iter(f"{C}{container}"):
            children = [str(child.tag).removeprefix(C) for child in element]
            assert children == sorted(children, key=order.index), container
