"""Prove places among peers: computed where the workbook has their rows, else as its rank cell states."""

from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal

from briefgen.claims.cases import Case, Unproved, interval, part, quantity, source, year_before
from briefgen.claims.intervals import FOUR_DIGITS, Interval, Standing, above, interval_of, point
from briefgen.claims.measures import Measure, Outcome, compared, decided, together
from briefgen.claims.peers import Peers, count_of_peers, peers_of
from briefgen.claims.regions import Region
from briefgen.claims.statements import numbers_of, says_so, word_in
from briefgen.claims.values import Subject, Verdict
from briefgen.indicators import Dataset, Entry, Indicator, Observation
from briefgen.quantities import Quantity, exact

ZERO, ONE = Decimal(0), Decimal(1)


@dataclass(frozen=True, slots=True)
class Place:
    """A rank: what the rows make of it, and what its cell says; `room` is how far the value is from the next peer."""

    computed: Measure | None
    stated: Measure | None
    room: Decimal | None = None


# --- tests ---------------------------------------------------------------------------------------------


def rank(case: Case) -> Outcome:
    """The place among peers; ties share one (1, 2, 2, 4). The peers that are named must be those of the workbook."""
    _check_peers(case)
    return _judged(_place(case.subject), case.whole_number(1))


def held(case: Case) -> Outcome:
    """The same place now and the period before, or both times the one that was said."""
    _check_peers(case)
    now, then = _place(case.subject), _place_before(case.subject)
    if case.number_or_none is not None:
        return together(_judged(now, case.whole_number()), _judged(then, case.whole_number()))
    outcome = compared(_known(case.subject, now), "=", _known(case.subject, then))
    return _as_stated(outcome) if now.computed is None or then.computed is None else outcome


def front(case: Case) -> Outcome:
    """Among the first k, or the first third of n named peers; a cell that says 前列 states it."""
    _check_peers(case)
    entry = part(case.subject, "rank").entry
    place = _place(case.subject)
    if entry is not None and place.computed is None and says_so(entry, "front", case.numbers):
        return Outcome(Verdict.STATED, (source(part(case.subject, "rank"), entry),))
    known = _known(case.subject, place)
    last = Decimal(case.whole_number()) if case.numbers else _front_of(case)
    return replace(decided(known, Region(Interval(ONE, last))), margin=None)


def rank_change(case: Case) -> Outcome:
    """Rank before − rank now; a negative number says that it fell back."""
    now, then = _known(case.subject, _place(case.subject)), _known(case.subject, _place_before(case.subject))
    risen = case.number_or_none
    limits = Region(above(ZERO)) if risen is None else Region(point(risen.number), risen.number)
    return replace(decided(then.minus(now), limits), margin=None)


def computed_place(dataset: Dataset, indicator: Indicator, observation: Observation) -> Entry | None:
    """The place that the rows of other areas give a value, with the cells that it rests on, its own first.

    Nothing where there are no such rows, the value is no number, or bounds leave more than one place possible.
    """
    try:
        place = _place(Subject(dataset, indicator, observation)).computed
    except Unproved:
        return None
    if place is None or not place.interval.is_point or place.interval.low is None:
        return None
    return Entry(exact(place.interval.low, ""), tuple(cell for each in place.sources for cell in each.origins))


def place_among_peers(dataset: Dataset, indicator: Indicator, observation: Observation) -> tuple[str, ...]:
    """What the rows of other areas make of a value's rank: the place, the room beside it, the cells that it rests on,
    and how many peers there are; or why nothing can be said. It changes when any of these do."""
    value = Subject(dataset, indicator, observation)
    try:
        place = _place(value)
    except Unproved as problem:
        return (problem.code,)
    cells = [str(cell) for each in place.computed.sources for cell in each.origins] if place.computed else []
    return (str(place.computed and place.computed.interval), str(place.room), str(count_of_peers(value)), *cells)


# --- what the rank is ----------------------------------------------------------------------------------


def _place(subject: Subject) -> Place:
    ranked, value = part(subject, "rank"), part(subject, "value")
    stated = _stated(ranked)
    if value.entry is None or isinstance(value.entry.content, str):
        return Place(None, stated)
    peers = peers_of(value)
    return Place(_computed(value, peers), stated, _room(value, peers)) if peers.count else Place(None, stated)


def _place_before(subject: Subject) -> Place:
    """The rank of the period before: its cell in the row, else that of the year before. Raises Unproved."""
    stated = _stated(part(subject, "previous_rank"))
    if stated is not None:
        return Place(None, stated)
    found = year_before(subject)
    if found is None:
        raise Unproved("C311", indicator=subject.indicator.name, period=subject.observation.period.year_before)
    return _place(found)


