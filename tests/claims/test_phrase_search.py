"""What makes the search for phrases fast loses none of them: heads, the tree of words, the look beside a number."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefgen.language.phrases import asserted, numerals
from briefgen.language.phrases_en import ENGLISH_PHRASES
from briefgen.language.phrases_forms import Phrase, Phrases
from briefgen.language.phrases_marking import class_of, marked
from briefgen.language.phrases_slots import HEAD, heads, longest, tree
from briefgen.language.phrases_zh import CHINESE_PHRASES
from briefgen.lookup import small
from briefgen.quantities import Bound

TABLES = {"zh-CN": CHINESE_PHRASES, "en": ENGLISH_PHRASES}
MARKS = {
    "zh-CN": {
        "q": "13.5%",
        "b": "超13.5%",
        "P": "2.3个百分点",
        "M": "3倍",
        "Y": "3年",
        "W": "2位",
        "O": "第3",
        "T": "前3",
        "D": "2019年",
        "list": "12家、13家",
        "gap": "",
        "ahead": "",
        "known": "全省",
        "peers": "某某",
        "other": "某某",
    },
    "en": {
        "q": "13.5%",
        "b": "over 13.5%",
        "P": "2.3 percentage points",
        "M": "3 times",
        "Y": "3 years",
        "W": "2 places",
        "O": "3rd",
        "T": "top 3",
        "D": "2019",
        "list": "12, 13 and 14",
        "gap": "",
        "ahead": "",
        "known": "the province",
        "peers": "somewhere",
        "other": "somewhere",
    },
}
LANGUAGE = st.sampled_from(sorted(TABLES))


def ways(slot: str, language: str) -> list[str]:
    """How a slot may be filled; what may be empty may also be left out.

    A word that spells out a numeral (per 10,000, 较一季度) is none: marks stand for numerals before words are sought.
    """
    said = [
        MARKS[language][each[1:-1]] if each[:1] == "{" else each.replace("_", " ")
        for each in slot.removesuffix("?").split("|")
        if each[:1] == "{" or not any(map(class_of, numerals(each.replace("_", " "), language)))
    ]
    return [*said, ""] if slot.endswith("?") else said


@st.composite
def said(draw: st.DrawFn) -> tuple[str, Phrase, str]:
    """A language, a phrase of its table, and words that say it."""
    language = draw(LANGUAGE)
    phrase = draw(st.sampled_from([each for each in TABLES[language].phrases if can_be_said(each, language)]))
    parts = [draw(st.sampled_from(ways(slot, language))) for slot in phrase.pattern.split()]
    ahead = "13.5%" if phrase.pattern.endswith("{ahead}") else ""
    text = (" " if TABLES[language].spaced else "").join(filter(None, (*parts, ahead)))
    return language, phrase, text


def can_be_said(phrase: Phrase, language: str) -> bool:
    return all(ways(slot, language) for slot in phrase.pattern.split())


@given(said())
def test_every_phrase_of_a_table_is_found_or_is_part_of_a_longer_one(case: tuple[str, Phrase, str]) -> None:
    language, phrase, text = case
    assume(all(each.kind != "name" for each in numerals(text, language)))  # 第3年 is read as a name
    found = asserted(text, language)
    covered = {place for each in found for place in range(each.start, each.end)}
    assert any(each.start == 0 for each in found), (phrase.pattern, found)
    assert "ahead" in phrase.pattern or max(covered) == len(text) - 1, (phrase.pattern, found)


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    """A language, and a text that is full of its claim words and numerals."""
    language = draw(LANGUAGE)
    slots = sorted({slot for phrase in TABLES[language].phrases for slot in phrase.pattern.split()})
    bounds = [*TABLES[language].heads, *TABLES[language].tails]
    word = st.sampled_from([way for slot in slots for way in ways(slot, language)])
    parts = draw(st.lists(st.one_of(word, st.sampled_from(bounds), st.sampled_from("，。、, \n经济的")), max_size=9))
    return language, (" " if TABLES[language].spaced else "").join(parts)


@given(texts())
def test_no_phrase_begins_where_no_head_of_one_stands(case: tuple[str, str]) -> None:
    language, text = case
    phrases = TABLES[language]
    written = small(marked(text, numerals(text, language), phrases).text)
    known = heads(phrases)
    for at in range(len(written)):
        if not written[at].isspace() and longest(tree(phrases), written, at, phrases):
            assert {written[at : at + HEAD], written[at]} & known


@given(texts())
def test_numerals_that_are_known_already_change_nothing(case: tuple[str, str]) -> None:
    language, text = case
    assert asserted(text, language, known=numerals(text, language)) == asserted(text, language)


def bounds_of(phrases: Phrases, language: str) -> list[tuple[str, str, str, Bound]]:
    """Every bound word beside a number, with nothing, a space or the end of a line between them."""
    gaps = (" ", "\n", " \n ") if phrases.spaced else ("", " ", "\n")
    before = [(language, word + gap + "235", word, bound) for word, bound in phrases.heads.items() for gap in gaps]
    behind = [(language, "235" + gap + word, word, bound) for word, bound in phrases.tails.items() for gap in gaps]
    return [*before, *behind]


@pytest.mark.parametrize("language", sorted(TABLES))
def test_every_bound_word_beside_a_number_is_heard(language: str) -> None:
    phrases = TABLES[language]
    for _, text, word, bound in bounds_of(phrases, language):
        for written in (text, text.upper()):
            (found,) = marked(written, numerals(written, language), phrases).numerals.values()
            assert (found.bound, found.start, found.unit_end) == (bound, 0, len(written)), (written, word)
