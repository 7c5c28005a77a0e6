"""Lay highlights over spots of a finished PDF, each with a note that says why; nothing else of the file changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

COLOUR = (1.0, 0.85, 0.2)
PRINTED = 4


@dataclass(frozen=True, slots=True)
class Highlight:
    """A rectangle (left, bottom, right, top) on a page, in points, and what is said of it."""

    page: int
    corners: tuple[float, float, float, float]
    note: str


def highlighted(content: bytes, highlights: Sequence[Highlight]) -> bytes:
    """The file with its highlights (ISO 32000-1, 12.5.6.10); the same arguments give the same bytes."""
    import pikepdf  # 60 ms, and only a marked copy needs it

    with pikepdf.open(BytesIO(content)) as document:
        for each in highlights:
            page = document.pages[each.page]
            if "/Annots" not in page:
                page.Annots = document.make_indirect(pikepdf.Array())
            page.Annots.append(document.make_indirect(_annotation(document, each)))
        made = BytesIO()
        document.save(made, deterministic_id=True)
    return made.getvalue()


def _annotation(document: Any, highlight: Highlight) -> Any:
    from pikepdf import Array, Dictionary, Name, String

    left, bottom, right, top = (round(each, 3) for each in highlight.corners)
    return Dictionary(
        Type=Name.Annot,
        Subtype=Name.Highlight,
        Rect=Array([left, bottom, right, top]),
        QuadPoints=Array([left, top, right, top, left, bottom, right, bottom]),
        C=Array(COLOUR),
        Contents=String(highlight.note),
        F=PRINTED,
        AP=Dictionary(N=_appearance(document, (left, bottom, right, top))),
    )


def _appearance(document: Any, corners: tuple[float, float, float, float]) -> Any:
    """A coloured rectangle that lets what is below show through, so that every viewer shows the same."""
    from pikepdf import Array, Dictionary, Name, Stream

    left, bottom, right, top = corners
    red, green, blue = COLOUR
    drawn = f"/Through gs {red} {green} {blue} rg {left} {bottom} {right - left:.3f} {top - bottom:.3f} re f"
    return Stream(
        document,
        drawn.encode("ascii"),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array(corners),
        Resources=Dictionary(ExtGState=Dictionary(Through=Dictionary(BM=Name.Multiply))),
    )
