"""Read the bytes of a record into values, or say in one message why they are none."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from typing import Any

from briefgen.conditions import condition_from
from briefgen.diagnostics import error
from briefgen.errors import CannotRun
from briefgen.language import LANGUAGES
from briefgen.origins import Origin, Place
from briefgen.quantities import HOUSE_RULES, Rules
from briefgen.readers.searching import whole_number
from briefgen.sources import Condition

SCHEMA = 1
"""The newest form of a record that this program knows."""

OWNER = re.compile(r"(@[^@]*)?\.\w+$")
"""What stands behind the name in an identifier: its period and part."""

SENTENCE = re.compile(r"[。！？；，,｜]|[.!?;]$")

BROKEN = (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError, InvalidOperation)

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RecordedPlace:
    """One place of a figure or claim.

    `number` counts all places of figures in reading order from 1; 0 where none is given.
    """

    section: str
    sentence: str
    text: str
    page: str
    number: int = 0

    @property
    def parts(self) -> tuple[str, str, str]:
        """What stands before the figure in its sentence, the figure, what stands behind it; no number is cut."""
        spot = re.search(whole_number(self.text), self.sentence)
        start, end = spot.span() if spot else (0, 0)
        return self.sentence[:start], self.sentence[start:end], self.sentence[end:]

    @property
    def is_label(self) -> bool:
        """Whether it stands beside a name in a chart or a box of key figures, and in no sentence."""
        return not SENTENCE.search(self.sentence)


@dataclass(frozen=True, slots=True)
class RecordedFigure:
    """A printed figure: what it is called, what the workbook held, its cells and all its places.

    `value` is a number as written, or words. A computed one has a rule and operands in place of indicator and part.
    """

    identifier: str
    text: str
    value: str
    unit: str
    bound: str
    indicator: str
    part: str
    period: str
    area: str
    rule: str
    operands: tuple[str, ...]
    cells: tuple[Origin, ...]
    places: tuple[RecordedPlace, ...]
    given_name: str = ""

    @property
    def name(self) -> str:
        """What the indicator is called: as recorded, else as a table or a label calls it, else its code."""
        rows = (place.sentence.split("｜")[0] for place in self.places if "｜" in place.sentence)
        labels = filter(None, map(_label, self.places))
        return self.given_name or next(rows, "") or next(labels, "") or self.indicator or self._operand_names

    @property
    def _operand_names(self) -> str:
        owners = (OWNER.sub("", operand) for operand in self.operands)
        return "、".join(dict.fromkeys(owners)) or self.identifier


@dataclass(frozen=True, slots=True)
class RecordedClaim:
    """Words that assert something, with the figures that they rest on and all their places.

    Without a condition nothing can prove them again. The text of a place holds those of their words that stand there.
    """

    identifier: str
    phrase: str
    test: str
    verdict: str
    operands: tuple[str, ...]
    name: str = ""
    condition: Condition | None = None
    cells: tuple[Origin, ...] = ()
    places: tuple[RecordedPlace, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordedInput:
    """A file that the packet was made from: its path as the packet names it, and its digest."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a packet said of itself when it was made."""

    edition: str
    inputs: tuple[RecordedInput, ...]
    figures: tuple[RecordedFigure, ...]
    claims: tuple[RecordedClaim, ...]
    rules: Rules = HOUSE_RULES
    title: str = ""
    written_in: str = ""
    area: str = ""
    """The area that it is about, where its workbook has several."""
    refreshed: str = ""
    """The digest of the workbook that figures were taken from since, in a file that somebody had edited."""

    def is_untouched_by(self, sha256: str, others: Iterable[tuple[str, str]] = ()) -> bool:
        """Whether all figures come from the workbook of this digest, byte for byte, and from these others."""
        if self.workbook is None or self.workbook.sha256 != sha256 or self.refreshed:
            return False
        return {*others} <= {(each.path, each.sha256) for each in self.inputs}

    @property
    def places(self) -> tuple[tuple[RecordedFigure, RecordedPlace], ...]:
        """Every place of every figure in reading order; without numbers in the order of pages."""
        found = [(figure, place) for figure in self.figures for place in figure.places]
        return tuple(sorted(found, key=lambda pair: (pair[1].number, _page(pair[1].page))))

    @property
    def workbook(self) -> RecordedInput | None:
        """The first input is the workbook."""
        return self.inputs[0] if self.inputs else None

    @property
    def language(self) -> str:
        """The tag of its language; where the record does not say, Chinese if any sentence has a Han character."""
        if self.written_in in LANGUAGES:
            return self.written_in
        words = (character for _, place in self.places for character in place.sentence)
        return "zh-CN" if any("一" <= character <= "鿿" for character in words) else "en"


