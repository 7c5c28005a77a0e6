"""Fold the words between the edges of a claim into one inline; both edges lie side by side, at one level."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from briefgen.document import Claim, Inline, Inlines
from briefgen.narrative.atoms import Edge
from briefgen.narrative.judgements import Telling


@dataclass(slots=True)
class _Open:
    """A claim that has begun, and what stands in it so far."""

    telling: Telling
    children: list[Inline] = field(default_factory=list)


def folded(
    inlines: Iterable[Inline | Edge],
    make: Callable[[Inlines, Telling], Claim],
    split: Callable[[Telling], None],
) -> Inlines:
    """The inlines with a claim in place of each pair of edges; `split` is told of an edge without its partner."""
    outermost: list[Inline] = []
    opened: list[_Open] = []
    for each in inlines:
        if not isinstance(each, Edge):
            (opened[-1].children if opened else outermost).append(each)
        elif each.opens:
            opened.append(_Open(each.telling))
        elif opened and opened[-1].telling is each.telling:
            done = opened.pop()
            (opened[-1].children if opened else outermost).append(make(tuple(done.children), done.telling))
        else:
            split(each.telling)
    for left in opened:
        split(left.telling)
        outermost += left.children
    return tuple(outermost)
