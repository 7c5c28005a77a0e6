"""A Word file on an office's own stationery: its page, its heads and feet, its styles, and the words of the packet."""

import io
import re
from dataclasses import replace
from functools import cache

import docx
import pypdfium2
import pytest
from docx.document import Document as WordDocument
from docx.shared import Mm
from lxml import etree

from briefgen.document import Document, Heading, Text
from briefgen.faces import shipped_faces
from briefgen.parity import unlike
from briefgen.readers import docx as docx_reader
from briefgen.stationery import lacking_styles
from briefgen.theme import THEMES
from briefgen.writers.docx import write
from tests.docx.letterheads import (
    CREATOR,
    FIRST,
    OFFICE_NAME,
    SECTION,
    STREET,
    by_hand,
    office,
    text_of,
    unpacked,
)
from tests.docx.reading import (
    W,
    attributes,
    found,
    on_paper,
    paper,
    paragraphs,
    parts,
    sample,
    style_of,
    tree,
    value,
    words,
)
from tests.office import converted
from tests.official import FACES, OFFICIAL
from tests.official import sample as official_sample
from tests.sample_document import META, PAGES, SAMPLE, body

REFERRING = "//w:pStyle | //w:rStyle | //w:tblStyle | //w:basedOn | //w:next | //w:link"
SIZE = {"w": "10318", "h": "14570"}


@cache
def set_on_paper() -> bytes:
    return on_paper(office())


def two_sided(document: WordDocument) -> None:
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].add_run(FIRST)
    document.settings.odd_and_even_pages_header_footer = True
    section.even_page_header.paragraphs[0].add_run("双页")


def heads(content: bytes) -> list[dict[str, str]]:
    """For each section, the words of its headers by the pages that they are for."""
    links = {each.get("Id", ""): each.get("Target", "") for each in tree(content, "word/_rels/document.xml.rels")}
    held = parts(content)
    return [
        {
            each.get(f"{W}type", ""): text_of(held["word/" + links[_identifier(each)]])
            for each in found(section, "./w:headerReference")
        }
        for section in found(tree(content), "//w:sectPr")
    ]


def _identifier(reference: etree._Element) -> str:
    return next(str(held) for key, held in reference.attrib.items() if str(key).endswith("}id"))


def held_styles(content: bytes) -> dict[str, etree._Element]:
    return {value(each, "./w:name"): each for each in found(tree(content, "word/styles.xml"), "//w:style")}


# --- page and running parts -----------------------------------------------------------------------------------------


def test_every_section_has_the_size_of_its_page_and_all_but_the_cover_its_margins() -> None:
    content = tree(set_on_paper())
    sizes = [attributes(each, ".") for each in found(content, "//w:pgSz")]
    assert len(sizes) > 3
    assert all(each == SIZE for each in sizes)
    cover, *others = [attributes(each, ".") for each in found(content, "//w:pgMar")]
    assert all((each["left"], each["top"], each["footer"]) == ("1247", "1701", "624") for each in others)
    assert (cover["left"], cover["top"] == "1701") == ("1247", False)


def test_its_header_and_footer_stand_on_every_page_but_the_cover_in_place_of_ours() -> None:
    cover, *others = heads(set_on_paper())
    assert OFFICE_NAME not in cover["default"]
    assert all(each == {"default": f" {OFFICE_NAME}"} for each in others)
    feet = [text_of(part) for name, part in parts(set_on_paper()).items() if name.startswith("word/footer")]
    assert f"{STREET}  第 7 页" in feet
    assert not any("版本" in each for each in feet)


def test_its_logo_is_a_part_that_its_header_leads_to() -> None:
    held = parts(set_on_paper())
    (name,) = [each for each, part in held.items() if each.startswith("word/header") and OFFICE_NAME in text_of(part)]
    (link,) = tree(set_on_paper(), f"word/_rels/{name.rpartition('/')[2]}.rels")
    assert f'r:embed="{link.get("Id")}"'.encode() in held[name]
    assert held[f"word/{link.get('Target')}"].startswith(b"\x89PNG")


