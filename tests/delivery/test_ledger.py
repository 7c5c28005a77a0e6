"""Deliveries in the ledger: noted, ended, read back, also by a ledger that was begun before there were any."""

import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from briefgen.deliveries import Delivery, State
from briefgen.editions import delivering, ledger
from briefgen.editions.schema import STEPS
from briefgen.errors import Mistake
from tests.delivery.scene import EDITION, MORNING, PDF
from tests.editions.scene import edition

ONE = Delivery(EDITION, "mail", "wang@example.org", "王小明", (PDF.name, "a, b.docx"), "<a@b>", MORNING)
LATER = MORNING + timedelta(minutes=1)


def test_an_intent_and_its_result_come_back_as_they_were_noted(tmp_path: Path) -> None:
    assert delivering.deliveries(tmp_path) == ()
    number = delivering.begin(tmp_path, ONE, 0)
    assert delivering.deliveries(tmp_path) == (ONE,)
    delivering.end(tmp_path, number, "sent", "250 OK", LATER)
    ended = replace(ONE, state="sent", words="250 OK", ended=LATER)
    assert delivering.deliveries(tmp_path, EDITION) == (ended,)
    assert delivering.deliveries(tmp_path, "0000") == ()


def test_what_was_refused_may_be_begun_again_and_what_is_held_only_by_one_who_knows_it(tmp_path: Path) -> None:
    delivering.note(tmp_path, replace(ONE, state="refused", ended=LATER))
    delivering.begin(tmp_path, ONE, 0)
    with pytest.raises(Mistake) as found:
        delivering.begin(tmp_path, replace(ONE, address="Wang@example.org"), 0)
    assert found.value.code == "D836"
    delivering.begin(tmp_path, ONE, 1)
    assert len(delivering.deliveries(tmp_path)) == 3


def test_the_same_mailbox_for_another_edition_or_on_another_way_is_another_matter(tmp_path: Path) -> None:
    delivering.begin(tmp_path, ONE, 0)
    delivering.begin(tmp_path, replace(ONE, edition="0000"), 0)
    delivering.begin(tmp_path, replace(ONE, channel="print"), 0)
    assert [each.channel for each in delivering.deliveries(tmp_path)] == ["mail", "mail", "print"]


def test_copies_and_their_numbers_come_back_and_the_last_number_is_that_of_all_editions_of_a_packet(
    tmp_path: Path,
) -> None:
    numbered: tuple[tuple[str, int, State], ...] = (("aaaa", 3, "sent"), ("bbbb", 5, "unknown"), ("bbbb", 9, "refused"))
    for code, number, state in numbered:
        ledger.note(tmp_path, edition(code), MORNING)
        printed = replace(ONE, edition=code, channel="print", copies=1, copy_number=number, state=state)
        delivering.note(tmp_path, printed)
        assert delivering.deliveries(tmp_path)[-1] == printed
    ledger.note(tmp_path, replace(edition("cccc"), language="en"), MORNING)
    numbers = [delivering.last_copy_number(tmp_path, code) for code in ("aaaa", "bbbb", "cccc", "dddd")]
    assert numbers == [5, 5, 0, 0]


def test_a_ledger_that_knows_no_copies_is_read_and_takes_them_from_then_on(tmp_path: Path) -> None:
    delivering.begin(tmp_path, ONE, 0)
    with sqlite3.connect(tmp_path / ledger.LEDGER) as old:
        old.execute("ALTER TABLE deliveries DROP COLUMN copies")
        old.execute("ALTER TABLE deliveries DROP COLUMN copy_number")
        old.execute("PRAGMA user_version = 3")
    old.close()
    assert delivering.deliveries(tmp_path) == (ONE,)
    assert delivering.last_copy_number(tmp_path, EDITION) == 0
    printed = replace(ONE, channel="print", copies=1, copy_number=4)
    delivering.begin(tmp_path, printed, 0)
    assert delivering.deliveries(tmp_path) == (ONE, printed)


def test_a_ledger_of_the_first_form_is_read_and_takes_deliveries_from_then_on(tmp_path: Path) -> None:
    ledger.note(tmp_path, edition("aaaa"), MORNING)
    with sqlite3.connect(tmp_path / ledger.LEDGER) as old:
        old.execute("DROP TABLE deliveries")
        old.execute("ALTER TABLE editions DROP COLUMN area")
        old.execute("PRAGMA user_version = 1")
    old.close()
    assert delivering.deliveries(tmp_path) == ()
    assert [each.edition.code for each in ledger.editions(tmp_path)] == ["aaaa"]
    delivering.begin(tmp_path, ONE, 0)
    assert delivering.deliveries(tmp_path) == (ONE,)
    with sqlite3.connect(tmp_path / ledger.LEDGER) as now:
        assert now.execute("PRAGMA user_version").fetchone()[0] == len(STEPS)
    now.close()
    assert [each.edition.code for each in ledger.editions(tmp_path)] == ["aaaa"]
