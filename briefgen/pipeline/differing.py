"""Read the two sides of a comparison, whichever kind they are, and say what differs."""

from dataclasses import dataclass, replace
from pathlib import Path

from briefgen.deliveries import standing
from briefgen.diagnostics import Diagnostic, Severity, error, has_errors, note, warning
from briefgen.differing import Difference, Side, captions, differing
from briefgen.errors import CannotRun
from briefgen.origins import Place
from briefgen.pipeline import word_files
from briefgen.pipeline.building import Checked, check, weighed
from briefgen.pipeline.opening import COMPOUND, HEAD, content_of, record_in
from briefgen.pipeline.sources import SETTINGS_FILE, settings_of
from briefgen.pipeline.verifying import CODE
from briefgen.quantities import HOUSE_RULES
from briefgen.readers.recorded import Recorded, recorded
from briefgen.record import Checks, record
from briefgen.settings import Settings
from briefgen.workbook import read as read_workbook

WORKBOOK_SUFFIXES = frozenset({".xlsx", ".xlsm", ".xltx", ".xls", ".et"})
WORKBOOK_PART = b"xl/workbook.xml"
"""Every workbook has this part, and the directory of the archive names it in plain bytes (ECMA-376, part 1, 12.2)."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What differs, and what was noticed on the way, findings of the difference included."""

    difference: Difference
    diagnostics: tuple[Diagnostic, ...]
    old_word: word_files.WordFile
    new_word: word_files.WordFile
    """The Word files of both sides, made or looked up when they are asked for."""


def diff(old: str, new: str = "", asked: Settings | None = None) -> Compared:
    """What differs between two workbooks, records, packets or editions by their code; without a second one, between the
    first and what a build of the folder would give now.

    Raises CannotRun for what cannot be read, and for packets in two languages.
    """
    wanted = asked or Settings()
    found = list(_same_file(old, new))
    one = _side(Path(old), wanted)
    area = one.side.record.area if one.side.record else ""
    wanted = replace(wanted, areas=(area,)) if area and not wanted.areas else wanted
    other = _side(Path(new), wanted) if new else _now(wanted)
    before, after = one.side, other.side
    _in_one_language(before, after)
    found += other.errors
    if any(each.record is None for each in (before, after)):
        found.append(warning("V761", Place(SETTINGS_FILE)))
    if after.refused:
        found.append(warning("V762", Place(after.name), name=after.name))
    difference = differing(before, after)
    old_ones = () if difference.is_empty or before.record is None else _holders(before.record.edition)
    told = (*found, *difference.findings, *old_ones)
    return Compared(difference, weighed(told, _settings(wanted)), one.word, other.word)


def _settings(asked: Settings) -> Settings:
    """What the folder says of findings that are not to be told; where it says nothing, or nothing that can be read, all
    of them are."""
    try:
        return replace(settings_of(Path(), asked).output, strict=False)
    except CannotRun:
        return asked


def _holders(edition: str) -> tuple[Diagnostic, ...]:
    """A note of everybody who was sent the old edition from this folder, or may have it."""
    from briefgen.pipeline import recalling  # SQLite, as below

    sent = recalling.deliveries(Path(), edition)
    addresses = dict.fromkeys(each.address.casefold() for each in sent)
    found = [each for address in addresses if (each := standing(address, sent))]
    if not found:
        return ()
    people = "、".join(each.name or each.address for each in found)
    return (note("D860", Place(edition), edition=edition, count=len(found), people=people),)


def _same_file(old: str, new: str) -> tuple[Diagnostic, ...]:
    is_same = bool(new) and Path(old).resolve() == Path(new).resolve()
    return (warning("V759", Place(Path(old).name), name=Path(old).name),) if is_same else ()


def _in_one_language(old: Side, new: Side) -> None:
    if old.record and new.record and old.record.language != new.record.language:
        raise CannotRun([error("V758", Place(old.name), old=old.name, new=new.name)])


# --- sides ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Found:
    """A side, its Word file, and the errors for which its packet would not be built."""

    side: Side
    word: word_files.WordFile
    errors: tuple[Diagnostic, ...] = ()


def _side(path: Path, asked: Settings) -> Found:
    if not path.exists() and CODE.fullmatch(str(path)):
        return _of_edition(str(path))
    content = content_of(path)
    if _is_workbook(path, content):
        return _of_workbook(path, content, asked)
    if path.suffix != ".json" and not content.startswith((b"PK", COMPOUND)) and b"%PDF-" not in content[:HEAD]:
        raise CannotRun([error("V760", Place(path.name), name=path.name)])
    found = record_in(path, lacking="V764")
    word = word_files.of_file(path.name, content, found.edition)
    return Found(Side(path.name, found, None, found.rules), word)


def _is_workbook(path: Path, content: bytes) -> bool:
    """By its name or, under a name of its own, by its parts; a packet may hold whole workbooks for its charts."""
    suffix = path.suffix.lower()
    return suffix in WORKBOOK_SUFFIXES or (suffix != ".docx" and content.startswith(b"PK") and WORKBOOK_PART in content)


def _of_edition(code: str) -> Found:
    """An edition that the ledger of this folder knows, as it was printed."""
    from briefgen.pipeline import recalling  # SQLite costs 9 ms, and files need none

    noted = recalling.edition(Path(), code)
    found = recalling.record_of(Path(), noted)
    return Found(Side(noted.edition.code, found, None, found.rules), word_files.of_edition(noted))


def _of_workbook(path: Path, content: bytes, asked: Settings) -> Found:
    """What the packet of this folder would be of another workbook; where there is no template, its cells alone."""
    if asked.template or Path(SETTINGS_FILE).is_file():
        return _checked(Settings(workbook=str(path), template=asked.template, areas=asked.areas), path.name)
    read = read_workbook(content, path.name, HOUSE_RULES)
    if has_errors(read.diagnostics):
        raise CannotRun(read.diagnostics)
    return Found(Side(path.name, None, read.output), word_files.of_cells(path.name))


def _now(asked: Settings) -> Found:
    return _checked(asked, "")


def _checked(asked: Settings, name: str) -> Found:
    """Raises CannotRun with what is wrong in cells; what the template makes of them may fail and still be compared."""
    checked = check(Path(), asked)
    in_cells = [each for each in checked.diagnostics if each.code.startswith("W")]
    if has_errors(in_cells):
        raise CannotRun(in_cells)
    shown = name or Path(checked.source.settings.workbook).name
    errors = tuple(each for each in checked.diagnostics if each.severity is Severity.ERROR)
    house, holders = checked.source.settings.house, captions(checked.document)
    side = Side(shown, _record(checked), checked.source.dataset, house, bool(errors), holders)
    return Found(side, word_files.of_checked(shown, checked), errors)


def _record(checked: Checked) -> Recorded:
    """The record as it would be written, so that both sides are compared in one form."""
    made = checked.source
    checks = Checks(made.settings.house, checked.coverage.as_json())
    return recorded(record(checked.document, checked.pages, made.dataset, made.inputs, checks=checks), "record.json")
