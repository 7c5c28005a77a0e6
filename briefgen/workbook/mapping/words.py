"""Understand the words around the figures of a foreign table: names with units and indents, headers, notes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from briefgen.indicators import Status
from briefgen.quantities import UNITS
from briefgen.workbook.vocabulary import STATUSES, folded, is_unit, unit_from

# --- names ------------------------------------------------------------------------------------------------

FOOTNOTE = re.compile(r"(?:[①-⑳†‡*＊¹²³⁰⁴-⁹]+|[\[［(（]\s*(?:注\s*\d{0,2}|\d{1,2})\s*[\]］)）]|\d{1,2}\s*[)）])\s*$")
"""Marks of footnotes at the end of a label; figures that are glued on without a mark are another matter."""
GLUED = re.compile(r"(?P<name>.*\D)(?P<digit>[1-9])")
OF_WHICH = re.compile(r"^(?:其中|其中之|of which)\s*[:：]?\s*", re.IGNORECASE)
LEADER = re.compile(
    r"^(?:[#＃·•▪—–-]+\s*|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}(?:、|[.．](?!\d))|[①-⑳])\s*"
)
"""What stands before a name in a list: 一、 （一） 1. ① #."""
BRACKET = re.compile(r"[(（\[［【]\s*([^()（）\[\]［］【】]*?)\s*[)）\]］】]")
AFTER_COMMA = re.compile(r"[,，、:：\s]\s*([^,，、:：\s]+)$")
BASES = (
    "元|美元|港元|欧元|人|户|家|个|件|项|公里|千米|米|公顷|亩|吨|千克|公斤|立方米|千瓦时|千瓦|辆|台|套|艘|"
    "标准箱|册|张|所|床|次|人次|人天|天|小时|倍|岁|平方米|平方公里|吨标准煤|只|头|株|座|条|处|部|篇|门|架|位|"
    "斤|担|箱|份|对|幅|标箱|吨公里|人公里|车次|班次"
)
COMPOUND = re.compile(
    rf"(?:千|万|百万|千万|亿|十亿)?(?:{BASES})(?:[/／每](?:千|万|百|亿|百万)?(?:{BASES}|年|日|月|亿元|万元))?"
)
PADDING = {"\u3000": 2, "\t": 4}
"""How far a character at the beginning of a label moves it; a space moves it by one, a Chinese character by two."""


@dataclass(frozen=True, slots=True)
class Named:
    """A label taken apart: the name, how it is compared, its unit, how far it is indented."""

    name: str
    identity: str
    unit: str = ""
    indent: int = 0


@lru_cache(maxsize=8192)
def named(raw: str) -> Named:
    """The parts of a label as it was typed. Words in brackets that are no unit belong to the name."""
    text = raw.lstrip()
    indent = sum(PADDING.get(each, 1) for each in raw[: len(raw) - len(text)])
    part = OF_WHICH.match(text)
    if part:
        indent += sum(2 if ord(each) > 255 else 1 for each in part[0])
        text = text[part.end() :]
    unmarked = FOOTNOTE.sub("", LEADER.sub("", text, count=1)).strip() or text.strip()
    bare, unit = without_unit(re.sub(r"\s*\n\s*", "", unmarked))
    name = FOOTNOTE.sub("", bare).strip() or bare
    return Named(name, folded(name), unit, indent)


def without_unit(text: str) -> tuple[str, str]:
    """The name and its unit, from brackets or from behind a comma."""
    for found in BRACKET.finditer(text):
        if is_unit_like(found[1]):
            return (text[: found.start()] + text[found.end() :]).strip(), unit_from(found[1])
    found_behind = AFTER_COMMA.search(text)
    if found_behind and is_unit_like(found_behind[1]):
        return text[: found_behind.start()].strip(), unit_from(found_behind[1])
    return text, ""


def is_unit_like(words: str) -> bool:
    """Whether words can only be a unit of measure: 亿元, 元/人, 万吨标准煤, %."""
    unit = unit_from(words)
    return unit in UNITS or is_unit(unit) or COMPOUND.fullmatch(unit) is not None


def without_glued_digit(name: str) -> str:
    """工业增加值1 without the digit that may be a footnote; nothing where there is none."""
    found = GLUED.fullmatch(normalize("NFKC", name))
    return found["name"] if found else ""


# --- what rows and columns say of themselves --------------------------------------------------------------

