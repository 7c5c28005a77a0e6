"""Name what a workbook may write and what it means: sheets, columns, lines of the cover, bounds, statuses, words."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TypeVar
from unicodedata import normalize

from briefgen.indicators import Direction, Status
from briefgen.quantities import UNITS, Bound

Meaning = TypeVar("Meaning")

COVER, PILLARS, INDICATORS = "cover", "pillars", "indicators"
QUOTES, HONOURS, PICTURES = "quotes", "honours", "pictures"
TRANSLATIONS, WAIVERS = "translations", "waivers"
MANUAL, RECIPIENTS = "manual", "recipients"


@lru_cache(maxsize=4096)
def folded(words: str) -> str:
    """The form in which names are compared: ＧＤＰ, gdp and "G D P" are one name."""
    return re.sub(r"[\s_]+", "", normalize("NFKC", words)).casefold()


def _folded_words(words: str) -> frozenset[str]:
    return frozenset(map(folded, words.split("|")))


def _meanings(table: Iterable[tuple[Meaning, str]]) -> Mapping[str, Meaning]:
    """Each word, folded, to what it means; the words of one line are separated by a bar."""
    return MappingProxyType({folded(word): meaning for meaning, words in table for word in words.split("|")})


SHEETS = _meanings(
    (
        (COVER, "封面|封面信息|cover"),
        (PILLARS, "支柱|板块|pillars|pillar"),
        (INDICATORS, "指标|指标表|indicators|indicator"),
        (QUOTES, "引语|引言|quotes|quote|voices"),
        (HONOURS, "荣誉|荣誉称号|honours|honors"),
        (PICTURES, "图片|照片|pictures|photographs|photos"),
        (TRANSLATIONS, "译名|翻译|translations|translation"),
        (WAIVERS, "例外|waivers|waiver"),
        (MANUAL, "说明|填表说明|使用说明|manual|readme|notes"),
        (RECIPIENTS, "收件人|recipients"),
    )
)
REQUIRED_SHEETS = {COVER: "封面", PILLARS: "支柱", INDICATORS: "指标"}


def is_own_layout(names: Iterable[str]) -> bool:
    """Whether sheets of these names make a workbook in our own layout."""
    return REQUIRED_SHEETS.keys() <= {SHEETS.get(folded(each)) for each in names}


COLUMNS: Mapping[str, Mapping[str, str]] = {
    COVER: _meanings(
        (
            ("key", "项目|key|item"),
            ("value", "内容|value|content|text"),
            ("remark", "说明|备注|remark|note"),
        )
    ),
    PILLARS: _meanings(
        (
            ("code", "编码|代码|code"),
            ("title", "名称|标题|title|name"),
            ("subtitle", "副题|副标题|subtitle"),
            ("lead", "导语|lead"),
            ("agency", "牵头单位|lead agency|agency"),
        )
    ),
    INDICATORS: _meanings(
        (
            ("pillar", "支柱|板块|pillar"),
            ("code", "编码|代码|code"),
            ("name", "指标|指标名称|name|indicator"),
            ("unit", "单位|计量单位|unit"),
            ("area", "地区|area"),
            ("period", "报告期|时期|period"),
            ("value", "值|数值|value"),
            ("bound", "限定|值限定|bound|value bound"),
            ("status", "状态|status"),
            ("previous", "上期值|上年同期|previous|previous value"),
            ("change", "增速|change"),
            ("change_bound", "增速限定|change bound"),
            ("rank", "位次|排名|rank"),
            ("previous_rank", "上期位次|previous rank"),
            ("peers", "位次范围|peers"),
            ("peer_count", "参比数|peer count"),
            ("target", "目标|目标值|target"),
            ("basis", "口径|basis"),
            ("scope", "范围|统计范围|scope"),
            ("direction", "方向|direction"),
            ("parent", "上级|parent"),
            ("group", "组|group"),
            ("source", "来源|数据来源|source"),
            ("note", "备注|note|remark"),
        )
    ),
    QUOTES: _meanings(
        (
            ("pillar", "支柱|板块|pillar"),
            ("area", "地区|area"),
            ("speaker", "人物|姓名|speaker|name"),
            ("office", "身份|office|position"),
            ("content", "内容|content|quote"),
        )
    ),
    HONOURS: _meanings(
        (
            ("pillar", "支柱|板块|pillar"),
            ("area", "地区|area"),
            ("name", "荣誉|称号|honour|honor|name"),
            ("held", "连续|held"),
        )
    ),
    PICTURES: _meanings(
        (
            ("code", "编码|代码|code"),
            ("pillar", "支柱|板块|pillar"),
            ("area", "地区|area"),
            ("caption", "图片说明|图注|caption"),
            ("alternative", "替代文字|alternative text|alternative"),
            ("credit", "摄影|credit|photographer"),
            ("file", "文件|file"),
        )
    ),
    TRANSLATIONS: _meanings((("chinese", "中文|chinese|zh"), ("english", "英文|english|en"))),
    WAIVERS: _meanings((("sentence", "句子|sentence"), ("reason", "理由|reason"), ("name", "姓名|name"))),
    RECIPIENTS: _meanings(
        (
            ("name", "姓名|收件人|name|recipient"),
            ("address", "地址|邮箱|邮件地址|电子邮件|电子邮箱|address|email|e-mail|mail"),
            ("office", "单位|职务|office|organisation|organization|position"),
            ("area", "地区|area"),
            ("pillars", "支柱|板块|pillars|pillar"),
            ("way", "方式|发送方式|way|to/cc/bcc"),
            ("files", "文件|附件|files|file|attachments"),
            ("language", "语言|language"),
            ("remark", "备注|说明|remark|note"),
        )
    ),
}
REQUIRED_COLUMNS: Mapping[str, Mapping[str, str]] = {
    COVER: {"key": "项目", "value": "内容"},
    PILLARS: {"code": "编码", "title": "名称"},
    INDICATORS: {"pillar": "支柱", "code": "编码", "name": "指标"},
    QUOTES: {"pillar": "支柱", "speaker": "人物", "content": "内容"},
    HONOURS: {"name": "荣誉"},
    PICTURES: {"code": "编码", "caption": "图片说明"},
    TRANSLATIONS: {"chinese": "中文", "english": "英文"},
    WAIVERS: {"sentence": "句子", "reason": "理由", "name": "姓名"},
    RECIPIENTS: {"name": "姓名", "address": "地址"},
}

COVER_KEYS = _meanings(
    (
        ("title", "标题|title"),
        ("subtitle", "副标题|副题|subtitle"),
        ("area", "地区|area"),
        ("parent_area", "上级地区|parent area"),
        ("period", "报告期|period"),
        ("period_text", "报告期文字|period text"),
        ("issuer", "发文机关|issuer"),
        ("date", "日期|成文日期|date"),
        ("mark", "标注|mark"),
        ("document_number", "文号|发文字号|document number"),
        ("classification", "密级|classification"),
        ("urgency", "紧急程度|urgency"),
        ("issue", "期号|期数|issue"),
        ("copies", "印数|份数|copies"),
        ("copy_number", "份号|copy number"),
        ("letterhead", "版头|报头|letterhead|masthead"),
        ("compiler", "编印单位|编发单位|compiler"),
        ("signer", "签发人|signer"),
        ("addressees", "主送|主送机关|addressees"),
        ("preface", "按语|编者按|preface"),
        ("attachments", "附件|附件说明|attachments"),
        ("reported_to", "报|reported to"),
        ("sent_to", "送|sent to"),
        ("issued_to", "发|issued to"),
        ("copied_to", "抄送|抄送机关|copied to"),
        ("printer", "印发机关|printer"),
        ("printed", "印发日期|printed|date printed"),
        ("contact", "联系人|contact"),
        ("telephone", "联系电话|电话|telephone"),
    )
)

SEVERAL_LINES = frozenset({"attachments"})
"""Keys of the cover whose content may be a list, one line each."""

HEAD_BOUNDS = _meanings(
    (
        (Bound.OVER, "超过|超|逾|多于|over|more than|above"),
        (Bound.CROSSED, "突破|crossed|surpassed"),
        (Bound.NEARLY, "近|接近|将近|nearly|almost"),
        (Bound.ABOUT, "约|大约|about|approximately|roughly"),
        (Bound.AROUND, "around"),
        (Bound.AT_LEAST, "至少|不低于|不少于|at least"),
        (Bound.AT_MOST, "不超过|不高于|最多|at most|up to"),
    )
)
TAIL_BOUNDS = _meanings(
    (
        (Bound.AROUND, "左右|上下|or so"),
        (Bound.SOME_OVER, "余|多|-odd|odd"),
        (Bound.AT_LEAST, "以上|or more"),
        (Bound.AT_MOST, "以内|以下|or less"),
    )
)
BOUNDS: Mapping[str, Bound] = MappingProxyType(
    {**HEAD_BOUNDS, **TAIL_BOUNDS, folded("准确"): Bound.EXACT, "exact": Bound.EXACT, "some": Bound.SOME_OVER}
)
STATUSES = _meanings(
    (
        (Status.ACTUAL, "实际|实绩|核定|actual|a"),
        (Status.EXPECTED, "预计|expected|estimated|estimate|e"),
        (Status.PRELIMINARY, "初步|初步核算|快报|preliminary|provisional|p"),
    )
)
DIRECTIONS = _meanings(
    (
        (Direction.UP, "越高越好|正向|up"),
        (Direction.DOWN, "越低越好|逆向|down"),
        (Direction.NEUTRAL, "中性|neutral"),
    )
)

MISSING = _folded_words("|-|--|---|–|—|——|―|──|.|..|...|......|x|na|n/a|#n/a|nil|null|none|无|暂无|缺")
"""Ways to say in a cell for a figure that there is none; folded, so that … and ＮＡ are among them."""

DASHES = _folded_words("-|--|---|–|—|——|―|──")
"""Ways to say it in a cell for words."""

CHANGE_WORDS = _folded_words(
    "翻番|翻一番|翻两番|持平|基本持平|由负转正|由正转负|扭亏为盈|"
    "doubled|more than doubled|quadrupled|unchanged|flat|broadly flat|turned positive|turned negative"
)
RANK_WORDS = _folded_words(
    "前列|前三|前五|前十|中游|上游|领先|among the top|in the front rank|front rank|top three|top five|top ten"
)
HELD_WORDS = _folded_words(
    "蝉联|连任|保持|保持称号|再次获得|再次入选|连续获得|连续入选|held|held again|again|retained|kept|kept again"
)
"""Words by which an honour is said to have been held the year before; so do 连续三年 and 三连冠."""
HELD_YEARS = re.compile(r"(?:已?连续|蝉联)[\d一二两三四五六七八九十]+[年届次].*|[\d二两三四五六七八九十]+连(?:冠|获)")
RISES = _meanings(((1, "同比增长|增长|上升|提高|rose by|grew by|up"), (-1, "同比下降|下降|减少|降低|fell by|down")))
"""Words before a change that give its sign."""

UNIT_SPELLINGS = MappingProxyType(
    {"m2": "平方米", "万m2": "万平方米", "km2": "平方公里", "平方千米": "平方公里", "百分点": "个百分点", "pct": "%"}
)
COUNTERS = frozenset("个家名人只栋部项件户所座条处台辆套次位元吨天岁倍例篇门艘架株头")
"""Units that may stand behind a number in its own cell, besides those that can be converted."""

SCALES = MappingProxyType({"万": 10_000, "亿": 100_000_000})
PERCENT, POINTS = "%", "个百分点"


def unit_from(words: str) -> str:
    """The one spelling of a unit of measure: ％ is %, ㎡ is 平方米."""
    compact = re.sub(r"\s+", " ", normalize("NFKC", words)).strip()
    return UNIT_SPELLINGS.get(compact, compact)


def is_unit(words: str) -> bool:
    """Whether these words, typed behind a number, can only be a unit of measure."""
    return words in UNITS or words == POINTS or (words[:1] in SCALES and words[1:] in COUNTERS) or words in COUNTERS
