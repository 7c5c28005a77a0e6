"""Make packets in other processes: what they share goes in as bytes, files come back as bytes, failures as values."""

import gc
import multiprocessing
import multiprocessing.connection
import os
import pickle
import signal
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256

from briefgen.collecting import COLLECT_AFTER
from briefgen.compose import Packet
from briefgen.dependence import answers
from briefgen.diagnostics import Diagnostic, Warned, error
from briefgen.document import Meta
from briefgen.errors import BriefgenError
from briefgen.indicators import Partial, Question
from briefgen.origins import Place
from briefgen.pipeline.building import Asking, Files, checked, written
from briefgen.pipeline.sources import Source, of_area


@dataclass(frozen=True, slots=True)
class Task:
    """What all packets of a build share, pickled, and what is asked of each."""

    shared: bytes
    digest: str
    asking: Asking
    annotate: bool = False


@dataclass(frozen=True, slots=True)
class Sharing:
    """What all packets of a build are made from, and what was found in the rows of each area."""

    source: Source
    found: Mapping[str, tuple[Diagnostic, ...]]


def task_here(sharing: Sharing, asking: Asking, *, annotate: bool) -> Task:
    """A task for this process and for those that are forked from it: nothing is copied."""
    digest = f"here {id(sharing)}"
    _SHARED.clear()
    _SHARED[digest] = sharing
    return Task(b"", digest, asking, annotate)


def task_anywhere(sharing: Sharing, asking: Asking, *, annotate: bool) -> Task:
    """A task for processes that start from nothing, also on other machines."""
    content = pickle.dumps(sharing, pickle.HIGHEST_PROTOCOL)
    return Task(content, sha256(content).hexdigest(), asking, annotate)


@dataclass(frozen=True, slots=True)
class Made:
    """The packet of an area: its files, what it asked of the others, and the digest of their answers."""

    area: str
    meta: Meta
    files: Files
    diagnostics: tuple[Diagnostic, ...]
    questions: tuple[Question, ...]
    others: str


@dataclass(frozen=True, slots=True)
class Failed:
    """Why the packet of an area could not be made."""

    area: str
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """An area whose packet asks for rows that were left out when the workbook was read."""

    area: str


Result = Made | Failed | Unread


@contextmanager
def what_is_kept_left_alone() -> Iterator[None]:
    """No search for rubbish in what all packets share: it takes longer than a packet where there are many rows."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def make(task: Task, areas: Sequence[str]) -> tuple[Result, ...]:
    """The packets of some areas, each made or failed: one that fails does not keep the others from being made."""
    return tuple(_one(_unpacked(task), area, task) for area in areas)


_SHARED: dict[str, Sharing] = {}
"""What this process has read or unpacked, and what processes forked from it have with it; one at a time."""


def _unpacked(task: Task) -> Sharing:
    """Faces, theme, templates and dataset are loaded once in a process."""
    if task.digest not in _SHARED:
        gc.set_threshold(COLLECT_AFTER)
        shared = pickle.loads(task.shared)  # made by `task_anywhere` in the process that asks
        assert isinstance(shared, Sharing)
        _SHARED.clear()
        _SHARED[task.digest] = shared
    return _SHARED[task.digest]


def _keep_compiled(task: Task, packet: Packet) -> None:
    """Templates are compiled for the first packet; the others take them as they are."""
    sharing = _SHARED[task.digest]
    if sharing.source.packet is not packet:
        _SHARED[task.digest] = replace(sharing, source=replace(sharing.source, packet=packet))


def _one(sharing: Sharing, area: str, task: Task) -> Result:
    try:
        made = of_area(sharing.source, area)
        found = checked(Warned(made.output, (*sharing.found.get(area, ()), *made.diagnostics)), task.asking)
        _keep_compiled(task, found.source.packet)
        files = written(found, annotate=task.annotate)
        questions = tuple(sorted(made.output.asked))
        diagnostics = (*found.diagnostics, *files.diagnostics)
        others = answers(made.output.dataset, questions)
        return Made(area, found.document.meta, files.output, diagnostics, questions, others)
    except Partial:
        return Unread(area)
    except BriefgenError as problem:
        return Failed(area, problem.diagnostics)
    except Exception as problem:
        if os.environ.get("BRIEFGEN_DEBUG"):
            raise
        return Failed(area, (error("U604", Place(area), problem=f"{type(problem).__name__}: {problem}"),))


# --- processes of this machine ------------------------------------------------------------------------------------


def can_fork() -> bool:
    """Whether a process may be copied as it stands: on Linux, while it has one thread. Who watches files has others,
    of which Python does not know."""
    return sys.platform == "linux" and threading.active_count() == 1 and "watchfiles" not in sys.modules


def pool(processes: int) -> ProcessPoolExecutor:
    """Processes that leave Ctrl-C to the one that started them, and end when it is gone."""
    context = multiprocessing.get_context("fork" if can_fork() else "spawn")
    return ProcessPoolExecutor(processes, context, _begin)


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(COLLECT_AFTER)
    gc.freeze()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Whoever is killed tells nobody: its processes would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)
