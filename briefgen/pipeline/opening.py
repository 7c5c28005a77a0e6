"""Open a finished file, whichever kind it is, with its record and what stands in each recorded place."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from briefgen.diagnostics import error
from briefgen.errors import CannotRun
from briefgen.origins import Place
from briefgen.pipeline.outputs import RECORD
from briefgen.pipeline.sources import SETTINGS_FILE, settings_of
from briefgen.readers import docx, pdf
from briefgen.readers.packet import ReadPacket
from briefgen.readers.recorded import Recorded, recorded
from briefgen.settings import Settings

HEAD = 1024
"""A PDF may begin with so many bytes of something else (ISO 32000-1, annex H.3.4.1)."""
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How old Office files begin, and new ones that are locked with a password ([MS-CFB] 2.2, [MS-OFFCRYPTO] 2.3.4.4)."""
LOCKED = "EncryptedPackage".encode("utf-16-le")


class Reader(Protocol):
    """What reads one kind of file; `lost` is the record of a copy that has lost its own."""

    def __call__(self, content: bytes, name: str, lost: Recorded | None = None) -> ReadPacket: ...


def content_of(path: Path) -> bytes:
    """The bytes of a file. Raises CannotRun where it cannot be opened."""
    try:
        return path.read_bytes()
    except OSError as problem:
        raise CannotRun([error("V717", Place(path.name), problem=problem.strerror or problem)]) from problem


def opened(path: Path, record: str = "") -> ReadPacket:
    """What stands in a .docx or .pdf, held against its own record.

    A copy that has none is held against `record`, or the record of the edition that stands on its pages where that is
    at hand. Raises CannotRun for what is neither kind, cannot be read, or has no record anywhere.
    """
    content = content_of(path)
    read = reader_of(content, path.name)
    packet = read(content, path.name)
    return packet if packet.record else read(content, path.name, _lost_record(path, packet.seen.edition, record))


def record_in(path: Path, lacking: str = "V716") -> Recorded:
    """The record that a .docx or .pdf carries, or that a record.json is.

    Raises CannotRun, with the code `lacking` for a file that has lost its record.
    """
    content = content_of(path)
    if path.suffix == ".json":
        return recorded(content, path.name)
    found = reader_of(content, path.name)(content, path.name).record
    if found is None:
        raise CannotRun([error(lacking, Place(path.name), name=path.name, edition="—")])
    return found


def record_path(folder: Path) -> Path:
    """Where the settings of the folder put the record of its packet, or where it goes without settings."""
    known = (folder / SETTINGS_FILE).is_file()
    settings = settings_of(folder, Settings()).output if known else Settings()
    return folder / settings.output / RECORD


def _lost_record(path: Path, edition: str, asked: str) -> Recorded:
    """The record that was asked for, or one that lies near and is of the edition that the copy shows."""
    if asked:
        found = record_in(Path(asked))
        if edition not in ("", found.edition):
            names = {"name": path.name, "record": Path(asked).name}
            raise CannotRun([error("V742", Place(path.name), edition=edition, other=found.edition, **names)])
        return found
    near = (record_in(each) for each in dict.fromkeys(_near(path)) if each.is_file())
    same = next((each for each in near if each.edition == edition), None)
    if same is None:
        raise CannotRun([error("V716", Place(path.name), name=path.name, edition=edition or "—")])
    return same


def _near(path: Path) -> Iterator[Path]:
    yield record_path(Path())
    yield path.parent / RECORD
    yield record_path(path.parent)


def reader_of(content: bytes, name: str) -> Reader:
    if b"%PDF-" in content[:HEAD]:
        return pdf.read
    if content.startswith(b"PK"):
        return docx.read
    is_locked = content.startswith(COMPOUND) and LOCKED in content
    raise CannotRun([error("V718" if is_locked else "V710", Place(name), name=name)])
