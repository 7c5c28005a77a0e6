"""Whoever saves a file sees at once what that did, whatever the program that saves does to the file meanwhile."""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO

import openpyxl
import pytest

from briefgen.commands.following import as_json, as_line, follow
from briefgen.commands.voicing import Voice
from briefgen.pipeline import Checked, check
from briefgen.pipeline.watched import directories, files_of, is_temporary
from briefgen.pipeline.watching import MOST_LOOKS, RETRY, Asked, Named, Outcome, Round, Watch
from briefgen.rounds import cells_of, changed_cells
from briefgen.settings import Settings
from tests.samples import ROOT, codes, dataset, indicator

WORKBOOK = Path("data/jiangan-2024.xlsx")
TEMPLATE = Path("templates/jiangan/honours.md")
WHOLE = Settings(to=("text",))
LIMIT = 120
"""Seconds for a busy machine; a usual one needs two."""
Deed = Callable[[], "tuple[Path, ...] | None"]


SMALL = """# 摘要

地区生产总值{{ 地区生产总值 | status }}{{ 地区生产总值 | claim }}。
固定资产投资{{ 固定资产投资 }}。
高新技术产业产值{{ 高新技术产业产值 }}。
院士（专家）工作站总数居{% claim figure("院士（专家）工作站总数") is rank(1) %}中心城区第一{% otherwise %}中心城区{{
figure("院士（专家）工作站总数").rank }}{% endclaim %}。

{% include "honours.md" %}
"""


