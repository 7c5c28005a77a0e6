"""Turn words on a command line about a foreign workbook into calls of the pipeline."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefgen.commands.voicing import Voice, speaking, voice_of
from briefgen.diagnostics import error, has_errors
from briefgen.errors import DONE, FINDINGS, CannotRun
from briefgen.origins import Place

if TYPE_CHECKING:
    from briefgen.diagnostics import Diagnostic
    from briefgen.workbook.proposing import Proposal

SOURCE = "从这本工作簿做起 Make the packet out of this workbook."
PERIOD = "表里没有写时期时，是哪个时期 Which period it is of where the workbook does not say."


@click.command("map")
@click.argument("workbook", metavar="工作簿 WORKBOOK")
@click.option("--period", default="", metavar="2024年", help=PERIOD)
@click.option("--write", is_flag=True, help="接在 briefgen.toml 后面 Append the blocks to briefgen.toml.")
@speaking
def map_workbook(workbook: str, period: str, write: bool, **speech: Any) -> int:
    """认表：看一本别处的工作簿，列出读懂了什么、没读什么，写出读它的 [[source]]。

    Map: look at a workbook of another office, tell what it is read as and what is left out, and write the [[source]]
    blocks that read it so.
    """
    from briefgen.pipeline.mapping import append, propose  # reading and settings, which `--help` does not need
    from briefgen.telling.mapping import mapping_json

    voice = voice_of(**speech)
    found = propose(Path(workbook), period, voice.language)
    written = append(found, Path()) if write else None
    _tell(found, found.diagnostics, voice)
    voice.result(found.diagnostics, **mapping_json(found), written=written.as_posix() if written else None)
    voice.show(f"{written}\n" if written else found.text)
    return DONE


def _tell(found: "Proposal", told: "tuple[Diagnostic, ...]", voice: Voice) -> None:
    from briefgen.telling.mapping import mapping_text  # as in the commands

    voice.report(told)
    voice.tell(mapping_text(found, voice.language).rstrip("\n"))


def from_workbook(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a packet that is made out of a foreign workbook."""
    options = (
        click.option("--from", "source", default="", metavar="WORKBOOK", help=SOURCE),
        click.option("--period", default="", metavar="2024年", help=PERIOD),
    )
    for option in reversed(options):
        command = option(command)
    return command


def start_from(source: str, folder: str, period: str, voice: Voice) -> int:
    """Lay down the packet and tell what the workbook is read as, what was left out, and which files there are."""
    from briefgen.pipeline.starting_from import init_from  # all that composes a packet: it is tried before it is shown
    from briefgen.telling.mapping import mapping_json

    if not source:
        raise CannotRun([error("W379", Place("--period"))])
    made = init_from(Path(source), Path(folder), period, voice.language)
    _tell(made.proposal, made.diagnostics, voice)
    files = [path.as_posix() for path in made.files]
    voice.result(made.diagnostics, files=files, **mapping_json(made.proposal))
    voice.show_paths(files)
    voice.tell(voice.choose("下一步：briefgen build", "next: briefgen build"))
    return FINDINGS if has_errors(made.diagnostics) else DONE
