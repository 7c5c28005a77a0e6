"""Build the packets of many areas from a command: progress while they are made, a line for each that was, a total."""

import sys
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import click

from briefgen.commands.voicing import Voice
from briefgen.diagnostics import Diagnostic, error, has_errors
from briefgen.errors import DONE, FINDINGS, INTERRUPTED
from briefgen.origins import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.pipeline.packets import BuiltAreas, Outcome, Wanted
    from briefgen.settings import Settings

AREAS = "每个地区一份，逗号分开；all 是全部 A packet for each of these areas; all makes all."
THESE = "哪些地区的，all 是全部 Packets of these areas, or all."
PROGRESS = "不显示进度 Show no progress."
NAME = "文件名的样式，如 {title}、{area}{period}简报 Pattern for names of files."
WHY = {
    "first": ("第一次做", "made for the first time"),
    "surroundings": ("程序或选项变了", "program or options changed"),
    "template": ("模板、主题或设置变了", "template, theme or settings changed"),
    "words": ("封面、支柱或名称变了", "cover, pillars or names changed"),
    "figures": ("本地区的数变了", "figures of the area changed"),
    "others": ("别的地区的数变了，牵动位次或比较", "figures of other areas changed a rank or a comparison"),
    "findings": ("本地区的行里有问题或提醒", "something was found in rows of the area"),
    "files": ("成稿被改过或不见了", "files were edited or are gone"),
}
CLUSTER = "在这个 Dask 集群上做 Make them on a Dask cluster."
SHOWN = 20
"""So many packets are named one by one; of more, the total is told."""


