"""Put a proposed mapping into a table for people and into JSON: what each block reads, and how sure that is."""

from collections.abc import Sequence

from briefgen.reporting import MessageLanguage, columns
from briefgen.workbook.proposing import Proposal, Reading

Json = dict[str, object]

HEADS = {
    "zh": ("表和区域", "指标", "时期", "地区", "单位", "数", "把握"),
    "en": ("Sheet and region", "Indicators", "Periods", "Areas", "Units", "Figures", "Sure"),
}
LAYOUTS = {
    "zh": {
        "tidy": "一行一个数",
        "periods across": "名称在行，时期在列",
        "periods down": "时期在行，名称在列",
        "areas across": "名称在行，地区在列",
        "areas down": "地区在行，名称在列",
    },
    "en": {},
}
MOST_NAMED = 3
WIDEST = 34
NONE = "—"


def mapping_text(found: Proposal, language: MessageLanguage) -> str:
    """A line for each block under a line of heads, in columns."""
    rows = [HEADS[language], *(_cells(each, language) for each in found.readings)]
    widths = [max(columns(row[at]) for row in rows) for at in range(len(rows[0]))]
    return "".join(f"{_line(row, widths)}\n" for row in rows)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()


def _cells(reading: Reading, language: MessageLanguage) -> tuple[str, ...]:
    layout = LAYOUTS[language].get(reading.layout, reading.layout)
    periods = [each.code for each in reading.periods]
    return (
        f"{reading.sheet}!{reading.region}  {layout}",
        _several(reading.indicators, language),
        periods[0] if len(periods) == 1 else f"{periods[0]}…{periods[-1]} ({len(periods)})" if periods else NONE,
        _several(reading.areas, language),
        _several(reading.units, language),
        str(reading.figures),
        f"{reading.sure:.0%}",
    )


def _several(names: Sequence[str], language: MessageLanguage) -> str:
    """The first few of several names, and how many there are."""
    joint = "、" if language == "zh" else ", "
    shown = _short(joint.join(names[:MOST_NAMED]))
    return (f"{shown}… ({len(names)})" if len(names) > MOST_NAMED else shown) or NONE


def _short(words: str) -> str:
    return words if len(words) <= WIDEST else words[:WIDEST] + "…"


def mapping_json(found: Proposal) -> Json:
    """Each block's reading, and the blocks as they are written."""
    return {"tables": [_reading(each) for each in found.readings], "settings": found.text}


def _reading(reading: Reading) -> Json:
    return {
        "sheet": reading.sheet,
        "region": reading.region,
        "layout": reading.layout,
        "indicators": list(reading.indicators),
        "periods": [each.code for each in reading.periods],
        "areas": list(reading.areas),
        "units": list(reading.units),
        "figures": reading.figures,
        "sure": round(reading.sure, 2),
    }
