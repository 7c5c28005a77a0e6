"""Turn a dataset and a template into passages: blocks in which every printed figure leads back to its cell."""

from briefgen.narrative.narration import narrate
from briefgen.narrative.passages import (
    Backing,
    BlockFunction,
    Branch,
    ClaimKey,
    CompiledTemplates,
    Deferred,
    Manner,
    Narration,
    Passage,
    Templates,
    claim_key,
    decoded,
)

__all__ = [
    "Backing",
    "BlockFunction",
    "Branch",
    "ClaimKey",
    "CompiledTemplates",
    "Deferred",
    "Manner",
    "Narration",
    "Passage",
    "Templates",
    "claim_key",
    "decoded",
    "narrate",
]
