"""Build a packet again whenever one of its files is saved: changes in, rounds out."""

import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from briefgen.diagnostics import Diagnostic, has_errors, note
from briefgen.errors import BriefgenError, CannotRun
from briefgen.pipeline.building import Built, Checked, check, deliver
from briefgen.pipeline.watched import Stamps, concerns, directories, files_of, stamps
from briefgen.rounds import Changed, Difference, State, cells_of, changed_cells, compared, state
from briefgen.settings import Settings

QUIET = 0.02
"""Seconds in which no file may grow before it is read."""
RETRY = 0.2
"""Seconds between two looks at a workbook that is half written."""
MOST_RETRIES = 25
"""A workbook that stays unreadable for so many looks (5 seconds) is told of."""
UNFINISHED = frozenset({"W101", "W102", "W104", "S105", "S107", "S109"})
"""What is found of a file in the middle of a save: empty, no zip yet, cut off, missing, held by its program."""

Named = frozenset[Path]
"""The paths that one event names; none where only some time went by."""
Listening = Callable[[Sequence[Path], bool], Iterator[Named]]
"""What gives events of some folders, by looking again and again where the second argument says so."""
Pause = Callable[[float], None]
Clock = Callable[[], float]


class Outcome(Enum):
    """What a round came to."""

    WRITTEN = "written"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Round:
    """One save and what it did. `difference` is from the last packet that was written; None where there was none.

    `edition` is that of the files as they now stand, empty where there are none; `seconds` run from the first look at
    the files to the last file written.
    """

    number: int
    outcome: Outcome
    edition: str
    difference: Difference | None
    diagnostics: tuple[Diagnostic, ...]
    outputs: tuple[Path, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Kept:
    """What was last written, and how it is told that the next packet prints the same."""

    state: State
    built: Built
    prints: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which packet is watched, and how its failing is taken."""

    folder: Path
    settings: Settings
    allow_failing: bool = False


@dataclass(slots=True)
class Watch:
    """The loop. What passes time and tells it is given, so that it can be driven without either."""

    asked: Asked
    listening: Listening
    pause: Pause = time.sleep
    clock: Clock = time.perf_counter
    polls: bool = False
    kept: Kept | None = None
    pictures: tuple[str, ...] = ()
    number: int = 0
    seen: Stamps = field(default_factory=dict)

    def rounds(self) -> Iterator[Round]:
        """A round at once, then one for each save, until there are no more events."""
        yield self._round()
        while True:
            heard = self._next()
            if heard is None:
                return
            yield self._round(heard)

    # --- events ---------------------------------------------------------------------------------------------

    def _next(self) -> tuple[Diagnostic, ...] | None:
        """Wait until a file of the packet has changed. None where events end; else what is to be told of them."""
        places = directories(self._files(), self.asked.folder)
        for named in self.listening(places, self.polls):
            files = self._files()
            changed = stamps(files) != self.seen
            if concerns(named, files):
                return ()
            if changed and (named or self.polls):
                return ()
            if changed:
                self.polls = True
                return (note("O510", None),)
            if directories(files, self.asked.folder) != places:
                return self._next()
        return None

    def _files(self) -> tuple[Path, ...]:
        return files_of(self.asked.folder, self.asked.settings, self.pictures)

    # --- a round --------------------------------------------------------------------------------------------

    def _round(self, heard: tuple[Diagnostic, ...] = ()) -> Round:
        began = self.clock()
        self.number += 1
        checked = self._settled()
        if isinstance(checked, BriefgenError):
            return self._refused((*heard, *checked.diagnostics), (), began)
        self.pictures = tuple(each.file.text for each in checked.source.dataset.pictures if each.file)
        if self._is_same(checked):
            return self._same(checked, heard, began)
        try:
            built = deliver(checked)
        except BriefgenError as problem:
            return self._refused((*heard, *problem.diagnostics), self._cells(checked), began)
        seconds = self.clock() - began
        new = state(checked.source.dataset, checked.document)
        difference = compared(self.kept.state, new) if self.kept else None
        self.kept = Kept(new, built, prints(checked))
        found = (*heard, *built.diagnostics)
        return Round(self.number, Outcome.WRITTEN, built.edition, difference, found, built.outputs, seconds)

    def _settled(self) -> Checked | BriefgenError:
        """The packet as its files have come to rest; what is half written is looked at again before it is told."""
        for _ in range(MOST_RETRIES):
            self._wait_until_quiet()
            made = self._checked()
            if not _is_unfinished(made):
                break
            self.pause(RETRY)
        return made

    def _checked(self) -> Checked | BriefgenError:
        try:
            return check(self.asked.folder, self.asked.settings, allow_failing=self.asked.allow_failing)
        except BriefgenError as problem:
            return problem

    def _wait_until_quiet(self) -> None:
        for _ in range(MOST_RETRIES):
            self.seen = stamps(self._files())
            self.pause(QUIET)
            if stamps(self._files()) == self.seen:
                return

    def _is_same(self, checked: Checked) -> bool:
        kept = self.kept
        return (
            kept is not None
            and not has_errors(checked.diagnostics)
            and kept.prints == prints(checked)
            and all(path.is_file() for path in kept.built.outputs)
        )

    def _same(self, checked: Checked, heard: tuple[Diagnostic, ...], began: float) -> Round:
        assert self.kept is not None
        seconds = self.clock() - began
        difference = Difference(self._cells(checked))
        found = (*heard, *checked.diagnostics)
        return Round(self.number, Outcome.SAME, self._edition, difference, found, self.kept.built.outputs, seconds)

    def _refused(self, found: tuple[Diagnostic, ...], cells: tuple[Changed, ...], began: float) -> Round:
        difference = Difference(cells) if self.kept else None
        return Round(self.number, Outcome.REFUSED, self._edition, difference, found, (), self.clock() - began)

    def _cells(self, checked: Checked) -> tuple[Changed, ...]:
        return changed_cells(self.kept.state.cells, cells_of(checked.source.dataset)) if self.kept else ()

    @property
    def _edition(self) -> str:
        return self.kept.built.edition if self.kept else ""


def prints(checked: Checked) -> tuple[object, ...]:
    """All that decides what is in the files: the edition, the settings, the theme's files. Two alike print the same."""
    return checked.document.meta.edition, checked.source.settings, checked.look.inputs


def _is_unfinished(made: Checked | BriefgenError) -> bool:
    return isinstance(made, CannotRun) and any(each.code in UNFINISHED for each in made.diagnostics)


# --- real events --------------------------------------------------------------------------------------------

GROUPED = 400
"""Milliseconds over which events are gathered at most while they keep coming."""
STEP = 25
"""Milliseconds without an event that end a group: a save by renaming makes several at once."""
TICK = 1000
"""Milliseconds after which the files are looked at though nothing was heard: some file systems send no events."""
POLL = 300
"""Milliseconds between two looks at the folders where they are polled."""


def heard(places: Sequence[Path], polls: bool) -> Iterator[Named]:
    """Events of these folders, not of those below them; one without paths after each second of silence.

    Ends with KeyboardInterrupt. The library itself polls where the system has no means to send events.
    """
    import watchfiles  # 40 ms, a good part of them for its asyncio half; only `watch` needs it

    events = watchfiles.watch(
        *places,
        watch_filter=None,
        debounce=GROUPED,
        step=STEP,
        rust_timeout=TICK,
        yield_on_timeout=True,
        force_polling=polls or None,
        poll_delay_ms=POLL,
        recursive=False,
        ignore_permission_denied=True,
    )
    for changes in events:
        yield frozenset(Path(path) for _, path in changes)
