"""Keep editions in `.briefgen/ledger.db`, whole after any interruption and shared by programs that build at once."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from briefgen.editions.schema import STEPS
from briefgen.editions.values import Approval, Edition, Noted, PrintedFigure, StoredFile
from briefgen.errors import Mistake

LEDGER = Path(".briefgen") / "ledger.db"
PATIENCE = 3.0
"""Seconds to wait for another program that writes: a noting takes milliseconds, a slow share a second."""
CORRUPT = "E605"
CODES = {
    sqlite3.SQLITE_BUSY: "E603",
    sqlite3.SQLITE_LOCKED: "E603",
    sqlite3.SQLITE_CORRUPT: CORRUPT,
    sqlite3.SQLITE_NOTADB: CORRUPT,
    sqlite3.SQLITE_ERROR: CORRUPT,
}
"""What SQLite says, by the code of the message; SQLITE_ERROR comes of tables that are not ours. The rest is E602."""
AREAS_SINCE = 3
"""The form of the ledger from which on editions have an area; an older one is read as it is."""
JOINT = "\n"
"""Parts cells: no name of a sheet can hold it."""


def is_kept(home: Path) -> bool:
    """Whether a packet's folder has a ledger."""
    return (home / LEDGER).is_file()


def note(home: Path, edition: Edition, at: datetime) -> None:
    """Note an edition; one that is there already gets its last time, and files that are new to it.

    Of an approved edition no file is ever exchanged or added. Raises Mistake (E602, E603, E605, E606).
    """
    with writing(home) as ledger:
        number, is_new = _numbered(ledger, edition, at)
        ledger.execute(
            "UPDATE editions SET last = ?, turn = 1 + (SELECT max(turn) FROM editions) WHERE number = ?",
            (at.isoformat(), number),
        )
        if is_new:
            _note_figures(ledger, number, edition.figures)
        if not ledger.execute("SELECT 1 FROM approvals WHERE edition = ?", (number,)).fetchone():
            _note_files(ledger, number, edition)


def approve(home: Path, code: str, approval: Approval) -> Approval:
    """Freeze an edition, and give who approved it: another, if it was approved before. Raises Mistake."""
    with writing(home) as ledger:
        ledger.execute(
            "INSERT OR IGNORE INTO approvals SELECT number, ?, ? FROM editions WHERE code = ?",
            (approval.by, approval.at.isoformat(), code),
        )
        by, at = ledger.execute(
            "SELECT by, at FROM approvals JOIN editions ON number = edition WHERE code = ?", (code,)
        ).fetchone()
    return Approval(by, datetime.fromisoformat(at))


def editions(home: Path, *, approved: bool = False) -> tuple[Noted, ...]:
    """All editions or the approved ones, the one that was made last first; none where there is no ledger.

    Raises Mistake.
    """
    if not is_kept(home):
        return ()
    with opened(home) as ledger:
        if not form_of(ledger):
            return ()
        ledger.execute("BEGIN")
        meant = " WHERE edition IN (SELECT edition FROM approvals)" if approved else ""
        inputs, outputs = (_files(ledger, f"{table}{meant}") for table in ("inputs", "outputs"))
        figures = _figures(ledger, meant)
        area = "area" if form_of(ledger) >= AREAS_SINCE else "''"
        rows = ledger.execute(
            f"SELECT number, code, title, template, language, theme, look, folder, {area}, first, last, by, at"
            f" FROM editions {'' if approved else 'LEFT '}JOIN approvals ON number = edition ORDER BY turn DESC"
        )
        return tuple(
            _noted(row, inputs.get(row[0], ()), outputs.get(row[0], ()), figures.get(row[0], ())) for row in rows
        )


def set_aside(home: Path, seen: tuple[int, int] | None) -> str:
    """Move a ledger that cannot be read out of the way, with its journal, and give its new name.

    Nothing is moved where the file is not the one that was `seen`: another program has done it. Raises OSError.
    """
    path = home / LEDGER
    if seen != identity(home):
        return ""
    number = 1
    while (aside := path.with_name(f"ledger（损坏{number}）.db")).exists():
        number += 1
    path.rename(aside)
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists():  # else SQLite would play it back into the ledger that comes next
        journal.rename(aside.with_name(f"{aside.name}-journal"))
    return aside.name


def identity(home: Path) -> tuple[int, int] | None:
    """What tells a file from one that took its place."""
    try:
        found = (home / LEDGER).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


# --- opening ------------------------------------------------------------------------------------------------


