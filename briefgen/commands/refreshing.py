"""Turn words on a command line about an edited document into a call of the pipeline."""

from pathlib import Path
from typing import Any

import click

from briefgen.commands.voicing import speaking, voice_of
from briefgen.diagnostics import has_errors
from briefgen.errors import DONE, FINDINGS


@click.command()
@click.argument("edited", metavar="改过的 EDITED.docx")
@click.option("-o", "--output", default="", metavar="F.docx", help="写到哪里 Where the new file goes.")
@click.option("--in-place", is_flag=True, help="写回原处，原来的留作 .bak Write it back; the old one stays as .bak.")
@click.option("--dry-run", is_flag=True, help="只报告，不写文件 Report only, write nothing.")
@click.option("--workbook", default="", help="现在的工作簿 The workbook as it is now.")
@speaking
def refresh(edited: str, output: str, in_place: bool, dry_run: bool, workbook: str, **speech: Any) -> int:
    """更新：手改过的 .docx 换上现在的数，改动都留着；不再成立的话加批注、不改；手打过的数只报告。

    Refresh: new figures into a .docx that somebody has edited. Their edits stay; a sentence whose claim holds no
    longer gets a comment and is left, and a figure that was typed over is reported.
    """
    from briefgen.pipeline.refreshing import Target
    from briefgen.pipeline.refreshing import refresh as refresh_file
    from briefgen.telling.refreshed import refreshed_json, refreshed_text

    voice = voice_of(**speech)
    done = refresh_file(Path(edited), Target(output, in_place, dry_run), workbook)
    voice.report(done.diagnostics)
    written = done.output.as_posix() if done.output else None
    voice.result(done.diagnostics, **refreshed_json(done.result), output=written)
    voice.show(refreshed_text(done.result, voice.language) + (f"{written}\n" if written else ""))
    return FINDINGS if has_errors(done.diagnostics) else DONE
