"""Tell of names that carry what nobody sees: spaces at their ends, wide gaps inside, the digit of a footnote."""

import re
from collections.abc import Iterator, Mapping, Sequence

from briefgen.diagnostics import Diagnostic, note, warning
from briefgen.indicators import Dataset, Label
from briefgen.origins import Origin
from briefgen.workbook.markup import column_number
from briefgen.workbook.sheets import Sheet, column_letters
from briefgen.workbook.tables import Row
from briefgen.workbook.vocabulary import (
    COVER,
    HONOURS,
    INDICATORS,
    PICTURES,
    PILLARS,
    QUOTES,
    TRANSLATIONS,
)

NAMES: Mapping[str, tuple[str, ...]] = {
    COVER: ("key",),
    PILLARS: ("code", "title"),
    INDICATORS: ("pillar", "code", "name", "unit", "area", "group", "parent", "peers"),
    QUOTES: ("pillar", "area"),
    HONOURS: ("pillar", "area", "name"),
    PICTURES: ("code", "pillar", "area"),
    TRANSLATIONS: ("chinese", "english"),
}
"""The columns of each kind of sheet whose words are looked up or printed as names."""
INDENTED = frozenset({"name", "key"})
"""Columns in which a name may be set in to show that it is part of the one above."""
GAPS = re.compile(r"\S[^\S\n ]*[\u3000\xa0][^\S\n]*\S")
"""A wide or unbreakable space between other characters."""


def spaced_names(sheet: Sheet, kind: str, rows: Sequence[Row]) -> Iterator[Diagnostic]:
    """W340, a note, for spaces around a name, which reading leaves out.

    W341 for a wide gap inside one of an indicator's: it is read as it stands, while titles may well have one.
    """
    columns = _columns(kind, rows)
    for line in sheet.lines[1:] if columns else ():
        values = line.values
        for index, may_be_set_in in columns:
            value = values[index] if index < len(values) else ""
            if isinstance(value, str) and (not value.isprintable() or value[-1:] == " " or value[:1] == " "):
                place = Origin(sheet.origin.workbook, sheet.name, f"{column_letters(index + 1)}{line.number}")
                yield from _spaced(value, place, may_be_set_in)
                if kind == INDICATORS and GAPS.search(value):
                    yield warning("W341", place, text=value.strip())


def _columns(kind: str, rows: Sequence[Row]) -> list[tuple[int, bool]]:
    places = rows[0].places if rows else {}
    named = [(column, places[column]) for column in NAMES.get(kind, ()) if column in places]
    return [(column_number(at.cell.rstrip("0123456789")) - 1, column in INDENTED) for column, at in named]


def _spaced(value: str, place: Origin, may_be_set_in: bool) -> Iterator[Diagnostic]:
    if value.isspace():
        return
    around = value.rstrip() if may_be_set_in else value.strip()
    if around != value:
        yield note("W340", place, text=value.strip(), before=value, after=around)


# --- footnotes ----------------------------------------------------------------------------------------------

GLUED = re.compile(r"(?P<name>.*[\u4e00-\u9fff）)])(?P<mark>[1-9]|[¹²³⁴-⁹]{1,2}|[①-⑳]|[*＊†])")


def footnote_digits(dataset: Dataset) -> Iterator[Diagnostic]:
    """W343 for a name that ends with the mark of a footnote: 地区生产总值1.

    Where the name without it comes with other digits too (指标1, 指标2), they number it.
    """
    named = {each.name.text: each.name for each in dataset.indicators}
    found = {text: match for text in named if (match := GLUED.fullmatch(text))}
    counted = [match["name"] for match in found.values()]
    for text, match in found.items():
        if counted.count(match["name"]) == 1:
            yield _glued(named[text], match)


def _glued(label: Label, match: re.Match[str]) -> Diagnostic:
    return warning("W343", label.cell, text=label.text, name=match["name"], mark=match["mark"])
