"""Put the blocks of two sides into one order, and say which marks of paragraphs come and go.

A deleted mark joins its paragraph to the next one (ECMA-376 17.13.5.15). Before a table and at the end of a cell there
is no next one: there the mark that goes is that of the paragraph before.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from briefgen.redlining.lines import Change
from briefgen.redlining.markup import Element
from briefgen.redlining.matching import LIKE, Pair, matched, share, without_digits

TABLES_ALIKE = 0.3
"""Tables are taken for the same from this share on: their figures may all be others."""


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A paragraph or table of one side, and what it says; only blocks of one form can take each other's place."""

    held: Element
    words: str
    is_table: bool = False
    has_section: bool = False

    @property
    def form(self) -> tuple[bool, bool]:
        return self.is_table, self.has_section


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """An old block, a new one, or a pair; what becomes of the mark at the end of a paragraph, and whose looks it takes
    if not its own."""

    old: Block | None
    new: Block | None
    mark: Change
    look: Block | None = None

    @property
    def sides(self) -> tuple[Block, ...]:
        return tuple(each for each in (self.old, self.new) if each is not None)

    @property
    def is_table(self) -> bool:
        return self.sides[0].is_table

    @property
    def is_pair(self) -> bool:
        return len(self.sides) > 1

    @property
    def has_section(self) -> bool:
        return any(each.has_section for each in self.sides)


def settled(old: Sequence[Block], new: Sequence[Block]) -> list[Step]:
    """The steps with what becomes of each mark, so that both sides end as they did."""
    steps = _steps(_matched(old, new))
    if old and new and not _ends_well(steps[-1]):
        steps = _steps([*_matched(old[:-1], new[:-1]), (old[-1], new[-1])])
    return steps


def _ends_well(last: Step) -> bool:
    return last.is_pair or last.mark is Change.NONE or last.is_table


def _matched(old: Sequence[Block], new: Sequence[Block]) -> list[Pair[Block]]:
    return matched(old, new, (_key, _key_without_digits), _likeness)


def _key(block: Block) -> object:
    return block.form, block.words


def _key_without_digits(block: Block) -> object:
    return block.form, without_digits(block.words)


def _likeness(old: Block, new: Block) -> float:
    if old.form != new.form:
        return 0.0
    found = share(old.words, new.words)
    return found if found >= (TABLES_ALIKE if old.is_table else LIKE) else 0.0


def _steps(pairs: Iterable[Pair[Block]]) -> list[Step]:
    """Steps in their order, with adjoining tables as one, since Word would take them for one."""
    usual = [Step(old, new, _usual(old, new)) for old, new in pairs]
    made: list[Step] = []
    for is_table, adjoining in groupby(usual, lambda step: step.is_table):
        held = list(adjoining)
        made += _one_table(held) if is_table else _with_marks(held)
    return made


def _usual(old: Block | None, new: Block | None) -> Change:
    if old is None:
        return Change.INSERTED
    return Change.DELETED if new is None else Change.NONE


def _one_table(steps: Sequence[Step]) -> list[Step]:
    """A table that went and one that came in its place."""
    made: list[Step] = []
    for step in steps:
        last = made[-1] if made else None
        if last and last.new is None and step.old is None:
            made[-1] = Step(last.old, step.new, Change.NONE)
        elif last and last.old is None and step.new is None:
            made[-1] = Step(step.old, last.new, Change.NONE)
        else:
            made.append(step)
    return made


def _with_marks(steps: list[Step]) -> list[Step]:
    """Paragraphs up to a table or the end. The last mark stays: that of a pair, or of the last that went and came."""
    tail = steps[_behind_pairs(steps) :]
    gone = [each for each in tail if each.new is None]
    come = [each for each in tail if each.old is None]
    kept = steps[: len(steps) - len(tail)]
    if gone and come:
        pair = _last_pair(gone[-1], come[-1])
        return [*kept, *gone[:-1], *come[:-1], pair] if pair else steps
    if tail and kept and not kept[-1].has_section and not tail[-1].has_section:
        last = replace(tail[-1], mark=Change.NONE, look=kept[-1].new)
        return [*kept[:-1], replace(kept[-1], mark=tail[-1].mark), *tail[:-1], last]
    return steps


def _behind_pairs(steps: Sequence[Step]) -> int:
    return max((at + 1 for at, each in enumerate(steps) if each.is_pair), default=0)


def _last_pair(gone: Step, come: Step) -> Step | None:
    assert gone.old is not None
    assert come.new is not None
    return Step(gone.old, come.new, Change.NONE) if gone.old.form == come.new.form else None
