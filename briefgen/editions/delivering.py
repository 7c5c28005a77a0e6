"""Keep in the ledger who was sent which edition: the intent before anything leaves, the result after."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from briefgen.deliveries import HELD, Channel, Delivery, State
from briefgen.editions.ledger import form_of, is_kept, opened, writing
from briefgen.errors import Mistake

SINCE = 2
"""The form of the ledger that has deliveries first."""
COPIES_SINCE = 4
"""The form whose deliveries tell copies."""
BEFORE_COPIES = "edition, channel, address, name, files, identifier, began, state, words, ended"
COLUMNS = f"{BEFORE_COPIES}, copies, copy_number"
OF_PACKET = """SELECT other.code FROM editions AS own JOIN editions AS other
    ON other.template = own.template AND other.language = own.language AND other.area = own.area
    WHERE own.code = ?"""
"""The editions of the packet of an edition: of one template, language and area."""
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
        columns = COLUMNS if form_of(ledger) >= COPIES_SINCE else f"{BEFORE_COPIES}, 0, 0"
        meant, asked = (" WHERE edition = ?", (edition,)) if edition else ("", ())
        return tuple(map(_delivery, ledger.execute(f"SELECT {columns} FROM deliveries{meant} ORDER BY number", asked)))


def last_copy_number(home: Path, edition: str) -> int:
    """The highest 份号 that a copy of any edition of that packet has, or may have; 0 where none has.

    Raises Mistake as `deliveries` does.
    """
    if not is_kept(home):
        return 0
    with opened(home) as ledger:
        if form_of(ledger) < COPIES_SINCE:
            return 0
        found = ledger.execute(
            f"SELECT max(copy_number) FROM deliveries WHERE channel = 'print' AND state IN ({_marks(HELD)})"
            f" AND (edition = ? OR edition IN ({OF_PACKET}))",
            (*HELD, edition, edition),
        ).fetchone()[0]
        return int(found or 0)


def begin(home: Path, delivery: Delivery, known: int) -> int:
    """Note an intent and give its number. `known` is how many deliveries its address held when this was decided.

    Raises Mistake: D836 where another program has delivered there since then, else as `deliveries` does.
    """
    with writing(home) as ledger:
        found = ledger.execute(
            f"SELECT count(*) FROM deliveries WHERE edition = ? AND channel = ? AND lower(address) = lower(?)"
            f" AND state IN ({_marks(HELD)})",
            (delivery.edition, delivery.channel, delivery.address, *HELD),
        ).fetchone()[0]
        if found != known:
            raise Mistake("D836", address=delivery.address)
        return _noted(ledger, delivery)


def identify(home: Path, number: int, identifier: str) -> None:
    """Note under which name the other side knows it. Raises Mistake as `deliveries` does."""
    with writing(home) as ledger:
        ledger.execute("UPDATE deliveries SET identifier = ? WHERE number = ?", (identifier, number))


def end(home: Path, number: int, state: State, words: str, at: datetime) -> None:
    """Note how a delivery ended. Raises Mistake as `deliveries` does."""
    with writing(home) as ledger:
        ledger.execute(
            "UPDATE deliveries SET state = ?, words = ?, ended = ? WHERE number = ?",
            (state, words, at.isoformat(), number),
        )


def settle(home: Path, delivery: Delivery, state: State, words: str, at: datetime) -> None:
    """Note how one ended whose end was not known, by the name that the other side gave it. Raises Mistake."""
    with writing(home) as ledger:
        ledger.execute(
            "UPDATE deliveries SET state = ?, words = ?, ended = ?"
            " WHERE edition = ? AND channel = ? AND identifier = ? AND state IN ('begun', 'unknown')",
            (state, words, at.isoformat(), delivery.edition, delivery.channel, delivery.identifier),
        )


def note(home: Path, delivery: Delivery) -> None:
    """Note a delivery that ended before anything left. Raises Mistake as `deliveries` does."""
    with writing(home) as ledger:
        _noted(ledger, delivery)


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))


def _noted(ledger: sqlite3.Connection, delivery: Delivery) -> int:
    made = ledger.execute(
        f"INSERT INTO deliveries ({COLUMNS}) VALUES ({', '.join('?' * 12)})",
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
            delivery.copies,
            delivery.copy_number,
        ),
    )
    return int(made.lastrowid or 0)


def _delivery(row: tuple[Any, ...]) -> Delivery:
    edition, channel, address, name, files, identifier, began, state, words, ended, copies, copy_number = row
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
        copies,
        copy_number,
    )