def of_areas(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a build of many packets."""
    options = (
        click.option("--area", default="", metavar="A,B|all", help=AREAS),
        click.option("--name", default="", metavar="PATTERN", help=NAME),
        click.option("--cluster", default="", metavar="ADDRESS", help=CLUSTER),
        click.option("--no-progress", is_flag=True, help=PROGRESS),
    )
    for option in reversed(options):
        command = option(command)
    return command


class Plan(Protocol):
    """What is to be done with one packet, and what stands in the way."""

    @property
    def diagnostics(self) -> Sequence[Diagnostic]: ...


def is_held_back(plans: "Sequence[Plan]") -> bool:
    """Whether nothing goes out: of several packets one is not ready, which is told of each before any is sent."""
    return len(plans) > 1 and any(has_errors(plan.diagnostics) for plan in plans)


def for_areas(asked: "Settings", area: str, name: str) -> "Settings":
    """What is asked for with these areas and names of files."""
    return replace(asked, areas=areas_named(area), name=name or asked.name)


def areas_named(words: str) -> tuple[str, ...]:
    """The names in a list of areas, parted as people part them."""
    return tuple(filter(None, (each.strip() for each in words.replace("，", ",").replace("、", ",").split(","))))


def build_packets(asked: "Settings", wanted: "Wanted", cluster: str, voice: Voice, *, progress: bool) -> int:
    """Make the packets and tell what became of each. Findings of a packet come under the name of its area."""
    from briefgen.pipeline.clusters import executor_at
    from briefgen.pipeline.packets import build_areas

    done: list[str] = []

    try:
        with _shown(voice, progress) as heard, executor_at(cluster) as executor:

            def counted(total: int, outcome: "Outcome") -> None:
                done.append(outcome.area)
                heard(total, outcome)

            built = build_areas(Path(), asked, replace(wanted, executor=executor, progress=counted))
    except KeyboardInterrupt:
        voice.report([error("O525", None, count=len(done))])
        return INTERRUPTED
    _tell_all(built, voice)
    failed = any(each.failed for each in built.outcomes) or has_errors(built.diagnostics)
    return FINDINGS if failed else DONE


def follow_areas(asked: "Settings", wanted: "Wanted", voice: Voice, *, poll: bool) -> int:
    """Watch the files of the packets of the working folder. Ctrl-C is how this ends, and no mistake."""
    from briefgen.pipeline.watching import Asked, Watch, heard
    from briefgen.pipeline.watching_areas import rounds

    try:
        for made in rounds(Watch(Asked(Path(), asked), heard, poll), wanted):
            if made.built is None:
                voice.report(made.diagnostics)
                voice.result(made.diagnostics, packets=[])
            else:
                _tell_all(made.built, voice)
            voice.tell(f"{datetime.now():%H:%M:%S}  {made.seconds:.2f} {voice.choose('秒', 's')}")
    except KeyboardInterrupt:
        voice.tell(voice.choose("结束", "ended"))
    return DONE


def _tell_all(built: "BuiltAreas", voice: Voice) -> None:
    voice.report(built.diagnostics)
    few = sum(not each.stands for each in built.outcomes) <= SHOWN
    told: set[Diagnostic] = set()
    for each in built.outcomes:
        _tell(each, voice, told, one_by_one=few)
    _result(built, voice)
    voice.tell(_total(built, voice))


@contextmanager
def _shown(voice: Voice, wanted: bool) -> "Iterator[Callable[[int, Outcome], None]]":
    """A bar with rate, remaining time and failures, on a terminal."""
    if voice.quiet or voice.output_format != "text" or not wanted or not sys.stderr.isatty():
        yield lambda _, __: None
        return
    from tqdm import tqdm  # 30 ms, and only a terminal shows it

    with tqdm(unit=voice.choose("份", " packets"), file=sys.stderr, dynamic_ncols=True, leave=False) as bar:
        failures = 0

        def heard(total: int, outcome: "Outcome") -> None:
            nonlocal failures
            failures += outcome.failed
            bar.total = total
            if failures:
                bar.set_postfix_str(voice.choose(f"失败 {failures}", f"{failures} failed"))
            bar.update()

        yield heard


def _tell(outcome: "Outcome", voice: Voice, told: set[Diagnostic], *, one_by_one: bool) -> None:
    """A packet that was made, with why; its findings under its name. What is wrong in a template is told once, and not
    for every area."""
    new = [each for each in outcome.diagnostics if each not in told]
    told.update(each for each in new if isinstance(each.where, Place))
    if new and voice.output_format == "text":
        click.echo(f"{outcome.area}：", err=True)
    voice.report(new)
    if outcome.stands or not one_by_one:
        return
    reasons = voice.choose("；", "; ").join(voice.choose(*WHY[each]) for each in outcome.why)
    voice.tell(f"{outcome.area}  {_state(outcome, voice)}{voice.choose(f'（{reasons}）', f' ({reasons})')}")


def _state(outcome: "Outcome", voice: Voice) -> str:
    if outcome.failed:
        return voice.choose("没有做成", "not made")
    same = voice.choose("，印出的没有变", ", nothing printed changed") if outcome.is_kept else ""
    return voice.choose("版本 ", "edition ") + outcome.edition + same


def _result(built: "BuiltAreas", voice: Voice) -> None:
    packets = [
        {
            "area": each.area,
            "edition": each.edition,
            "outputs": [path.as_posix() for path in each.outputs],
            "why": list(each.why),
            "failed": each.failed,
            "unchanged": each.stands or each.is_kept,
        }
        for each in built.outcomes
    ]
    every: list[Diagnostic] = [*built.diagnostics, *(found for each in built.outcomes for found in each.diagnostics)]
    voice.result(every, packets=packets)
    made = (each for each in built.outcomes if not (each.failed or each.stands or each.is_kept))
    voice.show_paths(path for each in made for path in each.outputs)


def _total(built: "BuiltAreas", voice: Voice) -> str:
    failed = sum(each.failed for each in built.outcomes)
    unchanged = sum(each.stands or each.is_kept for each in built.outcomes)
    made = len(built.outcomes) - failed - unchanged
    return voice.choose(
        f"{len(built.outcomes)} 份：{made} 份新做，{unchanged} 份没有变化，{failed} 份没有做成",
        f"{len(built.outcomes)} packets: {made} made, {unchanged} unchanged, {failed} not made",
    )
