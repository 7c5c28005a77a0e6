"""Write Pages as a PDF file that can be heard and archived; the same Pages give the same bytes everywhere.

It is tagged as PDF/UA-1 asks (ISO 14289-1), and PDF/A-3a with files inside, PDF/A-2a without (ISO 19005-3 and -2).
"""

from collections.abc import Sequence

from briefgen.document import Meta
from briefgen.faces import Faces
from briefgen.layout.pages import LinkArea, Page, Pages
from briefgen.writers.pdf.attachments import Attached, Attachment, attached
from briefgen.writers.pdf.colour import output_intents
from briefgen.writers.pdf.content import Content, Means
from briefgen.writers.pdf.file import finished
from briefgen.writers.pdf.fonts import Fonts
from briefgen.writers.pdf.images import Images
from briefgen.writers.pdf.metadata import About, about, information, made, metadata
from briefgen.writers.pdf.navigation import destinations, leading, link, outline, page_labels
from briefgen.writers.pdf.objects import Document, Object, array, compressed, dictionary, name, page_reference, text
from briefgen.writers.pdf.structure import Area, Structure

__all__ = ["Attachment", "write"]


def write(pages: Pages, meta: Meta, faces: Faces, attachments: Sequence[Attachment] = ()) -> bytes:
    """The bytes of a PDF 1.7 file; attachments travel inside and change nothing on its pages.

    MissingGlyph (a ValueError) if a run holds a character that its face does not have; ValueError for an unknown face,
    an unreadable picture, a link to a place without a bookmark, or an item without a tag. Layout resolves all of these
    beforehand.
    """
    document, areas = Document(), [leading(page) for page in pages.pages]
    structure = Structure(area.tag for each in areas for area in each)
    means = Means(Fonts(faces), Images(), structure, meta.language)
    contents = [_content(page, means) for page in pages.pages]
    resources = _resources(document, means)
    links = [range(first := document.reserve(len(each)), first + len(each)) for each in areas]
    for index, (page, content) in enumerate(zip(pages.pages, contents, strict=True)):
        document.addPage(_page(document, page, content, resources, index, links[index]))
    numbers = [document.number(page_reference(index)) for index in range(len(pages.pages))]
    _write_links(document, pages, structure, areas, links, numbers)
    told = about(meta, next((each.title for each in pages.bookmarks), ""), bool(attachments))
    inside = attached(document, attachments, made(told))
    catalogue = _catalogue(document, pages, told, inside, structure.written(document, numbers))
    return finished(document, catalogue, information(told))


def _content(page: Page, means: Means) -> bytes:
    means.structure.new_page()
    content = Content(page.height, means)
    for region in page.regions:
        content.add(region)
    return content.written()


def _resources(document: Document, means: Means) -> Object:
    fonts, images = means.fonts.resources(document), means.images.resources(document)
    return document.Reference(dictionary(Font=fonts, XObject=images))


def _page(
    document: Document, page: Page, content: bytes, resources: Object, index: int, annotations: Sequence[int]
) -> Object:
    """A page; who goes from link to link goes in the order of the structure (ISO 14289-1, 7.18.3)."""
    return dictionary(
        Type=name("Page"),
        Parent=document.Reference(document.Pages),
        MediaBox=array(0, 0, round(page.width, 3), round(page.height, 3)),
        Resources=resources,
        Contents=document.Reference(compressed(content)),
        StructParents=index,
        Annots=f"[{' '.join(f'{each} 0 R' for each in annotations)}]" if annotations else None,
        Tabs=name("S") if annotations else None,
    )


def _write_links(
    document: Document,
    pages: Pages,
    structure: Structure,
    areas: Sequence[Sequence[LinkArea]],
    links: Sequence[Sequence[int]],
    numbers: Sequence[int],
) -> None:
    known = destinations(pages)
    for index, page in enumerate(pages.pages):
        for area, number in zip(areas[index], links[index], strict=True):
            key = structure.annotate(area.tag, Area(index, number))
            document.made[number] = link(area, page.height, key, known, numbers).encode("ascii")


def _catalogue(document: Document, pages: Pages, told: About, inside: Attached, tree: str) -> Object:
    return dictionary(
        Type=name("Catalog"),
        Pages=document.Reference(document.Pages),
        Lang=text(told.language),
        MarkInfo=dictionary(Marked="true"),
        StructTreeRoot=tree,
        Metadata=document.Reference(metadata(told)),
        OutputIntents=output_intents(document),
        Outlines=outline(document, pages),
        PageMode=name("UseOutlines") if pages.bookmarks else None,
        PageLabels=page_labels(pages),
        ViewerPreferences=dictionary(
            DisplayDocTitle="true", Duplex=name("DuplexFlipLongEdge") if pages.two_sided else None
        ),
        Names=inside.names,
        AF=inside.associated,
    )
