"""Pages arranged for paper, read back by another library from the halves of each sheet."""

from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdfium2 import PdfDocument
from reportlab.pdfgen.canvas import Canvas

from briefgen.delivery.imposition import (
    PAPERS,
    Arrangement,
    Manner,
    booklet_sides,
    paper_of,
    stamped,
    two_up_sides,
)
from briefgen.delivery.page_lists import pages_meant
from briefgen.errors import Mistake

A4, A5 = (595.276, 841.89), (419.528, 595.276)


def packet(count: int, size: tuple[float, float] = A4, wide: tuple[int, ...] = ()) -> bytes:
    """Pages that say which they are, from P1 on, near their lower left corner."""
    content = BytesIO()
    canvas = Canvas(content, pagesize=size)
    for number in range(1, count + 1):
        canvas.setPageSize(size[::-1] if number in wide else size)
        canvas.drawString(40, 40, f"P{number}.")
        canvas.showPage()
    canvas.save()
    return content.getvalue()


def halves(content: bytes) -> list[tuple[str, str]]:
    """What stands at the left and at the right of each side."""
    document = PdfDocument(content)
    found = []
    for page in document:
        width, height = page.get_size()
        text = page.get_textpage()
        left = text.get_text_bounded(0, 0, width / 2, height)
        found.append((left.strip(), text.get_text_bounded(width / 2, 0, width, height).strip()))
    document.close()
    return found


def arranged(count: int, manner: Manner, paper: str = "A4", content: bytes = b"") -> bytes:
    return Arrangement(tuple(range(count)), count, manner, paper).of(content or packet(count))


def leafed_through(sides: list[tuple[str, str]]) -> list[str]:
    """The pages of a folded booklet in the order in which somebody turns them.

    Towards the fold each sheet shows the right of its front and the left of its back, behind it the other two.
    """
    sheets = list(zip(sides[::2], sides[1::2], strict=True))
    inwards = [each for front, back in sheets for each in (front[1], back[0])]
    outwards = [each for front, back in reversed(sheets) for each in (back[1], front[0])]
    return inwards + outwards


@pytest.mark.parametrize("count", [1, 4, 7, 12])
def test_a_folded_booklet_is_read_from_the_first_page_to_the_last(count: int) -> None:
    pages = leafed_through(halves(arranged(count, "booklet")))
    assert pages == [f"P{number}." for number in range(1, count + 1)] + [""] * (-count % 4)


