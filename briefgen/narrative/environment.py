"""Run templates in a sandbox whose output knows its place and whose mistakes are gathered, not raised."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar

from jinja2 import BaseLoader, StrictUndefined, Template, TemplateError, TemplateNotFound, Undefined
from jinja2.ext import Extension
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

from briefgen.diagnostics import Diagnostic, error
from briefgen.errors import Mistake
from briefgen.narrative.arithmetic import combined
from briefgen.narrative.atoms import Exhausted, Reported, Session, whole
from briefgen.narrative.blocks import BlockMade
from briefgen.narrative.codegen import PlacedCode
from briefgen.narrative.compiling import Compiled
from briefgen.narrative.filters import FILTERS, TESTS
from briefgen.narrative.judgements import Judgement, both, denied, either, opposite
from briefgen.narrative.lexer import PlacedLexer
from briefgen.narrative.nearest import nearest
from briefgen.narrative.passages import Branch
from briefgen.narrative.rope import Piece, Rope, joined, rope
from briefgen.narrative.tags import ClaimTag
from briefgen.narrative.telling import Alternative, told
from briefgen.narrative.values import Value, shown
from briefgen.origins import Place

EXTENSIONS: tuple[type[Extension], ...] = (ClaimTag,)
"""Tags of our own; whoever adds one adds it here."""

TEXT_METHODS = ("startswith", "endswith", "strip", "lower", "upper")
MOST_ROUNDS = 10_000
"""Rounds of one `range`."""
OPERATIONS: Mapping[str, Callable[[Any, Any], Any]] = MappingProxyType(SandboxedEnvironment.default_binop_table)
EXPECTED = (Mistake, TemplateError, TypeError, ValueError, ArithmeticError, LookupError)
"""What a mistake in an expression raises; all else is a fault of the program and is not caught."""
FAULT = rope(Piece("〓"))
"""Stands where something could not be printed, so that the text around it keeps its structure."""

Expression = Callable[[], object]
Given = TypeVar("Given")


class Loader(BaseLoader):
    """Gives Jinja the templates that were compiled beforehand."""

    def __init__(self, compiled: Mapping[str, Compiled]) -> None:
        self.compiled = compiled

    def load(self, environment: Any, name: str, globals: Any = None) -> Template:
        found = self.compiled.get(name)
        if found is None or found.code is None:
            raise TemplateNotFound(name)
        return Template.from_code(environment, found.code, dict(globals or {}))


def bounded_range(*arguments: int) -> range:
    """`range` of a template. Raises Mistake where it would run away."""
    made = range(*arguments)
    if len(made) > MOST_ROUNDS:
        raise Mistake("T219", limit=MOST_ROUNDS)
    return made


class Narrator(SandboxedEnvironment):
    """The environment of one narration."""

    code_generator_class = PlacedCode
    concat = staticmethod(joined)
    intercepted_binops = frozenset(OPERATIONS)
    intercepted_unops = frozenset({"+", "-"})

    def __init__(self, session: Session) -> None:
        super().__init__(undefined=StrictUndefined, extensions=EXTENSIONS, keep_trailing_newline=True)
        self.session = session
        self.misspelt: frozenset[str] = frozenset()
        self.filters = dict(FILTERS)
        self.tests = dict(TESTS)
        self.globals = {"range": bounded_range, "namespace": self.globals["namespace"]}

    @cached_property
    def lexer(self) -> PlacedLexer:
        return PlacedLexer(self)

    def getattr(self, obj: Any, attribute: str) -> Any:
        return self._part(obj, attribute, super().getattr)

    def getitem(self, obj: Any, argument: Any) -> Any:
        return self._part(obj, argument, super().getitem)

    def _part(self, owner: object, name: object, otherwise: Callable[[Any, Any], Any]) -> object:
        """A part of a value of the workbook, and nothing else of it: neither fields nor methods."""
        if isinstance(name, str) and name in self.misspelt:
            raise Reported
        if isinstance(owner, Value):
            return owner.part(str(name))
        if isinstance(owner, str) and isinstance(name, str) and name not in TEXT_METHODS:
            raise Mistake("T211", name=name, nearest=nearest(name, TEXT_METHODS))
        return otherwise(owner, name)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002
        for operand in (left, right):
            if isinstance(operand, Undefined):
                str(operand)
        if isinstance(left, Value) or isinstance(right, Value):
            return combined(operator, left, right)
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            return left + right
        if isinstance(left, int | float) and isinstance(right, int | float) and operator != "**":
            return OPERATIONS[operator](left, right)
        raise Mistake("T304", sign=operator)

    def call_unop(self, context: Context, operator: str, arg: Any) -> Any:  # noqa: ARG002
        if isinstance(arg, int | float):
            return self.unop_table[operator](arg)
        raise Mistake("T304", sign=operator)

    # What the generated code calls. Each gets an expression still to be evaluated, and its place.

    def typed(self, text: Callable[[], str], file: str, line: int, column: int) -> Rope:
        """A run of typed text."""
        words = text()
        self.session.spend(len(words))
        return rope(Piece(words, Place(file, line, column), exact=True))

    def printed(self, expression: Expression, *spot: Any) -> Rope:
        """What `{{ … }}` puts out."""
        made = self._tried(lambda: _rope_of(expression(), Place(*spot)), spot, FAULT)
        self.session.spend(len(made))
        return made

    def counted(self, expression: Expression, *spot: Any) -> Rope:
        """What `{{ loop.index }}` puts out: an ordinal of the packet's own, which nobody typed."""
        return self._tried(lambda: rope(Piece(str(expression()))), spot, FAULT)

    def decided(self, expression: Expression, *spot: Any) -> bool:
        """The outcome of a condition, which the record keeps."""
        outcome = self._tried(lambda: _outcome(expression()), spot, None)
        if outcome is not None:
            self.session.branches.append(Branch(Place(*spot), outcome))
        return bool(outcome)

    def told(self, file: str, *alternatives: Any) -> Rope:
        """What a claim puts out; each alternative is its condition, its body, a line and a column."""
        placed = [(Place(file, line, column), *pair) for *pair, line, column in alternatives]
        return told(self.session, [self._alternative(*each) for each in placed])

    def _alternative(self, place: Place, condition: Expression | None, body: Callable[[], Rope]) -> Alternative:
        if condition is None:
            return Alternative(place, None, body)
        spot = (place.file, place.line, place.column)
        return Alternative(place, lambda: self._tried(lambda: _judgement(condition()), spot, None), body)

    both, either, opposite = staticmethod(both), staticmethod(either), staticmethod(opposite)
    denied = staticmethod(denied)

    def kept(self, expression: Expression, *spot: Any) -> bool:
        """Whether a loop takes an item."""
        return bool(self._tried(lambda: bool(expression()), spot, False))

    def held(self, expression: Expression, *spot: Any) -> object:
        """What `set` sets."""
        nothing: object = self.fault()
        return self._tried(lambda: _held(expression()), spot, nothing)

    def rounds(self, expression: Expression, *spot: Any) -> Iterable[object]:
        """What a loop runs over."""
        empty: Iterator[object] = iter(())
        return self._stepping(self._tried(lambda: _iterated(expression()), spot, empty))

    def fault(self, name: str | None = None) -> StrictUndefined:
        """Stands for what could not be had; whatever is done with it fails in silence, for it is reported."""
        return StrictUndefined(name=name, exc=Reported)  # type: ignore[arg-type]  # any exception will do

    def _stepping(self, items: Iterator[object]) -> Iterator[object]:
        for item in items:
            self.session.step()
            yield item

    def _tried(self, evaluate: Callable[[], Given], spot: tuple[Any, ...], otherwise: Given) -> Given:
        try:
            return evaluate()
        except Reported:
            return otherwise
        except EXPECTED as mistake:
            self.session.report(diagnosed(mistake, Place(*spot)))
            return otherwise


def _judgement(value: object) -> Judgement | None:
    if isinstance(value, Judgement):
        return value
    raise Mistake("T253")


def _outcome(value: object) -> bool | None:
    return bool(value)


def _iterated(value: Any) -> Iterator[object]:
    return iter(value)


def _held(value: object) -> object:
    return whole(value) if isinstance(value, str) else value


def _rope_of(value: object, place: Place) -> Rope:
    match value:
        case Rope():
            return value
        case str():
            return rope(Piece(whole(value).replace("\r", ""), place))
        case Value() | BlockMade() | Undefined():
            return rope(Piece(str(value), place))
        case int() if not isinstance(value, bool):
            return rope(Piece(str(value), place))
        case _:
            raise Mistake("T220", shown=shown(value))


def diagnosed(mistake: Exception, place: Place | None) -> Diagnostic:
    """What went wrong while a template ran."""
    match mistake:
        case Mistake():
            return error(mistake.code, place, **mistake.arguments)
        case Exhausted():
            return error(mistake.code, place, limit=mistake.limit)
        case TemplateNotFound():
            return error("T214", place, name=mistake.name or "", nearest="")
        case RecursionError():
            return error("T221", place)
        case _:
            return error("T222", place, problem=str(mistake) or type(mistake).__name__)
