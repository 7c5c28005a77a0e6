"""Renew the record that a document carries for the figures that were updated; all others stay as they were printed."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefgen.indicators import PARTS, Dataset, Entry
from briefgen.quantities import Quantity
from briefgen.readers.recorded import RecordedFigure
from briefgen.readers.searching import whole_number
from briefgen.verifying import Verified

Json = dict[str, Any]
Section = tuple[str, str]
"""A heading and a sentence below it."""


@dataclass(frozen=True, slots=True)
class Held:
    """The workbook that the new figures came from; `date` (W3CDTF) is the date of issue on its cover, `others` are the
    paths and digests of its sources.
    """

    path: str
    sha256: str
    dataset: Dataset
    date: str
    others: tuple[tuple[str, str], ...] = ()


def renewed_record(content: str, places: Sequence[Verified], updated: Sequence[Verified], held: Held) -> str:
    """The record of a refreshed document.

    A figure whose places were updated in part is told twice: as it was printed with the places that were left, as the
    workbook has it with the others. `edition` and `inputs` go on telling what the document was made from; `refreshed`
    tells the workbook of the figures that were updated since.
    """
    record: Json = json.loads(content)
    new = {each.standing.place.number: each.current or "" for each in updated}
    sentences = _resaid(places, new)
    figures = {each.figure.identifier: each.figure for each in updated}
    record["figures"] = [
        made for each in record["figures"] for made in _figures(each, figures.get(each["id"]), new, sentences, held)
    ]
    for claim in record["claims"]:
        claim["places"] = [_claim_place(each, sentences) for each in claim["places"]]
    record["refreshed"] = {"workbook": held.path, "sha256": held.sha256}
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


# --- figures --------------------------------------------------------------------------------------------------


def _figures(
    told: Json, figure: RecordedFigure | None, new: Mapping[int, str], sentences: "Sentences", held: Held
) -> Iterable[Json]:
    places = [_place(each, new, sentences) for each in told["places"]]
    renewed = [place for place, was in zip(places, told["places"], strict=True) if was.get("number") in new]
    kept = [place for place, was in zip(places, told["places"], strict=True) if was.get("number") not in new]
    if kept or not renewed:
        yield {**told, "places": kept}
    if renewed and figure:
        yield {**told, **_value(figure, renewed[0]["text"], held.dataset), "places": renewed}


def _place(place: Json, new: Mapping[int, str], sentences: "Sentences") -> Json:
    number = place.get("number", 0)
    told = sentences.by_number.get(number)
    return {**place, "text": new.get(number, place["text"]), "sentence": told.words if told else place["sentence"]}


def _value(figure: RecordedFigure, text: str, dataset: Dataset) -> Json:
    """What the workbook holds now; of a computed figure the digits that are printed."""
    entry = _entry(figure, dataset)
    content = entry.content if entry else None
    if isinstance(content, Quantity):
        return {"text": text, "value": f"{content.number:f}", "unit": content.unit, "bound": content.bound.value}
    digits = re.search(r"\d[\d,.]*", text)
    return {"text": text, "value": content or (digits[0] if digits else text)}


def _entry(figure: RecordedFigure, dataset: Dataset) -> Entry | None:
    indicator = dataset.indicator(figure.indicator)
    found = indicator.observations if indicator else ()
    observation = next((each for each in found if (each.period.code, each.area) == (figure.period, figure.area)), None)
    entry = getattr(observation, figure.part, None) if figure.part in PARTS else None
    return entry if isinstance(entry, Entry) else None


# --- sentences ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Resaid:
    """A sentence as it was, and the spans in it that say something else now."""

    sentence: str
    changes: tuple[tuple[int, int, str], ...]

    @property
    def words(self) -> str:
        return self.part(0, len(self.sentence))

    def part(self, start: int, end: int) -> str:
        """What a part of the sentence says now; figures on its edge are whole in it or not at all."""
        made, at = "", start
        for first, last, words in self.changes:
            if start <= first and last <= end:
                made += self.sentence[at:first] + words
                at = last
        return made + self.sentence[at:end]


@dataclass(frozen=True, slots=True)
class Sentences:
    """Sentences with figures that were updated, by the number of each place in them and by section."""

    by_number: Mapping[int, Resaid]
    by_section: Mapping[Section, Resaid]


def _resaid(places: Sequence[Verified], new: Mapping[int, str]) -> Sentences:
    together: dict[Section, list[Verified]] = defaultdict(list)
    for each in places:
        place = each.standing.place
        together[place.section, place.sentence].append(each)
    by_number: dict[int, Resaid] = {}
    by_section: dict[Section, Resaid] = {}
    for key, found in together.items():
        for copy in _copies(key[1], found):
            numbers = [each.standing.place.number for _, each in copy]
            spans = [span for span, _ in copy]
            changes = tuple((*span, new[at]) for span, at in zip(spans, numbers, strict=True) if at in new)
            if changes:
                made = Resaid(key[1], changes)
                by_number.update(dict.fromkeys(numbers, made))
                by_section.setdefault(key, made)
    return Sentences(by_number, by_section)


Copy = list[tuple[tuple[int, int], Verified]]


def _copies(sentence: str, places: Sequence[Verified]) -> list[Copy]:
    """The figures of each copy of a sentence that stands in a section more than once, each with its span."""
    copies: list[Copy] = [[]]
    for each in places:
        pattern = re.compile(whole_number(each.standing.place.text))
        start = copies[-1][-1][0][1] if copies[-1] else 0
        spot = pattern.search(sentence, start)
        if spot is None and copies[-1]:
            copies.append([])
            spot = pattern.search(sentence)
        if spot is not None:
            copies[-1].append((spot.span(), each))
    return copies


def _claim_place(place: Json, sentences: Sentences) -> Json:
    """The words of a claim hold figures that were updated, or stand beside them."""
    told = sentences.by_section.get((place["section"], place["sentence"]))
    if told is None:
        return place
    start = told.sentence.find(place.get("text", ""))
    words = told.part(start, start + len(place["text"])) if start >= 0 and "text" in place else place.get("text", "")
    return {**place, "sentence": told.words, "text": words}
