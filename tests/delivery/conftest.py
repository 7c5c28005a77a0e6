"""Fixtures of the tests of delivery: certificates that only they know, and no password but theirs."""

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
