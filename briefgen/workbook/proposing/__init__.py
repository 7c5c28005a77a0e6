"""Propose how a foreign workbook is mapped: bytes in, `[[source]]` blocks out that were tried and read cleanly."""

from briefgen.workbook.proposing.drafting import Said
from briefgen.workbook.proposing.trying import newest, proposed
from briefgen.workbook.proposing.values import Proposal, Reading
from briefgen.workbook.proposing.writing import Language

__all__ = ["Language", "Proposal", "Reading", "Said", "newest", "proposed"]
