"""Hold what the redline of one story (body, header, note) needs beside its paragraphs."""

from collections.abc import Callable
from dataclasses import dataclass

from briefgen.redlining.atoms import Show
from briefgen.redlining.markup import Element, Stamp

Section = Callable[[Element | None, Element | None], Element | None]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two files: what its drawings show, and what its notes say, by reference."""

    show: Show
    note: Callable[[Element], str]


@dataclass(frozen=True, slots=True)
class Story:
    """What becomes of things outside a paragraph that a paragraph refers to.

    `adopt` takes an old element into the new file, `link` gives an old link without its words as it stands there,
    `enlist` gives an old paragraph its list there;
    `paired` hears of an old paragraph and the new one in its place, `carried` gives a mark of one that went as it
    stands in the redline, or none. `noted` makes of an old and a new reference to a note the one that
    stands in the redline, with what its note says; `section` does so for the properties of a section.
    """

    old: Side
    new: Side
    stamp: Stamp
    adopt: Callable[[Element], None]
    link: Callable[[Element], Element]
    enlist: Callable[[Element], None]
    paired: Callable[[Element, Element], None]
    carried: Callable[[Element], Element | None]
    noted: Callable[[Element | None, Element | None], Element]
    section: Section
