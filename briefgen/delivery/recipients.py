"""Transform the rows of a list of recipients into Recipients, and tell every mistake in them at once; pure."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from unicodedata import normalize

from email_validator import SPECIAL_USE_DOMAIN_NAMES, EmailNotValidError, validate_email

from briefgen.diagnostics import Diagnostic, Warned, error
from briefgen.indicators import Label
from briefgen.origins import Origin, Where

INTRANET = "local"
if INTRANET in SPECIAL_USE_DOMAIN_NAMES:  # the list is there to be changed; offices have mail.office.local
    SPECIAL_USE_DOMAIN_NAMES.remove(INTRANET)

Way = Literal["to", "cc", "bcc"]
WAYS: Mapping[str, Way] = {
    **dict.fromkeys(("", "to", "主送", "收件", "收件人"), "to"),
    **dict.fromkeys(("cc", "抄送"), "cc"),
    **dict.fromkeys(("bcc", "密送", "暗送"), "bcc"),
}
FILES = {"docx": "docx", "word": "docx", "pdf": "pdf", "text": "text", "txt": "text", "文本": "text"}
LANGUAGES = {
    **dict.fromkeys(("中文", "汉语", "zh", "zh-cn", "chinese"), "zh-CN"),
    **dict.fromkeys(("english", "en", "英文", "英语"), "en"),
}
SEVERAL = re.compile(r"\s*[,，、;；/\n]\s*")
"""What parts the words of one cell."""
BREAKS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")
"""Nothing that a header is made of may hold a line feed or its kin."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """A person and what they are to get. Empty areas, pillars, files and language set no limit.

    `address` is in its usual form, `where` the cell in which it stands, `origins` the cells of the other columns.
    """

    name: str
    address: str
    where: Origin
    way: Way = "to"
    areas: tuple[str, ...] = ()
    pillars: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    language: str = ""
    origins: Mapping[str, Origin] | None = None

    def origin(self, column: str) -> Origin:
        return (self.origins or {}).get(column, self.where)


def recipients(entries: Sequence[Mapping[str, Label]]) -> Warned[tuple[Recipient, ...]]:
    """Everybody whose row is right. Every mistake in every row is an error at its cell: D801 to D809."""
    found: list[Diagnostic] = []
    people = [each for entry in entries if (each := _recipient(entry, found)) is not None]
    found += _twice(people)
    return Warned(tuple(people), tuple(found))


def _recipient(entry: Mapping[str, Label], found: list[Diagnostic]) -> Recipient | None:
    """The recipient of a row; None where the row says nothing or anything in it is wrong.

    That there is no column of addresses has been told when the list was read.
    """
    label = entry.get("address")
    if label is None or not any(each.text for each in entry.values()):
        return None
    before = len(found)
    address = checked_address(label.text, label.origin)
    found += address.diagnostics
    name = entry.get("name")
    if name and BREAKS.search(name.text):
        found.append(error("D804", name.origin, text=_shown(name.text)))
    way = _meant(entry.get("way"), WAYS, "D806", "to, cc, bcc", found)
    files = [_meant(each, FILES, "D807", "docx, pdf, text", found) for each in _parts(entry.get("files"))]
    language = _meant(entry.get("language"), {"": "", **LANGUAGES}, "D808", "中文, English", found)
    if len(found) > before:
        return None
    return Recipient(
        _words(name),
        address.output,
        label.origin,
        WAYS[way],
        tuple(each.text for each in _parts(entry.get("area"))),
        tuple(each.text for each in _parts(entry.get("pillars"))),
        tuple(dict.fromkeys(files)),
        language,
        {column: each.origin for column, each in entry.items()},
    )


def _words(label: Label | None) -> str:
    return label.text if label else ""


def _parts(label: Label | None) -> Iterator[Label]:
    """The words of a cell that may name several things, each with the cell."""
    if label:
        yield from (Label(each, label.origin) for each in SEVERAL.split(label.text) if each)


def _meant(label: Label | None, known: Mapping[str, str], code: str, choices: str, found: list[Diagnostic]) -> str:
    """What a word of the list means; an error with the words that there are for any other."""
    word = normalize("NFKC", _words(label)).strip().casefold().lstrip(".")
    if word not in known and label:
        found.append(error(code, label.origin, text=_shown(label.text), choices=choices))
    return known.get(word, "")


def checked_address(text: str, where: Where | None) -> Warned[str]:
    """An address in its usual form, or an error that says what is wrong: D801 to D804, or D805 for an empty one.

    Nothing is asked of the network. A domain has a dot; it may be one of an intranet.
    """
    if not text:
        return Warned("", (error("D805", where),))
    if BREAKS.search(text):
        return Warned("", (error("D804", where, text=_shown(text)),))
    if "@" not in text:
        return Warned("", (error("D802", where, address=text),))
    if text.count("@") > 1 or re.search(r"[,，;；、]", text):
        return Warned("", (error("D803", where, address=text),))
    try:
        valid = validate_email(text, check_deliverability=False)
    except EmailNotValidError:
        return Warned("", (error("D801", where, address=text),))
    return Warned(valid.ascii_email or valid.normalized)


def _shown(text: str) -> str:
    """Words without what would break a line of a message."""
    return BREAKS.sub("⏎", text)


def _twice(people: Iterable[Recipient]) -> Iterator[Diagnostic]:
    """An error for each address that stands in the list more than once: who would get which?"""
    first: dict[str, Recipient] = {}
    for each in people:
        other = first.setdefault(each.address.casefold(), each)
        if other is not each:
            yield error("D809", each.where, address=each.address, other=other.where)
