"""Remember what each packet of many was made of, and tell why one has to be made again."""

import json
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from briefgen.areas import base_area, seen_from
from briefgen.dependence import answers, digest, figures_of, words_of
from briefgen.diagnostics import Diagnostic, Severity
from briefgen.indicators import Dataset, Question
from briefgen.origins import Origin, Place
from briefgen.pipeline.sources import Source
from briefgen.version import __version__
from briefgen.workbook.narrowing import Earlier, RowDigests

KEYS = Path(".briefgen") / "packets"
"""Where a folder has a note for each of its packets."""


NO_ANSWERS = digest(())


@dataclass(frozen=True, slots=True)
class Key:
    """Digests of all that a packet was made of; two builds with one key give one packet.

    `surroundings` are the version of this program and what was asked on the command line, `template` its texts, theme,
    paper and settings, `words` those of the workbook that every area shares, `figures` the rows of the area itself,
    `others` the answers to what it asked of other areas.
    """

    surroundings: str
    template: str
    words: str
    figures: str
    others: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A packet as it was last made: its key, its questions, its edition, and its files with their digests."""

    key: Key
    questions: tuple[Question, ...]
    edition: str
    outputs: Mapping[str, str]
    rows: str = ""
    """The digest of its rows as they stood in the workbook, empty where they could not be told apart."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was found in it: a packet that stands tells it again."""


def keys(shared: Source, areas: Iterable[str], asked: str, notes: Mapping[str, Note]) -> Mapping[str, Key]:
    """The key of each area's packet but for the answers of others. `asked` is what else was asked for.

    Figures of rows that stand as they stood are those of the note.
    """
    surroundings = digest((__version__, asked, *_environment()))
    template, words = digest(_made_with(shared)), digest(words_of(shared.whole))
    return {area: Key(surroundings, template, words, _figures(shared, area, notes.get(area))) for area in areas}


def _figures(shared: Source, area: str, note: Note | None) -> str:
    rows = rows_of_area(shared, area)
    return note.key.figures if note and rows and note.rows == rows else digest(figures_of(shared.whole, area))


def rows_of_area(shared: Source, area: str) -> str:
    """The digest of an area's rows as they stand in the workbook, with all that gives them their meaning.

    Nothing for the area of the cover, whose rows may leave its name out.
    """
    if area == base_area(shared.whole):
        return ""
    found = shared.digests.areas.get(area) if shared.digests else None
    return f"{shared.digests.rest[:16]} {found}" if shared.digests and found else ""


def _environment() -> Iterable[str]:
    return (f"{name}={value}" for name, value in sorted(os.environ.items()) if name.startswith("BRIEFGEN_"))


def _made_with(shared: Source) -> Iterable[str]:
    """Templates, theme, pictures and settings; the workbook itself only where it travels inside the files."""
    whole = shared.settings.attach == "workbook"
    yield from (f"{each.path} {each.sha256}" for each in shared.inputs if whole or not each.readers)
    yield repr(shared.settings)
    yield repr(shared.look.theme)
    yield repr(shared.look.switches)
    yield sha256(repr(shared.packet.literals).encode()).hexdigest()
    yield from _faces_of_the_machine(shared)


def _faces_of_the_machine(shared: Source) -> Iterable[str]:
    """The faces that do not come with this program, by their files as they lie there."""
    for name in sorted(shared.look.theme.faces):
        file = shared.look.faces.face(name).file
        if not file.shipped and file.path.is_file():
            found = file.path.stat()
            yield f"{name} {file.path} {file.index} {found.st_size} {found.st_mtime_ns}"


def answered(whole: Dataset, area: str, questions: Sequence[Question]) -> str:
    """What the other areas answer now to what a packet asked."""
    if not questions:
        return NO_ANSWERS
    return answers(seen_from(whole, area).output, questions)


