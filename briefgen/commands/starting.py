"""Lay down what a packet starts from, and list what it can start from."""

from pathlib import Path
from typing import Any

import click

from briefgen.commands.mapping import from_workbook, start_from
from briefgen.commands.voicing import speaking, voice_of
from briefgen.errors import DONE


@click.command()
@click.argument("folder", required=False, default=".", metavar="[文件夹 FOLDER]")
@from_workbook
@speaking
def init(folder: str, source: str, period: str, **speech: Any) -> int:
    """放一份可以直接用的起点：设置、工作簿、模板；--from 从一本别处的工作簿做起。

    Lay down a working packet to start from: settings, workbook, template; with --from, out of a foreign workbook.
    """
    from briefgen.pipeline.starting import init as start_packet

    voice = voice_of(**speech)
    if source or period:
        return start_from(source, folder, period, voice)
    made = start_packet(Path(folder))
    voice.show_paths(made)
    voice.result((), files=[path.as_posix() for path in made])
    voice.tell(voice.choose("下一步：briefgen build", "next: briefgen build"))
    return DONE


@click.group()
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
    voice.show("".join(f"{name}  {description}\n" for name, description in found))
    voice.result((), templates=[{"name": name, "description": description} for name, description in found])
    return DONE
