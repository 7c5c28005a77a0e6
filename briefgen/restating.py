"""Say what a workbook would print now in a place where a figure was printed before; pure."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from difflib import SequenceMatcher
from itertools import product

from briefgen import formats
from briefgen.claims import computed_place
from briefgen.document import Cell, Datum, Reference
from briefgen.errors import Mistake
from briefgen.indicators import PARTS, PLACE, Dataset, Entry, Observation, Status
from briefgen.language import Language
from briefgen.narrative.numbers import cardinal
from briefgen.quantities import Bound, Quantity, UnitsDiffer, bounded, exact, plain
from briefgen.readers.packet import Standing
from briefgen.readers.recorded import RecordedFigure

NO_SOURCE = Cell(Reference("", "", "", ""), ())
"""Stands for the source of words that are only compared."""

Content = Quantity | str


@dataclass(frozen=True, slots=True)
class Restated:
    """What would be printed: None where the workbook has no such figure; not `known` where nothing can tell."""

    text: str | None
    known: bool


@dataclass(frozen=True, slots=True)
class Now:
    """What the workbook holds of a figure: its content, and what is printed along with it."""

    content: Content
    status: Status = Status.ACTUAL
    peers: str = ""
    ranked: bool = False
    """Whether it is a place among peers: words in its stead then make way for a place, not for a bare number."""


UNTOLD, MISSING = Restated(None, known=False), Restated(None, known=True)


def restated(standing: Standing, dataset: Dataset, language: Language) -> Restated:
    """What the workbook would print in a place, in the form that stands there."""
    figure, printed = standing.figure, standing.place.text
    if figure.part == "status":
        return _status(figure, dataset, language)
    if figure.rule:
        return _computed(figure, printed, dataset, language)
    now = _now(_reference(figure), dataset)
    if now is None:
        return MISSING
    before = _recorded(figure)
    if _equals(now.content, before) and _may_still_read(printed, before, now, language):
        return Restated(printed, known=True)
    made = _in_form(printed, before, now, language)
    return Restated(_with_unit(now, language) if made == printed else made, known=True)


# --- what the workbook holds ----------------------------------------------------------------------------------


def _reference(figure: RecordedFigure) -> Reference:
    return Reference(figure.indicator, figure.area, figure.period, figure.part)


def _observation(reference: Reference, dataset: Dataset) -> Observation | None:
    indicator = dataset.indicator(reference.indicator)
    return indicator.named(reference.period, reference.area) if indicator else None


def _now(reference: Reference, dataset: Dataset) -> Now | None:
    if not reference.period:
        return _word(reference, dataset)
    observation = _observation(reference, dataset)
    entry = _entry(observation, reference, dataset) if observation else None
    if observation is None or entry is None:
        return None
    peers = observation.peers.text if observation.peers else ""
    return Now(entry.content, observation.status, peers, reference.part in ("rank", "previous_rank", PLACE))


def _entry(observation: Observation, reference: Reference, dataset: Dataset) -> Entry | None:
    indicator = dataset.indicator(reference.indicator)
    if reference.part == PLACE and indicator:
        return computed_place(dataset, indicator, observation)
    found = getattr(observation, reference.part, None) if reference.part in PARTS else None
    return found if isinstance(found, Entry) else None


def _word(reference: Reference, dataset: Dataset) -> Now | None:
    """Words of the sheet of honours, which have no period."""
    honour = next((each for each in dataset.honours if each.name.own == reference.indicator), None)
    label = getattr(honour, reference.part, None) if reference.part in ("name", "held") else None
    return Now(label.text) if label else None


def _status(figure: RecordedFigure, dataset: Dataset, language: Language) -> Restated:
    observation = _observation(_reference(figure), dataset)
    return Restated(language.statuses[observation.status], known=True) if observation else MISSING


def _recorded(figure: RecordedFigure) -> Content:
    """What the workbook held when the packet was made."""
    known = {each.value: each for each in Bound}
    try:
        return bounded(Decimal(figure.value), figure.unit, known[figure.bound])
    except (InvalidOperation, KeyError):
        return figure.value


def _equals(one: Content, other: Content) -> bool:
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return (plain(one.number), one.unit, one.bound) == (plain(other.number), other.unit, other.bound)


# --- the form in which it is printed ----------------------------------------------------------------------------

Form = Callable[[Now, Language], Datum]


def _ranked(now: Now, language: Language) -> Datum:
    return formats.rank_in_table(now.content, now.peers, NO_SOURCE, language)


def _rank_of_peers(now: Now, language: Language) -> Datum:
    """中心城区第一: the rank in words with its peers."""
    return formats.rank_among(now.content, now.peers, NO_SOURCE, language)


def _moved(now: Now, language: Language) -> Datum:
    return formats.movement(now.content, NO_SOURCE, language, words=language.movement(now.status))


def _several_moved(now: Now, language: Language) -> Datum:
    return formats.movement(now.content, NO_SOURCE, language, words=language.movement(now.status, several=True))


def _moved_label(now: Now, language: Language) -> Datum:
    return formats.movement(now.content, NO_SOURCE, language, words=language.moved_label)


def _level(now: Now, language: Language) -> Datum:
    return formats.level(now.content, NO_SOURCE, language, language.level_of(now.status))


def _several_levels(now: Now, language: Language) -> Datum:
    return formats.level(now.content, NO_SOURCE, language, language.level_of(now.status, several=True))


def _said(now: Now, language: Language) -> Datum:
    """A small whole number in words, as running text may have it."""
    content = now.content
    made = formats.datum(content, NO_SOURCE, language)
    words = cardinal(content, language) if isinstance(content, Quantity) else ""
    return replace(made, digits=words) if words else made


RANKS: tuple[Form, ...] = (
    lambda now, language: formats.rank(now.content, NO_SOURCE, language),
    _ranked,
    _rank_of_peers,
)
AMOUNTS: tuple[Form, ...] = (
    lambda now, language: formats.datum(now.content, NO_SOURCE, language),
    lambda now, language: formats.number_only(now.content, NO_SOURCE, language),
    _moved,
    _several_moved,
    _moved_label,
    _level,
    _several_levels,
    _said,
)


def _forms(now: Now) -> tuple[Form, ...]:
    """The ways in which one content may be printed; the first that fits what stood there is taken again."""
    return (*RANKS, *AMOUNTS) if now.ranked else (*AMOUNTS, *RANKS)


def _readings(now: Now, language: Language) -> Iterator[tuple[int, bool, str]]:
    """Each form without and with the status before it: (index of the form, with status, words)."""
    for index, form in enumerate(_forms(now)):
        made = form(now, language)
        yield index, False, made.text
        yield index, True, formats.with_status(made, now.status, language).text


def _may_still_read(printed: str, before: Content, now: Now, language: Language) -> bool:
    """Whether the status printed along with a figure is still that of the workbook."""
    if printed in (words for _, _, words in _readings(now, language)):
        return True
    return _form_of(printed, before, now, language) is None


def _form_of(printed: str, before: Content, now: Now, language: Language) -> tuple[int, bool] | None:
    """The form in which the old content reads as what was printed, under any status and among any peers."""
    for status, peers in product(Status, (now.peers, _peers(printed, before, language))):
        for index, with_status, words in _readings(Now(before, status, peers, now.ranked), language):
            if words == printed:
                return index, with_status
    return None


def _peers(printed: str, before: Content, language: Language) -> str:
    """What stands beside a rank as the name of its peers."""
    for form, pattern in ((_ranked, language.peers_in_table), (_rank_of_peers, language.rank_among)):
        head, _, tail = pattern.format(rank=form(Now(before), language).text, peers="\0").partition("\0")
        if printed.startswith(head) and printed.endswith(tail):
            return printed.removeprefix(head).removesuffix(tail)
    return ""


def _in_form(printed: str, before: Content, now: Now, language: Language) -> str:
    index, with_status = _form_of(printed, before, now, language) or (0, False)
    made = _forms(now)[index](now, language)
    return (formats.with_status(made, now.status, language) if with_status else made).text


def _with_unit(now: Now, language: Language) -> str:
    """The figure in full, where a number alone would hide that its unit or bound is another."""
    return formats.datum(now.content, NO_SOURCE, language).text


# --- computed figures -------------------------------------------------------------------------------------------


class _CannotTell(Exception):
    """A rule or an operand that this program does not know how to compute anew."""


def _computed(figure: RecordedFigure, printed: str, dataset: Dataset, language: Language) -> Restated:
    """A total, a share or a count of what the workbook holds now, to as many digits as were printed."""
    try:
        now = _evaluated(figure.rule, figure.operands, dataset)
    except (_CannotTell, UnitsDiffer, Mistake, ArithmeticError):
        return UNTOLD
    if now is None:
        return MISSING
    if figure.rule == "count" and isinstance(now.content, Quantity):
        now = replace(now, content=replace(now.content, unit=figure.unit))
    candidates = [words for each in _roundings(now, printed) for _, _, words in _readings(each, language)]
    return Restated(max(candidates, key=lambda words: _likeness(words, printed)), known=True)


def _likeness(words: str, printed: str) -> tuple[bool, float]:
    """How much a candidate looks like what stood there: it is in the same form then, in digits or in words."""
    alike = bool(re.search(r"\d", words)) == bool(re.search(r"\d", printed))
    return alike, SequenceMatcher(None, words, printed, autojunk=False).ratio()


def _roundings(now: Now, printed: str) -> Iterator[Now]:
    """The content as it is and, where it has more digits than were printed, rounded to those."""
    decimals = re.search(r"\d\.(\d+)", printed)
    digits = len(decimals[1]) if decimals else 0
    if isinstance(now.content, Quantity) and now.content.decimals > digits:
        yield replace(now, content=now.content.rounded(digits))
    yield now


def _evaluated(rule: str, operands: Iterable[str], dataset: Dataset) -> Now | None:
    """What a rule makes of its operands; None where one of them is not in the workbook any more."""
    found = [_operand(each, dataset) for each in operands]
    known = [each for each in found if each is not None]
    if rule == "count":
        return _count(found, known, dataset)
    if not known or len(known) < len(found):
        return None
    match rule.partition(":"):
        case ("same", _, _) if all(each == known[0] for each in known):
            return known[0]
        case ("sum", _, _):
            return _folded(known, Quantity.plus)
        case ("difference", _, _):
            made = _folded(known, Quantity.minus)
            return replace(made, content=_points(_quantity(made)))
        case ("share", _, _):
            return Now(_share(*map(_quantity, known)))
        case ("unit", _, unit):
            return replace(known[0], content=_quantity(known[0]).to(unit))
        case ("digits", _, digits) if digits.isdecimal():
            return replace(known[0], content=_quantity(known[0]).rounded(int(digits)))
        case ("over" | "nearly" as name, _, _):
            return replace(known[0], content=getattr(formats, name)(_quantity(known[0])))
        case _:
            raise _CannotTell


def _count(found: list[Now | None], known: list[Now], dataset: Dataset) -> Now:
    """How many are left. Where there are more things than were counted, nobody can tell which would be."""
    if len(known) == len(found) < len(dataset.honours):
        raise _CannotTell
    return Now(exact(Decimal(len(known)), ""))


def _operand(identifier: str, dataset: Dataset) -> Now | None:
    """A reference (area/indicator@period.part) or a rule with operands of its own in brackets."""
    rule, bracket, inside = identifier.partition("(")
    if bracket and inside.endswith(")") and "@" not in rule:
        return _evaluated(rule, _split(inside[:-1]), dataset)
    owner, _, part = identifier.rpartition(".")
    name, _, period = owner.rpartition("@") if "@" in owner else (owner, "", "")
    area, _, indicator = name.rpartition("/")
    return _now(Reference(indicator, area, period, part), dataset)


def _split(operands: str) -> list[str]:
    """Operands at the outermost level, parted by commas."""
    depth, parts = 0, [""]
    for piece in re.split(r"(, |[()])", operands):
        depth += (piece == "(") - (piece == ")")
        if piece == ", " and not depth:
            parts.append("")
        else:
            parts[-1] += piece
    return parts


def _quantity(now: Now) -> Quantity:
    if isinstance(now.content, str):
        raise _CannotTell
    return now.content


def _folded(found: list[Now], step: Callable[[Quantity, Quantity], Quantity]) -> Now:
    total = _quantity(found[0])
    for each in found[1:]:
        total = step(total, _quantity(each))
    return Now(total)


def _points(quantity: Quantity) -> Quantity:
    """Two percentages differ by percentage points."""
    return replace(quantity, unit="个百分点") if quantity.unit == "%" else quantity


def _share(part: Quantity, whole: Quantity) -> Quantity:
    divisor = whole.to(part.unit)
    if not divisor.is_exact or divisor.number <= 0:
        raise _CannotTell
    return replace(part, number=plain(part.number * 100 / divisor.number), unit="%")
