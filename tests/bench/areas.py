"""Lay down the folder of a packet for each of many areas: the shipped indicators, with values of each area's own.

A packet has a cover and, for each pillar, a lead, a sentence or two, a table and a bar chart; the first pillar claims
a rank. The words stand in CHAPTERS, so that the programs that are compared with say the same.
"""

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from openpyxl import Workbook, load_workbook

ROOT = Path(__file__).resolve().parents[2]
SEED = 2024
PARTS = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥", "东南西北河湖林原泉石"
NAMES = tuple("".join(each) + "区" for each in product(*PARTS))
"""Of areas: 1,200 of them, none of which is part of another."""
Row = dict[str, object]
HEADS = (
    *("支柱", "编码", "指标", "单位", "报告期", "地区", "值", "限定", "状态", "增速", "增速限定"),
    *("位次", "位次范围", "上级", "组", "来源"),
)
COVER = {
    "标题": "{地区}2024年发展简报",
    "上级地区": "武汉市",
    "报告期": "2024年",
    "发文机关": "武汉市统计局",
    "日期": "2025年1月8日",
}
FURTHER = (("canteens", "老年助餐点", 46), ("nurseries", "普惠托育机构", 31), ("parks", "口袋公园", 12))
"""Indicators of wellbeing beside the shipped ones, which share no unit that a chart could show."""
SMALL = 5
"""Counts below this stay as they are: as much as half of them more or less would be another count."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A pillar as the packet says it: `words` name values of indicators in braces, `bars` are those of its chart."""

    pillar: str
    words: str
    bars: tuple[str, ...]
    chart: str


CHAPTERS = (
    Chapter(
        "headline",
        "地区生产总值{gdp}{first}。固定资产投资{fixed_investment}，地方一般公共预算收入{budget_revenue}。",
        ("major_projects_started", "investment_projects_started"),
        "全年新开工项目",
    ),
    Chapter(
        "innovation",
        "技术合同成交额{technology_contracts}，高新技术产业产值{hightech_output}，引进培育高层次人才{talent_recruited}。",
        ("digital_firms_new", "sme_specialised_new", "gazelle_new", "incubators_new"),
        "全年新增企业和载体",
    ),
    Chapter(
        "finance",
        "新增商业面积{commercial_area_new}，引进首店{first_stores}，新能源汽车销售额{nev_sales}。",
        ("financial_headquarters", "first_stores", "foreign_trade_leaders"),
        "总部、首店和龙头企业",
    ),
    Chapter(
        "ecology",
        "生态环保重点企业{ecology_firms}，生态环保产业税收贡献{ecology_tax_share}。",
        ("ecology_firms", "three_gorges_firms"),
        "生态环保企业",
    ),
    Chapter(
        "wellbeing",
        "老年助餐点{canteens}，普惠托育机构{nurseries}，口袋公园{parks}。",
        ("canteens", "nurseries", "parks"),
        "身边的服务",
    ),
)
FIRST = "，居第一"
"""What is said of the area whose gross regional product is the largest."""
CLAIM = f"{{% claim gdp is rank(1) %}}{FIRST}{{% otherwise %}}{{% endclaim %}}"
SETTINGS = 'workbook = "areas.xlsx"\ntemplate = "areas"\n'


def laid_down(place: Path, count: int) -> Path:
    """A folder in which `briefgen build --area all` makes so many packets."""
    template = place / "templates" / "areas"
    template.mkdir(parents=True)
    (template / "template.toml").write_text('language = "zh-CN"\nliterals = ["2024中国服务业企业500强"]\n', "utf-8")
    (template / "packet.md").write_text(packet(), "utf-8")
    (place / "briefgen.toml").write_text(SETTINGS, "utf-8")
    write_workbook(place / "areas.xlsx", count)
    return place


def packet() -> str:
    """The template of the packet."""
    return "\n\n".join(("{{ cover() }}", *map(_chapter, CHAPTERS)))


def _chapter(chapter: Chapter) -> str:
    words = re.sub(r"\{(\w+)\}", r"{{ \1 }}", chapter.words.replace("{first}", CLAIM))
    bars = ", ".join(f'"{code}"' for code in chapter.bars)
    return (
        f'{{{{ opener("{chapter.pillar}") }}}}\n\n{{{{ pillar("{chapter.pillar}").lead }}}}\n\n{words}\n\n'
        f'{{{{ table("{chapter.pillar}") }}}}\n\n{{{{ chart({bars}, kind="bar", title="{chapter.chart}") }}}}'
    )


# --- the workbook -------------------------------------------------------------------------------------------


def write_workbook(path: Path, count: int, changed: object = None) -> None:
    """Rows of so many areas, always the same but that the high-tech output of the first can be `changed` to another."""
    pillars, indicators = _shipped()
    rows = list(_rows(indicators, count))
    if changed is not None:
        next(row for row in rows if row["编码"] == "hightech_output")["值"] = changed
    book = Workbook(write_only=True)
    sheets: tuple[tuple[str, Iterable[tuple[object, ...]]], ...] = (
        ("封面", (("项目", "内容"), *COVER.items())),
        ("支柱", (("编码", "名称", "导语"), *pillars)),
        ("指标", (HEADS, *(tuple(row.get(head) for head in HEADS) for row in rows))),
    )
    for title, lines in sheets:
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(line)
    book.save(path)


def _shipped() -> tuple[list[tuple[object, ...]], list[Row]]:
    """Pillars as code, title and lead, and the rows of indicators by column, of the workbook that the project ships."""
    book = load_workbook(ROOT / "data" / "jiangan-2024.xlsx", read_only=True)
    heads, *rows = book["指标"].iter_rows(values_only=True)
    indicators: list[Row] = [dict(zip(map(str, heads), row, strict=True)) for row in rows if row[1]]
    for code, name, value in FURTHER:
        further = {"支柱": "wellbeing", "编码": code, "指标": name, "单位": "个", "报告期": "2024年", "值": value}
        indicators.append({**further, "状态": "实际"})
    pillars = [row for row in book["支柱"].iter_rows(min_row=2, values_only=True) if row[0]]
    return [(row[0], _of_any(row[1]), _of_any(row[3]) or "全年主要指标如下。") for row in pillars], indicators


def _of_any(words: object) -> str:
    return str(words or "").replace("江岸", "{地区}")


def _rows(indicators: Sequence[Row], count: int) -> Iterator[Row]:
    """The rows of each area, whose figures are so many times the shipped ones; no two areas share a size."""
    sizes = [each / 1000 for each in random.Random(SEED).sample(range(600, 1800), len(NAMES))][:count]
    places = {size: place for place, size in enumerate(sorted(sizes, reverse=True), 1)}
    for name, size in zip(NAMES, sizes, strict=False):
        for each in indicators:
            own: Row = {"地区": name, "值": _value(each, size), "位次": _place(each.get("位次"), places[size])}
            ranked: Row = {"限定": None, "状态": "实际"} if each["编码"] == "gdp" else {}
            yield {**each, **own, **ranked}


def _value(row: Row, size: float) -> object:
    """Shares stay; counts stay whole."""
    value = row["值"]
    if not isinstance(value, int | float) or row["单位"] == "%" or value < SMALL:
        return value
    return round(value * size, 1) if row["单位"] in {"亿元", "万平方米"} else round(value * size)


def _place(rank: object, place: int) -> object:
    """A rank by number is the area's own; words stay."""
    return place if isinstance(rank, int) else rank
