"""Find the faces that a machine has: by known names of files, by fontconfig's list, or by the names in the files."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from unicodedata import normalize

import uharfbuzz

from briefgen.faces.inspecting import faces_in

SUFFIXES = frozenset((".ttf", ".otf", ".ttc", ".otc"))
KNOWN_FILES = {
    "仿宋": "simfang.ttf",
    "仿宋_GB2312": "simfang.ttf fs_gb2312.ttf",
    "FangSong": "simfang.ttf",
    "方正仿宋_GBK": "fzfsk.ttf fzfsgbk.ttf",
    "方正仿宋简体": "fzfsjw.ttf",
    "华文仿宋": "stfangso.ttf stfangsong.ttf",
    "STFangsong": "stfangso.ttf stfangsong.ttf",
    "FandolFang": "fandolfang-regular.otf",
    "方正小标宋_GBK": "fzxbsk.ttf",
    "方正小标宋简体": "fzxbsjw.ttf",
    "宋体": "simsun.ttc simsun.ttf",
    "黑体": "simhei.ttf",
    "楷体": "simkai.ttf",
    "楷体_GB2312": "simkai.ttf kt_gb2312.ttf",
}
"""The files in which Windows, Office, Kylin and UOS bring these families: looking for them reads no file."""

LISTING = "%{file}\t%{index}\t%{family}\n"
NAMED_INSTANCE = 16
"""Above this bit fontconfig counts the ready-made weights of a variable face."""
FAMILY_NAMES = (1, 16)
"""Family, typographic family (OpenType 1.9, table `name`)."""

Listing = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Found:
    """A face in a file of this machine, and the families by which it goes."""

    path: Path
    index: int = 0
    families: tuple[str, ...] = ()


class SystemFaces:
    """The faces of one machine. What has been asked is remembered; nothing is looked at before.

    `listing` answers a pattern of fontconfig's with lines of LISTING; without it the names in the files are read.
    """

    def __init__(self, folders: Sequence[Path], listing: Listing | None = None) -> None:
        self._folders = tuple(folders)
        self._listing = listing

    def of_family(self, family: str) -> tuple[Found, ...]:
        """The faces of a family, under any of its names, in no particular order of weight."""
        known = KNOWN_FILES.get(family, "").split()
        by_file = [Found(path, 0, (family,)) for name in known for path in self._files.get(name, ())]
        named = [each for each in self._listed if _folded(family) in map(_folded, each.families)]
        return tuple(by_file or named)

    def with_character(self, character: str) -> tuple[Found, ...]:
        """The faces that say that they have a character; without fontconfig all of them."""
        if self._listing is None:
            return self._listed
        return _parsed(self._listing(f":charset={ord(character):x}"))

    @cached_property
    def _files(self) -> dict[str, tuple[Path, ...]]:
        """Paths by the name of the file in small letters."""
        found: dict[str, tuple[Path, ...]] = {}
        for path in _walked(self._folders):
            name = path.name.lower()
            found[name] = (*found.get(name, ()), path)
        return found

    @cached_property
    def _listed(self) -> tuple[Found, ...]:
        if self._listing is not None:
            return _parsed(self._listing(":"))
        paths = (path for paths in self._files.values() for path in paths)
        return tuple(found for path in sorted(paths) for found in _named(path))


def _walked(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        for place, _, names in os.walk(folder):
            yield from (Path(place, name) for name in sorted(names) if Path(name).suffix.lower() in SUFFIXES)


def _folded(family: str) -> str:
    return normalize("NFKC", family).replace(" ", "").casefold()


def _parsed(listing: str) -> tuple[Found, ...]:
    """Each face once, by path: fontconfig's own order changes from run to run."""
    found: dict[tuple[str, int], Found] = {}
    for line in listing.splitlines():
        path, _, rest = line.partition("\t")
        index, _, families = rest.partition("\t")
        if not index.isdecimal() or Path(path).suffix.lower() not in SUFFIXES:
            continue
        number = int(index) & ((1 << NAMED_INSTANCE) - 1)
        found.setdefault((path, number), Found(Path(path), number, tuple(families.split(","))))
    return tuple(found[key] for key in sorted(found))


def _named(path: Path) -> Iterator[Found]:
    for index in range(faces_in(path)):
        face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)), index)
        names = [
            face.get_name(each.name_id, each.language) for each in face.list_names() if each.name_id in FAMILY_NAMES
        ]
        yield Found(path, index, tuple(dict.fromkeys(filter(None, names))))
