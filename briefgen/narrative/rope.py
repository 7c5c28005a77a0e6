"""Join pieces of output to a string that still knows where each of its characters was typed or printed."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from briefgen.origins import Place


class Piece(NamedTuple):
    """A run of output with one origin. If it is exact it was typed, and its n-th character stands n further on.

    A piece without a place was made by the program, such as the number of a loop.
    """

    text: str
    place: Place | None = None
    exact: bool = False


class Rope(str):
    """A string that remembers its pieces; macros, `set`, `include` and inheritance pass it on."""

    __slots__ = ("pieces",)
    pieces: tuple[Piece, ...]

    def __str__(self) -> str:
        return self


def rope(*pieces: Piece) -> Rope:
    """One string of several pieces."""
    made = Rope("".join([piece.text for piece in pieces]))
    made.pieces = pieces
    return made


def joined(parts: Iterable[object]) -> Rope:
    """What Jinja calls wherever it joins output: macros, blocks, captures and the whole page."""
    pieces: list[Piece] = []
    for part in parts:
        pieces.extend(part.pieces if isinstance(part, Rope) else (Piece(str(part)),))
    return rope(*pieces)


class Positions:
    """Answers for each offset of a rope where the character there came from."""

    def __init__(self, text: Rope) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.line_starts = [0, *accumulate(len(line) + 1 for line in self.lines)]
        self._pieces = tuple(piece for piece in text.pieces if piece.text)
        self._starts = [0, *accumulate(len(piece.text) for piece in self._pieces)]

    def piece(self, offset: int) -> tuple[Piece, int]:
        """The piece at an offset and where it starts; the last one for the end of the text."""
        index = min(bisect_right(self._starts, offset), len(self._pieces)) - 1
        return (self._pieces[index], self._starts[index]) if self._pieces else (Piece(""), 0)

    def place(self, offset: int) -> Place | None:
        """The file, line and column of a typed character; of a printed one, those of its expression."""
        piece, start = self.piece(offset)
        if piece.place is None or not piece.exact:
            return piece.place
        before = piece.text[: offset - start]
        if "\n" not in before:
            return Place(piece.place.file, piece.place.line, piece.place.column + len(before))
        return Place(piece.place.file, piece.place.line + before.count("\n"), len(before) - before.rfind("\n"))

    def runs(self, start: int, end: int) -> Iterable[tuple[Piece, int, int]]:
        """The pieces between two offsets, each with the offsets of its part."""
        while start < end:
            piece, begins = self.piece(start)
            stop = min(end, begins + len(piece.text))
            if stop <= start:
                return
            yield piece, start, stop
            start = stop
