"""A pillar becomes its table: columns that say something, families, digits that can align."""

from briefgen.document import Datum, Inlines, Row, Table
from briefgen.indicators import Status
from briefgen.language import CHINESE
from briefgen.quantities import Bound
from briefgen.tables import indicator_table
from briefgen.traversal import plain_text
from tests.samples import YEAR, indicator


def table(*indicators: object) -> Table:
    return indicator_table(indicators, YEAR, (), CHINESE)  # type: ignore[arg-type]  # samples are indicators


def cells(row: Row) -> list[str]:
    return [plain_text(cell) for cell in row.cells]


def titles(made: Table) -> list[str]:
    return [plain_text((*column.title, *column.note)) for column in made.columns]


def datum(cell: Inlines) -> Datum:
    found = cell[0]
    assert isinstance(found, Datum)
    return found


def test_a_column_that_is_empty_throughout_disappears() -> None:
    assert titles(table(indicator("a", "5"))) == ["指标", "单位", "2024年"]
    assert titles(table(indicator("a", "5", rank="1", peers="全市"))) == ["指标", "单位", "2024年", "位次"]


def test_all_columns_stand_in_the_order_of_the_house() -> None:
    row = indicator("a", "5", change="4.8", rank="1", peers="中心城区", status=Status.EXPECTED)
    made = table(row)
    assert titles(made) == ["指标", "单位", "2024年", "较上年%", "位次", "说明"]
    assert cells(made.rows[0]) == ["a", "个", "5", "4.8", "中心城区第1", "预计"]


def test_a_level_that_is_not_given_is_a_dash_and_a_change_that_is_not_given_is_blank() -> None:
    made = table(indicator("a", unit="", rank="前列", peers="全市"), indicator("b", "3", change="翻番"))
    assert cells(made.rows[0]) == ["a", "—", "—", "", "全市前列"]
    assert cells(made.rows[1]) == ["b", "个", "3", "翻番", ""]
    assert "工作簿未给出" in plain_text(made.note)


def test_a_bound_keeps_its_word_and_loses_its_unit() -> None:
    made = table(indicator("a", "140", "名", bound=Bound.SOME_OVER), indicator("b", "235", "亿元", bound=Bound.OVER))
    some_over, over = datum(made.rows[0].cells[2]), datum(made.rows[1].cells[2])
    assert (some_over.digits, some_over.excess, some_over.unit) == ("140", "余", "")
    assert (over.before, over.digits) == ("超", "235")


def test_a_part_is_indented_below_its_whole_and_marked_as_such() -> None:
    made = table(indicator("whole", "25"), indicator("part", "3", parent="whole"))
    assert [row.indent for row in made.rows] == [0, 1]
    assert [row.joined for row in made.rows] == [False, True]
    assert cells(made.rows[1])[0] == "其中：part"


def test_rows_of_one_group_are_one_family_and_others_are_not() -> None:
    made = table(indicator("new", "10", group="g"), indicator("all", "110", group="g"), indicator("other", "1"))
    assert [row.joined for row in made.rows] == [False, True, False]


def test_a_circle_of_parents_ends() -> None:
    made = table(indicator("a", "1", parent="b"), indicator("b", "2", parent="a"))
    assert [row.indent for row in made.rows] == [1, 1]


def test_an_indicator_without_a_row_for_the_period_is_left_out() -> None:
    made = indicator_table([indicator("a", "1")], YEAR.year_before, (), CHINESE)
    assert made.rows == ()
