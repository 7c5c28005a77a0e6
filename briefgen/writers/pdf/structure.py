"""Transform what items belong to into the structure tree of a file (ISO 32000-1, 14.7 and 14.8; ISO 14289-1).

While pages are drawn each marked piece of them is given a number on its page; then the tree is written in one go.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from briefgen.layout.structure import Artifact, Element, Tag
from briefgen.writers.pdf.objects import Document, string

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points from the lower left corner of the page."""

ARTIFACTS = {
    "layout": "/Artifact BMC",
    "repeated": "/Artifact <</Type /Pagination>> BDC",
    "header": "/Artifact <</Type /Pagination /Subtype /Header>> BDC",
    "footer": "/Artifact <</Type /Pagination /Subtype /Footer>> BDC",
}
"""Running heads say so (ISO 14289-1, 7.8)."""

DEEPEST = 6
"""There is no heading below H6."""

ROLE_MAP = "<</Title/P>>"
"""Title is a role of PDF 2.0; for a reader of 1.7 it is a paragraph."""


class Words(NamedTuple):
    """A marked piece of a page, by the index of the page and its number there."""

    page: int
    number: int


class Area(NamedTuple):
    """An annotation, by the index of its page and the number of its object."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class Node:
    """An element with what is known of it so far; notes come behind all other kids."""

    element: Element
    role: str
    parent: "Node | None" = None
    kids: list["Words | Area | Node"] = field(default_factory=list)
    notes: tuple["Node", ...] = ()
    number: int = 0
    box: Box | None = None
    framed: int = 0
    """The index of the page on which the box is."""


class Structure:
    """The tree of one document, grown in reading order; `linked` are the Links that have an area on the pages."""

    def __init__(self, linked: Iterable[Tag | None] = ()) -> None:
        self._linked = frozenset(linked)
        self._nodes: dict[Element, Node] = {}
        self._root = Node(Element("Div"), "Document")
        self._marked: list[list[Node]] = []
        self._annotated: list[Node] = []
        self._level = 0

    def new_page(self) -> None:
        self._marked.append([])

    def effective(self, tag: Tag) -> Tag:
        """The tag itself; of a Link without an area the element around it."""
        while isinstance(tag, Element) and tag.role == "Link" and tag not in self._linked and tag.parent:
            tag = tag.parent
        return tag

    def declare(self, elements: Iterable[Element]) -> None:
        """Elements that begin here, whether or not anything of them is drawn."""
        for element in elements:
            self._node(element)

    def mark(self, tag: Tag) -> str:
        """The operator that begins a piece of the page at hand."""
        if isinstance(tag, Artifact):
            return ARTIFACTS[tag.kind]
        node, pieces = self._node(tag), self._marked[-1]
        node.kids.append(Words(len(self._marked) - 1, len(pieces)))
        pieces.append(node)
        return f"/{node.role} <</MCID {len(pieces) - 1}>> BDC"

    def frame(self, figure: Element, box: Box) -> None:
        """Where a figure, or a further part of it, stands on the page where it begins."""
        node, page = self._node(figure), len(self._marked) - 1
        if node.box is None:
            node.box, node.framed = box, page
        elif node.framed == page:
            left, bottom, right, top = zip(node.box, box, strict=True)
            node.box = (min(left), min(bottom), max(right), max(top))

    def annotate(self, tag: Tag | None, area: Area) -> int:
        """Tie an annotation to its Link; returns the key by which it finds its way back."""
        if not isinstance(tag, Element):
            raise ValueError(f"an area on page {area.page + 1} belongs to no link")
        node = self._node(tag)
        node.kids.append(area)
        self._annotated.append(node)
        return len(self._marked) + len(self._annotated) - 1

    def _node(self, element: Element) -> Node:
        node = self._nodes.get(element)
        if node is None:
            around = self.effective(element.parent) if element.parent else None
            parent = self._node(around) if isinstance(around, Element) else self._root
            node = self._nodes[element] = Node(element, self._role(element), parent)
            if element.role == "Note":
                parent.notes = (*parent.notes, node)
            else:
                parent.kids.append(node)
        return node

    def _role(self, element: Element) -> str:
        """A heading's level never skips one (ISO 14289-1, 7.4.2)."""
        if element.role != "H":
            return element.role
        self._level = min(max(element.level, 1), self._level + 1, DEEPEST)
        return f"H{self._level}"

    def written(self, document: Document, pages: Sequence[int]) -> str:
        """Make the objects of the tree, and return the reference to its root; `pages` are the pages' numbers."""
        nodes = [self._root, *self._nodes.values()]
        top = document.reserve(len(nodes) + 1)
        for number, node in enumerate(nodes, top + 1):
            node.number = number
        notes = [node for node in nodes if node.role == "Note"]
        names = {node: f"(note-{count:06})" for count, node in enumerate(notes, 1)}
        for node in nodes:
            document.made[node.number] = _element(node, pages, top, names.get(node)).encode("ascii")
        document.made[top] = self._top(names).encode("ascii")
        return f"{top} 0 R"

    def _top(self, names: dict[Node, str]) -> str:
        leads = [f"{page}[{_references(nodes)}]" for page, nodes in enumerate(self._marked)]
        leads += [f"{key} {node.number} 0 R" for key, node in enumerate(self._annotated, len(self._marked))]
        identified = " ".join(f"{name} {node.number} 0 R" for node, name in names.items())
        return (
            f"<</Type/StructTreeRoot/K[{self._root.number} 0 R]/RoleMap{ROLE_MAP}"
            f"/ParentTree<</Nums[{' '.join(leads)}]>>/ParentTreeNextKey {len(leads)}"
            f"{f'/IDTree<</Names[{identified}]>>' if identified else ''}>>"
        )


def _references(nodes: Iterable[Node]) -> str:
    return " ".join(f"{node.number} 0 R" for node in nodes)


def _element(node: Node, pages: Sequence[int], top: int, name: str | None) -> str:
    parent = node.parent.number if node.parent else top
    kids = [*node.kids, *node.notes]
    page = next((each.page for each in kids if isinstance(each, Words)), None)
    written = " ".join([_kid(each, page, pages) for each in kids])
    return (
        f"<</Type/StructElem/S/{node.role}/P {parent} 0 R"
        f"{'' if page is None else f'/Pg {pages[page]} 0 R'}{f'/K[{written}]' if kids else ''}"
        f"{_attributes(node)}{f'/ID{name}' if name else ''}>>"
    )


def _kid(kid: "Words | Area | Node", page: int | None, pages: Sequence[int]) -> str:
    if isinstance(kid, Node):
        return f"{kid.number} 0 R"
    own, number = kid
    if isinstance(kid, Area):
        return f"<</Type/OBJR/Pg {pages[own]} 0 R/Obj {number} 0 R>>"
    return str(number) if own == page else f"<</Type/MCR/Pg {pages[own]} 0 R/MCID {number}>>"


def _attributes(node: Node) -> str:
    element = node.element
    made = ""
    if element.scope:
        made += f"/A<</O/Table/Scope/{element.scope}>>"
    if element.numbering:
        made += f"/A<</O/List/ListNumbering/{element.numbering}>>"
    if node.box:
        made += f"/A<</O/Layout/Placement/Block/BBox[{' '.join(f'{each:.2f}' for each in node.box)}]>>"
    if element.alternative:
        made += f"/Alt{string(element.alternative)}"
    if element.language:
        made += f"/Lang{string(element.language)}"
    return made
