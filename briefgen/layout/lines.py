"""Break spans of text into lines by the rules of Chinese typesetting, and justify them.

Compress before expanding, half-width marks at line edges, no forbidden mark at either end, number and unit unbroken,
no lone last character (clreq 3.1, 3.2; GB/T 15834).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from briefgen.document import Datum, Note
from briefgen.faces import Faces
from briefgen.layout import characters
from briefgen.layout.measures import gap
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


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one look, and what they belong to.

    `rise` is above the baseline; `kept` spans hold (start, end) that no line end may cut.
    """

    text: str
    face: str
    size: float
    colour: str
    tag: Tag
    rise: float = 0
    tracking: float = 0
    link: str = ""
    datum: Datum | None = None
    note: Note | None = None
    kept: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a line that leads somewhere: where it stands, how wide it is, its words, and its Link."""

    x: float
    width: float
    target: str
    text: str
    tag: Tag


@dataclass(frozen=True, slots=True)
class Line:
    """Text runs from x = 0 on the baseline y = 0, and what stands in them."""

    runs: tuple[TextRun, ...]
    width: float
    data: tuple[Datum, ...] = ()
    notes: tuple[tuple[int, Note], ...] = ()
    """The index of the run that is a note's mark, and the note."""
    links: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """The room that lines have: the width of the first and of all others, and what becomes of slack."""

    width: float
    first_indent: float = 0
    hanging: float = 0
    alignment: Alignment = "left"
    autospace: float = 0.25

    def indent(self, first: bool) -> float:
        return self.first_indent if first else self.hanging


class Character(NamedTuple):
    """One character with its span and the face that covers it; advance in points. A packet has tens of thousands."""

    text: str
    span: Span
    face: str
    advance: float

    @property
    def is_full(self) -> bool:
        return self.advance > 0.9 * self.span.size


@dataclass(slots=True)
class Measured:
    """The characters of a paragraph with the gaps between them, and where a line may end."""

    characters: list[Character]
    gaps: list[float]
    breakable: list[bool]
    sums: list[float] = field(default_factory=list)

    def width(self, start: int, end: int) -> float:
        """The natural width of characters start..end (end excluded), without the gap behind the last."""
        return self.sums[end] - self.sums[start] - self.gaps[end - 1]


