"""Fixtures of the tests of delivery: certificates that only they know, a packet that was built, printers."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.cli import main
from briefgen.pipeline.starting import init
from tests.delivery.cups import Printers, printing
from tests.delivery.serving import Authority


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def authority(certificates: Authority, monkeypatch: pytest.MonkeyPatch) -> Authority:
    """An authority that this test trusts, and programs that it starts."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates.file))
    monkeypatch.delenv("BRIEFGEN_SMTP_PASSWORD", raising=False)
    return certificates


MEMORY = Path("/dev/shm")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where the system has one: a busy disk takes 50 ms for each note in a ledger, and what is
    tested is programs that are killed, not power that is lost."""
    if not MEMORY.is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def once_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A packet that was built; it is only copied."""
    folder = tmp_path_factory.mktemp("built")
    init(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["build", "--quiet"]) == 0
    return folder


@pytest.fixture
def built(once_built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "简 报"
    shutil.copytree(once_built, folder)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("BRIEFGEN_LANGUAGE", "zh")
    return folder


@pytest.fixture(scope="session")
def daemon(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Printers]:
    home = tmp_path_factory.mktemp("cups")
    if os.getuid() == 0:
        for folder in (home, *home.parents[:2]):
            folder.chmod(0o755)  # the daemon of root works as another user
    with printing(home) as made:
        yield made


@pytest.fixture
def printers(daemon: Printers, monkeypatch: pytest.MonkeyPatch) -> Iterator[Printers]:
    """A printing system with nothing printed and nothing waiting."""
    monkeypatch.setenv("CUPS_SERVER", daemon.server)
    daemon.manner("prints")
    yield daemon
    daemon.reset()
