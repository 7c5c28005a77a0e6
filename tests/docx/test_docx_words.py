"""What is said stands in the file once, in order, with its numbers, fields, bookmarks, links and notes."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from briefgen.document import (
    Block,
    Caption,
    Chart,
    Claim,
    Contents,
    Cover,
    Datum,
    Heading,
    Link,
    List,
    Note,
    PageBreak,
    Paragraph,
    Quotation,
    Table,
    Text,
)
from briefgen.traversal import plain_text, query
from briefgen.writers.docx.numbering import automatic
from tests.docx.reading import (
    R,
    W,
    attributes,
    found,
    paragraphs,
    parts,
    sample,
    style_of,
    tree,
    value,
    wordprocessing,
    words,
    written,
)
from tests.sample_document import PAGES, SAMPLE, TRADE_TABLE, body, say


def everything(content: bytes) -> str:
    return words(tree(content))


# --- words -----------------------------------------------------------------------------------------------


def test_every_paragraph_heading_and_caption_stands_in_the_body_in_order() -> None:
    body_text, at = everything(sample()), 0
    for node in SAMPLE.blocks:
        if isinstance(node, Heading | Paragraph):
            spoken = plain_text(child for child in node.children)
            at = body_text.find(spoken, at)
            assert at >= 0, spoken


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<w:t>&\"'", "<w:t>&\"'"),
        ("一\x00二\x0b三\x1f", "一二三"),
        ("一\n二\t三\r四", "一 二 三 四"),
        ("𠮷🚀é", "𠮷🚀é"),
        ("\ud83d一\ufffe\uffff", "一"),
        ("  前后各两个空格  ", "  前后各两个空格  "),
        ("]]>", "]]>"),
    ],
)
def test_any_text_comes_through(typed: str, kept: str) -> None:
    assert everything(written(Paragraph((Text(typed),)))) == kept


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=40))
def test_letters_numbers_marks_and_symbols_come_through_unchanged(typed: str) -> None:
    assert everything(written(Paragraph((Text(typed),)))) == typed


def test_hostile_words_do_no_harm_in_titles_captions_links_and_descriptions() -> None:
    hostile = (Text('"><script>&amp;\x07'),)
    table = Table(Caption("table", hostile, 1, '"&'), TRADE_TABLE.columns, TRADE_TABLE.rows, "indicators", hostile)
    linked = Paragraph((Link(hostile, 'https://example.org/?a="1"&b=<2>'),))
    heading = Heading(1, hostile, 'x"', "一")
    content = written(heading, table, linked, Paragraph((Note(hostile),)), title='<&"', subject="\x01", issuer="<")
    for name, part in parts(content).items():
        if not name.endswith((".xlsx", ".png")):
            etree.fromstring(part)
    assert (
        'Target="https://example.org/?a=&quot;1&quot;&amp;b=&lt;2&gt;"'
        in parts(content)["word/_rels/document.xml.rels"].decode()
    )


# --- headings, contents, captions -----------------------------------------------------------------------------


def heading(level: int, number: str) -> Heading:
    return Heading(level, say("题"), number=number)


@pytest.mark.parametrize(
    ("numbers", "counted"),
    [
        ([(1, "一"), (1, "二"), (1, "三")], "ttt"),
        ([(1, "一"), (2, "（一）"), (2, "（二）"), (1, "二"), (2, "（一）")], "ttttt"),
        ([(1, "一"), (2, "（一）"), (3, "1."), (3, "2."), (2, "（二）"), (3, "1.")], "tttttt"),
        ([(1, ""), (1, "一"), (1, "附")], "ftf"),
        ([(1, "一"), (1, "三"), (1, "二")], "tft"),
        ([(1, "一"), (2, "（一）"), (1, ""), (2, "（一）")], "ttff"),
        ([(1, "1"), (1, "2"), (2, "(1)")], "ttt"),
    ],
)
def test_word_counts_headings_where_its_count_gives_their_numbers(numbers: list[tuple[int, str]], counted: str) -> None:
    headings = [heading(level, number) for level, number in numbers]
    assert automatic(headings) == tuple(each == "t" for each in counted)


def test_headings_bear_built_in_styles_that_are_bound_to_one_list() -> None:
    styles, numbering = tree(sample(), "word/styles.xml"), tree(sample(), "word/numbering.xml")
    for level, (text, numbers) in enumerate((("%1", "chineseCountingThousand"), ("（%2）", "chineseCountingThousand"))):
        style = f"Heading{level + 1}"
        assert value(styles, f"//w:style[@w:styleId='{style}']//w:numId") == "1"
        bound = f"//w:abstractNum[1]/w:lvl[w:pStyle/@w:val='{style}']"
        assert value(numbering, f"{bound}/w:lvlText") == text
        assert value(numbering, f"{bound}/w:numFmt") == numbers


def test_a_number_that_word_would_not_count_to_is_typed_and_others_are_not() -> None:
    headings = {words(each): each for each in paragraphs(sample(), "Heading1")}
    assert "附数据来源与用语检验" in headings
    assert "科技创新" in headings
    assert value(headings["附数据来源与用语检验"], "./w:pPr/w:numPr/w:numId") == "0"
    assert not found(headings["科技创新"], "./w:pPr/w:numPr")


def test_section_titles_have_a_level_of_the_outline_and_stay_out_of_the_contents() -> None:
    assert [words(each) for each in paragraphs(sample(), "SectionTitle")] == ["目录", "摘要"]
    assert value(tree(sample(), "word/styles.xml"), "//w:style[@w:styleId='SectionTitle']//w:outlineLvl") == "0"
    assert not [each for each in paragraphs(sample(), "Toc1") if "摘要" in words(each)]


def test_headings_that_start_a_page_do_so_and_honours_follow_on() -> None:
    breaks = {words(each): bool(found(each, "./w:pPr/w:pageBreakBefore")) for each in paragraphs(sample(), "Heading1")}
    assert breaks["金融商贸"]
    assert not breaks["荣誉"]


def test_the_contents_list_each_heading_with_its_number_link_and_page() -> None:
    entries = paragraphs(sample(), "Toc1")
    listed = [each for each in SAMPLE.blocks if isinstance(each, Heading) and each.level == 1 and not each.section]
    assert len(entries) == len(listed)
    names = {each.get(f"{W}name") for each in found(tree(sample()), "//w:bookmarkStart")}
    for entry, each in zip(entries, listed, strict=True):
        assert words(entry) == each.number + plain_text(each.children) + PAGES[each.identifier]
        link = attributes(entry, "./w:hyperlink")
        assert link["anchor"] in names
        assert f"PAGEREF {link['anchor']} " in "".join(code.text or "" for code in entry.iter(f"{W}instrText"))


def test_a_page_that_is_not_known_stays_empty() -> None:
    content = written(Contents(say("目录")), Heading(1, say("无页码"), "nowhere"))
    assert words(paragraphs(content, "Toc1")[0]) == "无页码"


def test_captions_count_by_fields_and_bear_a_bookmark() -> None:
    captions = [words(each) for each in paragraphs(sample(), "Caption")]
    assert captions[:4] == ["图1四项指标较上年增长", "图2本年新增企业", "表1科技创新主要指标", "图3点的四种状态"]
    codes = [code.text for code in found(tree(sample()), "//w:instrText") if "SEQ" in (code.text or "")]
    assert {code.split()[1] for code in codes if code} == {"表", "图"}
    first = paragraphs(sample(), "Caption")[0]
    assert attributes(first, "./w:bookmarkStart")["name"].startswith("_Ref")


@pytest.mark.parametrize("name", ["word/document.xml", "word/footer1.xml"])
def test_fields_begin_separate_and_end(name: str) -> None:
    depth, states = 0, []
    for mark in tree(sample(), name).iter(f"{W}fldChar"):
        kind = mark.get(f"{W}fldCharType")
        depth += {"begin": 1, "end": -1}.get(str(kind), 0)
        states.append(kind)
        assert depth >= 0
    assert depth == 0
    assert states.count("begin") == states.count("separate") == states.count("end")


def test_the_field_of_the_contents_spans_its_entries() -> None:
    entries = paragraphs(sample(), "Toc1")
    assert "TOC" in (found(entries[0], ".//w:instrText")[0].text or "")
    balance = [
        sum({"begin": 1, "end": -1}.get(mark.get(f"{W}fldCharType", ""), 0) for mark in entry.iter(f"{W}fldChar"))
        for entry in entries
    ]
    assert balance == [1, *(0 for _ in entries[2:]), -1]


# --- bookmarks, links, notes --------------------------------------------------------------------------------


def test_bookmarks_are_unique_and_paired() -> None:
    starts = found(tree(sample()), "//w:bookmarkStart")
    ends = found(tree(sample()), "//w:bookmarkEnd")
    names = [each.get(f"{W}name", "") for each in starts]
    numbers = [each.get(f"{W}id") for each in starts]
    assert len(set(names)) == len(names)
    assert len(set(numbers)) == len(numbers)
    assert sorted(numbers, key=str) == sorted((each.get(f"{W}id") for each in ends), key=str)
    assert all(re.fullmatch(r"\w{1,40}", name) for name in names)


def test_figures_are_bookmarked_by_their_place_in_the_document_and_only_those_within_charts_are_not() -> None:
    placed = [(datum, _drawn(block)) for block in SAMPLE.blocks for datum in query(block, Datum)]
    expected = {f"_fig_{number:04d}": datum.text for number, (datum, drawn) in enumerate(placed, 1) if not drawn}
    starts = found(tree(sample()), "//w:bookmarkStart[starts-with(@w:name, '_fig_')]")
    assert {each.get(f"{W}name"): _between(each) for each in starts} == expected


def _drawn(block: Block) -> bool:
    return isinstance(block, Chart) and block.kind != "parts"


def _between(start: etree._Element) -> str:
    """The words from a bookmark's start to its end."""
    text = ""
    for each in start.itersiblings():
        if each.tag == f"{W}bookmarkEnd" and each.get(f"{W}id") == start.get(f"{W}id"):
            return text
        text += words(each)
    raise AssertionError("the bookmark does not end beside its start")


