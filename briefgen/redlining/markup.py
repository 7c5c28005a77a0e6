"""Name the elements of WordprocessingML, and make those that track changes."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from lxml import etree

Element = Any
"""An element of lxml: its stubs know no mixed content."""

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{WORD}}}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
AUTHOR = "briefgen"

MARKS = frozenset(
    f"{W}{name}"
    for name in (
        "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd", "proofErr",
        "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd",
    )
)  # fmt: skip
"""What stands between words and shows nothing."""


@dataclass(slots=True)
class Stamp:
    """Who changes and when, and the next free number of a change (ECMA-376 17.13.5); no date where `date` is empty."""

    date: str
    numbers: Iterator[int]

    def change(self, kind: str) -> Element:
        """An element `ins` or `del` that can hold runs, or stand among properties."""
        named = {f"{W}id": str(next(self.numbers)), f"{W}author": AUTHOR}
        return etree.Element(f"{W}{kind}", named | ({f"{W}date": self.date} if self.date else {}))


def element(name: str, *children: Element, **attributes: str | int) -> Element:
    """An element of WordprocessingML with attributes of its own namespace."""
    made = etree.Element(f"{W}{name}", {f"{W}{key}": str(value) for key, value in attributes.items()})
    made.extend(children)
    return made


def text_element(name: str, words: str) -> Element:
    made = etree.Element(f"{W}{name}", {SPACE: "preserve"})
    made.text = words
    return made


def shallow(original: Element) -> Element:
    """An element with its attributes, without what it holds."""
    return etree.Element(original.tag, dict(original.attrib), nsmap=original.nsmap)


def properties(paragraph: Element) -> Element | None:
    return paragraph.find(f"{W}pPr")


def section_of(paragraph: Element) -> Element | None:
    """The properties of the section that ends with a paragraph."""
    return paragraph.find(f"{W}pPr/{W}sectPr")


def copied(original: Element | None) -> Element:
    """A copy of an element with all that it holds; None of None."""
    return deepcopy(original) if original is not None else None


def mark_paragraph(paragraph: Element, change: Element) -> None:
    """The mark at the end of a paragraph is inserted or deleted (17.13.5.15, 17.13.5.20)."""
    held = properties(paragraph)
    if held is None:
        held = element("pPr")
        paragraph.insert(0, held)
    runs = held.find(f"{W}rPr")
    if runs is None:
        runs = element("rPr")
        behind = next((each for each in held if each.tag in (f"{W}sectPr", f"{W}pPrChange")), None)
        held.append(runs) if behind is None else behind.addprevious(runs)
    runs.insert(0, change)


def mark_row(row: Element, change: Element) -> None:
    """A whole row is inserted or deleted (17.13.5.16, 17.13.5.12)."""
    held = row.find(f"{W}trPr")
    if held is None:
        held = element("trPr")
        before = [each for each in row if each.tag == f"{W}tblPrEx"]
        row.insert(len(before), held)
    held.append(change)
