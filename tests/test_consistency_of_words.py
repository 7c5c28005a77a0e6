"""Totals, parts and captions are true of the figures that they speak of, in sentences, tables and charts."""

from dataclasses import replace

import pytest

from briefgen.consistency import consistent
from briefgen.diagnostics import Severity
from briefgen.indicators import CoverItem, Dataset, Pillar
from tests.samples import composed, dataset, indicator, label
from tests.test_consistency import OUTPUT, codes, findings, told

# --- totals that are said ----------------------------------------------------------------------------------------

FIRMS = tuple(
    indicator(f"f{row}", value, "家", name=name, row=row)
    for row, (name, value) in enumerate((("甲企业", "56"), ("乙企业", "26"), ("全部企业", "82"), ("其他企业", "90")), 2)
)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("甲企业{{ 甲企业 }}、乙企业{{ 乙企业 }}，共{{ 全部企业 }}。", []),
        ("甲企业{{ 甲企业 }}、乙企业{{ 乙企业 }}，共{{ 其他企业 }}。", ["C373"]),
        ("甲企业{{ 甲企业 }}、乙企业{{ 乙企业 }}，合计{{ 其他企业 }}。", ["C373"]),
        ("甲企业{{ 甲企业 }}、乙企业{{ 乙企业 }}，其他企业{{ 其他企业 }}。", []),
        ("甲企业{{ 甲企业 }}。乙企业{{ 乙企业 }}，共{{ 其他企业 }}。", []),
        ("甲企业{{ 甲企业 }}，公共企业{{ 其他企业 }}。", []),
        ("全部企业{{ 全部企业 }}，甲企业{{ 甲企业 }}、乙企业{{ 乙企业 }}，共{{ 全部企业 }}。", []),
    ],
)
def test_a_total_that_is_said_is_the_sum_of_what_stands_before_it(source: str, found: list[str]) -> None:
    assert codes(source, *FIRMS) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("甲企业{{ 甲企业 }}、乙企业{{ 乙企业 }}，共有{{ 其他企业 }}。", ["C373"]),
        ("甲企业{{ 甲企业 }}、乙企业{{ 乙企业 }}，合计为{{ 其他企业 }}。", ["C373"]),
        ("甲企业{{ 甲企业 }}、乙企业{{ 乙企业 }}，总计达{{ 全部企业 }}。", []),
        ("甲企业{{ 甲企业 }}、乙企业{{ 乙企业 }}，共计企业{{ 其他企业 }}。", ["C373"]),
        ("甲企业{{ 甲企业 }}、乙企业{{ 乙企业 }}，共{{ 甲企业 + 乙企业 }}。", []),
        ("甲企业{{ 甲企业 }}、乙企业{{ 乙企业 }}，共{{ 甲企业 + 其他企业 }}。", ["C373"]),
        ("共有甲企业{{ 甲企业 }}、乙企业{{ 乙企业 }}、其他企业{{ 其他企业 }}。", []),
        ("其他企业{{ 其他企业 }}，其中甲企业{{ 甲企业 }}，乙企业{{ 乙企业 }}，共{{ 甲企业 + 乙企业 }}。", ["C373"]),
        ("甲企业{{ 甲企业 }}，其中乙企业{{ 乙企业 }}，乙企业{{ 乙企业 }}，共{{ 全部企业 }}。", []),
    ],
)
def test_a_total_is_added_up_however_it_is_led_up_to(source: str, found: list[str]) -> None:
    assert codes(source, *FIRMS) == found


ROWS = "| 指标 | 企业 |\n|---|---|\n| 甲 | {{ 甲企业 }} |\n| 其中：乙 | {{ 甲企业 }} |\n| 乙 | {{ 乙企业 }} |\n"


def test_a_row_of_totals_adds_up_the_rows_above_it() -> None:
    assert codes(ROWS + "| 合 计 | {{ 全部企业 }} |", *FIRMS) == []
    (found,) = findings(ROWS + "| 合计 | {{ 其他企业 }} |", *FIRMS)
    assert found.code == "C373"
    assert all(part in told(found) for part in ("指标!F2", "指标!F3", "指标!F5", "82家", "90家"))


