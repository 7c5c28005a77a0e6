"""Cut a font down to the glyphs that a document embeds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import uharfbuzz

OUTLINE_TABLES = frozenset({"glyf", "head", "hhea", "hmtx", "loca", "maxp"})
"""All that an embedded CIDFontType2 font needs besides hinting (ISO 32000-1, 9.9)."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The bytes of a TrueType file, and which of its glyphs draws which character or joined pair."""

    content: bytes
    glyphs: Mapping[str, int]


def cut_for_embedding(face: Any, glyphs: Mapping[str, int]) -> Cut:
    """Keep only the outlines of these glyphs of a HarfBuzz face: no names, no character map, no hinting."""
    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update(glyphs.values())
    wanted.drop_table_tag_set.update(tags(set(face.table_tags) - OUTLINE_TABLES))
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
    plan = uharfbuzz.SubsetPlan(face, wanted)
    renumbered = dict(plan.old_to_new_glyph_mapping)
    numbers = {character: int(renumbered[glyph]) for character, glyph in glyphs.items()}
    return Cut(plan.execute().blob.data, numbers)


def tags(names: Iterable[str]) -> list[int]:
    """HarfBuzz counts a tag as its four bytes, the first one highest."""
    return [int.from_bytes(name.ljust(4).encode("ascii"), "big") for name in names]
