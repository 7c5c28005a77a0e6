"""A written file says, to somebody who hears it, what the document says, in its order and by its parts."""

import re
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from briefgen.document import Block, Document, Heading, Link, Meta, Note, Paragraph, Table, Text
from briefgen.faces import shipped_faces
from briefgen.language import LANGUAGES
from briefgen.layout import lay_out
from briefgen.layout.pages import Box, Item, LinkArea, Pages, Region
from briefgen.layout.structure import LAYOUT, Element
from briefgen.theme import LARGE_PRINT, THEMES, Theme, briefing
from briefgen.traversal import plain_text, query
from briefgen.writers.pdf import write
from tests.official import sample as official_sample
from tests.pdf.drawn_pages import HEIGHT, one_page, page, run, written
from tests.pdf.heard import Read, left_over, read, story
from tests.pdf.odd_documents import LONG, body, figure, noted, odd, picture, sources, table, words
from tests.readers.making import pdf_file, shipped
from tests.sample_document import FRONT, INNOVATION, SAMPLE, TRADE

FACES, THEME = shipped_faces(), briefing()
LABELS = re.compile(r"[一二三四五六附件按（）()\d.、：①•◆—注表图\u3000]*")
"""What is said beside the document's own words: numbers, marks of lists and notes."""


def made(*blocks: Block, language: str = "zh-CN") -> bytes:
    return content_of(Document(Meta("简报", language, edition="8c1f"), blocks))


@cache
def content_of(document: Document, theme: Theme = THEME) -> bytes:
    laid_out = lay_out(document, theme, FACES)
    assert laid_out.diagnostics == ()
    return write(laid_out.output, document.meta, FACES)


def heard(*blocks: Block, language: str = "zh-CN") -> Read:
    return read(made(*blocks, language=language))


def of_heading(heading: Heading) -> str:
    return plain_text(heading.children)


def without_extras(rest: str, document: Document) -> str:
    """What is said beside the story, without what contents, notes and the last line add."""
    listed = [of_heading(each) for each in query(document, Heading) if each.level == 1 and not each.section]
    notes = [text.text for note in query(document, Note) for text in query(note, Text)]
    for extra in (*listed, *notes, document.meta.edition):
        rest = rest.replace(extra, "", 1)
    return LABELS.sub("", rest)


# --- words and their order ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("document", [SAMPLE, shipped().document], ids=["every kind of block", "the shipped packet"])
def test_all_words_are_heard_in_their_order(document: Document) -> None:
    found = read(content_of(document))
    assert found.stray == []
    assert sorted(found.tree.pieces) == sorted(found.words)
    assert without_extras(left_over(found.said(found.tree), story(document)), document) == ""


OTHER_LOOKS = {"official": THEMES["official"], **{f"{name} in large print": look for name, look in LARGE_PRINT.items()}}


@pytest.mark.parametrize("look", OTHER_LOOKS)
def test_all_words_are_heard_in_their_order_in_every_look(look: str) -> None:
    document = official_sample(OTHER_LOOKS[look])
    found = read(content_of(document, OTHER_LOOKS[look]))
    assert found.stray == []
    assert sorted(found.tree.pieces) == sorted(found.words)
    assert without_extras(left_over(found.said(found.tree), story(document)), document) == ""


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="needs pdfinfo of poppler")
def test_another_reader_hears_the_same(tmp_path: Path) -> None:
    document = replace(SAMPLE, blocks=(*FRONT, *INNOVATION[:12], TRADE[0]))  # for all of it, it takes seconds
    file = tmp_path / "packet.pdf"
    file.write_bytes(content_of(document))
    printed = subprocess.run(["pdfinfo", "-struct-text", file], capture_output=True, check=True).stdout.decode()
    said = "".join(re.findall(r'^ *"(.*)"$', printed, re.MULTILINE))
    assert without_extras(left_over(said, story(document)), document) == ""


def in_drawing_order(found: Read) -> list[list[str]]:
    """The words of each page as they are drawn, heads and feet apart."""
    pages = max(page for page, _ in found.words) + 1
    return [[text for (on, _), text in sorted(found.words.items()) if on == page] for page in range(pages)]


