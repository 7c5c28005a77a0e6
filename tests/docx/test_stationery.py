"""What is taken from an office's own document, what stays behind, and what is said of one that cannot be taken."""

import io
import re
import zipfile

import docx
import pytest
from docx.document import Document
from docx.shared import Mm
from lxml import etree

from briefgen.diagnostics import Diagnostic, Severity
from briefgen.lengths import millimetres
from briefgen.origins import Place
from briefgen.stationery import Stationery
from briefgen.stationery.reading import read_stationery
from tests.docx.letterheads import (
    CREATOR,
    FIRST,
    OFFICE_NAME,
    SECTION,
    STREET,
    STYLES,
    Parts,
    by_hand,
    field,
    office,
    picture,
    related,
    saved,
    text_of,
    unpacked,
    zipped,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
HERE = Place("briefgen.toml", 3)


def taken(content: bytes) -> Stationery:
    read = read_stationery(content, "own.docx", HERE)
    assert read.output is not None, read.diagnostics
    return read.output


def said(content: bytes) -> list[str]:
    """Codes of everything that is told, each with its place."""
    found = read_stationery(content, "own.docx", HERE).diagnostics
    assert all(each.where == HERE and dict(each.arguments)["name"] == "own.docx" for each in found)
    return [each.code for each in found]


def refused(content: bytes) -> str:
    """The one error of a document that cannot be taken."""
    read = read_stationery(content, "own.docx", HERE)
    assert read.output is None
    (found,) = read.diagnostics
    assert found.severity is Severity.ERROR
    return found.code


def header(content: str, links: bytes = b"", more: Parts | None = None) -> tuple[bytes, list[str]]:
    """The only header of a document by hand as it would be taken, and what is told of it."""
    made = by_hand(content, links=links, more=more)
    (part,) = taken(made).running
    return part.content, said(made)


def run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def paragraph(*content: str) -> str:
    return f"<w:p>{''.join(content)}</w:p>"


# --- page ---------------------------------------------------------------------------------------------------------


def test_page_and_margins_are_those_of_the_last_section() -> None:
    def change(document: Document) -> None:
        document.add_section()
        document.sections[-1].page_width = Mm(200)

    page = taken(office(change)).page
    assert page is not None
    assert (page.width, page.height) == pytest.approx((millimetres(200), millimetres(257)), abs=0.1)
    assert (page.left, page.right) == pytest.approx((millimetres(22), millimetres(22)), abs=0.1)
    assert (page.top, page.bottom) == pytest.approx((millimetres(30), millimetres(25)), abs=0.1)
    assert (page.header, page.footer) == pytest.approx((millimetres(12), millimetres(11)), abs=0.1)


def test_a_later_section_inherits_the_header_of_the_one_before() -> None:
    taken_over = taken(office(lambda document: document.add_section()))
    assert [(part.kind, part.pages) for part in taken_over.running] == [("footer", "default"), ("header", "default")]


def test_the_gutter_is_part_of_the_left_margin_and_measures_may_have_units() -> None:
    section = SECTION.replace('w:left="1800"', 'w:left="2cm"').replace('w:gutter="0"', 'w:gutter="10mm"')
    page = taken(by_hand(paragraph(run("抬头")), section=section)).page
    assert page is not None
    assert page.left == pytest.approx(millimetres(30))


def test_a_tracked_change_of_the_page_counts_as_accepted() -> None:
    old = '<w:sectPrChange w:id="1"><w:sectPr><w:pgSz w:w="5000" w:h="5000"/></w:sectPr></w:sectPrChange></w:sectPr>'
    page = taken(by_hand(paragraph(run("抬头")), section=SECTION.replace("</w:sectPr>", old))).page
    assert page is not None
    assert page.width == pytest.approx(11906 / 20)


def test_a_grid_and_the_form_of_page_numbers_come_along() -> None:
    more = '<w:pgNumType w:fmt="numberInDash"/><w:docGrid w:type="lines" w:linePitch="312"/></w:sectPr>'
    made = taken(by_hand(paragraph(run("抬头")), section=SECTION.replace("</w:sectPr>", more)))
    assert made.grid is not None
    assert (made.grid.kind, made.grid.line_pitch, made.number_format) == ("lines", 312, "numberInDash")


@pytest.mark.parametrize(("width", "left"), [("3000", "1000"), ("11906", "9000"), ("60000", "1800"), ("0", "0")])
def test_a_page_without_room_for_text_is_refused(width: str, left: str) -> None:
    section = SECTION.replace('w:w="11906"', f'w:w="{width}"').replace('w:left="1800"', f'w:left="{left}"')
    assert refused(by_hand(paragraph(run("抬头")), section=section)) == "S163"


# --- running heads and feet ---------------------------------------------------------------------------------------


def test_headers_and_footers_come_with_their_words_pages_and_pictures() -> None:
    def change(document: Document) -> None:
        document.sections[0].different_first_page_header_footer = True
        document.sections[0].first_page_header.paragraphs[0].add_run(FIRST)
        document.settings.odd_and_even_pages_header_footer = True
        document.sections[0].even_page_header.paragraphs[0].add_run("双页")

    made = taken(office(change))
    words = {(part.kind, part.pages): text_of(part.content) for part in made.running}
    assert words["header", "default"] == f" {OFFICE_NAME}"
    assert words["footer", "default"] == f"{STREET}  第 7 页"
    assert (words["header", "first"], words["header", "even"]) == (FIRST, "双页")
    assert (made.first_page_differs, made.sides_differ) == (True, True)
    (logo,) = next(part for part in made.running if (part.kind, part.pages) == ("header", "default")).media
    assert (logo.ending, logo.media_type) == ("png", "image/png")
    header = next(part.content for part in made.running if part.media)
    assert b'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"' in header


def test_the_same_picture_twice_is_one_and_each_reference_leads_to_its_own() -> None:
    blip = f'<w:drawing><a:blip xmlns:a="{DRAWING}" r:embed="rId{{}}"/></w:drawing>'
    content = paragraph(*(f"<w:r>{blip.format(number)}</w:r>" for number in (2, 1, 2)))
    links = related(("image", "media/a.png"), ("image", "media/b.png"))
    media = {"word/media/a.png": picture(), "word/media/b.png": picture(5, 5)}
    (part,) = taken(by_hand(content, links=links, more=media)).running
    assert re.findall(rb'r:embed="(\w+)"', part.content) == [b"rId1", b"rId2", b"rId1"]
    assert [each.content for each in part.media] == [picture(5, 5), picture()]


def test_insertions_are_accepted_deletions_done_and_authors_forgotten() -> None:
    who = f'w:id="1" w:author="{CREATOR}" w:date="2020-01-01T00:00:00Z"'
    content = paragraph(
        f'<w:pPr><w:jc w:val="right"/><w:pPrChange {who}><w:pPr/></w:pPrChange></w:pPr>',
        f"<w:ins {who}>{run('新')}</w:ins>",
        f"<w:del {who}><w:r><w:delText>旧</w:delText></w:r></w:del>",
        '<w:commentRangeStart w:id="0"/>',
        '<w:r w:rsidR="00AB12CD"><w:t>抬头</w:t></w:r>',
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
    )
    gone = paragraph(f"<w:pPr><w:rPr><w:del {who}/></w:rPr></w:pPr>", f"<w:del {who}>{run('整段')}</w:del>")
    part, told = header(content + gone)
    assert text_of(part) == "新抬头"
    assert told == ["S167"]
    assert len(etree.fromstring(part).findall(f"{W}p")) == 1
    for trace in (CREATOR, "2020-01-01", "rsid", "00AB12CD", "comment", "pPrChange", "delText"):
        assert trace not in part.decode()


def test_content_controls_links_and_bookmarks_leave_their_words_alone() -> None:
    control = (
        '<w:sdt><w:sdtPr><w:alias w:val="负责人"/><w:dataBinding w:xpath="/x"/></w:sdtPr>'
        f"<w:sdtContent>{run('办公室')}</w:sdtContent></w:sdt>"
    )
    link = f'<w:hyperlink r:id="rId1">{run("网站")}</w:hyperlink>'
    mark = '<w:bookmarkStart w:id="3" w:name="_Toc000001"/><w:bookmarkEnd w:id="3"/>'
    part, told = header(
        paragraph(control, mark, link), related(outside=("hyperlink", f"file:///C:/Users/{CREATOR}/a.htm"))
    )
    assert text_of(part) == "办公室网站"
    assert {str(each.tag).removeprefix(W) for each in etree.fromstring(part).iter()} == {"hdr", "p", "r", "t"}
    assert told == ["S161"]


def test_a_linked_picture_goes_with_its_drawing_and_is_told() -> None:
    blip = f'<a:blip xmlns:a="{DRAWING}" r:link="rId1"/>'
    part, told = header(
        paragraph(run("抬头"), f"<w:r><w:drawing>{blip}</w:drawing></w:r>"),
        related(outside=("image", f"file:///C:/Users/{CREATOR}/logo.png")),
    )
    assert b"drawing" not in part
    assert b"rId" not in part
    assert told == ["S161"]


@pytest.mark.parametrize(
    ("kind", "target", "content"),
    [
        ("chart", "charts/chart1.xml", b"<c/>"),
        ("image", "media/a.svg", b"<svg onload='x'/>"),
        ("image", "media/a.png", b"MZ\x90"),
        ("oleObject", "embeddings/a.bin", b"\xd0\xcf"),
        ("image", "media/missing.png", None),
    ],
)
def test_what_is_no_picture_that_word_draws_stays_behind(kind: str, target: str, content: bytes | None) -> None:
    held = {f"word/{target}": content} if content is not None else {}
    drawing = '<w:r><w:drawing><x r:id="rId1"/></w:drawing></w:r>'
    part, told = header(paragraph(run("抬头"), drawing), related((kind, target)), held)
    assert b"drawing" not in part
    assert text_of(part) == "抬头"
    assert told == ["S165"]


def test_an_object_stays_behind_even_where_it_has_a_picture() -> None:
    content = '<w:r><w:object><v xmlns="v" r:id="rId1"/></w:object></w:r>'
    part, told = header(paragraph(content), related(("image", "media/a.png")), {"word/media/a.png": picture()})
    assert (b"object" in part, told) == (False, ["S165"])


def test_names_and_paths_of_pictures_are_forgotten_and_their_numbers_are_not_ours() -> None:
    space = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    named = (
        rf'<wp:docPr xmlns:wp="{space}" id="1" name="C:\Users\{CREATOR}\logo.png" descr="C:\Users\{CREATOR}\a.png"/>'
    )
    part, _ = header(paragraph(f"<w:r><w:drawing>{named}</w:drawing></w:r>"))
    assert CREATOR not in part.decode()
    element = next(each for each in etree.fromstring(part).iter() if str(each.tag).endswith("docPr"))
    assert int(element.get("id", "0")) > 100_000
    assert element.get("name")


def test_what_a_picture_says_of_its_maker_is_taken_out() -> None:
    assert CREATOR.encode() in picture(said=CREATOR.encode())
    made = taken(office())
    assert CREATOR not in repr(made).encode().decode("unicode_escape", "ignore")
    (logo,) = next(part for part in made.running if part.media).media
    assert CREATOR.encode() not in logo.content
    assert logo.content == picture()


# --- fields -------------------------------------------------------------------------------------------------------


def footed(code: str, shown: str) -> tuple[str, str, list[str]]:
    """Words and XML of the footer of an office's document that has a field before its page, and what is told."""

    def change(document: Document) -> None:
        foot = document.sections[0].footer
        field(foot.paragraphs[0].insert_paragraph_before("前"), code, shown)

    made = office(change)
    part = next(each for each in taken(made).running if each.kind == "footer")
    return text_of(part.content), part.content.decode(), said(made)


@pytest.mark.parametrize("code", ["PAGE", "numpages \\* MERGEFORMAT", "SECTIONPAGES", 'STYLEREF "标题 1"'])
def test_fields_that_count_pages_or_repeat_a_heading_go_on(code: str) -> None:
    words, part, told = footed(code, "12")
    assert words.startswith("前12")
    assert code in part
    assert part.count("fldChar ") == 6
    assert told == []


@pytest.mark.parametrize("code", ["DATE \\@ yyyy", "TITLE", "REF 甲", "INCLUDETEXT \\\\server\\a.docx"])
def test_other_fields_are_the_words_that_they_showed_last(code: str) -> None:
    words, part, told = footed(code, "往年")
    assert words.startswith("前往年")
    assert code not in part
    assert part.count("fldChar ") == 3
    assert told == ["S162"]


@pytest.mark.parametrize("code", ["AUTHOR", "FILENAME \\p", "LASTSAVEDBY", "DOCPROPERTY Manager"])
def test_fields_that_name_a_person_or_a_file_are_gone(code: str) -> None:
    words, part, told = footed(code, CREATOR)
    assert words == f"前{STREET}  第 7 页"
    assert CREATOR not in part
    assert told == ["S162"]


@pytest.mark.parametrize("complaint", ["错误!未找到引用源。", "Error! Reference source not found."])
def test_the_complaint_of_a_field_is_not_printed(complaint: str) -> None:
    words, _, told = footed("STYLEREF 无", complaint)
    assert words == f"前{STREET}  第 7 页"
    assert told == ["S162"]


def test_a_field_that_never_ends_leaves_its_words() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    part, told = header(paragraph(begin, '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', run("3")))
    assert (text_of(part), b"fldChar" in part, b"instrText" in part, told) == ("3", False, False, ["S162"])


def test_simple_fields_are_settled_alike() -> None:
    simple = '<w:fldSimple w:instr=" {} "><w:r><w:t>{}</w:t></w:r></w:fldSimple>'
    part, told = header(
        paragraph(simple.format("PAGE", "1"), simple.format("AUTHOR", CREATOR), simple.format("X", "乙"))
    )
    assert text_of(part) == "1乙"
    assert part.count(b"fldSimple ") == 1
    assert told == ["S162"]


# --- styles -------------------------------------------------------------------------------------------------------


def test_styles_are_known_by_their_names_whatever_their_identifiers() -> None:
    made = taken(by_hand(paragraph('<w:pPr><w:pStyle w:val="1"/></w:pPr>', run("抬头"))))
    assert {style.name: style.identifier for style in made.styles} == {"Normal": "Normal", "heading 1": "Heading1"}
    heading = next(style.element for style in made.styles if style.name == "heading 1")
    assert '<w:basedOn w:val="Normal"/>' in heading
    assert '<w:color w:val="00AA00"/>' in heading
    assert b'<w:pStyle w:val="Heading1"/>' in made.running[0].content


def test_lists_of_their_own_stay_behind() -> None:
    made = taken(by_hand(paragraph('<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>', run("抬头"))))
    assert not any("numPr" in style.element for style in made.styles)
    assert b"numPr" not in made.running[0].content


def test_names_in_chinese_get_identifiers_that_are_nobody_elses() -> None:
    own = '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="红头"/><w:basedOn w:val="a"/></w:style>'
    made = taken(by_hand(paragraph('<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>', run("抬头")), styles=own + STYLES))
    identifiers = {style.name: style.identifier for style in made.styles}
    assert identifiers["heading 1"] == "Heading1"
    assert len(set(identifiers.values())) == 3
    assert f'<w:pStyle w:val="{identifiers["红头"]}"/>'.encode() in made.running[0].content


def test_properties_in_the_wrong_order_are_put_right_and_foreign_ones_left_out() -> None:
    wrong = (
        '<w:style w:type="paragraph" w:styleId="1"><w:rPr><w:sz w:val="30"/><w:b/><w:x w:val="1"/></w:rPr>'
        '<w:pPr><w:jc w:val="left"/><w:keepNext/></w:pPr><w:name w:val="heading 1"/>'
        '<w:rsid w:val="00AB12CD"/></w:style>'
    )
    (style,) = taken(by_hand(paragraph(run("抬头")), styles=wrong)).styles
    assert style.element == (
        '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
        '<w:pPr><w:keepNext/><w:jc w:val="left"/></w:pPr><w:rPr><w:b/><w:sz w:val="30"/></w:rPr></w:style>'
    )


# --- what is told ---------------------------------------------------------------------------------------------------


def test_a_whole_document_of_an_office_is_taken_without_a_word() -> None:
    assert said(office()) == []


def test_a_document_without_styles_headers_or_page_is_taken_and_each_is_told() -> None:
    assert said(by_hand(paragraph(run("抬头")), styles=None)) == ["S157"]
    assert said(by_hand(paragraph(run("抬头")), section="")) == ["S158", "S159"]
    assert said(saved(docx.Document())) == ["S158"]


def test_a_protected_document_is_taken_and_its_protection_told() -> None:
    settings = f'<w:settings xmlns:w="{W[1:-1]}"><w:documentProtection w:edit="readOnly"/></w:settings>'
    made = by_hand(paragraph(run("抬头")), more={"word/settings.xml": settings.encode()})
    (found,) = read_stationery(made, "own.docx", HERE).diagnostics
    assert (found.code, found.severity) == ("S166", Severity.NOTE)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
NOT_TAKEN = {
    "empty": (b"", "S150"),
    "text": ("这是一份通知".encode(), "S150"),
    "pdf": (b"%PDF-1.7\n", "S150"),
    "old word": (OLE + "WordDocument".encode("utf-16-le"), "S151"),
    "locked": (OLE + "EncryptedPackage".encode("utf-16-le"), "S152"),
    "other ole": (OLE, "S150"),
    "cut off": (office()[:4000], "S153"),
    "zip of something": (zipped({"a.txt": b"a"}), "S150"),
}


@pytest.mark.parametrize("kind", NOT_TAKEN)
def test_what_is_no_document_is_refused(kind: str) -> None:
    content, code = NOT_TAKEN[kind]
    assert refused(content) == code


def replaced(path: str, change: tuple[bytes, bytes]) -> bytes:
    parts = unpacked(office())
    assert change[0] in parts[path]
    return zipped({**parts, path: parts[path].replace(*change)})


def test_a_document_with_macros_is_refused_whatever_its_name() -> None:
    assert refused(zipped({**unpacked(office()), "word/vbaProject.bin": b"\0"})) == "S154"
    plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macros = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    assert refused(replaced("[Content_Types].xml", (plain, macros))) == "S154"


def test_a_template_of_word_is_taken_as_a_document_is() -> None:
    kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml."
    content = replaced("[Content_Types].xml", (kind + b"document.main", kind + b"template.main"))
    assert taken(content) == taken(office())


@pytest.mark.parametrize("path", ["word/styles.xml", "word/header1.xml", "word/document.xml", "word/settings.xml"])
def test_entities_are_refused_in_every_part_that_is_read(path: str) -> None:
    parts = unpacked(office())
    declared = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><'
    head, _, body = parts[path].partition(b"?>")
    assert refused(zipped({**parts, path: head + b"?>" + body.lstrip().replace(b"<", declared, 1)})) == "S156"


@pytest.mark.parametrize("path", ["word/styles.xml", "word/header1.xml", "word/document.xml"])
def test_broken_xml_is_a_damaged_document(path: str) -> None:
    parts = unpacked(office())
    assert refused(zipped({**parts, path: parts[path][:-9]})) == "S153"


def test_a_header_that_is_not_there_is_a_damaged_document() -> None:
    parts = unpacked(office())
    assert refused(zipped({name: content for name, content in parts.items() if name != "word/header1.xml"})) == "S153"


def test_a_part_that_would_fill_the_memory_is_refused_before_it_is_unpacked() -> None:
    bomb = zipped({**unpacked(office()), "word/styles.xml": bytes(17 * 2**20)})
    assert len(bomb) < 2**20
    assert refused(bomb) == "S155"


def test_a_part_that_says_it_is_smaller_than_it_is_is_damaged() -> None:
    content = office()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        size = archive.getinfo("word/styles.xml").file_size
    lying = content.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert lying != content
    assert refused(lying) == "S153"


def test_a_strict_document_is_refused_with_its_own_remedy() -> None:
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    assert refused(replaced("word/document.xml", (W[1:-1].encode(), strict))) == "S164"


def test_every_cut_and_every_flipped_byte_ends_in_a_message_at_worst() -> None:
    content = office()
    for place in range(0, len(content), 3989):
        flipped = content[:place] + bytes((content[place] ^ 0x55,)) + content[place + 1 :]
        for changed in (content[:place], flipped):
            found: tuple[Diagnostic, ...] = read_stationery(changed, "own.docx", HERE).diagnostics
            assert all(each.code.startswith("S1") for each in found)
