"""Hold what flows down a page: strips of a known height that the pages are filled with, top to bottom."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from briefgen.document import Claim, Datum, Emphasis, Heading, Inline, Inlines, Link, Note, Strong, Text
from briefgen.faces import Faces
from briefgen.language import Language
from briefgen.layout.lines import Line, Paragraph, Shape, Span
from briefgen.layout.pages import Item, LinkArea, Role, Rule, TextRun
from briefgen.layout.spans import label, spans
from briefgen.layout.structure import LAYOUT, REPEATED, Element, StructureRole, Tag
from briefgen.theme import TextStyle, Theme


@dataclass(frozen=True, slots=True)
class Setting:
    """What every block is laid out with; its elements stand below `parent`, or directly below the document."""

    theme: Theme
    faces: Faces
    language: Language
    parent: Element | None = None

    @property
    def measure(self) -> float:
        return self.theme.page.measure

    @property
    def text_left(self) -> float:
        return self.theme.page.labels

    def element(self, role: StructureRole) -> Element:
        return Element(role, self.parent)

    def within(self, parent: Element) -> "Setting":
        return replace(self, parent=parent)

    @property
    def on_its_side(self) -> "Setting":
        """The same for a page that is turned."""
        return replace(self, theme=replace(self.theme, page=self.theme.page.turned))

    @property
    def on_the_left(self) -> "Setting":
        """The same for a left-hand page."""
        return replace(self, theme=replace(self.theme, page=self.theme.page.verso))


class Footnote(NamedTuple):
    """A note whose mark is item number `item` of its flowable, with its own lines, which belong to `tag`."""

    item: int
    lines: tuple[Line, ...]
    tag: Tag


class Flowable(NamedTuple):
    """A strip of a page: items from its top left corner at the left margin, and how it keeps to its neighbours.

    `before` vanishes at the top of a page. Behind a glued one no page ends. `repeated` is set again above it where
    a page begins with it; `closing` is drawn at its lower edge where a page ends with it. One on the grid begins on a
    line of it; one at the foot ends where the text of its page ends; a turned one stands on a page on its side. Items
    that have no tag of their own belong to its `tag`; `elements` begin with it, drawn or not.
    """

    height: float
    items: tuple[Item, ...]
    role: Role
    before: float = 0
    after: float = 0
    glued: bool = False
    block: int = 0
    starts_page: bool = False
    bare: bool = False
    heading: Heading | None = None
    page_of: str = ""
    data: tuple[Datum, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    repeated: tuple["Flowable", ...] = ()
    closing: tuple[Item, ...] = ()
    on_grid: bool = False
    at_foot: bool = False
    turned: bool = False
    tag: Tag | None = None
    elements: tuple[Element, ...] = ()


def moved(item: Item, x: float, y: float, tag: Tag | None = None) -> Item:
    """The item further right and down, with the tag where it has none of its own.

    Runs, rules and areas, which are many, are taken apart and made anew: `_replace` takes three times as long.
    """
    if isinstance(item, TextRun):
        left, baseline, text, face, size, colour, gaps, own = item
        return TextRun(left + x, baseline + y, text, face, size, colour, gaps, own or tag)
    if isinstance(item, LinkArea):
        left, top, width, height, target, inside, contents, own = item
        return LinkArea(left + x, top + y, width, height, target, inside, contents, own or tag)
    if isinstance(item, Rule):
        left, top, to_x, to_y, weight, colour, dash, own = item
        return Rule(left + x, top + y, to_x + x, to_y + y, weight, colour, dash, own or tag)
    return item._replace(x=item.x + x, y=item.y + y, tag=item.tag or tag)


def horizontal(x: float, y: float, to_x: float, weight: float, colour: str) -> Rule:
    """A level rule that only parts what stands above it from what stands below: nobody hears it."""
    return Rule(x, y, to_x, y, weight, colour, tag=LAYOUT)


def line_items(line: Line, x: float, top: float, style: TextStyle) -> tuple[Item, ...]:
    """The runs of a line in a style's line box, then the areas of its links."""
    below = top + style.baseline()
    runs = [moved(run, x, below) for run in line.runs]
    links = [
        LinkArea(x + left, top, width, style.line, target.lstrip("#"), target.startswith("#"), text, tag)
        for left, width, target, text, tag in line.links
    ]
    return (*runs, *links)


