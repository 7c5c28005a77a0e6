"""Turn words on a command line into one of the commands, and results into an exit status."""

import gc
import os
import sys
from collections.abc import Sequence
from typing import cast

import click

from briefgen.collecting import COLLECT_AFTER
from briefgen.commands.asking import diff, doctor, trace, verify
from briefgen.commands.building import build, check, watch
from briefgen.commands.delivery import mail
from briefgen.commands.editions import approve, history, restore
from briefgen.commands.mapping import map_workbook
from briefgen.commands.printing import print_packet
from briefgen.commands.refreshing import refresh
from briefgen.commands.starting import init, template
from briefgen.commands.voicing import MessageLanguage, OutputFormat, Voice, usual_language
from briefgen.diagnostics import error
from briefgen.errors import CANNOT_RUN, DONE, INTERRUPTED, BriefgenError
from briefgen.version import __version__


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefgen")
def cli() -> None:
    """把指标工作簿和叙述模板做成 Word 和 PDF 简报，每个数都能查回单元格。

    Word and PDF briefing packets from a workbook of indicators; every number leads back to its cell.
    """


COMMANDS = (
    *(init, template, map_workbook, build, check, watch, trace, verify, diff),
    *(refresh, history, restore, approve, mail, print_packet, doctor),
)
for command in COMMANDS:
    cli.add_command(command)


# --- from words to an exit status ---------------------------------------------------------------------------


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status. A user's mistake is a message, never a traceback."""
    arguments = list(sys.argv[1:] if words is None else words)
    gc.set_threshold(COLLECT_AFTER)
    voice = _spoken_voice(arguments)
    _write_utf8()
    try:
        return int(cli.main(arguments, prog_name="briefgen", standalone_mode=False) or DONE)
    except BriefgenError as problem:
        voice.report(problem.diagnostics)
        voice.result(problem.diagnostics)
        return problem.exit_status
    except click.exceptions.NoArgsIsHelpError as problem:
        click.echo(problem.format_message(), err=True)
        return CANNOT_RUN
    except click.UsageError as problem:
        return _usage(problem, voice)
    except (KeyboardInterrupt, click.Abort):
        voice.report([error("U603", None)])
        return INTERRUPTED
    except Exception as problem:
        if os.environ.get("BRIEFGEN_DEBUG"):
            raise
        voice.report([error("U604", None, problem=f"{type(problem).__name__}: {problem}")])
        return CANNOT_RUN


def _usage(problem: click.UsageError, voice: Voice) -> int:
    command = problem.ctx.command_path if problem.ctx else "briefgen"
    names = {"command": command, "problem": problem.format_message(), "name": _usage_name(problem)}
    found = [error(_usage_code(problem), None, **names)]
    voice.report(found)
    voice.result(found)
    return CANNOT_RUN


def _usage_code(problem: click.UsageError) -> str:
    """The kinds of mistake that click tells apart have wordings of their own in both languages."""
    match problem:
        case click.NoSuchOption():
            return "U611"
        case click.MissingParameter() | click.BadOptionUsage():
            return "U612"
        case click.BadParameter():
            return "U613"
        case click.exceptions.NoSuchCommand():
            return "U614"
        case _ if problem.message.startswith("Got unexpected extra"):
            return "U615"
        case _:
            return "U601"


def _usage_name(problem: click.UsageError) -> str:
    """The option, argument or command that the mistake is about."""
    parameter = getattr(problem, "param", None)
    names = (getattr(problem, name, None) for name in ("option_name", "param_hint", "command_name"))
    known = next(filter(None, names), None)
    return str(known or ("/".join(parameter.opts) if parameter is not None else ""))


def _spoken_voice(words: Sequence[str]) -> Voice:
    """The voice for mistakes that are found before the options are read."""
    language = usual_language()
    output_format: OutputFormat = "text"
    for option, following in zip(words, [*words[1:], ""], strict=True):
        name, _, attached = option.partition("=")
        value = attached or following
        if name == "--language" and value in ("zh", "en"):
            language = cast("MessageLanguage", value)
        if name == "--output-format" and value in ("json", "github"):
            output_format = cast("OutputFormat", value)
    return Voice(output_format, language)


def _write_utf8() -> None:
    """Chinese comes out whole on terminals that are set to another encoding."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
