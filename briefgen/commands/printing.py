"""Turn words on a command line about printing into calls of the pipeline."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefgen.commands.areas import THESE, areas_named, is_held_back
from briefgen.commands.dressing import dressed, dressing
from briefgen.commands.sheet import told_sheet
from briefgen.commands.voicing import Voice, speaking, voice_of
from briefgen.diagnostics import Diagnostic, error, has_errors
from briefgen.errors import DONE, FINDINGS, BriefgenError, CannotRun
from briefgen.origins import Place
from briefgen.settings import MOST_COPIES, PAPER_NAMES, SIDES, Settings

if TYPE_CHECKING:
    from briefgen.delivery.printers import System
    from briefgen.pipeline.printing import PrintOrder, PrintPlan
    from briefgen.pipeline.spooling import Printed

STAPLE = "左上角装订，小册子装订在折缝里 Staple the upper left corner, or the fold of a booklet."
PAGES = "哪几页：1,3-5 是印在页上的页码；cover 封面；#2 从头数 Pages by their printed numbers, cover, or #2 counted."
COVER = "只印首页 The first page only."
BOOKLET = "骑马订小册子 A booklet, folded and stapled in the fold."
N_UP = "一面印几页 Pages on a side."
NUMBERED = "逐份印份号，从 FROM 起；不写就接着编 A number on each copy, from FROM or behind the last one."
SIDES_HELP = "单面，双面长边或短边翻 One side, or both, turned over the long or the short edge."
AGAIN = "印过的再印一遍 Print once more what was printed."
EARLY = "发布日期没到也印 Print ahead of the day of issue."
TO_FILE = "写成 PDF 文件，不打印 Write a PDF, print nothing."


@click.command("print")
@click.argument("workbook", required=False, default="", metavar="[工作簿 WORKBOOK]")
@click.option("--template", default="", help="模板的名字或文件夹 Name or folder of the template.")
@dressing
@click.option("--area", default="", metavar="A,B|all", help=THESE)
@click.option("--output", default="", help="简报在哪个文件夹 Folder of the packet.")
@click.option("--printer", default="", metavar="NAME", help="打印机的名称 Name of the printer.")
@click.option("--copies", type=click.IntRange(1, MOST_COPIES), help="几份 How many copies.")
@click.option("--sides", type=click.Choice(SIDES), help=SIDES_HELP)
@click.option("--paper", type=click.Choice(PAPER_NAMES), help="纸张 The paper.")
@click.option("--staple/--no-staple", default=None, help=STAPLE)
@click.option("--pages", default="", metavar="1,3-5", help=PAGES)
@click.option("--cover-only", is_flag=True, help=COVER)
@click.option("--booklet", is_flag=True, help=BOOKLET)
@click.option("--n-up", type=click.Choice(["1", "2"]), default="1", help=N_UP)
@click.option(
    "--numbered", type=click.IntRange(0, 999_999), is_flag=False, flag_value=0, metavar="[FROM]", help=NUMBERED
)
@click.option("--to-file", default="", metavar="F.pdf", help=TO_FILE)
@click.option("--send", is_flag=True, help="打印；不写就只试运行 Print; without it nothing is printed.")
@click.option("--again", is_flag=True, help=AGAIN)
@click.option("--early", is_flag=True, help=EARLY)
@speaking
def print_packet(workbook: str, template: str, area: str, output: str, **options: Any) -> int:
    """打印做好的简报。不写 --send 只说明印什么、怎么印、什么会挡住。

    Print: the packet that stands here. Without --send it only tells what would be printed and how, and what stands in
    the way.
    """
    from briefgen.pipeline.posting import now
    from briefgen.pipeline.printing import prepare
    from briefgen.pipeline.sources import each_packet
    from briefgen.pipeline.spooling import system_of_machine

    usual = Settings()
    asked = dressed(Settings(workbook, template, output=output or usual.output, areas=areas_named(area)), options)
    sends, target = options.pop("send"), options.pop("to_file")
    order = _order(options, target)
    voice = voice_of(**options)
    _exclude({"--to-file": target, "--send": sends})
    system = system_of_machine(Path())
    packets = each_packet(Path(), asked)
    _exclude({"--to-file": target, "--area": len(packets) > 1})
    plans = [prepare(Path(), each, order, now().date(), system) for each in packets]
    if target:
        return _written(plans[0], Path(target), voice)
    if not sends or is_held_back(plans):
        return max(_shown(plan, voice) for plan in plans)
    return max(_sent(plan, system, voice) for plan in plans)  # type: ignore[arg-type]  # else there is an error


def _order(options: dict[str, Any], target: str) -> "PrintOrder":
    """What was asked for, which is taken out of all options. Raises CannotRun where parts of it exclude each other."""
    from briefgen.delivery.page_lists import COVER as FIRST_PAGE
    from briefgen.pipeline.printing import PrintOrder

    names = ("printer", "copies", "sides", "paper", "staple", "numbered", "again", "early")
    given = {name: options.pop(name) for name in names}
    pages, cover, booklet, two_up = (options.pop(each) for each in ("pages", "cover_only", "booklet", "n_up"))
    _exclude({"--pages": pages, "--cover-only": cover})
    _exclude({"--booklet": booklet, "--n-up 2": two_up == "2"})
    _exclude({"--booklet": booklet, f"--sides {given['sides']}": given["sides"] in ("one", "long")})
    _exclude({"--numbered": given["numbered"] is not None, "--to-file": target})
    if target and Path(target).suffix.lower() != ".pdf":
        raise click.BadParameter("F.pdf", param_hint="--to-file")
    manner = "booklet" if booklet else "two-up" if two_up == "2" else "pages"
    given["copies"] = given["copies"] or 0
    return PrintOrder(FIRST_PAGE[0] if cover else pages, manner, **given, to_file=bool(target))  # type: ignore[arg-type]  # a manner


def _exclude(options: dict[str, Any]) -> None:
    """Raises CannotRun where both of two options are given."""
    one, other = options
    if all(options.values()):
        raise CannotRun([error("D895", Place(one), one=one, other=other)])


def _shown(plan: "PrintPlan", voice: Voice) -> int:
    """A dry run: what is printed and how, what stands in the way, and what to write next."""
    from briefgen.telling.printing import plan_json, plan_text

    voice.report(plan.diagnostics)
    voice.result(plan.diagnostics, **plan_json(plan))
    voice.show(plan_text(plan, voice.language))
    if has_errors(plan.diagnostics):
        return FINDINGS
    zh = "这是试运行，什么都没有印。打印：--send；写成文件：--to-file F.pdf"
    voice.tell(voice.choose(zh, "This was a dry run: nothing was printed. To print: --send; a file: --to-file F.pdf"))
    return DONE


def _written(plan: "PrintPlan", path: Path, voice: Voice) -> int:
    from briefgen.pipeline.printing import write_file

    made = write_file(plan, path)
    found = (*plan.diagnostics, *made.diagnostics)
    voice.report(found)
    outputs = [each.as_posix() for each in made.output]
    voice.result(found, edition=plan.meta.edition, outputs=outputs)
    voice.show_paths(outputs)
    return DONE


def _sent(plan: "PrintPlan", system: "System", voice: Voice) -> int:
    """Print, tell each end as it comes, and write the sheet, however the run ends."""
    from briefgen.pipeline.spooling import reported
    from briefgen.telling.printing import results_json

    results: list[Printed] = []
    stopped: tuple[Diagnostic, ...] = ()
    outputs: list[str] = []
    try:
        _as_they_come(plan, system, voice, results)
    except BriefgenError as problem:
        stopped = problem.diagnostics
    finally:
        if results:
            outputs += told_sheet(plan.folder, plan.settings.output, plan.meta, voice)
    found = tuple(dict.fromkeys((*plan.diagnostics, *stopped, *reported(plan, results))))
    voice.report(found)
    voice.result(found, edition=plan.meta.edition, results=results_json(results), outputs=outputs)
    return FINDINGS if has_errors(found) else DONE


def _as_they_come(plan: "PrintPlan", system: "System", voice: Voice, results: "list[Printed]") -> None:
    """Each end goes into the list when it is known; who does not wait for it is told where the job is."""
    from briefgen.pipeline.spooling import Waiting, interrupted, send
    from briefgen.telling.printing import result_line, waiting_line

    request = ""
    try:
        for each in send(plan, system):
            if isinstance(each, Waiting):
                request = each.request
                voice.tell(waiting_line(each, voice.language))
                continue
            request = ""
            results.append(each)
            voice.show(result_line(plan, each, voice.language) + "\n")
    except KeyboardInterrupt:
        if request:
            voice.report([interrupted(request)])
        raise