def test_pages_are_drawn_in_the_order_in_which_they_are_heard() -> None:
    """But for notes, which stand at the foot, and for the lines of a row, which are drawn across its cells."""
    tree = read(pdf_file()).tree
    notes = {piece for note in tree.below("Note") for piece in note.pieces}
    within_rows = {piece for row in tree.below("TR") for piece in row.pieces[1:]}
    pieces = [piece for piece in tree.pieces if piece not in notes | within_rows]
    assert len(pieces) > 300
    assert pieces == sorted(pieces)
    for above, below in pairwise(tree.below("TR")):
        assert max(above.pieces) < min(below.pieces)


def test_words_come_out_of_the_pages_in_that_order() -> None:
    document = pypdfium2.PdfDocument(pdf_file())
    texts = [page.get_textpage().get_text_range().replace("\x02", "-") for page in document]
    document.close()
    for text, wanted in zip(texts, in_drawing_order(read(pdf_file())), strict=True):
        assert len(left_over(text, wanted)) < 70, "heads and feet only"


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext of poppler")
def test_words_come_out_in_that_order_by_another_reader(tmp_path: Path) -> None:
    file = tmp_path / "packet.pdf"
    file.write_bytes(pdf_file())
    printed = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True).stdout.decode()
    for text, wanted in zip(printed.split("\f")[:-1], in_drawing_order(read(pdf_file())), strict=True):
        assert len(left_over(text, wanted)) < 70, "heads and feet only"


def test_words_at_the_end_of_a_line_are_parted_from_those_of_the_next() -> None:
    text = "The district brings innovation and trade together and reports on both of them once a year. " * 6
    found = heard(Paragraph(words(text)), language="en")
    assert found.said(found.tree.below("P")[0]).strip() == text.strip()


def test_a_number_is_parted_from_the_words_beside_it() -> None:
    found = heard(Heading(2, words("平台"), "h", "（一）"))
    assert [found.said(each) for each in found.tree.below("H1")] == ["（一） 平台"]


# --- parts -------------------------------------------------------------------------------------------------------


def test_headings_begin_at_the_first_level_and_skip_none() -> None:
    levels = [each.role for each in read(content_of(odd("headings from the third level up"))).tree.walk()]
    assert [role for role in levels if role.startswith("H")] == ["H1", "H1", "H2", "H2", "H2"]
    levels = [each.role for each in read(content_of(odd("other blocks in a list"))).tree.walk()]
    assert [role for role in levels if role.startswith("H")] == ["H1", "H1", "H2"]


def test_the_title_on_the_cover_is_one_and_a_paragraph_to_old_readers() -> None:
    found = read(content_of(SAMPLE))
    assert [found.said(each) for each in found.tree.below("Title")] == ["江岸区2024年发展简报"]
    with pikepdf.open(BytesIO(content_of(SAMPLE))) as pdf:
        assert {str(each): str(role) for each, role in pdf.Root.StructTreeRoot.RoleMap.items()} == {"/Title": "/P"}


def test_a_table_has_header_cells_for_columns_and_rows_and_all_its_cells() -> None:
    (found,) = heard(table(4)).tree.below("Table")
    assert [each.role for each in found.elements] == ["Caption", "THead", "TBody"]
    header, *rows = found.below("TR")
    assert [each.told["Scope"] for each in header.elements] == ["Column"] * 3
    assert len(rows) == 4
    for row in rows:
        cells = [(each.role, each.told.get("Scope")) for each in row.elements]
        assert cells == [("TH", "Row"), ("TD", None), ("TD", None)]


def test_a_table_over_pages_is_one_whose_caption_and_header_are_heard_once() -> None:
    found = heard(table(100))
    (one,) = found.tree.below("Table")
    assert len({page for page, _ in one.pieces}) > 2
    assert [found.said(each) for each in one.below("Caption")] == ["表1 表题"]
    assert [found.said(each) for each in one.below("THead")] == ["指标2024年%"]
    assert len(one.below("TR")) == 101


def test_a_cell_over_pages_is_one_cell() -> None:
    found = heard(table(2, cell=words("字" * 2000)))
    cells = [each for each in found.tree.below("TD") if found.said(each) == "字" * 2000]
    assert len(cells) == 2
    assert any(len({page for page, _ in each.pieces}) > 1 for each in cells)


def test_figures_say_what_they_show_and_where_they_stand() -> None:
    found = read(content_of(SAMPLE)).tree.below("Figure")
    told = [each.told["Alt"] for each in found]
    assert told[0].startswith("高新技术产业产值13.5%；外贸进出口总额预计11%左右")
    assert "汉口滨江国际商务区的工地" in told
    for each in found:
        left, bottom, right, top = map(float, each.told["BBox"].split())
        assert 0 < left < right < THEME.page.width
        assert 0 < bottom < top < THEME.page.height


