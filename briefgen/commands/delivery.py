"""Turn words on a command line about delivery into calls of the pipeline."""

from dataclasses import replace
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
from briefgen.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.delivery.posting import Result
    from briefgen.pipeline.mailing import Plan

RECIPIENTS = "收件人的工作簿或 .csv A workbook or .csv of recipients."
EML = "写成草稿，不发送 Write drafts into a folder, send nothing."
TEST_TO = "全部发到这个地址试一试 Send all to this one address, on trial."
AGAIN = "已发过的再发一遍 Send once more what was sent."
RESEND = "不知道收到没有的，点名再发 Send once more to this address, whatever became of it."


@click.command()
@click.argument("workbook", required=False, default="", metavar="[工作簿 WORKBOOK]")
@click.option("--template", default="", help="模板的名字或文件夹 Name or folder of the template.")
@dressing
@click.option("--area", default="", metavar="A,B|all", help=THESE)
@click.option("--output", default="", help="简报在哪个文件夹 Folder of the packet.")
@click.option("--recipients", default="", metavar="F.xlsx|F.csv", help=RECIPIENTS)
@click.option("--eml", default="", metavar="FOLDER", help=EML)
@click.option("--send", is_flag=True, help="发送；不写就只试运行 Send; without it nothing is sent.")
@click.option("--test-to", default="", metavar="ADDRESS", help=TEST_TO)
@click.option("--again", is_flag=True, help=AGAIN)
@click.option("--resend", multiple=True, metavar="ADDRESS", help=RESEND)
@speaking
def mail(workbook: str, template: str, area: str, output: str, **options: Any) -> int:
    """寄出做好的简报：一人一封。不写 --send 只说明谁收什么、什么会挡住。

    Mail: the packet that stands here, a message a person. Without --send it only tells who gets what, and what stands
    in the way.
    """
    from briefgen.delivery.judging import Repeats
    from briefgen.pipeline.mailing import Order, prepare
    from briefgen.pipeline.posting import now
    from briefgen.pipeline.sources import each_packet

    usual = Settings()
    asked = dressed(Settings(workbook, template, output=output or usual.output, areas=areas_named(area)), options)
    eml, sends, test_to = options.pop("eml"), options.pop("send"), options.pop("test_to")
    repeats = Repeats(options.pop("again"), options.pop("resend"))
    order = Order(options.pop("recipients"), test_to, repeats)
    voice = voice_of(**options)
    if eml and sends:
        raise CannotRun([error("D817", Place("--eml"))])
    plans = [prepare(Path(), each, order, now().date()) for each in each_packet(Path(), asked)]
    if len(plans) > 1:
        plans = [replace(plan, diagnostics=_beside_other_areas(plan.diagnostics)) for plan in plans]
    if eml:
        return max(_drafted(plan, Path(eml) / subfolder(plan, plans), voice) for plan in plans)
    if not sends or is_held_back(plans):
        return max(_shown(plan, voice) for plan in plans)
    return max(_sent(plan, voice) for plan in plans)


def _beside_other_areas(found: "Sequence[Diagnostic]") -> "tuple[Diagnostic, ...]":
    """Where other areas are mailed too, nobody needs to be told that somebody gets theirs (D839)."""
    return tuple(each for each in found if each.code != "D839")


def subfolder(plan: "Plan", plans: "Sequence[Plan]") -> str:
    """Drafts of several packets go into a folder each."""
    return Path(plan.settings.output).name if len(plans) > 1 else ""


def _shown(plan: "Plan", voice: Voice) -> int:
    """A dry run: who gets what, what stands in the way, and what to write next."""
    from briefgen.telling.mail import plan_json, plan_text

    voice.report(plan.diagnostics)
    voice.result(plan.diagnostics, **plan_json(plan))
    voice.show(plan_text(plan, voice.language))
    if has_errors(plan.diagnostics):
        return FINDINGS
    zh = "这是试运行，什么都没有发出。写成草稿：--eml 文件夹；发送：--send"
    voice.tell(voice.choose(zh, "This was a dry run: nothing was sent. Drafts: --eml FOLDER; to send: --send"))
    return DONE


def _drafted(plan: "Plan", folder: Path, voice: Voice) -> int:
    from briefgen.pipeline.mailing import draft
    from briefgen.pipeline.posting import now

    made = draft(plan, folder, now())
    found = (*plan.diagnostics, *made.diagnostics)
    voice.report(found)
    outputs = [path.as_posix() for path in made.output]
    voice.result(found, edition=plan.parcel.edition, outputs=outputs)
    voice.show_paths(outputs)
    return DONE


def _sent(plan: "Plan", voice: Voice) -> int:
    """Send, tell each result as it comes, and write the sheet, however the run ends."""
    from briefgen.pipeline.posting import reported, unsent
    from briefgen.telling.mail import results_json

    results: list[Result] = []
    stopped: tuple[Diagnostic, ...] = ()
    outputs: list[str] = []
    try:
        _as_they_come(plan, voice, results)
    except BriefgenError as problem:
        stopped = problem.diagnostics
    except KeyboardInterrupt:
        zh, en = "停在这里，试过 {0} 人；再运行一次接着发", "stopped after {0}; run it again to go on from here"
        voice.tell(voice.choose(zh, en).format(len(results)))
        raise
    finally:
        if results and not plan.order.test_to:
            outputs += told_sheet(plan.folder, plan.settings.output, plan.words.meta, voice)
    told = (*plan.diagnostics, *stopped, *unsent(plan), *reported(plan, results, is_whole=not stopped))
    found = tuple(dict.fromkeys(told))
    voice.report(found)
    voice.result(found, edition=plan.parcel.edition, results=results_json(results), outputs=outputs)
    return FINDINGS if has_errors(found) else DONE


def _as_they_come(plan: "Plan", voice: Voice, results: "list[Result]") -> None:
    """Each result goes into the list when it is known: what breaks the run off leaves those before it."""
    from briefgen.delivery.posting import Waiting
    from briefgen.pipeline.posting import send
    from briefgen.telling.mail import result_line

    for each in send(plan):
        if isinstance(each, Waiting):
            zh, en = "{0} 人暂时不收，等 {1:g} 秒再试", "put off for now: {0}; the next attempt is in {1:g} seconds"
            voice.tell(voice.choose(zh, en).format(each.count, each.seconds))
            continue
        results.append(each)
        voice.show(result_line(each, voice.language) + "\n")
