"""Find the faces that a theme names: shipped with the program, or on this machine."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

from briefgen.diagnostics import Warned
from briefgen.faces import Faces, SystemFaces, resolved
from briefgen.faces.system import LISTING, Listing
from briefgen.origins import Place
from briefgen.theme import TextStyle, Theme

OWN_FOLDERS = "BRIEFGEN_FACES"
PATIENCE = 10
"""Seconds for fontconfig, which answers in 0.03, or in a few where it has to read all faces first."""


def lettering(theme: Theme) -> Warned[Faces]:
    """The faces that a packet of this theme is set in; what is not there is told and stood in for."""
    return resolved(sorted(set(named_faces(theme))), Place(theme.name), system_faces())


def named_faces(node: object) -> Iterator[str]:
    """The face of each style that a theme, or a part of one, holds; a name may come more than once."""
    if isinstance(node, TextStyle):
        yield node.face
    elif isinstance(node, tuple):
        for each in node:
            yield from named_faces(each)
    elif is_dataclass(node):
        for field in fields(node):
            yield from named_faces(getattr(node, field.name))


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
