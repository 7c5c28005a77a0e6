"""Find the faces that a theme names: shipped with the program, or on this machine."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from briefgen.diagnostics import Diagnostic, Warned, error
from briefgen.faces import FaceFile, Faces, SystemFaces, resolved
from briefgen.faces.inspecting import FORBIDDEN, TRUNCATED, UNKNOWN_FORMAT, Unfit
from briefgen.faces.resolving import face_of_file
from briefgen.faces.system import LISTING, SUFFIXES, Listing
from briefgen.origins import Place
from briefgen.theme import Theme

OWN_FOLDERS = "BRIEFGEN_FACES"
PATIENCE = 10
"""Seconds for fontconfig, which answers in 0.03, or in a few where it has to read all faces first."""

FAULTS = {TRUNCATED: "S140", UNKNOWN_FORMAT: "S141", FORBIDDEN: "S142"}
"""What is told of a file that a theme names, by what is wrong with it."""


@dataclass(frozen=True, slots=True)
class OwnFaces:
    """What takes the place of the faces of the house, by their names: files of an office, families of this machine."""

    files: Mapping[str, FaceFile] = field(default_factory=dict)
    families: Mapping[str, str] = field(default_factory=dict)


NONE_OF_ITS_OWN = OwnFaces()


def lettering(theme: Theme, place: Place, own: OwnFaces = NONE_OF_ITS_OWN) -> Warned[Faces]:
    """The faces that a packet of this theme is set in; what is not there is told at `place` and stood in for."""
    return resolved(sorted(theme.faces), place, system_faces(), own.families, own.files)


# --- what a theme of an office names --------------------------------------------------------------------------


def own_faces(asked: Mapping[str, str], folder: Path, places: Mapping[str, Place]) -> Warned[OwnFaces]:
    """Files from that folder, and families that this machine has; an error at its place for each that cannot be used.

    `asked` are files and families by our names of faces, `places` where theme.toml names them.
    """
    files: dict[str, FaceFile] = {}
    families: dict[str, str] = {}
    found: list[Diagnostic] = []
    for name, written in asked.items():
        place = places.get(name.replace("-", "_")) or Place("theme.toml")
        is_file = Path(written).suffix.lower() in SUFFIXES
        if not ((folder / written).is_file() if is_file else system_faces().of_family(written)):
            found.append(error("S143", place, name=written))
        elif not is_file:
            families[name] = written
        else:
            try:
                files[name] = face_of_file(name, folder / written)
            except Unfit as fault:
                found.append(error(FAULTS[fault.code], place, path=written))
    return Warned(OwnFaces(files, families), tuple(found))


# --- this machine ---------------------------------------------------------------------------------------------


def system_faces() -> SystemFaces:
    """The faces of this machine; one that is installed meanwhile is found by the next run.

    BRIEFGEN_FACES names folders to look into instead, so that machines of one office find the same faces.
    """
    return _faces_in(os.environ.get(OWN_FOLDERS))


@cache
def _faces_in(folders: str | None) -> SystemFaces:
    if folders is not None:
        return SystemFaces(tuple(Path(each) for each in folders.split(os.pathsep) if each))
    return SystemFaces(system_folders(), fontconfig() if shutil.which("fc-list") else None)


def system_folders() -> tuple[Path, ...]:
    """Where Windows, macOS and Linux keep the faces of the machine and of the user."""
    home = Path.home()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", home / "AppData/Local")
        return Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts"), Path(local, "Microsoft/Windows/Fonts")
    if sys.platform == "darwin":
        return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"
    shared = Path("/usr/share/fonts"), Path("/usr/local/share/fonts")
    return *shared, home / ".local/share/fonts", home / ".fonts"


def fontconfig() -> Listing:
    """fc-list as a function of a pattern; a program that fails or hangs knows no faces."""

    @cache
    def listing(pattern: str) -> str:
        command = ["fc-list", "--format", LISTING, pattern]
        try:
            done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)
        except (OSError, subprocess.SubprocessError):
            return ""
        return done.stdout.decode("utf-8", "replace")

    return listing
