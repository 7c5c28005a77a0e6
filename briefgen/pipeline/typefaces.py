"""Find the faces that a theme names: files of the office, or families that this machine has."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from briefgen.diagnostics import Diagnostic, Warned, error, warning
from briefgen.faces import FaceFile, UnusableFace, described
from briefgen.faces.faces import FANGSONG, SHIPPED
from briefgen.origins import Place

FANGSONG_FAMILIES = (
    *("仿宋", "FangSong", "仿宋_GB2312", "FangSong_GB2312"),
    *("方正仿宋_GBK", "FZFangSong-Z02", "华文仿宋", "STFangsong"),
)
"""What 仿宋 is called on Windows, Kylin, UOS and macOS."""
FILES_OF = {
    "仿宋": ("simfang.ttf", "SIMFANG.TTF", "FZFSJW.TTF", "FZFSK.TTF", "STFANGSO.TTF"),
    "FangSong": ("simfang.ttf", "SIMFANG.TTF"),
    "楷体": ("simkai.ttf", "SIMKAI.TTF", "FZKTJW.TTF"),
    "黑体": ("simhei.ttf", "SIMHEI.TTF", "FZHTJW.TTF"),
}
"""The files of families that systems without fontconfig have."""
SUFFIXES = (".ttf", ".otf", ".ttc")
MISTAKES = {"unreadable": "S140", "outlines": "S141", "embedding": "S142"}


def own_faces(asked: Mapping[str, str], folder: Path, places: Mapping[str, Place]) -> Warned[dict[str, FaceFile]]:
    """The file of each face that a theme names, by our names; an error for each that cannot be used."""
    made: dict[str, FaceFile] = {}
    found: list[Diagnostic] = []
    for name, written in asked.items():
        place = places.get(name.replace("-", "_")) or Place("theme.toml")
        path = _file(written, folder)
        if path is None:
            found.append(error("S143", place, name=written))
            continue
        try:
            made[name] = described(name, path, _alternative(name))
        except UnusableFace as problem:
            found.append(error(MISTAKES[problem.reason], place, path=written))
    return Warned(made, tuple(found))


def fangsong(place: Place) -> Warned[FaceFile | None]:
    """The 仿宋 of this machine, or a warning that Song stands in for it."""
    for path in (path for path in _of_families(FANGSONG_FAMILIES) if path is not None):
        try:
            return Warned(described("fangsong", path, FANGSONG.alternative))
        except UnusableFace:
            continue
    return Warned(None, (warning("S144", place),))


def _file(written: str, folder: Path) -> Path | None:
    if written.lower().endswith(SUFFIXES):
        path = folder / written
        return path if path.is_file() else None
    return next((path for path in _of_families((written,)) if path is not None), None)


def _alternative(name: str) -> str:
    return next(each.alternative for each in (*SHIPPED, FANGSONG) if each.name == name)


def _of_families(families: Sequence[str]) -> list[Path]:
    """The files of these families: where systems keep them, then what fontconfig knows."""
    names = [file for family in families for file in FILES_OF.get(family, ())]
    kept = [folder / name for folder in _font_folders() for name in names]
    return [path for path in kept if path.is_file()] + _known_to_fontconfig(families)


def _font_folders() -> list[Path]:
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", "")) / "Microsoft" / "Windows" / "Fonts"
        return [Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts", local]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), Path.home() / "Library" / "Fonts"]
    return [Path.home() / ".fonts", Path.home() / ".local" / "share" / "fonts"]


def _known_to_fontconfig(families: Sequence[str]) -> list[Path]:
    """Files whose family bears one of the names; nothing where there is no fontconfig."""
    command = shutil.which("fc-list")
    if command is None:
        return []
    try:
        done = subprocess.run(
            [command, "--format", "%{file}\t%{family}\n"], capture_output=True, check=True, timeout=10, text=True
        )
    except (OSError, subprocess.SubprocessError):
        return []
    lines = (line.partition("\t") for line in done.stdout.splitlines())
    known = [(Path(file), frozenset(names.split(","))) for file, _, names in lines]
    return [file for family in families for file, names in known if family in names]
