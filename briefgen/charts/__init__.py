"""Transform indicators into charts that tell no more than they say; pure."""

from briefgen.charts.asking import charted
from briefgen.charts.courses import Course, Manner, lines, multiples
from briefgen.charts.kinds import KINDS, near, unknown_kind
from briefgen.charts.marks import Measured, Words
from briefgen.charts.naming import Named, indicator_named, measured, spot
from briefgen.charts.parts import Share, parts_of_wholes
from briefgen.charts.reading import read_together
from briefgen.charts.rows import bars, dots

__all__ = [
    "KINDS",
    "Course",
    "Manner",
    "Measured",
    "Named",
    "Share",
    "Words",
    "bars",
    "charted",
    "dots",
    "indicator_named",
    "lines",
    "measured",
    "multiples",
    "near",
    "parts_of_wholes",
    "read_together",
    "spot",
    "unknown_kind",
]
