"""Divide the file into sections, each with its running heads: the cover, then one for each part that starts a page."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from briefgen.document import Block, Contents, Cover, Heading, Table
from briefgen.theme import PageGeometry, Theme
from briefgen.traversal import opens_chapter, plain_text
from briefgen.writers.docx.markup import NOTHING, Xml, joined, root, tag, word
from briefgen.writers.docx.package import Part
from briefgen.writers.docx.paragraphs import PAGE_BREAK, Blocks, least_paragraph, paragraph
from briefgen.writers.docx.properties import flag, indent, properties, tabs, twips, whole_twips
from briefgen.writers.docx.runs import TAB, field, in_characters, in_paragraph, words
from briefgen.writers.docx.setting import Setting
from briefgen.writers.docx.settings import note_format

PARTS = "application/vnd.openxmlformats-officedocument.wordprocessingml"


_BEFORE_PAGE_BREAK = re.compile(r"<w:pPr>(?:<w:pStyle [^>]*>)?(?:<w:keepNext[^>]*>)?(?:<w:keepLines[^>]*>)?")
"""What stands before pageBreakBefore in the properties of a paragraph (ECMA-376 17.3.1.26)."""


SectionStart = Literal["nextPage", "oddPage"]
"""Where a section begins (ECMA-376 17.18.77)."""


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks that share their running heads and the way their sheets lie. The cover has neither name nor heads."""

    blocks: tuple[Block, ...]
    name: str = ""
    cover: Cover | None = None
    turned: bool = False

    @property
    def is_chapter(self) -> bool:
        return bool(self.blocks) and _opens(self.blocks[0])


def sections(blocks: Iterable[Block], joint: str) -> tuple[Section, ...]:
    """The cover by itself; a heading of level 1 that starts a page begins a section that bears its words.

    A section without such a heading bears those of its section titles, with the joint of the language between, or the
    name of the one before. Turned tables, each with the headings right above it, are sections too.
    """
    made: list[Section] = []
    for group, turned in _groups(tuple(blocks)):
        section = replace(_named(group, joint), turned=turned)
        inherits = made and not section.name and not section.cover
        made.append(replace(section, name=made[-1].name) if inherits else section)
    return tuple(made)


def _groups(blocks: Sequence[Block]) -> Iterator[tuple[tuple[Block, ...], bool]]:
    group: list[Block] = []
    turned = _turned(blocks)
    for index, block in enumerate(blocks):
        begins = isinstance(block, Cover) or _opens(block) or (group and isinstance(group[-1], Cover))
        if group and (begins or turned[index] != turned[index - 1]):
            yield tuple(group), turned[index - 1]
            group = []
        group.append(block)
    yield tuple(group), bool(turned) and turned[-1]


def _opens(block: Block) -> bool:
    return isinstance(block, Heading) and opens_chapter(block)


def _turned(blocks: Sequence[Block]) -> list[bool]:
    """Whether each block stands on a page on its side: a heading goes with the table below it."""
    found: list[bool] = []
    below = False
    for block in reversed(blocks):
        below = block.turned if isinstance(block, Table) else below and isinstance(block, Heading)
        found.append(below)
    return found[::-1]


def _named(group: tuple[Block, ...], joint: str) -> Section:
    if group and isinstance(group[0], Cover):
        return Section((), cover=group[0])
    if group and isinstance(group[0], Heading) and opens_chapter(group[0]):
        return Section(group, plain_text(group[0].children))
    names = [
        plain_text(block.title if isinstance(block, Contents) else block.children)
        for block in group
        if isinstance(block, Contents) or (isinstance(block, Heading) and block.section)
    ]
    return Section(group, joint.join(names))


@dataclass(frozen=True, slots=True)
class SectionPages:
    """What a section says of its pages beside their size: where their count begins anew, how it is written, whether
    the first one has running heads of its own, the grid of their lines, and on which side of a sheet they begin."""

    first: int | None = None
    number_format: str = ""
    first_differs: bool = False
    grid: Xml = NOTHING
    begins: SectionStart = "nextPage"


def section_properties(theme: Theme, page: PageGeometry, references: tuple[Xml, ...], pages: SectionPages) -> Xml:
    """Page size, margins, running heads, format of note marks."""
    return properties(
        "sectPr",
        *references,
        word("footnotePr", word("numFmt", val=note_format(theme)), word("numRestart", val="eachPage")),
        word("type", val=pages.begins),
        word("pgSz", w=twips(page.width), h=twips(page.height), orient="landscape" if page.is_turned else None),
        _margins(page),
        _page_numbers(pages),
        word("cols", space=0),
        tag("w:titlePg") if pages.first_differs else NOTHING,
        pages.grid,
    )


def _page_numbers(pages: SectionPages) -> Xml:
    if pages.first is None and not pages.number_format:
        return NOTHING
    return word("pgNumType", fmt=pages.number_format or None, start=pages.first)


def grid_of(theme: Theme) -> Xml:
    """Lines only: with characters on a grid too, LibreOffice sets 14 of them a line in place of 28."""
    return word("docGrid", type="lines", linePitch=whole_twips(theme.pitch)) if theme.grid else NOTHING


