"""Hold how packets look: a theme is a value that layout and every writer read."""

from briefgen.theme.arrangement import Arrangement, Running, TextGrid
from briefgen.theme.briefing import briefing
from briefgen.theme.heads import Head, HeadStyles
from briefgen.theme.large_print import large_briefing, large_official
from briefgen.theme.official import official
from briefgen.theme.switches import in_grey, on_both_sides, on_preprinted_paper
from briefgen.theme.text import Alignment, FaceName, TextStyle
from briefgen.theme.values import (
    ChartMetrics,
    CoverMetrics,
    FigureMetrics,
    Logo,
    PageGeometry,
    Palette,
    PictureMetrics,
    RuleWeights,
    Styles,
    TableMetrics,
    Theme,
)

__all__ = [
    "LARGE_PRINT",
    "THEMES",
    "Alignment",
    "Arrangement",
    "ChartMetrics",
    "CoverMetrics",
    "FaceName",
    "FigureMetrics",
    "Head",
    "HeadStyles",
    "Logo",
    "PageGeometry",
    "Palette",
    "PictureMetrics",
    "RuleWeights",
    "Running",
    "Styles",
    "TableMetrics",
    "TextGrid",
    "TextStyle",
    "Theme",
    "briefing",
    "in_grey",
    "large_briefing",
    "large_official",
    "official",
    "on_both_sides",
    "on_preprinted_paper",
]

THEMES = {"briefing": briefing(), "official": official()}
LARGE_PRINT = {"briefing": large_briefing(), "official": large_official()}
"""The same in large print."""
