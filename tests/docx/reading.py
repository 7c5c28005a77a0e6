"""Read Word files back with libraries that did not write them."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from lxml import etree

from briefgen.document import Block, Document
from briefgen.faces import shipped_faces
from briefgen.origins import Place
from briefgen.pipeline.theming import Look
from briefgen.stationery import OwnPaper
from briefgen.stationery.reading import read_stationery
from briefgen.theme import THEMES, briefing
from briefgen.theme_settings import ThemeSettings
from briefgen.writers.docx import write
from tests.sample_document import META, PAGES, SAMPLE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SPACES = {"w": W[1:-1], "c": C[1:-1], "r": R[1:-1], "a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
DOCUMENT = "word/document.xml"
RECORD = '{\n  "figures": [{"text": "<超235亿元>", "note": "a & b"}]\n}\n'


@cache
def sample() -> bytes:
    """The sample document as a Word file, written once."""
    return write(SAMPLE, briefing(), PAGES, shipped_faces(), RECORD.encode())


def written(*blocks: Block, **meta: object) -> bytes:
    """A file of these blocks alone."""
    document = Document(replace(META, **meta), blocks)  # type: ignore[arg-type]  # names of fields of Meta
    return write(document, briefing(), PAGES, shipped_faces())


def paper(content: bytes, theme: str = "briefing") -> OwnPaper:
    """An office's document as the stationery that the file is set on."""
    read = read_stationery(content, "own.docx", Place("own.docx"))
    assert read.output is not None, read.diagnostics
    look = Look(THEMES[theme], shipped_faces(), own=ThemeSettings(base=theme))
    return OwnPaper("own.docx", read.output, look.theme_on(read.output.page or THEMES[theme].page))


def on_paper(content: bytes, document: Document = SAMPLE) -> bytes:
    """The sample document, or another one, on an office's stationery."""
    return write(document, briefing(), PAGES, shipped_faces(), paper=paper(content))


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tree(content: bytes, name: str = DOCUMENT) -> etree._Element:
    return etree.fromstring(parts(content)[name])


def found(element: etree._Element, path: str) -> list[etree._Element]:
    """Elements by a path with the prefixes w, c, r and a."""
    result = element.xpath(path, namespaces=SPACES)
    assert isinstance(result, list)
    return result  # type: ignore[return-value]  # the paths of these tests select elements


def words(element: etree._Element) -> str:
    """Every w:t below an element: paragraph.text of python-docx skips links and fields."""
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


def paragraphs(content: bytes, style: str = "") -> list[etree._Element]:
    """The paragraphs of the body, wherever they stand, of one style or all."""
    every = found(tree(content), "//w:body//w:p")
    return [each for each in every if not style or style_of(each) == style]


def style_of(paragraph: etree._Element) -> str:
    return value(paragraph, "./w:pPr/w:pStyle")


def value(element: etree._Element, path: str) -> str:
    """The w:val of the first element of a path; empty if there is none."""
    each = next(iter(found(element, path)), None)
    return "" if each is None else each.get(f"{W}val", "")


def attributes(element: etree._Element, path: str) -> dict[str, str]:
    """The attributes of the first element of a path, without their namespace; an assertion if there is none."""
    each = next(iter(found(element, path)), None)
    assert each is not None, path
    return {str(key).rpartition("}")[2]: str(held) for key, held in each.attrib.items()}


def wordprocessing(content: bytes) -> Iterator[tuple[str, etree._Element]]:
    """Every part of WordprocessingML, by its name."""
    for name, part in parts(content).items():
        if name.startswith("word/") and name.endswith(".xml") and "/charts/" not in name:
            yield name, etree.fromstring(part)


def chart(content: bytes, number: int) -> etree._Element:
    return tree(content, f"word/charts/chart{number}.xml")
