"""Compare what two records print: figures, and the words in which figures and claims stand; pure."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from briefgen.differing.values import FigureChange, Kind, Line, LineChange, Touched
from briefgen.document import Chart, Document, Table
from briefgen.language import LANGUAGES
from briefgen.places import BAR, figures
from briefgen.readers.recorded import Recorded, RecordedPlace
from briefgen.traversal import plain_text

LIKE = 0.5
"""From this ratio of equal characters on, words that share no figure are taken for the same sentence."""

PERIOD = re.compile(r"@[^.,()]*")
"""The period, and the area, in the identifier of a figure."""

Scored = tuple[float, Line, Line]
"""How alike an old and a new line are."""


def figure_changes(old: Recorded, new: Recorded) -> tuple[FigureChange, ...]:
    """In the order in which the new packet prints them; figures that it prints no more come last."""
    before = {each.identifier: each for each in old.figures}
    after = {each.identifier: each for each in new.figures}
    changes = []
    for identifier in dict.fromkeys((*after, *before)):
        one, other = before.get(identifier), after.get(identifier)
        told = other or one
        if told and (one.text if one else "") != (other.text if other else ""):
            texts = (one.text if one else "", other.text if other else "")
            changes.append(FigureChange(identifier, told.name, *texts, told.cells))
    return tuple(changes)


# --- sentences, rows, labels ------------------------------------------------------------------------------------


def lines(record: Recorded) -> tuple[Line, ...]:
    """All words with figures or claims in reading order, each once under its heading."""
    made: dict[tuple[str, str], tuple[RecordedPlace, set[str]]] = {}
    for figure, place in record.places:
        made.setdefault((place.section, place.sentence), (place, set()))[1].add(figure.identifier)
    for claim in record.claims:
        for place in claim.places:
            made.setdefault((place.section, place.sentence), (place, set()))
    return tuple(
        Line(place.section, place.sentence, place.page, _kind(place), frozenset(figures))
        for place, figures in made.values()
    )


def _kind(place: RecordedPlace) -> Kind:
    if BAR in place.sentence:
        return Kind.TABLE
    return Kind.LABEL if place.is_label else Kind.SENTENCE


def line_changes(old: Sequence[Line], new: Sequence[Line]) -> tuple[LineChange, ...]:
    """Words that are not on the other side, each with those that took their place; words that only moved are no
    change."""
    before, after = _missing(old, new), _missing(new, old)
    pairs = _pairs(before, after)
    changes = [LineChange(pairs.get(each), each) for each in after]
    taken = set(pairs.values())
    return (*changes, *(LineChange(each, None) for each in before if each not in taken))


def _missing(one: Iterable[Line], other: Iterable[Line]) -> list[Line]:
    known = {each.words for each in other}
    return [each for each in one if each.words not in known]


def _pairs(before: Sequence[Line], after: Sequence[Line]) -> dict[Line, Line]:
    """New → old, each taken once: words of the same figures first, then the likest under the same heading."""
    found = _chosen(_of_figures(before, after))
    taken = set(found.values())
    rest = [each for each in before if each not in taken], [each for each in after if each not in found]
    return found | _chosen(_alike(*rest))


def _chosen(scored: Iterable[Scored]) -> dict[Line, Line]:
    """The pairs with the highest scores."""
    found: dict[Line, Line] = {}
    taken: set[Line] = set()
    for _, one, other in sorted(scored, key=lambda each: -each[0]):
        if other not in found and one not in taken:
            found[other] = one
            taken.add(one)
    return found


def _of_figures(before: Sequence[Line], after: Sequence[Line]) -> Iterator[Scored]:
    """Words of one kind that share figures, of whatever year; those under one heading come first."""
    holding: dict[str, list[Line]] = defaultdict(list)
    for other in after:
        for figure in _timeless(other):
            holding[figure].append(other)
    for one in before:
        for other in dict.fromkeys(each for figure in sorted(_timeless(one)) for each in holding[figure]):
            if one.kind is other.kind:
                shared = len(_timeless(one) & _timeless(other)) / len(_timeless(one) | _timeless(other))
                yield shared + (one.section == other.section) + _ratio(one, other), one, other


def _timeless(line: Line) -> frozenset[str]:
    """The identifiers of its figures without their periods: next year's packet says the same of the next year."""
    return frozenset(PERIOD.sub("", figure) for figure in line.figures)


def _alike(before: Sequence[Line], after: Sequence[Line]) -> Iterator[Scored]:
    """Under one heading rows and labels of one name, and sentences that are much the same."""
    under: dict[tuple[Kind, str, str], list[Line]] = defaultdict(list)
    for other in after:
        under[other.kind, other.section, _name(other)].append(other)
    for one in before:
        for other in under[one.kind, one.section, _name(one)]:
            ratio = _ratio(one, other)
            if ratio >= LIKE:
                yield ratio, one, other


def _name(line: Line) -> str:
    """What a row or label begins with; a sentence has no name."""
    match line.kind:
        case Kind.TABLE:
            return line.words.split(BAR)[0]
        case Kind.LABEL:
            return line.words.split(" ")[0]
        case Kind.SENTENCE:
            return ""


def _ratio(one: Line, other: Line) -> float:
    return SequenceMatcher(None, one.words, other.words, autojunk=False).ratio()


# --- where they stand -------------------------------------------------------------------------------------------


def touched(changes: Iterable[LineChange], holders: Mapping[str, str]) -> tuple[Touched, ...]:
    """Tables, charts and boxes with changed words, with their pages, called as `holders` calls their words."""
    found: dict[Touched, dict[str, None]] = {}
    for each in changes:
        if each.line.kind is not Kind.SENTENCE:
            words = (line.words for line in (each.new, each.old) if line)
            caption = next((holders[known] for known in words if known in holders), "")
            thing = Touched(each.line.kind, caption or each.line.section, (), bool(caption))
            found.setdefault(thing, {}).update(dict.fromkeys(filter(None, (each.page,))))
    return tuple(replace(thing, pages=tuple(pages)) for thing, pages in found.items())


def pages(changes: Iterable[LineChange]) -> tuple[str, ...]:
    """The pages with changed words, in order."""
    found = dict.fromkeys(each.page for each in changes if each.page)
    return tuple(sorted(found, key=lambda page: (not page.isdecimal(), int(page) if page.isdecimal() else 0, page)))


def captions(document: Document) -> dict[str, str]:
    """The words of each row and label that hold a figure → the caption of their table or chart, with its number."""
    language = LANGUAGES[document.meta.language]
    found: dict[str, str] = {}
    for block in document.blocks:
        caption = block.caption if isinstance(block, Table | Chart) else None
        if caption is None:
            continue
        title = f"{language.tables.label(caption.kind, caption.number)} {plain_text(caption.children)}".strip()
        for figure in figures(replace(document, blocks=(block,))).values():
            found |= {use.sentence: title for use in figure.uses}
    return found