def _stated(ranked: Subject) -> Measure | None:
    """The rank cell as an interval: 第一 is 1, 前三 is 1 to 3, 前列 says no number."""
    entry = ranked.entry
    if entry is None:
        return None
    if isinstance(entry.content, Quantity):
        place = interval_of(entry.content)
    else:
        word = word_in(entry)
        numbers = numbers_of(word.arguments) if word is not None and word.test == "front" else ()
        place = Interval(ONE, numbers[0] if numbers else None)
    return Measure(place, place, str(place), (source(ranked, entry),), ZERO)


def _known(subject: Subject, place: Place) -> Measure:
    """The rank, computed before stated. Raises Unproved for none and for two that contradict each other."""
    found = place.computed or place.stated
    if found is None:
        raise Unproved("C309", indicator=subject.indicator.name)
    if _contradicts(place):
        reason = _contradiction(place)
        raise Unproved(reason.reason, reason.sources, **dict(reason.details))
    return found


def _judged(place: Place, wanted: int) -> Outcome:
    limits = Region(point(Decimal(wanted)), Decimal(wanted))
    if place.computed is None:
        if place.stated is None:
            raise Unproved("C309")
        outcome = replace(decided(place.stated, limits), margin=None)
        return _as_stated(outcome)
    outcome = replace(decided(place.computed, limits), margin=place.room)
    if _contradicts(place):
        verdict = Verdict.FAILS if outcome.verdict is Verdict.FAILS else Verdict.UNPROVABLE
        return replace(_contradiction(place), verdict=verdict, working=outcome.working)
    if outcome.verdict is Verdict.UNPROVABLE and place.stated is not None:
        return _as_stated(replace(decided(place.stated, limits), margin=None))
    return outcome


def _as_stated(outcome: Outcome) -> Outcome:
    return replace(outcome, verdict=Verdict.STATED) if outcome.verdict is Verdict.HOLDS else outcome


def _contradicts(place: Place) -> bool:
    if place.computed is None or place.stated is None:
        return False
    return place.computed.interval.standing(place.stated.interval) is Standing.OUTSIDE


def _contradiction(place: Place) -> Outcome:
    """Both the rank cell and the value cell, by name."""
    if place.computed is None or place.stated is None:
        raise Unproved("C309")
    cell, value = place.stated.sources[0].origins[0], place.computed.sources[0].origins[0]
    found = (("place", cell), ("stated", place.stated.interval), ("value_cell", value))
    details = (*((name, str(each)) for name, each in found), ("computed", str(place.computed.interval)))
    sources = (*place.computed.sources, *place.stated.sources)
    return Outcome(Verdict.UNPROVABLE, sources, reason="C310", details=details)


# --- peers ---------------------------------------------------------------------------------------------


def _computed(subject: Subject, peers: Peers) -> Measure:
    """One more than are surely better, up to one more than may be. A peer without a number may be."""
    sure, possible = peers.better(interval(subject, peers.unit))
    place = Interval(ONE + sure, ONE + possible + _unlisted(subject, peers.count))
    named = (subject, *(replace(subject, observation=each) for each in peers.nearest(quantity(subject))))
    sources = tuple(source(each, each.entry) for each in named if each.entry is not None)
    return Measure(place, place, str(place), sources, ZERO)


def _unlisted(subject: Subject, listed: int) -> int:
    """How many peers the workbook counts beside this one and those that have rows."""
    count = _peer_count(subject)
    return max(0, int(count) - 1 - listed) if count is not None else 0


def _peer_count(subject: Subject) -> Decimal | None:
    entry = part(subject, "peer_count").entry
    return entry.content.number if entry is not None and isinstance(entry.content, Quantity) else None


def _room(subject: Subject, peers: Peers) -> Decimal | None:
    """The share by which the value may move before it meets the next peer."""
    value = quantity(subject)
    gap = peers.gap(value)
    return FOUR_DIGITS.plus(gap / abs(value.number)) if gap is not None and value.number and value.is_exact else None


def _front_of(case: Case) -> Decimal:
    """⌈n × the house's share⌉ of n named peers. Raises Unproved where n is not known."""
    count = _peer_count(case.subject)
    listed = 0 if count is not None else count_of_peers(part(case.subject, "value"))
    if count is None and not listed:
        raise Unproved("C312", indicator=case.subject.indicator.name)
    number = Decimal(listed + 1) if count is None else count
    return (number * case.rules.front).to_integral_value(ROUND_CEILING)


def _check_peers(case: Case) -> None:
    """Raises Unproved where the peers that are named are not those of the workbook, in its words or translated."""
    wanted = next(iter(case.texts), "")
    label = case.subject.observation.peers
    known = (label.text, label.own) if label else ()
    if wanted and not any(same_peers(wanted, each) for each in known):
        raise Unproved("C318", wanted=wanted, peers=label or "—")


def same_peers(one: str, other: str) -> bool:
    """Whether two names are those of the same peers: the article before a name, and capitals, count for nothing."""
    return one.casefold().removeprefix("the ") == other.casefold().removeprefix("the ")