def test_the_frame_of_a_figure_is_what_is_drawn_of_it() -> None:
    shapes = (Box(30, 40, 100, 20, fill="000000"), run("字", baseline=80)._replace(x=90.0))
    tag = Element("Figure", alternative="两件")
    region = Region("figure", 0, tuple(each._replace(tag=tag) for each in shapes))
    (found,) = read(written(Pages((replace(page(), regions=(region,)),)))).tree.below("Figure")
    assert [float(each) for each in found.told["BBox"].split()] == pytest.approx([30, HEIGHT - 81.2, 130, HEIGHT - 40])


def test_a_figure_without_words_of_its_own_is_told_by_its_caption_or_number() -> None:
    told = [each.told["Alt"] for each in heard(picture("", "照片说明"), picture("")).tree.below("Figure")]
    assert told == ["照片说明", "图1"]


def test_a_figure_and_its_caption_are_grouped() -> None:
    for group in read(content_of(SAMPLE)).tree.below("Div"):
        roles = [each.role for each in group.elements]
        assert roles.count("Figure") == roles.count("Caption") == 1


def test_lists_say_how_they_are_marked_and_hold_labels_and_bodies() -> None:
    (outer, *inner) = read(content_of(odd("lists in lists"))).tree.below("L")
    assert [each.told["ListNumbering"] for each in (outer, *inner)] == ["Disc", "Decimal"] * 4
    for each in (outer, *inner):
        for item in each.elements:
            assert [kid.role for kid in item.elements] == ["Lbl", "LBody"]


def test_key_figures_and_definitions_are_lists_of_terms() -> None:
    found = read(content_of(SAMPLE))
    pairs = {
        found.said(item.below("Lbl")[0]): found.said(item.below("LBody")[0])
        for item in found.tree.below("LI")
        if item.below("Lbl")
    }
    assert pairs["地方一般公共预算收入"] == "121.9亿元增长4.8%"
    assert pairs["中心城区第一"] == "城镇居民人均可支配收入公共服务质量"
    assert pairs["超"] == "大于该数"


def test_contents_are_entries_that_refer_to_their_headings() -> None:
    (listed,) = read(content_of(SAMPLE)).tree.below("TOC")
    assert {each.role for each in listed.elements} == {"TOCI"}
    assert len(listed.below("Link")) == len(listed.below("Reference")) == len(listed.below("TOCI")) == 7


def test_a_note_follows_its_paragraph_and_has_a_name_of_its_own() -> None:
    found = heard(Paragraph(noted("数", "第一条")), Paragraph(noted("数", "第二条")))
    paragraphs = found.tree.below("P")
    assert [found.said(each) for each in paragraphs] == ["数①之后① 第一条", "数②之后② 第二条"]
    assert [found.said(each) for each in found.tree.below("Reference")] == ["①", "②"]
    notes = found.tree.below("Note")
    assert found.names == [(each.told["ID"], each.number) for each in notes]
    assert len({each.told["ID"] for each in notes}) == 2


@pytest.mark.parametrize("lines", range(29, 34))
def test_a_note_does_not_part_a_paragraph_that_goes_over_a_page(lines: int) -> None:
    long = Paragraph((Text(LONG), Note(words("脚注")), Text(LONG)))
    found = heard(*[body("短")] * lines, long, body("后一段"))
    (paragraph,) = [each for each in found.tree.below("P") if each.below("Note")]
    assert len({page for page, _ in paragraph.pieces}) == 2
    assert found.said(paragraph) == f"{LONG}①{LONG}① 脚注"


# --- links -------------------------------------------------------------------------------------------------------


def test_every_link_has_words_an_area_and_a_description() -> None:
    found = read(pdf_file())
    links = found.tree.below("Link")
    assert len(links) > 150
    for link in links:
        assert found.said(link).strip()
        assert link.areas
        assert all(area.contents.strip() for area in link.areas)


def test_a_link_over_lines_is_one_with_an_area_on_each() -> None:
    (link,) = heard(Paragraph((Text("见"), Link(words(LONG), "https://example.org/")))).tree.below("Link")
    assert len(link.areas) > 5
    assert len({area.rectangle[1] for area in link.areas}) == len(link.areas)


