"""Accepting every change of a redline gives the words of the new edition, rejecting every change those of the old."""

from collections.abc import Callable

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from briefgen.redlining import redlined
from briefgen.settings import Settings
from tests.redlining.reading import Stories, accepted, rejected, stories
from tests.redlining.scene import edition, in_english, official, shipped

Editions = tuple[bytes, bytes]
PILLAR = '{% include "ecology.md" %}\n'
SENTENCE = "新增市级众创孵化载体{{ 新增市级众创孵化载体 }}，"


def without_incubators(sheet: Worksheet) -> None:
    sheet.delete_rows(12)


def without_an_indicator() -> bytes:
    return edition(None, ("jiangan/innovation.md", SENTENCE, ""), rows=without_incubators)


def one_value() -> Editions:
    return shipped(), edition({"F19": 651.2, "J19": 14.8})


def flipped_claim() -> Editions:
    return shipped(), edition({"J11": 50})


def indicator_removed() -> Editions:
    return shipped(), without_an_indicator()


def indicator_added() -> Editions:
    return without_an_indicator(), shipped()


def pillar_removed() -> Editions:
    return shipped(), edition(None, ("jiangan/packet.md", PILLAR, ""))


def pillar_added() -> Editions:
    return edition(None, ("jiangan/packet.md", PILLAR, "")), shipped()


def footnote_changed() -> Editions:
    return noted("全年数。"), noted("全年数，不含街道。")


def footnote_removed() -> Editions:
    return noted("全年数。"), shipped()


def noted(words: str) -> bytes:
    return edition(
        None, ("jiangan/innovation.md", "经济开发区加快转型。", f"经济开发区加快转型。[^a]\n\n[^a]: {words}\n")
    )


def other_columns() -> Editions:
    return shipped(), edition({f"{column}12": value for column, value in (("I", 4), ("J", 25))})


def caption_renumbered() -> Editions:
    return shipped(), edition(None, ("jiangan/innovation.md", '{{ table("innovation") }}\n', ""))


def english() -> Editions:
    asked = Settings(template="jiangan-en")
    return in_english(), edition({"F19": 651.2, "J19": 14.8, "J11": 50}, asked=asked)


def official_theme() -> Editions:
    return official(), edition({"F19": 651.2, "J19": 14.8, "J11": 50}, asked=Settings(theme="official"))


def another_theme() -> Editions:
    return shipped(), official()


def another_language() -> Editions:
    return shipped(), in_english()


CASES: tuple[Callable[[], Editions], ...] = (
    one_value,
    flipped_claim,
    indicator_removed,
    indicator_added,
    pillar_removed,
    pillar_added,
    footnote_changed,
    footnote_removed,
    other_columns,
    caption_renumbered,
    english,
    official_theme,
    another_theme,
    another_language,
)


def only_differing(one: Stories, other: Stories) -> list[tuple[object, object]]:
    """What differs of two readings, as small as can be told."""
    found: list[tuple[object, object]] = []
    for name in ("body", "sections", "notes", "drawn"):
        before, after = getattr(one, name), getattr(other, name)
        if len(before) != len(after):
            found.append((before, after))
        found += [pair for pair in zip(before, after, strict=False) if pair[0] != pair[1]]
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_both_laws_hold(case: Callable[[], Editions]) -> None:
    old, new = case()
    assert stories(old) != stories(new)
    made = redlined(old, new)
    assert only_differing(accepted(made), stories(new)) == []
    assert only_differing(rejected(made), stories(old)) == []
    assert redlined(old, new) == made
