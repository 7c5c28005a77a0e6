"""Judge who of a list gets an edition, and what stands in the way of sending it; pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from briefgen.deliveries import Delivery, held, same_address, standing
from briefgen.delivery.messages import Attachment
from briefgen.delivery.recipients import Recipient
from briefgen.diagnostics import Diagnostic, Warned, error
from briefgen.indicators import Label
from briefgen.origins import Place

Fate = Literal["due", "sent", "unknown", "language", "area", "pillars"]
"""`due` is to get it; `sent` has it; of `unknown` nobody knows. The others are not meant: they read another language,
get the packet of another area of the workbook, or care for pillars of which this packet prints no figure."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is to be sent: an edition, of which areas, with figures of which pillars, and its files.

    `areas` are the names of its area, `others` those of the areas that have packets of their own. `pillars` gives for
    every name of a pillar of the workbook its code.
    """

    edition: str
    title: str
    language: str
    areas: frozenset[str]
    pillars: Mapping[str, str]
    printed: frozenset[str]
    attachments: tuple[Attachment, ...]
    others: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Post:
    """A recipient, what becomes of them, and what is attached; `before` is what decided, if they have it already.

    `known` counts the deliveries by which they have it, or may have it: the ledger is held to that number.
    """

    recipient: Recipient
    fate: Fate
    attachments: tuple[Attachment, ...] = ()
    before: Delivery | None = None
    known: int = 0


@dataclass(frozen=True, slots=True)
class Repeats:
    """What may be sent once more: with `again` whatever was sent; `named` are addresses, also those of unknown end."""

    again: bool = False
    named: tuple[str, ...] = ()


NEVER = Repeats()


def judged(
    people: Sequence[Recipient], parcel: Parcel, deliveries: Iterable[Delivery], repeats: Repeats = NEVER
) -> Warned[tuple[Post, ...]]:
    """Everybody of the list with their fate. Errors D810 to D814 tell who cannot get what their row asks for."""
    found = [*_mistaken(people, parcel), *_strangers(people, repeats)]
    if not people:
        found.append(error("D814", None))
    past = tuple(deliveries)
    return Warned(tuple(_post(each, parcel, past, repeats) for each in people), tuple(found))


def _mistaken(people: Iterable[Recipient], parcel: Parcel) -> Iterator[Diagnostic]:
    for each in people:
        if each.areas and not (parcel.areas | parcel.others) & set(each.areas) and _is_meant(each, parcel):
            asked, own = "、".join(each.areas), "、".join(sorted(parcel.areas)) or "—"
            yield error("D810", each.origin("area"), name=each.name or each.address, area=asked, own=own)
        for name in each.pillars:
            if name not in parcel.pillars:
                known = ", ".join(dict.fromkeys(parcel.pillars.values()))
                yield error("D811", each.origin("pillars"), pillar=name, known=known)
        for kind in each.files:
            if kind not in {file.kind for file in parcel.attachments} and _is_meant(each, parcel):
                yield error("D812", each.origin("files"), name=each.name or each.address, kind=kind)


def _strangers(people: Iterable[Recipient], repeats: Repeats) -> Iterator[Diagnostic]:
    """An error for each address that is to be repeated and stands in no row."""
    known = [each.address for each in people]
    for address in repeats.named:
        if not any(same_address(address, each) for each in known):
            yield error("D813", Place("--resend"), address=address)


def _is_meant(recipient: Recipient, parcel: Parcel) -> bool:
    return recipient.language in ("", parcel.language)


def _post(recipient: Recipient, parcel: Parcel, deliveries: Sequence[Delivery], repeats: Repeats) -> Post:
    before, known = standing(recipient.address, deliveries), len(held(recipient.address, deliveries))
    fate = _fate(recipient, parcel, before, repeats)
    return Post(recipient, fate, _attached(recipient, parcel), before, known)


def _fate(recipient: Recipient, parcel: Parcel, before: Delivery | None, repeats: Repeats) -> Fate:
    if not _is_meant(recipient, parcel):
        return "language"
    if recipient.areas and not parcel.areas & set(recipient.areas):
        return "area"
    wanted = {parcel.pillars.get(name, "") for name in recipient.pillars}
    if wanted and not wanted & parcel.printed:
        return "pillars"
    named = any(same_address(each, recipient.address) for each in repeats.named)
    if before is None or named or (repeats.again and before.state == "sent"):
        return "due"
    return "sent" if before.state == "sent" else "unknown"


def _attached(recipient: Recipient, parcel: Parcel) -> tuple[Attachment, ...]:
    """The files that they ask for; all that go by mail where they ask for none."""
    return tuple(each for each in parcel.attachments if not recipient.files or each.kind in recipient.files)


# --- the packet -----------------------------------------------------------------------------------------------


def withheld(secrecy: Label | None, day: Label | None, dated: date | None, today: date) -> Iterator[Diagnostic]:
    """What the cover forbids: a packet with 密级 goes by no mail (D840), nor one whose day is yet to come (D841)."""
    if secrecy and secrecy.text:
        yield error("D840", secrecy.cell, secrecy=secrecy.text)
    if day and dated and dated > today:
        yield error("D841", day.cell, date=dated.isoformat(), today=today.isoformat())


@dataclass(frozen=True, slots=True)
class Found:
    """A folder of outputs: the edition that its record names, and its files, each with the digest that the record has
    and the one that its bytes have now; that one is empty where there is no such file."""

    edition: str
    files: tuple[tuple[str, str, str], ...]


def estranged(found: Found | None, edition: str, folder: str) -> Iterator[Diagnostic]:
    """Why the files of a folder are not those of the edition that a build would make now: D842 to D845."""
    if found is None:
        yield error("D842", Place(folder), folder=folder)
        return
    if found.edition != edition:
        yield error("D843", Place(folder), found=found.edition or "—", edition=edition)
        return
    for name, recorded, digest in found.files:
        if not digest:
            yield error("D844", Place(name), name=name)
        elif recorded != digest:
            yield error("D845", Place(name), name=name)


def over_limit(sizes: Mapping[tuple[str, ...], int], limit: int, people: Collection[Post]) -> Iterator[Diagnostic]:
    """An error (D846) for each set of files that makes a message of more bytes than the limit, with who gets it."""
    for kinds, size in sizes.items():
        if size > limit:
            names = [each.recipient.name or each.recipient.address for each in people if _kinds(each) == kinds]
            shown = "、".join(names[:3])
            yield error("D846", None, kinds=", ".join(kinds), size=megabytes(size), limit=megabytes(limit), names=shown)


def _kinds(post: Post) -> tuple[str, ...]:
    return tuple(each.kind for each in post.attachments)


def megabytes(size: int) -> str:
    """1.4 for 1,400,000 bytes."""
    return f"{size / 1_000_000:.1f}"
