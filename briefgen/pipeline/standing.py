"""Read a workbook as it is now, with the sources that the settings of its packet name."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from briefgen.diagnostics import has_errors
from briefgen.errors import CannotRun
from briefgen.indicators import Dataset
from briefgen.pipeline.opening import content_of
from briefgen.pipeline.sources import SETTINGS_FILE, settings_of
from briefgen.pipeline.workbooks import workbooks
from briefgen.quantities import Rules
from briefgen.settings import Settings
from briefgen.workbook import read


@dataclass(frozen=True, slots=True)
class Standing:
    """What a workbook and its sources say now, its digest, and the paths and digests of the sources."""

    dataset: Dataset
    sha256: str
    others: tuple[tuple[str, str], ...] = ()


def standing(path: Path, house: Rules) -> Standing:
    """Raises CannotRun with all that is wrong with a workbook."""
    found = next(_packets(path), None)
    if found is None:
        content = content_of(path)
        alone = read(content, path.name, house)
        if has_errors(alone.diagnostics):
            raise CannotRun(alone.diagnostics)
        return Standing(alone.output, sha256(content).hexdigest())
    folder, settings = found
    together = workbooks(folder, replace(settings, house=house))
    made = together.output
    if made is None or has_errors(together.diagnostics):
        raise CannotRun(together.diagnostics)
    own, *others = made.inputs
    return Standing(made.dataset, own.sha256, tuple((each.path, each.sha256) for each in others))


def _packets(path: Path) -> Iterator[tuple[Path, Settings]]:
    """The folders near a workbook whose settings say that it is the packet's own, and that it has sources."""
    for folder in (Path(), path.parent, path.parent.parent):
        if (folder / SETTINGS_FILE).is_file():
            settings = _settings(folder)
            if settings.sources and (folder / settings.workbook).resolve() == path.resolve():
                yield folder, settings


def _settings(folder: Path) -> Settings:
    """Settings that cannot be used name no sources: a copy can be verified without them."""
    try:
        return settings_of(folder, Settings()).output
    except CannotRun:
        return Settings()
