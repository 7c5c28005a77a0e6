"""Find in the whole text of a document what is claimed and not proved, and count what is covered; pure."""

from briefgen.scanning.coverage import Coverage
from briefgen.scanning.margins import close_claims
from briefgen.scanning.runs import runs
from briefgen.scanning.scan import scan, unprinted_only

__all__ = ["Coverage", "close_claims", "runs", "scan", "unprinted_only"]
