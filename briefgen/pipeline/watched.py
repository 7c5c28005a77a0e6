"""Find the files that a packet is made of, and tell whether one of them has changed since."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from briefgen.errors import CannotRun, Mistake
from briefgen.narrative import decoded
from briefgen.pipeline.photographs import PICTURES
from briefgen.pipeline.sources import SETTINGS_FILE, TEMPLATE_FILE, find_template, settings_of
from briefgen.pipeline.workbooks import source_paths
from briefgen.settings import Settings, template_settings
from briefgen.theme import THEMES
from briefgen.theme_settings import theme_settings

TEMPORARY = ("~$", ".~", "~", ".#", ".briefgen-")
"""How files begin that Excel, WPS, LibreOffice and editors keep beside the one that is open."""
LEFT_OVER = (".tmp", ".swp", ".swx", ".bak", ".part", ".crdownload", "~")
"""How such files end. Excel writes a save into a file without an ending, or into one of these, and renames it."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """By what a file shows that it is another one, or another state of the same."""

    size: int
    changed: int
    number: int
    status_changed: int


Stamps = Mapping[Path, Stamp | None]
"""Each file of a packet as it lies there; None where it is missing."""


def is_temporary(path: Path) -> bool:
    """Whether a program keeps such a file for itself only while another one is open or being saved."""
    name = path.name.lower()
    return name.startswith(TEMPORARY) or name.endswith(LEFT_OVER)


def files_of(folder: Path, asked: Settings, pictures: Iterable[str] = ()) -> tuple[Path, ...]:
    """Every file that a build may read: settings, workbook, template, theme with what it names, pictures, letterhead.

    They are named whether they are there or not: one that is missing may be on its way. `pictures` are the names that
    the workbook gives. Where the settings cannot be read, they alone count.
    """
    found = [folder / SETTINGS_FILE]
    try:
        chosen = settings_of(folder, asked).output
    except CannotRun:
        return tuple(found)
    workbook = folder / chosen.workbook
    found.append(workbook)
    found += (folder / path for block in chosen.sources for path in source_paths(folder, block))
    template = find_template(folder, chosen.template)
    places = [workbook.parent, *((template,) if template else ())]
    if template:
        found += (template / TEMPLATE_FILE, *_below(template))
    found += (path for place in places for path in _below(place / PICTURES))
    found += (path for place in places for name in pictures for path in (place / name, place / PICTURES / name))
    found += _theme(folder, chosen, template)
    if chosen.reference:
        found.append(folder / chosen.reference)
    return tuple(dict.fromkeys(path for path in found if not is_temporary(path)))


def stamps(files: Sequence[Path]) -> Stamps:
    """How each file lies there now."""
    return {path: _stamp(path) for path in files}


def directories(files: Iterable[Path], folder: Path) -> tuple[Path, ...]:
    """The folders to listen to: those of the files, and those where pictures may come, each once in a fixed order."""
    homes = {folder, *(path.parent for path in files)}
    places = (*homes, *(home / PICTURES for home in homes))
    return tuple(sorted({each.resolve() for each in places if each.is_dir()}))


def concerns(named: Collection[Path], files: Iterable[Path]) -> bool:
    """Whether one of the paths that an event named is a file of the packet."""
    known = {_whole(path) for path in files}
    return any(_whole(path) in known for path in named)


def _whole(path: Path) -> Path:
    """The path from the root; a file that is a link counts under its own name, for that is what a save replaces."""
    return path.parent.resolve() / path.name


def _stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ino, found.st_ctime_ns)


def _below(place: Path) -> Iterator[Path]:
    """Every file of a folder; one that goes away meanwhile, or may not be looked into, is simply not there."""
    with suppress(OSError):
        yield from sorted(path for path in place.rglob("*") if path.is_file())


def _theme(folder: Path, chosen: Settings, template: Path | None) -> Iterator[Path]:
    """The theme.toml that is named, and the logo and the faces that it names."""
    name, home = chosen.theme, folder
    if not name and template is not None:
        name, home = _theme_of(template), template
    if name in THEMES or not name.endswith(".toml"):
        return
    written = home / name
    yield written
    with suppress(OSError, Mistake):
        own = theme_settings(decoded(written.read_bytes()), name).output
        yield from (written.parent / each for each in (own.logo, *own.faces.values()) if Path(each).suffix)


def _theme_of(template: Path) -> str:
    with suppress(OSError, Mistake):
        return template_settings(decoded((template / TEMPLATE_FILE).read_bytes()), TEMPLATE_FILE).output.theme
    return ""
