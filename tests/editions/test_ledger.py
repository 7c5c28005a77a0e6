"""The ledger alone: what it holds after notings, interruptions, and in company."""

import sqlite3
import time
from hashlib import sha256
from pathlib import Path

import pytest

from briefgen.editions import ledger, store
from briefgen.editions.values import Approval, StoredFile, beginning_with, differing, earlier, in_force
from briefgen.errors import Mistake
from tests.editions.scene import MORNING, edition, later, noting


def sound(home: Path) -> bool:
    with sqlite3.connect(home / ledger.LEDGER) as connection:
        return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))


def codes(home: Path) -> list[str]:
    return [each.edition.code for each in ledger.editions(home)]


def rows(home: Path) -> int:
    with sqlite3.connect(home / ledger.LEDGER) as connection:
        tables = ("editions", "inputs", "outputs", "figures")
        return sum(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables)


def test_an_edition_comes_back_as_it_was_noted(tmp_path: Path) -> None:
    ledger.note(tmp_path, edition("aaaa", copies=3), MORNING)
    (noted,) = ledger.editions(tmp_path)
    assert noted.edition == edition("aaaa", copies=3)
    assert (noted.first, noted.last, noted.approval) == (MORNING, MORNING, None)


def test_the_same_edition_again_adds_nothing_but_its_last_time(tmp_path: Path) -> None:
    ledger.note(tmp_path, edition("aaaa"), MORNING)
    before = rows(tmp_path)
    ledger.note(tmp_path, edition("aaaa"), later(5))
    assert rows(tmp_path) == before
    (noted,) = ledger.editions(tmp_path)
    assert (noted.first, noted.last) == (MORNING, later(5))


def test_the_edition_that_was_made_last_comes_first_even_when_a_clock_goes_back(tmp_path: Path) -> None:
    for code, at in (("aaaa", MORNING), ("bbbb", later(5)), ("aaaa", later(-60))):
        ledger.note(tmp_path, edition(code), at)
    assert codes(tmp_path) == ["aaaa", "bbbb"]


def test_files_of_an_open_edition_follow_its_last_build_and_those_of_an_approved_one_stay(tmp_path: Path) -> None:
    def digests() -> list[StoredFile]:
        return list(ledger.editions(tmp_path)[0].edition.outputs)

    ledger.note(tmp_path, edition("aaaa", digest="1" * 64), MORNING)
    ledger.note(tmp_path, edition("aaaa", digest="2" * 64), MORNING)
    assert digests() == [StoredFile("简报.txt", "2" * 64)]
    ledger.approve(tmp_path, "aaaa", Approval("张三", MORNING))
    ledger.note(tmp_path, edition("aaaa", digest="3" * 64), later(1))
    assert digests() == [StoredFile("简报.txt", "2" * 64)]


def test_the_first_approval_stands(tmp_path: Path) -> None:
    ledger.note(tmp_path, edition("aaaa"), MORNING)
    assert ledger.approve(tmp_path, "aaaa", Approval("张三", MORNING)) == Approval("张三", MORNING)
    assert ledger.approve(tmp_path, "aaaa", Approval("李四", later(1))) == Approval("张三", MORNING)


def test_the_approved_edition_in_force_is_the_one_of_the_same_packet_that_was_approved_last(tmp_path: Path) -> None:
    for code, language, minutes in (("aaaa", "zh-CN", 1), ("bbbb", "zh-CN", 2), ("cccc", "en", 3)):
        ledger.note(tmp_path, edition(code, language=language), MORNING)
        ledger.approve(tmp_path, code, Approval("张三", later(minutes)))
    ledger.note(tmp_path, edition("dddd"), MORNING)
    approved = ledger.editions(tmp_path, approved=True)
    assert {each.edition.code for each in approved} == {"aaaa", "bbbb", "cccc"}
    assert all(each.edition.figures for each in approved)
    found = in_force(edition("eeee"), approved)
    assert found is not None
    assert found[0].edition.code == "bbbb"
    assert earlier(ledger.editions(tmp_path)[1], ledger.editions(tmp_path)) is None


def test_figures_differ_by_what_they_say_and_by_being_there_at_all() -> None:
    assert differing(edition("a", copies=3), edition("b", copies=3)) == 0
    assert differing(edition("a", copies=3), edition("b", copies=1)) == 2
    assert differing(edition("a", "1700"), edition("b", "1701")) == 1


