"""Time the commands as whole processes, and the steps of a build inside one warm process."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.clock import RUNS, heading, row, timed

COMMANDS = (
    ("--version",),
    ("check",),
    ("build", "--rebuild", "--to", "pdf"),
    ("build", "--rebuild", "--to", "docx"),
    ("build", "--rebuild"),
    ("build",),
)
"""The last one finds that nothing changed."""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        _process(folder, surroundings, "init")
        heading("whole process")
        for words in COMMANDS:
            _process(folder, surroundings, *words)
            row("briefgen " + " ".join(words), [_process(folder, surroundings, *words) for _ in range(RUNS)])
        heading("one step, warm process")
        _steps(Path(folder))


def _process(folder: str, surroundings: dict[str, str], *words: str) -> float:
    start = time.perf_counter()
    command = [sys.executable, "-m", "briefgen", *words]
    subprocess.run(command, cwd=folder, env=surroundings, check=True, capture_output=True)
    return time.perf_counter() - start


def _steps(folder: Path) -> None:
    from briefgen.compose import compose, with_edition
    from briefgen.faces import shipped_faces
    from briefgen.layout import lay_out
    from briefgen.pipeline.sources import source
    from briefgen.record import record
    from briefgen.settings import Settings
    from briefgen.theme import briefing
    from briefgen.writers import docx, pdf

    faces, theme = shipped_faces(), briefing()
    read = source(folder, Settings()).output
    document = with_edition(compose(read.dataset, read.packet, read.images).output.document)
    pages = lay_out(document, theme, faces).output
    row("read", timed(lambda: source(folder, Settings())))
    row("compose", timed(lambda: compose(read.dataset, read.packet, read.images)))
    row("lay out", timed(lambda: lay_out(document, theme, faces)))
    row("write PDF", timed(lambda: pdf.write(pages, document.meta, faces)))
    row("write Word", timed(lambda: docx.write(document, theme, {}, faces)))
    row("record", timed(lambda: record(document, pages, read.dataset, read.inputs)))
