"""Hold, as data per language, the words by which names are shortened and statuses, totals and newcomers are told."""

from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.indicators import Status


@dataclass(frozen=True, slots=True)
class Words:
    """`heads` and `tails` are what a sentence leaves away of a name; `new` says that only newcomers are meant."""

    heads: tuple[str, ...]
    tails: tuple[str, ...]
    new: tuple[str, ...]
    totals: tuple[str, ...]
    sums: tuple[str, ...]
    """Words for a sum behind which its name may stand: 合计企业82家."""
    comes_to: tuple[str, ...]
    """What may stand between such a word and its figure."""
    total_rows: tuple[str, ...]
    """What heads the row of a table that adds up the rows above it."""
    goes_on: tuple[str, ...]
    """What joins the figures of a list."""
    statuses: Mapping[Status, tuple[str, ...]]
    shortest: int
    """The fewest characters that a shortened name keeps: 企业 names nothing."""
    common: int
    """The fewest characters in a row by which a sentence takes up a name: 税收贡献 for 生态环保产业税收贡献."""
    by_head: tuple[str, ...]
    """What tells an amount a head, which stands in yuan among amounts in 亿元."""
    of_which: tuple[str, ...]
    """What tells that a part follows."""
    joint: str
    """What stands between several things in a message."""


CHINESE = Words(
    heads=("新增", "引进", "入选", "全年", "本年"),
    tails=("总规模", "总数", "总额", "总量", "总计", "数量", "面积", "规模", "合计", "数"),
    new=("新增", "新建", "新设", "新引进", "新认定"),
    totals=("合计", "共计", "总计", "共", "一共"),
    sums=("合计", "共计", "总计"),
    comes_to=("有", "为", "达", "达到", "是"),
    total_rows=("合计", "总计", "共计"),
    goes_on=("、", "和", "及", "与"),
    statuses={
        Status.EXPECTED: ("预计", "预期", "预估", "有望", "预测"),
        Status.PRELIMINARY: ("初步", "快报"),
    },
    shortest=3,
    common=2,
    by_head=("人均", "户均", "每"),
    of_which=("其中",),
    joint="、",
)
ENGLISH = Words(
    heads=("new ", "total ", "value of ", "number of "),
    tails=(", total", " in total", " completed"),
    new=("new", "newly", "added"),
    totals=("in total", "a total of", "together", "totalling", "totaling", "in all"),
    sums=("a total of",),
    comes_to=("of", "were", "came to", "was", "made", "is"),
    total_rows=("total", "intotal", "grandtotal"),
    goes_on=("and ", ", "),
    statuses={
        Status.EXPECTED: ("expected", "forecast", "estimate", "projected", "predicted"),
        Status.PRELIMINARY: ("provisional", "preliminary"),
    },
    shortest=6,
    common=5,
    by_head=("per capita", "per head", "per household"),
    of_which=("of which", "of whom", "of them", "including"),
    joint=", ",
)


def words_of(language: str) -> Words:
    """The words of a language by its tag (BCP 47)."""
    return ENGLISH if language.partition("-")[0] == "en" else CHINESE
