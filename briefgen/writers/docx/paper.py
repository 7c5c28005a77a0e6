"""Set a packet on an office's own stationery: its page, its running heads and feet, its styles in place of ours.

What it gives counts more than what we have:

- A style of Word's own that it has (heading 1, Body Text …) is taken whole, with those that it is based on. Nothing is
  set directly beside it: no spacing, indent, alignment, rule, face, size or colour of ours. What tells structure stays:
  numbers of headings, indents of lists, the place of a title on the cover or below a red head, breaks of pages, what
  keeps together, levels of the outline.
- Styles of ours for labels within such paragraphs (the number of a heading, 表1, the number in the contents) look as
  their paragraph does. Section titles are set as its heading 1 without a number, leads and summaries as its text.
- A style that it lacks is ours. It is based on nothing, so that indents of its Normal do not reach our tables; where
  we would set it in the face of our text, it takes the face of the office's text. Body Text, if it lacks that, is its
  Normal with the first line indented.
- Numbers of headings are ours: its own lists stay behind, and no heading is counted twice.
- The cover keeps our order on its paper, because its head and foot bear words of the packet (issuer, index, period);
  its running parts begin on the page behind, and those of its first page are there only. A title in a given Title
  style is one paragraph.
- Labels run in: its styles know no column in which ours would hang.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from briefgen.document import Cover, Document
from briefgen.stationery import OwnPaper, Pages, RunningPart, Stationery
from briefgen.theme import PageGeometry, Theme
from briefgen.writers.docx.markup import NOTHING, WORD, Xml, tag, word
from briefgen.writers.docx.package import Part, Relationships
from briefgen.writers.docx.paragraphs import Blocks
from briefgen.writers.docx.properties import properties
from briefgen.writers.docx.runs import in_characters, words
from briefgen.writers.docx.sections import PARTS, SectionPages, grid_of
from briefgen.writers.docx.setting import Setting

COLOURS = "application/vnd.openxmlformats-officedocument.theme+xml"

# --- the document and the theme ----------------------------------------------------------------------------------


def theme_on(paper: OwnPaper) -> Theme:
    """Its theme; where a Title is given, a title without a year is set in it too."""
    theme = _with_lower_cover(paper.theme)
    if TITLE not in paper.stationery.given:
        return theme
    return replace(theme, styles=replace(theme.styles, title_plain=theme.styles.title))


def _with_lower_cover(theme: Theme) -> Theme:
    """Parts of the cover stand as far down on a sheet of another height, in proportion."""
    share, cover = theme.page.height / PageGeometry().height, theme.cover
    if share == 1:
        return theme
    foot = theme.page.height - (PageGeometry().height - cover.end)
    return replace(theme, cover=replace(cover, rule=cover.rule * share, title=cover.title * share, end=foot))


def with_plain_title(document: Document, stationery: Stationery) -> Document:
    """The cover's title as one paragraph where the office gives a style for it."""
    if TITLE not in stationery.given:
        return document
    blocks = tuple(_plain_title(each) if isinstance(each, Cover) else each for each in document.blocks)
    return replace(document, blocks=blocks)


def _plain_title(cover: Cover) -> Cover:
    return replace(cover, title=(tuple(inline for part in cover.title for inline in part),))


# --- direct formatting -------------------------------------------------------------------------------------------

_PARAGRAPH = re.compile(r'<w:p><w:pPr><w:pStyle w:val="([^"]+)"/>.*?</w:p>')
_PARAGRAPH_FORM = re.compile(r"(?<=<w:pPr>)(.*?)(?=</w:pPr>)")
_RUN_FORM = re.compile(r"<w:rPr>(.*?)</w:rPr>")
_DRESS = re.compile(r"<w:(?:ind|jc|snapToGrid)\b[^>]*/>|<w:(pBdr|tabs)>.*?</w:\1>")
_DISTANCES = re.compile(r"<w:spacing\b[^>]*/>")
_LETTERS = re.compile(r"<w:(?:rFonts|b|bCs|color|spacing|position|sz|szCs)\b[^>]*/>")
LISTED, TITLE = "ListParagraph", "Title"


def undressed(blocks: Blocks, given: frozenset[str]) -> Blocks:
    """The blocks, in which nothing is set directly beside a style that the office gives."""
    if not given:
        return blocks
    return tuple(Xml(_PARAGRAPH.sub(lambda found: _undressed(found, given), each)) for each in blocks)


def _undressed(found: re.Match[str], given: frozenset[str]) -> str:
    style, paragraph = found[1], found[0]
    if style not in given:
        return paragraph
    bare = _RUN_FORM.sub(_without_letters, paragraph)
    if style == LISTED:
        return bare
    placed = bare if style == TITLE else _PARAGRAPH_FORM.sub(lambda form: _DISTANCES.sub("", form[1]), bare, count=1)
    return _PARAGRAPH_FORM.sub(lambda form: _DRESS.sub("", form[1]), placed, count=1)


def _without_letters(form: re.Match[str]) -> str:
    left = _LETTERS.sub("", form[1])
    return f"<w:rPr>{left}</w:rPr>" if left else ""


# --- running heads and feet --------------------------------------------------------------------------------------


