"""Words are found in a text at once, the longest at each place."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.lookup import lookup, small

texts = st.text("甲乙丙丁 -", max_size=24)
words = st.sets(st.text("甲乙丙丁-", min_size=1, max_size=5), max_size=12)


@given(texts, words)
def test_everywhere_the_longest_word_that_stands_there_is_found(text: str, known: set[str]) -> None:
    standing = [(start, [word for word in known if text.startswith(word, start)]) for start in range(len(text))]
    expected = [(start, start + max(map(len, found))) for start, found in standing if found]
    assert lookup(known).everywhere(text) == expected


@given(texts, words)
def test_apart_they_are_what_a_pattern_of_all_words_finds(text: str, known: set[str]) -> None:
    pattern = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    expected = [found.span() for found in re.finditer(pattern, text)] if known else []
    assert lookup(known).apart(text) == expected


def test_no_word_stands_anywhere_and_an_empty_one_is_none() -> None:
    assert lookup(()).everywhere("甲乙") == []
    assert lookup(("", "乙")).everywhere("甲乙") == [(1, 2)]


@given(st.text(max_size=20))
def test_small_letters_keep_their_places(text: str) -> None:
    assert len(small(text)) == len(text)


@pytest.mark.parametrize(("text", "expected"), [("GDP增长", "gdp增长"), ("İzmir GDP", "izmir gdp")])
def test_letters_become_small(text: str, expected: str) -> None:
    assert small(text) == expected
