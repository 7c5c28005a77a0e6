"""Understand which pages are meant: 1,3-5 by their printed numbers, #1-#2 counted from the first page; pure."""

import re
from collections.abc import Sequence

from briefgen.errors import Mistake

COVER = ("cover", "封面")
MARKS = str.maketrans("，、；;－–—～~至＃", ",,,,------#")
"""What a Chinese keyboard gives."""
ENTRY = re.compile(r"(#?)(\d+)(?:-(#?)(\d*))?")


def pages_meant(asked: str, labels: Sequence[str]) -> tuple[int, ...]:
    """The indexes of the pages, in the order of the list; `labels` are the printed numbers, empty for a page without.

    An open end, as in 3-, goes to the last page; from one number to another takes the pages without one between them.
    Raises Mistake: D876 for what is no such list, D877 for a page that is not there.
    """
    entries = [each.strip() for each in asked.translate(MARKS).split(",")]
    return tuple(dict.fromkeys(index for each in entries for index in _entry(each, asked, labels)))


def _entry(entry: str, asked: str, labels: Sequence[str]) -> range:
    if entry.lower() in COVER:
        return range(1)
    found = ENTRY.fullmatch(entry.replace(" ", ""))
    if not found:
        raise Mistake("D876", text=asked)
    counted, first, counted_end, last = found.groups()
    start = _index(first, bool(counted), labels)
    if last is None:
        return range(start, start + 1)
    end = _index(last, bool(counted or counted_end), labels) if last else len(labels) - 1
    if end < start:
        raise Mistake("D876", text=asked)
    return range(start, end + 1)


def _index(number: str, counted: bool, labels: Sequence[str]) -> int:
    plain = number.lstrip("0") or "0"
    if counted and 1 <= int(plain) <= len(labels):
        return int(plain) - 1
    if not counted and plain in labels:
        return labels.index(plain)
    raise Mistake("D877", page=f"#{plain}" if counted else plain, known=_known(labels), count=len(labels))


def _known(labels: Sequence[str]) -> str:
    printed = [each for each in labels if each]
    return f"{printed[0]}-{printed[-1]}" if printed else "—"
