"""Fixtures of the tests of delivery: certificates that only they know, and no password but theirs."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

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
