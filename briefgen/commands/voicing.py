"""Speak to whoever runs a command: in the format and language that its options ask for."""

import json
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast

import click

from briefgen.diagnostics import Diagnostic

OutputFormat = Literal["text", "json", "github"]
MessageLanguage = Literal["zh", "en"]


SPEECH = ("output_format", "language", "quiet")
"""The options that every command has."""


@dataclass(frozen=True, slots=True)
class Voice:
    """How a command speaks: in which format and language, and whether only findings are told."""

    output_format: OutputFormat = "text"
    language: MessageLanguage = "zh"
    quiet: bool = False

    def tell(self, words: str) -> None:
        """A line of progress, to stderr."""
        if not self.quiet and self.output_format == "text":
            click.echo(words, err=True)

    def show(self, text: str) -> None:
        """What was asked for, to stdout as it is; as JSON it is part of the result."""
        if self.output_format == "text":
            click.echo(text, nl=False)

    def show_paths(self, paths: Iterable[str | Path]) -> None:
        """The files that were made, a line each."""
        self.show("".join(f"{Path(each).as_posix()}\n" for each in paths))

    def choose(self, zh: str, en: str) -> str:
        return zh if self.language == "zh" else en

    def report(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Diagnostics to stderr; as JSON they are part of the result."""
        if not diagnostics or self.output_format == "json":
            return
        from briefgen import reporting  # the wording of all messages costs 60 ms; a clean build needs none

        if self.output_format == "github":
            click.echo(reporting.as_github(diagnostics, self.language), nl=False)
        else:
            click.echo(reporting.as_text(diagnostics, self.language), nl=False, err=True)

    def result(self, diagnostics: Iterable[Diagnostic], **values: object) -> None:
        """The result as JSON to stdout, in the format that asks for it."""
        if self.output_format == "json":
            from briefgen import reporting  # as above

            click.echo(json.dumps({**values, "diagnostics": reporting.as_json(diagnostics)}, ensure_ascii=False))


def usual_language() -> MessageLanguage:
    """English where the environment asks for it, else Chinese."""
    asked = os.environ.get("BRIEFGEN_LANGUAGE")
    if asked in ("zh", "en"):
        return cast("MessageLanguage", asked)
    locale = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "en" if locale.startswith("en") else "zh"


def speaking(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every command has."""
    options = (
        click.option(
            "--output-format",
            type=click.Choice(["text", "json", "github"]),
            default="text",
            show_default=True,
            help="结果的格式 Format of results and findings.",
        ),
        click.option("--language", type=click.Choice(["zh", "en"]), help="信息用的语言 Language of messages."),
        click.option("-q", "--quiet", is_flag=True, help="只报告问题 Tell findings only."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def voice_of(output_format: OutputFormat, language: MessageLanguage | None, quiet: bool) -> Voice:
    return Voice(output_format, language or usual_language(), quiet)