def _label(place: RecordedPlace) -> str:
    """What a label says beside its figure, in a chart or a box of key figures; nothing of a sentence."""
    if not place.is_label:
        return ""
    before, _, after = place.sentence.partition(place.text)
    return before.split(" ")[0] or after.strip()


def _page(label: str) -> int:
    return int(label) if label.isascii() and label.isdecimal() else 0


def recorded(content: bytes, name: str) -> Recorded:
    """The record that the bytes hold. Raises CannotRun for what is no record, damaged, or newer than this program."""
    try:
        found = json.loads(content)
        schema = found["schema"]
        if isinstance(schema, int) and schema > SCHEMA:
            raise CannotRun([error("V712", Place(name), schema=schema, known=SCHEMA)])
        return _record(found)
    except BROKEN as problem:
        raise CannotRun([error("V711", Place(name), name=name)]) from problem


def _record(found: Json) -> Recorded:
    return Recorded(
        str(found["edition"]),
        tuple(RecordedInput(str(each["path"]), str(each["sha256"])) for each in found["inputs"]),
        tuple(_figure(each) for each in found["figures"]),
        tuple(_claim(each) for each in found["claims"]),
        _rules(found.get("rules", {})),
        str(found.get("title", "")),
        str(found.get("language", "")),
        str(found.get("area", "")),
        str(found.get("refreshed", {}).get("sha256", "")),
    )


def _rules(found: Json) -> Rules:
    """The house rules that the packet was made by: the usual ones but for those that are told."""
    known = {each.name for each in fields(Rules)}
    rules = {name: Decimal(str(value)) for name, value in found.items() if name in known}
    if not all(value.is_finite() for value in rules.values()):
        raise ValueError(found)
    return Rules(**rules)


def _figure(found: Json) -> RecordedFigure:
    def words(key: str) -> str:
        return str(found.get(key, ""))

    return RecordedFigure(
        identifier=str(found["id"]),
        text=str(found["text"]),
        value=words("value"),
        unit=words("unit"),
        bound=words("bound"),
        indicator=words("indicator"),
        part=words("part"),
        period=words("period"),
        area=words("area"),
        rule=words("rule"),
        operands=_texts(found.get("operands", ())),
        cells=_cells(found["origin"]),
        places=tuple(_place(each) for each in found["places"]),
        given_name=words("name"),
    )


def _place(found: Json) -> RecordedPlace:
    section, sentence, text, page = (str(found[key]) for key in ("section", "sentence", "text", "page"))
    return RecordedPlace(section, sentence, text, page, int(found.get("number", 0)))


def _claim(found: Json) -> RecordedClaim:
    proof = found.get("proof")
    return RecordedClaim(
        identifier=str(found.get("id", "")),
        phrase=str(found.get("phrase", "")),
        test=str(found.get("test", "")),
        verdict=str(found.get("verdict", "")),
        operands=_texts(found.get("operands", ())),
        name=str(found.get("name", "")),
        condition=condition_from(proof) if proof else None,
        cells=_cells(found.get("origin", ())),
        places=tuple(_place({"text": found.get("phrase", ""), **each}) for each in found.get("places", ())),
    )


def _cells(found: Iterable[Json]) -> tuple[Origin, ...]:
    return tuple(
        Origin(str(each["workbook"]), str(each["sheet"]), str(each["cell"]), bool(each.get("foreign")))
        for each in found
    )


def _texts(values: Iterable[object]) -> tuple[str, ...]:
    return tuple(str(each) for each in values)
