"""Read a Word file that somebody edited and the workbook as it is now, and write the file with the new figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefgen.areas import about
from briefgen.diagnostics import Diagnostic, error, warning
from briefgen.errors import CannotRun
from briefgen.indicators import Dataset
from briefgen.language import LANGUAGES
from briefgen.origins import Place
from briefgen.pipeline.building import Checked, check, page_numbers
from briefgen.pipeline.moving import move, stage
from briefgen.pipeline.opening import content_of, reader_of
from briefgen.pipeline.outputs import deliver_to
from briefgen.pipeline.sources import SETTINGS_FILE, TEMPLATE_FILE, settings_of
from briefgen.pipeline.standing import standing
from briefgen.pipeline.verifying import workbook_of
from briefgen.readers import docx as reader
from briefgen.readers.packet import ReadPacket
from briefgen.readers.recorded import Recorded, recorded
from briefgen.record import record
from briefgen.refreshing import Held, NewPacket, Refreshed, refreshed
from briefgen.settings import Settings
from briefgen.verifying import State, verified
from briefgen.writers import docx
from briefgen.writers.docx.settings import issued

OWNERS = ("~${0}", "~${1}", "~${2}", ".~lock.{0}#")
"""What Word, WPS and LibreOffice lay beside a file that they have open; Word cuts off the start of a longer name."""
BACKUP = ".bak"
OTHER = 0.8
"""A workbook that lacks more than this share of the figures is that of another packet."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where the new file goes: `output`, in place of the edited one, nowhere, or beside it by its name."""

    output: str = ""
    in_place: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class RefreshedFile:
    """What became of the figures, the file that was written (None where none was), and everything to be said."""

    result: Refreshed
    output: Path | None
    diagnostics: tuple[Diagnostic, ...]


BESIDE = Target()


def refresh(path: Path, target: Target = BESIDE, workbook: str = "") -> RefreshedFile:
    """New figures for an edited Word file; a file in which nothing changes is only written where `output` asks for it.

    Raises CannotRun where the file, its record, its workbook or the place for the new one cannot be used.
    """
    content = content_of(path)
    packet = _read(content, path)
    assert packet.record is not None
    final = _final(path, target, packet.record)
    opened = _standing_open(path, final, target)
    held = _held(path, packet, workbook)
    new, told = _new(path, packet.record, Path(workbook) if workbook else workbook_of(path, packet))
    made = refreshed(content, packet, held, new, path.name)
    is_wanted = made.output.content != content or bool(target.output)
    written = _written(path, final, content, made.output.content) if is_wanted and not target.dry_run else ()
    output = final if is_wanted and not target.dry_run else None
    return RefreshedFile(made.output, output, (*opened, *told, *made.diagnostics, *written))


# --- what is read ---------------------------------------------------------------------------------------------


def _read(content: bytes, path: Path) -> ReadPacket:
    if reader_of(content, path.name) is not reader.read:
        raise CannotRun([error("E620", Place(path.name), name=path.name)])
    packet = reader.read(content, path.name)
    if packet.record is None:
        raise CannotRun([error("E640", Place(path.name), name=path.name)])
    return packet


def _held(path: Path, packet: ReadPacket, asked: str) -> Held:
    """The workbook as it is now. Raises CannotRun for one that is not there, has errors, or is of another packet."""
    known = packet.record.workbook if packet.record else None
    place = Path(asked) if asked else workbook_of(path, packet)
    if place is None or packet.record is None:
        raise CannotRun([error("E621", Place(path.name), name=path.name, path=known.path if known else "—")])
    now = standing(place, packet.record.rules)
    dataset = about(now.dataset, packet.record.area)
    states = [each.state for each in verified(packet, dataset).places]
    if states.count(State.GONE) > OTHER * len(states):
        raise CannotRun([error("E622", Place(path.name), name=path.name, workbook=place.name)])
    name = known.path if known else place.name
    return Held(name, now.sha256, dataset, _date(dataset), now.others)


def _date(dataset: Dataset) -> str:
    """The date of issue on the cover, which dates comments: the same workbook gives the same file."""
    return issued(next((each.content.text for each in dataset.cover if each.key == "date"), ""))


