"""List what a template mentions, with places, so that every misspelt word is found before anything is rendered."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jinja2 import nodes

from briefgen.narrative.lexer import Spot, leftmost


class Mention(NamedTuple):
    """A word of a template: a name, attribute, filter, test, template, kind of chart or refused tag."""

    kind: str
    word: str
    line: int
    column: int


class Mentions(NamedTuple):
    """What one template uses, and the names and attributes that it makes itself."""

    used: tuple[Mention, ...]
    names: frozenset[str]
    attributes: frozenset[str]


REFUSED = {
    nodes.FilterBlock: "filter",
    nodes.CallBlock: "call",
    nodes.ScopedEvalContextModifier: "autoescape",
}


def mentions_of(tree: nodes.Template) -> Mentions:
    """What a syntax tree mentions; it is asked before the tree is prepared for compiling."""
    found = list(tree.find_all(nodes.Node))
    used = tuple(mention for node in found for mention in _used(node))
    names = frozenset(name for node in found for name in _made(node))
    attributes = frozenset(name for node in found for name in _made_attributes(node))
    return Mentions(used, names, attributes)


def _used(node: nodes.Node) -> Iterator[Mention]:
    match node:
        case nodes.Name(ctx="load"):
            yield _mention("name", node.name, node)
        case nodes.Getattr():
            yield _mention("attribute", node.attr, node, 1)
        case nodes.Filter():
            yield _mention("filter", node.name, node)
        case nodes.Test():
            yield _mention("test", node.name, node)
        case nodes.Include(ignore_missing=True):
            pass
        case nodes.Include() | nodes.Extends() | nodes.Import() | nodes.FromImport():
            for constant in _constants(node.template):
                yield _mention("template", str(constant.value), constant)
        case nodes.Call(node=nodes.Name(name="chart")):
            yield from _kinds(node)
        case nodes.FilterBlock() | nodes.CallBlock() | nodes.ScopedEvalContextModifier():
            yield _mention("tag", REFUSED[type(node)], node)
        case _:
            pass


def _mention(kind: str, word: str, node: nodes.Node, further: int = 0) -> Mention:
    spot = node.lineno
    return Mention(kind, word, int(spot), spot.column + further if isinstance(spot, Spot) else 0)


def _kinds(call: nodes.Call) -> Iterator[Mention]:
    """The kind that a chart is asked to be, where it is written down; its place is that of the expression."""
    for given in call.kwargs:
        match given:
            case nodes.Keyword(key="kind", value=nodes.Const(value=str() as kind)):
                spot = leftmost(call)
                yield Mention("kind", kind, int(spot), spot.column)


def _constants(template: nodes.Expr) -> Iterable[nodes.Const]:
    return (node for node in (template, *template.find_all(nodes.Const)) if isinstance(node, nodes.Const))


def _made(node: nodes.Node) -> Iterator[str]:
    match node:
        case nodes.Name(ctx="store" | "param"):
            yield node.name
        case nodes.Macro():
            yield node.name
        case nodes.Import():
            yield node.target
        case nodes.FromImport():
            yield from (name if isinstance(name, str) else name[1] for name in node.names)
        case _:
            pass


def _made_attributes(node: nodes.Node) -> Iterator[str]:
    match node:
        case nodes.NSRef():
            yield node.attr
        case nodes.Call(node=nodes.Name(name="namespace")):
            yield from (keyword.key for keyword in node.kwargs)
        case nodes.Macro() | nodes.Block():
            yield node.name
        case _:
            pass
