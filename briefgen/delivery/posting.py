"""Hand a run of messages over, each once: intents and results go into the book, what fails for now is tried again.

Waiting is a small loop over rounds and no library of retries, since it is not a call that is repeated: while a
mailbox is greylisted the others get theirs.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from briefgen.deliveries import State
from briefgen.delivery.sending import Answer, Connection, Envelope, Unopened

WAITS = (60.0, 300.0, 900.0)
"""Seconds before each further round: servers that greylist ask for one to fifteen minutes."""
INTERRUPTED = "interrupted"


class Taken(Exception):
    """Another program has delivered to that address, or is doing it."""


class Book(Protocol):
    """Where intents and results are noted; it may raise Mistake."""

    def begin(self, address: str) -> int:
        """Note an intent and give its number. Raises Taken."""

    def end(self, number: int, state: State, words: str) -> None:
        """Note how it ended."""

    def note(self, address: str, state: State, words: str) -> None:
        """Note what ended before there was an intent."""


@dataclass(frozen=True, slots=True)
class Ways:
    """The outside of a run: how a connection is made, how to wait, seconds between messages and between rounds."""

    connect: Callable[[], Connection]
    sleep: Callable[[float], None]
    gap: float = 0.0
    waits: Sequence[float] = WAITS


@dataclass(frozen=True, slots=True)
class Result:
    """How it ended for an address; None where it was never tried, `begun` where another program has it in hand."""

    address: str
    state: State | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a run is about to do: so many addresses are left, and there is a wait of so many seconds."""

    count: int
    seconds: float


class Run:
    """One run over a list of addresses. `envelope` makes the message of an address when it is its turn."""

    def __init__(self, envelope: Callable[[str], Envelope], book: Book, ways: Ways) -> None:
        self._envelope = envelope
        self._book = book
        self._ways = ways
        self._connection: Connection | None = None
        self._tries = 0
        self._noted: set[str] = set()

    def results(self, addresses: Sequence[str]) -> Iterator[Result | Waiting]:
        """What becomes of each address, as it becomes known, and the waits between.

        Raises Unopened where the server is never reached, or turns us away for good, and Mistake where the book cannot
        be written: nothing is sent without an intent.
        """
        left = [Result(address, None) for address in addresses]
        try:
            for seconds in (0.0, *self._ways.waits):
                if seconds:
                    yield Waiting(len(left), seconds)
                    self._rest(seconds)
                tried = []
                for result in self._round(left):
                    tried.append(result)
                    if _is_final(result):
                        yield result
                left = [each for each in tried if not _is_final(each)]
                if not left:
                    return
            yield from self._given_up(left)
        finally:
            self._close()

    def _rest(self, seconds: float) -> None:
        """No server keeps a connection on which nothing is said for minutes."""
        self._close()
        self._ways.sleep(seconds)

    def _close(self) -> None:
        if self._connection:
            self._connection.close()
            self._connection = None

    def _given_up(self, left: Sequence[Result]) -> Iterator[Result]:
        for each in left:
            if each.state and each.address not in self._noted:
                self._book.note(each.address, each.state, each.words)
            yield each

    def _round(self, left: Sequence[Result]) -> Iterator[Result]:
        """One attempt for each; once the server cannot be reached any more, none for the rest."""
        for position, each in enumerate(left):
            if self._tries and self._ways.gap:
                self._ways.sleep(self._ways.gap)
            try:
                result = self._tried(each.address)
            except Unopened as problem:
                if not self._tries or not problem.passing:
                    raise
                yield from left[position:]
                return
            yield result

    def _tried(self, address: str) -> Result:
        """An attempt; at once another on a new connection, where the server had only had enough of the old one."""
        is_old = self._connection is not None
        result = self._attempt(self._open(), address)
        if is_old and result.state == "later" and self._connection is None:
            return self._attempt(self._open(), address)
        return result

    def _open(self) -> Connection:
        if self._connection is None:
            self._connection = self._ways.connect()
        return self._connection

    def _attempt(self, connection: Connection, address: str) -> Result:
        """One attempt, with its result in the book; whatever breaks in, an intent does not stay without one."""
        self._tries += 1
        intent: list[int] = []
        try:
            answer = connection.hand_over(self._envelope(address), lambda: intent.append(self._book.begin(address)))
        except Taken:
            self._close()
            return Result(address, "begun")
        except BaseException:
            if intent:
                self._book.end(intent[0], "unknown", INTERRUPTED)
            raise
        if answer.closed:
            self._connection = None
        self._write(address, intent, answer)
        return Result(address, answer.state, answer.words)

    def _write(self, address: str, intent: Sequence[int], answer: Answer) -> None:
        """A refusal before the intent is noted by itself; what is only put off is noted when the last round is over."""
        if intent:
            self._noted.add(address)
            self._book.end(intent[0], answer.state, answer.words)
        elif answer.state == "refused":
            self._book.note(address, answer.state, answer.words)


def _is_final(result: Result) -> bool:
    return result.state not in (None, "later")
