"""Parse `{% claim … %}…{% otherwise … %}…{% endclaim %}` into bodies that can be told and one call that tells them."""

from jinja2 import TemplateSyntaxError, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser

CLAIM, OTHERWISE, END = "claim", "otherwise", "endclaim"
TELL = "told"
"""The method of the environment that the call names."""


class MisplacedTag(TemplateSyntaxError):
    """A tag of a claim stands where it cannot stand; carries the code of its message."""

    def __init__(self, code: str, tag: str, line: int) -> None:
        self.code = code
        self.tag = tag
        super().__init__(code, line)


class ClaimTag(Extension):
    """Each body becomes a macro without parameters, so that it can be told, tried or left; its names stay its own."""

    tags = {CLAIM}  # noqa: RUF012  # the library reads it from the class

    def parse(self, parser: Parser) -> list[nodes.Node]:
        alternatives: list[nodes.Expr] = []
        bodies: list[nodes.Node] = []
        opening = parser.stream.current.lineno
        while parser.stream.current.value != END:
            tag = next(parser.stream)
            test = self._test(parser, tag.lineno)
            if is_bare(test) and tag.value == CLAIM:
                raise MisplacedTag("T251", CLAIM, tag.lineno)
            content = parser.parse_statements((f"name:{OTHERWISE}", f"name:{END}"))
            name = f"_claim_{parser.free_identifier().name}"
            bodies.append(nodes.Macro(name, [], [], content, lineno=tag.lineno))
            alternatives.append(nodes.Tuple([test, nodes.Name(name, "load", lineno=tag.lineno)], "load"))
            if is_bare(test) and parser.stream.current.value == OTHERWISE:
                raise MisplacedTag("T250", OTHERWISE, parser.stream.current.lineno)
        next(parser.stream)
        call = nodes.Call(nodes.EnvironmentAttribute(TELL), alternatives, [], None, None, lineno=opening)
        return [*bodies, nodes.Output([call], lineno=opening)]

    def _test(self, parser: Parser, line: int) -> nodes.Expr:
        """The condition of a claim; an `otherwise` may have none."""
        if parser.stream.current.type == "block_end":
            return nodes.Const(None, lineno=line)
        return weighed(parser.parse_expression())


def is_bare(test: nodes.Expr) -> bool:
    """Whether an alternative has no condition."""
    return isinstance(test, nodes.Const) and test.value is None


WEIGHED = {nodes.And: "both", nodes.Or: "either"}


def weighed(test: nodes.Expr) -> nodes.Expr:
    """The condition, whose and, or and not weigh verdicts instead of throwing one away."""
    match test:
        case nodes.And() | nodes.Or():
            return _call(WEIGHED[type(test)], test, weighed(test.left), weighed(test.right))
        case nodes.Not():
            return _call("opposite", test, weighed(test.node))
        case _:
            return test


def _call(method: str, test: nodes.Expr, *operands: nodes.Expr) -> nodes.Expr:
    return nodes.Call(nodes.EnvironmentAttribute(method), list(operands), [], None, None, lineno=test.lineno)
