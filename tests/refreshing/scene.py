"""Edit the shipped Word file by hand in many ways, and give it the figures of a workbook in which several changed."""

import io
import re
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

from briefgen.diagnostics import Warned
from briefgen.pipeline.building import check, page_numbers
from briefgen.readers.docx import read
from briefgen.readers.recorded import recorded
from briefgen.record import record
from briefgen.refreshing import Held, NewPacket, Refreshed, refreshed
from briefgen.settings import Settings
from briefgen.verifying import Verification, verified
from briefgen.workbook import read as read_workbook
from briefgen.writers import docx as writer
from tests.readers.making import word_file, workbook
from tests.samples import ROOT

CHANGED: dict[str, str | float | None] = {
    "F3": 123.4,  # budget revenue, in the summary, the box of figures and a chart
    "J3": 5.2,
    "F11": 180,  # contracts, which claim to have doubled
    "J11": 50,
    "F15": 902,  # small firms, once in the summary and once in the text
    "F16": 61,  # digital firms, in a chart of bars
    "F19": 651.2,
    "J19": 14.1,
    "F26": 112,  # headquarters, the whole of a part
}
UPDATED = ("123.4亿元", "增长5.2%", "902家", "61家", "651.2亿元", "增长14.1%", "112家")
DATE = "2025-01-08T00:00:00Z"

SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Element = Any
"""An element of lxml: its stubs know no mixed content."""

Edit = Callable[[Document], object]


def edited(*edits: Edit) -> bytes:
    """The shipped Word file after these edits."""
    document = docx.Document(io.BytesIO(word_file()))
    for edit in edits:
        edit(document)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


@cache
def held(**cells: str | float | None) -> Held:
    content = workbook(**cells)
    return Held("data/jiangan-2024.xlsx", sha256(content).hexdigest(), read_workbook(content, "w.xlsx").output, DATE)


@cache
def new_packet(template: str = "jiangan", **cells: str | float | None) -> NewPacket:
    """What a build would give of the workbook with these cells."""
    with TemporaryDirectory() as folder:
        book = Path(folder) / "jiangan-2024.xlsx"
        book.write_bytes(workbook(**cells))
        checked = check(ROOT, Settings(workbook=str(book), template=template))
    told = record(checked.document, checked.pages, checked.source.dataset, checked.source.inputs)
    look = checked.look
    content = writer.write(checked.document, look.theme, page_numbers(checked), look.faces)
    return NewPacket(content, recorded(told, "record"))


def renewed(content: bytes, **cells: str | float | None) -> Warned[Refreshed]:
    """The file with the figures of the changed workbook, or of the one with these cells."""
    found = cells or CHANGED
    return refreshed(content, read(content), held(**found), new_packet(**found), "简报.docx")


def checked_again(content: bytes, **cells: str | float | None) -> Verification:
    """What verify makes of the file and the changed workbook."""
    return verified(read(content), held(**(cells or CHANGED)).dataset)


# --- what stands in a file ------------------------------------------------------------------------------------


def opened(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def paragraph(document: Document, words: str) -> Paragraph:
    """The first paragraph of the body that has these words, wherever they stand in it."""
    return next(each for each in document.paragraphs if words in said(each._p))


def said(element: Element) -> str:
    """Every word that an element shows."""
    return "".join(
        each.text or ""
        for each in element.iter(qn("w:t"))
        if not any(a.tag == qn("w:del") for a in each.iterancestors())
    )


def mark(document: Document, number: int) -> Element:
    """Where the bookmark of a figure begins."""
    name = f"_fig_{number:04d}"
    return next(each for each in document.element.iter(qn("w:bookmarkStart")) if each.get(qn("w:name")) == name)


def figure_runs(document: Document, number: int) -> list[Element]:
    """The runs of a figure in its bookmark."""
    start = mark(document, number)
    found = []
    each = start.getnext()
    while each.tag != qn("w:bookmarkEnd") or each.get(qn("w:id")) != start.get(qn("w:id")):
        found += [each] if each.tag == qn("w:r") else []
        each = each.getnext()
    return found


def run(words: str, tag: str = "w:t") -> Element:
    made, text = OxmlElement("w:r"), OxmlElement(tag)
    text.text = words
    text.set(SPACE, "preserve")
    made.append(text)
    return made


def change(kind: str, *runs: Element) -> Element:
    """A tracked change by a person."""
    made = OxmlElement(kind)
    made.set(qn("w:id"), "9001")
    made.set(qn("w:author"), "李四")
    made.set(qn("w:date"), "2025-01-09T08:00:00Z")
    for each in runs:
        made.append(each)
    return made


def skeleton(content: bytes) -> dict[str, bytes]:
    """All parts but those of charts and of the program's own record and comments, without the words of figures.

    What a refresh may change is blotted out: words in bookmarks of figures, numbers in the annex and in what charts are
    told to be, the words behind the edition, marks of comments.
    """
    with ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    left = ("word/charts/", "word/embeddings/", "customXml/", "word/comments", "word/_rels/document", "[Content_Types]")
    return {name: _blotted(part) for name, part in parts.items() if not name.startswith(left)}


def _blotted(part: bytes) -> bytes:
    if not part.lstrip().startswith(b"<"):
        return part
    root: Element = etree.fromstring(part)
    inside: set[str] = set()
    for each in list(root.iter(etree.Element)):
        identifier = each.get(qn("w:id"), "")
        if each.tag == qn("w:bookmarkStart") and each.get(qn("w:name"), "").startswith("_fig_"):
            inside.add(identifier)
        elif each.tag == qn("w:bookmarkEnd"):
            inside.discard(identifier)
        elif each.tag == qn("w:t"):
            each.text = "#" if inside else re.sub(r"\d[\d.]*", "0", (each.text or "").replace("（已更新）", ""))
            each.attrib.pop(SPACE, None)
        elif each.tag in (qn("w:commentRangeStart"), qn("w:commentRangeEnd"), qn("w:commentReference")):
            (each.getparent() if each.tag == qn("w:commentReference") else each).set("comment", "")
        elif "descr" in each.attrib:
            each.set("descr", re.sub(r"\d[\d.]*", "0", each.get("descr", "")))
        elif each.tag.endswith("}version"):
            each.text = ""
    for each in [*root.iter()]:
        if "comment" in each.attrib:
            each.getparent().remove(each)
    return bytes(etree.tostring(root, method="c14n"))
