"""Figures that contradict each other are found with their cells; whatever a unit or a bound explains is not."""

from dataclasses import replace
from decimal import Decimal

import pytest

from briefgen.consistency import consistent
from briefgen.diagnostics import Diagnostic, Severity
from briefgen.document import Cell, Claim, Column, Datum, Document, Meta, Paragraph, Reference, Row, Table, Text
from briefgen.indicators import Dataset, Entry, Indicator, Observation, Status
from briefgen.origins import Origin, Place
from briefgen.periods import Frequency, Period
from briefgen.quantities import Bound, bounded
from tests.samples import YEAR, composed, dataset, entry, indicator, label, origin

BEFORE = Period(2023)
OUTPUT = indicator("output", "644", "亿元", name="产值", change="13.5")
EXPECTED = indicator("trade", "300", "亿元", name="进出口额", change="11", rank="1", status=Status.EXPECTED, row=3)
RETAIL = indicator("retail", "30", "亿元", name="零售额", status=Status.EXPECTED, row=4)


def findings(source: str, *indicators: Indicator, language: str = "zh-CN") -> tuple[Diagnostic, ...]:
    data = dataset(*indicators)
    document, noticed = composed(source, data, language)
    assert [each for each in noticed if each.severity is Severity.ERROR] == []
    return consistent(document, data)


def codes(source: str, *indicators: Indicator, language: str = "zh-CN") -> list[str]:
    return [each.code for each in findings(source, *indicators, language=language)]


def with_year(made: Indicator, value: str, cell: str, period: Period = BEFORE, **others: str) -> Indicator:
    """The indicator with an observation of another period."""
    unit = made.unit.text if made.unit else ""
    earlier = Observation(period, origin(cell), value=entry(value, unit, cell), **others)  # type: ignore[arg-type]
    return replace(made, observations=(*made.observations, earlier))


def changed(made: Indicator, **parts: object) -> Indicator:
    """The indicator with other parts of its first observation."""
    first = replace(made.observations[0], **parts)  # type: ignore[arg-type]  # parts of an observation
    return replace(made, observations=(first, *made.observations[1:]))


def told(found: Diagnostic) -> str:
    return " ".join(value for _, value in found.arguments)


# --- one figure, two values ------------------------------------------------------------------------------------


def test_one_figure_with_fewer_digits_elsewhere_is_a_warning_that_tells_both_sentences() -> None:
    precise = indicator("budget", "121.9", "亿元", name="收入")
    (found,) = findings('收入{{ 收入 }}。\n\n收入{{ 收入 | digits(0) }}。\n\n{{ table("p") }}', precise)
    assert (found.code, found.severity) == ("C370", Severity.WARNING)
    assert {
        "one": "121.9亿元",
        "other": "122亿元",
        "one_sentence": "收入121.9亿元。",
        "cell": "指标!F2",
    }.items() <= dict(found.arguments).items()


def test_prose_and_table_are_compared() -> None:
    precise = indicator("budget", "121.9", "亿元", name="收入")
    assert codes('收入{{ 收入 | digits(0) }}。\n\n{{ table("p") }}', precise) == ["C370"]
    assert codes('收入{{ 收入 }}。\n\n{{ table("p") }}', precise) == []


@pytest.mark.parametrize(
    "source",
    [
        '产值{{ 产值 }}，即{{ 产值 | unit("万元") }}。',
        "产值{{ 产值 }}，{{ 产值 | over }}。",
        "产值{{ 产值 | over }}。产值{{ 产值 }}。",
        '产值{{ 产值 }}，{{ 产值 | movement }}，{{ 产值.change }}。\n\n{{ table("p") }}',
    ],
)
def test_units_bounds_and_verbs_explain_a_difference(source: str) -> None:
    assert codes(source, OUTPUT) == []


def test_a_fall_is_the_negative_number_of_the_table() -> None:
    assert (
        codes('产值{{ 产值 | movement }}。\n\n{{ table("p") }}', indicator("a", "5", name="产值", change="-2.1")) == []
    )


def test_a_table_whose_unit_column_is_not_the_unit_of_the_cell_contradicts_the_prose() -> None:
    made = changed(indicator("a", "235", "万元", name="收入"), value=entry("235", "亿元", "F2"))
    (found,) = findings('收入{{ 收入 }}。\n\n{{ table("p") }}', made)
    assert (found.code, found.severity) == ("C370", Severity.ERROR)


