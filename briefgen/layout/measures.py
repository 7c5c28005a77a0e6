"""Measure words and divide widths: what layout and the Word writer must know alike, so that both look the same."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import floor, log10

from briefgen.document import Chart, Column, Datum, Image, Inlines, Table
from briefgen.faces import Faces
from briefgen.layout.characters import CLOSING, OPENING, is_han, is_latin
from briefgen.theme import TextStyle, Theme
from briefgen.traversal import plain_text


@lru_cache(maxsize=1 << 12)
def text_width(text: str, face: str, size: float, faces: Faces, autospace: float) -> float:
    """The natural width of a text on one line, in points: gaps between Han and Latin count, squeezed marks too."""
    em = sum(advance(character, face, faces) for character in text)
    return size * (em + sum(gap(left, right, autospace) for left, right in pairwise(text)))


def advance(character: str, face: str, faces: Faces) -> float:
    """The advance of a character in em, from the face that covers it; one em where none does."""
    covering = faces.covering(face, character)
    return faces.face(covering).advance(character) if covering else 1.0


@lru_cache(maxsize=1 << 16)
def gap(left: str, right: str, autospace: float) -> float:
    """What stands between two neighbours beside their advances, in em: clreq 3.2.3 (gap), 3.1.6.1 (squeezing)."""
    if (is_han(left) and is_latin(right)) or (is_latin(left) and is_han(right)):
        return autospace
    if (left in CLOSING and (right in CLOSING or right in OPENING)) or (left in OPENING and right in OPENING):
        return -0.5
    return 0.0


def styled_width(text: str, style: TextStyle, faces: Faces, autospace: float) -> float:
    return text_width(text, style.face, style.size, faces, autospace) + style.tracking * len(text)


def hangs(label: Inlines, style: TextStyle, theme: Theme, faces: Faces) -> bool:
    """Whether a label stands beside its words, left of them."""
    width = styled_width(plain_text(label), style, faces, theme.autospace)
    return width <= theme.page.labels - theme.label_gap


# --- tables --------------------------------------------------------------------------------------------

UNBROKEN = re.compile(r"[\x21-\x7e]+")
LONGEST_WORD = 16
"""A word of more letters, such as an address, may be broken for want of room."""
MINIMUM_COLUMN = 24.0
"""A column of words narrower than this holds no two characters: the table is too wide for its page."""


def column_widths(table: Table, theme: Theme, faces: Faces) -> tuple[float, ...]:
    """The widths of a table's columns, in points; together they fill the measure (house look, Tables)."""
    match table.style:
        case "sources":
            return theme.tables.sources
        case "claims":
            return theme.tables.claims
        case "indicators":
            return _indicator_widths(table.columns, theme)
        case "plain":
            return _plain_widths(table, theme, faces)


def _indicator_widths(columns: Sequence[Column], theme: Theme) -> tuple[float, ...]:
    """A column that vanished gives its width to the one that the theme names; what is wanting, the stub gives."""
    widths = [theme.tables.width(column.role) or MINIMUM_COLUMN for column in columns]
    spare = theme.page.measure - sum(widths)
    widths[0 if theme.tables.spare == "stub" or spare < 0 else -1] += spare
    return tuple(widths)


def _plain_widths(table: Table, theme: Theme, faces: Faces) -> tuple[float, ...]:
    natural = [_natural_width(table, index, theme, faces) for index in range(len(table.columns))]
    spare = theme.page.measure - sum(natural)
    if spare >= 0:
        return (*natural[:-1], natural[-1] + spare)
    return _shrunk(natural, theme.page.measure)


def _natural_width(table: Table, index: int, theme: Theme, faces: Faces) -> float:
    styles = theme.styles
    column = table.columns[index]
    widths = [styled_width(plain_text(column.title), styles.table_header, faces, theme.autospace)]
    widths += [
        styled_width(plain_text(row.cells[index]), styles.table_body, faces, theme.autospace)
        for row in table.rows[:200]
    ]
    return max(*widths, MINIMUM_COLUMN) + max(styles.table_body.size, 2 * theme.tables.padding)


def _shrunk(natural: Sequence[float], measure: float) -> tuple[float, ...]:
    """Columns that are narrower than their fair share keep their width; the others divide what is left."""
    remaining, open_columns, widths = measure, set(range(len(natural))), list(natural)
    while open_columns:
        share = remaining / len(open_columns)
        content = [index for index in open_columns if natural[index] <= share]
        if not content:
            for index in open_columns:
                widths[index] = share
            break
        for index in content:
            remaining -= natural[index]
            open_columns.remove(index)
    return tuple(widths)


LEAST_WORDS = 4
"""A column of words has room for so many characters side by side, or for all that it holds."""


