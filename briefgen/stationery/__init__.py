"""Read the stationery of an office: page, running heads and feet, and styles of a Word document of theirs."""

from briefgen.stationery.lacking import lacking_styles
from briefgen.stationery.values import GivenStyle, Grid, Media, OwnPaper, Pages, RunningPart, Stationery

__all__ = [
    "GivenStyle",
    "Grid",
    "Media",
    "OwnPaper",
    "Pages",
    "RunningPart",
    "Stationery",
    "lacking_styles",
]
