"""Hand jobs to the printers of this machine, and say how a printer is and what became of a job, as CUPS tells it."""

import getpass
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from subprocess import CompletedProcess
from typing import Literal, Protocol

from briefgen.deliveries import State
from briefgen.delivery.ipp import Asked, Attributes, Unanswered, Value, answer, job_asked, printer_asked
from briefgen.errors import Mistake

Sides = Literal["one", "long", "short"]
SIDES: Mapping[Sides, str] = {"one": "one-sided", "long": "two-sided-long-edge", "short": "two-sided-short-edge"}
"""RFC 8011, 5.2.8."""
TWO_SIDED = ("DuplexNoTumble", "DuplexTumble", "two-sided-long-edge", "two-sided-short-edge")
CORNERS = ("singleportrait", "upperleft", "topleft", "staple-top-left", "1plu", "staple")
"""What drivers call one staple at the upper left, the likeliest first."""
SWITCHED_ON = ("true", "on")
"""What they say where staples are all that an option is about."""
PATIENCE, PATIENCE_OF_LP = 15, 120
"""Seconds for a program of CUPS, since a network printer may have to be found first; for one that hands a file over."""
REQUEST = "request id is "
DEFAULT = "destination: "

End = Literal["printed", "aborted", "canceled", "held", "waiting", "lost", "handed"]
"""`held` is one that waits for somebody; `lost` is one that the printing system does not know any more; of one that was
`handed` over nothing more is ever told."""
STATES: Mapping[int, End] = {4: "held", 6: "held", 7: "canceled", 8: "aborted", 9: "printed"}
"""RFC 8011, 5.3.7; pending (3) and processing (5) are waiting."""
ENDED: Mapping[End, State] = {"printed": "sent", "aborted": "refused", "canceled": "refused"}
"""All else leaves it unknown whether there is paper."""
STOPPED = 5
"""RFC 8011, 5.4.11."""


@dataclass(frozen=True, slots=True)
class Printer:
    """A queue: whether it takes jobs and prints them, what ails it, and what it offers (keyword → choices).

    `options` is None where the queue does not tell.
    """

    name: str
    accepts: bool = True
    stopped: bool = False
    reasons: tuple[str, ...] = ()
    words: str = ""
    options: Mapping[str, tuple[str, ...]] | None = None

    @property
    def papers(self) -> tuple[str, ...]:
        return (self.options or {}).get("PageSize", ())

    @property
    def prints_both_sides(self) -> bool:
        return any(choice in TWO_SIDED for choices in (self.options or {}).values() for choice in choices)

    def stapling(self, *, in_the_fold: bool) -> str:
        """The option that staples the upper left corner, or the fold, as keyword=choice; empty where there is none."""
        for keyword, choices in (self.options or {}).items():
            if any(each in keyword.lower() for each in ("staple", "finishing", "booklet")):
                choice = _saddle(choices) if in_the_fold else _corner(keyword, choices)
                if choice:
                    return f"{keyword}={choice}"
        return ""


def _saddle(choices: Sequence[str]) -> str:
    return next((each for each in choices if "saddle" in each.lower()), "")


def _corner(keyword: str, choices: Sequence[str]) -> str:
    known = {each.lower(): each for each in choices}
    names = (*CORNERS, *SWITCHED_ON) if "staple" in keyword.lower() else CORNERS
    return next((known[each] for each in names if each in known), "")