def one_line(content: Sequence[Span], setting: Setting) -> Line:
    """All spans on a single line, however long; an empty line for none."""
    found = Paragraph(content, setting.faces, Shape(1e6, autospace=setting.theme.autospace)).lines()
    return found[0] if found else Line((), 0)


def shape_of(style: TextStyle, setting: Setting, width: float) -> Shape:
    alignment = "left" if setting.language.spaced and style.alignment == "justified" else style.alignment
    first = 0.0 if setting.language.spaced else style.first_line
    return Shape(width, first, style.hanging, alignment, setting.theme.autospace)


def paragraph(
    content: Sequence[Span], style: TextStyle, setting: Setting, role: Role = "paragraph"
) -> tuple[Flowable, ...]:
    """One flowable a line, from the style's own left edge to the right margin; the first and last two keep together."""
    width = setting.measure - style.left
    lines = Paragraph(content, setting.faces, shape_of(style, setting, width)).lines()
    made = tuple(text_flowable(line, style.left, style, setting, role) for line in lines)
    return kept_ends(spaced(made, style), style.keep_with_next)


def text_flowable(line: Line, x: float, style: TextStyle, setting: Setting, role: Role) -> Flowable:
    items = line_items(line, x, 0, style)
    return Flowable(style.line, items, role, data=line.data, footnotes=footnotes(line, setting))


def footnotes(line: Line, setting: Setting, first_item: int = 0) -> tuple[Footnote, ...]:
    """The notes of a line, laid out; `first_item` is where the line's runs begin among the flowable's items."""
    if not line.notes:
        return ()
    return tuple(_footnote(first_item + run, note, line.runs[run].tag, setting) for run, note in line.notes)


def _footnote(item: int, note: Note, reference: Tag | None, setting: Setting) -> Footnote:
    """The note stands in the structure where its reference does."""
    style = setting.theme.styles.footnote
    tag = Element("Note", reference.parent) if isinstance(reference, Element) else REPEATED
    content = spans(with_inner_notes(note.children, setting.language), style, setting.theme, tag)
    shape = Shape(setting.measure - style.hanging, autospace=setting.theme.autospace)
    return Footnote(item, Paragraph(content, setting.faces, shape).lines(), tag)


def with_inner_notes(children: Inlines, language: Language) -> Inlines:
    """A note within a note stands in brackets where its mark would: a page has one row of notes."""
    opening, closing = language.packet.brackets
    made: list[Inline] = []
    for each in children:
        match each:
            case Note():
                made += (Text(opening), *with_inner_notes(each.children, language), Text(closing))
            case Emphasis() | Strong() | Link() | Claim():
                made.append(replace(each, children=with_inner_notes(each.children, language)))
            case _:
                made.append(each)
    return tuple(made)


def spaced(flowables: Sequence[Flowable], style: TextStyle) -> tuple[Flowable, ...]:
    """The style's space before the first and after the last."""
    if not flowables:
        return ()
    made = list(flowables)
    made[0] = made[0]._replace(before=style.before)
    made[-1] = made[-1]._replace(after=style.after)
    return tuple(made)


def kept_ends(flowables: Sequence[Flowable], with_next: bool = False) -> tuple[Flowable, ...]:
    """No page ends behind the first line or before the last one (no orphan, no widow)."""
    last = len(flowables) - 1
    kept = {0, last - 1} - {last} | ({last} if with_next else set())
    return tuple([each._replace(glued=True) if index in kept else each for index, each in enumerate(flowables)])


def glued(flowables: Sequence[Flowable], with_next: bool = False) -> tuple[Flowable, ...]:
    """Unsplit: no page ends between them."""
    return tuple([each._replace(glued=with_next or index < len(flowables) - 1) for index, each in enumerate(flowables)])


def with_items(flowable: Flowable, *items: Item) -> Flowable:
    """The flowable with more items behind its own."""
    return flowable._replace(items=(*flowable.items, *items))


def with_label(flowable: Flowable, *items: Item) -> Flowable:
    """The flowable with items that are read before its own, such as a number that hangs beside its words."""
    if not items:
        return flowable
    notes = tuple([each._replace(item=each.item + len(items)) for each in flowable.footnotes])
    return flowable._replace(items=(*items, *flowable.items), footnotes=notes)


def hanging(text: str, look: TextStyle, style: TextStyle, tag: Tag, setting: Setting) -> tuple[Item, ...]:
    """A number at the left margin in the line box of `style`; a space parts it from the words that follow it."""
    words = label(text + " ", look, tag) if text else ()
    return line_items(one_line(words, setting), 0, 0, style)
