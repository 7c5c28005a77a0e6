"""Write a Document as the bytes of a Word file; equal arguments give equal bytes."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from briefgen.document import Caption, Cover, Document, Heading
from briefgen.faces import Faces
from briefgen.language import ENGLISH, LANGUAGES
from briefgen.layout.run_in import note_label
from briefgen.stationery import OwnPaper
from briefgen.theme import Theme
from briefgen.traversal import plain_text, query
from briefgen.writers.docx.blocks import block
from briefgen.writers.docx.cover import cover
from briefgen.writers.docx.given import GivenStyles
from briefgen.writers.docx.markup import Xml, root, tag, verbatim, whole, word
from briefgen.writers.docx.numbering import NumberFormat, automatic, bindings, heading_formats, numbering_part
from briefgen.writers.docx.package import PACKAGE, Part, Relationships, packed
from briefgen.writers.docx.paper import (
    RunningParts,
    colours_part,
    pages_of,
    running_parts,
    sides_differ,
    theme_on,
    undressed,
    with_plain_title,
)
from briefgen.writers.docx.paragraphs import Blocks
from briefgen.writers.docx.properties import face
from briefgen.writers.docx.sections import (
    PARTS,
    Section,
    SectionPages,
    closed,
    grid_of,
    parted,
    reference,
    running_feet,
    running_heads,
    section_properties,
    sections,
    with_section,
)
from briefgen.writers.docx.setting import Entry, HeadingPlace, Setting
from briefgen.writers.docx.settings import core_part, faces_part, footnotes_part, settings_part
from briefgen.writers.docx.styles import styles_part

MAIN = "word/document.xml"
CORE = "docProps/core.xml"
NO_TITLES: Mapping[str, str] = MappingProxyType({})
CORE_PROPERTIES = "application/vnd.openxmlformats-package.core-properties+xml"


def write(
    document: Document,
    theme: Theme,
    page_numbers: Mapping[str, str],
    faces: Faces,
    record: bytes | None = None,
    paper: OwnPaper | None = None,
    control_titles: Mapping[str, str] = NO_TITLES,
) -> bytes:
    """A .docx file. `page_numbers` are printed pages by heading identifier; `record` is text that travels inside.

    With `paper` it is set on an office's own stationery, with the words that it has on ours. A figure whose identifier
    has a title among `control_titles` stands in a control of that name.
    """
    if paper:
        document = with_plain_title(document, paper.stationery)
    headings: tuple[Heading, ...] = tuple(query(document, Heading))
    setting = replace(_setting(document, headings, theme, page_numbers, faces), control_titles=control_titles)
    if paper:
        setting = replace(setting, paper=paper, theme=theme_on(paper))
    body = root("w:document", "w r", word("body", *_body(document, setting)))
    parts = [
        Part(MAIN, f"{PARTS}.document.main+xml", body),
        *_fixed_parts(setting, heading_formats(headings)),
        *setting.collected.parts,
        *_record_parts(record, setting),
        *_package_parts(setting),
    ]
    return packed([*parts, setting.relationships.part(MAIN)])


def _setting(
    document: Document, headings: tuple[Heading, ...], theme: Theme, page_numbers: Mapping[str, str], faces: Faces
) -> Setting:
    language = LANGUAGES.get(document.meta.language, ENGLISH)
    places = tuple(HeadingPlace(f"_Toc{number:06d}", counted) for number, counted in enumerate(automatic(headings), 1))
    return Setting(
        theme,
        faces.with_latin_marks() if language.spaced else faces,
        language,
        document.meta,
        _entries(headings, places, page_numbers),
        iter(places),
        _bookmarks(document, headings, places),
        Relationships(),
        note_label(theme, language),
    )


def _entries(
    headings: tuple[Heading, ...], places: tuple[HeadingPlace, ...], page_numbers: Mapping[str, str]
) -> tuple[Entry, ...]:
    return tuple(
        Entry(each.number, plain_text(each.children), place.bookmark, page_numbers.get(each.identifier, ""))
        for each, place in zip(headings, places, strict=True)
        if each.level == 1 and not each.section
    )


def _bookmarks(document: Document, headings: tuple[Heading, ...], places: tuple[HeadingPlace, ...]) -> dict[str, str]:
    """Bookmarks by identifier: Word takes no more than 40 characters and no blanks, so they are numbered."""
    named = {each.identifier: place.bookmark for each, place in zip(headings, places, strict=True)}
    captions = (each for each in query(document, Caption) if each.identifier)
    named |= {each.identifier: f"_Ref{number:06d}" for number, each in enumerate(captions, 1)}
    return {identifier: bookmark for identifier, bookmark in named.items() if identifier}


def _body(document: Document, setting: Setting) -> Blocks:
    """All sections; the properties of the last one stand at the end of the body, those of others in a paragraph."""
    divided = sections(document.blocks, setting.language.packet.joint)
    running = running_parts(setting)
    feet = running_feet(setting) if running.lacks("footer") else ()
    counted = 1 if divided[0].cover else 0
    written: list[Xml] = []
    for index, section in enumerate(divided):
        pages = pages_of(setting, 1 if index == counted else None)
        parts = _cover(section.cover, setting) if section.cover else _section(section, running, feet, pages, setting)
        blocks, form = undressed(parts[0], setting.given), parts[1]
        written += with_section(blocks, form) if index < len(divided) - 1 else (*closed(blocks), form)
    return tuple(written)


def _section(
    section: Section, running: RunningParts, feet: tuple[Xml, ...], pages: SectionPages, setting: Setting
) -> tuple[Blocks, Xml]:
    if section.turned:
        setting = replace(setting, theme=replace(setting.theme, page=setting.theme.page.turned))
        feet = running_feet(setting) if running.lacks("footer") else ()
    if setting.theme.two_sided and (pages.first is not None or section.is_chapter):
        pages = replace(pages, begins="oddPage")
    heads = running_heads(section.name, setting) if running.lacks("header") else ()
    blocks = parted(each for node in section.blocks for each in block(node, setting))
    references = (*running.of("header", heads, pages), *running.of("footer", feet, pages))
    return blocks, section_properties(setting.theme, setting.theme.page, references, pages)


def _cover(node: Cover, setting: Setting) -> tuple[Blocks, Xml]:
    """The cover's margins place its parts: header, title and footer begin or end where the theme says."""
    head, body, foot = cover(node, setting)
    metrics, page = setting.theme.cover, setting.theme.page
    placed = replace(page, top=metrics.title, header=metrics.rule, footer=page.height - metrics.end)
    references = (reference("header", head, setting), reference("footer", foot, setting))
    return body, section_properties(setting.theme, placed, references, SectionPages(grid=grid_of(setting.theme)))


