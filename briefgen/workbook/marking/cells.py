"""Give cells of a sheet part other formats or contents; cells that are not there are made in their places."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from briefgen.workbook.marking.edits import Edits, Tag, escaped, first, tags, with_attributes
from briefgen.workbook.markup import NotMarkup, Span, Spot, column_number, span_of
from briefgen.workbook.sheets import column_letters

AFTER_LEGACY_DRAWING = frozenset(
    {
        "legacyDrawingHF",
        "drawingHF",
        "picture",
        "oleObjects",
        "controls",
        "webPublishItems",
        "tableParts",
        "extLst",
        "AlternateContent",
    }
)
"""What follows the drawing of comments in a sheet (ECMA-376 18.3.1.99)."""
IN_CELLS = ("f", "v", "is")
Format = Callable[[int], int]
"""The number of a new cell format from that of the old one."""


def spot_of(reference: str) -> Spot:
    """Row and column of a cell such as C12. Raises NotMarkup."""
    return span_of(reference)[:2]


@dataclass(slots=True)
class SheetPart:
    """A sheet part (ECMA-376 18.3.1.99) with what is to be found in it of some rows. Raises NotMarkup."""

    part: bytes
    rows: dict[int, Tag] = field(default_factory=dict)
    """Every row by its number; `cells` are those of the rows that were asked for."""
    cells: dict[Spot, Tag] = field(default_factory=dict)
    contents: dict[Spot, set[str]] = field(default_factory=dict)
    tops: list[Tag] = field(default_factory=list)
    merges: list[Span] = field(default_factory=list)
    columns: list[tuple[int, int, int]] = field(default_factory=list)

    def top(self, name: str) -> Tag | None:
        """The element of that name right under the root."""
        return first(self.tops, name)

    @property
    def data(self) -> Tag:
        data = self.top("sheetData")
        if data is None:
            raise NotMarkup("sheetData")
        return data

    def hidden_in_merged(self, spots: Iterable[Spot]) -> Mapping[Spot, Spot]:
        """The first cell of the merged range for each of the cells that one hides."""
        columns, found = defaultdict[int, list[int]](list), dict[Spot, Spot]()
        for row, column in spots:
            columns[row].append(column)
        rows = sorted(columns)
        for top, left, bottom, right in self.merges:
            for row in rows[bisect_left(rows, top) : bisect_right(rows, bottom)]:
                found |= {(row, column): (top, left) for column in columns[row] if left <= column <= right}
        return found

    def style(self, spot: Spot) -> int:
        """The number of the format that a cell has, or would have in its row or column."""
        cell, row = self.cells.get(spot), self.rows.get(spot[0])
        if cell is not None:
            return int(cell.attributes.get("s", "0"))
        if row is not None and row.attributes.get("customFormat", "0") in ("1", "true"):
            return int(row.attributes.get("s", "0"))
        return next((style for low, high, style in self.columns if low <= spot[1] <= high), 0)


def looked_into(part: bytes, rows: Iterable[int]) -> SheetPart:
    """What there is in some rows of a sheet, and around its rows."""
    sheet, wanted = SheetPart(part), frozenset(rows)
    here = [0, 0]
    inside = False

    def is_wanted(name: str, attributes: Mapping[str, str], depth: int) -> bool:
        nonlocal inside
        if name == "row" and depth == 2:
            here[:] = int(attributes["r"]) if "r" in attributes else here[0] + 1, 0
            inside = here[0] in wanted
            return True
        if name == "c" and depth == 3:
            here[1] = column_number(attributes["r"].rstrip("0123456789")) if "r" in attributes else here[1] + 1
            return inside
        if depth == 4 and inside and name in IN_CELLS:
            sheet.contents.setdefault((here[0], here[1]), set()).add(name)
        elif name == "mergeCell":
            sheet.merges.append(span_of(attributes.get("ref", "")))
        elif name == "col":
            low, high = int(attributes.get("min", "0")), int(attributes.get("max", "0"))
            sheet.columns.append((low, high, int(attributes.get("style", "0"))))
        return depth < 2

    _sort(sheet, tags(part, is_wanted))
    return sheet


def _sort(sheet: SheetPart, found: Iterable[Tag]) -> None:
    row = column = 0
    for tag in found:
        if tag.local == "row" and tag.depth == 2:
            row, column = int(tag.attributes.get("r", row + 1)), 0
            sheet.rows[row] = tag
        elif tag.local == "c" and tag.depth == 3:
            reference = tag.attributes.get("r", "")
            column = column_number(reference.rstrip("0123456789")) if reference else column + 1
            sheet.cells[row, column] = tag
        else:
            sheet.tops.append(tag)


# --- formats ------------------------------------------------------------------------------------------------


def formatted(sheet: SheetPart, formats: Mapping[Spot, Format], edits: Edits) -> None:
    """Give each cell its format."""
    missing = defaultdict[int, list[tuple[int, int]]](list)
    for spot, change in formats.items():
        style, cell = change(sheet.style(spot)), sheet.cells.get(spot)
        if cell is None:
            missing[spot[0]].append((spot[1], style))
        else:
            tag = with_attributes(sheet.part[cell.start : cell.stop], {"s": str(style)})
            edits.replace(cell.start, cell.stop, tag)
    new_rows = [(row, sorted(cells)) for row, cells in sorted(missing.items()) if row not in sheet.rows]
    there = defaultdict[int, list[tuple[int, Tag]]](list)
    for (row, column), each in sheet.cells.items():
        there[row].append((column, each))
    for row, cells in missing.items():
        if row in sheet.rows:
            _insert_cells(sheet.rows[row], there[row], [(row, *cell) for cell in sorted(cells)], edits)
    _insert_rows(sheet, new_rows, edits)


def _insert_cells(
    tag: Tag, there: Sequence[tuple[int, Tag]], cells: Iterable[tuple[int, int, int]], edits: Edits
) -> None:
    """New cells in a row; one whose cells have no references takes none, for theirs would then be others."""
    if any("r" not in cell.attributes for _, cell in there):
        return
    behind = list[bytes]()
    for row, column, style in cells:
        after = next((cell for number, cell in there if number > column), None)
        if after:
            edits.insert(after.start, _empty(row, column, style, tag.prefix))
        else:
            behind.append(_empty(row, column, style, tag.prefix))
    wider = with_attributes(edits.part[tag.start : tag.stop], {"spans": None})
    edits.append_to(tag, b"".join(behind), wider)


def _insert_rows(sheet: SheetPart, rows: Iterable[tuple[int, list[tuple[int, int]]]], edits: Edits) -> None:
    data, behind = sheet.data, list[bytes]()
    numbers = sorted(sheet.rows)
    if any("r" not in tag.attributes for tag in sheet.rows.values()):
        return
    for row, cells in rows:
        inner = b"".join(_empty(row, column, style, data.prefix) for column, style in cells)
        new = f'<{data.prefix}row r="{row}">'.encode() + inner + f"</{data.prefix}row>".encode()
        after = bisect_right(numbers, row)
        if after == len(numbers):
            behind.append(new)
        else:
            edits.insert(sheet.rows[numbers[after]].start, new)
    if behind:
        edits.append_to(data, b"".join(behind))


def _empty(row: int, column: int, style: int, prefix: str) -> bytes:
    return f'<{prefix}c r="{column_letters(column)}{row}" s="{style}"/>'.encode()


# --- contents -----------------------------------------------------------------------------------------------


def can_hold(sheet: SheetPart, spot: Spot) -> bool:
    """Whether the content of a cell can be written anew: it is there and is no formula."""
    return spot in sheet.cells and "f" not in sheet.contents.get(spot, set())


def written(sheet: SheetPart, spot: Spot, content: Decimal | str, style: int, edits: Edits) -> None:
    """Put a number or a text into a cell (ECMA-376 18.3.1.4)."""
    tag = sheet.cells[spot]
    kind = None if isinstance(content, Decimal) else "inlineStr"
    values = {"s": str(style), "t": kind, "cm": None, "vm": None}
    start = with_attributes(sheet.part[tag.start : tag.stop].rstrip(b"/>") + b">", values)
    prefix = tag.prefix
    if isinstance(content, Decimal):
        inner = f"<{prefix}v>{content:f}</{prefix}v>"
    else:
        words = f'<{prefix}t xml:space="preserve">{escaped(content)}</{prefix}t>'
        inner = f"<{prefix}is>{words}</{prefix}is>"
    edits.replace(tag.start, tag.after, start + inner.encode() + f"</{tag.name}>".encode())


def with_legacy_drawing(sheet: SheetPart, relationship: str, namespace: str, edits: Edits) -> None:
    """Name the drawing that holds the boxes of the comments (ECMA-376 18.3.1.46)."""
    root = sheet.tops[0]
    prefix = root.prefix
    new = f'<{prefix}legacyDrawing xmlns:r="{namespace}" r:id="{relationship}"/>'.encode()
    behind = (tag for tag in sheet.tops if tag.start > sheet.data.start and tag.local in AFTER_LEGACY_DRAWING)
    after = next(behind, None)
    edits.insert(after.start if after else root.close, new)
