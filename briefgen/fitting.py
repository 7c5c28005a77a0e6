"""Turn tables that are too wide for their page on their side, and part those that are too wide even so; pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefgen.compose import with_counts
from briefgen.diagnostics import Diagnostic, Warned, warning
from briefgen.document import Block, Caption, Document, Inlines, Row, Table, Text
from briefgen.faces import Faces
from briefgen.language import LANGUAGES, Language
from briefgen.layout.measures import least_widths
from briefgen.theme import Theme
from briefgen.traversal import query

TURNED, PARTED = "L402", "L405"

Columns = tuple[int, ...]
"""The columns of a part of a table, by their places in the whole."""


def fitted(document: Document, theme: Theme, faces: Faces) -> Warned[Document]:
    """The document with each wide table turned, or turned and parted by columns; the first column stands in each part.

    A warning (L402, L405) tells of each.
    """
    blocks: list[Block] = []
    found: list[Diagnostic] = []
    for block in document.blocks:
        parts = _parts(block, theme, faces) if isinstance(block, Table) else ()
        if not parts or not isinstance(block, Table):
            blocks.append(block)
            continue
        blocks += _tables(block, parts, LANGUAGES[document.meta.language])
        found.append(_warning(block, parts))
    if not found:
        return Warned(document)
    return Warned(replace(document, blocks=with_counts(tuple(blocks))), tuple(found))


def _parts(table: Table, theme: Theme, faces: Faces) -> tuple[Columns, ...]:
    """Nothing for a table that fits; one part for one that fits on its side."""
    widths = least_widths(table, theme, faces)
    if sum(widths) <= theme.page.measure or table.style in ("sources", "claims"):
        return ()
    return tuple(_filled(widths, _stubs(table), theme.page.turned.measure))


def _stubs(table: Table) -> Columns:
    """What names a row and says its unit."""
    units = (index for index, column in enumerate(table.columns) if column.role == "unit")
    return (0, *units)


def _filled(widths: Sequence[float], stubs: Columns, measure: float) -> Iterator[Columns]:
    """As many columns in each part as it has room for, but one at least."""
    free = measure - sum(widths[index] for index in stubs)
    part: list[int] = []
    for index in range(len(widths)):
        if index in stubs:
            continue
        if part and sum(widths[each] for each in part) + widths[index] > free:
            yield tuple(sorted((*stubs, *part)))
            part = []
        part.append(index)
    yield tuple(sorted((*stubs, *part)))


def _tables(table: Table, parts: Sequence[Columns], language: Language) -> Iterator[Table]:
    """The caption counts once; each part of several says which it is, and the note stands below the last."""
    for number, columns in enumerate(parts, 1):
        yield replace(
            table,
            caption=_caption(table.caption, number, len(parts), language),
            columns=tuple(table.columns[index] for index in columns),
            rows=tuple(_row(row, columns) for row in table.rows),
            note=table.note if number == len(parts) else (),
            turned=True,
        )


def _row(row: Row, columns: Columns) -> Row:
    return replace(row, cells=tuple(row.cells[index] for index in columns))


def _caption(caption: Caption | None, number: int, count: int, language: Language) -> Caption | None:
    if caption is None or count == 1:
        return caption
    words = language.tables.part.format(number=number, count=count)
    children: Inlines = (*caption.children, Text(words))
    return replace(caption, children=children, again=number > 1)


def _warning(table: Table, parts: Sequence[Columns]) -> Diagnostic:
    where = next((each.where for each in query(table, Text) if each.where is not None), None)
    columns = len(table.columns)
    if len(parts) == 1:
        return warning(TURNED, where, columns=columns)
    return warning(PARTED, where, columns=columns, parts=len(parts))
