"""Freeze an edition in the ledger, and put a file beside the packet that says which, by whom and when."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from briefgen.diagnostics import Diagnostic, error, note, warning
from briefgen.editions import ledger, store
from briefgen.editions.values import Approval, Noted
from briefgen.errors import CannotRun, Mistake
from briefgen.origins import Place
from briefgen.pipeline.outputs import RECORD, deliver_to
from briefgen.pipeline.recalling import edition, editions, shown, unreadable

SCHEMA = 1
ENDINGS = {"zh-CN": "（已签发）.json", "en": " (approved).json"}


@dataclass(frozen=True, slots=True)
class Approved:
    """An edition that is frozen, the file that says so, and what was noticed."""

    edition: str
    sidecar: Path
    diagnostics: tuple[Diagnostic, ...]


def approve(folder: Path, by: str, code: str = "") -> Approved:
    """Approve the edition whose code begins so, else the newest. The same name again puts the file back.

    Raises CannotRun where another has approved it, or its files are not kept whole.
    """
    by = by.strip()
    if not by:
        raise CannotRun([error("E617", Place("--by"))])
    noted = edition(folder, code) if code else editions(folder)[0]
    if lacking := [each.name for each in noted.edition.outputs if store.kept(folder, each.sha256) is None]:
        raise CannotRun([not_kept(noted, name) for name in lacking])
    frozen = replace(noted, approval=_frozen(folder, noted, by))
    name, content = sidecar(frozen)
    place = folder / noted.edition.folder
    is_there = (place / name).is_file() and (place / name).read_bytes() == content
    aside = () if is_there else deliver_to(place, {name: content}, folder).diagnostics
    again = (note("E612", Place(name), **_told(frozen)),) if noted.approval else ()
    return Approved(noted.edition.code, place / name, (*again, *aside, *_unlike(place, noted)))


def _frozen(folder: Path, noted: Noted, by: str) -> Approval:
    try:
        approval = ledger.approve(folder, noted.edition.code, Approval(by, datetime.now(UTC).replace(microsecond=0)))
    except Mistake as mistake:
        raise unreadable(mistake) from mistake
    if approval.by != by:
        told = _told(replace(noted, approval=approval))
        raise CannotRun([error("E611", Place(noted.edition.title), **told)])
    return approval


def not_kept(noted: Noted, name: str) -> Diagnostic:
    return error("E609", Place(store.STORE.as_posix()), edition=noted.edition.code, name=name)


def sidecar(noted: Noted) -> tuple[str, bytes]:
    """The name and the bytes of the file that tells of an approval: the same whenever it is written."""
    made, approval = noted.edition, noted.approval
    assert approval is not None
    stem = next((Path(each.name).stem for each in made.outputs if each.name != RECORD), made.title)
    told = {
        "schema": SCHEMA,
        "edition": made.code,
        "title": made.title,
        "approved_by": approval.by,
        "approved_at": approval.at.isoformat(),
        "outputs": [{"path": each.name, "sha256": each.sha256} for each in made.outputs],
        "inputs": [{"path": each.name, "sha256": each.sha256} for each in made.inputs],
        "figures": len(made.figures),
    }
    return stem + ENDINGS[made.language], (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _told(noted: Noted) -> dict[str, str]:
    assert noted.approval is not None
    return {"edition": noted.edition.code, "by": noted.approval.by, "at": shown(noted.approval.at)}


def _unlike(place: Path, noted: Noted) -> Iterator[Diagnostic]:
    """What lies in the folder may not be what is approved."""
    for each in noted.edition.outputs:
        path = place / each.name
        if not path.is_file() or sha256(path.read_bytes()).hexdigest() != each.sha256:
            yield warning("E614", Place(each.name), name=each.name, edition=noted.edition.code)
