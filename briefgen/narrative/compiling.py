"""Turn template sources into code and mentions, or take both from an earlier run of the same program."""

import marshal
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import CodeType

import jinja2
from jinja2 import Environment, TemplateAssertionError, TemplateSyntaxError

from briefgen.diagnostics import Diagnostic, Warned, error
from briefgen.narrative.codegen import prepared
from briefgen.narrative.mentions import Mention, Mentions, mentions_of
from briefgen.narrative.syntax import syntax_error
from briefgen.origins import Place

FORM = 4
"""Counts up whenever the generated code or the mentions change their shape."""
UNDIGESTIBLE = (SyntaxError, RecursionError, ValueError, OverflowError, MemoryError)
"""What Python raises for loops, brackets or numbers that go beyond its own bounds."""
PROGRAM = f"{FORM} {jinja2.__version__} {sys.implementation.cache_tag} {sys.version}"


@dataclass(frozen=True, slots=True)
class Compiled:
    """One template, ready to run; without code it has unknown filters or tests and its mentions say which."""

    code: CodeType | None
    mentions: Mentions
    kept: bytes = b""
    """What a later run may take."""


def compiled(
    environment: Environment, sources: Mapping[str, str], earlier: Mapping[str, bytes]
) -> Warned[dict[str, Compiled]]:
    """Every template that can be parsed, and the first syntax error of each of the others."""
    made: dict[str, Compiled] = {}
    diagnostics: list[Diagnostic] = []
    for name, source in sources.items():
        known = _from_earlier(source, earlier.get(name, b""))
        try:
            made[name] = known or _from_source(environment, source, name)
        except TemplateSyntaxError as mistake:
            diagnostics.append(syntax_error(mistake, name, source))
        except UNDIGESTIBLE as mistake:
            diagnostics.append(error("T208", Place(name), problem=str(mistake)))
    return Warned(made, tuple(diagnostics))


def _from_source(environment: Environment, source: str, name: str) -> Compiled:
    tree = environment.parse(source, name, name)
    mentions = mentions_of(tree)
    try:
        code = environment.compile(prepared(tree, name), name, name)
    except TemplateAssertionError:
        if _misuses(environment, mentions.used):
            return Compiled(None, mentions)
        raise
    return Compiled(code, mentions, _bytes(source, code, mentions))


def _misuses(environment: Environment, used: Iterable[Mention]) -> bool:
    vocabulary = {"filter": environment.filters, "test": environment.tests}
    return any(mention.word not in vocabulary.get(mention.kind, (mention.word,)) for mention in used)


# --- keeping ------------------------------------------------------------------------------------------


def _bytes(source: str, code: CodeType, mentions: Mentions) -> bytes:
    used = tuple((each.kind, each.word, each.line, each.column) for each in mentions.used)
    return marshal.dumps((PROGRAM, source, code, used, mentions.names, mentions.attributes))


def _from_earlier(source: str, content: bytes) -> Compiled | None:
    """The template that was kept, if it was made of this source by this program; a stale one is not used."""
    try:
        program, known, code, used, names, attributes = marshal.loads(content)
    except (EOFError, ValueError, TypeError):
        return None
    if (program, known) != (PROGRAM, source):
        return None
    return Compiled(code, Mentions(tuple(Mention(*each) for each in used), names, attributes), content)
