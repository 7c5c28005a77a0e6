"""Note in the ledger that an edition was built; whatever stands in the way is a warning, never a failed build."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from briefgen.diagnostics import Diagnostic, note, warning
from briefgen.document import Meta
from briefgen.editions import store
from briefgen.editions.values import Edition, PrintedFigure, StoredFile, differing, in_force
from briefgen.errors import Mistake
from briefgen.origins import Origin, Place
from briefgen.pipeline.outputs import RECORD
from briefgen.pipeline.sources import Source
from briefgen.settings import SWITCHES


def noted(source: Source, meta: Meta, files: Mapping[str, bytes]) -> tuple[Diagnostic, ...]:
    """Keep the files of an edition and note it; `files` holds its record too.

    A note tells where the edition that is approved says something else (E613).
    """
    digests = {name: sha256(content).hexdigest() for name, content in files.items()}
    edition = _edition(source, meta, digests, json.loads(files[RECORD]))
    try:
        _keep_inputs(source)
        for name, content in files.items():
            store.keep(source.folder, content, digests[name])
        return (*_note(source.folder, edition), *_over_approved(source.folder, edition))
    except Mistake as mistake:
        return (warning(mistake.code, _ledger(), **mistake.arguments),)
    except OSError as problem:
        return (warning("E602", _ledger(), problem=problem.strerror or problem),)


def _ledger() -> Place:
    from briefgen.editions.ledger import LEDGER  # SQLite costs 9 ms, and what only checks needs none

    return Place(LEDGER.as_posix())


def _note(home: Path, edition: Edition) -> tuple[Diagnostic, ...]:
    """A ledger that cannot be read makes way for a new one, which is told."""
    from briefgen.editions import ledger

    seen, now = ledger.identity(home), datetime.now(UTC)
    try:
        ledger.note(home, edition, now)
    except Mistake as mistake:
        if mistake.code != ledger.CORRUPT:
            raise
        kept = ledger.set_aside(home, seen)
        ledger.note(home, edition, now)
        return (warning("E604", _ledger(), kept=kept),) if kept else ()
    return ()


def _over_approved(home: Path, edition: Edition) -> tuple[Diagnostic, ...]:
    from briefgen.editions import ledger

    found = in_force(edition, ledger.editions(home, approved=True))
    if found is None or found[0].edition.code == edition.code:
        return ()
    (before, approval), count = found, differing(found[0].edition, edition)
    told = {"before": before.edition.code, "by": approval.by, "count": count, "edition": edition.code}
    return (note("E613", Place(edition.title), **told),)


# --- what is noted --------------------------------------------------------------------------------------------


def _edition(source: Source, meta: Meta, digests: Mapping[str, str], record: Mapping[str, Any]) -> Edition:
    return Edition(
        meta.edition,
        meta.title,
        source.template.name,
        meta.language,
        source.settings.theme or source.look.own.base,
        _look(source),
        source.settings.output,
        tuple(StoredFile(each.path, each.sha256) for each in source.inputs),
        tuple(StoredFile(*each) for each in digests.items()),
        tuple(map(_figure, record["figures"])),
        str(record.get("area", "")),
    )


def _look(source: Source) -> str:
    """The switches that are set, and the office's own paper: large_print, duplex, 信笺.docx."""
    switches = source.look.switches
    named = [name for name in SWITCHES if name != "red_head" and getattr(switches, name)]
    plain = () if switches.red_head else ("no_red_head",)
    return ", ".join((*named, *plain, *filter(None, (source.settings.reference,))))


def _figure(found: Mapping[str, Any]) -> PrintedFigure:
    cells = (_cell(each) for each in found["origin"] if each["cell"])
    return PrintedFigure(
        identifier=found["id"],
        name=found["name"],
        indicator=found.get("indicator", ""),
        text=found["text"],
        value=found["value"],
        unit=found["unit"],
        bound=found["bound"],
        cells=tuple(dict.fromkeys(cells)),
    )


def _cell(origin: Mapping[str, Any]) -> str:
    return str(Origin(origin["workbook"], origin["sheet"], origin["cell"], bool(origin.get("foreign"))))


def _keep_inputs(source: Source) -> None:
    """Files that are not found any more as they were read are noted by their digests alone."""
    for each in source.inputs:
        if not store.has(source.folder, each.sha256):
            content = next(_candidates(source, each.path, each.sha256), None)
            if content is not None:
                store.keep(source.folder, content, each.sha256)


def _candidates(source: Source, path: str, digest: str) -> Iterator[bytes]:
    """The bytes of an input, wherever its path starts from."""
    beside = (source.folder / source.settings.workbook).parent
    themes = ((source.folder / source.settings.theme).parent, source.template)
    for folder in (source.folder, source.template.parent, beside, beside / "pictures", *themes):
        place = folder / path
        if place.is_file():
            content = place.read_bytes()
            if sha256(content).hexdigest() == digest:
                yield content