def sides_differ(setting: Setting) -> bool:
    """Whether pages on the left have running heads or feet of their own."""
    ours = setting.theme.running.place == "outer"
    if setting.paper is None:
        return ours
    stationery = setting.paper.stationery
    return stationery.sides_differ or (ours and not stationery.has("footer"))


@dataclass(frozen=True, slots=True)
class RunningParts:
    """References to the office's running parts, as they were written; nothing for a kind that it does not have."""

    references: Mapping[tuple[str, str], str]
    sides: bool
    own_sides: bool

    def lacks(self, kind: str) -> bool:
        return not any(held == kind for held, _ in self.references)

    def of(self, kind: str, ours: tuple[Xml, ...], pages: SectionPages) -> tuple[Xml, ...]:
        """The references of a section: the office's, or `ours` where it has none of that kind."""
        wanted = ("default", *(("even",) if self.sides else ()), *(("first",) if pages.first_differs else ()))
        if not self.lacks(kind):
            return tuple(self._given(kind, pages) for pages in wanted)
        by_pages = {pages: each for pages in wanted for each in ours if f'w:type="{pages}"' in each}
        usual = by_pages.get("default", NOTHING)
        return tuple(by_pages.get(pages, _for_pages(usual, pages)) for pages in wanted)

    def _given(self, kind: str, pages: str) -> Xml:
        shared = pages == "even" and not self.own_sides
        target = self.references.get((kind, "default" if shared else pages))
        return tag(f"w:{kind}Reference", **{"w:type": pages, "r:id": target}) if target else NOTHING


def _for_pages(reference: Xml, pages: str) -> Xml:
    return Xml(reference.replace('w:type="default"', f'w:type="{pages}"'))


def first_differs(setting: Setting) -> bool:
    """Whether the first page of the text has a head and foot of its own; a draft never has a page without a head."""
    return _has_of_its_own(
        "first", setting, differs=bool(setting.paper and setting.paper.stationery.first_page_differs)
    )


def _has_of_its_own(pages: Pages, setting: Setting, *, differs: bool) -> bool:
    parts = setting.paper.stationery.running if setting.paper else ()
    headed = any((part.kind, part.pages) == ("header", pages) for part in parts)
    return differs and (headed or not setting.meta.draft)


def running_parts(setting: Setting) -> RunningParts:
    """Write the office's headers and footers with their pictures; a draft says so on each of them."""
    if setting.paper is None:
        return RunningParts({}, sides_differ(setting), own_sides=False)
    stationery = setting.paper.stationery
    media: dict[bytes, str] = {}
    references: dict[tuple[str, str], str] = {
        (part.kind, part.pages): _written(part, media, setting) for part in stationery.running
    }
    own_sides = _has_of_its_own("even", setting, differs=stationery.sides_differ)
    return RunningParts(references, sides_differ(setting), own_sides)


def _written(part: RunningPart, media: dict[bytes, str], setting: Setting) -> str:
    name = f"{part.kind}{next(setting.numbers.running_parts)}.xml"
    links = Relationships()
    for picture in part.media:
        if picture.content not in media:
            media[picture.content] = f"media/image{next(setting.numbers.images)}.{picture.ending}"
            path = f"word/{media[picture.content]}"
            setting.collected.parts.append(Part(path, picture.media_type, picture.content))
        links.to("image", media[picture.content])
    content = _as_draft(part.content, setting) if setting.meta.draft and part.kind == "header" else part.content
    setting.collected.parts.append(Part(f"word/{name}", f"{PARTS}.{part.kind}+xml", content))
    if links.targets:
        setting.collected.parts.append(links.part(f"word/{name}"))
    return setting.relationships.to(part.kind, name)


def _as_draft(content: bytes, setting: Setting) -> bytes:
    """The header with the mark of a draft as its last line."""
    mark = words(setting.language.packet.draft, in_characters(setting.theme.styles.draft))
    line = word("p", properties("pPr", word("jc", val="center")), mark)
    ahead, closing, behind = content.rpartition(b"</")
    return ahead + line.replace("<w:p>", f'<w:p xmlns:w="{WORD}">', 1).encode() + closing + behind


def pages_of(setting: Setting, first_page: int | None) -> SectionPages:
    """What a section of the text says of its pages; the one that begins their count is the first."""
    if setting.paper is None:
        return SectionPages(first_page, grid=grid_of(setting.theme))
    stationery = setting.paper.stationery
    return SectionPages(
        first_page,
        stationery.number_format,
        first_differs(setting) and first_page is not None,
        _grid(stationery) if stationery.page else grid_of(setting.theme),
    )


def _grid(stationery: Stationery) -> Xml:
    grid = stationery.grid
    if grid is None:
        return NOTHING
    kind = None if grid.kind == "default" else grid.kind
    return word("docGrid", type=kind, linePitch=grid.line_pitch, charSpace=grid.character_space or None)


def colours_part(setting: Setting) -> list[Part]:
    """The office's theme part, to which its styles may refer for faces and colours (ECMA-376 14.2.7)."""
    if setting.paper is None or not setting.paper.stationery.colours:
        return []
    setting.relationships.to("theme", "theme/theme1.xml")
    return [Part("word/theme/theme1.xml", COLOURS, setting.paper.stationery.colours)]
