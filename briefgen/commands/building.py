"""Build, check and watch the packets of the working folder."""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefgen.commands.areas import AREAS, build_packets, follow_areas, for_areas, of_areas
from briefgen.commands.checking import check_with_copy, copied_json, copy_asked, copying, tell_copy
from briefgen.commands.dressing import dressed, dressing
from briefgen.commands.voicing import SPEECH, Voice, speaking, voice_of
from briefgen.diagnostics import Diagnostic, error, has_errors
from briefgen.editions.standing import Made, remember, standing
from briefgen.errors import DONE, FINDINGS, CannotRun
from briefgen.origins import Place
from briefgen.settings import FORMATS, Settings

if TYPE_CHECKING:
    from briefgen.pipeline.copying import CopyWanted
    from briefgen.scanning import Coverage

CONTROLS = "Word 里每个数放进写明单元格的控件 Put figures of the Word file into controls that name cells."
MOST_NAMED = 5
UNSAID = ("rebuild", "no_progress", "cluster")
"""What changes nothing in a packet."""
MARGINS = "再说明哪些话余地很小、哪些说得偏低 Note claims that hold by little or could say more."
DRAFT = "有问题也做，每页标“草稿” Write what fails as a draft."
FILES = "要哪些文件 Which files to make."
FOLDER = "放到哪个文件夹 Folder for the files."


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


def making(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say which files are made, and where."""
    options = (
        click.option("--to", "formats", default="", metavar="docx,pdf,text", help=FILES),
        click.option("--output", default="", help=FOLDER),
        click.option("--allow-failing", is_flag=True, help=DRAFT),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command()
@choosing
@dressing
@making
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
    voice.show_paths(outputs)
    stands = voice.choose("，没有变化", ", nothing changed") if unchanged else ""
    voice.tell(voice.choose(f"版本 {edition}{stands}", f"edition {edition}{stands}"))
    return FINDINGS if has_errors(found) else DONE


@click.command()
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


@click.command()
@choosing
@dressing
@making
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
    from briefgen.commands.following import follow  # all that builds packets, and what waits for files
    from briefgen.pipeline.sources import makes_many

    asked = for_areas(dressed(_asked(workbook, template, strict, formats, output), others), area, "")
    if makes_many(Path(), asked):
        from briefgen.pipeline.building import Asking
        from briefgen.pipeline.packets import Wanted

        return follow_areas(asked, Wanted(Asking(allow_failing)), voice_of(**others), poll=poll)
    return follow(asked, voice_of(**others), allow_failing=allow_failing, poll=poll)


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
