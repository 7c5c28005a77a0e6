"""Colours that mean something survive a printer without colour, and everything black stays readable too."""

import pytest

from briefgen.layout.pages import Box, Disc, Item, Pages, Rule, TextRun
from briefgen.theme import LARGE_PRINT, THEMES, Palette, Theme, briefing, in_grey
from briefgen.theme.colours import READABLE, TOLD_APART, WHITE, as_grey, contrast, faint, grey, runs_together
from tests.official import pages_of, sample

EVERY = {**THEMES, **{f"large {name}": theme for name, theme in LARGE_PRINT.items()}}


@pytest.mark.parametrize(
    ("colour", "expected", "ratio"),
    [("000000", 0, 21), ("0B4A5E", 57, 9.7), ("DCE7EA", 228, 1.26), ("EEF3F5", 242, 1.12), ("C00000", 57, 6.5)],
)
def test_greys_and_contrasts_are_those_of_the_house_look(colour: str, expected: int, ratio: float) -> None:
    assert grey(colour) == expected
    assert contrast(colour, WHITE) == pytest.approx(ratio, abs=0.06)


def items(pages: Pages) -> list[Item]:
    return [item for page in pages.pages for region in page.regions for item in region.items]


def fills(drawn: list[Item]) -> set[str]:
    return {item.fill for item in drawn if isinstance(item, Box | Disc) and item.fill}


@pytest.mark.parametrize("name", EVERY)
def test_all_words_and_rules_can_be_read_in_grey(name: str) -> None:
    drawn = items(pages_of(sample(EVERY[name]), EVERY[name]))
    colours = {item.colour for item in drawn if isinstance(item, TextRun | Rule)}
    assert len(colours) >= 2
    for colour in colours:
        assert contrast(as_grey(colour), WHITE) >= READABLE, colour


@pytest.mark.parametrize("name", EVERY)
def test_the_part_and_the_rest_of_a_whole_are_far_apart_in_grey_and_outlined(name: str) -> None:
    theme = EVERY[name]
    palette = theme.palette
    assert contrast(as_grey(palette.river), as_grey(palette.mist)) >= TOLD_APART
    drawn = items(pages_of(sample(theme), theme))
    rests = [item for item in drawn if isinstance(item, Box) and item.fill == palette.mist and item.weight]
    assert rests
    assert all(item.outline == palette.river for item in rests)


@pytest.mark.parametrize("name", EVERY)
def test_states_are_told_by_fill_and_dash_and_not_by_colour(name: str) -> None:
    theme = EVERY[name]
    drawn = items(pages_of(sample(theme), theme))
    dots = {(bool(item.fill), item.outline or item.fill) for item in drawn if isinstance(item, Disc)}
    assert dots == {(True, theme.palette.river), (False, theme.palette.river)}
    bars = {(bool(item.fill), bool(item.dash)) for item in drawn if isinstance(item, Box) and item.weight < 1.5}
    assert {(True, False), (False, False), (False, True)} <= bars


@pytest.mark.parametrize("name", EVERY)
def test_in_black_nothing_is_left_to_be_screened(name: str) -> None:
    theme = in_grey(EVERY[name])
    drawn = items(pages_of(sample(theme), theme))
    assert {item.colour for item in drawn if isinstance(item, TextRun | Rule)} == {"000000"}
    assert fills(drawn) <= {"000000", "FFFFFF"}
    white = [item for item in drawn if isinstance(item, Box) and item.fill == "FFFFFF"]
    assert all(item.outline == "000000" for item in white)


def test_a_palette_that_is_too_light_is_known_by_its_names() -> None:
    assert faint(Palette()) == ()
    assert faint(Palette(river="99CCFF", red="FFC0C0")) == ("river", "red")
    assert not runs_together(Palette())
    assert runs_together(Palette(river="808080", mist="909090"))


def test_red_and_river_are_never_told_apart_since_they_never_meet() -> None:
    def used(theme: Theme) -> set[str]:
        drawn = items(pages_of(sample(theme), theme))
        return {item.colour for item in drawn if isinstance(item, TextRun | Rule)} | fills(drawn)

    assert "C00000" not in used(briefing())
    assert "0B4A5E" not in used(THEMES["official"])
