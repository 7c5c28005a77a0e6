"""Pages are filled in one pass, and nothing stands where it must not."""

import pytest

from briefgen.document import (
    Block,
    Caption,
    Column,
    Contents,
    Cover,
    Document,
    Heading,
    Inlines,
    Link,
    Meta,
    Note,
    PageBreak,
    Paragraph,
    Row,
    Table,
    Text,
)
from briefgen.faces import shipped_faces
from briefgen.layout import lay_out
from briefgen.layout.pages import LinkArea, Page, Pages, Region, TextRun
from briefgen.theme import briefing

FACES, THEME = shipped_faces(), briefing()
BOTTOM = THEME.page.height - THEME.page.bottom
LONG = "江岸区聚力产业转型升级推动城区发展能级跃升。" * 12


def words(text: str) -> Inlines:
    return (Text(text),)


def laid_out(*blocks: Block, draft: tuple[str, ...] = ()) -> Pages:
    made = lay_out(Document(Meta("简报", "zh-CN", edition="8c1f", draft=draft), blocks), THEME, FACES)
    assert made.diagnostics == ()
    return made.output


def found(*blocks: Block) -> list[str]:
    document = Document(Meta("简报", "zh-CN"), blocks)
    return [each.code for each in lay_out(document, THEME, FACES).diagnostics]


def text_of(region: Region) -> str:
    return "".join(item.text for item in region.items if isinstance(item, TextRun))


def body(page: Page) -> list[str]:
    return [text_of(region) for region in page.regions if region.role != "artifact" and text_of(region)]


def artifacts(page: Page) -> str:
    return " ".join(text_of(region) for region in page.regions if region.role == "artifact")


def heading(text: str, identifier: str, number: str = "", level: int = 1) -> Heading:
    return Heading(level, words(text), identifier, number, starts_page=level == 1)


def table(count: int, joined: frozenset[int] = frozenset(), cell: str = "个") -> Table:
    columns = (Column("stub", words("指标")), Column("unit", words("单位")), Column("value", words("2024年")))
    rows = tuple(Row((words(f"第{n}行"), words(cell), words(str(n))), joined=n in joined) for n in range(count))
    return Table(Caption("table", words("很长的表"), 1, "table-1"), columns, rows, "indicators")


def test_the_contents_list_each_chapter_with_its_page_and_lead_there() -> None:
    pages = laid_out(
        Cover((), (), (words("简报"),), (), (), (), ()),
        Contents(words("目录")),
        heading("科技创新", "h1", "一"),
        *[Paragraph(words(LONG))] * 20,
        heading("金融商贸", "h2", "二"),
    )
    contents = pages.pages[1]
    assert body(contents)[1:] == ["一 科技创新 2", f"二 金融商贸 {page_of(pages, 'h2')}"]
    links = [item for region in contents.regions for item in region.items if isinstance(item, LinkArea)]
    assert [link.target for link in links] == ["h1", "h2"]
    assert page_of(pages, "h2") == str(len(pages.pages) - 1)


def page_of(pages: Pages, identifier: str) -> str:
    bookmark = next(each for each in pages.bookmarks if each.identifier == identifier)
    return pages.pages[bookmark.page].label


def test_the_cover_is_not_counted_and_has_no_running_heads() -> None:
    pages = laid_out(Cover((), (), (words("简报"),), (), (), (), ()), Paragraph(words("正文")))
    assert [page.label for page in pages.pages] == ["", "1"]
    assert "8c1f" not in artifacts(pages.pages[0])
    assert "版本 8c1f" in artifacts(pages.pages[1])


@pytest.mark.parametrize("lines", range(28, 44))
def test_no_heading_stands_alone_at_the_foot_of_a_page(lines: int) -> None:
    filler = [Paragraph(words("江岸"))] * lines
    pages = laid_out(*filler, heading("外贸", "h", "（一）", 2), Paragraph(words(LONG)))
    page = next(page for page in pages.pages if any("外贸" in text for text in body(page)))
    after = body(page)[next(index for index, text in enumerate(body(page)) if "外贸" in text) + 1 :]
    assert len(after) >= 2


@pytest.mark.parametrize("lines", range(30, 40))
def test_a_paragraph_leaves_two_lines_at_each_end_of_a_page(lines: int) -> None:
    pages = laid_out(*[Paragraph(words("短"))] * lines, Paragraph(words(LONG)))
    parts = [sum(text != "短" for text in body(page)) for page in pages.pages]
    assert all(part != 1 for part in parts), parts


def test_a_long_table_repeats_its_caption_and_header_on_every_page() -> None:
    pages = laid_out(table(100))
    assert len(pages.pages) > 2
    assert body(pages.pages[0])[0].startswith("表1 很长的表")
    for page in pages.pages[1:]:
        assert body(page)[0].startswith("表1 很长的表（续）")
        assert body(page)[1] == "指标单位2024年"
    rows = [text for page in pages.pages for text in body(page) if text.startswith("第")]
    assert rows == [f"第{n}行个{n}" for n in range(100)]


