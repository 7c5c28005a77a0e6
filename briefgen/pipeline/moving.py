"""Stage files beside their places and move them there, so that whoever is killed leaves whole files.

What is about to be moved is noted first. A program that is killed between two moves leaves the note and the files that
still wait; the next one ends what it began.
"""

import json
import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

JOURNAL = Path(".briefgen") / "moving.json"
PREFIX = ".briefgen-"


@dataclass(frozen=True, slots=True)
class Staged:
    """A file that is written whole beside its place and waits to be moved there."""

    temporary: Path
    final: Path
    digest: str


def stage(folder: Path, name: str, content: bytes, prefix: str = PREFIX) -> Staged:
    """Write a file whole, and to the disk. Raises OSError, and leaves nothing then."""
    handle, temporary = tempfile.mkstemp(prefix=prefix, dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return Staged(Path(temporary), folder / name, sha256(content).hexdigest())


def prefix_of(home: Path) -> str:
    """How files begin that are staged under the lock of this packet: what is left of them was left by the killed."""
    return f"{PREFIX}{sha256(str(home.resolve()).encode()).hexdigest()[:12]}-"


def sweep(folder: Path, prefix: str) -> None:
    """Remove what killed builds had staged and never noted."""
    for left in folder.glob(f"{prefix}*"):
        left.unlink(missing_ok=True)


def move(staged: Sequence[Staged]) -> None:
    """All or none: where one file cannot be moved (another program may hold it), those moved before it go back."""
    before = {item.final: item.final.read_bytes() for item in staged if item.final.exists()}
    moved: list[Path] = []
    try:
        for item in staged:
            os.replace(item.temporary, item.final)  # noqa: PTH105  # the one call that is atomic on every system
            moved.append(item.final)
    except BaseException:
        for final in moved:
            if final in before:
                final.write_bytes(before[final])
            else:
                final.unlink()
        raise


# --- the note of what is to be moved ------------------------------------------------------------------------------


def note(home: Path, staged: Iterable[Staged]) -> None:
    """Note what is to be moved, whole or not at all. Raises OSError."""
    told = [[str(item.temporary.resolve()), str(item.final.resolve()), item.digest] for item in staged]
    content = json.dumps(told, ensure_ascii=False).encode()
    waiting = stage((home / JOURNAL).parent, JOURNAL.name, content, prefix_of(home))
    os.replace(waiting.temporary, home / JOURNAL)  # noqa: PTH105  # as above


def has_noted(home: Path) -> bool:
    return (home / JOURNAL).is_file()


def forget(home: Path) -> None:
    (home / JOURNAL).unlink(missing_ok=True)


def _noted(home: Path) -> tuple[Staged, ...]:
    """Files that wait yet, and those that were moved already."""
    try:
        told = json.loads((home / JOURNAL).read_text(encoding="utf-8"))
        return tuple(Staged(Path(temporary), Path(final), str(digest)) for temporary, final, digest in told)
    except (OSError, ValueError, TypeError):
        return ()


def finish(home: Path, make_way: Callable[[Path], object]) -> tuple[Staged, ...]:
    """End what a killed program began, and give the files that stand by that. Raises OSError."""
    found = _noted(home)
    for item in found:
        if _waits(item):
            make_way(item.final)
            os.replace(item.temporary, item.final)  # noqa: PTH105  # as above
    return tuple(item for item in found if item.final.is_file())


def _waits(item: Staged) -> bool:
    with suppress(OSError):
        return sha256(item.temporary.read_bytes()).hexdigest() == item.digest
    return False
