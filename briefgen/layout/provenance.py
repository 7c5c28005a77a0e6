"""Lead each printed figure to its row in the table of sources, and each row back to the first place; pure.

Blocks are laid out with areas that only name a figure or a row. Here, where all pages are known, they become links
between spots of the packet; without a table of sources they vanish. An area without width is such a spot.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefgen.document import Cell, Datum, Document, Row, Source, Table
from briefgen.formats import period
from briefgen.language import Language
from briefgen.layout.pages import Item, LinkArea, Page, Pages, Region
from briefgen.origins import Origin
from briefgen.periods import period_from
from briefgen.traversal import plain_text, query

FIGURE, ROW = "figure:", "row:"
"""How the targets of areas begin that name a figure by its identifier, a row of a table by its index."""

CELLS = re.compile(r"(?P<sheet>.+)!(?P<column>[A-Z]+)(?P<first>\d+)(?::[A-Z]+(?P<last>\d+))?")
"""A cell, or cells below one another: 指标!F11, 荣誉!B2:B4."""

Line = tuple[str, int]
"""A sheet and a row of it."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row of the table of sources: the name by which links lead to it, its words, and the cells that it names."""

    target: str
    name: str
    printed: str
    cells: frozenset[str]

    @property
    def first_place(self) -> str:
        return f"{self.target}-printed"


def linked(pages: Pages, document: Document, language: Language) -> Pages:
    """The pages with links between figures and rows of sources in place of the areas that name them."""
    rows = _rows(document, language)
    found = _Sources(rows.values(), language)
    sources = {datum.identifier: datum.source for datum in query(document, Datum)} if rows else {}
    known = {identifier: found.link(source) for identifier, source in sources.items()}
    printed: dict[str, str] = {}
    for page, area in _areas(pages):
        if area.target.startswith(FIGURE) and (link := known.get(area.target[len(FIGURE) :])):
            printed.setdefault(link.row.target, page.label)
    made = _Linked(rows, known, printed)
    return replace(pages, pages=tuple(replace(page, regions=made.regions(page.regions)) for page in pages.pages))


def _areas(pages: Pages) -> Iterator[tuple[Page, LinkArea]]:
    for page in pages.pages:
        for region in page.regions:
            yield from ((page, item) for item in region.items if isinstance(item, LinkArea))


# --- rows and the figures that they are the source of ------------------------------------------------------


def _rows(document: Document, language: Language) -> dict[tuple[int, int], SourceRow]:
    """Each row of the packet's tables of sources, by the index of its block and its own."""
    return {
        (block, index): _source_row(f"source-{block}-{index}", row, language)
        for block, table in enumerate(document.blocks)
        if isinstance(table, Table) and table.style == "sources"
        for index, row in enumerate(table.rows)
    }


def _source_row(target: str, row: Row, language: Language) -> SourceRow:
    words = [plain_text(cell) for cell in row.cells]
    named = (part for text in words for part in text.split(language.packet.joint))
    cells = frozenset(cell for part in named for cell in _cells(part))
    return SourceRow(target, words[0], words[1] if len(words) > 1 else "", cells)


def _cells(words: str) -> Iterator[str]:
    found = CELLS.fullmatch(words.strip())
    if found:
        first = int(found["first"])
        for number in range(first, int(found["last"] or first) + 1):
            yield f"{found['sheet']}!{found['column']}{number}"


def _line(cell: str) -> Line:
    found = CELLS.fullmatch(cell)
    return (found["sheet"], int(found["first"])) if found else (cell, 0)


@dataclass(frozen=True, slots=True)
class Link:
    """Where a figure leads, and what a reader is told of it before following: 技术合同成交额 2024年 指标!F11."""

    row: SourceRow
    contents: str


class _Sources:
    """Rows by the cells that they name."""

    def __init__(self, rows: Iterable[SourceRow], language: Language) -> None:
        self._language = language
        self._of_cell: dict[str, list[SourceRow]] = {}
        self._of_line: dict[Line, SourceRow] = {}
        for row in rows:
            for cell in row.cells:
                self._of_cell.setdefault(cell, []).append(row)
                self._of_line.setdefault(_line(cell), row)

    def link(self, source: Source) -> Link | None:
        cells = tuple(dict.fromkeys(map(str, _own_origins(source))))
        row = self._row(cells) if cells else None
        if row is None:
            return None
        parts = (row.name, self._period(source), self._language.packet.joint.join(cells))
        return Link(row, " ".join(filter(None, parts)))

    def _row(self, cells: Sequence[str]) -> SourceRow | None:
        """The row with the fewest cells that names them all, or the first of them, or another cell of its line."""
        touching = self._of_cell.get(cells[0], [])
        covering = [row for row in touching if row.cells.issuperset(cells)] or touching
        if covering:
            return min(covering, key=lambda row: len(row.cells))
        return self._of_line.get(_line(cells[0]))

    def _period(self, source: Source) -> str:
        known = period_from(source.reference.period) if isinstance(source, Cell) else None
        return period(known, self._language) if known else ""


def _own_origins(source: Source) -> tuple[Origin, ...]:
    """The cell of a figure itself; of a computed one those of all its operands."""
    if isinstance(source, Cell):
        return source.origins[:1]
    return tuple(origin for operand in source.operands for origin in _own_origins(operand))


# --- areas become links ------------------------------------------------------------------------------------


class _Linked:
    """Puts links in place of areas, page after page; a spot stands where its figure or row begins."""

    def __init__(
        self,
        rows: Mapping[tuple[int, int], SourceRow],
        known: Mapping[str, Link | None],
        printed: Mapping[str, str],
    ) -> None:
        self._rows, self._known, self._printed = rows, known, printed
        self._spots: set[str] = set()

    def regions(self, regions: Sequence[Region]) -> tuple[Region, ...]:
        return tuple(self._region(region) for region in regions)

    def _region(self, region: Region) -> Region:
        items: list[Item] = []
        for item in region.items:
            if isinstance(item, LinkArea) and item.target.startswith((FIGURE, ROW)):
                items += self._links(item, region)
            else:
                items.append(item)
        return region._replace(items=tuple(items))

    def _links(self, item: LinkArea, region: Region) -> Iterator[LinkArea]:
        if item.target.startswith(FIGURE):
            link = self._known.get(item.target[len(FIGURE) :])
            if link is not None and region.role != "contents":
                yield from self._spot(item, link.row.first_place)
                yield item._replace(target=link.row.target, contents=link.contents)
        else:
            row = self._rows.get((region.block, int(item.target[len(ROW) :])))
            if row is not None and row.target in self._printed:
                yield from self._spot(item, row.target)
                yield item._replace(target=row.first_place, contents=f"{row.name} {row.printed}")

    def _spot(self, area: LinkArea, target: str) -> Iterator[LinkArea]:
        if target not in self._spots:
            self._spots.add(target)
            yield area._replace(width=0, height=0, target=target, contents="")
