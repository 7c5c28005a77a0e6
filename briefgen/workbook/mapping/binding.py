"""Bind the names in a foreign table to indicators and areas, by name or code and never by position alone; pure."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefgen.sourcing import EVERY, SourceBlock, Wanted
from briefgen.workbook.mapping.columns import Name
from briefgen.workbook.mapping.labels import Labelled
from briefgen.workbook.mapping.words import named, without_glued_digit
from briefgen.workbook.vocabulary import folded

BELOW = re.compile(r"\s+[>＞]\s+")
"""Stands between the name of a whole and that of its part: 进出口总额 > 出口."""
MOST_LABELS = 2_000
"""So many labels are kept to find the nearest of."""


@dataclass(frozen=True, slots=True)
class _Key:
    """An indicator that is wanted, by what identifies it and what must stand above that."""

    above: tuple[str, ...]
    wanted: Wanted

    def fits(self, above: Sequence[str]) -> bool:
        """Whether the names above are there in this order, with others between them or not."""
        rest = iter(above)
        return all(each in rest for each in self.above)


@dataclass(slots=True)
class Binder:
    """The names of one source, and which of them were met. `labels` are all that were seen, for the nearest one."""

    block: SourceBlock
    keys: Mapping[str, Sequence[_Key]]
    areas: Mapping[str, str]
    only: frozenset[str]
    leave: frozenset[str]
    met: set[Wanted] = field(default_factory=set)
    labels: dict[str, str] = field(default_factory=dict)
    told: set[Wanted] = field(default_factory=set)
    """What is wrong with these has been told."""
    areas_met: set[str] = field(default_factory=set)
    glued: dict[str, Wanted] = field(default_factory=dict)
    """Names with the digit of a footnote, and what they stand for."""

    def of_row(self, row: Labelled) -> Wanted | None:
        """The indicator that the name or code of a row means."""
        if row.name is None:
            return self._by_code(row)
        self.saw(row.name.name)
        return self._by_code(row) or self._by_name(row.name.identity, row.above)

    def of_title(self) -> Wanted | None:
        """The indicator of a table whose title alone names it."""
        found = next((each for each in self.block.indicators if each.name == EVERY), None)
        if found:
            self.met.add(found)
        return found

    def of_names(self, names: Sequence[Name]) -> tuple[Wanted, Sequence[Name]] | None:
        """The indicator that the words over a column mean, and the words beside it."""
        for at in range(len(names) - 1, -1, -1):
            self.saw(names[at].text)
            found = self._by_name(names[at].identity, tuple(each.identity for each in names[:at]))
            if found:
                used = {*names_above(found)}
                return found, [each for each in names if each is not names[at] and each.identity not in used]
        return None

    def area(self, text: str, is_area: bool) -> str | None:
        """The area that words name: one of the settings, or where areas are known to stand the words themselves."""
        self.saw(text)
        known = self.areas.get(folded(text))
        if known is not None:
            self.areas_met.add(folded(text))
            return known
        return text if is_area else None

    def is_wanted_word(self, identity: str) -> bool:
        return identity in self.only

    def saw(self, text: str) -> None:
        if len(self.labels) < MOST_LABELS:
            self.labels.setdefault(folded(text), text)

    def _by_code(self, row: Labelled) -> Wanted | None:
        cell = row.labels.get("code")
        return self._by_name(folded(cell.text), ()) if cell else None

    def _by_name(self, identity: str, above: Sequence[str]) -> Wanted | None:
        found = [key for key in self.keys.get(identity, ()) if key.fits(above)]
        if not found:
            return self.glued.get(identity)
        wanted = max(found, key=lambda key: len(key.above)).wanted
        self.met.add(wanted)
        return wanted


def binder(block: SourceBlock, own: Iterable[Wanted]) -> Binder:
    """What a block wants; where it names no indicators, those of the packet's own workbook."""
    keys = dict[str, list[_Key]]()
    for wanted in block.indicators or own:
        if wanted.name == EVERY:
            continue
        *above, last = (named(part).identity for part in BELOW.split(wanted.name))
        keys.setdefault(last, []).append(_Key(tuple(above), wanted))
        if not block.indicators:
            keys.setdefault(folded(wanted.code), []).append(_Key((), wanted))
    areas = {folded(written): ours for written, ours in block.areas}
    return Binder(block, keys, areas, frozenset(map(folded, block.only)), frozenset(map(folded, block.leave)))


def names_above(wanted: Wanted) -> Iterator[str]:
    """The identities of what the settings say stands above a name."""
    *above, _ = BELOW.split(wanted.name)
    yield from (named(part).identity for part in above)


def glued_names(names: Binder, rows: Iterable[Labelled]) -> dict[Wanted, Labelled]:
    """The row that is called like what is wanted but for a digit behind it, where nothing is called like that."""
    missing = {key: found[0].wanted for key, found in names.keys.items() if found[0].wanted not in names.met}
    alike = dict[str, list[Labelled]]()
    for row in rows if missing else ():
        base = folded(without_glued_digit(row.name.name)) if row.name else ""
        if base in missing:
            alike.setdefault(base, []).append(row)
    return {missing[base]: found[0] for base, found in alike.items() if len(found) == 1}
