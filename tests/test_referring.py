"""见[](#成果表) prints 见表2: the number of a table or figure, wherever it stands, and leads there in both files."""

import io

import pikepdf
import pytest

from briefgen.document import Caption, Document, Link
from briefgen.faces import shipped_faces
from briefgen.layout import lay_out
from briefgen.layout.pages import LinkArea
from briefgen.parity import unlike
from briefgen.readers import docx as docx_reader
from briefgen.readers import pdf as pdf_reader
from briefgen.theme import THEMES
from briefgen.traversal import query
from briefgen.writers import docx, pdf, text
from tests.docx.reading import found, tree
from tests.pdf.validating import UNIVERSAL, WITHOUT_FILES, faults
from tests.samples import codes, composed, dataset, indicator

FACES = shipped_faces()
ROWS = (
    indicator("tech", "235", "亿元", name="技术合同成交额"),
    indicator("firms", "25", "家", name="新增企业", row=12),
    indicator("more", "35", "家", name="其他企业", row=13),
)
SOURCE = """
各项指标见[](#成果表)，新增企业见[](#企业图)。

{{ chart("firms", "more", label="企业图", title="企业") }}

{{ table("p", label="成果表") }}

前文[那张图](#企业图)和[](#成果表)说的是一回事。
"""


def document(source: str = SOURCE, language: str = "zh-CN") -> Document:
    made, diagnostics = composed(source, dataset(*ROWS), language)
    assert diagnostics == ()
    return made


def files(made: Document) -> tuple[bytes, bytes]:
    theme = THEMES["briefing"]
    pages = lay_out(made, theme, FACES).output
    return docx.write(made, theme, {}, FACES), pdf.write(pages, made.meta, FACES)


def test_a_reference_prints_the_number_of_what_stands_before_or_behind_it() -> None:
    told = text.write(document()).decode()
    assert "各项指标见表1，新增企业见图1。" in told
    assert "前文那张图和表1说的是一回事。" in told


def test_numbers_follow_when_a_table_is_put_before() -> None:
    told = text.write(document("{{ table('p') }}\n" + SOURCE)).decode()
    assert "各项指标见表2" in told


def test_in_english_it_is_table_and_figure() -> None:
    told = text.write(
        document('See [](#results).\n\n{{ table("p", title="Results", label="results") }}', "en")
    ).decode()
    assert "See Table 1." in told


def test_every_reference_leads_to_its_caption_in_the_pages() -> None:
    made = document()
    names = {caption.identifier for caption in query(made, Caption)}
    assert {link.target[1:] for link in query(made, Link)} == names
    (page,) = lay_out(made, THEMES["briefing"], FACES).output.pages
    areas = [item for region in page.regions for item in region.items if isinstance(item, LinkArea)]
    assert [each.target for each in areas if each.width] == ["table-1", "figure-1", "figure-1", "table-1"]
    assert {each.target for each in areas if not each.width} == names


def test_in_word_it_is_a_field_that_word_keeps_up() -> None:
    word, _ = files(document())
    body = tree(word)
    instructions = [" ".join((each.text or "").split()) for each in found(body, "//w:instrText")]
    asked = [each.split()[1] for each in instructions if each.startswith("REF")]
    named = {each.get(f"{{{body.nsmap['w']}}}name") for each in found(body, "//w:bookmarkStart")}
    assert len(asked) == 3
    assert set(asked) <= named
    assert len(found(body, "//w:hyperlink")) == 1


def test_both_files_have_the_same_words_and_the_pdf_holds() -> None:
    word, printed = files(document())
    assert unlike(docx_reader.read(word), pdf_reader.read(printed)) == ()
    assert faults(printed, UNIVERSAL, WITHOUT_FILES) == []
    with pikepdf.open(io.BytesIO(printed)) as file:
        assert len([each for each in file.pages[0].Annots if each.Subtype == pikepdf.Name.Link]) == 4


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ('见[](#成果)。\n\n{{ table("p", label="成果表") }}', "T387"),
        ("见[](#成果)。", "T387"),
        (
            '见[](#甲)。\n\n{{ table("p", label="甲") }}\n\n{{ chart("firms", "more", label="甲", title="企业") }}',
            "T386",
        ),
        ('{{ table("p", label="成 果") }}', "T385"),
        ('{{ chart("firms", "more", label=3, title="企业") }}', "T385"),
    ],
)
def test_a_label_that_is_unknown_or_used_twice_is_an_error(source: str, code: str) -> None:
    assert codes(composed(source, dataset(*ROWS))[1]) == [code]


def test_the_nearest_label_is_proposed_at_the_place_of_the_reference() -> None:
    _, (found_,) = composed('见[](#成果)。\n\n{{ table("p", label="成果表") }}', dataset(*ROWS))
    assert (str(found_.where), dict(found_.arguments)["near"]) == ("packet.md:1:2", "成果表")


def test_what_nobody_refers_to_may_bear_a_label_twice() -> None:
    source = (
        '见[](#表)。\n\n{{ table("p", label="表") }}\n\n'
        + '{{ chart("firms", "more", label="图", title="企业") }}\n\n' * 2
    )
    assert composed(source, dataset(*ROWS))[1] == ()
