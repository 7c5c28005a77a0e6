"""Write the sheet of deliveries after a run, and tell where it is."""

from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.commands.voicing import Voice
from briefgen.errors import CannotRun

if TYPE_CHECKING:
    from briefgen.document import Meta


def told_sheet(folder: Path, output: str, packet: "Meta", voice: Voice) -> list[str]:
    """The paths of the sheet; a folder that does not take it is told, and what was delivered stays delivered."""
    from briefgen.pipeline.sheeting import write_sheet

    try:
        made = write_sheet(folder, output, packet)
    except CannotRun as problem:
        voice.report(problem.diagnostics)
        return []
    outputs = [path.as_posix() for path in made.output]
    voice.show_paths(outputs)
    return outputs
