"""Make editions that are as small as a test allows, and programs that note them."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from briefgen.editions.values import Edition, PrintedFigure, StoredFile

ROOT = Path(__file__).resolve().parents[2]
MORNING = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
NOTING = """
import sys
from pathlib import Path
from briefgen.editions import ledger, store
from tests.editions.scene import MORNING, edition
home, first, last = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
for number in range(first, last):
    made = edition(f"{number:04x}-0000", value=str(number), copies=40)
    store.keep(home, b"the same bytes" * 5000, "ab" + "0" * 62)
    ledger.note(home, made, MORNING)
    print(number, flush=True)
"""


def later(minutes: int) -> datetime:
    return MORNING + timedelta(minutes=minutes)


def figure(value: str, identifier: str = "gdp@2024.value") -> PrintedFigure:
    return PrintedFigure(identifier, "地区生产总值", "gdp", f"{value}亿元", value, "亿元", "", ("指标!F2",))


def edition(
    code: str, value: str = "1700", digest: str = "0" * 64, copies: int = 1, language: str = "zh-CN"
) -> Edition:
    files = (StoredFile("简报.txt", digest),)
    figures = tuple(figure(value, f"gdp@{2024 - number}.value") for number in range(copies))
    return Edition(code, "简报", "jiangan", language, "briefing", "", "out", files, files, figures)


def noting(home: Path, first: int, last: int) -> "subprocess.Popen[str]":
    """A program of its own that notes editions, one after another, and tells each."""
    words = [sys.executable, "-c", NOTING, str(home), str(first), str(last)]
    return subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
