"""Read the numerals of Chinese text: 1.3万余, 三百二十, 两成, 四分之一, 翻两番, 第一, 2024年1—9月, 一老一小."""

import re
import unicodedata
from decimal import Decimal

from briefgen.language.phrases_numerals import (
    Grammar,
    Numeral,
    alternatives,
    arabic,
    dated,
    in_unit,
    named,
    simple_share,
)
from briefgen.language.phrases_zh import (
    COUNTERS,
    HAN_COUNTERS,
    MEASURES,
    NAMES,
    NOT_AFTER_ONE,
    NOUNS_OF_ORDINALS,
    SCALES,
    UNIT_SPELLINGS,
)
from briefgen.quantities import Bound

ONES = {**{digit: value for value, digit in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2}
TENS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10_000, "亿": 100_000_000}

HAN = "零〇一二两三四五六七八九"
NUMBER = r"(?:\d{1,3}(?:,\d{3})+|[０-９]{1,3}(?:，[０-９]{3})+|\d+)(?:[.．]\d+)?"
SOME_MYRIADS = rf"(?<=[上近超逾过数])万(?=[余多]?(?:{alternatives(list(COUNTERS))}))"
HAN_NUMBER = rf"(?:[{HAN}十百千]+(?:[万亿]零?[{HAN}十百千]+)*(?:点[{HAN}]+)?|{SOME_MYRIADS})"
UNIT = alternatives([*MEASURES, *COUNTERS])
HAN_UNIT = alternatives([*MEASURES, *COUNTERS, *HAN_COUNTERS])
SCALE = alternatives(list(SCALES))
RANGE = "[-—–~～至]"
DATES = (
    rf"(?:19|20)\d\d(?:{RANGE}(?:19|20)\d\d)?年(?:[度初末底]|第?[一二三四1-4]季度|\d{{1,2}}(?:{RANGE}\d{{1,2}})?月)?(?:\d{{1,2}}日)?",
    r"[一二][〇零一二三四五六七八九]{3}年(?:[一二三四五六七八九十]{1,2}月)?(?:[一二三四五六七八九十]{1,3}日)?",
    rf"\d{{1,2}}(?:{RANGE}\d{{1,2}})?月(?:[份末底]|\d{{1,2}}日)?",
    r"\d{1,2}日|第?[一二三四1-4]季度|[一二三四五六七八九十]{1,2}月(?:份|[一二三四五六七八九十]{1,3}日)",
    r"\d\d世纪|\d\d年代",
    rf"(?:19|20)\d\d(?=[\u4e00-\u9fff“])(?!(?:{SCALE}|[余多左以]|{UNIT}))",
)
"""The last one: a bare year may stand before other words, as in 2024中国服务业企业500强."""
STREET = rf"[{HAN}十百千万](?![条座个段处家])[\u4e00-\u9fff]?(?:路(?![径线])|大道|街道|步亭|巷(?!道))"
"""三阳路, 一元路, 百步亭."""
ORDINAL = rf"第(?P<place>[{HAN}十百]+|\d+)(?P<place_unit>[位名])?(?P<noun>{alternatives(list(NOUNS_OF_ORDINALS))})?"
KINDS = {
    "name": rf"[{HAN}十]{{1,4}}届(?=[{HAN}]中|全国|人大|政协|[省市区]委)|[{HAN}]中全会|{STREET}|"
    rf"{alternatives(list(NAMES))}|十[一二三四五六七八九]五(?!\d)|[十百千]+[强佳优]|\d+强|[{HAN}]{{2,3}}级"
    rf"|(?:[{HAN}十]+|\d+)(?:期(?!间)|号|等奖)|[十百千]+亿(?:级|产业|企业|元?楼)|[十百千]+万(?:级|产业|企业)"
    r"|(?<![A-Za-z])(?!TOP|Top)[A-Za-z]{1,6}-?\d+(?!\d)|\d+[A-Z]+(?![A-Za-z])",
    "date": "|".join(DATES),
    "fraction": rf"(?P<whole>[百千万]|[{HAN}十]+|\d+)分之(?P<part>{HAN_NUMBER}|{NUMBER})|百分百",
    "tenths": rf"(?P<tenth>[{HAN}])成(?P<half_tenth>[一二三四五六七八九半])?(?![立为就果功效员本熟长品])",
    "half": r"一半|半数",
    "folds": r"翻(?:了)?(?P<fold_count>[一两二三四])?番|双倍",
    "roman": r"(?P<letters>[Ⅰ-Ⅹ]|(?<![A-Za-z])(?:I{1,3}|IV|VI{0,3}|IX|X)(?![A-Za-z]))(?P<grade>[类级等])",
    "ordinal": rf"{ORDINAL}|首位|榜首|首次|(?:TOP|Top)\s?(?P<top>\d+)"
    rf"|前(?P<first>[三五十]|\d+)(?P<first_unit>[位名])?(?![{HAN}十百年季个月\d])",
    "figure": rf"(?P<number>(?:(?<![\dA-Za-z年月日季度—–-])[-−－])?{NUMBER})(?P<percent>[%％‰])?"
    rf"(?P<more>[余多])?(?P<scale>{SCALE})?(?P<excess>[余多])?(?P<unit>{UNIT})?",
    "han": rf"(?P<han_number>{HAN_NUMBER})"
    rf"(?P<han_more>[余多])?(?P<han_scale>{SCALE})?(?P<han_excess>[余多])?(?P<han_unit>{HAN_UNIT})?",
}
FIRST = r"(?=[\dA-ZⅠ-Ⅹa-z零〇一二两三四五六七八九十百千万半第首榜翻双前统唯单进之逐专同“三－−-])"
PATTERN = FIRST + "(?:" + "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in KINDS.items()) + ")"
BEHIND = ("more", "scale", "excess", "unit")
BEHIND_HAN = tuple(f"han_{each}" for each in BEHIND)
"""The groups that may stand behind a number, in their order."""
PERCENTS = {"%": "%", "％": "%", "‰": "‰"}
ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
QUOTED = 9
"""How long a name between quotation marks may be, with the first of them."""
FRACTIONS = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10_000)}


