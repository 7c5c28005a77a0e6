"""Trace figures of the packet that stands here, or of a file that is named; write the list of figures to check."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefgen import checklist, tracing
from briefgen.diagnostics import Diagnostic, error, note
from briefgen.errors import CannotRun
from briefgen.origins import Place
from briefgen.pipeline.opening import record_in, record_path
from briefgen.pipeline.outputs import RECORD, deliver_to
from briefgen.readers.recorded import Recorded, RecordedClaim
from briefgen.theme import briefing
from briefgen.tracing import Trace
from briefgen.writers import sheet

KINDS = ("xlsx", "pdf")


@dataclass(frozen=True, slots=True)
class Traced:
    """What was asked for, the record in which it was found, and claims that are meant beside its figures."""

    asked: str
    record: Recorded
    traces: tuple[Trace, ...]
    claims: tuple[RecordedClaim, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """The files of a list of figures, and what was noticed while writing them."""

    record: Recorded
    outputs: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]


def trace(asked: str, file: str = "", folder: Path | None = None) -> Traced:
    """The figures that are called so, read so or come from that cell; all of them where nothing is asked.

    Reads `file` (.docx, .pdf or record.json), or the record beside the packet of `folder`. A cell from which nothing
    comes is told. Raises CannotRun where there is no record, or nothing in it is meant.
    """
    record = record_of(file, folder or Path(), asked)
    found = tracing.traced(asked, record) if asked else tracing.everything(record)
    claims = tracing.traced_claims(asked, record, found) if asked else ()
    if found or claims:
        return Traced(asked, record, found, claims)
    cell = tracing.cell_asked(asked)
    if cell and cell.sheet in (None, *tracing.sheets(record)):
        return Traced(asked, record, (), (), (note("V705", Place(file or RECORD), cell=cell),))
    known = "、".join(tracing.near(asked, record)) or "—"
    raise CannotRun([error("V701", Place(file or RECORD), asked=asked, near=known)])


def record_of(file: str, folder: Path, asked: str = "") -> Recorded:
    """The record inside a file, or of the packet that a folder has built."""
    if file:
        return record_in(Path(file))
    path = record_path(folder)
    if not path.is_file():
        raise CannotRun([error("V702", Place(path.as_posix()), path=path.as_posix(), asked=asked or "--all")])
    return record_in(path)


# --- the list of figures ------------------------------------------------------------------------------------


def list_figures(
    kinds: Sequence[str], file: str = "", last: str = "", output: str = "", folder: Path | None = None
) -> Listed:
    """The 核数单 in the kinds that are asked for (xlsx, pdf), in `output`; `last` is a file of the last edition."""
    unknown = next((kind for kind in kinds if kind not in KINDS), None)
    if unknown is not None:
        raise CannotRun([error("V703", Place("--to"), kind=unknown, choices=", ".join(KINDS))])
    record = record_of(file, folder or Path())
    items = checklist.checklist(record, record_of(last, Path()) if last else None)
    stem = f"{checklist.WORDS[record.language].title} {record.edition}"
    files = {f"{stem}.{kind}": WRITERS[kind](items, record) for kind in kinds}
    place = Path(output)
    new = {name: content for name, content in files.items() if not _stands_there(place / name, content)}
    delivered = deliver_to(place, new)
    return Listed(record, tuple(place / name for name in files), delivered.diagnostics)


def _stands_there(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def _as_sheet(items: Sequence[checklist.Item], record: Recorded) -> bytes:
    return sheet.write(checklist.checklist_sheet(items, record))


def _as_pdf(items: Sequence[checklist.Item], record: Recorded) -> bytes:
    from briefgen.faces import shipped_faces
    from briefgen.layout import lay_out
    from briefgen.writers import pdf  # 60 ms with the faces; a sheet needs neither

    document, faces = checklist.checklist_document(items, record), shipped_faces()
    pages = lay_out(document, briefing(), faces)
    if pages.diagnostics:
        raise CannotRun(pages.diagnostics)
    return pdf.write(pages.output, document.meta, faces)


WRITERS: dict[str, Callable[[Sequence[checklist.Item], Recorded], bytes]] = {"xlsx": _as_sheet, "pdf": _as_pdf}
