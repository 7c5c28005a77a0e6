"""Keep in the ledger who was sent which edition: the intent before anything leaves, the result after."""

import sqlite3
from datetime import datetime
from pathlib import Path
from typing import cast

from briefgen.deliveries import HELD, Channel, Delivery, State
from briefgen.editions.ledger import form_of, is_kept, opened, writing
from briefgen.errors import Mistake

SINCE = 2
"""The form of the ledger that has deliveries first."""
COLUMNS = "edition, channel, address, name, files, identifier, began, state, words, ended"
JOINT = "\n"
"""Parts names of files: none can hold it."""


def deliveries(home: Path, edition: str = "") -> tuple[Delivery, ...]:
    """All deliveries of an edition, or of all editions, the first one first; none where there is no ledger.

    Raises Mistake (E602, E603, E605, E606).
    """
    if not is_kept(home):
        return ()
    with opened(home) as ledger:
        if form_of(ledger) < SINCE:
            return ()
        meant, asked = (" WHERE edition = ?", (edition,)) if edition else ("", ())
        return tuple(map(_delivery, ledger.execute(f"SELECT {COLUMNS} FROM deliveries{meant} ORDER BY number", asked)))


def begin(home: Path, delivery: Delivery, known: int) -> int:
    """Note an intent and give its number. `known` is how many deliveries its address held when this was decided.

    Raises Mistake: D836 where another program has delivered there since then, else as `deliveries` does.
    """
    with writing(home) as ledger:
        found = ledger.execute(
            f"SELECT count(*) FROM deliveries WHERE edition = ? AND channel = ? AND lower(address) = lower(?)"
            f" AND state IN ({', '.join('?' * len(HELD))})",
            (delivery.edition, delivery.channel, delivery.address, *HELD),
        ).fetchone()[0]
        if found != known:
            raise Mistake("D836", address=delivery.address)
        return _noted(ledger, delivery)


def end(home: Path, number: int, state: State, words: str, at: datetime) -> None:
    """Note how a delivery ended. Raises Mistake as `deliveries` does."""
    with writing(home) as ledger:
        ledger.execute(
            "UPDATE deliveries SET state = ?, words = ?, ended = ? WHERE number = ?",
            (state, words, at.isoformat(), number),
        )


def note(home: Path, delivery: Delivery) -> None:
    """Note a delivery that ended before anything left. Raises Mistake as `deliveries` does."""
    with writing(home) as ledger:
        _noted(ledger, delivery)


def _noted(ledger: sqlite3.Connection, delivery: Delivery) -> int:
    made = ledger.execute(
        f"INSERT INTO deliveries ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            delivery.edition,
            delivery.channel,
            delivery.address,
            delivery.name,
            JOINT.join(delivery.files),
            delivery.identifier,
            delivery.began.isoformat(),
            delivery.state,
            delivery.words,
            delivery.ended.isoformat() if delivery.ended else None,
        ),
    )
    return int(made.lastrowid or 0)


def _delivery(row: tuple[str, ...]) -> Delivery:
    edition, channel, address, name, files, identifier, began, state, words, ended = row
    return Delivery(
        edition,
        cast("Channel", channel),
        address,
        name,
        tuple(filter(None, files.split(JOINT))),
        identifier,
        datetime.fromisoformat(began),
        cast("State", state),
        words,
        datetime.fromisoformat(ended) if ended else None,
    )
