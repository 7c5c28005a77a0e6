"""A screen reader is told of everything; nothing that somebody typed is run; no file says where it was made."""

from itertools import pairwise

import pytest
from lxml import etree

from briefgen.document import Caption, Column, Heading, Paragraph, Row, Table, Text
from briefgen.traversal import query
from tests.docx.reading import attributes, found, paragraphs, parts, sample, style_of, tree, value, words, written
from tests.sample_document import SAMPLE

DRAWN = "//*[local-name()='docPr']"
ODD = (
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "{ SEQ 表 \\* ARABIC }",
    "{{ undefined }}",
    "<w:instrText>DDEAUTO c:\\\\windows</w:instrText>",
    "甲\x07乙\x00丙\ufffe丁\u202e戊",
    "&lt;w:t&gt; ]]>",
)


def drawn(body: etree._Element) -> list[etree._Element]:
    made = body.xpath(DRAWN)
    assert isinstance(made, list)
    return made  # type: ignore[return-value]  # the path selects elements


def test_every_picture_and_chart_is_told_in_words() -> None:
    objects = drawn(tree(sample()))
    assert len(objects) > 4
    assert all(each.get("descr") for each in objects)


def test_every_table_of_data_has_a_header_row_that_repeats_and_a_description() -> None:
    headed = found(tree(sample()), "//w:tbl[w:tr[1]/w:trPr/w:tblHeader]")
    assert len(headed) == len(list(query(SAMPLE, Table)))
    for each in headed:
        assert value(each, "w:tblPr/w:tblDescription")
        assert all(found(row, "w:trPr/w:cantSplit") for row in found(each, "w:tr"))


def test_headings_go_down_one_level_at_a_time() -> None:
    levels = [int(style_of(each)[-1]) for each in paragraphs(sample()) if style_of(each).startswith("Heading")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_title_author_subject_and_language_are_told() -> None:
    core = tree(sample(), "docProps/core.xml")
    told = {etree.QName(each).localname: each.text for each in core}
    assert {"title", "creator", "language"} <= told.keys()
    assert all(told.values())
    default = found(tree(sample(), "word/styles.xml"), "//w:docDefaults//w:lang")
    assert attributes(default[0], ".")["eastAsia"] == "zh-CN"


@pytest.mark.parametrize("text", ODD)
def test_what_looks_like_a_formula_or_a_field_is_words(text: str) -> None:
    cell, title = (Text(text),), Caption("table", (Text(text),), 1, "table-1")
    content = written(
        Heading(1, (Text(text),), "h"),
        Paragraph((Text(text),)),
        Table(title, (Column("text", cell), Column("text", cell)), (Row((cell, cell)),)),
    )
    body = tree(content)
    kept = "".join(each for each in text if each.isprintable() or each == "\u202e").replace("\ufffe", "")
    assert words(body).count(kept) >= 5
    instructions = {(each.text or "").split()[0] for each in found(body, "//w:instrText")}
    assert instructions <= {"SEQ", "TOC", "PAGEREF", "PAGE"}
    assert not [name for name in parts(content) if "vba" in name.lower() or "embeddings" in name]


def test_no_part_says_where_or_by_whom_it_was_made() -> None:
    for name, content in parts(sample()).items():
        for trace in (b"/root", b"/home/", b"/Users/", b"C:\\", b"/tmp/", b"python"):
            assert trace not in content, (name, trace)
