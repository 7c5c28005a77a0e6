"""Write a Document as a Word file."""

from briefgen.writers.docx.writer import write

__all__ = ["write"]
