"""Turn words on a command line about a foreign workbook into calls of the pipeline."""

from pathlib import Path
from typing import Any

import click

from briefgen.errors import DONE
from briefgen.voicing import speaking, voice_of

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
    from briefgen.telling_mapping import mapping_json, mapping_text

    voice = voice_of(**speech)
    found = propose(Path(workbook), period, voice.language)
    written = append(found, Path()) if write else None
    voice.report(found.diagnostics)
    voice.tell(mapping_text(found, voice.language).rstrip("\n"))
    voice.result(found.diagnostics, **mapping_json(found), written=written.as_posix() if written else None)
    if voice.output_format == "text":
        click.echo(f"{written}\n" if written else found.text, nl=False)
    return DONE