@pytest.fixture(scope="module")
def small_workbook(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    book = openpyxl.load_workbook(ROOT / WORKBOOK)
    for name in ("译名", "说明"):
        del book[name]
    path = tmp_path_factory.mktemp("small") / "book.xlsx"
    book.save(path)
    return path.read_bytes()


@pytest.fixture
def small(packet: Path, small_workbook: bytes) -> Path:
    """The packet with a page of text: what is watched does not depend on its length, and most tests build it thrice."""
    WORKBOOK.write_bytes(small_workbook)
    for path in TEMPLATE.parent.glob("*.md"):
        if path.name != TEMPLATE.name:
            path.unlink()
    TEMPLATE.with_name("packet.md").write_text(SMALL, encoding="utf-8")
    return packet


def setting(cell: str, value: str | float) -> bytes:
    """The workbook with one cell changed."""
    book = openpyxl.load_workbook(WORKBOOK)
    book["指标"][cell] = value
    book.save("data/whole.xlsx")
    content = Path("data/whole.xlsx").read_bytes()
    Path("data/whole.xlsx").unlink()
    return content


def saved(cell: str, value: str | float) -> Deed:
    """Save as Excel does: a new file beside the old one, which is renamed, replaced and deleted."""

    def save() -> tuple[Path, ...]:
        beside, old = WORKBOOK.with_name("5F3A1C00"), WORKBOOK.with_name("7B2D.tmp")
        beside.write_bytes(setting(cell, value))
        WORKBOOK.rename(old)
        beside.rename(WORKBOOK)
        old.unlink()
        return beside, old, WORKBOOK

    return save


def wrote(path: Path, content: bytes) -> Deed:
    def write() -> tuple[Path, ...]:
        path.write_bytes(content)
        return (path,)

    return write


def appended(words: str) -> Deed:
    return lambda: wrote(TEMPLATE, TEMPLATE.read_bytes() + words.encode())()


def watched(*deeds: Deed, pause: Callable[[float], None] = lambda _: None, settings: Settings = WHOLE) -> list[Round]:
    """The rounds of a packet to which this is done, each deed when nothing of the one before is left to do.

    A deed gives the paths that its event names; None where the file system tells nobody.
    """
    left = iter(deeds)

    def listening(_: Sequence[Path], __: bool) -> Iterator[Named]:
        yield frozenset()
        for deed in left:
            yield frozenset(deed() or ())

    return list(Watch(Asked(Path(), settings), listening, pause=pause).rounds())


def outcomes(rounds: Sequence[Round]) -> list[str]:
    return [each.outcome.value for each in rounds]


def cells(made: Round) -> list[tuple[str, str, str]]:
    assert made.difference is not None
    return [(str(each.where), each.old, each.new) for each in made.difference.cells]


def written() -> str:
    return Path("out/江岸区2024年发展简报.txt").read_text(encoding="utf-8")


# --- rounds -------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("small")
def test_the_packet_is_made_at_once_and_again_when_the_workbook_is_saved() -> None:
    first, second = watched(saved("F19", 651.2))
    assert (first.outcome, first.difference) == (Outcome.WRITTEN, None)
    assert cells(second) == [("指标!F19", "644亿元", "651.2亿元")]
    assert second.edition != first.edition
    assert "651.2亿元" in written()


@pytest.mark.usefixtures("small")
def test_the_round_counts_the_sentences_that_read_otherwise() -> None:
    _, made = watched(saved("F19", 651.2))
    assert made.difference is not None
    assert (made.difference.sentences, made.difference.flips) == (1, ())


@pytest.mark.usefixtures("small")
def test_a_claim_that_no_longer_holds_is_told_with_the_words_that_stand_instead() -> None:
    _, made = watched(saved("L21", 2))
    assert made.difference is not None
    (flip,) = made.difference.flips
    assert (flip.old, flip.new) == ("中心城区第一", "")
    assert "中心城区第二" in flip.instead
    assert flip.instead in as_line(made, "zh")


@pytest.mark.usefixtures("small")
def test_a_claim_of_a_new_number_has_not_flipped() -> None:
    _, made = watched(saved("F2", 1690))
    assert made.difference is not None
    assert "突破1690亿元" in written()
    assert made.difference.flips == ()


@pytest.mark.usefixtures("small")
def test_a_row_that_only_moved_is_no_changed_cell() -> None:
    book = openpyxl.load_workbook(WORKBOOK)
    book["指标"].insert_rows(10)
    book.save("data/moved.xlsx")
    content = Path("data/moved.xlsx").read_bytes()
    _, made = watched(wrote(WORKBOOK, content))
    assert cells(made) == []


def test_rows_in_another_order_are_no_changed_cells() -> None:
    one, other = indicator("甲", "1"), indicator("乙", "2")
    before, after = cells_of(dataset(one, other)), cells_of(dataset(other, one))
    assert changed_cells(before, after) == ()
    assert changed_cells(before, cells_of(dataset(one)))


@pytest.mark.usefixtures("small")
def test_a_bound_that_changes_is_a_changed_cell() -> None:
    _, made = watched(saved("G8", "超"))
    assert cells(made) == [("指标!F8", "450亿元左右", "超450亿元")]


@pytest.mark.usefixtures("small")
def test_a_save_that_changes_nothing_printed_writes_nothing() -> None:
    stamps: list[int] = []

    def look() -> tuple[Path, ...] | None:
        stamps.append(Path("out/record.json").stat().st_mtime_ns)
        return wrote(WORKBOOK, setting("V9", "只给自己看"))()

    first, second = watched(look)
    assert (second.outcome, second.edition) == (Outcome.SAME, first.edition)
    assert Path("out/record.json").stat().st_mtime_ns == stamps[0]


@pytest.mark.usefixtures("small")
def test_files_that_somebody_deleted_are_written_again_on_the_next_save() -> None:
    def delete() -> tuple[Path, ...] | None:
        Path("out/江岸区2024年发展简报.txt").unlink()
        return wrote(WORKBOOK, WORKBOOK.read_bytes())()

    assert outcomes(watched(delete)) == ["written", "written"]
    assert written()


@pytest.mark.usefixtures("small")
def test_a_setting_that_asks_for_other_files_makes_them() -> None:
    settings = Path("briefgen.toml")
    more = settings.read_text(encoding="utf-8").replace('"pdf"', '"text"')
    rounds = watched(wrote(settings, more.encode()), settings=Settings())
    assert outcomes(rounds) == ["written", "written"]
    assert rounds[1].edition == rounds[0].edition
    assert [sorted(path.suffix for path in each.outputs) for each in rounds] == [[".docx", ".pdf"], [".docx", ".txt"]]


# --- mistakes -----------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("small")
def test_a_broken_cell_is_told_and_the_files_stay_until_it_is_mended() -> None:
    first, broken, mended = watched(saved("F19", "12,x"), saved("F19", 644))
    assert (broken.outcome, broken.edition, codes(broken.diagnostics)) == (Outcome.REFUSED, first.edition, ["W140"])
    assert cells(broken) == [("指标!F19", "644亿元", "")]
    assert (mended.outcome, mended.diagnostics, cells(mended)) == (Outcome.SAME, (), [])


@pytest.mark.usefixtures("small")
def test_a_template_with_an_error_is_told_and_the_next_save_is_built() -> None:
    whole = TEMPLATE.read_bytes()
    rounds = watched(appended("\n{{ 地区生产总直 }}\n"), wrote(TEMPLATE, whole), saved("F19", 651.2))
    assert outcomes(rounds) == ["written", "refused", "same", "written"]
    assert codes(rounds[1].diagnostics) == ["T210"]


@pytest.mark.usefixtures("small")
def test_settings_that_cannot_be_read_are_told_and_watched_until_they_can() -> None:
    settings = Path("briefgen.toml")
    whole = settings.read_bytes()
    rounds = watched(wrote(settings, b"workbook = "), wrote(settings, whole))
    assert outcomes(rounds) == ["written", "refused", "same"]
    assert codes(rounds[1].diagnostics) == ["S101"]


@pytest.mark.usefixtures("small")
def test_a_folder_that_takes_no_files_is_told_and_the_next_save_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    def fill() -> tuple[Path, ...]:
        monkeypatch.setattr(os, "fsync", full)
        return saved("F19", 651.2)() or ()

    def empty() -> tuple[Path, ...]:
        monkeypatch.undo()
        os.chdir(home)
        return (WORKBOOK,)

    home = Path.cwd()
    rounds = watched(fill, empty)
    assert [outcomes(rounds), codes(rounds[1].diagnostics)] == [["written", "refused", "written"], ["O502"]]


# --- saves as programs do them ------------------------------------------------------------------------------


class Meanwhile:
    """What another program does while this one waits: each deed in the wait of that number."""

    def __init__(self, **deeds: Deed) -> None:
        self.deeds = {int(name.removeprefix("wait_")): deed for name, deed in deeds.items()}
        self.retries = 0
        self.armed = False

    def arm(self, deed: Deed) -> Deed:
        def armed() -> tuple[Path, ...] | None:
            self.armed = True
            return deed()

        return armed

    def __call__(self, seconds: float) -> None:
        if self.armed and seconds == RETRY:
            self.retries += 1
            if self.retries in self.deeds:
                self.deeds[self.retries]()


@pytest.mark.usefixtures("small")
def test_a_workbook_that_is_half_written_is_waited_for() -> None:
    whole = setting("F19", 651.2)
    pause = Meanwhile(wait_2=wrote(WORKBOOK, whole[:9000]), wait_4=wrote(WORKBOOK, whole))
    rounds = watched(pause.arm(wrote(WORKBOOK, whole[:4000])), pause=pause)
    assert (outcomes(rounds), pause.retries) == (["written", "written"], 4)
    assert rounds[1].diagnostics == ()
    assert "651.2亿元" in written()


@pytest.mark.usefixtures("small")
def test_a_workbook_that_stays_half_written_becomes_a_message() -> None:
    pause = Meanwhile()
    rounds = watched(pause.arm(wrote(WORKBOOK, WORKBOOK.read_bytes()[:4000])), pause=pause)
    assert outcomes(rounds) == ["written", "refused"]
    assert codes(rounds[1].diagnostics)[0] in {"W102", "W104"}
    assert pause.retries == MOST_LOOKS


@pytest.mark.usefixtures("small")
def test_a_file_that_still_grows_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def noting(folder: Path, asked: Settings, *, allow_failing: bool) -> Checked:
        read.append(WORKBOOK.stat().st_size)
        return check(folder, asked, allow_failing=allow_failing)

    monkeypatch.setattr("briefgen.pipeline.watching.check", noting)
    whole = setting("F19", 651.2)
    grown = iter((2000, 5000, 9000, len(whole)))

    def pause(_: float) -> None:
        if len(read) == 1 and (length := next(grown, 0)):
            WORKBOOK.write_bytes(whole[:length])

    rounds = watched(wrote(WORKBOOK, whole[:1000]), pause=pause)
    assert read[1:] == [len(whole)]
    assert outcomes(rounds) == ["written", "written"]


@pytest.mark.usefixtures("small")
def test_a_workbook_that_is_deleted_and_made_again_within_a_save_is_no_mistake() -> None:
    whole = setting("F19", 651.2)
    pause = Meanwhile(wait_3=wrote(WORKBOOK, whole))

    def delete() -> tuple[Path, ...]:
        WORKBOOK.unlink()
        return (WORKBOOK,)

    rounds = watched(pause.arm(delete), pause=pause)
    assert (outcomes(rounds), rounds[1].diagnostics) == (["written", "written"], ())


@pytest.mark.usefixtures("small")
def test_a_workbook_that_is_gone_is_told_and_found_again_when_it_is_back() -> None:
    whole = WORKBOOK.read_bytes()

    def delete() -> tuple[Path, ...]:
        WORKBOOK.unlink()
        return (WORKBOOK,)

    rounds = watched(delete, wrote(WORKBOOK, whole))
    assert [outcomes(rounds), codes(rounds[1].diagnostics)] == [["written", "refused", "same"], ["S105"]]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    "path",
    ["data/~$jiangan-2024.xlsx", "data/.~lock.jiangan-2024.xlsx#", "templates/jiangan/.honours.md.swp", "out/x.docx"],
)
def test_files_that_programs_keep_beside_an_open_one_make_no_round(path: str) -> None:
    Path("out").mkdir()
    assert outcomes(watched(wrote(Path(path), b"who has it open"))) == ["written"]


