"""The words of a mail: its subject, whom it greets, which files it names, as text and as HTML."""

import pytest
from lxml import html as lxml_html
from lxml.etree import _Element

from briefgen.document import Document, Heading, Link, Meta, Paragraph, Strong, Table, Text
from briefgen.letters import letter_for, mail_functions, subject_of, with_addresses
from briefgen.traversal import words
from briefgen.writers import html, text
from tests.delivery.scene import WORDS
from tests.sample_document import SAMPLE

FILES = ["简报.docx", "简报.pdf"]


def parsed(page: str) -> _Element:
    return lxml_html.document_fromstring(page)


def spoken(node: _Element) -> str:
    return "".join(str(each) for each in node.itertext())


def greeted(language: str, name: str, own: str = "") -> str:
    salutation = mail_functions(language)["salutation"]
    mail = Document(Meta("", language), salutation(own) if own else salutation())  # type: ignore[arg-type]  # no Deferred
    return words(letter_for(mail, name, []).blocks)


@pytest.mark.parametrize(
    ("language", "name", "own", "printed"),
    [
        ("zh-CN", "王小明", "", "王小明，您好："),
        ("zh-CN", "", "", "您好："),
        ("zh-CN", "王小明", "{name}同志：", "王小明同志："),
        ("en", "Alex Morgan", "", "Dear Alex Morgan,"),
        ("en", "", "Dear {name}:", "Dear colleague,"),
        ("zh-CN", "{name}", "", "{name}，您好："),
    ],
)
def test_everybody_is_greeted_by_name(language: str, name: str, own: str, printed: str) -> None:
    assert greeted(language, name, own) == printed


def test_the_first_heading_is_the_subject_and_no_part_of_the_text() -> None:
    assert subject_of(WORDS) == "江岸区2024年发展简报"
    letter = letter_for(WORDS, "王小明", FILES)
    assert text.write(letter).decode() == "王小明，您好：\n\n请审阅。\n\n- 简报.docx\n- 简报.pdf\n"
    assert subject_of(letter) == ""


def test_html_says_what_the_text_says() -> None:
    made = html.write(letter_for(WORDS, "<王 & 李>", FILES), "mail.md")
    assert made.diagnostics == ()
    page = parsed(made.output)
    assert page.get("lang") == "zh-CN"
    assert [spoken(each) for each in page.iter("p")] == ["<王 & 李>，您好：", "请审阅。", *FILES]
    assert [each.tag for each in next(page.iter("body"))] == ["p", "p", "ul"]


def test_every_block_of_a_packet_is_shown_or_told_of() -> None:
    document = SAMPLE
    made = html.write(document, "mail.md")
    told = [dict(each.arguments)["block"] for each in made.diagnostics]
    page = parsed(made.output)
    untold = [block for block in document.blocks if type(block).__name__.lower() not in told]
    assert {each.code for each in made.diagnostics} == {"D850"}
    assert set(told) <= {"cover", "contents", "chart", "picture", "letterhead", "attachments", "signature", "imprint"}
    printed = "".join(spoken(page).split())
    tables = [block for block in untold if isinstance(block, Table) and block.caption]
    assert all(f"表{each.caption.number}" in printed for each in tables if each.caption)
    assert tables
    for block in untold:
        if isinstance(block, Paragraph | Heading):
            assert "".join(words(block.children).split()) in printed


def test_where_nothing_can_be_clicked_the_address_stands_behind_the_words() -> None:
    links = [Link((Text("网站"),), "https://example.org/a"), Link((Text("见下"),), "#表1")]
    page = Document(Meta("", "zh-CN"), (Paragraph((*links, Link((Text("https://b.org"),), "https://b.org"))),))
    assert words(with_addresses(page).blocks) == "网站 <https://example.org/a>见下https://b.org"


@pytest.mark.parametrize(
    ("target", "leads"),
    [
        ("https://example.org/a?b=1&c", True),
        ("mailto:a@example.org", True),
        ("javascript:alert(1)", False),
        ("#表1", False),
    ],
)
def test_a_link_leads_only_where_mail_may_lead(target: str, leads: bool) -> None:
    link = Paragraph((Link((Strong((Text("这里"),)),), target),))
    page = parsed(html.write(Document(Meta("", "zh-CN"), (link,)), "").output)
    assert [each.get("href") for each in page.iter("a")] == ([target] if leads else [])
    assert spoken(page).strip() == "这里"
