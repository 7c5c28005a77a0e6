"""Hold what was noticed on the way: a code, where it was, how bad it is; worded only at the edge, in `language`."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Generic, TypeVar

from briefgen.origins import Where


class Severity(Enum):
    """How bad it is: an error refuses the build, a warning prints, a note is shown when asked for."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing noticed. `arguments` fill the wording that `language.messages` holds under `code`."""

    code: str
    severity: Severity
    where: Where | None
    arguments: tuple[tuple[str, str], ...] = ()


def error(code: str, where: Where | None, /, **arguments: object) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, where, _texts(arguments))


def warning(code: str, where: Where | None, /, **arguments: object) -> Diagnostic:
    return Diagnostic(code, Severity.WARNING, where, _texts(arguments))


def note(code: str, where: Where | None, /, **arguments: object) -> Diagnostic:
    return Diagnostic(code, Severity.NOTE, where, _texts(arguments))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    return any(each.severity is Severity.ERROR for each in diagnostics)


def warnings_as_errors(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What `--strict` asks for: each warning becomes a finding."""
    return tuple(
        replace(each, severity=Severity.ERROR) if each.severity is Severity.WARNING else each for each in diagnostics
    )


def _texts(arguments: dict[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple((name, str(value)) for name, value in arguments.items())


Output = TypeVar("Output")


@dataclass(frozen=True, slots=True)
class Warned(Generic[Output]):
    """What a step made, and what it noticed while making it."""

    output: Output
    diagnostics: tuple[Diagnostic, ...] = ()