@contextmanager
def opened(home: Path) -> Iterator[sqlite3.Connection]:
    """A connection without transactions of its own. What SQLite finds wrong becomes a Mistake."""
    try:
        with closing(sqlite3.connect(home / LEDGER, timeout=PATIENCE, isolation_level=None)) as ledger:
            version = form_of(ledger)
            if version > len(STEPS):
                raise Mistake("E606", version=version, known=len(STEPS))
            yield ledger
    except sqlite3.Error as problem:
        code = CODES.get(getattr(problem, "sqlite_errorcode", 0) & 0xFF, "E602")
        raise Mistake(code, problem=problem, kept="") from problem


@contextmanager
def writing(home: Path) -> Iterator[sqlite3.Connection]:
    """One transaction that holds the ledger from its first word on; left by an error, it leaves no trace."""
    try:
        (home / LEDGER).parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise Mistake("E602", problem=problem.strerror or problem) from problem
    with opened(home) as ledger:
        ledger.execute("BEGIN IMMEDIATE")
        _migrate(ledger)
        yield ledger
        ledger.execute("COMMIT")


def form_of(ledger: sqlite3.Connection) -> int:
    """How many of the steps of its tables a ledger has taken."""
    return int(ledger.execute("PRAGMA user_version").fetchone()[0])


def _migrate(ledger: sqlite3.Connection) -> None:
    """Take the steps that are missing, within the transaction: two programs do not take one twice."""
    version = form_of(ledger)
    for step in STEPS[version:]:
        for statement in step:
            ledger.execute(statement)
    if version < len(STEPS):
        ledger.execute(f"PRAGMA user_version = {len(STEPS)}")


# --- rows ---------------------------------------------------------------------------------------------------


def _numbered(ledger: sqlite3.Connection, edition: Edition, at: datetime) -> tuple[int, bool]:
    """The number of an edition, and whether it had none before."""
    known = ledger.execute("SELECT number FROM editions WHERE code = ?", (edition.code,)).fetchone()
    if known:
        return int(known[0]), False
    own = (
        *(edition.code, edition.title, edition.template, edition.language),
        *(edition.theme, edition.look, edition.folder, edition.area),
    )
    made = ledger.execute(
        "INSERT INTO editions (code, title, template, language, theme, look, folder, area, first, last, turn)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
        (*own, at.isoformat(), at.isoformat()),
    )
    return int(made.lastrowid or 0), True


def _note_figures(ledger: sqlite3.Connection, number: int, figures: Iterable[PrintedFigure]) -> None:
    ledger.executemany(
        "INSERT INTO figures VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (number, position, each.identifier, each.name, each.indicator, *each.said, JOINT.join(each.cells))
            for position, each in enumerate(figures)
        ),
    )


def _note_files(ledger: sqlite3.Connection, number: int, edition: Edition) -> None:
    ledger.executemany(
        "INSERT OR REPLACE INTO inputs VALUES (?, ?, ?, ?)",
        ((number, position, each.name, each.sha256) for position, each in enumerate(edition.inputs)),
    )
    ledger.executemany(
        "INSERT OR REPLACE INTO outputs VALUES (?, ?, ?)",
        ((number, each.name, each.sha256) for each in edition.outputs),
    )


def _files(ledger: sqlite3.Connection, rows: str) -> dict[int, list[StoredFile]]:
    found: dict[int, list[StoredFile]] = {}
    for number, name, digest in ledger.execute(f"SELECT edition, name, sha256 FROM {rows}"):
        found.setdefault(number, []).append(StoredFile(name, digest))
    return found


def _figures(ledger: sqlite3.Connection, meant: str) -> dict[int, list[PrintedFigure]]:
    found: dict[int, list[PrintedFigure]] = {}
    rows = ledger.execute(
        "SELECT edition, identifier, name, indicator, text, value, unit, bound, cells FROM figures"
        f"{meant} ORDER BY edition, position"
    )
    for number, identifier, name, indicator, text, value, unit, bound, cells in rows:
        there = tuple(filter(None, cells.split(JOINT)))
        figure = PrintedFigure(identifier, name, indicator, text, value, unit, bound, there)
        found.setdefault(number, []).append(figure)
    return found


def _noted(
    row: tuple[object, ...],
    inputs: Iterable[StoredFile],
    outputs: Iterable[StoredFile],
    figures: Iterable[PrintedFigure],
) -> Noted:
    code, title, template, language, theme, look, folder, area, first, last, by, at = map(str, row[1:])
    files = (tuple(inputs), tuple(outputs), tuple(figures))
    made = Edition(code, title, template, language, theme, look, folder, *files, area)
    approval = Approval(by, datetime.fromisoformat(at)) if row[-1] else None
    return Noted(made, datetime.fromisoformat(first), datetime.fromisoformat(last), approval)
