"""Give a template the filters and tests that keep every cell; Jinja's others are left out, for some would lose it."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Any, cast

from jinja2 import Undefined
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.tests import TESTS as JINJA_TESTS

from briefgen import formats
from briefgen.document import Derived
from briefgen.errors import Mistake
from briefgen.indicators import Status
from briefgen.narrative.arithmetic import count, share, total
from briefgen.narrative.choosing import ordered, rejected, rejected_by_part
from briefgen.narrative.claimed import claim
from briefgen.narrative.numbers import cardinal, in_words, printed_factor, with_digits
from briefgen.narrative.observed import Observed
from briefgen.narrative.proving import CLAIM_TESTS
from briefgen.narrative.values import Figure, Missing, Value, figure_of, in_unit, shown
from briefgen.quantities import Quantity, rounded

MOST_DIGITS = 12


def default(value: object, otherwise: object = "") -> object:
    """The value, or something else where the workbook leaves it empty."""
    if isinstance(value, Undefined):
        return otherwise
    return value if given(value) else otherwise


def given(value: object) -> bool:
    return value.is_given if isinstance(value, Value) else value is not None and not isinstance(value, Undefined)


def missing(value: object) -> bool:
    return not given(value)


def numeric(value: object) -> bool:
    """Whether a figure is there and is a number, and no words such as 翻番."""
    return isinstance(value, Value) and value.is_given and isinstance(value.compared(), Quantity)


def surveyed(value: object) -> bool:
    """Whether an indicator has a number in any other area."""
    if not isinstance(value, Observed):
        return False
    rows = value.indicator.everywhere if value.indicator.areas else ()
    return any(row.period == value.period_ and row.value is not None for row in rows)


def movement(value: object, several: object = False) -> Figure:
    """增长13.5%, 下降2.1% or 持平, by the sign of the change; of an indicator its change is meant.

    English says with it that a figure is expected, and asks whether `several` things rose: are, not is, expected to.
    Raises Mistake for a change that may be either.
    """
    change = figure_of(value.part("change") if isinstance(value, Observed) else value)
    if isinstance(change.content, Quantity) and not formats.has_direction(change.content):
        raise Mistake("T320", shown=change.meaning().text, cell=change.source.origins[0])
    words = change.reading.language.movement(_status(value), bool(several))
    return replace(change, wording=partial(formats.movement, words=words))


def reached(value: object, several: object = False) -> Figure:
    """达121.9亿元, 突破1700亿元: what the value is, with a verb; English says with it that it is expected."""
    figure = figure_of(value)
    words = figure.reading.language.level_of(_status(value), bool(several))
    return replace(figure, wording=partial(formats.level, words=words))


def _status(value: object) -> Status:
    """The status of an indicator; a figure by itself has none."""
    observation = value.observation if isinstance(value, Observed) else None
    return observation.status if observation else Status.ACTUAL


def over(value: object) -> Figure:
    """超 and the largest round number that the figure is above."""
    figure = figure_of(value)
    return Figure(figure.reading, formats.over(figure.quantity), Derived("over", (figure.source,)))


def nearly(value: object) -> Figure:
    """近 and the smallest round number that the figure is below."""
    figure = figure_of(value)
    return Figure(figure.reading, formats.nearly(figure.quantity), Derived("nearly", (figure.source,)))


def rank(value: object) -> Figure:
    """The place among the peers: 第一; of an indicator its rank is meant."""
    place = figure_of(value.part("rank") if isinstance(value, Observed) else value)
    return replace(place, wording=formats.rank)


def status(value: object) -> object:
    """预计, 初步核算 or nothing."""
    if isinstance(value, Missing):
        raise value.mistake()
    if not isinstance(value, Observed):
        raise Mistake("T305", shown=shown(value))
    observation = value.observation
    if observation is None:
        raise value.missing("status").mistake()
    word = value.reading.language.statuses[observation.status]
    return Figure(value.reading, word, formats.status_source(value.indicator, observation)) if word else ""


def unit(value: object, wanted: object) -> Figure:
    """The same figure in another unit of measure; exact."""
    figure = figure_of(value)
    quantity = in_unit(figure.quantity, str(wanted))
    if quantity.unit == figure.quantity.unit:
        return figure
    return replace(figure, content=quantity, source=Derived(f"unit:{quantity.unit}", (figure.source,)))


def digits(value: object, wanted: object) -> Figure:
    """The figure with so many digits after the point, as it is printed in this language; half goes up."""
    if not isinstance(wanted, int) or isinstance(wanted, bool) or not 0 <= wanted <= MOST_DIGITS:
        raise Mistake("T313", wanted=wanted, most=MOST_DIGITS)
    figure = figure_of(value)
    factor = printed_factor(figure.quantity, figure.reading.language)
    wording = partial(with_digits, figure.wording, wanted)
    if rounded(figure.quantity.number * factor, wanted) == figure.quantity.number * factor:
        return replace(figure, wording=wording)
    return replace(figure, wording=wording, source=Derived(f"digits:{wanted}", (figure.source,)))


def words(value: object) -> Figure:
    """A small whole number in words: 三, three."""
    figure = figure_of(value)
    if not cardinal(figure.quantity, figure.reading.language):
        raise Mistake("T310", shown=figure.meaning().text)
    return replace(figure, wording=in_words)


def added(values: Iterable[Value]) -> Figure:
    """The sum of several figures of one dimension, with all their cells."""
    figures = [figure_of(value) for value in values]
    if not figures:
        raise Mistake("T316")
    result = figures[0]
    for each in figures[1:]:
        result = total(result, each)
    return result


def trimmed(value: object) -> object:
    return value.strip() if isinstance(value, str) else value


OWN: dict[str, Callable[..., Any]] = {
    "claim": claim,
    "count": count,
    "default": default,
    "digits": digits,
    "length": count,
    "movement": movement,
    "nearly": nearly,
    "over": over,
    "reached": reached,
    "rank": rank,
    "reject": rejected,
    "rejectattr": rejected_by_part,
    "share": share,
    "sort": ordered,
    "status": status,
    "sum": added,
    "trim": trimmed,
    "unit": unit,
    "words": words,
}
KEPT = ("batch", "first", "join", "last", "list", "map", "select", "selectattr")
FILTERS: dict[str, Callable[..., Any]] = {name: JINJA_FILTERS[name] for name in KEPT} | OWN

KEPT_TESTS = (
    *("==", "!=", "<", "<=", ">", ">=", "eq", "equalto", "ne", "lt", "lessthan", "le", "gt", "greaterthan", "ge", "in"),
    *("even", "odd", "divisibleby", "defined", "undefined", "none"),
)
OWN_TESTS: dict[str, Callable[..., Any]] = {
    "given": given,
    "missing": missing,
    "numeric": numeric,
    "surveyed": surveyed,
}
TESTS: dict[str, Callable[..., Any]] = {
    **{name: cast("Callable[..., Any]", JINJA_TESTS[name]) for name in KEPT_TESTS},
    **OWN_TESTS,
    **CLAIM_TESTS,
}