class Paragraph:
    """Spans measured once; `lines` breaks them for one shape."""

    def __init__(self, spans: Sequence[Span], faces: Faces, shape: Shape) -> None:
        self._faces, self._shape = faces, shape
        self._measured = measured(spans, faces, shape.autospace)

    @cached_property
    def natural_width(self) -> float:
        text = self._measured
        return text.width(0, len(text.characters)) if text.characters else 0.0

    def lines(self) -> tuple[Line, ...]:
        breaks = list(self._breaks())
        return tuple(
            self._line(start, end, first=index == 0, last=index == len(breaks) - 1)
            for index, (start, end) in enumerate(breaks)
        )

    def _breaks(self) -> Iterator[tuple[int, int]]:
        """Where lines start and end; the last line keeps company where it would be a lone character."""
        found: list[tuple[int, int]] = []
        start = self._skip_spaces(0)
        while start < len(self._measured.characters):
            end = self._line_end(start, first=not found)
            found.append((start, end))
            start = self._skip_spaces(end)
        return iter(self._without_lone_end(found))

    def _skip_spaces(self, start: int) -> int:
        text = self._measured.characters
        while start < len(text) and text[start].text == " ":
            start += 1
        return start

    def _line_end(self, start: int, first: bool) -> int:
        """The end that needs the least: the last that fits as it is, or one further by compressing marks."""
        text, room = self._measured, self._shape.width - self._shape.indent(first) + self._leading(start, first)
        fits = squeezed = 0
        end, limit = start, len(text.characters)
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
            elif excess > 3 * text.characters[start].span.size:
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
        while end < len(text.characters) and text.width(start, end + 1) + self._hyphen_width(end + 1) <= room:
            end += 1
        return end

    def _is_cut(self, end: int) -> bool:
        """Whether a line that ends here ends within a Latin word."""
        text = self._measured.characters
        return 0 < end < len(text) and all(_is_letter(each.text) for each in text[end - 1 : end + 1])

    def _hyphen_width(self, end: int) -> float:
        if not self._is_cut(end):
            return 0.0
        last = self._measured.characters[end - 1]
        return self._faces.face(last.face).advance(HYPHEN) * last.span.size

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
        words = [each for each in self._measured.characters[start:end] if each.text not in characters.CLOSING]
        return len(words) == 1

    def _leading(self, start: int, first: bool) -> float:
        """The blank half of an opening mark at the start of a line, which goes; an indented first line keeps it."""
        character = self._measured.characters[start]
        kept = first and self._shape.first_indent > 0
        is_blank = character.text in characters.OPENING and character.is_full and not kept
        return 0.5 * character.span.size if is_blank else 0.0

    def _trailing(self, end: int) -> float:
        """The blank half of a closing mark at the end of a line, or the width of a space there."""
        character = self._measured.characters[end - 1]
        if character.text == " ":
            return character.advance
        return 0.5 * character.span.size if character.text in characters.CLOSING and character.is_full else 0.0

    def _slots(self, start: int, end: int) -> list[tuple[int, float]]:
        """Marks within a line that may be compressed: the character before which space goes, and how much."""
        found = []
        text = self._measured
        for index in range(start, end - 1):
            left, right = text.characters[index], text.characters[index + 1]
            if text.gaps[index] < 0:
                continue
            if left.text in characters.CLOSING and left.is_full:
                found.append((index, MOST_SQUEEZED * left.span.size))
            elif right.text in characters.OPENING and right.is_full:
                found.append((index, MOST_SQUEEZED * right.span.size))
        return found

    def _compressible(self, start: int, end: int) -> float:
        return sum(room for _, room in self._slots(start, end))

    def _line(self, start: int, end: int, first: bool, last: bool) -> Line:
        text, shape, whole = self._measured, self._shape, end
        while end > start + 1 and text.characters[end - 1].text == " ":
            end -= 1
        leading = self._leading(start, first)
        room = shape.width - shape.indent(first) + leading
        natural = text.width(start, end)
        slack = room - (natural - self._trailing(end))
        gaps = [*text.gaps[start : end - 1], 0.0]
        extra = self._justified(start, end, slack, last)
        gaps = [one + other for one, other in zip(gaps, extra, strict=True)]
        width = natural + sum(extra) - self._trailing(end)
        line = self._placed(start, end, gaps, shape.indent(first) - leading + self._offset(slack), width)
        return line if end == whole else self._spaced(line)

    def _spaced(self, line: Line) -> Line:
        """The line with the space at its end, which takes no room: words are told apart by it when they are heard."""
        last = line.runs[-1]
        gap = -self._faces.face(last.face).advance(" ") * last.size
        return replace(line, runs=(*line.runs[:-1], replace(last, text=last.text + " ", gaps=(*last.gaps, gap))))

    def _offset(self, slack: float) -> float:
        match self._shape.alignment:
            case "centred":
                return slack / 2
            case "right":
                return slack
            case _:
                return 0.0

    def _justified(self, start: int, end: int, slack: float, last: bool) -> list[float]:
        """What each gap takes of the slack: marks give first, then all gaps between words and Han share."""
        extra = [0.0] * (end - start)
        if slack < -SLACK:
            slots = self._slots(start, end)
            whole = sum(room for _, room in slots)
            for index, room in slots:
                extra[index - start] = slack * room / whole if whole else 0.0
        elif self._shape.alignment == "justified" and not last:
            places = [index for index in range(start, end - 1) if self._may_widen(index)]
            if places and slack / len(places) <= MOST_WIDENED * self._measured.characters[start].span.size:
                for index in places:
                    extra[index - start] = slack / len(places)
        return extra

    def _may_widen(self, index: int) -> bool:
        left, right = self._measured.characters[index].text, self._measured.characters[index + 1].text
        return left + right not in characters.UNBROKEN_PAIRS and not (
            characters.joins_latin(left, right) or self._measured.gaps[index] < 0
        )

    def _placed(self, start: int, end: int, gaps: list[float], x: float, width: float) -> Line:
        runs: list[TextRun] = []
        notes: list[tuple[int, Note]] = []
        links: list[Stretch] = []
        data: list[Datum] = []
        for first, last in self._groups(start, end):
            group = self._measured.characters[first:last]
            span = group[0].span
            inner = gaps[first - start : last - start]
            wide = sum(each.advance for each in group) + sum(inner)
            words = "".join(each.text for each in group)
            runs.append(TextRun(x, -span.rise, words, group[0].face, span.size, span.colour, tuple(inner), span.tag))
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
        last = self._measured.characters[end - 1]
        return TextRun(x, -last.span.rise, HYPHEN, last.face, last.span.size, last.span.colour, (0.0,), last.span.tag)

    def _groups(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Runs of characters of one span and one face."""
        text = self._measured.characters
        first = start
        for index in range(start + 1, end + 1):
            if index == end or text[index].span is not text[first].span or text[index].face != text[first].face:
                yield first, index
                first = index


def measured(spans: Sequence[Span], faces: Faces, autospace: float) -> Measured:
    """All characters of the spans, each with the face that covers it, the gaps between them, and where to break."""
    found = [character for span in spans for character in _characters(span, faces)]
    gaps = [_gap(left, right, autospace) for left, right in pairwise(found)] + [0.0] * bool(found)
    breakable = [may_break(left.text, right.text) for left, right in pairwise(found)] + [True] * bool(found)
    at = 0
    for span in spans:
        for start, end in span.kept:
            for index in range(at + start, at + end - 1):
                breakable[index] = False
        at += len(span.text)
    for index, (left, right) in enumerate(pairwise(found)):
        if _counts(left, right) or right.span.note is not None:
            breakable[index] = False
    return _summed(Measured(found, gaps, breakable))


def _summed(text: Measured) -> Measured:
    text.sums = [0.0]
    for character, space in zip(text.characters, text.gaps, strict=True):
        text.sums.append(text.sums[-1] + character.advance + space)
    return text


def _characters(span: Span, faces: Faces) -> Iterator[Character]:
    """A character that no face covers is set as 〓: the layout has reported it as an error by then."""
    for each in span.text:
        face = faces.covering(span.face, each)
        shown = each if face else "〓"
        used = face or span.face
        yield Character(shown, span, used, faces.face(used).advance(shown) * span.size + span.tracking)


def _gap(left: Character, right: Character, autospace: float) -> float:
    """Marks are squeezed only where the face draws them on a whole square."""
    if left.span.note is not None or right.span.note is not None:
        return 0.0
    space = gap(left.text, right.text, autospace)
    if space < 0:
        blank = left if left.text in characters.CLOSING else right
        return space * blank.span.size if blank.is_full else 0.0
    return space * min(left.span.size, right.span.size)


def _counts(left: Character, right: Character) -> bool:
    """A digit and the unit behind it."""
    return left.text.isdecimal() and right.text in characters.COUNTED


def _is_letter(character: str) -> bool:
    return character.isalpha() and not characters.is_wide(character)


@lru_cache(maxsize=1 << 16)
def may_break(left: str, right: str) -> bool:
    """Whether a line may end between two characters."""
    if left == " ":
        return right != " "
    if right == " " or right in characters.NO_START or left in characters.NO_END:
        return False
    if left + right in characters.UNBROKEN_PAIRS:
        return False
    return (left == "-" and right.isalpha()) or not characters.joins_latin(left, right)
