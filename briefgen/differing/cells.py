"""Find the cells that say something else, and indicators that may have been given a new code; pure."""

from collections.abc import Iterator

from briefgen.differing.values import CellChange, Content, Fact, Facts, Key, Likeness, Renaming
from briefgen.indicators import PARTS
from briefgen.quantities import Quantity, plain

TOLD_OF_WHOLE_ROWS = frozenset({*PARTS, "name"})
"""What is told of an indicator that came or went as a whole: the rest of its row adds nothing."""


def same(one: Content, other: Content) -> bool:
    """Whether two cells say the same: 235.0 is 235, and words are equal but for spaces around them."""
    if isinstance(one, str) or isinstance(other, str):
        return isinstance(one, str) and isinstance(other, str) and one.strip() == other.strip()
    return (plain(one.number), one.unit, one.bound) == (plain(other.number), other.unit, other.bound)


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
    return tuple(filter(None, (_renaming(each, come, old, new) for each in gone)))


def _indicators(one: Facts, other: Facts) -> tuple[Fact, ...]:
    """One fact of each indicator that the other side does not have."""
    known = _owners(other)
    found: dict[str, Fact] = {}
    for key, fact in one.held.items():
        if key.period and key.owner not in known:
            found.setdefault(key.owner, fact)
    return tuple(found.values())


def _renaming(gone: Fact, come: tuple[Fact, ...], old: Facts, new: Facts) -> Renaming | None:
    named = next((each for each in come if each.name == gone.name), None)
    if named:
        return Renaming(gone, named, Likeness.NAME)
    values = _values(gone.key.owner, old)
    alike = [each for each in come if values and old.whole and _values(each.key.owner, new) == values]
    return Renaming(gone, alike[0], Likeness.VALUES) if len(alike) == 1 else None


def _values(owner: str, facts: Facts) -> frozenset[object]:
    return frozenset(_value_of(owner, facts))


def _value_of(owner: str, facts: Facts) -> Iterator[object]:
    """Everything that the indicator says, without the cells."""
    for key, fact in facts.held.items():
        if key.owner == owner and key.part in PARTS:
            content = fact.content
            told = (plain(content.number), content.unit, content.bound) if isinstance(content, Quantity) else content
            yield key.period, key.area, key.part, told
