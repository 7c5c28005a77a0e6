"""Put files into a folder so that nothing is ever half written and nothing of somebody else's is lost."""

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext, suppress
from hashlib import sha256
from pathlib import Path

from briefgen.diagnostics import Diagnostic, Warned, error, warning
from briefgen.errors import CannotRun
from briefgen.origins import Place
from briefgen.pipeline.locking import alone
from briefgen.pipeline.moving import PREFIX, Staged, finish, forget, has_noted, move, note, prefix_of, stage, sweep

RECORD = "record.json"
WRITTEN = Path(".briefgen") / "written"
"""Where a packet's folder remembers the digest of every file that was written for it: a note for each folder of
outputs, by the paths of its files."""
Digests = Mapping[str, frozenset[str]]
"""Name → digests of what we left under that name."""


def deliver_to(
    folder: Path, files: Mapping[str, bytes], home: Path | None = None, *, overwrites: bool = True
) -> Warned[tuple[Path, ...]]:
    """Write every file beside its place, then move all into place; on any failure the old files stand as they did.

    A file that stands there and is not as we left it is set aside, never overwritten: the record beside it and what
    `home`, the packet's folder, remembers tell; without `overwrites`, whatever stands there is. With a `home` only one
    program at a time does this, and what a killed one left undone is done first.

    Raises CannotRun where the folder cannot be written, or another program holds that of the packet.
    """
    try:
        with alone(home) if home else nullcontext():
            if home:
                _end_unfinished(home)
                sweep(home / WRITTEN.parent, prefix_of(home))
                sweep(home / WRITTEN, prefix_of(home))
            return _delivered(folder, files, home, overwrites)
    except OSError as problem:
        shown = problem.filename or folder
        raise CannotRun([_unwritable(Path(str(shown)), folder, problem)]) from problem


def _delivered(
    folder: Path, files: Mapping[str, bytes], home: Path | None, overwrites: bool
) -> Warned[tuple[Path, ...]]:
    staged: list[Staged] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        prefix = prefix_of(home) if home else PREFIX
        if home:
            sweep(folder, prefix)
        for name, content in files.items():
            staged.append(stage(folder, name, content, prefix))
        ours = _ours(home, folder) if overwrites else {}
        kept = [each for item in staged for each in _set_aside(item.final, ours)]
        _move(staged, home)
    finally:
        for item in staged:
            item.temporary.unlink(missing_ok=True)
    return Warned(tuple(item.final for item in staged), tuple(kept))


def _move(staged: Sequence[Staged], home: Path | None) -> None:
    if home is None:
        move(staged)
        return
    with suppress(OSError):  # a folder that takes no notes is no reason to make no packet
        note(home, staged)
    try:
        move(staged)
        _remember(home, staged)
    finally:
        with suppress(OSError):
            forget(home)


def _end_unfinished(home: Path) -> None:
    """What a killed program had staged whole takes its place, and what stands there makes way as it always does."""
    if has_noted(home):
        _remember(home, finish(home, lambda final: _set_aside(final, _ours(home, final.parent))))
        forget(home)


def _unwritable(path: Path, folder: Path, problem: OSError) -> Diagnostic:
    named = folder if path.name.startswith(PREFIX) else path
    shown = named.name if named.is_absolute() else named.as_posix()
    return error("O502", Place(shown), path=shown, problem=problem.strerror or problem)


def _ours(home: Path | None, folder: Path) -> Digests:
    """What the last build left, as its record says, and what any build left, as the packet's folder remembers."""
    known = (*_recorded(folder), *(_remembered(home, folder) if home else ()))
    return {name: frozenset(digest for other, digest in known if other == name) for name, _ in known}


def _recorded(folder: Path) -> tuple[tuple[str, str], ...]:
    try:
        recorded = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        return tuple((each["path"], each["sha256"]) for each in recorded["outputs"])
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def _remembered(home: Path, folder: Path) -> tuple[tuple[str, str], ...]:
    prefix = f"{folder.resolve().as_posix()}/"
    known = _written(_memory(home, folder))
    return tuple((path.removeprefix(prefix), each) for path, each in known.items() if path.startswith(prefix))


def _memory(home: Path, folder: Path) -> Path:
    return home / WRITTEN / f"{sha256(folder.resolve().as_posix().encode()).hexdigest()[:16]}.json"


def _written(memory: Path) -> dict[str, str]:
    try:
        found = json.loads(memory.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _remember(home: Path, staged: Iterable[Staged]) -> None:
    """A memory that cannot be written is no mistake: files are then set aside once too often, never lost."""
    folders: dict[Path, dict[str, str]] = {}
    for item in staged:
        if item.final.name != RECORD:
            folders.setdefault(item.final.parent, {})[item.final.resolve().as_posix()] = item.digest
    for folder, digests in folders.items():
        with suppress(OSError):
            _keep_memory(_memory(home, folder), digests, prefix_of(home))


def _keep_memory(memory: Path, digests: Mapping[str, str], prefix: str) -> None:
    memory.parent.mkdir(parents=True, exist_ok=True)
    content = json.dumps({**_written(memory), **digests}, ensure_ascii=False).encode()
    stage(memory.parent, memory.name, content, prefix).temporary.replace(memory)


def _set_aside(path: Path, ours: Digests) -> list[Diagnostic]:
    if not path.exists() or _is_ours(path, ours):
        return []
    kept = _free_name(path)
    path.rename(kept)
    return [warning("O501", Place(path.name), name=path.name, kept=kept.name)]


def _is_ours(path: Path, ours: Digests) -> bool:
    if path.name == RECORD:
        return bool(ours) or not path.stat().st_size
    return path.is_file() and sha256(path.read_bytes()).hexdigest() in ours.get(path.name, ())


def _free_name(path: Path) -> Path:
    """简报.docx → 简报（原有1）.docx, or the next number that is free."""
    number = 1
    while (kept := path.with_name(f"{path.stem}（原有{number}）{path.suffix}")).exists():
        number += 1
    return kept
