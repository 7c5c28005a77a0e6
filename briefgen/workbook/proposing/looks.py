"""Tell by their look what words may be: areas, totals, scopes, projections; a guess, with which a proposal begins."""

import re
from collections.abc import Iterable, Sequence

from briefgen.indicators import WHOLE_AREAS
from briefgen.workbook.vocabulary import folded

AREA = re.compile(
    r"(?:[\u4e00-\u9fff]{1,10}(?:特别行政区|自治区|自治州|自治县|管委会|办事处|开发区|高新区|新区|街道|地区|区|县|市|省|镇|乡|州|盟|旗|村)|"
    r"北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|"
    r"台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|中国|"
    r".*\b(?:district|county|city|province|region|municipality|prefecture|township|state))",
    re.IGNORECASE,
)
NO_AREA = re.compile(r"[含占比率额量数值增产]|地区生产|市场|市区|城区")
"""Words in which 区 and 市 name no place."""
TOTALS = frozenset(
    map(folded, ("合计", "总计", "小计", "共计", "总和", "平均", "total", "subtotal", "sum", "grand total"))
)
SCOPE = re.compile(r"^(?:不?含|不?包括|剔除|扣除|including|excluding|excl\.?|incl\.?)", re.IGNORECASE)
PROJECTION = re.compile(
    r"预测|测算|规划|展望|情景|预算草案|projection|forecast|scenario|outlook|projected", re.IGNORECASE
)
MOST = 0.5
"""Of labels that name areas, so many look like it: 江汉 among 江岸区, 武昌区."""
USUAL_SHEET = re.compile(r"(?:sheet|工作表|表|table|数据|data)\s*[\d一二三四五六七八九十.\-—]*|导出.*", re.IGNORECASE)
"""Names of sheets that name nothing."""


NOTHING_SAID = re.compile(
    r"(?:全年|本年|年度|本期|主要|全区|全市)?(?:实绩|实际|完成|完成数|完成额|实际完成|完成情况|情况|指标|主要指标|数据|数值|total)?",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"^(?:附?表|table)?\s*\d+(?:[-–.]\d+)*\s*[.、：:\s]\s*(?=\D)", re.IGNORECASE)
PERIOD_BEHIND = re.compile(r"\s*[（(](?:19|20)\d\d(?:年度?)?(?:[-–—~～至](?:19|20)?\d\d年?)?[）)]\s*$")


def says_no_more(text: str) -> bool:
    """Whether words over figures say nothing of them but that they are figures: 全年实绩."""
    return NOTHING_SAID.fullmatch(folded(text)) is not None


def heading_of(text: str) -> str:
    """A title without the number of its table and the years behind it."""
    return PERIOD_BEHIND.sub("", NUMBERED.sub("", text.strip())).strip() or text.strip()


OF_EACH = re.compile(
    r"^.{0,16}?(?:各|分)(?:地区|区县|县区|区|县|市|省|街道|乡镇|镇)|\s*\bby (?:district|area|region|county|city)$", re.I
)
"""What the title of a table of all areas says, and that of one of them does not: 武汉市各区."""
YEARS = re.compile(
    r"^(?:历年|主要年份|(?:19|20)\d\d年?(?:[-–—~～至](?:19|20)\d\d)?年?)|(?:情况|一览|统计)?(?:统计)?表?$"
)


def indicator_in(title: str) -> str:
    """The indicator that the title of a table names beside areas and years: 各区历年地区生产总值情况表."""
    bare = OF_EACH.sub("", YEARS.sub("", heading_of(title)))
    return YEARS.sub("", bare).strip(" 的，、:：")


def is_total(text: str) -> bool:
    return folded(text) in TOTALS


def is_area(text: str) -> bool:
    words = folded(text)
    return words in WHOLE_AREAS or (bool(AREA.fullmatch(words)) and not NO_AREA.search(words))


def are_areas(texts: Iterable[str]) -> bool:
    """Whether words, taken together, name areas; totals among them say nothing for or against."""
    named: Sequence[str] = [each for each in texts if not is_total(each)]
    return bool(named) and sum(map(is_area, named)) >= MOST * len(named)


def is_scope(text: str) -> bool:
    """Whether words limit what a figure counts without making it another kind of figure: 不含新区."""
    return bool(SCOPE.match(text.strip()))


def is_projection(texts: Iterable[str]) -> bool:
    return any(map(PROJECTION.search, texts))


def says_nothing(sheet: str) -> bool:
    """Whether the name of a sheet is one that a program gives."""
    return USUAL_SHEET.fullmatch(sheet.strip()) is not None
