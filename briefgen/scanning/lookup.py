"""Look many words up in a text at once; made in no time, which a pattern of hundreds of words is not."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefgen.scanning.sentences import Span

NOWHERE = re.compile("(?!)")


@dataclass(frozen=True, slots=True)
class Lookup:
    """The words by their first character, longer ones first, and where in a text one of these stands."""

    firsts: re.Pattern[str]
    words: Mapping[str, tuple[str, ...]]

    def everywhere(self, text: str) -> Iterator[Span]:
        """The longest word at each place, also where it overlaps the one before."""
        for found in self.firsts.finditer(text):
            start = found.start()
            word = next((word for word in self.words[found[0]] if text.startswith(word, start)), None)
            if word is not None:
                yield start, start + len(word)

    def apart(self, text: str) -> Iterator[Span]:
        """The longest word at each place, from left to right, none over another."""
        at = 0
        for start, end in self.everywhere(text):
            if start >= at:
                at = end
                yield start, end


def lookup(words: Iterable[str]) -> Lookup:
    """Empty words are left out."""
    by_first: dict[str, list[str]] = {}
    for word in sorted({each for each in words if each}, key=lambda each: (-len(each), each)):
        by_first.setdefault(word[0], []).append(word)
    firsts = re.compile(f"[{re.escape(''.join(by_first))}]") if by_first else NOWHERE
    return Lookup(firsts, {first: tuple(found) for first, found in by_first.items()})
