"""A run over copies: what is waited for, what is noted, and what happens when somebody or something breaks in."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest

from briefgen.deliveries import Delivery
from briefgen.delivery.printers import Job, Printer, Progress
from briefgen.delivery.windows import Windows
from briefgen.editions import delivering
from briefgen.errors import CannotRun, Mistake, Refused
from briefgen.pipeline.printing import PrintOrder, PrintPlan, prepare
from briefgen.pipeline.spooling import Outside, Printed, Waiting, interrupted, reported, send
from briefgen.settings import PrintSettings, Settings
from tests.delivery.scene import MORNING

TODAY = date(2026, 3, 2)
PRINTED, WAITING = Progress("printed"), Progress("waiting")


@dataclass
class Desk:
    """A printing system that tells of a job what it was told to, the last thing for ever."""

    course: tuple[Progress, ...] = (PRINTED,)
    refusal: Mistake | None = None
    jobs: list[tuple[bytes, Job]] = field(default_factory=list)
    looks: int = 0

    def default(self) -> str:
        return "desk"

    def printer(self, name: str) -> Printer:
        return Printer(name)

    def submit(self, name: str, content: bytes, job: Job) -> str:
        if self.refusal:
            raise self.refusal
        self.jobs.append((content, job))
        self.looks = 0
        return f"{name}-{len(self.jobs)}"

    def progress(self, request: str) -> Progress:
        assert request == f"desk-{len(self.jobs)}"
        self.looks += 1
        return self.course[min(self.looks, len(self.course)) - 1]


@pytest.fixture(scope="session")
def prepared(once_built: Path) -> PrintPlan:
    return prepare(once_built, Settings(), PrintOrder(), TODAY, Desk())


Planned = Callable[..., PrintPlan]


@pytest.fixture
def planned(prepared: PrintPlan, home: Path) -> Planned:
    """The plan of a packet in another folder, whose ledger knows nothing yet."""

    def made(numbers: Iterable[int] = (), timeout: int = 60) -> PrintPlan:
        settings = replace(prepared.settings, print=PrintSettings(timeout=timeout))
        return replace(prepared, folder=home, settings=settings, numbers=tuple(numbers))

    return made


def run(plan: PrintPlan, desk: Desk, waits: list[float] | None = None) -> Iterator[Waiting | Printed]:
    pauses: list[float] = [] if waits is None else waits
    return send(plan, desk, Outside(lambda: MORNING, pauses.append))


def ends(plan: PrintPlan, desk: Desk, waits: list[float] | None = None) -> list[Printed]:
    return [each for each in run(plan, desk, waits) if isinstance(each, Printed)]


def noted(plan: PrintPlan) -> tuple[Delivery, ...]:
    return delivering.deliveries(plan.folder)


def codes(plan: PrintPlan, results: list[Printed]) -> list[str]:
    return [each.code for each in reported(plan, results)]


def test_the_intent_is_in_the_ledger_before_the_end_and_the_job_as_soon_as_it_has_a_name(planned: Planned) -> None:
    plan = planned()
    going = run(plan, Desk())
    assert next(going) == Waiting("desk-1", "")
    (begun,) = noted(plan)
    assert (begun.state, begun.identifier, begun.ended) == ("begun", "desk-1", None)
    assert next(going) == Printed(0, "desk-1", "printed")
    assert (noted(plan)[0].state, noted(plan)[0].ended) == ("sent", MORNING)


def test_what_is_said_of_a_job_is_told_once_each_time_it_changes(planned: Planned) -> None:
    empty = Progress("waiting", "media-empty-error")
    course = (WAITING, empty, empty, empty, WAITING, PRINTED)
    told = list(run(planned(), Desk(course)))
    assert told == [Waiting("desk-1", ""), Waiting("desk-1", "media-empty-error"), Printed(0, "desk-1", "printed")]


def test_after_the_timeout_the_end_is_unknown_and_the_job_stays(planned: Planned) -> None:
    plan, waits = planned(timeout=5), []  # type: ignore[var-annotated]  # seconds
    results = ends(plan, Desk((Progress("waiting", "media-jam-error"),)), waits)
    assert sum(waits) == pytest.approx(5, abs=1)
    assert codes(plan, results) == ["D890"]
    assert (noted(plan)[0].state, noted(plan)[0].words) == ("unknown", "media-jam-error")


@pytest.mark.parametrize(
    ("end", "state", "code"),
    [
        (Progress("aborted", "x"), "refused", "D887"),
        (Progress("canceled"), "refused", "D888"),
        (Progress("held", "paused"), "unknown", "D889"),
        (Progress("lost"), "unknown", "D899"),
    ],
)
def test_each_end_has_its_state_and_its_message(planned: Planned, end: Progress, state: str, code: str) -> None:
    plan = planned()
    results = ends(plan, Desk((WAITING, end)))
    assert codes(plan, results) == [code]
    assert [each.state for each in noted(plan)] == [state]


def test_a_job_that_is_not_taken_is_refused_and_one_of_which_nothing_is_heard_is_unknown(planned: Planned) -> None:
    plan = planned()
    assert codes(plan, ends(plan, Desk(refusal=Mistake("D886", name="desk", problem="no")))) == ["D886"]
    silent = Desk(refusal=Mistake("D896", server="lp", problem="timed out"))
    assert codes(plan, ends(plan, silent)) == ["D896"]
    assert [(each.state, each.words) for each in noted(plan)] == [("refused", "no"), ("unknown", "timed out")]


def test_a_printing_system_that_is_away_for_a_moment_is_asked_again(planned: Planned) -> None:
    class Shy(Desk):
        def progress(self, request: str) -> Progress:
            if super().progress(request) == WAITING:
                raise Mistake("D896", server="x", problem="refused")
            return PRINTED

    told = list(run(planned(), Shy((WAITING, PRINTED))))
    assert told == [Waiting("desk-1", ""), Waiting("desk-1", "refused"), Printed(0, "desk-1", "printed")]


def test_a_series_is_a_job_a_copy_and_stops_at_what_is_not_printed(planned: Planned) -> None:
    plan, desk = planned(numbers=(5, 6, 7)), Desk()
    assert [each.number for each in ends(plan, desk)] == [5, 6, 7]
    assert [job.title[-6:] for _, job in desk.jobs] == ["000005", "000006", "000007"]
    assert len({content for content, _ in desk.jobs}) == 3
    later = replace(plan, past=noted(plan), numbers=(8, 9, 10))
    results = ends(later, Desk((Progress("aborted"),)))
    assert codes(later, results) == ["D887", "D892"]
    assert [(each.copy_number, each.state) for each in noted(plan)] == [
        (5, "sent"),
        (6, "sent"),
        (7, "sent"),
        (8, "refused"),
    ]
    assert delivering.last_copy_number(plan.folder, plan.meta.edition) == 7


def test_whoever_does_not_wait_finds_the_job_in_the_ledger_as_unknown(planned: Planned) -> None:
    def broken(seconds: float) -> None:
        raise KeyboardInterrupt(seconds)

    plan, seen = planned(), []
    with pytest.raises(KeyboardInterrupt):
        seen += [each for each in send(plan, Desk((WAITING,)), Outside(lambda: MORNING, broken))]  # noqa: C416
    (one,) = noted(plan)
    assert (one.state, one.identifier, one.words, one.ended) == ("unknown", "desk-1", "interrupted", MORNING)
    assert interrupted(one.identifier).code == "D894"


def test_nothing_is_printed_where_another_program_has_printed_since_or_something_stands_in_the_way(
    planned: Planned,
) -> None:
    plan, desk = planned(), Desk()
    ends(plan, Desk())
    with pytest.raises(CannotRun) as found:
        ends(plan, desk)
    assert [each.code for each in found.value.diagnostics] == ["D836"]
    stopped = replace(plan, diagnostics=(interrupted("x"),))
    with pytest.raises(Refused):
        ends(stopped, desk)
    assert desk.jobs == []


def test_what_windows_prints_is_handed_over_copy_by_copy_and_its_end_stays_unknown(
    planned: Planned, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[tuple[bytes, str]] = []
    monkeypatch.setattr(Windows, "_start", lambda _, path, name: started.append((path.read_bytes(), name)))
    plan = planned(numbers=(1, 2))
    results = [each for each in send(plan, Windows(plan.folder / "printed")) if isinstance(each, Printed)]
    assert [(each.end, each.state, each.words) for each in results] == [("handed", "unknown", "handed over")] * 2
    assert [each.severity.value for each in reported(plan, results)] == ["note"]
    assert [name for _, name in started] == ["desk", "desk"]
    assert len({content for content, _ in started}) == 2
    whole = replace(planned(), job=Job("x", copies=3), past=noted(plan))
    list(send(whole, Windows(plan.folder / "printed")))
    assert len(started) == 5


def test_where_windows_has_no_program_that_prints_it_is_refused(planned: Planned) -> None:
    plan = planned()
    results = [each for each in send(plan, Windows(plan.folder / "printed")) if isinstance(each, Printed)]
    assert codes(plan, results) == ["D886"]
