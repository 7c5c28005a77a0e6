"""Look through everything that was read for traps that reading got round: each is told with its cell."""

from collections.abc import Iterator, Mapping, Sequence

from briefgen.diagnostics import Diagnostic
from briefgen.indicators import Dataset
from briefgen.workbook.linting.cells import merged_figures, repeated_rows, typed_numbers
from briefgen.workbook.linting.lookalikes import look_alikes
from briefgen.workbook.linting.names import footnote_digits, spaced_names
from briefgen.workbook.linting.scales import mixed_scales
from briefgen.workbook.linting.series import series_findings
from briefgen.workbook.linting.shares import shares_beside_percents
from briefgen.workbook.sheets import Sheet
from briefgen.workbook.tables import Row
from briefgen.workbook.vocabulary import COVER, HONOURS, INDICATORS, QUOTES

WRITTEN_AS_TEXT = frozenset({"csv"})
"""What reads files in which every number is text, which nobody can mend."""


def linted(sheets: Mapping[str, Sheet], tables: Mapping[str, Sequence[Row]], dataset: Dataset) -> Iterator[Diagnostic]:
    """Warnings and notes of traps (W300 to W343), by the kinds of the packet's own sheets; one run over each."""
    for kind, sheet in sheets.items():
        rows = tables.get(kind, ())
        yield from spaced_names(sheet, kind, rows)
        if kind != COVER:
            yield from merged_figures(sheet, kind, rows)
        if kind in (QUOTES, HONOURS):
            yield from repeated_rows(rows)
    yield from _figures(sheets, tables.get(INDICATORS, ()), dataset)


def _figures(sheets: Mapping[str, Sheet], rows: Sequence[Row], dataset: Dataset) -> Iterator[Diagnostic]:
    is_text = INDICATORS in sheets and sheets[INDICATORS].reader in WRITTEN_AS_TEXT
    yield from typed_numbers(rows, text_is_usual=is_text)
    yield from shares_beside_percents(rows, dataset)
    yield from footnote_digits(dataset)
    yield from look_alikes(rows)
    yield from mixed_scales(dataset)
    yield from series_findings(dataset, rows)
