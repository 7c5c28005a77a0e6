"""Make the packets of many areas: only those that changed, several at once, and say of each what became of it."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from briefgen.areas import in_rows_of
from briefgen.diagnostics import Diagnostic, Warned, error, has_errors, warning
from briefgen.errors import CannotRun, Refused
from briefgen.indicators import Dataset, Partial
from briefgen.origins import Place
from briefgen.pipeline.building import Asking, placed
from briefgen.pipeline.keys import (
    Key,
    Note,
    answered,
    changed,
    earlier,
    keys,
    known,
    remember,
    remember_rows,
    rows_of_area,
)
from briefgen.pipeline.naming import file_stem
from briefgen.pipeline.outputs import RECORD
from briefgen.pipeline.sources import Source, areas_meant, changed_meanwhile, placed_for, shared_source
from briefgen.pipeline.workbooks import Rereading
from briefgen.pipeline.workers import (
    Failed,
    Made,
    Result,
    Sharing,
    Task,
    Unread,
    can_fork,
    make,
    pool,
    task_anywhere,
    task_here,
    what_is_kept_left_alone,
)
from briefgen.settings import Settings

FEW = 3
"""So many packets are made here: starting other processes would take longer."""
MOST_TOGETHER = 8
"""So many packets one process makes before it gives them back: what is waiting stays in memory."""
WAITING = 2
"""So many tasks each process has before it, so that none is idle while files are put into place."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the packet of an area. `why` names what has changed since it was made last (`first` where nothing
    is remembered of it); a packet that stands has none. `is_kept`: made again, it says the same, and its files stay.
    """

    area: str
    edition: str = ""
    outputs: tuple[Path, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    why: tuple[str, ...] = ()
    failed: bool = False
    is_kept: bool = False

    @property
    def stands(self) -> bool:
        return not self.why and not self.failed


@dataclass(frozen=True, slots=True)
class BuiltAreas:
    """The outcome of each packet in the workbook's order, and what was found that concerns them all."""

    outcomes: tuple[Outcome, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many packets are to be made: `asked` is what else was asked for, in words that a later build compares.

    `progress` hears each outcome as it comes. Packets are made by `executor`, else by one process a core.
    """

    asking: Asking = field(default_factory=Asking)
    annotate: bool = False
    rebuild: bool = False
    asked: str = ""
    executor: Executor | None = None
    progress: Callable[[int, Outcome], None] = field(default=lambda _, __: None)


def build_areas(folder: Path, asked: Settings, wanted: Wanted) -> BuiltAreas:
    """Make the packet of each area that the settings name. What stands in the way of one is its outcome.

    Raises CannotRun where files cannot be read, and Refused where the workbook has errors that concern every packet.
    """
    notes = {} if wanted.rebuild else known(folder)
    try:
        return _built(shared_source(folder, asked, Rereading(earlier(folder, notes))), notes, wanted)
    except Partial:  # what was left out is wanted after all
        return _built(shared_source(folder, asked, Rereading()), notes, wanted)


def _built(read: Warned[Source], notes: Mapping[str, Note], wanted: Wanted) -> BuiltAreas:
    """Raises Partial where rows were left out that are wanted."""
    shared = read.output
    areas = areas_meant(shared, shared.settings.areas or ("all",))
    found = in_rows_of(read.diagnostics, shared.whole)
    if has_errors(found.get("", ())):
        raise Refused(found[""])
    outcomes: dict[str, Outcome] = {}
    for outcome in _outcomes(Sharing(shared, found), areas, notes, wanted):
        outcomes[outcome.area] = outcome
        wanted.progress(len(areas), outcome)
    late = (*changed_meanwhile(shared), *_of_gone_areas(shared, notes))
    remember_rows(shared.folder, shared.digests, {*found, *("" for each in late if each.code != GONE)})
    return BuiltAreas(tuple(outcomes[area] for area in areas), (*found.get("", ()), *late))


def _outcomes(sharing: Sharing, areas: Sequence[str], notes: Mapping[str, Note], wanted: Wanted) -> Iterator[Outcome]:
    """Those that stand come first. Raises Partial."""
    shared = sharing.source
    made_of = keys(shared, areas, wanted.asked, notes)
    reasons: dict[str, tuple[str, ...]] = {}
    clashing = _clashing(areas, shared.whole)
    for area in areas:
        why = _why(notes.get(area), made_of[area], shared, area) or (("findings",) if sharing.found.get(area) else ())
        if why and area not in clashing:
            reasons[area] = why
    if shared.is_narrowed and any(_were_left_out(shared, area, notes.get(area)) for area in reasons):
        raise Partial
    yield from (Outcome(area, diagnostics=(found,), failed=True) for area, found in clashing.items())
    standing = (area for area in areas if area not in reasons and area not in clashing)
    yield from (_standing(notes[area], shared, area) for area in standing)
    for made in _made(sharing, tuple(reasons), wanted):
        if isinstance(made, Unread):
            raise Partial(made.area)
        yield _placed(made, shared, made_of[made.area], reasons[made.area], notes.get(made.area))


GONE = "O526"


def _of_gone_areas(shared: Source, notes: Mapping[str, Note]) -> Iterator[Diagnostic]:
    """A warning for each folder of an area that the workbook has no more: its packet is kept, and nobody's."""
    now = {file_stem(each.own).casefold() for each in shared.whole.areas}
    for area in notes:
        place = Path(shared.settings.output) / file_stem(area)
        if file_stem(area).casefold() not in now and (shared.folder / place).is_dir():
            yield warning(GONE, Place(place.as_posix()), area=area)


def _clashing(areas: Sequence[str], whole: Dataset) -> Mapping[str, Diagnostic]:
    """An error (W287) for each area whose files would lie where those of another lie; capitals tell no folders apart
    on most machines."""
    places = {each.own: each.origin for each in whole.areas}
    folders: dict[str, list[str]] = {}
    for area in areas:
        folders.setdefault(file_stem(area).casefold(), []).append(area)
    return {
        area: error("W287", places.get(area), area=area, other=other, folder=file_stem(area))
        for those in folders.values()
        if len(those) > 1
        for area, other in zip(those, (*those[1:], those[0]), strict=True)
    }


def _were_left_out(shared: Source, area: str, note: Note | None) -> bool:
    return note is not None and note.rows == rows_of_area(shared, area)


def _why(note: Note | None, key: Key, shared: Source, area: str) -> tuple[str, ...]:
    if note is None:
        return ("first",)
    others = answered(shared.whole, area, note.questions)
    return changed(note, replace(key, others=others), shared.folder)


def _standing(note: Note, shared: Source, area: str) -> Outcome:
    outputs = tuple(shared.folder / name for name in note.outputs if Path(name).name != RECORD)
    return Outcome(area, note.edition, outputs, note.diagnostics)


# --- putting into place -------------------------------------------------------------------------------------------


def _placed(made: Made | Failed, shared: Source, key: Key, why: tuple[str, ...], before: Note | None) -> Outcome:
    if isinstance(made, Failed):
        return Outcome(made.area, diagnostics=made.diagnostics, why=why, failed=True)
    source = placed_for(shared, made.area)
    whole, rows = replace(key, others=made.others), rows_of_area(shared, made.area)
    if before and _says_the_same(before, made, why, shared.folder):
        told = replace(before, key=whole, questions=made.questions, rows=rows, diagnostics=made.diagnostics)
        remember(shared.folder, made.area, told)
        return replace(_standing(before, shared, made.area), diagnostics=made.diagnostics, why=why, is_kept=True)
    try:
        put = placed(source, made.meta, made.files)
    except CannotRun as problem:
        return Outcome(made.area, diagnostics=(*made.diagnostics, *problem.diagnostics), why=why, failed=True)
    if not made.meta.draft and not any(each.code in UNNOTED for each in put.diagnostics):
        note = Note(whole, made.questions, made.meta.edition, _digests(source, made), rows, made.diagnostics)
        remember(shared.folder, made.area, note)
    found = (*made.diagnostics, *put.diagnostics)
    return Outcome(made.area, made.meta.edition, put.output, found, why, has_errors(found))


UNNOTED = frozenset({"E602", "E603"})
"""The ledger could not take the edition: the packet is made again, so that it learns of it."""
REWRITES = frozenset({"first", "files", "surroundings", "template"})
"""What may change files though the words that they print are the same."""


def _says_the_same(before: Note, made: Made, why: Iterable[str], folder: Path) -> bool:
    """Whether the files that stand are of this edition already, and what has changed is not printed."""
    same = before.edition == made.meta.edition and not made.meta.draft and not REWRITES & {*why}
    return same and not changed(replace(before, key=before.key), before.key, folder)


def _digests(source: Source, made: Made) -> Mapping[str, str]:
    files = {**made.files.own, **made.files.beside, RECORD: made.files.record}
    return {f"{source.settings.output}/{name}": sha256(content).hexdigest() for name, content in files.items()}


# --- making -------------------------------------------------------------------------------------------------------


def _made(sharing: Sharing, areas: Sequence[str], wanted: Wanted) -> Iterator[Result]:
    if wanted.executor is not None:
        task = task_anywhere(sharing, wanted.asking, annotate=wanted.annotate)
        yield from _by(wanted.executor, task, areas, together=-(-len(areas) // (WAITING * processes())))
        return
    if len(areas) <= FEW or processes() == 1:
        task = task_here(sharing, wanted.asking, annotate=wanted.annotate)
        with what_is_kept_left_alone():
            yield from (each for area in areas for each in make(task, (area,)))
        return
    yield from _in_processes(sharing, areas, wanted)


def _in_processes(sharing: Sharing, areas: Sequence[str], wanted: Wanted) -> Iterator[Result]:
    """By processes of this machine. Where one dies, the packets that were with them are made again, each by itself."""
    task = (task_here if can_fork() else task_anywhere)(sharing, wanted.asking, annotate=wanted.annotate)
    left = dict.fromkeys(areas)
    while left:
        with pool(min(processes(), len(left))) as executor:
            together = max(1, min(MOST_TOGETHER, len(left) // (2 * processes())))
            made = _by(executor, task, tuple(left), together)
            lost: tuple[str, ...] = ()
            try:
                for each in made:
                    del left[each.area]
                    yield each
            except Died as died:
                lost = died.areas
        for each in _apart(task, lost):
            del left[each.area]
            yield each


def _apart(task: Task, areas: Sequence[str]) -> Iterator[Result]:
    """One by one, so that it shows whose packet ends the process that makes it."""
    left = deque(areas)
    while left:
        with pool(1) as executor:
            is_alive = True
            while left and is_alive:
                area = left.popleft()
                try:
                    yield from executor.submit(make, task, (area,)).result()
                except BrokenExecutor:
                    is_alive = False
                    yield Failed(area, (error("O521", Place(area)),))


def processes() -> int:
    """One a core that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Died(Exception):
    """A process ended in the middle; these areas were with it or with others that ended along with it."""

    def __init__(self, areas: tuple[str, ...]) -> None:
        self.areas = areas
        super().__init__(areas)


def _by(executor: Executor, task: Task, areas: Sequence[str], together: int) -> Iterator[Result]:
    """The packets as they come. No more are asked for than can be put into place: memory stays flat. Raises Died."""
    size = max(1, together)
    batches = deque(tuple(areas[start : start + size]) for start in range(0, len(areas), size))
    running: dict[Future[tuple[Result, ...]], tuple[str, ...]] = {}
    try:
        while batches or running:
            lost: list[str] = []
            try:
                while batches and len(running) < WAITING * processes():
                    future = executor.submit(make, task, batches[0])
                    running[future] = batches.popleft()
            except BrokenExecutor:
                lost += batches.popleft()
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for each in done:
                with_it = running.pop(each)
                try:
                    yield from each.result()
                except BrokenExecutor:
                    lost += with_it
            if lost:
                raise Died((*lost, *(area for each in running.values() for area in each)))
    finally:
        for each in running:
            each.cancel()
