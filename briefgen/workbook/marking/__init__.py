"""Transform the bytes of a workbook and marks of its cells into the bytes of a copy that shows them; pure."""

from briefgen.workbook.marking.copying import Copy, Mark, Mend
from briefgen.workbook.marking.styles import Level

__all__ = ["Copy", "Level", "Mark", "Mend"]
