"""Find the indicators that a text names, so that words and figures are held to the one beside them."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from briefgen.indicators import Dataset
from briefgen.lookup import Lookup, Span, lookup, small

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
    """The indicators of a dataset by their printed names, and the names that a template declares."""

    def __init__(self, dataset: Dataset, literals: Sequence[str] = ()) -> None:
        self.dataset = dataset
        self.literals = literals

    @cached_property
    def printed(self) -> tuple[tuple[str, str], ...]:
        """Each name as it is printed, with the code of its indicator."""
        return tuple((each.name.text, each.code) for each in self.dataset.indicators)

    @cached_property
    def unclaiming(self) -> Lookup:
        """Words whose numerals claim nothing: what the template declares, and the names of indicators."""
        return lookup((*self.literals, *(name for name, _ in self.printed if NUMERAL.search(name))))

    @cached_property
    def declared(self) -> Lookup:
        """What the template declares."""
        return lookup(self.literals)

    @cached_property
    def codes(self) -> Mapping[str, str]:
        """Printed name in small letters → code."""
        return {small(name): code for name, code in reversed(self.printed)}

    @cached_property
    def parts(self) -> Mapping[str, frozenset[str]]:
        """Code of a whole → codes of its parts."""
        parts: dict[str, set[str]] = {}
        for each in self.dataset.indicators:
            if each.parent:
                parts.setdefault(each.parent, set()).add(each.code)
        return {whole: frozenset(codes) for whole, codes in parts.items()}

    @cached_property
    def lookup(self) -> Lookup:
        """The names in small letters; made when the first claim asks for it."""
        return lookup(self.codes)

    def last_in(self, text: str) -> tuple[str, str] | None:
        """The code and the words of the last indicator that a text names."""
        spans = self.spans_in(text)
        if not spans:
            return None
        begin, end = spans[-1]
        return self.codes[small(text)[begin:end]], text[begin:end]

    def spans_in(self, text: str) -> list[Span]:
        """Where a text names indicators."""
        found = self.lookup.apart(small(text))
        return [(begin, end) for begin, end in found if end - begin >= SHORT or not text[begin - 1 : begin].isalnum()]


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
