"""Of many packets only those that changed are made, several at once; whoever is stopped leaves whole ones."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from briefgen.cli import main
from briefgen.pipeline import packets, workers
from briefgen.pipeline.packets import BuiltAreas, Outcome, Wanted, build_areas
from briefgen.pipeline.workers import Result
from briefgen.settings import Settings
from tests.areas.scene import PACKET, figures, files, folder, three, words, workbook

ALL = Settings(areas=("all",))
DISTRICTS = tuple(f"{number}区" for number in "一二三四五六七八九十")


@cache  # the library that writes them puts the time in: two that are made alike differ
def ten(**gdp: object) -> bytes:
    """Ten areas, each with ten more than the one before; `gdp` replaces some, by their numbers: _3=150."""
    values = {at: 10 * at for at in range(1, 11)} | {int(name[1:]): value for name, value in gdp.items()}
    return workbook(
        [row for at, area in enumerate(DISTRICTS, 1) for row in figures(area, gdp=values[at], firms=3)], quotes=()
    )


@pytest.fixture
def packet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return folder(tmp_path, workbook(three()))


def built(place: Path, wanted: Wanted | None = None) -> dict[str, Outcome]:
    return {each.area: each for each in build_areas(place, ALL, wanted or Wanted()).outcomes}


def why(outcomes: dict[str, Outcome]) -> dict[str, tuple[str, ...]]:
    return {area: each.why for area, each in outcomes.items()}


# --- only what changed ------------------------------------------------------------------------------------------


def test_a_second_build_makes_nothing(packet: Path) -> None:
    assert set(why(built(packet)).values()) == {("first",)}
    before = {path: path.stat().st_mtime_ns for path in (packet / "out").rglob("*")}
    again = built(packet)
    assert all(each.stands for each in again.values())
    assert all(each.edition and len(each.outputs) == 2 for each in again.values())
    assert {path: path.stat().st_mtime_ns for path in (packet / "out").rglob("*")} == before


def test_a_changed_cell_makes_the_packet_of_its_area_again_and_no_other(packet: Path) -> None:
    built(packet)
    (packet / "w.xlsx").write_bytes(workbook(three({"乙区": 210})))
    again = built(packet)
    assert why(again)["乙区"] == ("figures",)
    assert {area for area, each in again.items() if not each.stands and not each.is_kept} == {"乙区"}
    assert "乙区地区生产总值210亿元。" in words(again["乙区"].outputs[0])


def test_a_packet_whose_place_among_the_others_changed_is_made_again(packet: Path) -> None:
    built(packet)
    (packet / "w.xlsx").write_bytes(workbook(three({"甲区": 900})))
    again = built(packet)
    assert why(again)["甲区"] == ("figures",)
    assert why(again)["丙区"] == ("others",)
    assert "丙区地区生产总值300亿元。" in words(again["丙区"].outputs[0])
    assert "甲区地区生产总值900亿元，居第一。" in words(again["甲区"].outputs[0])


def test_a_packet_that_would_say_the_same_keeps_its_files(packet: Path) -> None:
    before = built(packet)
    files_before = files(packet / "out")
    (packet / "w.xlsx").write_bytes(workbook(three(), quotes=(("main", "王五", "说，丁区好。", "丁区"),)))
    again = built(packet)
    assert why(again) == dict.fromkeys(before, ("words",))
    kept = {area: each.is_kept for area, each in again.items()}
    assert kept == {"甲区": False, "乙区": False, "丙区": True}
    assert {name: content for name, content in files(packet / "out").items() if name.startswith("丙区")} == {
        name: content for name, content in files_before.items() if name.startswith("丙区")
    }
    assert all(each.stands for each in built(packet).values())


def test_a_packet_that_asks_nothing_of_others_does_not_depend_on_them(packet: Path) -> None:
    place = packet / "templates/own/packet.md"
    place.write_text("# 概况 {.section}\n\n地区生产总值{{ 地区生产总值 }}。\n", encoding="utf-8")
    built(packet)
    (packet / "w.xlsx").write_bytes(workbook(three({"甲区": 900})))
    assert why(built(packet)) == {"甲区": ("figures",), "乙区": (), "丙区": ()}


def test_a_packet_that_prints_a_figure_of_another_area_follows_it(packet: Path) -> None:
    place = packet / "templates/own/packet.md"
    place.write_text('# 概况 {.section}\n\n甲区{{ figure("gdp", area="甲区") }}。\n', encoding="utf-8")
    built(packet)
    (packet / "w.xlsx").write_bytes(workbook(three({"乙区": 900})))
    assert why(built(packet)) == {"甲区": (), "乙区": ("figures",), "丙区": ()}
    (packet / "w.xlsx").write_bytes(workbook(three({"乙区": 900, "甲区": 7})))
    assert why(built(packet)) == {"甲区": ("figures",), "乙区": ("others",), "丙区": ("others",)}
    assert "甲区7亿元。" in words(packet / "out/丙区/丙区2024年简报.docx")


@pytest.mark.parametrize("change", ["template", "words", "files", "surroundings"])
def test_each_packet_says_why_it_is_made_again(packet: Path, change: str) -> None:
    built(packet)
    wanted = Wanted()
    match change:
        case "template":
            place = packet / "templates/own/packet.md"
            place.write_text(place.read_text(encoding="utf-8") + "\n好。\n", encoding="utf-8")
        case "words":
            (packet / "w.xlsx").write_bytes(workbook(three(), lead="{地区}向上。"))
        case "files":
            for path in (packet / "out").rglob("*.pdf"):
                path.unlink()
        case _:
            wanted = replace(wanted, asked="--margins")
    assert set(why(built(packet, wanted)).values()) == {(change,)}
    assert sorted(files(packet / "out")) == sorted(
        f"{area}/{name}"
        for area in ("甲区", "乙区", "丙区")
        for name in (f"{area}2024年简报.docx", f"{area}2024年简报.pdf", "record.json")
    )


def test_an_incremental_build_gives_what_a_build_from_nothing_gives(packet: Path, tmp_path: Path) -> None:
    """A packet that kept its files tells in its record of the workbook that it was made from; all that it prints is
    what it would print now."""
    built(packet)
    changed = workbook(three({"乙区": 400, "丙区": 90}))
    (packet / "w.xlsx").write_bytes(changed)
    kept = {area for area, each in built(packet).items() if each.is_kept}
    afresh = folder(tmp_path / "afresh", changed)
    built(afresh)
    mine, other = files(packet / "out"), files(afresh / "out")
    assert kept == {"甲区"}
    assert {name for name in mine if mine[name] != other[name]} <= {name for name in mine if name.startswith("甲区")}
    assert _printed(mine["甲区/record.json"]) == _printed(other["甲区/record.json"])
    assert words(packet / "out/甲区/甲区2024年简报.docx") == words(afresh / "out/甲区/甲区2024年简报.docx")


def _printed(record: bytes) -> object:
    found = json.loads(record)
    return found["edition"], found["figures"], found["claims"]


# --- several at once --------------------------------------------------------------------------------------------


def test_processes_make_the_same_bytes_as_one_does(
    packet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (packet / "w.xlsx").write_bytes(ten())
    monkeypatch.setattr(packets, "processes", lambda: 2)
    together = built(packet)
    monkeypatch.setattr(packets, "processes", lambda: 1)
    alone = folder(tmp_path / "alone", ten())
    built(alone)
    assert len(together) == 10
    assert files(packet / "out") == files(alone / "out")


def test_any_executor_can_make_them(packet: Path) -> None:
    with ProcessPoolExecutor(1) as executor:
        outcomes = built(packet, Wanted(executor=executor))
    assert not any(each.failed for each in outcomes.values())
    assert "乙区地区生产总值200亿元。" in words(outcomes["乙区"].outputs[0])


def test_a_cluster_makes_the_same_bytes(packet: Path, tmp_path: Path) -> None:
    """A real scheduler and two real workers, each a process that was started from nothing."""
    from distributed import LocalCluster

    (packet / "w.xlsx").write_bytes(ten())
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, protocol="tcp://") as cluster:  # type: ignore[no-untyped-call]  # it carries no types
        assert main(["build", "--area", "all", "--cluster", cluster.scheduler_address]) == 0
    alone = folder(tmp_path / "alone", ten())
    built(alone)
    assert files(packet / "out") == files(alone / "out")


def test_an_address_where_no_cluster_answers_is_told(
    packet: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefgen.pipeline import clusters

    monkeypatch.setattr(clusters, "PATIENCE", "0.2s")
    assert main(["build", "--area", "all", "--cluster", "tcp://127.0.0.1:9"]) == 2
    assert "tcp://127.0.0.1:9 没有 Dask 调度程序应答" in capsys.readouterr().err
    assert not (packet / "out").exists()


def _dying(task: workers.Task, areas: tuple[str, ...]) -> tuple[Result, ...]:
    if "三区" in areas:
        os.kill(os.getpid(), signal.SIGKILL)
    return workers.make(task, areas)


def test_a_process_that_dies_takes_no_other_packet_with_it(packet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (packet / "w.xlsx").write_bytes(ten())
    monkeypatch.setattr(packets, "processes", lambda: 2)
    monkeypatch.setattr(packets, "make", _dying)
    outcomes = built(packet)
    failed = {area: [found.code for found in each.diagnostics] for area, each in outcomes.items() if each.failed}
    assert failed["三区"] == ["O521"]
    assert list(failed) == ["三区"]
    monkeypatch.undo()
    monkeypatch.chdir(packet)
    assert not any(each.failed for each in built(packet).values())


def test_progress_hears_each_packet_once(packet: Path) -> None:
    heard: list[tuple[int, str]] = []
    built(packet, Wanted(progress=lambda total, outcome: heard.append((total, outcome.area))))
    assert sorted(heard) == sorted([(3, "甲区"), (3, "乙区"), (3, "丙区")])


# --- stopped on the way -----------------------------------------------------------------------------------------


def _stopped(place: Path, sign: signal.Signals, after: Callable[[], bool]) -> int:
    """Start a build, stop it when something has happened, and give how it ended."""
    words_ = [sys.executable, "-m", "briefgen", "build", "--area", "all", "--no-progress"]
    with subprocess.Popen(words_, cwd=place, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as running:
        while running.poll() is None and not after():
            time.sleep(0.005)
        running.send_signal(sign)
        running.communicate()
        return running.returncode


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGKILL])
def test_a_build_that_is_stopped_leaves_whole_packets_and_the_next_goes_on(
    packet: Path, tmp_path: Path, sign: signal.Signals, capsys: pytest.CaptureFixture[str]
) -> None:
    (packet / "w.xlsx").write_bytes(ten())
    notes = packet / ".briefgen/packets"
    status = _stopped(packet, sign, lambda: notes.is_dir() and len(list(notes.glob("*.json"))) >= 2)
    assert status in (130, -signal.SIGKILL)
    capsys.readouterr()
    assert main(["build", "--area", "all", "--output-format", "json"]) == 0
    done = json.loads(capsys.readouterr().out)["packets"]
    assert 2 <= sum(not each["why"] for each in done) < 10
    afresh = folder(tmp_path / "afresh", ten())
    built(afresh)
    assert files(packet / "out") == files(afresh / "out")


def test_editions_of_every_area_are_in_the_ledger(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outcomes = built(packet)
    assert main(["history", "--output-format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {each["edition"] for each in told["editions"]} == {each.edition for each in outcomes.values()}


def test_a_template_with_many_packets_is_the_shipped_one(packet: Path) -> None:
    """The template that goes with a workbook of areas makes whole packets of it."""
    made: BuiltAreas = build_areas(packet, Settings(areas=("all",), template="districts"), Wanted())
    assert [each.diagnostics for each in made.outcomes] == [(), (), ()]
    assert PACKET
