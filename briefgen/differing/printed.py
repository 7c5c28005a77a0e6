"""Compare what two records print: figures, and the words in which figures and claims stand; pure."""

from collections.abc import Iterable, Mapping, Sequence
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
    """New → old, the likest first; each is taken once."""
    scored = ((_likeness(one, other), one, other) for one in before for other in after)
    found: dict[Line, Line] = {}
    taken: set[Line] = set()
    for score, one, other in sorted(scored, key=lambda each: -each[0]):
        if score and other not in found and one not in taken:
            found[other] = one
            taken.add(one)
    return found


def _likeness(one: Line, other: Line) -> float:
    """0 for words that have nothing to do with one another; those of one heading and of the same figures come first."""
    if one.kind is not other.kind:
        return 0
    shared = len(one.figures & other.figures) / len(one.figures | other.figures or {""})
    is_near = one.section == other.section
    if not shared and not is_near:
        return 0
    ratio = SequenceMatcher(None, one.words, other.words, autojunk=False).ratio()
    return ratio + shared + is_near if shared or ratio >= LIKE else 0


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