UNIT_NOTE = re.compile(r"(?:计量)?单位\s*[:：]\s*(?P<unit>[^\s)）]+)|\bunit\s*[:：]\s*(?P<english>\S+)", re.IGNORECASE)
UNIT_ALONE = re.compile(r"\s*[(（\[【]?\s*(?:(?:计量)?单位|unit)\s*[:：]", re.IGNORECASE)
NOTE = re.compile(
    r"^\s*[(（\[【]?\s*(?:注|备注|附注|说明|资料来源|数据来源|来源|注释|notes?|sources?)\s*(?:[(（]?\d*[)）]?)\s*(?:[:：.、】\]]|$)"
    r"|^\s*(?:注|note)\s*\d",
    re.IGNORECASE,
)


def _words(table: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    return {folded(word): meaning for meaning, words in table for word in words.split("|")}


ROLES = _words(
    (
        ("name", "指标|指标名称|项目|项目名称|名称|主要指标|指标项目|indicator|item|name|series"),
        ("code", "编码|代码|指标代码|指标编码|code|series code"),
        ("unit", "单位|计量单位|unit|unit of measure"),
        ("area", "地区|区域|地区名称|区县|各区|行政区|行政区划|省市|城市|area|region|district|city|county|country"),
        ("period", "年份|年度|年|时间|时期|报告期|日期|季度|月份|year|period|date|time|time period"),
        ("note", "备注|说明|注|序号|编号|note|notes|remark|remarks|no."),
    )
)
"""What the header over a column of words says that it holds."""
PARTS = _words(
    (
        (
            "value",
            "绝对量|绝对额|绝对数|总量|数值|值|指标值|实绩|完成|完成数|完成额|实际|实际数|本年|本期|本年实际|value|amount|"
            "level|total|obs_value|observation",
        ),
        (
            "change",
            "增长|增速|增长率|增长速度|增幅|同比|同比增长|同比增速|同比增幅|比上年增长|较上年增长|比上年同期增长|"
            "比去年同期增长|比上年增速|增减|同比增减|±|比上年±|同比±|growth|change|growth rate",
        ),
        ("rank", "位次|排名|排位|名次|全市排名|rank"),
        ("previous", "上年同期|去年同期|上年|上年数|上期|上年实际|previous|previous year"),
        ("target", "目标|目标值|年度目标|计划|计划数|年度计划|target|plan"),
    )
)
BASES_OF_PRICES = _words(
    (
        ("现价", "现价|当年价|当年价格|按当年价|现价总量|current prices"),
        ("不变价", "不变价|不变价格|可比价|可比价格|按可比价|按不变价|constant prices"),
    )
)
CUMULATIVE = frozenset(
    map(folded, ("累计", "累计值", "累计数", "本月止累计", "1-本月", "自年初累计", "年初至本月累计"))
)
OF_THE_PERIOD = frozenset(map(folded, ("当月", "本月", "当季", "本季", "当期", "当月值", "当季值")))


@dataclass(frozen=True, slots=True)
class Said:
    """What one label of a header says beside a period: a part of an observation, a unit, a status; or a name."""

    name: str = ""
    part: str = ""
    unit: str = ""
    basis: str = ""
    status: str = ""
    span: str = ""
    """`cumulative` or `period`: which stretch a month or a quarter is of."""

    @property
    def is_known(self) -> bool:
        return not self.name


@lru_cache(maxsize=8192)
def said(text: str) -> Said:
    """What a label says that stands over or beside figures; what is not known is a name."""
    if is_unit_like(text):
        return Said(unit=unit_from(text))
    name, unit = without_unit(FOOTNOTE.sub("", text).strip() or text)
    bare = re.sub(r"[%％]$", "", name).strip("()（）：: ")
    word = folded(bare)
    if not word:
        return Said(unit=unit)
    percent = unit or ("%" if bare != name.strip("()（）：: ") else "")
    for known, field in ((PARTS, "part"), (BASES_OF_PRICES, "basis")):
        if word in known:
            return Said(unit=percent, **{field: known[word]})
    if word in STATUSES and STATUSES[word] is not Status.ACTUAL and not word.isascii():
        return Said(status=bare, unit=unit)
    if word in CUMULATIVE or word in OF_THE_PERIOD:
        return Said(span="cumulative" if word in CUMULATIVE else "period", unit=unit)
    return Said(name=name, unit=unit)
