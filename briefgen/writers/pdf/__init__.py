"""Write Pages as a PDF file; the same Pages give the same bytes on every machine and at every time."""

import re
from collections.abc import Sequence
from datetime import date
from unicodedata import normalize

from briefgen.document import Meta
from briefgen.faces import Faces
from briefgen.layout.pages import Page, Pages
from briefgen.writers.pdf.attachments import Attached, Attachment, attached
from briefgen.writers.pdf.content import Content
from briefgen.writers.pdf.fonts import Fonts
from briefgen.writers.pdf.images import Images
from briefgen.writers.pdf.navigation import Destinations, destinations, links, outline, page_labels
from briefgen.writers.pdf.objects import (
    Object,
    array,
    compressed,
    dictionary,
    finished,
    name,
    new_document,
    text,
)

__all__ = ["Attachment", "write"]

PROGRAM = "briefgen"

DATE = re.compile(r"(\d{4})\D+(\d{1,2})(?:\D+(\d{1,2}))?")
UNDATED = date(2000, 1, 1)
"""A file has to say when it was made, and the clock is not asked."""


def write(pages: Pages, meta: Meta, faces: Faces, attachments: Sequence[Attachment] = ()) -> bytes:
    """The bytes of a PDF 1.7 file; attachments travel inside and change nothing on its pages.

    MissingGlyph (a ValueError) if a run holds a character that its face does not have; ValueError for an unknown face,
    an unreadable picture, or a link to a place without a bookmark. Layout resolves all of these beforehand.
    """
    document, fonts, images = new_document(), Fonts(faces), Images()
    contents = [_content(page, fonts, images) for page in pages.pages]
    resources = document.Reference(dictionary(Font=fonts.resources(document), XObject=images.resources(document)))
    known = destinations(pages)
    for page, content in zip(pages.pages, contents, strict=True):
        document.addPage(_page(document, page, content, resources, known))
    inside = attached(document, attachments, _made(meta))
    return finished(document, _catalogue(document, pages, meta, inside), _information(meta))


def _content(page: Page, fonts: Fonts, images: Images) -> bytes:
    content = Content(page.height, fonts, images)
    for region in page.regions:
        content.add(region)
    return content.written()


def _page(document: Object, page: Page, content: bytes, resources: Object, known: Destinations) -> Object:
    annotations = [document.Reference(each) for each in links(page, known)]
    return dictionary(
        Type=name("Page"),
        Parent=document.Reference(document.Pages),
        MediaBox=array(0, 0, round(page.width, 3), round(page.height, 3)),
        Resources=resources,
        Contents=document.Reference(compressed(content)),
        Annots=array(*annotations) if annotations else None,
    )


def _catalogue(document: Object, pages: Pages, meta: Meta, inside: Attached) -> Object:
    return dictionary(
        Type=name("Catalog"),
        Pages=document.Reference(document.Pages),
        Lang=text(meta.language),
        Outlines=outline(document, pages),
        PageMode=name("UseOutlines") if pages.bookmarks else None,
        PageLabels=page_labels(pages),
        ViewerPreferences=dictionary(DisplayDocTitle="true"),
        Names=inside.names,
        AF=inside.associated,
    )


def _information(meta: Meta) -> Object:
    made = _made(meta)
    return dictionary(
        Title=text(meta.title),
        Author=text(meta.issuer) if meta.issuer else None,
        Subject=text(meta.subject) if meta.subject else None,
        Creator=text(PROGRAM),
        Producer=text(PROGRAM),
        CreationDate=made,
        ModDate=made,
    )


def _made(meta: Meta) -> Object:
    return text(f"D:{_date(meta.date):%Y%m%d}000000+08'00'")


def _date(written: str) -> date:
    """The day that a date of issue names: 2025年1月20日, 2025-01-20; the first one if it names a month only."""
    found = DATE.search(normalize("NFKC", written))
    if not found:
        return UNDATED
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return UNDATED
