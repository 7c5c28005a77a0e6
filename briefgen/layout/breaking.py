"""Break spans of text into lines by the rules of Chinese typesetting, and justify them.

Compress before expanding, half-width marks at line edges, no forbidden mark at either end, number and unit unbroken,
no lone last character (clreq 3.1, 3.2; GB/T 15834).
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from briefgen.document import Datum, Note
from briefgen.faces import Faces
from briefgen.layout import characters
from briefgen.layout.measured import Span, measured
from briefgen.layout.pages import TextRun
from briefgen.layout.structure import Tag
from briefgen.theme import Alignment

SLACK = 0.01
"""Points by which a line may be too wide without being so: the sum of many advances."""


MOST_SQUEEZED = 0.35
"""Em that a mark within a line may give away: it has half an em of blank, and some of that must stay to be seen."""


MOST_WIDENED = 3.0
"""Em that a gap may take in a justified line; a line that needs more, before a very long word, stays ragged."""


HYPHEN = "\u00ad"
"""A soft hyphen, which faces draw as a hyphen and readers of the text skip."""


class Stretch(NamedTuple):
    """A piece of a line that leads somewhere: where it stands, how wide it is, its words, and its Link."""

    x: float
    width: float
    target: str
    text: str
    tag: Tag


class Line(NamedTuple):
    """Text runs from x = 0 on the baseline y = 0, and what stands in them."""

    runs: tuple[TextRun, ...]
    width: float
    data: tuple[Datum, ...] = ()
    notes: tuple[tuple[int, Note], ...] = ()
    """The index of the run that is a note's mark, and the note."""
    links: tuple[Stretch, ...] = ()


class Shape(NamedTuple):
    """The room that lines have: the width of the first and of all others, and what becomes of slack."""

    width: float
    first_indent: float = 0
    hanging: float = 0
    alignment: Alignment = "left"
    autospace: float = 0.25

    def indent(self, first: bool) -> float:
        return self.first_indent if first else self.hanging