def test_names_of_temporary_files_are_known_and_others_are_not_taken_for_them() -> None:
    kept = ("~$a.xlsx", ".~lock.a.xlsx#", "~WRL0001.tmp", ".a.md.swp", "a.md~", "3F2A.tmp", ".briefgen-x1")
    assert all(is_temporary(Path("data", each)) for each in kept)
    assert not any(is_temporary(Path("data", each)) for each in ("jiangan-2024.xlsx", "packet.md", "照片.jpg"))


@pytest.mark.usefixtures("small")
def test_events_that_come_late_for_a_save_already_told_are_not_told_again() -> None:
    def late() -> tuple[Path, ...]:
        return (WORKBOOK,)

    assert outcomes(watched(saved("F19", 651.2), late, saved("F19", "12,x"), late)) == ["written", "written", "refused"]


# --- which files, and how they are listened to ----------------------------------------------------------------


@pytest.mark.usefixtures("small")
def test_every_file_that_a_build_reads_is_watched() -> None:
    theme = 'base = "briefing"\nlogo = "logo.png"\n[faces]\nsong = "own.ttf"\n'
    Path("look").mkdir()
    Path("look/theme.toml").write_text(theme, encoding="utf-8")
    settings = Path("briefgen.toml")
    named = 'theme = "look/theme.toml"\nreference = "公文.docx"\n'
    settings.write_text(settings.read_text(encoding="utf-8") + named, encoding="utf-8")
    Path("data/pictures").mkdir()
    Path("data/pictures/江滩.jpg").write_bytes(b"")
    found = {path.as_posix() for path in files_of(Path(), Settings(), ("a/江汉路.jpg",))}
    assert found >= {
        "briefgen.toml",
        WORKBOOK.as_posix(),
        TEMPLATE.as_posix(),
        "templates/jiangan/template.toml",
        "look/theme.toml",
        "look/logo.png",
        "look/own.ttf",
        "公文.docx",
        "data/pictures/江滩.jpg",
        "data/pictures/a/江汉路.jpg",
        "templates/jiangan/a/江汉路.jpg",
    }
    assert {each.name for each in directories(files_of(Path(), Settings()), Path())} >= {"data", "jiangan", "look"}


