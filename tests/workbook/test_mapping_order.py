"""How a foreign table is laid out changes no value: order of rows and columns, blank rows, notes, where it stands."""

from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.quantities import Quantity
from briefgen.workbook import SourceFile
from tests.workbook.making import Rows
from tests.workbook.mapping_scene import Scene, mapped, workbook

NAMES = {
    "地区生产总值": ("gdp", "亿元"),
    "常住人口": ("people", "万人"),
    "规上企业": ("firms", "家"),
    "用电量": ("power", "万千瓦时"),
}
YEARS = ("2021年", "2022年", "2023年", "2024年")
SETTINGS = 'pillar = "trade"\n[source.indicators]\n' + "\n".join(
    f'"{name}" = "{code}"' for name, (code, _) in NAMES.items()
)
NOTES = ("注：2024年为快报数。", "资料来源：统计局", "说明：口径不变", "备注 1：增长 5 %")
GROUPS = ("一、综合", "其他指标")

values = st.decimals(0, 9999, places=2)
"""Whole numbers that look like years are among them."""
tables = st.fixed_dictionaries(
    {name: st.lists(values | st.just(Decimal(2023)), min_size=4, max_size=4) for name in NAMES}
)


@dataclass(frozen=True, slots=True)
class Dressing:
    """What is done to a table that says the same."""

    rows: list[str]
    years: list[int]
    blank: frozenset[int]
    notes: list[str]
    titles: list[str]
    group: int
    down: int
    right: int
    as_numbers: bool


dressings = st.builds(
    Dressing,
    rows=st.permutations(list(NAMES)),
    years=st.permutations(range(4)),
    blank=st.frozensets(st.integers(0, 4)),
    notes=st.lists(st.sampled_from(NOTES), max_size=3, unique=True),
    titles=st.lists(st.sampled_from(["测试区主要指标", "（快报）", "表3-1"]), max_size=2, unique=True),
    group=st.integers(-1, 3),
    down=st.integers(0, 4),
    right=st.integers(0, 3),
    as_numbers=st.booleans(),
)


def dressed(table: dict[str, list[Decimal]], how: Dressing, down: bool = False) -> SourceFile:
    """The table, with years across or down."""
    years: list[object] = [int(YEARS[each][:4]) if how.as_numbers else YEARS[each] for each in how.years]
    lines: Rows = [["指标", *years]]
    for number, name in enumerate(how.rows):
        if number == how.group:
            lines.append([GROUPS[number % 2]])
        lines.append([f"{name}（{NAMES[name][1]}）", *(float(table[name][each]) for each in how.years)])
    if down:
        across = [line for line in lines if len(line) > 1]
        lines = [
            ["年份", *(line[0] for line in across[1:])],
            *([list(each) for each in zip(*(line[1:] for line in across), strict=True)]),
        ]
    spaced: Rows = [
        line for number, each in enumerate(lines) for line in ([[], each] if number in how.blank else [each])
    ]
    above: Rows = [[] for _ in range(how.down)]
    titles: Rows = [[title] for title in how.titles]
    notes: Rows = [[note] for note in how.notes]
    rows = above + titles + spaced + notes
    return workbook([[None] * how.right + row if row else [] for row in rows])


def numbers(scene: Scene) -> dict[tuple[str, str], Decimal]:
    return {
        (indicator.code, each.period.code): each.value.content.number
        for indicator in scene.dataset.indicators
        for each in indicator.observations
        if indicator.code != "own" and each.value and isinstance(each.value.content, Quantity)
    }


def expected(table: dict[str, list[Decimal]]) -> dict[tuple[str, str], Decimal]:
    return {
        (NAMES[name][0], year.removesuffix("年")): figure
        for name, figures in table.items()
        for year, figure in zip(YEARS, figures, strict=True)
    }


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables, dressings, st.booleans())
def test_a_table_says_the_same_however_it_is_laid_out(
    table: dict[str, list[Decimal]], how: Dressing, down: bool
) -> None:
    file = dressed(table, how, down)
    scene = mapped(SETTINGS, file)
    assert numbers(scene) == expected(table) or "W223" in scene.codes, scene.told
    sheet = openpyxl.load_workbook(BytesIO(file.content)).worksheets[0]
    for indicator in scene.dataset.indicators:
        for each in indicator.observations:
            if indicator.code != "own" and each.value and isinstance(each.value.content, Quantity):
                assert Decimal(str(sheet[each.value.origins[0].cell].value)) == each.value.content.number


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_cells_of_any_kind_give_a_result_or_a_finding(data: st.DataObject) -> None:
    words = [
        "指标",
        "地区生产总值",
        "2024年",
        2024,
        "单位：亿元",
        "增长%",
        None,
        1.5,
        "1,700亿元",
        "—",
        "注：",
        "合计",
        True,
        "其中：",
        "=1+1",
        "　",
        "2024",
    ]
    rows = data.draw(st.lists(st.lists(st.sampled_from(words), max_size=5), min_size=1, max_size=7))
    scene = mapped('pillar = "trade"\nindicators = { "地区生产总值" = "gdp" }', workbook(rows))
    assert "own" in {each.code for each in scene.dataset.indicators}