class Breaking:
    """Spans measured once; `lines` breaks them for one shape."""

    def __init__(self, spans: Sequence[Span], faces: Faces, shape: Shape) -> None:
        self._faces, self._shape = faces, shape
        self._measured = measured(spans, faces, shape.autospace)

    def lines(self) -> tuple[Line, ...]:
        breaks = self._breaks()
        return tuple(
            self._line(start, end, first=index == 0, last=index == len(breaks) - 1)
            for index, (start, end) in enumerate(breaks)
        )

    def _breaks(self) -> list[tuple[int, int]]:
        """Where lines start and end; the last line keeps company where it would be a lone character."""
        found: list[tuple[int, int]] = []
        start, whole = self._skip_spaces(0), len(self._measured.text)
        while start < whole:
            end = self._line_end(start, first=not found)
            found.append((start, end))
            start = self._skip_spaces(end)
        return self._without_lone_end(found)

    def _skip_spaces(self, start: int) -> int:
        text = self._measured.text
        while text.startswith(" ", start):
            start += 1
        return start

    def _line_end(self, start: int, first: bool) -> int:
        """The end that needs the least: the last that fits as it is, or one further by compressing marks.

        Ends that fit in any case are passed over at once: most words stand on one line that has room for more.
        """
        text, room = self._measured, self._shape.width - self._shape.indent(first) + self._leading(start, first)
        end, limit = text.within(start, room), len(text.text)
        if end == limit:
            return limit
        fits, squeezed = next((at for at in range(end, start, -1) if text.breakable[at - 1]), 0), 0
        while end < limit:
            end += 1
            excess = text.width(start, end) - self._trailing(end) - room
            if end < limit and not text.breakable[end - 1]:
                if excess > room:
                    break
            elif excess <= SLACK:
                fits = end
            elif excess <= self._compressible(start, end):
                squeezed = squeezed or end
            elif excess > 3 * text.spans[start].size:
                break
        if not fits and not squeezed:
            return self._forced_end(start, room)
        return self._better(start, fits, squeezed, room)

    def _better(self, start: int, fits: int, squeezed: int, room: float) -> int:
        if not fits or not squeezed or self._shape.alignment != "justified":
            return fits or squeezed
        text = self._measured
        expand = room - (text.width(start, fits) - self._trailing(fits))
        compress = text.width(start, squeezed) - self._trailing(squeezed) - room
        return squeezed if compress < expand else fits

    def _forced_end(self, start: int, room: float) -> int:
        """A word wider than the line is cut where the line is full, so that nothing is lost; its hyphen has room."""
        text = self._measured
        end = start + 1
        while end < len(text.text) and text.width(start, end + 1) + self._hyphen_width(end + 1) <= room:
            end += 1
        return end

    def _is_cut(self, end: int) -> bool:
        """Whether a line that ends here ends within a Latin word."""
        text = self._measured.text
        return 0 < end < len(text) and _is_letter(text[end - 1]) and _is_letter(text[end])

    def _hyphen_width(self, end: int) -> float:
        if not self._is_cut(end):
            return 0.0
        text = self._measured
        return self._faces.face(text.faces[end - 1]).advance(HYPHEN) * text.spans[end - 1].size

    def _without_lone_end(self, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
        if len(found) < 2 or not self._is_lone(*found[-1]):
            return found
        start, end = found[-2]
        text = self._measured
        earlier = next((at for at in range(end - 1, start + 1, -1) if text.breakable[at - 1]), None)
        if earlier is None or earlier - start < 2:
            return found
        return [*found[:-2], (start, earlier), (self._skip_spaces(earlier), found[-1][1])]

    def _is_lone(self, start: int, end: int) -> bool:
        words = [each for each in self._measured.text[start:end] if each not in characters.CLOSING]
        return len(words) == 1

    def _leading(self, start: int, first: bool) -> float:
        """The blank half of an opening mark at the start of a line, which goes; an indented first line keeps it."""
        text = self._measured
        kept = first and self._shape.first_indent > 0
        is_blank = text.text[start] in characters.OPENING and text.is_full(start) and not kept
        return 0.5 * text.spans[start].size if is_blank else 0.0

    def _trailing(self, end: int) -> float:
        """The blank half of a closing mark at the end of a line, or the width of a space there."""
        text, last = self._measured, end - 1
        if text.text[last] == " ":
            return text.advances[last]
        return 0.5 * text.spans[last].size if text.text[last] in characters.CLOSING and text.is_full(last) else 0.0

    @cached_property
    def _marks(self) -> tuple[list[int], list[float]]:
        """Marks that may be compressed within a line: the characters before which space goes, and how much of it."""
        text, found = self._measured, []
        for index in range(len(text.text) - 1):
            if text.gaps[index] < 0:
                continue
            if text.text[index] in characters.CLOSING and text.is_full(index):
                found.append((index, MOST_SQUEEZED * text.spans[index].size))
            elif text.text[index + 1] in characters.OPENING and text.is_full(index + 1):
                found.append((index, MOST_SQUEEZED * text.spans[index + 1].size))
        return [index for index, _ in found], [room for _, room in found]

    def _slots(self, start: int, end: int) -> tuple[list[int], list[float]]:
        """The marks of one line, without those at its end."""
        places, rooms = self._marks
        first, last = bisect_left(places, start), bisect_left(places, end - 1)
        return places[first:last], rooms[first:last]

    def _compressible(self, start: int, end: int) -> float:
        return sum(self._slots(start, end)[1])

    def _line(self, start: int, end: int, first: bool, last: bool) -> Line:
        text, shape, whole = self._measured, self._shape, end
        while end > start + 1 and text.text[end - 1] == " ":
            end -= 1
        leading, trailing = self._leading(start, first), self._trailing(end)
        room = shape.width - shape.indent(first) + leading
        natural = text.width(start, end)
        slack = room - (natural - trailing)
        gaps = [*text.gaps[start : end - 1], 0.0]
        extra = self._justified(start, end, slack, last)
        if extra:
            gaps = [one + other for one, other in zip(gaps, extra, strict=True)]
        width = natural + sum(extra) - trailing
        line = self._placed(start, end, gaps, shape.indent(first) - leading + self._offset(slack), width)
        return line if end == whole else self._spaced(line)

    def _spaced(self, line: Line) -> Line:
        """The line with the space at its end, which takes no room: words are told apart by it when they are heard."""
        last = line.runs[-1]
        gap = -self._faces.face(last.face).advance(" ") * last.size
        spaced = last._replace(text=last.text + " ", gaps=(*last.gaps, gap))
        return line._replace(runs=(*line.runs[:-1], spaced))

    def _offset(self, slack: float) -> float:
        match self._shape.alignment:
            case "centred":
                return slack / 2
            case "right":
                return slack
            case _:
                return 0.0

    def _justified(self, start: int, end: int, slack: float, last: bool) -> list[float]:
        """What each gap takes of the slack: marks give first, then all gaps between words and Han share; [] of none."""
        if slack >= -SLACK and (last or self._shape.alignment != "justified"):
            return []
        text, extra = self._measured, [0.0] * (end - start)
        if slack < -SLACK:
            places, rooms = self._slots(start, end)
            whole = sum(rooms)
            for index, room in zip(places, rooms, strict=True):
                extra[index - start] = slack * room / whole if whole else 0.0
        else:
            places = [index for index in range(start, end - 1) if text.widens[index] and text.gaps[index] >= 0]
            if places and slack / len(places) <= MOST_WIDENED * text.spans[start].size:
                for index in places:
                    extra[index - start] = slack / len(places)
        return extra

    def _placed(self, start: int, end: int, gaps: list[float], x: float, width: float) -> Line:
        text = self._measured
        runs: list[TextRun] = []
        notes: list[tuple[int, Note]] = []
        links: list[Stretch] = []
        data: list[Datum] = []
        for first, last in text.pieces(start, end):
            span, words = text.spans[first], text.text[first:last]
            inner = gaps[first - start : last - start]
            wide = sum(text.advances[first:last]) + sum(inner)
            gaps_of_run = tuple([each + span.tracking for each in inner] if span.tracking else inner)
            runs.append(TextRun(x, -span.rise, words, text.faces[first], span.size, span.colour, gaps_of_run, span.tag))
            if span.note is not None:
                notes.append((len(runs) - 1, span.note))
            if span.link:
                links.append(Stretch(x, wide, span.link, words, span.tag))
            if span.datum is not None and (not data or data[-1] is not span.datum):
                data.append(span.datum)
            x += wide
        if self._is_cut(end):
            runs.append(self._hyphen(end, x))
            width += self._hyphen_width(end)
        return Line(tuple(runs), width, tuple(data), tuple(notes), tuple(links))

    def _hyphen(self, end: int, x: float) -> TextRun:
        """Seen at the end of the line, and no part of the word when it is copied out."""
        span, face = self._measured.spans[end - 1], self._measured.faces[end - 1]
        return TextRun(x, -span.rise, HYPHEN, face, span.size, span.colour, (0.0,), span.tag)


def _is_letter(character: str) -> bool:
    return character.isalpha() and not characters.is_wide(character)
