"""Layout says of every drawn item what it is to somebody who hears the page."""

from typing import get_args

import pytest

from briefgen.document import Block, Document, Meta, Note, Paragraph, Row, Table, Text
from briefgen.faces import shipped_faces
from briefgen.layout import lay_out
from briefgen.layout.pages import Item, LinkArea, Pages, Rule, TextRun
from briefgen.layout.structure import Artifact, Element
from briefgen.theme import THEMES, briefing
from briefgen.writers.pdf import write
from tests.official import sample as official_sample
from tests.pdf.odd_documents import ODD, figure, noted, odd, table, words
from tests.sample_document import SAMPLE

FACES = shipped_faces()


def laid_out(document: Document, theme: str = "briefing") -> Pages:
    made = lay_out(document, THEMES[theme], FACES)
    assert made.diagnostics == ()
    return made.output


def pages_of(*blocks: Block) -> Pages:
    return laid_out(Document(Meta("简报", "zh-CN"), blocks))


def items(pages: Pages) -> list[Item]:
    return [item for page in pages.pages for region in page.regions for item in region.items]


def runs(pages: Pages, role: str) -> list[str]:
    """The words of elements of a role, one text a run."""
    return [
        item.text
        for item in items(pages)
        if isinstance(item, TextRun) and isinstance(item.tag, Element) and item.tag.role == role
    ]


def test_the_samples_have_every_kind_of_block() -> None:
    assert {type(block) for block in (*SAMPLE.blocks, *official_sample().blocks)} == set(get_args(Block))


@pytest.mark.parametrize("theme", THEMES)
def test_nothing_is_drawn_that_is_neither_heard_nor_an_artifact(theme: str) -> None:
    documents = (SAMPLE, official_sample(THEMES[theme]), *(odd(name) for name in ODD))
    untold = [item for document in documents for item in items(laid_out(document, theme)) if item.tag is None]
    assert untold == []


def test_areas_belong_to_links_and_to_nothing_else() -> None:
    for item in items(laid_out(SAMPLE)):
        if isinstance(item, LinkArea) and item.width:
            assert isinstance(item.tag, Element)
            assert item.tag.role == "Link"


def test_rules_are_artifacts_but_those_of_figures() -> None:
    tags = {
        item.tag.role if isinstance(item.tag, Element) else "artifact"
        for item in items(laid_out(SAMPLE))
        if isinstance(item, Rule)
    }
    assert tags == {"artifact", "Figure"}


def test_the_same_document_is_laid_out_and_written_the_same_twice() -> None:
    assert write(laid_out(SAMPLE), SAMPLE.meta, FACES) == write(laid_out(SAMPLE), SAMPLE.meta, FACES)


def test_links_do_not_nest_and_artifacts_lead_nowhere() -> None:
    pages = laid_out(odd("contents of a heading with a link and a figure"))
    for item in items(pages):
        if isinstance(item.tag, Element) and item.tag.role == "Link":
            assert item.tag.parent is None or item.tag.parent.role != "Link"
    repeated = laid_out(odd("a figure in the caption of a long table"))
    areas = [item for item in items(repeated) if isinstance(item, LinkArea) and item.width]
    assert areas
    assert not any(isinstance(area.tag, Artifact) for area in areas)


def test_a_mark_of_a_note_below_a_rule_is_numbered() -> None:
    columns = table(1).columns
    rows = tuple(Row((words(f"第{n}行"), noted("个"), (figure(),))) for n in range(3))
    pages = pages_of(Table(None, columns, rows, "indicators"))
    assert runs(pages, "Reference") == ["①", "②", "③"]
    assert runs(pages, "Lbl") == ["① ", "② ", "③ "]


def test_a_caption_that_is_set_again_does_not_set_its_notes_again() -> None:
    pages = pages_of(table(100, (Text("表题"), Note(words("表注")))))
    assert len(pages.pages) > 2
    assert runs(pages, "Reference") == ["①"]
    assert "".join(runs(pages, "Note")).count("表注") == 1
    assert sum(item.text == "①" for item in items(pages) if isinstance(item, TextRun)) == 1


def test_a_space_at_the_end_of_a_line_takes_no_room() -> None:
    text = "The district brings innovation and trade together and reports on both of them once a year. " * 6
    pages = laid_out(Document(Meta("Briefing", "en"), (Paragraph(words(text)),)))
    theme, spaced = briefing(), 0
    for item in items(pages):
        if isinstance(item, TextRun) and item.text.endswith(" "):
            spaced += 1
            width = item.size * sum(map(FACES.face(item.face).advance, item.text)) + sum(item.gaps)
            ink = item.size * sum(map(FACES.face(item.face).advance, item.text.rstrip())) + sum(item.gaps[:-1])
            assert width == pytest.approx(ink)
            assert item.x + width <= theme.page.width - theme.page.right + 0.1
    assert spaced > 5
