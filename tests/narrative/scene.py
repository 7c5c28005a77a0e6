"""Build by hand a small dataset, and run templates on it."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from briefgen.diagnostics import Warned
from briefgen.document import Block, Datum, PageBreak, Text
from briefgen.errors import Mistake
from briefgen.indicators import (
    HEADLINE,
    CoverItem,
    Dataset,
    Entry,
    Honour,
    Indicator,
    Label,
    Observation,
    PicturePlace,
    Pillar,
    Quote,
    Status,
)
from briefgen.language import CHINESE, Language
from briefgen.narrative import BlockFunction, Deferred, Manner, Narration, Passage, Templates, narrate
from briefgen.origins import Origin
from briefgen.periods import Period
from briefgen.quantities import Bound, bounded
from briefgen.traversal import query

YEAR = Period(2024)


def cell(name: str) -> Origin:
    return Origin("book.xlsx", "指标", name)


def label(text: str, where: str) -> Label:
    return Label(text, cell(where))


def entry(number: str | None, unit: str, where: str, bound: Bound = Bound.EXACT) -> Entry | None:
    """A quantity; words if the text is no number; nothing for nothing."""
    if number is None:
        return None
    content = number if number in ("翻番", "前列") else bounded(Decimal(number), unit, bound)
    return Entry(content, (cell(where),))


def indicator(code: str, name: str, unit: str, row: int, **parts: str) -> Indicator:
    """An indicator of the packet's year; `parts` are numbers as written in its cells."""
    bound = Bound(parts.pop("bound", "exact"))
    observation = Observation(
        YEAR,
        cell(f"A{row}"),
        value=entry(parts.get("value"), unit, f"D{row}", bound),
        previous=entry(parts.get("previous"), unit, f"E{row}"),
        change=entry(parts.get("change"), "%", f"F{row}", Bound(parts.get("change_bound", "exact"))),
        rank=entry(parts.get("rank"), "", f"G{row}"),
        status=Status(parts.get("status", "actual")),
        status_origin=cell(f"H{row}"),
        peers=label("中心城区", f"I{row}") if "rank" in parts else None,
    )
    return Indicator(code, label(name, f"B{row}"), "innovation", label(unit, f"C{row}"), (observation,))


PACKET_ROWS = (
    indicator("tech", "技术合同成交额", "亿元", 4, value="235", bound="over", change="翻番"),
    indicator("budget", "地方一般公共预算收入", "亿元", 5, value="121.9", change="4.8", rank="2"),
    indicator("trade", "外贸进出口总额", "亿元", 6, change="11", change_bound="around", rank="前列", status="expected"),
    indicator("space", "创新街区（楼宇、园区）面积", "万平方米", 7, value="5.5", previous="4"),
    indicator("gdp", "GDP", "亿元", 8, value="1700", previous="1600", change="-2.1"),
    indicator("firms", "新增企业", "家", 9, value="2"),
    indicator("rate", "满意率", "%", 10, value="100"),
)
LAST_YEAR = Observation(Period(2023), cell("A20"), value=entry("110", "亿元", "D20"))
CITY = Observation(YEAR, cell("A21"), value=entry("20000", "亿元", "D21"), area="武汉市")
ELSEWHERE = {"tech": (LAST_YEAR,), "gdp": (CITY,)}
ROWS = tuple(replace(row, observations=(*row.observations, *ELSEWHERE.get(row.code, ()))) for row in PACKET_ROWS)

DATASET = Dataset(
    "book.xlsx",
    YEAR,
    cover=(
        CoverItem("title", label("江岸区发展简报", "封面2")),
        CoverItem("area", label("江岸区", "封面3")),
        CoverItem("period", label("2024", "封面4")),
    ),
    pillars=(
        Pillar(HEADLINE, label("数读江岸", "支柱2")),
        Pillar("innovation", label("科技创新", "支柱3"), lead=label("创新是主导战略。", "支柱3L"), indicators=ROWS),
    ),
    quotes=(Quote("innovation", label("李某", "引语2"), label("区长", "引语2B"), label("指出要创新。", "引语2C")),),
    honours=tuple(
        Honour(label(name, f"荣誉{row}")) for row, name in enumerate(("百强区", "创新百强区", "投资百强区"), 2)
    ),
    pictures=(PicturePlace("mall", label("武汉万象城", "图片2")),),
)


def with_name(name: str) -> Dataset:
    """The dataset, with another name for the area."""
    area = CoverItem("area", label(name, "封面3"))
    return replace(DATASET, cover=(DATASET.cover[0], area, DATASET.cover[2]))


def table(shown: object = None, *others: object, title: str = "") -> tuple[Passage, ...]:
    """A block function that shows what it was given."""
    if shown == "nowhere":
        raise Mistake("T332", name=shown, near="innovation")
    return (Deferred("table", (("shown", shown), ("others", others), ("title", title))),)


def opener(_: object) -> tuple[Passage, ...]:
    return (PageBreak(),)


BLOCKS: Mapping[str, BlockFunction] = {"table": table, "opener": opener, "cover": lambda: (PageBreak(),)}


def told(
    source: str | Mapping[str, str],
    dataset: Dataset = DATASET,
    language: Language = CHINESE,
    literals: tuple[str, ...] = (),
) -> Warned[Narration]:
    """What a template says; several files start with the first."""
    files = {"t.md": source} if isinstance(source, str) else source
    return narrate(Templates(files), next(iter(files)), dataset, language, BLOCKS, Manner(literals))


def passages(
    source: str | Mapping[str, str], dataset: Dataset = DATASET, language: Language = CHINESE
) -> tuple[Passage, ...]:
    """The passages of a template without errors."""
    narrated = told(source, dataset, language)
    assert narrated.diagnostics == ()
    return narrated.output.passages


def block(source: str, dataset: Dataset = DATASET, language: Language = CHINESE) -> Block:
    """The only passage of a template."""
    (made,) = passages(source, dataset, language)
    assert not isinstance(made, Deferred)
    return made


def data(source: str | Mapping[str, str], language: Language = CHINESE) -> list[Datum]:
    return list(query(passages(source, language=language), Datum))


def datum(expression: str, language: Language = CHINESE) -> Datum:
    """What `{{ expression }}` prints."""
    (printed,) = data(f"{{{{ {expression} }}}}", language)
    return printed


def texts(source: str | Mapping[str, str], dataset: Dataset = DATASET) -> list[Text]:
    return list(query(passages(source, dataset), Text))


def findings(source: str | Mapping[str, str], dataset: Dataset = DATASET) -> list[tuple[str, str]]:
    """Code and place of everything found."""
    found = told(source, dataset).diagnostics
    return [(each.code, str(each.where or "")) for each in found]
