"""Lines end where Chinese typesetting lets them end, and full lines are flush."""

import random
import re
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefgen.document import Cell, Datum, Reference
from briefgen.faces import shipped_faces
from briefgen.layout import characters
from briefgen.layout.lines import Line, Paragraph, Shape, Span
from briefgen.layout.structure import LAYOUT, Element
from briefgen.origins import Origin

FACES = shipped_faces()
FORBIDDEN_FIRST = set("，。；：！？、”’）》」』】％%‰")
FORBIDDEN_LAST = set("“‘（《「『【")
HAN = "江岸区全年新增金融总部机构外贸进出口总额预计增长居中心城区前列发展简报"


def spans(text: str, face: str = "song", size: float = 11) -> tuple[Span, ...]:
    return (Span(text, face, size, "000000", LAYOUT),)


def lines(text: str, width: float, alignment: str = "justified", first: float = 0) -> tuple[Line, ...]:
    shape = Shape(width, first, alignment=alignment)  # type: ignore[arg-type]  # a literal in every call
    return Paragraph(spans(text), FACES, shape).lines()


def words(line: Line) -> str:
    return "".join(run.text for run in line.runs)


def right_edge(line: Line) -> float:
    """Where the ink of a line ends: the last mark counts half where it is a full-width one."""
    run = line.runs[-1]
    face = FACES.face(run.face)
    width = sum(face.advance(each) * run.size + space for each, space in zip(run.text, run.gaps, strict=True))
    last = run.text[-1]
    blank = 0.5 * run.size if last in characters.CLOSING and face.advance(last) > 0.9 else 0
    return run.x + width - blank


def prose(seed: int, length: int = 240) -> str:
    """Chinese text with marks, quotations, figures with units and Latin words among Han."""
    source = random.Random(seed)
    pieces = [
        lambda: "".join(source.choices(HAN, k=source.randint(1, 9))),
        lambda: source.choice("，。；：、！？"),
        lambda: "“" + "".join(source.choices(HAN, k=source.randint(1, 6))) + "”",
        lambda: "（" + "".join(source.choices(HAN, k=source.randint(1, 4))) + "）",
        lambda: source.choice(["超235亿元", "增长13.5%", "140余名", "2024年", "11%左右", "5.5万平方米"]),
        lambda: source.choice(["以GDP计", "的PDF/A-3a版", "用open source做", "由briefgen印"]),
        lambda: source.choice(["——", "……", "《简报》"]),
    ]
    text = ""
    while len(text) < length:
        text += source.choice(pieces)()
    return text


@given(st.integers(0, 10**6), st.floats(60, 450))
@settings(max_examples=60, deadline=None)
def test_no_line_begins_or_ends_with_a_mark_that_may_not_stand_there(seed: int, width: float) -> None:
    text = "".join(each for each in prose(seed) if each not in "，。；：、！？") if seed % 5 == 0 else tidy(prose(seed))
    for index, line in enumerate(lines(text, width)):
        assert index == 0 or words(line)[0] not in FORBIDDEN_FIRST, words(line)
        assert words(line)[-1] not in FORBIDDEN_LAST, words(line)


def tidy(text: str) -> str:
    """No mark follows another of the same kind: three in a row may be wider than a narrow line.

    Nor does a dash, or an ellipsis: nothing may widen within ————, and a line of it and a figure stays ragged.
    """
    text = re.sub(r"([—…])\1{2,}", r"\1\1", text)
    return "".join(
        right
        for left, right in pairwise(" " + text)
        if not (left in "，。；：、！？" and right in "，。；：、！？”）》")
    ).lstrip("，。；：、！？”）》…—")


@given(st.integers(0, 10**6), st.floats(110, 450))
@example(666794, 110)
@settings(max_examples=60, deadline=None)
def test_every_full_line_of_justified_text_is_flush_with_both_edges(seed: int, width: float) -> None:
    made = lines(tidy(prose(seed)), width)
    for line in made[:-1]:
        assert right_edge(line) == pytest.approx(width, abs=0.05), words(line)


@given(st.integers(0, 10**6), st.floats(40, 450), st.sampled_from(["left", "justified", "centred", "right"]))
@settings(max_examples=60, deadline=None)
def test_no_word_is_lost_and_no_line_hangs_over(seed: int, width: float, alignment: str) -> None:
    text = prose(seed)
    made = lines(text, width, alignment)
    assert "".join(map(words, made)).translate({0x20: None, 0xAD: None}) == text.replace(" ", "")
    for line in made:
        assert right_edge(line) <= width + 0.05, words(line)


