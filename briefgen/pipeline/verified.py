"""Hold what verifying files came to: each file with what it was held against, and everything that was found."""

from dataclasses import dataclass
from pathlib import Path

from briefgen.diagnostics import Diagnostic
from briefgen.parity import Unlike
from briefgen.readers.packet import ReadPacket
from briefgen.verifying import Verification


@dataclass(frozen=True, slots=True)
class VerifiedFile:
    """A file, what stands in it, the workbook that it was held against (None where none was at hand)."""

    path: Path
    packet: ReadPacket
    workbook: Path | None
    unchanged: bool
    result: Verification


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that two files of one packet have differently."""

    one: Path
    other: Path
    words: Unlike


@dataclass(frozen=True, slots=True)
class VerifiedFiles:
    """All files that could be read, and everything that was found; `unread` says whether one could not be."""

    files: tuple[VerifiedFile, ...]
    differences: tuple[Difference, ...]
    diagnostics: tuple[Diagnostic, ...]
    unread: bool = False
    marked: Path | None = None
