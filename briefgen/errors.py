"""Name the ways in which a command ends without its result, and the exit status of each."""

from collections.abc import Iterable

from briefgen.diagnostics import Diagnostic

DONE, FINDINGS, CANNOT_RUN = 0, 1, 2
INTERRUPTED = 130
"""What a shell expects of a command that Ctrl-C ended (128 + SIGINT)."""


class BriefgenError(Exception):
    """A command ends here. It carries every diagnostic that led to the end, never only the first."""

    exit_status = CANNOT_RUN

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__(self.diagnostics)

    def __str__(self) -> str:
        return "; ".join(f"{each.where or ''} {each.code}".strip() for each in self.diagnostics)

    def __reduce__(self) -> tuple[type["BriefgenError"], tuple[tuple[Diagnostic, ...]]]:
        return type(self), (self.diagnostics,)


class Refused(BriefgenError):
    """The packet has findings and is not written (exit status 1)."""

    exit_status = FINDINGS


class CannotRun(BriefgenError):
    """Usage, settings or a file stands in the way (exit status 2)."""


class Mistake(Exception):
    """What was asked of a value cannot be done; whoever knows the place turns it into a Diagnostic."""

    def __init__(self, code: str, /, **arguments: object) -> None:
        self.code = code
        self.arguments = arguments
        super().__init__(code, arguments)
