"""Say where something was read: a cell of a workbook or a place in a typed file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """A cell of a workbook, written as people say it: 指标!G14; one of another workbook than the packet's own is
    `foreign` and written as spreadsheets do: [年鉴.xlsx]表3!B5.
    """

    workbook: str
    sheet: str
    cell: str = ""
    foreign: bool = False

    @property
    def row(self) -> int:
        """The number of its row; 0 where no cell is meant."""
        return int("".join(each for each in self.cell if each.isdigit()) or 0)

    def __str__(self) -> str:
        book = f"[{self.workbook}]" if self.foreign and self.sheet else ""
        return f"{book}{self.sheet}!{self.cell}" if self.cell else f"{book}{self.sheet}" or self.workbook


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a typed file; lines and columns count from 1, and 0 means that they are not known."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        known = [str(number) for number in (self.line, self.column) if number]
        return ":".join([self.file, *known])


Where = Origin | Place