def test_claims_are_bookmarked_around_their_words() -> None:
    claims = list(query(SAMPLE, Claim))
    starts = found(tree(sample()), "//w:bookmarkStart[starts-with(@w:name, '_claim_')]")
    assert [_between(each) for each in starts] == [plain_text(claim.children) for claim in claims]


def test_links_lead_outside_and_inside() -> None:
    links = {words(each): each for each in found(tree(sample()), "//w:hyperlink")}
    relationships = etree.fromstring(parts(sample())["word/_rels/document.xml.rels"])
    targets = {each.get("Id"): each for each in relationships}
    outside = targets[links["区政府网站"].get(f"{R}id")]
    assert outside.get("Target") == "https://example.org/jiangan?a=1&b=2"
    assert outside.get("TargetMode") == "External"
    assert links["第二部分"].get(f"{W}anchor", "").startswith("_Toc")


def test_a_link_to_a_caption_leads_to_its_label() -> None:
    content = tree(written(TRADE_TABLE, Paragraph((Link(say("见表"), "#table-2"),))))
    anchor = found(content, "//w:hyperlink")[0].get(f"{W}anchor")
    assert _between(found(content, f"//w:bookmarkStart[@w:name='{anchor}']")[0]) == "表2"


def test_a_link_to_nowhere_within_the_packet_keeps_its_words() -> None:
    content = written(Paragraph((Link(say("见附表"), "#nowhere"),)))
    assert everything(content) == "见附表"
    assert not found(tree(content), "//w:hyperlink")


