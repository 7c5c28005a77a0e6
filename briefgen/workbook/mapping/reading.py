"""Read the workbooks of each source: open, find tables, take what is wanted, and tell what was not found."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from briefgen.errors import CannotRun
from briefgen.limits import Limits
from briefgen.origins import Origin
from briefgen.sourcing import SourceBlock, Wanted
from briefgen.workbook.books import opened, sheets_of
from briefgen.workbook.cells import Cell
from briefgen.workbook.findings import Findings, nearest
from briefgen.workbook.mapping.binding import Binder, binder, glued_names
from briefgen.workbook.mapping.choosing import chosen, foreign, habits_of, tables_of
from briefgen.workbook.mapping.merging import EQUAL, GIVES_WAY, RULES, Account
from briefgen.workbook.mapping.reporting import Wish, reports
from briefgen.workbook.mapping.tables import Table
from briefgen.workbook.mapping.taking import Taken, Taking
from briefgen.workbook.sheets import Sheet, column_letters
from briefgen.workbook.vocabulary import folded

WEIGHTS = {True: RULES, None: EQUAL, False: GIVES_WAY}
Readers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A workbook of a source as it lies there; `name` is what origins and messages call it."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Mapped:
    """What the sources say, and what read each sheet of each of their workbooks."""

    accounts: tuple[Account, ...] = ()
    readers: Mapping[str, Readers] = field(default_factory=dict)


Sources = Sequence[tuple[SourceBlock, Sequence[SourceFile]]]


def mapped(sources: Sources, own: Sequence[Wanted], wish: Wish, limits: Limits, findings: Findings) -> Mapped:
    """The rows of all sources. Raises CannotRun, with all findings so far, where a workbook cannot be read."""
    accounts, readers = list[Account](), dict[str, Readers]()
    for block, files in sources:
        reading = _Source(block, binder(block, own), limits, findings)
        for file in files:
            try:
                sheets = reading.read(file)
            except CannotRun as problem:
                raise CannotRun([*findings.diagnostics, *problem.diagnostics]) from problem
            known = dict(readers.get(file.name, ()))
            readers[file.name] = tuple((known | {sheet.name: sheet.reader for sheet in sheets}).items())
        rows = tuple(reports(reading.finished(), block, wish, findings))
        accounts.append(Account(rows, WEIGHTS[block.rules]))
    return Mapped(tuple(accounts), readers)


@dataclass(slots=True)
class _Source:
    """One block while its workbooks are read."""

    block: SourceBlock
    names: Binder
    limits: Limits
    findings: Findings
    taken: list[Taken] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    unknown: dict[Wanted, dict[str, Cell]] = field(default_factory=dict)
    without_period: dict[Wanted, Cell] = field(default_factory=dict)
    undated: dict[Origin, Cell] = field(default_factory=dict)

    def read(self, file: SourceFile) -> tuple[Sheet, ...]:
        book = opened(file.content, file.name, self.limits)
        sheets = tuple(map(foreign, sheets_of(book, chosen(book, self.block, self.findings), self.limits)))
        for sheet in sheets:
            if not sheet.knows_formats:
                self.findings.warning("W206", sheet.origin, sheet=sheet.name)
            for table in tables_of(sheet, self.block, self.findings):
                self.tables.append(table)
                self._take(sheet, table)
        return sheets

    def _take(self, sheet: Sheet, table: Table) -> None:
        taken = list(self._taking(table).taken())
        if taken:
            _report_hidden(sheet, taken, self.findings)
            _report_doubts(table, self.block, self.findings)
        _report_headers(table, self.findings)
        self.taken += taken

    def _taking(self, table: Table) -> Taking:
        return Taking(table, self.names, self.findings, self.unknown, self.without_period, self.undated)

    def finished(self) -> list[Taken]:
        """What was taken in the periods that are wanted, after all that was not found has been told."""
        if self.tables:
            self._take_glued()
            self._report_missing()
        return self._in_periods()

    def _take_glued(self) -> None:
        rows = [row for table in self.tables for row in table.rows] if self.block.indicators else []
        found = glued_names(self.names, rows)
        if not found:
            return
        for wanted, row in found.items():
            assert row.name is not None
            self.names.glued[row.name.identity] = wanted
            cell = next(iter(row.labels.values()))
            self.findings.warning("W225", cell.origin, label=cell.line, name=wanted.name)
        for table in self.tables:
            self.taken += [each for each in self._taking(table).taken() if each.wanted in found]
        self.names.met.update(found)

    def _report_missing(self) -> None:
        taken = {each.wanted for each in self.taken}
        for wanted in self.block.indicators:
            if wanted not in self.names.met:
                near = nearest(folded(wanted.name), self.names.labels)
                self.findings.error("S175", wanted.place, name=wanted.name, near=self.names.labels.get(near, "—"))
            elif wanted not in taken | self.names.told:
                self._report_untaken(wanted)
        for header, cell in self.undated.items() if taken else ():
            self.findings.warning("W232", header, cell=cell.origin)
        for written, _ in self.block.areas:
            if folded(written) not in self.names.areas_met:
                near = nearest(folded(written), self.names.labels)
                self.findings.error("S180", self.block.at("areas"), area=written, near=self.names.labels.get(near, "—"))

    def _report_untaken(self, wanted: Wanted) -> None:
        """A name that is there and no figure: words that nobody knows, no period, or nothing in the cells."""
        if wanted in self.unknown:
            words = "、".join(self.unknown[wanted])
            place = next(iter(self.unknown[wanted].values())).origin
            self.findings.error("S184", wanted.place, name=wanted.name, words=words, cell=place)
        elif wanted in self.without_period:
            self.findings.error("S185", wanted.place, name=wanted.name, cell=self.without_period[wanted].origin)
        else:
            self.findings.warning("W231", wanted.place, name=wanted.name)

    def _in_periods(self) -> list[Taken]:
        if not self.block.periods:
            return self.taken
        calendar = habits_of(self.block).calendar
        read = {written: calendar.dated_text(written) for written in self.block.periods}
        found = {each.period for each in self.taken}
        for written, dated in read.items():
            if self.tables and (dated is None or dated.rest or dated.period not in found):
                near = nearest(written, sorted(each.code for each in found))
                self.findings.error("S176", self.block.at("periods"), period=written, near=near or "—")
        wanted = {dated.period for dated in read.values() if dated}
        return [each for each in self.taken if each.period in wanted]


# --- what looks doubtful ----------------------------------------------------------------------------------


def _report_hidden(sheet: Sheet, taken: Iterable[Taken], findings: Findings) -> None:
    cells = [each.cell.origin.cell for each in taken]
    hidden = {line.number for line in sheet.lines if line.hidden}
    rows = sorted({number for each in taken if (number := each.cell.origin.row) in hidden})
    letters = [column_letters(number) for number in sorted(sheet.hidden_columns)]
    columns = [each for each in letters if any(cell.rstrip("0123456789") == each for cell in cells)]
    if rows:
        findings.warning("W124", sheet.origin, rows="、".join(map(str, rows)))
    if columns:
        findings.warning("W125", sheet.origin, columns="、".join(columns))
    if sheet.hidden:
        findings.warning("W114", sheet.origin, sheet=sheet.name)


def _report_doubts(table: Table, block: SourceBlock, findings: Findings) -> None:
    for cell in () if block.header_rows else table.doubtful:
        findings.error("W223", cell.origin, text=cell.line)


def _report_headers(table: Table, findings: Findings) -> None:
    """Headers that would be periods if they were written otherwise: years with a digit glued on, bare dates."""
    for cell in dict.fromkeys(_glued(table)):
        findings.error("W224", cell.origin, text=cell.line, year=cell.text[:4])
    for cell in dict.fromkeys(_bare_dates(table)):
        findings.error("W230", cell.origin, text=cell.line)


def _glued(table: Table) -> Iterator[Cell]:
    return (column.glued for column in table.figures if column.glued)


def _bare_dates(table: Table) -> Iterator[Cell]:
    for column in table.figures:
        if column.period is None:
            yield from (cell for cell in column.header if isinstance(cell.content, date))
