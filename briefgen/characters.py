"""Bring typed text into characters that a page shows: letters in one piece, and nothing that nobody sees."""

import re
from unicodedata import normalize

INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Control characters, and what Unicode calls default ignorable (DerivedCoreProperties): marks of direction and of no
width, soft hyphens, selectors of a variant form that no shipped face has."""

IN_PIECES = re.compile(r"[^\W\d_][\u0300-\u036f\u3099\u309a]+")
"""A letter and the marks that belong on it: what macOS makes of é in names of files."""


def visible(text: str) -> tuple[str, int]:
    """The text with each letter in one piece where there is such a character, and how many characters were left out.

    Nothing else of Unicode's normal form is applied: it would exchange ideographs for others that look different.
    """
    clean, removed = INVISIBLE.subn("", text)
    return IN_PIECES.sub(lambda found: normalize("NFC", found[0]), clean), removed
