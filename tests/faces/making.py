"""Make small faces for tests: each character is a black block, so that a page shows which face drew it.

Digits are half as wide as all others, so that a page shows which glyph was drawn, too.
"""

import io
from pathlib import Path
from typing import Any, Literal

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.tables.TupleVariation import TupleVariation

Kind = Literal["glyf", "cff", "variable"]
CHARACTERS = "国a1江岸区2024年"
RESTRICTED, WHOLE_ONLY, EDITABLE = 0x0002, 0x0100, 0x0008
LIGHT, HEAVY = 400, 900
NARROW, WIDE = 300, 800
"""How wide the block is in thousandths of an em; a variable face grows from one to the other."""


def drawn_face(
    family: str,
    characters: str = CHARACTERS,
    *,
    kind: Kind = "glyf",
    permission: int = 0,
    weight: int = LIGHT,
    slanted: bool = False,
    width: int = WIDE,
) -> bytes:
    """The bytes of a font file in which each of the characters is a block of that width."""
    order = [".notdef", *(f"g{ord(each):X}" for each in dict.fromkeys(characters))]
    builder = FontBuilder(1000, isTTF=kind != "cff")
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({ord(each): f"g{ord(each):X}" for each in characters})
    _outlines(builder, order, kind, NARROW if kind == "variable" else width)
    builder.setupHorizontalMetrics({name: (1000 // _part(name), 0) for name in order})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": {"en": f"{family} en", "zh": family}, "styleName": "R", "psName": "Made"})
    builder.setupOS2(usWeightClass=weight, fsType=permission, fsSelection=int(slanted))
    builder.setupPost()
    if kind == "variable":
        _grows(builder, order)
    return _bytes(builder.font)


def _outlines(builder: FontBuilder, order: list[str], kind: Kind, width: int) -> None:
    if kind == "cff":
        strings = {name: _block(T2CharStringPen(1000, None), width // _part(name)).getCharString() for name in order}
        builder.setupCFF("Made", {}, strings, {})
    else:
        builder.setupGlyf({name: _block(TTGlyphPen(None), width // _part(name)).glyph() for name in order})


def _part(glyph: str) -> int:
    """A digit is drawn at half the width."""
    return 2 if glyph[1:].startswith("3") and len(glyph) == 3 else 1


def _block(pen: Any, width: int) -> Any:
    for number, corner in enumerate(((0, 0), (0, 800), (width, 800), (width, 0))):
        (pen.lineTo if number else pen.moveTo)(corner)
    pen.closePath()
    return pen


def _grows(builder: FontBuilder, order: list[str]) -> None:
    builder.setupFvar([("wght", LIGHT, LIGHT, HEAVY, "Weight")], [])
    wider = [(0, 0), (0, 0), (WIDE - NARROW, 0), (WIDE - NARROW, 0), *[(0, 0)] * 4]
    builder.setupGvar({name: [TupleVariation({"wght": (0.0, 1.0, 1.0)}, wider)] for name in order})


def collection(*faces: bytes) -> bytes:
    """The faces in one file, as .ttc has them."""
    made = TTCollection()
    made.fonts = [TTFont(io.BytesIO(each)) for each in faces]
    return _bytes(made)


def _bytes(font: Any) -> bytes:
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


def put(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path
