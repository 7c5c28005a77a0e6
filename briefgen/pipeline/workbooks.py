"""Read the workbooks of a packet from the outside: its own and those of its sources, once while they stay the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from glob import glob, has_magic
from hashlib import sha256
from pathlib import Path

from briefgen.diagnostics import Diagnostic, Warned, error, has_errors
from briefgen.errors import CannotRun
from briefgen.indicators import Dataset
from briefgen.limits import Limits
from briefgen.origins import Place
from briefgen.quantities import Rules
from briefgen.record import Input
from briefgen.settings import Settings
from briefgen.sourcing import SourceBlock
from briefgen.workbook import Read, SourceFile, read_again, read_all
from briefgen.workbook.findings import nearest
from briefgen.workbook.narrowing import Earlier, RowDigests
from briefgen.workbook.signatures import is_lock_file

Sources = tuple[tuple[SourceBlock, tuple[SourceFile, ...]], ...]


@dataclass(frozen=True, slots=True)
class Workbooks:
    """What the workbooks of a packet say; `content` are the bytes of the packet's own."""

    dataset: Dataset
    content: bytes
    inputs: tuple[Input, ...]
    digests: RowDigests | None = None
    is_narrowed: bool = False


@dataclass(frozen=True, slots=True)
class Rereading:
    """That digests of rows are wanted, and what an earlier reading found, if there was one."""

    earlier: Earlier | None = None


def workbooks(
    folder: Path, settings: Settings, rereading: Rereading | None = None, *, lint: bool = False
) -> Warned[Workbooks | None]:
    """The dataset of a packet and the files that it was read from; nothing where one cannot be read.

    Where the rows of its own workbook are told apart by areas, those that stand since an earlier reading may be left
    out, which `rereading` tells. With `lint`, traps in its own workbook that reading got round are told too.
    """
    own = _content(folder / settings.workbook, settings.workbook, "workbook", Place(settings.workbook))
    others = _sources(folder, settings.sources)
    found = (*own.diagnostics, *others.diagnostics)
    if own.output is None or has_errors(found):
        return Warned(None, found)
    name = Path(settings.workbook).name
    try:
        if rereading and not others.output:
            read = read_again(own.output, name, settings.house, settings.limits, rereading.earlier)
        else:
            read = _read(own.output, name, settings.house, settings.limits, others.output, lint)
    except CannotRun as problem:
        return Warned(None, problem.diagnostics)
    made = read.output
    files = {file.name: file for _, files in others.output for file in files}
    inputs = (
        Input(settings.workbook, _digest(own.output), made.readers),
        *(Input(name, _digest(file.content), made.others.get(name, ())) for name, file in files.items()),
    )
    return Warned(Workbooks(made.dataset, own.output, inputs, made.digests, made.is_narrowed), read.diagnostics)


def source_paths(folder: Path, block: SourceBlock) -> tuple[str, ...]:
    """The paths of a source's workbooks from the folder of the settings, in a fixed order."""
    if not has_magic(block.workbook):
        return (block.workbook,)
    found = glob(block.workbook, root_dir=folder, recursive=True)  # noqa: PTH207  # Path.glob takes no absolute one
    return tuple(sorted(Path(each).as_posix() for each in found if not is_lock_file(Path(each).name)))


def _sources(folder: Path, blocks: Sequence[SourceBlock]) -> Warned[Sources]:
    made, found = list[tuple[SourceBlock, tuple[SourceFile, ...]]](), list[Diagnostic]()
    for block in blocks:
        paths = source_paths(folder, block)
        if not paths:
            found.append(_nowhere(folder, block))
        read = [(path, _content(folder / path, path, "source", block.at("workbook"))) for path in paths]
        files = (SourceFile(path, each.output) for path, each in read if each.output is not None)
        made.append((block, tuple(files)))
        found += (problem for _, each in read for problem in each.diagnostics)
    return Warned(tuple(made), tuple(found))


def _content(path: Path, shown: str, key: str, place: Place) -> Warned[bytes | None]:
    try:
        return Warned(path.read_bytes())
    except FileNotFoundError:
        near = nearest(path.name, _beside(path)) or "—"
        missing = error("S177", place, path=shown, near=near)
        return Warned(None, (missing if key == "source" else error("S105", place, path=shown, key=key),))
    except OSError as problem:
        return Warned(None, (error("S109", place, problem=problem.strerror or problem),))


def _nowhere(folder: Path, block: SourceBlock) -> Diagnostic:
    near = nearest(Path(block.workbook).name, _beside(folder / block.workbook)) or "—"
    return error("S177", block.at("workbook"), path=block.workbook, near=near)


def _beside(path: Path) -> list[str]:
    """The names of the files that lie where one is missing."""
    return [each.name for each in path.parent.iterdir()] if path.parent.is_dir() else []


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


@lru_cache(maxsize=1)
def _read(content: bytes, name: str, house: Rules, limits: Limits, sources: Sources, lint: bool) -> Warned[Read]:
    """While a packet is watched and only its template changes, the same bytes are not read again: a value of values."""
    return read_all(content, name, house, limits, sources, lint=lint)
