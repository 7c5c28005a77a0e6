"""Leave out of a large sheet of indicators the rows that stand as they stood when all of them were read; pure.

A province has tens of thousands of rows, and from one save to the next a few of them change. Rows that are left out had
nothing wrong with them; what could make something wrong of them now is compared too, and then all are read again.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from briefgen.quantities import Rules
from briefgen.version import __version__
from briefgen.workbook.sheets import Cells, Line, Sheet, Values
from briefgen.workbook.tables import Heading, headings_of, look_forgotten
from briefgen.workbook.vocabulary import DASHES, INDICATORS

SAID_ONCE = ("code", "name", "pillar", "unit", "parent", "direction", "source", "group", "scope", "area")
"""What is taken of an indicator from the first of its rows that says it; of an area, its first cell."""


@dataclass(frozen=True, slots=True)
class RowDigests:
    """Digests of a workbook that was read: of the rows of each area, and of all else."""

    rest: str
    areas: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Earlier:
    """What is known from an earlier reading: its digests, the areas whose rows are wanted whatever they are, and the
    codes of which the rows of every area are wanted."""

    digests: RowDigests
    wanted: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns that matter stand, counted from 0."""

    numbers: Mapping[str, int] = field(default_factory=dict)

    def of(self, values: Values, column: str) -> str:
        """The words of a raw cell; nothing where it is empty or a dash."""
        index = self.numbers.get(column, -1)
        value = values[index] if 0 <= index < len(values) else ""
        words = "" if value is None else str(value).strip()
        return "" if words in DASHES else words


def digests(sheets: Mapping[str, Sheet], house: Rules) -> RowDigests | None:
    """The digests of the sheets of a workbook; nothing where its rows cannot be told apart by areas."""
    sheet = sheets.get(INDICATORS)
    columns = _columns(sheet) if sheet else None
    if sheet is None or columns is None or "area" not in columns.numbers:
        return None
    areas: dict[str, list[str]] = {}
    percents = _percents(sheet)
    for line in sheet.lines[1:]:
        told = repr((line.number, line.hidden, line.values, percents.get(line.number)))
        areas.setdefault(columns.of(line.values, "area"), []).append(told)
    return RowDigests(_rest(sheets, sheet, house), {area: _digest(told) for area, told in areas.items()})


def narrowed(sheet: Sheet, now: RowDigests, earlier: Earlier) -> Sheet | None:
    """The sheet without the rows of areas that stand; nothing where all of it has to be read."""
    columns = _columns(sheet)
    if now.rest != earlier.digests.rest or columns is None or sheet.has_troubles or not sheet.knows_formats:
        return None
    if _statuses_may_be_told(sheet.lines[1:], columns):
        return None
    before = earlier.digests.areas
    changed = {area for area, told in now.areas.items() if before.get(area) != told}
    areas = frozenset({"", *changed, *earlier.wanted})
    lines = (sheet.lines[0], *_kept(sheet.lines[1:], columns, areas, earlier.codes))
    return Sheet(
        *(sheet.name, sheet.origin, lines, sheet.hidden, sheet.hidden_columns),
        *(sheet.merges, sheet.reader, sheet.knows_formats, sheet.has_troubles),
    )


def _kept(lines: Iterable[Line], columns: Columns, areas: frozenset[str], codes: frozenset[str]) -> Iterator[Line]:
    said: set[tuple[str, str]] = set()
    for line in lines:
        code = columns.of(line.values, "code")
        new = {(owner, column) for owner, column in _said(line.values, columns, code) if (owner, column) not in said}
        said |= new
        if new or code in codes or columns.of(line.values, "area") in areas:
            yield line


def _said(values: Values, columns: Columns, code: str) -> Iterator[tuple[str, str]]:
    """What a row says that is taken from the first row that says it, with what it says it of."""
    for column in SAID_ONCE:
        words = columns.of(values, column)
        if words:
            yield (words if column == "area" else code), column


def _statuses_may_be_told(lines: Sequence[Line], columns: Columns) -> bool:
    return look_forgotten(sum(not columns.of(line.values, "status") for line in lines), len(lines))


def _columns(sheet: Sheet) -> Columns | None:
    """Nothing where what was read is not at hand as it was read."""
    if not sheet.lines or not all(line.values for line in sheet.lines):
        return None
    headings: tuple[Heading, ...] = headings_of(sheet, INDICATORS)
    return Columns({each.column: each.number - 1 for each in headings if each.column})


def _percents(sheet: Sheet) -> Mapping[int, tuple[int, ...]]:
    """The columns of each row that are shown in per cent: 0.048 then says 4.8%."""
    cells = sheet.lines[0].cells
    found: dict[int, list[int]] = {}
    for row, column in sorted(cells.scan.percents) if isinstance(cells, Cells) else ():
        found.setdefault(row, []).append(column)
    return {row: tuple(columns) for row, columns in found.items()}


def _rest(sheets: Mapping[str, Sheet], sheet: Sheet, house: Rules) -> str:
    """The version of this program, the house rules, every other sheet, and of the sheet itself all but its rows."""
    told = [__version__, repr(house), repr((sheet.name, sheet.lines[0].values, sheet.reader))]
    told.append(repr((sheet.hidden, sorted(sheet.hidden_columns), sheet.merges)))
    for kind, each in sheets.items():
        if each is not sheet:
            told.append(repr((kind, each.name, each.reader, [(line.number, line.values) for line in each.lines])))
    return _digest(told)


def _digest(parts: Iterable[str]) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()
