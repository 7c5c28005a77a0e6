"""Read the workbook of a packet from the outside, once for as long as its bytes stay the same."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from briefgen.diagnostics import Diagnostic, Warned, error
from briefgen.errors import CannotRun
from briefgen.indicators import Dataset
from briefgen.limits import Limits
from briefgen.origins import Place
from briefgen.quantities import Rules
from briefgen.record import Input
from briefgen.settings import Settings
from briefgen.workbook import Read, read_all


@dataclass(frozen=True, slots=True)
class Workbooks:
    """What the workbooks of a packet say; `content` are the bytes of the packet's own."""

    dataset: Dataset
    content: bytes
    inputs: tuple[Input, ...]


def workbooks(folder: Path, settings: Settings) -> Warned[Workbooks | None]:
    """The dataset of a packet and the files that it was read from; nothing where one cannot be read."""
    path = folder / settings.workbook
    try:
        content = path.read_bytes()
    except OSError as problem:
        return Warned(None, (_unopened(problem, settings.workbook),))
    try:
        read = _read(content, path.name, settings.house, settings.limits)
    except CannotRun as problem:
        return Warned(None, problem.diagnostics)
    found = read.output
    made = Input(settings.workbook, sha256(content).hexdigest(), found.readers)
    return Warned(Workbooks(found.dataset, content, (made,)), read.diagnostics)


def _unopened(problem: OSError, name: str) -> Diagnostic:
    if isinstance(problem, FileNotFoundError):
        return error("S105", Place(name), path=name, key="workbook")
    return error("S109", Place(name), problem=problem.strerror or problem)


@lru_cache(maxsize=1)
def _read(content: bytes, name: str, house: Rules, limits: Limits) -> Warned[Read]:
    """While a packet is watched and only its template changes, the same bytes are not read again: a value of values."""
    return read_all(content, name, house, limits)
