"""Read the words of a Word file with the numbers that its lists give to paragraphs, as Word would show them."""

from collections.abc import Iterator
from itertools import groupby

from lxml import etree

from briefgen.language.zh import CHINESE
from tests.docx.reading import W, found, parts, style_of, tree, value, words

DRAWN = frozenset({"ChartName", "FrameNote"})
"""Styles of what a picture or a chart says: PDF draws it, Word keeps some of it in other parts."""


def numbered_words(content: bytes) -> str:
    """Every paragraph of the body in order, its number before it, without spaces; of a table its characters, sorted.

    A table that floats is no table to a reader, and is read in its order.
    """
    counting = _Counting(content)
    pieces = [
        (found(each, "ancestor::w:tbl[not(w:tblPr/w:tblpPr)][1]"), counting.number(each) + words(each))
        for each in found(tree(content), "//w:body//w:p")
        if style_of(each) not in DRAWN
    ]
    groups = groupby(pieces, key=lambda piece: id(piece[0][0]) if piece[0] else None)
    return "".join(together("".join(text for _, text in group), is_table=table is not None) for table, group in groups)


def together(text: str, *, is_table: bool) -> str:
    """Without spaces. The lines of a row of several lines are read across its cells in PDF: its order is no order."""
    close = "".join(text.split())
    return "".join(sorted(close)) if is_table else close


class _Counting:
    """The lists of a file and how far they have counted."""

    def __init__(self, content: bytes) -> None:
        numbering = tree(content, "word/numbering.xml")
        self._levels = {
            (abstract.get(f"{W}abstractNumId"), level.get(f"{W}ilvl")): level
            for abstract in found(numbering, "//w:abstractNum")
            for level in found(abstract, "./w:lvl")
        }
        self._abstract = {each.get(f"{W}numId"): each for each in found(numbering, "//w:num")}
        self._styles = dict(_bound(tree(content, "word/styles.xml")))
        self._counts: dict[tuple[str, str], int] = {}
        assert "word/numbering.xml" in parts(content)

    def number(self, paragraph: etree._Element) -> str:
        direct = found(paragraph, "./w:pPr/w:numPr")
        if direct:
            place = (value(direct[0], "./w:numId"), value(direct[0], "./w:ilvl") or "0")
        else:
            place = self._styles.get(style_of(paragraph), ("0", "0"))
        return self._counted(*place) if place[0] != "0" else ""

    def _counted(self, identifier: str, depth: str) -> str:
        instance = self._abstract[identifier]
        level = self._levels[value(instance, "./w:abstractNumId"), depth]
        start = value(instance, f"./w:lvlOverride[@w:ilvl='{depth}']/w:startOverride") or "1"
        count = self._counts.get((identifier, depth), int(start) - 1) + 1
        self._counts[identifier, depth] = count
        for deeper in range(int(depth) + 1, 9):
            self._counts.pop((identifier, str(deeper)), None)
        numeral = CHINESE.numerals[count - 1] if value(level, "./w:numFmt").startswith("chinese") else str(count)
        return value(level, "./w:lvlText").replace(f"%{int(depth) + 1}", numeral)


def _bound(styles: etree._Element) -> Iterator[tuple[str, tuple[str, str]]]:
    for style in found(styles, "//w:style[w:pPr/w:numPr]"):
        numbers = found(style, "./w:pPr/w:numPr")[0]
        yield str(style.get(f"{W}styleId")), (value(numbers, "./w:numId"), value(numbers, "./w:ilvl") or "0")
