"""Keep the notes of two files in one part: the new ones with their changes, and deleted those that went."""

from dataclasses import dataclass, field

from briefgen.redlining.markup import Element, W, copied

KINDS = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
USUAL = ("", "normal")


@dataclass(slots=True)
class Notes:
    """The notes of one kind of both files by identifier, and which of them the redline refers to.

    A reference to an old note that went gets a number that no note has.
    """

    old: dict[str, Element]
    new: dict[str, Element]
    pairs: dict[str, str | None] = field(default_factory=dict)
    """New identifier → that of the old note in its place, None where the note is new."""
    gone: dict[str, str] = field(default_factory=dict)
    """Old identifier → the number that it has in the redline."""

    def refer(self, old: Element | None, new: Element | None) -> Element:
        """The reference that stands in the redline."""
        if new is not None:
            self.pairs[_identifier(new)] = _identifier(old) if old is not None else None
            return copied(new)
        made = copied(old)
        made.set(f"{W}id", self._number(_identifier(old)))
        return made

    def _number(self, identifier: str) -> str:
        if identifier not in self.gone:
            taken = (int(each) for each in (*self.new, *self.gone.values()) if each.lstrip("-").isdecimal())
            self.gone[identifier] = str(max((0, *taken)) + 1)
        return self.gone[identifier]


def notes_in(root: Element | None) -> dict[str, Element]:
    """The notes of a part, without what parts them from the text."""
    held = list(root) if root is not None else []
    return {_identifier(each): each for each in held if each.get(f"{W}type", "") in USUAL}


def _identifier(held: Element) -> str:
    return str(held.get(f"{W}id", ""))
