"""Understand a figure as people type it into one cell: 1,700亿元, 超235亿元, 140余名, 11左右, about 11%."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from unicodedata import normalize

from briefgen.quantities import Bound, plain
from briefgen.workbook.vocabulary import HEAD_BOUNDS, RISES, SCALES, TAIL_BOUNDS, is_unit, unit_from

MINUS_SIGNS = str.maketrans({"−": "-", "﹣": "-"})
MOST_DIGITS = 15
"""As many digits as a spreadsheet keeps."""


@dataclass(frozen=True, slots=True)
class Written:
    """A number as typed, with the bound and the unit that were typed around it."""

    number: Decimal
    bound: Bound | None = None
    unit: str = ""


class TooManyDigits(ValueError):
    """A number has more digits than a spreadsheet keeps."""


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


NUMBER = r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
TWO_NUMBERS = re.compile(r"\d\s+\d")
RAISED = re.compile("(?<![A-Za-z㎡\u4e00-\u9fff])[²³¹\u2070-\u209f①-⓿❶-➓]")
"""Raised and circled digits that are no part of a unit such as m²: marks of footnotes, which half-width forms would
make digits of the number."""
EXCESS = "余|多|-odd|odd"
FIGURE = re.compile(
    f"(?P<head>{_alternatives(HEAD_BOUNDS)})?(?P<number>{NUMBER})(?P<scale>[万亿]?)(?P<excess>{EXCESS})?"
    rf"(?P<unit>[^\W\d_]*[23]?|[%‰])(?P<tail>{_alternatives(TAIL_BOUNDS)})?"
)
SIGNED = re.compile(f"(?P<sign>{_alternatives(RISES)})(?P<rest>.*)")
ORDINAL = re.compile(r"第([1-9][0-9]{0,3}|[一二三四五六七八九十])[位名]?|([1-9][0-9]{0,3})[位名]|(首位)")
CHINESE_ORDINALS = dict(zip("一二三四五六七八九十", range(1, 11), strict=True))


def compact(text: str) -> str:
    """The text in half-width characters, without spaces, in small letters."""
    return re.sub(r"\s+", "", normalize("NFKC", text)).translate(MINUS_SIGNS).casefold()


def written(text: str) -> Written | None:
    """The figure that stands in a text; None where there is no figure, or more than one bound. Raises TooManyDigits."""
    found = _split(compact(text))
    if found is None or TWO_NUMBERS.search(text) or RAISED.search(text):
        return None
    bounds = [bound for bound in _bounds(found) if bound]
    unit = unit_from(found["scale"] + found["unit"])
    if len(bounds) > 1 or not (unit == "" or unit in SCALES or is_unit(unit)):
        return None
    return Written(_number(found["number"]), bounds[0] if bounds else None, unit)


def written_change(text: str) -> Written | None:
    """A figure that may begin with 增长 or 下降; what fell is negative. A fall has no minus sign and no bound."""
    signed = SIGNED.fullmatch(compact(text))
    if not signed:
        return written(text)
    figure, sign = written(signed["rest"]), RISES[signed["sign"]]
    if figure is None or figure.number < 0 or (sign < 0 and figure.bound):
        return None
    return Written(figure.number * sign, figure.bound, figure.unit)


def written_rank(text: str) -> int | None:
    """第一, 第3位, 3位, 首位 as a number; None for anything else."""
    found = ORDINAL.fullmatch(compact(text))
    if not found or RAISED.search(text):
        return None
    ordinal = found[1] or found[2] or "1"
    return CHINESE_ORDINALS.get(ordinal) or int(ordinal)


def scaled(number: Decimal, scale: str) -> Decimal:
    """5.5 with 万 is 55000."""
    return plain(number * SCALES[scale])


def _split(text: str) -> dict[str, str] | None:
    """The parts of a figure. A unit may swallow the word behind it (名左右), so the word is looked for first."""
    found = FIGURE.fullmatch(text)
    if not found:
        return None
    parts = found.groupdict(default="")
    for word in sorted(TAIL_BOUNDS, key=len, reverse=True):
        if not parts["tail"] and parts["unit"].endswith(word):
            return {**parts, "unit": parts["unit"].removesuffix(word), "tail": word}
    return parts


def _bounds(parts: dict[str, str]) -> tuple[Bound | None, ...]:
    return HEAD_BOUNDS.get(parts["head"]), TAIL_BOUNDS.get(parts["excess"]), TAIL_BOUNDS.get(parts["tail"])


def _number(digits: str) -> Decimal:
    number = Decimal(digits.replace(",", ""))
    if len(number.as_tuple().digits) > MOST_DIGITS:
        raise TooManyDigits(digits)
    return number
