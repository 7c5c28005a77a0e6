"""A packet for both sides of the paper: margins mirrored, numbers outside, each chapter on a right-hand page."""

import io
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from briefgen.cli import main
from briefgen.faces import shipped_faces
from briefgen.layout import lay_out
from briefgen.layout.pages import Page, Pages, TextRun
from briefgen.parity import unlike
from briefgen.readers import docx as docx_reader
from briefgen.readers import pdf as pdf_reader
from briefgen.theme import THEMES, on_both_sides
from briefgen.writers import docx, pdf
from tests.docx.reading import attributes, found, parts, tree, words
from tests.pdf.validating import UNIVERSAL, WITHOUT_FILES, faults
from tests.sample_document import SAMPLE

FACES = shipped_faces()
THEME = on_both_sides(THEMES["briefing"])


@cache
def pages() -> Pages:
    made = lay_out(SAMPLE, THEME, FACES)
    assert made.diagnostics == ()
    return made.output


@cache
def word() -> bytes:
    labels = [page.label for page in pages().pages]
    numbers = {each.identifier: labels[each.page] for each in pages().bookmarks}
    return docx.write(SAMPLE, THEME, numbers, FACES)


def runs(page: Page) -> list[TextRun]:
    return [item for region in page.regions for item in region.items if isinstance(item, TextRun)]


def is_blank(page: Page) -> bool:
    return not any(region.items for region in page.regions)


def test_margins_at_the_binding_change_sides() -> None:
    name = SAMPLE.meta.title[:3]
    edges = {
        index % 2: next(item.x for item in runs(page) if item.text.startswith(name) and item.baseline < 60)
        for index, page in enumerate(pages().pages)
        if index and not is_blank(page)
    }
    assert edges[0] == pytest.approx(THEME.page.left, abs=0.5)
    assert edges[1] == pytest.approx(THEME.page.right, abs=0.5)


def test_each_chapter_begins_on_a_right_hand_page_and_a_left_hand_one_before_it_may_stay_blank() -> None:
    chapters = [each for each in pages().bookmarks if each.level == 1 and each.title[:1] in "一二三四附"]
    assert len(chapters) > 2
    assert {each.page % 2 for each in chapters} == {0}
    blank = [index for index, page in enumerate(pages().pages) if is_blank(page)]
    assert blank[0] == 1
    assert {index % 2 for index in blank} == {1}


def test_right_hand_pages_have_odd_numbers_and_the_back_of_the_cover_has_none() -> None:
    labels = [page.label for page in pages().pages]
    assert labels[:3] == ["", "", "1"]
    assert labels[2:] == [str(number) for number in range(1, len(labels) - 1)]


def test_the_page_number_stands_outside_and_the_edition_inside() -> None:
    for page in pages().pages:
        if page.label and not is_blank(page):
            number = max((each for each in runs(page) if each.text == page.label), key=lambda each: each.baseline)
            assert (number.x > page.width / 2) == (int(page.label) % 2 == 1)
            edition = next(each for each in runs(page) if each.text.startswith("版本") and each.baseline > 750)
            assert (edition.x > page.width / 2) == (int(page.label) % 2 == 0)


def test_a_reader_prints_it_on_both_sides_and_it_holds() -> None:
    content = pdf.write(pages(), SAMPLE.meta, FACES)
    with pikepdf.open(io.BytesIO(content)) as file:
        assert file.Root.ViewerPreferences.Duplex == pikepdf.Name.DuplexFlipLongEdge
        assert [page.label for page in file.pages] == [page.label for page in pages().pages]
    assert faults(content, UNIVERSAL, WITHOUT_FILES) == []


def test_in_word_margins_are_mirrored_and_chapters_begin_on_odd_pages() -> None:
    settings = tree(word(), "word/settings.xml")
    assert found(settings, "//w:mirrorMargins")
    assert found(settings, "//w:evenAndOddHeaders")
    begins = [attributes(each, "w:type")["val"] for each in found(tree(word()), "//w:sectPr")]
    assert begins[0] == "nextPage"
    assert set(begins[1:]) == {"oddPage"}


def test_in_word_left_hand_pages_have_the_number_left_and_the_edition_right() -> None:
    feet = {name: words(tree(word(), name)) for name in parts(word()) if name.startswith("word/footer")}
    assert sorted(each[:2] for each in feet.values() if "版本" in each) == ["1版", "版本"]
    every = found(tree(word()), "//w:sectPr[w:footerReference]")
    kinds = [sorted(attributes(ref, ".")["type"] for ref in found(each, "w:headerReference")) for each in every]
    assert kinds[1:] == [["default", "even"]] * (len(kinds) - 1)


def test_both_files_have_the_same_words() -> None:
    assert unlike(docx_reader.read(word()), pdf_reader.read(pdf.write(pages(), SAMPLE.meta, FACES))) == ()


def test_it_is_a_switch_of_the_settings_and_of_the_command(packet: Path) -> None:
    def count(*options: str) -> int:
        assert main(["build", "--to", "pdf", *options]) == 0
        with pikepdf.open(next((packet / "out").glob("*.pdf"))) as file:
            return len(file.pages)

    alone = count()
    assert count("--duplex") > alone
    settings = packet / "briefgen.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + "\nduplex = true\n", encoding="utf-8")
    assert count() > alone
    assert count("--no-duplex") == alone
