"""Find the period that a label names, in the many ways in which tables name periods."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from unicodedata import normalize

from briefgen.periods import Frequency, Period, period_from
from briefgen.workbook.cells import Cell
from briefgen.workbook.mapping.words import FOOTNOTE

LONGEST = 40
"""A label with more characters is a sentence, in which a year is no header."""
HALF = (("上半年", "1-6月"), ("前三季度", "1-9月"), ("前3季度", "1-9月"), ("月份", "月"), ("年度", "年"))
STOCKS = ("年末", "年底", "末", "底")
"""A stock at the end of a year is that year's figure."""
PLACEHOLDERS = {
    "{year}": r"(?P<year>(?:19|20)\d\d)",
    "{yy}": r"(?P<yy>\d\d)",
    "{quarter}": "(?P<quarter>[1-4一二三四])",
    "{month}": r"(?P<month>1[0-2]|0?[1-9])",
    "{to}": r"(?P<to>1[0-2]|0?[1-9])",
}
ORDINALS = dict(zip("一二三四", "1234", strict=True))
IN_TITLE = re.compile(
    r"(?<![-—–~～至\d])(?:(?:19|20)\d\d|[〇零一二三四五六七八九]{4})年(?:1[-—–~～至]\d{1,2}月|\d{1,2}月|第?[一二三四1-4]季度|上半年|前三季度)?"
)
YEARBOOK = re.compile("年鉴|yearbook", re.IGNORECASE)
GLUED_YEAR = re.compile(r"(?:19|20)\d\d[1-9]年?")


@dataclass(frozen=True, slots=True)
class Dated:
    """A period and the words that stood behind it."""

    period: Period
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """How a table writes its periods beyond the usual ways: patterns, and what a date stands for."""

    patterns: tuple[str, ...] = ()
    frequency: str = ""

    def dated(self, cell: Cell) -> Dated | None:
        """The period that a header names, with what else stands in it."""
        if isinstance(cell.content, bool):
            return None
        if isinstance(cell.content, date):
            return self._of_date(cell.content)
        return self.dated_text(cell.text)

    def dated_text(self, text: str) -> Dated | None:
        if not text or len(text) > LONGEST:
            return None
        written = spelt(text)
        for pattern in self.patterns:
            found = compiled(pattern).fullmatch(written)
            if found:
                return Dated(_period(found))
        return _head(written)

    def _of_date(self, day: date) -> Dated | None:
        """Which stretch a date stands for is for the settings to say."""
        match self.frequency:
            case "year":
                return Dated(Period(day.year))
            case "quarter":
                return Dated(Period(day.year, (day.month + 2) // 3, Frequency.QUARTER))
            case "month":
                return Dated(Period(day.year, day.month, Frequency.MONTH))
            case _:
                return None


USUAL = Calendar()


def spelt(text: str) -> str:
    """A label without spaces and footnotes, with half years and the like as months."""
    return _plain(FOOTNOTE.sub("", text).strip())


def _plain(text: str) -> str:
    written = re.sub(r"\s+", "", normalize("NFKC", text))
    for words, months in HALF:
        written = written.replace(words, months)
    return written


@lru_cache(maxsize=64)
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of the settings, such as {yy}年{quarter}季."""
    written = re.escape(_plain(pattern))
    for name, expression in PLACEHOLDERS.items():
        written = written.replace(re.escape(name), expression, 1)
    return re.compile(written)


def _period(found: re.Match[str]) -> Period:
    groups = found.groupdict()
    year = int(groups.get("year") or f"20{groups.get('yy') or '00'}")
    if groups.get("to"):
        return cumulative(Period(year, int(groups["to"]), Frequency.MONTH))
    if groups.get("quarter"):
        return Period(year, int(ORDINALS.get(groups["quarter"], groups["quarter"])), Frequency.QUARTER)
    if groups.get("month"):
        return Period(year, int(groups["month"]), Frequency.MONTH)
    return Period(year)


def _head(written: str) -> Dated | None:
    """The longest beginning that is a period. A year inside a longer number is none."""
    for end in range(len(written), 3, -1):
        period = period_from(written[:end])
        if period and not (written[end - 1 : end].isdigit() and written[end : end + 1].isdigit()):
            rest = written[end:]
            return Dated(period, "" if rest in STOCKS and period.frequency is Frequency.YEAR else rest)
    return None


def joined(cells: Sequence[Cell], calendar: Calendar) -> Dated | None:
    """The period that a year over a quarter or month makes: 2024年 over 一季度."""
    text = "".join(cell.text for cell in cells)
    found = calendar.dated_text(text)
    return found if found and not found.rest else None


def in_title(text: str) -> Period | None:
    """The one period that a title names; None where it names several, or none. A yearbook's own year is that of its
    printing, which its figures are older than.
    """
    if YEARBOOK.search(text):
        return None
    periods = {period_from(spelt(found[0])) for found in IN_TITLE.finditer(normalize("NFKC", text))}
    return periods.pop() if len(periods) == 1 else None


def cumulative(period: Period) -> Period:
    """From January to the end of a month or quarter: the first months of a year."""
    last = period.number * 3 if period.frequency is Frequency.QUARTER else period.number
    if period.frequency not in (Frequency.MONTH, Frequency.QUARTER) or last == 1:
        return period
    return Period(period.year) if last == 12 else replace(period, number=last, frequency=Frequency.CUMULATIVE)


def looks_glued(cell: Cell) -> bool:
    """Whether a header looks like a year with the digit of a footnote behind it: 20241."""
    return GLUED_YEAR.fullmatch(spelt(cell.text)) is not None
