"""Read finished files and the workbook as it is now, and say what became of every printed figure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.areas import about
from briefgen.diagnostics import Diagnostic, error, note
from briefgen.errors import CannotRun
from briefgen.origins import Place
from briefgen.pipeline.findings import differences, findings, unlike_findings
from briefgen.pipeline.opening import content_of, opened
from briefgen.pipeline.outputs import deliver_to
from briefgen.pipeline.standing import Standing, standing
from briefgen.pipeline.verified import VerifiedFile, VerifiedFiles
from briefgen.quantities import Rules
from briefgen.readers.packet import ReadPacket
from briefgen.readers.remembered import KIND, as_printed
from briefgen.verifying import UNTRUE, WRONG, Verified, VerifiedClaim, verified

CODE = re.compile(r"[0-9a-f]{4}(-?[0-9a-f]{1,4}){0,3}", re.IGNORECASE)
"""The code of an edition, or its beginning."""


@dataclass(slots=True)
class _Workbooks:
    """Workbooks as they are now, each read once by the same house rules."""

    read: dict[tuple[Path, Rules], Standing] = field(default_factory=dict)

    def now(self, path: Path, rules: Rules) -> Standing:
        """Raises CannotRun with all that is wrong with the workbook."""
        if (path, rules) not in self.read:
            self.read[path, rules] = standing(path, rules)
        return self.read[path, rules]


def verify(paths: Sequence[Path], workbook: str = "", mark: str = "", record: str = "") -> VerifiedFiles:
    """What became of each figure and claim in each file, or in the edition whose code stands in place of a file.

    `mark` is where a copy of the PDF or Word file goes with what is wrong marked, `record` what holds the record of
    files that have lost theirs.

    Raises CannotRun where no file can be read, the workbook cannot, or the marked copy cannot be written.
    """
    workbooks = _Workbooks()
    files: list[VerifiedFile] = []
    unread: list[Diagnostic] = []
    remembered: list[Diagnostic] = []
    for path in dict.fromkeys(paths):
        try:
            name, packet, told = _packet(path, record)
        except CannotRun as problem:
            unread += problem.diagnostics
        else:
            remembered += told
            files.append(_verified(name, packet, workbook, workbooks))
    if not files:
        raise CannotRun(unread)
    unlike = differences([each for each in files if each.packet.kind != KIND])
    found = [
        *unread,
        *remembered,
        *(each for file in files for each in findings(file)),
        *unlike_findings(files, unlike),
    ]
    marked, set_aside = _marked(files, mark) if mark else (None, ())
    return VerifiedFiles(tuple(files), unlike, (*found, *set_aside), bool(unread), marked)


def _packet(path: Path, record: str) -> tuple[Path, ReadPacket, tuple[Diagnostic, ...]]:
    """What stands in a file. The code of an edition stands for paper: it is taken as it was printed, and told."""
    if path.exists() or not CODE.fullmatch(str(path)):
        return path, opened(path, record), ()
    from briefgen.pipeline import recalling  # SQLite costs 9 ms, and files need none

    noted = recalling.edition(Path(), str(path))
    code, approval = noted.edition.code, noted.approval
    told = {"edition": code, "title": noted.edition.title, "last": recalling.shown(noted.last)}
    signed = {"by": approval.by, "at": recalling.shown(approval.at)} if approval else {}
    found = note("E618" if approval else "E616", Place(code), **told, **signed)
    return Path(code), as_printed(recalling.record_of(Path(), noted)), (found,)


def _verified(path: Path, packet: ReadPacket, asked: str, workbooks: _Workbooks) -> VerifiedFile:
    assert packet.record is not None
    place = Path(asked) if asked else workbook_of(path, packet)
    if place is None:
        return VerifiedFile(path, packet, None, False, verified(packet, None))
    now = workbooks.now(place, packet.record.rules)
    dataset = about(now.dataset, packet.record.area)
    unchanged = packet.record.is_untouched_by(now.sha256, now.others)
    return VerifiedFile(path, packet, place, unchanged, verified(packet, dataset, unchanged))


def workbook_of(path: Path, packet: ReadPacket) -> Path | None:
    """The workbook that the record names: beside the working folder, the file, or the folder of the file."""
    known = packet.record.workbook if packet.record else None
    if known is None:
        return None
    folders = (Path(), path.parent, path.parent / "..", path.parent / "../..")
    return next((place for folder in folders if (place := folder / known.path).is_file()), None)


# --- a marked copy ------------------------------------------------------------------------------------------------


def _marked(files: Sequence[VerifiedFile], mark: str) -> tuple[Path, tuple[Diagnostic, ...]]:
    target = Path(mark)
    kind = "docx" if target.suffix.lower() == ".docx" else "pdf"
    file = next((each for each in files if each.packet.kind == kind), None)
    if file is None:
        raise CannotRun([error("V729", Place("--mark"), kind=kind)])
    if any(target.resolve() == each.path.resolve() for each in files):
        free = f"{target.stem}（已标）{target.suffix}"
        raise CannotRun([error("V730", Place("--mark"), name=target.name, free=free)])
    content = _highlighted(file) if kind == "pdf" else _commented(file)
    if target.is_file() and target.read_bytes() == content:
        return target, ()
    return target, deliver_to(target.parent, {target.name: content}).diagnostics


def _highlighted(file: VerifiedFile) -> bytes:
    from briefgen.writers.pdf.marking import Highlight, highlighted  # 60 ms of PDF, and only a marked copy needs it

    wrong = [(each.standing.boxes, _note(each)) for each in file.result.places if each.state in WRONG]
    untrue = [(each.standing.boxes, _claim_note(each)) for each in file.result.claims if each.state in UNTRUE]
    return highlighted(
        content_of(file.path),
        [
            Highlight(box.page, (box.left, box.bottom, box.right, box.top), words)
            for boxes, words in (*wrong, *untrue)
            for box in boxes
        ],
    )


def _commented(file: VerifiedFile) -> bytes:
    from briefgen.writers.docx.comments import Remark, commented  # 15 ms of lxml, and only a marked copy needs it

    wrong = [(each.standing.place, _note(each)) for each in file.result.places if each.state in WRONG]
    untrue = [(each.standing.place, _claim_note(each)) for each in file.result.claims if each.state in UNTRUE]
    remarks = [
        Remark(words, f"_fig_{place.number:04d}" if place.number else "", place.sentence, place.text)
        for place, words in (*wrong, *untrue)
    ]
    return commented(content_of(file.path), remarks)


def _note(found: Verified) -> str:
    """技术合同成交额 指标!F11: 超235亿元 → 超240亿元."""
    cell = next(map(str, found.figure.cells), "")
    return f"{found.figure.name} {cell}: {found.standing.place.text} → {found.current or '—'}"


def _claim_note(found: VerifiedClaim) -> str:
    """技术合同成交额 指标!J11: 翻番? 50 < 100."""
    cell = next(map(str, found.claim.cells), "")
    return f"{found.claim.name} {cell}: {found.standing.place.text}? {found.working}".strip()