def test_its_page_number_is_still_a_field() -> None:
    foot = next(
        part for name, part in parts(set_on_paper()).items() if name.startswith("word/footer") and b"PAGE" in part
    )
    assert STREET in text_of(foot)


def test_the_head_of_the_first_page_is_there_only_and_left_pages_have_their_own() -> None:
    content = on_paper(office(two_sided))
    _, first, *others = heads(content)
    assert first == {"default": f" {OFFICE_NAME}", "even": "双页", "first": FIRST}
    assert all(each == {"default": f" {OFFICE_NAME}", "even": "双页"} for each in others)
    starts = [len(found(section, "./w:titlePg")) for section in found(tree(content), "//w:sectPr")]
    assert starts == [0, 1, *(0 for _ in others)]
    assert found(tree(content, "word/settings.xml"), "/w:settings/w:evenAndOddHeaders")


def test_a_document_without_headers_leaves_us_ours() -> None:
    content = on_paper(by_hand("", section=re.sub(r"<w:headerReference[^>]*/>", "", SECTION)))
    assert heads(content) == heads(sample())


def test_what_it_has_only_of_one_kind_leaves_us_the_other_on_left_pages_too() -> None:
    made = by_hand(f"<w:p><w:r><w:t>{OFFICE_NAME}</w:t></w:r></w:p>")
    official = write(official_sample(), OFFICIAL, {}, FACES, paper=paper(made, "official"))
    assert all(each == {"default": OFFICE_NAME, "even": OFFICE_NAME} for each in heads(official))
    assert len(found(tree(official), "//w:footerReference[@w:type='even']")) == len(heads(official))


@pytest.mark.parametrize("change", [two_sided, lambda _: None])
def test_a_draft_says_so_on_every_page_of_its_paper(change: object) -> None:
    draft = replace(SAMPLE, meta=replace(META, draft=("没有做完",)))
    made = heads(on_paper(office(change), draft))  # type: ignore[arg-type]  # both change a document of python-docx
    assert all("草稿" in each for section in made[1:] for each in section.values())


def test_a_sheet_wider_than_high_is_told_to_the_printer() -> None:
    def change(document: WordDocument) -> None:
        document.sections[0].page_width, document.sections[0].page_height = Mm(297), Mm(210)

    sizes = [attributes(each, ".") for each in found(tree(on_paper(office(change))), "//w:pgSz")]
    assert {each["orient"] for each in sizes} == {"landscape"}
    assert all("orient" not in attributes(each, ".") for each in found(tree(sample()), "//w:pgSz"))


# --- styles ---------------------------------------------------------------------------------------------------------


def test_its_styles_are_in_use_under_our_identifiers() -> None:
    styles = docx.Document(io.BytesIO(set_on_paper())).styles
    heading, text = styles["Heading 1"], styles["Body Text"]
    assert (heading.font.name, heading.font.size.pt, str(heading.font.color.rgb)) == ("SimHei", 20, "B01010")
    assert (text.font.name, text.font.size.pt) == ("FangSong", 12)
    assert heading.style_id == "Heading1"
    assert any(style_of(each) == "Heading1" for each in paragraphs(set_on_paper()))


def test_every_style_is_defined_once_and_every_one_in_use_is_defined() -> None:
    names = [each.get(f"{W}styleId", "") for each in found(tree(set_on_paper(), "word/styles.xml"), "//w:style")]
    assert len(names) == len(set(names))
    used = {
        each.get(f"{W}val", "")
        for name, part in parts(set_on_paper()).items()
        if re.fullmatch(r"word/[a-z]+\d*\.xml", name)
        for each in found(
            etree.fromstring(part), "//w:pStyle | //w:rStyle | //w:tblStyle | //w:basedOn | //w:next | //w:link"
        )
    }
    assert used <= set(names)


