"""`briefgen doctor` tells what a machine has and has not, in both languages, and never fails."""

import json
import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.cli import main
from briefgen.faces import resolving
from briefgen.faces.faces import SHIPPED
from briefgen.version import __version__
from tests.delivery.serving import Authority, Manner, serving
from tests.faces.making import RESTRICTED, drawn_face, put

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="the programs of this test are shell scripts")


def program(folder: Path, name: str, script: str) -> None:
    folder.mkdir(exist_ok=True)
    put(folder, name, f"#!/bin/sh\n{script}\n".encode()).chmod(0o755)


def doctor(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What it says; it always ends well."""
    assert main(["doctor", *words]) == 0
    told = capsys.readouterr()
    assert "Traceback" not in told.err
    return told.out + told.err


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with nothing on its path; the folder `bin` is where it would be."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("BRIEFGEN_FACES", str(tmp_path / "faces"))
    monkeypatch.setattr("briefgen.pipeline.machine.OFFICE_PLACES", ())
    (tmp_path / "faces").mkdir()
    return tmp_path


def test_a_machine_with_nothing_is_told_what_is_missing_and_what_that_means(
    bare: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bare.is_dir()
    chinese, english = doctor(capsys, "--language", "zh"), doctor(capsys, "--language", "en")
    for words in (
        "fangsong    本机没有，用 Noto Serif SC 代替",
        "没有 CUPS",
        "LibreOffice   没有",
        "fontconfig    没有",
    ):
        assert words in chinese
    for words in ("Noto Serif SC stands in", "no CUPS", "LibreOffice   none", "fontconfig    none"):
        assert words in english
    assert f"briefgen {__version__}  Python {sys.version.split()[0]}" in english
    assert chinese.count("随带") == english.count("shipped") == len(SHIPPED)


@posix_only
def test_programs_are_told_with_their_versions_and_the_default_printer(
    bare: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program(bare / "bin", "soffice", "echo 'LibreOffice 24.8.1.2 build'")
    program(bare / "bin", "fc-list", "echo 'fontconfig version 2.15.0' >&2")
    program(bare / "bin", "lp", "exit 0")
    program(bare / "bin", "lpstat", "echo 'system default destination: 文印室'")
    told = doctor(capsys, "--language", "zh")
    assert f"24.8.1.2  {bare}/bin/soffice" in told
    assert f"2.15.0  {bare}/bin/fc-list" in told
    assert f"{bare}/bin/lp，默认打印机 文印室" in told


@posix_only
def test_programs_that_fail_or_say_nothing_are_only_named(bare: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program(bare / "bin", "libreoffice", "exit 3")
    program(bare / "bin", "lp", "exit 1")
    told = doctor(capsys, "--language", "zh")
    assert f"LibreOffice   {bare}/bin/libreoffice\n" in told
    assert "没有默认打印机" in told


@posix_only
def test_a_program_that_hangs_is_not_waited_for(
    bare: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.pipeline.machine.PATIENCE", 0.2)
    program(bare / "bin", "soffice", "exec /bin/sleep 60")
    assert f"LibreOffice   {bare}/bin/soffice\n" in doctor(capsys)


def test_a_face_of_the_machine_is_told_with_its_file(bare: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = put(bare / "faces", "simfang.ttf", drawn_face("仿宋"))
    assert f"本机  {path}" in doctor(capsys, "--language", "zh")


def test_a_face_that_forbids_embedding_is_a_finding_that_is_only_shown(
    bare: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(bare / "faces", "simfang.ttf", drawn_face("仿宋", permission=RESTRICTED))
    told = doctor(capsys, "--language", "zh")
    assert "[F904]" in told
    assert "用 Noto Serif SC 代替" in told


def test_a_shipped_face_that_is_damaged_is_told(
    bare: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = put(bare, "half.ttf", SHIPPED[2].path.read_bytes()[:5000])
    monkeypatch.setattr(resolving, "SHIPPED", (*SHIPPED[:2], replace(SHIPPED[2], path=broken), *SHIPPED[3:]))
    assert f"文件已损坏  {broken}" in doctor(capsys, "--language", "zh")


def test_a_cache_that_cannot_be_written_is_told(
    bare: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform != "linux":
        pytest.skip("the folder of the cache is named otherwise")
    monkeypatch.setenv("XDG_CACHE_HOME", str(put(bare, "no folder", b"")))
    assert "不能写" in doctor(capsys, "--language", "zh")


def test_the_mail_server_of_the_settings_is_asked_what_it_offers_and_nobody_logs_in(
    bare: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = Authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    monkeypatch.chdir(bare)
    assert "没有写 [mail]" in doctor(capsys, "--language", "zh")
    with serving(Manner(), authority.context(), auth=True) as (_, port):
        settings = f'[mail]\nserver = "localhost"\nport = {port}\nuser = "office"\n'
        (bare / "briefgen.toml").write_text(settings, encoding="utf-8")
        told = doctor(capsys, "--language", "en")
        assert re.search(r"mail +localhost:\d+, user office  TLSv1\.\d, AUTH LOGIN PLAIN, SIZE \d+, SMTPUTF8\n", told)
    told = doctor(capsys, "--language", "zh")
    assert "用户 office  不能用" in told
    assert "[D820]" in told


def test_as_json_it_is_one_object_with_null_for_what_is_not_there(
    bare: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(bare / "faces", "simfang.ttf", drawn_face("仿宋"))
    told = json.loads(doctor(capsys, "--output-format", "json"))
    assert told["version"] == __version__
    assert (told["office"], told["fontconfig"], told["printing"]) == (None, None, None)
    assert {each["name"]: each["source"] for each in told["faces"]}["fangsong"] == "machine"
    assert told["mail"] is None
    assert set(told["speech"]) == {"language", "files", "terminal"}
    assert told["cache"]["writable"] is True
    assert told["diagnostics"] == []
