"""Anchor a logo at its place of a page, where text does not move it."""

from typing import Literal

from briefgen.layout.logo import as_image, logo_size
from briefgen.lengths import points
from briefgen.theme import Logo
from briefgen.writers.docx.markup import DRAWING, PLACING, Xml, tag, word
from briefgen.writers.docx.pictures import graphic
from briefgen.writers.docx.setting import Setting

Side = Literal["left", "right"]


def anchored_logo(logo: Logo, room: tuple[float, float], side: Side, bottom: float, setting: Setting) -> Xml:
    """A run with the logo at a side of the text, its foot so far below the page's top (ECMA-376 20.4.2.3)."""
    width, height = logo_size(logo, room)
    number = next(setting.numbers.drawings)
    top = points(bottom - height).emu
    anchor = tag(
        "wp:anchor",
        tag("wp:simplePos", x=0, y=0),
        tag("wp:positionH", tag("wp:align", Xml(side)), relativeFrom="margin"),
        tag("wp:positionV", tag("wp:posOffset", Xml(str(top))), relativeFrom="page"),
        tag("wp:extent", cx=points(width).emu, cy=points(height).emu),
        tag("wp:wrapNone"),
        tag("wp:docPr", id=number, name=f"Drawing {number}", descr=setting.meta.issuer),
        tag("wp:cNvGraphicFramePr"),
        tag("a:graphic", graphic(as_image(logo), (width, height), setting), **{"xmlns:a": DRAWING}),
        distT=0,
        distB=0,
        distL=0,
        distR=0,
        simplePos=0,
        relativeHeight=1,
        behindDoc=0,
        locked=0,
        layoutInCell=1,
        allowOverlap=1,
        **{"xmlns:wp": PLACING},
    )
    return word("r", word("drawing", anchor))
