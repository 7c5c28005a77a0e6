"""Say how one kind of words is set: face, size, line, indents, colour."""

from dataclasses import dataclass
from typing import Literal

FaceName = Literal["song", "song-black", "hei", "hei-bold", "kai", "fangsong"]
"""Noto Serif SC 400 and 900, Noto Sans SC 400 and 700, LXGW WenKai 400; 仿宋 is found on the machine, or Song."""

Alignment = Literal["left", "justified", "centred", "right"]


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How one kind of paragraph, or one kind of words in it, is set; lengths in points.

    `name` is its name in Word. `line` is the exact height of a line; the ideograph is centred in it.
    `left` counts from the left margin; `first_line` is added to it for the first line, `hanging` for all others.
    """

    name: str
    face: FaceName
    size: float
    line: float
    before: float = 0
    after: float = 0
    left: float = 0
    first_line: float = 0
    hanging: float = 0
    colour: str = "000000"
    alignment: Alignment = "left"
    tracking: float = 0
    keep_with_next: bool = False

    def baseline(self) -> float:
        """How far the baseline stands below the top of a line."""
        return self.line / 2 + 0.38 * self.size
