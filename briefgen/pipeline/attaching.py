"""Make the files that travel inside a PDF, so that a copy that has lost its packet can still be traced."""

from briefgen import checklist
from briefgen.pipeline.outputs import RECORD
from briefgen.readers.recorded import recorded
from briefgen.writers import sheet
from briefgen.writers.pdf.attachments import Attachment

FIGURES = "figures.xlsx"


def attachments(record: bytes) -> tuple[Attachment, ...]:
    """The record, and a sheet of exactly the printed figures: nothing that is not printed leaves the office."""
    figures = checklist.figures_sheet(recorded(record, RECORD))
    return (
        Attachment(RECORD, record, "application/json", "Data", "briefgen record"),
        Attachment(FIGURES, sheet.write(figures), sheet.MEDIA_TYPE, "Source", figures.name),
    )
