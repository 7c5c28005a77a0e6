"""The official document in Word: the same look, and what LibreOffice makes of its grid, page numbers and imprint."""

from dataclasses import replace

import pytest
from lxml import etree

from briefgen.document import Document, Imprint, PageBreak, Paragraph, Text
from briefgen.layout.pages import Pages
from briefgen.writers import docx
from tests.docx.reading import W, attributes, found, parts, tree, value, words
from tests.office import MISSING, OFFICE, SetLine, convert, set_lines
from tests.official import BOTTOM, FACES, LEFT, OFFICIAL, RIGHT, lines, official, pages_of, sample

HAN = ("江岸区聚力产业转型升级推动城区发展能级跃升全年新增金融总部机构" * 70)[:2000]
WORD_PITCH = 579 / 20


def with_han() -> Document:
    """The sample with two thousand characters before its last page."""
    document = sample()
    split = next(index for index, block in enumerate(document.blocks) if isinstance(block, Imprint))
    added = (PageBreak(), Paragraph((Text(HAN),)), PageBreak(), Paragraph((Text("尾页。"),)))
    return replace(document, blocks=(*document.blocks[:split], *added, *document.blocks[split:]))


def written(document: Document) -> bytes:
    return docx.write(document, OFFICIAL, {}, FACES)


# --- what the file says -------------------------------------------------------------------------------------


def test_every_section_has_the_grid_of_lines_and_the_margins_of_the_standard() -> None:
    content = written(sample())
    for section in found(tree(content), "//w:sectPr"):
        assert attributes(section, "./w:docGrid") == {"type": "lines", "linePitch": "579"}
        margins = attributes(section, "./w:pgMar")
        assert (margins["top"], margins["left"], margins["right"]) == ("2098", "1587", "1474")


def test_text_is_tracked_so_that_28_characters_fill_a_line_and_keeps_to_the_grid() -> None:
    styles = {value(each, "./w:name"): each for each in found(tree(written(sample()), "word/styles.xml"), "//w:style")}
    body = styles["Body Text"]
    assert value(body, "./w:rPr/w:spacing") == "-5"
    assert value(body, "./w:rPr/w:sz") == "32"
    assert attributes(body, "./w:pPr/w:spacing")["line"] == "579"
    assert attributes(body, "./w:pPr/w:ind")["firstLineChars"] == "200"
    assert found(body, "./w:pPr/w:snapToGrid[not(@w:val)]")
    for name in ("Title", "heading 1", "heading 2", "heading 3", "heading 4", "caption", "Subtitle"):
        assert name in styles


def test_an_office_machine_is_asked_for_fangsong_where_song_stands_in() -> None:
    fonts = found(tree(written(sample()), "word/fontTable.xml"), "//w:font[@w:name='Noto Serif SC']")
    assert [value(each, "./w:altName") for each in fonts] == ["仿宋"]


def test_no_style_has_negative_space() -> None:
    for spacing in found(tree(written(sample()), "word/styles.xml"), "//w:pPr/w:spacing"):
        assert all(not str(each).startswith("-") for each in spacing.attrib.values())


def test_page_numbers_are_fields_at_the_outer_edges() -> None:
    content = written(sample())
    assert found(tree(content, "word/settings.xml"), "//w:evenAndOddHeaders")
    section = found(tree(content), "//w:sectPr")[0]
    kinds = [each.get(f"{W}type") for each in found(section, "./w:footerReference")]
    assert kinds == ["default", "even"]
    assert not found(section, "./w:headerReference")
    sides = [(value(part, "//w:jc"), words(part)) for name, part in _trees(content) if name.startswith("word/footer")]
    assert sides == [("right", "— 1 —"), ("left", "— 1 —")]


def _trees(content: bytes) -> list[tuple[str, etree._Element]]:
    return [(name, tree(content, name)) for name in sorted(parts(content)) if name.endswith(".xml")]


def test_headings_are_counted_by_the_list_of_word_in_the_forms_of_the_standard() -> None:
    content = written(official("# 甲\n\n## 乙\n\n### 丙\n\n#### 丁\n\n文", {}))
    levels = found(tree(content, "word/numbering.xml"), "//w:abstractNum[@w:abstractNumId='1']/w:lvl")
    assert [value(each, "./w:lvlText") for each in levels] == ["%1、", "（%2）", "%3.", "（%4）"]
    assert {value(each, "./w:suff") for each in levels} == {"nothing"}
    assert "一、" not in words(tree(content))


