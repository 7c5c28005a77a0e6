"""Write Python for a template in which typed text, printed values and conditions come with their place."""

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

from briefgen.narrative.lexer import Spot


def leftmost(node: nodes.Node) -> Spot:
    """Where an expression begins; its own line number may be that of an operator."""
    spots = [each.lineno for each in (node, *node.find_all(nodes.Expr)) if isinstance(each.lineno, Spot)]
    return min(spots, key=lambda spot: (spot, spot.column), default=Spot(node.lineno or 1))


def guarded(method: str, expression: nodes.Node) -> nodes.Expr:
    """The expression, evaluated by a method of the environment that catches its mistakes and knows its place."""
    spot = leftmost(expression)
    return nodes.Call(nodes.EnvironmentAttribute(method), [expression], [], None, None, lineno=spot)


class PlacedCode(CodeGenerator):
    """Hands typed text and printed values over with their place, through the hooks that jinja2.nativetypes uses."""

    def _output_child_to_const(self, *_: object) -> str:
        raise nodes.Impossible

    def _output_child_pre(self, node: nodes.Expr, *_: object) -> None:
        self.write(f"environment.{_method(node)}(lambda: ")

    def _output_child_post(self, node: nodes.Expr, *_: object) -> None:
        self._write_place(node)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        if not isinstance(node.node, nodes.EnvironmentAttribute):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write(f"environment.{node.node.name}(lambda: ")
        self.visit(node.args[0], frame)
        self._write_place(node)

    def _write_place(self, node: nodes.Expr) -> None:
        spot = leftmost(node)
        self.write(f", {self.name!r}, {int(spot)}, {spot.column})")


def _method(node: nodes.Expr) -> str:
    match node:
        case nodes.TemplateData():
            return "typed"
        case nodes.Getattr(node=nodes.Name(name="loop")):
            return "counted"
        case _:
            return "printed"


GUARDED = (nodes.If, nodes.CondExpr, nodes.For, nodes.Assign, nodes.Import, nodes.FromImport)


def prepared(tree: nodes.Template) -> nodes.Template:
    """The tree with conditions, loops and settings guarded, and with imported macros that see the figures."""
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
            case _:
                pass
    return tree
