"""The order of sheets, columns and rows, and blank rows between them, change nothing."""

from dataclasses import fields, is_dataclass, replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.indicators import Dataset
from briefgen.origins import Origin
from briefgen.workbook import read
from tests.workbook.making import HEADER, Sheets, saved, sheets

ENGLISH = {
    "支柱": "Pillar",
    "编码": "Code",
    "指标": "Name",
    "单位": "unit",
    "报告期": "PERIOD",
    "值": "Value",
    "限定": "bound",
    "状态": "status",
    "上期值": "previous value",
    "增速": "change",
    "增速限定": "Change Bound",
    "位次": "rank",
    "上级": "parent",
}


def placeless(node: object) -> object:
    """The same value with all its origins alike."""
    if isinstance(node, Origin):
        return Origin("", "")
    if isinstance(node, tuple):
        return tuple(placeless(each) for each in node)
    if not is_dataclass(node) or isinstance(node, type):
        return node
    return replace(node, **{each.name: placeless(getattr(node, each.name)) for each in fields(node) if each.init})


def known(content: bytes) -> tuple[object, ...]:
    """What a workbook says, whatever the order and place of its rows; without a single finding."""
    result = read(content, "book.xlsx")
    assert result.diagnostics == ()
    return _unordered(result.output)


def _unordered(dataset: Dataset) -> tuple[object, ...]:
    pillars = {repr(placeless(replace(each, indicators=()))) for each in dataset.pillars}
    return (
        dataset.period,
        pillars,
        {repr(placeless(each)) for each in dataset.indicators},
        {repr(placeless(each)) for each in dataset.cover},
    )


EXPECTED = known(saved(sheets()))


def shuffled(contents: Sheets, chance: Random) -> Sheets:
    """The same sheets with columns, rows and sheets in another order and blank rows among them."""
    titles = list(contents)
    chance.shuffle(titles)
    return {title: _shuffled_rows(contents[title], chance) for title in titles}


def _shuffled_rows(rows: list[list[object]], chance: Random) -> list[list[object]]:
    order = list(range(len(rows[0])))
    chance.shuffle(order)
    header, *body = [[row[column] for column in order] for row in rows]
    body += [[None] * len(order) for _ in range(chance.randrange(3))]
    chance.shuffle(body)
    blank: list[list[object]] = [[None]] * chance.randrange(2)
    return [*blank, header, *body]


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False))
def test_order_and_blank_rows_change_nothing(chance: Random) -> None:
    assert known(saved(shuffled(sheets(), chance))) == EXPECTED


def test_english_names_mean_the_same() -> None:
    contents = sheets()
    contents["指标"][0] = [ENGLISH[name] for name in HEADER]
    contents["支柱"][0], contents["封面"] = (
        ["code", "title"],
        [["key", "value"], ["Title", "测试区2024年简报"], ["period", "2024"]],
    )
    english = {"Cover": contents["封面"], "PILLARS": contents["支柱"], "Indicators": contents["指标"]}
    period, pillars, indicators, _ = known(saved(english))
    assert (period, pillars, indicators) == EXPECTED[:3]


def test_names_of_columns_may_be_spaced_broken_and_full_width() -> None:
    contents = sheets()
    contents["指标"][0] = [f" {name[0]}\n{name[1:]}　" for name in HEADER]
    assert known(saved(contents)) == EXPECTED


def test_observations_of_an_indicator_keep_the_order_of_the_workbook() -> None:
    contents = sheets()
    for year in ("2021年", "2023年", "2022年"):
        contents["指标"].append([None, "towers", None, None, year, 20, *[None] * 7])
    indicator = read(saved(contents), "book.xlsx").output.indicator("towers")
    assert indicator
    assert [each.period.year for each in indicator.observations] == [2024, 2021, 2023, 2022]
