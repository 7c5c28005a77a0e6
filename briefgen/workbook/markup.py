"""Scan the markup of a workbook's parts for what values do not tell: percent formats, error cells, hidden rows."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from xml.parsers.expat import ExpatError, ParserCreate

Attributes = Mapping[str, str]
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
BUILT_IN_PERCENTS = frozenset({9, 10})
"""The number formats 0% and 0.00% (ECMA-376 18.8.30)."""
LITERALS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
"""What in a number format is not a code: quoted words, escaped, skipped and repeated characters, colours."""
REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


UTF_16 = (b"\xff\xfe", b"\xfe\xff")
DECLARED = re.compile(r"""(<\?xml[^>]*encoding=["'])[^"']+""")


class NotMarkup(ValueError):
    """A part is not well-formed, or says what no program writes."""


class Trouble(Enum):
    """Why a cell that has something in it has no content that can be read."""

    ERROR = "error"
    NOT_CALCULATED = "not calculated"


Spot = tuple[int, int]
"""A row and a column, from 1."""
Span = tuple[int, int, int, int]
"""The first row and column, and the last ones."""


@dataclass(slots=True)
class Scan:
    """What the markup of one sheet says beside its values."""

    last: Spot = (0, 0)
    filled: int = 0
    percents: set[Spot] = field(default_factory=set)
    troubles: dict[Spot, Trouble] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merges: list[Span] = field(default_factory=list)


def attributes_of(markup: bytes, element: str) -> tuple[Attributes, ...]:
    """The attributes of each element of that name, whatever the prefixes. Raises NotMarkup."""
    found: list[Attributes] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if _local(name) == element:
            found.append({_local(key): value for key, value in attributes.items()})

    _parse(markup, start, lambda _: None, lambda _: None)
    return tuple(found)


def utf_8(part: bytes) -> bytes:
    """The same part in UTF-8, as nearly every program writes it: calamine takes UTF-16 for an empty sheet.

    Raises NotMarkup.
    """
    if part[:2] not in UTF_16:
        return part
    try:
        return DECLARED.sub(r"\1UTF-8", part.decode("utf-16"), count=1).encode()
    except UnicodeError as problem:
        raise NotMarkup(str(problem)) from problem


def percent_styles(styles: bytes) -> frozenset[int]:
    """The cell formats, by position, that show a number times a hundred (ECMA-376 18.8.45). Raises NotMarkup."""
    percents, formats = set(BUILT_IN_PERCENTS), list[int]()
    within_cell_formats = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal within_cell_formats
        match _local(name):
            case "numFmt" if "%" in LITERALS.sub("", attributes.get("formatCode", "")):
                percents.add(_number(attributes.get("numFmtId", "")))
            case "cellXfs":
                within_cell_formats = True
            case "xf" if within_cell_formats:
                formats.append(_number(attributes.get("numFmtId", "0")))

    def end(name: str) -> None:
        nonlocal within_cell_formats
        if _local(name) == "cellXfs":
            within_cell_formats = False

    _parse(styles, start, end, lambda _: None)
    return frozenset(position for position, number in enumerate(formats) if number in percents)


def scanned(sheet: bytes, percent_formats: frozenset[int]) -> Scan:
    """What a sheet part says of its cells (ECMA-376 18.3.1.4). Raises NotMarkup."""
    reader = _SheetReader(percent_formats)
    _parse(sheet, reader.start, reader.end, reader.text)
    return reader.scan


class _SheetReader:
    """Follows the cells of a sheet part; a row or cell without a reference comes after the one before."""

    def __init__(self, percent_formats: frozenset[int]) -> None:
        self.scan = Scan()
        self._percent_formats = percent_formats
        self._row = self._column = self._style = 0
        self._type = ""
        self._formula = self._within_value = self._filled = False
        self._length = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match _local(name):
            case "c":
                self._start_cell(attributes)
            case "row":
                self._start_row(attributes)
            case "f":
                self._formula = self._filled = True
            case "v" | "is":
                self._within_value = self._filled = True
            case "col" if attributes.get("hidden", "0") in ("1", "true"):
                span = _number(attributes.get("min", "")), _number(attributes.get("max", ""))
                self.scan.hidden_columns.append(span)
            case "mergeCell":
                self.scan.merges.append(span_of(attributes.get("ref", "")))

    def text(self, words: str) -> None:
        if self._within_value:
            self._length += len(words)

    def end(self, name: str) -> None:
        match _local(name):
            case "c":
                self._end_cell()
            case "v" | "is":
                self._within_value = False

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row = _number(attributes["r"]) if "r" in attributes else self._row + 1
        self._column = 0
        if attributes.get("hidden", "0") in ("1", "true"):
            self.scan.hidden_rows.add(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._row, self._column = _spot(attributes["r"]) if "r" in attributes else (self._row, self._column + 1)
        if not (0 < self._row <= MOST_ROWS and 0 < self._column <= MOST_COLUMNS):
            raise NotMarkup(self._row, self._column)
        self._style = _number(attributes.get("s", "0"))
        self._type = attributes.get("t", "n")
        self._formula, self._filled, self._length = False, False, 0

    def _end_cell(self) -> None:
        if not self._filled:
            return
        here = (self._row, self._column)
        self.scan.filled += 1
        self.scan.last = max(self.scan.last[0], self._row), max(self.scan.last[1], self._column)
        if self._style in self._percent_formats:
            self.scan.percents.add(here)
        if self._type == "e":
            self.scan.troubles[here] = Trouble.ERROR
        elif self._formula and not self._length and self._type != "str":
            self.scan.troubles[here] = Trouble.NOT_CALCULATED


def _parse(
    markup: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    parser = ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parser.StartDoctypeDeclHandler = refuse_doctype
    try:
        parser.Parse(markup, True)
    except (ExpatError, ValueError) as problem:
        raise NotMarkup(str(problem)) from problem


def refuse_doctype(*_: object) -> None:
    """A part has no document type (ECMA-376-2 6.2.5 forbids it), and one could make text grow without end."""
    raise NotMarkup("DOCTYPE")


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _number(digits: str) -> int:
    if not (digits.isdecimal() and digits.isascii() and len(digits) < 10):
        raise NotMarkup(digits)
    return int(digits)


def span_of(reference: str) -> Span:
    """A range such as A1:C3. Raises NotMarkup."""
    first, _, last = reference.partition(":")
    return (*_spot(first), *_spot(last or first))


def _spot(reference: str) -> Spot:
    found = REFERENCE.fullmatch(reference)
    if not found:
        raise NotMarkup(reference)
    return int(found[2]), column_number(found[1])


def column_number(letters: str) -> int:
    """A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
