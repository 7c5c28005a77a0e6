"""Charts show what is known of a number, and refuse what would mislead."""

from dataclasses import replace
from decimal import Decimal

import pytest

from briefgen.charts import Measured, Share, Words, bars, dots, parts_of_wholes
from briefgen.document import Text
from briefgen.errors import Mistake
from briefgen.indicators import Indicator, Status
from briefgen.language import CHINESE, ENGLISH
from briefgen.quantities import Bound
from briefgen.traversal import plain_text
from tests.samples import YEAR, indicator

WORDS = Words((Text("图"),))


def shown(made: Indicator) -> Measured:
    observation = made.at(YEAR)
    assert observation is not None
    return Measured(made, observation)


def test_the_largest_comes_first_unless_the_template_orders() -> None:
    rows = [shown(indicator("a", "16")), shown(indicator("b", "56"))]
    assert [plain_text(point.label) for point in bars(rows, "value", WORDS, CHINESE).points] == ["b", "a"]
    ordered = bars(rows, "value", WORDS, CHINESE, ordered=True)
    assert [plain_text(point.label) for point in ordered.points] == ["a", "b"]


def test_a_mark_tells_its_state() -> None:
    rows = [
        shown(indicator("a", "4")),
        shown(indicator("b", "3", bound=Bound.OVER)),
        shown(indicator("c", "2", status=Status.EXPECTED)),
        shown(indicator("d")),
    ]
    chart = bars(rows, "value", WORDS, CHINESE)
    assert [point.state for point in chart.points] == ["actual", "bounded", "expected", "missing"]
    assert [point.datum.text if point.datum else "" for point in chart.points] == ["4个", "超3个", "预计2个", ""]


LEGENDS: dict[tuple[tuple[Bound, Status], ...], str] = {
    ((Bound.EXACT, Status.ACTUAL), (Bound.EXACT, Status.ACTUAL)): "",
    ((Bound.EXACT, Status.ACTUAL), (Bound.EXACT, Status.EXPECTED)): "实心为实际数，空心为预计数。",
    ((Bound.EXACT, Status.ACTUAL), (Bound.EXACT, Status.PRELIMINARY)): "实心为实际数，空心为初步数。",
    ((Bound.AROUND, Status.EXPECTED), (Bound.EXACT, Status.EXPECTED)): "空心为预计数。",
    ((Bound.EXACT, Status.ACTUAL), (Bound.OVER, Status.ACTUAL)): "实心为实际数，空心实线为限定的数。",
    ((Bound.OVER, Status.ACTUAL), (Bound.OVER, Status.EXPECTED)): "空心实线为限定的数，空心虚线为预计数。",
}


@pytest.mark.parametrize("marks", LEGENDS)
def test_the_note_tells_what_hollow_marks_are_as_far_as_they_are_drawn(
    marks: tuple[tuple[Bound, Status], ...],
) -> None:
    rows = [
        shown(indicator(code, "5", bound=bound, status=status))
        for code, (bound, status) in zip("ab", marks, strict=True)
    ]
    chart = bars(rows, "value", Words((Text("图"),), (Text("口径各异。"),)), CHINESE)
    assert plain_text(chart.note) == LEGENDS[marks] + "口径各异。"


def test_an_english_legend_begins_with_a_capital_and_parts_from_the_note() -> None:
    rows = [shown(indicator("a", "5", status=Status.EXPECTED)), shown(indicator("b", "6", status=Status.EXPECTED))]
    chart = dots(rows, "value", Words((Text("Chart"),), (Text("Not added up."),)), ENGLISH)
    assert plain_text(chart.note) == "Hollow: expected. Not added up."


def test_units_that_differ_are_told_with_their_cells() -> None:
    rows = [shown(indicator("a", "5", "家", row=3)), shown(indicator("b", "5", "", row=4))]
    with pytest.raises(Mistake) as refused:
        bars(rows, "value", WORDS, CHINESE)
    assert all(part in str(refused.value.arguments["units"]) for part in ("家 指标!F3", "— 指标!F4"))


def test_a_change_in_words_gets_no_mark_and_never_a_height() -> None:
    rows = [shown(indicator(code, "1", change=change)) for code, change in (("a", "翻番"), ("b", "4.8"), ("c", "7"))]
    chart = dots(rows, "change", WORDS, CHINESE)
    assert [(plain_text(point.label), point.number is None) for point in chart.points] == [
        ("c", False),
        ("b", False),
        ("a", True),
    ]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([], "T321"),
        ([indicator("a")], "T321"),
        ([indicator("a", "5")], "T322"),
        ([indicator("a", "5"), indicator("b")], "T322"),
        ([indicator("a", "5", "家"), indicator("b", "5", "栋")], "T323"),
    ],
)
def test_what_is_no_chart_is_refused(rows: list[Indicator], code: str) -> None:
    with pytest.raises(Mistake) as refused:
        bars([shown(each) for each in rows], "value", WORDS, CHINESE)
    assert refused.value.code == code


def test_a_part_is_drawn_in_its_own_whole() -> None:
    part = replace(shown(indicator("new", "10", "家")), name="其中新增")
    share = Share(part, shown(indicator("all", "110", "家")), "")
    panel = parts_of_wholes([share], WORDS, CHINESE).panels[0]
    assert (panel.whole_number, panel.part_number) == (Decimal(110), Decimal(10))
    assert (panel.whole.text, panel.part.text) == ("110家", "10家")
    assert plain_text(panel.part_label) == "其中新增"


def test_a_percentage_is_a_part_of_a_hundred() -> None:
    panel = parts_of_wholes([Share(shown(indicator("a", "19", "%")), None, "全部税收")], WORDS, CHINESE).panels[0]
    assert (plain_text(panel.whole_label), panel.whole.text) == ("全部税收", "100%")


@pytest.mark.parametrize(
    ("part", "whole", "code"),
    [
        (indicator("p", "120", "家"), indicator("w", "110", "家"), "T326"),
        (indicator("p", "10", "家"), indicator("w", "110", "栋"), "T323"),
        (indicator("p", "10", "家"), None, "T325"),
        (indicator("p"), indicator("w", "110"), "T324"),
    ],
)
def test_a_part_that_is_none_is_refused(part: Indicator, whole: Indicator | None, code: str) -> None:
    with pytest.raises(Mistake) as refused:
        parts_of_wholes([Share(shown(part), shown(whole) if whole else None, "")], WORDS, CHINESE)
    assert refused.value.code == code


def test_the_text_for_those_who_cannot_see_tells_every_mark() -> None:
    rows = [shown(indicator("甲", "16")), shown(indicator("乙", "56")), shown(indicator("丙"))]
    assert bars(rows, "value", WORDS, CHINESE).alternative == "乙56个；甲16个；丙未给出。"
