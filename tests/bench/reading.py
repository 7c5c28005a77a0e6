"""Time how long large tables take to be read, and how much memory: plain ones, ones with percentages, text, an .ods.

Each size is read in a process of its own, whose largest memory is told; nothing may grow faster than the table.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

SIZES = (17_000, 68_000, 200_000)
COLUMNS = ("地区", "指标", "年份", "数值", "单位", "备注")
MAPPED = """\
[[source]]
workbook = "表"
pillar = "trade"
layout = "areas down"
unit = "亿元"
indicators = { "指标3" = "gdp" }
"""
PROGRAM = """
import resource, sys, time
from pathlib import Path
from briefgen.limits import Limits
from briefgen.quantities import HOUSE_RULES
from briefgen.settings import packet_settings
from briefgen.workbook.books import opened, sheets_of
from briefgen.workbook.findings import Findings
from briefgen.workbook.mapping import SourceFile, mapped
from briefgen.workbook.mapping.reporting import Wish
path = Path(sys.argv[1])
content = path.read_bytes()
start = time.perf_counter(), time.process_time()
book = opened(content, path.name)
(sheet,) = sheets_of(book, book.sheets)
if sys.argv[2]:
    block, = packet_settings(sys.argv[2], "").output.sources
    mapped([(block, [SourceFile(path.name, content)])], (), Wish({}, HOUSE_RULES, frozenset()), Limits(), Findings())
wall, processor = time.perf_counter() - start[0], time.process_time() - start[1]
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"{len(sheet.lines):>9}{wall:9.2f}{processor:9.2f}{memory:9.0f}  {sheet.reader}")
"""


def _row(number: int) -> tuple[object, ...]:
    return f"区{number % 13}", f"指标{number % 50}", 2000 + number % 25, number * 1.37, "亿元", ""


def _plain(path: Path, size: int, percent: bool = False) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("表")
    sheet.append(COLUMNS)
    for number in range(size):
        row: list[object] = list(_row(number))
        if percent and number % 10 == 0:
            cell = WriteOnlyCell(sheet, number / 1000)
            cell.number_format = "0.0%"
            row[3] = cell
        sheet.append(row)
    book.save(path)


def _with_percents(path: Path, size: int) -> None:
    _plain(path, size, percent=True)


def _text(path: Path, size: int) -> None:
    rows = (COLUMNS, *(_row(number) for number in range(size)))
    path.write_text("\n".join(",".join(map(str, row)) for row in rows), encoding="utf-8")


KINDS: dict[str, tuple[str, Callable[[Path, int], None], str]] = {
    "plain .xlsx": (".xlsx", _plain, ""),
    "with percent formats": (".xlsx", _with_percents, ""),
    ".csv": (".csv", _text, ""),
    "read twice, and mapped": (".xlsx", _plain, MAPPED),
}


def main() -> None:
    print(f"\n{'reading tables of six columns':<34}{'rows':>9}{'wall':>9}{'cpu':>9}{'memory':>9}  s, s, MB")
    with tempfile.TemporaryDirectory() as folder:
        for name, (ending, write, settings) in KINDS.items():
            for size in SIZES:
                path = Path(folder) / f"{size}{ending}"
                write(path, size)
                told = subprocess.run(
                    [sys.executable, "-c", PROGRAM, str(path), settings], capture_output=True, check=True
                )
                print(f"{name:<34}{told.stdout.decode().rstrip()}", flush=True)
