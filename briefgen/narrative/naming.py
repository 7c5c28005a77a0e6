"""Find the indicators that a text names, so that words and figures are held to the one beside them."""

import re
from collections.abc import Mapping
from functools import cached_property

from briefgen.indicators import Dataset

CLAUSE_END = re.compile(r"[，。；：！？、\n]|[,;:.!?](?=\s|$)")
LEANING = re.compile(
    r"\s*(?:(?:较|比|与)(?:上年|去年|上期|前一年)(?:同期)?|相比|同比|环比|实现|继续|已|均|共|也|又|再|其|为|达|居|位居|位列|列|数|全年|本年"
    r"|(?:and|which|it|they|has|have|had|is|was|were|been|a|the|figure|than|year|previous|last|compared|with|\s)+)*\s*",
    re.I,
)
"""Words with which a clause leans on the one before it, naming nothing itself."""
SIGNS = "，。；：！？、,;:.!? \n\u3000"
"""What parts clauses, and the spaces around it."""
NUMERAL = re.compile(r"[\d〇零一二两三四五六七八九十百千万亿]")
SHORT = 3
"""A name shorter than this is often a part of other words: it counts only where nothing stands before it."""


class IndicatorNames:
    """The indicators of a dataset by their printed names."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset

    @cached_property
    def printed(self) -> tuple[tuple[str, str], ...]:
        """Each name as it is printed, with the code of its indicator."""
        return tuple((each.name.text, each.code) for each in self.dataset.indicators)

    @cached_property
    def with_numerals(self) -> tuple[str, ...]:
        """The names that hold a numeral, which claims nothing there."""
        return tuple(name for name, _ in self.printed if NUMERAL.search(name))

    @cached_property
    def codes(self) -> Mapping[str, str]:
        """Printed name in small letters → code."""
        return {name.lower(): code for name, code in reversed(self.printed)}

    @cached_property
    def parents(self) -> Mapping[str, str]:
        """Code of a part → code of its whole."""
        return {each.code: each.parent for each in self.dataset.indicators if each.parent}

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """Any of the names, the longest first; compiled when the first claim asks for it."""
        names = sorted(filter(None, self.codes), key=len, reverse=True)
        return re.compile("|".join(map(re.escape, names)), re.I) if names else None

    def last_in(self, text: str) -> tuple[str, str] | None:
        """The code and the words of the last indicator that a text names."""
        found = None
        for begin, end in self.spans_in(text):
            found = self.codes[text[begin:end].lower()], text[begin:end]
        return found

    def spans_in(self, text: str) -> list[tuple[int, int]]:
        """Where a text names indicators."""
        found = self.pattern.finditer(text) if self.pattern else ()
        return [name.span() for name in found if len(name[0]) >= SHORT or not text[: name.start()][-1:].isalnum()]


def beside(text: str) -> str:
    """What stands in the same clause before the end of a text."""
    ends = [found.end() for found in CLAUSE_END.finditer(text)]
    return text[ends[-1] :] if ends else text


def leaning(text: str) -> str:
    """As `beside`, with the clauses before it as far as these only lean on an earlier one."""
    starts = [0, *(found.end() for found in CLAUSE_END.finditer(text))]
    at, end = len(starts) - 1, len(text)
    while at and LEANING.fullmatch(text[starts[at] : end].strip(SIGNS)):
        end = starts[at]
        at -= 1
    return text[starts[at] :]