def test_nothing_is_set_beside_a_style_that_it_gives() -> None:
    given = paper(office()).stationery.given
    looks = ("spacing", "ind", "jc", "tabs", "pBdr", "snapToGrid")
    letters = ("rFonts", "sz", "color", "b", "spacing")
    seen = set()
    for each in paragraphs(set_on_paper()):
        style = style_of(each)
        if style in given - {"Title", "ListParagraph"}:
            seen.add(style)
            assert not [look for look in looks if found(each, f"./w:pPr/w:{look}")], (style, words(each))
            assert not [letter for letter in letters if found(each, f".//w:rPr/w:{letter}")], (style, words(each))
    assert {"Heading1", "Heading2", "BodyText", "Caption", "Toc1"} <= seen
    assert found(tree(sample()), "//w:p[w:pPr/w:pStyle/@w:val='Caption']/w:pPr/w:spacing")


def test_labels_look_as_the_paragraph_that_they_stand_in() -> None:
    styles = held_styles(set_on_paper())
    for name in ("Heading 1 Number", "Caption Label", "Contents Number"):
        assert not found(styles[name], "./w:rPr"), name
    assert found(held_styles(sample())["Heading 1 Number"], "./w:rPr/w:color")
    for level in found(tree(set_on_paper(), "word/numbering.xml"), "//w:lvl[w:pStyle]"):
        assert not found(level, "./w:rPr | ./w:pPr")


def test_headings_are_numbered_once_by_our_list() -> None:
    heading = held_styles(on_paper(by_hand("<w:p/>")))["heading 1"]
    assert [each.get(f"{W}val") for each in found(heading, ".//w:numId")] == ["1"]
    assert value(heading, "./w:rPr/w:color") == "00AA00"


def test_styles_that_it_lacks_are_ours_and_stand_apart_from_its_own() -> None:
    body_of_table = held_styles(set_on_paper())["Table Body"]
    assert not found(body_of_table, "./w:basedOn")
    assert value(body_of_table, "./w:pPr/w:snapToGrid") == "0"
    ours = held_styles(sample())["Table Body"]
    assert attributes(body_of_table, "./w:rPr/w:rFonts") == attributes(ours, "./w:rPr/w:rFonts")
    section_title = held_styles(set_on_paper())["Section Title"]
    assert (value(section_title, "./w:basedOn"), value(section_title, ".//w:numId")) == ("Heading1", "0")
    assert not found(section_title, "./w:rPr")
    assert value(held_styles(set_on_paper())["Lead"], "./w:basedOn") == "BodyText"


def test_text_without_a_style_of_its_own_is_its_normal_with_an_indent() -> None:
    text = held_styles(on_paper(by_hand("<w:p/>")))["Body Text"]
    assert value(text, "./w:basedOn") == "Normal"
    assert attributes(text, "./w:pPr/w:ind")["firstLineChars"] == "200"
    assert not found(text, "./w:rPr")


def test_what_we_set_in_the_face_of_the_text_takes_its_face() -> None:
    made = write(official_sample(), OFFICIAL, {}, FACES, paper=paper(office(), "official"))
    assert attributes(held_styles(made)["Signature"], "./w:rPr/w:rFonts")["eastAsia"] == "FangSong"
    plain = write(official_sample(), OFFICIAL, {}, FACES)
    assert attributes(held_styles(plain)["Signature"], "./w:rPr/w:rFonts")["eastAsia"] != "FangSong"


def test_captions_and_headings_stay_with_what_follows_whatever_it_says() -> None:
    styles = held_styles(set_on_paper())
    assert all(found(styles[name], "./w:pPr/w:keepNext") for name in ("caption", "heading 1", "heading 2"))


def test_the_title_on_the_cover_is_one_paragraph_in_its_style() -> None:
    (title,) = paragraphs(set_on_paper(), "Title")
    assert words(title) == "江岸区2024年发展简报"
    assert not paragraphs(set_on_paper(), "CoverYear")


def test_lines_of_the_contents_reach_the_edge_where_its_style_has_no_stop() -> None:
    stop = attributes(held_styles(set_on_paper())["toc 1"], "./w:pPr/w:tabs/w:tab")
    assert stop == {"val": "right", "leader": "dot", "pos": str(10318 - 2 * 1247)}