@dataclass(frozen=True, slots=True)
class Job:
    """How something is to be printed. An empty paper is the printer's own; `staple` is keyword=choice, or nothing."""

    title: str
    copies: int = 1
    sides: Sides = "one"
    paper: str = ""
    staple: str = ""
    fits: bool = False
    """Whether pages are made as large as the paper."""

    @property
    def options(self) -> tuple[str, ...]:
        """What the printing system is told."""
        asked = [f"sides={SIDES[self.sides]}"]
        asked += [f"media={self.paper}"] if self.paper else []
        asked += ["fit-to-page"] if self.fits else []
        asked += ["collate=true"] if self.copies > 1 else []
        asked += [self.staple] if self.staple else []
        return tuple(asked)


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a job is, in the words of the printing system and of the printer; its title, if it tells."""

    end: End
    words: str = ""
    title: str = ""


class System(Protocol):
    """What prints on this machine."""

    def default(self) -> str:
        """The printer that is meant where none is named; empty where there is none."""

    def printer(self, name: str) -> Printer:
        """How a printer is now. Raises Mistake D881 for one that is not there, D896 where nobody answers."""

    def submit(self, name: str, content: bytes, job: Job) -> str:
        """Hand a PDF over, and give the name of the job. Raises Mistake D886 with what is said against it."""

    def progress(self, request: str) -> Progress:
        """Where a job is. Raises Mistake D896 where nobody answers."""


class Cups:
    """The printing system of Linux and macOS, by its own programs. Raises Mistake D880 where it is not there."""

    def __init__(self) -> None:
        if not (shutil.which("lp") and shutil.which("lpstat")):
            raise Mistake("D880")

    def names(self) -> tuple[str, ...]:
        """All printers, also those of the network that are found by themselves."""
        return tuple(_output("lpstat", "-e").split("\n")[:-1])

    def default(self) -> str:
        """The printer that is meant where none is named; empty where there is none."""
        said = _output("lpstat", "-d").strip()
        return said.rpartition(DEFAULT)[2] if DEFAULT in said else ""

    def printer(self, name: str) -> Printer:
        """How a printer is now. Raises Mistake D881 for one that is not there, D896 where nobody answers."""
        known = self.names()
        if name not in known:
            raise Mistake("D881", name=name, printers="、".join(known) or "—")
        asked = printer_asked(
            name, ("printer-state", "printer-state-reasons", "printer-state-message", "printer-is-accepting-jobs")
        )
        found = self._answer(asked) or {}
        return Printer(
            name,
            accepts=first(found, "printer-is-accepting-jobs", 1) != 0,
            stopped=first(found, "printer-state", 0) == STOPPED,
            reasons=_reasons(found, "printer-state-reasons"),
            words=str(first(found, "printer-state-message", "")),
            options=_options(name),
        )

    def submit(self, name: str, content: bytes, job: Job) -> str:
        """Hand a PDF over, and give the name of the job: 文印室-12. Raises Mistake D886, in the words of lp."""
        options = [word for each in job.options for word in ("-o", each)]
        command = ("lp", "-d", name, "-t", job.title, "-n", str(job.copies), *options, "-")
        done = _run(command, content, PATIENCE_OF_LP)
        said = done.stdout.decode("utf-8", "replace")
        if done.returncode or REQUEST not in said:
            raise Mistake("D886", name=name, problem=_last_line(done.stderr or done.stdout))
        return said.partition(REQUEST)[2].rpartition(" (")[0]

    def progress(self, request: str) -> Progress:
        """Where a job is. Raises Mistake D896 where nobody answers.

        The printer is asked first: what it said when it stopped then stands with the job already.
        """
        name, _, number = request.rpartition("-")
        if not number.isdecimal():
            return Progress("lost")
        printer = self._answer(printer_asked(name, ("printer-state", "printer-state-reasons"))) or {}
        wanted = ("job-state", "job-printer-state-message", "job-name")
        found = self._answer(job_asked(name, int(number), _user(), wanted))
        if found is None:
            return Progress("lost")
        end = STATES.get(int(first(found, "job-state", 0)), "waiting")
        words, title = (str(first(found, each, "")) for each in ("job-printer-state-message", "job-name"))
        if end not in ("held", "waiting"):
            return Progress(end, _joined(words, ()), title)
        stopped = first(printer, "printer-state", 0) == STOPPED
        return Progress("held" if stopped else end, _joined(words, _reasons(printer, "printer-state-reasons")), title)

    def _answer(self, asked: Asked) -> Attributes | None:
        server = _output("lpstat", "-H").strip()
        try:
            return answer(server, asked)
        except (Unanswered, ValueError) as problem:
            raise Mistake("D896", problem=problem, server=server) from problem


# --- answers --------------------------------------------------------------------------------------------------


def first(found: Attributes, name: str, usual: Value) -> Value:
    return next(iter(found.get(name, ())), usual)


def _reasons(found: Attributes, name: str) -> tuple[str, ...]:
    """The keywords of RFC 8011, 5.4.12, as they came: media-empty-error."""
    return tuple(str(each) for each in found.get(name, ()) if each not in ("none", ""))


def _joined(words: str, reasons: Sequence[str]) -> str:
    """What the printer says and what ails it, in one text without line feeds."""
    return ", ".join(filter(None, (" ".join(words.split()), *reasons)))


def _options(name: str) -> Mapping[str, tuple[str, ...]] | None:
    """What a queue offers, as `lpoptions -l` lists it (Duplex/Both sides: *None DuplexTumble); None without a list."""
    done = _run(("lpoptions", "-p", name, "-l"))
    found = {}
    for line in done.stdout.decode("utf-8", "replace").splitlines():
        option, colon, choices = line.partition(": ")
        if colon:
            found[option.partition("/")[0]] = tuple(each.removeprefix("*") for each in choices.split())
    return found or None


# --- programs -------------------------------------------------------------------------------------------------


def _output(*command: str) -> str:
    """What a program prints, whatever its end: lpstat fails where there is no printer at all."""
    return _run(command).stdout.decode("utf-8", "replace")


def _user() -> str:
    """Who asks; a container may know no name for whom it runs."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "anonymous"


def _run(command: Sequence[str], content: bytes = b"", patience: int = PATIENCE) -> CompletedProcess[bytes]:
    """A program that ended, however it did. Raises Mistake D896 for one that cannot be started or hangs.

    It has no terminal: nobody would see that it asks there for a password.
    """
    surroundings = {**os.environ, "LC_ALL": "C"}
    try:
        return subprocess.run(
            command,
            input=content,
            capture_output=True,
            timeout=patience,
            check=False,
            env=surroundings,
            start_new_session=True,
        )
    except (OSError, subprocess.SubprocessError) as problem:
        raise Mistake("D896", problem=problem, server=command[0]) from problem


def _last_line(said: bytes) -> str:
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else "—"
