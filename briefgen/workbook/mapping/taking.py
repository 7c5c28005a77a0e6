"""Take the figures of a found table that are wanted, each with its indicator, period, area and part; pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.indicators import Label
from briefgen.origins import Origin
from briefgen.periods import Frequency, Period
from briefgen.sourcing import Wanted
from briefgen.workbook.cells import Cell
from briefgen.workbook.findings import Findings
from briefgen.workbook.mapping.binding import Binder
from briefgen.workbook.mapping.columns import LABEL, Column, Name, spanned
from briefgen.workbook.mapping.labels import Labelled
from briefgen.workbook.mapping.tables import Table
from briefgen.workbook.mapping.words import said
from briefgen.workbook.vocabulary import MISSING, folded, unit_from

ACROSS, DOWN = "areas across", "areas down"


@dataclass(frozen=True, slots=True)
class Taken:
    """A figure with all that says what it is of. `period_cell` is where its period stands; None for the settings."""

    wanted: Wanted
    period: Period
    period_cell: Cell | None
    area: str
    part: str
    cell: Cell
    name_cell: Cell
    unit: Label | None
    basis: str
    status: str
    pillar: str


@dataclass(frozen=True, slots=True)
class _Of:
    """What a row, or a column, says of the figures in it."""

    wanted: Wanted | None = None
    name_cell: Cell | None = None
    period: Period | None = None
    period_cell: Cell | None = None
    stretch: str = ""
    """A quarter or month without a year, as it is written."""
    area: str | None = None
    unit: Label | None = None
    part: str = ""
    basis: str = ""
    status: str = ""
    span: str = ""
    unknown: tuple[Name, ...] = ()
    is_preferred: bool = False


@dataclass(slots=True)
class Taking:
    """One table that is read: what was taken, and over or beside which wanted names words stand that nobody knows."""

    table: Table
    names: Binder
    findings: Findings
    unknown: dict[Wanted, dict[str, Cell]]
    without_period: dict[Wanted, Cell]
    undated: dict[Origin, Cell]
    """Headers over wanted figures of which it is not known when they are from, each with the first of these."""

    def taken(self) -> Iterator[Taken]:
        columns = self._columns()
        for row in self._rows():
            of_row = self._row(row)
            if of_row is None:
                continue
            for column, of_column in columns:
                cell = self.table.grid.cell(row.row.number, column.number)
                if cell is not None:
                    yield from self._figure(row, column, cell, of_row, of_column)

    @property
    def _is_named(self) -> bool:
        """Whether a column says what each row is."""
        return any(column.role == "name" for column in self.table.columns)

    # --- rows and columns ---------------------------------------------------------------------------------

    def _rows(self) -> Sequence[Labelled]:
        return self.table.rows

    def _columns(self) -> list[tuple[Column, _Of]]:
        """The columns of figures; where some stand under words of `only`, no others."""
        read = [(column, self._column(column)) for column in self.table.figures]
        kept = [(column, of) for column, of in read if of is not None]
        preferred = [(column, of) for column, of in kept if of.is_preferred]
        return preferred or kept

    def _column(self, column: Column) -> _Of | None:
        """What a column is of; None where the settings leave it out."""
        words = [folded(cell.text) for cell in column.header]
        if any(word in self.names.leave for word in words):
            return None
        bound = self.names.of_names(column.names)
        rest = list(bound[1]) if bound else list(column.names)
        area, rest = self._area_in(rest, self.names.block.layout == ACROSS)
        stretch, rest = _stretch_in(self.table, rest)
        unknown = tuple(name for name in rest if not self.names.is_wanted_word(name.identity))
        return _Of(
            bound[0] if bound else None,
            column.names[-1].cell if bound else None,
            column.period,
            column.period_cell,
            stretch,
            area,
            column.unit,
            column.part,
            column.basis,
            column.status,
            column.span,
            unknown,
            any(word in self.names.only for word in words),
        )

    def _area_in(self, names: Sequence[Name], is_area: bool) -> tuple[str | None, list[Name]]:
        for name in names:
            area = self.names.area(name.text, is_area)
            if area is not None:
                return area, [each for each in names if each is not name]
        return None, list(names)

    def _row(self, row: Labelled) -> _Of | None:
        """What a row is of; None where it names an indicator that is not wanted, or is left out by the settings."""
        found = self.names.of_row(row)
        if found is None and self._is_named:
            return None
        if self.names.leave and any(folded(cell.text) in self.names.leave for cell in row.labels.values()):
            return None
        label = row.labels.get(LABEL)
        period, period_cell, stretch = self._row_period(row, label if found is None else None)
        area = self._row_area(row, label if found is None and period is None and not stretch else None)
        if found is None and label and period is None and not stretch and area is None:
            return None
        name_cell = row.labels.get("name") or row.labels.get("code") or label
        unit = self._row_unit(row)
        part = said(row.name.name).part if found and row.name else ""
        return _Of(found, name_cell, period, period_cell, stretch, area, unit, part)

    def _row_period(self, row: Labelled, label: Cell | None) -> tuple[Period | None, Cell | None, str]:
        cell = row.labels.get("period") or label
        if cell is None:
            return None, None, ""
        calendar = self.table.grid.habits.calendar
        found = calendar.dated(cell) or calendar.dated_text("".join(row.above[-1:]) + cell.text)
        if found and not found.rest:
            return found.period, cell, ""
        return None, cell, cell.text if _is_stretch(self.table, cell.text) else ""

    def _row_area(self, row: Labelled, label: Cell | None) -> str | None:
        cell = row.labels.get("area")
        if cell is not None:
            return self.names.area(cell.line, is_area=True)
        return self.names.area(label.line, self.names.block.layout == DOWN) if label else None

    def _row_unit(self, row: Labelled) -> Label | None:
        cell = row.labels.get("unit")
        if cell is not None and folded(cell.text) not in MISSING:
            return Label(unit_from(cell.text), cell.origin)
        holder = row.labels.get("name") or row.labels.get(LABEL)
        return Label(row.name.unit, holder.origin) if row.name and row.name.unit and holder else None

    # --- figures ------------------------------------------------------------------------------------------

    def _figure(self, row: Labelled, column: Column, cell: Cell, of_row: _Of, of_column: _Of) -> Iterator[Taken]:
        """The figure in a cell, if it is wanted and everything that it is of is known."""
        wanted = of_row.wanted or of_column.wanted or self._of_title(of_row, of_column)
        if wanted is None or (of_row.wanted and of_column.wanted) or self._is_marked_missing(cell):
            return
        part = wanted.part or of_column.part or of_row.part or "value"
        if of_column.part not in ("", "value", part) or self._has_unknown(wanted, of_column):
            return
        period, period_cell = self._period(of_row, of_column)
        if period is None:
            self.without_period.setdefault(wanted, cell)
            self.undated.setdefault(column.header[-1].origin if column.header else cell.origin, cell)
        elif self.table.grid.is_continued(row.row.number, column.number):
            self.findings.error("W226", cell.origin, name=wanted.name)
            self.names.told.add(wanted)
        else:
            yield Taken(
                wanted,
                period,
                period_cell,
                self._area(of_row, of_column),
                part,
                cell,
                (of_row.name_cell if of_row.wanted else of_column.name_cell) or cell,
                self._unit(of_row, of_column, part, cell),
                wanted.basis or of_column.basis,
                of_column.status,
                wanted.pillar or self.names.block.pillar,
            )

    def _of_title(self, row: _Of, column: _Of) -> Wanted | None:
        """The indicator that the title alone names, for a figure whose area is known; without areas, its period."""
        has_area = row.area is not None or column.area is not None
        has_period = bool(row.period or row.stretch) and self.names.block.layout not in (ACROSS, DOWN)
        return self.names.of_title() if has_area or has_period else None

    def _has_unknown(self, wanted: Wanted, column: _Of) -> bool:
        """Whether words stand over the column that nobody knows: it may be of something else."""
        if column.unknown:
            known = self.unknown.setdefault(wanted, {})
            known.update((each.text, each.cell) for each in column.unknown)
        return bool(column.unknown)

    def _area(self, row: _Of, column: _Of) -> str:
        area = row.area if row.area is not None else column.area
        return self.names.block.area if area is None else area

    def _is_marked_missing(self, cell: Cell) -> bool:
        return isinstance(cell.content, str) and folded(cell.text) in self.table.grid.habits.missing

    def _period(self, row: _Of, column: _Of) -> tuple[Period | None, Cell | None]:
        """The period by row and column together; where neither names one, that of the settings or of the title."""
        calendar = self.table.grid.habits.calendar
        stretch = column.stretch or row.stretch
        one, cell = (column.period, column.period_cell) if column.period else (row.period, row.period_cell)
        if column.period and row.period and column.period != row.period:
            return None, None
        year = one or self._usual_period()
        if stretch and year and year.frequency is Frequency.YEAR:
            found = calendar.dated_text(f"{year.year}年{stretch}")
            return (spanned(found.period, column.span) if found and not found.rest else None), cell
        if stretch:
            return None, None
        if one and column.span == "cumulative" and one.frequency is Frequency.YEAR and not column.is_preferred:
            return None, None
        if one:
            return spanned(one, column.span), cell
        usual = self._usual_period()
        return (spanned(usual, column.span) if usual else None), self._title_cell()

    def _usual_period(self) -> Period | None:
        written = self.names.block.period
        if written:
            found = self.table.grid.habits.calendar.dated_text(written)
            return found.period if found and not found.rest else None
        return self.table.period[0] if self.table.period else None

    def _title_cell(self) -> Cell | None:
        return self.table.period[1] if self.table.period and not self.names.block.period else None

    def _unit(self, row: _Of, column: _Of, part: str, cell: Cell) -> Label | None:
        """The unit by the row, the column or the table, the nearest first; changes are in percent anyway."""
        if part in ("rank", "previous_rank", "peer_count"):
            return None
        if part == "change":
            return column.unit
        if row.unit and column.unit and folded(row.unit.text) != folded(column.unit.text):
            self.findings.error("W227", cell.origin, one=row.unit, other=column.unit, place=row.unit.origin)
        return row.unit or column.unit or self.table.unit


def _is_stretch(table: Table, text: str) -> bool:
    """Whether words are a quarter or some months without their year."""
    found = table.grid.habits.calendar.dated_text(f"2000年{text}")
    return found is not None and not found.rest and found.period.frequency is not Frequency.YEAR


def _stretch_in(table: Table, names: Sequence[Name]) -> tuple[str, list[Name]]:
    for name in names:
        if _is_stretch(table, name.text):
            return name.text, [each for each in names if each is not name]
    return "", list(names)