def test_the_language_of_the_file_is_that_of_the_packet() -> None:
    tongue = attributes(tree(set_on_paper(), "word/styles.xml"), "//w:docDefaults//w:lang")
    assert tongue == {"val": "en-US", "eastAsia": "zh-CN"}


# --- words, bytes, hygiene ------------------------------------------------------------------------------------------


def test_the_words_are_those_of_the_file_on_our_own_paper() -> None:
    ours = write(SAMPLE, THEMES["briefing"], PAGES, shipped_faces())
    assert unlike(docx_reader.read(set_on_paper()), docx_reader.read(ours)) == ()
    plain = write(official_sample(), OFFICIAL, {}, FACES)
    made = write(official_sample(), OFFICIAL, {}, FACES, paper=paper(office(two_sided), "official"))
    assert unlike(docx_reader.read(made), docx_reader.read(plain)) == ()


def test_equal_paper_gives_equal_bytes() -> None:
    content = office(two_sided)
    assert on_paper(content) == on_paper(content)


def test_nobody_who_made_the_paper_is_named_in_the_file() -> None:
    assert CREATOR.encode() in b"".join(unpacked(office()).values())
    whole = b"".join(parts(set_on_paper()).values())
    assert CREATOR.encode() not in whole
    assert "这里的正文不带过去".encode() not in whole
    assert not re.search(rb"w:rsid|docProps/app|attachedTemplate|TargetMode=\"External\" [^>]*file:", whole)


def test_relationships_lead_to_parts_and_every_part_has_a_kind() -> None:
    held = parts(set_on_paper())
    kinds = held["[Content_Types].xml"].decode()
    for name in held:
        assert f'PartName="/{name}"' in kinds or name.endswith((".rels", "item1.xml", "[Content_Types].xml")), name
    for name in (each for each in held if each.endswith(".rels") and each.startswith("word/")):
        for link in tree(set_on_paper(), name):
            target = link.get("Target", "")
            inside = link.get("TargetMode") != "External" and not target.startswith("..")
            folder = name.replace("_rels/", "").rpartition("/")[0]
            assert not inside or f"{folder}/{target}" in held, (name, target)


def test_only_what_the_packet_uses_is_missed() -> None:
    own = paper(by_hand("<w:p/>"))

    def missed(*blocks: object) -> list[str]:
        found = lacking_styles(own, Document(META, blocks))  # type: ignore[arg-type]  # blocks of a document
        assert {each.code for each in found} <= {"S160"}
        return [dict(each.arguments)["chinese"] for each in found]

    assert missed(body("文字。")) == ["正文文本", "页脚"]
    assert missed(Heading(1, (Text("有"),)), Heading(2, (Text("没有"),))) == ["标题 2", "页脚"]
    english = lacking_styles(paper(office()), SAMPLE)
    assert [dict(each.arguments)["english"] for each in english] == ["Footnote Reference", "Hyperlink"]


# --- LibreOffice ----------------------------------------------------------------------------------------------------


def test_libreoffice_prints_name_logo_and_words_on_its_page(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = converted(tmp_path_factory.mktemp("paper"), "pdf", paper=set_on_paper())
    document = pypdfium2.PdfDocument(folder / "paper.pdf")
    pages = list(document)
    texts = ["".join(page.get_textpage().get_text_bounded().split()) for page in pages]
    assert all(page.get_size() == pytest.approx((515.9, 728.5), abs=0.2) for page in pages)
    assert OFFICE_NAME not in texts[0]
    assert all(text.startswith(OFFICE_NAME) and text.endswith(f"第{n}页") for n, text in enumerate(texts[1:], 1))
    corner = pages[1].render(scale=1).to_pil().crop((60, 20, 150, 70))
    assert (192, 16, 16) in {colour for _, colour in corner.getcolors(maxcolors=10_000) or ()}
    whole = "".join(texts)
    for heading in (each for each in SAMPLE.blocks if isinstance(each, Heading)):
        assert "".join(text.text for text in heading.children if isinstance(text, Text)) in whole
    document.close()
