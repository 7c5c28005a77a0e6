"""Look back at what was printed: jobs whose end was unknown may be at their end by now."""

from pathlib import Path

from briefgen.deliveries import Delivery, told_state
from briefgen.delivery.printers import ENDED, System
from briefgen.editions import delivering
from briefgen.errors import Mistake
from briefgen.pipeline.posting import now
from briefgen.pipeline.recalling import deliveries, unreadable


def printings(folder: Path, edition: str, system: System | Mistake) -> tuple[Delivery, ...]:
    """The printings of an edition until now, the first one first; ends that are known by now go into the ledger.

    Raises CannotRun where the ledger cannot be read or written.
    """
    past = _printings(folder, edition)
    if isinstance(system, Mistake):
        return past
    settled = [
        each
        for each in past
        if each.identifier and told_state(each.state) == "unknown" and _ended(each, folder, system)
    ]
    return _printings(folder, edition) if settled else past


def _printings(folder: Path, edition: str) -> tuple[Delivery, ...]:
    return tuple(each for each in deliveries(folder, edition) if each.channel == "print")


def _ended(delivery: Delivery, folder: Path, system: System) -> bool:
    """Whether it is known now how it ended, and noted. A printing system that begins to count anew gives the name of a
    job to another one: the title, which holds the edition, tells."""
    try:
        progress = system.progress(delivery.identifier)
    except Mistake:
        return False
    state = ENDED.get(progress.end)
    if state is None or delivery.edition not in progress.title:
        return False
    try:
        delivering.settle(folder, delivery, state, progress.words, now())
    except Mistake as mistake:
        raise unreadable(mistake) from mistake
    return True
