"""Tell in JSON what an .xls on the standard input holds: a program of its own, whose end ends nothing else.

It takes the megabytes, seconds and cells that it may use. xlrd tells formats, errors and what is hidden; calamine,
which tells none of these, stands in for what xlrd cannot read. Nothing of the project is imported: it starts at once.
"""

import json
import sys
from contextlib import suppress
from datetime import date, datetime
from io import BytesIO
from typing import Any

ENCRYPTED, DAMAGED, TOO_LARGE = "W103", "W104", "W105"
OUT_OF_MEMORY = 3
MEGABYTE = 2**20


def main(memory: int, seconds: int, cells: int) -> int:
    _limit(memory, seconds)
    content = sys.stdin.buffer.read()
    try:
        answer = _told(content, cells)
    except MemoryError:
        return OUT_OF_MEMORY
    sys.stdout.buffer.write(json.dumps(answer).encode())
    return 0


def _limit(memory: int, seconds: int) -> None:
    """Where the system knows limits. Some systems take no limit below what a process has already."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (memory * MEGABYTE, memory * MEGABYTE))


def _told(content: bytes, cells: int) -> dict[str, Any]:
    try:
        return _by_xlrd(content, cells)
    except MemoryError:
        raise
    except Exception as problem:
        if "encrypted" in str(problem):
            return {"refused": ENCRYPTED, "problem": str(problem)}
        return _by_calamine(content, cells, str(problem))


# --- xlrd ---------------------------------------------------------------------------------------------


def _by_xlrd(content: bytes, cells: int) -> dict[str, Any]:
    import xlrd

    book = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=sys.stderr)
    sheets = book.sheets()
    total = sum(sheet.nrows * sheet.ncols for sheet in sheets)
    if total > cells:
        return {"refused": TOO_LARGE, "problem": str(total)}
    return {"reader": "xlrd", "sheets": [_sheet(book, sheet) for sheet in sheets]}


def _sheet(book: Any, sheet: Any) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": sheet.name,
        "hidden": bool(sheet.visibility),
        "knows_formats": True,
        "rows": [],
        "percents": [],
        "errors": [],
        "hidden_rows": [number + 1 for number, row in sheet.rowinfo_map.items() if row.hidden],
        "hidden_columns": [number + 1 for number, column in sheet.colinfo_map.items() if column.hidden],
        "merges": [(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells],
    }
    for number in range(sheet.nrows):
        row = [_value(book, cell) for cell in sheet.row(number)]
        for column, cell in enumerate(sheet.row(number), 1):
            if cell.ctype == 5:
                found["errors"].append((number + 1, column))
            elif cell.ctype == 2 and _is_percent(book, cell.xf_index):
                found["percents"].append((number + 1, column))
        if any(value != "" for value in row):
            found["rows"].append((number + 1, row))
    return found


def _value(book: Any, cell: Any) -> Any:
    """Text, number, date, truth, error: the kinds of cells that xlrd numbers from 1 to 5."""
    match cell.ctype:
        case 1:
            return cell.value
        case 2:
            return cell.value
        case 3:
            return _date(book, cell.value)
        case 4:
            return bool(cell.value)
        case 5:
            return "#N/A"
        case _:
            return ""


def _date(book: Any, number: float) -> Any:
    import xlrd

    try:
        year, month, day = xlrd.xldate_as_tuple(number, book.datemode)[:3]
    except xlrd.XLDateError:
        return number
    return (year, month, day) if year else number


def _is_percent(book: Any, format_index: int) -> bool:
    """Quoted words in a format are none of its codes."""
    written = book.format_map[book.xf_list[format_index].format_key].format_str
    return "%" in "".join(written.split('"')[::2])


# --- calamine -----------------------------------------------------------------------------------------


def _by_calamine(content: bytes, cells: int, problem: str) -> dict[str, Any]:
    import python_calamine

    try:
        book = python_calamine.load_workbook(BytesIO(content))
        sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
        if sum(sheet.total_height * sheet.total_width for sheet in sheets) > cells:
            return {"refused": TOO_LARGE, "problem": problem}
        return {"reader": "calamine", "sheets": [_plain_sheet(sheet) for sheet in sheets]}
    except (MemoryError, KeyboardInterrupt):
        raise
    except BaseException as other:
        return {"refused": DAMAGED, "problem": f"{problem}; {other}"}


def _plain_sheet(sheet: Any) -> dict[str, Any]:
    rows = enumerate(sheet.to_python(skip_empty_area=False), 1)
    return {
        "name": sheet.name,
        "hidden": False,
        "knows_formats": False,
        "rows": [(number, list(map(_plain, row))) for number, row in rows if any(value != "" for value in row)],
        **{kind: [] for kind in ("percents", "errors", "hidden_rows", "hidden_columns", "merges")},
    }


def _plain(value: Any) -> Any:
    match value:
        case bool() | int() | float() | str():
            return value
        case datetime() | date():
            return (value.year, value.month, value.day)
        case _:
            return str(value)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:4])))
