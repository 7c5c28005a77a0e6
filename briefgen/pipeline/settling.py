"""Let LibreOffice part a Word file into pages, and number the contents as it does; without it nothing changes."""

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory

from briefgen.diagnostics import Warned, note, warning
from briefgen.document import Document, Heading
from briefgen.faces.faces import FILES
from briefgen.layout.pages import Pages
from briefgen.origins import Place
from briefgen.pipeline.machine import office
from briefgen.readers.searching import close
from briefgen.traversal import plain_text, query

PATIENCE = 180
"""Seconds for LibreOffice to set a file; a first start makes a profile."""
FILTER = (
    'pdf:writer_pdf_Export:{{"ExportBookmarks":{{"type":"boolean","value":"true"}},'
    '"IsSkipEmptyPages":{{"type":"boolean","value":"{skips}"}}}}'
)
"""It inserts a blank page before each page 1 that would be a left-hand one: that counts for both sides alone."""
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{faces}</dir><include ignore_missing="yes">/etc/fonts/fonts.conf</include></fontconfig>"""

Spot = tuple[str, int]
"""The words of a heading, and the index of its page."""


def settled(
    document: Document, content: bytes, numbers: Mapping[str, str], name: str, pages: Pages
) -> Warned[Mapping[str, str]]:
    """The printed page of each heading as LibreOffice sets the file; `numbers` are those of our own `pages`.

    Those that are not counted at its beginning are the cover, and in a packet for both sides of the paper its back.

    A warning (O503, O504) tells where there is no LibreOffice or it gives no pages; then the numbers stay.
    """
    program = office()
    if program is None:
        return Warned(numbers, (warning("O503", Place(name)),))
    try:
        spots = _set_by(program.path, content, pages.two_sided)
    except (OSError, subprocess.SubprocessError, StopIteration):
        return Warned(numbers, (warning("O504", Place(name), seconds=PATIENCE),))
    uncounted = sum(1 for _ in takewhile(lambda page: not page.label, pages.pages))
    found = _numbered(document, spots, numbers, uncounted)
    changed = sum(found[each] != numbers[each] for each in numbers)
    return Warned(found, (note("O505", Place(name), count=changed),) if changed else ())


def _numbered(document: Document, spots: Sequence[Spot], numbers: Mapping[str, str], uncounted: int) -> dict[str, str]:
    """A heading that is not found keeps its number."""
    found, at = dict(numbers), 0
    for heading in query(document, Heading):
        words = close(plain_text(heading.children))
        index = next((i for i in range(at, len(spots)) if close(spots[i][0]).endswith(words)), None)
        if index is not None and heading.identifier in numbers:
            found[heading.identifier] = f"{spots[index][1] + 1 - uncounted}"
            at = index + 1
    return found


def _set_by(program: str, content: bytes, two_sided: bool) -> tuple[Spot, ...]:
    """The outline of the PDF that it makes, with a profile and, where fontconfig is used, with the shipped faces."""
    kind = FILTER.format(skips="false" if two_sided else "true")
    with TemporaryDirectory(prefix="briefgen-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        (folder / "packet.docx").write_bytes(content)
        (folder / "fonts.conf").write_text(FONTS.format(faces=FILES), encoding="utf-8")
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = (program, "--headless", profile, "--convert-to", kind, "--outdir", temporary, "packet.docx")
        surroundings = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")}
        subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, check=True, timeout=PATIENCE)
        return tuple(_outline(next(folder.glob("*.pdf")).read_bytes()))


def _outline(content: bytes) -> Iterator[Spot]:
    import pypdfium2  # 30 ms, and only what reads a PDF back needs it

    document = pypdfium2.PdfDocument(content)
    try:
        for each in document.get_toc():
            there = each.get_dest()
            if there is not None:
                yield each.get_title(), there.get_index()
    finally:
        document.close()
