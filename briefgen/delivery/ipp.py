"""Ask a printing system, by the Internet Printing Protocol, what became of a job and how a printer is (RFC 8010, 8011).

`lpstat` cannot tell: to it a job that was aborted and one that was printed are both completed. No library is worth its
weight for two questions: what there is brings a web client of its own, or must be compiled against CUPS.
"""

import socket
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from itertools import count
from struct import error as cut_short
from struct import pack, unpack_from
from urllib.parse import quote

GET_JOB_ATTRIBUTES, GET_PRINTER_ATTRIBUTES = 0x0009, 0x000B
OPERATION, END = 0x01, 0x03
INTEGER, BOOLEAN, ENUM = 0x21, 0x22, 0x23
NAME, KEYWORD, URI, CHARSET, LANGUAGE = 0x42, 0x44, 0x45, 0x47, 0x48
FIRST_VALUE = 0x10
"""Tags below it begin a group of attributes."""
NOT_FOUND, FIRST_ERROR = 0x0406, 0x0400
PATIENCE = 5.0
"""Seconds for an answer."""

Value = str | int
Attributes = Mapping[str, tuple[Value, ...]]
"""Name → its values; whatever is neither a number nor a text is left out."""


class Unanswered(Exception):
    """The printing system cannot be asked, or answers what nobody can read."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: the operation, what it is about, whose, and which attributes are wanted."""

    operation: int
    target: tuple[tuple[int, str, Value], ...]
    wanted: Sequence[str]


def printer_asked(name: str, wanted: Sequence[str]) -> Asked:
    """A question about a queue of CUPS."""
    return Asked(GET_PRINTER_ATTRIBUTES, ((URI, "printer-uri", _uri(name)),), wanted)


def job_asked(name: str, job: int, user: str, wanted: Sequence[str]) -> Asked:
    """A question about a job of a queue."""
    target = ((URI, "printer-uri", _uri(name)), (INTEGER, "job-id", job), (NAME, "requesting-user-name", user))
    return Asked(GET_JOB_ATTRIBUTES, target, wanted)


def _uri(name: str) -> str:
    return f"ipp://localhost/printers/{quote(name, safe='')}"


def answer(server: str, asked: Asked) -> Attributes | None:
    """What the printing system says; None where there is no such printer or job.

    `server` is host:port, or the path of a socket, as `lpstat -H` tells it. Raises Unanswered.
    """
    connection = _connection(server)
    try:
        connection.request("POST", "/", written(asked), {"Content-Type": "application/ipp"})
        response = connection.getresponse()
        content = response.read()
    except (OSError, HTTPException) as problem:
        raise Unanswered(str(problem)) from problem
    finally:
        connection.close()
    if response.status != 200:
        raise Unanswered(f"HTTP {response.status} {response.reason}")
    return read(content)


class _SocketConnection(HTTPConnection):
    """HTTP over a socket of this machine, as CUPS offers it."""

    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=PATIENCE)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(PATIENCE)
        self.sock.connect(self._path)


def _connection(server: str) -> HTTPConnection:
    if server.startswith("/"):
        return _SocketConnection(server)
    host, _, port = server.rpartition(":")
    return HTTPConnection(host.strip("[]"), int(port), timeout=PATIENCE)


# --- bytes ----------------------------------------------------------------------------------------------------


def written(asked: Asked) -> bytes:
    """A request as RFC 8010, 3.1 has it."""
    head = pack(">BBHI", 1, 1, asked.operation, 1)
    given = ((CHARSET, "attributes-charset", "utf-8"), (LANGUAGE, "attributes-natural-language", "en"), *asked.target)
    attributes = b"".join(_attribute(*each) for each in given)
    names = ("requested-attributes", *[""] * (len(asked.wanted) - 1))
    wanted = b"".join(_attribute(KEYWORD, name, each) for name, each in zip(names, asked.wanted, strict=True))
    return head + bytes([OPERATION]) + attributes + wanted + bytes([END])


def _attribute(tag: int, name: str, value: Value) -> bytes:
    """One value; a further one of the same attribute has no name."""
    content = pack(">i", value) if isinstance(value, int) else value.encode()
    named = name.encode("ascii")
    return pack(">BH", tag, len(named)) + named + pack(">H", len(content)) + content


def read(content: bytes) -> Attributes | None:
    """The attributes of an answer, of all its groups; None where what was asked for is not there. Raises Unanswered."""
    try:
        status = unpack_from(">H", content, 2)[0]
        if status == NOT_FOUND:
            return None
        if status >= FIRST_ERROR:
            raise Unanswered(f"IPP {status:#06x}")
        found: dict[str, tuple[Value, ...]] = {}
        name = ""
        for own, value in _values(content):
            name = own or name
            found[name] = (*found.get(name, ()), value)
    except (cut_short, IndexError, UnicodeDecodeError) as problem:
        raise Unanswered(str(problem)) from problem
    return found


def _values(content: bytes) -> Iterator[tuple[str, Value]]:
    """(name or nothing, value) in their order."""
    place = 8
    for _ in count():
        tag = content[place]
        place += 1
        if tag == END:
            return
        if tag < FIRST_VALUE:
            continue
        name, place = _counted(content, place)
        value, place = _counted(content, place)
        if tag in (INTEGER, ENUM):
            yield name.decode("ascii"), unpack_from(">i", value)[0]
        elif tag == BOOLEAN:
            yield name.decode("ascii"), value[0]
        elif tag >= 0x41:
            yield name.decode("ascii"), value.decode("utf-8", "replace")


def _counted(content: bytes, place: int) -> tuple[bytes, int]:
    """Bytes behind their length, and where they end."""
    end = place + 2 + unpack_from(">H", content, place)[0]
    if end > len(content):
        raise IndexError(end)
    return content[place + 2 : end], end