def test_the_pieces_of_a_large_figure_are_one_link() -> None:
    found = read(pdf_file())
    said = [found.said(each) for each in found.tree.below("Link")]
    assert "预计" in said
    assert "121.9亿元" in said
    assert "450亿元左右" in said


def test_figures_that_lead_nowhere_are_plain_words() -> None:
    found = heard(Paragraph((Text("成交"), figure(), Text("。"))))
    assert found.tree.below("Link") == []
    (paragraph,) = found.tree.below("P")
    assert (found.said(paragraph), len(paragraph.pieces)) == ("成交超235亿元。", 1)


def test_a_row_of_sources_leads_back_from_the_name_in_it() -> None:
    found = heard(Paragraph((figure(),)), sources("很长的指标名称" * 6))
    (row,) = [each for each in found.tree.below("TR") if each.below("TD")]
    (link,) = row.below("TH")[0].below("Link")
    assert found.said(link).startswith("很长的指标名称")
    (area,) = link.areas
    assert area.rectangle[3] - area.rectangle[1] > 2 * briefing().styles.annex_body.line


# --- language ----------------------------------------------------------------------------------------------------


def spoken(found: Read) -> list[tuple[str, str]]:
    return [(found.said(each), each.told["Lang"]) for each in found.tree.walk() if "Lang" in each.told]


def test_english_among_chinese_and_chinese_among_english_are_told() -> None:
    assert spoken(heard(body("R&D投入增长，见open source项目。"))) == [("R&D", "en"), ("open source", "en")]
    english = heard(body("The district (江岸区) reports “岸九条”."), language="en")
    assert spoken(english) == [("江岸区", "zh-CN"), ("岸九条", "zh-CN")]


def test_words_of_another_language_do_not_move_what_follows_them() -> None:
    asked = run("见open source项目")._replace(gaps=(1.5, *[0.0] * 10, 2.5, 0.0, 0.0))
    places = []
    for language in ("zh-CN", "en"):
        content = write(one_page(asked), Meta("简报", language), FACES)
        text = pypdfium2.PdfDocument(content)[0].get_textpage()
        places.append([text.get_charbox(index) for index in range(14)])
    assert places[0] == places[1]


# --- artifacts ---------------------------------------------------------------------------------------------------


def marked(content: bytes, index: int) -> list[str]:
    with pikepdf.open(BytesIO(content)) as pdf:
        return re.findall(r"^/Artifact.*$", pdf.pages[index].Contents.read_bytes().decode(), re.MULTILINE)


def test_running_heads_and_repeated_headers_are_artifacts_that_say_so() -> None:
    found = marked(made(table(100)), 1)
    assert found.count("/Artifact <</Type /Pagination /Subtype /Header>> BDC") == 1
    assert found.count("/Artifact <</Type /Pagination /Subtype /Footer>> BDC") == 1
    assert "/Artifact <</Type /Pagination>> BDC" in found
    assert "/Artifact BMC" in found, "the rules between rows"


def test_what_is_neither_heard_nor_an_artifact_is_refused() -> None:
    region = Region("paragraph", 0, (run("字"),))
    with pytest.raises(ValueError, match="neither part of the structure nor an artifact"):
        written(Pages((replace(page(), regions=(region,)),)))


def test_an_area_outside_of_every_link_is_refused() -> None:
    area = LinkArea(20, 20, 20, 20, "https://example.org/", False, "链接", LAYOUT)
    with pytest.raises(ValueError, match="belongs to no link"):
        written(one_page(run("字"), area))


@pytest.mark.parametrize("kind", ["text first", "shape first"])
def test_a_piece_never_begins_within_a_text_and_ends_outside(kind: str) -> None:
    tag = Element("Figure", alternative="图")
    box = Box(20, 20, 20, 20, "000000", tag=tag)
    items: list[Item] = [run("字")._replace(tag=tag), box, run("R&D文")._replace(tag=tag)]
    ordered = items if kind == "text first" else items[1:]
    found = read(written(Pages((replace(page(), regions=(Region("figure", 0, tuple(ordered)),)),))))
    assert found.stray == []
    assert found.said(found.tree) == ("字R&D文" if kind == "text first" else "R&D文")


def test_the_language_of_the_packet_is_one_that_the_program_knows() -> None:
    assert {SAMPLE.meta.language, "en"} == set(LANGUAGES)
    assert [each for each in query(SAMPLE, Table) if each.style == "sources"]
