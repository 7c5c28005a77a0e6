"""Run a real mail server on loopback, as willing or unwilling as a test needs it, and count what it takes."""

import asyncio
import socket
import ssl
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

HOST = "localhost"
USER, PASSWORD = "office", "开门 sesame"


@dataclass(frozen=True)
class Taken:
    """A message as the server has taken it: from whom, to whom, its bytes."""

    sender: str
    address: str
    content: bytes


@dataclass
class Manner:
    """How a server behaves. Numbers count messages or recipients from 1; 0 means never.

    `refuses` are addresses with what is said to them; with `greylists` everybody's first attempts are put off, so many
    of them; `closes_every` so many messages it ends the connection with 421, `drops_every` so many it takes the
    message and is gone without a word.
    """

    refuses: Mapping[str, str] = field(default_factory=dict)
    greylists: int = 0
    closes_every: int = 0
    drops_every: int = 0
    refuses_sender: str = ""
    defers_data: int = 0


class Handler:
    """What aiosmtpd asks at each step."""

    def __init__(self, manner: Manner) -> None:
        self.manner = manner
        self.taken: list[Taken] = []
        self.seen: Counter[str] = Counter()
        self.deferred: Counter[str] = Counter()
        self.asked = 0

    @property
    def counts(self) -> Counter[str]:
        """How many messages each address has got."""
        return Counter(each.address for each in self.taken)

    async def handle_MAIL(  # noqa: N802  # aiosmtpd's names and arguments
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        del server, session
        if self.manner.refuses_sender:
            return self.manner.refuses_sender
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        del server, session, options
        self.seen[address] += 1
        if address in self.manner.refuses:
            return self.manner.refuses[address]
        if self.seen[address] <= self.manner.greylists:
            return "450 4.7.1 greylisted, come again"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        del session
        self.asked += 1
        (address,) = envelope.rcpt_tos
        if self.deferred[address] < self.manner.defers_data:
            self.deferred[address] += 1
            return "451 4.3.0 disk full, come again"
        if self.manner.closes_every and self.asked % self.manner.closes_every == 0:
            assert server.transport is not None
            asyncio.get_running_loop().call_soon(server.transport.close)
            return "421 4.7.0 enough for one connection"
        self.taken.append(Taken(envelope.mail_from or "", address, envelope.original_content or b""))
        if self.manner.drops_every and self.asked % self.manner.drops_every == 0:
            assert isinstance(server.transport, asyncio.WriteTransport)
            server.transport.abort()
        return "250 2.0.0 queued"


class Authority:
    """An authority of certificates that only this test knows, in a file for SSL_CERT_FILE."""

    def __init__(self, folder: Path) -> None:
        self._authority = trustme.CA()
        self.file = folder / "authority.pem"
        self._authority.cert_pem.write_to_path(str(self.file))

    def context(self, *, expired: bool = False, host: str = HOST) -> ssl.SSLContext:
        """What a server of that name shows."""
        until = datetime(2020, 1, 1, tzinfo=UTC) if expired else None
        since = datetime(2019, 1, 1, tzinfo=UTC) if expired else None
        made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._authority.issue_cert(host, not_before=since, not_after=until).configure_cert(made)
        return made


def _accepts(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object) -> AuthResult:
    del server, session, envelope, mechanism
    assert isinstance(data, LoginPassword)
    known = data.login == USER.encode() and data.password == PASSWORD.encode()
    return AuthResult(success=known, handled=False)


class Listening(Controller):
    """A server that knows its connections, so that none is left open when it ends."""

    def factory(self) -> SMTP:
        made: SMTP = super().factory()  # type: ignore[no-untyped-call]  # the library has half its types
        self.__dict__.setdefault("connections", []).append(made)
        return made

    async def hang_up(self) -> None:
        for each in self.__dict__.get("connections", ()):
            for transport in (each.transport, each._original_transport):
                if transport:
                    transport.close()
        await asyncio.sleep(0.02)


def free_port() -> int:
    """A port of loopback on which nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as held:
        return int(held.getsockname()[1])


@contextmanager
def serving(
    manner: Manner, context: ssl.SSLContext | None, *, implicit: bool = False, auth: bool = False, **more: object
) -> Iterator[tuple[Handler, int]]:
    """A server and its port, with STARTTLS if there is a context, or with TLS from the start if it is implicit."""
    handler = Handler(manner)
    security: dict[str, Any] = {"ssl_context": context} if implicit else {"tls_context": context}
    if auth:
        security |= {"authenticator": _accepts, "auth_required": True, "auth_require_tls": True}
    asked: dict[str, Any] = {"enable_SMTPUTF8": True, **security, **more}
    controller = Listening(handler, hostname="127.0.0.1", port=free_port(), ready_timeout=10, **asked)
    controller.start()
    try:
        yield handler, controller.port
    finally:
        asyncio.run_coroutine_threadsafe(controller.hang_up(), controller.loop).result()
        controller.stop()