def test_a_number_and_its_unit_stay_on_one_line() -> None:
    datum = Datum("235", Cell(Reference("a", "", "2024", "value"), (Origin("w", "指标", "F2"),)), "超", "", "亿元")
    figure = Span(datum.text, "song", 11, "000000", LAYOUT, datum=datum, kept=((0, len(datum.text)),))
    for width in range(66, 200, 3):
        made = Paragraph((*spans("技术合同成交额"), figure, *spans("，较上年翻番")), FACES, Shape(width)).lines()
        assert any("超235亿元" in words(line) for line in made), width


@pytest.mark.parametrize("text", ["武汉市发展2024年的各项工作", "全年新增15个项目落地江岸"])
def test_digits_are_never_parted_from_the_word_that_counts_them(text: str) -> None:
    for width in range(40, 130):
        for line in lines(text, width):
            assert not words(line)[-1].isdigit(), (width, words(line))


def test_a_latin_word_is_not_cut_unless_it_is_wider_than_the_line() -> None:
    assert any("International" in words(line) for line in lines("位于汉口International商务区", 90))


def test_a_word_that_is_wider_than_the_line_is_cut_with_a_hyphen() -> None:
    made = lines("Donaudampfschifffahrtsgesellschaft", 60)
    assert len(made) > 2
    assert "".join(map(words, made)).replace("\u00ad", "") == "Donaudampfschifffahrtsgesellschaft"
    assert all(words(line).endswith("\u00ad") for line in made[:-1])
    assert all(right_edge(line) <= 60.05 for line in made)


def test_digits_that_are_wider_than_the_line_get_no_hyphen() -> None:
    assert "".join(map(words, lines("1234567890" * 5, 60))) == "1234567890" * 5


def test_the_last_line_is_no_lone_character() -> None:
    for count in range(8, 60):
        made = lines("江" * count + "。", 110)
        if len(made) > 1:
            assert len(words(made[-1]).rstrip("。")) > 1, count


def test_marks_are_compressed_before_gaps_are_widened() -> None:
    """Ten characters and a comma fit into ten and a half when the comma gives its blank half."""
    made = lines("江岸，区全年新增金融总部", 11 * 11.0)
    assert words(made[0]) == "江岸，区全年新增金融"[:11] or len(words(made[0])) == 11


def test_an_opening_mark_at_the_start_of_a_line_loses_its_blank_half() -> None:
    line = lines("（一）", 100, "left")[0]
    assert line.runs[0].x == pytest.approx(-5.5)


def test_two_marks_beside_each_other_share_one_blank() -> None:
    alone, joined = lines("江）", 200, "left")[0], lines("江）。", 200, "left")[0]
    assert joined.width - alone.width == pytest.approx(5.5)


def test_a_gap_of_a_quarter_stands_between_han_and_latin_or_digits() -> None:
    gaps = lines("增长13.5%左右", 200, "left")[0].runs[0].gaps
    assert [round(gap, 2) for gap in gaps] == [0, 2.75, 0, 0, 0, 0, 2.75, 0, 0]


def test_dashes_and_dots_of_two_are_never_parted() -> None:
    for width in range(34, 120):
        for line in lines("江岸区——发展……简报", width, "left"):
            assert words(line).count("—") % 2 == 0
            assert words(line).count("…") % 2 == 0


def test_a_character_without_a_face_does_not_stop_the_layout() -> None:
    assert "〓" in words(lines("江岸😀区", 200, "left")[0])


def test_the_same_words_keep_their_own_colour_element_link_and_figure() -> None:
    for number, colour in enumerate(("000000", "C00000")):
        cell, target = Element("TD"), f"#{number}"
        datum = Datum("实际", Cell(Reference(f"a{number}", "", "2024", "value"), (Origin("w", "指标", "F2"),)))
        span = Span("实际", "song", 9, colour, cell, link=target, datum=datum)
        (line,) = Paragraph((span,), FACES, Shape(60)).lines()
        assert [(run.colour, run.tag) for run in line.runs] == [(colour, cell)]
        assert [(link.target, link.text, link.tag) for link in line.links] == [(target, "实际", cell)]
        assert line.data == (datum,)


def test_the_same_words_are_set_anew_in_another_size_shape_or_face() -> None:
    def edges(size: float, width: float, alignment: str, face: str) -> tuple[float, float]:
        shape = Shape(width, alignment=alignment)  # type: ignore[arg-type]  # a literal in every call
        (line,) = Paragraph(spans("实际a", face, size), FACES, shape).lines()
        return round(line.runs[0].x, 3), round(line.width, 3)

    made = [edges(*each) for each in ((9, 60, "left", "song"), (12, 60, "left", "song"), (9, 60, "right", "song"))]
    made += [edges(9, 90, "right", "song"), edges(9, 60, "left", "hei")]
    assert len(set(made)) == len(made)
