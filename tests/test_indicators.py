"""An indicator is found by its code and by its printed name."""

from dataclasses import replace

from briefgen.indicators import Dataset
from tests.samples import dataset, indicator


def test_an_indicator_is_found_by_code_and_by_name_and_nothing_by_other_words() -> None:
    known = dataset(indicator("gdp", name="地区生产总值"), indicator("trade", name="外贸进出口总额"))
    found = [known.indicator(name) for name in ("gdp", "地区生产总值", "外贸进出口总额", "总额")]
    assert [each.code if each else None for each in found] == ["gdp", "gdp", "trade", None]


def test_of_two_that_share_a_word_the_first_is_found() -> None:
    known = dataset(indicator("one", name="two"), indicator("two", name="one"))
    assert [found.code for name in ("one", "two") if (found := known.indicator(name))] == ["one", "one"]


def test_a_changed_dataset_finds_what_it_has_now() -> None:
    known = dataset(indicator("gdp"))
    other = replace(known, pillars=dataset(indicator("trade")).pillars)
    assert (other.indicator("gdp"), bool(other.indicator("trade"))) == (None, True)
    assert other == Dataset("w.xlsx", known.period, known.cover, other.pillars)
