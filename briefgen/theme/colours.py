"""Measure colours: how much one stands out from another, and as what grey it is printed."""

from briefgen.theme.values import Palette

WHITE = "FFFFFF"
READABLE = 4.5
"""The least contrast of text with its ground (WCAG 2.2, 1.4.3)."""
TOLD_APART = 3.0
"""The least contrast of two parts of a drawing (WCAG 2.2, 1.4.11)."""


def contrast(one: str, other: str) -> float:
    """From 1 for equal colours to 21 for black and white (WCAG 2.2, contrast ratio)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def grey(colour: str) -> int:
    """What a printer without colour makes of it, from 0 (black) to 255 (ITU-R BT.601)."""
    red, green, blue = _channels(colour)
    return round(0.299 * red + 0.587 * green + 0.114 * blue)


def as_grey(colour: str) -> str:
    return f"{grey(colour):02X}" * 3


def faint(palette: Palette) -> tuple[str, ...]:
    """The names of colours of words that are too light to be read on white."""
    words = ("ink", "river", "red")
    return tuple(name for name in words if contrast(getattr(palette, name), WHITE) < READABLE)


def runs_together(palette: Palette) -> bool:
    """Whether the filled part of a whole cannot be told from the rest once colours are greys."""
    return contrast(as_grey(palette.river), as_grey(palette.mist)) < TOLD_APART


def _luminance(colour: str) -> float:
    red, green, blue = map(_linear, _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: int) -> float:
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[0:2], 16), int(colour[2:4], 16), int(colour[4:6], 16)
