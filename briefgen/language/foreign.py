"""Find in a text the words of the other language: English among Chinese, Chinese among English; pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
CHINESE_WORDS = re.compile(rf"[{HAN}](?:[\u3000-\u303f\uff00-\uffef·—…“”‘’{HAN}]*[{HAN}])?")
"""Ideographs with the marks between them."""

LATIN = re.compile("[A-Za-z]")
WORD = r"(?<![\w./@#-])[A-Za-z][A-Za-z&'’-]*[A-Za-z](?![\w/@-]|\.\w|://)"
ENGLISH_WORDS = re.compile(rf"{WORD}(?:[ ,;:&“”‘’'\"-]+(?:{WORD}|\d+(?![\w.])))*", re.ASCII)
"""Words of two letters and more. A file name, an address, a cell (F11) and a code (PM2.5) are of no language."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """Where in a text words of another language stand, and which (BCP 47)."""

    start: int
    end: int
    language: str


def foreign(text: str, language: str) -> Iterator[Foreign]:
    """The words of a text that are not of its own language, in order."""
    if language == "en":
        pattern, other = CHINESE_WORDS, "zh-CN"
    elif LATIN.search(text):
        pattern, other = ENGLISH_WORDS, "en"
    else:
        return
    yield from (Foreign(found.start(), found.end(), other) for found in pattern.finditer(text))