def least_widths(table: Table, theme: Theme, faces: Faces) -> tuple[float, ...]:
    """How narrow each column may be, in points: figures and Latin words are not broken, Han text is."""
    if table.style == "indicators":
        widths = (theme.tables.width(column.role) or MINIMUM_COLUMN for column in table.columns)
        least = 2 * LEAST_WORDS * theme.styles.table_body.size
        return tuple(
            min(width, least) if column.role == "stub" else width
            for column, width in zip(table.columns, widths, strict=True)
        )
    padding = max(theme.styles.table_body.size, 2 * theme.tables.padding)
    return tuple(_least_width(table, index, theme, faces) + padding for index in range(len(table.columns)))


def _least_width(table: Table, index: int, theme: Theme, faces: Faces) -> float:
    styles, column = theme.styles, table.columns[index]
    told = [(plain_text(column.title), styles.table_header)]
    told += [(plain_text(row.cells[index]), styles.table_body) for row in table.rows[:200]]
    whole = column.role in ("value", "change")
    pieces = ((piece, style) for text, style in told for piece in (unbroken(text) if not whole else (text,)))
    return max(styled_width(piece, style, faces, theme.autospace) for piece, style in pieces)


def unbroken(text: str) -> Iterator[str]:
    """What of a text should stand on one line: each Latin word or figure of usual length, a few characters of Han."""
    yield text[:LEAST_WORDS]
    yield from (piece[:LONGEST_WORD] for piece in UNBROKEN.findall(text))


def most_columns(theme: Theme) -> int:
    """How many columns a page can hold, however narrow."""
    return int(theme.page.measure // MINIMUM_COLUMN)


def axis_position(column: Column, theme: Theme) -> float:
    """How far the axis of a number column stands right of its left edge: a last column that widened keeps it."""
    return (theme.tables.width(column.role) or MINIMUM_COLUMN) - theme.tables.axis(column.role)


def axis_overhang(datum: Datum, theme: Theme, faces: Faces) -> float:
    """How wide is what stands right of the axis of a number column: decimals, 余, 左右; in points."""
    style = theme.styles.table_number
    _, point, fraction = datum.digits.partition(".")
    right = point + fraction + datum.excess + datum.after
    if not datum.digits or not datum.digits[-1].isdigit():
        right = ""
    width = text_width(point + fraction, style.face, style.size, faces, 0)
    words = right.removeprefix(point + fraction)
    return width + (theme.tables.gap + text_width(words, style.face, style.size, faces, 0) if words else 0)


def words_in_columns(texts: Sequence[Inlines], style: TextStyle, theme: Theme, faces: Faces) -> float:
    """The width of the widest of several texts in one style."""
    return max((styled_width(plain_text(text), style, faces, theme.autospace) for text in texts), default=0)


# --- pictures ---------------------------------------------------------------------------------------------


def picture_place(image: Image, theme: Theme) -> tuple[float, float]:
    """How far from the left margin a picture stands, and its width: the whole measure, or less if it is too high."""
    measure, left = theme.page.measure, theme.page.labels
    ratio, limit = image.height / image.width, theme.pictures.height
    if measure * ratio <= limit:
        return 0.0, measure
    width = min(limit / ratio, measure - left)
    return (measure - width) / 2 if theme.styles.caption.alignment == "centred" else left, width


# --- charts -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ChartScale:
    """Where zero stands, in points from x0, and how many points a unit of the value takes."""

    zero: float
    points: float

    def position(self, number: float) -> float:
        """Where the mark of a number ends, in points from x0."""
        return self.zero + self.points * number


def chart_scale(chart: Chart, theme: Theme, faces: Faces) -> ChartScale:
    """From zero to the next round number (13.5: 15, 56: 60); zero moves right where there are negative numbers.

    Marks end earlier where a long value would not fit right of its mark.
    """
    metrics = theme.charts
    numbers = [float(point.number) for point in chart.points if point.number is not None]
    above = round_end(max([0.0, *numbers]), theme)
    below = round_end(max([0.0, *(-number for number in numbers)]), theme)
    whole = (above + below) or 1.0
    span = min([metrics.marks_end - metrics.zero, *_rooms(chart, below, whole, theme, faces)])
    return ChartScale(metrics.zero + span * below / whole, span / whole)


def _rooms(chart: Chart, below: float, whole: float, theme: Theme, faces: Faces) -> Iterator[float]:
    """How long the scale may be for each value to stand on the page, right of its mark; a tenth is kept in any case."""
    metrics, style = theme.charts, theme.styles.chart_value
    for point in chart.points:
        if point.datum is not None and point.number is not None:
            label = metrics.dot_label + styled_width(point.datum.text, style, faces, theme.autospace)
            share = (below + max(0.0, float(point.number))) / whole
            if share > 0:
                yield max((theme.page.measure - metrics.zero - label) / share, metrics.bar * 2)


def round_end(largest: float, theme: Theme) -> float:
    """The next round number at or above the largest mark; zero stays zero."""
    if largest <= 0:
        return 0.0
    magnitude = 10.0 ** (floor(log10(largest)))
    steps = (*theme.charts.scale_steps, 10.0)
    return next(step * magnitude for step in steps if step * magnitude >= largest * (1 - 1e-9))
