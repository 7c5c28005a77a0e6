"""Find the cells that say something else, and indicators that may have been given a new code; pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from briefgen.differing.values import CellChange, Content, Fact, Facts, Key, Likeness, Renaming
from briefgen.indicators import PARTS
from briefgen.quantities import Quantity, plain

TOLD_OF_WHOLE_ROWS = frozenset({*PARTS, "name"})
"""What is told of an indicator that came or went as a whole: the rest of its row adds nothing."""


def same(one: Content, other: Content) -> bool:
    """Whether two cells say the same: 235.0 is 235, and words are equal but for spaces around them."""
    return _told(one) == _told(other)


def cell_changes(old: Facts, new: Facts) -> tuple[CellChange, ...]:
    """In the order of the new side, what is gone last. Of what only a record could tell, nothing is concluded."""
    keys = (key for key in dict.fromkeys((*new.held, *old.held)) if _is_told(key, old) and _is_told(key, new))
    changes = (CellChange(old.held.get(key), new.held.get(key)) for key in keys)
    whole = _owners(old) ^ _owners(new)
    return tuple(
        each
        for each in changes
        if not (each.old and each.new and same(each.old.content, each.new.content))
        and (each.fact.key.owner not in whole or each.fact.key.part in TOLD_OF_WHOLE_ROWS or ":" in each.fact.key.owner)
    )


def _is_told(key: Key, facts: Facts) -> bool:
    return facts.whole or key in facts.held


def _owners(facts: Facts) -> frozenset[str]:
    return frozenset(key.owner for key in facts.held)


# --- renamings --------------------------------------------------------------------------------------------------


def renamings(old: Facts, new: Facts) -> tuple[Renaming, ...]:
    """Each indicator whose code is gone with a new one of the same name, else of the same values if only one has them.

    They are proposed, never taken for the same. Where a side is known by its record alone, only names count.
    """
    if not new.whole:
        return ()
    gone, come = _indicators(old, new), _indicators(new, old)
    named = {each.name: each for each in reversed(come)}
    before = _values(old) if old.whole else {}
    after = _values(new)
    alike: dict[frozenset[object], list[Fact]] = defaultdict(list)
    for each in come:
        alike[after.get(each.key.owner, frozenset())].append(each)
    return tuple(filter(None, (_renaming(each, named, alike, before) for each in gone)))


def _indicators(one: Facts, other: Facts) -> tuple[Fact, ...]:
    """One fact of each indicator that the other side does not have."""
    known = _owners(other)
    found: dict[str, Fact] = {}
    for key, fact in one.held.items():
        if key.period and key.owner not in known:
            found.setdefault(key.owner, fact)
    return tuple(found.values())


def _renaming(
    gone: Fact,
    named: Mapping[str, Fact],
    alike: Mapping[frozenset[object], Sequence[Fact]],
    before: Mapping[str, frozenset[object]],
) -> Renaming | None:
    if gone.name in named:
        return Renaming(gone, named[gone.name], Likeness.NAME)
    values = before.get(gone.key.owner)
    found = alike.get(values, ()) if values else ()
    return Renaming(gone, found[0], Likeness.VALUES) if len(found) == 1 else None


def _values(facts: Facts) -> dict[str, frozenset[object]]:
    """Everything that each indicator says, without the cells."""
    found: dict[str, set[object]] = defaultdict(set)
    for key, fact in facts.held.items():
        if key.period and key.part in PARTS:
            found[key.owner].add((key.period, key.area, key.part, _told(fact.content)))
    return {owner: frozenset(values) for owner, values in found.items()}


def _told(content: Content) -> object:
    """The same for contents that say the same."""
    return (plain(content.number), content.unit, content.bound) if isinstance(content, Quantity) else content.strip()
