"""Tell whether what stands in a packet's folder is what a build would give now, from digests alone.

It is asked before the libraries of a build are imported: with nothing changed a build ends after a tenth of a second.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import Any

from briefgen.deliveries import PASSWORD
from briefgen.version import __version__

BUILT = Path(".briefgen") / "built.json"
"""Where a packet's folder remembers its last build that had nothing to say, under the words that asked for it."""
RECORD = "record.json"
"""Stands beside the files of each build."""
OWN = frozenset({".briefgen", ".git", "__pycache__"})
LARGEST = 2_000
"""A folder of more files than this is somebody's home, and no packet: it is always built."""

Digests = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Standing:
    """The last build that these words asked for: its edition, its files, and what has changed since then.

    Nothing changed if `changed` is empty; then its files stand as they were written.
    """

    edition: str
    outputs: tuple[str, ...]
    changed: tuple[str, ...]


def standing(folder: Path, asked: str) -> Standing | None:
    """What stands; nothing where no such build is known, or it was made by another version or in other surroundings."""
    found = _remembered(folder).get(asked)
    if not isinstance(found, dict) or found.get("surroundings") != _surroundings():
        return None
    try:
        inputs, outputs, edition = dict(found["inputs"]), dict(found["outputs"]), str(found["edition"])
        now = {**_files(folder, outputs), **_digests(folder, (each for each in inputs if _is_outside(each)))}
        missed = _digests(folder, outputs)
    except (KeyError, TypeError, ValueError, OSError):
        return None
    changed = (*_differing(inputs, now), *_differing(outputs, missed))
    return Standing(edition, tuple(each for each in outputs if Path(each).name != RECORD), changed)


@dataclass(frozen=True, slots=True)
class Made:
    """A build that had nothing to say: its edition, its files, what it was made from, and when it began to read, in
    nanoseconds of the clock that dates files."""

    edition: str
    outputs: Sequence[Path]
    inputs: Iterable[str]
    began: int


def remember(folder: Path, asked: str, build: Made) -> None:
    """Note a build. One whose files changed while it read them, or were replaced by another build, is not noted; a
    folder that refuses is no mistake."""
    shown = [_shown(each, folder) for each in (*build.outputs, *{each.parent / RECORD for each in build.outputs})]
    try:
        made = _digests(folder, shown)
        if not all(_is_of(folder / each, build.edition) for each in made if Path(each).name == RECORD):
            return
        if any(path.stat().st_mtime_ns >= build.began for path in _below(folder, _folders(made))):
            return
        outside = _digests(folder, filter(_is_outside, build.inputs))
        note = {
            "surroundings": _surroundings(),
            "edition": build.edition,
            "inputs": {**_files(folder, made), **outside},
            "outputs": made,
        }
        (folder / BUILT).parent.mkdir(exist_ok=True)
        temporary = (folder / BUILT).with_suffix(f".{os.getpid()}")
        temporary.write_text(json.dumps({**_remembered(folder), asked: note}, ensure_ascii=False), encoding="utf-8")
        temporary.replace(folder / BUILT)
    except (OSError, ValueError):
        return


def _is_of(record: Path, edition: str) -> bool:
    """Whether a folder still holds that edition: another build may have put its own there at once."""
    return bool(json.loads(record.read_text(encoding="utf-8")).get("edition") == edition)


def _surroundings() -> dict[str, str]:
    own = {name: os.environ[name] for name in sorted(os.environ) if name.startswith("BRIEFGEN_") and name != PASSWORD}
    return {"version": __version__, **own}


def _remembered(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads((folder / BUILT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _files(folder: Path, outputs: Iterable[str]) -> dict[str, str]:
    """Every file of the folder by its path in it, but for what builds write and what Excel keeps while it is open.

    Raises ValueError where there are too many.
    """
    found = {}
    for path in _below(folder, _folders(outputs)):
        found[path.relative_to(folder).as_posix()] = _digest(path)
        if len(found) > LARGEST:
            raise ValueError(folder)
    return found


def _folders(outputs: Iterable[str]) -> set[str]:
    """Where builds put their files, unless it is the packet's folder itself."""
    return {Path(each).parent.as_posix() for each in outputs} - {"."}


def _below(folder: Path, written: set[str]) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        here = Path(place)
        folders[:] = [
            each
            for each in sorted(folders)
            if each not in OWN and (here / each).relative_to(folder).as_posix() not in written
        ]
        yield from (here / each for each in sorted(names) if not each.startswith("~$"))


def _digests(folder: Path, names: Iterable[str]) -> dict[str, str]:
    return {each: _digest(folder / each) for each in names}


def _digest(path: Path) -> str:
    """The digest of a file, or nothing for one that is not there."""
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""


def _is_outside(name: str) -> bool:
    return Path(name).is_absolute() or ".." in Path(name).parts


def _shown(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.as_posix()


def _differing(before: Digests, now: Digests) -> list[str]:
    return [name for name in sorted({*before, *now}) if before.get(name, "") != now.get(name, "")]