Packet = tuple[NewPacket | None, tuple[Diagnostic, ...]]


def _new(path: Path, old: Recorded, workbook: Path | None) -> Packet:
    """The packet as it would be built now, from the folder that has the template of the edited one."""
    folder = next(
        (
            each
            for each in (Path(), path.parent, path.parent / "..", path.parent / "../..")
            if (each / SETTINGS_FILE).is_file()
        ),
        None,
    )
    if folder is None or workbook is None:
        return None, (error("E641", Place(path.name), folder=Path().resolve().name),)
    try:
        areas = (old.area,) if old.area else ()
        asked = Settings(workbook=str(workbook.resolve()), template=_template(folder, old), areas=areas)
        checked = check(folder, asked)
    except CannotRun:
        return None, (error("E642", Place(path.name), name=path.name),)
    told = record(checked.document, checked.pages, checked.source.dataset, checked.source.inputs)
    made = recorded(told, path.name)
    if _templates(made) != _templates(old) or made.language != old.language:
        return None, (error("E641", Place(path.name), folder=folder.resolve().name),)
    return NewPacket(_word_file(checked), made), ()


def _template(folder: Path, old: Recorded) -> str:
    """The name of the template that the file was made with, where the settings of the folder name another."""
    named = settings_of(folder, Settings()).output.template
    names = {Path(each).parent.name for each in _templates(old)} - {Path(named).name}
    return next(iter(names), "")


def _templates(told: Recorded) -> set[str]:
    return {each.path for each in told.inputs if each.path.endswith(f"/{TEMPLATE_FILE}")}


def _word_file(checked: Checked) -> bytes:
    document, look = checked.document, checked.look
    return docx.write(document, look.theme, page_numbers(checked), look.faces, paper=look.paper)


# --- where it goes --------------------------------------------------------------------------------------------


def _final(path: Path, target: Target, told: Recorded) -> Path:
    if target.in_place:
        return path
    added = LANGUAGES[told.language].packet.refreshed
    final = Path(target.output) if target.output else path.with_name(f"{path.stem}{added}{path.suffix}")
    if final.resolve() == path.resolve():
        raise CannotRun([error("E637", Place(path.name), name=path.name)])
    return final


def _standing_open(path: Path, final: Path, target: Target) -> tuple[Diagnostic, ...]:
    """Whether another program has the edited file open. Raises CannotRun where it has the one that is to be written."""
    lock = next(_owners(final), None)
    if lock and not target.dry_run:
        raise CannotRun([error("E636", Place(final.name), name=final.name, lock=lock.name)])
    return (warning("E635", Place(path.name), name=path.name),) if next(_owners(path), None) else ()


def _owners(path: Path) -> Iterator[Path]:
    names = (each.format(path.name, path.name[1:], path.name[2:]) for each in OWNERS)
    return (owner for name in names if (owner := path.with_name(name)).exists())


def _written(path: Path, final: Path, old: bytes, new: bytes) -> tuple[Diagnostic, ...]:
    if final == path:
        return _replaced(path, old, new)
    if final.is_file() and final.read_bytes() == new:
        return ()
    return deliver_to(final.parent, {final.name: new}).diagnostics


def _replaced(path: Path, old: bytes, new: bytes) -> tuple[Diagnostic, ...]:
    """The edited file goes beside itself as .bak, and both move or neither does."""
    try:
        staged = [stage(path.parent, _free(path).name, old), stage(path.parent, path.name, new)]
        try:
            move(staged)
        finally:
            for each in staged:
                each.temporary.unlink(missing_ok=True)
    except OSError as problem:
        raise CannotRun(
            [error("O502", Place(path.name), path=path.name, problem=problem.strerror or problem)]
        ) from problem
    return ()


def _free(path: Path) -> Path:
    """简报.docx.bak, or the first of .bak2, .bak3 … that is free."""
    names = (f"{path.name}{BACKUP}{number if number > 1 else ''}" for number in range(1, 10_000))
    return next(kept for name in names if not (kept := path.with_name(name)).exists())
