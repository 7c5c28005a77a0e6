"""Make of two Word files one that shows their differences as tracked changes; pure."""

from briefgen.redlining.redline import redlined

__all__ = ["redlined"]
