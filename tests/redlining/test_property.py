"""Whatever two documents say, accepting gives the one and rejecting gives the other, and no number is ever split."""

import io
import zipfile
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from briefgen.redlining import redlined
from tests.redlining.reading import W, accepted, rejected, stories
from tests.redlining.small import Small, field_of, figure, paragraph, run, said, section, table

NUMBERS = ("超235亿元", "644家", "13.5%", "over 5%", "1,700")
WORDS = ("增长", "下降", "全年", "总额", "，", "。", "the ", "growth", " ", *NUMBERS)
texts = st.lists(st.sampled_from(WORDS), max_size=6).map("".join)
cells = st.lists(texts, min_size=1, max_size=3)
columns = st.shared(st.integers(1, 3))


@dataclass(frozen=True)
class Note:
    words: str


@dataclass(frozen=True)
class Field:
    shown: str


@dataclass(frozen=True)
class Figure:
    words: str


pieces = st.lists(
    st.one_of(
        texts,
        texts.map(Note),
        st.sampled_from(("1", "2")).map(Field),
        st.sampled_from(("超235亿元", "644家", "翻番")).map(Figure),
    ),
    max_size=4,
)
rows = st.integers(1, 3).flatmap(
    lambda count: st.lists(st.lists(cells, min_size=count, max_size=count), min_size=1, max_size=4)
)
blocks = st.lists(st.one_of(pieces, rows.map(tuple), st.just("section")), max_size=6)
Drawn = list[object]


def made(drawn: Drawn, header: str) -> bytes:
    """The blocks as a file; a paragraph stands behind each table, as in every Word file, and at the end."""
    small, written, number = Small(), list[str](), 0
    for block in drawn:
        if block == "section":
            written.append(section())
        elif isinstance(block, tuple):
            written += [table(*block), said("")]
        else:
            held = []
            for piece in block:  # type: ignore[attr-defined]  # a paragraph is a list of pieces
                number += 1
                match piece:
                    case Note(words=words):
                        held.append(small.note(words))
                    case Field(shown=shown):
                        held.append(field_of("SEQ 图", shown))
                    case Figure(words=words):
                        held.append(figure(number, run(words)))
                    case words:
                        held.append(run(words))
            written.append(paragraph(*held))
    return small.file([*written, said("完")], header)


@given(blocks, blocks, st.sampled_from(("", "页眉甲", "页眉乙")), st.sampled_from(("", "页眉甲")))
def test_both_laws_hold_for_any_two_documents(old: Drawn, new: Drawn, before: str, after: str) -> None:
    one, other = made(old, before), made(new, after)
    redline = redlined(one, other)
    assert accepted(redline) == stories(other)
    assert rejected(redline) == stories(one)


@given(blocks, st.data())
def test_they_hold_for_a_document_and_what_somebody_made_of_it(old: Drawn, data: st.DataObject) -> None:
    new = list(old)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(new)))
        new[at : at + data.draw(st.integers(0, 2))] = data.draw(
            st.lists(st.one_of(pieces, rows.map(tuple)), max_size=2)
        )
    one, other = made(old, "页眉"), made(new, "页眉")
    redline = redlined(one, other)
    assert accepted(redline) == stories(other)
    assert rejected(redline) == stories(one)


numbered = st.lists(st.sampled_from((*NUMBERS, "增长", "，")), max_size=6)


@given(numbered, numbered)
def test_a_number_is_inserted_and_deleted_whole(old: list[str], new: list[str]) -> None:
    """Words part the numbers, so that two do not run into one."""
    one, other = (Small().file([said("、".join(each))]) for each in (old, new))
    redline = redlined(one, other)
    with zipfile.ZipFile(io.BytesIO(redline)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    parts = ["".join(t.text or "" for t in each.iter(f"{W}t", f"{W}delText")) for each in root.iter(f"{W}r")]
    known = {*NUMBERS, "增长", "，", ""}
    assert [word for part in parts for word in part.split("、") if word not in known] == []


def test_the_same_document_twice_has_no_change() -> None:
    content = made([["增长", Note("注"), Field("1")], ((("甲",), ("乙",)),), "section"], "页眉")
    assert stories(redlined(content, content)) == stories(content)
