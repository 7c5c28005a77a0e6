"""Make real files of the shipped packet, and edit them as people and other programs do."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from functools import cache

import openpyxl

from briefgen.compose import Packet, compose, with_edition
from briefgen.document import Datum
from briefgen.faces import shipped_faces
from briefgen.indicators import Dataset
from briefgen.layout import lay_out
from briefgen.narrative import Templates
from briefgen.pipeline.attaching import attachments
from briefgen.pipeline.building import Checked, check, page_numbers
from briefgen.quantities import HOUSE_RULES, Rules
from briefgen.record import Checks, Input, record
from briefgen.settings import Settings
from briefgen.theme import briefing
from briefgen.traversal import query
from briefgen.workbook import read as read_workbook
from briefgen.writers import docx, pdf
from tests.samples import ROOT, WORKBOOK

DOCUMENT = "word/document.xml"
RUN = r"<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*>{words}</w:t></w:r>"
"""A run of words as it is written: in a figure's bookmark it stands alone."""


@cache
def shipped() -> Checked:
    return check(ROOT, Settings())


@cache
def inside() -> bytes:
    """The record that travels in files, each place with its number in reading order."""
    checked = shipped()
    made = json.loads(record(checked.document, checked.pages, checked.source.dataset, checked.source.inputs))
    numbers: dict[str, list[int]] = {}
    for number, datum in enumerate(query(checked.document, Datum), 1):
        numbers.setdefault(datum.identifier, []).append(number)
    for figure in made["figures"]:
        for place, number in zip(figure["places"], numbers[figure["id"]], strict=True):
            place["number"] = number
    return json.dumps(made, ensure_ascii=False).encode()


@cache
def word_file(with_numbers: bool = True) -> bytes:
    checked = shipped()
    told = inside() if with_numbers else re.sub(rb', "number": \d+', b"", inside())
    return docx.write(checked.document, checked.theme, page_numbers(checked), shipped_faces(), told)


@cache
def pdf_file() -> bytes:
    checked = shipped()
    return pdf.write(checked.pages, checked.document.meta, shipped_faces(), attachments(inside()))


def word_of(source: str, data: Dataset, house: Rules = HOUSE_RULES) -> bytes:
    """The Word file that one template makes of a dataset, with its record inside."""
    return both_of(source, data, house=house)[0]


def both_of(source: str, data: Dataset, language: str = "zh-CN", house: Rules = HOUSE_RULES) -> tuple[bytes, bytes]:
    """The Word file and the PDF that one template makes of a dataset, each with its record inside."""
    packet = Packet("t", Templates({"packet.md": source}), "packet.md", language, house=house)
    document = with_edition(compose(data, packet, {}).output.document)
    theme, faces = briefing(), shipped_faces()
    pages = lay_out(document, theme, faces).output
    told = record(document, pages, data, [Input("w.xlsx", "0")], checks=Checks(house))
    labels = [page.label for page in pages.pages]
    numbers = {bookmark.identifier: labels[bookmark.page] for bookmark in pages.bookmarks}
    word = docx.write(document, theme, numbers, faces, told)
    return word, pdf.write(pages, document.meta, faces, attachments(told))


def edited(content: bytes, change: Callable[[str], str], part: str = DOCUMENT) -> bytes:
    """The Word file with one part changed; the change must change something."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            if name == part:
                changed = change(text.decode()).encode()
                assert changed != text
                text = changed
            new.writestr(name, text)
    return made.getvalue()


def typed_over(old: str, new: str, nth: int = 0) -> Callable[[str], str]:
    """The nth run of exactly these words says something else."""

    def change(text: str) -> str:
        found = list(re.finditer(RUN.format(words=re.escape(old)), text))[nth]
        return text[: found.start()] + found[0].replace(f">{old}<", f">{new}<") + text[found.end() :]

    return change


def replaced(old: str, pattern: str, nth: int = 0) -> Callable[[str], str]:
    """The nth run of exactly these words becomes other markup; {run} is the run itself."""

    def change(text: str) -> str:
        found = list(re.finditer(RUN.format(words=re.escape(old)), text))[nth]
        return text[: found.start()] + pattern.replace("{run}", found[0]) + text[found.end() :]

    return change


def without_bookmarks(text: str) -> str:
    return re.sub(r"<w:bookmark(Start|End)[^>]*/>", "", text)


def workbook(**cells: str | float | None) -> bytes:
    """The shipped workbook with other contents in these cells of the sheet 指标."""
    book = openpyxl.load_workbook(WORKBOOK)
    for cell, value in cells.items():
        book["指标"][cell] = value
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def dataset(**cells: str | float | None) -> Dataset:
    return read_workbook(workbook(**cells), "w.xlsx").output
