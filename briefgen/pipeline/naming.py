"""Name the files of a packet by a pattern, in a way that every system takes."""

import re
from collections.abc import Mapping
from string import Formatter

from briefgen.errors import Mistake
from briefgen.indicators import Dataset

MOST_CHARACTERS = 80
MOST_BYTES = 200
"""Most systems take 255 bytes, and something stands behind: （大字版）.docx."""
DEVICES = frozenset({"CON", "PRN", "AUX", "NUL", *(f"{name}{n}" for name in ("COM", "LPT") for n in range(1, 10))})
"""Names that mean something else to Windows."""
KEYS = ("title", "area", "period", "issue", "date")
"""What a pattern may name: lines of the cover."""


def file_stem(title: str) -> str:
    """A title as the name of a file on every system: forbidden characters become spaces, and it is never empty."""
    cleaned = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", title).strip(" .")
    short = cleaned[:MOST_CHARACTERS].encode()[:MOST_BYTES].decode(errors="ignore").rstrip(" .")
    return f"{short}_" if short.upper() in DEVICES else short or "briefing"


def stem_of(dataset: Dataset, pattern: str) -> str:
    """The name of a packet's files without their ending. Raises Mistake (S200) for a pattern that names anything else
    than lines of the cover."""
    return file_stem(_filled(pattern, {key: dataset.cover_words(key) for key in KEYS}))


def _filled(pattern: str, lines: Mapping[str, str]) -> str:
    try:
        parts = list(Formatter().parse(pattern))
    except ValueError as problem:
        raise Mistake("S200", pattern=pattern, known=_known()) from problem
    if any(key is not None and (key not in lines or form or way) for _, key, form, way in parts):
        raise Mistake("S200", pattern=pattern, known=_known())
    return "".join(before + (lines[key] if key else "") for before, key, _, _ in parts)


def check_pattern(pattern: str) -> None:
    """Raises Mistake (S200) for what `stem_of` would raise it for."""
    _filled(pattern, dict.fromkeys(KEYS, ""))


def _known() -> str:
    return " ".join(f"{{{each}}}" for each in KEYS)
