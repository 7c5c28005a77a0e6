"""Find in a text the indicators that it names, by the longest name and by the short forms that sentences use."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from briefgen.indicators import Dataset, Indicator
from briefgen.lookup import Lookup, lookup, small
from briefgen.scanning.words import Words, words_of

BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
FULL, SHORT, NEWCOMER = 0, 1, 2
"""How a form came of a name: as it is, without a tail or brackets, without 新增 at its head."""


class Mention(NamedTuple):
    """A name in a text, and the codes of the indicators that it may mean; `forms` tell how each came of its name."""

    start: int
    end: int
    forms: Mapping[str, int]

    def means(self, newcomers: bool) -> frozenset[str]:
        """The indicators whose name is least shortened; where newcomers are spoken of, those without 新增 too."""
        if len(self.forms) == 1:
            return frozenset(self.forms)
        least = min(self.forms.values())
        return frozenset(code for code, form in self.forms.items() if form == least or (newcomers and form == NEWCOMER))


@dataclass(frozen=True, slots=True)
class Names:
    """Every name of a dataset in one language, and its short forms."""

    words: Words
    printed: Mapping[str, str]
    full: Mapping[str, str]
    forms: Mapping[str, Mapping[str, int]]
    lookup: Lookup

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Left to right, the longest name at each place."""
        folded = small(text)
        return tuple(self._mention(folded, *span) for span in self.lookup.apart(folded))

    def last(self, text: str) -> Mention | None:
        """The last of the mentions of a text."""
        folded = small(text)
        spans = self.lookup.apart(folded)
        return self._mention(folded, *spans[-1]) if spans else None

    def _mention(self, folded: str, start: int, end: int) -> Mention:
        return Mention(start, end, self.forms[folded[start:end]])

    def means(self, mention: Mention, clause: str) -> frozenset[str]:
        """What a mention means in its clause."""
        return mention.means(any(word in clause.lower() for word in self.words.new))

    def told(self, codes: Iterable[str]) -> str:
        """The names of several indicators as a message lists them."""
        return self.words.joint.join(self.printed[code] for code in sorted(codes))

    def takes_up(self, text: str, code: str) -> bool:
        """Whether a text has a part of an indicator's name: 规模贡献度 for 外贸龙头企业规模贡献度."""
        name, folded, length = self.full.get(code, ""), text.lower(), self.words.common
        parts = {name[start : start + length] for start in range(len(name) - length + 1)}
        return any(part in folded for part in parts if not part.isspace())


def names(dataset: Dataset, language: str) -> Names:
    """The names of the dataset, and how that language shortens them."""
    words = words_of(language)
    printed = {each.code: each.name.text for each in dataset.indicators if each.name}
    full = {code: small(name) for code, name in printed.items()}
    forms: dict[str, dict[str, int]] = {}
    for code, name in full.items():
        for form, came in _forms(name, words):
            known = forms.setdefault(form, {})
            known[code] = min(came, known.get(code, came))
    return Names(words, printed, full, forms, lookup(forms))


def _forms(name: str, words: Words) -> Iterator[tuple[str, int]]:
    yield name, FULL
    bare = BRACKETS.sub("", name)
    for form, came in ((name, FULL), (bare, SHORT)) if bare != name else ((name, FULL),):
        for shorter, by in _shortened(form, came, words):
            if len(shorter) >= words.shortest and shorter != name:
                yield shorter, by


def _shortened(form: str, came: int, words: Words) -> Iterator[tuple[str, int]]:
    yield form, came
    body = without_tail(form, words)
    if body != form:
        yield body, SHORT
    if form.startswith(words.heads):
        head = next(head for head in words.heads if form.startswith(head))
        yield form.removeprefix(head), NEWCOMER
        yield body.removeprefix(head), NEWCOMER


def without_tail(name: str, words: Words) -> str:
    """金融总部机构 for 金融总部机构总数."""
    if not name.endswith(words.tails):
        return name
    return next(name.removesuffix(tail) for tail in words.tails if name.endswith(tail))


def label_of(indicator: Indicator) -> str:
    """How a template names an indicator: 地区生产总值, or figure("…") where its name is no identifier.

    A translated name is none as a rule, and the code is.
    """
    name = indicator.name.text
    if name.isidentifier():
        return name
    if indicator.name.translated and indicator.code.isidentifier():
        return indicator.code
    quoted = name if '"' not in name else indicator.code
    return f'figure("{quoted}")'
