"""Offer the options of a check that writes a copy of the workbook, and tell what was written and mended."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefgen.commands.voicing import MessageLanguage, Voice
from briefgen.diagnostics import Diagnostic, error, note
from briefgen.errors import CannotRun
from briefgen.origins import Place
from briefgen.settings import Settings

if TYPE_CHECKING:
    from briefgen.pipeline import Checked
    from briefgen.pipeline.copying import Copied, CopyWanted

COPY = "另写一份工作簿，问题标在单元格里 Write a copy of the workbook that shows the findings in their cells."
FIX = "同样的副本，能放心改的已改好 The same copy, with what is safe to mend mended."


def copying(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options, in the order in which help lists them."""
    options = (
        click.option("--copy", default="", metavar="F.xlsx", help=COPY),
        click.option("--fix", default="", metavar="F.xlsx", help=FIX),
    )
    for option in reversed(options):
        command = option(command)
    return command


def copy_asked(copy: str, fix: str) -> "CopyWanted | None":
    """The copy that is asked for, if one is. Raises CannotRun (W353) where two are."""
    if copy and fix:
        raise CannotRun([error("W353", Place("--copy"))])
    if not copy and not fix:
        return None
    from briefgen.pipeline.copying import CopyWanted  # what changes workbooks; few checks do

    return CopyWanted(Path(copy or fix), mends=bool(fix))


def check_with_copy(
    asked: Settings, wanted: "CopyWanted | None", language: MessageLanguage, *, margins: bool
) -> "tuple[Checked, Copied | None]":
    """What a check finds, and the copy that shows it. Where nothing can be composed the copy is written all the same,
    if the workbook can be opened, and CannotRun names it (W356)."""
    from briefgen.pipeline import check  # 500 ms of libraries; `--help` needs none of them

    try:
        checked = check(Path(), asked, every_branch=True, margins=margins, lint=True)
    except CannotRun as problem:
        raise CannotRun((*problem.diagnostics, *_shown_in(asked, wanted, problem, language))) from problem
    return checked, _copied(asked, wanted, checked, language)


def _shown_in(
    asked: Settings, wanted: "CopyWanted | None", found: CannotRun, language: MessageLanguage
) -> tuple[Diagnostic, ...]:
    """Where findings without a packet are shown, or why there is no copy."""
    try:
        copied = _copied(asked, wanted, found, language)
    except CannotRun as problem:
        return tuple(each for each in problem.diagnostics if each not in found.diagnostics)
    if copied is None:
        return ()
    return (*copied.diagnostics, note("W356", Place(copied.path.name), path=copied.path))


def _copied(
    asked: Settings, wanted: "CopyWanted | None", found: "Checked | CannotRun", language: MessageLanguage
) -> "Copied | None":
    if wanted is None:
        return None
    from briefgen.pipeline.copying import copy_workbook  # as above

    return copy_workbook(Path(), asked, found.diagnostics, wanted, language)


def copied_json(copied: "Copied | None") -> dict[str, object]:
    """The path of the copy, and each mend with what the cell held before and holds now."""
    if copied is None:
        return {}
    mends = [{"cell": str(each.cell), "before": each.before, "after": _value(each.after)} for each in copied.mends]
    return {"copy": copied.path.as_posix(), "mends": mends}


def _value(content: Decimal | str) -> str | int | float:
    """A number as JSON has it; it has no more digits than a spreadsheet keeps."""
    if isinstance(content, str):
        return content
    return int(content) if content == content.to_integral() else float(content)


def tell_copy(copied: "Copied | None", voice: Voice) -> None:
    """Each mend on a line, and the path of the copy."""
    if copied is not None:
        mends = (f"{each.cell}  “{each.before}” → {each.shown}".replace("\n", "↵") for each in copied.mends)
        voice.show("".join(f"{each}\n" for each in (*mends, copied.path.as_posix())))