@pytest.mark.usefixtures("small")
def test_where_no_events_come_the_files_are_polled_and_that_is_told_once() -> None:
    asked: list[bool] = []
    deeds = iter((lambda: None, saved("F19", 651.2), lambda: None, saved("F19", 660), saved("F19", 670)))

    def listening(_: Sequence[Path], polls: bool) -> Iterator[Named]:
        asked.append(polls)
        for deed in deeds:
            deed()
            yield frozenset()

    rounds = list(Watch(Asked(Path(), WHOLE), listening, pause=lambda _: None).rounds())
    assert outcomes(rounds) == ["written"] * 4
    assert [codes(each.diagnostics) for each in rounds] == [[], ["O510"], [], []]
    assert asked == [False, True]


@pytest.mark.usefixtures("small")
def test_a_new_folder_of_pictures_is_listened_to_as_well() -> None:
    heard: list[set[str]] = []
    home = Path("data/pictures")

    def add() -> tuple[Path, ...]:
        home.mkdir()
        return (home,)

    deeds = iter((add, lambda: None))

    def listening(places: Sequence[Path], _: bool) -> Iterator[Named]:
        heard.append({each.name for each in places})
        for deed in deeds:
            yield frozenset(deed() or ())

    list(Watch(Asked(Path(), WHOLE), listening, pause=lambda _: None).rounds())
    assert "pictures" not in heard[0]
    assert "pictures" in heard[1]


