"""Cut a font down to the glyphs that a document embeds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import uharfbuzz

Outlines = Literal["glyf", "CFF "]
"""How a font draws: quadratic curves in a table of that name, or PostScript's cubic ones."""

OUTLINE_TABLES = frozenset({"glyf", "head", "hhea", "hmtx", "loca", "maxp"})
"""All that an embedded CIDFontType2 font needs besides hinting (ISO 32000-1, 9.9)."""
POSTSCRIPT_TABLES = frozenset({"CFF ", "CFF2", "head", "hhea", "hmtx", "maxp"})
"""What cutting needs; of the result only the table CFF itself is embedded."""

WEIGHT_AXIS = "wght"


@dataclass(frozen=True, slots=True)
class Cut:
    """The bytes of a TrueType file or of a CFF table, and which of its glyphs draws which character or joined pair.

    In a CFF table the identifier of each glyph (CID) is its number.
    """

    content: bytes
    glyphs: Mapping[str, int]
    outlines: Outlines = "glyf"


def cut_for_embedding(face: Any, glyphs: Mapping[str, int], weight: int) -> Cut:
    """Keep only the outlines of these glyphs of a HarfBuzz face: no names, no character map, no hinting.

    A face that can be of any weight becomes one of that weight.
    """
    is_postscript = "glyf" not in face.table_tags
    kept = POSTSCRIPT_TABLES if is_postscript else OUTLINE_TABLES
    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update(glyphs.values())
    wanted.drop_table_tag_set.update(tags(set(face.table_tags) - kept))
    flags = uharfbuzz.SubsetFlags
    wanted.flags = flags.NO_HINTING | flags.NO_LAYOUT_CLOSURE
    if is_postscript:
        wanted.flags |= flags.CFF_IDENTITY_CHARSET | flags.DOWNGRADE_CFF2
    for axis in face.axis_infos:
        wanted.pin_axis_location(face, axis.tag, setting_of(axis, weight))
    plan = uharfbuzz.SubsetPlan(face, wanted)
    renumbered = dict(plan.old_to_new_glyph_mapping)
    numbers = {character: int(renumbered[glyph]) for character, glyph in glyphs.items()}
    made = plan.execute()
    if is_postscript:
        return Cut(made.reference_table("CFF ").data, numbers, "CFF ")
    return Cut(made.blob.data, numbers)


def setting_of(axis: Any, weight: int) -> float:
    """Where a variable face stands on one of its axes: at the weight, and otherwise where its maker drew it."""
    if axis.tag == WEIGHT_AXIS:
        return float(min(max(weight, axis.min_value), axis.max_value))
    return float(axis.default_value)


def tags(names: Iterable[str]) -> list[int]:
    """HarfBuzz counts a tag as its four bytes, the first one highest."""
    return [int.from_bytes(name.ljust(4).encode("ascii"), "big") for name in names]
