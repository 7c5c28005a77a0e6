"""Remember what each packet of many was made of, and tell why one has to be made again."""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import file_digest, sha256
from pathlib import Path

from briefgen.areas import seen_from
from briefgen.dependence import answers, digest, figures_of, words_of
from briefgen.indicators import Dataset, Question
from briefgen.pipeline.sources import Source
from briefgen.version import __version__

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


def keys(shared: Source, areas: Iterable[str], asked: str) -> Mapping[str, Key]:
    """The key of each area's packet but for the answers of others. `asked` is what else was asked for."""
    surroundings = digest((__version__, asked, *_environment()))
    template, words = digest(_made_with(shared)), digest(words_of(shared.whole))
    return {area: Key(surroundings, template, words, digest(figures_of(shared.whole, area))) for area in areas}


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


def known(home: Path, area: str) -> Note | None:
    """What is remembered of an area's packet; nothing where no note can be read."""
    try:
        found = json.loads(_place(home, area).read_text(encoding="utf-8"))
        questions = tuple(tuple(map(str, each)) for each in found["questions"])
        return Note(Key(**found["key"]), questions, str(found["edition"]), dict(found["outputs"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remember(home: Path, area: str, note: Note) -> None:
    """A note that cannot be written is no mistake: the packet is then made once too often."""
    with suppress(OSError):
        place = _place(home, area)
        place.parent.mkdir(parents=True, exist_ok=True)
        waiting = place.with_suffix(f".{os.getpid()}")
        waiting.write_text(json.dumps(asdict(note), ensure_ascii=False), encoding="utf-8")
        waiting.replace(place)


def _place(home: Path, area: str) -> Path:
    return home / KEYS / f"{sha256(area.encode()).hexdigest()[:16]}.json"
