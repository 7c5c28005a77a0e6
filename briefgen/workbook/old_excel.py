"""Read an old .xls in a process of its own, which may run out of memory or of time without taking this one along."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from briefgen.limits import Limits
from briefgen.workbook.archive import refusal
from briefgen.workbook.markup import Scan, Trouble
from briefgen.workbook.sheets import Listed, Sheet, sheet_from

PROGRAM = Path(__file__).with_name("old_excel_process.py")
OUT_OF_MEMORY = 3
"""What the process returns where it could still tell."""


def old_excel(content: bytes, name: str, limits: Limits) -> tuple[Sheet, ...]:
    """All sheets. Raises CannotRun for a file that is damaged or encrypted, or that takes more than is allowed."""
    answer = _answer(content, name, limits)
    if "refused" in answer:
        raise refusal(name, answer["refused"], detail=answer["problem"], size="—", most=limits.cells, key="cells")
    return tuple(_sheet(name, answer["reader"], each) for each in answer["sheets"])


def _answer(content: bytes, name: str, limits: Limits) -> Mapping[str, Any]:
    """What the process tells. It finds no module in the working folder (-P), where anybody's files may lie."""
    asked = [sys.executable, "-P", str(PROGRAM), *map(str, (limits.memory, limits.seconds, limits.cells))]
    try:
        done = subprocess.run(asked, input=content, capture_output=True, timeout=limits.seconds, check=False)
    except subprocess.TimeoutExpired as problem:
        raise refusal(name, "W204", most=limits.seconds) from problem
    if done.returncode:
        is_lack = done.returncode in (OUT_OF_MEMORY, *KILLED)
        raise refusal(name, "W205" if is_lack else "W104", most=limits.memory, detail=".xls")
    answer: Mapping[str, Any] = json.loads(done.stdout)
    return answer


KILLED = (-6, -9, -11, -24)
"""By SIGABRT, SIGKILL, SIGSEGV and SIGXCPU ends what is given no more memory or time."""


def _sheet(name: str, reader: str, told: Mapping[str, Any]) -> Sheet:
    rows = [(number, [_value(each) for each in values]) for number, values in told["rows"]]
    width = max((len(values) for _, values in rows), default=0)
    scan = Scan(
        last=(rows[-1][0] if rows else 0, width),
        percents=_spots(told["percents"]),
        troubles=dict.fromkeys(_spots(told["errors"]), Trouble.ERROR),
        hidden_rows=set(told["hidden_rows"]),
        hidden_columns=[(each, each) for each in told["hidden_columns"]],
        merges=[tuple(each) for each in told["merges"]],
    )
    sheet = sheet_from(name, Listed(told["name"], told["hidden"]), rows, scan, reader)
    return replace(sheet, knows_formats=told["knows_formats"])


def _spots(told: Sequence[Sequence[int]]) -> set[tuple[int, int]]:
    return {(row, column) for row, column in told}


def _value(told: object) -> object:
    """JSON has no dates: they come as a list of year, month and day."""
    return date(*told) if isinstance(told, list) else told
