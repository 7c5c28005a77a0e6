"""LibreOffice opens the file with the faces of the house, keeps its words, and sets it as our own layout does."""

from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from briefgen.document import Caption, Datum, Heading, Paragraph, Picture, Text
from briefgen.faces import shipped_faces
from briefgen.layout import lay_out
from briefgen.theme import briefing
from briefgen.traversal import plain_text, query
from tests.docx.reading import W, found, sample, wordprocessing, words, written
from tests.office import MISSING, OFFICE, convert
from tests.pictures.making import UPRIGHT, corners, exif, made, quarters, saved
from tests.sample_document import PAGES, SAMPLE

pytestmark = pytest.mark.skipif(OFFICE is None, reason=MISSING)

NAMES = "李𬭎、王䶮、赵㛃、钱𫖯、孙𬀩、周𣸣"
TURNED = (1, 3, 6, 8)


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample as Word file, as PDF by LibreOffice, and as saved again by LibreOffice; with it a page
    of names and pictures."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "sample.docx").write_bytes(sample())
    (folder / "names.docx").write_bytes(written(Paragraph((Text(NAMES),)), *map(_photograph, TURNED)))
    convert(folder, "pdf", folder, "sample.docx", "names.docx")
    convert(folder, "docx", folder / "again", "sample.docx")
    return folder


def _photograph(turned: int) -> Picture:
    photo = made(saved(quarters(), "JPEG" if turned % 2 else "WEBP", exif=exif(turned)))
    return Picture(Caption("figure", (Text("照片"),)), (), "四种颜色", image=photo)


@pytest.fixture(scope="module")
def pages(converted: Path) -> list[str]:
    document = pypdfium2.PdfDocument(converted / "sample.pdf")
    texts = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return ["".join(text.split()) for text in texts]


def _close(text: str) -> str:
    return "".join(text.split())


def test_it_sets_as_many_pages_as_our_own_layout(pages: list[str]) -> None:
    ours = lay_out(SAMPLE, briefing(), shipped_faces()).output.pages
    assert len(pages) == len(ours)


def test_headings_stand_on_the_pages_that_the_contents_name(pages: list[str]) -> None:
    headings = {each.identifier: _close(each.number + plain_text(each.children)) for each in query(SAMPLE, Heading)}
    for identifier, page in PAGES.items():
        assert headings[identifier] in pages[int(page)], identifier


def test_every_part_starts_on_a_page_of_its_own_under_its_running_head(pages: list[str]) -> None:
    for heading in query(SAMPLE, Heading):
        if heading.level == 1 and heading.starts_page:
            name = _close(plain_text(heading.children))
            assert any(page.startswith(f"江岸区2024年发展简报{name}") for page in pages), name


def test_every_figure_is_printed(pages: list[str]) -> None:
    whole = "".join(pages)
    assert [datum.text for datum in query(SAMPLE, Datum) if _close(datum.text) not in whole] == []


def test_pages_are_counted_behind_the_cover(pages: list[str]) -> None:
    assert "版本" not in pages[0]
    for number, page in enumerate(pages[1:], 1):
        assert page.endswith(f"版本8c1f-04d7-2ab9-6e35{number}"), page[-60:]


def test_numbers_of_headings_and_captions_are_those_of_the_document(pages: list[str]) -> None:
    whole = "".join(pages)
    for expected in (
        "二金融商贸",
        "（一）总部与楼宇",
        "（三）消费",
        "附数据来源与用语检验",
        "1.三级标题",
        "3.先做这一步",
    ):
        assert expected in whole, expected


def test_rare_characters_of_names_are_copied_out(converted: Path) -> None:
    document = pypdfium2.PdfDocument((converted / "names.pdf").read_bytes())
    assert NAMES in _close("".join(page.get_textpage().get_text_bounded() for page in document))


def test_photographs_stand_upright(converted: Path) -> None:
    document = pypdfium2.PdfDocument((converted / "names.pdf").read_bytes())
    drawn = []
    for page in document:
        sheet, height = page.render(scale=1).to_pil(), page.get_height()
        for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]):
            left, bottom, right, top = item.get_bounds()
            drawn.append(corners(sheet.crop((left, height - top, right, height - bottom))))
    assert drawn == [UPRIGHT[each] for each in TURNED]


def test_all_faces_are_those_of_the_house(converted: Path) -> None:
    document = pypdfium2.PdfDocument(converted / "sample.pdf")
    content = (converted / "sample.pdf").read_bytes()
    document.close()
    assert b"DejaVu" not in content
    for face in (b"NotoSerifSC", b"NotoSansSC", b"LXGWWenKai"):
        assert face in content


def test_saved_again_it_has_the_same_words_and_bookmarks(converted: Path) -> None:
    again = (converted / "again" / "sample.docx").read_bytes()
    ours, theirs = (dict(wordprocessing(each))["word/document.xml"] for each in (sample(), again))
    assert _close(words(theirs)) == _close(words(ours))
    assert _names(ours) <= _names(theirs)


@pytest.mark.parametrize("kind", ["//w:tbl", "//*[local-name()='chart' and @r:id]", "//*[local-name()='pic']"])
def test_saved_again_it_has_as_many_tables_charts_and_pictures(converted: Path, kind: str) -> None:
    again = (converted / "again" / "sample.docx").read_bytes()
    ours, theirs = (dict(wordprocessing(each))["word/document.xml"] for each in (sample(), again))
    assert len(found(theirs, kind)) == len(found(ours, kind)) > 0


def _names(part: etree._Element) -> set[str]:
    starts = found(part, "//w:bookmarkStart[starts-with(@w:name, '_fig_') or starts-with(@w:name, '_claim_')]")
    return {each.get(f"{W}name", "") for each in starts}
