"""Write pictures in line with their alternative text, and the empty frame where one is still wanted."""

from briefgen.document import Image, Picture
from briefgen.layout.measures import picture_place
from briefgen.lengths import points
from briefgen.writers.docx.markup import (
    DRAWING,
    PICTURE,
    PLACING,
    RELATIONSHIP,
    Xml,
    clean,
    tag,
    word,
)
from briefgen.writers.docx.package import Part
from briefgen.writers.docx.paragraphs import Blocks, caption, gap, paragraph, plain
from briefgen.writers.docx.properties import border, flag, indent, spacing, twips
from briefgen.writers.docx.setting import Setting
from briefgen.writers.docx.tables import cell, framed, row

PNG_SIGNATURE = b"\x89PNG"


def picture(block: Picture, setting: Setting) -> Blocks:
    """The picture or its empty place, the caption below it, then who took it."""
    note = setting.theme.styles.table_note
    words = caption(block.caption, setting, before=note.before, after=0)
    credit = (plain(block.credit, note, setting, *_below_caption(setting)),) if block.credit else ()
    place = (_image(block, block.image, setting),) if block.image else _empty(block, setting)
    return (*place, words, *credit)


def _below_caption(setting: Setting) -> tuple[Xml, ...]:
    """Who took it stands as the caption does: from x1, or in the middle."""
    note, place = setting.theme.styles.table_note, word("spacing", before=0)
    if setting.theme.styles.caption.alignment == "centred":
        return place, word("jc", val="center")
    return place, indent(note.left)


def _image(block: Picture, image: Image, setting: Setting) -> Xml:
    theme = setting.theme
    left, width = picture_place(image, theme)
    height = width * image.height / image.width
    drawing = inline_drawing(graphic(image, (width, height), setting), (width, height), block.alternative, setting)
    above = spacing(theme.pictures.before)
    return paragraph(theme.styles.frame_note, drawing, flag("keepNext", True), above, indent(left))


def inline_drawing(shown: Xml, extent: tuple[float, float], alternative: str, setting: Setting) -> Xml:
    """A run that holds a drawing as if it were a character (ECMA-376 20.4.2.8)."""
    number = next(setting.numbers.drawings)
    width, height = (points(length).emu for length in extent)
    placed = tag(
        "wp:inline",
        tag("wp:extent", cx=width, cy=height),
        tag("wp:docPr", id=number, name=f"Drawing {number}", descr=clean(alternative)),
        tag("wp:cNvGraphicFramePr"),
        tag("a:graphic", shown, **{"xmlns:a": DRAWING}),
        distT=0,
        distB=0,
        distL=0,
        distR=0,
        **{"xmlns:wp": PLACING},
    )
    return word("r", word("drawing", placed))


def graphic(image: Image, extent: tuple[float, float], setting: Setting) -> Xml:
    width, height = (points(length).emu for length in extent)
    frame = tag("a:xfrm", tag("a:off", x=0, y=0), tag("a:ext", cx=width, cy=height))
    fill = tag("a:stretch", tag("a:fillRect"))
    name = tag("pic:nvPicPr", tag("pic:cNvPr", id=0, name=clean(image.name)), tag("pic:cNvPicPr"))
    blip = tag("a:blip", **{"r:embed": _part(image, setting), "xmlns:r": RELATIONSHIP})
    shape = tag("pic:spPr", frame, tag("a:prstGeom", tag("a:avLst"), prst="rect"))
    whole = tag("pic:pic", name, tag("pic:blipFill", blip, fill), shape, **{"xmlns:pic": PICTURE})
    return tag("a:graphicData", whole, uri=PICTURE)


def _part(image: Image, setting: Setting) -> str:
    kind = "png" if image.content.startswith(PNG_SIGNATURE) else "jpeg"
    name = f"media/image{next(setting.numbers.images)}.{kind}"
    setting.collected.parts.append(Part(f"word/{name}", f"image/{kind}", image.content))
    return setting.relationships.to("image", name)


def _empty(block: Picture, setting: Setting) -> Blocks:
    """A framed cell of exact height that says what picture is wanted, lower left."""
    theme = setting.theme
    metrics, palette = theme.pictures, theme.palette
    sides = (border(side, metrics.frame_rule, palette.river) for side in ("top", "left", "bottom", "right"))
    inset = (word(side, w=twips(metrics.inset), type="dxa") for side in ("left", "bottom", "right"))
    words = plain(block.wanted, theme.styles.frame_note, setting, flag("keepNext", True))
    width = twips(theme.page.measure)
    frame = cell(
        width,
        (words,),
        word("tcBorders", *sides),
        word("shd", val="clear", color="auto", fill=palette.frame),
        word("tcMar", *inset),
        word("vAlign", val="bottom"),
    )
    height = word("trHeight", val=twips(metrics.frame_height), hRule="exact")
    described = (word("tblDescription", val=clean(block.alternative)),) if block.alternative else ()
    return gap(metrics.before), framed((width,), (row((frame,), height),), described)
