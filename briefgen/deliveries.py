"""Hold what became of handing an edition to somebody; pure, and the same for a mailbox and a printer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

PASSWORD = "BRIEFGEN_SMTP_PASSWORD"
"""The variable of the environment that may hold the password of the mail account: nothing ever writes it down."""
Channel = Literal["mail", "print"]
State = Literal["begun", "sent", "refused", "later", "unknown"]
"""`begun` is an intent without a result: its program runs still, or ended before it knew, so that it counts as unknown.
`later` was refused for the time being, to the end of all patience, and may be tried again; so may `refused`."""
HELD: tuple[State, ...] = ("sent", "begun", "unknown")
"""States in which somebody has the edition, or may have it: it is not sent there again unasked."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One edition to one address: which files, under which identifier, when, and how it ended.

    `words` are those of the other side, or of the system. `ended` is None while the result is not known. What is
    printed has a printer for its address, manner and pages for its name (booklet #1-#4; empty for the whole file as it
    is), the name of the job for its identifier, a number of copies, and in a numbered series the 份号 of its one copy.
    """

    edition: str
    channel: Channel
    address: str
    name: str
    files: tuple[str, ...]
    identifier: str
    began: datetime
    state: State = "begun"
    words: str = ""
    ended: datetime | None = None
    copies: int = 0
    copy_number: int = 0


def told_state(state: State) -> State:
    """The state as people are told it: an intent without a result is unknown."""
    return "unknown" if state == "begun" else state


def same_address(one: str, other: str) -> bool:
    """Capitals do not count: no mail system that matters tells two mailboxes apart by them."""
    return one.casefold() == other.casefold()


def held(address: str, deliveries: Iterable[Delivery]) -> tuple[Delivery, ...]:
    """The deliveries by which that address has an edition, or may have it, in the order given."""
    return tuple(each for each in deliveries if each.state in HELD and same_address(each.address, address))


def standing(address: str, deliveries: Iterable[Delivery]) -> Delivery | None:
    """What decides for an address: that it was sent, else that nobody knows; None where it has nothing."""
    found = held(address, deliveries)
    return next((each for each in found if each.state == "sent"), found[-1] if found else None)


def numbered(number: int) -> str:
    """000007: six digits, as GB/T 9704-2012, 7.2.1 has them."""
    return f"{number:06d}"
