"""Build by hand a dataset that claims can be made of, and see what becomes of them."""

from collections.abc import Mapping
from dataclasses import replace

from briefgen.diagnostics import Diagnostic, Severity, Warned
from briefgen.document import Claim, Datum, Text
from briefgen.indicators import Dataset, Honour, Pillar, Waiver
from briefgen.language import CHINESE, Language
from briefgen.narrative import Manner, Narration, Templates, narrate
from briefgen.traversal import plain_text, query
from tests.narrative.scene import BLOCKS, YEAR, indicator, label

ROWS = (
    indicator("gdp", "地区生产总值", "亿元", 2, value="1700", bound="crossed", status="expected"),
    indicator("output", "工业产值", "亿元", 3, value="240", previous="100", change="140"),
    indicator("tech", "技术合同成交额", "亿元", 4, value="235", bound="over", change="翻番"),
    indicator("cars", "汽车销售额", "亿元", 5, value="50", change="翻番"),
    indicator("firms", "龙头企业", "家", 6, value="25"),
    replace(indicator("top", "头部企业", "家", 7, value="3"), parent="firms"),
    indicator("rate", "满意率", "%", 8, value="95.5"),
    indicator("trade", "外贸总额", "亿元", 9, change="11", change_bound="around", rank="前列"),
    indicator("school", "教育质量", "", 10, rank="1"),
    indicator("health", "医疗水平", "", 11, rank="2"),
    indicator("gap", "空缺指标", "亿元", 12),
)
HONOURS = tuple(
    Honour(label(name, f"荣誉A{row}"), label("蝉联", f"荣誉B{row}"))
    for row, name in enumerate(("百强区", "创新区", "投资区"), 2)
)
DATASET = Dataset(
    "book.xlsx", YEAR, pillars=(Pillar("p", label("科技创新", "支柱2"), indicators=ROWS),), honours=HONOURS
)


def waived(*sentences: str) -> Dataset:
    """The dataset with somebody who answers for these sentences."""
    rows = enumerate(sentences, 2)
    waivers = (
        Waiver(label(each, f"A{row}"), label("统计局口径", f"B{row}"), label("张三", f"C{row}")) for row, each in rows
    )
    return replace(DATASET, waivers=tuple(waivers))


def told(
    source: str | Mapping[str, str],
    dataset: Dataset = DATASET,
    language: Language = CHINESE,
    manner: Manner = Manner(),  # noqa: B008  # a frozen value
) -> Warned[Narration]:
    files = {"t.md": source} if isinstance(source, str) else source
    return narrate(Templates(files), next(iter(files)), dataset, language, BLOCKS, manner)


def rehearsed(source: str) -> tuple[Diagnostic, ...]:
    """Everything found when words that are not printed today are read too."""
    return told(source, manner=Manner(every_branch=True)).diagnostics


def text_of(narrated: Warned[Narration]) -> str:
    return "|".join(plain_text(getattr(each, "children", ())) for each in narrated.output.passages)


def printed(source: str | Mapping[str, str], dataset: Dataset = DATASET, language: Language = CHINESE) -> str:
    """The text of a template in which nothing is wrong."""
    narrated = told(source, dataset, language)
    assert narrated.diagnostics == ()
    return text_of(narrated)


def claims(source: str | Mapping[str, str], dataset: Dataset = DATASET, language: Language = CHINESE) -> list[Claim]:
    """The claims of a template in which nothing is wrong, in reading order."""
    narrated = told(source, dataset, language)
    assert narrated.diagnostics == ()
    return list(query(narrated.output.passages, Claim))


def claim(source: str, dataset: Dataset = DATASET, language: Language = CHINESE) -> Claim:
    (made,) = claims(source, dataset, language)
    return made


def figures(made: Claim) -> list[tuple[str, str, str]]:
    """What is bound in a claim: the figure, where it comes from, where it was typed or printed."""
    return [(each.text, str(each.source), str(each.where)) for each in query(made, Datum)]


def words(made: Claim) -> list[tuple[str, str]]:
    """What is typed in a claim, and where."""
    return [(each.text, str(each.where)) for each in query(made, Text)]


def findings(source: str | Mapping[str, str], dataset: Dataset = DATASET) -> list[tuple[str, str]]:
    """Code and place of everything found."""
    return [(each.code, str(each.where)) for each in told(source, dataset).diagnostics]


def errors(source: str | Mapping[str, str], dataset: Dataset = DATASET) -> list[str]:
    return [each.code for each in told(source, dataset).diagnostics if each.severity is Severity.ERROR]
