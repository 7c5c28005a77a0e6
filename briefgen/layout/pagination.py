"""Fill pages with flowables, top to bottom, in one pass; then running heads, footnotes and page numbers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import NamedTuple

from briefgen.document import Document, Inlines
from briefgen.layout.flowables import (
    Flowable,
    Footnote,
    Setting,
    horizontal,
    line_items,
    moved,
    one_line,
)
from briefgen.layout.lines import Span
from briefgen.layout.measures import styled_width
from briefgen.layout.pages import Bookmark, FigurePlace, Item, LinkArea, Page, Pages, Region, TextRun
from briefgen.layout.provenance import linked
from briefgen.layout.spans import label
from briefgen.layout.structure import FOOTER, HEADER, LAYOUT, Artifact, Element, Tag
from briefgen.theme import TextStyle
from briefgen.traversal import heading_words, opens_chapter, plain_text

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


class Placed(NamedTuple):
    """A flowable with the height of its top edge below the top margin, and the number of its first footnote."""

    flowable: Flowable
    top: float
    first_note: int = 0


@dataclass(slots=True)
class Sheet:
    """A page while it is being filled; `notes` is the height that its footnotes take."""

    setting: Setting
    turned: bool = False
    placed: list[Placed] = field(default_factory=list)
    height: float = 0
    notes: float = 0
    note_count: int = 0

    @property
    def is_blank(self) -> bool:
        return not self.placed

    @property
    def is_bare(self) -> bool:
        return any(each.flowable.bare for each in self.placed)


def paginate(flowables: Sequence[Flowable], document: Document, setting: Setting) -> Pages:
    """The pages of a document. Linear in the number of flowables."""
    sheets = _filled(flowables, setting)
    if setting.theme.two_sided:
        for sheet in sheets[1::2]:
            sheet.setting = sheet.setting.on_the_left
    labels = _labels(sheets)
    pages_of = {
        placed.flowable.heading.identifier: number
        for sheet, number in zip(sheets, labels, strict=True)
        for placed in sheet.placed
        if placed.flowable.heading is not None
    }
    running = _running_titles(sheets)
    pages = tuple(
        _page(sheet, number, title, pages_of, document)
        for sheet, number, title in zip(sheets, labels, running, strict=True)
    )
    made = Pages(pages, tuple(_bookmarks(sheets)), tuple(_places(sheets, labels)), setting.theme.two_sided)
    return linked(made, document, setting.language)


# --- filling ----------------------------------------------------------------------------------------------


def _filled(flowables: Sequence[Flowable], setting: Setting) -> list[Sheet]:
    sheets: list[Sheet] = []
    for chunk in _chunks(flowables):
        turned = any(each.turned for each in chunk)
        if not sheets or _goes_on(chunk, sheets[-1], turned):
            if _opens_on_the_right(chunk, sheets, setting):
                sheets.append(Sheet(setting))
            _open(sheets, chunk[0], turned, setting)
        for flowable in chunk:
            if sheets[-1].placed and not _fits((flowable,), sheets[-1]):
                _open(sheets, flowable, turned, setting)
            _put(flowable, sheets[-1])
    return sheets or [Sheet(setting)]


def _opens_on_the_right(chunk: Sequence[Flowable], sheets: Sequence[Sheet], setting: Setting) -> bool:
    """Whether the next page is a left-hand one and has to stay blank: behind a cover, and before each chapter."""
    if not setting.theme.two_sided or len(sheets) % 2 == 0:
        return False
    return sheets[-1].is_bare or any(each.heading and opens_chapter(each.heading) for each in chunk)


def _goes_on(chunk: Sequence[Flowable], sheet: Sheet, turned: bool) -> bool:
    """Whether a chunk stands on another page: a heading goes with the turned table that it is kept with."""
    if not sheet.placed:
        return False
    return chunk[0].starts_page or sheet.is_bare or turned != sheet.turned or not _fits(chunk, sheet)


def _chunks(flowables: Iterable[Flowable]) -> Iterator[list[Flowable]]:
    """What no page end may part."""
    chunk: list[Flowable] = []
    for flowable in flowables:
        if flowable.starts_page and chunk:
            yield chunk
            chunk = []
        chunk.append(flowable)
        if not flowable.glued:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _fits(chunk: Sequence[Flowable], sheet: Sheet) -> bool:
    height, notes, setting = sheet.height, sheet.notes, sheet.setting
    for index, flowable in enumerate(chunk):
        at_top = index == 0 and not sheet.placed
        height = _top(flowable, height, setting, at_top) + flowable.height
        notes += _notes_height(flowable.footnotes, setting, first=notes == 0)
        if index < len(chunk) - 1:
            height += flowable.after
    return height + notes <= setting.theme.page.depth + TOLERANCE


TOLERANCE = 0.01


def _open(sheets: list[Sheet], following: Flowable, turned: bool, setting: Setting) -> None:
    """A new page; what is repeated above the following flowable opens it, and the page before is closed for that."""
    if following.repeated and sheets and sheets[-1].placed:
        last = sheets[-1].placed[-1]
        closed = last.flowable._replace(items=(*last.flowable.items, *last.flowable.closing))
        sheets[-1].placed[-1] = last._replace(flowable=closed)
    sheets.append(Sheet(setting.on_its_side if turned else setting, turned))
    for flowable in following.repeated:
        _append(flowable, sheets[-1])


def _put(flowable: Flowable, sheet: Sheet) -> None:
    _append(flowable, sheet)
    sheet.notes += _notes_height(flowable.footnotes, sheet.setting, first=sheet.notes == 0)
    sheet.note_count += len(flowable.footnotes)


def _top(flowable: Flowable, height: float, setting: Setting, at_top: bool) -> float:
    """Where a flowable begins below so much: behind its own space, and on the next line of the grid if it has to."""
    top = height + (0 if at_top else flowable.before)
    pitch = setting.theme.pitch
    return ceil((top - TOLERANCE) / pitch) * pitch if flowable.on_grid and pitch else top


def _append(flowable: Flowable, sheet: Sheet) -> None:
    top = _top(flowable, sheet.height, sheet.setting, at_top=not sheet.placed)
    if flowable.at_foot:
        top = max(top, sheet.setting.theme.page.depth - sheet.notes - flowable.height)
    sheet.placed.append(Placed(flowable, top, sheet.note_count))
    sheet.height = top + flowable.height + flowable.after


def _notes_height(notes: Sequence[Footnote], setting: Setting, first: bool) -> float:
    """The lines of the notes; the first on a page brings the space between text, rule and notes."""
    if not notes:
        return 0.0
    style = setting.theme.styles.footnote
    lines = sum(max(1, len(note.lines)) for note in notes) * style.line
    return lines + (2 * style.before if first else 0)


# --- numbers and running heads ----------------------------------------------------------------------------


def _labels(sheets: Sequence[Sheet]) -> list[str]:
    """The cover and a blank page behind it are not counted; the next page is 1."""
    labels: list[str] = []
    number = 0
    for sheet in sheets:
        counts = not sheet.is_bare and (number > 0 or not sheet.is_blank)
        number += counts
        labels.append(str(number) if counts else "")
    return labels


def _running_titles(sheets: Sequence[Sheet]) -> list[tuple[Inlines, ...]]:
    """The section titles that stand on a page, or the heading in force at its top."""
    titles: list[tuple[Inlines, ...]] = []
    current: Inlines = ()
    for sheet in sheets:
        found = [each.flowable.heading for each in sheet.placed if each.flowable.heading is not None]
        sections = [heading.children for heading in found if heading.section]
        chapters = [heading for heading in found if heading.level == 1 and not heading.section]
        opens = bool(chapters) and _first_heading_is_at_top(sheet)
        if opens or not current:
            current = chapters[0].children if chapters else current
        goes_on = titles[-1] if titles and not current else (current,)
        titles.append(tuple(sections) if sections else goes_on)
        if chapters:
            current = chapters[-1].children
    return titles


def _first_heading_is_at_top(sheet: Sheet) -> bool:
    first = sheet.placed[0].flowable
    return first.heading is not None and first.heading.level == 1


# --- drawing ----------------------------------------------------------------------------------------------


def _page(
    sheet: Sheet,
    number: str,
    title: tuple[Inlines, ...],
    pages_of: dict[str, str],
    document: Document,
) -> Page:
    setting = sheet.setting
    geometry = setting.theme.page
    regions = [_region(placed, pages_of, setting) for placed in sheet.placed]
    notes = _footnote_region(sheet, setting)
    heads = () if sheet.is_bare or sheet.is_blank else _running_heads(number, title, document, setting)
    return Page(number, geometry.width, geometry.height, (*regions, *notes, *heads))


def _region(placed: Placed, pages_of: dict[str, str], setting: Setting) -> Region:
    geometry, flowable = setting.theme.page, placed.flowable
    items = _numbered_notes(flowable, placed.first_note, setting)
    if flowable.page_of:
        items = (*items, *_page_number(flowable, pages_of, setting))
    left, top, tag = geometry.left, geometry.top + placed.top, flowable.tag
    shifted = tuple(moved(item, left, top, tag) for item in items)
    return Region(flowable.role, flowable.block, shifted, flowable.elements)


def _numbered_notes(flowable: Flowable, first: int, setting: Setting) -> tuple[Item, ...]:
    if not flowable.footnotes:
        return flowable.items
    items = list(flowable.items)
    for count, note in enumerate(flowable.footnotes, first):
        run = items[note.item]
        if isinstance(run, TextRun):
            items[note.item] = run._replace(text=note_mark(count, setting.theme.circled_notes))
    return tuple(items)


def note_mark(count: int, circled: bool = True) -> str:
    """① or 1 for the first note of a page (count 0); beyond the circled digits they begin anew."""
    return CIRCLED[count % len(CIRCLED)] if circled else str(count + 1)


def _page_number(flowable: Flowable, pages_of: dict[str, str], setting: Setting) -> tuple[Item, ...]:
    style, tag = setting.theme.styles.contents_1, flowable.tag or LAYOUT
    words = pages_of.get(flowable.page_of, "")
    line = one_line(label(words, style, tag), setting)
    spoken = "".join(item.text for item in flowable.items if isinstance(item, TextRun)).strip()
    area = LinkArea(0, 0, setting.measure, flowable.height, flowable.page_of, True, spoken or words, tag)
    return (*line_items(line, setting.measure - line.width, 0, style), area)


def _footnote_region(sheet: Sheet, setting: Setting) -> tuple[Region, ...]:
    if not sheet.note_count:
        return ()
    geometry, style, rules = setting.theme.page, setting.theme.styles.footnote, setting.theme.rules
    y = geometry.top + geometry.depth - sheet.notes + style.before
    rule = horizontal(
        geometry.left, y, geometry.left + rules.footnote_length, rules.footnote, setting.theme.palette.ink
    )
    regions = [Region("artifact", 0, (rule,))]
    y += style.before
    for placed in sheet.placed:
        for count, note in enumerate(placed.flowable.footnotes, placed.first_note):
            items = _footnote(note, count, y, setting)
            regions.append(Region("footnote", placed.flowable.block, items))
            y += max(1, len(note.lines)) * style.line
    return tuple(regions)


def _footnote(note: Footnote, count: int, top: float, setting: Setting) -> tuple[Item, ...]:
    left, style = setting.theme.page.left, setting.theme.styles.footnote
    tag = note.tag if isinstance(note.tag, Artifact) else Element("Lbl", note.tag)
    mark = one_line(label(note_mark(count, setting.theme.circled_notes) + " ", style, tag), setting)
    items = [*line_items(mark, left, top, style)]
    for index, line in enumerate(note.lines):
        items += line_items(line, left + style.hanging, top + index * style.line, style)
    return tuple(items)


def _running_heads(number: str, title: tuple[Inlines, ...], document: Document, setting: Setting) -> tuple[Region, ...]:
    theme, meta = setting.theme, document.meta
    header = [*_heads(title, document, setting)] if theme.running.heads else []
    if meta.draft:
        draft = setting.language.packet.draft
        header += _running(draft, theme.page.header, theme.styles.draft, HEADER, "centred", setting)
    edition = _edition(number, document, setting) if theme.running.heads else ()
    footer = (*edition, *_number(number, setting))
    return Region("artifact", 0, tuple(header)), Region("artifact", 0, footer)


def _heads(title: tuple[Inlines, ...], document: Document, setting: Setting) -> tuple[Item, ...]:
    """Title and section above the text."""
    style, header = setting.theme.styles.running, setting.theme.page.header
    joined = setting.language.packet.joint.join(plain_text(each) for each in title if each)
    return (
        *_running(document.meta.title, header, style, HEADER, "left", setting),
        *_running(joined, header, style, HEADER, "right", setting),
    )


def _edition(number: str, document: Document, setting: Setting) -> tuple[Item, ...]:
    """On the other side than the number of the page."""
    style, words = setting.theme.styles.running, setting.language.packet
    side = "right" if _number_side(number, setting) == "left" else "left"
    return _running(words.edition_prefix + document.meta.edition, _foot(style, setting), style, FOOTER, side, setting)


def _number(number: str, setting: Setting) -> tuple[Item, ...]:
    running, style = setting.theme.running, setting.theme.styles.page_number
    side = _number_side(number, setting)
    text, inset = running.number.format(number=number), running.inset
    return _running(text, _foot(style, setting), style, FOOTER, side, setting, inset)


def _number_side(number: str, setting: Setting) -> str:
    return "left" if setting.theme.running.place == "outer" and int(number) % 2 == 0 else "right"


def _foot(style: TextStyle, setting: Setting) -> float:
    """The top of a line at the foot of the page."""
    return setting.theme.page.height - setting.theme.page.footer - style.line


def _running(
    text: str, top: float, style: TextStyle, tag: Tag, side: str, setting: Setting, inset: float = 0
) -> tuple[Item, ...]:
    text = _shortened(text, style, setting)
    line = one_line((Span(text, style.face, style.size, style.colour, tag),) if text else (), setting)
    spare = setting.measure - line.width
    offset = {"left": inset, "right": spare - inset, "centred": spare / 2}[side]
    return line_items(line, setting.theme.page.left + offset, top, style)


def _shortened(text: str, style: TextStyle, setting: Setting) -> str:
    """Words that would run into those on the other side of the page end in ……."""
    room = setting.measure / 2 - style.size
    if styled_width(text, style, setting.faces, setting.theme.autospace) <= room:
        return text
    while text and styled_width(text + "……", style, setting.faces, setting.theme.autospace) > room:
        text = text[:-1]
    return text + "……"


# --- what can be found again ------------------------------------------------------------------------------


def _bookmarks(sheets: Sequence[Sheet]) -> Iterator[Bookmark]:
    level = 0
    for page, sheet in enumerate(sheets):
        for placed in sheet.placed:
            heading = placed.flowable.heading
            if heading is not None:
                level = min(heading.level, level + 1)
                yield Bookmark(
                    heading_words(heading), level, page, sheet.setting.theme.page.top + placed.top, heading.identifier
                )


def _places(sheets: Sequence[Sheet], labels: Sequence[str]) -> Iterator[FigurePlace]:
    """Each occurrence of each figure once, on the page where it begins."""
    seen: set[tuple[str, int]] = set()
    for sheet, number in zip(sheets, labels, strict=True):
        for placed in sheet.placed:
            for datum in placed.flowable.data:
                key = (datum.identifier, datum.ordinal)
                if key not in seen:
                    seen.add(key)
                    yield FigurePlace(datum.identifier, datum.ordinal, number)