def changed(note: Note, key: Key, folder: Path) -> tuple[str, ...]:
    """Which digests differ; `files` where some are not as they were left. Nothing where the packet stands.

    Where figures of the area itself have changed, what others answer is no matter.
    """
    before, now = asdict(note.key), asdict(key)
    differing = tuple(name for name in now if before[name] != now[name])
    if "figures" in differing:
        return tuple(name for name in differing if name != "others")
    return differing or (() if _stand(note, folder) else ("files",))


def _stand(note: Note, folder: Path) -> bool:
    return all(_digest(folder / name) == known for name, known in note.outputs.items())


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


# --- notes ------------------------------------------------------------------------------------------------------


def known(home: Path) -> Mapping[str, Note]:
    """What is remembered of each area's packet; a note that cannot be read is none."""
    found = (_read(path) for path in sorted((home / KEYS).glob("*.json")))
    return dict(each for each in found if each)


def _read(path: Path) -> tuple[str, Note] | None:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        questions = tuple(tuple(map(str, each)) for each in found["questions"])
        key, outputs = Key(**found["key"]), dict(found["outputs"])
        told = tuple(map(_diagnostic, found["told"]))
        return str(found["area"]), Note(key, questions, str(found["edition"]), outputs, str(found["rows"]), told)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remember(home: Path, area: str, note: Note) -> None:
    """A note that cannot be written is no mistake: the packet is then made once too often."""
    with suppress(OSError):
        place = _place(home, area)
        place.parent.mkdir(parents=True, exist_ok=True)
        waiting = place.with_suffix(f".{os.getpid()}")
        told = asdict(replace(note, diagnostics=()))
        del told["diagnostics"]
        told |= {"area": area, "told": [_diagnostic_json(each) for each in note.diagnostics]}
        waiting.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        waiting.replace(place)


def _diagnostic_json(found: Diagnostic) -> list[object]:
    where = asdict(found.where) if found.where else None
    return [found.code, found.severity.value, where, [list(each) for each in found.arguments]]


def _diagnostic(told: list[Any]) -> Diagnostic:
    code, severity, where, arguments = told
    place = None if where is None else Origin(**where) if "sheet" in where else Place(**where)
    return Diagnostic(str(code), Severity(severity), place, tuple((str(name), str(value)) for name, value in arguments))


def _place(home: Path, area: str) -> Path:
    return home / KEYS / f"{sha256(area.encode()).hexdigest()[:16]}.json"


# --- what was read ----------------------------------------------------------------------------------------------

ROWS = Path(".briefgen") / "rows.json"
"""Where a folder remembers the digests of the rows of its workbook as it was read last."""


def earlier(home: Path, notes: Mapping[str, Note]) -> Earlier | None:
    """What an earlier reading found; rows of packets that are not as it found them are wanted, and all rows of
    indicators that packets asked other areas about."""
    try:
        found = json.loads((home / ROWS).read_text(encoding="utf-8"))
        told = RowDigests(str(found["rest"]), dict(found["areas"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    standing = {area for area, note in notes.items() if note.rows == f"{told.rest[:16]} {told.areas.get(area)}"}
    codes = frozenset(question[1] for note in notes.values() for question in note.questions)
    return Earlier(told, frozenset(told.areas.keys() - standing), codes)


def remember_rows(home: Path, found: RowDigests | None, wrong: Collection[str]) -> None:
    """Note the digests of a reading but for those of areas with something wrong in their rows; under no name something
    is wrong beside them, and nothing is kept. A folder that refuses is no mistake."""
    with suppress(OSError):
        if found is None or "" in wrong:
            (home / ROWS).unlink(missing_ok=True)
            return
        found = replace(found, areas={area: told for area, told in found.areas.items() if area not in wrong})
        waiting = (home / ROWS).with_suffix(f".{os.getpid()}")
        waiting.parent.mkdir(parents=True, exist_ok=True)
        waiting.write_text(json.dumps(asdict(found), ensure_ascii=False), encoding="utf-8")
        waiting.replace(home / ROWS)
