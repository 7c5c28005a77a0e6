"""Tell of percentages that are given as shares: 0.048 beside 4.8, and 4.8 in a cell that shows 480%."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from decimal import Decimal

from briefgen.diagnostics import Diagnostic, warning
from briefgen.indicators import Dataset
from briefgen.quantities import decimals
from briefgen.workbook.cells import Cell
from briefgen.workbook.tables import Row
from briefgen.workbook.vocabulary import PERCENT

FEWEST = 3
"""So many others show how percentages are written here."""
HUNDRED = Decimal(100)


def shares_beside_percents(rows: Iterable[Row], dataset: Dataset) -> Iterator[Diagnostic]:
    """W302 for a share among percentages, W303 for a percentage in a cell whose format takes it for a share.

    A change is held against all others of its column, a rate against the other periods of its indicator and area. It
    is told only where it has more decimals than any of the others, and would be among them times a hundred.
    """
    percents = {each.code for each in dataset.indicators if each.unit and each.unit.text == PERCENT}
    for cells in _together(rows, percents):
        numbers = [cell for cell in cells if isinstance(cell.content, Decimal) and cell.content]
        yield from _shares(numbers)


def _together(rows: Iterable[Row], percents: Container[str]) -> Sequence[Sequence[Cell]]:
    changes, rates = list[Cell](), defaultdict[tuple[str, str], list[Cell]](list)
    for row in rows:
        cells = row.cells
        if "change" in cells:
            changes.append(cells["change"])
        code, area = cells.get("code"), cells.get("area")
        if code is not None and code.text in percents:
            values = (cells["value"],) if "value" in cells else ()
            rates[code.text, area.text if area else ""] += (*values, *row.periods.values())
    return (changes, *rates.values())


def _shares(cells: Sequence[Cell]) -> Iterator[Diagnostic]:
    plain = [cell for cell in cells if not cell.percent]
    odd = [cell for cell in plain if abs(_number(cell)) < 1]
    usual = [cell for cell in plain if abs(_number(cell)) >= 1]
    if len(usual) < FEWEST or len(odd) * FEWEST > len(usual):
        return
    finest = max(decimals(_number(cell)) for cell in usual)
    low, high = min(abs(_number(cell)) for cell in usual), max(abs(_number(cell)) for cell in usual)
    for cell in odd:
        number = _number(cell)
        if decimals(number) > finest + 1 and low <= abs(number) * HUNDRED <= high:
            yield warning("W302", cell.origin, text=f"{number:f}", percent=f"{number * HUNDRED:f}")
    for cell in (each for each in cells if each.percent):
        number = _number(cell)
        if number * HUNDRED > max(high, HUNDRED) and low <= number <= high:
            yield warning("W303", cell.origin, text=f"{number:f}", percent=f"{number * HUNDRED:f}")


def _number(cell: Cell) -> Decimal:
    assert isinstance(cell.content, Decimal)
    return cell.content
