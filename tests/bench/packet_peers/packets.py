"""Transform the workbook of many areas into what a peer prints: words, rows and bars of each packet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from openpyxl import load_workbook

from tests.bench.areas import CHAPTERS, COVER, FIRST, Chapter

FACES = Path(__file__).resolve().parents[3] / "briefgen" / "faces" / "files"
"""The faces that all set the packets in: Noto Serif SC for words, Noto Sans SC for charts."""
Row = Mapping[str, object]
HEAD = ("指标", "单位", "2024年", "较上年 %", "位次")
BEFORE, AFTER_UNIT = frozenset({"超", "近", "约", "突破"}), "左右"
"""Bounds that stand before the figure, and the one behind its unit; others stand behind the figure."""


@dataclass(frozen=True, slots=True)
class Section:
    """A pillar of a packet: `bars` are the names and figures of its chart with their unit."""

    title: str
    lead: str
    words: str
    rows: tuple[tuple[str, ...], ...]
    chart: str
    bars: tuple[tuple[str, float], ...]
    unit: str


@dataclass(frozen=True, slots=True)
class Packet:
    area: str
    title: str
    issuer: str
    date: str
    sections: tuple[Section, ...]


def packets_of(workbook: Path) -> tuple[Packet, ...]:
    """The packet of each area, in the workbook's order."""
    book = load_workbook(workbook, read_only=True)
    pillars = {str(code): (str(title), str(lead)) for code, title, lead in _lines(book["支柱"])}
    areas: dict[str, list[Row]] = {}
    head, *lines = book["指标"].iter_rows(values_only=True)
    for line in lines:
        row = dict(zip_longest(map(str, head), line))  # a line ends with its last cell that is not empty
        areas.setdefault(str(row["地区"]), []).append(row)
    largest = max(_number(row) for rows in areas.values() for row in rows if row["编码"] == "gdp")
    return tuple(_packet(area, rows, pillars, largest) for area, rows in areas.items())


def _lines(sheet: object) -> Sequence[Sequence[object]]:
    return list(sheet.iter_rows(min_row=2, values_only=True))  # type: ignore[attr-defined]  # a sheet that is read only


def _packet(area: str, rows: Sequence[Row], pillars: Mapping[str, tuple[str, str]], largest: float) -> Packet:
    by_code = {str(row["编码"]): row for row in rows}
    values = {code: _said(row) for code, row in by_code.items()}
    values["first"] = FIRST if _number(by_code["gdp"]) == largest else ""
    sections = []
    for chapter in CHAPTERS:
        title, lead = (each.replace("{地区}", area) for each in pillars[chapter.pillar])
        sections.append(_section(chapter, (title, lead), by_code, values))
    return Packet(area, COVER["标题"].replace("{地区}", area), COVER["发文机关"], COVER["日期"], tuple(sections))


def _section(
    chapter: Chapter, heads: tuple[str, str], by_code: Mapping[str, Row], values: Mapping[str, str]
) -> Section:
    rows = tuple(_cells(row) for row in by_code.values() if row["支柱"] == chapter.pillar)
    shown = sorted((by_code[code] for code in chapter.bars), key=_number, reverse=True)
    bars = tuple((str(row["指标"]), _number(row)) for row in shown)
    unit = str(shown[0]["单位"])
    return Section(*heads, chapter.words.format_map(values), (HEAD, *rows), chapter.chart, bars, unit)


def _cells(row: Row) -> tuple[str, ...]:
    rank = f"第{row['位次']}" if isinstance(row["位次"], int) else str(row["位次"] or "")
    change = f"{row['增速'] or ''}{row['增速限定'] or ''}"
    return str(row["指标"]), str(row["单位"] or "—"), _value(row) or "—", change, f"{row['位次范围'] or ''}{rank}"


def _value(row: Row) -> str:
    if row["值"] is None:
        return ""
    bound = str(row["限定"] or "")
    return f"{bound}{row['值']}" if bound in BEFORE else f"{row['值']}{bound}"


def _said(row: Row) -> str:
    """The figure as a sentence has it."""
    value, unit = _value(row), str(row["单位"] or "")
    return value.removesuffix(AFTER_UNIT) + unit + AFTER_UNIT if value.endswith(AFTER_UNIT) else value + unit


def _number(row: Row) -> float:
    value = row["值"]
    assert isinstance(value, int | float)
    return float(value)
