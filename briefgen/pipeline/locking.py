"""Let one program at a time change the files of a packet."""

import json
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from briefgen.diagnostics import error
from briefgen.errors import CannotRun
from briefgen.origins import Place

LOCK = Path(".briefgen") / "building.lock"
HOLDER = Path(".briefgen") / "building.json"
"""Who has the lock, for the message to whoever waits in vain."""
FOR_ALL = 0o666
"""Colleagues who share a folder share its lock."""
PATIENCE = 15.0
"""Seconds to wait for the other program: files are moved in milliseconds, and over a slow network in seconds."""


@contextmanager
def alone(home: Path) -> Iterator[None]:
    """Hold the folder of a packet while its files change.

    The system frees the lock when its program ends, however it ends. On a share that has no such locks the file itself
    is the lock: one whose program is gone from this machine is broken, one of another machine is named.

    A folder that takes no lock, since it can only be read, is not held: its packet may go to another folder.

    Raises CannotRun (O511) where another program holds it for longer than PATIENCE.
    """
    from filelock import FileLock, Timeout  # 25 ms, and what only checks writes nothing

    lock = FileLock(home / LOCK, timeout=PATIENCE, mode=FOR_ALL)
    try:
        (home / LOCK).parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
        _name_holder(home)
    except Timeout as problem:
        raise CannotRun([error("O511", Place(LOCK.as_posix()), lock=LOCK.as_posix(), **_holder(home))]) from problem
    except OSError:
        pass
    try:
        yield
    finally:
        lock.release()


def _name_holder(home: Path) -> None:
    """A name that cannot be written is missed in a message, and nowhere else."""
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    with suppress(OSError):
        (home / HOLDER).write_text(json.dumps({"host": platform.node(), "process": str(os.getpid()), "since": now}))


def _holder(home: Path) -> dict[str, str]:
    try:
        found = json.loads((home / HOLDER).read_text())
        return {name: str(found[name]) for name in ("host", "process", "since")}
    except (OSError, ValueError, KeyError, TypeError):
        return {"host": "—", "process": "—", "since": "—"}
