"""Write Python for a template in which typed text, printed values and conditions come with their place."""

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

from briefgen.narrative.lexer import Spot, leftmost
from briefgen.narrative.tags import TELL, is_bare


def guarded(method: str, expression: nodes.Node) -> nodes.Expr:
    """The expression, evaluated by a method of the environment that catches its mistakes and knows its place."""
    spot = leftmost(expression)
    return nodes.Call(nodes.EnvironmentAttribute(method), [expression], [], None, None, lineno=spot)


class PlacedCode(CodeGenerator):
    """Hands typed text and printed values over with their place, through the hooks that jinja2.nativetypes uses."""

    def _output_child_to_const(self, *_: object) -> str:
        raise nodes.Impossible

    def _output_child_pre(self, node: nodes.Expr, *_: object) -> None:
        if not _tells(node):
            self.write(f"environment.{_method(node)}(lambda: ")

    def _output_child_post(self, node: nodes.Expr, *_: object) -> None:
        if not _tells(node):
            self._write_place(node)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        match node.node:
            case nodes.EnvironmentAttribute(name=name) if name == TELL:
                self._write_claim(node.args, frame)
            case nodes.EnvironmentAttribute(name=name) if name in PLAIN:
                self._write_plain(name, node.args, frame)
            case nodes.EnvironmentAttribute(name=name):
                self.write(f"environment.{name}(lambda: ")
                self.visit(node.args[0], frame)
                self._write_place(node)
            case _:
                super().visit_Call(node, frame, forward_caller=forward_caller)

    def visit_Not(self, node: nodes.UnaryExpr, frame: Frame) -> None:  # noqa: N802
        """`not` comes to stand before each single condition, so that what cannot be proved is not proved by denial."""
        match node.node:
            case nodes.And(left=left, right=right):
                self.visit(nodes.Or(nodes.Not(left), nodes.Not(right)), frame)
            case nodes.Or(left=left, right=right):
                self.visit(nodes.And(nodes.Not(left), nodes.Not(right)), frame)
            case single:
                self._write_plain("denied", [single], frame)

    def _write_claim(self, alternatives: list[nodes.Expr], frame: Frame) -> None:
        """Each condition still to be evaluated, its body still to be told, and its place."""
        self.write(f"environment.{TELL}({self.name!r}")
        for alternative in alternatives:
            test, body = alternative.items  # type: ignore[attr-defined]  # the tag makes pairs
            self.write(", (" if is_bare(test) else ", (lambda: ")
            self.visit(test, frame)
            self.write(", ")
            self.visit(body, frame)
            self.write(f", {int(body.lineno)}, {body.lineno.column})")
        self.write(")")

    def _write_plain(self, name: str, arguments: list[nodes.Expr], frame: Frame) -> None:
        self.write(f"environment.{name}(")
        for argument in arguments:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def _write_place(self, node: nodes.Expr) -> None:
        spot = leftmost(node)
        self.write(f", {self.name!r}, {int(spot)}, {spot.column})")


PLAIN = frozenset({"both", "either", "opposite"})
"""Methods that are called with values, within an expression that is guarded already."""


def _tells(node: nodes.Expr) -> bool:
    return isinstance(node, nodes.Call) and isinstance(node.node, nodes.EnvironmentAttribute) and node.node.name == TELL


def _method(node: nodes.Expr) -> str:
    match node:
        case nodes.TemplateData():
            return "typed"
        case nodes.Getattr(node=nodes.Name(name="loop")):
            return "counted"
        case _:
            return "printed"


GUARDED = (nodes.If, nodes.CondExpr, nodes.For, nodes.Assign, nodes.Import, nodes.FromImport, nodes.Filter)


def prepared(tree: nodes.Template, file: str) -> nodes.Template:
    """The tree with conditions, loops and settings guarded, with imported macros that see the figures, and with
    the place of the words of each claim."""
    for node in list(tree.find_all(GUARDED)):
        match node:
            case nodes.If() | nodes.CondExpr():
                node.test = guarded("decided", node.test)
            case nodes.For():
                node.iter = guarded("rounds", node.iter)
                node.test = guarded("kept", node.test) if node.test else None
            case nodes.Assign(target=nodes.Name() | nodes.NSRef()):
                node.node = guarded("held", node.node)
            case nodes.Import() | nodes.FromImport():
                node.with_context = True
            case nodes.Filter(name="claim"):
                place = nodes.Keyword(PLACE, nodes.Const(_place_of_words(node, file)))
                node.kwargs = [*node.kwargs, place]  # type: ignore[list-item]  # the parser gives keywords, not pairs
            case _:
                pass
    return tree


PLACE = "_place"
"""The argument of the filter `claim` that no template writes."""


def _place_of_words(claim: nodes.Filter, file: str) -> tuple[str, int, int]:
    """Where the first character of a literal stands, behind its quotation mark; else where the expression begins."""
    words = next(iter(claim.args), None)
    if isinstance(words, nodes.Const) and isinstance(words.lineno, Spot):
        return file, int(words.lineno), words.lineno.column + 1
    spot = leftmost(claim)
    return file, int(spot), spot.column
