"""Say how much a workbook may ask of the machine before it is refused; settings may raise or lower it."""

from dataclasses import dataclass

MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """`bytes` is what a file may hold and unpack to, `cells` the largest box or total of cells in a sheet, `rows` the
    filled rows of a sheet. `seconds` and `memory` (in megabytes) bound the process that reads an old .xls.
    """

    bytes: int = 256 * MEGABYTE
    cells: int = 20_000_000
    rows: int = 1_048_576
    seconds: int = 60
    memory: int = 1024


USUAL_LIMITS = Limits()
