"""Hold what `[[source]]` blocks of the settings say: where a table of another workbook is, and what to take from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefgen.origins import Place

LAYOUTS = ("tidy", "periods across", "periods down", "areas across", "areas down")
FREQUENCIES = ("year", "quarter", "month")
TAKEN_PARTS = ("value", "previous", "change", "rank", "previous_rank", "target", "peer_count")
EVERY = "*"
"""Stands for the one indicator that all figures of a table are of, which only its title names."""
COLUMN_ROLES = ("name", "code", "unit", "area", "period", "value", "change", "rank", "previous", "target")


@dataclass(frozen=True, slots=True)
class Wanted:
    """An indicator that is taken: `name` as the workbook writes it, the names above it before it (进出口总额 > 出口); a
    `*` is what all figures are of that stand beside areas or periods and no name.

    `unit` is what its figures are given in, `part` which part of an observation they are; empty leaves what the table
    says. `title`, `pillar`, `parent` and `scope` are for an indicator that the packet's own workbook does not have.
    """

    name: str
    code: str
    place: Place
    title: str = ""
    pillar: str = ""
    unit: str = ""
    scale: str = ""
    part: str = ""
    basis: str = ""
    scope: str = ""
    parent: str = ""
    direction: str = ""


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """One block. Words are compared without regard to width, case and spaces; empty says nothing.

    `rules` decides where two sources differ: True wins, False gives way, None is a finding.
    """

    workbook: str
    place: Place
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, hash=False)
    sheet: str | int = ""
    region: str = ""
    until: str = ""
    header_rows: tuple[int, ...] = ()
    layout: str = ""
    pillar: str = ""
    unit: str = ""
    scale: str = ""
    period: str = ""
    periods: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    frequency: str = ""
    area: str = ""
    areas: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    leave: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    indicators: tuple[Wanted, ...] = ()
    rules: bool | None = None

    def at(self, key: str) -> Place:
        """Where a key of the block is written."""
        return self.places.get(key, self.place)
