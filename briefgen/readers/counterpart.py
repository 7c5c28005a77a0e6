"""Find the blocks of one file in the words of another, which may number them and break their lines; pure."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, pairwise

from briefgen.readers.packet import Wording
from briefgen.readers.searching import ANYWHERE, Search, Sentence, Span, Words

LABEL = re.compile(
    r"\(?(?:[一二三四五六七八九十百]+|\d{1,3}|[ivxlc]{1,6})[).、]|[一二三四五六七八九十百]+|附|[•·▪■□●○–-]", re.I
)
"""Numbers of headings and items, and bullets: Word counts and draws them itself."""
CONTINUED = re.compile(r"\((?:续|continued)\)$", re.I)
MOST_LINES = 3
"""So many texts drawn apart may be one line of a head or foot."""
REACH = 3000
"""So many characters away from the block before it a block is looked for that lies over several lines."""
LONG = 8
"""Fewer characters resemble too much."""


class Counterpart(Search):
    """The words of the other file; what a block has found is taken."""

    def __init__(self, wording: Wording) -> None:
        words = wording.words
        super().__init__(Words(words.text, words.ends, words.joints))
        self._wording = wording
        self._cuts = (0, *words.ends, len(words.text))

    @property
    def words(self) -> Words:
        return self._wording.words

    def page_at(self, index: int) -> str:
        return self._wording.page_at(index)

    def text_of(self, span: Span) -> str:
        return self._text[slice(*span)]

    def whole(self, text: str, after: int) -> int:
        """A block as it is, perhaps behind its number."""
        return self._placed(text, after, lambda at: self._is_border(at + len(text)) and self._begins(at))

    def inside(self, text: str, after: int) -> int:
        """A block within other words, no number cut."""
        return self._placed(text, after, lambda at: self._cuts_no_number(at, at + len(text)))

    def over_lines(self, text: str, after: int) -> int:
        """A block in pieces, line by line, with the lines of its neighbours between."""
        spans, at, done = list[Span](), max(0, after - REACH), 0
        while done < len(text):
            fitting = [each for each in self._lines(at, at + 2 * REACH) if text.startswith(self.text_of(each), done)]
            if not fitting:
                return -1
            spans.append(max(fitting, key=lambda each: each[1] - each[0]))
            at, done = spans[-1][1], done + spans[-1][1] - spans[-1][0]
        for span in spans:
            self._take(*span)
        return spans[0][0]

    def resembling(self, text: str) -> Span | None:
        """The words that are most like a block, taken; None where too few are."""
        start = self._likely(Sentence(text), ANYWHERE) if len(text) >= LONG else None
        left = None if start is None else self._left_of(Sentence(text), start)
        if left is None or not left.is_enough:
            return None
        span = self._widened(min(left.matched.values()), max(left.matched.values()) + 1)
        self._take(*span)
        return span

    def left(self, repeated: Counter[str], known: set[str]) -> list[Span]:
        """What no block has found, lines side by side together; not what pages repeat so many times."""
        told = [span for span in self._unrepeated(Counter(repeated)) if not _is_furniture(self.text_of(span), known)]
        return [span for span in _joined(told) if not _is_furniture(self.text_of(span), known)]

    def _unrepeated(self, allowed: Counter[str]) -> Iterator[Span]:
        """Free lines but those that make up, alone or with the next ones, what is repeated."""
        lines = list(self._lines(0, len(self._text)))
        at = 0
        while at < len(lines):
            start = lines[at][0]
            runs = (lines[at : at + count] for count in range(MOST_LINES, 0, -1))
            same = next((run for run in runs if allowed[self.text_of((start, run[-1][1]))] > 0), None)
            if same:
                allowed[self.text_of((start, same[-1][1]))] -= 1
            else:
                yield lines[at]
            at += len(same) if same else 1

    # --- what is free ---

    def _placed(self, text: str, after: int, fits: Callable[[int], bool]) -> int:
        """The first free spot behind another, or else the first, with the number of the block before it; all taken."""
        spots = chain(self._occurrences(text, after), self._occurrences(text) if after else ())
        at = next((each for each in spots if self._is_free_at(each, text) and fits(each)), -1)
        if at >= 0:
            self._take(self._label_of(at), at + len(text))
        return at

    def _is_free_at(self, at: int, text: str) -> bool:
        return self._taken.find(1, at, at + len(text)) < 0

    def _begins(self, at: int) -> bool:
        """Whether a block may begin here: at a border, or with nothing but its number before it on its line."""
        return self._is_border(at) or self._label_of(at) < at

    def _label_of(self, at: int) -> int:
        """Where the number of a block begins that stands before it on its line; the spot itself where none does."""
        first = self._cuts[max(0, bisect_right(self._cuts, at) - 1)]
        is_label = LABEL.fullmatch(self._text[first:at]) and not any(self._taken[first:at])
        return first if is_label else at

    def _cuts_no_number(self, start: int, end: int) -> bool:
        before, behind = self._text[max(0, start - 1) : start + 1], self._text[end - 1 : end + 1]
        return not any(len(each) == 2 and each.isdigit() for each in (before, behind))

    def _lines(self, start: int, stop: int) -> Iterator[Span]:
        """Free stretches of lines and cells between two indices."""
        cuts = self._cuts[bisect_left(self._cuts, start) : bisect_right(self._cuts, stop)]
        for first, last in pairwise(cuts):
            at = first
            while at < last:
                end = self._taken.find(1, at, last)
                end = last if end < 0 else end
                if end > at:
                    yield at, end
                at = end + 1

    def _widened(self, start: int, end: int) -> Span:
        """To the borders of their lines, as far as it is free."""
        while start and start not in self._borders and not self._taken[start - 1]:
            start -= 1
        while end < len(self._text) and end not in self._borders and not self._taken[end]:
            end += 1
        return start, end


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Spans that touch as one."""
    made: list[Span] = []
    for start, end in spans:
        if made and made[-1][1] == start:
            made[-1] = (made[-1][0], end)
        else:
            made.append((start, end))
    return made


def _is_furniture(line: str, known: set[str]) -> bool:
    """Numbers of headings, and heads of tables that go on over the page."""
    return line in known or CONTINUED.sub("", line) in known or bool(LABEL.fullmatch(line))
