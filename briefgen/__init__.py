"""Make Word and PDF briefing packets from a workbook of indicators and a templated narrative."""

from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor
    from pathlib import Path

    from briefgen.pipeline import Built, Checked
    from briefgen.pipeline.packets import BuiltAreas, Outcome

__all__ = ["__version__", "build", "build_areas", "check"]


def build(
    folder: "str | Path" = ".",
    *,
    workbook: str = "",
    template: str = "",
    to: tuple[str, ...] = ("docx", "pdf"),
    output: str = "out",
    strict: bool = False,
    theme: str = "",
    reference: str = "",
    large_print: bool | None = None,
    red_head: bool | None = None,
    grey: bool | None = None,
    duplex: bool | None = None,
    attach_workbook: bool = False,
    margins: bool = False,
    annotate: bool = False,
    controls: bool = False,
    settle: bool = False,
) -> "Built":
    """Make the packet of a folder: its files, its edition and what was noticed.

    With `annotate` there is also a Word file that has what was noticed as comments; with `settle` contents of Word
    files are numbered as LibreOffice parts their pages. `reference` is a Word document of the office's, whose page,
    headers, footers and styles the Word file takes.

    What is left out is taken from the folder's briefgen.toml. Raises briefgen.errors.Refused with every finding, and
    CannotRun where settings or files stand in the way; in both cases no existing file is changed.
    """
    from pathlib import Path

    from briefgen import pipeline  # 200 ms of libraries: `import briefgen` alone stays cheap
    from briefgen.settings import Settings

    asked = Settings(
        workbook,
        template,
        theme,
        output,
        to,
        strict,
        attach="workbook" if attach_workbook else "figures",
        controls=controls,
        large_print=large_print,
        red_head=red_head,
        grey=grey,
        duplex=duplex,
        reference=reference,
    )
    return pipeline.build(Path(folder), asked, margins=margins, annotate=annotate, settle=settle)


def build_areas(
    folder: "str | Path" = ".",
    *,
    areas: tuple[str, ...] = ("all",),
    workbook: str = "",
    template: str = "",
    to: tuple[str, ...] = ("docx", "pdf"),
    output: str = "out",
    name: str = "{title}",
    rebuild: bool = False,
    executor: "Executor | None" = None,
    progress: "Callable[[int, Outcome], None] | None" = None,
) -> "BuiltAreas":
    """Make a packet for each area of a workbook, only those that changed, several at once: by processes of this
    machine, or by an `executor` such as that of a Dask client (`client.get_executor(pure=False)`).

    `progress` hears how many packets there are and each outcome as it comes. What stands in the way of one packet is
    its outcome. Raises briefgen.errors.Refused for what concerns every packet, and CannotRun as `build` does.
    """
    from pathlib import Path

    from briefgen.pipeline.packets import Wanted
    from briefgen.pipeline.packets import build_areas as build_packets
    from briefgen.settings import Settings

    asked = Settings(workbook, template, output=output, to=to, areas=areas, name=name)
    wanted = Wanted(rebuild=rebuild, asked="briefgen.build_areas", executor=executor)
    return build_packets(Path(folder), asked, replace(wanted, progress=progress) if progress else wanted)


def check(
    folder: "str | Path" = ".",
    *,
    workbook: str = "",
    template: str = "",
    strict: bool = False,
    margins: bool = False,
) -> "Checked":
    """Everything that build would refuse or warn of, and traps in the workbook, without writing a packet; findings are
    in `.diagnostics`.

    With `margins` there are notes of claims that hold by little or could say more.
    """
    from pathlib import Path

    from briefgen import pipeline
    from briefgen.settings import Settings

    return pipeline.check(Path(folder), Settings(workbook, template, strict=strict), margins=margins, lint=True)
