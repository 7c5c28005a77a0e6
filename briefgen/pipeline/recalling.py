"""Ask the ledger of a packet's folder: all editions, the course of a figure through them, one edition by its code."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefgen.deliveries import Delivery
from briefgen.diagnostics import error
from briefgen.editions import delivering, ledger, store
from briefgen.editions.values import Noted, PrintedFigure, beginning_with, differing, earlier
from briefgen.errors import CannotRun, Mistake
from briefgen.origins import Origin, Place
from briefgen.pipeline.outputs import RECORD
from briefgen.readers.recorded import Recorded, RecordedFigure, recorded
from briefgen.tracing import cell_asked, near, traced

LEDGER = Place(ledger.LEDGER.as_posix())
FEW = 5
"""So many editions are named where none or several are meant."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An edition, and how many figures it prints otherwise than the one before; None for the first of its packet.

    `deliveries` tell who was sent it, the first one first.
    """

    noted: Noted
    changed: int | None
    deliveries: tuple[Delivery, ...] = ()


@dataclass(frozen=True, slots=True)
class Course:
    """A figure through all editions, newest first; None where one does not print it."""

    latest: PrintedFigure
    editions: tuple[tuple[Noted, PrintedFigure | None], ...]


def editions(folder: Path) -> tuple[Noted, ...]:
    """All editions, newest first. Raises CannotRun where there are none or the ledger cannot be read."""
    try:
        found = ledger.editions(folder)
    except Mistake as mistake:
        raise unreadable(mistake) from mistake
    if not found:
        raise CannotRun([error("E601", LEDGER)])
    return found


def unreadable(mistake: Mistake) -> CannotRun:
    return CannotRun([error(mistake.code, LEDGER, **mistake.arguments)])


def edition(folder: Path, code: str) -> Noted:
    """The one edition whose code begins so. Raises CannotRun."""
    known = editions(folder)
    found = beginning_with(code, known)
    if len(found) > 1:
        raise CannotRun([error("E608", LEDGER, asked=code, found=_codes(found))])
    if not found:
        raise CannotRun([error("E607", LEDGER, asked=code, near=_codes(known))])
    return found[0]


def _codes(found: Sequence[Noted]) -> str:
    return ", ".join(each.edition.code for each in found[:FEW])


def record_of(folder: Path, noted: Noted) -> Recorded:
    """The record that was kept with an edition. Raises CannotRun."""
    digest = next((each.sha256 for each in noted.edition.outputs if each.name == RECORD), "")
    content = store.kept(folder, digest)
    if content is None:
        raise CannotRun([error("E609", Place(store.STORE.as_posix()), edition=noted.edition.code, name=RECORD)])
    return recorded(content, RECORD)


def shown(moment: datetime) -> str:
    """2026-11-25 18:31, by the clock of this machine."""
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"


def history(folder: Path) -> tuple[Entry, ...]:
    """Every edition with what it changed and who was sent it, newest first. Raises CannotRun."""
    known, sent = editions(folder), deliveries(folder)
    return tuple(_entry(each, known, sent) for each in known)


def _entry(noted: Noted, known: tuple[Noted, ...], sent: Sequence[Delivery]) -> Entry:
    other = earlier(noted, known)
    own = tuple(each for each in sent if each.edition == noted.edition.code)
    return Entry(noted, differing(other.edition, noted.edition) if other else None, own)


def deliveries(folder: Path, edition: str = "") -> tuple[Delivery, ...]:
    """The deliveries of an edition, or of all. Raises CannotRun where the ledger cannot be read."""
    try:
        return delivering.deliveries(folder, edition)
    except Mistake as mistake:
        raise unreadable(mistake) from mistake


# --- a figure through all editions --------------------------------------------------------------------------


def figure_history(folder: Path, asked: str) -> tuple[Course, ...]:
    """The course of every figure that is called so, read so in any edition, or comes from that cell in the newest.

    Raises CannotRun where none is.
    """
    known = editions(folder)
    meant: dict[str, None] = {}
    for each in known:
        meant |= dict.fromkeys(trace.figure.identifier for trace in traced(asked, _remembered(each)))
        if meant and cell_asked(asked):
            break  # rows move: what stood in the cell before may be another figure
    if not meant:
        nearest = "、".join(near(asked, _remembered(known[0]))) or "—"
        raise CannotRun([error("E615", LEDGER, asked=asked, near=nearest)])
    return tuple(_course(identifier, known) for identifier in meant)


def _course(identifier: str, known: Sequence[Noted]) -> Course:
    found = tuple((each, _figure(identifier, each)) for each in known)
    return Course(next(figure for _, figure in found if figure), found)


def _figure(identifier: str, noted: Noted) -> PrintedFigure | None:
    return next((each for each in noted.edition.figures if each.identifier == identifier), None)


def _remembered(noted: Noted) -> Recorded:
    """What the ledger knows of an edition, as a record without places: enough to find figures in it."""
    return Recorded(noted.edition.code, (), tuple(map(_recorded, noted.edition.figures)), ())


def _recorded(figure: PrintedFigure) -> RecordedFigure:
    return RecordedFigure(
        identifier=figure.identifier,
        text=figure.text,
        value=figure.value,
        unit=figure.unit,
        bound=figure.bound,
        indicator=figure.indicator,
        part="",
        period="",
        area="",
        rule="",
        operands=(),
        cells=tuple(Origin("", sheet, cell) for sheet, _, cell in (each.rpartition("!") for each in figure.cells)),
        places=(),
        given_name=figure.name,
    )
