"""Build a packet again whenever one of its files is saved: changes in, rounds out."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from briefgen.diagnostics import Diagnostic, error, has_errors, note
from briefgen.errors import BriefgenError, CannotRun
from briefgen.origins import Place
from briefgen.pipeline.building import Built, Checked, check, deliver
from briefgen.pipeline.watched import Stamps, concerns, directories, files_of, stamps
from briefgen.rounds import Changed, Difference, State, cells_of, changed_cells, compared, state
from briefgen.settings import Settings

QUIET = 0.02
"""Seconds in which no file may grow before it is read."""
RETRY = 0.2
"""Seconds between two looks at a workbook that is half written."""
MOST_LOOKS = 25
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

    outcome: Outcome
    edition: str
    difference: Difference | None
    diagnostics: tuple[Diagnostic, ...]
    outputs: tuple[Path, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Kept:
    """What was last written, and all that decides what is in the files: two packets with the same print the same."""

    state: State
    built: Built
    prints: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Wake:
    """A reason to look at the packet; `changed` tells whether a file lies there otherwise than in the last round."""

    changed: bool
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """Which packet is watched, and whether one that fails is written as a draft."""

    folder: Path
    settings: Settings
    allow_failing: bool = False


@dataclass(slots=True)
class Watch:
    """The loop. What passes time and tells it is given, so that it can be driven without either."""

    asked: Asked
    listening: Listening
    polls: bool = False
    pause: Pause = time.sleep
    clock: Clock = time.perf_counter
    kept: Kept | None = None
    pictures: tuple[str, ...] = ()
    seen: Stamps = field(default_factory=dict)

    def rounds(self) -> Iterator[Round]:
        """A round at once, then one for each save, until there are no more events."""
        last = self._round(Wake(True))
        yield last
        for wake in self.wakes():
            made = self._round(wake)
            if wake.changed or not _is_no_news(made, last):
                yield made
            last = made

    # --- events ---------------------------------------------------------------------------------------------

    def wakes(self) -> Iterator[Wake]:
        """Each time that a file of the packet has changed. Listens anew where its folders are others than before."""
        opened = True
        while opened:
            opened = False
            places = directories(self._files(), self.asked.folder)
            for count, named in enumerate(self.listening(places, self.polls)):
                polled = self.polls
                yield from self._wake(named, is_first=not count)
                if self.polls != polled or directories(self._files(), self.asked.folder) != places:
                    opened = True
                    break

    def _wake(self, named: Named, *, is_first: bool) -> Iterator[Wake]:
        """At most one. A change that no event told of shows that there are none here: from then on the files are
        polled. Of the first look that is not said, for a file may have changed before anybody listened."""
        files = self._files()
        changed = stamps(files) != self.seen
        if changed and not (named or is_first or self.polls):
            self.polls = True
            yield Wake(True, (note("O510", None),))
        elif changed or concerns(named, files):
            yield Wake(changed)

    def _files(self) -> tuple[Path, ...]:
        return files_of(self.asked.folder, self.asked.settings, self.pictures)

    # --- a round --------------------------------------------------------------------------------------------

    def _round(self, wake: Wake) -> Round:
        began = self.clock()
        checked = self._settled()
        if isinstance(checked, BriefgenError):
            return self._refused((*wake.diagnostics, *checked.diagnostics), (), began)
        self.pictures = tuple(each.file.text for each in checked.source.dataset.pictures if each.file)
        if self.kept and _is_same(self.kept, checked):
            found = (*wake.diagnostics, *checked.diagnostics)
            built, seconds = self.kept.built, self.clock() - began
            return Round(Outcome.SAME, built.edition, Difference(self._cells(checked)), found, built.outputs, seconds)
        try:
            built = deliver(checked)
        except BriefgenError as problem:
            return self._refused((*wake.diagnostics, *problem.diagnostics), self._cells(checked), began)
        seconds = self.clock() - began
        difference = self._keep(checked, built)
        found = (*wake.diagnostics, *built.diagnostics)
        return Round(Outcome.WRITTEN, built.edition, difference, found, built.outputs, seconds)

    def _keep(self, checked: Checked, built: Built) -> Difference | None:
        """What changed since the last packet, whose place this one takes."""
        new, old = state(checked.source.dataset, checked.document), self.kept
        self.kept = Kept(new, built, prints(checked))
        return compared(old.state, new) if old else None

    def _settled(self) -> Checked | BriefgenError:
        """The packet as its files have come to rest; what is half written is looked at again before it is told."""
        for _ in range(MOST_LOOKS):
            self.wait_until_quiet()
            made = _checked(self.asked)
            if not _is_unfinished(made):
                break
            self.pause(RETRY)
        return made

    def wait_until_quiet(self) -> None:
        """Return when no file of the packet grows any more, or they grow for ever."""
        for _ in range(MOST_LOOKS):
            self.seen = stamps(self._files())
            self.pause(QUIET)
            if stamps(self._files()) == self.seen:
                return

    def _refused(self, found: tuple[Diagnostic, ...], cells: tuple[Changed, ...], began: float) -> Round:
        difference = Difference(cells) if self.kept else None
        edition = self.kept.built.edition if self.kept else ""
        return Round(Outcome.REFUSED, edition, difference, found, (), self.clock() - began)

    def _cells(self, checked: Checked) -> tuple[Changed, ...]:
        return changed_cells(self.kept.state.cells, cells_of(checked.source.dataset)) if self.kept else ()


def prints(checked: Checked) -> tuple[object, ...]:
    """All that decides what is in the files: the edition, the settings, the files of the theme."""
    return checked.document.meta.edition, checked.source.settings, checked.look.inputs


def _checked(asked: Asked) -> Checked | BriefgenError:
    """Whatever goes wrong is told, and the next save is looked at all the same."""
    try:
        return check(asked.folder, asked.settings, allow_failing=asked.allow_failing)
    except BriefgenError as problem:
        return problem
    except OSError as problem:  # a file went away between being found and being read
        return CannotRun([error("S109", Place(problem.filename or ""), problem=problem.strerror or problem)])


def _is_same(kept: Kept, checked: Checked) -> bool:
    """Whether the files that lie there print just this."""
    is_fine = not has_errors(checked.diagnostics) and kept.prints == prints(checked)
    return is_fine and all(path.is_file() for path in kept.built.outputs)


def _is_unfinished(made: Checked | BriefgenError) -> bool:
    return isinstance(made, CannotRun) and any(each.code in UNFINISHED for each in made.diagnostics)


def _is_no_news(made: Round, last: Round) -> bool:
    """A save makes several events; those that come late lead to a round that has nothing to tell."""
    is_written = made.outcome is Outcome.WRITTEN
    return not is_written and (made.diagnostics == last.diagnostics or made.outcome is Outcome.SAME)


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
    import watchfiles  # 70 ms, most of them for its asyncio half; only `watch` needs it

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
