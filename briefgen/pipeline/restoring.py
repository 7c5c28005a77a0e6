"""Bring the files of an edition back, byte for byte, and overwrite nothing."""

from dataclasses import dataclass, replace
from pathlib import Path

from briefgen.diagnostics import Diagnostic
from briefgen.editions import store
from briefgen.editions.values import Noted
from briefgen.errors import CannotRun
from briefgen.pipeline.approving import not_kept, sidecar
from briefgen.pipeline.outputs import deliver_to
from briefgen.pipeline.recalling import edition


@dataclass(frozen=True, slots=True)
class Restored:
    """The files of an edition, which stand in their folder again, and what was set aside for them."""

    edition: str
    outputs: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]


def restore(folder: Path, code: str, output: str = "") -> Restored:
    """Put the stored files of an edition into `output`, else into a folder of their own beside the packet.

    What stands there and is not the same is set aside. Raises CannotRun where a file is not kept whole: then none is
    written.
    """
    noted = edition(folder, code)
    place = Path(output) if output else folder / noted.edition.folder / noted.edition.code
    files = _stored(folder, noted)
    new = {name: content for name, content in files.items() if not _stands_there(place / name, content)}
    delivered = deliver_to(place, new, overwrites=False)
    found = tuple(replace(each, code="E610") for each in delivered.diagnostics)
    return Restored(noted.edition.code, tuple(place / name for name in files), found)


def _stored(folder: Path, noted: Noted) -> dict[str, bytes]:
    """Name → bytes, with the file of its approval if it is approved."""
    found = {each.name: store.kept(folder, each.sha256) for each in noted.edition.outputs}
    if lacking := [name for name, content in found.items() if content is None]:
        raise CannotRun([not_kept(noted, name) for name in lacking])
    files = {name: content for name, content in found.items() if content is not None}
    return {**files, **dict([sidecar(noted)])} if noted.approval else files


def _stands_there(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content
