"""Write the redline of two sides that were compared, and nothing over what is not ours."""

from dataclasses import dataclass
from pathlib import Path

from briefgen.diagnostics import Diagnostic, error
from briefgen.errors import CannotRun
from briefgen.origins import Place
from briefgen.pipeline.differing import Compared
from briefgen.pipeline.outputs import deliver_to
from briefgen.pipeline.sources import SETTINGS_FILE
from briefgen.redlining import BROKEN, Summary, is_redline, redlined


@dataclass(frozen=True, slots=True)
class Redlined:
    """The file, and what was set aside for it."""

    path: Path
    diagnostics: tuple[Diagnostic, ...]


def redline(compared: Compared, target: str, summary: Summary) -> Redlined:
    """Write the new edition with its changes tracked. Raises CannotRun where a side has no Word file, or the folder
    cannot be written."""
    old, new = compared.old_word(), compared.new_word()
    try:
        content = redlined(old, new, summary)
    except BROKEN as problem:
        names = {"old": compared.difference.old.name, "new": compared.difference.new.name}
        raise CannotRun([error("V786", Place(names["old"]), **names)]) from problem
    path = Path(target)
    if path.is_file() and path.read_bytes() == content:
        return Redlined(path, ())
    home = Path() if Path(SETTINGS_FILE).is_file() else None
    ours = path.is_file() and is_redline(path.read_bytes())
    delivered = deliver_to(path.parent, {path.name: content}, home, overwrites=ours)
    return Redlined(path, delivered.diagnostics)