def _margins(page: PageGeometry) -> Xml:
    return word(
        "pgMar",
        top=twips(page.top),
        right=twips(page.right),
        bottom=twips(page.bottom),
        left=twips(page.left),
        header=twips(page.header),
        footer=twips(page.footer),
        gutter=0,
    )


def reference(kind: str, content: Blocks, setting: Setting, pages: str = "default") -> Xml:
    """Write a header or footer as a part of the package; what comes back is the section's reference to it.

    `pages` is default, or even for those on the left (ECMA-376 17.18.36).
    """
    name = f"{kind}{next(setting.numbers.running_parts)}.xml"
    part = root("w:hdr" if kind == "header" else "w:ftr", "w r", *content)
    setting.collected.parts.append(Part(f"word/{name}", f"{PARTS}.{kind}+xml", part))
    identifier = setting.relationships.to(kind, name)
    return tag(f"w:{kind}Reference", **{"w:type": pages, "r:id": identifier})


def running_head(name: str, setting: Setting) -> Blocks:
    """Title left, section right; a draft says so in the middle."""
    styles = setting.theme.styles
    look = in_paragraph(styles.running)
    draft = words(setting.language.packet.draft, in_characters(styles.draft)) if setting.meta.draft else NOTHING
    content = joined((words(setting.meta.title, look), TAB, draft, TAB, words(name, look)))
    return (paragraph(styles.running, content, *_stops_on_its_side(setting)),)


def _stops_on_its_side(setting: Setting) -> Blocks:
    """Stops of heads and feet for a sheet that is turned, in place of those of their styles."""
    page = setting.theme.page
    if not page.is_turned:
        return ()
    upright, measure = page.turned.measure, page.measure
    return (tabs(("clear", upright / 2), ("center", measure / 2), ("clear", upright), ("right", measure)),)


def running_heads(name: str, setting: Setting) -> tuple[Xml, ...]:
    """References to what stands above the text: title and section, or the mark of a draft; often nothing."""
    if setting.theme.running.heads:
        head = running_head(name, setting)
        return tuple(reference("header", head, setting, pages) for pages in _sides(setting))
    if not setting.meta.draft:
        return ()
    style = setting.theme.styles.running
    mark = words(setting.language.packet.draft, in_characters(setting.theme.styles.draft))
    content = (paragraph(style, mark, word("jc", val="center")),)
    return tuple(reference("header", content, setting, pages) for pages in _sides(setting))


def running_feet(setting: Setting) -> tuple[Xml, ...]:
    """References to what stands below the text: the edition and the page number, or the number at the outer edge."""
    made = running_foot if setting.theme.running.heads else _numbered_foot
    return tuple(reference("footer", made(pages, setting), setting, pages) for pages in _sides(setting))


def _sides(setting: Setting) -> tuple[str, ...]:
    return ("default", "even") if setting.theme.running.place == "outer" else ("default",)


def _numbered_foot(pages: str, setting: Setting) -> Blocks:
    inset = setting.theme.running.inset
    side = "left" if pages == "even" else "right"
    place = (word("jc", val=side), indent(inset) if side == "left" else indent(right=inset))
    return (word("p", properties("pPr", word("pStyle", val="Footer"), *place), _page_number(setting)),)


def _page_number(setting: Setting) -> Xml:
    look = in_characters(setting.theme.styles.page_number)
    before, _, behind = setting.theme.running.number.partition("{number}")
    return joined((words(before, look), field("PAGE", words("1", look), look), words(behind, look)))


def running_foot(pages: str, setting: Setting) -> Blocks:
    """The edition left, the page number right; on left-hand pages the other way round."""
    styles = setting.theme.styles
    edition = setting.language.packet.edition_prefix + setting.meta.edition if setting.meta.edition else ""
    parts = (words(edition, in_paragraph(styles.running)), TAB, TAB, _page_number(setting))
    content = joined(parts[::-1] if pages == "even" else parts)
    return (word("p", properties("pPr", word("pStyle", val="Footer"), *_stops_on_its_side(setting)), content),)


def with_section(blocks: Blocks, form: Xml) -> Blocks:
    """The blocks, the last paragraph ending its section (ECMA-376 17.6.17)."""
    ended = closed(blocks)
    return (*ended[:-1], Xml(ended[-1].replace("</w:pPr>", f"{form}</w:pPr>", 1)))


def closed(blocks: Blocks) -> Blocks:
    """The blocks with a paragraph at their end, which Word wants behind a table."""
    return blocks if blocks and _is_paragraph(blocks[-1]) else (*blocks, least_paragraph())


def parted(blocks: Iterable[Xml]) -> Blocks:
    """The blocks; a paragraph parts neighbouring tables, which Word would make one, and page breaks take effect."""
    written: list[Xml] = []
    for each in blocks:
        if written and not _is_paragraph(written[-1]) and not _is_paragraph(each):
            written.append(least_paragraph())
        if written and written[-1] == PAGE_BREAK and _is_paragraph(each):
            written[-1] = _breaking(each)
        else:
            written.append(each)
    return tuple(written)


def _breaking(block: Xml) -> Xml:
    """The paragraph, beginning a page by itself: space above it vanishes there as it does on other pages."""
    return Xml(_BEFORE_PAGE_BREAK.sub(rf"\g<0>{flag('pageBreakBefore', True)}", block, count=1))


def _is_paragraph(block: Xml) -> bool:
    return block.startswith("<w:p>")
