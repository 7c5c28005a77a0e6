"""Outline, links, page labels and properties of a written file, as readers show them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from briefgen.document import Meta
from briefgen.layout.pages import Bookmark, LinkArea, Pages
from tests.pdf.drawn_pages import HEIGHT, META, one_page, outlined, page, run, written


@contextmanager
def opened(pages: Pages, meta: Meta = META) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(written(pages, meta))) as pdf:
        yield pdf


def outline(pages: Pages) -> list[tuple[int, str, int]]:
    """Level, title and page of each entry, in the order in which a reader lists them."""
    entries = pypdfium2.PdfDocument(written(pages)).get_toc()
    return [(each.level + 1, each.get_title(), each.get_dest().get_index()) for each in entries]


def labels(*printed: str) -> list[str]:
    pages = Pages(tuple(page(run("字"), label=label) for label in printed))
    document = pypdfium2.PdfDocument(written(pages))
    return [document.get_page_label(index) for index in range(len(document))]


def to(target: str, inside: bool = True) -> LinkArea:
    return LinkArea(20, 90, 60, 12, target, inside, "链接说明")


def test_the_outline_has_every_bookmark_in_order_and_at_its_level() -> None:
    assert outline(outlined(1, 2, 3, 2, 1, 2)) == [
        (1, "标题0", 0),
        (2, "标题1", 1),
        (3, "标题2", 2),
        (2, "标题3", 3),
        (1, "标题4", 4),
        (2, "标题5", 5),
    ]


def test_the_outline_opens_with_the_first_level_in_view() -> None:
    with opened(outlined(1, 2, 3, 3, 2, 1)) as pdf:
        root = pdf.Root.Outlines
        assert [int(each.Count) for each in (root, root.First, root.First.First)] == [2, -2, -2]
        assert "/Count" not in root.Last
        assert pdf.Root.PageMode == "/UseOutlines"


def test_entries_of_the_outline_are_linked_both_ways() -> None:
    with opened(outlined(1, 2, 2, 1)) as pdf:
        first, last = pdf.Root.Outlines.First, pdf.Root.Outlines.Last
        assert [str(each.Title) for each in (first.Next, last.Prev)] == ["标题3", "标题0"]
        assert [str(each.Title) for each in (first.First.Next, first.Last.Prev)] == ["标题2", "标题1"]
        assert first.First.Parent.Title == "标题0"


def test_an_entry_leads_to_the_height_of_its_heading() -> None:
    with opened(outlined(1)) as pdf:
        destination = pdf.Root.Outlines.First.Dest
        assert destination[0].objgen == pdf.pages[0].objgen
        assert list(destination)[1:] == ["/XYZ", 0, HEIGHT - 85, None]


def test_a_file_without_bookmarks_has_no_outline() -> None:
    with opened(one_page(run("字"))) as pdf:
        assert "/Outlines" not in pdf.Root


def test_two_headings_with_the_same_words_are_two_entries() -> None:
    twice = tuple(Bookmark("小结", 1, 0, 50.0 * at, f"m{at}") for at in (1, 2))
    assert outline(replace(one_page(run("字")), bookmarks=twice)) == [(1, "小结", 0), (1, "小结", 0)]


def test_a_link_inside_leads_to_the_page_and_height_of_its_bookmark() -> None:
    pages = outlined(1, 2)
    pages = replace(pages, pages=(page(to("m1")), *pages.pages[1:]))
    with opened(pages) as pdf:
        (link,) = pdf.pages[0].Annots
        assert link.Dest[0].objgen == pdf.pages[1].objgen
        assert float(link.Dest[3]) == HEIGHT - 85


def test_a_link_outside_is_an_address_in_plain_letters() -> None:
    with opened(one_page(to("https://www.jiangan.gov.cn/数据?a=1&b=%20", inside=False))) as pdf:
        (link,) = pdf.pages[0].Annots
        assert str(link.A.S) == "/URI"
        assert str(link.A.URI) == "https://www.jiangan.gov.cn/%E6%95%B0%E6%8D%AE?a=1&b=%20"


def test_a_link_is_printed_says_what_it_is_and_has_no_frame() -> None:
    with opened(one_page(to("https://a.cn", inside=False))) as pdf:
        (link,) = pdf.pages[0].Annots
        assert (int(link.F), str(link.Contents)) == (4, "链接说明")
        assert [int(each) for each in link.Border] == [0, 0, 0]
        assert [float(each) for each in link.Rect] == [20, HEIGHT - 102, 80, HEIGHT - 90]


def test_a_link_to_nowhere_is_named() -> None:
    with pytest.raises(ValueError, match="a link leads to annex, and no bookmark is called so"):
        written(one_page(to("annex")))


def test_labels_are_those_that_are_printed_and_the_cover_has_none() -> None:
    assert labels("", "1", "2", "3") == ["", "1", "2", "3"]


def test_labels_may_start_anew_skip_and_be_words() -> None:
    assert labels("1", "2", "1", "5", "附-1", "6") == ["1", "2", "1", "5", "附-1", "6"]


def test_pages_in_one_count_share_one_range_of_labels() -> None:
    with opened(Pages(tuple(page(label=label) for label in ("", "1", "2", "3")))) as pdf:
        assert [each for each in pdf.Root.PageLabels.Nums if isinstance(each, int)] == [0, 1]


def test_properties_say_what_the_packet_says_and_name_no_other_program() -> None:
    with opened(one_page()) as pdf:
        assert {str(key): str(value) for key, value in pdf.docinfo.items()} == {
            "/Title": "江岸区2024年发展简报",
            "/Author": "江岸区人民政府办公室",
            "/Subject": "指标",
            "/Creator": "briefgen",
            "/Producer": "briefgen",
            "/CreationDate": "D:20250120000000+08'00'",
            "/ModDate": "D:20250120000000+08'00'",
        }
        assert str(pdf.Root.Lang) == "zh-CN"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("2025年1月20日", "20250120"),
        ("２０２５年１月２０日", "20250120"),
        ("2025-01-20", "20250120"),
        ("2025年3月", "20250301"),
        ("", "20000101"),
        ("近日", "20000101"),
        ("2025年13月40日", "20000101"),
    ],
)
def test_the_date_of_a_file_is_its_date_of_issue_and_never_that_of_the_clock(date: str, day: str) -> None:
    with opened(one_page(), replace(META, date=date)) as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith(f"D:{day}000000")


def test_a_packet_without_issuer_or_subject_leaves_them_out() -> None:
    with opened(one_page(), Meta("简报", "en")) as pdf:
        assert set(pdf.docinfo) == {"/Title", "/Creator", "/Producer", "/CreationDate", "/ModDate"}


def test_a_strict_reader_finds_nothing_wrong() -> None:
    with opened(outlined(1, 2, 1)) as pdf:
        assert list(pdf.check_pdf_syntax()) == []
        assert pdf.pdf_version == "1.7"


def test_every_stream_ends_on_a_line_of_its_own() -> None:
    content = written(outlined(1))
    assert content.count(b"\nendstream") == content.count(b"endstream") > 4
