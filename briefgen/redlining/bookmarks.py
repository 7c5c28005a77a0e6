"""Keep the bookmarks that deleted links and references lead to, under names that no other has."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from briefgen.redlining.markup import Element, Stamp, W, copied

OURS = re.compile(r"_(fig|claim)_\d+")
"""Bookmarks of figures and claims are there for the record, which is that of the new edition."""
KIND = re.compile(r"\D*")
WORD_OF_CODE = re.compile(r"[^\s\"\\]+")


@dataclass(slots=True)
class Bookmarks:
    """Which name every bookmark of the old file has in the redline.

    A bookmark of a paragraph that both have is that of the new one; that of a paragraph that went is kept beside them.
    """

    taken: set[str]
    stamp: Stamp
    names: dict[str, str] = field(default_factory=dict)
    _numbers: dict[str, str] = field(default_factory=dict)

    def pair(self, old: Element, new: Element) -> None:
        """What led to the old paragraph leads to the new one, bookmark by bookmark of one kind (_Toc, _Ref)."""
        ones, others = _by_kind(old), _by_kind(new)
        for kind, names in ones.items():
            self.names.update(zip(names, others[kind], strict=False))

    def carried(self, mark: Element) -> Element | None:
        """A mark of a paragraph that went, as it stands in the redline; none for what leads nowhere."""
        identifier, name = mark.get(f"{W}id", ""), mark.get(f"{W}name", "")
        if mark.tag == f"{W}bookmarkStart" and not OURS.fullmatch(name) and _ends_beside(mark):
            self._numbers[identifier] = str(next(self.stamp.numbers))
            self.names[name] = self._free(name)
            return _renamed(mark, self._numbers[identifier], self.names[name])
        if mark.tag == f"{W}bookmarkEnd" and identifier in self._numbers:
            return _renamed(mark, self._numbers.pop(identifier), "")
        return None

    def _free(self, name: str) -> str:
        while name in self.taken:
            name += "o"
        self.taken.add(name)
        return name

    def lead(self, body: Element) -> None:
        """Give every deleted link and reference the name that its bookmark has."""
        for code in body.iter(f"{W}delInstrText"):
            code.text = WORD_OF_CODE.sub(lambda found: self.names.get(found[0], found[0]), code.text or "")
        for link in body.iter(f"{W}hyperlink"):
            anchor = link.get(f"{W}anchor")
            if anchor in self.names and all(run.getparent().tag == f"{W}del" for run in link.iter(f"{W}r")):
                link.set(f"{W}anchor", self.names[anchor])


def names_in(body: Element) -> set[str]:
    return {each.get(f"{W}name", "") for each in body.iter(f"{W}bookmarkStart")}


def _by_kind(paragraph: Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for each in paragraph.iter(f"{W}bookmarkStart"):
        name = each.get(f"{W}name", "")
        if not OURS.fullmatch(name):
            found[KIND.match(name)[0]].append(name)  # type: ignore[index]  # it matches anything
    return found


def _ends_beside(mark: Element) -> bool:
    """Whether a bookmark ends in the element in which it begins."""
    following = (each for each in mark.itersiblings() if each.tag == f"{W}bookmarkEnd")
    return any(each.get(f"{W}id") == mark.get(f"{W}id") for each in following)


def _renamed(mark: Element, number: str, name: str) -> Element:
    made = copied(mark)
    made.set(f"{W}id", number)
    if name:
        made.set(f"{W}name", name)
    return made
