"""Transform the rows of a workbook and the Dataset read from them into what a person should mend in them; pure."""

from briefgen.workbook.linting.lint import linted

__all__ = ["linted"]
