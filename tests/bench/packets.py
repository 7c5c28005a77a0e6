"""Time and weigh the making of packets for many areas as whole processes: by this project, and the same job by others.

All read one workbook and make files with the same words, tables and charts. The others do less: they prove and trace
nothing and keep no record. They run on one core, so a ratio compares like with like. The table is printed as text and
once more as the README has it.
"""

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from tests.bench.areas import ROOT, laid_down, write_workbook
from tests.bench.packet_peers import OFFICE

SIZES = (1, 10, 100, 1_000)
RUNS = {1: 5, 10: 3}
"""So often is a small job done; the quickest run is told, for other programs can only make one slower."""
CORES = (1, 2)
PEERS = {
    "plain": ("python-docx + reportlab + matplotlib", 100),
    "office": ("docxtpl + matplotlib + LibreOffice", 10),
    "typeset": ("typst (PDF alone)", 100),
}
"""Module → what it is called, and the most packets that it is asked for."""
WEIGHING = Path(__file__).with_name("weighing.py")
CHANGED = 651.2


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of the clock and of the processor, and megabytes of the largest process."""

    wall: float
    processor: float
    peak: float


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table. `job` is said in Chinese and in English; `base` is what this project takes for it on one
    core."""

    job: tuple[str, str]
    program: str
    cores: int
    cost: Cost
    packets: int = 0
    base: Cost | None = None


def main(most: int = SIZES[-1]) -> None:
    """Print the table, with jobs of no more than `most` packets."""
    print(f"\n{_machine()}. The others do less: they prove and trace nothing and keep no record.")
    print(f"{'':<62} cores{'wall s':>9}{'CPU s':>9}{'MB':>9}{'ms each':>9}{'wall x':>9}{'CPU x':>9}")
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        for line in _lines(Path(folder), [size for size in SIZES if size <= most]):
            lines.append(line)
            print(_as_text(line), flush=True)
    print(f"\n{_as_markdown(lines)}")


def _lines(place: Path, sizes: Sequence[int]) -> Iterator[Line]:
    folders = {size: laid_down(place / str(size), size) for size in sizes}
    _warmed(folders[sizes[0]], sizes[0])
    yield from _compared(_starts())
    for size, folder in folders.items():
        yield from _compared(_jobs(folder, size))
    yield from _again(folders[sizes[-1]], sizes[-1])


def _compared(lines: Iterator[Line]) -> Iterator[Line]:
    """Against the first, which is this project on one core."""
    base = None
    for line in lines:
        base = base or line.cost
        yield replace(line, base=base)


def _peers(size: int) -> Iterator[tuple[str, str]]:
    for module, (name, most) in PEERS.items():
        if size <= most and (module != "office" or OFFICE):
            yield module, name


def _warmed(folder: Path, size: int) -> None:
    """Compiled modules, lists of faces and the profile of the office are there before anything is timed."""
    _built(folder, size, 1)
    for module, _ in _peers(1):
        _made_by(module, folder, size)


# --- the jobs -------------------------------------------------------------------------------------------------------


def _starts() -> Iterator[Line]:
    """Each with all its libraries, before it has read anything."""
    programs: list[tuple[str, tuple[str, ...]]] = [("briefgen", LIBRARIES)]
    programs += [(name, ("-m", "tests.bench.packet_peers", module)) for module, name in _peers(1)]
    for name, words in programs:
        yield Line(("启动", "start"), name, 1, _best(partial(_weighed, 1, ROOT, *words), 1))


def _jobs(folder: Path, size: int) -> Iterator[Line]:
    job = f"{size:,} 份", "1 packet" if size == 1 else f"{size:,} packets"
    for cores in CORES if size > 1 else CORES[:1]:
        yield Line(job, "briefgen", cores, _best(partial(_built, folder, size, cores), size), size)
    for module, name in _peers(size):
        yield Line(job, name, 1, _best(partial(_made_by, module, folder, size), size), size)


def _again(folder: Path, size: int) -> Iterator[Line]:
    """The packets stand; they are asked for once more, then after one cell has changed."""
    for cores in CORES:
        job = f"{size:,} 份，没有变化", f"{size:,}, none changed"
        yield Line(job, "briefgen", cores, _weighed(cores, folder, *BUILD))
    for cores in CORES:
        write_workbook(folder / "areas.xlsx", size, CHANGED + cores)
        job = f"{size:,} 份，改一格", f"{size:,}, one cell changed"
        yield Line(job, "briefgen", cores, _weighed(cores, folder, *BUILD))


LIBRARIES = ("-c", "import briefgen.pipeline.packets, briefgen.writers.docx, briefgen.writers.pdf")
BUILD = ("-m", "briefgen", "build", "--area", "all", "--no-progress", "--quiet")


def _built(folder: Path, size: int, cores: int) -> Cost:
    for made in ("out", ".briefgen"):
        shutil.rmtree(folder / made, ignore_errors=True)
    cost = _weighed(cores, folder, *BUILD)
    _expect(folder / "out", size, ".docx", ".pdf")
    return cost


def _made_by(module: str, folder: Path, size: int) -> Cost:
    target = folder / module
    shutil.rmtree(target, ignore_errors=True)
    cost = _weighed(1, ROOT, "-m", "tests.bench.packet_peers", module, str(folder / "areas.xlsx"), str(target))
    _expect(target, size, *((".pdf",) if module == "typeset" else (".docx", ".pdf")))
    return cost


def _expect(folder: Path, size: int, *endings: str) -> None:
    """A program that failed quietly would be the quickest."""
    for ending in endings:
        made = len(list(folder.rglob(f"*{ending}")))
        if made != size:
            raise SystemExit(f"{folder}: {made} files {ending}, not {size}")


def _best(run: Callable[[], Cost], size: int) -> Cost:
    return min((run() for _ in range(RUNS.get(size, 1))), key=lambda cost: cost.wall)


def _weighed(cores: int, folder: Path, *words: str) -> Cost:
    """A Python program in a folder, on some cores."""
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, str(WEIGHING), str(cores), sys.executable, *words]
    done = subprocess.run(command, cwd=folder, env=surroundings, check=True, stdout=subprocess.PIPE)
    return Cost(**json.loads(done.stdout))


# --- the table ------------------------------------------------------------------------------------------------------


def _as_text(line: Line) -> str:
    figures = "".join(f"{each:>9}" for each in _figures(line))
    return f"{line.job[1]:<24}{line.program:<38}{line.cores:>6}{figures}"


HEADS = (
    "",
    "",
    "核 cores",
    "用时 wall s",
    "CPU s",
    "内存 MB",
    "每份 ms each",
    "用时倍数 wall ratio",
    "CPU 倍数 CPU ratio",
)


def _as_markdown(lines: Sequence[Line]) -> str:
    """The table in both languages, and the machine."""
    rows = [(" ".join(line.job), line.program, str(line.cores), *_figures(line)) for line in lines]
    whole = [HEADS, ("---", "---", *["---:"] * (len(HEADS) - 2)), *rows]
    return "\n".join([*(f"| {' | '.join(row)} |" for row in whole), "", _machine()])


def _figures(line: Line) -> tuple[str, ...]:
    cost, base = line.cost, line.base
    each = f"{1000 * cost.wall / line.packets:.0f}" if line.packets else ""
    ratios = (f"{cost.wall / base.wall:.2f}", f"{cost.processor / base.processor:.2f}") if base else ("", "")
    return f"{cost.wall:.2f}", f"{cost.processor:.2f}", f"{cost.peak:.0f}", each, *ratios


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{date.today()}, {os.cpu_count()} 核 cores, {memory:.0f} GB, Python {platform.python_version()}"
