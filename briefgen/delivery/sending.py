"""Open a verified connection to a mail server and hand it messages: the one door through which mail leaves."""

import smtplib
import socket
import ssl
from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from briefgen.errors import Mistake

PATIENCE = 60.0
"""Seconds to wait for a server that is spoken to."""
LONG_PATIENCE = 600.0
"""Seconds to wait for its answer to a whole message (RFC 5321 4.5.3.2.6): a mailbox is written meanwhile."""
CLOSING = 421
"""A server that says this ends the connection (RFC 5321 3.8)."""
KNOWN, NOT_STARTED, TOO_LARGE = 235, 454, 552
NUL = "\0"
LACKS_UTF8 = "SMTPUTF8"
"""The words for a server that takes no addresses beyond ASCII (RFC 6531)."""
OFFERED = ("AUTH", "SIZE", "SMTPUTF8")
"""What of a server's offers matters here."""
AnswerState = Literal["sent", "refused", "later", "unknown"]


@dataclass(frozen=True, slots=True)
class Server:
    """Where mail is taken, with TLS from the start (`implicit`) or once asked for (`starttls`), and as whom."""

    host: str
    port: int
    security: str
    user: str = ""

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Envelope:
    """From whom to whom, and the bytes between."""

    sender: str
    address: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """How it ended, in the server's words or the system's; `closed` where there is no connection any more."""

    state: AnswerState
    words: str
    closed: bool = False


class Unopened(Mistake):
    """No connection: the code says why. `passing` where it may be another in a minute."""

    def __init__(self, code: str, *, passing: bool = False, **arguments: object) -> None:
        super().__init__(code, **arguments)
        self.passing = passing


class Connection:
    """A connection on which messages can be handed over, one after another."""

    def __init__(self, smtp: smtplib.SMTP, server: Server) -> None:
        self._smtp = smtp
        self._server = server

    @property
    def largest(self) -> int:
        """The most bytes of a message that the server takes; 0 where it does not say (RFC 1870)."""
        told = self._smtp.esmtp_features.get("size", "")
        return int(told) if told.isdecimal() else 0

    def hand_over(self, envelope: Envelope, intend: Callable[[], None]) -> Answer:
        """One message to one address. `intend` is called when the server has taken both names, before the first byte
        of the message: if it raises, nothing is sent.

        What breaks before that is tried later, what breaks after it nobody knows.
        """
        needs_utf8 = not f"{envelope.sender}{envelope.address}".isascii()
        if needs_utf8 and not self._smtp.has_extn("smtputf8"):
            return Answer("refused", LACKS_UTF8)
        try:
            refusal = self._named(envelope, needs_utf8)
        except (OSError, smtplib.SMTPException) as problem:
            return self._broken("later", problem)
        if refusal:
            return refusal
        intend()
        try:
            self._wait(LONG_PATIENCE)
            code, words = self._smtp.data(envelope.content)
            self._wait(PATIENCE)
        except smtplib.SMTPDataError as problem:
            return self._answer(problem.smtp_code, problem.smtp_error)
        except (OSError, smtplib.SMTPException) as problem:
            return self._broken("unknown", problem)
        return self._answer(code, words)

    def _named(self, envelope: Envelope, needs_utf8: bool) -> Answer | None:
        """What the server says against the recipient. Raises Unopened (D824) where it does not take us as sender, which
        is true of all recipients; but a message that is too large is refused by itself (552)."""
        smtp = self._smtp
        options = [f"SIZE={len(envelope.content)}"] if smtp.has_extn("size") else []
        options += ["SMTPUTF8", "BODY=8BITMIME"] if needs_utf8 else []
        smtp.command_encoding = "utf-8" if needs_utf8 else "ascii"
        code, words = smtp.mail(envelope.sender, options)
        if code >= 500 and code != TOO_LARGE:
            raise Unopened("D824", server=self._server, problem=f"{code} {told_words(words)}")
        if code == 250:
            code, words = smtp.rcpt(envelope.address)
        return None if code in (250, 251) else self._answer(code, words)

    def _answer(self, code: int, words: bytes | str) -> Answer:
        """The state behind a code (RFC 5321 4.2.1); a transaction that did not end well is given up."""
        told = f"{code} {told_words(words)}"
        if 200 <= code < 300:
            return Answer("sent", told)
        if code == CLOSING:
            self.close()
            return Answer("later", told, closed=True)
        closed = not self._given_up()
        return Answer("refused" if code >= 500 else "later", told, closed)

    def _given_up(self) -> bool:
        try:
            return self._smtp.rset()[0] == 250
        except (OSError, smtplib.SMTPException):
            return False

    def _broken(self, state: AnswerState, problem: Exception) -> Answer:
        self.close()
        return Answer(state, system_words(problem), closed=True)

    def _wait(self, seconds: float) -> None:
        if self._smtp.sock is not None:
            self._smtp.sock.settimeout(seconds)

    def close(self) -> None:
        with suppress(OSError, smtplib.SMTPException):
            self._smtp.sock.settimeout(5) if self._smtp.sock else None
            self._smtp.quit()
        self._smtp.close()