# --- how it is told -------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("small")
def test_a_round_is_one_line_in_either_language() -> None:
    first, changed, same, broken = watched(saved("F19", 651.2), saved("V9", "只给自己看"), saved("F19", "12,x"))
    chinese = [as_line(each, "zh") for each in (first, changed, same, broken)]
    assert chinese[0].startswith(f"版本 {first.edition}；")
    assert chinese[1].startswith("改了 1 格（指标!F19 644亿元 → 651.2亿元）；")
    assert "0 处说法翻转" in chinese[1]
    assert "印出的没有变，文件没有重写" in chinese[2]
    assert f"没有写：1 个错误，0 个提醒；文件仍是版本 {changed.edition}" in chinese[3]
    assert "1 cells changed (指标!F19 644亿元 → 651.2亿元)" in as_line(changed, "en")
    assert "no file was written" in as_line(same, "en")
    assert not any("\n" in each for each in chinese)


@pytest.mark.usefixtures("small")
def test_many_changed_cells_are_counted_and_the_first_few_shown() -> None:
    _, made = watched(saved("F19", 651.2))
    assert made.difference is not None
    many = replace(made, difference=replace(made.difference, cells=made.difference.cells * 12))
    assert "改了 12 格" in as_line(many, "zh")
    assert as_line(many, "zh").count("651.2亿元") == 3


@pytest.mark.usefixtures("small")
def test_a_script_gets_cells_sentences_and_claims_of_a_round() -> None:
    first, made = watched(saved("L21", 2))
    assert as_json(first)["difference"] is None
    told = json.loads(json.dumps(as_json(made)))
    assert told["round"] == "written"
    assert told["difference"]["cells"] == [{"cell": "指标!L21", "old": "1", "new": "2"}]
    assert told["difference"]["claims"][0]["old"] == "中心城区第一"


@pytest.mark.usefixtures("small")
def test_ctrl_c_while_a_file_is_written_leaves_the_last_packet_whole(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before: dict[str, bytes] = {}

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    def listening(_: Sequence[Path], __: bool) -> Iterator[Named]:
        before.update({path.name: path.read_bytes() for path in Path("out").iterdir()})
        monkeypatch.setattr(os, "fsync", interrupt)
        yield frozenset(saved("F19", 651.2)() or ())

    monkeypatch.setattr("briefgen.commands.following.heard", listening)
    assert follow(WHOLE, Voice(), allow_failing=False, poll=False) == 0
    assert {path.name: path.read_bytes() for path in Path("out").iterdir()} == before
    assert "结束；文件是版本" in capsys.readouterr().err


# --- the real command -------------------------------------------------------------------------------------------


def lines_of(process: "subprocess.Popen[str]") -> "queue.Queue[str]":
    lines: queue.Queue[str] = queue.Queue()
    assert process.stdout is not None
    threading.Thread(target=pass_on, args=(process.stdout, lines), daemon=True).start()
    return lines


def pass_on(stream: IO[str], lines: "queue.Queue[str]") -> None:
    for each in stream:
        lines.put(each)


@pytest.mark.skipif(sys.platform == "win32", reason="a process there gets no SIGINT of its own")
@pytest.mark.parametrize("switch", [(), ("--poll",)])
def test_the_command_hears_a_save_by_renaming_and_ends_on_ctrl_c(packet: Path, switch: tuple[str, ...]) -> None:
    words = [sys.executable, "-m", "briefgen", "watch", "--to", "text", *switch]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(words, cwd=packet, env=surroundings, text=True, encoding="utf-8", **pipes) as process:  # type: ignore[call-overload]
        try:
            lines = lines_of(process)
            assert "版本" in lines.get(timeout=LIMIT)
            saved("F19", 651.2)()
            assert "改了 1 格（指标!F19 644亿元 → 651.2亿元）" in lines.get(timeout=LIMIT)
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=LIMIT) == 0
        finally:
            process.kill()
    assert "651.2亿元" in written()
    assert not [path for path in (packet / "out").iterdir() if path.name.startswith(".")]
