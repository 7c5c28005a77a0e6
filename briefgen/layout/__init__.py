"""Transform a Document, a theme and faces into Pages; pure."""

from collections.abc import Iterable, Sequence
from unicodedata import category
from unicodedata import name as name_of

from briefgen.diagnostics import Diagnostic, Warned, error, warning
from briefgen.document import Caption, Chart, Datum, Document, Heading, Link, Meta, Table, Text
from briefgen.faces import Faces
from briefgen.language import LANGUAGES
from briefgen.layout.blocks import flow
from briefgen.layout.flowables import Flowable, Setting
from briefgen.layout.measures import most_columns
from briefgen.layout.pages import Pages
from briefgen.layout.pagination import paginate
from briefgen.origins import Where
from briefgen.theme import Theme
from briefgen.traversal import Node, plain_text, query, walk

__all__ = ["lay_out"]


def lay_out(document: Document, theme: Theme, faces: Faces) -> Warned[Pages]:
    """The pages of a document. Characters without a face and tables wider than the page are errors."""
    nodes = [node for node in walk(document.blocks) if type(node) in CHECKED]
    found = (*odd_characters(nodes, document.meta, faces), *wide_tables(nodes, theme), *lost_links(nodes))
    language = LANGUAGES[document.meta.language]
    setting = Setting(theme, faces.with_latin_marks() if language.spaced else faces, language)
    if any(each.code in (WIDE_TABLE, LOST_LINK) for each in found):
        return Warned(Pages(()), found)
    flowables = flow(document, setting)
    tall = tall_charts(flowables, document, theme)
    return Warned(Pages(()) if tall else paginate(flowables, document, setting), (*found, *tall))


CHECKED = frozenset({Text, Datum, Table, Heading, Caption, Link})
"""What is looked at before layout: picked out once, since to walk a document takes as long as to look."""

NO_GLYPH, LOST_LINK, BORROWED, WIDE_TABLE, TALL_CHART = "L401", "L403", "L404", "L406", "L410"


def tall_charts(flowables: Sequence[Flowable], document: Document, theme: Theme) -> tuple[Diagnostic, ...]:
    """An error for each chart that with its caption and note is higher than a page; none is ever split."""
    charts = {index: block for index, block in enumerate(document.blocks) if isinstance(block, Chart)}
    heights = dict.fromkeys(charts, 0.0)
    for each in flowables:
        if each.block in heights:
            heights[each.block] += each.height + each.after
    return tuple(
        error(TALL_CHART, _place_of(charts[index]), title=plain_text(charts[index].caption.children))
        for index, height in heights.items()
        if height > theme.page.depth
    )


def odd_characters(nodes: Iterable[Node], meta: Meta, faces: Faces) -> tuple[Diagnostic, ...]:
    """Each character once, where it stands first: an error for each place where no face has one, a warning for each
    face of this machine alone that has what no shipped one has."""
    missing: dict[Where | None, list[str]] = {}
    borrowed: dict[tuple[Where | None, str], list[str]] = {}
    for character, where in _first_places(nodes, meta).items():
        name = faces.covering("song", character)
        if name is None:
            missing.setdefault(where, []).append(character)
        elif faces.borrows(name):
            borrowed.setdefault((where, faces.face(name).family), []).append(character)
    return (
        *(error(NO_GLYPH, where, **_named(found)) for where, found in missing.items()),
        *(warning(BORROWED, where, family=family, **_named(found)) for (where, family), found in borrowed.items()),
    )


def _first_places(nodes: Iterable[Node], meta: Meta) -> dict[str, Where | None]:
    found: dict[str, Where | None] = {}
    for node in nodes:
        if isinstance(node, Text | Datum) and not found.keys() >= set(node.text):
            where = next(iter(node.source.origins), node.where) if isinstance(node, Datum) else node.where
            _collect(node.text, where, found)
    _collect(meta.title, None, found)
    return found


def _collect(text: str, where: Where | None, found: dict[str, Where | None]) -> None:
    for character in text:
        found.setdefault(character, where)


MOST_NAMED = 8


def _named(found: Sequence[str]) -> dict[str, str]:
    """The characters as a message shows them, with their code points."""
    shown = found[:MOST_NAMED]
    more = "…" if len(found) > MOST_NAMED else ""
    codes = (f"U+{ord(each):04X}" for each in shown)
    return {"character": "、".join(map(_shown, shown)) + more, "code": "、".join(codes) + more}


def _shown(character: str) -> str:
    """What cannot be seen by itself, or would turn the message round, is called by its name."""
    if category(character)[0] in "CMZ":
        return name_of(character, "?")
    return character


def wide_tables(nodes: Iterable[Node], theme: Theme) -> tuple[Diagnostic, ...]:
    """An error for each table with more columns than a page can hold: one in a list, which cannot be turned."""
    most = most_columns(theme)
    return tuple(
        error(WIDE_TABLE, _place_of(table), columns=len(table.columns), most=most)
        for table in nodes
        if isinstance(table, Table) and not table.turned and len(table.columns) > most
    )


def lost_links(nodes: Sequence[Node]) -> tuple[Diagnostic, ...]:
    """An error for each link into the packet that leads to no heading, table or figure."""
    known = {each.identifier for each in nodes if isinstance(each, Heading | Caption)}
    return tuple(
        error(LOST_LINK, _place_of(link), target=link.target, known=", ".join(f"#{each}" for each in sorted(known)))
        for link in nodes
        if isinstance(link, Link) and link.target.startswith("#") and link.target[1:] not in known
    )


def _place_of(node: Chart | Table | Link) -> Where | None:
    return next((each.where for each in query(node, Text) if each.where is not None), None)
