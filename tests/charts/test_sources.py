"""Every figure that a chart over time prints stands in the table of sources with its own cell."""

from briefgen.document import Table
from briefgen.traversal import plain_text, query
from tests.charts.scene import data
from tests.samples import composed


def test_periods_and_areas_each_have_their_cell() -> None:
    call = '{{ chart("gdp", kind="line", areas=["江岸区", "武汉市"], periods=3, title="图") }}\n\n{{ annex() }}'
    document, found = composed(call, data())
    assert found == ()
    (table,) = [each for each in query(document, Table) if each.style == "sources"]
    assert [[plain_text(cell) for cell in row.cells] for row in table.rows] == [
        ["地区生产总值", "1530；预计突破1700亿元；18866；21106亿元", "指标!G6　指标!G8　指标!G11　指标!G13", "○ 预计"]
    ]
