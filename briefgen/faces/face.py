"""Measure one face: which characters it has, how wide they are, and which glyphs draw them."""

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import uharfbuzz

from briefgen.faces.cutting import Cut, cut_for_embedding, setting_of

DASH = "—"
DASH_PAIR = "——"


class MissingGlyph(ValueError):
    """A face was asked for a character that it does not have."""

    def __init__(self, face: str, family: str, character: str) -> None:
        points = " ".join(f"U+{ord(each):04X}" for each in character)
        super().__init__(f"face {face} ({family}) has no glyph for {character} ({points})")


@dataclass(frozen=True, slots=True)
class FaceFile:
    """A face that can be opened: our name for it, the names that other programs know, and the file.

    `weight` is that of OS/2 usWeightClass (400 regular, 700 bold, 900 black). `alternative` is what an office machine
    without this family should take instead (w:altName, ECMA-376 17.8.3.1), `latin` what it should take for text without
    Han: the Latin letters of Song and Hei are not made for reading. `index` counts the faces of a collection.
    """

    name: str
    family: str
    weight: int
    alternative: str
    path: Path
    latin: str = "Cambria"
    index: int = 0
    shipped: bool = True


@dataclass(frozen=True, slots=True)
class Descriptor:
    """What a font descriptor of PDF asks for (ISO 32000-1 table 122); lengths in thousandths of an em."""

    postscript_name: str
    ascent: int
    descent: int
    cap_height: int
    box: tuple[int, int, int, int]


class Face:
    """A face, opened by mmap when it is first asked for something; what it has answered, it remembers.

    Characters are measured one by one, as nominal glyphs; the dash alone is shaped as Chinese text, because the faces
    draw — as a Latin dash and —— as two of them otherwise (clreq 3.1.5).
    """

    def __init__(self, file: FaceFile) -> None:
        self.file = file
        self._glyphs: dict[str, int] = {}
        self._advances: dict[str, float] = {}

    def __reduce__(self) -> tuple[type["Face"], tuple[FaceFile]]:
        """Another process opens the file for itself."""
        return Face, (self.file,)

    @property
    def name(self) -> str:
        return self.file.name

    @property
    def family(self) -> str:
        return self.file.family

    def covers(self, character: str) -> bool:
        return self._glyph_or_none(character) != 0

    def has_letters(self) -> bool:
        """Whether the map of characters can be read at all: HarfBuzz takes a damaged one for an empty one."""
        return any(map(self.covers, "国a"))

    def joins(self, pair: str) -> bool:
        """Whether the face draws these two characters as one glyph: only —— can be such a pair."""
        return pair == DASH_PAIR and self.covers(pair)

    def glyph(self, character: str) -> int:
        """The index of the glyph that draws a character, or a joined pair; MissingGlyph if there is none."""
        glyph = self._glyph_or_none(character)
        if not glyph:
            raise MissingGlyph(self.name, self.family, character)
        return glyph

    def advance(self, character: str) -> float:
        """How far a character, or a joined pair, moves the pen, in em; MissingGlyph if the face has no glyph for it."""
        try:
            return self._advances[character]
        except KeyError:
            advance: float = self._font.get_glyph_h_advance(self.glyph(character)) / self._units
            return self._advances.setdefault(character, advance)

    @property
    def ascent(self) -> float:
        """How far the face reaches above the baseline, in em."""
        return float(self._extents.ascender) / self._units

    @property
    def descent(self) -> float:
        """How far the face reaches below the baseline, in em; negative."""
        return float(self._extents.descender) / self._units

    @cached_property
    def descriptor(self) -> Descriptor:
        names = uharfbuzz.OTNameIdPredefined
        head: bytes = self._face.reference_table("head").data
        return Descriptor(
            postscript_name=self._face.get_name(names.POSTSCRIPT_NAME, "en") or self.name,
            ascent=self._thousandths(self._extents.ascender),
            descent=self._thousandths(self._extents.descender),
            cap_height=self._thousandths(
                self._font.get_metric_position_with_fallback(uharfbuzz.OTMetricsTag.CAP_HEIGHT)
            ),
            box=self._box(head),
        )

    def cut(self, characters: Iterable[str]) -> Cut:
        """A font file of only the glyphs that draw these characters and joined pairs."""
        return cut_for_embedding(self._face, {each: self.glyph(each) for each in characters}, self.file.weight)

    def draws(self, character: str) -> bool:
        """Whether there is an outline for it: the glyphs of a font of bitmaps or of emoji are empty."""
        if not self.covers(character):
            return False
        extents = self._font.get_glyph_extents(self.glyph(character))
        return bool(extents and extents.width)

    @cached_property
    def _face(self) -> Any:
        return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(self.file.path)), self.file.index)

    @cached_property
    def _font(self) -> Any:
        font = uharfbuzz.Font(self._face)
        font.set_variations({axis.tag: setting_of(axis, self.file.weight) for axis in self._face.axis_infos})
        return font

    @cached_property
    def _extents(self) -> Any:
        return self._font.get_font_extents("ltr")

    @cached_property
    def _units(self) -> int:
        return int(self._face.upem)

    def _glyph_or_none(self, character: str) -> int:
        """The index of a glyph; 0, which is .notdef in every font, if there is none."""
        try:
            return self._glyphs[character]
        except KeyError:
            return self._glyphs.setdefault(character, self._find(character))

    def _find(self, character: str) -> int:
        if character in (DASH, DASH_PAIR):
            return self._shaped(character)
        return self._font.get_nominal_glyph(ord(character)) or 0

    def _shaped(self, text: str) -> int:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.direction, buffer.script, buffer.language = "ltr", "Hani", "zh-Hans"
        uharfbuzz.shape(self._font, buffer)
        glyphs = [each.codepoint for each in buffer.glyph_infos]
        return glyphs[0] if len(glyphs) == 1 else 0

    def _thousandths(self, units: float) -> int:
        return round(units * 1000 / self._units)

    def _box(self, head: bytes) -> tuple[int, int, int, int]:
        """xMin, yMin, xMax and yMax stand at byte 36 of the table `head` (OpenType 1.9)."""
        left, bottom, right, top = map(self._thousandths, struct.unpack_from(">4h", head, 36))
        return left, bottom, right, top
