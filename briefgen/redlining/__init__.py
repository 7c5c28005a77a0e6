"""Make of two Word files one that shows their differences as tracked changes; pure."""

from briefgen.redlining.package import BROKEN
from briefgen.redlining.redline import is_redline, redlined
from briefgen.redlining.summary import Group, Summary

__all__ = ["BROKEN", "Group", "Summary", "is_redline", "redlined"]
