"""Turn words on a command line into calls of the pipeline, and results into streams and an exit status."""

import gc
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from briefgen.area_commands import AREAS, build_packets, follow_areas, for_areas, of_areas
from briefgen.checking import check_with_copy, copied_json, copy_asked, copying, tell_copy
from briefgen.comparing import comparing, form_asked, in_form, redline_asked, redline_of
from briefgen.delivery_commands import mail
from briefgen.diagnostics import Diagnostic, error, has_errors
from briefgen.dressing import dressed, dressing
from briefgen.edition_commands import approve, history, restore
from briefgen.editions.standing import Made, remember, standing
from briefgen.errors import CANNOT_RUN, DONE, FINDINGS, BriefgenError, CannotRun
from briefgen.mapping_commands import from_workbook, map_workbook, start_from
from briefgen.origins import Place
from briefgen.print_command import print_packet
from briefgen.refresh_command import refresh
from briefgen.settings import FORMATS, Settings
from briefgen.version import __version__
from briefgen.voicing import SPEECH, MessageLanguage, OutputFormat, Voice, speaking, usual_language, voice_of

if TYPE_CHECKING:
    from briefgen.pipeline.copying import CopyWanted
    from briefgen.pipeline.tracing import Listed
    from briefgen.scanning import Coverage

COLLECT_AFTER = 200_000
"""New objects between two collections: the usual 700 cost a build 25 ms and free nothing, as values hold no cycles."""
CONTROLS = "Word 里每个数放进写明单元格的控件 Put figures of the Word file into controls that name cells."
MOST_NAMED = 5
UNSAID = ("rebuild", "no_progress", "cluster")
"""What changes nothing in a packet."""
MARGINS = "再说明哪些话余地很小、哪些说得偏低 Note claims that hold by little or could say more."
INTERRUPTED = 130
"""What a shell expects of a command that Ctrl-C ended (128 + SIGINT)."""


