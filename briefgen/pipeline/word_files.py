"""Give the Word file of one side of a comparison: the file itself, one of an edition, or what would be built."""

from collections.abc import Callable
from pathlib import Path

from briefgen.diagnostics import error, has_errors
from briefgen.editions.values import Noted
from briefgen.errors import CannotRun
from briefgen.origins import Place
from briefgen.pipeline.building import SUFFIXES, Checked, word_file

WordFile = Callable[[], bytes]
"""Makes the file or looks it up when it is asked for. Raises CannotRun where there is none."""


def of_file(name: str, content: bytes, edition: str) -> WordFile:
    """A packet is its own; of a PDF or a record the ledger of this folder may have it."""
    return (lambda: content) if content.startswith(b"PK") else (lambda: _in_ledger(name, edition))


def of_edition(noted: Noted) -> WordFile:
    return lambda: _stored(noted)


def of_checked(name: str, checked: Checked) -> WordFile:
    return lambda: _composed(name, checked)


def of_cells(name: str) -> WordFile:
    """Of a workbook for which there is no template."""
    return lambda: _refused("V782", name)


def _composed(name: str, checked: Checked) -> bytes:
    return _refused("V783", name) if has_errors(checked.diagnostics) else word_file(checked)


def _in_ledger(name: str, edition: str) -> bytes:
    from briefgen.pipeline import recalling  # SQLite costs 9 ms, and Word files need none

    try:
        return _stored(recalling.edition(Path(), edition))
    except CannotRun as problem:
        raise CannotRun([error("V781", Place(name), name=name, edition=edition)]) from problem


def _stored(noted: Noted) -> bytes:
    from briefgen.editions import store

    outputs = noted.edition.outputs
    digest = next((each.sha256 for each in outputs if each.name.endswith(SUFFIXES["docx"])), "")
    content = store.kept(Path(), digest) if digest else None
    if content is None:
        raise CannotRun([error("V780", Place(noted.edition.code), edition=noted.edition.code)])
    return content


def _refused(code: str, name: str) -> bytes:
    raise CannotRun([error(code, Place(name), name=name)])