def test_a_row_without_a_unit_does_not_contradict_itself() -> None:
    assert codes('收入{{ 收入 }}。\n\n{{ table("p") }}', indicator("b", "5", "", name="收入")) == []


def test_two_values_that_nothing_explains_are_an_error() -> None:
    def datum(digits: str, before: str = "") -> Datum:
        cell = Cell(Reference("output", "", "2024", "value"), (Origin("w.xlsx", "指标", "F2"),))
        return Datum(digits, cell, before, unit="亿元")

    def compared(one: Datum, other: Datum) -> list[str]:
        document = Document(Meta("", "zh-CN"), (Paragraph((one,)), Paragraph((other,))))
        return [each.code + each.severity.value for each in consistent(document, dataset(OUTPUT))]

    assert compared(datum("644"), datum("645")) == ["C370error"]
    assert compared(datum("644"), datum("650", before="超")) == ["C370error"]
    assert compared(datum("644"), datum("640", before="超")) == []
    assert compared(datum("650", before="近"), datum("644")) == []
    assert compared(datum("640", before="近"), datum("644")) == ["C370error"]
    assert compared(datum("640", before="超"), datum("630", before="超")) == []
    assert compared(datum("翻番"), datum("644")) == []


def test_other_periods_and_parts_are_other_figures() -> None:
    both = with_year(OUTPUT, "567", "F9")
    source = '产值{{ 产值 }}，上年{{ figure("产值", period="2023") }}，增长{{ 产值.change }}。'
    assert codes(source, both) == []


def test_english_scales_are_read_back() -> None:
    assert codes("Output {{ figure('产值') }}, {{ figure('产值') | unit('万元') }}.", OUTPUT, language="en") == []


# --- parts and wholes --------------------------------------------------------------------------------------------


def family(*parts: tuple[str, Bound], whole: str = "25", bound: Bound = Bound.EXACT) -> tuple[Indicator, ...]:
    made = [
        indicator(f"p{row}", value, "栋", name=f"部分{row}", bound=each, parent="whole", row=row)
        for row, (value, each) in enumerate(parts, 3)
    ]
    return (indicator("whole", whole, "栋", name="总体", bound=bound), *made)


@pytest.mark.parametrize(
    ("made", "found"),
    [
        (family(("3", Bound.EXACT)), []),
        (family(("25", Bound.EXACT)), []),
        (family(("26", Bound.EXACT)), ["C372"]),
        (family(("25", Bound.OVER)), ["C372"]),
        (family(("30", Bound.NEARLY)), ["C372"]),
        (family(("27", Bound.NEARLY)), []),
        (family(("26", Bound.EXACT), bound=Bound.OVER), []),
        (family(("20", Bound.EXACT), ("5", Bound.EXACT)), []),
        (family(("20", Bound.EXACT), ("6", Bound.EXACT)), ["C371"]),
        (family(("20", Bound.EXACT), ("2", Bound.EXACT)), []),
        (family(("20", Bound.EXACT), ("前列", Bound.EXACT), ("6", Bound.EXACT)), []),
        (family(("26", Bound.EXACT), ("6", Bound.EXACT)), ["C372"]),
    ],
)
def test_parts_are_compared_with_their_whole_as_intervals(made: tuple[Indicator, ...], found: list[str]) -> None:
    assert codes("总体{{ 总体 }}。", *made) == found


def test_all_cells_of_a_sum_are_told() -> None:
    (found,) = findings("总体{{ 总体 }}。", *family(("20", Bound.EXACT), ("6", Bound.EXACT)))
    assert all(cell in told(found) for cell in ("指标!F2", "指标!F3", "指标!F4", "26栋"))
    assert found.severity is Severity.ERROR


def test_families_that_are_not_printed_and_rates_are_left_alone() -> None:
    assert codes("无。", *family(("26", Bound.EXACT))) == []
    rates = (indicator("all", "90", "%", name="满意率"), indicator("web", "95", "%", name="网上", parent="all", row=3))
    assert codes("满意率{{ 满意率 }}。", *rates) == []


def test_a_part_in_another_scale_is_converted() -> None:
    whole, part = (
        indicator("all", "2", "亿元", name="全部"),
        indicator("one", "30000", "万元", name="一", parent="all", row=3),
    )
    assert codes("全部{{ 全部 }}。", whole, part) == ["C372"]


# --- stocks and newcomers ----------------------------------------------------------------------------------------


