"""Read finished files and the workbook as it is now, and say what became of every printed figure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from briefgen.diagnostics import Diagnostic, error, has_errors, warning
from briefgen.errors import CannotRun
from briefgen.indicators import Dataset
from briefgen.origins import Place
from briefgen.pipeline.opening import content_of, opened
from briefgen.pipeline.outputs import deliver_to
from briefgen.readers.packet import ReadPacket
from briefgen.verifying import WRONG, State, Verification, Verified, differences, grouped, verified
from briefgen.workbook import read as read_workbook


@dataclass(frozen=True, slots=True)
class VerifiedFile:
    """A file, what stands in it, the workbook that it was held against (None where none was at hand)."""

    path: Path
    packet: ReadPacket
    workbook: Path | None
    unchanged: bool
    result: Verification


@dataclass(frozen=True, slots=True)
class VerifiedFiles:
    """All files that could be read, and everything that was found; `unread` says whether one could not be."""

    files: tuple[VerifiedFile, ...]
    diagnostics: tuple[Diagnostic, ...]
    unread: bool = False
    marked: Path | None = None


@dataclass(slots=True)
class _Workbooks:
    """Workbooks as they are now, each read once."""

    read: dict[Path, tuple[Dataset, str]] = field(default_factory=dict)

    def now(self, path: Path) -> tuple[Dataset, str]:
        """The dataset and the digest. Raises CannotRun with all that is wrong with the workbook."""
        if path not in self.read:
            content = content_of(path)
            found = read_workbook(content, path.name)
            if has_errors(found.diagnostics):
                raise CannotRun(found.diagnostics)
            self.read[path] = (found.output, sha256(content).hexdigest())
        return self.read[path]


def verify(paths: Sequence[Path], workbook: str = "", mark: str = "") -> VerifiedFiles:
    """What became of each figure in each file. `mark` is where a copy of the PDF goes with its wrong figures marked.

    Raises CannotRun where no file can be read, the workbook cannot, or the marked copy cannot be written.
    """
    workbooks = _Workbooks()
    files: list[VerifiedFile] = []
    unread: list[Diagnostic] = []
    for path in dict.fromkeys(paths):
        try:
            packet = opened(path)
        except CannotRun as problem:
            unread += problem.diagnostics
        else:
            files.append(_verified(path, packet, workbook, workbooks))
    if not files:
        raise CannotRun(unread)
    found = [*unread, *(each for file in files for each in findings(file)), *_unlike(files)]
    marked, set_aside = _marked(files, mark) if mark else (None, ())
    return VerifiedFiles(tuple(files), (*found, *set_aside), bool(unread), marked)


def _verified(path: Path, packet: ReadPacket, asked: str, workbooks: _Workbooks) -> VerifiedFile:
    assert packet.record is not None
    place = Path(asked) if asked else _workbook_of(path, packet)
    if place is None:
        return VerifiedFile(path, packet, None, False, verified(packet, None))
    dataset, digest = workbooks.now(place)
    known = packet.record.workbook
    unchanged = known is not None and known.sha256 == digest
    return VerifiedFile(path, packet, place, unchanged, verified(packet, dataset, unchanged))


def _workbook_of(path: Path, packet: ReadPacket) -> Path | None:
    """The workbook that the record names: beside the working folder, the file, or the folder of the file."""
    known = packet.record.workbook if packet.record else None
    if known is None:
        return None
    folders = (Path(), path.parent, path.parent / "..")
    return next((place for folder in folders if (place := folder / known.path).is_file()), None)


# --- findings -------------------------------------------------------------------------------------------------


def findings(file: VerifiedFile) -> Iterator[Diagnostic]:
    """One finding for each figure and what became of it, with all its pages."""
    where = Place(file.path.name)
    record = file.packet.record
    if file.workbook is None:
        path = record.workbook.path if record and record.workbook else "—"
        yield warning("V720", where, path=path, name=file.path.name)
    for state in (State.STALE, State.GONE, State.ALTERED, State.REMOVED, State.UNTOLD):
        if state is not State.UNTOLD or file.workbook is not None:
            places = [each for each in file.result.places if each.state is state]
            yield from (_finding(each, pages, where) for each, pages in grouped(places))
    yield from (warning("V726", where, phrase=claim.phrase) for claim in file.result.unsettled)


CODES = {
    State.STALE: "V721",
    State.ALTERED: "V722",
    State.REMOVED: "V723",
    State.GONE: "V724",
    State.UNTOLD: "V725",
}


def _finding(found: Verified, pages: Iterable[str], where: Place) -> Diagnostic:
    told = {
        "was": found.standing.place.text,
        "now": found.current or "—" if found.state is State.STALE else found.standing.text or "—",
        "current": found.current or "—",
        "indicator": found.figure.name,
        "cell": "、".join(dict.fromkeys(str(cell) for cell in found.figure.cells[: None if found.figure.rule else 1])),
        "pages": "、".join(filter(None, pages)) or "—",
        "sentence": found.standing.place.sentence,
    }
    make = error if found.state in WRONG else warning
    return make(CODES[found.state], where, **told)


def _unlike(files: Sequence[VerifiedFile]) -> Iterator[Diagnostic]:
    """Where files of one packet differ: in their edition, or in a figure."""
    for one, other in pairwise(files):
        ours, theirs = one.packet.record, other.packet.record
        assert ours is not None
        assert theirs is not None
        where = Place(one.path.name)
        if ours.edition != theirs.edition:
            editions = {"one": ours.edition, "other": theirs.edition}
            yield error("V728", where, other_file=other.path.name, **editions)
            continue
        for each in differences(one.packet, other.packet):
            texts = {"one": each.one or "—", "other": each.other or "—"}
            names = {"indicator": each.figure.name, "other_file": other.path.name}
            yield error("V727", where, pages=each.page or "—", **names, **texts)


# --- a marked copy ------------------------------------------------------------------------------------------------


def _marked(files: Sequence[VerifiedFile], mark: str) -> tuple[Path, tuple[Diagnostic, ...]]:
    target = Path(mark)
    file = next((each for each in files if each.packet.kind == "pdf"), None)
    if file is None:
        raise CannotRun([error("V729", Place("--mark"))])
    if any(target.resolve() == each.path.resolve() for each in files):
        free = f"{target.stem}（已标）{target.suffix}"
        raise CannotRun([error("V730", Place("--mark"), name=target.name, free=free)])
    content = _highlighted(file)
    if target.is_file() and target.read_bytes() == content:
        return target, ()
    return target, deliver_to(target.parent, {target.name: content}).diagnostics


def _highlighted(file: VerifiedFile) -> bytes:
    from briefgen.writers.pdf.marking import Highlight, highlighted

    wrong = [each for each in file.result.places if each.state in WRONG]
    return highlighted(
        content_of(file.path),
        [
            Highlight(box.page, (box.left, box.bottom, box.right, box.top), _note(each))
            for each in wrong
            for box in each.standing.boxes
        ],
    )


def _note(found: Verified) -> str:
    """技术合同成交额 指标!F11: 超235亿元 → 超240亿元."""
    cell = next(map(str, found.figure.cells), "")
    return f"{found.figure.name} {cell}: {found.standing.place.text} → {found.current or '—'}"
