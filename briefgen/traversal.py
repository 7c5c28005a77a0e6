"""Read a document from its first word to its last, and change it node by node; pure."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import Field, fields, replace
from decimal import Decimal
from operator import is_
from typing import Any, Literal, get_origin

from briefgen.document import (
    Attachments,
    Caption,
    Chart,
    Claim,
    Colophon,
    Column,
    Contents,
    Cover,
    Datum,
    Definition,
    Definitions,
    Document,
    Emphasis,
    Heading,
    Image,
    Imprint,
    Inline,
    KeyFigure,
    KeyFigures,
    Letterhead,
    Link,
    List,
    Mark,
    Meta,
    Note,
    PageBreak,
    Panel,
    Paragraph,
    Picture,
    Point,
    Quotation,
    Row,
    Series,
    Signature,
    Strip,
    Strong,
    Table,
    Text,
)

Node = object


def walk(node: Node) -> Iterator[Node]:
    """The node and all nodes below it, in reading order; tuples are passed through. Linear, without recursion."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if type(node) is tuple:
            waiting += node[::-1]
        elif type(node) in BRANCHES:
            yield node
            waiting += _below(node)


def query(node: Node, kind: type) -> Iterator:  # type: ignore[type-arg]  # the element type is `kind` itself
    """All nodes of one kind, in reading order."""
    return (each for each in walk(node) if isinstance(each, kind))


def plain_text(inlines: Iterable[Inline]) -> str:
    """The words of inlines as they are read aloud, without footnotes."""
    return "".join(map(_inline_text, inlines))


def heading_words(heading: Heading) -> str:
    """A heading with its number as it is read: 一 科技创新, 一、科技创新."""
    joint = "" if heading.number.endswith("、") else " "
    return f"{heading.number}{joint}{plain_text(heading.children)}".strip()


def words(node: Node) -> str:
    """All words below a node as they are read aloud, without footnotes."""
    found: list[str] = []
    waiting = [node]
    while waiting:
        match waiting.pop():
            case Note():
                pass
            case Text(text=text) | Datum(text=text) | Mark(text=text):
                found.append(text)
            case tuple() as passed:
                waiting += passed[::-1]
            case other if type(other) in BRANCHES:
                waiting += _below(other)
    return "".join(found)


def _inline_text(inline: Inline) -> str:
    match inline:
        case Text(text=text):
            return text
        case Datum() | Mark():
            return inline.text
        case Note():
            return ""
        case Emphasis() | Strong() | Link() | Claim():
            return plain_text(inline.children)


def _below(node: Node) -> list[Node]:
    """What stands directly below a node, last first."""
    return [value for name in BRANCHES[type(node)] if (value := getattr(node, name))]


Change = Callable[[Node], Node]


def rebuilt(node: Node, change: Change) -> Node:
    """The same tree in which `change` has been applied to each node, children first, in reading order.

    A node whose children stay the same stays the same object.
    """
    if type(node) is tuple:
        made = tuple(rebuilt(child, change) for child in node)
        return node if all(map(is_, made, node)) else made
    if type(node) not in BRANCHES:
        return node
    changed = {}
    for name in reversed(BRANCHES[type(node)]):
        value = getattr(node, name)
        new = rebuilt(value, change)
        if new is not value:
            changed[name] = new
    return change(replace(node, **changed) if changed else node)  # type: ignore[type-var]  # BRANCHES are dataclasses


NODES = (
    *(Text, Emphasis, Strong, Link, Note, Datum, Claim, Mark),
    *(Cover, Contents, Heading, Paragraph, Definitions, List, Quotation, Table, Chart, Picture, KeyFigures),
    *(Letterhead, Attachments, Signature, Imprint),
    *(Colophon, PageBreak, Definition, Caption, Column, Row, Point, Panel, Series, Image, KeyFigure, Strip),
    *(Meta, Document),
)
LEAVES = frozenset({"where", "source", "operands", "condition", "number", "draft", "content", "unlabelled"})
"""Fields that hold no nodes of the tree, or none that is printed."""

SCALARS = (str, int, bool, Decimal)


def _may_hold_nodes(field: Field[Any]) -> bool:
    return field.name not in LEAVES and field.type not in SCALARS and get_origin(field.type) is not Literal


BRANCHES: dict[type, tuple[str, ...]] = {
    kind: tuple(field.name for field in reversed(fields(kind)) if _may_hold_nodes(field)) for kind in NODES
}
"""For each kind of node the fields that may hold nodes, last first: looked up once, since trees are walked often."""


def opens_chapter(heading: Heading) -> bool:
    """Whether a part of the packet begins with it on a page of its own."""
    return heading.level == 1 and heading.starts_page and not heading.section