def test_notes_are_footnotes_with_circled_numbers_that_restart_on_each_page() -> None:
    notes = [each for each in found(tree(sample(), "word/footnotes.xml"), "//w:footnote") if not each.get(f"{W}type")]
    marks = found(tree(sample()), "//w:footnoteReference")
    assert [each.get(f"{W}id") for each in marks] == [each.get(f"{W}id") for each in notes]
    assert [words(each) for each in notes] == [
        "预计数截至编印日，年度数核定后以核定数为准。",
        "注中有注（内层的注）出处",
    ]
    for section in found(tree(sample()), "//w:sectPr"):
        assert value(section, "./w:footnotePr/w:numFmt") == "decimalEnclosedCircle"
        assert value(section, "./w:footnotePr/w:numRestart") == "eachPage"


def test_a_link_within_a_note_belongs_to_the_part_of_the_notes() -> None:
    assert b"https://example.org/note" in parts(sample())["word/_rels/footnotes.xml.rels"]
    assert b"https://example.org/note" not in parts(sample())["word/_rels/document.xml.rels"]


def test_quotation_marks_of_kai_are_set_in_song() -> None:
    runs = [
        (words(each), value(each, "./w:rPr/w:rStyle"))
        for each in found(tree(sample()), "//w:r[w:rPr/w:rStyle[@w:val='Emphasis' or @w:val='SongMarks']]")
    ]
    assert runs == [("彼岸计划", "Emphasis"), ("“", "SongMarks"), ("试点", "Emphasis"), ("”", "SongMarks")]


# --- sections ------------------------------------------------------------------------------------------------


