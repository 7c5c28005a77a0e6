"""Ask about packets: where a number comes from, whether a file still holds, what differs, what this machine has."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefgen.commands.comparing import comparing, form_asked, in_form, redline_asked, redline_of
from briefgen.commands.voicing import Voice, speaking, voice_of
from briefgen.diagnostics import error, has_errors
from briefgen.errors import CANNOT_RUN, DONE, FINDINGS, CannotRun
from briefgen.origins import Place
from briefgen.settings import Settings

if TYPE_CHECKING:
    from briefgen.pipeline.tracing import Listed


@click.command()
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
    from briefgen.telling.answers import claims_json, trace_json, trace_text

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
    voice.show(trace_text(found.traces, found.claims, voice.language))
    told = {"figures": trace_json(found.traces), "claims": claims_json(found.claims)}
    voice.result(found.diagnostics, edition=found.record.edition, **told)
    return DONE


def _list_figures(listed: "Listed", voice: Voice) -> int:
    voice.report(listed.diagnostics)
    voice.result(
        listed.diagnostics, edition=listed.record.edition, outputs=[path.as_posix() for path in listed.outputs]
    )
    voice.show_paths(listed.outputs)
    return DONE


@click.command()
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
    from briefgen.telling.answers import differences_json, verify_json, verify_text

    voice = voice_of(**speech)
    done = verify_files([Path(file) for file in files], workbook, mark, record)
    voice.report(done.diagnostics)
    marked = done.marked.as_posix() if done.marked else None
    unlike = differences_json(done.differences)
    voice.result(done.diagnostics, files=verify_json(done.files), differences=unlike, marked=marked)
    voice.show(verify_text(done.files, voice.language) + (f"{marked}\n" if marked else ""))
    if done.unread:
        return CANNOT_RUN
    return FINDINGS if has_errors(done.diagnostics) else DONE


@click.command()
@comparing
@speaking
def diff(old: str, new: str, template: str, form: str, redline: str, **speech: Any) -> int:
    """比较：两本工作簿、两份简报或记录，哪些单元格变了，哪些句子、论断、表和图跟着变。不写第二份，就和现在做出来的比。

    Compare two workbooks, packets or records: which cells changed, and which sentences, claims, tables and charts with
    them. Without a second one, with what a build would give now.
    """
    from briefgen.pipeline.differing import diff as compare
    from briefgen.telling.differences_json import difference_json

    voice, form, target = voice_of(**speech), form_asked(form), redline_asked(redline, old, new)
    compared = compare(old, new, Settings(template=template))
    voice.report(compared.diagnostics)
    written = redline_of(compared, target)
    voice.report(written.diagnostics if written else ())
    found = (*compared.diagnostics, *(written.diagnostics if written else ()))
    voice.result(found, **difference_json(compared.difference), redline=target or None)
    voice.show(in_form(compared.difference, form, voice.language) + (f"{target}\n" if target else ""))
    return DONE if compared.difference.is_empty and not has_errors(compared.diagnostics) else FINDINGS


@click.command()
@speaking
def doctor(**speech: Any) -> int:
    """看看这台电脑上有什么：字体、LibreOffice、打印机、邮件服务器、语言、缓存。

    Tell what this machine has: faces, LibreOffice, printer, mail server, language, cache.
    """
    from briefgen.pipeline.machine import examined
    from briefgen.telling.answers import machine_json, machine_text

    voice, machine = voice_of(**speech), examined(Path())
    voice.report(machine.diagnostics)
    voice.result(machine.diagnostics, **machine_json(machine))
    voice.show(machine_text(machine, voice.language))
    return DONE
