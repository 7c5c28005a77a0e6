"""Cut one of the shipped files out of a whole face: `python -m briefgen.faces.shipping SOURCE.ttf TARGET.ttf`.

Sources: Noto Serif SC 2.003 (400 and 900) and Noto Sans SC 2.004 (400 and 700) as static TrueType files, and
LXGW WenKai 1.250. Outlines, hinting and names stay as they are. Nothing else in the program needs this module.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

import uharfbuzz

from briefgen.faces.cutting import tags
from briefgen.faces.repertoire import shipped_characters

DROPPED_TABLES = ("BASE", "DSIG", "GDEF", "GPOS", "STAT", "vhea", "vmtx")
KEPT_FEATURES = ("ccmp", "locl")
"""What draws —— as one stroke in Chinese; in these faces it costs 3 kB."""

KEPT_NAMES = (0, 1, 2, 3, 4, 5, 6, 7, 9, 13, 14, 16, 17)
"""Copyright, family, style and licence, by which a desktop lists a font (OpenType 1.9, table `name`)."""
KEPT_LANGUAGES = (0x409, 0x804)


def cut_for_shipping(source: bytes, characters: Iterable[str]) -> bytes:
    """A working TrueType file of these characters under its own name; those that the source lacks are passed over."""
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(map(ord, characters))
    wanted.drop_table_tag_set.update(tags(DROPPED_TABLES))
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(tags(KEPT_FEATURES))
    wanted.name_id_set.clear()
    wanted.name_id_set.update(KEPT_NAMES)
    wanted.name_lang_id_set.update(KEPT_LANGUAGES)
    return bytes(uharfbuzz.subset(uharfbuzz.Face(source), wanted).blob.data)


if __name__ == "__main__":
    Path(sys.argv[2]).write_bytes(cut_for_shipping(Path(sys.argv[1]).read_bytes(), shipped_characters()))
