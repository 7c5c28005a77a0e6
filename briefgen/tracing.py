"""Lead from a printed number, an indicator or a cell to every place of its figures and to their cells; pure."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches

from briefgen.origins import Origin
from briefgen.readers.recorded import Recorded, RecordedClaim, RecordedFigure
from briefgen.readers.searching import close

CELL = re.compile(r"(?:(?P<sheet>.+)!)?\$?(?P<column>[A-Za-z]{1,3})\$?(?P<row>[1-9]\d*)")
NUMBER = re.compile(r"[-−]?\d+(?:\.\d+)?")
SHORTEST = 2
"""A single character stands in too many sentences to be meant."""
GROUPING = re.compile(r"(?<=\d),(?=\d{3})")


@dataclass(frozen=True, slots=True)
class Trace:
    """A figure that was asked for: its status as it was printed beside it, and the claims that rest on it."""

    figure: RecordedFigure
    status: str
    claims: tuple[RecordedClaim, ...]


def traced(asked: str, record: Recorded) -> tuple[Trace, ...]:
    """All figures that are meant: by cell, else by name, code or identifier, else by number, text, or a part of it.

    Empty where nothing in the packet is called or reads so.
    """
    for search in (_of_cell, _called, _of_number, _reading, _containing, _in_sentences):
        found = search(asked, record.figures)
        if found:
            return tuple(_trace(each, record) for each in found)
    return ()


def traced_claims(asked: str, record: Recorded, traces: Iterable[Trace]) -> tuple[RecordedClaim, ...]:
    """Claims that are meant by their words, or by a cell that they rest on, and that no traced figure has told."""
    told = {claim.identifier for trace in traces for claim in trace.claims}
    cell, meant = cell_asked(asked), close(asked)
    return tuple(
        each
        for each in record.claims
        if each.identifier not in told
        and ((cell and any(map(cell.is_meant, each.cells))) or (len(meant) >= SHORTEST and meant in close(each.phrase)))
    )


def everything(record: Recorded) -> tuple[Trace, ...]:
    """All figures in the order in which they are first printed."""
    return tuple(_trace(each, record) for each in record.figures)


def near(asked: str, record: Recorded) -> tuple[str, ...]:
    """Names and printed texts that are most like what was asked for."""
    names = [figure.name for figure in record.figures] + [figure.text for figure in record.figures]
    if cell_asked(asked):
        names = sorted(sheets(record))
        asked = asked.replace("！", "!").partition("!")[0]
    return tuple(get_close_matches(asked, list(dict.fromkeys(names)), 3, 0.3))


def _trace(figure: RecordedFigure, record: Recorded) -> Trace:
    status = next((each.text for each in record.figures if _is_status_of(each, figure)), "")
    claims = tuple(each for each in record.claims if figure.identifier in each.operands)
    return Trace(figure, status, claims)


def _is_status_of(one: RecordedFigure, figure: RecordedFigure) -> bool:
    owner = (figure.indicator, figure.period, figure.area)
    return one.part == "status" and bool(figure.indicator) and (one.indicator, one.period, one.area) == owner


# --- what may be asked for ------------------------------------------------------------------------------------

Figures = Iterable[RecordedFigure]
Found = list[RecordedFigure]


@dataclass(frozen=True, slots=True)
class CellAsked:
    """A cell that was asked for, on a sheet or on any."""

    sheet: str | None
    cell: str

    def is_meant(self, origin: Origin) -> bool:
        return origin.cell == self.cell and self.sheet in (None, origin.sheet)

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}" if self.sheet else self.cell


def cell_asked(asked: str) -> CellAsked | None:
    """指标!F11, or F11 on any sheet; nothing for words that name no cell."""
    parts = CELL.fullmatch(asked.strip().replace("！", "!"))
    return CellAsked(parts["sheet"], f"{parts['column'].upper()}{parts['row']}") if parts else None


def sheets(record: Recorded) -> frozenset[str]:
    """The sheets that the packet's figures and claims come from."""
    cells = (*(each.cells for each in record.figures), *(each.cells for each in record.claims))
    return frozenset(origin.sheet for origins in cells for origin in origins)


def _of_cell(asked: str, figures: Figures) -> Found:
    cell = cell_asked(asked)
    return [figure for figure in figures if any(map(cell.is_meant, figure.cells))] if cell else []


def _called(asked: str, figures: Figures) -> Found:
    meant = close(asked)
    return _those(figures, lambda each: meant in map(close, (each.identifier, each.indicator, each.name)))


def _reading(asked: str, figures: Figures) -> Found:
    meant = close(asked)
    return _those(figures, lambda each: meant in map(close, _texts(each)))


def _of_number(asked: str, figures: Figures) -> Found:
    """The number alone, in whatever words and unit it was printed: 235, 1,700."""
    meant = close(GROUPING.sub("", close(asked)))
    if not NUMBER.fullmatch(meant):
        return []
    number = _number(meant)
    return _those(figures, lambda each: number in _numbers(each))


def _containing(asked: str, figures: Figures) -> Found:
    """A part of a name or of what is printed; a number is never cut."""
    meant = close(asked)
    if not meant:
        return []
    pattern = _whole_numbers(meant)
    return _those(figures, lambda each: any(pattern.search(close(words)) for words in (each.name, *_texts(each))))


def _in_sentences(asked: str, figures: Figures) -> Found:
    """Words of a sentence: every figure in it."""
    meant = close(asked)
    if len(meant) < SHORTEST:
        return []
    pattern = _whole_numbers(meant)
    return _those(figures, lambda each: any(pattern.search(close(place.sentence)) for place in each.places))


def _whole_numbers(words: str) -> re.Pattern[str]:
    """The words where they cut no number at their ends."""
    before = r"(?<![\d.])" if words[0].isdigit() else ""
    behind = r"(?!\.?\d)" if words[-1].isdigit() else ""
    return re.compile(before + re.escape(words) + behind)


def _those(figures: Figures, is_meant: Callable[[RecordedFigure], bool]) -> Found:
    return [figure for figure in figures if is_meant(figure)]


def _texts(figure: RecordedFigure) -> tuple[str, ...]:
    return (figure.text, *(place.text for place in figure.places))


def _numbers(figure: RecordedFigure) -> set[Decimal]:
    words = (GROUPING.sub("", close(text)) for text in (figure.value, *_texts(figure)))
    return {_number(written) for text in words for written in NUMBER.findall(text)}


def _number(written: str) -> Decimal:
    return Decimal(written.replace("−", "-"))