@given(st.integers(1, 300))
def test_a_booklet_has_each_page_once_blanks_only_at_its_end_and_no_sheet_too_many(count: int) -> None:
    sides = [tuple("" if each is None else str(each) for each in side) for side in booklet_sides(count)]
    pages = leafed_through(sides)  # type: ignore[arg-type]  # pairs
    assert pages == [str(index) for index in range(count)] + [""] * (len(pages) - count)
    assert len(sides) == 2 * -(-count // 4)
    assert Arrangement(tuple(range(count)), count, "booklet").sides == len(sides)


@given(st.integers(1, 300))
def test_two_pages_on_a_side_follow_each_other(count: int) -> None:
    sides = two_up_sides(count)
    assert [each for side in sides for each in side if each is not None] == list(range(count))
    assert len(sides) == -(-count // 2)


def test_two_pages_on_a_side_are_read_from_left_to_right() -> None:
    assert halves(arranged(3, "two-up")) == [("P1.", "P2."), ("P3.", "")]


@pytest.mark.parametrize(("size", "paper", "scale"), [(A4, "A3", 1.0), (A4, "A4", 0.707), (A5, "A4", 1.0)])
def test_a_page_fills_its_half_of_the_sheet(size: tuple[float, float], paper: str, scale: float) -> None:
    made = arranged(4, "booklet", paper, packet(4, size))
    page = PdfDocument(made)[0]
    assert page.get_size() == pytest.approx((PAPERS[paper].height, PAPERS[paper].width), abs=0.01)
    text = page.get_textpage()
    left, bottom, _, _ = text.get_charbox(text.get_text_range().index("P1"), loose=False)
    half = PAPERS[paper].height / 2
    assert left - half == pytest.approx(40 * scale, abs=2)
    assert bottom == pytest.approx(40 * scale, abs=2)


def test_a_wide_page_is_turned_with_its_head_to_the_left() -> None:
    made = arranged(2, "two-up", "A3", packet(2, wide=(2,)))
    page = PdfDocument(made)[0]
    text = page.get_textpage()
    left, bottom, right, top = text.get_charbox(text.get_text_range().index("P2"), loose=True)
    half, height = page.get_width() / 2, page.get_height()
    assert right > page.get_width() - 60
    assert bottom < 60
    assert top - bottom < height / 10
    assert left > half


def test_some_pages_are_a_file_of_their_own_in_the_order_that_is_asked_for() -> None:
    content = packet(5)
    made = Arrangement((4, 0), 5).of(content)
    document = PdfDocument(made)
    assert [page.get_textpage().get_text_range().strip() for page in document] == ["P5.", "P1."]
    assert len(made) < len(content)


def test_the_whole_file_goes_to_the_printer_as_it_is_and_the_same_order_gives_the_same_bytes() -> None:
    content = packet(5)
    assert arranged(5, "pages", content=content) is content
    assert arranged(5, "booklet", content=content) == arranged(5, "booklet", content=content)


def test_a_mark_is_laid_over_the_first_page_and_all_else_stays() -> None:
    content, mark = BytesIO(), packet(1)
    with pikepdf.open(BytesIO(packet(2))) as made:
        made.attachments["record.json"] = b"{}"
        made.save(content)
    done = stamped(content.getvalue(), mark)
    document = PdfDocument(done)
    assert document[0].get_textpage().get_text_range().split() == ["P1.", "P1."]
    assert document[1].get_textpage().get_text_range().strip() == "P2."
    assert document.count_attachments() == 1


def test_papers_are_known_by_their_size_upright_or_lying() -> None:
    assert [paper_of(595.276, 841.89), paper_of(841.89, 595.276), paper_of(612, 792), paper_of(500, 500)] == [
        "A4",
        "A4",
        "Letter",
        "",
    ]


@pytest.mark.parametrize(
    ("indexes", "manner", "told"),
    [((0, 1, 2, 3), "pages", ""), ((0, 2, 3), "pages", "#1,#3-#4"), ((3, 0), "booklet", "booklet #4,#1")],
)
def test_the_ledger_is_told_which_pages_and_how(indexes: tuple[int, ...], manner: Manner, told: str) -> None:
    assert Arrangement(indexes, 4, manner).told == told


# --- lists of pages -------------------------------------------------------------------------------------------

LABELS = ("", "1", "2", "", "3", "4")


@pytest.mark.parametrize(
    ("asked", "indexes"),
    [
        ("1", (1,)),
        ("cover", (0,)),
        ("封面，1", (0, 1)),
        ("2-3", (2, 3, 4)),
        ("3-", (4, 5)),
        ("3－4、1", (4, 5, 1)),
        ("#1-#2", (0, 1)),
        ("＃4", (3,)),
        ("#3-5", (2, 3, 4)),
        ("1,1,01", (1,)),
    ],
)
def test_pages_are_meant_by_their_printed_numbers_or_counted(asked: str, indexes: tuple[int, ...]) -> None:
    assert pages_meant(asked, LABELS) == indexes


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        *((each, "D876") for each in ("", "a", "1,,2", "3-1", "-2", "1-2-3")),
        *((each, "D877") for each in ("5", "0", "#0", "#7", "1-9")),
    ],
)
def test_what_is_no_list_and_pages_that_are_not_there_are_told(asked: str, code: str) -> None:
    with pytest.raises(Mistake) as found:
        pages_meant(asked, LABELS)
    assert found.value.code == code
