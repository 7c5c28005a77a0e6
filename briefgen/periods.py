"""Name a stretch of time as indicators do: a year, a quarter, a month, the first months of a year, a fiscal year."""

import re
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from unicodedata import normalize


class Frequency(Enum):
    """How a period is cut out of its year."""

    YEAR = "year"
    FISCAL_YEAR = "fiscal year"
    QUARTER = "quarter"
    MONTH = "month"
    CUMULATIVE = "cumulative"


STEPS_A_YEAR = {
    Frequency.YEAR: 1,
    Frequency.FISCAL_YEAR: 1,
    Frequency.QUARTER: 4,
    Frequency.MONTH: 12,
}


@dataclass(frozen=True, slots=True)
class Period:
    """`number` is the quarter or month; for cumulative periods the last month counted from January."""

    year: int
    number: int = 0
    frequency: Frequency = Frequency.YEAR

    @property
    def code(self) -> str:
        """A stable name: 2024, 2024-Q3, 2024-03, 2024-01/09, FY2024."""
        match self.frequency:
            case Frequency.YEAR:
                return f"{self.year}"
            case Frequency.FISCAL_YEAR:
                return f"FY{self.year}"
            case Frequency.QUARTER:
                return f"{self.year}-Q{self.number}"
            case Frequency.MONTH:
                return f"{self.year}-{self.number:02d}"
            case Frequency.CUMULATIVE:
                return f"{self.year}-01/{self.number:02d}"

    @property
    def year_before(self) -> "Period":
        """The same stretch of the year before: the base of every growth rate over a year."""
        return replace(self, year=self.year - 1)

    @property
    def one_before(self) -> "Period":
        """The period that ends where this one begins; a cumulative one has the year before."""
        steps = STEPS_A_YEAR.get(self.frequency, 1)
        if steps == 1:
            return self.year_before
        if self.number > 1:
            return replace(self, number=self.number - 1)
        return replace(self, year=self.year - 1, number=steps)

    def __str__(self) -> str:
        return self.code


YEAR = r"(?P<year>(?:19|20)\d\d)年?度?"
PATTERNS = (
    (Frequency.FISCAL_YEAR, re.compile(r"(?:FY|财年|财政年度)(?P<year>(?:19|20)\d\d)", re.I)),
    (Frequency.CUMULATIVE, re.compile(YEAR + r"[-/]?0?1月?[-—–~～至/](?P<number>1[0-2]|0?[2-9])月?")),
    (
        Frequency.QUARTER,
        re.compile(YEAR + r"[-/ ]?(?:Q(?P<number>[1-4])|第?(?P<word>[一二三四1-4])季度)", re.I),
    ),
    (Frequency.MONTH, re.compile(r"(?P<year>(?:19|20)\d\d)(?:年|[-/.])(?P<number>1[0-2]|0?[1-9])月?")),
    (Frequency.YEAR, re.compile(YEAR)),
)
FOOTNOTE = re.compile(r"[⁰¹²³⁴-⁹①-⑳⑴-⒇]")
"""The mark of a footnote, which would pass for a month: 2024年¹."""
CHINESE_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


@lru_cache(maxsize=1024)
def period_from(text: str) -> Period | None:
    """Read 2024, 2024年, 二〇二四年, 2024年1-9月, 2024Q3, 2024年第三季度, 2024-03, FY2024; None for anything else."""
    if FOOTNOTE.search(text):
        return None
    written = normalize("NFKC", text).replace(" ", "")
    head = re.match("[〇零一二三四五六七八九]{4}年", written)
    if head:
        written = head[0].translate(CHINESE_DIGITS) + written[head.end() :]
    for frequency, pattern in PATTERNS:
        found = pattern.fullmatch(written)
        if found:
            return _period(frequency, found)
    return None


def _period(frequency: Frequency, found: re.Match[str]) -> Period:
    groups = found.groupdict()
    number = groups.get("number") or (groups.get("word") or "0").translate(CHINESE_DIGITS)
    period = Period(int(groups["year"]), int(number), frequency)
    if frequency is Frequency.CUMULATIVE and period.number == 12:
        return Period(period.year)
    return period
