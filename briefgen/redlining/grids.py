"""Fit rows that were made for one set of columns into another."""

from dataclasses import dataclass
from itertools import accumulate, pairwise

from briefgen.redlining.markup import Element, W, element

CLOSE = 40
"""Edges that lie nearer than this (twentieths of a point) are one."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The edges of columns from the left, in twentieths of a point, the first being 0."""

    edges: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.edges) - 1

    def element(self) -> Element:
        return element("tblGrid", *(element("gridCol", w=right - left) for left, right in pairwise(self.edges)))

    def nearest(self, edge: int) -> int:
        """The number of the edge that lies nearest."""
        return min(range(len(self.edges)), key=lambda at: abs(self.edges[at] - edge))


def grid_of(table: Element) -> Grid:
    columns = table.findall(f"{W}tblGrid/{W}gridCol")
    return Grid((0, *accumulate(max(int(each.get(f"{W}w", "0")), 1) for each in columns)))


def together(old: Grid, new: Grid) -> Grid:
    """A grid with all edges of the new one, and those of the old one brought to its width that lie apart from them."""
    edges = list(new.edges)
    for edge in brought_to(old, new.edges[-1]).edges:
        if all(abs(edge - each) >= CLOSE for each in edges):
            edges.append(edge)
    return Grid(tuple(sorted(edges)))


def brought_to(grid: Grid, width: int) -> Grid:
    own = grid.edges[-1] or 1
    return Grid(tuple(round(edge * width / own) for edge in grid.edges))


def fitted(row: Element, own: Grid, grid: Grid) -> Element:
    """The row with cells as wide as the columns of a grid that they take."""
    if own == grid or not len(own) or not len(grid):
        return row
    placed = Grid(grid.edges) if len(own) == len(grid) else brought_to(own, grid.edges[-1])
    at, left = _gap(row), 0
    for cell in row.findall(f"{W}tc"):
        columns = span(cell)
        right = min(at + columns, len(placed))
        first, last = max(grid.nearest(placed.edges[min(at, len(placed))]), left), grid.nearest(placed.edges[right])
        last = max(last, first + 1) if first < len(grid) else last
        _set_width(cell, last - first, grid.edges[min(last, len(grid))] - grid.edges[first])
        at, left = at + columns, last
    return row


def _gap(row: Element) -> int:
    held = row.find(f"{W}trPr/{W}gridBefore")
    return int(held.get(f"{W}val", "0")) if held is not None else 0


def span(cell: Element) -> int:
    """How many columns a cell takes."""
    held = cell.find(f"{W}tcPr/{W}gridSpan")
    return int(held.get(f"{W}val", "1")) if held is not None else 1


def _set_width(cell: Element, columns: int, width: int) -> None:
    """The width and span of a cell, in the order of the schema (17.4.70): width, span, the rest."""
    held = cell.find(f"{W}tcPr")
    if held is None:
        held = element("tcPr")
        cell.insert(0, held)
    for each in held.findall(f"{W}tcW") + held.findall(f"{W}gridSpan"):
        held.remove(each)
    first = [each for each in held if each.tag == f"{W}cnfStyle"]
    made = [element("tcW", w=width, type="dxa"), *([element("gridSpan", val=columns)] if columns > 1 else [])]
    held[len(first) : len(first)] = made
