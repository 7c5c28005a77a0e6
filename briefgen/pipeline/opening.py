"""Open a finished file, whichever kind it is, with its record and what stands in each recorded place."""

from collections.abc import Callable
from pathlib import Path

from briefgen.diagnostics import error
from briefgen.errors import CannotRun
from briefgen.origins import Place
from briefgen.readers import docx, pdf
from briefgen.readers.packet import ReadPacket

HEAD = 1024
"""A PDF may begin with so many bytes of something else (ISO 32000-1, annex H.3.4.1)."""


def content_of(path: Path) -> bytes:
    """The bytes of a file. Raises CannotRun where it cannot be opened."""
    try:
        return path.read_bytes()
    except OSError as problem:
        raise CannotRun([error("V717", Place(path.name), problem=problem.strerror or problem)]) from problem


def opened(path: Path) -> ReadPacket:
    """What stands in a .docx or .pdf. Raises CannotRun for what is neither, cannot be read, or holds no record."""
    content = content_of(path)
    packet = _reader(content, path.name)(content, path.name)
    if packet.record is None:
        raise CannotRun([error("V716", Place(path.name), name=path.name)])
    return packet


def _reader(content: bytes, name: str) -> Callable[[bytes, str], ReadPacket]:
    if b"%PDF-" in content[:HEAD]:
        return pdf.read
    if content.startswith(b"PK"):
        return docx.read
    raise CannotRun([error("V710", Place(name), name=name)])
