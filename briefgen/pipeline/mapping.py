"""Propose the mapping of a workbook that lies somewhere, and write it behind the settings of a packet."""

from dataclasses import replace
from pathlib import Path

from briefgen.diagnostics import error, has_errors
from briefgen.errors import CannotRun
from briefgen.narrative import decoded
from briefgen.origins import Place
from briefgen.periods import period_from
from briefgen.pipeline.moving import move, stage
from briefgen.pipeline.opening import content_of
from briefgen.pipeline.sources import SETTINGS_FILE
from briefgen.pipeline.workbooks import workbooks
from briefgen.settings import Settings, packet_settings
from briefgen.workbook.mapping import SourceFile
from briefgen.workbook.mapping.words import named
from briefgen.workbook.proposing import Known, Language, Pillar, Proposal, Said, proposed


def propose(workbook: Path, period: str = "", language: Language = "zh", path: str = "") -> Proposal:
    """The mapping of a workbook, which its blocks find at `path`, or where it is. Raises CannotRun where it cannot be
    read, or nothing be taken.
    """
    if period and period_from(period) is None:
        raise CannotRun([error("W377", Place("--period"), period=period)])
    file = SourceFile(workbook.as_posix(), content_of(workbook))
    settings = _settings(Path())
    known = Known() if path else _known(Path(), settings)
    return proposed(file, settings.limits, Said(period, path, known), language)


def _settings(folder: Path) -> Settings:
    """What the folder's settings say, as far as they can be read; the usual where there are none."""
    path = folder / SETTINGS_FILE
    return packet_settings(decoded(content_of(path)), SETTINGS_FILE).output if path.is_file() else Settings()


def _known(folder: Path, settings: Settings) -> Known:
    """The indicators and pillars of the packet that stands in a folder; nothing where it cannot be read."""
    sources = frozenset(wanted.code for block in settings.sources for wanted in block.indicators)
    own = replace(settings, sources=())
    read = workbooks(folder, own).output if settings.workbook else None
    if read is None:
        return Known(taken=sources)
    indicators = tuple(read.dataset.indicators)
    pillars = tuple(Pillar(each.code, each.title.own) for each in read.dataset.pillars)
    codes = tuple((named(each.name.own).identity, each.code) for each in indicators)
    return Known(codes, sources | {each.code for each in indicators}, pillars)


def append(found: Proposal, folder: Path) -> Path:
    """Write the blocks behind the settings of a folder, whose other bytes stay as they are.

    Raises CannotRun where there are no settings (W376), where they have mistakes, or read the workbook already (W375).
    """
    path, workbook = folder / SETTINGS_FILE, found.drafts[0].workbook
    if not path.is_file():
        raise CannotRun([error("W376", Place(SETTINGS_FILE), file=SETTINGS_FILE, workbook=workbook)])
    before = content_of(path)
    known = packet_settings(decoded(before), SETTINGS_FILE)
    if has_errors(known.diagnostics):
        raise CannotRun(known.diagnostics)
    again = [each.at("workbook") for each in known.output.sources if each.workbook == found.workbook_pattern]
    if again:
        raise CannotRun([error("W375", again[0], file=SETTINGS_FILE, workbook=workbook)])
    _put(path, before + _behind(before, found.text))
    return path


def _behind(before: bytes, text: str) -> bytes:
    """The text as it goes behind a file: in its encoding, with its line ends, after a blank line."""
    gap = "\n" if before.endswith(b"\n") or not before else "\n\n"
    lines = (gap + text).replace("\n", "\r\n" if b"\r\n" in before else "\n")
    try:
        before.decode("utf-8")
    except UnicodeDecodeError:
        return lines.encode("gb18030")
    return lines.encode("utf-8")


def _put(path: Path, content: bytes) -> None:
    try:
        move([stage(path.parent, path.name, content)])
    except OSError as problem:
        told = error("O502", Place(path.name), path=path, problem=problem.strerror or problem)
        raise CannotRun([told]) from problem