def test_the_red_head_is_blank_on_paper_that_bears_it() -> None:
    assert OFFICIAL.head is not None
    blank = replace(OFFICIAL, head=replace(OFFICIAL.head, printed=False))
    document = official("{{ cover() }}\n\n文")
    whole, bare = docx.write(document, OFFICIAL, {}, FACES), docx.write(document, blank, {}, FACES)
    assert "江岸区发展简报" in words(tree(whole))
    assert "江岸区发展简报" not in words(tree(bare))
    assert b"C00000" in parts(whole)["word/document.xml"]
    assert b"C00000" not in parts(bare)["word/document.xml"]
    assert len(found(tree(whole), "//w:body/w:p")) == len(found(tree(bare), "//w:body/w:p"))


# --- what LibreOffice sets --------------------------------------------------------------------------------------

office = pytest.mark.skipif(OFFICE is None, reason=MISSING)


@pytest.fixture(scope="module")
def set_pages(tmp_path_factory: pytest.TempPathFactory) -> list[list[SetLine]]:
    folder = tmp_path_factory.mktemp("official")
    (folder / "official.docx").write_bytes(written(with_han()))
    convert(folder, "pdf", folder, "official.docx")
    return set_lines(folder / "official.pdf")


@pytest.fixture(scope="module")
def ours() -> Pages:
    return pages_of(with_han())


def _body(page: list[SetLine]) -> list[SetLine]:
    return [line for line in page if not line.text.startswith("—")]


@office
def test_word_sets_22_lines_of_28_characters(set_pages: list[list[SetLine]]) -> None:
    first = next(index for index, page in enumerate(set_pages) if page[0].text == HAN[:26])
    counts = [[len(line.text) for line in _body(page)] for page in set_pages[first : first + 4]]
    assert [len(page) for page in counts] == [22, 22, 22, 6]
    assert [count for page in counts for count in page][:-1] == [26] + [28] * 70
    feet = [line.baseline for line in _body(set_pages[first])]
    assert (feet[-1] - feet[0]) / 21 == pytest.approx(WORD_PITCH, abs=0.02)


@office
def test_word_numbers_pages_at_the_outer_edges(set_pages: list[list[SetLine]]) -> None:
    for number, page in enumerate(set_pages, 1):
        line = page[-1]
        assert line.text == f"—{number}—"
        if number % 2:
            assert line.right == pytest.approx(RIGHT - 14, abs=1)
        else:
            assert line.left == pytest.approx(LEFT + 14, abs=1)


@office
def test_the_imprint_ends_at_the_foot_of_the_last_page_of_word(set_pages: list[list[SetLine]]) -> None:
    last = _body(set_pages[-1])
    starts = ["报：区委", "送：市政府", "发：各街道", "武汉市江岸区人民政府办公室2025年1月8日印发", "共印40份"]
    assert [line.text[: len(start)] for line, start in zip(last[-5:], starts, strict=True)] == starts
    assert BOTTOM - 12 < last[-1].baseline < BOTTOM


HEAD_LINES = (
    "样例非正式印发",
    "江岸区发展简报",
    "第1期",
    "武汉市江岸区人民政府办公室编2025年1月8日",
    "江岸区2024年发展简报",
    "产业转型升级与城区发展",
    "摘要",
)


@office
@pytest.mark.parametrize("text", HEAD_LINES)
def test_the_parts_of_the_head_stand_where_our_own_pages_have_them(
    text: str, set_pages: list[list[SetLine]], ours: Pages
) -> None:
    theirs = next(line.baseline for line in set_pages[0] if line.text == text)
    own = next(baseline for baseline, words_ in lines(ours.pages[0]) if words_.replace("　", "") == text)
    assert theirs == pytest.approx(own, abs=3)


@office
def test_word_needs_as_many_pages_as_our_own_layout(set_pages: list[list[SetLine]], ours: Pages) -> None:
    assert len(set_pages) == len(ours.pages)
