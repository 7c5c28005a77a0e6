"""Hold a cell as read: its content, cleaned, with its place and whatever stood in the way of reading it."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from briefgen.characters import visible
from briefgen.origins import Origin
from briefgen.quantities import plain
from briefgen.workbook.markup import Trouble

Content = str | Decimal | date | bool
SIGNIFICANT_DIGITS = 15
"""How many decimal digits of a number in a cell mean something (ECMA-376 18.17.5.1: IEEE 754 double)."""
FINEST = Decimal("1e-10")
PRIVATE_PLANES = re.compile("[\U000f0000-\U0010ffff]")
"""The narrative needs them for itself."""
PLAIN = re.compile("[ -~\u00a1-\u00ac\u00ae-\u00ff\u2014\u2018-\u201d\u2026\u3000-\u3020\u4e00-\u9fff\uff01-\uff5e]*")
"""What most cells hold: on one line, nothing that nobody sees, and no letter that is written in pieces."""
AROUND_LINE_END = re.compile(r"(\S?)\s*\n\s*(\S?)")


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell says; blank where its content is an empty string."""

    content: Content
    origin: Origin
    percent: bool = False
    trouble: Trouble | None = None
    removed: int = 0
    """How many characters were left out because nothing can print them."""

    @property
    def is_blank(self) -> bool:
        return self.content == "" and self.trouble is None

    @property
    def text(self) -> str:
        """The content as words; a date as it is written in a Chinese document."""
        content = self.content
        if isinstance(content, str):  # most cells, and asked for more often than all else
            return content
        match content:
            case bool():
                return str(content).upper()
            case Decimal():
                return f"{content:f}"
            case date():
                return f"{content.year}年{content.month}月{content.day}日"

    @property
    def line(self) -> str:
        """The words on one line; a line broken inside a cell joins without a gap, except between Latin words."""
        text = self.text
        return AROUND_LINE_END.sub(_joined, text) if "\n" in text else text


def cell_of(value: object, origin: Origin, percent: bool = False, trouble: Trouble | None = None) -> Cell:
    """A cell from what the reading library gives: text, number, truth or moment."""
    if isinstance(value, str) and PLAIN.fullmatch(value):
        return Cell(value.strip(), origin, trouble=trouble)
    match value:
        case bool():
            return Cell(value, origin, trouble=trouble)
        case int() | float():
            return Cell(decimal_of(float(value)), origin, percent, trouble)
        case datetime():
            return Cell(value.date(), origin, trouble=trouble)
        case date():
            return Cell(value, origin, trouble=trouble)
        case _:
            return _words(str(value), origin, trouble)


def decimal_of(number: float) -> Decimal | str:
    """The decimal number that was meant: 19.989999999999998 is 19.99; words for what is no number."""
    exact = Decimal(format(number, f".{SIGNIFICANT_DIGITS}g"))
    if not exact.is_finite() or abs(exact) >= Decimal(10) ** SIGNIFICANT_DIGITS:
        return str(number)
    near = exact.quantize(FINEST) if -exact.as_tuple().exponent > -FINEST.as_tuple().exponent else exact  # type: ignore[operator]  # finite, so the exponent is a number
    return plain(near)


def _words(text: str, origin: Origin, trouble: Trouble | None) -> Cell:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    clean, invisible = visible(lines)
    printable, private = PRIVATE_PLANES.subn("", clean)
    return Cell(printable.strip(), origin, trouble=trouble, removed=invisible + private)


def _joined(found: re.Match[str]) -> str:
    before, after = found.groups()
    gap = " " if before.isascii() and after.isascii() and before and after else ""
    return before + gap + after
