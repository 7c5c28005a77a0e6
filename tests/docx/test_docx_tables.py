"""Tables: fixed columns, rules that show families, digits on one axis, headers that repeat; the box of key figures."""

import io

import docx
import pytest
from lxml import etree

from briefgen.document import KeyFigure, KeyFigures, Table
from briefgen.traversal import query
from tests.docx.reading import W, attributes, found, tree, value, words, written
from tests.sample_document import (
    EMPTY_PLACE,
    KEY_FIGURES,
    PHOTOGRAPH,
    SAMPLE,
    SOURCES_TABLE,
    TALL_PHOTOGRAPH,
    TRADE_TABLE,
    figure,
    say,
)

TRADE = written(TRADE_TABLE)
MEASURE = 9080


def rows(content: bytes) -> list[etree._Element]:
    return found(tree(content), "//w:tbl[1]/w:tr")


def rule(row: etree._Element, side: str) -> tuple[str, str]:
    form = attributes(row, f"./w:tc[1]/w:tcPr/w:tcBorders/w:{side}")
    return form["val"], form.get("sz", "")


def test_python_docx_reads_the_same_cells() -> None:
    table = docx.Document(io.BytesIO(TRADE)).tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["指标", "单位", "2024年", "较上年 %", "位次", "说明"]
    assert [cell.text for cell in table.rows[4].cells] == ["外贸进出口总额", "—", "—", "11左右", "中心城区前列", "预计"]


def test_the_header_repeats_and_no_row_splits() -> None:
    header, *others = rows(TRADE)
    assert found(header, "./w:trPr/w:tblHeader")
    assert not [row for row in others if found(row, "./w:trPr/w:tblHeader")]
    assert all(found(row, "./w:trPr/w:cantSplit") for row in [header, *others])
    assert all(found(each, "./w:pPr/w:keepNext") for each in found(header, ".//w:p"))


@pytest.mark.parametrize("table", list(query(SAMPLE, Table)), ids=lambda table: table.style)
def test_columns_are_fixed_and_fill_the_measure(table: Table) -> None:
    content = tree(written(table))
    grid = [int(each.get(f"{W}w", "0")) for each in found(content, "//w:tblGrid/w:gridCol")]
    assert sum(grid) == pytest.approx(MEASURE, abs=12)
    assert attributes(content, "//w:tblPr/w:tblLayout") == {"type": "fixed"}
    assert attributes(content, "//w:tblPr/w:tblInd") == {"w": "0", "type": "dxa"}
    for row in found(content, "//w:tr"):
        assert [int(each.get(f"{W}w", "0")) for each in found(row, "./w:tc/w:tcPr/w:tcW")] == grid


def test_rules_part_families_and_none_stand_within() -> None:
    header, *others = rows(TRADE)
    assert (rule(header, "top"), rule(header, "bottom")) == (("single", "12"), ("single", "6"))
    assert rule(others[-1], "bottom") == ("single", "8")
    for row, above, below in zip(TRADE_TABLE.rows[1:], others, others[1:], strict=False):
        expected = ("nil", "") if row.joined else ("single", "2")
        assert rule(above, "bottom") == rule(below, "top") == expected, words(below)


def test_a_family_is_not_torn() -> None:
    _, *others = rows(TRADE)
    for row, above in zip(TRADE_TABLE.rows[1:], others, strict=False):
        assert bool(found(above, ".//w:keepNext")) == row.joined, words(above)


def number(content: bytes, row: str, column: int) -> int:
    """The right indent of a number, in twips."""
    each = next(each for each in rows(content) if words(each).startswith(row))
    paragraph = found(each, f"./w:tc[{column + 1}]/w:p")[0]
    assert value(paragraph, "./w:pPr/w:jc") == "right"
    return int(attributes(paragraph, "./w:pPr/w:ind").get("right", "0"))


def test_digits_end_on_the_axis_and_words_stand_right_of_it() -> None:
    innovation = next(
        table for table in query(SAMPLE, Table) if table.rows[0].cells[0] and "武创院" in str(table.rows[0])
    )
    content = written(innovation)
    digit, point, gap = 0.555 * 9.5 * 20, 0.278 * 9.5 * 20, 1.9 * 20
    assert number(content, "指标", 2) == number(content, "入库", 2) == 440
    assert number(content, "武创院", 2) == number(content, "技术合同", 2) == 440
    assert number(content, "创新街区", 2) == pytest.approx(440 - point - digit, abs=2)
    assert number(content, "引进培育", 2) == pytest.approx(440 - gap - 190, abs=2)
    assert number(content, "技术合同", 3) == number(content, "指标", 3) == 600
    assert number(content, "院士", 2) == 440


