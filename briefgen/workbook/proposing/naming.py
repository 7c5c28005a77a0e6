"""Give every name of a proposal a code, a pillar and, where two are alike, a title of its own; pure.

A code is the one that the workbook gives, else the name where it is written in Latin letters, else the number of the
table and that of the name in it: t1_03. Codes stay for ever, so they do not follow names that may be reworded.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, count
from keyword import iskeyword

from briefgen.sourcing import EVERY
from briefgen.workbook.gathering import RESERVED
from briefgen.workbook.proposing.values import COLUMN, Draft, Item, Known, Pillar
from briefgen.workbook.vocabulary import folded

LONGEST = 40
BELOW = " > "
USUAL_TITLE = "主要指标"
Key = tuple[tuple[str, ...], str, str]
"""What makes two names one indicator: how they are identified, the unit, and the part."""


@dataclass(slots=True)
class Naming:
    """The codes and pillars that were given so far, beside those that the packet has.

    `apart` are names, each with the number of its draft, that have figures of their own.
    """

    known: Known
    apart: frozenset[tuple[int, str]] = frozenset()
    codes: dict[Key, tuple[str, str]] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    pillars: dict[str, Pillar] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.taken |= self.known.taken
        self.pillars |= {folded(each.title): each for each in self.known.pillars}

    def named(self, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
        by_group = len(drafts) == 1 and len({each.group for each in drafts[0].items}) > 1
        made = [self._draft(draft.number, draft, by_group=by_group) for draft in drafts]
        return tuple(_titled(made))

    def _draft(self, number: int, draft: Draft, *, by_group: bool) -> Draft:
        own = _once(draft.items)
        wholes = [self._whole(number, at, each, draft, by_group) for at, each in enumerate(own, 1) if not each.part]
        parts = [found for each in own if each.part and (found := _part(each, wholes))]
        items = {item.path: item for item in (*wholes, *parts)}
        kept = tuple(items[each.path] for each in own if each.path in items)
        return replace(draft, items=_with_parents(kept), pillar=kept[0].pillar if kept else "")

    def _whole(self, number: int, at: int, item: Item, draft: Draft, by_group: bool) -> Item:
        """An indicator of its own, or the same as one in a table before."""
        key = (item.identity, item.unit, str(number) if (number, item.path) in self.apart else "")
        pillar = self._pillar(item.group or draft.title if by_group else draft.title)
        if key not in self.codes:
            self.codes[key] = self._code(item, number, at), pillar.code
        code, home = self.codes[key]
        return replace(item, code=code, pillar=home)

    def _code(self, item: Item, number: int, at: int) -> str:
        own = dict(self.known.codes).get(item.identity[-1], "") if BELOW not in item.path else ""
        if own and own not in {code for code, _ in self.codes.values()}:
            return own
        wanted = item.given_code or _latin(item.name)
        numbered = (f"t{each}_{at:02d}" for each in count(number))
        code = next(each for each in chain(filter(None, [wanted]), numbered) if each not in self.taken)
        self.taken.add(code)
        return code

    def _pillar(self, title: str) -> Pillar:
        words = title or USUAL_TITLE
        used = {each.code for each in self.pillars.values()}
        code = next(each for number in count(1) if (each := f"p{number}") not in used)
        return self.pillars.setdefault(folded(words), Pillar(code, words))


def _once(items: Iterable[Item]) -> tuple[Item, ...]:
    """Each path once: what stands under it in tables side by side is one indicator."""
    found = dict[str, Item]()
    for item in items:
        first = found.get(item.path, item)
        found[item.path] = replace(first, lanes=first.lanes | item.lanes)
    return tuple(found.values())


def _latin(name: str) -> str:
    """A name in Latin letters as an identifier; nothing for one that has others, or is too long."""
    words = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_") if name.isascii() else ""
    is_usable = words.isidentifier() and not iskeyword(words) and words not in RESERVED and len(words) <= LONGEST
    return words if is_usable else ""


def _part(item: Item, wholes: Sequence[Item]) -> Item | None:
    """A row that holds the growth or rank of the indicator above it."""
    row = min(number for _, number in item.lanes)
    above = [each for each in wholes if each.identity[-1] == item.whole and min(at for _, at in each.lanes) < row]
    if not above:
        return None
    nearest = max(above, key=lambda each: max(at for _, at in each.lanes if at < row))
    return replace(item, code=nearest.code, pillar=nearest.pillar)


def _with_parents(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Parts of wholes that have the same unit and pillar, each with the code of its whole."""
    known = {(each.identity, each.unit, each.pillar): each.code for each in items if not each.part}
    return tuple(each if each.part else replace(each, parent=_parent(each, known)) for each in items)


def _parent(item: Item, known: Mapping[tuple[tuple[str, ...], str, str], str]) -> str:
    if any(lane[0] == COLUMN for lane in item.lanes):
        return ""
    code = known.get((item.identity[:-1], item.unit, item.pillar), "")
    return "" if code == item.code else code


def _titled(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Two indicators of one name get what stands above them, or the title of their table, into their titles."""
    drafts = tuple(drafts)
    first = {item.code: item for draft in reversed(drafts) for item in reversed(draft.items) if not item.part}
    names = Counter(folded(each.title or each.name) for each in first.values())
    table = {item.code: draft for draft in reversed(drafts) for item in draft.items}
    titles = {
        code: _distinct(item, table[code]) if names[folded(item.title or item.name)] > 1 else item.title
        for code, item in first.items()
    }
    again = Counter(folded(each) for each in titles.values() if each)
    titles = {code: f"{each}（{code}）" if each and again[folded(each)] > 1 else each for code, each in titles.items()}
    shared = Counter(code for draft in drafts for code in {each.code for each in draft.items})
    for draft in drafts:
        yield replace(draft, items=tuple(_with_title(each, titles, first, shared) for each in draft.items))


def _distinct(item: Item, draft: Draft) -> str:
    name = item.title or item.name
    above = item.path.split(BELOW)[:-1]
    beside = above[-1] if above else draft.title or draft.sheet_name
    return f"{name}（{beside}）"


def _with_title(item: Item, titles: Mapping[str, str], first: Mapping[str, Item], shared: Mapping[str, int]) -> Item:
    """Rows of one indicator that stand in several tables must all be called alike."""
    title = titles.get(item.code, "")
    if not title and (shared[item.code] > 1 or item.part) and item.code in first:
        title = first[item.code].name
    is_plain = title == item.name and not item.part and item.path != EVERY
    return replace(item, title="" if is_plain else title or (item.name if item.path == EVERY else ""))
