"""Transform a letter, its attachments and a recipient into the bytes of one message; pure."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage, Message
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime
from functools import lru_cache
from hashlib import sha256
from urllib.parse import quote

from briefgen.delivery.recipients import Way

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "text": "text/plain; charset=utf-8",
}
UNDISCLOSED = "undisclosed-recipients:;"
"""What stands in To where nobody may be named (RFC 5322 3.4: an empty group)."""
WORD = 36
"""So many bytes of a name go into one encoded word, which may have 75 characters (RFC 2047 2)."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file as it is attached: its kind (pdf, docx, text), its name and its bytes."""

    kind: str
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Sender:
    """Whose mail it is, and where answers go if not there."""

    name: str
    address: str
    reply_to: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """What one person is told: the subject, and the same words as text and as HTML."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Addressee:
    """One mailbox, the name beside it, and the line of the header that names it, if any does."""

    name: str
    address: str
    way: Way = "to"


NOBODY = "nobody@briefgen.invalid"
"""Stands for the sender of drafts that have none, where a domain is needed."""


def message_identifier(edition: str, address: str, sender: str, test_to: str = "") -> str:
    """<edition.recipient@domain>: the same for every attempt to bring this edition to this mailbox.

    A trial has another one: else a server that knows it would drop the real message.
    """
    digest = sha256(f"{edition}\n{address.casefold()}\n{test_to.casefold()}".encode()).hexdigest()[:20]
    trial = "test." if test_to else ""
    return f"<{trial}{edition}.{digest}@{_domain(sender)}>"


def _domain(address: str) -> str:
    """The domain of an address as ASCII."""
    domain = address.rpartition("@")[2]
    return domain if domain.isascii() else domain.encode("idna").decode()


def message(
    letter: Letter,
    attachments: Sequence[Attachment],
    sender: Sender | None,
    addressee: Addressee,
    identifier: str,
    date: datetime,
    *,
    draft: bool = False,
) -> bytes:
    """The message with CRLF at its line ends. The same arguments give the same bytes.

    It names nobody but its addressee, and one who is written in blind not at all; only a `draft` names him in Bcc, for
    the program that opens it to send it, and is marked X-Unsent (what Outlook and Foxmail open ready to be sent).
    Without a sender it has no From: the program that sends a draft puts its own.
    Raises ValueError for a name, an address or a subject that would begin another line of the header.
    """
    policy = (SMTP if _is_plain(sender, addressee) else SMTPUTF8).clone(refold_source="none")
    mail = EmailMessage(policy=policy)
    for name, value in _headers(letter, sender, addressee, draft):
        mail[name] = value
    mail["Date"] = format_datetime(date)
    mail["Message-ID"] = identifier
    if draft:
        mail["X-Unsent"] = "1"
    mail.set_content(letter.text, cte="base64")
    mail.add_alternative(letter.html, subtype="html", cte="base64")
    mail.make_mixed()
    _set_boundaries(mail, identifier)
    for each in attachments:
        mail.attach(_part(each))  # type: ignore[arg-type]  # it only has to be written, and older parts can be
    return mail.as_bytes(policy=policy)


def _is_plain(sender: Sender | None, addressee: Addressee) -> bool:
    own = f"{sender.address}{sender.reply_to}" if sender else ""
    return f"{own}{addressee.address}".isascii()


def _headers(
    letter: Letter, sender: Sender | None, addressee: Addressee, draft: bool
) -> Sequence[tuple[str, str | Address | tuple[Address, ...]]]:
    """Names and values in the order in which they stand."""
    named: list[tuple[str, str | Address]] = [("Subject", letter.subject)]
    if sender:
        named.append(("From", _named(sender.name, sender.address)))
    if sender and sender.reply_to:
        named.append(("Reply-To", _named("", sender.reply_to)))
    own = _named(addressee.name, addressee.address)
    match addressee.way:
        case "to":
            return [*named, ("To", own)]
        case "cc":
            return [*named, ("To", UNDISCLOSED), ("Cc", own)]
        case "bcc":
            return [*named, ("Bcc", own)] if draft else [*named, ("To", UNDISCLOSED)]


def _named(name: str, address: str) -> Address:
    username, _, domain = address.rpartition("@")
    return Address(display_name=name, username=username, domain=domain)


def _set_boundaries(mail: EmailMessage, identifier: str) -> None:
    """Boundaries that no clock and no chance decide; no line of base64 can be one."""
    mark = sha256(identifier.encode()).hexdigest()[:24]
    mail.set_boundary(f"=_mixed_{mark}")
    for part in mail.iter_parts():
        part.set_boundary(f"=_alternative_{mark}")


def _part(attachment: Attachment) -> Message:
    """A part whose name stands twice: as RFC 2231 says, and in encoded words for clients that know only RFC 2047.

    Both are written on one line each, since programs that join continued parameters wrongly are still in use. Python's
    newer messages would write the first form in both places, so that this part is one of the older kind.
    """
    part = Message()
    joint = ";\r\n "
    words = attachment.name if _is_simple(attachment.name) else _encoded_words(attachment.name)
    part["Content-Type"] = f'{TYPES[attachment.kind]}{joint}name="{words}"'
    part["Content-Transfer-Encoding"] = "base64"
    extended = f"filename*=utf-8''{quote(attachment.name, safe='')}"
    simple = f'filename="{attachment.name}"'
    part["Content-Disposition"] = f"attachment{joint}{simple if _is_simple(attachment.name) else extended}"
    part.set_payload(_lines(attachment.content))
    return part


def _is_simple(name: str) -> bool:
    return name.isascii() and not set(name) & set('"\\')


@lru_cache(maxsize=8)
def _lines(content: bytes) -> str:
    """Base64 in lines of 76 (RFC 2045 6.8): made once for all who get the same file."""
    encoded = b64encode(content).decode()
    return "\r\n".join(encoded[start : start + 76] for start in range(0, len(encoded), 76)) + "\r\n"


def _encoded_words(name: str) -> str:
    """The name in encoded words, none of which parts a character."""
    groups, group = [], ""
    for character in name:
        if len((group + character).encode()) > WORD:
            groups.append(group)
            group = ""
        group += character
    return "\r\n ".join(f"=?utf-8?B?{b64encode(each.encode()).decode()}?=" for each in (*groups, group))