@pytest.mark.parametrize("before", range(28, 37))
def test_a_family_of_rows_is_never_torn(before: int) -> None:
    joined = frozenset({before + 1, before + 2, before + 3})
    pages = laid_out(table(60, joined))
    family = [f"第{n}行个{n}" for n in range(before, before + 4)]
    assert any(set(family) <= set(body(page)) for page in pages.pages)


@pytest.mark.parametrize("lines", range(28, 40))
def test_a_caption_stays_with_its_table(lines: int) -> None:
    pages = laid_out(*[Paragraph(words("江岸"))] * lines, table(3))
    page = next(page for page in pages.pages if any("很长的表" in text for text in body(page)))
    assert "第0行个0" in body(page)


def test_a_cell_of_five_thousand_characters_goes_on_over_pages_and_loses_nothing() -> None:
    pages = laid_out(table(2, cell="字" * 5000))
    assert sum(text.count("字") for page in pages.pages for text in body(page)) == 10000
    assert all(bottom(page) <= BOTTOM + 0.01 for page in pages.pages)


def bottom(page: Page) -> float:
    runs = [item for region in page.regions if region.role != "artifact" for item in region.items]
    return max((item.baseline for item in runs if isinstance(item, TextRun)), default=0)


def test_footnotes_stand_at_the_foot_and_are_counted_anew_on_each_page() -> None:
    noted = Paragraph((Text("预计"), Note(words("截至编印日。")), Text("数"), Note(words("第二条。"))))
    pages = laid_out(noted, PageBreak(), noted)
    for page in pages.pages:
        notes = [text_of(region) for region in page.regions if region.role == "footnote"]
        assert notes == ["① 截至编印日。", "② 第二条。"]
        assert body(page)[0] == "预计①数②"
        last = [region for region in page.regions if region.role == "footnote"][-1].items[-1]
        assert isinstance(last, TextRun)
        assert BOTTOM - 13 < last.baseline < BOTTOM


@pytest.mark.parametrize("lines", range(30, 40))
def test_text_and_footnotes_never_overlap(lines: int) -> None:
    pages = laid_out(*[Paragraph(words("江岸"))] * lines, *[Paragraph((Text("数"), Note(words(LONG))))] * 3)
    for page in pages.pages:
        notes = [region for region in page.regions if region.role == "footnote"]
        if notes:
            first = min(item.baseline for region in notes for item in region.items if isinstance(item, TextRun))
            text = [region for region in page.regions if region.role == "paragraph"]
            runs = [item.baseline for region in text for item in region.items if isinstance(item, TextRun)]
            assert max(runs) < first - 10


def test_a_draft_says_so_on_every_page() -> None:
    pages = laid_out(Paragraph(words("正文")), PageBreak(), Paragraph(words("正文")), draft=("有错误",))
    assert all("草稿 DRAFT" in artifacts(page) for page in pages.pages)


def test_running_heads_name_the_chapter_in_force() -> None:
    pages = laid_out(heading("科技创新", "h1", "一"), *[Paragraph(words(LONG))] * 20, heading("金融商贸", "h2", "二"))
    titles = [artifacts(page) for page in pages.pages]
    assert "科技创新" in titles[0]
    assert "科技创新" in titles[1]
    assert "金融商贸" in titles[-1]


def test_bookmarks_never_skip_a_level() -> None:
    pages = laid_out(heading("一", "h1"), heading("深", "h2", level=3), heading("浅", "h3", level=2))
    assert [bookmark.level for bookmark in pages.bookmarks] == [1, 2, 2]


def test_a_character_without_a_face_is_an_error_with_its_code_point() -> None:
    assert found(Paragraph(words("江岸😀区")), Paragraph(words("😀"))) == ["L401"]


def test_a_rare_character_of_names_is_printed() -> None:
    assert found(Paragraph(words("𬭎䶮㛃"))) == []


def test_a_table_that_no_page_can_hold_is_an_error() -> None:
    columns = tuple(Column("text", words(str(n))) for n in range(40))
    assert found(Table(None, columns, (Row(tuple(words("1") for _ in columns)),))) == ["L406"]


def test_a_link_to_nowhere_is_an_error_and_one_to_a_heading_is_none() -> None:
    assert found(heading("一", "h1"), Paragraph((Link(words("见"), "#h2"),))) == ["L403"]
    assert found(heading("一", "h1"), Paragraph((Link(words("见"), "#h1"),))) == []


def test_a_plain_table_divides_the_measure_among_its_columns() -> None:
    columns = (Column("text", words("项目")), Column("text", words("说明")))
    pages = laid_out(Table(None, columns, (Row((words("甲"), words("很长的说明文字" * 20))),)))
    (row,) = (region for region in pages.pages[0].regions if region.role == "table row")
    assert len({item.baseline for item in row.items if isinstance(item, TextRun)}) > 3
