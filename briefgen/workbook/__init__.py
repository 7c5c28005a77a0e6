"""Turn the bytes of a workbook into a Dataset: the only room that knows spreadsheets."""

from briefgen.workbook.mapping import SourceFile
from briefgen.workbook.reader import Read, read, read_again, read_all

__all__ = ["Read", "SourceFile", "read", "read_again", "read_all"]
