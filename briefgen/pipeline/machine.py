"""Look at what a machine has for making packets: faces, LibreOffice, printer, language, cache; nothing here fails."""

import locale
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from platformdirs import user_cache_path

from briefgen.diagnostics import Diagnostic, Warned, warning
from briefgen.errors import Mistake
from briefgen.faces import FaceFile, resolved
from briefgen.faces.faces import STAND_INS
from briefgen.faces.inspecting import Unfit, inspected
from briefgen.faces.resolving import NOT_THERE
from briefgen.narrative import decoded
from briefgen.origins import Place
from briefgen.pipeline.lettering import system_faces
from briefgen.pipeline.sources import SETTINGS_FILE
from briefgen.settings import MailSettings, PrintSettings, Settings, packet_settings
from briefgen.theme import THEMES
from briefgen.version import __version__

FaceSource = Literal["shipped", "machine", "stand-in", "damaged"]

PROGRAM = "briefgen"
PATIENCE = 5
"""Seconds for a program that is asked for its version, or a printer system that does not answer."""
OFFICE_PLACES = (
    Path(r"C:\Program Files\LibreOffice\program\soffice.com"),
    Path(r"C:\Program Files (x86)\LibreOffice\program\soffice.com"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
)
"""Where LibreOffice is on systems that do not put it on the path."""
DEFAULT_PRINTER = "system default destination: "


@dataclass(frozen=True, slots=True)
class FaceState:
    """A face by the name that themes use, the family that sets it, and where that comes from."""

    name: str
    family: str
    source: FaceSource
    file: str


@dataclass(frozen=True, slots=True)
class Program:
    """A program on this machine; the version is empty where it did not tell."""

    path: str
    version: str = ""


@dataclass(frozen=True, slots=True)
class Printing:
    """The program that takes what is to be printed, and the printer that it prints on if none is named.

    `printer` is the one that the settings of the folder name, else the default one; the rest is what it offers.
    """

    path: str
    default: str = ""
    printer: str = ""
    papers: tuple[str, ...] = ()
    both_sides: bool = False
    staples: bool = False


@dataclass(frozen=True, slots=True)
class MailServer:
    """The server that the settings of the folder name, and what it offers; nothing where it cannot be used."""

    server: str
    user: str
    offers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Speech:
    """The language of the surroundings, and the encodings of names of files and of the terminal."""

    language: str
    files: str
    terminal: str


@dataclass(frozen=True, slots=True)
class Cache:
    """The folder in which work is kept for the next run; packets are made without it, only slower."""

    path: str
    writable: bool


@dataclass(frozen=True, slots=True)
class Machine:
    """What there is; a program that is not there is None."""

    version: str
    python: str
    system: str
    faces: tuple[FaceState, ...]
    fontconfig: Program | None
    office: Program | None
    printing: Printing | None
    mail: MailServer | None
    speech: Speech
    cache: Cache
    diagnostics: tuple[Diagnostic, ...] = ()


def examined(folder: Path) -> Machine:
    """This machine. The faces are those of all themes; diagnostics tell of those that are not there, and why the mail
    server that the settings of the folder name cannot be used."""
    faces, found = _faces()
    settings = _settings(folder)
    mail, printing = _mail(settings.mail), _printing(settings.print)
    return Machine(
        __version__,
        platform.python_version(),
        f"{platform.system()} {platform.machine()}".strip(),
        faces,
        _program("fc-list"),
        office(),
        printing.output,
        mail.output,
        Speech(_language(), sys.getfilesystemencoding(), str(getattr(sys.stdout, "encoding", None) or "")),
        _cache(),
        (*found, *printing.diagnostics, *mail.diagnostics),
    )


def office() -> Program | None:
    """LibreOffice, on the path or where it usually is."""
    return _program("soffice", "libreoffice", places=OFFICE_PLACES)


# --- faces ----------------------------------------------------------------------------------------------------


def _faces() -> tuple[tuple[FaceState, ...], tuple[Diagnostic, ...]]:
    """Every face that a theme names or may name, and what is wrong with files of the machine that would be taken."""
    names = sorted({name for theme in THEMES.values() for name in theme.faces} | set(STAND_INS))
    done = resolved(names, Place(PROGRAM), system_faces())
    found = tuple(each for each in done.diagnostics if each.code != NOT_THERE)
    return tuple(_face(name, done.output.face(name).file) for name in names), found


def _face(name: str, file: FaceFile) -> FaceState:
    return FaceState(name, file.family, _source(name, file), str(file.path))


def _source(name: str, file: FaceFile) -> FaceSource:
    try:
        inspected(file.path, file.index)
    except Unfit:
        return "damaged"
    if not file.shipped:
        return "machine"
    return "shipped" if file.name == name else "stand-in"


# --- programs -------------------------------------------------------------------------------------------------


def _program(*names: str, places: Sequence[Path] = ()) -> Program | None:
    on_path = (found for name in names if (found := shutil.which(name)))
    path = next(on_path, None) or next((str(each) for each in places if each.is_file()), None)
    return Program(path, _version(_answer(path, "--version"))) if path else None


def _version(answer: str) -> str:
    """The first word with a digit: LibreOffice 7.4.7.2 40(Build:2), fontconfig version 2.14.1."""
    return next((word for word in answer.split() if word[0].isdigit()), "")


def _answer(*command: str) -> str:
    """What a program prints; nothing from one that fails or hangs."""
    surroundings = {**os.environ, "LC_ALL": "C"}
    try:
        done = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=PATIENCE, check=False, env=surroundings
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace")


def _printing(settings: PrintSettings) -> Warned[Printing | None]:
    """Ask the printer that is meant what it offers; a warning tells why one that the settings name cannot be used."""
    path = shutil.which("lp")
    if path is None:
        return Warned(None)
    answer = _answer("lpstat", "-d").strip()
    default = answer.rpartition(DEFAULT_PRINTER)[2] if DEFAULT_PRINTER in answer else ""
    name = settings.printer or default
    if not name:
        return Warned(Printing(path))
    from briefgen.delivery.printers import Cups  # 10 ms of HTTP that few machines are asked for

    try:
        printer = Cups().printer(name)
    except Mistake as mistake:
        told = (warning(mistake.code, Place(SETTINGS_FILE), **mistake.arguments),) if settings.printer else ()
        return Warned(Printing(path, default, name), told)
    offered = (printer.papers, printer.prints_both_sides, bool(printer.stapling(in_the_fold=False)))
    return Warned(Printing(path, default, name, *offered))


def _settings(folder: Path) -> Settings:
    """What the settings of the folder say; the usual where there are none."""
    try:
        return packet_settings(decoded((folder / SETTINGS_FILE).read_bytes()), SETTINGS_FILE).output
    except (OSError, Mistake):
        return Settings()


def _mail(settings: MailSettings) -> Warned[MailServer | None]:
    """Ask the mail server what it offers. No password is looked up, and nobody logs in."""
    if not settings.server:
        return Warned(None)
    from briefgen.delivery.sending import Server, Unopened, offers  # 20 ms of TLS that few machines are asked for

    server = Server(settings.server, settings.usual_port, settings.security, settings.user)
    try:
        return Warned(MailServer(str(server), server.user, offers(server, PATIENCE)))
    except Unopened as problem:
        found = warning(problem.code, Place(SETTINGS_FILE), **problem.arguments)
        return Warned(MailServer(str(server), server.user), (found,))


# --- surroundings ---------------------------------------------------------------------------------------------


def _language() -> str:
    asked = (os.environ.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    return next(filter(None, asked), "") or ".".join(filter(None, locale.getlocale()))


def _cache() -> Cache:
    folder = user_cache_path(PROGRAM, appauthor=False)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryFile(dir=folder):
            return Cache(str(folder), writable=True)
    except OSError:
        return Cache(str(folder), writable=False)
