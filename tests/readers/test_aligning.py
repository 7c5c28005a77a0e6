"""Figures are found again in changed sentences: what stands between the words left and right of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.readers.aligning import Sought, aligned
from briefgen.readers.searching import Found, Words, close

SENTENCE = "全年技术合同成交额超235亿元，数字经济规模占比50%。"
OTHERS = "武创院、武创通先后引入，武创院引育落地项目近10个。", "新增市级众创孵化载体5家。"


def texts(sought: list[Sought], *sentences: str) -> list[str | None]:
    """What stands in each place, in a file of these sentences, each a paragraph."""
    closed = [close(each) for each in sentences]
    ends = tuple(sum(map(len, closed[: index + 1])) for index in range(len(closed)))
    words = Words("".join(closed), ends)
    found = aligned(words, sought)
    return [None if each is None else words.text[each.start : each.end] for each in found]


def sought(*figures: str, sentence: str = SENTENCE) -> list[Sought]:
    return [Sought("一", sentence, figure) for figure in figures]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (SENTENCE, ["超235亿元", "50%"]),
        ("全年 技术合同成交额超 235 亿元，数字经济规模占比 50%。", ["超235亿元", "50%"]),
        ("全年技术合同成交额超２３５亿元，数字经济规模占比50％。", ["超235亿元", "50%"]),
        ("全年技术合同成交额超236亿元，数字经济规模占比50%。", ["超236亿元", "50%"]),
        ("全年技术合同成交额235亿元，数字经济规模占比50%。", ["235亿元", "50%"]),
        ("全年技术合同成交额超235亿元左右，数字经济规模占比50%。", ["超235亿元左右", "50%"]),
        ("全年技术合同成交额达三百亿，数字经济规模占比5%。", ["达三百亿", "5%"]),
        ("全年技术合同成交额，数字经济规模占比50%。", ["", "50%"]),
        ("据统计，全年我区技术合同成交总额超235亿元，数字经济的规模占比达50%。", ["超235亿元", "达50%"]),
        ("今年天气很好，长江大桥上车来车往。", [None, None]),
    ],
)
def test_a_figure_is_what_stands_between_its_neighbours(now: str, expected: list[str | None]) -> None:
    assert texts(sought("超235亿元", "50%"), OTHERS[0], now, OTHERS[1]) == expected


@pytest.mark.parametrize(("now", "expected"), [("13家", "13家"), ("3家", "3家"), ("4家", "4家"), ("", "")])
def test_a_figure_at_the_start_of_its_sentence_is_read_whole(now: str, expected: str) -> None:
    sentence = "3家企业入选服务业企业五百强。"
    assert texts(sought("3家", sentence=sentence), OTHERS[0], sentence.replace("3家", now)) == [expected]


@pytest.mark.parametrize("now", ["891", "8910", "89", "1,891", "翻番"])
def test_a_figure_at_the_end_of_a_row_is_read_to_the_end_of_its_cell(now: str) -> None:
    row = "入库科技型中小企业｜家｜891"
    assert texts(sought("891", sentence=row), OTHERS[0], row.replace("891", now), OTHERS[1]) == [close(now)]


def test_two_equal_figures_of_one_sentence_keep_their_order() -> None:
    sentence = "甲区新增企业10家，乙区新增企业10家。"
    both = sought("10家", "10家", sentence=sentence)
    assert texts(both, "甲区新增企业10家，乙区新增企业12家。") == ["10家", "12家"]


def test_a_sentence_that_stands_twice_is_found_twice() -> None:
    both = [Sought("摘要", SENTENCE, "50%"), Sought("一", SENTENCE, "50%")]
    changed = SENTENCE.replace("50%", "51%")
    assert texts(both, SENTENCE, OTHERS[0], SENTENCE) == ["50%", "50%"]
    assert sorted(map(str, texts(both, SENTENCE, OTHERS[0], changed))) == ["50%", "51%"]


def test_a_number_within_a_number_is_no_place() -> None:
    row = "其中：十亿元楼｜栋｜15｜5"
    assert texts(sought("5", sentence=row), row) == ["5"]
    assert aligned(Words(close(row)), sought("5", sentence=row)) == (Found(len(close(row)) - 1, len(close(row))),)


def test_a_moved_sentence_is_found_where_it_is() -> None:
    assert texts(sought("超235亿元", "50%"), SENTENCE, *OTHERS) == texts(sought("超235亿元", "50%"), *OTHERS, SENTENCE)


@given(st.text(max_size=80), st.text(max_size=80))
def test_whatever_stands_around_an_unchanged_sentence_it_is_found(before: str, behind: str) -> None:
    assert texts(sought("超235亿元", "50%"), before, SENTENCE, behind) == ["超235亿元", "50%"]


@given(st.lists(st.text(max_size=30), max_size=6), st.text(max_size=30), st.text(max_size=8))
def test_no_words_at_all_are_too_strange(file: list[str], sentence: str, figure: str) -> None:
    found = texts([Sought("", sentence, figure)], *file)
    assert len(found) == 1
