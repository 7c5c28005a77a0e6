"""Write the sheet that tells who got an edition, as PDF and as text, beside its files."""

from pathlib import Path

from briefgen.delivery_sheet import WORDS, delivery_sheet
from briefgen.diagnostics import Warned
from briefgen.document import Meta
from briefgen.faces import shipped_faces
from briefgen.layout import lay_out
from briefgen.pipeline.naming import file_stem
from briefgen.pipeline.outputs import deliver_to
from briefgen.pipeline.recalling import deliveries
from briefgen.theme import briefing
from briefgen.writers import pdf, text


def write_sheet(folder: Path, output: str, packet: Meta) -> Warned[tuple[Path, ...]]:
    """The sheet of all deliveries of the packet's edition, in the folder of outputs: each run writes it anew from the
    ledger. Raises CannotRun where the ledger cannot be read or the folder not written."""
    document = delivery_sheet(packet, deliveries(folder, packet.edition))
    faces = shipped_faces()
    pages = lay_out(document, briefing(), faces)
    stem = WORDS[packet.language].name.format(stem=file_stem(packet.title))
    files = {f"{stem}.pdf": pdf.write(pages.output, document.meta, faces), f"{stem}.txt": text.write(document)}
    return deliver_to(folder / output, files, folder)
