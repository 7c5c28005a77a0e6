"""Propose how a foreign workbook is mapped: bytes in, `[[source]]` blocks out that were tried and read cleanly."""

from briefgen.workbook.proposing.trying import newest, proposed
from briefgen.workbook.proposing.values import Known, Pillar, Proposal, Reading, Said
from briefgen.workbook.proposing.writing import Language

__all__ = ["Known", "Language", "Pillar", "Proposal", "Reading", "Said", "newest", "proposed"]
