"""A run knows its pieces, a text its sentences, and names are taken as they stand."""

import re

from hypothesis import given
from hypothesis import strategies as st

from briefgen.document import Cell, Datum, Document, Emphasis, Inline, Meta, Paragraph, Reference, Text
from briefgen.origins import Origin, Place
from briefgen.scanning.mentions import names
from briefgen.scanning.runs import runs
from briefgen.scanning.sentences import cuts
from tests.scanning.scene import DATA

CELL = Cell(Reference("tech", "", "2024", "value"), (Origin("w.xlsx", "指标", "F2"),))
SENTENCE_END = re.compile(r"[。！？；\n]|[.!?;](?=\s|$)")
CLAUSE_END = re.compile(r"[，。！？；\n]|[.!?;](?=\s|$)|,(?!\d)")
KNOWN = names(DATA, "zh-CN")


def inlines() -> st.SearchStrategy[Inline]:
    words = st.text("甲乙，。 1", max_size=4)
    typed = words.map(lambda text: Text(text, Place("packet.md", 1, 1)))
    figure = st.sampled_from(["1", "235", ""]).map(lambda digits: Datum(digits, CELL))
    return st.one_of(typed, words.map(Text), figure, typed.map(lambda text: Emphasis((text,))))


@given(st.lists(inlines(), max_size=8), st.data())
def test_a_span_touches_the_pieces_that_have_a_character_in_it(children: list[Inline], data: st.DataObject) -> None:
    for run in runs(Document(Meta("", "zh-CN"), (Paragraph(tuple(children)),))):
        start = data.draw(st.integers(0, len(run.text)))
        end = data.draw(st.integers(start + 1, len(run.text) + 2))
        assert run.touched(start, end) == tuple(each for each in run.pieces if each.start < end and start < each.end)
        assert "".join(piece.text for piece in run.pieces) == run.text


@given(st.text("甲1，。！.;,! \n\t", max_size=30))
def test_sentences_and_clauses_end_at_their_signs(text: str) -> None:
    found = cuts(text)
    assert found.sentences == tuple(each.end() for each in SENTENCE_END.finditer(text))
    assert found.clauses == tuple(each.end() for each in CLAUSE_END.finditer(text))


@given(st.lists(st.sampled_from([*KNOWN.forms, "达", "，", "新增", "总部", "GDP", "的"]), max_size=6).map("".join))
def test_the_last_mention_is_the_last_of_all(text: str) -> None:
    assert KNOWN.last(text) == (KNOWN.mentions(text) or (None,))[-1]
