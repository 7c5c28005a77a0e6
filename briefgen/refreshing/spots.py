"""Find the bookmarks of figures in a part, with the words that they hold, and put other words there."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefgen.readers.docx import FIGURE, MC, W
from briefgen.readers.searching import close
from briefgen.refreshing.package import Element

TRACKED = frozenset({f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo"})
UNSEEN = frozenset({f"{W}del", f"{W}moveFrom"})
TEXT, DELETED = f"{W}t", f"{W}delText"
MARKS = frozenset({f"{W}bookmarkStart", f"{W}bookmarkEnd"})
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
NUMERAL = re.compile(r"[\d.,%‰一二三四五六七八九十百千万亿零两〇-]")
"""What would make another number of a figure that it stands against."""


@dataclass(frozen=True, slots=True)
class Words:
    """One text element: the paragraph that it stands in, whether a tracked change holds it, whether it is shown."""

    element: Element
    paragraph: int
    is_tracked: bool
    is_shown: bool

    @property
    def text(self) -> str:
        return (self.element.text or "") if self.is_shown else ""


@dataclass(frozen=True, slots=True)
class Spot:
    """The bookmark of a figure: the part, the texts that it holds, and what stands against it on both sides."""

    part: str
    held: tuple[Words, ...]
    before: str
    behind: str

    @property
    def text(self) -> str:
        return "".join(each.text for each in self.held)

    @property
    def is_tracked(self) -> bool:
        return any(each.is_tracked for each in self.held)

    def is_touched(self, before: str, behind: str) -> bool:
        """Whether a numeral stands against it that did not when it was written (`before`, `behind`)."""
        sides = ((self.before[-1:], close(before)[-1:]), (self.behind[:1], close(behind)[:1]))
        return any(now != then and bool(NUMERAL.match(now)) for now, then in sides)


def spots(part: str, root: Element) -> Mapping[int, Spot]:
    """Every bookmark of a figure that begins and ends, by its number. Of two with one name the first counts."""
    texts: list[Words] = []
    opened: dict[str, tuple[int, int]] = {}
    found: dict[int, tuple[int, int]] = {}
    paragraph = 0
    for element in root.iter(f"{W}p", TEXT, DELETED, *MARKS):
        if element.tag == f"{W}p":
            paragraph += 1
        elif element.tag in (TEXT, DELETED):
            texts.extend(_words(element, paragraph))
        elif element.tag == f"{W}bookmarkStart":
            name = FIGURE.fullmatch(element.get(f"{W}name", ""))
            if name and int(name[1]) not in found:
                opened[element.get(f"{W}id", "")] = (int(name[1]), len(texts))
        elif element.get(f"{W}id", "") in opened:
            number, start = opened.pop(element.get(f"{W}id", ""))
            found[number] = (start, len(texts))
    return {number: _spot(part, texts, *span) for number, span in found.items()}


def _words(element: Element, paragraph: int) -> Iterator[Words]:
    above = {each.tag for each in element.iterancestors()}
    if f"{MC}Fallback" not in above:
        yield Words(element, paragraph, bool(above & TRACKED), element.tag == TEXT and not above & UNSEEN)


def _spot(part: str, texts: list[Words], start: int, end: int) -> Spot:
    held = tuple(texts[start:end])
    sides = (_beside(texts, range(start - 1, -1, -1), held), _beside(texts, range(end, len(texts)), held))
    return Spot(part, held, *sides)


def _beside(texts: list[Words], order: Iterable[int], held: tuple[Words, ...]) -> str:
    """The words of the nearest text in the same paragraph that shows any."""
    for index in order:
        if not held or texts[index].paragraph != held[0].paragraph:
            return ""
        if close(texts[index].text):
            return close(texts[index].text)
    return ""


# --- other words in the same runs -----------------------------------------------------------------------------

PARTS = re.compile(r"(\D*)(\d(?:[\d,.]*\d)?)?(.*)", re.S)
"""The qualifier, the digits, and the unit with what follows it."""


def say(spot: Spot, words: str) -> None:
    """Put words into the runs of a figure: qualifier, digits and unit each where they stood, in the form they had."""
    shown = [each.element for each in spot.held if each.is_shown and each.element.text]
    old, new = _parts(spot.text), _parts(words)
    if not (old[1] and new[1]):
        old, new = (spot.text, "", ""), (words, "", "")
    made = _distributed(shown, old, _merged(old, new))
    for element, text in zip(shown, made, strict=True):
        element.text = text
        element.set(SPACE, "preserve")


def _parts(text: str) -> tuple[str, str, str]:
    found = PARTS.fullmatch(text)
    assert found is not None
    return found[1], found[2] or "", found[3]


def _merged(old: tuple[str, str, str], new: tuple[str, str, str]) -> tuple[str, str, str]:
    """A qualifier or unit that the figure did not have goes into the runs of its digits."""
    qualifier, digits, unit = new
    if qualifier and not old[0]:
        qualifier, digits = "", qualifier + digits
    if unit and not old[2]:
        digits, unit = digits + unit, ""
    return qualifier, digits, unit


def _distributed(elements: list[Element], old: tuple[str, str, str], new: tuple[str, str, str]) -> list[str]:
    """The text of each element: of each part the later elements keep as many characters as they had, from the end."""
    made = [""] * len(elements)
    start = 0
    for before, now in zip(old, new, strict=True):
        shares = list(_shares(elements, start, start + len(before)))
        left = now
        for index, length in reversed(shares[1:]):
            made[index] += left[max(0, len(left) - length) :]
            left = left[: max(0, len(left) - length)]
        if shares:
            made[shares[0][0]] += left
        start += len(before)
    return made


def _shares(elements: list[Element], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Which elements hold the characters from `start` to `end`, and how many of them."""
    at = 0
    for index, element in enumerate(elements):
        length = min(end, at + len(element.text)) - max(start, at)
        if length > 0:
            yield index, length
        at += len(element.text)
