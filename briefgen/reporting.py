"""Put diagnostics into words: for people, as JSON, or as annotations of a code host's checks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal
from unicodedata import east_asian_width

from briefgen.diagnostics import Diagnostic, Severity
from briefgen.language.messages import MESSAGES
from briefgen.language.messages.system import REFUSALS
from briefgen.language.printers import printer_words
from briefgen.origins import Place

MessageLanguage = Literal["zh", "en"]
SEVERITIES = {
    "zh": {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.NOTE: "说明"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"},
}
HINT = {"zh": "提示", "en": "hint"}
GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


@dataclass(frozen=True, slots=True)
class Worded:
    """A diagnostic in one language: what is wrong, and what to do about it."""

    message: str
    hint: str


def worded(diagnostic: Diagnostic, language: MessageLanguage) -> Worded:
    """The sentences of a diagnostic's code, filled with its arguments."""
    wording = MESSAGES[diagnostic.code]
    arguments = {name: _listed(name, value, language) for name, value in diagnostic.arguments}
    message, hint = (wording.zh, wording.zh_hint) if language == "zh" else (wording.en, wording.en_hint)
    return Worded(message.format(**arguments), hint.format(**arguments))


SYSTEMS = frozenset({"problem", "words"})
"""Arguments that may be in the words of the system."""
PRINTER = "complaint"
"""The argument that holds what a printer says, and keywords of what ails it."""
LISTS = frozenset({"pages", "cells", "cell", "people", "names", "printers"})
"""Arguments that may hold several things, parted as Chinese parts them."""


def _listed(name: str, value: str, language: MessageLanguage) -> str:
    if name == PRINTER:
        return printer_words(value, language)
    if language == "zh":
        return system_words(value, language) if name in SYSTEMS else value
    return value.replace("、", ", ") if name in LISTS else value


def system_words(words: str, language: MessageLanguage) -> str:
    """What a system says, in Chinese where it is known; the words of another program stay as they are."""
    return REFUSALS.get(words, words) if language == "zh" else words


def as_text(diagnostics: Iterable[Diagnostic], language: MessageLanguage) -> str:
    """Where, how bad, what [code]; below it what to do. One blank-free block a diagnostic."""
    return "".join(_text(each, language) for each in diagnostics)


def _text(diagnostic: Diagnostic, language: MessageLanguage) -> str:
    words = worded(diagnostic, language)
    where = str(diagnostic.where) if diagnostic.where else "briefgen"
    lines = [f"{where}  {SEVERITIES[language][diagnostic.severity]}  {words.message}  [{diagnostic.code}]"]
    if words.hint:
        lines.append(f"{' ' * columns(where)}  {HINT[language]}  {words.hint}")
    return "\n".join(lines) + "\n"


def as_sentence(diagnostic: Diagnostic, language: MessageLanguage) -> str:
    """Where and what on one line, as a draft lists it."""
    where = f"{diagnostic.where}  " if diagnostic.where else ""
    return f"{where}{worded(diagnostic, language).message} [{diagnostic.code}]"


def as_comment(diagnostic: Diagnostic, language: MessageLanguage) -> str:
    """How bad and what, and below it what to do, as a reader of the finished file is told."""
    words = worded(diagnostic, language)
    lines = (f"{SEVERITIES[language][diagnostic.severity]}: {words.message} [{diagnostic.code}]", words.hint)
    return "\n".join(filter(None, lines))


def columns(text: str) -> int:
    """How many columns of a terminal a text takes: a Han character takes two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def as_json(diagnostics: Iterable[Diagnostic]) -> list[dict[str, object]]:
    """Each diagnostic with its wording in both languages."""
    return [_json(each) for each in diagnostics]


def _json(diagnostic: Diagnostic) -> dict[str, object]:
    zh, en = worded(diagnostic, "zh"), worded(diagnostic, "en")
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "where": str(diagnostic.where) if diagnostic.where else "",
        "zh": {"message": zh.message, "hint": zh.hint},
        "en": {"message": en.message, "hint": en.hint},
    }


def as_github(diagnostics: Iterable[Diagnostic], language: MessageLanguage) -> str:
    """One workflow command a diagnostic: ::error file=…,line=…,col=…::message."""
    return "".join(_github(each, language) for each in diagnostics)


def _github(diagnostic: Diagnostic, language: MessageLanguage) -> str:
    words = worded(diagnostic, language)
    where = diagnostic.where
    if isinstance(where, Place):
        properties = f" file={where.file},line={max(1, where.line)},col={max(1, where.column)}"
        prefix = ""
    else:
        properties = f" file={where.workbook}" if where else ""
        prefix = f"{where}: " if where else ""
    text = f"{prefix}{words.message} [{diagnostic.code}] {words.hint}".strip()
    return f"::{GITHUB[diagnostic.severity]}{properties}::{_escaped(text)}\n"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def tally(diagnostics: Sequence[Diagnostic], language: MessageLanguage) -> str:
    """2 个错误，1 个提醒 · 2 errors, 1 warning."""
    counts = {severity: sum(each.severity is severity for each in diagnostics) for severity in Severity}
    if language == "zh":
        return f"{counts[Severity.ERROR]} 个错误，{counts[Severity.WARNING]} 个提醒"
    return f"{counts[Severity.ERROR]} errors, {counts[Severity.WARNING]} warnings"
