"""A build may be killed at any moment: what stands is whole, or the next build makes it so."""

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from briefgen.cli import main
from briefgen.errors import CannotRun
from briefgen.pipeline import locking, moving
from briefgen.pipeline.outputs import deliver_to
from briefgen.pipeline.starting import init
from tests.editions.scene import ROOT

KILLS = 50
KILLING = """
import json, os, random, signal, sys, time
from hashlib import sha256
from pathlib import Path
from briefgen.cli import main

states = [Path(each).read_bytes() for each in sys.argv[2:4]]
dice, workbook = random.Random(19490501), Path("data/jiangan-2024.xlsx")

def build():
    sys.stdout = sys.stderr = open(os.devnull, "w")
    os._exit(main(["build", "--rebuild"]))

def digests():
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in Path("out").glob("[!.]*")}

def begun(state):
    workbook.write_bytes(states[state])
    return os.fork() or build()

main(["build", "--to", "text", "--output", "warm"])
whole, took = [], 0.0
for state in (0, 1):
    began = time.monotonic()
    os.waitpid(begun(state), 0)
    took = time.monotonic() - began
    whole.append(digests())
killed = []
for number in range(int(sys.argv[1])):
    child = begun(number % 2)
    time.sleep(took * dice.uniform(0 if number % 3 else 0.7, 1.05))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    killed.append([digests(), Path(".briefgen/moving.json").is_file()])
print(json.dumps({"whole": whole, "killed": killed}))
"""


def changed(folder: Path) -> Path:
    """A copy of the workbook of a packet in which one cell says something else."""
    import openpyxl

    book = openpyxl.load_workbook(folder / "data/jiangan-2024.xlsx")
    book["指标"]["F19"] = 77
    book.save(folder / "changed.xlsx")
    return folder / "changed.xlsx"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork: a build a kill would take minutes")
def test_fifty_builds_killed_at_random_leave_whole_editions_and_one_clean_build_mends_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("killed", "clean"):
        init(tmp_path / name)
    folder = tmp_path / "killed"
    original = tmp_path / "original.xlsx"
    original.write_bytes((folder / "data/jiangan-2024.xlsx").read_bytes())
    words = [sys.executable, "-c", KILLING, str(KILLS), str(original), str(changed(folder))]
    run = subprocess.run(words, cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True)
    told = json.loads(run.stdout.splitlines()[-1])
    whole = told["whole"]
    assert whole[0] != whole[1]
    for found, has_journal in told["killed"]:
        assert all(digest in (each[name] for each in whole) for name, digest in found.items())
        assert has_journal or found in whole
    monkeypatch.setenv("BRIEFGEN_LANGUAGE", "en")
    for name in ("killed", "clean"):
        (tmp_path / name / "data/jiangan-2024.xlsx").write_bytes(original.read_bytes())
        monkeypatch.chdir(tmp_path / name)
        assert main(["build"]) == 0
    assert everything_in(folder / "out") == everything_in(tmp_path / "clean/out")
    assert not list(folder.rglob(".briefgen-*"))
    monkeypatch.chdir(folder)
    assert main(["history"]) == 0
    assert "U604" not in capsys.readouterr().err


def everything_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


# --- between two moves --------------------------------------------------------------------------------------------

OLD = {"简报.docx": b"old words", "简报.pdf": b"old pages", "record.json": b"{}"}
NEW = {"简报.docx": b"new words", "简报.pdf": b"new pages", "record.json": b"{ }"}


def moved_and_killed(home: Path, monkeypatch: pytest.MonkeyPatch, moves: int) -> None:
    """Deliver NEW over OLD and stop as a killed program does: nothing is put right behind it."""
    deliver_to(home / "out", OLD, home)
    child = os.fork()
    if not child:
        done = iter(range(moves + 1))  # the note of the moves is moved into place, too
        real = os.replace
        monkeypatch.setattr(
            os, "replace", lambda *places: real(*places) if next(done, None) is not None else os._exit(9)
        )
        deliver_to(home / "out", NEW, home)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


