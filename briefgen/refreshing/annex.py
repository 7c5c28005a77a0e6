"""Renew the rows of the annex, which repeat figures without a bookmark of their own: cells of sources, proofs."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefgen.language import LANGUAGES
from briefgen.readers.docx import FIGURE, W
from briefgen.readers.recorded import Recorded
from briefgen.readers.searching import close
from briefgen.refreshing.package import Element, Package
from briefgen.refreshing.pairing import NUMBER, form
from briefgen.refreshing.spots import Spot, Words, say, words_of
from briefgen.refreshing.values import LeftRow

ARITHMETIC = re.compile(r"[\d\s.,%≤≥<>=()\[\]（）∞+×–-]+")
COMPARED = re.compile(r"[≤≥<>=]")
MARKED = re.compile(r"[●○]\s*")
PIECES = re.compile(r"[；;]")
CELL = re.compile(r"[^\s!]+![A-Z]{1,3}\d+")
NAME, ABOUT = 0, 2
"""The columns by which a row of sources or of proofs is known: what it is called, and its cells or figures."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row without bookmarks of figures: the texts of each cell."""

    cells: tuple[tuple[Words, ...], ...]

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple("".join(each.text for each in cell) for cell in self.cells)

    @property
    def key(self) -> tuple[object, ...]:
        """What it is known by, whatever its figures."""
        return len(self.cells), form(self.texts[NAME]), close(self.texts[ABOUT])

    @property
    def tells_of_cells(self) -> bool:
        """Whether it names cells or compares figures: nobody's own table does."""
        return any(CELL.search(text) or COMPARED.search(text) for text in self.texts[ABOUT:])

    @property
    def is_tracked(self) -> bool:
        return any(each.is_tracked for cell in self.cells for each in cell)


Rows = Mapping[tuple[object, ...], Sequence[Row]]


def renewed_rows(edited: Package, new: Package, record: Recorded, withheld: frozenset[str]) -> tuple[LeftRow, ...]:
    """The rows that were left though the new packet has others or none; all others are renewed.

    `withheld` are cells of figures, and phrases, of which a place keeps what it said: their row keeps it too. A row
    is renewed where all that it says of figures is what the record knows to be printed.
    """
    known = _Known.of(record)
    drawn = _rows(new)
    left: list[LeftRow] = []
    for key, rows in _rows(edited).items():
        others = drawn.get(key, ())
        if len(rows) != len(others):
            left += [LeftRow(row.texts[NAME], row.texts[NAME] in withheld) for row in rows if row.tells_of_cells]
            continue
        for row, other in zip(rows, others, strict=True):
            changes = [(was, now) for was, now in zip(row.cells, other.texts, strict=True) if _said(was) != close(now)]
            keeps = bool(withheld & {*CELL.findall(row.texts[ABOUT])})
            if changes and (keeps or row.is_tracked or not all(known.has(_text(was), now) for was, now in changes)):
                left.append(LeftRow(row.texts[NAME], keeps))
            elif changes:
                for was, now in changes:
                    say(Spot(edited.main, was, "", ()), now)
                edited.touch(edited.main)
    return tuple(left)


def _text(cell: Sequence[Words]) -> str:
    return "".join(each.text for each in cell)


def _said(cell: Sequence[Words]) -> str:
    return close(_text(cell))


@dataclass(frozen=True, slots=True)
class _Known:
    """What the record knows to be printed: texts in close form, and the numbers in them and behind them."""

    texts: str
    numbers: frozenset[str]
    words: frozenset[str]
    """What marks stand before: statuses and verdicts."""

    @classmethod
    def of(cls, record: Recorded) -> "_Known":
        texts = [close(place.text) for _, place in record.places]
        texts += [close(place.text) for claim in record.claims for place in claim.places]
        values = [figure.value for figure in record.figures]
        numbers = frozenset(NUMBER.findall("\n".join((*texts, *values))))
        language = LANGUAGES[record.language]
        words = frozenset((*language.printed_statuses.values(), *language.claims.verdicts.values()))
        return cls("\n".join(texts), numbers, words)

    def has(self, was: str, now: str) -> bool:
        """Whether what stands there was printed, piece by piece, or differs from what is new by known numbers only."""
        if form(was) == form(now) or ARITHMETIC.fullmatch(was):
            return self.numbers.issuperset(NUMBER.findall(close(was)))
        if MARKED.match(was):
            return MARKED.sub("", was).strip() in self.words
        return all(close(each) in self.texts or bool(CELL.fullmatch(close(each))) for each in PIECES.split(was))


def _rows(package: Package) -> dict[tuple[object, ...], list[Row]]:
    found: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for element in package.tree(package.main).iter(f"{W}tr"):
        cells = tuple(tuple(_texts(cell)) for cell in element.findall(f"{W}tc"))
        if len(cells) > ABOUT and all(cells) and not _has_figures(element):
            row = Row(cells)
            found[row.key].append(row)
    return found


def _texts(cell: Element) -> Iterator[Words]:
    return (words for each in cell.iter(f"{W}t") for words in words_of(each, 0))


def _has_figures(row: Element) -> bool:
    return any(FIGURE.fullmatch(each.get(f"{W}name", "")) for each in row.iter(f"{W}bookmarkStart"))
