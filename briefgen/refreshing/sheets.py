"""Read the small workbook that a chart carries, as this program wrote it; what another program saved is not it."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, fromstring
from zipfile import BadZipFile, ZipFile

from briefgen.writers.docx.spreadsheet import MAIN, Formula, Value, number_of, spreadsheet

S = f"{{{MAIN}}}"
ADDRESS = re.compile(r"([A-Z]+)\d+")
BROKEN = (BadZipFile, KeyError, ParseError, InvalidOperation, ValueError, RuntimeError, NotImplementedError)

Numbers = tuple[Decimal | None, ...]
Shape = tuple[tuple[Value, ...], tuple[Value, ...]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The header of a chart's sheet and its rows, all of one length."""

    rows: tuple[tuple[Value, ...], ...]

    @property
    def shape(self) -> Shape:
        """Headers and names: what tells one chart from another, whatever its figures."""
        return self.rows[0], tuple(row[0] for row in self.rows)

    @property
    def gaps(self) -> tuple[tuple[bool, ...], ...]:
        """Which cells are empty: marks of another kind lie in other columns."""
        return tuple(tuple(cell is None for cell in row) for row in self.rows)

    def column(self, index: int) -> Numbers:
        return tuple(number_of(row[index]) for row in self.rows[1:])

    @property
    def columns(self) -> tuple[Numbers, ...]:
        return tuple(map(self.column, range(len(self.rows[0]))))


def sheet(content: bytes) -> Sheet | None:
    """The sheet; None where the bytes are not exactly those that this program writes for it."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            root = fromstring(archive.read("xl/worksheets/sheet1.xml"))
        rows = [_row(each) for each in root.iter(f"{S}row")]
    except BROKEN:
        return None
    width = max(map(len, rows), default=0)
    padded = tuple((*row, *[None] * (width - len(row))) for row in rows)
    return Sheet(padded) if rows and spreadsheet(padded) == content else None


def _row(row: Element) -> list[Value]:
    cells: list[Value] = []
    for cell in row.iter(f"{S}c"):
        cells += [None] * (_index(cell.get("r", "")) - len(cells))
        cells.append(_value(cell))
    return cells


def _index(address: str) -> int:
    """The column of an address, counted from 0."""
    found = ADDRESS.fullmatch(address)
    if found is None:
        raise ValueError(address)
    index = 0
    for letter in found[1]:
        index = 26 * index + ord(letter) - ord("A") + 1
    return index - 1


def _value(cell: Element) -> Value:
    if cell.get("t") == "inlineStr":
        return "".join(each.text or "" for each in cell.iter(f"{S}t"))
    number, formula = Decimal(cell.findtext(f"{S}v", "")), cell.find(f"{S}f")
    return number if formula is None else Formula(formula.text or "", number)
