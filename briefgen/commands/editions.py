"""Turn words on a command line about editions into calls of the pipeline."""

from pathlib import Path
from typing import Any

import click

from briefgen.commands.voicing import speaking, voice_of
from briefgen.errors import DONE


@click.command()
@click.argument("asked", required=False, default="", metavar="[指标、数字或单元格 FIGURE]")
@speaking
def history(asked: str, **speech: Any) -> int:
    """历次版本：何时做的，比上一版有几个数不同，谁签发的；写明一个数，就列出它在各版里印成什么。

    History: all editions, newest first; of a figure, what each of them printed.
    """
    from briefgen.pipeline import recalling
    from briefgen.telling.editions import courses_json, courses_text, history_json, history_text

    voice = voice_of(**speech)
    if asked:
        courses = recalling.figure_history(Path(), asked)
        told, listed = courses_text(courses, voice.language), {"figures": courses_json(courses)}
    else:
        entries = recalling.history(Path())
        told, listed = history_text(entries, voice.language), {"editions": history_json(entries)}
    voice.show(told)
    voice.result((), **listed)
    return DONE


@click.command()
@click.argument("edition", metavar="版本号 EDITION")
@click.option("--output", default="", help="放到哪个文件夹 Folder for the files.")
@speaking
def restore(edition: str, output: str, **speech: Any) -> int:
    """取回一版：它的文件原样放出来，一个字节不差；已有的文件不会被覆盖。版本号写开头几位就行。

    Restore: the files of an edition again, byte for byte; nothing that is there is overwritten.
    """
    from briefgen.pipeline.restoring import restore as restore_edition

    voice = voice_of(**speech)
    restored = restore_edition(Path(), edition, output)
    voice.report(restored.diagnostics)
    outputs = [path.as_posix() for path in restored.outputs]
    voice.result(restored.diagnostics, edition=restored.edition, outputs=outputs)
    voice.show_paths(outputs)
    voice.tell(voice.choose(f"版本 {restored.edition}", f"edition {restored.edition}"))
    return DONE


@click.command()
@click.argument("edition", required=False, default="", metavar="[版本号 EDITION]")
@click.option("--by", required=True, metavar="姓名 NAME", help="谁签发 Who approves.")
@speaking
def approve(edition: str, by: str, **speech: Any) -> int:
    """签发：把一版（不写就是最近的一版）定下来，在简报旁边放一份写明版本、何人、何时的文件。

    Approve: freeze an edition, the newest if none is named, and put a file beside the packet that says who and when.
    """
    from briefgen.pipeline.approving import approve as approve_edition

    voice = voice_of(**speech)
    approved = approve_edition(Path(), by, edition)
    voice.report(approved.diagnostics)
    voice.result(approved.diagnostics, edition=approved.edition, outputs=[approved.sidecar.as_posix()])
    voice.show_paths([approved.sidecar])
    voice.tell(voice.choose(f"{by}签发了版本 {approved.edition}", f"{by} approved edition {approved.edition}"))
    return DONE