def stock(now: str, before: str, added: str, name: str = "总部机构总数") -> tuple[Indicator, ...]:
    whole = indicator("all", now, "家", name=name, group="总部")
    return (
        with_year(whole, before, "F8") if before else whole,
        indicator("new", added, "家", name="新增总部机构", group="总部", row=3),
    )


@pytest.mark.parametrize(
    ("made", "found"),
    [
        (stock("110", "100", "10"), []),
        (stock("110", "", "10"), []),
        (stock("115", "100", "10"), ["C374"]),
        (stock("105", "100", "10"), ["C374"]),
        (stock("9", "", "10"), ["C379"]),
        (stock("115", "100", "10", name="在营机构"), ["C374"]),
    ],
)
def test_a_stock_is_the_one_before_and_what_was_added(made: tuple[Indicator, ...], found: list[str]) -> None:
    assert codes("总部{{ figure('all') }}，新增{{ figure('new') }}。", *made) == found


def test_the_cell_of_the_year_before_counts_as_the_stock_before() -> None:
    whole, new = stock("115", "", "10")
    whole = changed(whole, previous=entry("100", "家", "I2"))
    (found,) = findings("总部{{ figure('all') }}。", whole, new)
    assert all(cell in told(found) for cell in ("指标!F2", "指标!I2", "指标!F3"))


def test_a_part_of_the_stock_is_not_taken_for_the_stock() -> None:
    whole, new = stock("115", "100", "10", name="在营机构")
    part = indicator("part", "3", "家", name="大机构", parent="all", group="总部", row=4)
    assert codes("总部{{ figure('all') }}。", whole, new, part) == ["C374"]


def test_without_a_group_the_names_make_the_pair() -> None:
    whole, new = (replace(each, group="") for each in stock("115", "100", "10"))
    assert codes("总部{{ figure('all') }}。", whole, new) == ["C374"]
    assert codes("总部{{ figure('all') }}。", replace(whole, name=label("其他总数")), new) == []


def test_stocks_of_another_group_or_unit_are_no_pair() -> None:
    whole, new = stock("115", "100", "10")
    assert codes("总部{{ figure('all') }}。", whole, replace(new, group="别的")) == []
    other = indicator("new", "10", "亿元", name="新增基金", group="总部", row=3)
    assert codes("总部{{ figure('all') }}。", whole, other) == []


def test_the_first_months_of_a_year_start_from_the_end_of_the_year_before() -> None:
    months = Period(2024, 9, Frequency.CUMULATIVE)
    whole, new = stock("115", "100", "10")
    whole, new = (changed(each, period=months) for each in (whole, new))
    data = replace(dataset(whole, new), period=months)
    document, _ = composed("总部{{ figure('all') }}。", data)
    assert [each.code for each in consistent(document, data)] == ["C374"]


# --- growth ------------------------------------------------------------------------------------------------------


def grown(change: str, before: str, basis: str = "现价", basis_before: str = "现价") -> Indicator:
    made = changed(indicator("output", "644", "亿元", name="产值", change=change), basis=basis)
    return with_year(made, before, "F8", basis=basis_before)


@pytest.mark.parametrize(
    ("made", "found"),
    [
        (grown("13.5", "567.4"), []),
        (grown("13.6", "567"), []),
        (grown("13.4", "567"), []),
        (grown("13.5", "500"), ["C375"]),
        (grown("-13.5", "567"), ["C375"]),
        (grown("13.5", "500", basis="", basis_before=""), []),
        (grown("13.5", "500", basis="可比价"), []),
        (grown("13.5", "0"), []),
        (grown("翻番", "500"), ["C375"]),
        (grown("翻番", "322"), []),
        (grown("持平", "500"), ["C375"]),
        (grown("翻番", "500", basis="", basis_before=""), []),
    ],
)
def test_growth_is_compared_with_both_levels_on_one_stated_basis(made: Indicator, found: list[str]) -> None:
    assert codes("产值{{ 产值 }}。", made) == found


def test_a_growth_told_wrong_lists_its_three_cells_and_what_it_would_be() -> None:
    (found,) = findings("产值{{ 产值 }}。", grown("13.5", "500"))
    assert all(part in told(found) for part in ("指标!J2", "指标!F2", "指标!F8", "28.8%"))


def test_bounds_of_levels_widen_what_growth_may_be() -> None:
    made = grown("35", "500")
    over = Entry(bounded(Decimal("644"), "亿元", Bound.OVER), (origin("F2"),))
    assert codes("产值{{ 产值 }}。", made) == ["C375"]
    assert codes("产值{{ 产值 }}。", changed(made, value=over)) == []