def han_number(digits: str) -> Decimal:
    """三百二十, 一亿二千万, 十五, 一点三, 一千七 as a number."""
    whole, _, decimals = digits.partition("点")
    total = section = digit = 0
    scale = 1
    for character in whole:
        if character in ONES:
            digit = ONES[character]
        elif character in TENS:
            scale = TENS[character]
            section, digit = section + (digit or 1) * scale, 0
        else:
            scale = MYRIADS[character]
            total = (total + section + digit) * scale if character == "亿" else total + (section + digit) * scale
            section = digit = 0
    short = digit and scale >= 100 and len(whole) > 1 and whole[-2] not in "零〇"
    value = total + section + (digit * scale // 10 if short else digit)
    fraction = "".join(str(ONES[character]) for character in decimals)
    return Decimal(f"{value}.{fraction}" if fraction else value)


# --- one reader for each kind ------------------------------------------------------------------------


def _figure(match: re.Match[str]) -> Numeral:
    digits, sign = match["number"], match["percent"]
    number = arabic(digits)
    if sign:
        return _made(match, number, PERCENTS[sign], match.end("percent"), match.end("percent"))
    return _with_unit(match, number, BEHIND)


def _han(match: re.Match[str]) -> Numeral | None:
    """Han digits are a figure with a unit behind them, or when they are put together with 十, 百, 千."""
    digits, unit = match["han_number"], match["han_unit"] or ""
    if _is_quoted(match):
        return named(match)
    counted = bool(unit or match["han_scale"] or match["han_excess"] or match["han_more"])
    if not counted:
        return _uncounted(match, digits)
    if digits == "一" and unit in NOT_AFTER_ONE and not match["han_scale"]:
        return None
    if set(digits) <= set(HAN) and len(digits) > 1:
        start, end = match.start(), match.end("han_number")
        return Numeral(match.string[start:end], start, end, "figure", unit=unit, unit_end=match.end())
    if "亿" in digits and match["han_scale"] == "万":
        return _made(match, han_number(digits + "万"), unit, match.end("han_scale"), match.end())
    return _with_unit(match, han_number(digits), BEHIND_HAN)


def _is_quoted(match: re.Match[str]) -> bool:
    """Whether it stands in a few words between quotation marks, as in “岸九条”: such words are a name."""
    text, start, end = match.string, match.start(), match.end()
    opened, closed = text.rfind("“", max(0, start - QUOTED), start), text.find("”", end, end + QUOTED)
    return opened >= 0 and closed - opened <= QUOTED and "”" not in text[opened:start]


def _uncounted(match: re.Match[str], digits: str) -> Numeral | None:
    """三百二十 and 十五 are figures by themselves; 三 and 百 are not."""
    put_together = len(digits) > 1 and any(digit in digits for digit in TENS) and any(digit in digits for digit in ONES)
    if not put_together:
        return None
    return _made(match, han_number(digits), "", match.end(), match.end())


def _with_unit(match: re.Match[str], number: Decimal, behind: tuple[str, ...]) -> Numeral:
    """A number with what stands behind it; the unit is the last that does."""
    more, scale, excess, unit = match.group(*behind)
    spelled = UNIT_SPELLINGS.get(unit, unit) if unit else ""
    value, of = in_unit(number, SCALES[scale], spelled, scale + spelled) if scale else (number, spelled)
    end = match.end() - len(unit or "")
    return _made(match, value, of, end, match.end(), Bound.SOME_OVER if more or excess else Bound.EXACT)


def _made(
    match: re.Match[str], number: Decimal, unit: str, end: int, unit_end: int, bound: Bound = Bound.EXACT
) -> Numeral:
    text = match.string[match.start() : end]
    return Numeral(text, match.start(), end, "figure", number, unit, bound, unit_end)


def _share(match: re.Match[str], number: Decimal, unit: str = "%") -> Numeral:
    return Numeral(match[0], *match.span(), "figure", number, unit, unit_end=match.end(), share=True)


def _fraction(match: re.Match[str]) -> Numeral:
    part = _either(match["part"] or "百")
    if match["whole"] in ("百", None):
        return _made(match, part, "%", match.end(), match.end())
    if match["whole"] == "千":
        return _made(match, part, "‰", match.end(), match.end())
    whole = FRACTIONS.get(match["whole"]) or _either(match["whole"])
    return _share(match, simple_share(part, whole)) if whole else named(match)


def _either(digits: str) -> Decimal:
    return arabic(digits) if digits[0].isdecimal() else han_number(digits)


def _tenths(match: re.Match[str]) -> Numeral:
    more = match["half_tenth"]
    rest = 0 if not more else 5 if more == "半" else ONES[more]
    return _share(match, Decimal(ONES[match["tenth"]] * 10 + rest))


def _half(match: re.Match[str]) -> Numeral:
    return _share(match, Decimal(50))


def _folds(match: re.Match[str]) -> Numeral:
    """翻一番 is twice, 翻两番 four times."""
    times = 2 ** ONES[match["fold_count"] or "一"]
    return _made(match, Decimal(times), "倍", match.end(), match.end())


def _roman(match: re.Match[str]) -> Numeral:
    """Ⅲ类 and III级: the class of water, the grade of a road."""
    written = unicodedata.normalize("NFKC", match["letters"])
    end = match.end("letters")
    text = match.string[match.start() : end]
    number = Decimal(ROMANS.index(written) + 1)
    return Numeral(text, match.start(), end, "figure", number, match["grade"], unit_end=match.end())


def _ordinal(match: re.Match[str]) -> Numeral:
    if match["noun"]:
        return named(match)
    digits = match["place"] or match["first"] or match["top"]
    number = Decimal(1) if digits is None else _either(digits)
    return Numeral(match[0], *match.span(), "ordinal", number, unit_end=match.end())


GRAMMAR = Grammar(
    PATTERN,
    {
        "name": named,
        "date": dated,
        "fraction": _fraction,
        "tenths": _tenths,
        "half": _half,
        "folds": _folds,
        "roman": _roman,
        "ordinal": _ordinal,
        "figure": _figure,
        "han": _han,
    },
)
