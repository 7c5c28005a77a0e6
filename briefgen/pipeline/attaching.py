"""Make the files that travel inside a PDF, so that a copy that has lost its packet can still be traced."""

from pathlib import Path

from briefgen import checklist
from briefgen.pipeline.outputs import RECORD
from briefgen.pipeline.releasing import releases_workbook
from briefgen.pipeline.sources import Source
from briefgen.readers.recorded import recorded
from briefgen.writers import sheet
from briefgen.writers.pdf.attachments import Attachment

FIGURES = "figures.xlsx"
WITH_MACROS = "application/vnd.ms-excel.sheet.macroEnabled.12"


def attachments(record: bytes) -> tuple[Attachment, ...]:
    """The record, and a sheet of exactly the printed figures: nothing that is not printed leaves the office."""
    figures = checklist.figures_sheet(recorded(record, RECORD))
    return (
        Attachment(RECORD, record, "application/json", "Data", "briefgen record"),
        Attachment(FIGURES, sheet.write(figures), sheet.MEDIA_TYPE, "Source", figures.name),
    )


def attached_workbook(source: Source) -> tuple[Attachment, ...]:
    """The whole workbook, where it may travel; it takes the name of no other file inside."""
    if not releases_workbook(source):
        return ()
    name = Path(source.settings.workbook).name
    free = f"workbook-{name}" if name in (RECORD, FIGURES) else name
    kind = WITH_MACROS if name.lower().endswith(".xlsm") else sheet.MEDIA_TYPE
    return (Attachment(free, source.workbook, kind, "Source", name),)
