"""Print what was prepared, a job after another, and wait for the end of each: intents and ends go into the ledger."""

import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain, repeat
from pathlib import Path

from briefgen.deliveries import Delivery, State, held, numbered
from briefgen.delivery.posting import INTERRUPTED
from briefgen.delivery.printers import ENDED, Cups, End, Progress, System
from briefgen.delivery.windows import Windows
from briefgen.diagnostics import Diagnostic, error, has_errors, note
from briefgen.editions import delivering
from briefgen.errors import CannotRun, Mistake, Refused
from briefgen.origins import Place
from briefgen.pipeline.posting import now
from briefgen.pipeline.printing import PrintPlan
from briefgen.pipeline.recalling import LEDGER

FIRST_PAUSES, PAUSE = (0.1, 0.2, 0.3, 0.4), 1.0
"""Seconds between two looks at a job: what is at once at its end is told at once."""
CODES: Mapping[End, str] = {
    "aborted": "D887",
    "canceled": "D888",
    "held": "D889",
    "waiting": "D890",
    "lost": "D899",
    "handed": "D891",
}
"""What is told of an end that is not a printed copy."""
REFUSED = "D886"
"""The printing system says no; if it says nothing at all, nobody knows whether it has the job."""
HANDED_OVER = "handed over"
GOES_ON = ("printed", "handed")
"""Ends after which the next copy is printed."""
KEPT = Path(".briefgen") / "printed"
"""Where Windows finds what it was told to print: its programs read it later."""


@dataclass(frozen=True, slots=True)
class Outside:
    """The doors of a run: the clock, and waiting."""

    clock: Callable[[], datetime] = now
    sleep: Callable[[float], None] = time.sleep


OUTSIDE = Outside()


@dataclass(frozen=True, slots=True)
class Waiting:
    """A job that is not at its end, and what is said of it."""

    request: str
    words: str


@dataclass(frozen=True, slots=True)
class Printed:
    """How it ended for one job: its 份号 (0 for none), its name, its state, and why; `code` tells of what is amiss."""

    number: int
    request: str
    end: End
    words: str = ""
    code: str = ""

    @property
    def state(self) -> State:
        return ENDED.get(self.end, "unknown")


def system_of_machine(folder: Path) -> System | Mistake:
    """What prints on this machine, or why nothing does."""
    if sys.platform == "win32":
        return Windows(folder / KEPT)
    try:
        return Cups()
    except Mistake as mistake:
        return mistake


def send(plan: PrintPlan, system: System, outside: Outside = OUTSIDE) -> Iterator[Waiting | Printed]:
    """Print all copies, and tell what becomes of each job as it becomes known; behind one that failed none follows.

    Raises Refused with all that stands in the way before anything is printed, CannotRun where the ledger cannot be
    written: nothing is printed without an intent in it.
    """
    if has_errors(plan.diagnostics) or plan.printer is None:
        raise Refused(plan.diagnostics)
    run = _Run(plan, plan.printer.name, system, outside)
    try:
        for number in plan.numbers or (0,):
            yield from run.printed(number)
            if run.failed:
                return
    except Mistake as mistake:
        raise CannotRun([error(mistake.code, LEDGER, **mistake.arguments)]) from mistake


class _Run:
    """One run over the copies. `_known` is how often the ledger may hold this edition for the printer by now."""

    def __init__(self, plan: PrintPlan, name: str, system: System, outside: Outside) -> None:
        self._plan, self._name, self._system, self._outside = plan, name, system, outside
        self._known = len(held(name, plan.past))
        self.failed = False

    def printed(self, number: int) -> Iterator[Waiting | Printed]:
        """One job, with its end in the ledger; whatever breaks in, an intent does not stay without one."""
        content, result = self._plan.content(number), Printed(number, "", "waiting", INTERRUPTED)
        entry = delivering.begin(self._plan.folder, self._delivery(number), self._known)
        self._known += 1
        try:
            for each in self._followed(number, content, entry):
                if isinstance(each, Waiting):
                    yield each
                else:
                    result = each
        finally:
            delivering.end(self._plan.folder, entry, result.state, result.words, self._outside.clock())
        self.failed = result.end not in GOES_ON
        yield result

    def _delivery(self, number: int) -> Delivery:
        plan = self._plan
        names = (plan.file.name,) if plan.file else ()
        copies = 1 if number else plan.job.copies
        began = self._outside.clock()
        own = (plan.meta.edition, "print", self._name, plan.arrangement.told, names, "", began)
        return Delivery(*own, copies=copies, copy_number=number)  # type: ignore[arg-type]  # "print" is a channel

    def _followed(self, number: int, content: bytes, entry: int) -> Iterator[Waiting | Printed]:
        """From handing over to the end; the name of the job is in the ledger as soon as there is one."""
        plan = self._plan
        job = replace(plan.job, title=f"{plan.job.title} {numbered(number)}", copies=1) if number else plan.job
        try:
            request = self._system.submit(self._name, content, job)
        except Mistake as mistake:
            end: End = "aborted" if mistake.code == REFUSED else "lost"
            yield Printed(number, "", end, str(mistake.arguments["problem"]), mistake.code)
            return
        delivering.identify(plan.folder, entry, request)
        last = Progress("waiting")
        yield Waiting(request, "")
        for last in self._looks(request):
            if last.end == "waiting" and last.words:
                yield Waiting(request, last.words)
        words = HANDED_OVER if last.end == "handed" else last.words
        yield Printed(number, request, last.end, words, CODES.get(last.end, ""))

    def _looks(self, request: str) -> Iterator[Progress]:
        """What is new of a job, until its end or the end of all patience.

        A printing system that is not there for a moment is asked again.
        """
        waited, last = 0.0, Progress("waiting")
        for pause in chain(FIRST_PAUSES, repeat(PAUSE)):
            seen = self._look(request)
            if (seen.end, seen.words) != (last.end, last.words):
                yield seen
            last = seen
            if seen.end != "waiting" or waited >= self._plan.settings.print.timeout:
                return
            self._outside.sleep(pause)
            waited += pause

    def _look(self, request: str) -> Progress:
        try:
            return self._system.progress(request)
        except Mistake as mistake:
            return Progress("waiting", str(mistake.arguments["problem"]))


# --- telling --------------------------------------------------------------------------------------------------


def reported(plan: PrintPlan, results: Sequence[Printed]) -> tuple[Diagnostic, ...]:
    """An error for what was not printed, or of which nobody knows; a note for what was handed over to Windows."""
    found = [_reported(plan, each) for each in results if each.code]
    left = max(1, len(plan.numbers)) - len(results)
    if left and results:
        found.append(error("D892", Place(_name(plan)), count=left))
    return tuple(dict.fromkeys(found))


def _reported(plan: PrintPlan, result: Printed) -> Diagnostic:
    name = _name(plan)
    place = Place(result.request or name)
    match result.code:
        case "D886":
            return error("D886", place, name=name, problem=result.words)
        case "D896":
            return error("D896", place, server=name, problem=result.words)
        case "D891":
            return note("D891", Place(name))
        case "D890":
            seconds = plan.settings.print.timeout
            return error("D890", place, job=result.request, seconds=seconds, complaint=result.words or "—")
        case code:
            return error(code, place, job=result.request, complaint=result.words or "—")


def interrupted(request: str) -> Diagnostic:
    """A job that is at the printer while nobody waits for it any more."""
    return error("D894", Place(request), job=request)


def _name(plan: PrintPlan) -> str:
    return plan.printer.name if plan.printer else ""
