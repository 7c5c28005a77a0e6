"""Prepare mail: who gets which files of the edition that stands here, in which words, and what stands in the way."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from email.utils import parseaddr
from pathlib import Path

from briefgen.areas import packet_areas
from briefgen.compose import compose
from briefgen.deliveries import Delivery
from briefgen.delivery.judging import NEVER, Parcel, Post, Repeats, estranged, judged, over_limit, withheld
from briefgen.delivery.messages import (
    NOBODY,
    Addressee,
    Attachment,
    Letter,
    Sender,
    message,
    message_identifier,
)
from briefgen.delivery.recipients import BREAKS, Recipient, checked_address, recipients
from briefgen.diagnostics import Diagnostic, Warned, error, has_errors, note
from briefgen.document import Cell, Datum, Derived, Document, Source
from briefgen.errors import CannotRun, Refused
from briefgen.letters import letter_for, mail_functions, subject_of, with_addresses
from briefgen.limits import Limits
from briefgen.origins import Place
from briefgen.pipeline.building import Checked, check, trusted, weighed
from briefgen.pipeline.outgoing import day_of_issue, standing
from briefgen.pipeline.outputs import deliver_to
from briefgen.pipeline.recalling import deliveries
from briefgen.pipeline.sources import SETTINGS_FILE
from briefgen.settings import MailSettings, Settings, TemplateSettings
from briefgen.traversal import query
from briefgen.workbook.addressees import entries
from briefgen.writers import html, text

TEST = {"zh-CN": "［试发，收件人 {name}］", "en": "[test, for {name}] "}


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for: another list of recipients, one address for all, and what may be sent once more."""

    recipients: str = ""
    test_to: str = ""
    repeats: Repeats = NEVER


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that is to be sent, to whom, in which words; errors among the diagnostics stand in the way.

    `words` is the mail as it was composed, for nobody yet; `past` are the deliveries of this edition until now.
    """

    folder: Path
    settings: Settings
    order: Order
    parcel: Parcel
    posts: tuple[Post, ...]
    words: Document
    sender: Sender | None
    past: tuple[Delivery, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def due(self) -> tuple[Post, ...]:
        return tuple(each for each in self.posts if each.fate == "due")

    @property
    def subject(self) -> str:
        return subject_of(self.words)

    def lines(self, post: Post) -> str:
        """The text that somebody is told."""
        return text.write(with_addresses(self._letter(post))).decode()

    def _letter(self, post: Post) -> Document:
        return letter_for(self.words, post.recipient.name, [each.name for each in post.attachments])

    def address(self, post: Post) -> str:
        """Where the message of a person goes."""
        return self.order.test_to or post.recipient.address

    def identifier(self, post: Post) -> str:
        own = self.sender.address if self.sender else NOBODY
        return message_identifier(self.parcel.edition, post.recipient.address, own, self.order.test_to)

    def message(self, post: Post, now: datetime, *, draft: bool = False) -> bytes:
        """The message of a person; `now` is its date."""
        written = self._letter(post)
        trial = TEST[self.parcel.language].format(name=post.recipient.name or post.recipient.address)
        subject = f"{trial}{self.subject}" if self.order.test_to else self.subject
        letter = Letter(subject, text.write(with_addresses(written)).decode(), html.write(written, "").output)
        way = "to" if self.order.test_to else post.recipient.way
        addressee = Addressee(post.recipient.name, self.address(post), way)
        return message(letter, post.attachments, self.sender, addressee, self.identifier(post), now, draft=draft)


def prepare(folder: Path, asked: Settings, order: Order, today: date) -> Plan:
    """What would be sent. Everything that stands in the way is told at once, as diagnostics of the plan; but for files
    that are lacking (D812) where the folder holds no edition or another.

    The packet is composed anew, and the files of its folder must be that edition. Raises CannotRun where nothing can
    be composed, or the list of recipients or the ledger cannot be read.
    """
    checked = check(folder, asked)
    settings, edition = checked.source.settings, checked.document.meta.edition
    people = _people(folder, order.recipients or settings.mail.recipients, settings.limits)
    outputs, attachments = standing(folder / settings.output)
    parcel, past = _parcel(checked, attachments), () if order.test_to else _past(folder, edition)
    estrangements = tuple(estranged(outputs, edition, settings.output))
    posts = judged(people.output, parcel, past, order.repeats)
    words, sender, tester = _words(checked), _sender(settings.mail), _tester(order)
    plan = Plan(folder, settings, tester.output, parcel, posts.output, words.output, sender.output, past, ())
    found = (
        *checked.diagnostics,
        *estrangements,
        *_withheld(checked, today),
        *words.diagnostics,
        *sender.diagnostics,
        *people.diagnostics,
        *tester.diagnostics,
        *(each for each in posts.diagnostics if not (estrangements and each.code == "D812")),
        *_left_out(posts.output),
    )
    too_large = () if has_errors(found) else _too_large(plan)
    return replace(plan, diagnostics=weighed((*found, *too_large), settings))


def draft(plan: Plan, folder: Path, now: datetime) -> Warned[tuple[Path, ...]]:
    """A message a person in a folder, as programs for mail open it, ready to be sent. Nothing in the folder is lost.

    Raises Refused with all that stands in the way, CannotRun where the folder cannot be written.
    """
    if has_errors(plan.diagnostics):
        raise Refused(plan.diagnostics)
    files = {
        f"{number:03d} {_safe(each.recipient)}.eml": plan.message(each, now, draft=True)
        for number, each in enumerate(plan.due, 1)
    }
    return deliver_to(folder, files, overwrites=False)


def _safe(recipient: Recipient) -> str:
    """A person as part of the name of a file."""
    kept = "".join(each for each in recipient.name or recipient.address if each.isalnum() or each in "-_@. ")
    return kept.strip(" .")[:60] or "mail"


# --- reading --------------------------------------------------------------------------------------------------


def _people(folder: Path, name: str, limits: Limits) -> Warned[tuple[Recipient, ...]]:
    path = folder / name
    try:
        content = path.read_bytes()
    except FileNotFoundError as problem:
        raise CannotRun([error("S105", Place(name), path=name, key="mail.recipients")]) from problem
    except OSError as problem:
        raise CannotRun([error("S109", Place(name), problem=problem.strerror or problem)]) from problem
    rows = entries(content, path.name, limits)
    read = recipients(rows.output)
    return Warned(read.output, (*rows.diagnostics, *read.diagnostics))


def _past(folder: Path, edition: str) -> tuple[Delivery, ...]:
    return tuple(each for each in deliveries(folder, edition) if each.channel == "mail")


# --- judging --------------------------------------------------------------------------------------------------


def _withheld(checked: Checked, today: date) -> tuple[Diagnostic, ...]:
    day, dated = day_of_issue(checked.source.dataset)
    return tuple(withheld(checked.source.dataset.cover_label("classification"), day, dated, today))


def _left_out(posts: Sequence[Post]) -> list[Diagnostic]:
    """A note for everybody who is not meant by this packet."""
    found = []
    for each in posts:
        person = each.recipient
        name = person.name or person.address
        if each.fate == "language":
            found.append(note("D837", person.origin("language"), name=name))
        elif each.fate == "area":
            found.append(note("D839", person.origin("area"), name=name, area="、".join(person.areas)))
        elif each.fate == "pillars":
            found.append(note("D838", person.origin("pillars"), name=name, pillars="、".join(person.pillars)))
    return found


def _parcel(checked: Checked, attachments: tuple[Attachment, ...]) -> Parcel:
    dataset, meta = checked.source.dataset, checked.document.meta
    area = dataset.cover_label("area")
    codes = {name: each.code for each in dataset.pillars for name in (each.code, each.title.text, each.title.own)}
    return Parcel(
        meta.edition,
        meta.title,
        meta.language,
        frozenset((area.text, area.own)) if area else frozenset(),
        codes,
        frozenset(_printed_pillars(checked)),
        attachments,
        frozenset(packet_areas(checked.source.whole)),
    )


def _printed_pillars(checked: Checked) -> set[str]:
    """The pillars of which the packet prints a figure."""
    codes = {code for datum in query(checked.document, Datum) for code in _indicators(datum.source)}
    return {each.pillar for each in checked.source.dataset.indicators if each.code in codes}


def _indicators(source: Source) -> set[str]:
    match source:
        case Cell():
            return {source.reference.indicator}
        case Derived():
            return {code for each in source.operands for code in _indicators(each)}


def _words(checked: Checked) -> Warned[Document]:
    """The mail as the template composes it, held to the workbook as the packet is, under the packet's edition."""
    made = checked.source
    if made.mail is None:
        missing = error("D815", Place(made.template.name), file=TemplateSettings().mail)
        return Warned(replace(checked.document, blocks=()), (missing,))
    composed = compose(made.dataset, made.mail, made.images, functions=mail_functions(made.mail.language))
    found = list(composed.diagnostics)
    found += trusted(composed.output, made, found).diagnostics
    document = replace(composed.output.document, meta=checked.document.meta)
    if document.blocks and not subject_of(document):
        found.append(error("D816", Place(made.mail.start), file=made.mail.start))
    found += html.write(document, made.mail.start).diagnostics
    return Warned(document, tuple(each for each in found if each.code not in OF_PACKETS))


