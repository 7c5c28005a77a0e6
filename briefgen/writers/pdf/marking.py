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
            annotation = document.make_indirect(_annotation(document, each))
            page.Annots.append(annotation)
            _tell(document, page, annotation)
        made = BytesIO()
        document.save(made, deterministic_id=True)
    return made.getvalue()


def _tell(document: Any, page: Any, annotation: Any) -> None:
    """In a tagged file the highlight is heard too, behind all else (ISO 14289-1, 7.18.1)."""
    from pikepdf import Array, Dictionary, Name, NumberTree

    root = document.Root.get("/StructTreeRoot")
    if root is None or "/ParentTree" not in root or "/K" not in root:
        return
    leads = NumberTree(root.ParentTree)
    key = max(leads, default=-1) + 1
    top = root.K[0] if isinstance(root.K, Array) else root.K
    area = Dictionary(Type=Name.OBJR, Pg=page.obj, Obj=annotation)
    element = document.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Annot, P=top, K=Array([area])))
    kids = top.get("/K", Array())
    top.K = Array([*(kids if isinstance(kids, Array) else [kids]), element])
    leads[key] = element
    annotation.StructParent, root.ParentTreeNextKey = key, key + 1
    page.Tabs = Name.S


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
