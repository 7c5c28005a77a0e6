"""Take figures out of workbooks that look otherwise than ours, as `[[source]]` blocks say: values in, rows out."""

from briefgen.workbook.mapping.reading import Mapped, SourceFile, mapped
from briefgen.workbook.mapping.tables import Table, tables_in

__all__ = ["Mapped", "SourceFile", "Table", "mapped", "tables_in"]
