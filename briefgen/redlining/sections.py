"""Pair headers and footers of the sections of two files, and make one of each pair."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from briefgen.redlining.markup import Element, R, W, copied
from briefgen.redlining.package import OFFICE, Package

Kind = tuple[str, str]
"""header or footer, and for which pages: default, first, even."""
References = Mapping[Kind, str]
Make = Callable[[str, str], str]
"""The path of a part that has the changes from an old to a new header; either may be missing (empty)."""


@dataclass(slots=True)
class Sections:
    """What stands at the head and foot of every section; a section without a header has that of the one before."""

    old: dict[Element, References]
    new: dict[Element, References]
    package: Package
    merge: Make
    carry: Callable[[str], str]
    """The path that an old header has in the redline, unchanged."""
    made: dict[tuple[str, str, bool], str] = field(default_factory=dict)

    def both(self, old: Element | None, new: Element | None) -> Element | None:
        """The properties of a section in the redline: the new ones where there are any, with headers of both."""
        kept = copied(new if new is not None else old)
        if kept is None:
            return None
        before = self.old[old] if old is not None else {}
        after = self.new[new] if new is not None else {}
        for each in [each for each in kept if each.tag in (f"{W}headerReference", f"{W}footerReference")]:
            kept.remove(each)
        kinds = sorted({*before, *after}, key=lambda kind: (kind[0] == "footer", kind))
        is_pair = old is not None and new is not None
        kept[:0] = [self._reference(kind, before.get(kind, ""), after.get(kind, ""), is_pair) for kind in kinds]
        return kept

    def _reference(self, kind: Kind, old: str, new: str, is_pair: bool) -> Element:
        """Of a section that comes or goes as a whole the header stands as it is."""
        if (old, new, is_pair) not in self.made:
            self.made[old, new, is_pair] = self.merge(old, new) if is_pair else new or self.carry(old)
        identifier = self.package.relate(self.package.main, f"{OFFICE}/{kind[0]}", self.made[old, new, is_pair])
        return etree.Element(f"{W}{kind[0]}Reference", {f"{W}type": kind[1], f"{R}id": identifier})


def references(package: Package) -> dict[Element, References]:
    """The paths of headers and footers, by the properties of each section."""
    found: dict[Element, References] = {}
    known: References = {}
    for section in package.tree(package.main).iter(f"{W}sectPr"):
        known = {**known, **dict(_own(section, package))}
        found[section] = known
    return found


def _own(section: Element, package: Package) -> Iterator[tuple[Kind, str]]:
    for kind in ("header", "footer"):
        for each in section.findall(f"{W}{kind}Reference"):
            path = package.target(package.main, each.get(f"{R}id", ""))
            if path:
                yield (kind, each.get(f"{W}type", "default")), path
