"""Put files into a folder so that nothing is ever half written and nothing of somebody else's is lost."""

import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from briefgen.diagnostics import Diagnostic, Warned, error, warning
from briefgen.errors import CannotRun
from briefgen.origins import Place

RECORD = "record.json"


@dataclass(frozen=True, slots=True)
class Staged:
    """A file that is written whole beside its place and waits to be moved there."""

    temporary: Path
    final: Path


WRITTEN = Path(".briefgen") / "written.json"
"""Where a packet's folder remembers the digest of every file that was written for it, under the file's path."""


def deliver_to(
    folder: Path, files: Mapping[str, bytes], home: Path | None = None, *, overwrites: bool = True
) -> Warned[tuple[Path, ...]]:
    """Write every file beside its place, then move all into place; on any failure the old files stand as they did.

    A file that stands there and is not as we left it is set aside, never overwritten: the record beside it and what
    `home`, the packet's folder, remembers tell; without `overwrites`, whatever stands there is.

    Raises CannotRun where the folder cannot be written.
    """
    staged: list[Staged] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            staged.append(_stage(folder, name, content))
        ours = {**_remembered(home, folder), **_known_digests(folder)} if overwrites else {}
        kept = [each for item in staged for each in _set_aside(item.final, ours)]
        _move_into_place(staged)
        _remember(home, folder, files)
    except OSError as problem:
        shown = problem.filename or folder
        raise CannotRun([_unwritable(Path(str(shown)), folder, problem)]) from problem
    finally:
        for item in staged:
            item.temporary.unlink(missing_ok=True)
    return Warned(tuple(item.final for item in staged), tuple(kept))


def _move_into_place(staged: Sequence[Staged]) -> None:
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


def _unwritable(path: Path, folder: Path, problem: OSError) -> Diagnostic:
    shown = folder.name if path.name.startswith(".briefgen-") else path.name
    return error("O502", Place(shown), path=shown, problem=problem.strerror or problem)


def _stage(folder: Path, name: str, content: bytes) -> Staged:
    handle, temporary = tempfile.mkstemp(prefix=".briefgen-", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return Staged(Path(temporary), folder / name)


def _known_digests(folder: Path) -> dict[str, str]:
    """Name → digest of what the last build left, as its record says; nothing where there is no record."""
    try:
        recorded = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        return {each["path"]: each["sha256"] for each in recorded["outputs"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _remembered(home: Path | None, folder: Path) -> dict[str, str]:
    """Name → digest of every file that any build left in the folder."""
    if home is None:
        return {}
    prefix = f"{folder.resolve().as_posix()}/"
    return {path.removeprefix(prefix): each for path, each in _written(home).items() if path.startswith(prefix)}


def _written(home: Path) -> dict[str, str]:
    try:
        found = json.loads((home / WRITTEN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _remember(home: Path | None, folder: Path, files: Mapping[str, bytes]) -> None:
    """A memory that cannot be written is no mistake: files are then set aside once too often, never lost."""
    if home is None:
        return
    place = folder.resolve().as_posix()
    digests = {f"{place}/{name}": sha256(content).hexdigest() for name, content in files.items() if name != RECORD}
    with suppress(OSError):
        (home / WRITTEN).parent.mkdir(parents=True, exist_ok=True)
        (home / WRITTEN).write_text(json.dumps({**_written(home), **digests}, ensure_ascii=False), encoding="utf-8")


def _set_aside(path: Path, ours: Mapping[str, str]) -> list[Diagnostic]:
    if not path.exists() or _is_ours(path, ours):
        return []
    kept = _free_name(path)
    path.rename(kept)
    return [warning("O501", Place(path.name), name=path.name, kept=kept.name)]


def _is_ours(path: Path, ours: Mapping[str, str]) -> bool:
    if path.name == RECORD:
        return bool(ours) or not path.stat().st_size
    return path.is_file() and ours.get(path.name) == sha256(path.read_bytes()).hexdigest()


def _free_name(path: Path) -> Path:
    """简报.docx → 简报（原有1）.docx, or the next number that is free."""
    number = 1
    while (kept := path.with_name(f"{path.stem}（原有{number}）{path.suffix}")).exists():
        number += 1
    return kept
