"""Add cell formats to a styles part: those that cells have, with another fill or as plain numbers."""

from dataclasses import dataclass, field
from enum import Enum

from briefgen.workbook.marking.edits import Edits, Tag, first, named, tags, with_attributes
from briefgen.workbook.markup import NotMarkup

PLAIN_NUMBERS = frozenset({"0", "1", "2", "3", "4", "37", "38", "39", "40"})
"""Built-in formats that show a number as it is (ECMA-376 18.8.30); another may be text, a date or a percentage."""


class Level(Enum):
    """How bad it is what was noticed in a cell, worst first, with the fill that says so."""

    ERROR = "FFFFC7CE"
    WARNING = "FFFFEB9C"
    NOTE = "FFDDEBF7"
    MENDED = "FFC6EFCE"


@dataclass(slots=True)
class Styles:
    """A styles part (ECMA-376 18.8.39) to which formats are added. Raises NotMarkup for one without formats."""

    part: bytes
    _fills: Tag = field(init=False)
    _formats: Tag = field(init=False)
    _known: list[bytes] = field(init=False)
    _first_new: int = field(init=False)
    _levels: list[Level] = field(default_factory=list)
    _made: dict[tuple[int, Level | None, bool], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        found = tags(self.part, named("fills", "fill", "cellXfs", "xf"))
        fills, formats = first(found, "fills"), first(found, "cellXfs")
        if fills is None or formats is None:
            raise NotMarkup("styles")
        self._fills, self._formats = fills, formats
        within = [tag for tag in found if tag.local == "xf" and formats.start < tag.start < formats.close]
        self._known = [self.part[tag.start : tag.after] for tag in within]
        self._first_new = len(self._known)
        self._fill_count = sum(tag.local == "fill" and tag.depth == fills.depth + 1 for tag in found)

    _fill_count: int = 0

    def filled(self, base: int, level: Level) -> int:
        """The number of the format `base` with the fill of a level."""
        return self._with(base, level, False)

    def plain(self, base: int) -> int:
        """The number of the format `base` as one that shows a number as it is."""
        return self._with(base, None, True)

    def _with(self, base: int, level: Level | None, is_number: bool) -> int:
        key = base, level, is_number
        if key not in self._made:
            self._made[key] = len(self._known)
            self._known.append(self._format(base, level, is_number))
        return self._made[key]

    def _format(self, base: int, level: Level | None, is_number: bool) -> bytes:
        if not 0 <= base < len(self._known):
            raise NotMarkup(f"s={base}")
        known = self._known[base]
        end = known.index(b">") + 1
        tag, rest = known[:end], known[end:]
        if level:
            tag = with_attributes(tag, {"fillId": str(self._fill(level)), "applyFill": "1"})
        if is_number:
            tag = with_attributes(tag, {"quotePrefix": None, **({} if _is_plain(tag) else {"numFmtId": "0"})})
        return tag + rest

    def _fill(self, level: Level) -> int:
        if level not in self._levels:
            self._levels.append(level)
        return self._fill_count + self._levels.index(level)

    def done(self) -> bytes:
        """The part with all that was added."""
        new = self._known[self._first_new :]
        if not new:
            return self.part
        edits = Edits(self.part)
        fills = b"".join(_solid(level, self._fills.prefix) for level in self._levels)
        for tag, count, added in (
            (self._fills, self._fill_count + len(self._levels), fills),
            (self._formats, len(self._known), b"".join(new)),
        ):
            if added:
                start = self.part[tag.start : tag.stop]
                edits.replace(tag.start, tag.stop, with_attributes(start, {"count": str(count)}))
                edits.insert(tag.close, added)
        return edits.done()


def _is_plain(tag: bytes) -> bool:
    return any(f'numFmtId="{number}"'.encode() in tag for number in PLAIN_NUMBERS) or b"numFmtId" not in tag


def _solid(level: Level, prefix: str) -> bytes:
    """A solid fill (ECMA-376 18.8.20); its colour is the foreground of the pattern."""
    return (
        f'<{prefix}fill><{prefix}patternFill patternType="solid"><{prefix}fgColor rgb="{level.value}"/>'
        f'<{prefix}bgColor indexed="64"/></{prefix}patternFill></{prefix}fill>'
    ).encode()
