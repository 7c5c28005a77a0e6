"""Transform what stands on one page into the operators that draw it (ISO 32000-1, annex A)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import assert_never

from briefgen.faces.face import DASH, DASH_PAIR
from briefgen.language.foreign import foreign
from briefgen.layout.pages import Box, Disc, Item, LinkArea, PlacedImage, Region, Rule, TextRun
from briefgen.layout.structure import Element, Tag
from briefgen.writers.pdf.extents import extent
from briefgen.writers.pdf.fonts import Codes, Fonts
from briefgen.writers.pdf.images import Images
from briefgen.writers.pdf.marks import Marks
from briefgen.writers.pdf.structure import Structure

PAIR_OR_CHARACTER = re.compile(f"{DASH_PAIR}|.", re.DOTALL)

QUARTER = 0.5522847498
"""How far the control points of a quarter of a circle stand from its ends, in radii."""

PAINT = {(True, True): "B", (True, False): "f", (False, True): "S"}
"""How a shape is painted that has a fill, an outline (ISO 32000-1, table 60)."""

INITIAL_STATE = {"fill": "0 g", "stroke": "0 G", "weight": "1 w", "dash": "[] 0 d"}
"""What holds at the beginning of every page (ISO 32000-1, table 52)."""


@dataclass(frozen=True, slots=True)
class Means:
    """What all pages of a document are drawn with."""

    fonts: Fonts
    images: Images
    structure: Structure
    language: str


class Content:
    """The operators of one page, `height` points high; a state is written only where it changes."""

    def __init__(self, height: float, means: Means) -> None:
        self._height = height
        self._means = means
        self._operators: list[str] = []
        self._marks = Marks(means.structure, self._operators)
        self._state = dict(INITIAL_STATE)

    def add(self, region: Region) -> None:
        """Draw a region, each item marked as what it belongs to."""
        self._means.structure.declare(region.elements)
        for item in region.items:
            self._item(item)
        figure = next((each for item in region.items if (each := _figure(item.tag))), None)
        if figure is not None:
            self._frame(figure, region)

    def written(self) -> bytes:
        self._marks.end()
        return "\n".join(self._operators).encode("ascii")

    def _frame(self, figure: Element, region: Region) -> None:
        found = extent(region.items, self._means.fonts)
        if found is not None:
            left, top, right, bottom = found
            self._means.structure.frame(figure, (left, self._up(bottom), right, self._up(top)))

    def _item(self, item: Item) -> None:
        match item:
            case TextRun():
                self._text(item)
            case Rule():
                self._rule(item)
            case Box():
                self._box(item)
            case Disc():
                self._disc(item)
            case PlacedImage():
                self._image(item)
            case LinkArea():
                pass
            case _:
                assert_never(item)

    def _text(self, run: TextRun) -> None:
        x, baseline, text, face, size, colour, _, tag = run
        if not text:
            return
        pieces = tuple(_pieces(run, self._means.language)) if isinstance(tag, Element) else ()
        self._marks.text(pieces[0].tag if pieces else tag, alone=bool(pieces))
        codes = self._means.fonts.codes(face)
        self._set("font", _font(codes.resource, size))
        self._set("fill", _colour(colour, "g", "rg"))
        place = f"{_number(x)} {_number(self._height - baseline)}"
        self._operators.append(f"1 0 0 1 {place} Tm {_shown(pieces[0] if pieces else run, codes)} TJ")
        for before, piece in pairwise(pieces):
            self._marks.text(piece.tag)
            self._operators.append(f"{_shown(piece, codes, before.gaps[-1])} TJ")

    def _rule(self, rule: Rule) -> None:
        self._marks.graphic(rule.tag)
        self._outline(rule.colour, rule.weight, rule.dash)
        start, end = _numbers(rule.x, self._up(rule.y)), _numbers(rule.to_x, self._up(rule.to_y))
        self._operators.append(f"{start} m {end} l S")

    def _box(self, box: Box) -> None:
        corner = _numbers(box.x, self._up(box.y + box.height), box.width, box.height)
        self._shape(f"{corner} re", box, box.dash)

    def _disc(self, disc: Disc) -> None:
        self._shape(_circle(disc.x, self._up(disc.y), disc.radius), disc, ())

    def _shape(self, path: str, shape: Box | Disc, dash: tuple[float, ...]) -> None:
        self._marks.graphic(shape.tag)
        if shape.fill:
            self._set("fill", _colour(shape.fill, "g", "rg"))
        if shape.outline:
            self._outline(shape.outline, shape.weight, dash)
        paint = PAINT.get((bool(shape.fill), bool(shape.outline)))
        if paint:
            self._operators.append(f"{path} {paint}")

    def _image(self, placed: PlacedImage) -> None:
        self._marks.graphic(placed.tag)
        size = f"{_number(placed.width)} 0 0 {_number(placed.height)}"
        corner = _numbers(placed.x, self._up(placed.y + placed.height))
        self._operators.append(f"q {size} {corner} cm /{self._means.images.resource(placed.image)} Do Q")

    def _outline(self, colour: str, weight: float, dash: tuple[float, ...]) -> None:
        self._set("stroke", _colour(colour, "G", "RG"))
        self._set("weight", f"{_number(weight)} w")
        self._set("dash", f"[{_numbers(*dash)}] 0 d")

    def _set(self, state: str, operator: str) -> None:
        if self._state.get(state) != operator:
            self._state[state] = operator
            self._operators.append(operator)

    def _up(self, y: float) -> float:
        """PDF counts from the foot of the page."""
        return self._height - y


def _figure(tag: Tag | None) -> Element | None:
    """The figure that something is part of."""
    while isinstance(tag, Element) and tag.role != "Figure":
        tag = tag.parent
    return tag if isinstance(tag, Element) else None


def _pieces(run: TextRun, language: str) -> Iterator[TextRun]:
    """The run cut at words of another language; nothing where there are none. Only the first piece tells its place."""
    start = 0
    for each in foreign(run.text, language):
        if each.start > start:
            yield _cut(run, start, each.start, run.tag)
        tag = Element("Span", run.tag, language=each.language) if isinstance(run.tag, Element) else run.tag
        yield _cut(run, each.start, each.end, tag)
        start = each.end
    if 0 < start < len(run.text):
        yield _cut(run, start, len(run.text), run.tag)


def _cut(run: TextRun, start: int, end: int, tag: Tag | None) -> TextRun:
    return run._replace(text=run.text[start:end], gaps=run.gaps[start:end], tag=tag)


def _shown(run: TextRun, codes: Codes, gap_before: float = 0) -> str:
    """The operand of TJ: codes, and between them what is added to an advance, in thousandths of an em, negative."""
    lead = _number(-1000 * gap_before / run.size) if gap_before else ""
    if not any(run.gaps) and len(run.gaps) == len(run.text) and DASH not in run.text:
        return f"[{lead}<{''.join([codes[character] for character in run.text])}>]"
    pieces: list[str] = []
    for character, gap in _spaced(run, codes):
        pieces.append(codes[character])
        if gap:
            pieces.append(f">{_number(-1000 * gap / run.size)}<")
    if pieces[-1].startswith(">"):
        pieces.pop()
    return f"[{lead}<{''.join(pieces)}>]"


def _spaced(run: TextRun, codes: Codes) -> Iterable[tuple[str, float]]:
    """Each character with the gap after it; of a joined pair, both with the gaps of both."""
    if DASH_PAIR in run.text and codes.face.joins(DASH_PAIR):
        return _joined(run)
    return zip(run.text, run.gaps, strict=True)


def _joined(run: TextRun) -> Iterator[tuple[str, float]]:
    start = 0
    for piece in PAIR_OR_CHARACTER.findall(run.text):
        end = start + len(piece)
        yield piece, sum(run.gaps[start:end])
        start = end


def _circle(x: float, y: float, radius: float) -> str:
    """Four curves, from the right, anticlockwise."""
    arm = radius * QUARTER
    right, left, top, bottom = x + radius, x - radius, y + radius, y - radius
    return " ".join(
        (
            f"{_numbers(right, y)} m",
            f"{_numbers(right, y + arm, x + arm, top, x, top)} c",
            f"{_numbers(x - arm, top, left, y + arm, left, y)} c",
            f"{_numbers(left, y - arm, x - arm, bottom, x, bottom)} c",
            f"{_numbers(x + arm, bottom, right, y - arm, right, y)} c h",
        )
    )


@lru_cache(maxsize=256)
def _font(resource: str, size: float) -> str:
    return f"/{resource} {_number(size)} Tf"


@lru_cache(maxsize=256)
def _colour(digits: str, grey: str, rgb: str) -> str:
    """Six hexadecimal digits as the operator that sets them; black as grey, so that one ink prints it."""
    if digits == "000000":
        return f"0 {grey}"
    parts = (int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4))
    return f"{' '.join(f'{part:.4g}' for part in parts)} {rgb}"


def _numbers(*values: float) -> str:
    return " ".join(map(_number, values))


@lru_cache(maxsize=4096)
def _number(value: float) -> str:
    """Thousandths of a point are finer than any printer."""
    written = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written
