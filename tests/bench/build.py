"""Time the commands as whole processes, and the steps of a build inside one warm process; print one table.

Run it with `make bench`. Nothing is asserted: a clock proves nothing on a busy machine.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

RUNS = 9


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        _process(folder, surroundings, "init")
        print(f"{'whole process':<34}{'min':>8}{'median':>8}{'max':>8}  ms")
        for words in (("--version",), ("check",), ("build", "--to", "pdf"), ("build", "--to", "docx"), ("build",)):
            _process(folder, surroundings, *words)
            _row("briefgen " + " ".join(words), [_process(folder, surroundings, *words) for _ in range(RUNS)])
        print(f"{'one step, warm process':<34}{'min':>8}{'median':>8}{'max':>8}  ms")
        _steps(Path(folder))


def _process(folder: str, surroundings: dict[str, str], *words: str) -> float:
    start = time.perf_counter()
    command = [sys.executable, "-m", "briefgen", *words]
    subprocess.run(command, cwd=folder, env=surroundings, check=True, capture_output=True)
    return time.perf_counter() - start


def _row(name: str, seconds: list[float]) -> None:
    shown = (min(seconds), statistics.median(seconds), max(seconds))
    print(f"{name:<34}" + "".join(f"{1000 * each:8.0f}" for each in shown))


def _timed(name: str, step: Callable[[], object]) -> None:
    seconds = []
    for _ in range(RUNS):
        start = time.perf_counter()
        step()
        seconds.append(time.perf_counter() - start)
    _row(name, seconds)


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
    _timed("read", lambda: source(folder, Settings()))
    _timed("compose", lambda: compose(read.dataset, read.packet, read.images))
    _timed("lay out", lambda: lay_out(document, theme, faces))
    _timed("write PDF", lambda: pdf.write(pages, document.meta, faces))
    _timed("write Word", lambda: docx.write(document, theme, {}, faces))
    _timed("record", lambda: record(document, pages, read.dataset, read.inputs))


if __name__ == "__main__":
    main()