def test_rows_of_which_are_indented_and_long_names_hang() -> None:
    stubs = {words(each): each for each in found(tree(TRADE), "//w:tr/w:tc[1]/w:p")}
    assert attributes(stubs["其中：十亿元楼"], "./w:pPr/w:ind") == {"left": "570", "right": "40", "hanging": "190"}
    assert attributes(stubs["引进首店"], "./w:pPr/w:ind") == {"left": "190", "right": "40", "hanging": "190"}


def test_a_table_says_what_it_is() -> None:
    assert value(tree(TRADE), "//w:tblPr/w:tblCaption") == "金融商贸主要指标"
    assert value(tree(TRADE), "//w:tblPr/w:tblDescription") == "指标、单位、2024年、较上年、位次、说明"


def test_the_annex_has_its_own_styles_and_marks_of_state() -> None:
    content = tree(written(SOURCES_TABLE))
    assert {value(each, "./w:pPr/w:pStyle") for each in found(content, "//w:tr//w:p")} == {"AnnexHeader", "AnnexBody"}
    marks = found(content, "//w:r[w:rPr/w:rStyle/@w:val='AnnexMark']")
    assert {words(each) for each in marks} == {"●", "○"}


# --- key figures ----------------------------------------------------------------------------------------


def test_key_figures_stand_three_a_row_and_strips_below() -> None:
    content = tree(written(KEY_FIGURES))
    counts = [len(found(row, "./w:tc")) for row in found(content, "//w:tr")]
    assert counts == [3, 3, 2, 2]
    assert {value(each, "./w:tcPr/w:vAlign") for each in found(content, "//w:tr[position() > 2]/w:tc")} == {"center"}
    assert [words(each) for each in found(content, "//w:tr[1]/w:tc")] == [
        "地区生产总值预计突破1700亿元",
        "地方一般公共预算收入121.9亿元增长4.8%",
        "固定资产投资450亿元左右",
    ]


def test_a_qualifier_is_never_dropped_however_narrow_the_column() -> None:
    figures = tuple(KeyFigure(say("产值"), figure("{预计突破|17000||亿元|}")) for _ in range(3))
    content = tree(written(KeyFigures(figures)))
    assert words(found(content, "//w:tr[1]")[0]).count("预计突破17000亿元") == 3
    assert {each.get(f"{W}val") for each in found(content, "//w:tr[1]//w:r/w:rPr/w:sz")} == {"54"}


def test_rules_of_key_figures_are_heavy_outside_and_light_between() -> None:
    lines = [(rule(row, "top")[1], rule(row, "bottom")[1]) for row in rows(written(KEY_FIGURES))]
    assert lines == [("8", "4"), ("4", "4"), ("4", "4"), ("4", "8")]


# --- pictures -------------------------------------------------------------------------------------------


def test_an_empty_place_is_a_cell_of_exact_height_that_says_what_is_wanted() -> None:
    content = tree(written(EMPTY_PLACE))
    assert attributes(content, "//w:trHeight") == {"val": "5108", "hRule": "exact"}
    assert attributes(content, "//w:tcPr/w:shd")["fill"] == "EEF3F5"
    assert words(found(content, "//w:tc")[0]) == "照片位置　16∶9，宽不少于1900像素"


def test_pictures_keep_their_ratio_and_say_what_they_show() -> None:
    shapes = docx.Document(io.BytesIO(written(PHOTOGRAPH, TALL_PHOTOGRAPH))).inline_shapes
    wide, tall = shapes[0], shapes[1]
    assert (round(wide.width.pt), round(wide.height.pt)) == (454, 142)
    assert (round(tall.width.pt), round(tall.height.pt)) == (202, 303)
    described = tree(written(PHOTOGRAPH)).xpath("//*[local-name()='docPr']/@descr")
    assert described == ["汉口滨江国际商务区的工地"]
