"""Write a copy of a packet's workbook in which everything that was noticed in its cells is to be seen there."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from briefgen.diagnostics import Diagnostic, Severity, error, note
from briefgen.errors import CannotRun
from briefgen.origins import Origin, Place
from briefgen.pipeline.outputs import deliver_to
from briefgen.pipeline.sources import SETTINGS_FILE, settings_of
from briefgen.reporting import MessageLanguage, as_comment
from briefgen.settings import Settings
from briefgen.workbook.linting.mending import mended
from briefgen.workbook.marking import Copy, Level, Mark, Mend
from briefgen.workbook.signatures import Kind, kind_of

LEVELS = {Severity.ERROR: Level.ERROR, Severity.WARNING: Level.WARNING, Severity.NOTE: Level.NOTE}


@dataclass(frozen=True, slots=True)
class CopyWanted:
    """Where the copy is to stand, and whether what is safe to mend is mended in it."""

    target: Path
    mends: bool = False


@dataclass(frozen=True, slots=True)
class Mended:
    """A cell of the copy that holds something else than the workbook's."""

    cell: Origin
    before: str
    after: Decimal | str

    @property
    def shown(self) -> str:
        """What it holds now, words in quotation marks."""
        return f"{self.after:f}" if isinstance(self.after, Decimal) else f"“{self.after}”"


@dataclass(frozen=True, slots=True)
class Copied:
    """The copy, what was mended in it, and what was set aside for it."""

    path: Path
    mends: tuple[Mended, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def copy_workbook(
    folder: Path, asked: Settings, found: Sequence[Diagnostic], wanted: CopyWanted, language: MessageLanguage
) -> Copied:
    """Write the copy; the workbook itself is only read. A file in its place that is not ours is set aside.

    Raises CannotRun where the workbook is of another kind (W350), cannot be marked (W354) or would be written over
    (W352), where the name does not fit (W351), or the folder cannot be written.
    """
    settings = settings_of(folder, asked).output
    path, name = folder / settings.workbook, Path(settings.workbook).name
    content = _content(path, wanted.target)
    if kind_of(content, name) is not Kind.PACKAGE:
        raise CannotRun([error("W350", Place(name), name=name)])
    copy = Copy(content, name, settings.limits)
    _check_suffix(wanted.target, copy.suffix)
    own = [each for each in found if _is_in(each, name)]
    mends = _mend(copy, own) if wanted.mends else {}
    copy.mark(_marks(own, mends, language))
    return _delivered(wanted.target, copy.packed(), tuple(mends.values()))


def _content(path: Path, target: Path) -> bytes:
    if target.exists() and path.exists() and target.samefile(path):
        free = f"{target.stem}（批注）{target.suffix}"
        raise CannotRun([error("W352", Place("--copy"), name=target.name, free=free)])
    try:
        return path.read_bytes()
    except OSError as problem:
        raise CannotRun([error("S109", Place(path.name), problem=problem.strerror or problem)]) from problem


def _check_suffix(target: Path, suffix: str) -> None:
    if target.suffix.lower() != suffix:
        free = target.with_suffix(suffix).name
        raise CannotRun([error("W351", Place("--copy"), name=target.name, suffix=suffix, free=free)])


def _is_in(found: Diagnostic, workbook: str) -> bool:
    """Whether it has a cell in the packet's own workbook."""
    where = found.where
    return isinstance(where, Origin) and bool(where.cell) and not where.foreign and where.workbook == workbook


def _mend(copy: Copy, found: Iterable[Diagnostic]) -> dict[Diagnostic, Mended]:
    """What was mended, by the finding that it answers."""
    wanted = dict[Mend, tuple[Diagnostic, Origin, str]]()
    for each in found:
        mend = mended(each)
        if mend and isinstance(each.where, Origin):
            wanted[Mend(each.where.sheet, each.where.cell, mend.after)] = each, each.where, mend.before
    done = ((each.content, *wanted[each]) for each in copy.mend(wanted))
    return {found: Mended(cell, before, content) for content, found, cell, before in done}


def _marks(found: Iterable[Diagnostic], mends: dict[Diagnostic, Mended], language: MessageLanguage) -> Iterator[Mark]:
    for each in found:
        if not isinstance(each.where, Origin):
            continue
        mend, level = mends.get(each), LEVELS[each.severity]
        if mend:
            each, level = note("W355", each.where, before=mend.before, after=mend.shown), Level.MENDED
        assert isinstance(each.where, Origin)
        yield Mark(each.where.sheet, each.where.cell, level, as_comment(each, language))


def _delivered(path: Path, content: bytes, mends: tuple[Mended, ...]) -> Copied:
    if path.is_file() and path.read_bytes() == content:
        return Copied(path, mends)
    home = Path() if Path(SETTINGS_FILE).is_file() else None
    delivered = deliver_to(path.parent, {path.name: content}, home)
    return Copied(path, mends, delivered.diagnostics)