# --- the parts beside the body ------------------------------------------------------------------------------


def _fixed_parts(setting: Setting, formats: dict[int, NumberFormat]) -> list[Part]:
    """Parts that every file has; they come last, since writing the body finds footnotes and lists."""
    theme, faces, collected = setting.theme, setting.faces, setting.collected
    numbers, given = bindings(theme, formats), _given(setting)
    contents = {
        "styles": styles_part(theme, faces, setting.language, numbers, given),
        "settings": settings_part(theme, setting.language, sides_differ=sides_differ(setting)),
        "fontTable": faces_part((*theme.faces, "song"), faces, setting.language),
        "numbering": numbering_part(theme, faces, setting.language, formats, collected.list_starts, setting.given),
        "footnotes": footnotes_part(collected.footnotes),
    }
    for name in contents:
        setting.relationships.to(name, f"{name}.xml")
    fixed = [Part(f"word/{name}.xml", f"{PARTS}.{name}+xml", content) for name, content in contents.items()]
    links = collected.footnote_links
    fixed += [links.part("word/footnotes.xml")] if links.targets else []
    return [*fixed, *colours_part(setting)]


def _given(setting: Setting) -> GivenStyles | None:
    """The styles of the office's stationery, if it has any."""
    if setting.paper is None or not setting.given:
        return None
    text_faces, *_ = face(setting.theme.styles.body.face, setting.faces)
    return GivenStyles(setting.paper, text_faces)


RECORD_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
RECORD_SPACE = "urn:briefgen:record:1"
RECORD_IDENTITY = "{5B1E5A3C-8F0D-4C55-9B77-B21EF6E0A001}"
"""Names the record among the custom parts of a file; it is the same in every packet."""


def _record_parts(record: bytes | None, setting: Setting) -> list[Part]:
    """The record as a custom XML part, which Word and LibreOffice keep when they save (ECMA-376 15.2.5).

    The part is one element whose text is the record, byte for byte but for what XML must escape.
    """
    if record is None:
        return []
    setting.relationships.to("customXml", "../customXml/item1.xml")
    owned = Relationships()
    owned.to("customXmlProps", "itemProps1.xml")
    space = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    identity = tag("ds:datastoreItem", **{"ds:itemID": RECORD_IDENTITY, "xmlns:ds": space})
    return [
        Part("customXml/item1.xml", "", whole(tag("record", verbatim(record.decode()), xmlns=RECORD_SPACE))),
        Part("customXml/itemProps1.xml", RECORD_PROPERTIES, whole(identity)),
        owned.part("customXml/item1.xml"),
    ]


def _package_parts(setting: Setting) -> list[Part]:
    """What the package itself refers to: the document and what is said of it."""
    links = Relationships()
    links.to("officeDocument", MAIN)
    links.to(f"{PACKAGE}/relationships/metadata/core-properties", CORE)
    return [Part(CORE, CORE_PROPERTIES, core_part(setting.meta)), links.part("")]
