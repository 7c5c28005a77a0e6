"""Pair the places of an edited document with those of the new packet, where it is certain which is which; pure."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from briefgen.readers.recorded import Recorded, RecordedInput, RecordedPlace
from briefgen.readers.searching import close, whole_number
from briefgen.verifying import State, Verified

SLOT = "\1"
"""Stands for a figure in its sentence."""
ROW = "｜"

NUMBER = re.compile(r"\d(?:[\d,.]*\d)?")

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Pairs:
    """The new place for each old one by its number.

    `kept` are words that the new packet has in the same sentence, though no figure there any more; `otherwise` are
    places that it does not have, or whose sentence it words otherwise.
    """

    places: Mapping[int, RecordedPlace]
    kept: frozenset[int] = frozenset()
    otherwise: frozenset[int] = frozenset()

    def now(self, found: Verified) -> Verified:
        """A place with what a build prints there: it knows more than the workbook alone, as whether 预计 goes along."""
        number = found.standing.place.number
        place = found.standing.place if number in self.kept else self.places.get(number)
        if place is None or found.state is State.GONE:
            return found
        known = found.state in (State.SAME, State.STALE, State.UNTOLD)
        same = close(place.text) == close(found.standing.place.text)
        state = (State.SAME if same else State.STALE) if known else found.state
        return replace(found, current=place.text, state=state)

    def is_certain(self, found: Verified) -> bool:
        """Whether the figure can be put into its sentence as that stands."""
        place = found.standing.place
        if place.number in self.places or ROW in place.sentence or place.is_label:
            return place.number not in self.otherwise
        digits = bool(NUMBER.search(place.text)), bool(NUMBER.search(found.current or ""))
        return place.number not in self.otherwise and digits[0] == digits[1]

    def sentence(self, found: Verified) -> str:
        """What the new packet says in place of a sentence; empty where that is not known."""
        place = self.places.get(found.standing.place.number)
        return place.sentence if place else ""


def pairs(old: Recorded, new: Recorded | None) -> Pairs:
    """A figure is paired place by place where it has as many in both packets below the same heading.

    Only where the template is the same does another wording come from the figures.
    """
    if new is None:
        return Pairs({})
    there = _together(new)
    places = {
        one.number: other
        for known, found in _together(old).items()
        if len(found) == len(there.get(known, ()))
        for one, other in zip(found, there[known], strict=True)
    }
    if _template(old) != _template(new):
        return Pairs(places)
    forms = {(place.section, form(place.sentence)) for _, place in new.places}
    alone = [place for _, place in old.places if place.number not in places]
    kept = {
        each.number
        for each in alone
        if (each.section, form(each.sentence)) in forms and not NUMBER.search(each.text) and ROW not in each.sentence
    }
    lost = {each.number for each in alone} - kept
    return Pairs(places, frozenset(kept), frozenset(lost | _reworded(old, new, places)))


def _reworded(old: Recorded, new: Recorded, places: Mapping[int, RecordedPlace]) -> set[int]:
    """Places in running text around which the new packet has other words."""
    said, says = _worded(old), _worded(new)
    running = [
        each for _, each in old.places if each.number in places and ROW not in each.sentence and not each.is_label
    ]
    pairs_of_places = ((each, places[each.number]) for each in running)
    return {
        one.number
        for one, other in pairs_of_places
        if said[_key(one)] != says[_key(other)] and form(one.sentence) != form(other.sentence)
    }


def form(words: str) -> str:
    """Words in close form without their numbers."""
    return NUMBER.sub("0", close(words))


def _template(record: Recorded) -> set[RecordedInput]:
    return {each for each in record.inputs if each.path.endswith((".md", ".toml"))}


def _together(record: Recorded) -> dict[Key, list[RecordedPlace]]:
    """The places of each figure below each heading."""
    found: dict[Key, list[RecordedPlace]] = defaultdict(list)
    for figure, place in record.places:
        found[figure.identifier, place.section].append(place)
    return found


def _key(place: RecordedPlace) -> Key:
    return place.section, place.sentence


def _worded(record: Recorded) -> dict[Key, str]:
    """Each sentence with its figures left out."""
    together: dict[Key, list[RecordedPlace]] = defaultdict(list)
    for _, place in record.places:
        together[_key(place)].append(place)
    return {key: "".join(_around(key[1], found)) for key, found in together.items()}


def _around(sentence: str, places: Iterable[RecordedPlace]) -> Iterator[str]:
    at = 0
    for each in places:
        spot = re.compile(whole_number(each.text)).search(sentence, at)
        if spot is None:
            break
        yield close(sentence[at : spot.start()]) + SLOT
        at = spot.end()
    yield close(sentence[at:])