def test_the_beginning_of_a_code_is_enough_with_or_without_dashes(tmp_path: Path) -> None:
    for code in ("50d4-ce0f", "50d4-aaaa"):
        ledger.note(tmp_path, edition(code), MORNING)
    noted = ledger.editions(tmp_path)
    assert [each.edition.code for each in beginning_with(" 50D4C", noted)] == ["50d4-ce0f"]
    assert len(beginning_with("50d4", noted)) == 2
    assert beginning_with("", noted) == ()


def test_two_programs_that_note_at_once_lose_nothing(tmp_path: Path) -> None:
    both = [noting(tmp_path, 0, 25), noting(tmp_path, 15, 40)]
    told = [each.communicate(timeout=60) for each in both]
    assert [each.returncode for each in both] == [0, 0], told
    assert sorted(codes(tmp_path)) == [f"{number:04x}-0000" for number in range(40)]
    assert sound(tmp_path)
    assert len(list((tmp_path / store.STORE).rglob("*"))) == 2


@pytest.mark.parametrize("after", [0.0, 0.003, 0.009, 0.021])
def test_a_program_killed_at_any_moment_leaves_whole_editions_and_the_next_goes_on(
    tmp_path: Path, after: float
) -> None:
    program = noting(tmp_path, 0, 5000)
    assert program.stdout is not None
    program.stdout.readline()
    time.sleep(after)
    program.kill()
    program.communicate()
    noted = ledger.editions(tmp_path)
    assert all(len(each.edition.figures) == 40 and each.edition.outputs for each in noted)
    ledger.note(tmp_path, edition("ffff"), MORNING)
    assert codes(tmp_path) == ["ffff", *(each.edition.code for each in noted)]
    assert sound(tmp_path)


def test_an_error_in_the_middle_of_a_noting_leaves_no_trace(tmp_path: Path) -> None:
    ledger.note(tmp_path, edition("aaaa"), MORNING)
    wrong = edition("bbbb", copies=2)
    object.__setattr__(wrong, "outputs", (StoredFile("简报.txt", None),))  # type: ignore[arg-type]  # breaks a column
    with pytest.raises(Mistake):
        ledger.note(tmp_path, wrong, later(1))
    assert codes(tmp_path) == ["aaaa"]


def test_a_journal_of_a_ledger_set_aside_goes_with_it(tmp_path: Path) -> None:
    ledger.note(tmp_path, edition("aaaa"), MORNING)
    (tmp_path / ".briefgen/ledger.db-journal").write_bytes(b"of the old one")
    assert ledger.set_aside(tmp_path, ledger.identity(tmp_path)) == "ledger（损坏1）.db"
    assert {each.name for each in (tmp_path / ".briefgen").iterdir()} == {
        "ledger（损坏1）.db",
        "ledger（损坏1）.db-journal",
    }


def test_a_ledger_that_another_program_has_put_right_is_not_set_aside(tmp_path: Path) -> None:
    ledger.note(tmp_path, edition("aaaa"), MORNING)
    seen = ledger.identity(tmp_path)
    (tmp_path / ledger.LEDGER).rename(tmp_path / "old.db")
    ledger.note(tmp_path, edition("bbbb"), MORNING)
    assert ledger.set_aside(tmp_path, seen) == ""
    assert codes(tmp_path) == ["bbbb"]


# --- the store ----------------------------------------------------------------------------------------------


def test_bytes_are_kept_once_and_put_right_where_they_were_cut_short(tmp_path: Path) -> None:
    content = b"a packet"
    digest = sha256(content).hexdigest()
    store.keep(tmp_path, content, digest)
    (place,) = (each for each in (tmp_path / store.STORE).rglob("*") if each.is_file())
    before = place.stat()
    store.keep(tmp_path, content, digest)
    assert (place.stat().st_ino, place.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    place.write_bytes(b"a pack")
    assert store.kept(tmp_path, digest) is None
    store.keep(tmp_path, content, digest)
    assert store.kept(tmp_path, digest) == content


def test_bytes_that_are_not_what_they_were_are_not_given_back(tmp_path: Path) -> None:
    digest = sha256(b"644").hexdigest()
    store.keep(tmp_path, b"644", digest)
    (place,) = (each for each in (tmp_path / store.STORE).rglob("*") if each.is_file())
    place.write_bytes(b"651")
    assert store.kept(tmp_path, digest) is None
