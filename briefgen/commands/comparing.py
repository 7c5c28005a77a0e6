"""Offer the options of a comparison, and put its result into the form that is asked for."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefgen.commands.voicing import MessageLanguage
from briefgen.diagnostics import error
from briefgen.errors import CannotRun
from briefgen.origins import Place

if TYPE_CHECKING:
    from briefgen.differing import Difference
    from briefgen.pipeline.differing import Compared
    from briefgen.pipeline.redlining import Redlined

FORMS = ("", "markdown", "html")
REDLINE = "另写一份修订稿，改动都是 Word 的修订 Write the changes as Word's tracked changes."
TEMPLATE = "用哪份模板做句子 Template to make the sentences with."
TO = "写成 Markdown 或 HTML Write as Markdown or HTML."


def comparing(command: Callable[..., Any]) -> Callable[..., Any]:
    """What is compared, and the options, in the order in which help lists them."""
    options = (
        click.argument("old", metavar="原来的 OLD"),
        click.argument("new", required=False, default="", metavar="[现在的 NEW]"),
        click.option("--template", default="", help=TEMPLATE),
        click.option("--to", "form", default="", metavar="markdown|html", help=TO),
        click.option("--redline", default="", metavar="F.docx", help=REDLINE),
    )
    for option in reversed(options):
        command = option(command)
    return command


def form_asked(form: str) -> str:
    """The form of the words. Raises CannotRun for one that there is not."""
    if form not in FORMS:
        raise CannotRun([error("V763", Place("--to"), value=form)])
    return form


def in_form(difference: "Difference", form: str, language: MessageLanguage) -> str:
    """The difference in words: lines, Markdown or a page of HTML."""
    from briefgen.telling import differences as told  # with all that it tells of it costs 30 ms; others need none

    match form:
        case "markdown":
            return told.difference_markdown(difference, language)
        case "html":
            return told.difference_html(difference, language)
        case _:
            return told.difference_text(difference, language)


def redline_asked(target: str, old: str, new: str) -> str:
    """The place that is asked for. Raises CannotRun for one that is no Word file or is one of both sides."""
    path = Path(target)
    if target and path.suffix.lower() != ".docx":
        raise CannotRun([error("V785", Place("--redline"), name=path.name)])
    sides = (Path(each).resolve() for each in (old, new) if each)
    if target and path.resolve() in sides:
        free = f"{path.stem}（修订）{path.suffix}"
        raise CannotRun([error("V784", Place("--redline"), name=path.name, free=free)])
    return target


def redline_of(compared: "Compared", target: str) -> "Redlined | None":
    """Write the redline if one is asked for."""
    if not target:
        return None
    from briefgen.pipeline.redlining import redline  # 15 ms of lxml, and only a redline needs it
    from briefgen.telling.redline import redline_summary

    return redline(compared, target, redline_summary(compared.difference))
