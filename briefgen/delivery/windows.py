"""Hand a file to whatever program prints PDF on Windows; what becomes of it there nobody tells."""

import sys
from hashlib import sha256
from pathlib import Path

from briefgen.delivery.printers import Job, Printer, Progress
from briefgen.errors import Mistake

USUAL = "—"
"""The printer that the system takes where none is named; its name is not asked for."""


class Windows:
    """The print verb of the system (ShellExecute). Paper, sides and staples are as the printer is set up there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def default(self) -> str:
        return USUAL

    def printer(self, name: str) -> Printer:
        """Nothing is known of it."""
        return Printer(name)

    def submit(self, name: str, content: bytes, job: Job) -> str:
        """Hand a copy after another to the program; the file stays, for that reads it when it likes."""
        path = self._folder / f"{sha256(content).hexdigest()[:16]}.pdf"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            for _ in range(job.copies):
                self._start(path, name)
        except OSError as problem:
            raise Mistake("D886", name=name, problem=problem.strerror or problem) from problem
        return path.name

    def progress(self, request: str) -> Progress:  # noqa: ARG002  # nobody knows
        return Progress("handed")

    @staticmethod
    def _start(path: Path, name: str) -> None:
        """Raises OSError where no program prints PDF files."""
        if sys.platform != "win32":
            raise OSError("not Windows")
        import os

        if name == USUAL:
            os.startfile(path, "print")
        else:
            os.startfile(path, "printto", f'"{name}"')
