"""Hold what is known of an edition; pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file of an edition by its name or path, and the digest of its bytes (SHA-256 in hexadecimal)."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A figure as an edition printed it: its words, what the workbook held, and its cells (指标!F11).

    `indicator` is the code of its indicator, empty for a computed figure.
    """

    identifier: str
    name: str
    indicator: str
    text: str
    value: str
    unit: str
    bound: str
    cells: tuple[str, ...]

    @property
    def said(self) -> tuple[str, str, str, str]:
        """What makes two figures the same, whatever their cells."""
        return self.text, self.value, self.unit, self.bound


@dataclass(frozen=True, slots=True)
class Edition:
    """What was made: `folder` is where its files went, as the settings name it, `look` its switches in words; `area` is
    empty where the workbook has only one.

    Of one template, language and area, editions follow one another.
    """

    code: str
    title: str
    template: str
    language: str
    theme: str
    look: str
    folder: str
    inputs: tuple[StoredFile, ...]
    outputs: tuple[StoredFile, ...]
    figures: tuple[PrintedFigure, ...]
    area: str = ""

    @property
    def packet(self) -> tuple[str, str, str]:
        return self.template, self.language, self.area


@dataclass(frozen=True, slots=True)
class Approval:
    """Who signed an edition off, and when."""

    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Noted:
    """An edition as the ledger has it: when it was made first and last, and its approval, if it has one."""

    edition: Edition
    first: datetime
    last: datetime
    approval: Approval | None = None


def differing(one: Edition, other: Edition) -> int:
    """How many figures two editions do not print alike; one that only one of them prints is among them."""
    before = {each.identifier: each.said for each in one.figures}
    after = {each.identifier: each.said for each in other.figures}
    return sum(before.get(each) != after.get(each) for each in before.keys() | after.keys())


def earlier(noted: Noted, newest_first: tuple[Noted, ...]) -> Noted | None:
    """The edition of the same packet that was made before."""
    behind = newest_first[newest_first.index(noted) + 1 :]
    return next((each for each in behind if each.edition.packet == noted.edition.packet), None)


def in_force(edition: Edition, newest_first: Iterable[Noted]) -> tuple[Noted, Approval] | None:
    """The edition of the same packet that was approved last."""
    approved = (
        (each, each.approval) for each in newest_first if each.approval and each.edition.packet == edition.packet
    )
    return max(approved, key=lambda pair: pair[1].at, default=None)


def beginning_with(asked: str, noted: Iterable[Noted]) -> tuple[Noted, ...]:
    """The editions whose code begins so; dashes and capitals do not count."""
    meant = _plain(asked)
    return tuple(each for each in noted if meant and _plain(each.edition.code).startswith(meant))


def _plain(code: str) -> str:
    return code.strip().lower().replace("-", "")
