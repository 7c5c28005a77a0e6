"""Turn the bytes of a workbook into a Dataset: the only room that knows spreadsheets."""

from briefgen.workbook.reader import read

__all__ = ["read"]
