"""Collect what is noticed while a workbook is read, so that all of it is told at once."""

from collections.abc import Iterable

from briefgen.diagnostics import Diagnostic, error, warning
from briefgen.origins import Where

CLOSE_ENOUGH = 0.5
"""Two of four characters alike: 发文几关 finds 发文机关, and 增長 finds 增速."""


class Findings:
    """A growing list of diagnostics, passed down to whoever reads cells."""

    def __init__(self) -> None:
        self._diagnostics: list[Diagnostic] = []

    def error(self, code: str, where: Where, **arguments: object) -> None:
        self._diagnostics.append(error(code, where, **arguments))

    def warning(self, code: str, where: Where, **arguments: object) -> None:
        self._diagnostics.append(warning(code, where, **arguments))

    def extend(self, found: Iterable[Diagnostic]) -> None:
        self._diagnostics += found

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return tuple(self._diagnostics)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is most like this one, or nothing."""
    from difflib import get_close_matches  # 1.3 ms that only a mistake has to pay

    found = get_close_matches(word, list(known), n=1, cutoff=CLOSE_ENOUGH)
    return found[0] if found else ""
