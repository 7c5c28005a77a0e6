"""Offer the options of a comparison, and put its result into the form that is asked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from briefgen.diagnostics import error
from briefgen.errors import CannotRun
from briefgen.origins import Place
from briefgen.voicing import MessageLanguage

if TYPE_CHECKING:
    from briefgen.differing import Difference

FORMS = ("", "markdown", "html")
TEMPLATE = "用哪份模板做句子 Template to make the sentences with."
TO = "写成 Markdown 或 HTML Write as Markdown or HTML."


def comparing(command: Callable[..., Any]) -> Callable[..., Any]:
    """What is compared, and the options, in the order in which help lists them."""
    options = (
        click.argument("old", metavar="原来的 OLD"),
        click.argument("new", required=False, default="", metavar="[现在的 NEW]"),
        click.option("--template", default="", help=TEMPLATE),
        click.option("--to", "form", default="", metavar="markdown|html", help=TO),
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
    from briefgen import telling_differences  # with all that it tells of it costs 30 ms; other commands need none

    match form:
        case "markdown":
            return telling_differences.difference_markdown(difference, language)
        case "html":
            return telling_differences.difference_html(difference, language)
        case _:
            return telling_differences.difference_text(difference, language)