def connected(server: Server, password: str) -> Connection:
    """An encrypted connection on which we are known. Raises Unopened: D820 to D824, D827.

    Nothing goes unencrypted, nor to a server whose certificate does not hold: `ssl` checks chain, name and date.
    """
    smtp = opened(server)
    try:
        _known(smtp, server, password)
    except Unopened:
        smtp.close()
        raise
    except (OSError, smtplib.SMTPException) as problem:
        smtp.close()
        raise Unopened("D820", passing=True, server=server, problem=system_words(problem)) from problem
    return Connection(smtp, server)


def opened(server: Server, patience: float = PATIENCE) -> smtplib.SMTP:
    """An encrypted connection on which nobody is known yet. Raises Unopened."""
    smtp: smtplib.SMTP | None = None
    try:
        smtp = _dialled(server, patience)
        _secured(smtp, server)
    except Unopened:
        _closed(smtp)
        raise
    except ssl.SSLCertVerificationError as problem:
        _closed(smtp)
        raise Unopened("D821", server=server, problem=problem.verify_message) from problem
    except ssl.SSLError as problem:
        _closed(smtp)
        raise Unopened("D827", server=server, problem=problem.reason or problem) from problem
    except smtplib.SMTPResponseException as problem:
        _closed(smtp)
        told = f"{problem.smtp_code} {told_words(problem.smtp_error)}"
        raise Unopened("D824", passing=problem.smtp_code < 500, server=server, problem=told) from problem
    except (OSError, smtplib.SMTPException, UnicodeError) as problem:
        _closed(smtp)
        raise Unopened("D820", passing=True, server=server, problem=system_words(problem)) from problem
    return smtp


def _closed(smtp: smtplib.SMTP | None) -> None:
    if smtp is not None:
        smtp.close()


def offers(server: Server, patience: float) -> tuple[str, ...]:
    """What a server offers once it is spoken to in private: TLSv1.3, AUTH LOGIN PLAIN, SIZE 33554432, SMTPUTF8.

    Nobody logs in. Raises Unopened.
    """
    smtp = opened(server, patience)
    version = smtp.sock.version() if isinstance(smtp.sock, ssl.SSLSocket) else None
    told = {name.upper(): " ".join(value.split()) for name, value in smtp.esmtp_features.items()}
    Connection(smtp, server).close()
    return tuple(filter(None, (version, *(f"{name} {told[name]}".strip() for name in OFFERED if name in told))))


def _dialled(server: Server, patience: float) -> smtplib.SMTP:
    if server.security == "implicit":
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(server.host, server.port, timeout=patience, context=context)
    return smtplib.SMTP(server.host, server.port, timeout=patience)


def _secured(smtp: smtplib.SMTP, server: Server) -> None:
    """Ask for TLS where it is not there from the start. A server that offers none is left at once."""
    smtp.ehlo_or_helo_if_needed()
    if server.security == "implicit":
        return
    if not smtp.has_extn("starttls"):
        raise Unopened("D822", server=server)
    code, words = smtp.starttls(context=ssl.create_default_context())
    if code != 220:
        raise Unopened("D824", passing=code == NOT_STARTED, server=server, problem=f"{code} {told_words(words)}")
    smtp.ehlo()


def _known(smtp: smtplib.SMTP, server: Server, password: str) -> None:
    if not server.user:
        return
    try:
        _log_in(smtp, server.user, password)
    except smtplib.SMTPAuthenticationError as problem:
        told = f"{problem.smtp_code} {told_words(problem.smtp_error)}"
        raise Unopened("D823", passing=problem.smtp_code < 500, server=server, problem=told) from problem
    except smtplib.SMTPNotSupportedError as problem:
        raise Unopened("D824", server=server, problem="AUTH") from problem


def _log_in(smtp: smtplib.SMTP, user: str, password: str) -> None:
    """`smtplib` logs in with ASCII only; RFC 4616 says how names and passwords beyond it are told."""
    if f"{user}{password}".isascii():
        smtp.login(user, password)
        return
    code, words = smtp.docmd("AUTH", f"PLAIN {b64encode(f'{NUL}{user}{NUL}{password}'.encode()).decode()}")
    if code != KNOWN:
        raise smtplib.SMTPAuthenticationError(code, words)


# --- words ----------------------------------------------------------------------------------------------------


def told_words(words: bytes | str) -> str:
    """What a server said, on one line and without characters that steer a terminal."""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def system_words(problem: Exception) -> str:
    """What the system says of a connection, in as few words as it has."""
    match problem:
        case TimeoutError():
            return "timed out"
        case socket.gaierror() | OSError() if problem.strerror:
            return problem.strerror
        case _:
            return told_words(str(problem)) or type(problem).__name__
