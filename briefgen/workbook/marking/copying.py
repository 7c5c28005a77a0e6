"""Transform the bytes of an .xlsx and what was noticed in its cells into a copy that shows it; all else stays."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, partial
from typing import TypeVar

from briefgen.limits import Limits
from briefgen.workbook.marking.boxes import MEDIA_TYPE, drawn, new_drawing
from briefgen.workbook.marking.cells import (
    Format,
    SheetPart,
    can_hold,
    formatted,
    looked_into,
    spot_of,
    with_legacy_drawing,
    written,
)
from briefgen.workbook.marking.comments import commented, new_comments
from briefgen.workbook.marking.edits import Edits, Tag, named, tags
from briefgen.workbook.marking.parts import MAIN, STRICT, STRICT_MAIN, TRANSITIONAL, Parts
from briefgen.workbook.marking.styles import Level, Styles
from briefgen.workbook.markup import NotMarkup, Spot, attributes_of
from briefgen.workbook.package import CONTENT_TYPES
from briefgen.workbook.sheets import column_letters

COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
STRINGS = "sharedStrings"
WORST_FIRST = tuple(Level)
MOST_WORDS = 2_000
"""So much of a message is shown: one may quote a cell that is full."""
RICH = re.compile(rb"<(?:\w+:)?(?:r|rPh)[\s>]")
INDEX = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>\s*(\d{1,9})\s*<")
Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class Mark:
    """What is shown at a cell: a fill and words."""

    sheet: str
    cell: str
    level: Level
    words: str


@dataclass(frozen=True, slots=True)
class Mend:
    """What a cell is to hold in place of what it holds."""

    sheet: str
    cell: str
    content: Decimal | str


Thing = TypeVar("Thing", Mark, Mend)


class Copy:
    """A copy of a workbook in the making. Raises CannotRun (W354) for one whose markup cannot be changed safely."""

    def __init__(self, content: bytes, name: str, limits: Limits) -> None:
        self._parts = Parts(content, name, limits)
        package = self._parts.package
        self._sheets = {sheet.name: sheet.part for sheet in package.sheets}
        self._refusal = package.refusal
        try:
            self._styles = Styles(self._parts.part(package.styles))
        except (NotMarkup, KeyError) as problem:
            raise self._refusal("W354", detail=package.styles or "styles") from problem

    def mend(self, mends: Iterable[Mend]) -> tuple[Mend, ...]:
        """Write contents into cells and return what was written: formulas and words in several formats stay."""
        done = list[Mend]()
        for name, those in _by_sheet(mends).items():
            done += self._attempt(name, partial(self._mend, self._sheets[name], those))
        return tuple(done)

    def mark(self, marks: Iterable[Mark]) -> None:
        """Colour cells and hang comments on them; several at one cell become one, in the colour of the worst."""
        for name, those in _by_sheet(marks).items():
            if name in self._sheets:
                self._attempt(name, partial(self._mark, self._sheets[name], those))

    @property
    def suffix(self) -> str:
        """What the name of the copy must end in, or Excel will not open it."""
        return ".xlsm" if b"macroEnabled.main" in self._parts.part(CONTENT_TYPES) else ".xlsx"

    def packed(self) -> bytes:
        self._parts.put(self._parts.package.styles, self._styles.done())
        return self._parts.packed()

    def _attempt(self, name: str, action: Callable[[], Done]) -> Done:
        try:
            return action()
        except (NotMarkup, KeyError, ValueError) as problem:
            raise self._refusal("W354", detail=f"{name}: {problem}") from problem

    # --- contents ---------------------------------------------------------------------------------------------

    def _mend(self, path: str, mends: Sequence[Mend]) -> list[Mend]:
        part, wanted = self._parts.part(path), {spot_of(each.cell): each for each in mends}
        sheet, edits, done = looked_into(part, {row for row, _ in wanted}), Edits(part), list[Mend]()
        for spot, mend in wanted.items():
            if not can_hold(sheet, spot) or (isinstance(mend.content, str) and self._is_rich(part, sheet.cells[spot])):
                continue
            style = sheet.style(spot)
            kept = self._styles.plain(style) if isinstance(mend.content, Decimal) else style
            written(sheet, spot, mend.content, kept, edits)
            done.append(mend)
        self._parts.put(path, edits.done())
        return done

    def _is_rich(self, part: bytes, cell: Tag) -> bool:
        """Whether the text of a cell is more than plain: runs of several formats, or marks of how it sounds."""
        inner = part[cell.stop : cell.close]
        if cell.attributes.get("t") != "s":
            return RICH.search(inner) is not None
        number = INDEX.search(inner)
        return number is None or int(number[1]) in self._rich_strings

    @cached_property
    def _rich_strings(self) -> frozenset[int]:
        """The shared strings (ECMA-376 18.4.8), by number, that are more than a plain text."""
        path = next((each for kind, each, _ in self._parts.related(self._parts.package.main) if kind == STRINGS), "")
        found = tags(self._parts.part(path), named("si", "r", "rPh")) if self._parts.has(path) else []
        starts = [tag for tag in found if tag.local == "si"]
        runs = [tag.start for tag in found if tag.local != "si"]
        return frozenset(
            number for number, tag in enumerate(starts) if bisect_left(runs, tag.start) < bisect_left(runs, tag.after)
        )

    # --- marks ------------------------------------------------------------------------------------------------

    def _mark(self, path: str, marks: Sequence[Mark]) -> None:
        part = self._parts.part(path)
        spots = {each.cell: spot_of(each.cell) for each in marks}
        sheet, edits = looked_into(part, {row for row, _ in spots.values()}), Edits(part)
        hidden = sheet.hidden_in_merged(spots.values())
        at = defaultdict[Spot, list[Mark]](list)
        for each in marks:
            spot = spots[each.cell]
            at[hidden.get(spot, spot)].append(each)
        formatted(sheet, {spot: self._format_of(those) for spot, those in at.items()}, edits)
        self._comment(path, sheet, {_name(spot): _words(those) for spot, those in at.items()}, edits)
        self._parts.put(path, edits.done())

    def _format_of(self, marks: Iterable[Mark]) -> Format:
        level = min((each.level for each in marks), key=WORST_FIRST.index)
        return lambda style: self._styles.filled(style, level)

    def _comment(self, path: str, sheet: SheetPart, words: Mapping[str, str], edits: Edits) -> None:
        """Hang comments on cells. One in a thread belongs to those who talk there: its cell is only coloured."""
        parts, related = self._parts, tuple(self._parts.related(path))
        threads = [each for kind, each, _ in related if kind == "threadedComment"]
        talked = {tag.get("ref", "") for each in threads for tag in attributes_of(parts.part(each), "threadedComment")}
        strict = parts.is_strict(path)
        comments = next((each for kind, each, _ in related if kind == "comments"), "")
        if not comments:
            comments = parts.free("xl/comments{}.xml")
            parts.put(comments, new_comments(STRICT_MAIN if strict else MAIN))
            parts.relate(path, "comments", comments, strict=strict)
            parts.declare(comments, COMMENTS_TYPE)
        content, new = commented(
            parts.part(comments), {cell: each for cell, each in words.items() if cell not in talked}
        )
        parts.put(comments, content)
        self._draw(path, sheet, new, edits)

    def _draw(self, path: str, sheet: SheetPart, cells: Sequence[str], edits: Edits) -> None:
        parts, strict = self._parts, self._parts.is_strict(path)
        named_there = sheet.top("legacyDrawing")
        if named_there is None:
            drawing = parts.free("xl/drawings/vmlDrawing{}.vml")
            blocks = sum(each.lower().endswith(".vml") for each in parts.paths)
            parts.put(drawing, new_drawing(blocks + 1))
            identifier = parts.relate(path, "vmlDrawing", drawing, strict=strict)
            parts.declare(drawing, MEDIA_TYPE)
            with_legacy_drawing(sheet, identifier, STRICT if strict else TRANSITIONAL, edits)
        else:
            values = named_there.attributes
            identifier = next((value for key, value in values.items() if key.rpartition(":")[2] == "id"), "")
            drawing = next((each for _, each, known in parts.related(path) if known == identifier), "")
        parts.put(drawing, drawn(parts.part(drawing), cells))


def _by_sheet(things: Iterable[Thing]) -> Mapping[str, list[Thing]]:
    found = defaultdict[str, list[Thing]](list)
    for each in things:
        found[each.sheet].append(each)
    return found


def _name(spot: Spot) -> str:
    return f"{column_letters(spot[1])}{spot[0]}"


def _words(marks: Iterable[Mark]) -> str:
    return "\n\n".join(dict.fromkeys(each.words[:MOST_WORDS] for each in marks))
