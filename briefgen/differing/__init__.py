"""Say what differs between two packets, records or workbooks; pure."""

from briefgen.differing.cells import cell_changes, renamings
from briefgen.differing.claims import claim_changes
from briefgen.differing.facts import facts_of
from briefgen.differing.halves import half_updated, proposals
from briefgen.differing.printed import captions, figure_changes, line_changes, lines, pages, touched
from briefgen.differing.values import (
    CellChange,
    ClaimChange,
    Content,
    Difference,
    Fact,
    Facts,
    FigureChange,
    Key,
    Kind,
    Likeness,
    Line,
    LineChange,
    Renaming,
    Side,
    Touched,
    Turn,
)


def differing(old: Side, new: Side) -> Difference:
    """Everything that differs. Sides are in one language; where one has no record, only cells and claims are told."""
    before, after = facts_of(old), facts_of(new)
    figures = figure_changes(old.record, new.record) if old.record and new.record else ()
    words = line_changes(lines(old.record), lines(new.record)) if old.record and new.record else ()
    renamed = renamings(before, after)
    return Difference(
        old,
        new,
        cell_changes(before, after),
        renamed,
        figures,
        words,
        claim_changes(old, new, words),
        touched(words, {**old.holders, **new.holders}),
        pages(words),
        (*half_updated(before, after), *proposals(renamed)),
    )


__all__ = [
    "CellChange",
    "ClaimChange",
    "Content",
    "Difference",
    "Fact",
    "Facts",
    "FigureChange",
    "Key",
    "Kind",
    "Likeness",
    "Line",
    "LineChange",
    "Renaming",
    "Side",
    "Touched",
    "Turn",
    "captions",
    "differing",
]