@pytest.mark.parametrize("moves", [0, 1, 2])
def test_what_a_killed_program_left_undone_is_done_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    moved_and_killed(tmp_path, monkeypatch, moves)
    delivered = deliver_to(tmp_path / "other", {"a.txt": b"a"}, tmp_path)
    assert delivered.diagnostics == ()
    assert everything_in(tmp_path / "out") == NEW
    assert deliver_to(tmp_path / "out", OLD, tmp_path).diagnostics == ()


def test_what_somebody_edited_since_makes_way_and_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moved_and_killed(tmp_path, monkeypatch, 1)
    (tmp_path / "out/简报.pdf").write_bytes(b"edited pages")
    deliver_to(tmp_path / "other", {"a.txt": b"a"}, tmp_path)
    assert everything_in(tmp_path / "out") == NEW | {"简报（原有1）.pdf": b"edited pages"}


@pytest.mark.parametrize("journal", [b"", b"[[", b'{"a": 1}', b"[1]", b'[["a", "b", "c"]]'])
def test_a_note_that_says_nothing_is_forgotten(tmp_path: Path, journal: bytes) -> None:
    (tmp_path / moving.JOURNAL).parent.mkdir()
    (tmp_path / moving.JOURNAL).write_bytes(journal)
    deliver_to(tmp_path / "out", NEW, tmp_path)
    assert everything_in(tmp_path / "out") == NEW
    assert not (tmp_path / moving.JOURNAL).exists()


def test_files_that_wait_and_are_not_as_they_were_noted_are_not_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved_and_killed(tmp_path, monkeypatch, 1)
    for waiting in (tmp_path / "out").glob(".briefgen-*"):
        waiting.write_bytes(waiting.read_bytes()[:4])
    deliver_to(tmp_path / "other", {"a.txt": b"a"}, tmp_path)
    assert (tmp_path / "out/简报.pdf").read_bytes() == b"old pages"


# --- two at once --------------------------------------------------------------------------------------------------

HOLDING = """
import sys
from pathlib import Path
from briefgen.pipeline.locking import alone
with alone(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_who_waits_in_vain_learns_who_holds_the_folder_and_a_dead_holder_holds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "PATIENCE", 0.2)
    words = [sys.executable, "-c", HOLDING, str(tmp_path)]
    with subprocess.Popen(words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(CannotRun) as refused:
            deliver_to(tmp_path / "out", NEW, tmp_path)
        assert refused.value.diagnostics[0].code == "O511"
        assert dict(refused.value.diagnostics[0].arguments)["process"] == str(holder.pid)
        assert not (tmp_path / "out").exists()
        holder.kill()
    deliver_to(tmp_path / "out", NEW, tmp_path)
    assert everything_in(tmp_path / "out") == NEW


def test_a_folder_that_takes_no_lock_is_written_all_the_same(tmp_path: Path) -> None:
    (tmp_path / ".briefgen").write_bytes(b"a file where a folder should be")
    deliver_to(tmp_path / "out", NEW, tmp_path)
    assert everything_in(tmp_path / "out") == NEW


def test_four_builds_at_once_leave_the_files_of_one(tmp_path: Path) -> None:
    init(tmp_path)
    words = [sys.executable, "-m", "briefgen", "build", "--rebuild", "--to", "text,docx"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    builds = [
        subprocess.Popen([*words, *extra], cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True)
        for extra in ((), ("--duplex",), (), ("--duplex",))
    ]
    told = [each.communicate()[1] for each in builds]
    assert [each.returncode for each in builds] == [0, 0, 0, 0], told
    record = json.loads((tmp_path / "out/record.json").read_text(encoding="utf-8"))
    for each in record["outputs"]:
        assert sha256((tmp_path / "out" / each["path"]).read_bytes()).hexdigest() == each["sha256"]