# --- parts that are said -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("全部企业{{ 全部企业 }}，其中甲企业{{ 甲企业 }}。", []),
        ("甲企业{{ 甲企业 }}，其中全部企业{{ 全部企业 }}。", ["C385"]),
        ("甲企业{{ 甲企业 }}。其中全部企业{{ 全部企业 }}。", []),
        ("甲企业{{ 甲企业 }}，其中乙企业{{ 乙企业 }}、全部企业{{ 全部企业 }}。", ["C385"]),
        ("甲企业{{ 甲企业 }}，其中乙企业{{ 乙企业 }}，另有全部企业{{ 全部企业 }}。", []),
        ("产值{{ 产值 }}，{{ 产值 | movement }}，其中出口{{ 出口 }}。", ["C385"]),
        ("甲企业{{ 甲企业 }}，其中出口{{ 出口 }}。", []),
        ("甲企业{{ 甲企业 }}，其中占比{{ 占比 }}。", []),
    ],
)
def test_what_stands_behind_of_which_is_not_larger_than_what_stands_before(source: str, found: list[str]) -> None:
    others = (
        OUTPUT,
        indicator("export", "7000000", "万元", name="出口", row=7),
        indicator("share", "90", "%", name="占比", row=8),
    )
    assert codes(source, *FIRMS, *others) == found


def test_a_part_told_larger_lists_both_cells_and_is_refused() -> None:
    (found,) = findings("甲企业{{ 甲企业 }}，其中全部企业{{ 全部企业 }}。", *FIRMS)
    assert found.severity is Severity.ERROR
    assert all(part in told(found) for part in ("指标!F2", "指标!F4", "56家", "82家"))


def test_an_english_part_is_held_to_its_whole() -> None:
    source = "Firms {{ figure('f2') }}, of which {{ figure('f4') }} are new."
    assert codes(source, *FIRMS, language="en") == ["C385"]


def test_a_total_told_wrong_lists_its_cells() -> None:
    (found,) = findings("甲企业{{ 甲企业 }}、乙企业{{ 乙企业 }}，共{{ 其他企业 }}。", *FIRMS)
    assert all(part in told(found) for part in ("指标!F2", "指标!F3", "指标!F5", "82家", "90家"))


# --- captions and titles -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "change", "found"),
    [
        ("两项指标较上年增长", "13.5", []),
        ("两项指标较上年增长", "翻番", []),
        ("两项指标较上年增长", "-2.1", ["C383"]),
        ("两项指标较上年增长", "0", ["C383"]),
        ("两项指标较上年增长", "持平", ["C383"]),
        ("两项指标较上年增长", "", ["C383"]),
        ("两项指标增速", "-2.1", []),
        ("两项指标较上年下降", "-2.1", ["C383", "C383"]),
    ],
)
def test_a_caption_says_of_all_what_is_true_of_each(title: str, change: str, found: list[str]) -> None:
    rows = (
        indicator("a", "5", name="甲", change="3"),
        indicator("b", "5", name="乙", change="4", row=3),
        indicator("c", "5", name="丙", change=change, row=4),
    )
    source = f'{{{{ chart("甲", "乙", "丙", kind="dots", part="change", title="{title}") }}}}'
    noticed = findings(source, *rows)
    assert [each.code for each in noticed] == found
    assert all(each.severity is Severity.ERROR and title in told(each) for each in noticed)


def test_a_caption_told_wrong_leads_to_the_cell_that_fell() -> None:
    rows = (indicator("a", "5", name="甲", change="3"), indicator("b", "5", name="乙", change="-2.1", row=3))
    source = '{{ chart("甲", "乙", kind="dots", part="change", title="增速", note="两项较上年增长。") }}'
    (found,) = findings(source, *rows)
    assert (found.code, str(found.where)) == ("C383", "指标!J3")
    assert "−2.1%" in told(found)


def test_the_caption_of_a_table_is_held_to_its_rows_and_a_head_is_not() -> None:
    fallen = indicator("a", "5", name="甲", change="-2.1")
    assert codes('{{ table("p", title="各项指标较上年增长") }}', fallen) == ["C383"]
    assert codes("| 指标 | 较上年增长 |\n|---|---|\n| 甲 | {{ 甲.change }} |", fallen) == []


def titled(title: str, pillar: str, period: str = "2024年") -> Dataset:
    cover = (CoverItem("title", label(title, "B2")), CoverItem("period", label(period, "B6")))
    return replace(dataset(), cover=cover, pillars=(Pillar("p", label(pillar, "B9")),))


@pytest.mark.parametrize(
    ("title", "pillar", "cells"),
    [
        ("江岸区2024年发展简报", "数读2024", []),
        ("江岸区发展简报", "数读江岸", []),
        ("江岸区2020—2024年发展简报", "数读", []),
        ("江岸区2025年发展简报", "数读2024", ["指标!B2"]),
        ("江岸区2024年发展简报", "数读2023", ["指标!B9"]),
    ],
)
def test_a_title_names_the_year_of_the_packet(title: str, pillar: str, cells: list[str]) -> None:
    data = titled(title, pillar)
    document, _ = composed('{{ cover() }}\n\n{{ opener("p") }}', data)
    found = consistent(document, data)
    assert [str(each.where) for each in found] == cells
    assert all(each.code == "C384" and "指标!B6" in told(each) for each in found)
