"""Name the known words that come nearest to a misspelt one."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], most: int = 3) -> str:
    """Up to three known words, the nearest first, joined for a message."""
    # difflib costs 2 ms to import and is wanted only when something is wrong
    from difflib import get_close_matches

    return " · ".join(get_close_matches(word, list(dict.fromkeys(known)), most, 0)) or "—"