def test_the_cover_is_a_section_of_its_own_and_pages_count_behind_it() -> None:
    first, second, *others = found(tree(sample()), "//w:sectPr")
    assert not found(first, "./w:pgNumType")
    assert attributes(second, "./w:pgNumType")["start"] == "1"
    assert not [each for each in others if found(each, "./w:pgNumType")]
    assert attributes(first, "./w:pgMar")["header"] == "1700"


def test_running_heads_name_the_packet_and_the_section() -> None:
    heads = [words(part) for name, part in sorted(wordprocessing(sample())) if name.startswith("word/header")]
    title = "江岸区2024年发展简报"
    assert f"{title}目录　摘要" in heads
    assert f"{title}金融商贸" in heads
    assert "武汉市江岸区人民政府办公室样例　非正式印发" in heads


def test_a_draft_says_so_on_each_page_and_others_do_not() -> None:
    drafted = written(body("一句"), draft=("W1",))
    assert any("草稿" in words(part) for name, part in wordprocessing(drafted) if "header" in name)
    assert not any("草稿" in words(part) for _, part in wordprocessing(sample()))


def test_footers_bear_the_edition_and_the_page() -> None:
    foot = next(part for name, part in wordprocessing(sample()) if name == "word/footer1.xml")
    assert words(foot).startswith("版本 8c1f-04d7-2ab9-6e35")
    assert [(code.text or "").strip() for code in foot.iter(f"{W}instrText")] == ["PAGE"]


def test_a_title_without_a_year_is_one_paragraph() -> None:
    cover = next(each for each in SAMPLE.blocks if isinstance(each, Cover))
    plain = Cover(cover.issuer, (), (say("营商环境简报"),), (), cover.index * 2, (), ())
    content = written(plain, body("一句"))
    assert [words(each) for each in paragraphs(content, "TitlePlain")] == ["营商环境简报"]
    feet = [part for name, part in wordprocessing(content) if name.startswith("word/footer")]
    assert len([each for foot in feet for each in foot if style_of(each) == "CoverIndex"]) == 2


# --- lists, voices, breaks ------------------------------------------------------------------------------------


def test_lists_are_lists_of_word_and_ordered_ones_begin_with_their_number() -> None:
    numbered = {words(each): value(each, "./w:pPr/w:numPr/w:numId") for each in paragraphs(sample(), "ListParagraph")}
    assert numbered["第二项"] == "2"
    assert numbered["先做这一步"] == numbered["再做那一步"] == "3"
    assert numbered["这一步的第二段"] == ""
    starts = found(tree(sample(), "word/numbering.xml"), "//w:num[@w:numId='3']//w:startOverride")
    assert starts[0].get(f"{W}val") == "3"


def test_two_ordered_lists_count_by_themselves() -> None:
    one: tuple[tuple[Block, ...], ...] = ((body("甲"),),)
    content = written(List(one, ordered=True), body("中"), List(one, ordered=True))
    numbers = [value(each, "./w:pPr/w:numPr/w:numId") for each in paragraphs(content, "ListParagraph")]
    assert len(set(numbers)) == 2


def test_a_voice_keeps_together_and_a_long_name_takes_its_own_line() -> None:
    voices = paragraphs(sample(), "Voice")
    assert "武汉科技创新研究院" in [words(each) for each in voices]
    short = next(each for each in voices if words(each).startswith("周方华表示"))
    assert found(short, "./w:pPr/w:keepNext")


def test_a_voice_without_an_office_is_closed_by_a_rule() -> None:
    content = written(Quotation((), say("只有一句。")))
    first, second = paragraphs(content)[:2]
    assert (style_of(first), style_of(second)) == ("Voice", "Attribution")
    assert words(second) == ""


def test_a_page_break_begins_the_next_paragraph_or_stands_alone_before_a_table() -> None:
    broken = paragraphs(written(body("前"), PageBreak(), body("后")))
    assert [(words(each), bool(found(each, "./w:pPr/w:pageBreakBefore"))) for each in broken] == [
        ("前", False),
        ("后", True),
    ]
    table = Table(None, TRADE_TABLE.columns, TRADE_TABLE.rows, "indicators")
    body_of = found(tree(written(body("前"), PageBreak(), table)), "//w:body")[0]
    before, after = next(pair for pair in pairwise(body_of) if pair[1].tag == f"{W}tbl")
    assert found(before, "./w:pPr/w:pageBreakBefore")
    assert after.tag == f"{W}tbl"
