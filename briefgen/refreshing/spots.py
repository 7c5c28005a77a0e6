"""Find the bookmarks of figures in a part, with the words that they hold, and put other words there."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefgen.readers.docx import FIGURE, MC, W
from briefgen.readers.searching import close
from briefgen.refreshing.package import Element

TRACKED = frozenset({f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo"})
UNSEEN = frozenset({f"{W}del", f"{W}moveFrom"})
TEXT, DELETED = f"{W}t", f"{W}delText"
MARKS = frozenset({f"{W}bookmarkStart", f"{W}bookmarkEnd"})
NEAR = 4
"""So many texts beside a figure are looked at."""
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
NUMERAL = re.compile(r"[\d.,%‰一二三四五六七八九十百千万亿零两〇-]")
"""What would make another number of a figure that it stands against."""


@dataclass(frozen=True, slots=True)
class Words:
    """One text element, or its first `length` characters: the paragraph that it stands in, whether a tracked change
    holds it, whether it is shown."""

    element: Element
    paragraph: int
    is_tracked: bool
    is_shown: bool
    length: int | None = None

    @property
    def text(self) -> str:
        return (self.element.text or "")[: self.length] if self.is_shown else ""

    def say(self, words: str) -> None:
        rest = "" if self.length is None else self.element.text[self.length :]
        self.element.text = words + rest
        self.element.set(SPACE, "preserve")


@dataclass(frozen=True, slots=True)
class Spot:
    """The bookmark of a figure: the part, the texts that it holds, the words before it in its paragraph, and the texts
    that follow there."""

    part: str
    held: tuple[Words, ...]
    before: str
    following: tuple[Words, ...]

    @property
    def text(self) -> str:
        return "".join(each.text for each in self.held)

    @property
    def is_tracked(self) -> bool:
        return any(each.is_tracked for each in self.held)

    def is_touched(self, before: str, behind: str) -> bool:
        """Whether a numeral stands against it that did not when it was written (`before`, `behind`)."""
        following = close("".join(each.text for each in self.following))
        sides = ((self.before[-1:], close(before)[-1:]), (following[:1], close(behind)[:1]))
        return any(now != then and bool(NUMERAL.match(now)) for now, then in sides)

    def reaching(self, text: str) -> "Spot":
        """The spot with so much of what follows as makes it the text; itself where that does not.

        LibreOffice ends a bookmark one character too early where a footnote stands before it in the paragraph.
        """
        held, wanted = list(self.held), close(text)
        for index, each in enumerate(self.following):
            said = close("".join(words.text for words in held))
            if not (said and said != wanted and wanted.startswith(said)):
                return self
            length = _beginning(each.text, wanted[len(said) :])
            held.append(replace(each, length=length) if length < len(each.text) else each)
            if close("".join(words.text for words in held)) == wanted:
                rest = self.following[index + 1 :]
                return replace(self, held=tuple(held), following=rest)
        return self


def _beginning(text: str, wanted: str) -> int:
    """How many characters of a text say no more than what is wanted."""
    fitting = (length for length in range(len(text), 0, -1) if wanted.startswith(close(text[:length])))
    return next(fitting, 0)


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
            texts.extend(words_of(element, paragraph))
        elif element.tag == f"{W}bookmarkStart":
            name = FIGURE.fullmatch(element.get(f"{W}name", ""))
            if name and int(name[1]) not in found:
                opened[element.get(f"{W}id", "")] = (int(name[1]), len(texts))
        elif element.get(f"{W}id", "") in opened:
            number, start = opened.pop(element.get(f"{W}id", ""))
            found[number] = (start, len(texts))
    return {number: _spot(part, texts, *span) for number, span in found.items()}


def words_of(element: Element, paragraph: int) -> Iterator[Words]:
    """A text element as words; none where it only stands in for a drawing."""
    above = {each.tag for each in element.iterancestors()}
    if f"{MC}Fallback" not in above:
        yield Words(element, paragraph, bool(above & TRACKED), element.tag == TEXT and not above & UNSEEN)


def _spot(part: str, texts: list[Words], start: int, end: int) -> Spot:
    held = tuple(texts[start:end])
    paragraph = held[-1].paragraph if held else -1
    before = [each for each in texts[max(0, start - NEAR) : start] if each.paragraph == paragraph]
    following = tuple(each for each in texts[end : end + NEAR] if each.paragraph == paragraph)
    return Spot(part, held, close("".join(each.text for each in before)), following)


# --- other words in the same runs -----------------------------------------------------------------------------

PARTS = re.compile(r"(\D*)(\d(?:[\d,.]*\d)?)?(.*)", re.S)
"""The qualifier, the digits, and the unit with what follows it."""


def say(spot: Spot, words: str) -> None:
    """Put words into the runs of a figure: qualifier, digits and unit each where they stood, in the form they had.

    Spaces at its ends part it from others in a box of figures, and stay.
    """
    lead = spot.text[: len(spot.text) - len(spot.text.lstrip())]
    words = lead + words + spot.text[len(spot.text.rstrip()) :]
    shown = [each for each in spot.held if each.text]
    old, new = _parts(spot.text), _parts(words)
    if not (old[1] and new[1]):
        old, new = (spot.text, "", ""), (words, "", "")
    made = _distributed(shown, old, _merged(old, new))
    for each, text in zip(shown, made, strict=True):
        each.say(text)


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


def _distributed(texts: Sequence[Words], old: tuple[str, str, str], new: tuple[str, str, str]) -> list[str]:
    """What each text says: of each part the later texts keep as many characters as they had, from the end."""
    made = [""] * len(texts)
    start = 0
    for before, now in zip(old, new, strict=True):
        shares = list(_shares(texts, start, start + len(before)))
        left = now
        for index, length in reversed(shares[1:]):
            made[index] += left[max(0, len(left) - length) :]
            left = left[: max(0, len(left) - length)]
        if shares:
            made[shares[0][0]] += left
        start += len(before)
    return made


def _shares(texts: Sequence[Words], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Which texts hold the characters from `start` to `end`, and how many of them."""
    at = 0
    for index, each in enumerate(texts):
        length = min(end, at + len(each.text)) - max(start, at)
        if length > 0:
            yield index, length
        at += len(each.text)