OF_PACKETS = frozenset({"T348", "T349"})
"""What is told of a packet that leaves pillars out; a mail always does."""


def _sender(settings: MailSettings) -> Warned[Sender | None]:
    """Whose mail it is; None where the settings do not say."""
    if not settings.sender:
        return Warned(None)
    name, address = parseaddr(settings.sender)
    own = checked_address(settings.sender if BREAKS.search(settings.sender) else address, None)
    answers = checked_address(settings.reply_to, None) if settings.reply_to else Warned("")
    found = (_malformed("from", settings.sender, own), _malformed("reply_to", settings.reply_to, answers))
    return Warned(Sender(name, own.output, answers.output), tuple(each for each in found if each))


def _tester(order: Order) -> Warned[Order]:
    """What was asked for, with the address of a trial in its usual form."""
    if not order.test_to:
        return Warned(order)
    checked = checked_address(order.test_to, Place("--test-to"))
    return Warned(replace(order, test_to=checked.output or order.test_to), checked.diagnostics)


def _malformed(key: str, value: str, checked: Warned[str]) -> Diagnostic | None:
    if not checked.diagnostics:
        return None
    return error("S191", Place(SETTINGS_FILE), key=f"mail.{key}", value=value)


def _too_large(plan: Plan) -> tuple[Diagnostic, ...]:
    limit = int(plan.settings.mail.limit * Decimal(1_000_000))
    return tuple(over_limit(_sizes(plan), limit, plan.due))


def _sizes(plan: Plan) -> dict[tuple[str, ...], int]:
    """How many bytes a message has, for each set of files that somebody gets."""
    one_of = {tuple(file.kind for file in each.attachments): each for each in plan.due}
    return {kinds: len(plan.message(post, datetime.min)) for kinds, post in one_of.items()}
