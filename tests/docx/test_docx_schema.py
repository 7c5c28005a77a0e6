"""Elements stand in the order of ECMA-376, each once: Word refuses files in which they do not."""

import ast
import inspect
from functools import cache
from types import ModuleType

import pytest
from docx.oxml import section, settings, styles, table
from docx.oxml.text import font, parfmt
from lxml import etree

from briefgen.writers import docx as writer
from tests import official
from tests.docx.letterheads import office
from tests.docx.reading import W, found, on_paper, sample, wordprocessing


def _sequences(*modules: ModuleType) -> dict[str, list[str]]:
    """The order of children by class, as python-docx writes it down for itself."""
    classes = [each for module in modules for each in ast.walk(ast.parse(inspect.getsource(module)))]
    return {
        each.name: [name.partition(":")[2] for name in ast.literal_eval(line.value)]
        for each in classes
        if isinstance(each, ast.ClassDef)
        for line in each.body
        if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name) and line.targets[0].id == "_tag_seq"
    }


SEQUENCES = _sequences(parfmt, font, table, section, styles, settings)
ORDERED = {
    "pPr": SEQUENCES["CT_PPr"],
    "rPr": SEQUENCES["CT_RPr"],
    "tblPr": SEQUENCES["CT_TblPr"],
    "trPr": SEQUENCES["CT_TrPr"],
    "tcPr": SEQUENCES["CT_TcPr"],
    "sectPr": ["headerReference", "footerReference", *SEQUENCES["CT_SectPr"]],
    "style": SEQUENCES["CT_Style"],
    "settings": SEQUENCES["CT_Settings"],
    "pBdr": ["top", "left", "bottom", "right", "between", "bar"],
    "tcBorders": ["top", "start", "left", "bottom", "end", "right", "insideH", "insideV"],
    "tcMar": ["top", "start", "left", "bottom", "end", "right"],
    "tblCellMar": ["top", "start", "left", "bottom", "end", "right"],
    "lvl": [
        "start",
        "numFmt",
        "lvlRestart",
        "pStyle",
        "isLgl",
        "suff",
        "lvlText",
        "lvlPicBulletId",
        "lvlJc",
        "pPr",
        "rPr",
    ],
    "numbering": ["numPicBullet", "abstractNum", "num"],
    "font": ["altName", "panose1", "charset", "family", "notTrueType", "pitch", "sig"],
    "tbl": ["tblPr", "tblGrid", "tr"],
    "tc": ["tcPr", "p"],
    "tr": ["trPr", "tc"],
}


@cache
def every_part() -> tuple[tuple[str, etree._Element], ...]:
    """The parts of the sample in both themes, and on an office's stationery."""
    document = official.sample()
    return (
        *wordprocessing(sample()),
        *wordprocessing(writer.write(document, official.OFFICIAL, {}, official.FACES)),
        *wordprocessing(on_paper(office())),
    )


REPEATED = {"headerReference", "footerReference", "abstractNum", "num", "tr", "tc", "p", "tblStylePr"}


@pytest.mark.parametrize("container", ORDERED)
def test_children_stand_in_the_order_of_the_schema_and_once_each(container: str) -> None:
    order = ORDERED[container]
    seen = 0
    for name, part in every_part():
        for element in part.iter(f"{W}{container}"):
            children = [str(child.tag).removeprefix(W) for child in element]
            assert [child for child in children if child not in order] == [], name
            assert children == sorted(children, key=order.index), name
            assert all(children.count(child) == 1 for child in children if child not in REPEATED), (name, children)
            seen += 1
    assert seen, f"the sample has no {container}"


def test_every_cell_ends_with_a_paragraph_and_no_table_follows_another() -> None:
    for name, part in every_part():
        assert all(str(cell[-1].tag) == f"{W}p" for cell in part.iter(f"{W}tc")), name
        assert not found(part, "//w:tbl/following-sibling::*[1][self::w:tbl]"), name


def test_the_body_ends_with_a_section_and_a_paragraph_before_it() -> None:
    for body in (found(part, "/w:document/w:body")[0] for name, part in every_part() if name == "word/document.xml"):
        assert [str(each.tag) for each in list(body)[-2:]] == [f"{W}p", f"{W}sectPr"]


def test_properties_of_paragraphs_and_runs_come_first_in_them() -> None:
    for name, part in every_part():
        assert not found(part, "//w:p/w:pPr[preceding-sibling::*]"), name
        assert not found(part, "//w:r/w:rPr[preceding-sibling::*]"), name


def test_lengths_are_whole_numbers() -> None:
    numbers = ("left", "right", "hanging", "firstLine", "before", "after", "line", "pos", "w", "h", "sz", "space")
    for name, part in every_part():
        for element in part.iter():
            for key in numbers:
                written = element.get(f"{W}{key}")
                assert written is None or written.lstrip("-").isdigit(), (name, element.tag, key, written)
