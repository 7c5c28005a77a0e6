"""Divide the box of key figures into columns, and the words of each figure into lines, alike for pages and for Word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.document import Datum, KeyFigure, KeyFigures, Strip
from briefgen.faces import Faces
from briefgen.layout.lines import Line, Paragraph, Shape
from briefgen.layout.measures import styled_width, text_width
from briefgen.layout.spans import spans
from briefgen.layout.structure import Tag
from briefgen.theme import TextStyle, Theme
from briefgen.traversal import plain_text

NO_LIMIT = 1e6
"""Room for any line: columns that are as wide as their longest line break none."""


@dataclass(frozen=True, slots=True)
class FigureColumns:
    """The size of the digits and the widths of the columns of the box of key figures; `room` is what words may fill."""

    size: float
    widths: tuple[float, ...]
    room: float = NO_LIMIT


def figure_columns(block: KeyFigures, theme: Theme, faces: Faces) -> FigureColumns:
    """The largest size at which every line fits; a column is its longest line and an equal share of the rest.

    Where three columns are too many even at the smallest size, two are tried, then one. A theme that wraps has equal
    columns, in which labels and qualifiers take several lines.
    """
    if theme.figures.wraps:
        return _equal_columns(block, theme, faces)
    for count in range(theme.figures.columns, 0, -1):
        for size in theme.figures.sizes:
            longest = _longest_lines(block, count, size, theme, faces)
            spare = theme.page.measure - sum(longest)
            if spare >= 0:
                return FigureColumns(size, tuple(width + spare / count for width in longest))
    return FigureColumns(theme.figures.sizes[-1], (theme.page.measure,))


def _equal_columns(block: KeyFigures, theme: Theme, faces: Faces) -> FigureColumns:
    """The most columns, and the largest size, at which each number keeps its bound and unit on its line."""
    for count in range(theme.figures.columns, 0, -1):
        width = theme.page.measure / count
        room = width - theme.figures.gutter
        for size in theme.figures.sizes:
            data = [figure.datum for figure in block.figures]
            if all(_number_width(datum, size, theme, faces) <= room for datum in data):
                return FigureColumns(size, (width,) * count, room)
    return FigureColumns(theme.figures.sizes[-1], (theme.page.measure,), theme.page.measure)


def _number_width(datum: Datum, size: float, theme: Theme, faces: Faces) -> float:
    pieces = _datum_pieces(datum, size, theme, faces)
    return sum(piece.width for piece in pieces if piece.text != datum.after)


def _longest_lines(block: KeyFigures, count: int, size: float, theme: Theme, faces: Faces) -> list[float]:
    longest = [
        max((figure_width(figure, size, theme, faces) for figure in block.figures[column::count]), default=0)
        for column in range(count)
    ]
    longest[0] = max([longest[0], *(strip_width(strip, size, theme, faces) for strip in block.strips)])
    return longest


def figure_width(figure: KeyFigure, size: float, theme: Theme, faces: Faces) -> float:
    """The wider of a key figure's label and its line of number, qualifier and unit."""
    label = styled_width(plain_text(figure.label), theme.styles.figure_label, faces, theme.autospace)
    return max(label, sum(piece.width for piece in figure_pieces(figure, size, theme, faces)))


@dataclass(frozen=True, slots=True)
class FigurePiece:
    """Words of one style on the line of a key figure; `gap` stands before them and is part of `width`."""

    text: str
    style: TextStyle
    size: float
    gap: float
    width: float
    datum: Datum


def figure_pieces(figure: KeyFigure, size: float, theme: Theme, faces: Faces) -> tuple[FigurePiece, ...]:
    """预计突破 | 1700 | 亿元, then 增长 4.8%: what stands on the line of a key figure, left to right."""
    pieces = _datum_pieces(figure.datum, size, theme, faces)
    if figure.change is None:
        return pieces
    space = " " if theme.figures.wraps else ""
    words, look = space + figure.change.text, theme.styles.figure_qualifier
    return (*pieces, _piece(words, look, theme.figures.change_gap, figure.change, theme, faces))


def _datum_pieces(datum: Datum, size: float, theme: Theme, faces: Faces) -> tuple[FigurePiece, ...]:
    """Bound, number, percent sign, unit; where qualifiers take several lines, what stands last is a piece by itself."""
    styles, metrics = theme.styles, theme.figures
    is_percent = datum.unit == "%"
    percent_size = size * styles.figure_percent.size / styles.figure_number.size
    behind, last = datum.excess + ("" if is_percent else datum.unit), datum.after
    if not metrics.wraps:
        behind, last = behind + last, ""
    look = styles.figure_qualifier
    gap = metrics.digits_gap if datum.before else 0
    sign = "%" if is_percent else ""
    pieces = (
        _piece(_apart(datum.before, theme), look, 0, datum, theme, faces),
        _piece(datum.digits, styles.figure_number, gap, datum, theme, faces, size),
        _piece(sign, styles.figure_percent, metrics.percent_gap, datum, theme, faces, percent_size),
        _piece(_apart(behind, theme), look, metrics.digits_gap, datum, theme, faces),
        _piece(_apart(last, theme), look, metrics.digits_gap, datum, theme, faces),
    )
    return tuple(piece for piece in pieces if piece.text)


def _apart(words: str, theme: Theme) -> str:
    """Words beside a number: a gap of the theme stands between, or the space that a language of spaces has there."""
    return words if theme.figures.wraps else words.strip()


def _piece(
    text: str, style: TextStyle, gap_before: float, datum: Datum, theme: Theme, faces: Faces, size: float = 0
) -> FigurePiece:
    used = size or style.size
    width = text_width(text, style.face, used, faces, theme.autospace)
    return FigurePiece(text, style, used, gap_before, width + gap_before, datum)


def figure_lines(
    pieces: Sequence[FigurePiece], room: float, theme: Theme, faces: Faces
) -> tuple[tuple[FigurePiece, ...], ...]:
    """The pieces in lines no wider than the room: what does not fit beside a number goes on below it, word by word."""
    lines: list[list[FigurePiece]] = [[]]
    for piece in pieces:
        used = sum(each.width for each in lines[-1])
        if used + piece.width <= room or not lines[-1]:
            lines[-1].append(piece)
            continue
        for words in _wrapped(piece, room, theme, faces):
            lines.append([words])
    return tuple(map(tuple, lines))


def _wrapped(piece: FigurePiece, room: float, theme: Theme, faces: Faces) -> Iterator[FigurePiece]:
    taken = ""
    for word in piece.text.split():
        longer = f"{taken} {word}" if taken else word
        if taken and styled_width(longer, piece.style, faces, theme.autospace) > room:
            yield _piece(taken, piece.style, 0, piece.datum, theme, faces)
            taken = word
        else:
            taken = longer
    yield _piece(taken, piece.style, 0, piece.datum, theme, faces)


def label_lines(figure: KeyFigure, columns: FigureColumns, tag: Tag, theme: Theme, faces: Faces) -> tuple[Line, ...]:
    """The label in lines as wide as its column allows."""
    style = theme.styles.figure_label
    shape = Shape(columns.room, autospace=theme.autospace)
    return Paragraph(spans(figure.label, style, theme, tag), faces, shape).lines()


def strip_pieces(strip: Strip, size: float, theme: Theme, faces: Faces) -> tuple[FigurePiece, ...]:
    """中心城区 | 第一: the large words of a strip."""
    return _datum_pieces(strip.headline, size, theme, faces)


def strip_width(strip: Strip, size: float, theme: Theme, faces: Faces) -> float:
    return sum(piece.width for piece in strip_pieces(strip, size, theme, faces))
