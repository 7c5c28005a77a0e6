"""Send what was prepared: each intent and each result goes into the ledger."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from briefgen.deliveries import Delivery, State
from briefgen.delivery.judging import Post, megabytes
from briefgen.delivery.passwords import password_for
from briefgen.delivery.posting import Result, Run, Taken, Waiting, Ways
from briefgen.delivery.sending import LACKS_UTF8, Connection, Envelope, Server, Unopened, connected
from briefgen.delivery_sheet import moment
from briefgen.diagnostics import Diagnostic, error, has_errors, note
from briefgen.editions import delivering
from briefgen.errors import CannotRun, Mistake, Refused
from briefgen.origins import Place
from briefgen.pipeline.mailing import Plan
from briefgen.pipeline.recalling import LEDGER
from briefgen.pipeline.sources import SETTINGS_FILE
from briefgen.settings import MailSettings

Clock = Callable[[], datetime]


def now() -> datetime:
    """The moment, by the clock and in the time zone of this machine: the Date of a message tells both."""
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class Outside:
    """The doors of a run: the clock, waiting, and how a password is come by."""

    clock: Clock = now
    sleep: Callable[[float], None] = time.sleep
    password: Callable[[Server], str] = password_for


OUTSIDE = Outside()


@dataclass(frozen=True, slots=True)
class LedgerBook:
    """The ledger as a run writes in it."""

    plan: Plan
    posts: dict[str, Post]
    clock: Clock

    def begin(self, address: str) -> int:
        post = self.posts[address]
        try:
            return delivering.begin(self.plan.folder, self._delivery(address, "begun", ""), post.known)
        except Mistake as mistake:
            if mistake.code == "D836":
                raise Taken from mistake
            raise

    def end(self, number: int, state: State, words: str) -> None:
        delivering.end(self.plan.folder, number, state, words, self.clock())

    def note(self, address: str, state: State, words: str) -> None:
        delivering.note(self.plan.folder, self._delivery(address, state, words))

    def _delivery(self, address: str, state: State, words: str) -> Delivery:
        post, moment = self.posts[address], self.clock()
        files = tuple(each.name for each in post.attachments)
        ended = None if state == "begun" else moment
        own = (self.plan.parcel.edition, "mail", address, post.recipient.name, files, self.plan.identifier(post))
        return Delivery(*own, moment, state, words, ended)  # type: ignore[arg-type]  # "mail" is a channel


class NoBook:
    """Trials leave nothing in the ledger: nobody has the edition by them."""

    def begin(self, address: str) -> int:  # noqa: ARG002
        return 0

    def end(self, number: int, state: State, words: str) -> None:
        """Nothing."""

    def note(self, address: str, state: State, words: str) -> None:
        """Nothing."""


def send(plan: Plan, outside: Outside = OUTSIDE) -> Iterator[Result | Waiting]:
    """Send all that is due, and tell what becomes of each as it becomes known.

    Raises Refused with all that stands in the way before anything is sent, and where the server cannot be reached,
    offers too little or turns us away: what was sent until then is in the ledger.
    """
    found = (*plan.diagnostics, *_lacking(plan.settings.mail))
    if has_errors(found):
        raise Refused(found)
    if not plan.due:
        return
    server = server_of(plan.settings.mail)
    posts = {each.recipient.address: each for each in plan.due}
    book = NoBook() if plan.order.test_to else LedgerBook(plan, posts, outside.clock)
    try:
        password = outside.password(server)
        run = Run(
            lambda address: _envelope(plan, posts[address], outside.clock), book, _ways(plan, server, password, outside)
        )
        yield from run.results(tuple(posts))
    except Unopened as problem:
        raise Refused([error(problem.code, Place(SETTINGS_FILE), **problem.arguments)]) from problem
    except Mistake as mistake:
        where = Place(SETTINGS_FILE) if mistake.code == "D825" else LEDGER
        raise CannotRun([error(mistake.code, where, **mistake.arguments)]) from mistake


def server_of(settings: MailSettings) -> Server:
    return Server(settings.server, settings.usual_port, settings.security, settings.user)


def _lacking(settings: MailSettings) -> list[Diagnostic]:
    given = {"mail.server": settings.server, "mail.from": settings.sender}
    return [error("S192", Place(SETTINGS_FILE), key=key) for key, value in given.items() if not value]


def _envelope(plan: Plan, post: Post, clock: Clock) -> Envelope:
    sender = plan.sender.address if plan.sender else ""
    return Envelope(sender, plan.address(post), plan.message(post, clock()))


def _ways(plan: Plan, server: Server, password: str, outside: Outside) -> Ways:
    largest = max(len(plan.message(each, outside.clock())) for each in _one_of_each(plan.due))

    def connect() -> Connection:
        connection = connected(server, password)
        if 0 < connection.largest < largest:
            connection.close()
            most, size = megabytes(connection.largest), megabytes(largest)
            raise Unopened("D826", server=server, most=most, size=size)
        return connection

    rate = plan.settings.mail.rate
    return Ways(connect, outside.sleep, 60 / rate)


def _one_of_each(posts: Sequence[Post]) -> list[Post]:
    """One post for each set of files."""
    return list({tuple(file.kind for file in each.attachments): each for each in posts}.values())


NAMED = {"D830": ("words",), "D831": ("words",), "D832": ("address", "words"), "D836": ("address",)}
"""What each of these messages tells."""
CODES: Mapping[State, str] = {"refused": "D830", "later": "D831", "unknown": "D832", "begun": "D836"}


def reported(plan: Plan, results: Sequence[Result], *, is_whole: bool = True) -> tuple[Diagnostic, ...]:
    """An error for everybody whom it did not reach, or of whom nobody knows; not `is_whole` if it was broken off."""
    found = [_reported(each, plan.settings.mail.server) for each in results if each.state in CODES]
    left = len(plan.due) - sum(each.state is not None for each in results)
    if left and (results or is_whole):
        found.append(error("D833", None, count=left))
    return tuple(found)


def _reported(result: Result, server: str) -> Diagnostic:
    place = Place(result.address)
    if result.state == "refused" and result.words == LACKS_UTF8:
        return error("D834", place, server=server)
    code = CODES[result.state or "unknown"]
    arguments = {"address": result.address, "words": result.words}
    return error(code, place, **{name: each for name, each in arguments.items() if name in NAMED[code]})


def unsent(plan: Plan) -> tuple[Diagnostic, ...]:
    """An error for everybody of whom an earlier run left unknown whether they have it, and a note if all have it."""
    known = [each for each in plan.posts if each.fate == "sent"]
    unknown = [each for each in plan.posts if each.fate == "unknown" and each.before]
    all_have_it = (note("D835", None, count=len(known)),) if known and not plan.due else ()
    return (*all_have_it, *(_unknown(each.recipient.address, each.before) for each in unknown if each.before))


def _unknown(address: str, before: Delivery) -> Diagnostic:
    return error("D832", Place(address), address=address, words=f"{before.words} {moment(before.began)}".strip())
