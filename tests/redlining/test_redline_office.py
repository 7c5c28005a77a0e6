"""LibreOffice opens a redline and comes to the same words as our own reading when it accepts or rejects all."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.redlining import Group, Summary, redlined
from tests.office import MISSING, OFFICE, decided
from tests.redlining.reading import Stories, Words, accepted
from tests.redlining.test_laws import Editions, footnote_changed, indicator_removed, pillar_removed

pytestmark = pytest.mark.skipif(OFFICE is None, reason=MISSING)

SUMMARY = Summary("修订一览", "甲 → 乙", "请删去本页。", tuple("甲乙丙丁"), (Group("数", (tuple("甲乙丙丁"),)),))


def decisions(case: Callable[[], Editions], folder: Path) -> list[tuple[Stories, Stories]]:
    """For each verdict what LibreOffice makes of the redline and of the edition that it should come to, which has the
    same summary before it and no changes."""
    old, new = case()
    found = []
    for verdict, edition in (("AcceptAll", new), ("RejectAll", old)):
        plain = redlined(edition, edition, SUMMARY)
        made = decided(folder, verdict, redline=redlined(old, new, SUMMARY), edition=plain)
        found.append((accepted((made / "redline.docx").read_bytes()), accepted((made / "edition.docx").read_bytes())))
    return found


@pytest.mark.parametrize("case", [indicator_removed, footnote_changed], ids=lambda case: case.__name__)
def test_it_accepts_and_rejects_every_change(case: Callable[[], Editions], tmp_path: Path) -> None:
    for redline, edition in decisions(case, tmp_path):
        assert redline.body == edition.body
        assert redline.body[0] == SUMMARY.title
        assert redline.notes == edition.notes


def test_of_a_pillar_that_went_it_leaves_no_words(tmp_path: Path) -> None:
    """Where a paragraph before a table goes together with the table, LibreOffice 7.4 leaves it there without words."""
    for redline, edition in decisions(pillar_removed, tmp_path):
        assert with_words(redline.body) == with_words(edition.body)


def with_words(body: list[Words]) -> list[Words]:
    return [each for each in body if each]