def test_a_percentage_may_have_moved_by_points() -> None:
    made = changed(indicator("rate", "55", "%", name="产值", change="5"), basis="现价")
    assert codes("产值{{ 产值 }}。", with_year(made, "50", "F8", basis="现价")) == []
    assert codes("产值{{ 产值 }}。", with_year(made, "45", "F8", basis="现价")) == ["C375"]


@pytest.mark.parametrize(("row", "found"), [("600", []), ("610", ["C386"])])
def test_two_cells_for_the_year_before_agree(row: str, found: list[str]) -> None:
    made = with_year(changed(OUTPUT, previous=entry("600", "亿元", "I2")), row, "F9")
    noticed = findings("产值{{ 产值 }}。", made)
    assert [each.code for each in noticed] == found
    assert all("指标!I2" in told(each) and "指标!F9" in told(each) for each in noticed)
    other_basis = with_year(changed(OUTPUT, previous=entry("600", "亿元", "I2")), row, "F9", basis="可比价")
    assert codes("产值{{ 产值 }}。", other_basis) == []


# --- ranks -------------------------------------------------------------------------------------------------------


def test_a_printed_rank_that_the_rows_of_other_areas_do_not_bear_out_is_refused() -> None:
    def ranked(place: str) -> Indicator:
        made = indicator("tax", "5", "亿元", name="税收", rank=place, peers="中心城区")
        others = (
            Observation(YEAR, origin(f"A{row}"), entry(value, "亿元", f"F{row}"), area=f"区{row}")
            for row, value in ((7, "9"), (8, "3"))
        )
        return replace(made, observations=(*made.observations, *others))

    assert codes("税收居{{ 税收.peers }}{{ 税收.rank }}。", ranked("2")) == []
    (found,) = findings("税收居{{ 税收.peers }}{{ 税收.rank }}。", ranked("1"))
    assert (found.code, found.severity) == ("C310", Severity.ERROR)
    assert all(part in told(found) for part in ("指标!L2", "指标!F2"))


# --- estimates ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("进出口额{{ 进出口额 | status }}{{ 进出口额 }}。", []),
        ("进出口额预计{{ 进出口额 }}，{{ 进出口额 | movement }}。", []),
        ("进出口额有望达到{{ 进出口额 }}。", []),
        ("进出口额{{ 进出口额 }}。", [("C376", "error")]),
        ("进出口额{{ 进出口额 | movement }}。", [("C376", "error")]),
        ("以下为预计数。进出口额{{ 进出口额 }}。", [("C376", "warning")]),
        ("产值{{ 产值 }}。", []),
        ("产值预计{{ 产值 }}。", [("C377", "warning")]),
        ("进出口额预计{{ 进出口额 }}，产值{{ 产值 }}。", []),
        ("预计进出口额{{ 进出口额 }}、产值{{ 产值 }}。", []),
        ("进出口额{{ 进出口额 }}（预计）。", []),
        ("进出口额{{ 进出口额 }}（预计数），产值{{ 产值 }}。", []),
        ("进出口额{{ 进出口额 }}，预计产值{{ 产值 }}。", [("C376", "warning"), ("C377", "warning")]),
        ("进出口额{{ 进出口额 }}[^1]。\n\n[^1]: 预计数。", [("C376", "warning")]),
        ("零售额{{ 零售额 | status }}{{ 零售额 }}，进出口额{{ 进出口额 }}。", [("C376", "error")]),
        ("零售额{{ 零售额 | status }}{{ 零售额 }}，进出口额{{ 进出口额 | status }}{{ 进出口额 }}。", []),
        ("零售额{{ 零售额 | status }}{{ 零售额 }}。进出口额{{ 进出口额 }}。", [("C376", "error")]),
        ("合计{{ 进出口额 + 产值 }}。", [("C376", "error")]),
        ("预计合计{{ 进出口额 + 产值 }}。", []),
        ("进出口额居{{ 进出口额.rank }}。", [("C376", "error")]),
        ("进出口额{{ 进出口额 | status }}居{{ 进出口额.rank }}。", []),
        ('{{ key_figures("产值", ranked=["进出口额"]) }}', []),
        ("| 指标 | 预计数 |\n|---|---|\n| 进出口额 | {{ 进出口额 }} |", [("C376", "warning")]),
        ('{{ table("p") }}', []),
        ('{{ chart("产值", "进出口额", kind="dots", part="change", title="增长") }}', []),
        ('{{ key_figures("进出口额") }}', []),
    ],
)
def test_the_word_is_there_if_and_only_if_the_cell_says_so(source: str, found: list[tuple[str, str]]) -> None:
    assert [(each.code, each.severity.value) for each in findings(source, OUTPUT, EXPECTED, RETAIL)] == found


