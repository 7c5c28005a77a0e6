"""Make Word files of the shipped packet with other cells, rows, words or looks, as real builds do."""

import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from briefgen.diagnostics import has_errors
from briefgen.pipeline.building import check, word_file
from briefgen.pipeline.starting import init
from briefgen.settings import Settings

Edit = tuple[str, str, str]
"""A file of the template, words in it, and what stands in their place."""


def edition(
    cells: Mapping[str, str | float | None] | None = None,
    *edits: Edit,
    rows: Callable[[Worksheet], None] | None = None,
    asked: Settings | None = None,
) -> bytes:
    """The Word file of a packet with these cells of the sheet 指标 changed, then its rows, and its template."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        init(folder)
        _change_workbook(folder / "data/jiangan-2024.xlsx", cells or {}, rows)
        for file, old, new in edits:
            path = folder / "templates" / file
            text = path.read_text(encoding="utf-8")
            assert old in text, old
            path.write_text(text.replace(old, new), encoding="utf-8")
        checked = check(folder, asked or Settings())
        assert not has_errors(checked.diagnostics), checked.diagnostics
        return word_file(checked)


def _change_workbook(
    path: Path, cells: Mapping[str, str | float | None], rows: Callable[[Worksheet], None] | None
) -> None:
    book = openpyxl.load_workbook(path)
    for cell, value in cells.items():
        book["指标"][cell] = value
    if rows:
        rows(book["指标"])
    book.save(path)


@cache
def shipped() -> bytes:
    return edition()


@cache
def in_english() -> bytes:
    return edition(asked=Settings(template="jiangan-en"))


@cache
def official() -> bytes:
    return edition(asked=Settings(theme="official"))
