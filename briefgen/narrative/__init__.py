"""Turn a dataset and a template into passages: blocks in which every printed figure leads back to its cell."""

from briefgen.narrative.narration import narrate
from briefgen.narrative.numerals import typed_numerals
from briefgen.narrative.passages import (
    BlockFunction,
    Branch,
    CompiledTemplates,
    Deferred,
    Narration,
    Passage,
    Templates,
    decoded,
)

__all__ = [
    "BlockFunction",
    "Branch",
    "CompiledTemplates",
    "Deferred",
    "Narration",
    "Passage",
    "Templates",
    "decoded",
    "narrate",
    "typed_numerals",
]
