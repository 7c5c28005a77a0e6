"""Read the pictures that a workbook names, from its packet's own folders and from nowhere else."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path, PureWindowsPath

from briefgen.diagnostics import Diagnostic, Warned, error
from briefgen.document import Image
from briefgen.errors import Mistake
from briefgen.indicators import Dataset, Label
from briefgen.record import Input
from briefgen.theme import Theme

PICTURES = "pictures"
MOST_MEGABYTES = 200
MEGABYTE = 1_000_000

Photograph = tuple[Image, Input]


def photographs(dataset: Dataset, theme: Theme, folders: Sequence[Path]) -> Warned[tuple[Photograph, ...]]:
    """The pictures that can be printed, and what is wrong with the others, each told at the cell that names it.

    `folders` are the workbook's and the template's; in each the folder `pictures` is looked into too.
    """
    made: list[Photograph] = []
    found: list[Diagnostic] = []
    for label in _named(dataset):
        try:
            photograph = _photograph(label, theme, folders)
        except Mistake as mistake:
            found.append(error(mistake.code, label.origin, **mistake.arguments))
            continue
        made += photograph.output
        found += photograph.diagnostics
    return Warned(tuple(made), tuple(found))


def _named(dataset: Dataset) -> Iterable[Label]:
    """The first cell that names each file."""
    named: dict[str, Label] = {}
    for file in filter(None, (each.file for each in dataset.pictures)):
        named.setdefault(file.text, file)
    return named.values()


def _photograph(label: Label, theme: Theme, folders: Sequence[Path]) -> Warned[tuple[Photograph, ...]]:
    from briefgen.pictures import Room, printable  # Pillow costs 30 ms, and only packets with photographs need it

    try:
        content = _content(label.text, folders)
    except (OSError, ValueError) as problem:
        raise Mistake("S109", problem=getattr(problem, "strerror", None) or problem) from problem
    room = Room(theme.page.measure, theme.pictures.height)
    ready = printable(label.text, content, room, label.origin)
    if ready.output is None:
        return Warned((), ready.diagnostics)
    return Warned(((ready.output, Input(label.text, sha256(content).hexdigest())),), ready.diagnostics)


def _content(name: str, folders: Sequence[Path]) -> bytes:
    path = _found(name, folders)
    size = path.stat().st_size
    if size > MOST_MEGABYTES * MEGABYTE:
        raise Mistake("P811", path=name, size=size // MEGABYTE, most=MOST_MEGABYTES)
    return path.read_bytes()


def _found(name: str, folders: Sequence[Path]) -> Path:
    """The file, wherever it is of the places that count. A link that leads out of them is no way round."""
    written = PureWindowsPath(name)  # it takes both kinds of slash, and knows what an absolute path is on any system
    if written.anchor or ".." in written.parts:
        raise Mistake("P810", path=name)
    path = next((each for each in _places(written.parts, folders) if each.is_file()), None)
    if path is None:
        near = get_close_matches(name, list(_known(folders)), 1, 0.4)
        raise Mistake("P802", path=name, near=next(iter(near), "—"))
    if not any(path.resolve().is_relative_to(folder.resolve()) for folder in folders):
        raise Mistake("P810", path=name)
    return path


def _places(parts: Iterable[str], folders: Sequence[Path]) -> Iterator[Path]:
    for folder in folders:
        yield folder.joinpath(*parts)
        yield folder.joinpath(PICTURES, *parts)


def _known(folders: Sequence[Path]) -> Iterator[str]:
    """Names of the files beside which the missing one should be."""
    for folder in (place for each in folders for place in (each, each / PICTURES)):
        if folder.is_dir():
            yield from sorted(each.name for each in folder.iterdir() if each.is_file())