def choosing(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say which packet is meant."""
    options = (
        click.argument("workbook", required=False, metavar="[工作簿 WORKBOOK]"),
        click.option("--template", default="", help="模板的名字或文件夹 Name or folder of the template."),
        click.option("--strict", is_flag=True, help="提醒也算问题 Warnings count as findings."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefgen")
def cli() -> None:
    """把指标工作簿和叙述模板做成 Word 和 PDF 简报，每个数都能查回单元格。

    Word and PDF briefing packets from a workbook of indicators; every number leads back to its cell.
    """


@cli.command()
@choosing
@dressing
@click.option("--to", "formats", default="", metavar="docx,pdf,text", help="要哪些文件 Which files to make.")
@click.option("--output", default="", help="放到哪个文件夹 Folder for the files.")
@click.option("--allow-failing", is_flag=True, help="有问题也做，每页标“草稿” Write what fails as a draft.")
@click.option("--attach-workbook", is_flag=True, help="PDF 附带整本工作簿 Put the whole workbook into the PDF.")
@click.option("--margins", is_flag=True, help=MARGINS)
@click.option("--annotate", is_flag=True, help="另写一份带批注的 Word Write a second Word file with comments.")
@click.option("--controls", is_flag=True, help=CONTROLS)
@click.option("--rebuild", is_flag=True, help="没有变化也重做 Make it again even if nothing changed.")
@click.option("--settle", is_flag=True, help="Word 目录的页码照 LibreOffice 的分页 Page numbers by LibreOffice.")
@of_areas
@speaking
def build(
    workbook: str | None,
    template: str,
    strict: bool,
    formats: str,
    output: str,
    allow_failing: bool,
    attach_workbook: bool,
    margins: bool,
    annotate: bool,
    settle: bool,
    controls: bool,
    rebuild: bool,
    area: str,
    name: str,
    cluster: str,
    no_progress: bool,
    **others: Any,
) -> int:
    """做简报：读工作簿和模板，写出 Word、PDF 和 record.json。

    Make the packet: read workbook and template, write Word, PDF and record.json.
    """
    voice, words = voice_of(**{name: others.pop(name) for name in SPEECH}), _words()
    known = None if rebuild else standing(Path(), words)
    if known and not known.changed:
        return _told(voice, known.edition, known.outputs, unchanged=True)
    if known:
        voice.tell(voice.choose("变了：", "changed: ") + voice.choose("、", ", ").join(known.changed[:MOST_NAMED]))

    from briefgen.pipeline import build as build_packet  # 500 ms of libraries; `--help` needs none of them
    from briefgen.pipeline.building import Asking
    from briefgen.pipeline.sources import makes_many

    began = time.time_ns()
    asked = for_areas(dressed(_asked(workbook, template, strict, formats, output), others), area, name)
    if attach_workbook:
        asked = replace(asked, attach="workbook")
    if controls:
        asked = replace(asked, controls=True)
    if makes_many(Path(), asked):
        from briefgen.pipeline.packets import Wanted

        wanted = Wanted(Asking(allow_failing, margins=margins), annotate, rebuild, words)
        return build_packets(asked, wanted, cluster, voice, progress=not no_progress)
    built = build_packet(Path(), asked, allow_failing=allow_failing, margins=margins, annotate=annotate, settle=settle)
    voice.report(built.diagnostics)
    if not built.diagnostics and built.own_faces:
        remember(Path(), words, Made(built.edition, built.outputs, built.inputs, began))
    return _told(voice, built.edition, [path.as_posix() for path in built.outputs], built.diagnostics)


def _words() -> str:
    """What a build was asked for, as it is remembered: all that is not about how it speaks."""
    given = click.get_current_context().params
    return json.dumps({name: value for name, value in sorted(given.items()) if name not in {*SPEECH, *UNSAID}})


def _told(
    voice: Voice, edition: str, outputs: Sequence[str], found: Sequence[Diagnostic] = (), unchanged: bool = False
) -> int:
    """The files and their edition, and what follows for the shell."""
    voice.result(found, edition=edition, outputs=list(outputs), unchanged=unchanged)
    if voice.output_format == "text":
        click.echo("".join(f"{path}\n" for path in outputs), nl=False)
    stands = voice.choose("，没有变化", ", nothing changed") if unchanged else ""
    voice.tell(voice.choose(f"版本 {edition}{stands}", f"edition {edition}{stands}"))
    return FINDINGS if has_errors(found) else DONE


@cli.command()
@choosing
@dressing
@click.option("--margins", is_flag=True, help=MARGINS)
@copying
@click.option("--area", default="", metavar="A,B|all", help=AREAS)
@speaking
def check(
    workbook: str | None, template: str, strict: bool, margins: bool, copy: str, fix: str, area: str, **others: Any
) -> int:
    """检查：报告 build 会拒绝或提醒的一切，和工作簿里容易出错的地方，不写简报。

    Check: everything that build would refuse or warn of, and traps in the workbook, without writing a packet.
    """
    from briefgen.pipeline.sources import each_packet

    asked, wanted = dressed(_asked(workbook, template, strict, "", ""), others), copy_asked(copy, fix)
    voice, packets = voice_of(**others), each_packet(Path(), for_areas(asked, area, ""))
    statuses = []
    for number, packet in enumerate(packets):
        if len(packets) > 1:
            voice.tell(f"{packet.areas[0]}：")
        statuses.append(_checked(packet, None if number else wanted, voice, margins=margins))
    return max(statuses)


def _checked(asked: Settings, wanted: "CopyWanted | None", voice: Voice, *, margins: bool) -> int:
    """What is found in one packet; the copy of the workbook, if one is wanted, shows traps of every area."""
    from briefgen.reporting import tally

    checked, copied = check_with_copy(asked, wanted, voice.language, margins=margins)
    voice.report((*checked.diagnostics, *(copied.diagnostics if copied else ())))
    edition, coverage = checked.document.meta.edition, checked.coverage.as_json()
    voice.result(checked.diagnostics, edition=edition, coverage=coverage, **copied_json(copied))
    tell_copy(copied, voice)
    voice.tell(tally(checked.diagnostics, voice.language))
    voice.tell(_covered(checked.coverage, voice))
    return FINDINGS if has_errors(checked.diagnostics) else DONE


@cli.command()
@choosing
@dressing
@click.option("--to", "formats", default="", metavar="docx,pdf,text", help="要哪些文件 Which files to make.")
@click.option("--output", default="", help="放到哪个文件夹 Folder for the files.")
@click.option("--allow-failing", is_flag=True, help="有问题也做，每页标“草稿” Write what fails as a draft.")
@click.option("--poll", is_flag=True, help="不断查看文件，用于网络共享 Poll the files, on network shares.")
@click.option("--area", default="", metavar="A,B|all", help=AREAS)
@speaking
def watch(
    workbook: str | None,
    template: str,
    strict: bool,
    formats: str,
    output: str,
    *,
    allow_failing: bool,
    poll: bool,
    area: str,
    **others: Any,
) -> int:
    """边改边做：工作簿、模板或图片一保存就重做，每次说一行变了什么。Ctrl-C 结束。

    Watch: build again on every save, with a line on what changed. Ctrl-C ends it.
    """
    from briefgen.following import follow  # all that builds packets, and what waits for files
    from briefgen.pipeline.sources import makes_many

    asked = for_areas(dressed(_asked(workbook, template, strict, formats, output), others), area, "")
    if makes_many(Path(), asked):
        from briefgen.pipeline.building import Asking
        from briefgen.pipeline.packets import Wanted

        return follow_areas(asked, Wanted(Asking(allow_failing)), voice_of(**others), poll=poll)
    return follow(asked, voice_of(**others), allow_failing=allow_failing, poll=poll)


@cli.command()
@click.argument("folder", required=False, default=".", metavar="[文件夹 FOLDER]")
@from_workbook
@speaking
def init(folder: str, source: str, period: str, **speech: Any) -> int:
    """放一份可以直接用的起点：设置、工作簿、模板；--from 从一本别处的工作簿做起。

    Lay down a working packet to start from: settings, workbook, template; with --from, out of a foreign workbook.
    """
    from briefgen.pipeline.starting import init as start_packet

    voice = voice_of(**speech)
    if source:
        return start_from(source, folder, period, voice)
    made = start_packet(Path(folder))
    if voice.output_format == "text":
        click.echo("".join(f"{path.as_posix()}\n" for path in made), nl=False)
    voice.result((), files=[path.as_posix() for path in made])
    voice.tell(voice.choose("下一步：briefgen build", "next: briefgen build"))
    return DONE


@cli.group()
def template() -> None:
    """模板里可以用什么 What can be used in a template."""


@template.command("list")
@speaking
def template_list(**speech: Any) -> int:
    """列出可用的模板。

    List the templates that there are.
    """
    from briefgen.pipeline.starting import templates

    voice = voice_of(**speech)
    found = templates()
    if voice.output_format == "text":
        click.echo("".join(f"{name}  {description}\n" for name, description in found), nl=False)
    voice.result((), templates=[{"name": name, "description": description} for name, description in found])
    return DONE


@cli.command()
@click.argument("asked", required=False, default="", metavar="[名称或数字 NAME_OR_NUMBER]")
@click.argument("file", required=False, default="", metavar="[文件 FILE]")
@click.option("--all", "everything", is_flag=True, help="全部的数 All figures.")
@click.option("--to", "formats", default="", metavar="xlsx,pdf", help="写成核数单 Write a list to check and sign.")
@click.option(
    "--last", default="", help="上一版的文件，核数单里列出上次的数 A file of the last edition, to compare with."
)
@click.option("--output", default="", help="核数单放到哪个文件夹 Folder for the list.")
@speaking
def trace(asked: str, file: str, everything: bool, formats: str, last: str, output: str, **speech: Any) -> int:
    """查出处：从印出的数、指标或单元格，找到每一处的页、句子和单元格。

    Trace: from a printed number, an indicator or a cell to every place, its page, sentence and cell.
    """
    from briefgen.pipeline import tracing  # what builds packets is not needed to look into one
    from briefgen.telling import claims_json, trace_json, trace_text

    voice = voice_of(**speech)
    if everything and asked:
        asked, file = "", asked
    kinds = tuple(filter(None, (each.strip() for each in formats.replace("，", ",").split(","))))
    if kinds:
        return _list_figures(tracing.list_figures(kinds, file, last, output), voice)
    if not asked and not everything:
        raise CannotRun([error("V704", Place("trace"))])
    found = tracing.trace(asked, file)
    voice.report(found.diagnostics)
    if voice.output_format == "text":
        click.echo(trace_text(found.traces, found.claims, voice.language), nl=False)
    told = {"figures": trace_json(found.traces), "claims": claims_json(found.claims)}
    voice.result(found.diagnostics, edition=found.record.edition, **told)
    return DONE


def _list_figures(listed: "Listed", voice: Voice) -> int:
    voice.report(listed.diagnostics)
    voice.result(
        listed.diagnostics, edition=listed.record.edition, outputs=[path.as_posix() for path in listed.outputs]
    )
    if voice.output_format == "text":
        click.echo("".join(f"{path.as_posix()}\n" for path in listed.outputs), nl=False)
    return DONE


@cli.command()
@click.argument("files", nargs=-1, required=True, metavar="文件或版本号 FILE_OR_EDITION…")
@click.option("--workbook", default="", help="现在的工作簿 The workbook as it is now.")
@click.option("--record", default="", help="副本丢了记录时用哪份 Record of copies that have lost theirs.")
@click.option("--mark", default="", metavar="F.pdf|F.docx", help="把不对的数标在副本里 Mark what is wrong in a copy.")
@speaking
def verify(files: tuple[str, ...], workbook: str, record: str, mark: str, **speech: Any) -> int:
    """核对：发出去的 .docx 或 .pdf，和现在的工作簿还一致吗，有没有手改。手里是纸，就写末页的版本号。

    Verify: does a .docx or .pdf that went out still say what the workbook says now, and was it edited by hand? For
    paper, write the edition code of its last page.
    """
    from briefgen.pipeline.verifying import verify as verify_files
    from briefgen.telling import differences_json, verify_json, verify_text

    voice = voice_of(**speech)
    done = verify_files([Path(file) for file in files], workbook, mark, record)
    voice.report(done.diagnostics)
    marked = done.marked.as_posix() if done.marked else None
    unlike = differences_json(done.differences)
    voice.result(done.diagnostics, files=verify_json(done.files), differences=unlike, marked=marked)
    if voice.output_format == "text":
        click.echo(verify_text(done.files, voice.language) + (f"{marked}\n" if marked else ""), nl=False)
    if done.unread:
        return CANNOT_RUN
    return FINDINGS if has_errors(done.diagnostics) else DONE


@cli.command()
@comparing
@speaking
def diff(old: str, new: str, template: str, form: str, redline: str, **speech: Any) -> int:
    """比较：两本工作簿、两份简报或记录，哪些单元格变了，哪些句子、论断、表和图跟着变。不写第二份，就和现在做出来的比。

    Compare two workbooks, packets or records: which cells changed, and which sentences, claims, tables and charts with
    them. Without a second one, with what a build would give now.
    """
    from briefgen.differences_json import difference_json
    from briefgen.pipeline.differing import diff as compare

    voice, form, target = voice_of(**speech), form_asked(form), redline_asked(redline, old, new)
    compared = compare(old, new, Settings(template=template))
    voice.report(compared.diagnostics)
    written = redline_of(compared, target)
    voice.report(written.diagnostics if written else ())
    found = (*compared.diagnostics, *(written.diagnostics if written else ()))
    voice.result(found, **difference_json(compared.difference), redline=target or None)
    if voice.output_format == "text":
        click.echo(in_form(compared.difference, form, voice.language) + (f"{target}\n" if target else ""), nl=False)
    return DONE if compared.difference.is_empty and not has_errors(compared.diagnostics) else FINDINGS


@cli.command()
@speaking
def doctor(**speech: Any) -> int:
    """看看这台电脑上有什么：字体、LibreOffice、打印机、邮件服务器、语言、缓存。

    Tell what this machine has: faces, LibreOffice, printer, mail server, language, cache.
    """
    from briefgen.pipeline.machine import examined
    from briefgen.telling import machine_json, machine_text

    voice, machine = voice_of(**speech), examined(Path())
    voice.report(machine.diagnostics)
    voice.result(machine.diagnostics, **machine_json(machine))
    if voice.output_format == "text":
        click.echo(machine_text(machine, voice.language), nl=False)
    return DONE


for command in (history, restore, approve, refresh, mail, print_packet, map_workbook):
    cli.add_command(command)


def _covered(coverage: "Coverage", voice: Voice) -> str:
    """How many of the printed numbers lead back to a cell: the last line of a check."""
    pattern = voice.choose(
        "{numbers} 个数：{bound} 个出自单元格，{literal} 个在名称里，{unbound} 个没有出处（{percent:g}%）",
        "{numbers} numbers: {bound} from cells, {literal} in names, {unbound} unbound ({percent:g}%)",
    )
    waived = voice.choose("，另有 {waived} 个由具名的人负责", "; {waived} more that somebody answers for by name")
    return (pattern + (waived if coverage.waived else "")).format(**coverage.as_json())


def _asked(workbook: str | None, template_name: str, strict: bool, formats: str, output: str) -> Settings:
    usual = Settings()
    wanted = tuple(filter(None, (each.strip() for each in formats.replace("，", ",").split(","))))
    unknown = [each for each in wanted if each not in FORMATS]
    if unknown:
        raise CannotRun([error("S104", Place("--to"), key="--to", value=unknown[0], choices=", ".join(FORMATS))])
    return Settings(workbook or "", template_name, "", output or usual.output, wanted or usual.to, strict)


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
