"""Fixtures that many rooms share, and the switch that refreshes goldens."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from briefgen.pipeline.starting import init
from tests.samples import ROOT

# The same examples on every run and no clock; `--hypothesis-profile=explore` looks for new ones.
settings.register_profile("usual", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=2000)
settings.load_profile("usual")

Run = Callable[..., "subprocess.CompletedProcess[str]"]

settings.register_profile("unhurried", deadline=None)  # a busy machine is no mistake
settings.load_profile("unhurried")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="take what is made now as the golden files")


@pytest.fixture(scope="session", autouse=True)
def cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What tests keep never meets what the person at this machine keeps, nor its faces what tests are set in."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))
    os.environ["BRIEFGEN_FACES"] = ""


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the shipped packet, plain and edited by hand: `docx/` as LibreOffice has saved it again, `pdf/` as
    LibreOffice has printed it. Made once, whichever process asks first: it takes several seconds."""
    from tests.office import converted, once
    from tests.readers.hands import edited_by_hand
    from tests.readers.making import word_file

    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "office"
    with once(folder) as is_first:
        if is_first:
            files = {"plain": word_file(), "edited": edited_by_hand()}
            converted(folder, "docx", **files)
            converted(folder, "pdf", **files)
    if not (folder / "pdf").is_dir():
        pytest.skip("LibreOffice is not installed: nothing saves or prints the Word file")
    return folder


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--accept"))


@pytest.fixture
def packet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a working packet in it, which is the working folder too."""
    folder = tmp_path / "一个 文件夹"
    folder.mkdir()
    init(folder)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("BRIEFGEN_LANGUAGE", "zh")
    return folder


@pytest.fixture
def run() -> Run:
    """Run the command as a process of its own: run(folder, "build", env={"TZ": "Asia/Tokyo"})."""

    def command(folder: Path, *words: str, env: dict[str, str] | None = None) -> "subprocess.CompletedProcess[str]":
        surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "BRIEFGEN_LANGUAGE": "zh", **(env or {})}
        return subprocess.run(
            [sys.executable, "-m", "briefgen", *words],
            cwd=folder,
            env=surroundings,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return command
