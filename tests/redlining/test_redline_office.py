"""LibreOffice opens a redline and comes to the same words as our own reading when it accepts or rejects all."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.redlining import Group, Summary, redlined
from tests.office import MISSING, OFFICE, decided
from tests.redlining.reading import Words, accepted, stories
from tests.redlining.test_laws import Editions, noted, pillar_removed, without_an_indicator

pytestmark = pytest.mark.skipif(OFFICE is None, reason=MISSING)

SUMMARY = Summary("修订一览", "甲 → 乙", "请删去本页。", tuple("甲乙丙丁"), (Group("数", (tuple("甲乙丙丁"),)),))


def indicator_and_footnote() -> Editions:
    return noted("全年数。"), without_an_indicator()


@pytest.mark.parametrize("case", [indicator_and_footnote, pillar_removed], ids=lambda case: case.__name__)
def test_it_accepts_and_rejects_every_change(case: Callable[[], Editions], tmp_path: Path) -> None:
    """Where a paragraph before a table goes together with it, LibreOffice 7.4 leaves it there without words."""
    old, new = case()
    redline = redlined(old, new, SUMMARY)
    folder = decided(tmp_path, accepted=("AcceptAll", redline), rejected=("RejectAll", redline))
    for name, edition in (("accepted", new), ("rejected", old)):
        made, whole = accepted((folder / f"{name}.docx").read_bytes()), stories(edition)
        packet = made.body[made.body.index(SUMMARY.note) + 3 :]
        assert made.body[0] == SUMMARY.title
        assert made.notes == whole.notes
        if case is pillar_removed:
            assert with_words(packet) == with_words(whole.body)
        else:
            assert packet == whole.body


def with_words(body: list[Words]) -> list[Words]:
    return [each for each in body if each]