def test_a_claim_about_an_estimate_needs_the_word_too() -> None:
    claim = Claim(
        (Text("超200亿元", Place("t.md", 1, 5)),),
        "超200亿元",
        "over",
        (Cell(Reference("trade", "", "2024", "value"), (origin("F3"),)),),
        "holds",
    )

    def found(words: str) -> list[str]:
        document = Document(Meta("", "zh-CN"), (Paragraph((Text(words, Place("t.md", 1, 1)), claim)),))
        return [f"{each.code} {each.where}" for each in consistent(document, dataset(OUTPUT, EXPECTED))]

    assert found("进出口额") == ["C376 t.md:1:5"]
    assert found("进出口额预计") == []


def test_an_estimate_without_its_word_leads_to_the_cell_of_its_status() -> None:
    marked = changed(EXPECTED, status_origin=origin("H3"))
    (found,) = findings("进出口额{{ 进出口额 }}。", marked)
    assert dict(found.arguments)["cell"] == "指标!H3"
    assert str(found.where).startswith("packet.md:1:")


def test_a_provisional_figure_has_a_word_of_its_own() -> None:
    made = indicator("gdp", "5", "亿元", name="总值", status=Status.PRELIMINARY)
    assert codes("经初步核算，总值{{ 总值 }}。", made) == []
    assert codes("总值预计{{ 总值 }}。", made) == ["C376"]


def test_english_estimates_are_expected() -> None:
    name = "{{ figure('进出口额') }}"
    assert codes(f"Trade is expected to reach {name}.", EXPECTED, language="en") == []
    assert codes(f"Trade reached {name}.", EXPECTED, language="en") == ["C376"]


# --- scales ------------------------------------------------------------------------------------------------------


def test_two_scales_of_one_dimension_in_a_table_are_told_with_both_cells() -> None:
    made = (OUTPUT, indicator("sales", "9000", "万元", name="销售额", row=3), indicator("n", "9", "家", row=4))
    (found,) = findings('{{ table("p") }}', *made)
    assert (found.code, found.severity, str(found.where)) == ("C378", Severity.WARNING, "指标!D3")
    assert all(part in told(found) for part in ("亿元", "万元", "指标!D2", "指标!D3"))


def test_each_pair_of_scales_is_told_once() -> None:
    made = (OUTPUT, *(indicator(f"s{row}", "9000", "万元", row=row) for row in range(3, 9)))
    assert codes('{{ table("p") }}', *made) == ["C378"]


def test_several_dimensions_rates_and_amounts_a_head_are_normal() -> None:
    made = (
        OUTPUT,
        indicator("a", "5", "%", name="占比", row=3),
        indicator("b", "5", "‰", name="出生率", row=4),
        indicator("c", "5", "万平方米", name="面积", row=5),
        indicator("d", "60000", "元", name="人均可支配收入", row=6),
    )
    assert codes('{{ table("p") }}', *made) == []


def test_units_printed_in_a_typed_table_are_compared_too() -> None:
    source = '| 指标 | 值 |\n|---|---|\n| 产值 | {{ 产值 }} |\n| 产值 | {{ 产值 | unit("万元") }} |'
    assert codes(source, OUTPUT) == ["C378"]


# --- whole documents ---------------------------------------------------------------------------------------------


def test_a_document_without_figures_has_no_contradictions() -> None:
    table = Table(None, (Column("text", (Text("甲"),)),), (Row(((Text("乙"),),)), Row(())))
    assert consistent(Document(Meta("", "zh-CN"), (table,)), dataset()) == ()


def test_a_figure_of_an_indicator_that_is_not_in_the_workbook_is_left_alone() -> None:
    unknown = Datum("5", Cell(Reference("gone", "", "2024", "value"), (Origin("w.xlsx", "指标", "F2"),)))
    odd = Datum("5", Cell(Reference("output", "", YEAR.code, "note"), (Origin("w.xlsx", "指标", "F2"),)))
    document = Document(Meta("", "zh-CN"), (Paragraph((unknown, odd)),))
    data: Dataset = dataset(OUTPUT)
    assert consistent(document, data) == ()
